"""Title page, about, method, licence, search, and the page for a missing address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from encoder.publish.html import correspondence, timeline
from encoder.publish.html.dates import NO_DATE, sort_key, spoken
from encoder.publish.html.entries import LABELS, ONE
from encoder.publish.html.frame import STATUS, Frame, Page, document_address
from encoder.publish.html.markup import address, element, text

DEFAULT_ABOUT = (
    "This edition gives the documents word for word as their sources have them, with the persons, places, bodies, terms and dates in them marked."
)


TIMELINE = "The documents by date and kind. Each bar leads to its documents in the list."
CORRESPONDENCE = (
    "Senders on the left, addressees on the right; the breadth of a band is the number of documents. "
    "Pairs of less frequent correspondents are in the table."
)


@dataclass(frozen=True)
class Front:
    """Makes these pages for one edition; `places` leads from a document to its row in the list."""

    frame: Frame
    places: dict[str, str]

    def pages(self) -> Iterator[Page]:
        yield self._title()
        yield self._about()
        yield self._method()
        yield self._licence()
        yield self.frame.page("search", "search.html", title="Search", section="search.html", scripts=("search.js",))
        yield self.frame.page("missing", "404.html", title="No such page")
        yield self._timeline()
        yield self._correspondence()

    def extent(self) -> str:
        """How much there is, in a sentence."""
        texts, entries = self.frame.catalogue.texts, self.frame.catalogue.entries.values()
        dated = [sort_key(t.date) for t in texts if sort_key(t.date) != NO_DATE]
        span = (
            f" from {spoken(dated[0][:4])} to {spoken(dated[-1][:4])}"
            if dated and dated[0][:4] != dated[-1][:4]
            else f" of {dated[0][:4]}"
            if dated
            else ""
        )
        named = [f"{n:,} {ONE[kind] if n == 1 else kind}" for kind in LABELS if (n := sum(e.kind == kind for e in entries))]
        return f"{len(texts):,} document{'s' * (len(texts) != 1)}{span}" + (f"; {', '.join(named)}" if named else "") + "."

    def _title(self) -> Page:
        first = self.frame.catalogue.texts[0]
        picture = timeline.picture(self.frame.catalogue, self.places, small=True)
        return self.frame.page(
            "title",
            "index.html",
            *(element("editor", text(name)) for name in self.frame.settings.editors),
            element("lead", text(self.extent())),
            element("begin", href=address(document_address(first.name))),
            *([element("picture", picture, label="Documents by date")] if picture else ()),
            description=self.frame.settings.subtitle or self.extent(),
        )

    def _prose(self, address_: str, title: str, *parts: str) -> Page:
        return self.frame.page("prose", address_, *parts, title=title, section="about.html")

    def _about(self) -> Page:
        s = self.frame.settings
        states = Counter(t.status for t in self.frame.catalogue.texts)
        told = "; ".join(f"{STATUS.get(status, status).lower()}: {number}" for status, number in sorted(states.items()))
        about = list(s.about) or [DEFAULT_ABOUT]
        return self._prose(
            "about.html",
            "About this edition",
            _part("about", None, *about),
            _part("extent", "Extent and state", self.extent(), f"State of the texts: {told}."),
            _part(
                "use",
                "How to use it",
                "Each document has a lasting address, and so has each paragraph (#p3), note (#fn2) and page of the original (#pg_515).",
                "Names in the texts lead to pages with every mention; below each text stand the TEI, "
                "the plain text and records for reference managers.",
            ),
            _links(
                "further",
                "Further",
                ("method.html", "Editorial method and signs"),
                ("licence.html", "Licence and rights"),
                ("timeline.html", "Timeline"),
                ("correspondence.html", "Who writes to whom"),
            ),
        )

    def _method(self) -> Page:
        counted = Counter(p for t in self.frame.catalogue.texts for p in t.method)
        encoding = [p for p, _ in counted.most_common(12)]
        parts = [_part("method", None, *self.frame.settings.method)] if self.frame.settings.method else []
        if encoding:
            parts.append(_part("encoding", "The encoding", *encoding))
        return self._prose("method.html", "Editorial method", *parts, element("part", id="signs", title="Signs used in the texts"))

    def _licence(self) -> Page:
        s = self.frame.settings
        rights = Counter(right for t in self.frame.catalogue.texts for right in t.rights)
        parts = []
        if s.licence:
            parts.append(element("part", element("p", text(s.licence), href=s.licence_url or None), id="edition", title="This edition"))
        said = [
            element("p", text(f"{words} ({n} document{'s' * (n != 1)})"), href=target if target.startswith(("http://", "https://")) else None)
            for (words, target), n in sorted(rights.items(), key=lambda x: (-x[1], x[0]))[:30]
        ]
        parts.append(
            element(
                "part", *(said or [element("p", "The files of this edition make no statement of rights.")]), id="documents", title="The documents"
            )
        )
        parts.append(
            element(
                "part",
                element("p", "Typeface: Source Serif 4, under the SIL Open Font License 1.1.", href="assets/fonts/OFL.txt"),
                id="type",
                title="Type",
            )
        )
        return self._prose("licence.html", "Licence and rights", *parts)

    def _timeline(self) -> Page:
        picture = timeline.picture(self.frame.catalogue, self.places)
        lead = TIMELINE if picture else "No document of this edition has a date."
        return self.frame.page(
            "picture",
            "timeline.html",
            element("lead", lead),
            *([element("picture", picture, label="Documents by date and kind")] if picture else ()),
            timeline.numbers(self.frame.catalogue, self.places),
            title="Timeline",
            section="timeline.html",
        )

    def _correspondence(self) -> Page:
        picture = correspondence.picture(self.frame.catalogue)
        lead = CORRESPONDENCE if picture else "No document names both its sender and its addressee."
        return self.frame.page(
            "picture",
            "correspondence.html",
            element("lead", lead),
            *([element("picture", picture, label="Who writes to whom")] if picture else ()),
            correspondence.numbers(self.frame.catalogue),
            title="Who writes to whom",
            section="correspondence.html",
        )


def _part(id_: str, title: str | None, *paragraphs: str) -> str:
    return element("part", *(element("p", text(p)) for p in paragraphs), id=id_, title=title)


def _links(id_: str, title: str, *links: tuple[str, str]) -> str:
    return element("part", *(element("p", text(words), href=href) for href, words in links), id=id_, title=title)
