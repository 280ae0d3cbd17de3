"""Files on disk: found without going astray, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from encoder.errors import Problem, TooLarge, Unwritable, UsageError

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

    Hidden files and the folder `leave_out` are passed over. Links to folders, and links that lead out of the folder or nowhere, are told and not
    followed. Two sources that would write the same file, on any file system (capitals, composed and decomposed letters), are a problem of the
    second. Raises UsageError where an input does not exist, or is neither file nor folder.
    """
    found: dict[str, Found] = {}
    seen: set[str] = set()
    folder = cache(os.path.realpath)
    problems: list[Problem] = []
    for top in inputs:
        if not os.path.exists(top):
            raise UsageError("there is no such file or folder.", path=str(top), mend="Give a folder of transcriptions, or a text file.")
        if not os.path.isfile(top) and not os.path.isdir(top):
            raise UsageError(_NO_FILE, path=str(top), mend="Put the text into a file.")
        items = [*_walk(top, leave_out, problems)] if top.is_dir() else [(top.is_symlink(), Found(top, _named(top.name)))]
        if not items:
            problems.append(Problem(str(top), 0, 0, "no-text", "there is no text in it.", "Texts are files whose names end in .txt.", "warning"))
        for link, item in sorted(items, key=lambda pair: (pair[0], pair[1].name)):
            above, file = os.path.split(item.path)
            real = os.path.realpath(item.path) if link else os.path.join(folder(above), file)
            if real in seen:
                continue
            seen.add(real)
            problem = _unusable(item) or _taken(item, found)
            if problem:
                problems.append(problem)
            else:
                found[alike(item.name)] = item
    return sorted(found.values(), key=lambda f: f.name), problems


def _walk(top: Path, leave_out: Path | None, problems: list[Problem]) -> Iterator[tuple[bool, Found]]:
    """The texts of a folder, and whether each is a link."""
    root, out = Path(os.path.realpath(top)), os.path.realpath(leave_out) if leave_out else ""
    folders = [(os.fspath(top), "")]
    while folders:
        folder, below = folders.pop()
        try:
            with os.scandir(folder) as entries:     # tells what each is without another question to the disk
                inside = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(Problem(str(error.filename), 0, 0, "unreadable", f"the folder cannot be read: {error.strerror}.", "Check its rights."))
            continue
        for entry in inside:
            link = entry.is_symlink()
            if _is_folder(entry):
                if os.path.realpath(entry.path) == out:
                    continue
                if link:
                    problems.append(_warning(Path(entry.path), "it is a link to a folder, and was not followed.", _NAME_IT))
                else:
                    folders.append((entry.path, f"{below}{entry.name}/"))
            elif entry.name[-4:].lower() == ".txt" or PurePosixPath(entry.name).suffix.lower() in TEXT_SUFFIXES:
                path = Path(entry.path)
                problem = _astray(path, root) if link or not entry.is_file() else None
                if problem:
                    problems.append(problem)
                else:
                    yield link, Found(path, _named(below + entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:     # a link in a circle
        return False


_NAME_IT = "Name its target on the command line, if it belongs to the edition."


def _astray(path: Path, root: Path) -> Problem | None:
    """What keeps a file of a folder from being opened at all."""
    if path.is_symlink():
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(root):
            return _warning(path, "it is a link that leads out of the folder, and was not followed.", _NAME_IT)
        if not real.exists():
            return _warning(path, "it is a link that leads nowhere.", "Remove it, or bring its target back.")
    if not path.is_file():
        return _warning(path, _NO_FILE, "Take it out of the folder.")
    return None


_NO_FILE = "it is no file but a pipe, a socket or a device."
"""Opened, it could make the run wait for ever, or never end."""


def lies_in(path: Path, top: Path) -> bool:
    """Whether a path leads to something below a folder: links out of it, in circles or nowhere do not."""
    real = os.path.realpath(path)
    return os.path.exists(real) and Path(real).is_relative_to(os.path.realpath(top))


def _warning(path: Path, message: str, mend: str) -> Problem:
    return Problem(str(path), 0, 0, "not-followed", message, mend, "warning")


def alike(name: str) -> str:
    """The same for all names that some file system takes for one."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def _unusable(item: Found) -> Problem | None:
    """A name that could not be written into XML, or that is none."""
    if _UNFIT.search(item.name):
        return Problem(str(item.path), 0, 0, "name", "the name of the file holds a control character, or bytes that are no UTF-8.", "Rename it.")
    if not item.name.rpartition("/")[2].strip("."):
        return Problem(str(item.path), 0, 0, "name", "the name of the file has nothing but dots.", "Rename it.")
    return None


def _taken(item: Found, found: dict[str, Found]) -> Problem | None:
    other = found.get(alike(item.name))
    return Problem(str(item.path), 0, 0, "same-name", f"it would write the same file as {other.path}.", "Rename one of the two.") if other else None


def _named(relative: str) -> str:
    if relative[-4:].lower() == ".txt" and relative[:-4]:
        return relative[:-4]
    path = PurePosixPath(relative)
    return str(path.with_suffix("")) if path.suffix.lower() in TEXT_SUFFIXES else str(path)


_PART = re.compile(r"\.encoder-(.+)-(\d+)-[a-z0-9_]+\.part")
_HOST = re.sub(r"\W", "_", platform.node())[:40]
_ABANDONED = 3600
"""Seconds after which an unfinished file of another machine counts as left behind."""


def unfinished(path: Path) -> str:
    """Where a file is written beside its place, under a name by which `clear_abandoned` knows it."""
    return os.path.join(os.path.dirname(path), f".encoder-{_HOST}-{os.getpid()}-{os.urandom(6).hex()}.part")


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes a file beside its place and moves it there: whoever looks sees the old file or the new one, whole.

    Where it replaces a file it is on the disk before that one goes; new files are, once `on_disk` has been called. Raises Unwritable, and
    leaves what was there.
    """
    temporary = unfinished(path)
    replaces = os.path.exists(path)
    try:
        with os.fdopen(_opened(temporary), "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            if replaces:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise Unwritable(f"the file cannot be written: {error.strerror or error}.", path=str(path),
                             mend="Check the rights of the folder and the space left on the disk; nothing that was there is lost.") from None
        raise


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def _opened(path: str) -> int:
    """A new file, its folders made where they are missing."""
    try:
        return os.open(path, _NEW, 0o600)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return os.open(path, _NEW, 0o600)


def on_disk() -> None:
    """Returns when all that was written is on the disk. For the end of a run: one wait for many files."""
    if hasattr(os, "sync"):
        os.sync()


def clear_abandoned(folder: Path) -> int:
    """Removes the unfinished files that runs which were killed left behind below a folder; returns how many."""
    count = 0
    for here, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if f != ".git"]
        for file in files:
            if file.endswith(".part") and (found := _PART.fullmatch(file)) and _abandoned(Path(here, file), found[1], int(found[2])):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(here, file))
                    count += 1
    return count


