"""From what all documents tell to new entries: one for each person who is in no list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.mentions import mentions
from encoder.annotate.persons.names import same_given
from encoder.annotate.persons.offices import told
from encoder.annotate.persons.remembered import MOST, Remembered
from encoder.annotate.persons.spelling import alike, chinese_key, skeleton
from encoder.annotate.persons.survey import Seen, Survey
from encoder.annotate.persons.text import fold, norm
from encoder.annotate.persons.words import CHINESE, GIVEN_NAMES, KOREAN, NICKNAMES, SPANISH, TITLES, is_male
from encoder.model import Authority, Entry

ALTOGETHER = 1.6
"""The weight (`context`) from which several documents together make a word a surname."""

_PIECE = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")


@dataclass(slots=True)
class _Person:
    """One person as the texts know them, while they are gathered."""

    surname: tuple[str, ...]
    given: tuple[str, ...]
    family: bool
    forms: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    years: set[int] = field(default_factory=set)
    guessed: bool = True

    def take(self, seen: Seen, year: int | None) -> None:
        self.guessed = self.guessed and seen.guessed
        self.forms[(seen.surname, seen.given, seen.suffix)] += seen.count
        if seen.role:
            self.roles[" ".join(seen.role.split())] += seen.count
        if seen.title:
            self.titles[seen.title] += seen.count
        if year:
            self.years.add(year)

    def with_two_surnames(self) -> _Person:
        """The same person, the last of the given names taken for the first of two surnames."""
        forms: Counter[tuple[str, str, str]] = Counter()
        for (surname, given, suffix), count in self.forms.items():
            first, _, middle = given.rpartition(" ")
            forms[(f"{middle} {surname}", first, suffix)] += count
        return _Person((*self.given[-1:], *self.surname), self.given[:-1], self.family, forms, self.roles, self.titles, self.years, self.guessed)

    def join(self, other: _Person) -> None:
        """Takes what is known of the same person under a fuller name."""
        self.surname, self.given = other.surname, max(self.given, other.given, key=len)
        self.forms += other.forms
        self.roles += other.roles
        self.titles += other.titles
        self.years |= other.years


def gather(surveys: Iterable[Survey], authority: Authority) -> list[Entry]:
    """New entries (`made`) for the persons of the surveys whom the authority does not know, ordered by name.

    The same surveys give the same entries in whatever order they come. A surname without a given name makes an entry only where nobody of that
    surname is known.
    """
    ordered = sorted(surveys, key=lambda s: s.name)
    return gather_in_order(lambda: iter(ordered), authority)


def gather_in_order(surveys: Callable[[], Iterator[Survey]], authority: Authority, prefix: str = "") -> list[Entry]:
    """The same for more surveys than memory holds: each call gives all of them anew, in the order of their names. `prefix` begins each new id."""
    index = Index(authority.persons)
    groups: dict[tuple[str, ...], list[_Person]] = defaultdict(list)
    known = _Known(index)
    loose: Counter[str] = Counter()
    for survey in surveys():        # full names first: they say whose the bare surnames are
        for word, weight in survey.loose:
            loose[word] += weight       # type: ignore[assignment]
        for seen in survey.seen:
            if seen.given:
                _take(groups, seen, survey.year, known)
    for survey in surveys():
        for seen in survey.seen:
            if not seen.given:
                _take(groups, seen, survey.year, known)
    for survey in surveys():
        for word, other in survey.beside:
            if other in index.keys or (other,) in groups:
                loose[word] += ALTOGETHER       # type: ignore[assignment]
    called = {called for i in authority.persons for name in index.names(i)[:1] for called in (*name.given[:1], *name.nicknames)}
    borne = called | {p.given[0] for group in groups.values() for p in group if p.given}
    _take_loose(groups, loose, surveys, known, borne | {short for short, names in NICKNAMES.items() if not names.isdisjoint(borne)})
    _join_double_surnames(groups)
    _join_compounds(groups)
    _join_romanisations(groups)
    abbreviations = {_words(name) for entry in authority.terms.values() for name in (entry.name, *entry.variants)}
    quoted = {word for i in authority.persons for name in index.names(i)[:1] for word in name.nicknames}
    persons = [p for surname, group in groups.items() for p in group
               if p.given or (surname not in abbreviations and not (_only_called(p) and _calls(surname[-1], called, quoted, borne)))]
    return _entries(_spelled_once(persons, index), authority, prefix)


def _only_called(person: _Person) -> bool:
    """Whether no office stands before a bare name: `Secretary Benson` is a surname, `Sir Frank` is not."""
    return all(TITLES.get(title.lower(), "~").startswith("~") for title in person.titles)


def _calls(word: str, called: set[str], quoted: set[str], borne: set[str]) -> bool:
    """Whether a word is rather what somebody known is called than a surname: a given name, a nickname of the list, a short form."""
    return word in quoted or (word in GIVEN_NAMES and word in called) or not borne.isdisjoint(NICKNAMES.get(word, ()))


def _spelled_once(persons: list[_Person], index: Index) -> list[_Person]:
    """The same without guessed surnames that are another spelling of one that is sure (`Kuznetzov`): the annotator will say so there."""
    known: dict[str, list[str]] = defaultdict(list)
    for person in persons:
        if not person.guessed:
            known[skeleton(person.surname[-1])].append(person.surname[-1])

    def is_respelled(person: _Person) -> bool:
        key = person.surname[-1]
        if not person.guessed or len(person.surname) > 1:
            return False
        return bool(index.otherwise(key)) or len({k for k in known.get(skeleton(key), ()) if k != key and alike(k, key)}) == 1
    return [person for person in persons if not is_respelled(person)]


def _take_loose(groups: dict[tuple[str, ...], list[_Person]], loose: Counter[str], surveys: Callable[[], Iterator[Survey]], known: _Known,
                borne: set[str]) -> None:
    """Words that no single document shows to be a surname, but all together do (`loose`: their weight altogether), unless they are a given name
    that somebody known bears (`borne`)."""
    chosen: dict[tuple[str, ...], str] = {}
    for word, weight in sorted(loose.items()):
        if weight >= ALTOGETHER and (key := _words(word)) not in groups and key[-1] not in borne:
            chosen.setdefault(key, word)
    words = set(chosen.values())
    for survey in surveys() if words else ():
        for word in dict.fromkeys((*(word for word, _ in survey.loose), *(word for word, _ in survey.beside))):
            if word in words:
                _take(groups, Seen(word), survey.year, known)


def _join_double_surnames(groups: dict[tuple[str, ...], list[_Person]]) -> None:
    """`Fidel Castro Ruz` is called Castro: behind a Spanish given name stand two surnames, where the first of them is no given name and the last
    never stands alone."""
    for surname, group in list(groups.items()):
        if any(not given for person in group for _, given, _ in person.forms):
            continue
        for person in [p for p in group if _has_two_surnames(p)]:
            group.remove(person)
            others = groups[person.given[1:]] if (whole := (*person.given[1:], *surname)) not in groups else groups[whole]
            same = [other for other in others if _same(other.given, person.given[:1])]
            person = person.with_two_surnames()
            if len(same) == 1 and (same[0].given or len(others) == 1):
                same[0].join(person)
            else:
                others.append(person)
        if not group:
            del groups[surname]


def _join_compounds(groups: dict[tuple[str, ...], list[_Person]]) -> None:
    """`Perez de Cuellar said`, which looks like a given name and a surname, is the surname of `Ambassador Perez de Cuellar`."""
    for surname, group in list(groups.items()):
        for person in [p for p in group if p.given and not p.family]:
            whole = groups.get((*person.given, *surname), [])
            if len(whole) == 1 and whole[0] is not person:
                whole[0].roles += person.roles
                whole[0].years |= person.years
                group.remove(person)
        if not group:
            del groups[surname]


def _join_romanisations(groups: dict[tuple[str, ...], list[_Person]]) -> None:
    """`Zhou Enlai` and `Chou En-lai` are one person, under the form that stands more often."""
    same: dict[str, list[_Person]] = defaultdict(list)
    for surname, group in groups.items():
        for person in group:
            chinese = person.family and person.given and len(surname) == 1 and surname[0] in CHINESE
            if chinese and (key := chinese_key((surname[0], "".join(person.given)))):
                same[key].append(person)
    for persons in same.values():
        first, *others = sorted(persons, key=lambda p: (-sum(p.forms.values()), p.surname, p.given))
        for other in others:
            first.roles += other.roles
            first.titles += other.titles
            first.years |= other.years
            groups[other.surname].remove(other)


def _has_two_surnames(person: _Person) -> bool:
    given = person.given
    return len(given) == 2 and given[0] in SPANISH and len(given[1]) > 2 and given[1] not in GIVEN_NAMES


class _Known(Remembered[tuple[str, str, bool], bool]):
    """Whether the authority has a person of that surname and given name (`_known`), asked once for each."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def __missing__(self, key: tuple[str, str, bool]) -> bool:
        self.room()
        out = self[key] = _known(*key, self.index)
        return out


