"""Surnames with a particle before them, of which the text says no more: `von Brentano`, `de Gaulle`; Arabic names after a son: `Abu Iyad`;
Hebrew ones after a father: `Bar-Lev`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, title_before
from encoder.annotate.persons.words import NOT_NAME, TITLE

_PARTICLE = re.compile(r"(?<![A-Za-z'-])(?:von|van|de) (?:der |den |la )?(?=[A-Z][a-z]+)")
_FOREIGN = 5
"""A text with more than one `de` to so many `the` is not English: there the particle is a preposition."""


_SON = re.compile(r"(?<![A-Za-z'-])(?:Abu|Umm) (?=[A-Z][a-z']+)")
_BEN = re.compile(r"(?<![A-Za-z'-])(?:Ben|Bar)-(?=[A-Z][a-z']+)")
_KIN = frozenset(("abu", "umm", "ben", "bar"))
_ISLAND = "Musa"


def nobiliary(words: Words) -> Iterator[Found]:
    """A word of which nothing is known behind such a particle, no other name before it."""
    text = words.text
    if not _KIN.isdisjoint(words.keys):
        yield from _of_kin(words)
    if not (" von " in text or " van " in text or " de " in text):
        return
    if text.count(" de ") * _FOREIGN > text.count(" the ") + _FOREIGN:
        return
    for match in _PARTICLE.finditer(text):
        at = words.beginning(match.end())
        if at is not None and not words.flags[at] and not words.links[at] and not (at and words.links[at - 1]):
            yield Found(at, at, 0, False, "", "particle")


def _of_kin(words: Words) -> Iterator[Found]:
    """Such a name, where no other word belongs to it."""
    for match in _SON.finditer(words.text):
        right = words.beginning(match.end())
        if not right or words.flags[right] & NOT_NAME or words.links[right] or words.printed[right] == _ISLAND:
            continue
        if right < 2 or not words.links[right - 2] or words.flags[right - 2] & TITLE:
            yield Found(right - 1, right, 0, False, title_before(words, right - 1), "named after a son")
    for match in _BEN.finditer(words.text):
        right = words.beginning(match.end())
        if right and not words.links[right] and not words.flags[right] & NOT_NAME and not (right > 1 and words.links[right - 2]):
            yield Found(right - 1, right, 0, False, title_before(words, right - 1), "named after a father")
