"""Relative expressions: `yesterday`, `last Tuesday`, `the same day`, `the past ten days`, `two days before`, `the 17th instant`.

They are counted from the day of the document (today, last, this, next), or from the day named before them in the same passage (that, same,
following, previous). Where neither is known to the day, they keep no value: nothing is invented. A note or a text so far that names
no day (`initialed his approval that day`) speaks of that of the document.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from encoder.annotate.dates.context import Context
from encoder.annotate.dates.expression import Expression, Relative
from encoder.annotate.dates.own import Reference
from encoder.annotate.dates.parts import part_of, season
from encoder.annotate.dates.result import Completed, Memory
from encoder.annotate.dates.tense import SENTENCE_END, weekday_side
from encoder.annotate.dates.values import DateValue, PartialDate
from encoder.annotate.dates.words import SEASONS
from encoder.model.document import Certainty

_CLAUSE_END: Final = re.compile(r"[,.;:()]|\band\b")
_HAD: Final = re.compile(r"\bhad\s(?!to\b)[^.;]*\Z", re.I)
_LONG: Final = ("month", "year", "season")
_NEAR: Final = 500
"""How many characters before `that day` its day may have been named."""


def resolve(context: Context, expression: Expression, memory: Memory, noted: Completed | None = None) -> Completed | None:
    """The value of a relative expression, None where the page does not tell. `noted` is the date that a footnote to these words begins with."""
    told = expression.relative
    if told is None:
        return None
    if noted is not None and told.unit in ("day", "weekday", "monthname", "week"):
        noted_value = noted.value._replace(start=_with_hours(noted.value.start, expression.first))
        if noted_value.nature == "point":
            noted_value = noted_value._replace(end=noted_value.start)
        return Completed(noted_value, noted.certainty, "the note to these words")
    base = _base(context, expression, told, memory)
    if base is None:
        return _yearless(expression, told)
    value = _value(context, expression, told, base.point)
    if value is None:
        return None
    certainty: Certainty | None = base.certainty
    if expression.part == "about":
        certainty = "low"
    elif told.unit == "weekend" or (told.unit in ("weekday", "weekdays") and not told.sense):
        certainty = certainty or "medium"
    return Completed(value, certainty, f"from {base.source}")


def _yearless(expression: Expression, told: Relative) -> Completed | None:
    """What is known without the date counted from: the month of `last September`, the day of `May 5 of last year`."""
    first, last = expression.first, expression.last
    if told.unit == "monthname":
        first = PartialDate(month=int(told.value or 1))
    if first.month is None or expression.part:
        return None
    return Completed(DateValue.over(first, last) if last else DateValue.at(first), None, "the page does not say the year")


def _base(context: Context, expression: Expression, told: Relative, memory: Memory) -> Reference | None:
    """The date to count from."""
    leaf = context.leaf(expression.start)
    editorial = context.editorial(leaf)
    if _narrative(told):
        day, end = _named(context, expression, told, memory)
        if told.number == -1 and told.value and end > -1 and not _CLAUSE_END.search(context.view, end, expression.start):
            return None                  # `the October 1 reception the day before`
        own = context.reference(expression.start)
        if day is not None and own and own.own and _of_the_meeting(context, expression, told, day, end, own.point):
            return own._replace(certainty="medium")
        if day is not None and expression.start - end < _NEAR and (day.is_day or (told.unit in _LONG and day.has_year)):
            return Reference(day, "the day named before", memory.day_certainty if told.sense == "that" else memory.day_certainty or "medium")
        alone = told.unit == "day" and memory.day is None
        if editorial:
            by_own = alone and context.leaves[leaf].note is not None
        else:
            by_own = told.sense == "previous" or (alone and own is not None and memory.last in (None, own.point.without_time())
                                                  and _leans_on_own(context, expression, told))
        return own._replace(certainty="medium") if by_own and own and own.own and own.point.is_day else None
    if editorial:
        if memory.day is not None and memory.day.is_day and expression.start - memory.day_end < _NEAR * 2:
            return Reference(memory.day, "the day named before", "medium")
        own = context.own
        return own._replace(certainty="medium") if own and told.unit in ("year", "season") and told.sense == "this" and own.point.year else None
    own = context.reference(expression.start)
    if own is None:
        return None
    if own.own and own.point.is_day:
        return own
    return own if told.unit == "year" and own.point.year and own.certainty != "low" else None


def _leans_on_own(context: Context, expression: Expression, told: Relative) -> bool:
    """Whether words in a text that has named no other day are said of its own: `that day`, `the next day` to come, what
    somebody `had done the evening before`."""
    if told.number == 0:
        return told.sense == "that" or weekday_side(context, expression) > 0
    return told.number == -1 and _HAD.search(context.view, max(0, expression.start - 120), expression.start) is not None


def _of_the_meeting(context: Context, expression: Expression, told: Relative, day: PartialDate, end: int, own: PartialDate) -> bool:
    """Whether a source note goes back to the day of its document: `Approved on December 11. They had met the previous afternoon.`"""
    back = told.unit == "day" and (told.sense == "previous" or told.number == -1)
    if not back or not context.dated.in_source_note(expression.start) or not (own.is_day and day.is_day and day.first() > own.first()):
        return False
    return _HAD.search(context.view, end, expression.start) is not None and SENTENCE_END.search(context.view, end, expression.start) is not None


def _named(context: Context, expression: Expression, told: Relative, memory: Memory) -> tuple[PartialDate | None, int]:
    """The last day or, for longer units, month named, and where it ended; one told of in passing only within its sentence."""
    if memory.aside_end > memory.day_end and not SENTENCE_END.search(context.view, memory.aside_end, expression.start):
        return memory.aside, memory.aside_end
    if told.unit == "season" and memory.year_end > memory.named[1]:
        return PartialDate(memory.year), memory.year_end
    return memory.named if told.unit in _LONG else (memory.day, memory.day_end)


def _narrative(told: Relative) -> bool:
    return told.sense in ("that", "following", "previous") or (told.sense == "next" and told.unit == "day")


def _value(context: Context, expression: Expression, told: Relative, base: PartialDate) -> DateValue | None:
    """The value, counted from `base`, of which as much is known as the unit needs."""
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "": 0, "next": 1, "following": 1, "from": 0}[told.sense]
    if expression.part == "about" and told.unit in ("year", "month", "season"):
        return None
    if told.unit == "year" and told.number == 0:
        return _in_year(expression, (base.year or 1) + step)
    if told.unit == "month" and told.sense != "that" and told.number == 0 and told.sense != "from":
        return _parted(expression, _month(base, step)) if base.month else None
    if told.unit == "month":
        return _months(expression, told, base)
    if told.unit == "season":
        return _season(str(told.value), told.sense, base)
    if told.unit in ("monthname", "monthday"):
        return _named_month(expression, told, base)
    if not base.is_day:
        return None
    today = base.first()
    if told.unit == "day":
        night_before = told.sense == "last" and told.value in ("night", "evening")
        days = told.number if told.sense in ("from", "that") else -1 if night_before else step
        if expression.part == "about":
            return DateValue.within(*sorted((today + timedelta(step), today + timedelta(2 * step)))) if step else None
        return _on(expression, today + timedelta(days))
    if told.unit == "week":
        return _week(expression, told, today, step)
    if told.unit == "weekend":
        return part_of("weekend", PartialDate.of(today + timedelta(7 * step)), None, None)
    if told.unit == "weekday":
        found = _weekday(context, expression, told, today)
        return _on(expression, found) if found else None
    if told.unit == "weekdays":
        until = _weekday(context, expression, told._replace(unit="weekday", value=told.number, number=0), today)
        length = timedelta((told.number - int(told.value or 0)) % 7)
        return DateValue.over(PartialDate.of(until - length), PartialDate.of(until)) if until else None
    return _stretch(told, base, today)


def _on(expression: Expression, day: date) -> DateValue:
    start = _with_hours(PartialDate.of(day), expression.first)
    if expression.last is not None and expression.last.hour is not None:
        return DateValue.over(start, _with_hours(PartialDate.of(day), expression.last))
    return DateValue.at(start)


def _with_hours(point: PartialDate, hours: PartialDate) -> PartialDate:
    return point._replace(hour=hours.hour, minute=hours.minute, zone=hours.zone) if hours.hour is not None else point


def _in_year(expression: Expression, year: int) -> DateValue:
    """`this year`, `June of this year`, `April–May of last year`."""
    first = expression.first._replace(year=year, short=False)
    last = expression.last._replace(year=year) if expression.last else None
    if expression.part and expression.part != "about":
        value = part_of(expression.part, first, last, None)
        if value:
            return value
    return DateValue.over(first, last) if last else DateValue.at(first)


def _month(base: PartialDate, step: int) -> PartialDate:
    months = (base.year or 1) * 12 + (base.month or 1) - 1 + step
    return PartialDate(months // 12, months % 12 + 1)


def _months(expression: Expression, told: Relative, base: PartialDate) -> DateValue | None:
    if not base.month:
        return None
    month = _month(base, told.number)
    if expression.first.day is None:
        return _parted(expression, month) if told.number == 0 else None
    point = month._replace(day=expression.first.day)
    return DateValue.at(point) if point.valid else None


def _parted(expression: Expression, point: PartialDate) -> DateValue:
    value = part_of(expression.part, point, None, None) if expression.part in ("early", "mid", "late") else None
    return value or DateValue.at(point)


def _season(name: str, sense: str, base: PartialDate) -> DateValue | None:
    """`last fall` is the one that ended last, `next spring` the one that begins next, `this summer` that of the year."""
    year = base.year or 1
    if sense == "that":
        return season(name, year)
    (begin, _), (end, _) = SEASONS[name]
    if name == "winter":
        year = year if (base.month or 1) > 3 and sense != "last" else year - 1
        return DateValue.within(date(year, 12, 1), date(year + 1, 3, 20))
    if sense in ("last", "past", "previous"):
        year -= (base.month or 12) <= end
    elif sense in ("next", "following"):
        year += (base.month or 1) >= begin
    return season(name, year)


def _named_month(expression: Expression, told: Relative, base: PartialDate) -> DateValue | None:
    """`last December` is the one before the day of the document, `next July` the one after, `this July` that of the year."""
    month = int(told.value or 1)
    if not base.month or not base.year:
        return None
    year = base.year
    if told.sense in ("last", "past", "previous"):
        year -= month >= base.month
    elif told.sense in ("next", "following"):
        year += month <= base.month
    if told.unit == "monthday" and month == base.month and base.day and expression.first.day:
        behind = expression.first.day >= base.day          # `December 3 last`, said on the 5th, is of the same month
        year = base.year - behind if told.sense != "next" else base.year + (expression.first.day <= base.day)
    point = PartialDate(year, month, expression.first.day)
    return _parted(expression, point) if point.valid else None


def _week(expression: Expression, told: Relative, today: date, step: int) -> DateValue | None:
    """From Monday to Sunday (ISO 8601)."""
    if told.number:
        return None
    monday = today - timedelta(today.weekday()) + timedelta(7 * step)
    if expression.part == "early":
        return DateValue.within(monday, monday + timedelta(2))
    if expression.part == "late":
        return DateValue.within(monday + timedelta(3), monday + timedelta(6))
    if expression.part == "about" and step < 0:
        return DateValue.within(today - timedelta(9), today)
    return DateValue.over(PartialDate.of(monday), PartialDate.of(monday + timedelta(6)))


def _weekday(context: Context, expression: Expression, told: Relative, today: date) -> date | None:
    """`last Tuesday`, `next Thursday`, and `Sunday` alone where the words around it say whether it is past or to come."""
    ahead = (int(told.value or 0) - today.weekday()) % 7
    if told.number:
        return today - timedelta(today.weekday()) + timedelta(7 * (told.number - 2) + int(told.value or 0))
    if told.sense in ("last", "past", "previous"):
        return today - timedelta((-ahead) % 7 or 7)
    if told.sense in ("next", "following"):
        return today + timedelta(ahead or 7)
    if told.sense == "this":
        return today + timedelta(ahead)
    side = weekday_side(context, expression)
    if side == 0:
        return None
    return today + timedelta(ahead) if side > 0 else today - timedelta((-ahead) % 7)


def _stretch(told: Relative, base: PartialDate, today: date) -> DateValue | None:
    """`the past ten days`, `the next two weeks`, `the last three months`: up to the day of the document, or from it."""
    back = told.sense in ("last", "past")
    if told.unit in ("days", "weeks"):
        days = timedelta(told.number * (7 if told.unit == "weeks" else 1))
        first, last = (today - days, today) if back else (today, today + days)
        return DateValue.over(PartialDate.of(first), PartialDate.of(last))
    if told.unit == "months":
        first_month, last_month = (_month(base, -told.number), _month(base, 0)) if back else (_month(base, 0), _month(base, told.number))
        days_first, days_last = (min(today.day, monthrange(m.year or 1, m.month or 1)[1]) for m in (first_month, last_month))
        return DateValue.over(first_month._replace(day=days_first), last_month._replace(day=days_last))
    return None
