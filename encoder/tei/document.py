"""One document as a TEI tree."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from encoder.model import Document, Metadata, Span
from encoder.tei.body import BodyWriter
from encoder.tei.header import Imprint, header
from encoder.tei.names import TEI, XML_LANG, Element, q


@dataclass(frozen=True, slots=True)
class Written:
    """The tree, and of each span the element it became."""

    root: Element
    marks: list[tuple[Span, Element]]


def write(document: Document, spans: list[Span], meta: Metadata, imprint: Imprint, *, depth: int = 0) -> Written:
    """The TEI of a document; `spans` as `encoder.tei.nesting.nested` gives them."""
    root = etree.Element(q("TEI"), nsmap={None: TEI})
    if meta.language:
        root.set(XML_LANG, meta.language)
    root.append(header(document, meta, spans, imprint, depth=depth))
    body = BodyWriter(document, spans, depth)
    root.append(body.write())
    return Written(root, body.marks)
