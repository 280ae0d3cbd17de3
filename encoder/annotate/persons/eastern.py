"""Matching names whose order the list does not tell: `Ngo Dinh Diem` and `Diem`, `Chiang Kai-shek` and `Chiang`, `C.K. Yen` for "Yen Chia-kan"."""

from __future__ import annotations

from rapidfuzz import fuzz

from encoder.annotate.persons.asian import family_first, syllable
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.match import BARE, FULL, PART, Match, eat, goes_on
from encoder.annotate.persons.names import Name
from encoder.annotate.persons.words import CHINESE, FUNCTION_WORDS, KOREAN, PLACE, THING, TITLE, VIETNAMESE

_SYLLABLES = FUNCTION_WORDS - {"can", "do", "an"}
_ALIKE = 85.0
"""From what likeness (of 100) the rest of a name counts as spelled otherwise (`Yeh Chiengying`)."""


def match_unordered(words: Words, at: int, low: int, high: int, name: Name) -> Match | None:
    """How `name` stands around word `at`, its first or last; None where the words around say that another person is meant."""
    best: Match | None = None
    for place in (0, len(name.surname) - 1):
        if name.surname[place] == words.keys[at]:
            found = _at(words, at, low, high, name.surname, place)
            if found is not None and (best is None or found.strength > best.strength):
                best = found
    return best


def _at(words: Words, at: int, low: int, high: int, parts: tuple[str, ...], place: int) -> Match | None:
    left, right, count = _spread(words, at, high, parts, place)
    high = max(high, right)
    agreeing = count
    initials = 0
    if count == 1 and place == 0:
        left, right, count, agreeing = _otherwise(words, left, right, low, high, parts)
        if count == 1:
            initials = _initials(words, left, low, parts[1])
            left -= initials
    if place == 0 and 1 < count < len(parts) and parts[0] in CHINESE | KOREAN:
        return None         # `Kim Il` is not Kim Il Sung
    if count < len(parts) and _another(words, left, right, low, high, at):
        return None
    strength = (PART if initials else BARE) if count == 1 else FULL if agreeing >= len(parts) or count > agreeing else PART
    return Match(left, right, strength, agreeing)


def _spread(words: Words, at: int, high: int, parts: tuple[str, ...], place: int) -> tuple[int, int, int]:
    """First and last word of the part of the name that stands letter for letter around word `at`, and how many of its words that are (two words
    of the text may hold three of the list: `Park Chung-hee`)."""
    keys = words.keys
    left = right = at
    for part in reversed(parts[:place]):
        if not left or keys[left - 1] != part or not words.near(left - 1):
            break
        left -= 1
    while high < min(len(keys) - 1, at + 4) and words.near(high):
        high += 1
    rest = parts[place + 1:]
    if len(rest) > 1 and (eaten := eat(keys, right + 1, high, "".join(rest))):
        return left, right + eaten, len(parts)
    for part in rest:
        eaten = eat(keys, right + 1, high, part)
        if not eaten:
            break
        right += eaten
    return left, right, right - left + 1


def _otherwise(words: Words, left: int, right: int, low: int, high: int, parts: tuple[str, ...]) -> tuple[int, int, int, int]:
    """A name of two words in the other order, or with its second word spelled a little otherwise: new ends, words, words that agree. What has the
    sound of two syllables keeps its order (`Quang Tri` is no Tri Quang)."""
    keys = words.keys
    if len(parts) == 2 and left > low and keys[left - 1] == parts[1] and not (syllable(parts[0]) and syllable(parts[1])):
        return left - 1, right, 2, 2
    rest = "".join(keys[right + 1:high + 1])
    if len(parts) == 2 and rest and words.joined(right) and len(parts[1]) > 4 and fuzz.ratio(rest, parts[1]) >= _ALIKE:
        return left, high, 2, 1
    return left, right, 1, 1


def _initials(words: Words, left: int, low: int, rest: str) -> int:
    """How many initials right before the family name are those of the other words."""
    count = 0
    while left - count > low and len(words.keys[left - count - 1]) == 1:
        count += 1
    return count if count and rest.startswith(words.keys[left - count]) else 0


def _another(words: Words, left: int, right: int, low: int, high: int, at: int) -> bool:
    """Whether the words around a part of the name make it another person's."""
    if (left > low and words.joined(left - 1)) or goes_on(words, right, high):
        return True
    if left > 1 and words.near(left - 1) and words.joined(left - 2) and family_first(tuple(words.printed[left - 2:left + 1])):
        return True         # `Wang En-Mao` is no Mao
    if words.keys[at] not in VIETNAMESE or right + 1 >= len(words.tokens) or words.possessive(right) or not words.joined(right):
        return False
    word = words.printed[right + 1]       # syllables that are words of English too: `Nguyen Ton Hoan`
    return 1 < len(word) <= 5 and word[1:].islower() and not words.flags[right + 1] & (TITLE | PLACE | THING) and word.lower() not in _SYLLABLES
