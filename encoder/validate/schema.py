"""The schemas of the edition: compiled for us, and laid beside the files of an edition for the editor's own program."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.resources import folder
from encoder.validate.odd import Schema, read_odd

FOLDER = "schemas"
GRAMMAR, RULES = "edition.rng", "edition.sch"
_TYPES = {GRAMMAR: "http://relaxng.org/ns/structure/1.0", RULES: "http://purl.oclc.org/dsdl/schematron"}


@cache
def schema() -> Schema:
    """What the ODD says."""
    return read_odd(folder(FOLDER) / "edition.odd")


@cache
def grammar() -> Any:
    """The compiled RELAX NG grammar (6 ms, once a process)."""
    return etree.RelaxNG(etree.parse(str(folder(FOLDER) / GRAMMAR)))


def model_instructions(depth: int) -> list[tuple[str, str]]:
    """The processing instructions (target, text) that tell oXygen XML and VS Code with which schemas to validate a file.

    `depth` is how many folders the file lies below the top of the edition, where `install` has put the schemas.
    """
    up = "../" * depth
    return [("xml-model", f'href="{up}{FOLDER}/{name}" type="application/xml" schematypens="{kind}"') for name, kind in _TYPES.items()]


def install(out: Path) -> None:
    """Lays the grammar and the rules into the folder `schemas` of an edition; what is there already with the same bytes stays as it is.

    Raises `OSError` where the folder cannot be written.
    """
    target = out / FOLDER
    for name in _TYPES:
        data = (folder(FOLDER) / name).read_bytes()
        path = target / name
        if path.is_file() and path.read_bytes() == data:
            continue
        target.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{name}.{os.getpid()}")
        beside.write_bytes(data)
        beside.replace(path)
