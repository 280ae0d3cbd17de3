"""Given names alone in running text, where what is said there is a person's: `Bob told me`, `if Adlai is willing`.

Whose they are the text does not say: even where one person of the document is called so, it may be another (`Manuel`, a code name). So the marks link
to nobody; the editor is told who is called so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from encoder.annotate.persons.address import called_so
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.context import GIVEN_ENOUGH, maybe_surname, weight_of
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.words import GIVEN

_ALONE = bytes((GIVEN,))


def called(words: Words, found: Sequence[Mention], index: Index) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start and end of each such name, and the settled persons of the document who are called so."""
    taken = {m.start for m in found}
    places: dict[str, list[int]] = defaultdict(list)
    weight: dict[str, float] = defaultdict(float)
    at = words.flags.find(_ALONE)
    while at >= 0:
        start, end, word = words.tokens[at]
        if words.untouched(at) and start not in taken and maybe_surname(word):
            places[words.keys[at]].append(at)
            weight[words.keys[at]] += weight_of(words.text, start, end)
        at = words.flags.find(_ALONE, at + 1)
    for key in [key for key, heavy in weight.items() if heavy >= GIVEN_ENOUGH]:
        persons = {m.settled for m in found if m.settled}
        fits = called_so(persons, key, index)
        for at in places[key]:
            yield words.tokens[at][0], words.tokens[at][1], fits
