"""Which year a day or month is of, where its words do not say.

Each piece of evidence is a vote, measured in days of doubt: nearness to the document's date (what lies ahead is rarer than what is past, unless
the words speak of it), to the date stated before in the same passage, the same date stated elsewhere with its year, the file number of the
same note, the weekday. The vote with the least doubt wins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import Final, NamedTuple

from encoder.annotate.dates.context import Context
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.own import Reference
from encoder.annotate.dates.result import Memory
from encoder.annotate.dates.tense import FIRM, Tense, promised
from encoder.annotate.dates.values import PartialDate
from encoder.model.document import Certainty

_PASSAGE: Final = 100
"""Within how many days of a date that is only mentioned in the text others are taken to be of the same time."""
_NEAR: Final = 400
"""How many characters after a date that states its year others may lean on it."""
_SAME_CLAUSE: Final = 60
"""How many characters before such a date they may, in an editor's words."""
_PARTED: Final = re.compile(r"[();\n]|[.:]\s")
_ABOVE: Final = re.compile(r"\b((?:18|19|20)\d\d):\s$")
"""A year under which the months of a file stand (`1979: Jan–Feb`)."""
_SURE: Final = 100
"""Within how many days of that date they surely do."""
_AHEAD, _NOTES_AHEAD, _NARRATED_BACK = 1.7, 1.25, 1.3
"""By how much a day ahead is more doubtful than one as far back, in a document and in an editor's notes; in his narrative it is the day back."""
_WRONG_WEEKDAY: Final = 500
_CLOSE: Final = 20
_HALF_MONTH: Final = 15
"""A month alone, reckoned from its middle, lies on one side of a day only when it is farther than this."""


class Vote(NamedTuple):
    doubt: float
    year: int
    certainty: Certainty | None
    evidence: str


def year_of(context: Context, expression: Expression, point: PartialDate, reference: Reference | None, memory: Memory) -> Vote | None:
    """The year with the best evidence for a day or month of `expression`; None where there is none."""
    middle = point._replace(day=point.day or 15)
    if context.retrospective and memory.year and reference and reference.point.year and memory.year < reference.point.year - 1:
        return Vote(0, memory.year, "medium", "the year told of before it")
    plain = _plain(expression, middle, reference, memory)
    if plain is not None:
        return plain
    votes = [
        *_by_document(context, expression, middle, reference),
        *_by_passage(context, expression, middle, reference, memory),
        *_by_promise(context, expression, middle, memory),
        *_by_what_follows(context, expression, middle, reference),
        *_by_same_date(context, expression, point, middle, reference),
        *_by_file_number(context, expression, middle),
    ]
    if expression.weekday is not None and point.day is not None:
        votes = [vote._replace(doubt=vote.doubt + _WRONG_WEEKDAY * (not _is_weekday(point, vote.year, expression.weekday))) for vote in votes]
    return min(votes, key=lambda vote: vote.doubt, default=None)


def _plain(expression: Expression, middle: PartialDate, reference: Reference | None, memory: Memory) -> Vote | None:
    """The year of the document, where the day is so near to it that no other evidence can outweigh that."""
    if reference is None or not reference.point.is_day or reference.point.year is None or expression.weekday is not None:
        return None
    if memory.stated is not None and memory.stated.year != reference.point.year:
        return None
    distance = _distance(middle, reference.point.year, reference.point.first())
    if distance is None or not -_CLOSE <= distance <= _CLOSE / 2:
        return None
    return Vote(abs(distance), reference.point.year, reference.year_certainty, reference.source)


def _by_document(context: Context, expression: Expression, middle: PartialDate, reference: Reference | None) -> list[Vote]:
    if reference is None or not reference.point.year:
        return []
    if not reference.point.month:
        return [Vote(60, reference.point.year, reference.year_certainty, reference.source)]
    out, tense = [], Tense(context, expression)
    for year, distance in _around(middle, reference.point.first()):
        if reference.certainty != "low" or abs(distance) < _PASSAGE:
            out.append(Vote(_doubt(context, tense, distance), year, reference.year_certainty, reference.source))
    return out


