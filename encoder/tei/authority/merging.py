"""Many authority files become one authority, and nobody loses an id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz, utils

from encoder.errors import Problem
from encoder.model import Authority, Entry
from encoder.tei.authority.names import fold, parts, same_person
from encoder.tei.authority.reading import FILES

Same = Callable[[Entry, Entry], bool]
_KINDS = tuple(FILES)


def merge(authorities: Sequence[Authority]) -> tuple[Authority, tuple[Problem, ...]]:
    """One authority of many, those of the edition itself first: their ids stay, whatever comes later.

    An entry whose id (or `idno`) and name are known is the known one, and only its further names are added. Where the id
    means another already, the newcomer's is prefixed with the stem of its file (with the folder's name where stems agree) and
    the old one kept in `idnos`. Persons who seem to be one under two ids are offered to the editor (`review`), never merged.
    """
    prefixes = _prefixes(authorities)
    merged = Authority()
    for kind in _KINDS:
        known: dict[str, Entry] = getattr(merged, kind)
        for authority in authorities:
            _add(known, getattr(authority, kind).values(), prefixes, _SAME[kind])
    return merged, tuple(_offered(merged.persons))


def _add(known: dict[str, Entry], newcomers: Iterable[Entry], prefixes: dict[str, str], same: Same) -> None:
    holders: dict[str, list[str]] = {}
    for entry in known.values():
        for idno in entry.idnos:
            holders.setdefault(idno, []).append(entry.id)
    arrived: list[Entry] = []
    for new in newcomers:
        prefixed = f"{prefixes[new.origin]}-{new.id}"
        places = (new.id, prefixed, *holders.get(new.id, ()), *holders.get(prefixed, ()))
        old = next((known[place] for place in places if place in known and same(known[place], new)), None)
        if old is not None:
            arrived.append(_with_names(old, new))
        elif new.id in known:
            arrived.append(replace(new, id=_free(prefixed, known), idnos=(*new.idnos, new.id)))
        else:
            arrived.append(new)
    known.update((entry.id, entry) for entry in arrived)


def _with_names(old: Entry, new: Entry) -> Entry:
    """The entry that we have, which may be an editor's word, with the further names that the other file knows."""
    names = dict.fromkeys((*old.variants, *(name for name in (new.name, *new.variants) if name != old.name)))
    return replace(old, variants=tuple(names), note=old.note or new.note, idnos=tuple(dict.fromkeys((*old.idnos, *new.idnos))))


def _free(identifier: str, known: dict[str, Entry]) -> str:
    number, free = 2, identifier
    while free in known:
        free, number = f"{identifier}-{number}", number + 1
    return free


def _prefixes(authorities: Sequence[Authority]) -> dict[str, str]:
    """A prefix for each file: its stem, or its folder where another file (or a file of any edition) has that stem."""
    origins = dict.fromkeys(entry.origin for authority in authorities for kind in _KINDS for entry in getattr(authority, kind).values())
    stems = [Path(origin).stem for origin in origins]
    out = {}
    for origin in origins:
        path = Path(origin).resolve() if Path(origin).is_file() else Path(origin)
        common = stems.count(path.stem) > 1 or path.stem in FILES
        out[origin] = _ncname((path.parent.name if common else "") or path.stem)
    return out


def _ncname(text: str) -> str:
    """The text as the beginning of an xml:id (XML name without colon)."""
    name = re.sub(r"[^\w.-]+", "-", text).strip("-") or "other"
    return name if re.match(r"[^\W\d]", name) else f"_{name}"


def _same_persons(one: Entry, other: Entry) -> bool:
    return any(same_person(a, b) for a in (one.name, *one.variants) for b in (other.name, *other.variants))


def _same_names(one: Entry, other: Entry) -> bool:
    return not {fold(name) for name in (one.name, *one.variants)}.isdisjoint(fold(name) for name in (other.name, *other.variants))


def _same_terms(one: Entry, other: Entry) -> bool:
    """The same letters may stand for two things: `AC`, Atlantic Council and Air Command."""
    return one.name == other.name and (not one.note or not other.note or fuzz.token_set_ratio(
        one.note, other.note, processor=utils.default_process) >= 60)


_SAME: dict[str, Same] = {"persons": _same_persons, "terms": _same_terms, "places": _same_names, "organisations": _same_names}


def _offered(persons: dict[str, Entry]) -> list[Problem]:
    by_surname: dict[str, list[Entry]] = {}
    for entry in persons.values():
        surname, given = parts(entry.name)
        if given:
            by_surname.setdefault(surname, []).append(entry)
    pairs = []
    for entries in by_surname.values():
        for index, other in enumerate(entries):
            one = next((earlier for earlier in entries[:index] if same_person(earlier.name, other.name, strict=True)), None)
            if one is not None:
                pairs.append((one, other))
    return [Problem(
        one.origin, 0, 0, "one-person-two-ids", f"{one.id} ({one.name}) and {other.id} ({other.name}) may be one person.",
        f"If so, delete one entry and keep its id as <idno>{other.id}</idno> in the other.", "review", weight=20,
    ) for one, other in pairs]
