"""Files on disk: found without going astray, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from encoder.errors import Problem, UsageError

TEXT_SUFFIXES = frozenset({".txt", ".text", ""})
"""What is read of a folder; a file that is named on the command line is read whatever it is called."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source file: `path` to open it, `name` its path below the folder it was found in, with `/`, without suffix."""

    path: Path
    name: str

    @property
    def depth(self) -> int:
        """How many folders below the top it lies."""
        return self.name.count("/")


def find_sources(inputs: Iterable[Path], leave_out: Path | None = None) -> tuple[list[Found], list[Problem]]:
    """The source files of folders and files, in order of name, each once; and what is wrong with them.

    Hidden files, the folder `leave_out` and links that lead out of a folder or round in circles are not followed. Two sources that would
    write the same file are a problem of the second. Raises UsageError where an input does not exist.
    """
    found: dict[str, Found] = {}
    seen: set[Path] = set()
    problems: list[Problem] = []
    for top in inputs:
        if not top.exists():
            raise UsageError("there is no such file or folder.", path=str(top), mend="Give a folder of transcriptions, or a text file.")
        for item in sorted(_walk(top, leave_out), key=lambda f: f.name) if top.is_dir() else [Found(top, _named(top.name))]:
            real = item.path.resolve()
            if real in seen:
                continue
            seen.add(real)
            other = found.get(item.name.casefold())
            if other:
                problems.append(Problem(str(item.path), 0, 0, "same-name", f"it would write the same file as {other.path}.", "Rename one of the two."))
            else:
                found[item.name.casefold()] = item
    return sorted(found.values(), key=lambda f: f.name), problems


def _walk(top: Path, leave_out: Path | None) -> Iterator[Found]:
    root = top.resolve()
    out = leave_out.resolve() if leave_out else None
    for folder, folders, files in os.walk(top, followlinks=False):
        here = Path(folder)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (here / f).resolve() != out)
        for file in sorted(files):
            path = here / file
            if file.startswith(".") or path.suffix.lower() not in TEXT_SUFFIXES:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                continue
            yield Found(path, _named(path.relative_to(top).as_posix()))


def _named(relative: str) -> str:
    path = PurePosixPath(relative)
    return str(path.with_suffix("")) if path.suffix.lower() in TEXT_SUFFIXES else str(path)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file beside its place, syncs it and moves it there: whoever looks sees the old file or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def read_or_none(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
