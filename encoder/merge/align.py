"""Which character of one text is which of the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import Indel

from encoder.merge.scan import Unmergeable

_CLOSE = 240
"""Up to so many letters that differ are compared letter by letter."""
_MOST = 40_000
"""More words than this between two equal ends are not compared."""

_CHANCE = 3
"""Equal words between replaced words that are so many times as long, on both sides, are equal by chance."""

Block = tuple[int, int, int]


@dataclass(slots=True)
class Alignment:
    """`blocks` (at in one, at in the other, length) of equal letters, in order, `words` those of equal words; `size` and `other` are the lengths
    of the two texts. Places are mapped letter by letter; what changed is told in whole words."""

    blocks: list[Block]
    size: int
    other: int
    words: list[Block] | None = None
    _left: list[int] = field(default_factory=list)
    _right: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._left = [a for a, _, _ in self.blocks]
        self._right = [b for _, b, _ in self.blocks]

    @property
    def same(self) -> bool:
        return self.size == self.other and self.blocks == [(0, 0, self.size)] * bool(self.size)

    @property
    def head(self) -> int:
        """How many letters are the same at the beginning."""
        return self.blocks[0][2] if self.blocks and self.blocks[0][:2] == (0, 0) else 0

    def over(self, position: int) -> int | None:
        """The other text's position of a character, None where it has none."""
        at = bisect_right(self._left, position) - 1
        if at < 0:
            return None
        a, b, length = self.blocks[at]
        return b + position - a if position < a + length else None

    def kept(self, first: int, last: int) -> tuple[int, int]:
        """A range of the one text, narrowed to those of its characters that the other has too; none left: behind the last before it."""
        at = bisect_right(self._left, first) - 1
        if at >= 0 and first < last <= self.blocks[at][0] + self.blocks[at][2]:      # mostly
            return first, last
        start = first if at >= 0 and first < self.blocks[at][0] + self.blocks[at][2] else self._left[at + 1] if at + 1 < len(self._left) else last
        if start < last:
            a, _, length = self.blocks[bisect_left(self._left, last) - 1]
            return start, min(last, a + length)
        at = bisect_left(self._left, first) - 1
        end = min(first, self.blocks[at][0] + self.blocks[at][2]) if at >= 0 else 0
        return end, end

    def back(self, first: int, last: int) -> tuple[int, int, bool]:
        """A range of the other text in terms of the one: first and last, and whether any of its characters is there at all."""
        at = bisect_right(self._right, first) - 1
        if at >= 0 and first < last <= self.blocks[at][1] + self.blocks[at][2]:      # mostly
            shift = self.blocks[at][0] - self.blocks[at][1]
            return first + shift, last + shift, True
        start = self.size
        if at >= 0 and first < self.blocks[at][1] + self.blocks[at][2]:
            start = self.blocks[at][0] + first - self.blocks[at][1]
        elif at + 1 < len(self.blocks):
            start = self.blocks[at + 1][0]
        at = bisect_right(self._right, last - 1) - 1
        end = 0
        if at >= 0:
            a, b, length = self.blocks[at]
            end = a + min(last - b, length)
        if first == last or start >= end:      # no width here: it stands behind the last character that both have
            return end, end, False
        return start, end, True

    def changes(self) -> list[tuple[int, int, int, int]]:
        """What is between the equal words: (from, to) in the one, (from, to) in the other."""
        out, i, j = [], 0, 0
        for a, b, length in [*(self.blocks if self.words is None else self.words), (self.size, self.other, 0)]:
            if a > i or b > j:
                out.append((i, a, j, b))
            i, j = a + length, b + length
        return out


def align(one: list[str], other: list[str], bounds: Container[int] = (), bounds2: Container[int] = ()) -> Alignment:
    """Aligns two texts, given as their words (positions count letters). `bounds` and `bounds2` are the positions in each where blocks of text begin
    or end: an insertion or deletion that could as well stand a few letters on is put where it begins and ends at such places. Raises `Unmergeable`
    for texts too long and too different."""
    text, text2 = "".join(one), "".join(other)
    if text == text2:
        return Alignment([(0, 0, len(text))] if text else [], len(text), len(text2))
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    start, end = len("".join(one[:head])), len("".join(one[len(one) - tail:]))
    middle = _blocks(one[head:len(one) - tail], other[head:len(other) - tail])
    blocks = [(0, 0, start), *((a + start, b + start, n) for a, b, n in middle), (len(text) - end, len(text2) - end, end)]
    words = _slid(_worthy(_joined(blocks), len(text), len(text2)), text, text2, bounds, bounds2)
    return Alignment(_joined(_refined(words, text, text2)), len(text), len(text2), words)


