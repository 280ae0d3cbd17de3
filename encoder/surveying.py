"""First look at every source: what it tells the whole collection before any single text is encoded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from encoder.annotate.persons.survey import Survey, survey
from encoder.errors import OURS, EditionError, Problem, fault
from encoder.files import Found
from encoder.model import Entry
from encoder.read import lists
from encoder.reading import first_look


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What one source tells: its `number` in the edition, its `survey` of persons; of a list the `entries` and their `kind` (persons, terms); or
    the `problem` that keeps it from being read."""

    name: str
    number: str | None = None
    survey: Survey | None = None
    kind: str = ""
    entries: tuple[Entry, ...] = ()
    problem: Problem | None = None


class Surveyor:
    """Called with a source file; never raises for what is in it."""

    def __call__(self, found: Found) -> Surveyed:
        try:
            document = first_look(found)
            if document.reader == lists.NAME:
                return Surveyed(found.name, kind=document.type, entries=tuple(lists.entries(document)))
            return Surveyed(found.name, document.n, survey(document))
        except EditionError as error:
            return Surveyed(found.name, problem=error.problem())
        except OSError as error:
            return Surveyed(found.name, problem=unreadable(found, error))
        except Exception as error:      # a fault of ours in one text must not cost the others
            return Surveyed(found.name, problem=Problem(str(found.path), 0, 0, "fault", f"{fault(error)}.", OURS))


def unreadable(found: Found, error: OSError) -> Problem:
    """The problem of a file that the system does not give us."""
    return Problem(str(error.filename or found.path), 0, 0, "unreadable", f"the file cannot be read: {error.strerror or error}.",
                   "Check that it is there and may be read.")


def documents_by_number(surveys: Iterable[Surveyed]) -> dict[str, dict[str, str]]:
    """For each folder of the edition the file name of each numbered document; a number that two documents bear is left out."""
    out: dict[str, dict[str, str]] = {}
    twice: set[tuple[str, str]] = set()
    for item in surveys:
        if item.number:
            path = PurePosixPath(item.name)
            folder = "" if str(path.parent) == "." else str(path.parent)
            known = out.setdefault(folder, {})
            if item.number in known:
                twice.add((folder, item.number))
            known[item.number] = path.name + ".xml"
    for folder, number in twice:
        del out[folder][number]
    return out
