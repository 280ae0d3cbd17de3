"""How an entry's names stand at a place of a text, in whatever order the list prints them."""

from __future__ import annotations

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.eastern import match_unordered
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import Fitting, Match
from encoder.annotate.persons.names import Name
from encoder.annotate.persons.western import match_ordered


def match(words: Words, at: int, low: int, high: int, name: Name) -> Match | None:
    """How `name` stands around word `at`, one of its keys; None where the words around say that another person is meant."""
    return (match_ordered if name.ordered else match_unordered)(words, at, low, high, name)


def matches(words: Words, index: Index, at: int) -> Fitting | None:
    """The best of all matches at word `at`, and the entries of which as much agrees, each with its strength; None where no entry fits."""
    if not words.untouched(at):
        return _best(_matches(words, index, at))
    key = words.keys[at]
    if key not in index.alone:
        index.alone[key] = _best(_matches(words, index, at))
    known = index.alone[key]
    return known and (Match(at, at, known[0].strength, known[0].agreeing), known[1])


def _best(fitting: dict[str, Match]) -> Fitting | None:
    if not fitting:
        return None
    found = list(fitting.values())
    best = found[0] if len(found) == 1 else max(found, key=lambda m: (m.agreeing, m.strength, m.right - m.left))
    return best, {i: m.strength for i, m in fitting.items() if m.agreeing == best.agreeing}


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
