"""Lines -> units: what stands together as one paragraph, title or entry.

A text is either wrapped at a margin, or has one line a paragraph. A line of a wrapped text goes on in the next one where the next
word would not have fitted any more: what a typist or a text editor does, turned round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from encoder.model import Line
from encoder.read.plain_words import ADDRESSED

_SHORTEST, _WIDEST = 30, 200
_ENTRY = re.compile(r"(?:[*•·▪–—-]\s|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s|\[\w{1,4}\]\s|[A-ZÀ-ÞА-Я][\w .’'-]{1,30}:\s)")
_BULLET = re.compile(r"[*•][ \t]+(?=[^\s*•])")
_ENDS = (".", "!", "?", ":", ";", ".”", ".\"", ".)", "。")
_FIRST_WORD = re.compile(r"\S{1,120}")
_COLUMN = re.compile(r"(?<=[^\s:.])[ ]{3,}(?=\S)")
_REAL_WORD = re.compile(r"[^\W\d_]{2}|\d.*[^\W\d]|[^\W\d_]\. ?\d|[/№#–-]\d")
_ADDRESSED = re.compile(ADDRESSED)


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more lines that belong together. `text` has them on one line; `blank`, `indent` as of its first line."""

    lines: tuple[Line, ...]
    text: str

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def blank(self) -> int:
        return self.lines[0].blank

    @property
    def indent(self) -> int:
        return self.lines[0].indent

    @property
    def bullet(self) -> int:
        """The length of the bullet of an indented entry with the blank behind it; 0 where it has none."""
        return bullet(self.lines[0])


def bullet(line: Line) -> int:
    """The length of the bullet of an indented line with the blank behind it; 0 where it has none. Such bullets are structure, no text."""
    match = _BULLET.match(line.text) if line.indent else None
    return match.end() if match else 0


def units_of(lines: Sequence[Line]) -> list[Unit]:
    """The lines as units, in order. Linear in their number."""
    margin = wrap_margin(lines)
    if margin is None:
        return [Unit((line,), line.text) for line in lines]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, margin):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Unit(tuple(group), " ".join(line.text for line in group) if len(group) > 1 else group[0].text) for group in groups]


def columns(unit: Unit) -> list[Unit]:
    """A line above a text that is set in two or three columns, as a unit for each; any other unit as it is.

    The gap behind a label (`TO:      The Secretary`), between spaced letters and between figures is none of columns.
    """
    line = unit.lines[0]
    if len(unit.lines) > 1 or unit.bullet or len(line.text) > _WIDEST:
        return [unit]
    cuts = [(gap.start(), gap.end()) for gap in _COLUMN.finditer(line.text)]
    bounds = list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(line.text)], strict=True))
    pieces = [line.text[start:end] for start, end in bounds]
    if not 2 <= len(pieces) <= 3 or not all(_REAL_WORD.search(piece) and any(len(word) > 1 for word in piece.split()) for piece in pieces):
        return [unit]
    out = []
    for (start, end), piece in zip(bounds, pieces, strict=True):
        cut = Line(line.number, line.start + start, line.start + end, line.indent + start, 0 if start else line.blank, piece)
        out.append(Unit((cut,), piece))
    return out


def wrap_margin(lines: Sequence[Line]) -> int | None:
    """The column at which the text was wrapped; None where it has one line a paragraph.

    It is wrapped where most lines that another follows directly end near the same column, and many of those go on in lower case.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank and len(a.text) >= _SHORTEST]
    if not pairs:
        return None
    ends = sorted(a.indent + len(a.text) for a, _ in pairs)
    margin = ends[min(len(ends) - 1, len(ends) * 9 // 10)]
    if margin > _WIDEST:
        return None
    near = [(a, b) for a, b in pairs if a.indent + len(a.text) >= 0.75 * margin]
    softly = sum(b.text[0].islower() for _, b in near)
    shouted = len(near) > 1 and not any(b.text[:20].upper() != b.text[:20] for _, b in near)
    return margin if len(near) * 2 >= len(pairs) and (softly * 5 >= len(near) or shouted) else None


def _goes_on(group: list[Line], line: Line, margin: int) -> bool:
    above = group[-1]
    if line.blank or bullet(line) or "\t" in line.text or "\t" in above.text:
        return False
    first = len(group) == 1
    if first and above.blank and len(above.text) < 80 and _ADDRESSED.match(line.text):
        return False
    if abs(line.indent - above.indent) > 1 and not first:
        return False
    hanging = line.indent > above.indent + 1
    if hanging and not _ENTRY.match(above.text):
        return False
    done = above.text.endswith(_ENDS)
    if done and _ENTRY.match(line.text) and not hanging:
        return False
    end = above.indent + len(above.text)
    word = _FIRST_WORD.match(line.text)
    if end + 1 + (word.end() if word else 0) > margin:
        return True
    return not done and line.text[0].islower() and end >= 0.6 * margin
