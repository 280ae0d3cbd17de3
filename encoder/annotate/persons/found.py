"""A name as the text itself shows it, before anyone asks whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from encoder.annotate.persons.asian import stands_first
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.text import HYPHEN
from encoder.annotate.persons.words import TITLE


@dataclass(frozen=True, slots=True)
class Found:
    """A name at a place: words `left` to `right`.

    `given` says how many of them, from the left, are given names; `family` marks a name whose family comes first. `title` is the word of office or
    courtesy before it; `how` names the rule that found it.
    """

    left: int
    right: int
    given: int
    family: bool
    title: str
    how: str


def title_before(words: Words, at: int) -> str:
    """The title right before word `at`, or nothing."""
    return words.printed[at - 1] if at and words.flags[at - 1] & TITLE and words.joined(at - 1) else ""


def plain(words: Words, left: int, right: int, how: str) -> Found:
    """Words that are a name as a whole: the family's last, unless its sound says that it is first."""
    names = tuple(words.printed[left:right + 1])
    family = right > left and stands_first(names)
    surname = right
    while surname > left and words.links[surname - 1] == HYPHEN:
        surname -= 1        # `Loga-Sowinski`
    return Found(left, right, 0 if family else surname - left, family, title_before(words, left), how)
