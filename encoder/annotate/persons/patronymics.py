"""Given name and father's name, as Russians address each other: `Nikita Sergeyevich, we agree.`

The words name a person, but no family: who is meant is another person's entry, never one of their own.
"""

from __future__ import annotations

from bisect import bisect_right
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
    settled = sorted({m.settled for m in found if m.settled})
    ends = sorted(m.end for m in found)
    starts = {m.start for m in found}
    known: dict[tuple[str, str], tuple[str, str] | None] = {}
    for at in [at for at, key in enumerate(words.keys[:-1]) if is_address(key, words.keys[at + 1]) and words.joined(at)]:
        start, end = words.tokens[at][0], words.tokens[at + 1][1]
        behind = bisect_right(ends, start)
        if start in starts or (behind < len(ends) and ends[behind] <= end) or _goes_on(words, at + 1):
            continue
        address = words.keys[at], words.keys[at + 1]
        if address not in known:
            known[address] = _whose(address, settled, index)
        if told := known[address]:
            yield start, end, *told


def _whose(address: tuple[str, str], settled: Sequence[str], index: Index) -> tuple[str, str] | None:
    """The one person whom an address fits, of the document (`settled`) or else of the list, and the reason."""
    for whom, why in ((settled, "the only person in the document"), (index.persons, "the only person of the list")):
        fits = [i for i in whom if any(_fits(*address, name) for name in index.names(i)[:1])]
        fits = [i for i in fits if len(index.names(i)[0].given) > 1] or fits        # whose father's name is known
        if fits:
            return (fits[0], f"given name and father's name; {why} whom they fit") if len(fits) == 1 else None
    return None


def _goes_on(words: Words, right: int) -> bool:
    """Whether a surname follows."""
    return right + 1 < len(words.flags) and words.joined(right) and words.namelike(right + 1)


def _fits(given: str, father: str, name: Name) -> bool:
    """Whether a person may be so addressed: of the father's name lists have the first letter or nothing."""
    if not name.given or not same_given(given, name.given[0]):
        return False
    return same_given(father, name.given[1]) if len(name.given) > 1 else len(name.given[0]) > 1
