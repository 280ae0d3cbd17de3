"""Whether the words at a place of the text can be one name of a list: the one question asked of text and list together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.words import GIVEN, NOT_NAME, SURNAME_WORDS, THING

BARE, PART, FULL = 1, 2, 3
"""How much of a name stands in the text: its surname; surname and initials, or part of a name of several words; given name and surname."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words `left` to `right` (both inclusive) are the name; `agreeing` of them agree letter for letter. `loose`: the given name only may be a short
    form of the listed one."""

    left: int
    right: int
    strength: int
    agreeing: int
    loose: bool = False


Fitting = tuple[Match, dict[str, int]]
"""The best of several matches, and which entries (with their strength) it can mean."""

COMPOUND = re.compile(r"([A-Z][A-Za-z']{2,})-(?:like|led|style|type|era|though|inspired|[a-z]{2,}ed)$")
"""`Sadat-like`"""

STUCK = re.compile(r"[A-Z]{2,}([A-Z][a-z]{3,})$")
"""`MDSDobrynin`: in the transcription a name is stuck to an abbreviation."""


def eat(keys: list[str], at: int, last: int, target: str) -> int:
    """How many words from `at` on spell `target`: one, or two where the text divides it (`Yong Sik` for `Yong-sik`)."""
    if at > last:
        return 0
    if keys[at] == target:
        return 1
    return 2 if at < last and keys[at] + keys[at + 1] == target else 0


def goes_on(words: Words, right: int, high: int) -> bool:
    """Whether the name goes on behind the part that agrees: then it is another's (`Bruce Laingen` for "Bruce", `Frank Church` for "Frank")."""
    if words.flags[right] == GIVEN and right + 1 < len(words.tokens) and words.joined(right) and not words.possessive(right):
        word = words.printed[right + 1]
        if word.lower() in SURNAME_WORDS and word[1:].islower() and not words.flags[right + 1] & THING:
            return True
    return right < high and not words.possessive(right) and words.joined(right) and not words.flags[right + 1] & NOT_NAME
