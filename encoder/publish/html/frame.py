"""What all pages share: the site's description, and a page as the stylesheet takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from encoder.publish.html.catalogue import Catalogue
from encoder.publish.html.dates import NO_DATE, sort_key
from encoder.publish.html.entries import LABELS
from encoder.publish.html.markup import PAGE, element, text
from encoder.publish.html.texts import Text
from encoder.settings import Settings

TYPES = {
    "conversation": "Conversation",
    "editorialNote": "Editorial note",
    "other": "Document",
    "persons": "List of persons",
    "terms": "List of terms",
}
STATUS = {"draft": "Draft, encoded by machine", "corrected": "Corrected by an editor, not yet reviewed", "reviewed": "Reviewed"}
DEFAULT_TITLE = "Diplomatic Documents"
"""The title of an edition that has no `edition.toml`; its years are put behind it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be made: `address` its path from the top of the site, `xml` its description, `tei` the file whose TEI belongs into it at `SLOT`."""

    address: str
    xml: str
    tei: Path | None = None


SLOT = "<!--TEI-->"


@dataclass(frozen=True)
class Frame:
    """Makes pages of one edition."""

    settings: Settings
    catalogue: Catalogue

    @cached_property
    def title(self) -> str:
        if self.settings.title:
            return self.settings.title
        years = sorted({key[:4] for document in self.catalogue.texts if (key := sort_key(document.date)) != NO_DATE})
        return DEFAULT_TITLE + (f", {years[0]}–{years[-1]}" if len(years) > 1 else f", {years[0]}" if years else "")

    @property
    def url(self) -> str:
        return self.settings.url.rstrip("/") + "/" if self.settings.url else ""

    def page(
        self,
        kind: str,
        address: str,
        *content: str,
        title: str = "",
        section: str = "",
        description: str | None = None,
        scripts: tuple[str, ...] = (),
        tei: Path | None = None,
    ) -> Page:
        """A page; `content` is markup in the namespace of pages."""
        s = self.settings
        site = element(
            "site",
            self._parts,
            title=self.title,
            subtitle=s.subtitle,
            series=s.series,
            publisher=s.publisher,
            place=s.place,
            year=s.year,
            url=self.url,
            language="en",
        )
        told = "".join(element("script", src=f"assets/{name}") for name in scripts)
        xml = element(
            "page",
            site,
            told,
            *content,
            xmlns=PAGE,
            kind=kind,
            address=address,
            up=self._top if kind == "missing" else "../" * address.count("/"),
            title=title or self.title,
            section=section,
            description=description,
        )
        return Page(address, xml, tei)

    @property
    def _top(self) -> str:
        """Where the site lies on its server, for the page that the server shows in the place of any other; empty where no setting says it plainly."""
        path = urlsplit(self.url).path
        return path if re.fullmatch(r"(/[\w.~%-]+)*/", path, re.A) else ""

    @cached_property
    def _parts(self) -> str:
        """The parts of the edition: on each page, so made once."""
        kinds = {entry.kind for entry in self.catalogue.entries.values()}
        parts = [("documents.html", "Documents")]
        parts += [(f"{kind}.html", label.split(" and ")[0]) for kind, label in LABELS.items() if kind in kinds]
        parts += [("timeline.html", "Timeline"), ("correspondence.html", "Correspondence"), ("about.html", "About"), ("search.html", "Search")]
        return "".join(element("part", text(label), href=href) for href, label in parts)


def document_address(name: str, suffix: str = ".html") -> str:
    """The path of a document's page, or of another form of it, from the top of the site."""
    return f"documents/{name}{suffix}"


def source_address(name: str) -> str:
    """The path of the page that shows a document's source and TEI: in a folder of its own, which the search leaves out."""
    return f"sources/{name}.html"


def type_label(kind: str) -> str:
    return TYPES.get(kind) or kind.capitalize()


def party_names(catalogue: Catalogue, text_: Text, side: str) -> str:
    """Senders or addressees as one line."""
    parties = text_.senders if side == "from" else text_.addressees
    return ", ".join(dict.fromkeys(party.name for party in parties))
