"""Tokens -> expressions: a recursive-descent parser for the grammar of dates in documents (docs/dates.md has it as a whole).

At each token every rule is tried, and the longest expression wins; what begins none is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from encoder.annotate.dates.expression import Expression, Found
from encoder.annotate.dates.lists import Listed, day_first, month_first
from encoder.annotate.dates.moments import lone_day, part_of_day, single_token, timed, under_year, weekday_and_number
from encoder.annotate.dates.periods import century, fiscal_year, season, sliced, week_of
from encoder.annotate.dates.pointers import (
    before_last,
    beside,
    by_hour,
    counted,
    day_last,
    deictic,
    instant,
    last_behind,
    of_month,
    of_year,
    pointed,
    season_of_year,
    weekday_alone,
)
from encoder.annotate.dates.tokens import Token, tokenise
from encoder.annotate.dates.walk import Walk, with_year_of


def expressions(text: str, start: int = 0) -> tuple[Expression, ...]:
    """All expressions in the run of date words that begins at `start`, in order."""
    walk = Walk(tokenise(text, start), text)
    out: list[Expression] = []
    at = 0
    while at < walk.length:
        if walk.tokens[at].kind not in _BEGINNINGS:
            at += 1
            continue
        found, end = _longest(walk, at)
        out += found
        at = end if end > at else at + 1
    return tuple(_shared(walk.tokens, out) if len(out) > 1 else out)


def _longest(walk: Walk, at: int) -> Listed:
    best: Listed = ([], at)
    token = walk.tokens[at]
    lists, singles = _YEAR if token.kind == "number" and len(token.text) == 4 else _BEGINNINGS[token.kind]
    for rule in lists:
        listed = rule(walk, at)
        if listed and listed[1] > best[1]:
            best = listed
    for single in singles:
        if best[1] == walk.length:      # nothing can be longer
            break
        found = single(walk, at)
        if found and found[1] > best[1]:
            best = [found[0]], found[1]
    if len(best[0]) == 1 and (follows := walk.tokens[best[1]].kind) in ("of", "which", "comma"):
        longer = of_year(walk, best[0][0], best[1]) or (day_last(walk, best[0][0], best[1]) if follows == "which" else None)
        if longer:
            return [longer[0]], longer[1]
    return best


_Rules = tuple[tuple[Callable[[Walk, int], Listed | None], ...], tuple[Callable[[Walk, int], Found | None], ...]]
_YEAR: Final[_Rules] = ((), (timed, under_year, by_hour))
"""What four digits may begin: a year or, as in `1930 hours`, an hour."""
_BEGINNINGS: Final[dict[str, _Rules]] = {
    "month": ((month_first,), (timed, last_behind)),
    "feast": ((), (timed,)),
    "lead year": ((), (Walk.year_first,)),
    "number": ((day_first,), (timed, by_hour, counted, instant)),
    "ordinal": ((day_first,), (timed, lone_day, century, sliced, instant, of_month)),
    "count": ((), (counted,)),
    "weekday": ((month_first,), (timed, weekday_and_number, weekday_alone, last_behind)),
    "part": ((), (part_of_day, before_last, beside)),
    **dict.fromkeys(("clock", "zulu", "noon"), ((), (by_hour,))),
    **dict.fromkeys(("iso", "lettered", "group", "slashed", "months", "stretch", "dashed", "decade", "han"), ((), (timed, single_token))),
    "season": ((), (season, season_of_year)),
    **dict.fromkeys(("rest", "latter"), ((), (sliced,))),
    "fiscal": ((), (fiscal_year,)),
    "slice": ((), (season, sliced, deictic, pointed)),
    "shift": ((), (deictic, pointed)),
    "which": ((), (sliced, pointed)),
    "unit": ((), (week_of, deictic, beside)),
    "weekend": ((), (week_of,)),
    "deictic": ((), (deictic,)),
}
"""The rules that can hold where a token of a kind begins: those for lists and those for one expression. Other tokens begin nothing."""


def _shared(tokens: list[Token], found: list[Expression]) -> list[Expression]:
    """Months and days joined by `and` or commas take the year said last (`August and September 1952`)."""
    ends = {token.end: index for index, token in enumerate(tokens)}
    starts = {token.start: index for index, token in enumerate(tokens)}
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        wants, gives = left.first.year is None and left.first.month, right.first.year is not None and right.first.month
        if wants and gives and not (left.relative or right.relative):
            between = [token.kind for token in tokens[ends[left.end] + 1:starts[right.start]]]
            if "and" in between and set(between) <= {"and", "comma"}:
                first = with_year_of(left.first, right.first)
                found[index] = left._replace(first=first, last=left.last and left.last._replace(year=first.year, short=first.short))
    return found
