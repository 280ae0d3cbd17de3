"""Tokens -> expressions: a recursive-descent parser for the grammar of dates in documents (docs/dates.md has it as a whole).

At each token every rule is tried, and the longest expression wins; what begins none is passed over.
"""

from __future__ import annotations

from dataclasses import replace

from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.lists import Listed, day_first, month_first
from encoder.annotate.dates.moments import absolute, with_year_of
from encoder.annotate.dates.periods import period
from encoder.annotate.dates.pointers import relative
from encoder.annotate.dates.tokens import Token, tokenise
from encoder.annotate.dates.walk import Walk


def expressions(text: str, start: int = 0) -> tuple[Expression, ...]:
    """All expressions in the run of date words that begins at `start`, in order."""
    walk = Walk(tokenise(text, start))
    out: list[Expression] = []
    at = 0
    while at < walk.length:
        found, end = _longest(walk, at)
        out += found
        at = max(end, at + 1)
    return tuple(_shared(walk.tokens, out) if len(out) > 1 else out)


def _longest(walk: Walk, at: int) -> Listed:
    best: Listed = ([], at)
    for rule in (month_first, day_first):
        listed = rule(walk, at)
        if listed and listed[1] > best[1]:
            best = listed
    for single in (absolute, period, relative):
        found = single(walk, at)
        if found and found[1] > best[1]:
            best = [found[0]], found[1]
    return best


def _shared(tokens: list[Token], found: list[Expression]) -> list[Expression]:
    """Months and days joined by `and` or commas take the year said last (`August and September 1952`)."""
    ends = {token.end: index for index, token in enumerate(tokens)}
    starts = {token.start: index for index, token in enumerate(tokens)}
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        if left.first.year is None and left.first.month and right.first.year is not None and right.first.month and not (left.relative or right.relative):
            between = [token.kind for token in tokens[ends[left.end] + 1:starts[right.start]]]
            if "and" in between and set(between) <= {"and", "comma"}:
                first = with_year_of(left.first, right.first)
                found[index] = replace(left, first=first, last=left.last and replace(left.last, year=first.year, short=first.short))
    return found
