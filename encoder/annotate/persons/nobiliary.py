"""Surnames with a particle before them: `von Brentano`, `de Gaulle`, of which the text says no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found

_PARTICLE = re.compile(r"(?<![A-Za-z'-])(?:von|van|de) (?:der |den |la )?(?=[A-Z][a-z]+)")
_FOREIGN = 5
"""A text with more than one `de` to so many `the` is not English: there the particle is a preposition."""


def nobiliary(words: Words) -> Iterator[Found]:
    """A word of which nothing is known behind such a particle, no other name before it."""
    text = words.text
    if not (" von " in text or " van " in text or " de " in text):
        return
    if text.count(" de ") * _FOREIGN > text.count(" the ") + _FOREIGN:
        return
    for match in _PARTICLE.finditer(text):
        at = words.beginning(match.end())
        if at is not None and not words.flags[at] and not words.links[at] and not (at and words.links[at - 1]):
            yield Found(at, at, 0, False, "", "particle")
