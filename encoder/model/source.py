"""A source text as it was read, and the places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

UNWRITABLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that XML cannot hold, or that it advises against; each is a `g` with its code in `@n` where the text is the source's."""


@dataclass(frozen=True)
class Source:
    """The text of one file.

    `path` is what messages call the file; `text` its characters, with LF line ends and no BOM; `sha256` the
    hexadecimal digest of the bytes on disk; `name` its path below the folder it was found in, with `/` and without
    suffix (`frus1948v01p2/d225`). All offsets elsewhere in the model are indices into `text`.
    """

    path: str
    text: str
    name: str = ""
    sha256: str = ""
    encoding: str = "utf-8"

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, offset: int) -> int:
        """The line, counted from 1, in which `offset` lies."""
        return bisect_right(self._line_starts, offset)

    def column(self, offset: int) -> int:
        """The column, counted from 1 in characters."""
        return offset - self._line_starts[self.line(offset) - 1] + 1

    def around(self, start: int, end: int, width: int = 40) -> str:
        """The words around a place, on one line, for reports."""
        left, right = max(0, start - width), min(len(self.text), end + width)
        return " ".join(self.text[left:right].split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source that is not blank: `start` and `end` bound its text without the white space around it.

    `indent` counts the columns before the text, `blank` the blank lines right above, `number` counts from 1.
    """

    number: int
    start: int
    end: int
    indent: int
    blank: int
    text: str = field(repr=True)


def lines_of(source: Source) -> list[Line]:
    """The lines of a source that hold something, in order."""
    out: list[Line] = []
    offset = blank = 0
    for number, raw in enumerate(source.text.split("\n"), 1):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            out.append(Line(number, start, start + len(stripped), indent, blank, stripped))
            blank = 0
        else:
            blank += 1
        offset += len(raw) + 1
    return out
