"""The files around a file: what ids the others have, and where the source of a text lies."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from encoder.errors import EditionError
from encoder.model import Source
from encoder.validate.rebuild import TEI

_IDS = re.compile(rb"\bxml:id\s*=\s*[\"']([^\"'<]*)[\"']")
_SUFFIXES = (".txt", "", ".text")
_LARGEST = 200_000_000


class Edition:
    """The edition that lies below `top`. Nothing outside it is read but the sources, which are looked for in `sources` and beside it.

    `read_source` turns a source file into its text; without it fidelity is not checked.
    """

    def __init__(self, top: Path, sources: Sequence[Path] = (), read_source: Callable[[Path], Source] | None = None) -> None:
        self.top, self.sources, self.read_source = top.resolve(), list(sources), read_source
        self._ids: dict[Path, tuple[float, frozenset[str]]] = {}

    def ids(self, path: Path) -> frozenset[str] | None:
        """The xml:ids of a file of the edition; None where it is not there, or does not lie in the edition. Read again when it has changed."""
        path = path.resolve()
        if not path.is_relative_to(self.top) or not path.is_file():
            return None
        state = path.stat()
        known = self._ids.get(path)
        if known is None or known[0] != state.st_mtime:
            data = path.read_bytes() if state.st_size < _LARGEST else b""
            known = state.st_mtime, frozenset(x.decode("utf-8", "replace") for x in _IDS.findall(data))
            self._ids[path] = known
        return known[1]

    def files(self, folder: Path) -> list[str]:
        """The names of the XML files in a folder of the edition."""
        folder = folder.resolve()
        if not folder.is_relative_to(self.top) or not folder.is_dir():
            return []
        return sorted(p.name for p in folder.iterdir() if p.suffix == ".xml")

    def source(self, root: Any) -> tuple[Source | None, Path | None]:
        """The source that the header of a text names, if it is found with the same SHA-256; else the first file of that name."""
        bibl = next((b for b in root.iter(f"{TEI}bibl") if b.get("type") == "source-file"), None)
        if bibl is None or self.read_source is None:
            return None, None
        idnos = {i.get("type"): "".join(i.itertext()).strip() for i in bibl.iter(f"{TEI}idno")}
        other = None
        for path in self._candidates(idnos.get("path", "")):
            try:
                if hashlib.sha256(path.read_bytes()).hexdigest() == idnos.get("sha256"):
                    return self.read_source(path), path
            except (OSError, EditionError):
                continue
            other = other or path
        return None, other

    def _candidates(self, name: str) -> Iterator[Path]:
        """Files that may be the source `name`: below the folders given, or else below those that lie beside the edition."""
        parts = Path(name).parts
        if not name or ".." in parts or Path(name).is_absolute():
            return
        beside = [] if self.sources else sorted(p for p in self.top.parent.iterdir() if p.is_dir() and not p.name.startswith("."))
        for folder in [*self.sources, *beside]:
            for suffix in _SUFFIXES:
                path = folder / f"{name}{suffix}"
                if os.path.isfile(path):      # where it may not be looked at there is none
                    yield path
