"""What stands behind the surname in the order of Soviet papers: `Andropov Y.V.`, `BREZHNEV L.I.`, `Dzyuba Ivan Mykhailovych`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, title_before
from encoder.annotate.persons.words import ACRONYM, NOT_NAME, RUSSIAN, is_address

_TWO_INITIALS = re.compile(r"(?<=[A-Za-z,] )(?!U\. ?[SKN]\.|D\. ?C\.|N\. ?[YJH]\.|[MO]\. ?P\.|P\. ?[SO]\.)"
                           r"(?:[A-Z]|Yu|Ya|Ye|Zh|Kh|Ts|Sh|Ch|Dz|Gh)\. ?[A-Z][a-z]?\.(?![A-Za-z])")


def initials_behind(words: Words) -> Iterator[Found]:
    """`Andropov Y.V.`, `BREZHNEV L.I.`, `Kirilenko, A.P.`: two initials; given name and father's name."""
    for at in [at for at, word in enumerate(words.printed) if at and len(word) < 3]:
        if not (words.joined(at - 1) and words.joined(at)) or len(words.printed[at - 1]) < 3:
            continue
        if not _TWO_INITIALS.match(words.text, words.tokens[at][0]):
            continue
        if not _within(words, at - 1, at + 1) and not words.flags[at - 1] & NOT_NAME & ~ACRONYM:
            yield Found(at - 1, at + 1, 0, True, title_before(words, at - 1), "initials behind the surname")
    for at in [at for at, key in enumerate(words.keys) if key in RUSSIAN and at] if not RUSSIAN.isdisjoint(words.keys) else ():
        together = words.joined(at - 1) and words.joined(at) and is_address(words.keys[at], words.keys[at + 1])
        if together and not words.flags[at - 1] and not _within(words, at - 1, at + 1):
            yield Found(at - 1, at + 1, 0, True, title_before(words, at - 1), "father's name behind the surname")


def _within(words: Words, left: int, right: int) -> bool:
    """Whether another word of a name stands before word `left` or behind word `right`."""
    return (words.joined(right) and words.namelike(right + 1)) or bool(left and words.joined(left - 1) and words.namelike(left - 1))
