"""What speaks against a word's being a person's name at its place: the name of a thing or a place around it, a word of the language."""

from __future__ import annotations

import re
from enum import IntEnum

from encoder.annotate.persons.asian import syllable
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.context import HUMAN, does_human_thing
from encoder.annotate.persons.match import BARE, Match
from encoder.annotate.persons.text import JOINED
from encoder.annotate.persons.towns import TOWNS, in_town
from encoder.annotate.persons.words import ARTICLES, BEFORE_PLACE, COLLECTION, COMMON, FUNCTION_WORDS, GIVEN, PERSONAL_PAPERS, PLACE, THING, TITLE


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
_GOES_ON = re.compile(r" (?:will|would|should|could|did|is|was|has|had|may|might|must|does|can|wo|ca|do)(?:n't| not)? [a-z]|[:)\"]|, who\b|"
                      r",? and (?!the )[A-Z]| (?:[a-z]+ly )?[a-z]{3,}ed ")
"""What follows a person more often than another word at the beginning of a sentence: `Rush is handling it`."""
_ARTICLE = re.compile(r"(?:\b[Tt]he|\b[Aa]n?|\b[Oo]ur|\b[Tt]heir) $")
_NOUN = re.compile(r"[-\u2013][A-Z]| (?!(?:is|was|were|are|has|had|will|would|and|or|to|in|on|of|at|for|by|with|that|which|who|as|but|may|can|could|"
                   r"should|did|does)\b)[a-z]{3,}")
_LOCAL = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Vv]ia|[Oo]utside|[Aa]cross|[Tt]hroughout) $")
_OR_PERSON = re.compile(r"\b(?:[Tt]o|[Ff]rom|[Oo]f) $")
_ACTS = frozenset("act amendment amendments bill resolution committee commission".split())
_LONGEST_ACT = 3
_OFFICE = re.compile(r" \([A-Z][A-Z/\u2013-]{0,8}\)")
_HAND = re.compile(r"\b(?:[Dd]rafted|[Cc]leared|[Aa]pproved|[Ii]nitialed|[Ss]igned)(?: \w+)? (?:by|with) $|"
                   r"\b(?:[Rr]epeated|[Rr]ptd?|[Pp]ass(?:ed)?|[Ss]ent)\b[^.;:()\n]{2,90} for $")
_KIN = re.compile(r"\b(?:grandson|son|brother|father|uncle|nephew|cousin|husband|wife|daughter|mother|sister|niece|granddaughter) $")
_TIES = frozenset("-–/")
_MAY_END = frozenset(" \n:")
_LINE_ENDS = re.compile(r" *(?:\n|: )")
_LINE_BEGINS = re.compile(r"\n *$")


def doubt(words: Words, found: Match, at: int, start: int, end: int, titled: bool) -> Doubt:
    """The doubt about the name `found` around word `at`, which stands from `start` to `end`; `titled`: with a title before it."""
    left, right, hangs = found.left, found.right, words.links
    if not (words.flags[at] or hangs[right] or (left and hangs[left - 1])) and words.text[end:end + 1] not in _TIES and _plain(words.printed[at]):
        return Doubt.NONE       # most are such: an unknown word by itself
    if (around := _part_of_thing(words, found, end)) is not Doubt.NONE:
        return around
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


def _plain(word: str) -> bool:
    return len(word) > 2 and word.lower() not in FUNCTION_WORDS


def _part_of_thing(words: Words, found: Match, end: int) -> Doubt:
    """`Johnson Library`, `Dulles-Herter Series`, `Mao-674`, `Quang Tri`."""
    text, tokens, right = words.text, words.tokens, found.right
    if words.links[right] == JOINED:
        following = words.printed[right + 1]
        if following.lower() in COLLECTION and following[1:].islower():
            return Doubt.PAPERS if following.lower() in PERSONAL_PAPERS else Doubt.NEVER
        if following[1:].islower() and _begins_act(words, right + 1):
            return Doubt.NEVER
    if words.keys[found.left] in TOWNS and found.agreeing < 3 and in_town(words, found.left, right):
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
    """In brackets, alone on its line, as a speaker before a colon, before an office in brackets (`Marshall (PM)`), or behind `drafted by`: words of
    the language do not stand so."""
    if text[start - 1:start] == "(" and text[end:end + 1] == ")":
        return True
    if text[end:end + 2] == " (" and _OFFICE.match(text, end):
        return True
    if text[start - 3:start] in ("by ", "th ", "or ") and _HAND.search(text, max(0, start - 100), start):
        return True
    return bool(text[end:end + 1] in _MAY_END and _LINE_ENDS.match(text, end) and _LINE_BEGINS.search(text, max(0, start - 20), start))


def _word_of_language(words: Words, at: int, start: int) -> Doubt:
    word, flags = words.printed[at], words.flags[at]
    text, end, before = words.text, words.tokens[at][1], max(0, start - 12)
    if word.lower() in FUNCTION_WORDS:
        if words.links[at] == JOINED and words.flags[at + 1] & (COMMON | TITLE):
            return Doubt.NEVER      # `Home Office`
        inside = word.lower() not in ARTICLES and not word.isupper() and _LOWER_BEFORE.search(text, before, start)
        return Doubt.NONE if inside else Doubt.NEVER
    if flags & PLACE:
        if start < words.tokens[at][0]:
            return Doubt.NONE       # `de la Madrid`
        if _LOCAL.search(text, before, start):
            return Doubt.NEVER
        return Doubt.NONE if does_human_thing(text, end, possessive=False) and not _OR_PERSON.search(text, before, start) else Doubt.GRAVE
    if start < words.tokens[at][0] and text[start:start + 3].lower() in ("van", "von", "de ", "du "):
        return Doubt.NONE       # `VAN WELL`, `von Weiss`
    if flags & GIVEN and _KIN.search(text, max(0, start - 20), start):
        return Doubt.NEVER      # `his grandson David`
    if flags & TITLE and _ARTICLE.search(text, before, start):
        return Doubt.NEVER      # `the Shah`
    if word.isupper() and flags & COMMON and text[end:end + 1] == " " and text[end + 1:end + 3].isupper() and text[start - 2:start - 1].isupper():
        return Doubt.GRAVE if text[end + 1:end + 20].split()[0].lower() in HUMAN else Doubt.NEVER      # `SAW NO RUSH. BRANDT SAID`
    if flags & TITLE or (word.isupper() and (len(word) < 4 or flags & COMMON)):
        return Doubt.GRAVE
    if not flags & (COMMON | THING) and len(word) != 2:
        return Doubt.NONE
    if flags & (COMMON | THING):
        if _ARTICLE.search(text, before, start):       # `the Hill`, and `the Young proposal` where there is a Young
            return Doubt.GRAVE if _NOUN.match(text, end) else Doubt.NEVER
        if not _SENTENCE.search(text, before, start) or does_human_thing(text, end):
            return Doubt.NONE
        return Doubt.GRAVE if _GOES_ON.match(text, end) else Doubt.NEVER
    return Doubt.GRAVE if _SENTENCE.search(text, before, start) else Doubt.NONE
