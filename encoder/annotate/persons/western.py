"""Matching names whose surname is known: `Lyndon B. Johnson`, `L.B. Johnson`, `Mr. Johnson`, `Couve`, `Fukuda Takeo` for "Fukuda, Takeo"."""

from __future__ import annotations

import re

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.match import BARE, FULL, PART, Match, eat, goes_on
from encoder.annotate.persons.names import Name, same_given
from encoder.annotate.persons.words import FREQUENT_SURNAMES, GIVEN, INITIAL, NICKNAMES, PARTICLE, PLACE, THING, is_initial

_FRENCH = frozenset("marc marcel marius martial mathieu maurice max maxime michel".split())
"""Given names before which `M.` is rather Monsieur than their initial."""
_PARTICIPLE = re.compile(r"[A-Z][a-z]+(?:ed|ing)$")
_BEGINNING = re.compile(r"(?:^|[.!?;:\n\"(])[ \"]*$")
_LINE_START = re.compile(r"(?:^|\n) *$")


def match_ordered(words: Words, at: int, low: int, high: int, name: Name) -> Match | None:
    """How `name` stands around word `at`, one of its keys; None where the words around say that another person is meant."""
    keys = words.keys
    if keys[at] not in name.surname:
        return None
    left, right = _surname(words, at, name.surname)
    low, high = min(low, left), max(high, right)
    part, agreeing = right > left, right - left + 1
    left, more, full, initials = _given_before(words, left, low, name)
    agreeing += more
    if not full and not initials:
        if eaten := _given_behind(keys, right, high, name):
            right, full, agreeing = right + eaten, True, agreeing + eaten
        elif eaten := _initials_behind(words, right, high, name):
            right, initials, agreeing = right + eaten, True, agreeing + eaten
    if not full and left and keys[left - 1] in name.nicknames and words.joined(left - 1):
        left, full, low, agreeing = left - 1, True, min(low, left - 1), agreeing + 1        # `Big Minh`
    loose = not (full or initials or part) and left > low and _may_be_short(words, left - 1, name)
    if loose:
        left, full = left - 1, True
    left, clash = _left_over(words, left, low, name, full)
    if clash or (not full and goes_on(words, right, high)):
        return None
    return Match(left, right, FULL if full else PART if initials or part else BARE, agreeing, loose)


def _may_be_short(words: Words, at: int, name: Name) -> bool:
    """Whether a word before a rare surname can be what its bearer is called: a short form, or a short word of which nothing is known, that begins
    like a given name of the list (`Pete Hart` for "Hart, Parker T.")."""
    seen = words.keys[at]
    if words.gaps[at + 1] != " " or (at and words.joined(at - 1) and words.namelike(at - 1)) or words.printed[at].isupper():
        return False
    if len(name.surname) != 1 or name.surname[0] in FREQUENT_SURNAMES or not 2 < len(seen) < 8:
        return False
    begins = any(given[0] == seen[0] for given in name.given)
    return begins and (seen in NICKNAMES or (words.flags[at] == 0 and (len(seen) < 6 or seen[-1] == "y" or seen[-2:] == "ie")))


def _surname(words: Words, at: int, surname: tuple[str, ...]) -> tuple[int, int]:
    """First and last word of the surname around one of its words."""
    keys, last = words.keys, len(words.keys) - 1
    place = len(surname) - 1 if keys[at] == surname[-1] else surname.index(keys[at])
    left = right = at
    for part in reversed(surname[:place]):
        if not left or keys[left - 1] != part or not words.near(left - 1):
            break
        left -= 1
    for part in surname[place + 1:]:
        if right >= last or keys[right + 1] != part or not words.near(right):
            break
        right += 1
    return left, right


def _given_behind(keys: list[str], right: int, high: int, name: Name) -> int:
    if not name.given:
        return 0
    return eat(keys, right + 1, high, "".join(name.given)) or eat(keys, right + 1, high, name.given[0])


