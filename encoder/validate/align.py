"""Where two texts differ: what one has and the other has not, as few and as whole places as can be.

Lines that occur once in both texts and in the same order are fixed points (so a paragraph that was moved is one difference, not a
hundred); between them the longest common subsequence of characters decides.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

_FARTHEST = 200      # characters that a stretch is slid
_LONGEST = 200_000_000      # product of two lengths that is still compared character by character (25 MB of bits)


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """`source[i1:i2]` stands where `text[j1:j2]` stands; one of them may be empty."""

    i1: int
    i2: int
    j1: int
    j2: int


Starts = dict[int, int]


def align(source: str, text: str, source_starts: Starts, text_starts: Starts) -> list[Difference]:
    """The differences of two strings in order. `*_starts`: where their lines (2) and words (1) begin, ascending, from 0."""
    start = _common_prefix(source, text)
    end = _common_suffix(source, text, min(len(source), len(text)) - start)
    start, end = _whole_lines(start, end, len(source), len(text), source_starts, text_starts)
    here = _once(text, text_starts, start, len(text) - end)
    there = _once(source, source_starts, start, len(source) - end)
    pairs = sorted((i, here[line], len(line)) for line, i in there.items() if line in here and len(line) > 15)
    fixed = _rising(pairs)
    moved = [pair for pair in pairs if pair not in set(fixed)]
    changed: list[Difference] = []
    elsewhere: list[Difference] = []
    i, j = start, start
    for i1, j1, length in [*fixed, (len(source) - end, len(text) - end, end)]:
        whole = _moved(moved, i, i1, j, j1)
        elsewhere += whole
        if not whole:
            changed += _between(source, text, i, i1, j, j1)
        i, j = i1 + length, j1 + length
    return sorted([*elsewhere, *_joined([_whole_words(d, source, text, source_starts, text_starts) for d in changed])])


def _whole_lines(start: int, end: int, i: int, j: int, source_starts: Starts, text_starts: Starts) -> tuple[int, int]:
    """What two texts of the lengths `i` and `j` share at their beginning and end, less what belongs to a line that they do not share whole."""
    begin = max((k for k, weight in source_starts.items() if weight == 2 and k <= start and text_starts.get(k) == 2), default=0)
    tail = min((k for k, weight in source_starts.items() if weight == 2 and k >= i - end and text_starts.get(k - i + j) == 2), default=i)
    return begin, i - tail


def _moved(moved: list[tuple[int, int, int]], i1: int, i2: int, j1: int, j2: int) -> list[Difference]:
    """Two stretches as lines lost and lines added, where both have nothing in them but lines that stand elsewhere in the other text."""
    lost = [(i, i + length) for i, _, length in moved if i1 <= i < i2]
    added = sorted((j, j + length) for _, j, length in moved if j1 <= j < j2)
    if (not lost and not added) or sum(b - a for a, b in lost) != i2 - i1 or sum(b - a for a, b in added) != j2 - j1:
        return []
    return [*(Difference(a, b, j1, j1) for a, b in lost), *(Difference(i2, i2, a, b) for a, b in added)]


def _common_prefix(a: str, b: str) -> int:
    if a == b:
        return len(a)
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(a: str, b: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if a[len(a) - middle:len(a) - low] == b[len(b) - middle:len(b) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _once(text: str, starts: Starts, start: int, end: int) -> dict[str, int]:
    cuts = [offset for offset, weight in starts.items() if weight == 2]
    at: dict[str, int] = {}
    twice: set[str] = set()
    for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if a >= start and b <= end and b > a:
            line = text[a:b]
            if line in at:
                twice.add(line)
            at[line] = a
    return {line: a for line, a in at.items() if line not in twice}


def _rising(pairs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of pairs (place in the source, in the text, length), in order of the first, those that rise in the second and are longest together."""
    ends: list[int] = []        # places in the text where a chain may end, rising, each with a heavier chain than the one before
    chains: list[tuple[int, int]] = []      # of each end: weight, index of its pair
    before: list[int] = []
    for index, (_, j, length) in enumerate(pairs):
        at = bisect_left(ends, j)
        weight = (chains[at - 1][0] if at else 0) + length
        before.append(chains[at - 1][1] if at else -1)
        last = at
        while last < len(ends) and chains[last][0] <= weight:
            last += 1
        ends[at:last], chains[at:last] = [j], [(weight, index)]
    out, at = [], chains[-1][1] if chains else -1
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]


def _between(source: str, text: str, i1: int, i2: int, j1: int, j2: int) -> list[Difference]:
    a, b = source[i1:i2], text[j1:j2]
    if a == b:
        return []
    start = _common_prefix(a, b)
    end = _common_suffix(a, b, min(len(a), len(b)) - start)
    a, b = a[start:len(a) - end], b[start:len(b) - end]
    i1, j1 = i1 + start, j1 + start
    if not a or not b or len(a) * len(b) > _LONGEST:
        return [Difference(i1, i1 + len(a), j1, j1 + len(b))]
    return [Difference(i1 + op.src_start, i1 + op.src_end, j1 + op.dest_start, j1 + op.dest_end)
            for op in LCSseq.opcodes(a, b) if op.tag != "equal"]


def _whole_words(d: Difference, source: str, text: str, source_starts: Starts, text_starts: Starts) -> Difference:
    """A lost or added stretch slid to the line or words that it may as well be (`a[b a]b` is `[a b]a b`)."""
    if (d.i1 != d.i2) == (d.j1 != d.j2):
        return d
    string, lo, hi, starts = (source, d.i1, d.i2, source_starts) if d.j1 == d.j2 else (text, d.j1, d.j2, text_starts)
    left = right = 0
    while left < min(lo, _FARTHEST) and string[lo - left - 1] == string[hi - left - 1]:
        left += 1
    while hi + right < len(string) and right < _FARTHEST and string[lo + right] == string[hi + right]:
        right += 1
    by = max(range(-left, right + 1), key=lambda k: (starts.get(lo + k, 0) + (starts.get(hi + k, 0) or 2 * (hi + k == len(string))), -abs(k)))
    return Difference(d.i1 + by, d.i2 + by, d.j1 + by, d.j2 + by)


def _joined(differences: list[Difference]) -> list[Difference]:
    """Differences with hardly anything between them are one."""
    out: list[Difference] = []
    for d in sorted(differences):
        if out:
            last = out[-1]
            size = min(max(last.i2 - last.i1, last.j2 - last.j1), max(d.i2 - d.i1, d.j2 - d.j1))
            if d.i1 - last.i2 < max(4, size // 2) and d.j1 - last.j2 < max(4, size // 2):
                out[-1] = Difference(last.i1, d.i2, last.j1, d.j2)
                continue
        out.append(d)
    return out
