"""Texts sent to workers that see none of our files: each goes with what the edition has of it, and what was made of it comes back.

So the machine that runs the command is the only one that reads and writes; a worker needs neither the files nor the keys to them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from encoder.addresses.renaming import renamed
from encoder.encoding import Encoder
from encoder.files import LARGEST_TEXT, LARGEST_XML, Found, hollow, read_or_none
from encoder.merge import Settled, base_of, keep, recover
from encoder.merge.store import BESIDE, beside_of
from encoder.parallel import Each


@dataclass(frozen=True, slots=True)
class Parcel:
    """A source, and the bytes of the files that belong to it (of those that are too large to be read, how many bytes they have)."""

    found: Found
    files: dict[Path, bytes | int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a source: the file, its base and the file beside, as far as they were written."""

    result: Any
    file: bytes | None = None
    base: bytes | None = None
    beside: bytes | None = None


def parcelled(each: Each) -> Each:
    """Spreads work as `each` does, over workers that see no file of ours."""
    def spread(make: Callable[..., Any], arguments: tuple[Any, ...], items: Sequence[Found], jobs: int,
               done: Callable[[int], None] = lambda count: None) -> Iterator[Any]:
        out = arguments[1] if make is Encoder else None
        answers = each(Unpacker, (make, arguments, out), _Parcels(items, out), jobs, done)
        for item, answer in zip(items, answers, strict=True):
            if out is not None and answer.result.action not in ("failed", "authority"):
                keep(out / f"{item.name}.xml", base_of(out, item.name), Settled("written", answer.file, answer.base, answer.beside))
            yield answer.result
    return cast(Each, spread)


class _Parcels(Sequence[Parcel]):
    """The sources, packed when they are asked for."""

    def __init__(self, items: Sequence[Found], out: Path | None) -> None:
        self.items, self.out = items, out

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: Any) -> Any:
        return [self._packed(found) for found in self.items[at]] if isinstance(at, slice) else self._packed(self.items[at])

    def _packed(self, found: Found) -> Parcel:
        wanted = {found.path: LARGEST_TEXT}
        if self.out is not None:
            target, base, beside = _places(self.out, found)
            recover(target, base)
            wanted |= dict.fromkeys((target, base, beside), LARGEST_XML)
        return Parcel(found, {path: data for path, most in wanted.items() if (data := _read(path, most)) is not None})


def _places(out: Path, found: Found) -> tuple[Path, Path, Path]:
    """File, base, file beside."""
    target = out / f"{found.name}.xml"
    return target, base_of(out, found.name), beside_of(target)


def _read(path: Path, most: int) -> bytes | int | None:
    try:
        size = os.stat(path).st_size
        return size if size > most else read_or_none(path)
    except OSError:
        return None     # the worker tells that it is not there


class Unpacker:
    """On a worker: does the work on the files of parcels in a folder that goes with the worker."""

    def __init__(self, make: Callable[..., Any], arguments: tuple[Any, ...], out: Path | None) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="diplomatic-edition-")
        self.out = out
        self.work = make(*(self._here(a) if isinstance(a, Path) else a for a in arguments))

    def __call__(self, parcels: Sequence[Parcel]) -> list[Answer]:
        for path, data in ((path, data) for parcel in parcels for path, data in parcel.files.items()):
            here = self._here(path)
            here.parent.mkdir(parents=True, exist_ok=True)
            hollow(here, data) if isinstance(data, int) else here.write_bytes(data)
        results = self.work([replace(parcel.found, path=self._here(parcel.found.path)) for parcel in parcels])
        return [self._answer(parcel, result) for parcel, result in zip(parcels, results, strict=True)]

    def _answer(self, parcel: Parcel, result: Any) -> Answer:
        made = list[bytes | None]()
        for path in _places(self.out, parcel.found) if self.out is not None else ():
            data = read_or_none(self._here(path)) if not isinstance(parcel.files.get(path), int) else None
            made.append(data if data != parcel.files.get(path) or path.name.endswith(BESIDE) else None)
        for path in {parcel.found.path, *parcel.files, *(_places(self.out, parcel.found) if self.out is not None else ())}:
            self._here(path).unlink(missing_ok=True)
        return Answer(renamed(result, self._there), *made)

    def _here(self, path: Path) -> Path:
        return Path(self._scratch.name, *path.parts[1:])

    def _there(self, text: str) -> str:
        return text.replace(self._scratch.name, "")
