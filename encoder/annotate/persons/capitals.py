"""The capitalised words of a document, and which of them can belong to one name."""

from __future__ import annotations

import re
from bisect import bisect_left

from encoder.annotate.persons.text import APART, JOINED, divided, fold, links, norm
from encoder.annotate.persons.words import GIVEN, INITIAL, LETTERED, NOT_NAME, TITLE, is_initial, kind

_COMMA = re.compile(r", (?!D\. ?C\.|N\. ?[YJH]\.|U\. ?[SKN]\.|S\. ?[CD]\.)(?:[A-Z]|[A-Z][a-z])\. ?[A-Z][a-z]?\. *(?:[,;)\n]|$)")
"""Between a surname and two initials in a list of Soviet papers: `Kirilenko, A.P., Kosygin, A.N.`"""

_MOST = 6
"""How many words to either side can belong to a name."""

LIMIT, LONGEST = 300, 20_000
"""The words of so many views, none of more characters, are kept between the survey and the annotator; what goes beyond is looked through twice."""

_NO, _YES, _INITIAL = range(3)
_NAMELIKE = bytes(_INITIAL if flags & INITIAL else _YES if flags & GIVEN or not flags & NOT_NAME else _NO for flags in range(256))


class Words:
    """The capitalised words of a document: `text` the folded view, `printed` the words, `tokens` the same with their places, `keys` the same
    normalised, `flags` what each can be (`words.kind`); `gaps[i]` stands before word i, `links[i]` (`text.links`) says how word i hangs together with
    the next."""

    __slots__ = ("flags", "gaps", "keys", "links", "printed", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.gaps, self.printed, self.tokens = divided(text)
        self.keys = list(map(norm, self.printed))
        self.flags = bytes(map(kind, self.printed))
        self.links = links(self.gaps, self.printed)
        for comma in _COMMA.finditer(text):
            initial = self.beginning(comma.start() + 2)
            if initial and self.gaps[initial] == ", " and is_initial(self.printed[initial]) and is_initial(self.printed[initial + 1]):
                self.links[initial - 1] = JOINED

    def beginning(self, offset: int) -> int | None:
        """The word that begins at an offset."""
        at = bisect_left(self.tokens, (offset,))
        return at if at < len(self.tokens) and self.tokens[at][0] == offset else None

    @staticmethod
    def of(view: str) -> Words:
        return Words(fold(view))

    @staticmethod
    def first_look(view: str) -> Words:
        """The words of a view, kept for `second_look` in this process while there is room."""
        words = _kept.get(view)
        if words is None:
            words = Words.of(view)
            if len(_kept) < LIMIT and len(view) <= LONGEST:
                _kept[view] = words
        return words

    @staticmethod
    def second_look(view: str) -> Words:
        """The same once more; they are forgotten then."""
        return _kept.pop(view, None) or Words.of(view)

    def cut(self, at: int, first: int, last: int) -> None:
        """Takes only the letters `first` to `last` (exclusive) of word `at` for the word."""
        start, _, word = self.tokens[at]
        self.gaps[at] += word[:first]
        self.gaps[at + 1] = word[last:] + self.gaps[at + 1]
        self.tokens = [*self.tokens[:at], (start + first, start + last, word[first:last]), *self.tokens[at + 1:]]
        self.printed[at] = word[first:last]
        self.keys[at] = norm(word[first:last])
        if first and at:
            self.links[at - 1] = APART
        if last < len(word):
            self.links[at] = APART

    def joined(self, left: int) -> bool:
        """Whether word `left` and the next can belong to one name."""
        return self.links[left] == JOINED

    def near(self, left: int) -> bool:
        """The same, a hyphen between them allowed (`Mendes-France`)."""
        return self.links[left] != APART

    def namelike(self, at: int) -> bool:
        """Whether word `at` can be part of a name, for all that is known of it alone."""
        can = _NAMELIKE[self.flags[at]]
        if can != _INITIAL:
            return can == _YES
        if self.gaps[at + 1][:1] != ".":
            following = self.flags[at + 1] if at + 1 < len(self.flags) else NOT_NAME
            if self.printed[at] == "U" and self.gaps[at + 1] == " " and not following & (NOT_NAME | INITIAL):       # `U Thant`
                return True
            return self.gaps[at + 1] == " " and self._bare_initial(at, following)
        if at and self.gaps[at] == " " and self.printed[at - 1].lower() in LETTERED:
            return False
        start, _, letter = self.tokens[at]
        before = self.text[start - 2:start]
        if self.text[start:start + 4] == "P.S." or (letter == "S" and before == "P."):
            return False
        return not (before[-1:].isdigit() or (letter in "SKN" and before == "U."))     # `2230Z.`; U.S., U.K., U.N.

    def _bare_initial(self, at: int, following: int) -> bool:
        """Whether a capital without a stop is an initial, as British papers print them: `Mr P W Botha`, `R F ARMSTRONG` alone on its line."""
        if self.printed[at] in "AI" and not following & INITIAL:
            return False
        if at and self.links[at - 1] == JOINED:
            before = self.flags[at - 1]
            return bool(before & TITLE) or bool(before & INITIAL and self.gaps[at] == " " and self.namelike(at - 1))
        return bool(following & INITIAL) and "\n" in self.gaps[at] and self.gaps[at + 2:at + 3] == [" "] and self.gaps[at + 1] == " "

    def untouched(self, at: int) -> bool:
        """Whether no neighbour of word `at` can belong to one name with it, nor be its title."""
        return not (at and self.links[at - 1]) and not self.links[at]

    def possessive(self, at: int) -> bool:
        return self.gaps[at + 1][:1] == "'"

    def bounds(self, at: int) -> tuple[int, int]:
        """First and last word that may belong to one name with word `at`."""
        low = high = at
        hangs, flags = self.links, self.flags
        while low > 0 and at - low < _MOST and hangs[low - 1] and self.namelike(low - 1):
            low -= 1
        last = len(flags) - 1
        while high < last and high - at < _MOST and hangs[high] and (
                self.namelike(high + 1) or (flags[high + 1] & INITIAL and self.printed[high + 1] not in "AI")):
            high += 1
        return low, high


_kept: dict[str, Words] = {}
