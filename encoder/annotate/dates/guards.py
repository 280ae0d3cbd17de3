"""Guards: whether an expression that the grammar accepts is a date where it stands.

They look at the word and the mark before it and behind it: `telegram 1948`, `17th parallel`, `may`, `NIE 11-9-62`, `33 and 1/3 percent` are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.guard_words import (
    BEFORE_ORDINAL,
    BEGINS_CLAUSE,
    BY_NATURE_MONTHS,
    COUNTED,
    FUNCTION,
    GIVEN_NAMES,
    NAMED_BY_WEEKDAY,
    NAMED_WEEKDAYS,
    NUMBERED,
    TITLES_OF_FILES,
    VERBS_AFTER_MAY,
    WITH_DAY,
    WITH_HOUR,
    WITH_MONTH,
    WITH_NUMERIC,
    WITH_YEAR,
    WITH_YEAR_FIRMLY,
)
from encoder.annotate.dates.words import MONTHS

_REACH: Final = 48
"""How many characters on each side the guards look at."""
_SEPARATORS: Final = frozenset(" \t\u00a0,;:()[]“”\"/–—-")
_MARKS: Final = frozenset(",;:([“\"/–—-")
_NEXT: Final = re.compile(r"\s+([\w’'.-]+)")


class Place:
    """What stands around an expression, within its block.

    `mark`: the punctuation right before, empty where there is none; `word_before`: the last word before, whatever mark may follow it;
    `last`: the same in lower case and without a full stop, empty where a mark stands between; `next`: the word right behind, as it is
    spelled, empty where a mark stands between; `begins`: whether the expression begins its block.
    """

    __slots__ = ("after", "before", "begins", "last", "mark", "next", "text", "word_before")

    def __init__(self, view: str, expression: Expression) -> None:
        start, end = expression.start, expression.end
        before = view[max(0, start - _REACH):start]
        self.before = before[before.rfind("\n") + 1:]
        self.text = view[start:end]
        self.after = view[end:end + _REACH]
        words = self.before.rstrip()
        self.begins = not words
        self.mark = words[-1] if words and words[-1] in _MARKS else ""
        if self.mark:
            words = words[:-1].rstrip()
        at = len(words)
        while at and words[at - 1] not in _SEPARATORS:
            at -= 1
        self.word_before = words[at:]
        self.last = "" if self.mark else self.word_before.lower().rstrip(".")
        follows = _NEXT.match(self.after)
        self.next = follows[1].rstrip(".") if follows else ""


def is_date(view: str, expression: Expression) -> bool:
    """Whether the words around an expression let it be a date."""
    guard = _GUARDS.get(expression.form)
    return guard is None or guard(Place(view, expression), expression)


# -- months ------------------------------------------------------------------------------------------------------------


def _month(place: Place, expression: Expression) -> bool:
    """A month alone wants a word before it that months stand with, unless its name means nothing else."""
    if expression.first.year is not None:
        return place.next not in COUNTED
    text = place.text
    if text.lower().rstrip(".") not in MONTHS or text.islower():      # the month of another language
        return False
    if text.isupper() and len(text) < 6:
        return place.last in ("in", "since", "until", "during") and place.before.rstrip()[-1:].isupper()
    if place.before.endswith(("Ides of ", "ides of ")):
        return False
    if text in ("May", "March") and place.last not in _NO_SUBJECTS and (place.next in VERBS_AFTER_MAY or place.last == "long"):
        return False
    if place.next == "Day":
        return False
    if text in GIVEN_NAMES and place.next[:1].isupper() and place.next not in ("War", "Plenum"):
        return place.last in ("in", "since", "by", "until", "till", "during", "last", "next", "this", "the")
    if text in BY_NATURE_MONTHS or (text in ("April", "June", "August") and not place.begins):
        return True
    return bool(place.mark) or place.last in WITH_MONTH or place.last.endswith(("’s", "'s", "s’"))


_NO_SUBJECTS: Final = frozenset("in since until during early late last next".split())
"""What stands before a month and never before a verb: `In May he left`."""


def _span(place: Place, expression: Expression) -> bool:
    first, last = expression.first, expression.last
    if first.month is None and first.day is None and last is not None and last.month is None:
        return _year(place, expression)
    return not (place.text.startswith("May to") and last is not None and last.day is None and last.month is None)


# -- years -------------------------------------------------------------------------------------------------------------

_IN_NUMBER: Final = re.compile(r"[\d.]/$|\d[–-]$|[A-Za-z][–-]$|(?<![\d/–-])(?!1[89]\d\d|20[0-4]\d)\d{2,5}(?:,|\sand|\sor|,\sand)\s*$")
"""Inside a number (`751G.00/1–1855`, `IAF-1963`), or in a list of numbers (`Embtels 524 and 1893`)."""
_AS_EARLY: Final = re.compile(r"\b(?:early|late|recently|far\sback)\sas\s*$", re.I)
_TO_HOUR: Final = re.compile(r"\s?(?:to|–|-)\s?[0-2]\d{3}\b")
_MEASURED: Final = re.compile(r"\s?[%/°]|[–-][A-Za-z]")


def _year(place: Place, expression: Expression) -> bool:
    """A number of four digits is a year where prepositions, marks or titles of files say so."""
    if _numbers_something(place) or _IN_NUMBER.search(place.before) or _MEASURED.match(place.after) or place.next in COUNTED:
        return False
    if expression.last is None and _TO_HOUR.match(place.after):
        return False
    if place.after[:2] in (". ", ".\n") and place.begins:      # `1692. Paris for Dillon`: the number of a telegram
        return False
    year, last = expression.first.year or 0, expression.last
    if last is not None:
        return bool(last.year and 0 < last.year - year < 100)       # `1730 to 1930` are hours
    if place.last in ("at", "this") or place.last in WITH_HOUR:
        return False
    if place.mark or place.last in WITH_YEAR:
        return year > 1800 or place.last in WITH_YEAR_FIRMLY
    word = place.word_before
    titled = place.before.rstrip().endswith(")") or word[:1].isupper() or word[-1:].islower() or place.last in TITLES_OF_FILES
    return year >= 1900 and (place.begins or titled)


def _numbers_something(place: Place) -> bool:
    """Whether the word before takes a number (`telegram 1948`, `Embtel 1893`, `Tokyo's 1529`)."""
    last = place.word_before.lower().rstrip(".") if place.mark in ("", "(") else ""
    if last in ("about", "around") or (last == "as" and _AS_EARLY.search(place.before)):
        return bool(place.next) and place.next[0].islower() and place.next not in FUNCTION
    if last.endswith(("’s", "'s")):
        return not place.next[:1].islower()
    return last in NUMBERED or last.endswith(("tel", "tels", "$", "£", "#"))


def _decade(place: Place, expression: Expression) -> bool:
    """A decade is a span where it is a noun (`in the 1950s`)."""
    noun_follows = place.next[:1].islower() and place.next not in FUNCTION
    return place.last in ("the", "early", "late", "mid", "since", "in", "of") and not noun_follows and place.after[:1] not in ("-", "–")


# -- days --------------------------------------------------------------------------------------------------------------


_VERB_FOLLOWS: Final = re.compile(
    r"\s(?:(?!Congress|Party|Parallel|Plenum|Session|Fleet|Army|Corps|Division|Infantry|Regiment|Brigade|Air|Airborne|Marine|Assembly|Floor|Street)"
    r"(?:[A-Z][\w.'’-]*\s){1,4})?(?:was|were|had|has|will|would|said|told|met|gave|sent|wrote|saw|took|made|came|went|spoke|began|left|records|says|states|"
    r"reads|shows|indicates|indicate|show|say|suggest|refer|announced|reported|informed|called|asked|agreed|reached|arrived|crossed|"
    r"\w+ed\s(?:that|by|to|in|with|from|at|me|us|him|them|it))\b")
"""A verb behind a day, with its subject perhaps (`on the 16th Radio Kabul announced`, `the diary for the 4th records`)."""


def _thing_follows(place: Place) -> bool:
    """Whether a noun of that number follows (`17th parallel`)."""
    return bool(place.next) and place.next.lower() not in FUNCTION and not (place.last == "the" and _VERB_FOLLOWS.match(place.after))


def _lone_day(place: Place, expression: Expression) -> bool:
    """`the 20th` is a day unless it numbers a thing."""
    day = expression.first.day or 0
    if expression.weekday is not None:
        return not _thing_follows(place)
    if _thing_follows(place) or place.after[:1] in ("’", "'", "-") or place.mark:
        return False
    if place.last not in WITH_DAY:           # `arrived Batavia 27th and left`
        return day > 3 and place.text[0].isdigit() and place.last.isalpha() and place.last not in BEFORE_ORDINAL
    if place.text[0].isdigit():
        return day > 3 or place.last in ("the", "on")
    return day > 9 and re.search(r"\b(?:on|until|by|since|for|of|from|to|before|after)\s+the\s*$", place.before, re.I) is not None


_NUMBERED_THING: Final = re.compile(r"\s(?:[A-Z]|(?:session|meeting|plenary|round|congress|anniversary|day|week|month|year|floor|parallel)s?\b)")


def _part_of_lone_day(place: Place, expression: Expression) -> bool:
    return _NUMBERED_THING.match(place.after) is None


_SERIAL: Final = re.compile(
    r"\b(?:S?N?IE|Estimates?|NSSM|NSDM|NSAM|PRM|No\.?|Number|JCSM|CM|SM|CINCPAC|PL|NSC|Res(?:olution)?\.?|A|UNGA|Doc(?:ument)?\.?|Thunder|MI?G|TS)\s*$",
    re.I)
"""What has a number with strokes (`NIE 11-9-62`, `NSC 20/1`)."""
_GLUED: Final = re.compile(r"[\w./–-]$")
_AFTER_NUMBER: Final = re.compile(r"[\w/]|\s?%|\s(?:percent|per\scent|million|billion|of\sthe)\b")


_DAY_MONTH: Final = re.compile(r"[/.A-Za-z]")
"""Without one of these, digits and dashes are rather a number."""


_NOTED: Final = re.compile(
    r"“[^”]*(?:(?<!\w)(?:[A-Z]{2,4}|(?:[A-Z]\.\s?){1,3}|[A-Z][a-z]+),?(?:\s|—)|"
    r"\b(?:[Ss]aw|[Ss]een|[Rr]ead|[Dd]one|[Aa]pproved|[Rr]ec[’']?d|[Rr]eceived|[Ss]igned|initialed|called|phoned|sent|told|noted|discussed|handled|dispatched|filed)"
    r"(?:\son)?\s)$")
"""Initials, a name or a verb before the day of a notation that an editor quotes (`“Pres. saw 8/21.”`)."""
_ONE_DIGIT: Final = re.compile(r"\d{1,2}/\d$")
"""May be a fraction."""


def _numeric(place: Place, expression: Expression) -> bool:
    if _SERIAL.search(place.before) or _AFTER_NUMBER.match(place.after) or _GLUED.search(place.before):
        return False
    if not _DAY_MONTH.search(place.text):
        return place.mark in ("(", ",", "[") or place.last in WITH_NUMERIC
    if expression.first.year is not None:
        return True
    if _NOTED.search(place.before):
        alone = place.last not in NUMBERED
    elif _ONE_DIGIT.match(place.text):
        alone = place.last in ("dated", "on")
    else:
        alone = place.begins or bool(place.mark) or place.last in WITH_NUMERIC or place.before.rstrip().endswith(".")
    return alone and place.after[:1] in ("", "\n", ".", ")", "]", ",", ";", "”")


def _numeric_month(place: Place, expression: Expression) -> bool:
    """`3/65` is a month in the title of a file, or where a preposition says so."""
    if _SERIAL.search(place.before) or _GLUED.search(place.before) or _AFTER_NUMBER.match(place.after):
        return False
    if expression.last is not None and place.text.count("/") > 1:
        return True
    if expression.last is not None:          # `Turkey: 9–10/79`; the first number alone might be anything's
        titled = place.mark in (",", ":", "(", "[", "—") or place.begins or place.word_before[:1].isupper() or place.last in WITH_NUMERIC
        return titled and place.last not in NUMBERED
    said = bool(place.mark) or place.last in ("dated", "of", "in", "since") or re.search(r"\bVol(?:ume)?\.?\s\w+\s*$", place.before) is not None
    return said and place.after[:1] in ("", "\n", ".", ",", ";", ")", "]") and (expression.first.year or 0) > 30


# -- relative ----------------------------------------------------------------------------------------------------------


def _relative(place: Place, expression: Expression) -> bool:
    told = expression.relative
    words = place.text.lower()
    if told is None:
        return True
    if words.endswith(("before", "after")):
        return not _thing_follows(place) and place.next not in BEGINS_CLAUSE
    if told.number and told.unit in ("week", "month", "year") and expression.first.day is None:      # `two years ago`: about then
        return False
    if place.text in ("THIS MAY", "THIS MARCH"):
        return False
    if words == "today" and (place.last in ("of", "than", "world") and not place.before.rstrip().lower().endswith("as of")):
        return False
    if told.unit == "weekday" and not told.sense and (place.next in NAMED_BY_WEEKDAY or place.word_before in NAMED_WEEKDAYS):
        return False
    if told.unit == "year" and told.sense == "past":
        return False
    return not (words == "that night" and place.last == "so")


def _part_of_month(place: Place, expression: Expression) -> bool:
    return not place.text.isupper()


_GUARDS: Final[dict[str, Callable[[Place, Expression], bool]]] = {
    "month": _month, "part of month": _part_of_month, "year": _year, "span": _span, "decade": _decade, "lone day": _lone_day,
    "part of a lone day": _part_of_lone_day, "numeric": _numeric, "numeric month": _numeric_month, "relative": _relative,
}
