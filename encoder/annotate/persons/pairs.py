"""Words of which nothing is known, side by side, where what is said or done is a person's (`Babrak Karmal asked`, `met Siad Barre`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from encoder.annotate.persons.asian import syllable
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.context import ENDINGS, listed, maybe_surname, weight_of
from encoder.annotate.persons.found import Found
from encoder.annotate.persons.text import HYPHEN, JOINED
from encoder.annotate.persons.words import CHINESE, GIVEN, KOREAN, NOT_NAME, PARTICLE, VIETNAMESE, is_address

_SURE = 2.0
"""The weight from which one place makes two words that a hyphen joins a name: mostly these are names of two persons, or of things."""
_ENOUGH = 1.0
"""The weight that words which stand side by side need in the document as a whole."""
_SOMETHING = 0.8
"""Less than this tells no person from a place (`about Savanna Khet`)."""
_IN_ROW = 1.2
_EASTERN = CHINESE | KOREAN | VIETNAMESE
_LOWER_HYPHEN = re.compile(r"[a-z]-[a-z]")
_BOTH = ("between", "via", "through", "both")
"""Behind these two unknown words are a place as often as a person."""


def pairs(words: Words, taken: set[int]) -> list[Found]:
    """All such names; `taken` are words of names found already."""
    out = [found for found in _hyphened(words, taken) if _weight(words, found, taken) >= _SURE]
    runs = list(_runs(words, taken))
    row = listed(words, (), {*taken, *(at for run in runs for at in range(run.left, run.right + 1))}) if runs else set()
    total: dict[tuple[str, ...], float] = defaultdict(float)
    for run in runs:
        place = _syllables(words, run)
        weight = _weight(words, run, set() if place else taken) + (_IN_ROW if run.left in row and not place else 0)
        total[_name(words, run)] += weight if abs(weight) >= (_ENOUGH if place else _SOMETHING) else 0
    return out + [run for run in runs if total[_name(words, run)] >= _ENOUGH]


def _name(words: Words, found: Found) -> tuple[str, ...]:
    return tuple(words.keys[found.left:found.right + 1])


def _syllables(words: Words, found: Found) -> bool:
    """Whether the sound is that of Vietnam or Cambodia, whose provinces stand in rows as often as persons."""
    return all(syllable(word) for word in words.printed[found.left:found.right + 1])


def _weight(words: Words, found: Found, taken: set[int]) -> float:
    start, end = words.tokens[found.left][0], words.tokens[found.right][1]
    weight = weight_of(words.text, start, end, found.left - 1 in taken, found.right + 1 in taken)
    return weight - 0.5 if words.text.endswith(_BOTH, max(0, start - 10), start - 1) else weight


def _runs(words: Words, taken: set[int]) -> Iterator[Found]:
    """Two to four words side by side of which nothing is known, or of some that they are given names; the first is none."""
    flags, hangs, printed = words.flags, words.links, words.printed
    at = flags.find(0)
    while at >= 0:
        left = right = at
        while hangs[right] == JOINED and flags[right + 1] & ~GIVEN == 0 and right + 1 not in taken:
            right += 1
        at = flags.find(0, right + 1)
        if not left < right < left + 4 or hangs[right] or left in taken or (left and hangs[left - 1]):
            continue
        key = words.keys[left]
        if all(map(maybe_surname, printed[left:right + 1])) and not printed[left].endswith(ENDINGS) and not is_address(key, words.keys[left + 1]):
            family = key in _EASTERN or _LOWER_HYPHEN.search(printed[left + 1]) is not None
            yield Found(left, right, 0 if family or PARTICLE.match(key) else right - left, family, "", "context")


def _hyphened(words: Words, taken: set[int]) -> Iterator[Found]:
    """Two words that a hyphen joins, where no third is joined to them (`Ben-Gurion`)."""
    flags, hangs = words.flags, words.links
    left = hangs.find(HYPHEN)
    while left >= 0:
        right = left + 1
        apart = not hangs[right] and not (left and hangs[left - 1] and words.namelike(left - 1)) and not {left, right} & taken
        if apart and not (flags[left] | flags[right]) & NOT_NAME and maybe_surname(words.printed[left]) and maybe_surname(words.printed[right]):
            yield Found(left, right, 0, False, "", "context")
        left = hangs.find(HYPHEN, right)
