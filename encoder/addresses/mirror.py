"""A folder of this machine that holds what lies at addresses, so that commands work on files as always.

The address is the truth: what differs here when a run begins, since an earlier one was killed, is fetched again. What a run changes is brought back
only where the object is still the one that was fetched. A file goes before its base, and the new base as a note before both, as on a disk
(`encoder.merge.store`): wherever bringing back is cut short, the next run finishes it from the note.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from encoder.addresses.store import HANDS, Changed, Store, Thing, split
from encoder.errors import Problem, UsageError
from encoder.files import alike, hollow, read_or_none, stamp
from encoder.merge import BASE
from encoder.merge.store import NOTE, note_of

AT_ONCE, MOST_BYTES = 200, 50_000_000
"""How many objects are fetched together, and how many bytes."""
_OWN = re.compile(rf"{re.escape(BASE)}/(state\.sqlite.*|undo\.json)|(.*/)?\.encoder-[^/]*\.part")
"""What is of use on this machine only."""
_TABLES = """
pragma locking_mode = exclusive; pragma synchronous = off; begin exclusive;
create table if not exists object (path text primary key, there text, here text); commit;
"""


@dataclass(frozen=True)
class Place:
    """An address and its folder here."""

    store: Store
    folder: Path

    def name(self, path: Path) -> str:
        """What the file is called below the address."""
        name = path.relative_to(self.folder).as_posix()
        return "" if name == "." else name

    def shown(self, path: Path) -> str:
        """The address of the file."""
        return f"{self.store.address}/{self.name(path)}".rstrip("/")


@dataclass(frozen=True)
class _Load:
    """What is brought back together: a file, and its base after it; with the stamps that they had at the address (empty: they were not there)."""

    path: Path
    seen: str
    base: Path | None = None
    base_seen: str = ""


class Mirror:
    """A folder with a memory of what each file in it was at its address. Raises UsageError where another run works in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        os.makedirs(folder, mode=0o700, exist_ok=True)
        path = folder / "mirror.sqlite"
        try:
            self._open(path)
        except sqlite3.OperationalError:
            raise UsageError("another run works on this edition, from this machine.", path=str(folder), mend="Wait until it has ended.") from None
        except sqlite3.DatabaseError:       # no memory of ours: all is fetched again
            path.unlink()
            self._open(path)

    def _open(self, path: Path) -> None:
        self._index = sqlite3.connect(path, isolation_level=None, timeout=0)
        try:
            self._index.executescript(_TABLES)
        except BaseException:
            self._index.close()
            raise

    def close(self) -> None:
        """Lets others in."""
        self._index.close()

    def place(self, address: str) -> Place:
        """Where the objects of an address lie here: side by side as there, so that ways between them are the same."""
        protocol, rest = split(address)
        return Place(Store(address), self.folder.joinpath(protocol, *rest.split("/")))

    def pull(self, place: Place, wanted: Callable[[str], bool], most: int) -> list[Problem]:
        """Makes the folder as the address is, as far as the names are `wanted`; what cannot be a file here.

        Objects of more than `most` bytes are not fetched: a file as long, of which the disk holds nothing, stands for each, so that it is told like
        every file that is too large. Raises AddressError.
        """
        every = place.store.things()
        things, problems = _fit(place, [thing for thing in every if wanted(thing.name)])
        there = {thing.name for thing in things}
        if place.folder.is_file() and not any(thing.name == "" for thing in things):
            place.folder.unlink()
        if every and every[0].name:
            place.folder.mkdir(parents=True, exist_ok=True)
        with self._together():
            for path in [*_files(place.folder)]:
                if (name := place.name(path)) not in there and wanted(name) and not _OWN.fullmatch(name):
                    path.unlink(missing_ok=True)
                    self._note(path, "")
        stale = [thing for thing in things if not self._current(place.folder / thing.name, thing)]
        for some in _in_loads([thing for thing in stale if thing.size <= most]):
            found = place.store.read([thing.name for thing in some])
            with self._together():
                problems += filter(None, (self._hold(place, thing, found[thing.name]) for thing in some if thing.name in found))
        with self._together():
            problems += filter(None, (self._hold(place, thing, None) for thing in stale if thing.size > most))
            self._date(place, stale)
        return problems

    def pull_one(self, address: str) -> Path | None:
        """The file for one object, None where there is none. Raises AddressError."""
        above, _, name = address.rpartition("/")
        place = self.place(above)
        thing, path = place.store.one(name), place.folder / name
        if thing is None:
            path.unlink(missing_ok=True)
            return None
        if not self._current(path, thing) and name in (found := place.store.read([name])):
            self._hold(place, thing, found[name])
        return path

    def push(self, place: Place, files: Iterable[Path] | None = None) -> dict[Path, Problem]:
        """Brings back what changed here (of `files`; None: of all). What somebody changed at the address in between is left there, with its base: a
        problem for each. Raises AddressError."""
        known = self._stamps(place) if files is None else {}
        every = [*_files(place.folder), *(path for path in known if not os.path.lexists(path))] if files is None else [*files]
        changed = {path: there for path in every if not _OWN.fullmatch(place.name(path))
                   for there, here in (self._known(path),) if here != stamp(path)}
        refused: dict[Path, Problem] = {}
        with ThreadPoolExecutor(HANDS) as pool, self._together():
            for done in pool.map(lambda load: _bring(place, load), _loads(place, changed)):
                for path, new in done:
                    if isinstance(new, Problem):
                        refused[path] = new
                    else:
                        self._note(path, new)
        return refused

    def _hold(self, place: Place, thing: Thing, data: bytes | None) -> Problem | None:
        """Puts an object into the folder; without data a hollow file."""
        path = place.folder / thing.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            hollow(path, thing.size) if data is None else path.write_bytes(data)
        except OSError as error:
            return Problem(place.shown(path), 0, 0, "name", f"it cannot be a file here: {error.strerror}.", "Rename it, or what has its name.")
        self._note(path, thing.stamp)
        return None

    def _date(self, place: Place, things: Iterable[Thing]) -> None:
        """Dates the bases of what was fetched, so that a file with other words of the same length does not pass for untouched."""
        top = place.folder / BASE
        for path in {place.folder / thing.name.removeprefix(f"{BASE}/") for thing in things}:
            base = top / path.relative_to(place.folder)
            if base.is_file():
                there = self._known(base)[0]
                same = path.is_file() and base.stat().st_size == path.stat().st_size and base.read_bytes() == path.read_bytes()
                os.utime(base, None if same else (0, 0))
                self._note(base, there)

    def _current(self, path: Path, thing: Thing) -> bool:
        return bool(thing.stamp) and self._known(path) == (thing.stamp, stamp(path))

    def _known(self, path: Path) -> tuple[str, str]:
        """What a file was at its address when it was fetched or brought there, and here."""
        row = self._index.execute("select there, here from object where path = ?", (self._key(path),)).fetchone()
        return (row[0], row[1]) if row else ("", "")

    def _note(self, path: Path, there: str) -> None:
        """Remembers that the file is now as the object with this stamp."""
        here = stamp(path)
        if here:
            self._index.execute("insert or replace into object values (?, ?, ?)", (self._key(path), there, here))
        else:
            self._index.execute("delete from object where path = ?", (self._key(path),))

    def _stamps(self, place: Place) -> list[Path]:
        """All files of a place that the index knows."""
        top = f"{self._key(place.folder)}/"
        rows = self._index.execute("select path from object where substr(path, 1, ?) = ?", (len(top), top))
        return [self.folder / path for (path,) in rows]

    def _key(self, path: Path) -> str:
        return os.fspath(path)[len(os.fspath(self.folder)) + 1:]

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Several notes in one go; those made before an exception are kept."""
        self._index.execute("begin")
        try:
            yield
        finally:
            self._index.execute("commit")


def _fit(place: Place, things: Sequence[Thing]) -> tuple[list[Thing], list[Problem]]:
    """The objects whose names can be those of files, each its own on every file system; and what is wrong with the others."""
    fit: dict[str, Thing] = {}
    problems = list[Problem]()
    for thing in things:
        address = f"{place.store.address}/{thing.name}"
        parts = thing.name.split("/") if thing.name else []
        if {"", ".", ".."} & {*parts} or re.search(r"[\x00\\\ud800-\udfff]", thing.name) or any(len(part.encode()) > 240 for part in parts):
            problems.append(Problem(address, 0, 0, "name", "the name of the object can be no name of a file.", "Rename it."))
        elif (other := fit.setdefault(alike(thing.name), thing)) is not thing:
            problems.append(Problem(address, 0, 0, "same-name", f"on some file system it is the same as {other.name}.", "Rename one of the two."))
    return [*fit.values()], problems


def _files(folder: Path) -> Iterator[Path]:
    for here, _, files in os.walk(folder):
        yield from (Path(here, file) for file in sorted(files))


def _in_loads(things: Sequence[Thing]) -> Iterator[list[Thing]]:
    """As many objects together as may be in memory at once."""
    some, size = list[Thing](), 0
    for thing in things:
        if some and (len(some) == AT_ONCE or size + thing.size > MOST_BYTES):
            yield some
            some, size = [], 0
        some.append(thing)
        size += thing.size
    if some:
        yield some


def _loads(place: Place, changed: dict[Path, str]) -> Iterator[_Load]:
    """What changed, each file with its base."""
    top = place.folder / BASE
    for path, seen in changed.items():
        if path.is_relative_to(top):
            if place.folder / path.relative_to(top) not in changed:
                yield _Load(path, seen)
        else:
            base = top / path.relative_to(place.folder)
            yield _Load(path, seen, base, changed[base]) if base in changed else _Load(path, seen)


def _bring(place: Place, load: _Load) -> list[tuple[Path, str | Problem]]:
    """Brings one load; the new stamps, or why not. Where it is cut short, the note stays for the next run."""
    out = list[tuple[Path, str | Problem]]()
    note = f"{place.name(load.base)}{NOTE}" if load.base and load.base_seen else ""
    try:
        if note and load.base:
            _over(place.store, note, note_of(load.path.read_bytes(), load.base.read_bytes()))
        try:
            out.append((load.path, _put(place, load.path, load.seen)))
        except Changed:
            _over(place.store, note, None)
            raise
        if load.base:
            out.append((load.base, _put(place, load.base, load.base_seen)))
            _over(place.store, note, None)
    except Changed:
        message = "somebody changed it at the address during the run: it was left as it is there."
        problem = Problem(place.shown(load.path), 0, 0, "changed-there", message, "Run again: the new encoding is merged into it then.")
        out.append((load.path, problem))
    return out


def _put(place: Place, path: Path, seen: str) -> str:
    data = read_or_none(path)
    if data is not None:
        return place.store.write(place.name(path), data, seen)
    place.store.remove(place.name(path), seen)
    return ""


def _over(store: Store, name: str, data: bytes | None) -> None:
    """Writes or removes a note, which is the encoder's alone."""
    if name:
        with suppress(Changed):
            there = store.one(name)
            if data is not None:
                store.write(name, data, there.stamp if there else "")
            elif there:
                store.remove(name, there.stamp)
