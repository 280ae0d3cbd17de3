"""Where the schemas and stylesheets lie: beside the package in the project, inside it when installed as a wheel."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def own_code() -> str:
    """A fingerprint of the encoder itself: of its code, its word lists and its schemas. What a process has loaded does not change: taken once."""
    found = hashlib.sha256()
    for top in (_PACKAGE, folder("schemas")):
        for path in sorted(top.rglob("*")):
            if path.suffix in (".py", ".txt", ".rng", ".sch") and "__pycache__" not in path.parts:
                found.update(path.read_bytes())
    return found.hexdigest()


def folder(name: str) -> Path:
    """The folder `schemas` or `xslt`."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
