"""Persons, terms, places and bodies that an edition knows: what its authority files say."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an authority file.

    `id` is its xml:id; `name` the name as the file prints it ("Atherton, Alfred L., Jr. (Roy)", "ADIZ"); `variants`
    further names; `note` roles, dates, or a term's resolution; `idnos` ids under which it is known elsewhere; `origin`
    the file it came from. `made` is true for an entry that the encoder itself gathered from the texts.
    """

    id: str
    name: str
    note: str = ""
    variants: tuple[str, ...] = ()
    idnos: tuple[str, ...] = ()
    origin: str = ""
    made: bool = False


@dataclass(frozen=True)
class Authority:
    """All entries that an edition can refer to, by kind and id (insertion order is the order of the files)."""

    persons: dict[str, Entry] = field(default_factory=dict)
    terms: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Entry] = field(default_factory=dict)
    organisations: dict[str, Entry] = field(default_factory=dict)

    def fingerprint(self) -> tuple[tuple[str, ...], ...]:
        """What of the entries bears on the marks, as plain data in a fixed order; where they came from does not."""
        return tuple(sorted((kind, e.id, e.name, e.note, *e.variants, *e.idnos) for kind, entries in vars(self).items() for e in entries.values()))
