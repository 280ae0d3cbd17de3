"""Whether the words at a place of the text can be one name of a list: the one question asked of text and list together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from encoder.annotate.persons.names import Name, same_given
from encoder.annotate.persons.text import Token, fold, joined, norm, tokens
from encoder.annotate.persons.words import FUNCTION_WORDS, GIVEN, INITIAL, NOT_NAME, PARTICLES, PLACE, THING, TITLE, VIETNAMESE, kind

BARE, PART, FULL = 1, 2, 3
"""How much of a name stands in the text: its surname; surname and initials, or part of a name of several words; given name and surname."""

PARTICLE = re.compile(rf"(?:{PARTICLES}|al)$")
_MOST = 6


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
            return self.text[end:end + 1] == "." and not (token[2] in "SKN" and self.text[start - 2:start] == "U.")      # U.S., U.K., U.N.
        return bool(flags & GIVEN) or not flags & NOT_NAME

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


@dataclass(frozen=True, slots=True)
class Match:
    """Words `left` to `right` (both inclusive) are the name; `agreeing` of them agree letter for letter."""

    left: int
    right: int
    strength: int
    agreeing: int


def match(words: Words, at: int, low: int, high: int, name: Name) -> Match | None:
    """How `name` stands around word `at`, one of its keys; None where the words around say that another person is meant."""
    return _ordered(words, at, low, high, name) if name.ordered else _unordered(words, at, low, high, name)


def _eat(keys: list[str], at: int, last: int, target: str) -> int:
    """How many words from `at` on spell `target`: one, or two where the text divides it (`Yong Sik` for `Yong-sik`)."""
    if at > last:
        return 0
    if keys[at] == target:
        return 1
    return 2 if at < last and keys[at] + keys[at + 1] == target else 0


def _ordered(words: Words, at: int, low: int, high: int, name: Name) -> Match | None:
    keys, surname = words.keys, name.surname
    place = len(surname) - 1 if keys[at] == surname[-1] else surname.index(keys[at]) if keys[at] in surname else -1
    if place < 0:
        return None
    left = right = at
    p = place - 1
    while p >= 0 and left > low and keys[left - 1] == surname[p]:
        left, p = left - 1, p - 1
    p = place + 1
    while p < len(surname) and right < high and keys[right + 1] == surname[p]:
        right, p = right + 1, p + 1
    part = right > left
    agreeing = right - left + 1
    left, more, full, initials = _given_before(words, left, low, name)
    agreeing += more
    if not full and not initials and name.given and (eaten := _eat(keys, right + 1, high, "".join(name.given)) or _eat(keys, right + 1, high, name.given[0])):
        right, full, agreeing = right + eaten, True, agreeing + eaten
    if not full and left and words.keys[left - 1] in name.nicknames and words.joined(left - 1):
        left, full, low, agreeing = left - 1, True, min(low, left - 1), agreeing + 1      # `Big Minh`
    left, clash = _left_over(words, left, low, name, full)
    if clash or (not full and _right_over(words, right, high)):
        return None
    return Match(left, right, FULL if full else PART if initials or part else BARE, agreeing)


def _given_before(words: Words, left: int, low: int, name: Name) -> tuple[int, int, bool, bool]:
    """Given names and initials before a surname: the new left end, how many agree, whether a given name is among them, whether an initial.

    The farthest word to the left that agrees with a given name begins the name; words between it and the surname may be further given
    names and initials that the list leaves out.
    """
    first = left
    while first > low and left - first < 4 and words.near(first - 1):
        first -= 1
    for begin in range(first, left):
        seen = words.keys[begin]
        known = next((g for g in name.given if same_given(seen, g)), None)
        if known is None and seen not in name.nicknames:
            continue
        unused = [g for g in name.given if g != known]
        agreeing, full, fits = 1, len(seen) > 1, True
        for at in range(begin + 1, left):
            seen = words.keys[at]
            known = next((g for g in unused if same_given(seen, g)), None)
            if known is not None:
                unused.remove(known)
                agreeing, full = agreeing + 1, full or len(seen) > 1
            elif not (len(seen) == 1 or kind(words.tokens[at][2]) & GIVEN or PARTICLE.match(words.tokens[at][2].lower())):
                fits = False
        if fits:
            return begin, agreeing, full, not full
    return left, 0, False, False


def _left_over(words: Words, left: int, low: int, name: Name, full: bool) -> tuple[int, bool]:
    """What stands before the part that agrees: particles and further given names are taken in, another given name is a clash."""
    while left > low and words.joined(left - 1):
        token = words.tokens[left - 1]
        flags = kind(token[2])
        if PARTICLE.match(token[2].lower()) or (full and flags & (GIVEN | INITIAL)):
            left -= 1
        elif full or _no_part(words, left - 1, left) or (token[2] == "M" and left - 1 == low):
            return left, False      # `M. Pineau`: Monsieur
        elif not name.given and not flags & (GIVEN | INITIAL):
            return low, False       # the list gives one word of a longer name: `Duong Van Minh` for "Minh"
        else:
            return left, True
    return left, False


_PARTICIPLE = re.compile(r"[A-Z][a-z]+(?:ed|ing)$")
_BEGINNING = re.compile(r"(?:^|[.!?;:\n\"(])[ \"]*$")


def _no_part(words: Words, at: int, right: int) -> bool:
    """Whether an unknown word before a surname is rather a word of the sentence: a verb that begins it (`Claimed Kennedy speech`), the letter
    of a numbered paragraph (`B. Lodge's consultation`), or capitals of another kind than the name's."""
    start, _, word = words.tokens[at]
    if len(word) > 1 and word.isupper() != words.tokens[right][2].isupper():
        return True
    if len(word) > 3 and word.isupper() and not kind(word) & GIVEN:
        return True
    if len(word) == 1:
        return bool(_LABEL.search(words.text, max(0, start - 40), start))
    return bool(_PARTICIPLE.match(word) and _BEGINNING.search(words.text, max(0, start - 8), start))


