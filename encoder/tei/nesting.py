"""Spans of many annotators -> spans that nest, as elements must."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from encoder.model import BRACKETED, CONSUMING, Document, Span

_NEVER_INSIDE: dict[str, frozenset[str]] = {
    "persName": frozenset({"persName", "placeName"}),
    "date": frozenset({"date"}),
    "placeName": frozenset({"placeName", "persName", "date"}),
    "orgName": frozenset({"persName", "date", "placeName"}),
    "term": frozenset({"term", "persName"}),      # `FY 1964` is a date that holds a term
    "ref": frozenset({"ref", "persName"}),
}


def nested(document: Document, layers: Iterable[Sequence[Span]]) -> list[Span]:
    """The spans of all layers (the first wins where two cross), in the order in which elements open.

    A span that begins or ends inside a mark that cannot be cut (a gap, brackets of supplied words) is widened over it; one that
    would run over the end of its block is dropped.
    """
    kept: list[Span] = []
    leaves = sorted((leaf.start, leaf.end) for leaf in document.leaves)
    starts = [start for start, _ in leaves]
    solid = sorted((s.start, s.end) for layer in layers for s in layer if s.kind in CONSUMING or s.kind in BRACKETED)
    for layer in layers:
        whole = [_widened(span, solid) for span in layer] if solid else layer
        fresh = [s for s in whole if _in_one_leaf(s, leaves, starts)]
        if fresh:
            kept = _merged(kept, sorted(fresh, key=lambda s: (s.start, -s.end)))
    return kept


def _widened(span: Span, solid: list[tuple[int, int]]) -> Span:
    if span.kind in CONSUMING or span.kind in BRACKETED:
        return span
    start, end = span.start, span.end
    at = max(0, bisect_left(solid, (start, start)) - 1)
    for number in range(at, len(solid)):
        a, b = solid[number]
        if a >= end:
            break
        if a < start < b and end > b:
            start = a
        elif start < a < end < b:
            end = b
    if (start, end) == (span.start, span.end):
        return span
    return Span(start, end, span.kind, span.attributes, span.certainty, span.rule, span.evidence, span.candidates)


def _in_one_leaf(span: Span, leaves: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, span.start) - 1
    return at >= 0 and span.start < span.end <= leaves[at][1]


def _merged(kept: list[Span], fresh: list[Span]) -> list[Span]:
    """Both lists, each in the order in which elements open, in one; without what of `fresh` crosses or repeats something of `kept` or of itself."""
    out: list[Span] = []
    around: list[Span] = []      # the spans of `out` that are open
    at, count = 0, len(kept)
    for span in fresh:
        start, end = span.start, span.end
        while at < count and ((known := kept[at]).start < start or (known.start == start and known.end >= end)):
            _open(around, known)
            out.append(known)
            at += 1
        while around and around[-1].end <= start:
            around.pop()
        if (not around or _fits(span, around)) and not _crosses(span, kept, at):
            out.append(span)
            around.append(span)
    return out + kept[at:]


def _open(around: list[Span], span: Span) -> None:
    while around and around[-1].end <= span.start:
        around.pop()
    around.append(span)


def _fits(span: Span, around: list[Span]) -> bool:
    """Whether a span may stand within the open ones."""
    inmost = around[-1]
    if inmost.end < span.end or inmost.kind in CONSUMING:
        return False
    forbidden = _NEVER_INSIDE.get(span.kind, ())
    return not any(s.kind == span.kind or s.kind in forbidden for s in around)


def _crosses(span: Span, kept: list[Span], at: int) -> bool:
    """Whether a kept span begins inside this one and ends outside, or may not stand inside it. Those before `at` open before it."""
    while at and kept[at - 1].start == span.start:
        at -= 1
    for number in range(at, len(kept)):     # a slice would copy the rest of the text for each span
        other = kept[number]
        if other.start >= span.end:
            return False
        if other.start == span.start and other.end >= span.end and other.kind not in CONSUMING:      # it holds this one
            continue
        if other.end > span.end:
            return True
        if other.kind == span.kind or span.kind in _NEVER_INSIDE.get(other.kind, ()):
            return True
    return False
