"""Rules for days that are given in the Julian and the Gregorian calendar; the Gregorian day is kept (TEI Guidelines 14.4: `@when` is Gregorian)."""

from __future__ import annotations

from typing import Final

from encoder.annotate.dates.expression import Found
from encoder.annotate.dates.values import PartialDate, from_julian, julian_lag
from encoder.annotate.dates.walk import Walk, with_year_of


def both_calendars(walk: Walk, at: int, first: PartialDate, end: int) -> Found | None:
    """`20 February/4 March 1878`: one day in the Julian and the Gregorian calendar; the second is kept. `first` ends before token `end`."""
    other = walk.day(end + 1) if walk.kind(end) == "slash" else None
    if not other or not other[0].has_year or not other[0].valid:
        return None
    julian = with_year_of(first.without_time(), other[0])
    return walk.make("both calendars", at, other[1], other[0]) if from_julian(julian) == other[0] else None


_LAGS: Final = (12, 13)
"""Of the nineteenth century and the twentieth, for a day whose year is said elsewhere."""


def two_styles(walk: Walk, at: int) -> tuple[PartialDate, int] | None:
    """`June 15/27, 1877`: Julian and Gregorian day behind their month; the second is kept."""
    token = walk.tokens[at + 1]
    if walk.kind(at) != "month" or token.kind != "slashed" or len(days := token.text.split("/")) != 2:
        return None
    year, end = walk.year_after(at + 2)
    point = year._replace(month=walk.tokens[at].value, day=int(days[1]))
    lags = (julian_lag(year.year or 1, point.month or 12),) if point.has_year else _LAGS
    if not point.valid or int(days[1]) - int(days[0]) not in lags:
        return None
    return point, end


def double_day(walk: Walk, at: int) -> Found | None:
    """`5/17 March 1877`: Julian and Gregorian day of one month; the second is kept."""
    days = walk.tokens[at].text.split("/")
    month = walk.month(at + 1)
    if len(days) != 2 or not month or not month[0].has_year:
        return None
    point = month[0]._replace(day=int(days[1]))
    lag = julian_lag(month[0].year or 1, month[0].month or 12)
    return walk.make("both calendars", at, month[1], point) if point.valid and int(days[1]) - int(days[0]) == lag else None
