"""How far each file is: as the machine wrote it, corrected, reviewed; valid or not; what is still the machine's word alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from lxml import etree

from encoder.errors import EditionError, Problem
from encoder.files import read_or_none
from encoder.merge import revision
from encoder.merge.scan import HEADER, Unmergeable, scan
from encoder.merge.store import beside_of
from encoder.merge.threeway import decode, well_formed
from encoder.review.edition import File, unconfirmed
from encoder.review.words import differences
from encoder.validate import quick

State = Literal["as encoded", "corrected", "reviewed", "no base", "broken"]


@dataclass(frozen=True, slots=True)
class Status:
    """One file. `corrections` counts what its editor did since the machine wrote it, `unconfirmed` the marks of which the machine is not sure
    and that nobody confirmed, `unlinked` the names of persons without an entry; `beside`: a new encoding waits in FILE.new."""

    path: str
    state: State
    valid: bool
    corrections: int = 0
    unconfirmed: int = 0
    unlinked: int = 0
    beside: bool = False
    message: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


def status(file: File) -> Status:
    """The state of one file; never raises for what is in it, or for its rights."""
    beside = beside_of(file.path).exists()
    try:
        doc = file.scan
        faults = list(_faults(file))
        worked = _worked(file)
    except Unmergeable as why:
        return Status(str(file.path), "broken", False, beside=beside, message=f"line {why.line}: {why}" if why.line else str(why))
    except OSError as error:
        return Status(str(file.path), "broken", False, beside=beside, message=f"{error.filename} cannot be read: {error.strerror}")
    state, count, message = worked
    marks = [m for m in doc.marks if m.stream != HEADER]
    return Status(str(file.path), state, not faults, count, sum(unconfirmed(m) for m in doc.marks),
                  sum(m.name == "persName" and "ref" not in m.attributes for m in marks), beside, str(faults[0]) if faults else message)


def _worked(file: File) -> tuple[State, int, str]:
    """The state, the number of corrections, and what is wrong with the base."""
    base = read_or_none(file.base)
    count, message = 0, ""
    if base is not None and base != file.data:
        try:
            well_formed(base)
        except Unmergeable as why:
            base, message = None, f"what the encoder wrote last is spoilt ({why}): take that in .encoder back from your version control"
        else:
            count = _corrections(base, file)
    reviewed = revision.status(file.data) == "reviewed"
    state: State = "reviewed" if reviewed else "no base" if base is None else "corrected" if count else "as encoded"
    return state, count, message


def _corrections(base: bytes, file: File) -> int:
    try:
        return len(differences(scan(decode(base)[0]), file.scan))
    except Unmergeable:
        return 1


def _faults(file: File) -> Iterator[Problem]:
    try:
        root = etree.fromstring(file.data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        yield from quick(str(file.path), root)
    except etree.XMLSyntaxError as error:      # pragma: no cover - found before
        yield Problem(str(file.path), error.lineno or 0, 0, "syntax", str(error.msg))
    except EditionError as error:
        yield error.problem()