def _initials_behind(words: Words, right: int, high: int, name: Name) -> int:
    """How many initials follow a surname and agree with the given names (`Andropov Yu.V.`): two at least, as Soviet papers have them."""
    at = right + 1
    while at <= high and is_initial(words.printed[at]) and words.gaps[at + 1][:1] == ".":
        at += 1
    letters = words.keys[right + 1:at]
    agree = len(letters) > 1 and name.given and all(letter[0] == given[0] for letter, given in zip(letters, name.given, strict=False))
    return len(letters) if agree else 0


def _given_before(words: Words, left: int, low: int, name: Name) -> tuple[int, int, bool, bool]:
    """Given names and initials before a surname: the new left end, how many agree, whether a given name is among them, whether only initials.

    The farthest word to the left that agrees with a given name begins the name; words between it and the surname may be further given
    names and initials that the list leaves out.
    """
    first = left
    while first > low and left - first < 4 and words.near(first - 1):
        first -= 1
    for begin in range(first, left):
        seen = words.keys[begin]
        if words.printed[begin] == "M" and name.given[:1] and name.given[0] in _FRENCH and (
                begin == left - 1 or (len(words.keys[begin + 1]) > 1 and words.keys[begin + 1] in name.given)):
            continue        # Monsieur
        known = next((g for g in name.given if same_given(seen, g) and not _only_initial(seen, g, name)), None)
        if known is None and seen not in name.nicknames:
            continue
        between = _between(words, begin + 1, left, [g for g in name.given if g != known])
        if between is not None:
            agreeing, full = between
            return begin, agreeing + 1, full or len(seen) > 1, not (full or len(seen) > 1)
    return left, 0, False, False


def _only_initial(seen: str, known: str, name: Name) -> bool:
    """Whether a whole given name meets only the initial of a further one: `David Smith` is not "Smith, Ian D."."""
    return len(known) == 1 < len(seen) and known != name.given[0] and len(name.given[0]) > 1


def _between(words: Words, begin: int, end: int, unused: list[str]) -> tuple[int, bool] | None:
    """How many of the words agree with further given names, and whether a whole one does; None where one can be no part of the name."""
    agreeing, full = 0, False
    for at in range(begin, end):
        seen = words.keys[at]
        known = next((g for g in unused if same_given(seen, g)), None)
        if known is not None:
            unused.remove(known)
            agreeing, full = agreeing + 1, full or len(seen) > 1
        elif len(seen) > 1 and not words.flags[at] & GIVEN and not PARTICLE.match(words.printed[at].lower()):
            return None
    return agreeing, full


def _left_over(words: Words, left: int, low: int, name: Name, full: bool) -> tuple[int, bool]:
    """What stands before the part that agrees: particles and further given names are taken in, another given name is a clash."""
    while left > low and words.joined(left - 1):
        word, flags = words.printed[left - 1], words.flags[left - 1]
        if PARTICLE.match(word.lower()) or (full and flags & (GIVEN | INITIAL)):
            left -= 1
        elif full or _no_part(words, left - 1, left) or (word == "M" and left - 1 == low):
            return left, False      # `M. Pineau`: Monsieur
        elif not name.given and not flags & (GIVEN | INITIAL) and not words.flags[left] & (PLACE | THING):
            return low, False       # the list gives one word of a longer name: `Duong Van Minh` for "Minh", but no `Hyde Park` for "Park"
        else:
            return left, True
    return left, False


def _no_part(words: Words, at: int, right: int) -> bool:
    """Whether an unknown word before a surname is rather a word of the sentence: a verb that begins it (`Claimed Kennedy speech`), the letter
    of a numbered paragraph (`B. Lodge's consultation`), or capitals of another kind than the name's."""
    start, _, word = words.tokens[at]
    if len(word) == 1:
        return bool(_LINE_START.search(words.text, max(0, start - 40), start))
    if word.isupper() != words.printed[right].isupper() or (len(word) > 3 and word.isupper() and not words.flags[at] & GIVEN):
        return True
    return bool(_PARTICIPLE.match(word) and _BEGINNING.search(words.text, max(0, start - 8), start))
