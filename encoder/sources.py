"""Where the sources of an edition lie, so that what comes after encoding can find them again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from encoder.files import TEXT_SUFFIXES, read_or_none, write_whole
from encoder.merge import BASE

FILE_NAME = "sources.txt"
"""In the folder of the base: the folders that the sources came from, one a line, relative to the output folder."""


def remember_sources(out: Path, inputs: Iterable[Path]) -> None:
    """Notes the folders of a run's sources, those of earlier runs that still exist included; writes only where it has to."""
    path = out / BASE / FILE_NAME
    old = os.fsdecode(read_or_none(path) or b"").splitlines()
    new = [Path(os.path.relpath(top if top.is_dir() else top.parent, out)).as_posix() for top in inputs]
    lines = sorted({line for line in (*old, *new) if line and "\n" not in line and (out / line).is_dir()})
    data = os.fsencode("".join(f"{line}\n" for line in lines))
    if data and data != read_or_none(path):
        write_whole(path, data)


def forget_sources(out: Path, *, outside: Path) -> None:
    """Takes out of that note what lies outside a folder."""
    path = out / BASE / FILE_NAME
    lines = os.fsdecode(read_or_none(path) or b"").splitlines()
    kept = [line for line in lines if Path(os.path.normpath(out / line)).is_relative_to(outside)]
    if kept:
        if kept != lines:
            write_whole(path, os.fsencode("".join(f"{line}\n" for line in kept)))
    else:
        path.unlink(missing_ok=True)


def edition_of(file: Path) -> Path:
    """The output folder that a file lies in: the one with the encoder's own folder in it."""
    for folder in file.resolve().parents:
        if (folder / BASE).is_dir():
            return folder
    return file.resolve().parent


def source_of(name: str, out: Path, given: Path | None = None) -> Path | None:
    """The source text of a document, by the name that its header gives; None where it is not to be found."""
    listed = os.fsdecode(read_or_none(out / BASE / FILE_NAME) or b"").splitlines()
    for top in [given] if given else [out / line for line in listed]:
        for suffix in sorted(TEXT_SUFFIXES, reverse=True):
            path = top / f"{name}{suffix}"
            if os.path.isfile(path):
                return path
    return None
