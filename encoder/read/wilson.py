"""Page text of the Wilson Center Digital Archive: translated documents of many archives, with what the page says of them.

Above the document stand its date, its title and the sponsor's sentence, below it a summary, the source line and the fields of the page.
All of that is kept in the header; the document between is read like any plain text.
"""

from __future__ import annotations

from encoder.model import Block, Document, Line, Source
from encoder.read.plain_text import structure
from encoder.read.wilson_page import read_page, signs

NAME = "wilson"


def looks_like(source: Source, lines: list[Line]) -> bool:
    """Whether the text shows at least two signs of a page of the archive."""
    return len(lines) > 2 and signs(lines) >= 2


def read(source: Source, lines: list[Line]) -> Document:
    """The document of a page; what the page says around it is `held`. Linear in the length of the text."""
    page = read_page(lines)
    text = structure(source, lines[page.first:page.end], page.titles)
    root = Block("div", 0, 0, {"type": text.type}, text.blocks)
    held = tuple(sorted((*page.held, *text.held), key=lambda line: line.start))
    return Document(source, NAME, text.type, (root,), None, text.footnotes, text.spans, held, text.problems)
