"""Where in a text dates may stand: one pass that pre-selects, the grammar at those places, then the guards.

The guards tell dates from what looks like one: `telegram 1948`, `17th parallel`, `may`, `NIE 11-9-62`, `33 and 1/3 percent`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.foreign_words import FOREIGN, foreign_anchors
from encoder.annotate.dates.grammar import expressions
from encoder.annotate.dates.guards import is_date
from encoder.annotate.dates.han import han_start
from encoder.annotate.dates.words import DEICTIC, FULL_MONTHS, KINDS, MONTHS, ORDINALS, PARTS, SEASONS, WEEKDAYS, WHICH


def _anchors() -> list[str]:
    """Strings of which every date has at least one."""
    months = [word.capitalize() for word in MONTHS]
    weekdays = [word.capitalize() for word in WEEKDAYS if len(word) > 5]
    units = ["day", "week", "weekend", "week-end", "month", "year", "date", *PARTS, *SEASONS, *(word.capitalize() for word in FULL_MONTHS), *weekdays]
    pointed = [f"{which} {unit}" for which, unit in product(WHICH, units)]
    deictic = list(DEICTIC)
    counted = ["instant", "inst.", "ultimo", "ult.", "proximo", "prox.", "days ago", "days before", "days later", "days earlier",
               "day before", "day after", " days", " weeks", " months", "century", "FY ", "CY ", "CY’", "FY’", "night before last",
               *(f"{part} {side}" for part, side in product(PARTS, ("before", "after"))),
               *(f"{part} of the {unit}" for part, unit in product(("beginning", "middle", "end"), ("year", "month")))]
    feasts = ["Christmas", *(f"New Year{mark}s {day}" for mark, day in product("’'", ("Eve", "Day")))]
    loud = [f"{which} {unit}" for which, unit in product(WHICH, ("day", "week", "month", "year", *PARTS, *SEASONS))]
    years = [str(year) for year in range(1500, 2040)]
    numeric = [f"{mark}{number:02}" for mark in "/–-" for number in range(100)] + [f"/{number}–" for number in range(1, 10)]
    numeric += [f"/{number}{mark}" for number in range(1, 10) for mark in ".,;)”"]          # `“PT, 4/7.”`
    numeric += [f".{number}" for number in range(32, 100)]
    groups = [f"{digit}{z}" for digit in "0123456789" for z in ("Z", " Z", "Zulu")]
    ordinals = [f"{n}{end}" for n in range(10) for end in ("th", "st", "nd", "rd", "d", "TH", "ST", "ND", "RD")]
    ordinals += [word for word, n in ORDINALS.items() if n > 9]
    words = [*months, *weekdays, *deictic, *pointed, *counted, *feasts]
    capitals = [word.upper() for word in (*months, *weekdays, *deictic, *counted, *loud)]
    return list(dict.fromkeys([*words, *(word[0].upper() + word[1:] for word in words), *capitals, *years, *numeric, *groups, *ordinals]))


_ANCHORS: Final = _anchors()
_WIDE_ANCHORS: Final = list(dict.fromkeys([*_ANCHORS, *foreign_anchors()]))
_FIRSTS: Final = [anchor[0] for anchor in _WIDE_ANCHORS]
_PAGE: Final = 2000
_ENGLISH: Final = 500
"""An English text has its article, or `of` and `and`, more often than once in so many characters."""


@lru_cache(maxsize=2)
def prepared(wide: bool = False) -> AhoCorasick:
    """The automaton that finds anchors: 13 ms to build, once a process, for three times the speed of one that takes 1 ms.
    The `wide` one, for texts that are not English, knows the months of other languages, too: their days may stand without a year."""
    return AhoCorasick(_WIDE_ANCHORS if wide else _ANCHORS, implementation=Implementation.DFA, matchkind=MatchKind.LeftmostLongest)


_WINDOW: Final = 80
"""How many characters before an anchor a date may begin."""

_WORD: Final = re.compile(r"[^\s–—,/()\[\]“”\"]+")
_NUMERIC: Final = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|d|ST|ND|RD|TH|er|\.?[ºª]|-?го|\.)|\d{1,2}(?:st|nd|rd|th|d)?-\d{1,2}(?:st|nd|rd|th|d)?|\d{1,2}(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|\d{4}|\d{4,6}Z|[ap]\.?m?\.?|[’'‘]\d\d|m\.|[AP]\.?M\.?")
_GLUE: Final = frozenset(" \t\u00a0\u2009\u202f–—,/()[]")
"""What may stand between two words of a date."""
_BREAKS: Final = _GLUE | frozenset("\n\r\f\v“”\"")
_DOTTED: Final = re.compile(r"(?<![\d.])\d{1,2}[. ]{1,2}(?:\d{1,2}|[IVX]{1,4})\.\Z")
_STUCK: Final = frozenset("0123456789.$£")
_LEFT: Final = frozenset({*KINDS, *FOREIGN, "local", "time"})
_BEFORE_NUMBER: Final = re.compile(r"(?:[\w)][./–-]|[$£#.\w])\Z")
_QUOTED_DAY: Final = re.compile(r"[“\"«”]\d{1,2}[”\"»]\s?\Z")
"""The day as it is filled in on Russian forms: `“20” October 1956`."""


_ROMAN_DAY: Final = re.compile(r"(?<![\w./-])\d{1,2}([./-])[IVX]{1,4}(?=\1|\Z)")
"""Day and month of `3/V/69`."""


def find(view: str) -> list[Expression]:
    """The expressions of a text that are dates, in order, with their offsets in it."""
    out: list[Expression] = []
    done = 0
    wide = not _is_english(view)
    for index, start, end in prepared(wide).find_matches_as_indexes(view):
        if start >= done and _bounded(view, _FIRSTS[index], start, end):
            written = han_start(view, start, max(done, start - _WINDOW)) if wide else None
            done, found = _at(view, start, _run_begin(view, start, done) if written is None else written)
            out += found
    return out


def _is_english(view: str) -> bool:
    """Whether the commonest English words are in the first page, or else in the text."""
    if _ENGLISH * view.count(" the ", 0, _PAGE) >= min(len(view), _PAGE):
        return True
    return _ENGLISH * sum(map(view.count, (" the ", " of ", " and "))) >= len(view)


def _bounded(view: str, first: str, start: int, end: int) -> bool:
    """Whether an anchor, that begins with the character `first`, is a word of its own."""
    if first.isalpha():
        if start and view[start - 1].isalnum():
            return first in "年月"
        return not view[end:end + 1].isalpha() or view[end:end + 2] in ("s ", "s.", "s,") or first in "年月"
    if view[start].isdigit() and view[end - 1].isdigit():
        if view[end:end + 1] == "Z":
            return True
        before = view[start - 1] if start else ""
        if before == "." and _DOTTED.search(view, max(0, start - 10), start):
            return True
        return not view[end:end + 1].isdigit() and before not in _STUCK
    if first in "/–-":
        if not view[end:end + 1].isdigit() and _ROMAN_DAY.search(view, max(0, start - 9), start):
            return True
        year = view[start + 1:start + 6]
        if year[:4].isdigit() and not year[4:].isdigit():
            return "1500" <= year[:4] < "2040"
        return bool(start) and view[start - 1].isdigit() and not view[end:end + 1].isdigit()
    if first == ".":
        return not view[end:end + 1].isdigit() and _DOTTED.search(view, max(0, start - 9), start + 1) is not None
    return not view[end:end + 1].isalnum() or view[end - 1] == " "


def _at(view: str, anchor: int, begin: int) -> tuple[int, list[Expression]]:
    """The dates of the run of date words that begins before an anchor, and where the run ends."""
    out: list[Expression] = []
    while begin <= anchor:
        found = expressions(view, begin)
        good = [expression for expression in found if is_date(view, expression)]
        out += good
        if found and found[-1].end > anchor:
            return found[-1].end, out
        begin = max(begin + 1, found[-1].end if found else 0)
        while begin <= anchor and ((view[begin - 1].isalnum() and view[begin:begin + 1].isalnum()) or view[begin:begin + 1].isspace()):
            begin += 1
    return anchor + 1, out


def _run_begin(view: str, anchor: int, done: int) -> int:
    """Where the words before an anchor stop being words of a date."""
    low = max(done, anchor - _WINDOW)
    begin = anchor
    while begin > low and view[begin - 1] not in _BREAKS:
        begin -= 1
    while True:
        end = begin
        while end > low and view[end - 1] in _GLUE:
            end -= 1
        start = end
        while start > low and view[start - 1] not in _BREAKS:
            start -= 1
        if start == end or not _of_date(view[start:end]):
            quoted = _QUOTED_DAY.search(view, max(low, begin - 5), begin) or _ROMAN_DAY.search(view, max(low, anchor - 9), anchor)
            return quoted.start() if quoted else _past_stuck_number(view, begin, anchor)
        begin = start


@lru_cache(maxsize=8192)
def _of_date(word: str) -> bool:
    """Whether a word may stand in a date, and the date go on behind it."""
    key = word.lower().rstrip(".")
    if key in _LEFT:
        return word[-1] != "." or len(word) < 6      # `Sept.`, not the end of a sentence
    return _NUMERIC.fullmatch(word) is not None


def _past_stuck_number(view: str, begin: int, anchor: int) -> int:
    """Past a number that is stuck to what is before it (`A–160, March 29`)."""
    while begin < anchor and view[begin].isdigit() and _BEFORE_NUMBER.search(view[max(0, begin - 2):begin]):
        match = _WORD.match(view, begin)
        begin = match.end() if match else begin + 1
        while begin < anchor and view[begin] in " ,–—/()[]":
            begin += 1
    return begin
