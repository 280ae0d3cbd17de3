"""How an entry's names stand at a place of a text, in whatever order the list prints them."""

from __future__ import annotations

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.eastern import match_unordered
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import Match
from encoder.annotate.persons.names import Name
from encoder.annotate.persons.western import match_ordered


def match(words: Words, at: int, low: int, high: int, name: Name) -> Match | None:
    """How `name` stands around word `at`, one of its keys; None where the words around say that another person is meant."""
    return (match_ordered if name.ordered else match_unordered)(words, at, low, high, name)


def matches(words: Words, index: Index, at: int) -> dict[str, Match]:
    """Every entry that word `at` can name, with the best of its names."""
    if words.untouched(at):
        known = index.alone.get(words.keys[at])
        if known is None:
            known = index.alone[words.keys[at]] = _matches(words, index, at)
        return {identifier: Match(at, at, m.strength, m.agreeing) for identifier, m in known.items()}
    return _matches(words, index, at)


def _matches(words: Words, index: Index, at: int) -> dict[str, Match]:
    low, high = words.bounds(at)
    out: dict[str, Match] = {}
    for identifier in index.keys.get(words.keys[at], ()):
        for name in index.names(identifier):
            found = match(words, at, low, high, name)
            known = out.get(identifier)
            if found and (known is None or (found.strength, found.agreeing) > (known.strength, known.agreeing)):
                out[identifier] = found
    return out
