"""Initials behind the surname, in the order of Soviet papers: `Andropov Y.V.`, `BREZHNEV L.I.`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, title_before
from encoder.annotate.persons.words import ACRONYM, NOT_NAME

_TWO_INITIALS = re.compile(r"(?<=[A-Za-z,] )(?!U\. ?[SKN]\.|D\. ?C\.|N\. ?[YJH]\.|[MO]\. ?P\.|P\. ?[SO]\.)"
                           r"(?:[A-Z]|Yu|Ya|Ye|Zh|Kh|Ts|Sh|Ch|Dz|Gh)\. ?[A-Z][a-z]?\.(?![A-Za-z])")


def initials_behind(words: Words) -> Iterator[Found]:
    """`Andropov Y.V.`, `BREZHNEV L.I.`, `Kirilenko, A.P.`: the order of Soviet papers, with two initials."""
    for at in [at for at, word in enumerate(words.printed) if at and len(word) < 3]:
        if not (words.joined(at - 1) and words.joined(at)) or len(words.printed[at - 1]) < 3:
            continue
        if not _TWO_INITIALS.match(words.text, words.tokens[at][0]):
            continue
        within = (words.joined(at + 1) and words.namelike(at + 2)) or (at > 1 and words.joined(at - 2) and words.namelike(at - 2))
        if not within and not words.flags[at - 1] & NOT_NAME & ~ACRONYM:
            yield Found(at - 1, at + 1, 0, True, title_before(words, at - 1), "initials behind the surname")
