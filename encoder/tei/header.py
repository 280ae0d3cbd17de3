"""Metadata -> `teiHeader` (TEI Guidelines, chapter 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from encoder.model import UNWRITABLE, Correspondent, Document, Metadata, Span
from encoder.tei.names import XML_ID, Element, pointer, q, with_characters

_NAMES = ("persName", "orgName")

ENCODER = "encoder"
"""xml:id under which the machine answers for what it marked (`@resp="#encoder"`)."""

METHOD = (
    "The text is that of the source, character for character. Line breaks, indentation and bullets of the source are given up; square "
        "brackets that the "
    "source's editors put around gaps, page numbers and supplied words have become gap, pb and supplied.",
    "Names, dates, terms and cross-references were marked by machine. A mark of which the machine is not sure has cert and resp=\"#encoder\"; marks "
    "without them it holds for certain until an editor decides otherwise.",
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the edition's settings say; empty strings where they are silent. `changes` are (date, text) of the runs that altered the file."""

    edition: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    version: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    status: str = "draft"


def header(document: Document, meta: Metadata, spans: Sequence[Span], imprint: Imprint, *, depth: int = 0) -> Element:
    """The `teiHeader` of one document; `depth` is how many folders its file lies below the top of the edition."""
    return HeaderWriter(document, meta, spans, imprint, depth).write()


class HeaderWriter:
    """Writes one header, part by part in the order of the Guidelines."""

    def __init__(self, document: Document, meta: Metadata, spans: Sequence[Span], imprint: Imprint, depth: int) -> None:
        self.document, self.meta, self.imprint, self.up = document, meta, imprint, "../" * depth
        self.names = [s for s in spans if s.kind in _NAMES]

    def write(self) -> Element:
        root = etree.Element(q("teiHeader"))
        file = _add(root, "fileDesc")
        self._titles(_add(file, "titleStmt"))
        self._publication(_add(file, "publicationStmt"))
        self._page_lines(file)
        self._source(_add(file, "sourceDesc"))
        self._encoding(_add(root, "encodingDesc"))
        self._profile(_add(root, "profileDesc"))
        self._revision(_add(root, "revisionDesc", status=self.imprint.status))
        return root

    def _titles(self, parent: Element) -> None:
        _add(parent, "title", self.meta.title)
        if self.meta.sender:
            self._named(_add(parent, "author"), self.meta.sender)
        for name in self.imprint.editors:
            _add(parent, "editor", name)
        for name in self.meta.funders:
            _add(parent, "funder", name)
        for name in self.meta.translators:
            statement = _add(parent, "respStmt")
            _add(statement, "resp", "translation")
            _add(statement, "persName", name)
        statement = _add(parent, "respStmt")
        statement.set(XML_ID, ENCODER)
        _add(statement, "resp", "automatic markup")
        _add(statement, "name", "encode", type="software")

    def _publication(self, parent: Element) -> None:
        if self.imprint.publisher:
            _add(parent, "publisher", self.imprint.publisher)
        else:
            _add(parent, "authority", self.imprint.edition or "Unpublished encoding")
        if not (self.meta.rights or self.imprint.licence):
            availability = _add(parent, "availability", status="unknown")
            _add(availability, "p", "The source makes no statement of rights.")
            return
        availability = _add(parent, "availability")
        if self.imprint.licence:
            licence = _add(availability, "licence", self.imprint.licence)
            if self.imprint.licence_url:
                licence.set("target", self.imprint.licence_url)
        for words in self.meta.rights:
            _add(availability, "p", words)

    def _page_lines(self, parent: Element) -> None:
        if not self.document.held:
            return
        notes = _add(parent, "notesStmt")
        text = self.document.source.text
        for held in self.document.held:
            note = _add(notes, "note", type="page-line", subtype=held.role, n=str(held.line))
            with_characters(note, text[held.start:held.end])

    def _source(self, parent: Element) -> None:
        kept = self.meta.manuscript
        if kept:
            identifier = _add(_add(parent, "msDesc"), "msIdentifier")
            for name, value in (("repository", kept.repository), ("collection", kept.collection)):
                if value:
                    _add(identifier, name, value)
            if kept.idno:
                _add(identifier, "idno", kept.idno, type="shelfmark")
            for kind, value in (("box", kept.box), ("pages", kept.pages)):
                if value:
                    _add(_add(identifier, "altIdentifier", type=kind), "idno", value)
        if self.meta.source_statement:
            _add(parent, "bibl", self.meta.source_statement, type="source-statement")
        source = self.document.source
        file = _add(parent, "bibl", type="source-file")
        _add(file, "idno", source.name, type="path")
        _add(file, "idno", source.sha256, type="sha256")

    def _encoding(self, parent: Element) -> None:
        editorial = _add(parent, "editorialDecl")
        for words in METHOD:
            _add(editorial, "p", words)
        application = _add(_add(parent, "appInfo"), "application", ident="encode", version=self.imprint.version)
        _add(application, "label", "encode")

    def _profile(self, parent: Element) -> None:
        meta = self.meta
        creation = _add(parent, "creation")
        if meta.date or meta.date_text:
            self._date(creation)
        if meta.abstract:
            abstract = _add(parent, "abstract")
            for words in meta.abstract:
                _add(abstract, "p", words)
        languages = _add(parent, "langUsage")
        _add(languages, "language", ident=meta.language)
        terms = _add(_add(parent, "textClass"), "keywords")
        _add(terms, "term", self.document.type)
        if meta.sender or meta.addressee:
            self._correspondence(_add(parent, "correspDesc"))

    def _correspondence(self, parent: Element) -> None:
        if self.meta.sender:
            sent = _add(parent, "correspAction", type="sent")
            self._named(sent, self.meta.sender)
            if self.meta.place:
                start, end = self.meta.place
                _add(sent, "placeName", self._words(start, end))
            if self.meta.date:
                self._date(sent)
        if self.meta.addressee:
            self._named(_add(parent, "correspAction", type="received"), self.meta.addressee)

    def _date(self, parent: Element) -> None:
        date = _add(parent, "date", self.meta.date_text, **dict(self.meta.date))
        if self.meta.date_certainty:
            date.set("cert", self.meta.date_certainty)
            date.set("resp", f"#{ENCODER}")

    def _named(self, parent: Element, side: Correspondent) -> None:
        """The person or body that the words of the source name; the words themselves where no name is marked in them."""
        found = [s for s in self.names if side.start <= s.start and s.end <= side.end]
        chosen = [s for s in found if s.kind == "persName"] or found[:1]
        for span in chosen:
            element = _add(parent, span.kind, self._words(span.start, span.end))
            if ref := span.attributes.get("ref"):
                element.set("ref", pointer(ref, self.up))
        if not chosen:
            _add(parent, "name", self._words(side.start, side.end), type="role")

    def _words(self, start: int, end: int) -> str:
        """The words as annotators see them; of a line that the header holds, as they stand."""
        return " ".join((self.document.view[start:end].strip() or self.document.source.text[start:end]).split())

    def _revision(self, parent: Element) -> None:
        for when, words in self.imprint.changes:
            change = _add(parent, "change", words, who=f"#{ENCODER}")
            if when:
                change.set("when", when)


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    element = etree.SubElement(parent, q(name), attributes)
    if text:
        element.text = UNWRITABLE.sub("", text)
    return element
