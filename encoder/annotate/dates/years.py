"""Which year a day or month is of, where its words do not say.

Each piece of evidence is a vote, measured in days of doubt: nearness to the document's date (what lies ahead is rarer than what is past, unless
the words speak of it), to the date stated before in the same passage, the same date stated elsewhere with its year, the file number of the
same note, the weekday. The vote with the least doubt wins.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from encoder.annotate.dates.context import Context
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.own import Reference
from encoder.annotate.dates.result import Memory
from encoder.annotate.dates.values import PartialDate
from encoder.model.document import Certainty

_AHEAD_WORDS: Final = re.compile(
    r"\b(?:will|shall|would|to\s(?:be|begin|start|open|meet|go|come|leave|return|arrive)|scheduled|deadline|plan(?:s|ned|ning)?|expect(?:s|ed)?|"
    r"hope[sd]?|next|due|forthcoming|upcoming|coming|intend(?:s|ed)?|should)\b|"
    r"\b(?:until|till|not\slater\sthan|no\slater\sthan|prior\sto|before|by)\s(?:the\s|about\s)?$", re.I)
_PAST_VERBS: Final = "was|were|had|did|said|told|met|gave|sent|wrote|saw|took|made|held|came|went|spoke|began|left"
_PAST_WORDS: Final = re.compile(
    rf"\b(?:\w{{3,}}ed|{_PAST_VERBS}|telegram|embtel|deptel|letter|"
    r"memorandum|statement|speech|note|message|since|last|previous|earlier|ago)\b", re.I)
"""Words that look ahead or back; the last of them before a date decides."""
_LIMIT: Final = re.compile(r"until|till|not|no|prior|before|by", re.I)
_FINITE: Final = re.compile(
    rf"\b(?:{_PAST_VERBS}|(?<!being\s)(?<!be\s)(?<!is\s)(?<!are\s)(?!need|agreed|propos|suggest|request|recommend|offer|invit|want|wish|desir|urg|concern|relat|call|prefer|postpon|fix|set)"
    r"\w{3,}ed)\b", re.I)
"""Past verbs that speak of what was; what was agreed or proposed may be still to come."""
_THING: Final = re.compile(
    r"\s(?:[A-Z]\w+\s|draft\s|joint\s)?(?:accords?|agreements?|letters?|notes?|speech(?:es)?|statements?|memorandum|memoranda|telegrams?|cables?|"
    r"messages?|meetings?|resolutions?|ceremony|proposals?|conversations?|articles?|declarations?|demonstrations?|coups?|attacks?|incidents?|visits?|"
    r"talks?|press|reply|aide-m[ée]moire|draft|paper|report|understanding)\b")
"""What is known by its date (`March 8 accords`) has happened."""
_HAPPENED: Final = re.compile(
    r",?\s(?:I|we|he|she|they|it|(?:the\s|our\s|his\s|their\s)?(?:[A-Z][\w.'’-]+\s){0,3}[A-Z][\w.'’-]+)\s"
    rf"(?:{_PAST_VERBS}|informed|received|visited|handed|called|announced|arrived|agreed|asked)\s")
"""What follows a day that is past: `On the night of August 15 we informed them`."""
_TO_COME: Final = re.compile(r",?\s(?:I|we|he|she|they|it|you|there|(?:the\s|our\s|his\s|their\s)?(?:[\w.'’-]+\s){0,2}[\w.'’-]+)\s(?:will|shall)\s")
"""The same of a day to come: `On the 20th they will sign`."""
_PASSAGE: Final = 100
"""Within how many days of a date that is only mentioned in the text others are taken to be of the same time."""
_NEAR: Final = 400
"""How many characters after a date that states its year others may lean on it."""
_SURE: Final = 100
"""Within how many days of that date they surely do."""
_AHEAD, _NOTES_AHEAD, _NARRATED_BACK = 1.7, 1.25, 1.3
"""By how much a day ahead is more doubtful than one as far back, in a document and in an editor's notes; in his narrative it is the day back."""
_TOLD_AHEAD: Final = 4.0
"""The same where a verb says that it is past: `He told me in May` is no month to come."""
_WRONG_WEEKDAY: Final = 500
_CANNOT_BE: Final = 400
_CLOSE: Final = 20


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
        *_by_same_date(context, point, middle, reference),
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
    out = []
    for year, distance in _around(middle, reference.point.first()):
        if reference.certainty != "low" or abs(distance) < _PASSAGE:
            out.append(Vote(_doubt(context, expression, distance), year, reference.year_certainty, reference.source))
    return out


