"""Passages all in capitals, as telegrams have them: there a name is followed by words that look like further names (`NIXON UNDERLINED`)."""

from __future__ import annotations

from collections.abc import Collection

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.text import APART, HYPHEN
from encoder.annotate.persons.words import GIVEN, INITIAL, SUFFIX, TITLE

_LEAST = 8
"""So many words in capitals, with nothing but blanks and marks between them, are a passage."""
_TWO = bytes([True] * 2)
_RUN = bytes([True] * _LEAST)
_KNOWN = GIVEN | INITIAL | SUFFIX | TITLE


def part(words: Words, vocabulary: Collection[str]) -> None:
    """Parts neighbours in such passages that can belong to no name of a list, whose words are the `vocabulary`: one of them is no word of it, no
    given name, initial or title. A given name keeps the unknown word behind it (`BRUCE LAINGEN` is no Bruce), an initial likewise."""
    if _TWO not in bytes(map(str.isupper, words.printed[::_LEAST // 2])):        # a passage has two of every fourth word
        return
    upper = bytes(map(str.isupper, words.printed))
    if _RUN not in upper:
        return
    begin = 0
    for at in range(len(upper) + 1):
        if at == len(upper) or not upper[at] or (at > begin and any(map(str.islower, words.gaps[at]))):
            if at - begin >= _LEAST:
                _part(words, begin, at, vocabulary)
            begin = at if at < len(upper) and upper[at] else at + 1


def _part(words: Words, begin: int, end: int, vocabulary: Collection[str]) -> None:
    known = [words.keys[at] in vocabulary or bool(words.flags[at] & _KNOWN) for at in range(begin, end)]
    for at in range(begin, end - 1):
        if words.links[at] == HYPHEN and words.keys[at] + words.keys[at + 1] in vocabulary:      # `EN-LAI`
            known[at - begin] = known[at - begin + 1] = True
    for at in range(begin, end - 1):
        left, right = known[at - begin:at - begin + 2]
        if not left or (not right and not words.flags[at] & (GIVEN | INITIAL)):
            words.links[at] = APART
