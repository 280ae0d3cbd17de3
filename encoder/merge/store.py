"""The folder in which the encoder keeps what it wrote last, and how a file and its base change together.

A file is written first, then its base. Where both replace something, the new base is noted down before: a run that is stopped in between is
finished by the next one, which sees from the note whether the file was written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from encoder.files import read_or_none, write_whole
from encoder.merge.settle import Settled

BASE = ".encoder"
"""The folder, in the output folder, that keeps what the encoder wrote last. It belongs in version control."""

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


def note_of(file: bytes, base: bytes) -> bytes:
    """What is noted down while a file and its base are being written: the base, and how to tell whether the file was."""
    return hashlib.sha256(file).hexdigest().encode() + b"\n" + base


def recover(target: Path, base: Path) -> None:
    """Finishes what a stopped run began with this file."""
    note = base.with_name(base.name + NOTE)
    data = read_or_none(note)
    if data is None:
        return
    digest, _, content = data.partition(b"\n")
    current = read_or_none(target)
    if current is not None and hashlib.sha256(current).hexdigest().encode() == digest:
        write_whole(base, content)
    note.unlink(missing_ok=True)


def keep(target: Path, base: Path, settled: Settled) -> None:
    """Writes what was settled: the file beside, the file, its base."""
    beside = target.with_name(target.name + BESIDE)
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
    if noted:
        note.unlink(missing_ok=True)
