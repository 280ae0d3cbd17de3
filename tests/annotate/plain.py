"""A document of plain lines, each a block, for tests of annotators."""

from __future__ import annotations

import re
from collections.abc import Sequence

from encoder.model import Block, Document, Footnote, Source, Span


def document(text: str, name: str = "d20", *, notes: Sequence[str] = ("2", "3")) -> Document:
    """Every line a `p`; page marks are marked; the footnotes `notes` exist, without text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("p", at, at + len(line)))
        at += len(line) + 1
    marks = tuple(Span(m.start(), m.end(), "pb") for m in re.finditer(r"\[Page \d+\]", text))
    return Document(Source("x.txt", text, name), "plain", "other", tuple(blocks), n="20",
                    footnotes=tuple(Footnote(n, ()) for n in notes), spans=marks)
