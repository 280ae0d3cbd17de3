"""Places, and things named after persons, whose names are of several words, any of which may be a person's besides (`Quang Tri`, `Merrill Lynch`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from encoder.annotate.gazetteer import barred, places
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.text import fold, norm

NAMES = places() | barred(Path(__file__).with_name("data") / "named_after.txt")
"""All such names, and those of one word."""


def _towns() -> Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Each word of such a name: at which place of it the word stands, and all its words."""
    out: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for place in NAMES:
        words = fold(place).split()
        if len(words) > 1 and all(word[0].isupper() for word in words):
            keys = tuple(map(norm, words))
            for at, key in enumerate(keys):
                out[key].append((at, keys))
    return {key: tuple(found) for key, found in out.items()}


TOWNS = _towns()
"""Each word of the name of a place of several words, with its place in it and all its words."""


def in_town(words: Words, left: int, right: int) -> bool:
    """Whether words `left` to `right` stand within the name of such a place, or are it."""
    for at, name in TOWNS.get(words.keys[left], ()):
        begin, end = left - at, left - at + len(name)
        if begin >= 0 and end > right and tuple(words.keys[begin:end]) == name and all(map(words.near, range(begin, end - 1))):
            return True
    return False
