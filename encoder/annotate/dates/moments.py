"""Rules for points and stated spans: days, months, years, with their hours; numeric dates, date-time groups, both calendars."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from encoder.annotate.dates.calendars import both_calendars, double_day, two_styles
from encoder.annotate.dates.clock import Clock, parse_clock
from encoder.annotate.dates.expression import Found
from encoder.annotate.dates.han import han
from encoder.annotate.dates.numeric import lettered, numeric
from encoder.annotate.dates.values import PartialDate
from encoder.annotate.dates.walk import Walk, with_year_of

_GOES_ON: Final = frozenset({"comma", "dash", "slash", "to", "at", "from", "number", "clock", "zulu", "noon"})
"""The kinds of token by which a point may go on to its hours or the end of a span."""


_HOUR_GOES_ON: Final = frozenset({"which", "deictic", "to", "dash", "and"})
_AT_HOUR: Final = re.compile(r"\b(?:at|till|until|by|before|after|since|from|between)\s$", re.I)
"""What a bare number has before it where it is an hour."""


class Moment(NamedTuple):
    """A point, the index behind it, whether it is a day, month or year, and the weekday said with it."""

    point: PartialDate
    end: int
    form: str
    weekday: int | None


def moment(walk: Walk, at: int) -> Moment | None:
    """`Saturday, July 11`, `Wednesday [June 14]`, `July 1956`, `1948`."""
    weekday, start = None, at
    if walk.kind(at) == "weekday":
        weekday = walk.tokens[at].value
        at = walk.skip(walk.skip(at + 1, "part"), "comma")
        at = walk.skip(walk.skip(at, "the"), "open")
    day = walk.day(at) or two_styles(walk, at)
    if day:
        bracketed = at > start and walk.kind(at - 1) == "open"
        return Moment(day[0], walk.skip(day[1], "close") if bracketed else day[1], "day", weekday)
    if start != at:
        return None
    month = walk.month(at)
    if month:
        return Moment(*month, "month", None)
    year = walk.year(at, short=False)
    return Moment(*year, "year", None) if year else None


def timed(walk: Walk, at: int) -> Found | None:
    """A moment, the span it may begin, or its hours."""
    nightly = two_days(walk, at) if "slashed" in (walk.tokens[at].kind, walk.tokens[at + 1].kind) else None
    found = moment(walk, at) if nightly is None else None
    if not found:
        return nightly
    if not found.point.valid:
        return walk.make("impossible day", at, found.end, found.point)
    if walk.kind(found.end) not in _GOES_ON:
        return walk.make(found.form, at, found.end, found.point, weekday=found.weekday)
    if found.form == "day":
        hours = hours_after(walk, found.end)
        if hours:
            return with_hours(walk, at, hours[1], found, hours[0])
    spanned = span(walk, at, found)
    if spanned:
        return spanned
    both = both_calendars(walk, at, found.point, found.end) if found.form == "day" else None
    if both and (hours := hours_after(walk, both[1])):
        return with_hours(walk, at, hours[1], Moment(both[0].first, both[1], "day", None), hours[0])
    return both or walk.make(found.form, at, found.end, found.point, weekday=found.weekday)


def under_year(walk: Walk, at: int) -> Found | None:
    """`1984 March–May`, and in a list `, 1984 March 5,`: titles of files have the year first."""
    year = walk.year(at, short=False)
    found = timed(walk, at + 1) if year and walk.kind(at + 1) == "month" else None
    if not year or not found or found[0].first.year is not None or not (found[0].form == "span" or (at > 0 and walk.kind(at - 1) == "comma")):
        return None
    if walk.kind(found[1]) == "end" and walk.tokens[found[1]].text.islower():
        return None
    first, last = (point and point._replace(year=year[0].year) for point in (found[0].first, found[0].last))
    return (found[0]._replace(start=walk.tokens[at].start, first=first, last=last), found[1]) if first else None


# -- spans -------------------------------------------------------------------------------------------------------------


def span(walk: Walk, at: int, first: Moment) -> Found | None:
    """`March 6–8`, `1964–66`, `May–Oct 1964`, `1955 to November 1960`, `March 1, 1972-June 24, 1972`."""
    joint = walk.kind(first.end)
    if joint not in ("dash", "to", "slash"):
        return None
    nightly = joint == "slash" and walk.kind(first.end + 1) == "ordinal"       # `August 15th/16th`
    days = days_after_month(walk, at, first) if first.form == "day" and (joint != "slash" or nightly) else None
    if days:
        return days
    last = moment(walk, first.end + 1)
    if last:
        same = last.form == first.form
        if not last.point.valid or (walk.tokens[first.end].text == "—" and not same) or (joint == "slash" and not (same and first.form != "day")):
            return None
        if (first.form, last.form) == ("month", "year") and not first.point.has_year:
            return walk.make("month", at, last.end, first.point._replace(year=last.point.year, short=last.point.short))      # `Apr-1969`
        return walk.make("span", at, last.end, *_ordered(first.point, last.point), weekday=first.weekday)
    return years(walk, at, first.point, first.end + 1) if first.form == "year" and joint != "to" else None


def days_after_month(walk: Walk, at: int, first: Moment) -> Found | None:
    """`March 6–8[, 1956]`: the end of the span is the number of a day."""
    number = walk.day_number(first.end + 1)
    if not number or first.point.has_year or walk.kind(number[1]) in ("month", "of", "half-day", "oclock") or walk.kind(at + 1) == "month":
        return None
    year, end = walk.year_after(number[1])
    last = year._replace(month=first.point.month, day=number[0])
    if not last.valid or number[0] <= (first.point.day or 0):
        return None
    return walk.make("days", at, end, first.point._replace(year=year.year, short=year.short), last, weekday=first.weekday)


def two_days(walk: Walk, at: int) -> Found | None:
    """`January 3/4, 1951`, `3/4 January 1951`: a day and the next, as of a night."""
    stroke = at + 1 if walk.kind(at) == "month" else at
    if walk.kind(stroke) != "slashed" or (stroke == at and walk.kind(at + 1) != "month"):
        return None
    days = walk.tokens[stroke].text.split("/")
    if len(days) != 2 or int(days[1]) != int(days[0]) + 1:
        return None
    year, end = walk.year_after(at + 2)
    first = year._replace(month=walk.tokens[at + (stroke == at)].value, day=int(days[0]))
    last = first._replace(day=int(days[1]))
    return walk.make("days", at, end, first, last) if first.valid and last.valid else None


def year_span(walk: Walk, at: int, year: tuple[PartialDate, int]) -> Found | None:
    """The span of years that begins with `year`, if one does."""
    return span(walk, at, Moment(*year, "year", None)) if walk.kind(year[1]) == "dash" else None


def years(walk: Walk, at: int, first: PartialDate, behind: int) -> Found | None:
    """`1964–66`, `1978/79`: the end of the span has its last digits only."""
    token = walk.tokens[behind]
    if token.kind != "number" or len(token.text) != 2 or first.year is None or walk.kind(behind + 1) == "slash":
        return None
    last = first.year // 100 * 100 + token.value
    return walk.make("span", at, behind + 1, first, PartialDate(last)) if last > first.year else None


def _ordered(first: PartialDate, last: PartialDate) -> tuple[PartialDate, PartialDate]:
    return with_year_of(first, last), last


# -- hours -------------------------------------------------------------------------------------------------------------


def hours_after(walk: Walk, at: int) -> tuple[Clock, int] | None:
    """The hours behind a day: `, 6 p. m.`, `—12:33 p.m.`, ` at 21:55`, ` from 3 to 5`, `, 0813Z`."""
    behind = walk.skip(at, "comma", "dash")
    joint = walk.skip(behind, "at", "from")
    return parse_clock(walk.tokens, joint, bare=joint > behind)


def with_hours(walk: Walk, first: int, end: int, day: Moment, clock: Clock) -> Found:
    start = clock.on(day.point)
    if clock.until is None:
        return walk.make("day and hour", first, end, start, weekday=day.weekday)
    last = day.point._replace(hour=clock.until[0], minute=clock.until[1], zone=clock.zone)
    return walk.make("day and hours", first, end, start, last, weekday=day.weekday)


def leading_clock(walk: Walk, at: int) -> tuple[Clock, int] | None:
    """Hours that stand before their day, and the index at which the day begins."""
    bare = (at > 0 and walk.kind(at - 1) in ("at", "from")) or walk.kind(at + 1) == "deictic"
    clock = parse_clock(walk.tokens, at, bare)
    if not clock and walk.tokens[at + 1].kind in _HOUR_GOES_ON:
        clock = bare_hour(walk, at)
    if not clock:
        return None
    return clock[0], walk.skip(walk.skip(walk.skip(clock[1], "comma", "dash"), "on", "of"), "the")


def bare_hour(walk: Walk, at: int) -> tuple[Clock, int] | None:
    """`3` of `till 3 this morning`, `8 to 10` of `from 8 to 10 last night`: behind a preposition, before words that name a part of the day."""
    if not _small(walk, at):
        return None
    until = at + 2 if walk.kind(at + 1) in ("to", "dash", "and") and _small(walk, at + 2) else at
    start, behind = walk.tokens[at].start, until + 1
    if walk.kind(behind) not in ("which", "deictic") or not (walk.word(behind) in ("tonight", "to-night") or walk.kind(behind + 1) == "part"):
        return None
    if not _AT_HOUR.search(walk.text, max(0, start - 9), start):
        return None
    return Clock(walk.tokens[at].value, 0, until=(walk.tokens[until].value, 0) if until > at else None), behind


def _small(walk: Walk, at: int) -> bool:
    """Whether a number alone may be an hour of the twelve."""
    token = walk.tokens[at]
    return token.kind == "number" and len(token.text) < 3 and 1 <= token.value <= 12


def hour_first(walk: Walk, at: int, clock: tuple[Clock, int]) -> Found | None:
    """`11:00 a.m., October 30, 1963`, `1:52 p.m. on October 6`, `at 1530 April 29`, from the hour on."""
    found = moment(walk, clock[1])
    return with_hours(walk, at, found.end, found, clock[0]) if found and found.form == "day" and found.point.valid else None


def part_of_day(walk: Walk, at: int) -> Found | None:
    """`night of 24 October`, `evening of 26 January at 1930`, `morning of the 16th`, `morning 3 November`."""
    if walk.kind(at) != "part":
        return None
    behind = walk.skip(walk.skip(at + 1, "of"), "the")
    found = timed(walk, behind)
    if found and found[0].form in ("day", "days", "day and hour", "day and hours"):
        return found[0]._replace(start=walk.tokens[at].start), found[1]
    alone = lone_day(walk, behind) if walk.kind(at + 1) == "of" else None
    return (alone[0]._replace(start=walk.tokens[at].start, form="part of a lone day"), alone[1]) if alone else None


# -- days without a month, single tokens -------------------------------------------------------------------------------


def weekday_and_number(walk: Walk, at: int) -> Found | None:
    """`Monday the 15th`."""
    behind = walk.skip(walk.skip(at + 1, "comma"), "the")
    found = lone_day(walk, behind) if walk.kind(behind - 1) == "the" else None
    return (found[0]._replace(start=walk.tokens[at].start, weekday=walk.tokens[at].value), found[1]) if found else None


def lone_day(walk: Walk, at: int) -> Found | None:
    """`20th`, `21st to the 27th`, `25th from 3 to 5 p. m.`: the month is to be found."""
    token = walk.tokens[at]
    if token.kind != "ordinal" or not 1 <= token.value <= 31:
        return None
    point = PartialDate(day=token.value)
    hours = hours_after(walk, at + 1)
    if hours:
        found, end = with_hours(walk, at, hours[1], Moment(point, at + 1, "day", None), hours[0])
        return found._replace(form="lone day"), end
    last = walk.skip(at + 2, "the") if walk.kind(at + 1) in ("dash", "to") else at
    if last > at and walk.kind(last) == "ordinal" and token.value < walk.tokens[last].value <= 31:
        return walk.make("lone day", at, last + 1, point, PartialDate(day=walk.tokens[last].value))
    return walk.make("lone day", at, at + 1, point)


def single_token(walk: Walk, at: int) -> Found | None:
    """What is one token already: ISO dates, date-time groups, numeric dates, decades."""
    token = walk.tokens[at]
    if token.kind == "iso":
        year, month, day = (int(part) for part in re.split(r"[-/.]", token.text))
        point = PartialDate(year, month, day)
        return walk.make("ISO date", at, at + 1, point) if point.valid and year and month and day else None
    if token.kind == "han":
        named = han(token.text)
        return walk.make("Chinese or Japanese date", at, at + 1, named) if named else None
    if token.kind == "lettered":
        point = lettered(token.text)
        return walk.make("numeric", at, at + 1, point) if point.valid and point.day else None
    if token.kind == "group":
        return time_group(walk, at)
    if token.kind in ("slashed", "months", "stretch", "dashed"):
        return strokes(walk, at)
    whole = token.value > 0 and token.value % 10 == 0
    return walk.make("decade", at, at + 1, PartialDate(token.value), PartialDate(token.value + 9)) if whole else None


def time_group(walk: Walk, at: int) -> Found | None:
    """`171119Z`, `171119Z Feb 65`, `191150Z, Oct. 68`: day, hour and minute in Greenwich time."""
    digits = walk.tokens[at].value
    point = PartialDate(day=int(digits[:2]), hour=int(digits[2:4]), minute=int(digits[4:]), zone="Z")
    behind = walk.skip(at + 1, "comma")
    month = walk.month(behind)
    end = at + 1
    if month and not (month[0].year is None and walk.kind(behind + 1) in ("number", "ordinal")):
        point, end = point._replace(year=month[0].year, month=month[0].month, short=month[0].short), month[1]
    return walk.make("date-time group", at, end, point) if point.valid and point.day else None


def strokes(walk: Walk, at: int) -> Found | None:
    """`1/31/79`, `21/4 1965`, `3/78–5/79`; `5/17 March 1877` in both calendars."""
    token, behind, year = walk.tokens[at], at + 1, ""
    if token.kind == "slashed":
        if walk.kind(behind) == "month":
            return double_day(walk, at)
        follows = walk.year(behind, short=False)
        if follows:
            year, behind = walk.tokens[behind].text.strip("’'‘"), follows[1]
    readings = numeric(token.text, year)
    if not readings:
        return None
    first, last = readings[0]
    other = readings[1] if len(readings) > 1 else None
    if token.kind == "dashed" and first.is_day and walk.kind(behind) == "slash" and walk.kind(behind + 1) == "clock":
        hour, minute = walk.tokens[behind + 1].value        # `01.02.1968/19:00`
        first, behind = first._replace(hour=hour, minute=minute), behind + 2
        other = other and (other[0]._replace(hour=hour, minute=minute), None)
    return walk.make("numeric month" if first.day is None else "numeric", at, behind, first, last, other=other)
