"""Given name and father's name, as Russians address each other: `Nikita Sergeyevich, we agree.`

The words name a person, but no family: who is meant is another person's entry, never one of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.names import Name, same_given
from encoder.annotate.persons.words import RUSSIAN, is_address


def patronymics(words: Words, found: Sequence[Mention], index: Index) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, id and reason of each such address that fits one settled person of the document, or else one person of the list."""
    if RUSSIAN.isdisjoint(words.keys):
        return
    persons: set[str] | None = None
    ends = sorted(m.end for m in found)
    starts = {m.start for m in found}
    for at in [at for at, key in enumerate(words.keys[:-1]) if is_address(key, words.keys[at + 1]) and words.joined(at)]:
        start, end = words.tokens[at][0], words.tokens[at + 1][1]
        if start in starts or any(start < stop <= end for stop in ends) or _goes_on(words, at + 1):
            continue
        if persons is None:
            persons = {m.settled for m in found if m.settled}
        for whom, why in ((sorted(persons), "the only person in the document"), (index.persons, "the only person of the list")):
            fits = [i for i in whom if any(_fits(words.keys[at], words.keys[at + 1], name) for name in index.names(i)[:1])]
            fits = [i for i in fits if len(index.names(i)[0].given) > 1] or fits        # whose father's name is known
            if fits:
                if len(fits) == 1:
                    yield start, end, fits[0], f"given name and father's name; {why} whom they fit"
                break


def _goes_on(words: Words, right: int) -> bool:
    """Whether a surname follows."""
    return right + 1 < len(words.flags) and words.joined(right) and words.namelike(right + 1)


def _fits(given: str, father: str, name: Name) -> bool:
    """Whether a person may be so addressed: of the father's name lists have the first letter or nothing."""
    if not name.given or not same_given(given, name.given[0]):
        return False
    return same_given(father, name.given[1]) if len(name.given) > 1 else len(name.given[0]) > 1
