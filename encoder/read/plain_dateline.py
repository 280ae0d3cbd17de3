"""Lines that say when a document was written, and perhaps where, in the languages of the archives; what the date means is not asked here."""

from __future__ import annotations

import re
from functools import lru_cache

from encoder.read.kinds import kind_of
from encoder.read.plain_words import MONTHS, PLACE_WORDS, PROCESSING

_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DAYS = rf"{_DAY}(?:\s?[–-]\s?{_DAY})?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_HAN = "[一二三四五六七八九十〇零○\\d]"
_DATE = re.compile(
    rf"\b(?:{MONTHS}\.? {_DAYS}(?:,? {_YEAR})?|{_DAYS} (?:de )?{MONTHS}\.?(?:,? (?:de )?{_YEAR})?|{MONTHS},? {_YEAR}|{_YEAR}\. {MONTHS} {_DAY}"
    rf"|\d{{1,2}}([./-])(?:\d{{1,2}}|[IVX]{{1,4}})\1(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d|(?P<year>{_YEAR}))\b"
    rf"|{_HAN}{{4}} ?年(?: ?{_HAN}+ ?月)?(?: ?{_HAN}+ ?日)?|\b[Uu]ndated\b|\bo\. ?D\.|\bn\.d\.", re.I)
_HINT = re.compile(r"\d|年|[Uu]ndated|\.\s?[Dd]\.")
_TIME = re.compile(r"[\d:.,;]+(?:st|nd|rd|th|h|hrs|[ap]\.?m\.?|z)?|(?-i:[A-Z]{1,4})|[^\w]+|[ap]\.?m\.?|г\.?,?", re.I)
_PLACE = re.compile(r"[“\"]?[A-ZÀ-ÞŞİĆČŠŽŁĐА-Я][^\W\d]*(?:[.’'/-][^\W\d]*)*[”\"]?")
_NUMBERED = re.compile(r"(?:\b(?:no|nr|az|ref|file|tgb|protocol|copy|page|reg|исх|вх)\b|[№#°])[.:\s]*(?:\S*\d|\S*\s*$)", re.I)
_OFFICE = re.compile(rf"{PROCESSING}\b", re.I)
_MOST_WORDS = 9


def has_date(text: str) -> bool:
    """Whether a date stands in the first two hundred characters."""
    return bool(_DATE.search(text[:200]))


@lru_cache(maxsize=4096)
def is_dateline(text: str) -> bool:
    """Whether a short line holds a date, with at most a place, a weekday and an hour beside it."""
    match = _DATE.search(text) if len(text) <= 110 and _HINT.search(text) else None
    if not match:
        return False
    before, after = text[:match.start()], text[match.end():]
    if match["year"] and not _stands_alone(before, after):
        return False
    if _OFFICE.match(text) or _NUMBERED.search(before) or kind_of(before) != "other":
        return False
    return before.split()[:1] not in (["on"], ["On"], ["of"], ["from"], ["From"]) and _is_place(before.split()) and _is_place(after.split())


def _stands_alone(before: str, after: str) -> bool:
    """A year by itself is the date of a line only behind a place, or where there is nothing else."""
    return not after.strip(" .)]") and (not before.strip(" [(") or (before.rstrip().endswith(",") and len(before.split()) < 4))


def _is_place(words: list[str]) -> bool:
    bare = [word.strip(".,;:()[]—–-") for word in words]
    return len(words) <= _MOST_WORDS and all(
        not word or word.lower() in PLACE_WORDS or _TIME.fullmatch(word) or _PLACE.fullmatch(word) for word in bare)
