"""Whether a line says where and when a document was written: `Washington, April 28, 1962, 11 a.m.-12:15 p.m.`

Readers of all sources ask this; what the date means is not their business.
"""

from __future__ import annotations

import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:[Uu]ndated|(?:{_MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:[–-](?:(?:{_MONTHS}) )?\d{{1,2}})?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}),? \d{{4}})")
_PLACE_WORD = re.compile(r"[A-ZÀ-Þ][\w.’'`/-]*$")
_SMALL = frozenset("of the de la le du des in en route to at aboard del di da on board and y es as do dos am an der el al upon sur bei zu".split())
_TIME_WORD = re.compile(r"(?:\d[\d:.]*(?:[ap]\.?m\.?)?|[AaPp]\.?[Mm]\.?|[ap]\.?|m\.?|noon|midnight|local|time|to|and|hours?|approximately|about|[A-Z]{1,4}T|Z|\d{4}Z|EST|GMT|Noon|undated|o['’]clock|circa|[–—-])$")
_RECEIVED = re.compile(r"\[Received .{3,60}\]\d{0,2}$")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_GONE = re.compile(r"\[[^\]]{1,40}\]")


def is_dateline(text: str) -> bool:
    """Whether a short line is a dateline. Linear in the length of the line, which must be under 140 characters."""
    if not 4 <= len(text) <= 140:
        return False
    if text.startswith("[Received"):
        return bool(_RECEIVED.match(text))
    date = _DATE.search(text)
    return bool(date) and _is_place(text[:date.start()]) and _is_time(text[date.end():])


def _is_place(before: str) -> bool:
    """At most nine words, each with a capital or small and harmless; brackets (`[place not declassified]`) count as one."""
    words = re.split(r"[\s,]+", _GONE.sub(" Place ", before).strip(" ,[]—–-("))
    words = [w.strip("()[]") for w in words if w.strip("()[]—–-")]
    if len(words) > 9 or re.search(r"[.:;?!] [A-Z]", re.sub(r"\b(?:St|Mt|Ft|U\.S|D\.C|[A-Z])\. ", "", before)):
        return False
    return all(_PLACE_WORD.match(w) or w in _SMALL for w in words) and not any(re.search(r"\d", w) for w in words)


def _is_time(after: str) -> bool:
    after = re.sub(r"(?<=[.\]a-z])\d{1,2}$", "", _GONE.sub(" ", after))      # a footnote's number
    words = re.split(r"[\s,;\[\]()/—–-]+", after.strip(" .,;[]"))
    return len(words) <= 14 and all(not w or _TIME_WORD.match(w) or _TIME_WORD.match(w.rstrip(".")) or _WEEKDAY.match(w) for w in words)
