"""Blocks and spans -> TEI `text`. One function a kind of thing; no text is looked at, only cut out."""

from __future__ import annotations

from bisect import bisect_left

from lxml import etree

from encoder.model import BRACKETED, CONSUMING, CONTAINERS, Block, Document, Footnote, Span
from encoder.tei.names import TEI, XML_ID, Element, pointer, q


class BodyWriter:
    """Writes one document. `depth` is how many folders the file lies below the top of the edition; `spans` are nested and in
    the order in which their elements open (`encoder.tei.nesting`). After `write`, `marks` has each span with the element it became."""

    def __init__(self, document: Document, spans: list[Span], depth: int = 0) -> None:
        self.document, self.text, self.up = document, document.source.text, "../" * depth
        self.spans = spans
        self.starts = [s.start for s in spans]
        self.notes = {note.n: note for note in document.footnotes}
        self.marks: list[tuple[Span, Element]] = []

    def write(self) -> Element:
        """The `text` element."""
        text = etree.Element(q("text"), nsmap={None: TEI})
        body = etree.SubElement(text, q("body"))
        for block in self.document.blocks:
            self._block(body, block)
        for note in self.document.footnotes:
            if note.call is None and len(body):
                self._note(body[-1], note)
        return text

    def _block(self, parent: Element, block: Block) -> None:
        element = etree.SubElement(parent, q(block.kind), dict(block.attributes))
        if block.kind == "pb":
            return
        if block.kind not in CONTAINERS and block.end > block.start:
            self._text(element, block.start, block.end)
        for child in block.children:
            self._block(element, child)

    def _text(self, element: Element, start: int, end: int) -> None:
        self._fill(element, start, end, bisect_left(self.starts, start))

    def _fill(self, element: Element, start: int, end: int, index: int) -> int:
        """Puts the source text from start to end into the element, with the spans from `index` on that lie in it; returns the index behind them."""
        spans, cursor, last = self.spans, start, None
        while index < len(spans) and spans[index].start < end:
            span = spans[index]
            index += 1
            if span.start < cursor or span.end > end:
                continue
            _append(element, last, self.text[cursor:span.start])
            last, index = self._span(element, span, index)
            cursor = span.end
        _append(element, last, self.text[cursor:end])
        return index

    def _span(self, parent: Element, span: Span, index: int) -> tuple[Element, int]:
        if span.kind == "call":
            return self._note(parent, self.notes[span.attributes["n"]]), index
        attributes = self._attributes(span)
        words = attributes.pop("desc", None)
        element = etree.SubElement(parent, q(span.kind), attributes)
        if words is not None:
            etree.SubElement(element, q("desc")).text = words
        self.marks.append((span, element))
        if span.kind not in CONSUMING:
            edge = 1 if span.kind in BRACKETED else 0
            index = self._fill(element, span.start + edge, span.end - edge, index)
        return element, index

    def _attributes(self, span: Span) -> dict[str, str]:
        out = dict(span.attributes)
        if "ref" in out:
            out["ref"] = pointer(out["ref"], self.up)
        if span.certainty:
            out |= {"cert": span.certainty, "resp": "#encoder"}
        return out

    def _note(self, parent: Element, note: Footnote) -> Element:
        element = etree.SubElement(parent, q("note"), {XML_ID: note.identifier, "n": note.n, "place": "foot", "type": note.type})
        if note.call is None:
            element.set("anchored", "false")
        if len(note.blocks) == 1 and not note.blocks[0].children:
            self._text(element, note.blocks[0].start, note.blocks[0].end)
        else:
            for block in note.blocks:
                self._block(element, block)
        return element


def _append(element: Element, last: Element | None, text: str) -> None:
    if not text:
        return
    if last is None:
        element.text = text
    else:
        last.tail = text
