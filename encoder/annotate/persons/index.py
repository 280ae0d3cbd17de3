"""A list of persons made ready for looking names up in texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from encoder.annotate.persons.evidence import Profile, profile, ranks_of
from encoder.annotate.persons.match import COMPOUND, STUCK, Fitting
from encoder.annotate.persons.names import Name, parse
from encoder.annotate.persons.remembered import Remembered
from encoder.annotate.persons.see import pointed
from encoder.annotate.persons.spelling import alike, chinese_key, skeleton
from encoder.annotate.persons.text import norm
from encoder.annotate.persons.words import (
    CALLED_BY_GIVEN,
    CHINESE,
    COMMON,
    FUNCTION_WORDS,
    GIVEN,
    NICKNAMES,
    PLACE,
    RARE_GIVEN,
    TITLE,
    VIETNAMESE,
    kind,
)
from encoder.model import Entry

_SHORTEST = 6
"""Shorter words have no other spellings."""
_MANY = 20
_ROMAN = frozenset("i ii iii iv v vi".split())


class Index:
    """Which entries a word of the text may name.

    `keys`: surname (or, where the order is not known, outer word) -> ids, in the order of the list. `chinese`: names of two words under the key
    that both romanisations share. `alone` keeps what a word means that no other word touches: most mentions are such. `called`: given names by which
    alone a person may be called; `worth`: whether a capitalised word can be part of a mention at all; `see`: entries that only point to another;
    `vocabulary`: all words of all names; `knights`: who has `Sir` or `Lord` in the list; `nicknames`: what the list
    says that persons are called.
    """

    def __init__(self, persons: Mapping[str, Entry]) -> None:
        self.persons = persons
        self.keys: dict[str, list[str]] = defaultdict(list)
        self.chinese: dict[str, list[str]] = defaultdict(list)
        self.alone: dict[str, Fitting | None] = {}
        self.worth = _Worth(self)
        self._names: dict[str, tuple[Name, ...]] = {}
        self._skeletons: dict[str, set[str]] = defaultdict(set)
        self._otherwise: dict[str, str] = {}
        for entry in persons.values():
            self._add(entry)
        every = (name for names in self._names.values() for name in names)
        self.vocabulary = frozenset(word for name in every for word in (*name.surname, *name.given, *name.nicknames))
        self.nicknames = frozenset(word for names in self._names.values() for name in names[:1] for word in name.nicknames)
        self.knights = frozenset(i for i, names in self._names.items() if any("~sir" in name.ranks for name in names[:1]))
        self.see = pointed(persons, self.names)
        self.called = frozenset(names[0].given[0] for names in self._names.values() if names and callable_so(names[0]))
        self.nicknamed = self._nicknamed()
        for key in self.keys:
            self._skeletons[skeleton(key)].add(key)

    def names(self, identifier: str) -> tuple[Name, ...]:
        """The names of an entry: the printed one first, then those in brackets and the variants."""
        known = self._names.get(identifier)
        if known is None:
            entry = self.persons[identifier]
            known = tuple(name for printed in (entry.name, *entry.variants) for name in parse(printed))
            self._names[identifier] = known
        return known

    def profile(self, identifier: str) -> Profile:
        """What the list says of a person besides the name, ranks among all names included."""
        return profile(self.persons[identifier].note, ranks_of(self.names(identifier)))

    def otherwise(self, key: str) -> str:
        """The key of the list of which `key` is another spelling; empty where there is none or more than one."""
        known = self._otherwise.get(key)
        if known is None:
            near = [k for k in self._skeletons.get(skeleton(key), ()) if alike(k, key)]
            known = self._otherwise[key] = near[0] if len(near) == 1 else ""
        return known

    def may_name(self, word: str) -> bool:
        """Whether a folded word can be in a mention: it is in the list in this or another spelling, or somebody's given name."""
        key = norm(word)
        if key in self.keys or key in self.called or key in self.nicknamed or (key in CHINESE and self.chinese):
            return True
        if kind(word):
            return False
        if (not word[1:].islower() or "-" in word) and (compound := COMPOUND.match(word) or STUCK.match(word)) and norm(compound[1]) in self.keys:
            return True
        return len(key) >= _SHORTEST and bool(self.otherwise(key))

    def _nicknamed(self) -> dict[str, tuple[str, str]]:
        """The nicknames of the list that mean nothing else and that one person has (`Dighenis`), with that person and his key."""
        bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for i, names in self._names.items():
            for name in names[:1]:
                for word in name.nicknames:
                    if len(word) > 2 and not kind(word.title()) and word not in NICKNAMES and word not in self.keys and name.keys:
                        bearers[word].add((i, name.keys[0]))
        return {word: next(iter(found)) for word, found in bearers.items() if len(found) == 1}

    def _add(self, entry: Entry) -> None:
        for name in self.names(entry.id):
            for key in name.keys:
                if _usable(key, name) and entry.id not in self.keys[key]:
                    self.keys[key].append(entry.id)
            if not name.ordered and len(name.surname) == 2 and (key := chinese_key(name.surname)) and entry.id not in self.chinese[key]:
                self.chinese[key].append(entry.id)


class _Worth(Remembered[str, bool]):
    """Each word is looked at once a process."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def __missing__(self, word: str) -> bool:
        self.room()
        worth = self[word] = self.index.may_name(word)
        return worth


def namesakes(persons: Mapping[str, Entry], some: Set[str]) -> frozenset[str]:
    """The ids of all persons of a list who can be meant by a surname of `some` of them; not those that the encoder gathered, nor those of a surname
    that more than `_MANY` bear (a nation's authority has hundreds of Smiths)."""
    index = Index({i: entry for i, entry in persons.items() if not entry.made})
    keys = {key for i in some & index.persons.keys() for name in index.names(i) for key in name.keys}
    return frozenset(i for key in keys & index.keys.keys() if len(index.keys[key]) <= _MANY for i in index.keys[key])


def callable_so(name: Name) -> bool:
    """Whether a text may go on with the given name of a person it has named in full: it is rare, or such persons are always called so."""
    if not (name.ordered and name.given) or len(name.given[0]) < 4:
        return False
    return name.given[0] in CALLED_BY_GIVEN or name.given[0] in RARE_GIVEN or not kind(name.given[0].title())


def _usable(key: str, name: Name) -> bool:
    """Whether one word of a name may stand for it; a word of the language may not where the name has others."""
    if len(key) < 2 or key in _ROMAN:
        return False
    if len(name.surname) == 1 or (name.surname[0] in VIETNAMESE and not name.ordered):
        return True
    if not name.ordered and key in FUNCTION_WORDS:
        return False
    if name.keys == (key,):
        return True         # the only word by which such a person is called (`Park`)
    flags = kind(key)
    if name.ordered and key == name.surname[0] and flags == COMMON and key not in FUNCTION_WORDS:
        return True         # `Plaza` for "Plaza Lasso, Galo"
    if name.ordered and key == name.surname[0] and flags == PLACE and name.particled:
        return True         # `de la Madrid`
    return (len(key) > 2 or not name.ordered) and not flags & (PLACE | COMMON) and not (flags & TITLE and not flags & GIVEN)
