"""Finds the places where TEI and source differ, and sets aside what an editor's means explain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from encoder.validate.align import Difference, align
from encoder.validate.fidelity import SourceLines, gaps
from encoder.validate.rebuild import BREAK, TEI, Mark, Rebuilt

_INK = re.compile(r"\S")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER = r"(?:[*†‡§¶#]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[\[(]\d{1,4}[\])]|\d{1,4}[.)])?"
"""How a list of notes may number an entry, besides the common form that is taken off before; a letter or a bare figure is text."""


class Reading:
    """A text, its characters without white space (`ink`), and the way back: `at[k]` is the place of `ink[k]` in `text`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = [m.start() for m in _INK.finditer(text)]
        self.ink = "".join(text.split())

    def index(self, offset: int) -> int:
        """The number of ink characters before `offset`."""
        return bisect_left(self.at, offset)

    def starts(self) -> dict[int, int]:
        """Where lines (2) and words (1) begin, as indices into `ink`, in order."""
        return {0: 2} | {at: 2 if BREAK in white else 1 for at, white in gaps(self.text).items()}

    def words(self, start: int, end: int) -> str:
        """The ink from `start` to `end` with the white space between, filled up to whole words on its line."""
        if start >= end:
            return ""
        a, b = self.at[start], self.at[end - 1] + 1
        while a > 0 and not self.text[a - 1].isspace():
            a -= 1
        while b < len(self.text) and not self.text[b].isspace():
            b += 1
        return self.text[a:b]

    def joints(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether the letter before `start`, and that after `end`, belongs to the same word."""
        def within(k: int) -> bool:
            return 0 < k < len(self.at) and self.at[k] == self.at[k - 1] + 1 and self.ink[k - 1].isalnum() and self.ink[k].isalnum()
        return within(start), within(end)

    def joined(self, start: int, end: int) -> bool:
        """Whether a stretch begins or ends inside a word."""
        return any(self.joints(start, end))

    def touches(self, k: int) -> bool:
        """Whether no white space stands between the ink `k - 1` and `k`."""
        return 0 < k < len(self.at) and self.at[k] == self.at[k - 1] + 1

    def exact(self, start: int, end: int) -> str:
        return self.text[self.at[start]:self.at[end - 1] + 1] if start < end else ""

    def before(self, start: int, width: int = 30) -> str:
        """The words before a place, on its line."""
        a = self.at[start] if start < len(self.at) else len(self.text)
        line = self.text[max(0, self.text.rfind(BREAK, 0, a) + 1, a - width):a].strip()
        return line if len(line) < width - 1 else line[line.find(" ") + 1:]


@dataclass(frozen=True, slots=True)
class Place:
    """A mark of the rebuilt text, as indices into its ink."""

    kind: str
    start: int
    end: int


class Comparison:
    """A source and what the TEI rebuilds of it, side by side."""

    def __init__(self, source: SourceLines, rebuilt: Rebuilt, path: str, places: Any) -> None:
        if any(m.kind == "number" for m in rebuilt.marks):
            source = source.unnumbered()
        self.lines, self.rebuilt, self.path, self.places = source, rebuilt, path, places
        self.pieces = [piece[0] for piece in rebuilt.pieces]
        for mark in rebuilt.marks:
            if mark.kind == "number":
                self.pieces[mark.start] = ""
        self.source = Reading(source.text)
        self.text = Reading("".join(self.pieces))
        self.piece_starts, at = [], 0
        for piece in self.pieces:
            self.piece_starts.append(at)
            at += len(piece)
        self.piece_starts.append(at)
        self.marks = sorted((self._place(m) for m in rebuilt.marks if m.kind != "number"), key=lambda p: (p.start, -p.end))
        self.notes = rebuilt.notes
        self.entries = {self._place(m).start for m in rebuilt.marks if m.kind == "number"}
        self.source_line_starts, at = [], 0
        for line in source.texts:
            self.source_line_starts.append(at)
            at += len(line) + 1

    def _place(self, mark: Mark) -> Place:
        return Place(mark.kind, self.text.index(self.piece_starts[mark.start]), self.text.index(self.piece_starts[mark.end]))

    # where

    def source_line(self, i: int) -> int:
        if not self.lines.numbers:
            return 0
        offset = self.source.at[min(i, len(self.source.at) - 1)]
        return self.lines.numbers[bisect_right(self.source_line_starts, offset) - 1]

    def xml_place(self, j: int) -> tuple[int, int]:
        """Line and column of the TEI file where `text.ink[j]` stands."""
        if not self.text.at:
            return 0, 0
        offset = self.text.at[min(max(j, 0), len(self.text.at) - 1)]
        piece = bisect_right(self.piece_starts, offset) - 1
        _, owner, tail = self.rebuilt.pieces[piece]
        skip = len("".join(self.pieces[piece][:offset - self.piece_starts[piece]].split()))
        if self.places is not None and owner.tag == TEI + "pb" and not tail:
            return self.places.of(owner)  # type: ignore[no-any-return]
        if self.places is not None:
            where: tuple[int, int] = self.places.text_at(owner, tail, skip)
            return where
        return owner.sourceline or 0, 0

    def whole_words(self, d: Difference) -> Difference:
        """A difference made wider, by letters that both texts share, until it ends with whole words; not over the number of a note."""
        calls = [(m.start, m.end) for m in self.marks if m.kind in ("call", "free")]
        edges = {edge for call in calls for edge in call}
        i1, i2, j1, j2 = d.i1, d.i2, d.j1, d.j2
        while (i1 and j1 and j1 not in edges and self.source.touches(i1) and self.text.touches(j1)
               and self.source.ink[i1 - 1] == self.text.ink[j1 - 1]):
            i1, j1 = i1 - 1, j1 - 1
        while (i2 < len(self.source.ink) and j2 < len(self.text.ink) and j2 not in edges and self.source.touches(i2) and self.text.touches(j2)
               and self.source.ink[i2] == self.text.ink[j2]):
            i2, j2 = i2 + 1, j2 + 1
        return Difference(i1, i2, j1, j2)

    def owner(self, j: int) -> Any:
        offset = self.text.at[min(j, len(self.text.at) - 1)]
        piece = bisect_right(self.piece_starts, offset) - 1
        _, owner, tail = self.rebuilt.pieces[piece]
        return owner.getparent() if tail else owner

    # what

    def differences(self) -> tuple[list[Difference], list[Difference]]:
        """The differences to tell of, and the stretches that a mark, a bullet or the number of an entry explains."""
        found = align(self.source.ink, self.text.ink, self.source.starts(), self.text.starts())
        explained = [d for d in found if self._structural(d)]
        left = [d for d in found if d not in explained]
        for mark in sorted(self.marks, key=lambda m: m.start - m.end):
            touching = [d for d in left if d.j1 <= mark.end and d.j2 >= mark.start]
            if touching and mark.end > mark.start:
                region = self._around(mark, touching)
                if self._explained(region):
                    left = [d for d in left if d not in touching]
                    explained.append(region)
        return self._together([self._whole_pieces(d) for d in left]), explained

    def _structural(self, d: Difference) -> bool:
        there = self.source.ink[d.i1:d.i2]
        if d.j1 != d.j2 or self.source.at[d.i1] not in self.source_line_starts:
            return False
        return there in ("*", "•") or (d.j1 in self.entries and re.fullmatch(_NUMBER, there) is not None)

    def _together(self, found: list[Difference]) -> list[Difference]:
        """Differences within one word, and brackets that open and close, are one."""
        out: list[Difference] = []
        for d in found:
            last = out[-1] if out else None
            if last and (self._one_word(last, d) or self._brackets(last, d)):
                out[-1] = Difference(last.i1, d.i2, last.j1, d.j2)
            else:
                out.append(d)
        return out

    def _one_word(self, a: Difference, b: Difference) -> bool:
        return b.i1 - a.i2 < 40 and not re.search(r"\s", self.source.exact(max(0, a.i2 - 1), min(len(self.source.ink), b.i1 + 1)))

    def _brackets(self, a: Difference, b: Difference) -> bool:
        return (self.source.ink[a.i1:a.i2], self.source.ink[b.i1:b.i2]) == ("[", "]") and a.j1 == a.j2 and b.j1 == b.j2

    def _whole_pieces(self, d: Difference) -> Difference:
        """A difference inside `[Page 515]` is one of the whole."""
        if d.j1 == d.j2 or self.owner(d.j1).tag != TEI + "pb":
            return d
        piece = bisect_right(self.piece_starts, self.text.at[d.j1]) - 1
        start, end = self.text.index(self.piece_starts[piece]), self.text.index(self.piece_starts[piece + 1])
        return Difference(d.i1 - (d.j1 - start), d.i2 + end - d.j2, start, end) if d.j2 <= end else d

    def _around(self, mark: Place, touching: list[Difference]) -> Difference:
        """The stretch that holds a mark and the differences that touch it."""
        first, last = touching[0], touching[-1]
        return Difference(first.i1 - max(0, first.j1 - mark.start), last.i2 + max(0, mark.end - last.j2),
                          min(first.j1, mark.start), max(last.j2, mark.end))

    def _explained(self, d: Difference) -> bool:
        """Whether the source shows the same in another way, or an editor added without touching it."""
        inside = [m for m in self.marks if m.start < m.end and d.j1 <= m.start and m.end <= d.j2]
        return re.fullmatch(self._pattern(d.j1, d.j2, inside), self.source.ink[d.i1:d.i2]) is not None

    def _pattern(self, start: int, end: int, marks: list[Place]) -> str:
        out, at = [], start
        while marks:
            mark, rest = marks[0], marks[1:]
            inside = [m for m in rest if m.end <= mark.end]
            marks = [m for m in rest if m.start >= mark.end]
            out += [re.escape(self.text.ink[at:mark.start]), self._marked(mark, inside)]
            at = mark.end
        return "".join([*out, re.escape(self.text.ink[at:end])])

    def _marked(self, mark: Place, inside: list[Place]) -> str:
        ink = self.text.ink[mark.start:mark.end]
        match mark.kind:
            case "call":
                return rf"(?:[\[(]?{re.escape(ink)}[\])]?|{ink.translate(_RAISED)})"
            case "supplied":
                return rf"(?:\[?{self._pattern(mark.start + 1, mark.end - 1, inside)}\]?)?"
            case _:
                return f"(?:{self._pattern(mark.start, mark.end, inside)})?"
