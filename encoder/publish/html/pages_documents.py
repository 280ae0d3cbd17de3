"""The page of each document, the page of its source, and the list of all."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from encoder.publish.html import citations
from encoder.publish.html.dates import NO_DATE, label, sort_key
from encoder.publish.html.entries import LABELS, Entry
from encoder.publish.html.frame import SLOT, STATUS, Frame, Page, document_address, party_names, source_address, type_label
from encoder.publish.html.markup import address, element, text, way
from encoder.publish.html.texts import Text

SHEET = 250
"""Documents on one sheet of the list."""

_TAG = re.compile(r"(<!--.*?-->|<\?.*?\?>|<[^<>]*>)", re.S)


@dataclass(frozen=True)
class Documents:
    """Makes the pages of documents. `sources` are the source texts that were found, `pdfs` the printed forms."""

    frame: Frame
    sources: dict[str, Path] = field(default_factory=dict)
    pdfs: dict[str, Path] = field(default_factory=dict)

    def pages(self) -> Iterator[Page]:
        texts = self.frame.catalogue.texts
        for number, document in enumerate(texts):
            before = texts[number - 1] if number else None
            after = texts[number + 1] if number + 1 < len(texts) else None
            yield self._document(document, before, after)
        yield from self._list()

    def _document(self, document: Text, before: Text | None, after: Text | None) -> Page:
        base = posixpath.basename(document.name)
        facts = element(
            "document",
            *self._turn(document, before, after),
            *self._facts(document),
            *self._downloads(document, base),
            citations.styles(self.frame, document),
            type_label=type_label(document.type),
            date_label=label(document.date),
            place=document.place,
            group=self.frame.settings.part(document.folder) or None,
            status=document.status,
            status_label=STATUS.get(document.status, document.status.capitalize()),
        )
        return self.frame.page(
            "document",
            document_address(document.name),
            facts,
            *self._entries(document),
            *self._targets(document),
            citations.metadata(self.frame, document, printed=document.name in self.pdfs),
            SLOT,
            title=document.title,
            section="documents.html",
            scripts=("notes.js", "highlight.js"),
            description=f"{type_label(document.type)}. {label(document.date)}".strip(" ."),
            tei=self.frame.catalogue.folder / f"{document.name}.xml",
        )

    def _entries(self, document: Text) -> Iterator[str]:
        """What the document's pointers lead to, in the order of the list below the text; `again` where another pointer led
        there already, `familiar` what the margin need not say."""
        entries = [(ref, self.frame.catalogue.entries[key]) for ref, key in document.refs if key in self.frame.catalogue.entries]
        order, seen = list(LABELS), set()
        for ref, entry in sorted(entries, key=lambda pair: (order.index(pair[1].kind), pair[1].sort_key)):
            yield _entry(document, ref, entry, again=entry.key in seen, familiar=self.frame.catalogue.is_familiar(entry))
            seen.add(entry.key)

    def _turn(self, document: Text, before: Text | None, after: Text | None) -> Iterator[str]:
        for name, other in (("previous", before), ("next", after)):
            if other:
                yield element(name, text(other.title), href=_way(document.name, document_address(other.name)))

    def _facts(self, document: Text) -> Iterator[str]:
        for word, parties in (("From", document.senders), ("To", document.addressees)):
            for party in parties:
                entry = self.frame.catalogue.entries.get(party.key)
                yield element("fact", text(party.name), label=word, href=_way(document.name, f"{entry.path}.html") if entry else None)
        if document.date:
            yield element("fact", text(label(document.date)), label="Date")
        if document.folder:
            yield element("fact", text(self.frame.settings.part(document.folder)), label="Volume")
        for word, value in document.facts:
            yield element("fact", text(value), label=word)
        for value, target in document.rights:
            yield element("fact", text(value), label="Rights", href=target if re.match("https?://", target) else None)

    def _downloads(self, document: Text, base: str) -> Iterator[str]:
        beside = "Source text and TEI side by side" if document.name in self.sources else "TEI as it is written"
        yield element("download", beside, href=_way(document.name, source_address(document.name)))
        for suffix, words, there in (
            (".xml", "TEI", True),
            (".txt", "Plain text", True),
            (".pdf", "PDF", document.name in self.pdfs),
            (".bib", "BibTeX", True),
            (".ris", "RIS", True),
        ):
            if there:
                yield element("download", words, href=address(base + suffix), save="yes", name=base + suffix)

    def _targets(self, document: Text) -> Iterator[str]:
        known = self._names
        for target in document.targets:
            path, _, fragment = target.partition("#")
            if path.endswith(".xml") and (name := posixpath.normpath(posixpath.join(document.folder, path))[:-4]) in known:
                yield element("target", of=target, href=_way(document.name, document_address(name)) + (f"#{address(fragment)}" if fragment else ""))
            elif target.startswith("#") and fragment not in known[document.name]:
                yield element("target", of=target, href="#main")

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {document.name: document.ids for document in self.frame.catalogue.texts}

    def source_page(self, document: Text, tei: str, source: str | None) -> Page:
        """The source text, where it is at hand, and the TEI beside it."""
        here = source_address(document.name)
        columns = []
        if source is not None:
            columns.append(
                element(
                    "column",
                    *(element("line", text(line)) for line in source.splitlines()),
                    id="source-text",
                    title="Source text",
                    href=way(here, document_address(document.name, ".txt")),
                )
            )
        columns.append(
            element(
                "column",
                *(element("line", _coloured(line)) for line in tei.splitlines()),
                id="tei",
                title="TEI",
                href=way(here, document_address(document.name, ".xml")),
            )
        )
        return self.frame.page(
            "source",
            here,
            element("of", text(document.title), href=way(here, document_address(document.name))),
            *columns,
            title=f"Source of: {document.title}",
            section="documents.html",
        )

    # The list

    def sheets(self) -> dict[str, str]:
        """Name of a document -> the sheet of the list and the row's id, where it has one."""
        out, seen = {}, set()
        for number, document in enumerate(self.frame.catalogue.texts):
            mark = "d-" + ("undated" if sort_key(document.date) == NO_DATE else sort_key(document.date)[:7])
            first = mark not in seen
            seen.add(mark)
            out[document.name] = f"{_sheet(number // SHEET)}#{mark}" if first else _sheet(number // SHEET)
        return out

    def _list(self) -> Iterator[Page]:
        texts, places = self.frame.catalogue.texts, self.sheets()
        count = (len(texts) + SHEET - 1) // SHEET
        for number in range(count):
            part = texts[number * SHEET : (number + 1) * SHEET]
            sheets = (
                [
                    element("sheet", text(_span(texts[i * SHEET : (i + 1) * SHEET], i)), href=_sheet(i), current="yes" if i == number else None)
                    for i in range(count)
                ]
                if count > 1
                else []
            )
            lead = f"{len(texts):,} document{'s' * (len(texts) != 1)} in order of date"
            yield self.frame.page(
                "documents",
                _sheet(number),
                element("lead", text(lead + (f", sheet {number + 1} of {count}." if count > 1 else "."))),
                *(self._row(document, places[document.name]) for document in part),
                *sheets,
                title="Documents",
                section="documents.html",
                scripts=("documents.js",),
            )

    def _row(self, document: Text, place: str) -> str:
        mark = place.partition("#")[2]
        return element(
            "row",
            id=mark or None,
            href=address(document_address(document.name)),
            title=document.title,
            group=self.frame.settings.part(document.folder) or None,
            date_label=label(document.date),
            type_label=type_label(document.type),
            from_=party_names(self.frame.catalogue, document, "from"),
            to=party_names(self.frame.catalogue, document, "to"),
        )

    def data(self) -> str:
        """All rows for the filters of the list, as a script: it can be loaded from any static host, and from the disk as well."""
        catalogue = self.frame.catalogue
        persons: dict[str, int] = {}
        rows = []
        for document in catalogue.texts:
            named = sorted(
                {
                    catalogue.entries[m.key].name
                    for m in document.mentions
                    if m.key in catalogue.entries and catalogue.entries[m.key].kind == "persons"
                }
            )
            key = sort_key(document.date)
            rows.append(
                [
                    address(document_address(document.name)),
                    document.title,
                    self.frame.settings.part(document.folder),
                    "" if key == NO_DATE else key,
                    label(document.date),
                    type_label(document.type),
                    party_names(catalogue, document, "from"),
                    party_names(catalogue, document, "to"),
                    [persons.setdefault(name, len(persons)) for name in named],
                ]
            )
        return "window.editionDocuments = " + json.dumps({"persons": list(persons), "rows": rows}, ensure_ascii=False, separators=(",", ":")) + ";\n"


def _entry(document: Text, ref: str, entry: Entry, *, again: bool, familiar: bool) -> str:
    return element(
        "entry",
        ref=ref,
        kind=entry.kind,
        kind_label=LABELS[entry.kind],
        name=entry.name,
        who=entry.who,
        href=_way(document.name, f"{entry.path}.html"),
        again="yes" if again else None,
        familiar="yes" if familiar else None,
    )


def _way(name: str, target: str) -> str:
    """The address of `target` (from the top of the site) on the page of the document `name`."""
    return way(document_address(name), target)


def _sheet(number: int) -> str:
    return f"documents-{number + 1}.html" if number else "documents.html"


def _span(part: list[Text], number: int) -> str:
    dated = [sort_key(t.date)[:4] for t in part if sort_key(t.date) != NO_DATE]
    return f"{number + 1}: {dated[0]}–{dated[-1]}" if dated and dated[0] != dated[-1] else f"{number + 1}: {dated[0] if dated else 'undated'}"


def _coloured(line: str) -> str:
    """A line of TEI, its tags marked."""
    return "".join(element("t", text(piece)) if number % 2 else text(piece) for number, piece in enumerate(_TAG.split(line)))
