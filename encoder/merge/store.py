"""The folder in which the encoder keeps what it wrote last, and how a file and its base change together.

A file is written first, then its base. Where both replace something, the new base is noted down before: a run that is stopped in between is
finished by the next one, which sees from the note whether the file was written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections import Counter
from pathlib import Path

from encoder.files import read_or_none, write_whole
from encoder.merge import revision
from encoder.merge.settle import Settled

BASE = ".encoder"
"""The folder, in the output folder, that keeps what the encoder wrote last. It belongs in version control."""

_ID = re.compile(rb"\sxml:id\s*=\s*[\"']([^\"']*)")
NOTE = ".next"
BESIDE = ".new"
_README = """# What the encoder wrote last

Each file here is a TEI file of the edition as the encoder wrote it, without anything that editors changed since.
`encode` compares the two: what differs is the editors' work, and the next run lets it stand.

* Keep this folder in version control, together with the files that it belongs to: commit both, go back with both.
* Do not edit anything here.
* If it is lost, nothing of your work is: your files win whole, and the encoder offers what it would add in files beside them (`NAME.xml.new`).
* `persons.xml` and the like here tell which entries there once were, so that an entry that you delete does not come back.
* `NAME.xml.next` is there only while a file is being written, or after a run that was stopped; the next run tidies it up.
* `state.sqlite` and `undo.json` are of use on this machine only and may be deleted.
"""


def explain(out: Path) -> None:
    """Puts a README.md into the folder of the base that tells what it is; writes only where it has to."""
    path = out / BASE / "README.md"
    if read_or_none(path) != _README.encode():
        write_whole(path, _README.encode())


def base_of(out: Path, name: str) -> Path:
    """The base of a file; `name` is its path below the output folder without suffix."""
    return out / BASE / f"{name}.xml"


def beside_of(target: Path) -> Path:
    """Where the new encoding of a file goes that is left alone."""
    return target.with_name(target.name + BESIDE)


def note_of(file: bytes, base: bytes) -> bytes:
    """What is noted down while a file and its base are being written: the base, and how to tell whether the file was."""
    return hashlib.sha256(file).hexdigest().encode() + b"\n" + base


def recover(target: Path, base: Path) -> None:
    """Finishes what a stopped run began with this file, also where an editor has changed it since."""
    note = base.with_name(base.name + NOTE)
    data = read_or_none(note)
    if data is None:
        return
    digest, _, content = data.partition(b"\n")
    current = read_or_none(target)
    if current is not None:
        same = hashlib.sha256(current).hexdigest().encode() == digest
        if same or _brought(read_or_none(base) or b"", content, current):
            write_whole(base, content)
            same_time(base, target, content == current)
    note.unlink(missing_ok=True)


def _brought(old: bytes, new: bytes, current: bytes) -> bool:
    """Whether a file has what the stopped run brought from the old base to the new one: its `change`, or of entries at least one."""
    before, after, now = (Counter(revision.changes(data)) for data in (old, new, current))
    if brought := after - before:
        return all(now[change] >= after[change] for change in brought)
    ids = {*_ID.findall(new)} - {*_ID.findall(old)}
    return not ids.isdisjoint(_ID.findall(current))


def same_time(base: Path, file: Path, alike: bool = True) -> None:
    """Gives a base the time of its file, which says that the two are alike; another one where they are not."""
    with contextlib.suppress(OSError):
        status = file.stat()
        os.utime(base, ns=(status.st_atime_ns, status.st_mtime_ns - (0 if alike else 1_000_000_000)))


def keep(target: Path, base: Path, settled: Settled) -> None:
    """Writes what was settled: the file beside, the file, its base."""
    beside = beside_of(target)
    if settled.beside is not None:
        if read_or_none(beside) != settled.beside:
            write_whole(beside, settled.beside)
    elif not settled.stays:
        with contextlib.suppress(OSError):
            os.unlink(beside)
    note = base.with_name(base.name + NOTE)
    noted = settled.file is not None and settled.base is not None and base.exists()
    if noted and settled.file is not None and settled.base is not None:
        write_whole(note, note_of(settled.file, settled.base))
    if settled.file is not None:
        write_whole(target, settled.file)
    if settled.base is not None:
        write_whole(base, settled.base)
        same_time(base, target, settled.base == settled.file)
    if noted:
        note.unlink(missing_ok=True)