@lru_cache(maxsize=MOST)
def _words(text: str) -> tuple[str, ...]:
    return tuple(norm(w) for w in _PIECE.findall(fold(text.replace("ß", "ss"))))


def _take(groups: dict[tuple[str, ...], list[_Person]], seen: Seen, year: int | None, known: _Known) -> None:
    surname, given = _words(seen.surname), _words(seen.given)
    if not surname or known[seen.surname, seen.given, seen.family]:
        return
    group = groups[surname]
    if not given:
        if not group:
            group.append(_Person(surname, (), seen.family))
        if len(group) == 1 and not (TITLES.get(seen.title.lower()) == "~mrs" and group[0].given and is_male(group[0].given[0])):
            group[0].take(seen, year)
        return
    whole = seen.family and surname[0] in CHINESE | KOREAN        # `Kim Il` is not Kim Il Sung
    same = [p for p in group if ("".join(p.given) == "".join(given) if whole and p.family else _same(p.given, given))]
    if len(same) == 1:
        same[0].take(seen, year)
        if len(given) > len(same[0].given) or sum(map(len, given)) > sum(map(len, same[0].given)):
            same[0].given = given
    elif not same:
        person = _Person(surname, given, seen.family)
        person.take(seen, year)
        group.append(person)


def _same(known: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether two sets of given names can be one person's."""
    if not known or not given:
        return True
    if "".join(known) == "".join(given):
        return True
    if not any(same_given(g, k) for g in given for k in known[:1]) and not any(same_given(given[0], k) for k in known):
        return False
    middle, other = known[1:], given[1:]
    return not middle or not other or any(same_given(m, o) for m in middle for o in other)


def _known(surname: str, given: str, family: bool, index: Index) -> bool:
    """Whether the authority has this person, or, for a bare surname, anyone so called: asked as the annotator will ask it."""
    printed = f"{surname} {given}" if family else f"{given} {surname}"
    words = Words.of(printed.strip().replace("ß", "ss"))
    if not given:
        return any(key in index.keys for key in words.keys)
    return bool(mentions(words, index, ()))


def _entries(persons: list[_Person], authority: Authority, prefix: str) -> list[Entry]:
    taken = set(authority.persons)
    out: list[Entry] = []
    for person in sorted(persons, key=lambda p: (p.surname, p.given)):
        surname, given, suffix = _best(person)
        name = f"{surname} {given}" if person.family and given else ", ".join(filter(None, (surname, given, suffix)))
        identifier = _identifier(surname, given, taken, prefix)
        taken.add(identifier)
        out.append(Entry(identifier, name, _note(person), made=True))
    return out


def _best(person: _Person) -> tuple[str, str, str]:
    """The fullest printed form, the more frequent of equals."""
    def rank(item: tuple[tuple[str, str, str], int]) -> tuple[bool, int, int, str]:
        (surname, given, _), count = item
        return (bool(given), sum(len(w) > 1 for w in _words(given)) * 2 + len(_words(given)) + 2 * len(_words(surname)), count, surname + given)
    (surname, given, suffix), _ = max(person.forms.items(), key=rank)
    if not suffix:
        suffix = next((s for _, g, s in sorted(person.forms) if s and g), "")
    return surname, given, suffix


def _identifier(surname: str, given: str, taken: set[str], prefix: str) -> str:
    """`surname-given` in lower-case ASCII, with a number where that is taken."""
    base = prefix + ("-".join(re.findall(r"[a-z]+", fold(f"{surname} {given}").lower().replace("'", ""))) or "person")
    identifier, number = base, 2
    while identifier in taken:
        identifier, number = f"{base}-{number}", number + 1
    return identifier


def _note(person: _Person) -> str:
    """Roles and titles as the texts give them, the most frequent first, and the years of the documents, which are not those of office."""
    roles = [r for r, _ in sorted(person.roles.items(), key=lambda x: (-x[1], x[0]))[:3]]
    titles = told((t for t, _ in sorted(person.titles.items(), key=lambda x: (-x[1], x[0]))), roles)[:2]
    years = f"{min(person.years)}" if len(person.years) == 1 else f"{min(person.years)}–{max(person.years)}" if person.years else ""
    return "; ".join((*titles, *roles, *([f"named in texts of {years}"] if years else [])))