def _abandoned(path: Path, host: str, process: int) -> bool:
    """Whether nobody can still be writing it: its process of this machine is gone, or it is long ago."""
    if host == _HOST and os.name == "posix":
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            pass
    try:
        return time.time() - path.stat().st_mtime > _ABANDONED
    except OSError:
        return False


LARGEST_TEXT = 10_000_000
"""Bytes of a transcription at most, some 3,000 printed pages: to encode it takes about 90 bytes of memory each."""
LARGEST_XML = 100_000_000
"""Bytes of an XML file at most: what becomes of the longest text in which every word is marked."""


def read_limited(path: Path, most: int = LARGEST_XML) -> bytes:
    """The bytes of a file. Raises TooLarge where there are more than `most`, of which none is read where the size is known; OSError as `open`."""
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(most + 1) if size <= most else b""      # a device or a pipe does not know its size
    if max(size, len(data)) > most:
        raise TooLarge(f"the file has {max(size, len(data)):,} bytes{'' if size else ' or more'}; at most {most:,} are read.", path=str(path),
                       mend="No document is that long: split it into files of one document each, or take it away.")
    return data


def hollow(path: Path, size: int) -> None:
    """Makes a file of so many bytes, of which the disk holds none: it stands for one that is too large to be read."""
    with open(path, "wb") as file:
        file.truncate(size)


def read_or_none(path: Path, most: int | None = None) -> bytes | None:
    """The bytes of a file, None where there is none. With `most` as `read_limited`."""
    try:
        if most is not None:
            return read_limited(path, most)
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def stamp(path: Path) -> str:
    """Size and time of a file, empty where there is none: if these are the same, so is the file."""
    try:
        status = os.stat(path)
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ino}"
