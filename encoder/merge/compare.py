"""Two encodings of one text: which mark is which, what was added, removed, altered. Everything is said in positions of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from encoder.merge.align import Alignment, align
from encoder.merge.scan import HEADER, Mark, Scan, Stream

Spot = tuple[int, int]
Spots = dict[int, Spot]
"""first and last of marks, by their order"""


@dataclass(slots=True, eq=False)
class Altered:
    """A mark that both files have, but not alike: `attributes` (name -> before, after; None: not there), `moved`, `renamed`. `first` and
    `last` bound both its old and its new place; a note may have gone to another text: `to` is its new place (stream, position)."""

    one: Mark
    other: Mark
    first: int
    last: int
    attributes: dict[str, tuple[str | None, str | None]]
    moved: bool
    renamed: bool
    to: tuple[str, int] | None = None


@dataclass(slots=True, eq=False)
class Difference:
    """What `other` has otherwise than `one`; `spots` of added marks are in positions of `one`; `texts` are (from, to) in one, (from, to) in
    other, by stream; `gone` and `fresh` are notes' streams that only one side has."""

    one: Scan
    other: Scan
    alignments: dict[str, Alignment] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """stream of `one` -> that of `other`"""
    paired: dict[int, Mark] = field(default_factory=dict)
    """order in `one` -> mark of `other`"""
    back: dict[int, Mark] = field(default_factory=dict)
    """order in `other` -> mark of `one`"""
    removed: list[Mark] = field(default_factory=list)
    added: list[tuple[Mark, str, int, int, bool]] = field(default_factory=list)
    """mark, stream of `one`, first, last, whether its text is in `one`"""
    altered: list[Altered] = field(default_factory=list)
    texts: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        return not (self.removed or self.added or self.altered or self.texts or self.gone or self.fresh)


def compare(one: Scan, other: Scan) -> Difference:
    """Compares two scans, headers aside. Raises `Unmergeable` where the texts cannot be aligned."""
    out = Difference(one, other)
    _pair_streams(out)
    for name, theirs in out.names.items():
        mine, yours = one.streams[name], other.streams[theirs]
        if mine.chars == yours.chars:
            alignment = align([mine.chars], [yours.chars])
        else:
            alignment = align(mine.words(one.text), yours.words(other.text), _Bounds(mine), _Bounds(yours))
        out.alignments[name] = alignment
        if not alignment.same and (changes := alignment.changes()):
            out.texts[name] = changes
        _pair_marks(out, name, mine, yours, alignment)
    _pair_notes(out)
    out.altered.sort(key=lambda a: a.one.order)
    return out


def _pair_notes(out: Difference) -> None:
    """Notes are known by what they hold, wherever they stand."""
    notes = {m.holds: m for m in out.other.marks if m.holds is not None}
    streams = {theirs: mine for mine, theirs in out.names.items()}
    for mark in out.one.marks:
        if mark.holds is None:
            continue
        mate = notes.get(out.names.get(mark.holds, ""))
        if mate is None:
            out.removed.append(mark)
            continue
        out.paired[mark.order], out.back[mate.order] = mate, mark
        here, there = out.alignments.get(mark.stream), streams.get(mate.stream)
        spot = (mark.stream, here.kept(mark.first, mark.last)[0] if here else mark.first)
        to = (there, out.alignments[there].back(mate.first, mate.first)[0]) if there is not None else (mate.stream, mate.first)
        bounds = (mark.first, mark.last) if spot[0] != to[0] else (min(mark.first, to[1]), max(mark.first, to[1]))
        _note_change(out, mark, mate, spot != to, bounds, to)
    for mark in notes.values():
        if mark.order not in out.back:
            there = streams.get(mark.stream)
            if there is not None:
                at = out.alignments[there].back(mark.first, mark.first)[0]
                out.added.append((mark, there, at, at, False))


class _Bounds:
    """Positions where blocks begin or end, looked up when they are asked for."""

    def __init__(self, stream: Stream) -> None:
        self.stream, self.found = stream, None

    def __contains__(self, position: object) -> bool:
        if self.found is None:
            self.found = {p for m in self.stream.marks if m.block for p in (m.first, m.last)}      # type: ignore[assignment]
        return position in self.found      # type: ignore[operator]


def _pair_streams(out: Difference) -> None:
    mine = [name for name in out.one.streams if name != HEADER]
    yours = [name for name in out.other.streams if name != HEADER]
    known = set(mine)
    out.names = {name: name for name in yours if name in known}
    rest = [name for name in mine if name not in out.names]
    free = [name for name in yours if name not in out.names]
    if rest and free:
        by_text: dict[str, list[str]] = defaultdict(list)
        for name in free:
            by_text[out.other.streams[name].chars].append(name)
        for name in list(rest):
            if same := by_text.get(out.one.streams[name].chars):
                out.names[name] = same.pop(0)
                rest.remove(name)
                free.remove(out.names[name])
    out.gone, out.fresh = rest, free