def _common(one: list[str], other: list[str]) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _blocks(words: list[str], words2: list[str]) -> list[Block]:
    if len(words) > _MOST or len(words2) > _MOST:
        raise Unmergeable("the texts are too long and too different to be compared")
    out: list[Block] = []
    at = at2 = 0
    for tag, i, k, j, m in Indel.opcodes(words, words2):
        size, size2 = len("".join(words[int(i):int(k)])), len("".join(words2[int(j):int(m)]))
        if tag == "equal":
            out.append((at, at2, size))
        at, at2 = at + size, at2 + size2
    return out


def _worthy(blocks: list[Block], size: int, size2: int) -> list[Block]:
    """Without equal words between words that were replaced and are far more: two sentences that happen to share a word are two sentences, and a
    change of one into the other is one change, to be taken or refused as a whole."""
    out = blocks
    while True:
        gaps = [min(b[0] - a[0] - a[2], b[1] - a[1] - a[2]) for a, b in pairwise([(0, 0, 0), *out, (size, size2, 0)])]
        kept = [b for b, before, after in zip(out, gaps, gaps[1:], strict=False) if _CHANCE * b[2] > min(before, after)]
        if len(kept) == len(out):
            return out
        out = kept


def _refined(blocks: list[Block], one: str, other: str) -> list[Block]:
    """Between equal words, words that are alike: a name spelled otherwise keeps what both spellings share."""
    out: list[Block] = []
    i = j = 0
    for a, b, length in [*blocks, (len(one), len(other), 0)]:
        if i < a <= i + _CLOSE and j < b <= j + _CLOSE:
            out += [(i + x, j + y, n) for x, y, n in _letters(one[i:a], other[j:b])]
        if length:
            out.append((a, b, length))
        i, j = a + length, b + length
    return out


def _letters(one: str, other: str) -> list[Block]:
    """Letter by letter; words that share less than half of the longer are different words."""
    found = [(c.src_start, c.dest_start, c.src_end - c.src_start) for c in Indel.opcodes(one, other) if c.tag == "equal"]
    return found if 2 * sum(n for _, _, n in found) >= max(len(one), len(other)) else []


def _joined(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    for a, b, n in blocks:
        if not n:
            continue
        if out and out[-1][0] + out[-1][2] == a and out[-1][1] + out[-1][2] == b:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + n)
        else:
            out.append((a, b, n))
    return out


def _slid(blocks: list[Block], one: str, other: str, bounds: Container[int], bounds2: Container[int]) -> list[Block]:
    """Moves each pure insertion or deletion to where it begins and ends at bounds, if it can stand there as well."""
    out = list(blocks)
    if not out or out[0][:2] != (0, 0):
        out.insert(0, (0, 0, 0))
    if out[-1][0] + out[-1][2] != len(one) or out[-1][1] + out[-1][2] != len(other):
        out.append((len(one), len(other), 0))
    for k in range(len(out) - 1):
        (a, b, n), (c, d, m) = out[k], out[k + 1]
        i, j = a + n, b + n
        if (c > i) == (d > j):
            continue
        text, start, size, at = (other, j, d - j, bounds2) if c == i else (one, i, c - i, bounds)
        best = _best_shift(text, start, size, n, m, at)
        out[k], out[k + 1] = (a, b, n + best), (c + best, d + best, m - best)
    return [x for x in out if x[2]]


def _best_shift(text: str, start: int, size: int, left: int, right: int, bounds: Container[int]) -> int:
    def worth(shift: int) -> int:
        return (start + shift in bounds) + (start + size + shift in bounds)
    best = 0
    for step, most in ((-1, min(left, 400)), (1, min(right, 400))):
        shift = 0
        while abs(shift) < most:
            here = start + shift
            if (step < 0 and text[here - 1] != text[here + size - 1]) or (step > 0 and text[here] != text[here + size]):
                break
            shift += step
            if worth(shift) > worth(best):
                best = shift
    return best
