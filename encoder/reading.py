"""A source, read once for both looks that a run takes at it."""

from __future__ import annotations

from encoder.files import Found, stamp
from encoder.model import Document
from encoder.read import read
from encoder.read.decode import read_source

LIMIT = 4_000_000
"""How many characters of documents are kept between the two looks; what goes beyond is read twice, so memory stays flat."""

_kept: dict[str, tuple[str, Document]] = {}
_size = 0


def first_look(found: Found) -> Document:
    """The document of a file, kept for `second_look` in this process while there is room. Raises as `read_source` does."""
    global _size
    document = read(read_source(found.path, name=found.name))
    length = len(document.source.text)
    if _size + length <= LIMIT:
        _kept[str(found.path)] = stamp(found.path), document
        _size += length
    return document


def second_look(found: Found) -> Document:
    """The same document once more, read anew where the file changed since; it is forgotten then. Raises as `read_source` does."""
    global _size
    when, document = _kept.pop(str(found.path), ("", None))
    if document is not None:
        _size -= len(document.source.text)
        if document.source.name == found.name and when == stamp(found.path):
            return document
    return read(read_source(found.path, name=found.name))