def _by_passage(context: Context, expression: Expression, middle: PartialDate, reference: Reference | None, memory: Memory) -> list[Vote]:
    """The date before that stated its year; in an editor's narrative, the day before, however it was known."""
    editorial = context.editorial(context.leaf(expression.start))
    before = [(memory.stated, memory.stated_end, 25 if editorial else 60)]
    if context.running:
        before.append((memory.day, memory.day_end, 10))
    out = []
    for named, end, doubt in before:
        if named is None or not named.month or not named.has_year or expression.start - end > _NEAR:
            continue
        for year, distance in _around(middle, named.first()):
            certainty: Certainty | None = None if reference and abs(distance) < _SURE else "medium"
            out.append(Vote(doubt + (distance if distance >= 0 else -distance * _NARRATED_BACK), year, certainty, "the date stated before it"))
    return out


def _by_same_date(context: Context, point: PartialDate, middle: PartialDate, reference: Reference | None) -> list[Vote]:
    out = []
    for year in context.stated.get((point.month or 0, point.day or 0), ()):
        far = abs(_distance(middle, year, reference.point.first()) or 0) if reference and reference.point.month else 0
        out.append(Vote(75 + far / 4, year, "medium", "the same date stated elsewhere"))
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


def _doubt(context: Context, expression: Expression, distance: int) -> float:
    if context.running:
        return distance if distance >= 0 else -distance * _NARRATED_BACK
    editorial = context.editorial(context.leaf(expression.start))
    if distance > _CLOSE and expression.first.day and not editorial and _HAPPENED.match(context.view, expression.end):
        return distance + _CANNOT_BE
    return doubt_of(context, expression, distance, _NOTES_AHEAD if editorial else _AHEAD)


def looks(context: Context, expression: Expression) -> int:
    """Whether the words around a day speak of it as past (-1) or to come (1); 0 where they do not tell."""
    before = _clause(context, expression)
    coming = max((match.start() for match in _AHEAD_WORDS.finditer(before)), default=-1)
    gone = max((match.start() for match in _FINITE.finditer(before)), default=-1)
    if gone > coming:
        return 0 if " that " in before[gone:] else -1
    if coming > -1:
        return 0 if gone > -1 and _LIMIT.match(before, coming) else 1       # `had orders until the 22nd`, `asked for it by the 22nd`
    return -1 if _HAPPENED.match(context.view, expression.end) else 1 if _TO_COME.match(context.view, expression.end) else 0


def _clause(context: Context, expression: Expression) -> str:
    """The words before an expression in its clause."""
    leaf = context.leaves[context.leaf(expression.start)]
    return re.split(r"[.;]\s", context.view[max(leaf.start, expression.start - 70):expression.start])[-1]


def doubt_of(context: Context, expression: Expression, distance: int, ahead: float) -> float:
    """Days of doubt for a day so far from the date of writing; where it is far, the words around it have a say."""
    if abs(distance) > 75:
        before = _clause(context, expression)
        if _THING.match(context.view, expression.end):
            return distance * max(ahead, 2.0) if distance > 0 else -distance
        coming, gone = (max((match.start() for match in words.finditer(before)), default=-1) for words in (_AHEAD_WORDS, _PAST_WORDS))
        if coming > -1 and coming >= gone:
            return distance * 0.8 if distance > 0 else -distance * 1.3
        if gone > -1:
            if distance > 0 and _FINITE.match(before, gone) and " that " not in before[gone:]:
                return distance * _TOLD_AHEAD
            return distance * max(ahead, 2.0) if distance > 0 else -distance
    return distance * ahead if distance > 0 else -distance
