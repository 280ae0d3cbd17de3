"""First look at every source: what it tells the whole collection before any single text is encoded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from encoder.annotate.knowledge import Goal
from encoder.annotate.persons.survey import Survey, survey
from encoder.batches import batches, in_stages
from encoder.errors import Problem
from encoder.files import Found
from encoder.model import Document, Entry
from encoder.read import lists
from encoder.reading import first_look


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What one source tells: its `number` in the edition, the first and last of its footnotes (`notes`), its `survey` of persons; of a list the
    `entries` and their `kind` (persons, terms); or the `problem` that keeps it from being read."""

    name: str
    number: str | None = None
    notes: tuple[int, int] | None = None
    survey: Survey | None = None
    kind: str = ""
    entries: tuple[Entry, ...] = ()
    problem: Problem | None = None


@dataclass(slots=True)
class _Look:
    """The first look at one source."""

    found: Found
    result: Surveyed | None = None
    document: Document = field(init=False)


class Surveyor:
    """Called with source files; never raises for what is in them."""

    def __call__(self, items: Sequence[Found]) -> list[Surveyed]:
        looks = [[_Look(found) for found in batch] for batch in batches(items)]
        for batch in looks:
            in_stages(batch, (_read, _survey), lambda look, problem: Surveyed(look.found.name, problem=problem))
        return [look.result for batch in looks for look in batch if look.result]


def _read(look: _Look) -> None:
    look.document = document = first_look(look.found)
    if document.reader == lists.NAME:
        look.result = Surveyed(look.found.name, kind=document.type, entries=tuple(lists.entries(document)))


def _survey(look: _Look) -> None:
    document = look.document
    notes = [int(note.n) for note in document.footnotes if note.n.isdecimal()] if document.n else []
    look.result = Surveyed(look.found.name, document.n, (min(notes), max(notes)) if notes else None, survey(document))


def documents_by_number(surveys: Iterable[Surveyed]) -> dict[str, dict[str, Goal]]:
    """For each folder of the edition each numbered document; a number that two documents bear is left out."""
    out: dict[str, dict[str, Goal]] = {}
    twice: set[tuple[str, str]] = set()
    ranges: dict[tuple[int, int] | None, range] = {None: range(0)}      # few, however many documents there are
    for item in surveys:
        if item.number:
            path = PurePosixPath(item.name)
            folder = "" if str(path.parent) == "." else str(path.parent)
            known = out.setdefault(folder, {})
            if item.number in known:
                twice.add((folder, item.number))
            notes = ranges.setdefault(item.notes, range(item.notes[0], item.notes[1] + 1) if item.notes else range(0))
            known[item.number] = Goal(path.name + ".xml", notes)
    for folder, number in twice:
        del out[folder][number]
    return out
