"""Expression + context -> value: what the words leave out is taken from the document, with a measure of how sure that is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from encoder.annotate.dates.context import Context
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.own import Reference
from encoder.annotate.dates.parts import part_of
from encoder.annotate.dates.relative import resolve
from encoder.annotate.dates.result import Completed, Memory
from encoder.annotate.dates.values import DateValue, PartialDate, from_julian
from encoder.model.document import Certainty

_FUTURE: Final = re.compile(
    r"\b(?:will|shall|would|to\s(?:be|begin|start|open|meet|go|come|leave|return|arrive)|scheduled|deadline|plan(?:s|ned|ning)?|expect(?:s|ed)?|hope[sd]?|next|propos(?:es|ed)|due|"
    r"forthcoming|upcoming|coming|intend(?:s|ed)?|should)\b(?:(?!\b(?:was|were|had|did|said)\b)[^.;])*$|\b(?:until|till|not\slater\sthan|no\slater\sthan|prior\sto|before|by)\s(?:the\s|about\s)?$", re.I)
_PAST: Final = re.compile(
    r"\b(?:\w{3,}ed|was|were|had|did|said|told|met|gave|sent|wrote|saw|took|made|held|came|went|spoke|began|left|telegram|embtel|deptel|letter|memorandum|statement|speech|note|message|since|"
    r"last|previous|earlier|ago)\b[^.;]*$", re.I)
_THING: Final = re.compile(
    r"\s(?:[A-Z]\w+\s|draft\s|joint\s)?(?:accords?|agreements?|letters?|notes?|speech(?:es)?|statements?|memorandum|memoranda|telegrams?|cables?|messages?|meetings?|resolutions?|ceremony|"
    r"proposals?|conversations?|articles?|declarations?|demonstrations?|coups?|attacks?|incidents?|visits?|talks?|press|reply|aide-m[ée]moire|draft|paper|report|understanding)\b")
"""What is known by its date (`March 8 accords`) has happened."""
_PASSAGE: Final = 100
"""Within how many days of a date that is only mentioned in the text others are taken to be of the same time."""
_OLD_STYLE: Final = re.compile(r",?\s*[(\[]?(?:O\.\s?S\.|[Oo]ld [Ss]tyle|Julian(?: calendar)?)[)\]]?")


def complete(context: Context, expression: Expression, memory: Memory) -> Completed | None:
    """The value of an expression, None where the page does not tell."""
    if expression.form == "impossible day":
        return None
    if expression.relative is not None:
        noted = context.note_date(expression.end)
        told = complete(context, replace(noted, weekday=None), Memory()) if noted is not None else None
        return resolve(context, expression, memory, told)
    first, last, doubt = _reading(context, expression)
    if _OLD_STYLE.match(context.view, expression.end) and first.is_day:
        return Completed(DateValue.at(from_julian(first)), None, "Julian calendar")
    point, certainty, evidence = _year(context, expression, first, last, memory)
    if last is not None:
        last = _end(point, context.century(last))
    certainty = doubt or certainty
    if expression.part:
        value = part_of(expression.part, point, last, context.own)
        return Completed(value, certainty, evidence) if value else None
    if last is None:
        return Completed(DateValue.at(point), certainty, evidence)
    return Completed(DateValue.over(point, last), certainty, evidence)


def _reading(context: Context, expression: Expression) -> tuple[PartialDate, PartialDate | None, Certainty | None]:
    """Which of two readings of a numeric date holds: the document's habit, then the nearness to its own date, then the American."""
    first, last = expression.first, expression.last
    if expression.other is None:
        return first, last, None
    habit = context.day_first
    if habit is not None:
        return (*expression.other, None) if habit else (first, last, None)
    own = context.own
    if own and own.own and own.point.is_day:
        days = [abs((context.century(p).first() - own.point.first()).days) if p.year else 999 for p in (first, expression.other[0])]
        if min(days) <= 31 and abs(days[0] - days[1]) > 20:
            return (*expression.other, "medium") if days[1] < days[0] else (first, last, "medium")
    return first, last, "medium" if context.document.reader == "frus" else "low"


def _end(first: PartialDate, last: PartialDate) -> PartialDate:
    """The end of a span, in the year of its beginning or, over New Year, the next; hours past midnight are of the next day."""
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year, month=last.month or first.month)
        if last.month and first.month and (last.month, last.day or 31) < (first.month, first.day or 1):
            last = replace(last, year=first.year + 1)
    if first.is_day and last.is_day and last.hour is not None and first.hour is not None:
        same = (first.year, first.month, first.day) == (last.year, last.month, last.day)
        if same and (last.hour, last.minute) < (first.hour, first.minute):
            later = PartialDate.of(last.first() + timedelta(1))
            last = replace(later, hour=last.hour, minute=last.minute, zone=last.zone)
    return last


