"""Titles that translations print in small letters, rows behind one title, names that explain one: `comrades Molotov, Malenkov and Bulganin`,
`com. Fedorenko`, `the Polish ambassador, Pelikan, said`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, plain
from encoder.annotate.persons.words import GIVEN, INITIAL, NOT_NAME, TITLES

_OFFICES = ("ambassador", "minister", "premier", "president", "chairman", "secretary", "leader", "counselor", "counsellor", "attache", "charge",
            "delegate", "commander", "interpreter", "brother", "wife", "son", "daughter", "successor", "predecessor")
_APPOSED = (*(f"{office}, " for office in _OFFICES), "charge d'affaires, ")
_ELSEWHERE = tuple(f"{office}{plural} {where} " for office in ("ambassador", "minister", "envoy", "delegate", "representative", "secretary", "head")
                   for plural in ("", "s") for where in ("of", "to", "in"))
_OF_PLACE = re.compile(r"(?:the )?(?:[A-Z][A-Za-z.]*[ ]?){1,4}, (?=[A-Z])")
"""`the ambassador of Czechoslovakia, Holub, asked`."""
_KIN = tuple(f"{kin} " for kin in ("brother", "wife", "son", "daughter", "father", "mother", "sister", "nephew", "cousin", "grandson", "son-in-law",
                                   "brother-in-law", "father-in-law", "daughter-in-law"))
_ROWS = ("c.c. ", "cc. ", "Comrades ", "comrades ", "Coms. ", "coms. ", "Cdes. ", "cdes. ", "Messrs", "messrs")
"""Titles in the plural, behind which each name of a row is found."""
_PLURAL = frozenset(row.strip(" .").lower() for row in _ROWS)
_TITLES = (*_ROWS, "c. ", "Com. ", "com. ", "Cde. ", "cde. ", "Tov. ", "tov. ", "comrade ", "ambassador ", "marshal ", "premier ", "minister ",
           "secretary ", "chairman ", "president ", "colonel ", "Interpreter ", "interpreter ", "Translator ", "translator ", "leader ", "delegate ",
           "director ", "counselor ", "senator ", "professor ", "citizen ", "priest ", "pensioner ", "writer ", "poet ",
           "academician ", "lawyer ", "journalist ", "certain ", *_KIN)
_LETTERED = re.compile(r"(?<![A-Za-z.])b[.)] ")
"""A text that has a `b.` has no comrade in its `c.`"""
_BEFORE_NAME = re.compile(r"\.? *(?=[A-Z])")
_NEXT = re.compile(r"(?:, and|,| and| &)(?: +|\n *)(?=[A-Z])")
_ENDS = ((",", ")"), (",", ")", ".", ";"))
"""What follows a name that explains an office: of one word, of several."""
_FORMS = (*_TITLES, *_APPOSED, *_ELSEWHERE)
_EXPLAINED, _AFAR = frozenset((*_APPOSED, *_ELSEWHERE)), frozenset(_ELSEWHERE)
_ALL = AhoCorasick(_FORMS, implementation=Implementation.DFA, matchkind=MatchKind.LeftmostLongest)


def comrades(words: Words) -> Iterator[Found]:
    """The names behind such titles; behind one in the plural all of the row."""
    text = words.text
    for form, start, end in _ALL.find_matches_as_indexes(text):
        match = _OF_PLACE.match(text, end) if _FORMS[form] in _AFAR else _BEFORE_NAME.match(text, end)
        if not match or (start and (text[start - 1].isalpha() or text[start - 1] == "-")):
            continue
        title, at = _FORMS[form], words.beginning(match.end())
        if title == "c. " and _LETTERED.search(text):
            continue
        if title in _EXPLAINED:
            if at is not None and (name := _name(words, at, "")) and text.startswith(_ENDS[name.right > at], words.tokens[name.right][1]):
                yield name      # `the Polish ambassador, Pelikan, said`
            continue
        while at is not None and (name := _name(words, at, title.strip(" .").capitalize())):
            yield name
            following = _NEXT.match(text, words.tokens[name.right][1]) if title in _ROWS else None
            at = words.beginning(following.end()) if following else None


def _name(words: Words, at: int, title: str) -> Found | None:
    """The name that begins with word `at`, as far as its words can be parts of one."""
    right = at
    while right + 1 < len(words.tokens) and words.near(right) and words.namelike(right + 1):
        right += 1
    flags = words.flags[right]
    given = right == at and flags & GIVEN and title.lower() not in _PLURAL
    if not words.namelike(at) or right - at > 3 or flags & (INITIAL | NOT_NAME) or given or words.printed[right].isupper():
        return None
    found = plain(words, at, right, "title")
    return Found(found.left, found.right, found.given, found.family, title if title.lower() in TITLES else found.title, "title")
