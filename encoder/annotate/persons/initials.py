"""Initials under a note or a letter: `Brzezinski wrote in the margin, "OK to send out. ZB."`

Whose they are is a reading, not a fact: the marks are of low certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from encoder.annotate.persons.index import Index
from encoder.annotate.persons.mentions import Mention
from encoder.model import Document

_UNDER_QUOTE = re.compile(r'(?<=[.!?] )([A-Z]{2,3})\.?"')
_SPOKEN = re.compile(r"\n *([A-Z]) ?: ")
_SENTENCE = re.compile(r"[.!?] (?=[A-Z])|\n")


def initials(text: str, document: Document, found: Sequence[Mention], index: Index) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, id and reason of each set of initials that one settled person of the document fits."""
    for match in _under_quotes(text):
        quote = text.rfind('"', 0, match.start())
        begin = max((m.end() for m in _SENTENCE.finditer(text, max(0, quote - 300), quote)), default=max(0, quote - 300))
        near = {m.settled for m in found if m.settled and begin <= m.start < quote}
        if (identifier := _whose(match[1], near, index)) is not None:
            yield match.start(1), match.end(1), identifier, "initials under the words that this person is said to have written"
    for leaf in document.leaves:
        if leaf.kind == "signed" and leaf.end - leaf.start <= 8:
            letters = re.fullmatch(r"([A-Z]\.? ?){2,4}", text[leaf.start:leaf.end].strip())
            if letters:
                everyone = {m.settled for m in found if m.settled}
                if (identifier := _whose(re.sub(r"[^A-Z]", "", letters[0]), everyone, index)) is not None:
                    yield leaf.start, leaf.end, identifier, "initials as a signature, of the only person in the document whom they fit"


def _under_quotes(text: str) -> Iterator[re.Match[str]]:
    """Initials right before a quotation mark. Looked for from the mark, since capitals are everywhere."""
    at = text.find('"')
    while at >= 0:
        end = at - (text[at - 1:at] == ".")
        if text[end - 1:end].isupper() and text[end - 2:end - 1].isupper():
            begin = end - 2 - text[end - 3:end - 2].isupper()
            if match := _UNDER_QUOTE.match(text, begin):
                yield match
        at = text.find('"', at + 1)


def speakers(text: str, found: Sequence[Mention], index: Index) -> Iterator[tuple[int, int, str, str]]:
    """The letters for the speakers of a telephone conversation (`K: Yes, Anatol.`), where the heading names one person whose surname begins so."""
    spoken = list(_SPOKEN.finditer(text))
    if len(spoken) < 3:
        return
    heads = {m.settled for m in found if m.settled and m.leaf is not None and (m.leaf.kind == "head" or m.leaf.path[-1:] == ("list:participants",))}
    whose: dict[str, str | None] = {}
    for match in spoken:
        letter = match[1].lower()
        if letter not in whose:
            fits = [i for i in sorted(heads) if any(n.surname and n.surname[0][0] == letter for n in index.names(i)[:1])]
            whose[letter] = fits[0] if len(fits) == 1 else None
        identifier = whose[letter]
        if identifier:
            yield match.start(1), match.end(1), identifier, "the letter of the only speaker in the heading whose surname begins so"


def _whose(letters: str, persons: set[str], index: Index) -> str | None:
    fits = [i for i in sorted(persons) if any(_fits(letters.lower(), name.given, name.surname) for name in index.names(i)[:1])]
    return fits[0] if len(fits) == 1 else None


def _fits(letters: str, given: tuple[str, ...], surname: tuple[str, ...]) -> bool:
    if not surname or (surname[-1][0] != letters[-1] and surname[0][0] != letters[-1]):
        return False
    if not given:       # `CJT` is no Tran Van Do
        return len(surname) == 1 or letters == "".join(word[0] for word in surname)
    return "".join(g[0] for g in given).startswith(letters[:-1][:len(given)]) or letters[0] == given[0][0]
