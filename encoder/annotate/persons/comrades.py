"""Titles that translations print in small letters, rows behind one title, names that explain one: `comrades Molotov, Malenkov and Bulganin`,
`com. Fedorenko`, `the Polish ambassador, Pelikan, said`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, plain
from encoder.annotate.persons.words import GIVEN, INITIAL, NOT_NAME, TITLES

_OFFICES = ("ambassador", "minister", "premier", "president", "chairman", "secretary", "leader", "counselor", "counsellor", "attache", "charge",
            "delegate", "commander", "interpreter", "brother", "wife", "son", "daughter", "successor", "predecessor")
_BEGINS = ("omrade", "com. ", "Com. ", "cde", "Cde", "tov. ", "Tov. ", "essrs", "ambassador ", "marshal ", "premier ", "minister ", "secretary ",
           "chairman ", "president ", "colonel ", "nterpreter", "ranslator", *(f"{word}, " for word in _OFFICES))
"""One of these is in every text that has such a title."""

_TITLE = re.compile(r"(?<![A-Za-z-])(?:([Cc]omrades|[Cc]oms\.|[Cc]des\.|[Mm]essrs\.?)|[Cc]om\.|[Cc]de\.|[Tt]ov\.|comrade|ambassador|marshal|premier|"
                    r"minister|secretary|chairman|president|colonel|[Ii]nterpreter|[Tt]ranslator) +(?=[A-Z])")
_APPOSED = re.compile(rf"(?<![A-Za-z-])(?:{'|'.join(_OFFICES)}), +(?=[A-Z])")
_NEXT = re.compile(r"(?:, and|,| and| &) +(?=[A-Z])")


def comrades(words: Words) -> Iterator[Found]:
    """The names behind such titles; behind one in the plural all of the row."""
    if not any(begin in words.text for begin in _BEGINS):
        return
    for match in _TITLE.finditer(words.text):
        title = match[0].strip(" .").capitalize()
        at = words.beginning(match.end())
        while at is not None and (name := _name(words, at, title)):
            yield name
            following = _NEXT.match(words.text, words.tokens[name.right][1]) if match[1] else None
            at = words.beginning(following.end()) if following else None
    for match in _APPOSED.finditer(words.text):
        at = words.beginning(match.end())
        if at is not None and (name := _name(words, at, "")) and words.text.startswith((",", ")"), words.tokens[name.right][1]):
            yield name      # `the Polish ambassador, Pelikan, said`


def _name(words: Words, at: int, title: str) -> Found | None:
    """The name that begins with word `at`, as far as its words can be parts of one."""
    right = at
    while right + 1 < len(words.tokens) and words.near(right) and words.namelike(right + 1):
        right += 1
    flags = words.flags[right]
    if not words.namelike(at) or right - at > 3 or flags & (INITIAL | NOT_NAME) or (right == at and flags & GIVEN) or words.printed[right].isupper():
        return None
    found = plain(words, at, right, "title")
    return Found(found.left, found.right, found.given, found.family, title if title.lower() in TITLES else found.title, "title")
