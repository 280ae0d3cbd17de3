"""Spans of many annotators -> spans that nest, as elements must."""

from __future__ import annotations

from bisect import bisect_left
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
        fresh = [s for s in (_widened(span, solid) for span in layer) if _in_one_leaf(s, leaves, starts)]
        kept = _merged(kept, sorted(fresh, key=lambda s: (s.start, -s.end)))
    return kept


def _widened(span: Span, solid: list[tuple[int, int]]) -> Span:
    if span.kind in CONSUMING or span.kind in BRACKETED or not solid:
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
    at = bisect_left(starts, span.start + 1) - 1
    return at >= 0 and leaves[at][0] <= span.start < span.end <= leaves[at][1]


def _merged(kept: list[Span], fresh: list[Span]) -> list[Span]:
    """Both lists in one, without what of `fresh` crosses or repeats something of `kept` or of itself."""
    if not fresh:
        return kept
    out: list[Span] = []
    stack: list[Span] = []
    merged = sorted([(s.start, -s.end, 0, s) for s in kept] + [(s.start, -s.end, 1, s) for s in fresh], key=lambda x: x[:3])
    pending = sorted(kept, key=lambda s: s.start)
    for _, _, new, span in merged:
        while stack and stack[-1].end <= span.start:
            stack.pop()
        if new:
            if any(span.kind == s.kind and (s.start, s.end) == (span.start, span.end) for s in stack):
                continue
            if (stack and (stack[-1].end < span.end or stack[-1].kind in CONSUMING)) or _crosses(span, pending):
                continue
            forbidden = _NEVER_INSIDE.get(span.kind, frozenset())
            if any(s.kind in forbidden or s.kind == span.kind for s in stack):
                continue
        out.append(span)
        stack.append(span)
    return out


def _crosses(span: Span, kept: list[Span]) -> bool:
    """Whether a kept span begins inside this one and ends outside, or may not stand inside it."""
    at = bisect_left(kept, span.start, key=lambda s: s.start)
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
