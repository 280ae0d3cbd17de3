"""Any letter, memorandum, telegram, note or minutes in plain text: structure from its own signs, and never a refusal.

One line a paragraph, or paragraphs wrapped at a margin; what shows no sign is a paragraph.
"""

from __future__ import annotations

from encoder.model import Block, Document, Line, Source
from encoder.read.plain_text import structure

NAME = "plain"


def looks_like(source: Source, lines: list[Line]) -> bool:
    """Whether there is any line: this reader comes last and reads what no other knows."""
    return bool(lines)


def read(source: Source, lines: list[Line]) -> Document:
    """The document of a plain text. Linear in its length; raises nothing."""
    text = structure(source, lines)
    root = Block("div", 0, 0, {"type": text.type}, text.blocks)
    return Document(source, NAME, text.type, (root,), None, text.footnotes, text.spans, text.held, text.problems)
