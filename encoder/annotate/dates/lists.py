"""Rules for lists of days of one month, one expression a day: `January 20th and 26th`, `11 and 13 January`, `October 9, 10, and 11, 1961`."""

from __future__ import annotations

from typing import NamedTuple

from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.values import PartialDate
from encoder.annotate.dates.walk import Walk


class Day(NamedTuple):
    """A member of a list: its first token, the index behind it, the number of the day, the last day where it is a span."""

    first: int
    end: int
    number: int
    until: int | None = None


Listed = tuple[list[Expression], int]


def month_first(walk: Walk, at: int) -> Listed | None:
    """`[Saturday,] January 20th and 26th`, `April 29, 30 and May 1`."""
    start = walk.skip(walk.skip(at, "weekday"), "comma") if walk.kind(at) == "weekday" else at
    first = walk.day_number(start + 1) if walk.kind(start) == "month" else None
    if not first or walk.kind(first[1]) not in ("comma", "and") or walk.year_after(first[1])[1] != first[1]:
        return None
    more = _more(walk, first[1])
    if not more:
        return None
    year, end = walk.year_after(more[-1].end)
    days = [Day(at, first[1], first[0]), *more[:-1], more[-1]._replace(end=end)]
    return _expressions(walk, days, year._replace(month=walk.tokens[start].value)), end


def _more(walk: Walk, at: int) -> list[Day]:
    """The days that follow the first. A list without `and` or `or` is none, unless a month follows its `and`."""
    out: list[Day] = []
    closed = False
    while not closed:
        behind = walk.skip(at, "comma")
        closed = walk.kind(behind) == "and"
        behind += closed
        number = walk.day_number(behind) if behind > at else None
        if not number or _is_other(walk, number[1]):
            return out if _month_follows(walk, at) else []
        end, until = number[1], None
        last = walk.day_number(end + 1) if walk.kind(end) == "dash" else None
        if last and last[0] > number[0]:
            until, end = last
        out.append(Day(walk.skip(behind, "the"), end, number[0], until))
        at = end
    return out


def _month_follows(walk: Walk, at: int) -> bool:
    behind = walk.skip(at, "comma")
    return walk.kind(behind) == "and" and walk.kind(behind + 1) == "month"


def _is_other(walk: Walk, at: int) -> bool:
    """Whether the number before is not a day of the list: of another month, an hour, or counting something."""
    return (walk.kind(at) in ("month", "clock", "oclock", "half-day", "hours", "unit") or (walk.kind(at) == "of" and walk.kind(at + 1) == "month")
            or walk.counts(at))


def day_first(walk: Walk, at: int) -> Listed | None:
    """`11 and 13 January`, `5, 6, and 7 May 1951`, `17–31 October 1964`."""
    first = walk.day_number(at)
    if not first or walk.kind(first[1]) not in ("comma", "and", "dash", "to"):
        return None
    if walk.kind(first[1]) in ("dash", "to"):
        return _span(walk, at, first)
    days, behind, joined = [Day(walk.skip(at, "the"), first[1], first[0])], first[1], False
    while walk.kind(behind) in ("comma", "and"):
        behind = walk.skip(behind, "comma")
        joined = joined or walk.kind(behind) == "and"
        behind = walk.skip(behind, "and")
        number = walk.day_number(behind)
        if not number:
            return None
        days.append(Day(walk.skip(behind, "the"), number[1], number[0]))
        behind = number[1]
    month = walk.month(walk.skip(behind, "of"))
    if not month or not joined:
        return None
    days[-1] = days[-1]._replace(end=month[1])
    return _expressions(walk, days, month[0]), month[1]


def _span(walk: Walk, at: int, first: tuple[int, int]) -> Listed | None:
    """`17–31 October 1964`, `3 to 7 August`."""
    last = walk.day(first[1] + 1)
    if not last or walk.kind(first[1] + 1) == "month" or not last[0].valid or (last[0].day or 0) <= first[0]:
        return None
    found, end = walk.make("days", at, last[1], last[0]._replace(day=first[0]), last[0])
    return [found], end


def _expressions(walk: Walk, days: list[Day], shared: PartialDate) -> list[Expression]:
    out = []
    for day in days:
        point = shared._replace(day=day.number)
        last = shared._replace(day=day.until) if day.until else None
        if point.valid:
            out.append(walk.make("day of a list", day.first, day.end, point, last)[0])
    return out
