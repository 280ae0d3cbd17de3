"""Lists of persons and of abbreviations as documentary editions print them -> a document, and entries of an authority file.

An entry is a line: a name as the list prints it (`Atherton, Alfred L., Jr. (Roy)`, `ACDA/IR`), a comma, and what is said of it.
`Zhou Enlai, see Chou En-lai` makes no entry but a further name of the one it points to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from encoder.model import Block, Document, Entry, Line, Source
from encoder.read.inline import inline_marks
from encoder.read.lists_entries import Fields, person_fields, person_id, see, term_fields, term_id
from encoder.read.plain_units import Unit, units_of

NAME = "lists"
Kind = Literal["persons", "terms"]

_PERSONS = re.compile(r"(?:(?:list|index) of )?(?:the )?(?:principal )?(?:persons|names|people|biographical notes)(?: mentioned)?$", re.I)
_TERMS = re.compile(r"(?:list of )?{0}(?:,? (?:and|&)? ?{0})*$".format("(?:abbreviations|acronyms|terms|symbols|code ?names|glossary)"), re.I)
_LETTER = re.compile(r"[A-ZÀ-Þ](?:[–-][A-Z])?$")
_LONGEST_NAME = 90


def list_kind(lines: Sequence[Line]) -> Kind | None:
    """Which list the lines are, by their heading or, without one, by entries in the order of the alphabet; None where they are no list."""
    heading = next((i for i, x in enumerate(lines[:3]) if len(x.text) < 80 and (_PERSONS.match(x.text) or _TERMS.match(x.text))), None)
    entries = [x.text for x in lines[(0 if heading is None else heading + 1):] if not _LETTER.match(x.text)]
    if not entries or sum(_is_entry(x) for x in entries) < 0.6 * len(entries):
        return None
    if heading is not None:
        return "persons" if _PERSONS.match(lines[heading].text) else "terms"
    if len(entries) < 8 or not _is_sorted(entries):
        return None
    short = sum(name.upper() == name or " " not in name for name in (x.split(",")[0] for x in entries))
    surnames = sum(person_fields(x)[0].count(",") > 0 for x in entries)
    return "persons" if surnames * 2 > len(entries) else "terms" if short * 5 >= len(entries) * 4 else None


def looks_like(source: Source, lines: list[Line]) -> bool:
    """Whether the text is a list of persons or of abbreviations."""
    return list_kind(lines) is not None


def read(source: Source, lines: list[Line]) -> Document:
    """The list as a document of type `persons` or `terms`: a heading, perhaps a preface, and an item for each entry. Linear."""
    kind = list_kind(lines) or "persons"
    blocks = _blocks(units_of(lines))
    root = Block("div", 0, 0, {"type": kind}, tuple(blocks))
    return Document(source, NAME, kind, (root,), spans=tuple(inline_marks(source, (root,))))


def entries(document: Document) -> list[Entry]:
    """The authority entries of a list, in its order, with unique ids: `atherton-alfred-l-jr`, `t-acda-ir`."""
    text = document.source.text
    fields, identify = (person_fields, person_id) if document.type == "persons" else (term_fields, term_id)
    parsed = [fields(" ".join(text[leaf.start:leaf.end].split())) for leaf in document.leaves if leaf.kind == "item"]
    aliases = _aliases(parsed)
    taken: set[str] = set()
    out = []
    for index, (name, note) in enumerate(parsed):
        if index in aliases.values() or index not in aliases:
            variants = dict.fromkeys(parsed[alias][0] for alias, target in aliases.items() if target == index) if index in aliases.values() else {}
            identifier = _unique(identify(name), taken)
            out.append(Entry(identifier, name, note, tuple(v for v in variants if v != name), origin=document.source.path))
    return out


def _is_entry(text: str) -> bool:
    head, comma, rest = text.partition(",")
    return bool((comma or see(text)) and len(head) <= _LONGEST_NAME and (rest.strip() or see(text)))


def _is_sorted(entries: list[str]) -> bool:
    initials = [x.lstrip("“‘'\"* ")[:1].casefold() for x in entries]
    rising = sum(a <= b for a, b in pairwise(initials))
    return rising >= 0.9 * (len(initials) - 1) and len(set(initials)) > 1


def _blocks(units: list[Unit]) -> list[Block]:
    """Headings, preface, and lists; a letter that stands alone is the heading of the entries under it."""
    out: list[Block] = []
    items: list[Block] = []
    for index, unit in enumerate(units):
        text = unit.text
        if not items and not out and (_PERSONS.match(text) or _TERMS.match(text)):
            out.append(Block("head", unit.start, unit.end))
        elif _LETTER.match(text) and index + 1 < len(units):
            _close(out, items)
            items = [Block("head", unit.start, unit.end)]
        elif not any(b.kind == "item" for b in items) and not any(b.kind == "list" for b in out) and not items and not _is_entry(text):
            out.append(Block("p", unit.start + unit.bullet, unit.end))
        else:
            items.append(Block("item", unit.start + unit.bullet, unit.end))
    _close(out, items)
    return out


def _close(out: list[Block], items: list[Block]) -> None:
    if any(b.kind == "item" for b in items):
        out.append(Block("list", 0, 0, children=tuple(items)))
    elif items:      # a letter without entries
        out.append(Block("list", 0, 0, children=tuple(replace(b, kind="item") for b in items)))


def _aliases(parsed: Sequence[Fields]) -> dict[int, int]:
    """For each entry that only points to another, the index of that other where the list has just one it can mean."""
    exact: dict[str, list[int]] = {}
    surnames: dict[str, list[int]] = {}
    for index, (name, note) in enumerate(parsed):
        if not see(note):
            for form in _forms(name):
                exact.setdefault(form, []).append(index)
            surnames.setdefault(name.partition(",")[0].casefold(), []).append(index)
    out = {}
    for index, (_, note) in enumerate(parsed):
        if target := see(note):
            found = exact.get(target.casefold()) or surnames.get(target.partition(",")[0].casefold()) or []
            if len(found) == 1:
                out[index] = found[0]
    return out


def _forms(name: str) -> Iterable[str]:
    """A name as printed, without its brackets, and with the given name first: what a reference may call it."""
    bare = " ".join(re.sub(r"\([^)]*\)", " ", name).split()).replace(" ,", ",")
    surname, comma, given = bare.partition(", ")
    return {name.casefold(), bare.casefold(), f"{given} {surname}".casefold() if comma else bare.casefold()}


def _unique(identifier: str, taken: set[str]) -> str:
    free, number = identifier, 2
    while free in taken:
        free, number = f"{identifier}-{number}", number + 1
    taken.add(free)
    return free