def _pair_marks(out: Difference, stream: str, mine: Stream, yours: Stream, alignment: Alignment) -> None:
    marks, marks2 = [m for m in mine.marks if m.holds is None], [m for m in yours.marks if m.holds is None]
    first = _pair_head(out, marks, marks2, alignment)
    marks, marks2 = marks[first:], marks2[first:]
    same = alignment.same
    spots = {m.order: (m.first, m.last) if same else alignment.kept(m.first, m.last) for m in marks}
    theirs = {m.order: (m.first, m.last) if same else alignment.back(m.first, m.last)[:2] for m in marks2}
    left, rest = _pair_alike(out, marks, marks2, spots, theirs)
    left, rest = _pair_known(out, left, rest, spots, theirs)
    _pair_rest(out, left, rest, spots, theirs)
    for mark in marks:
        if mate := out.paired.get(mark.order):
            spot, their = spots[mark.order], theirs[mate.order]
            if spot != their or mark.raw != mate.raw or mark.name != mate.name:
                _note_change(out, mark, mate, spot != their, (min(mark.first, their[0]), max(mark.last, their[1])))
        else:
            out.removed.append(mark)
    for mark in rest:
        if mark.order not in out.back:
            first, last, there = (mark.first, mark.last, mark.width > 0) if same else alignment.back(mark.first, mark.last)
            out.added.append((mark, stream, first, last, there))


def _pair_head(out: Difference, marks: list[Mark], marks2: list[Mark], alignment: Alignment) -> int:
    """Pairs the marks that both begin with, as far as they are alike; their number. Most texts are alike for long."""
    count, head = 0, alignment.head
    for one, other in zip(marks, marks2, strict=False):
        if one.name != other.name or one.raw != other.raw:
            break
        if one.last < head and other.last < head:
            if one.first != other.first or one.last != other.last:
                break
        elif alignment.kept(one.first, one.last) != alignment.back(other.first, other.last)[:2]:
            break
        _pair(out, one, other)
        count += 1
    return count


def _pair_alike(out: Difference, marks: list[Mark], marks2: list[Mark], spots: Spots, theirs: Spots) -> tuple[list[Mark], list[Mark]]:
    """Pairs what is written alike in one place; what is left of both."""
    waiting: dict[object, list[Mark]] = {}
    for mark in marks:
        waiting.setdefault((mark.name, mark.raw, spots[mark.order]), []).append(mark)
    rest = []
    for mark in marks2:
        if found := waiting.get((mark.name, mark.raw, theirs[mark.order])):
            _pair(out, found.pop(0), mark)
        else:
            rest.append(mark)
    return [m for m in marks if m.order not in out.paired], rest


def _pair_known(out: Difference, left: list[Mark], rest: list[Mark], spots: Spots, theirs: Spots) -> tuple[list[Mark], list[Mark]]:
    """Pairs by what a mark may be known by; what is left of both."""
    waiting: dict[object, list[Mark]] = defaultdict(list)
    for mark in left:
        for key in _keys(mark, spots[mark.order]):
            waiting[key].append(mark)
    for mark in rest:
        for key in _keys(mark, theirs[mark.order]):
            if found := next((m for m in waiting.get(key, ()) if m.order not in out.paired), None):
                _pair(out, found, mark)
                break
    return [m for m in left if m.order not in out.paired], [m for m in rest if m.order not in out.back]


def _pair(out: Difference, one: Mark, other: Mark) -> None:
    out.paired[one.order], out.back[other.order] = other, one


def _keys(mark: Mark, spot: Spot) -> Iterable[object]:
    """What a mark may be known by, the surest first."""
    if '"' in mark.raw or "'" in mark.raw:
        if identifier := mark.attributes.get("xml:id"):
            yield (mark.name, identifier)
        if mark.anchor and (number := mark.attributes.get("n")):
            yield (mark.name, "n", number)
    yield (mark.name, *spot)


def _pair_rest(out: Difference, left: list[Mark], rest: list[Mark], spots: Spots, theirs: Spots) -> None:
    """Marks of one name that overlap are one mark, moved; marks of one place and two names are one mark, renamed."""
    free = {m.order: m for m in left}
    for mark in rest:
        if not free:
            return
        first, last = theirs[mark.order]
        best, most = None, 0
        for other in free.values():
            if other.name == mark.name:
                a, b = spots[other.order]
                if min(b, last) - max(a, first) > most:
                    best, most = other, min(b, last) - max(a, first)
        if best is None and last > first:
            best = next((o for o in free.values() if spots[o.order] == (first, last) and o.block == mark.block and o.width), None)
        if best is not None:
            _pair(out, best, mark)
            del free[best.order]


def _note_change(out: Difference, one: Mark, other: Mark, moved: bool, bounds: Spot, to: tuple[str, int] | None = None) -> None:
    attributes: dict[str, tuple[str | None, str | None]] = {}
    if one.raw != other.raw and one.raw.strip() != other.raw.strip():
        a, b = one.attributes, other.attributes
        attributes = {key: (a.get(key), b.get(key)) for key in {**a, **b} if a.get(key) != b.get(key)}
    renamed = one.name != other.name
    if moved or renamed or attributes:
        out.altered.append(Altered(one, other, *bounds, attributes, moved, renamed, to))
