"""Expression + context -> value: what the words leave out is taken from the document, with a measure of how sure that is."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final, NamedTuple

from encoder.annotate.dates.context import Context
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.parts import part_of
from encoder.annotate.dates.relative import resolve
from encoder.annotate.dates.result import Completed, Memory
from encoder.annotate.dates.tense import SENTENCE_END, Tense
from encoder.annotate.dates.values import DateValue, PartialDate, from_julian
from encoder.annotate.dates.years import narrated, year_of
from encoder.model.document import Certainty

OLD_STYLE: Final = re.compile(r",?\s*[(\[]?(?:O\.\s?S\.|[Oo]ld [Ss]tyle|Julian(?: calendar)?)[)\]]?")


_CLOSE: Final = 100
"""How many characters after a month a day alone is of that month."""
_OF_ABOUT_THEN: Final = 100
"""Within how many days of the document a month named in another sentence may be that of a day alone."""
_FROM_TODAY: Final = 0.5
"""Days of doubt for each day between it and the document, where another day was named before it."""
_OTHER_SIDE: Final = 40
"""Days of doubt for a day alone that would be to come where the words say that it is past, or past where they say that it is to come."""


class Point(NamedTuple):
    """A point with its year or month, how sure that is, and where it comes from."""

    point: PartialDate
    certainty: Certainty | None = None
    evidence: str = ""


def complete(context: Context, expression: Expression, memory: Memory) -> Completed | None:
    """The value of an expression, None where the page does not tell."""
    if expression.form == "impossible day":
        return None
    if expression.relative is not None:
        noted = context.note_date(expression.end)
        return resolve(context, expression, memory, complete(context, noted._replace(weekday=None), Memory()) if noted else None)
    first, last, doubt = _reading(context, expression)
    if first.is_day and OLD_STYLE.match(context.view, expression.end):
        return Completed(DateValue.at(from_julian(first)), None, "Julian calendar")
    point, certainty, evidence = _completed(context, expression, first, last, memory)
    last = _end(point, context.century(last)) if last is not None else None
    if expression.part:
        value = part_of(expression.part, point, last, context.own)
    else:
        value = DateValue.at(point) if last is None else DateValue.over(point, last)
    return Completed(value, doubt or certainty, evidence) if value else None


def _reading(context: Context, expression: Expression) -> tuple[PartialDate, PartialDate | None, Certainty | None]:
    """Which of two readings of a numeric date holds: the document's habit, then the nearness to its own date, then the American."""
    first, last = expression.first, expression.last
    if expression.other is None:
        return first, last, None
    if context.day_first is not None:
        return (*expression.other, None) if context.day_first else (first, last, None)
    own = context.own
    if own and own.own and own.point.is_day and first.year is not None:
        near, other = (abs((context.century(point).first() - own.point.first()).days) for point in (first, expression.other[0]))
        if min(near, other) <= 31 and abs(near - other) > 20:
            return (*expression.other, "medium") if other < near else (first, last, "medium")
    return first, last, "medium" if context.document.reader == "frus" else "low"


def _end(first: PartialDate, last: PartialDate) -> PartialDate:
    """The end of a span, in the year of its beginning or, over New Year, the next; hours past midnight are of the next day."""
    if last.year is None and first.year is not None:
        last = last._replace(year=first.year, month=last.month or first.month)
        if last.month and first.month and (last.month, last.day or 31) < (first.month, first.day or 1):
            last = last._replace(year=first.year + 1)
    elif last.month is None and last.day is not None:
        last = last._replace(month=first.month)
    hours = first.is_day and last.is_day and last.hour is not None and first.hour is not None and last.first() == first.first()
    if hours and (last.hour or 0, last.minute) < (first.hour or 0, first.minute):
        return PartialDate.of(last.first() + timedelta(1))._replace(hour=last.hour, minute=last.minute, zone=last.zone)
    return last


def _completed(context: Context, expression: Expression, first: PartialDate, last: PartialDate | None, memory: Memory) -> Point:
    """The first point with its year."""
    point = context.century(first)
    if point.has_year:
        return Point(point)
    if last is not None and last.has_year and last.year is not None and point.month is not None and last.month is not None:
        return Point(point._replace(year=last.year - (point.month > last.month)), None, "the end of the span")
    if point.month is None:
        return _with_month(context, expression, point, memory)
    vote = year_of(context, expression, point, context.reference(expression.start), memory)
    if vote is None:
        return Point(point, None, "the page does not say the year")
    return Point(point._replace(year=vote.year), vote.certainty, f"year from {vote.evidence}")


def _with_month(context: Context, expression: Expression, point: PartialDate, memory: Memory) -> Point:
    """A day alone (`the 20th`, `171119Z`): in the month of the day named before it, or of the document, whichever month brings it nearest."""
    reference = context.reference(expression.start)
    near, source = memory.day, "the day named before"
    own = reference.point if reference and reference.own else None
    month = _month_leant_on(context, expression, memory, own)
    if month is not None:
        within = point._replace(year=month.year, month=month.month)
        return Point(within if within.valid else point, "medium", "the month named before")
    by_document = own is not None and own.is_day and expression.form == "date-time group"        # a signal is of the days of the telegram
    if near is None or not near.is_day or by_document or (own and own.year and abs((near.year or 0) - own.year) > 1):
        near, source = own, reference.source if reference else ""
    if near is None or not near.is_day or point.day is None:
        return Point(point, None, "the page does not say the month")
    tense = Tense(context, expression)
    today = own.first() if own and own.is_day and not context.editorial(context.leaf(expression.start)) else None
    side = tense.side if today else 0          # what an editor tells may be past for him, and later than the document
    if own and today and near is not own and side > -1 and SENTENCE_END.search(context.view, memory.day_end, expression.start):
        near, source = own, reference.source if reference else ""          # what is not told of as past does not follow what was
    base = near.first()
    months = sorted({month + step for day in (base, today or base) for month in (day.year * 12 + day.month - 1,) for step in (-1, 0, 1)})
    around = [point._replace(year=month // 12, month=month % 12 + 1) for month in months]

    def doubt(candidate: PartialDate) -> float:
        distance = (candidate.first() - base).days
        if context.running:
            return narrated(distance)
        from_today = (candidate.first() - today).days if today else 0
        wrong = from_today * side < 0 and not (tense.seen_from_then and distance > 0)
        return tense.doubt(distance, 1.2) + abs(from_today) * _FROM_TODAY * (near is not own) + _OTHER_SIDE * wrong
    best = min((candidate for candidate in around if candidate.valid), key=doubt)
    return Point(best, "medium", f"month from {source}")


def _month_leant_on(context: Context, expression: Expression, memory: Memory, own: PartialDate | None) -> PartialDate | None:
    """The month named shortly before a day alone: in the same sentence, or where the document is of about that time."""
    month = memory.month
    if month is None or expression.first.day is None or not memory.day_end < memory.month_end or expression.start - memory.month_end > _CLOSE:
        return None
    near = own is None or not own.is_day or not month.has_year or abs((month.first() - own.first()).days) < _OF_ABOUT_THEN
    return month if near or SENTENCE_END.search(context.view, memory.month_end, expression.start) is None else None
