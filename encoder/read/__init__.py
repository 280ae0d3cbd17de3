"""Page text -> Document. One reader a source format; the first of the table that knows the text reads it."""

from __future__ import annotations

from types import ModuleType

from encoder.model import Document, Source, lines_of
from encoder.read import frus, lists, plain, wilson

READERS: tuple[ModuleType, ...] = (lists, frus, wilson, plain)
"""In the order in which they are asked; the last takes any text."""


def read(source: Source) -> Document:
    """The document that a source shows. Linear in its length."""
    lines = lines_of(source)
    for reader in READERS:
        if reader.looks_like(source, lines):
            document: Document = reader.read(source, lines)
            return document
    document = READERS[-1].read(source, lines)
    return document