_LABEL = re.compile(r"(?:^|\n) *$")


def _right_over(words: Words, right: int, high: int) -> bool:
    """Whether the name goes on behind the part that agrees: then it is another's (`Bruce Laingen` for "Bruce")."""
    return right < high and not words.possessive(right) and words.joined(right) and not kind(words.tokens[right + 1][2]) & NOT_NAME


def _goes_on(words: Words, right: int) -> bool:
    """The same for names of short syllables, which may be words of English (`Nguyen Ton Hoan`)."""
    if right + 1 >= len(words.tokens) or words.possessive(right) or not words.joined(right):
        return False
    word = words.tokens[right + 1][2]
    return 1 < len(word) <= 5 and word[1:].islower() and not kind(word) & (TITLE | PLACE | THING) and word.lower() not in FUNCTION_WORDS - {"can", "do", "an"}


def _unordered(words: Words, at: int, low: int, limit: int, name: Name) -> Match | None:
    keys, parts = words.keys, name.surname
    best: Match | None = None
    for place in (0, len(parts) - 1):
        if parts[place] != keys[at]:
            continue
        left = right = at
        high = limit
        p = place - 1
        while p >= 0 and left > 0 and keys[left - 1] == parts[p] and words.near(left - 1):
            left, p = left - 1, p - 1
        p, high = place + 1, max(high, right)
        while high < min(len(keys) - 1, at + 4) and words.near(high):
            high += 1
        while p < len(parts) and (eaten := _eat(keys, right + 1, high, parts[p])):
            right, p = right + eaten, p + 1
        high = max(limit, right)
        count = agreeing = right - left + 1
        if count == 1 and place == 0 and len(parts) == 2:
            if left > low and keys[left - 1] == parts[1]:
                left, count, agreeing = left - 1, 2, 2
            elif right < high and words.joined(right) and len(parts[1]) > 4 and fuzz.ratio("".join(keys[right + 1:high + 1]), parts[1]) >= 85:
                right, count = high, 2
        initials = 0
        while count == 1 and place == 0 and left > low and len(keys[left - 1]) == 1 and parts[1].startswith(keys[left - (2 if left - 1 > low and len(keys[left - 2]) == 1 else 1)]):
            left, initials = left - 1, initials + 1         # `C.K. Yen` for "Yen Chia-kan"
        if count < len(parts) and ((left > low and words.joined(left - 1)) or _right_over(words, right, high) or (keys[at] in VIETNAMESE and _goes_on(words, right))):
            continue
        strength = (PART if initials else BARE) if count == 1 else FULL if agreeing >= len(parts) else PART
        if best is None or strength > best.strength:
            best = Match(left, right, strength, agreeing)
    return best
