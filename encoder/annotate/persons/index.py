"""A list of persons made ready for looking names up in texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from encoder.annotate.persons.names import Name, parse
from encoder.annotate.persons.text import fold, norm
from encoder.annotate.persons.words import COMMON, FUNCTION_WORDS, GIVEN, PARTICLES, PLACE, TITLE, VIETNAMESE, kind
from encoder.model import Entry

_PARTICLE_LAST = re.compile(rf",.* (?:{PARTICLES})$")
_ROMAN = frozenset("i ii iii iv v vi".split())


class Index:
    """Which entries a word of the text may name.

    `keys`: surname (or, where the order is not known, outer word) -> ids, in the order of the list. `given`: the rare given name of a person ->
    ids, for names that the text may shorten to it (`Thanat`). Names are taken apart when they are first asked for, so that a long list costs
    little at the start.
    """

    def __init__(self, persons: Mapping[str, Entry]) -> None:
        self.persons = persons
        self.keys: dict[str, list[str]] = defaultdict(list)
        self.given: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, tuple[Name, ...]] = {}
        for entry in persons.values():
            for key in self._keys(entry):
                if entry.id not in self.keys[key]:
                    self.keys[key].append(entry.id)

    def names(self, identifier: str) -> tuple[Name, ...]:
        """The names of an entry: the printed one first, then those in brackets and the variants."""
        known = self._names.get(identifier)
        if known is None:
            entry = self.persons[identifier]
            known = tuple(name for printed in (entry.name, *entry.variants) for name in parse(printed))
            self._names[identifier] = known
        return known

    def with_particle(self, identifier: str) -> bool:
        """Whether a bare surname takes the particle before it: unless the list prints it behind the given name ("Brentano, Heinrich von")."""
        return not _PARTICLE_LAST.search(self.persons[identifier].name)

    def _keys(self, entry: Entry) -> list[str]:
        out: list[str] = []
        for name in self.names(entry.id):
            many = len(name.surname) > 1 and not (name.surname[0] in VIETNAMESE and not name.ordered)
            for key in name.keys:
                if len(key) < 2 or key in _ROMAN or (many and not name.ordered and key in FUNCTION_WORDS) or (many and ((len(key) < 3 and name.ordered) or kind(key) & (PLACE | COMMON) or (kind(key) & TITLE and not kind(key) & GIVEN))):
                    continue
                out.append(key)
            for given in name.given[:1]:
                if name.ordered and len(given) > 3 and not kind(given.title()):
                    self.given[given].append(entry.id)
        return out


def fold_key(word: str) -> str:
    """The key of any printed word."""
    return norm(fold(word))