def _by_passage(context: Context, expression: Expression, middle: PartialDate, reference: Reference | None, memory: Memory) -> list[Vote]:
    """The date before that stated its year; in an editor's narrative, the day before, however it was known."""
    editorial = context.editorial(context.leaf(expression.start))
    if editorial and (above := _ABOVE.search(context.view, max(0, expression.start - 8), expression.start)):
        return [Vote(0, int(above[1]), None, "the year right before it")]
    before = [(memory.stated, memory.stated_end, 25 if editorial else 60)]
    if context.running:
        before.append((*memory.named, 10))
    out = []
    for named, end, doubt in before:
        if named is None or not named.month or not named.has_year or expression.start - end > _NEAR:
            continue
        for year, distance in _around(middle, named.first()):
            certainty: Certainty | None = None if reference and abs(distance) < _SURE else "medium"
            out.append(Vote(doubt + narrated(distance), year, certainty, "the date stated before it"))
    return out


def _by_promise(context: Context, expression: Expression, middle: PartialDate, memory: Memory) -> list[Vote]:
    """`In May he promised that the vote would be held in October`: the first October after that May."""
    named, end = memory.named
    if named is None or not named.month or not named.has_year or expression.start - end > _NEAR:
        return []
    if not promised(context.view[end:expression.start]):
        return []
    ahead = [(distance, year) for year, distance in _around(middle, named._replace(day=named.day or 15).first()) if distance >= 0]
    return [Vote(10, min(ahead)[1], "medium", "the day on which it was told of")] if ahead else []


def _by_what_follows(context: Context, expression: Expression, middle: PartialDate, reference: Reference | None) -> list[Vote]:
    """A date right after it, in the same clause of an editor, that states its year (`died on December 27, and in January 1980`)."""
    if not context.editorial(context.leaf(expression.start)):
        return []
    index = bisect_right(context.found, expression.start, key=lambda found: found.start)
    follows = context.found[index] if index < len(context.found) else None
    if follows is None or follows.relative or not follows.first.month or not follows.first.has_year:
        return []
    if (follows.first.month, follows.first.day) == (expression.first.month, expression.first.day):
        return []                # `on January 1 and again on January 1, 1976`
    if follows.start - expression.end > _SAME_CLAUSE or _PARTED.search(context.view, expression.end, follows.start):
        return []
    return [Vote(25 + narrated(-distance), year, None if reference and abs(distance) < _SURE else "medium",
                 "the date stated after it") for year, distance in _around(middle, follows.first.first())]


def _by_same_date(context: Context, expression: Expression, point: PartialDate, middle: PartialDate, reference: Reference | None) -> list[Vote]:
    out = []
    for year in context.stated.get((point.month or 0, point.day or 0), ()):
        far = _distance(middle, year, reference.point.first()) or 0 if reference and reference.point.month else 0
        wrong = far > _HALF_MONTH and Tense(context, expression).told
        out.append(Vote(75 + abs(far) / 4 + FIRM * wrong, year, "medium", "the same date stated elsewhere"))
    return out


def _by_file_number(context: Context, expression: Expression, middle: PartialDate) -> list[Vote]:
    out = []
    for filed in context.filed_near(context.leaf(expression.start)):
        distance = _distance(middle, filed.year or 0, filed.first())
        if distance is not None and abs(distance) < 16:
            out.append(Vote(20 + abs(distance), filed.year or 0, "medium", "the file number beside it"))
    return out


def _around(point: PartialDate, base: date) -> list[tuple[int, int]]:
    """The point in the year of `base`, the one before and the one after, with its distance in days."""
    found = [(year, _distance(point, year, base)) for year in (base.year - 1, base.year, base.year + 1)]
    return [(year, distance) for year, distance in found if distance is not None]


def _distance(point: PartialDate, year: int, base: date) -> int | None:
    """Days from `base` to the point in that year."""
    try:
        return (date(year, point.month or 1, point.day or 1) - base).days
    except ValueError:      # no such day in that year
        return None


def _is_weekday(point: PartialDate, year: int, weekday: int) -> bool:
    try:
        return date(year, point.month or 1, point.day or 1).weekday() == weekday
    except ValueError:
        return False


def _doubt(context: Context, tense: Tense, distance: int) -> float:
    if context.running:
        return narrated(distance)
    day = tense.expression.first.day
    if context.editorial(context.leaf(tense.expression.start)):
        return tense.doubt(distance, _NOTES_AHEAD, told=False)
    half = 0 if day else _HALF_MONTH
    if distance > max(_CLOSE, half) and tense.happened:
        return distance + FIRM
    if tense.firm == 0 or abs(distance) <= half:
        return tense.doubt(distance, _AHEAD)
    return abs(distance) + (FIRM if tense.firm * distance < 0 else 0)


def narrated(distance: int) -> float:
    """Days of doubt for a day so far from the one before it in a narrative, which runs forward."""
    return distance if distance >= 0 else -distance * _NARRATED_BACK