def _year(context: Context, expression: Expression, first: PartialDate, last: PartialDate | None, memory: Memory
          ) -> tuple[PartialDate, Certainty | None, str]:
    """The point with its year, how sure it is, and where the year comes from."""
    point = context.century(first)
    if point.has_year:
        return point, None, ""
    if last is not None and last.has_year and last.year is not None and point.month is not None and last.month is not None:
        return replace(point, year=last.year - (point.month > last.month)), None, "the end of the span"
    reference = context.reference(expression.start)
    if point.month is None:
        return _month(context, expression, point, reference, memory)
    best = _best_year(context, expression, point, reference, memory)
    if best is None:
        return point, None, "the page does not say the year"
    year, certainty, evidence = best
    return replace(point, year=year), certainty, f"year from {evidence}"


def _month(context: Context, expression: Expression, point: PartialDate, reference: Reference | None, memory: Memory
           ) -> tuple[PartialDate, Certainty | None, str]:
    """A day alone (`the 20th`, `171119Z`): in the month of the day named before it, or of the document, whichever day is nearest."""
    near = memory.day if memory.day and memory.day.is_day and memory.leaf >= 0 else None
    source = "the day named before"
    if near is None and reference and reference.own and reference.point.is_day:
        near, source = reference.point, reference.source
    if near is None or point.day is None:
        return point, None, "the page does not say the month"
    base = near.first()
    candidates = []
    for step in (-1, 0, 1):
        month = base.month - 1 + step
        candidate = replace(point, year=base.year + month // 12, month=month % 12 + 1)
        if candidate.valid:
            candidates.append((_cost(context, expression, (candidate.first() - base).days, 1.2), candidate))
    if not candidates:
        return point, None, "the page does not say the month"
    return min(candidates, key=lambda pair: pair[0])[1], "medium", f"month from {source}"


def _best_year(context: Context, expression: Expression, point: PartialDate, reference: Reference | None, memory: Memory
               ) -> tuple[int, Certainty | None, str] | None:
    """The year with the best evidence: nearness to the document's date, to the date stated before in the same passage, years stated elsewhere for the same day,
    file numbers of the same note, the weekday. Evidence is measured in days of doubt."""
    editorial = context.editorial(context.leaf(expression.start))
    running = context.running
    votes: dict[int, tuple[float, Certainty | None, str]] = {}

    def vote(year: int, doubt: float, certainty: Certainty | None, evidence: str) -> None:
        if expression.weekday is not None and point.day is not None:
            named = replace(point, year=year)
            if not named.valid or named.first().weekday() != expression.weekday:
                doubt += 500
        if year not in votes or doubt < votes[year][0]:
            votes[year] = (doubt, certainty, evidence)

    middle = replace(point, day=point.day or 15)
    if reference and reference.point.month:
        base = reference.point.first()
        for year in range(base.year - 1, base.year + 2):
            distance = _distance(middle, year, base)
            if distance is not None and (reference.certainty != "low" or abs(distance) < _PASSAGE):
                cost = abs(distance) * (1.0 if distance >= 0 else 1.3) if running else _cost(context, expression, distance, 1.25 if editorial else 1.7)
                vote(year, cost, reference.certainty, reference.source)
    elif reference and reference.point.year:
        vote(reference.point.year, 60, reference.certainty, reference.source)
    for named, end, doubt in ((memory.stated, memory.stated_end, 25 if editorial else 60), (memory.day if running else None, memory.day_end, 10)):
        if named is None or not named.month or not named.has_year or expression.start - end > 400:
            continue
        base = named.first()
        for year in range(base.year - 1, base.year + 2):
            distance = _distance(middle, year, base)
            if distance is not None:
                certainty: Certainty | None = None if reference and abs(distance) < 100 else "medium"
                vote(year, distance + doubt if distance >= 0 else doubt - distance * 1.3, certainty, "the date stated before it")
    for year in context.stated.get((point.month or 0, point.day or 0), ()):
        far = abs(_distance(middle, year, reference.point.first()) or 0) if reference and reference.point.month else 0
        vote(year, 75 + far / 4, "medium", "the same date stated elsewhere")
    for filed in context.filed_near(context.leaf(expression.start)) if editorial else ():
        distance = _distance(middle, filed.year or 0, filed.first())
        if distance is not None and abs(distance) < 16:
            vote(filed.year or 0, 20 + abs(distance), "medium", "the file number beside it")
    if not votes:
        return None
    year, (_, certainty, evidence) = min(votes.items(), key=lambda item: item[1][0])
    return year, certainty, evidence


def _distance(point: PartialDate, year: int, base: date) -> int | None:
    """Days from `base` to the point in that year."""
    named = replace(point, year=year)
    return (named.first() - base).days if year > 0 and named.valid else None


def _cost(context: Context, expression: Expression, distance: int, future: float) -> float:
    """Days of doubt for a day so far from the date of writing: what lies ahead is rarer than what is past, unless the words speak of it."""
    if abs(distance) > 75:
        leaf = context.leaves[context.leaf(expression.start)]
        before = context.view[max(leaf.start, expression.start - 70):expression.start]
        if _THING.match(context.view, expression.end):
            return distance * max(future, 2.0) if distance > 0 else -distance
        if _FUTURE.search(before):
            return distance * 0.8 if distance > 0 else -distance * 1.3
        if _PAST.search(before):
            return distance * max(future, 2.0) if distance > 0 else -distance
    return distance * future if distance > 0 else -distance
