"""What the last run knew, so that only what changed is done again; and what this run finds, kept on disk until it is told.

One SQLite file in the folder `.encoder` of the output: a row for each source with its size, time and digest, what the file written for it
looked like, what it told the collection, and its Result. It may be deleted at any time: the next run then does everything anew. It is of no use on
another machine and is kept out of version control by the `.gitignore` beside it.

What a run finds goes into temporary tables of the same connection (SQLite keeps a few MB of them in memory, the rest in a file without a name
that goes with the process), so that a run over a million texts needs no more memory than one over a hundred.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from encoder.errors import Problem, Unwritable
from encoder.files import Found, stamp, write_whole
from encoder.results import ORDER, Result
from encoder.surveying import Surveyed

FILE_NAME = "state.sqlite"
WAIT = 60
"""Seconds to wait while another run writes down what it knows."""
_TABLES = """
create table if not exists run (key text primary key, value text);
create table if not exists source (name text primary key, source text, target text, survey blob, result blob);
"""
_OF_THIS_RUN = """
create temp table now (place integer primary key, name text, source text, target text, survey blob, result blob, failed integer);
create temp table problem (severity integer, weight integer, path text, line integer, column integer, said blob);
"""
_KEEP = """
delete from run;
delete from source where name not in (select name from now where failed is not 1);
insert or replace into source
  select name, source, target, coalesce(survey, (select old.survey from source old where old.name = now.name)), result
  from now where result is not null and failed is not 1;
"""


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
    """The memory of an output folder. Opens or begins it; a file that is no state of ours is begun anew.

    A source is known by its `place`, its number in the order of this run. For each in turn `survey` or `surveyed`, then for each in turn
    `result` or `encoded`; then everything can be read in order, as often as one likes.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.facts: dict[str, str] = {}
        self.size = 0
        for path in (self.path, self.path, None):
            try:
                self._open(path)
                return
            except (sqlite3.DatabaseError, OSError):
                with contextlib.suppress(OSError):
                    self.path.unlink(missing_ok=True)

    def _open(self, path: Path | None) -> None:
        """Where the folder cannot hold a memory (no path), one without a name does for this run."""
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            ignore = path.with_name(".gitignore")
            if not ignore.exists():
                write_whole(ignore, b"state.sqlite*\nundo.json\n")
        self._run = sqlite3.connect(path or "", isolation_level=None, timeout=WAIT)
        try:
            self._run.execute("pragma synchronous = off")      # who pulls the plug may have to do without a memory; who kills the process not
            if path is None or not path.stat().st_size:
                self._run.executescript(f"begin; {_TABLES} commit;")
            self.facts = dict(self._run.execute("select key, value from run"))
            self.size = self._run.execute("select count(*) from source where survey is not null and result is not null").fetchone()[0]
            self._run.executescript(_OF_THIS_RUN)
        except BaseException:
            self._run.close()
            raise

    def _do(self, command: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        try:
            return self._run.execute(command, values)
        except sqlite3.OperationalError as error:
            raise Unwritable(f"what the run finds cannot be kept ({error}).", path=str(self.path),
                             mend="Is the disk for temporary files full (SQLITE_TMPDIR names another folder)? What is written is whole.") from None

    def survey(self, place: int, found: Found, again: bool) -> bool:
        """Whether it is remembered what a source, unchanged since, told the collection; if not it must be read (again), and `surveyed` told."""
        when = stamp(found.path)
        self._do("insert into now (place, name, source) values (?, ?, ?)", (place, found.name, when))
        row = None if again else self._do("select source, survey from source where name = ?", (found.name,)).fetchone()
        return row is not None and row[0] == when and _decoded(row[1], Surveyed) is not None

    def surveyed(self, place: int, survey: Surveyed) -> None:
        """Keeps what a source told the collection."""
        self._do("update now set survey = ? where place = ?", (_encoded(survey), place))

    def result(self, place: int, target: Path) -> Result | None:
        """The Result of a source that is unchanged, and whose TEI nobody touched since."""
        row = self._do("select source.source = now.source, source.target, source.result from now join source using (name) where place = ?",
                       (place,)).fetchone()
        if row is None or not row[0] or not row[1] or row[1] != (stamp(target) or "none"):
            return None
        result = _decoded(row[2], Result)
        if result is None or result.action == "beside":      # is the new encoding still beside it?
            return None
        self._note(result.problems)
        return _as_unchanged(result)

    def encoded(self, place: int, result: Result) -> None:
        """Keeps what came of a source."""
        failed, target = result.action == "failed", stamp(Path(result.target)) or "none"
        self._do("update now set result = ?, target = ?, failed = ? where place = ?", (_encoded(result), target, failed, place))
        self._note(result.problems)

    def _note(self, problems: tuple[Problem, ...]) -> None:
        for p in problems:
            self._do("insert into problem values (?, ?, ?, ?, ?, ?)", (ORDER[p.severity], p.weight, p.path, p.line, p.column, _encoded(p)))

    def remembered(self) -> Iterator[tuple[str, Result]]:
        """The Results that the last run left, by the names of the sources."""
        for name, data in self._do("select name, result from source", ()):
            if (result := _decoded(data, Result)) is not None:
                yield name, result

    def surveys(self) -> Iterator[Surveyed]:
        """What all sources told, in their order."""
        for (data,) in self._do("select coalesce(now.survey, source.survey) from now left join source using (name) order by place", ()):
            if (survey := _decoded(data, Surveyed)) is not None:
                yield survey

    def results(self) -> Iterator[Result]:
        """What came of all sources, in their order."""
        for new, data in self._do("select now.result is not null, coalesce(now.result, source.result) from now left join source using (name) "
                                  "order by place", ()):
            if (result := _decoded(data, Result)) is not None:
                yield result if new else _as_unchanged(result)

    def problems(self) -> Iterator[Problem]:
        """The problems of all sources, the worst first."""
        for (said,) in self._do("select said from problem order by severity, weight desc, path, line, column", ()):
            yield msgspec.msgpack.decode(said, type=Problem)

    def keep(self, facts: dict[str, str]) -> None:
        """Replaces what is known by this run's; in one transaction, so that a run that is killed leaves the old or the new.

        A file that failed is not remembered. A memory that cannot be written is done without: it only saves time.
        """
        with contextlib.suppress(sqlite3.DatabaseError), self._run:
            self._run.executescript(f"begin immediate; {_KEEP}")
            self._run.executemany("insert into run values (?, ?)", facts.items())


def _as_unchanged(result: Result) -> Result:
    """How the next run tells of a file that it did not have to look at."""
    return replace(result, action={"written": "unchanged", "merged": "kept"}.get(result.action, result.action))


def _encoded(thing: object) -> bytes:
    return msgspec.msgpack.encode(thing)
