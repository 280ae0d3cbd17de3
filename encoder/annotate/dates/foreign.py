"""Dates in other languages: their tokens become those of the English grammar where a month has a day or a year beside it.

`mars`, `mai` and `Mayo` alone are words and names; `le 12 mars`, `12. Mai` and `mayo de 1956` are dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from encoder.annotate.dates.foreign_words import ABBREVIATED, FOREIGN, FOREIGN_MONTHS, SHARED
from encoder.annotate.dates.words import MONTHS

_LOWER_MONTHS: Final = {word: number for word, number in MONTHS.items() if word not in ("may", "march", "mar")}
"""English months without a capital letter: those of the languages that write them so (`12 april 1956`)."""
_WORD: Final = re.compile(r"[ ]?(?:(?:bis(?: zum)?|und|[–-])[ ]?\d{1,2}\.[ ]?)?([^\W\d_]+)")
_GERMAN: Final = re.compile(r"\b(?:der|die|das|und|den|dem|des|ist|nicht|von|zu|im|am|auf|für|mit|ich|sich)\b")
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|to|that|was|for|with|on|in)\b")
_NEAR: Final = 1500
_LEADS: Final = re.compile(r"(?:,|\b(?:on|of|from|dated|since|until|to|the|by))\s\d{1,2}\.$")
"""What stands before a day with a full stop (`Berlin, 17. May 1983`), where none ends a sentence."""
_WITH_YEAR: Final = re.compile(r"[ ]?[^\W\d_]+[ ]\d{4}\b")


class Token(NamedTuple):
    """`kind` is what the grammar sees, `value` what the token says (number of the month, hour and minute ...)."""

    kind: str
    value: Any
    start: int
    end: int
    text: str


def foreign_word(word: str, start: int, end: int, text: str) -> Token | None:
    """The token of a word that English does not have."""
    key = word.lower()
    known = FOREIGN.get(key)
    if known is None:
        month = _LOWER_MONTHS.get(word)
        known = ("foreign month", month) if month else None
    if known is None or (known[0] != "foreign month" and not word.islower()):
        return None
    if (key in ABBREVIATED or len(key) < 5) and text[end:end + 1] == "." and (key in ABBREVIATED or key in _LOWER_MONTHS):
        end += 1
    return Token(*known, start, end, word)


def before_month(text: str, end: int) -> bool:
    """Whether a number with a full stop (`12. Juni`, `1956. június`) that ends there has a month of another language behind it."""
    match = _WORD.match(text, end)
    if not match:
        return False
    word = match[1]
    key = word.lower()
    if key in MONTHS and word[0].isupper() and _WITH_YEAR.match(text, end) and _LEADS.search(text, max(0, end - 12), end):
        return True
    if key in SHARED and word[0].isupper():
        near = slice(max(0, end - _NEAR), end + _NEAR)
        return len(_GERMAN.findall(text[near])) > len(_ENGLISH.findall(text[near]))
    return key in FOREIGN_MONTHS or word in _LOWER_MONTHS


def settled(tokens: Sequence[Token], at: int) -> list[Token]:
    """Tokens with the foreign ones as the grammar knows them; cut before the first of these where none of the months is of a date.
    `at` is the index of the first foreign token."""
    out = list(tokens)
    for index in range(len(out) - 1, -1, -1):
        if out[index].kind == "foreign month" and _dated(out, index):
            out[index] = out[index]._replace(kind="month")
    if not any(token.kind in ("month", "lead year") and token.start >= tokens[at].start for token in out):
        cut = tokens[at]
        apart = at > 0 and cut.start > tokens[at - 1].end
        behind = tokens[at - 1].end if at else cut.start
        return [*tokens[:at], Token("end", None, behind, behind, cut.text if apart and cut.text.isalpha() else "")]
    return [token._replace(kind=_AS.get(token.kind, token.kind)) for token in _whole_years(out)]


_AS: Final = {"foreign of": "of", "foreign to": "to", "foreign and": "and", "nth": "ordinal", "dotted": "ordinal"}
_DAYS: Final = frozenset({"number", "ordinal", "nth", "dotted"})


def _dated(tokens: list[Token], at: int) -> bool:
    """Whether a day or a year stands beside a month, or a month that has one."""
    behind = at + 1 + (tokens[at + 1].kind in ("foreign of", "comma"))
    after = tokens[behind] if behind < len(tokens) else tokens[-1]
    if _is_year(after):
        return True
    if tokens[at + 1].kind in ("dash", "slash", "foreign and", "foreign to") and after is tokens[at + 1]:
        joined = tokens[at + 2] if at + 2 < len(tokens) else after
        if joined.kind == "month":
            return True
    if after is tokens[at + 1] and after.kind in _DAYS and after.value <= 31 and any(_is_year(token) for token in tokens[at + 2:at + 4]):
        return True
    index = at - 1 - (at > 0 and tokens[at - 1].kind == "foreign of")
    before = tokens[index] if index >= 0 else tokens[-1]
    if before.kind == "lead year":
        return True
    day = before.kind in _DAYS and len(before.text) < 6 and 1 <= before.value <= 31
    return day and (tokens[at].text.islower() or before.kind in ("nth", "dotted"))


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.text) == 4 and 1000 <= token.value <= 2100


def _whole_years(tokens: list[Token]) -> list[Token]:
    """`1956 г.`, `1956 r.`: the word for year is part of the number before it."""
    out: list[Token] = []
    for token in tokens:
        if token.kind == "foreign era" and out and _is_year(out[-1]):
            out[-1] = out[-1]._replace(end=token.end)
        else:
            out.append(token)
    return out
