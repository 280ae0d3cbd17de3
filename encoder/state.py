"""What the last run knew, so that only what changed is done again.

One SQLite file in the folder `.encoder` of the output: a row for each source with its size, time and digest, what the file written for it
looked like, what it told the collection, and its Result. It may be deleted at any time: the next run then does everything anew. It is of no use on
another machine and is kept out of version control by the `.gitignore` beside it.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from encoder.files import Found, stamp, write_whole
from encoder.results import Result
from encoder.surveying import Surveyed

FILE_NAME = "state.sqlite"
_TABLES = """
create table if not exists run (key text primary key, value text);
create table if not exists source (name text primary key, source text, target text, survey blob, result blob);
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A row: `source` and `target` are the stamps of the two files as the last run left them."""

    source: str
    target: str
    survey: bytes
    result: bytes


def digest(*parts: Any) -> str:
    """A fingerprint of plain data (the order counts)."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


_Kind = TypeVar("_Kind")


def _decoded(data: bytes, kind: type[_Kind]) -> _Kind | None:
    """The object that the bytes hold; None where they hold no such object (another version wrote them, or a stranger)."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, TypeError):
        return None


class State:
    """The memory of an output folder. Opens or begins it; a file that is no state of ours is begun anew."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.known: dict[str, Known] = {}
        self.facts: dict[str, str] = {}
        try:
            self._load()
        except (sqlite3.DatabaseError, OSError):
            self.path.unlink(missing_ok=True)
            self.known, self.facts = {}, {}

    def _load(self) -> None:
        if not self.path.exists():
            return
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            connection.executescript(_TABLES)
            self.facts = dict(connection.execute("select key, value from run"))
            self.known = {row[0]: Known(*row[1:]) for row in connection.execute("select * from source")}

    def survey(self, found: Found) -> Surveyed | None:
        """What an unchanged source told the collection; None where it must be read again."""
        row = self.known.get(found.name)
        if row is None or row.source != stamp(found.path):
            return None
        return _decoded(row.survey, Surveyed)

    def result(self, found: Found, target: Path) -> Result | None:
        """The Result of a source that is unchanged, and whose TEI nobody touched since."""
        row = self.known.get(found.name)
        if row is None or row.source != stamp(found.path) or not row.target or row.target != (stamp(target) or "none"):
            return None
        return _decoded(row.result, Result)

    def keep(self, facts: dict[str, str], rows: Iterable[tuple[Found, Surveyed, Result]]) -> None:
        """Replaces what is known by this run's; in one transaction, so that a run that is killed leaves the old or the new.

        A file that failed is not remembered. A memory that cannot be written is done without: it only saves time.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        ignore = self.path.with_name(".gitignore")
        if not ignore.exists():
            write_whole(ignore, b"state.sqlite*\nundo.json\n")
        lines = ((found.name, stamp(found.path), stamp(Path(result.target)) or "none", _encoded(survey), _encoded(_as_unchanged(result)))
                 for found, survey, result in rows if result.action != "failed")
        with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(self.path)) as connection, connection:
            connection.executescript(_TABLES)
            connection.execute("delete from run")
            connection.execute("delete from source")
            connection.executemany("insert into run values (?, ?)", facts.items())
            connection.executemany("insert into source values (?, ?, ?, ?, ?)", lines)


def _as_unchanged(result: Result) -> Result:
    """How the next run tells of a file that it did not have to look at."""
    return replace(result, action="unchanged") if result.action == "written" else result


def _encoded(thing: object) -> bytes:
    return msgspec.msgpack.encode(thing)
