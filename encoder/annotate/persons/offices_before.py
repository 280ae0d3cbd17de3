"""Bare surnames behind an office of several words: `Under Secretary of the Army Draper`, `Minister of Foreign Affairs Molotov`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found
from encoder.annotate.persons.text import JOINED
from encoder.annotate.persons.words import ACRONYM, COMMON, FUNCTION_WORDS, PLACE, THING, TITLE

_OFFICE = re.compile(
    r"\b(?P<title>Secretary|Minister|Director|Chief|Head|Chairman|Commissioner|Administrator|Attorney|Advis[eo]r|Counselor|Commander|Representative|Premier|"
    r"President|Governor|Charge|Officer|Chancellor|Comptroller|Assistant|Ambassador)(?: General)?,? (?:(?:of|for|d'|at|to) ?(?:the )?)"
    r"(?:[A-Z][\w'-]*,? (?:(?:of|and|for|the|de|in) )*){1,6}\Z")
_REACH = 90
_BODY = COMMON | THING | PLACE | TITLE | ACRONYM


def behind_offices(words: Words) -> Iterator[Found]:
    """All such names: unknown words that hang on the last word of an office."""
    flags, links = words.flags, words.links
    for at in range(1, len(flags)):
        before = words.printed[at - 1]
        if flags[at] or links[at - 1] != JOINED or not flags[at - 1] & _BODY or words.printed[at].isupper() != before.isupper():
            continue
        if before.lower() in FUNCTION_WORDS:
            continue
        start = words.tokens[at][0]
        office = _OFFICE.search(words.text, max(0, start - _REACH), start)
        if office is None:
            continue
        right = at
        while links[right] == JOINED and not flags[right + 1]:
            right += 1
        if (links[right] == JOINED and flags[right + 1] & _BODY) or len(words.printed[right]) < 4:      # `Assistance Advisory Group`
            continue
        yield Found(at, right, right - at, False, office["title"], "title")
