"""What speaks against a word's being a person's name at its place: the name of a thing or a place around it, a word of the language."""

from __future__ import annotations

import re
from enum import IntEnum

from encoder.annotate.persons.asian import syllable
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.context import does_human_thing
from encoder.annotate.persons.match import BARE, Match
from encoder.annotate.persons.text import JOINED
from encoder.annotate.persons.towns import in_town
from encoder.annotate.persons.words import ARTICLES, BEFORE_PLACE, COLLECTION, COMMON, FUNCTION_WORDS, PERSONAL_PAPERS, PLACE, THING, TITLE


class Doubt(IntEnum):
    """How much speaks against it."""

    NONE = 0
    GRAVE = 1
    """A place or a common word as well: a name only if the person is certainly in the document."""
    PAPERS = 2
    """Within the name of a collection of that person's papers."""
    NEVER = 3
    """Part of the name of something else."""


_SENTENCE = re.compile(r"(?:^|[.!?:;][\"')\]]*|[\"(\n]|\n *\S{1,3}) *$")
_LOWER_BEFORE = re.compile(r"[a-z],? $")
_MODAL = re.compile(r" (?:will|would|should|could|did) (?:not )?[a-z]+")
_ACTS = frozenset("act amendment amendments bill resolution committee commission".split())
_LONGEST_ACT = 3
_TIES = frozenset("-–/")
_MAY_END = frozenset(" \n:")
_LINE_ENDS = re.compile(r" *(?:\n|: )")
_LINE_BEGINS = re.compile(r"\n *$")


def doubt(words: Words, found: Match, at: int, start: int, end: int, titled: bool) -> Doubt:
    """The doubt about the name `found` around word `at`, which stands from `start` to `end`; `titled`: with a title before it."""
    if (around := _part_of_thing(words, found, end)) is not Doubt.NONE:
        return around
    left, right, hangs = found.left, found.right, words.links
    before = bool(left) and hangs[left - 1] == JOINED
    if before and words.printed[left - 1].lower() in BEFORE_PLACE:
        return Doubt.NEVER
    if found.strength > BARE:
        return Doubt.NONE
    short = len(words.printed[at]) < 6
    if short and hangs[right] == JOINED and words.flags[right + 1] & PLACE:     # `Dai Viet`
        return Doubt.NEVER
    if titled:
        return Doubt.NONE
    if short and before and words.flags[left - 1] & PLACE and syllable(words.printed[at]):     # `Viet Minh`, and not `On Hungary Krenz said`
        return Doubt.NEVER
    return Doubt.NONE if _stands_alone(words.text, start, end) else _word_of_language(words, at, start)


def _part_of_thing(words: Words, found: Match, end: int) -> Doubt:
    """`Johnson Library`, `Dulles-Herter Series`, `Mao-674`, `Quang Tri`."""
    text, tokens, right = words.text, words.tokens, found.right
    if words.links[right] == JOINED:
        following = words.printed[right + 1]
        if following.lower() in COLLECTION and following[1:].islower():
            return Doubt.PAPERS if following.lower() in PERSONAL_PAPERS else Doubt.NEVER
        if following[1:].islower() and _begins_act(words, right + 1):
            return Doubt.NEVER
    if found.agreeing < 3 and in_town(words, found.left, right):
        return Doubt.NEVER
    if text[end:end + 1] in _TIES:
        if text[end + 1:end + 2].isdigit():
            return Doubt.NEVER
        if right + 2 < len(tokens) and tokens[right + 1][0] == end + 1 and words.joined(right + 1) and tokens[right + 2][2].lower() in COLLECTION:
            return Doubt.NEVER
    return Doubt.NONE


def _begins_act(words: Words, at: int) -> bool:
    """Whether the capitalised words from `at` on end in the name of a law or body (`Johnson Debt Default Act`)."""
    last = at
    while last - at < _LONGEST_ACT and last + 1 < len(words.tokens) and words.joined(last):
        last += 1
        if words.printed[last].lower() in _ACTS:
            return True
    return False


def _stands_alone(text: str, start: int, end: int) -> bool:
    """In brackets, alone on its line, or as a speaker before a colon: words of the language do not stand so."""
    if text[start - 1:start] == "(" and text[end:end + 1] == ")":
        return True
    return bool(text[end:end + 1] in _MAY_END and _LINE_ENDS.match(text, end) and _LINE_BEGINS.search(text, max(0, start - 20), start))


def _word_of_language(words: Words, at: int, start: int) -> Doubt:
    word, flags = words.printed[at], words.flags[at]
    before = max(0, start - 12)
    if word.lower() in FUNCTION_WORDS:
        if words.links[at] == JOINED and words.flags[at + 1] & (COMMON | TITLE):
            return Doubt.NEVER      # `Home Office`
        inside = word.lower() not in ARTICLES and not word.isupper() and _LOWER_BEFORE.search(words.text, before, start)
        return Doubt.NONE if inside else Doubt.NEVER
    if flags & PLACE:
        return Doubt.GRAVE
    if flags & TITLE or (word.isupper() and (len(word) < 4 or flags & COMMON)):
        return Doubt.GRAVE
    if not flags & (COMMON | THING) and len(word) != 2:
        return Doubt.NONE
    begins = _SENTENCE.search(words.text, before, start)
    if flags & (COMMON | THING):
        if not begins or does_human_thing(words.text, words.tokens[at][1]):
            return Doubt.NONE
        return Doubt.GRAVE if _MODAL.match(words.text, words.tokens[at][1]) else Doubt.NEVER
    return Doubt.GRAVE if begins else Doubt.NONE
