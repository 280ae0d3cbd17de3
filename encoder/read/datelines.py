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
    rf"\b(?:{MONTHS}\.? {_DAYS}(?: ?/ ?(?:{MONTHS}\.? )?\d{{1,2}})?(?:,? {_YEAR}\d{{0,2}})?"
    rf"|{_DAYS} (?:de )?{MONTHS}\.?(?:,? (?:de )?{_YEAR})?|{MONTHS},? {_YEAR}|{_YEAR}\. {MONTHS} {_DAY}"
    rf"|\d{{1,2}}([./-])(?:\d{{1,2}}|[IVX]{{1,4}})\1(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d|(?P<year>{_YEAR}))\b"
    rf"|{_HAN}{{4}} ?年(?: ?{_HAN}+ ?月)?(?: ?{_HAN}+ ?日)?|\b[Uu]ndated\b|\bo\. ?D\.|\bn\.d\.", re.I)
_HINT = re.compile(r"\d|年|[Uu]ndated|\.\s?[Dd]\.")
_BETWEEN = re.compile(r"[\s–—-]+")
_TIME = re.compile(r"[\d:.,;]+(?:st|nd|rd|th|h|hrs|[ap]\.?m\.?|z)?|(?-i:[A-Z]{1,4})|[^\w]+|[ap]\.?m\.?\d{0,2}|[apm]|г\.?,?", re.I)
_PLACE = re.compile(r"[“\"]?[A-ZÀ-ÞŞİĆČŠŽŁĐА-Я][^\W\d]*(?:[.’'/-][^\W\d]*)*[”\"]?")
_NUMBERED = re.compile(r"(?:\b(?:no|nr|az|ref|file|tgb|protocol|copy|page|reg|исх|вх)\b|[№#°])[.:\s]*(?:\S*\d|\S*\s*$)", re.I)
_RECEIVED = re.compile(r"\[Received .{3,60}\]\d{0,2}$")
_GONE = re.compile(r"\[[^\]]{0,40}(?:not declassified|illegible|unreadable|garbled?|missing|deleted)\]")
_OFFICE = re.compile(rf"{PROCESSING}\b", re.I)
_COUNTED = re.compile(r"\d{1,3}[.)]\s*$|[*•]")
_NO_PLACE = re.compile(r":|['’][sS]\b")
_NO_TIME = re.compile(r"\s*\(|\s+\d{1,2}\s?(?:\.|[–—-]\s?\d{1,2}\.)?$")
_MOST_WORDS = 9


def has_date(text: str) -> bool:
    """Whether a date stands in the first two hundred characters."""
    return bool(_DATE.search(text[:200]))


@lru_cache(maxsize=4096)
def is_dateline(text: str) -> bool:
    """Whether a short line holds a date, with at most a place, a weekday and an hour beside it."""
    if not 4 <= len(text) <= 140:
        return False
    if text.startswith("[Received"):
        return bool(_RECEIVED.match(text))
    match = _DATE.search(text) if _HINT.search(text) else None
    if not match:
        return False
    before, after = _GONE.sub(" Place ", text[:match.start()]), _GONE.sub(" ", text[match.end():])
    if match["year"] and not _stands_alone(before, after):
        return False
    if _COUNTED.match(before) or _NO_PLACE.search(before) or text[-1] == "?" or _NO_TIME.match(after) or _is_code(match[0], before):
        return False
    if _OFFICE.match(text) or _NUMBERED.search(before) or kind_of(before) != "other":
        return False
    return before.split()[:1] not in (["on"], ["On"], ["of"], ["from"], ["From"]) and _is_place(before.split()) and _is_place(_BETWEEN.split(after))


def _is_code(date: str, before: str) -> bool:
    """Whether figures with hyphens belong to the letters before them: `SNIE 13-3-62`."""
    return "-" in date and not any(c.isalpha() for c in date) and before.endswith(" ") and before.strip().isupper()


def _stands_alone(before: str, after: str) -> bool:
    """A year by itself is the date of a line only behind a place, or where there is nothing else."""
    return not after.strip(" .)]") and (not before.strip(" [(") or (before.rstrip().endswith(",") and len(before.split()) < 4))


def _is_place(words: list[str]) -> bool:
    bare = [word.strip(".,;:()[]—–-") for word in words]
    return len(words) <= _MOST_WORDS and all(
        not word or word.lower() in PLACE_WORDS or _TIME.fullmatch(word) or _PLACE.fullmatch(word) for word in bare)
