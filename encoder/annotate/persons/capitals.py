"""The capitalised words of a document, and which of them can belong to one name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from encoder.annotate.persons.text import Token, fold, joined, norm, tokens
from encoder.annotate.persons.words import GIVEN, INITIAL, NOT_NAME, kind

_MOST = 6
"""How many words to either side can belong to a name."""


@dataclass(frozen=True)
class Words:
    """The capitalised words of a document: `text` the folded view, `tokens` with their places, `keys` the same normalised."""

    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens(self.text)

    @cached_property
    def keys(self) -> list[str]:
        return [norm(token[2]) for token in self.tokens]

    @cached_property
    def flags(self) -> list[int]:
        """What each word can be (`words.kind`)."""
        return [kind(token[2]) for token in self.tokens]

    @staticmethod
    def of(view: str) -> Words:
        return Words(fold(view))

    def joined(self, left: int) -> bool:
        """Whether word `left` and the next can belong to one name."""
        return joined(self.text, self.tokens[left], self.tokens[left + 1])

    def near(self, left: int) -> bool:
        """The same, a hyphen between them allowed (`Mendes-France`)."""
        a, b = self.tokens[left], self.tokens[left + 1]
        return self.text[a[1]:b[0]] == "-" or joined(self.text, a, b)

    def namelike(self, at: int) -> bool:
        """Whether word `at` can be part of a name, for all that is known of it alone."""
        flags = self.flags[at]
        if flags & INITIAL:
            token = self.tokens[at]
            start, end = token[0], token[1]
            return self.text[end:end + 1] == "." and not (token[2] in "SKN" and self.text[start - 2:start] == "U.")     # U.S., U.K., U.N.
        return bool(flags & GIVEN) or not flags & NOT_NAME

    def untouched(self, at: int) -> bool:
        """Whether no neighbour of word `at` can belong to one name with it, nor be its title."""
        return not (at and self.near(at - 1)) and not (at + 1 < len(self.tokens) and self.near(at))

    def possessive(self, at: int) -> bool:
        end = self.tokens[at][1]
        return self.text[end:end + 1] == "'"

    def bounds(self, at: int) -> tuple[int, int]:
        """First and last word that may belong to one name with word `at`."""
        low = high = at
        while low > 0 and at - low < _MOST and self.near(low - 1) and self.namelike(low - 1):
            low -= 1
        last = len(self.tokens) - 1
        while high < last and high - at < _MOST and not self.possessive(high) and self.near(high) and (
                self.namelike(high + 1) or (kind(self.tokens[high + 1][2]) & INITIAL and self.tokens[high + 1][2] not in "AI")):
            high += 1
        return low, high
