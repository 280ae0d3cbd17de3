"""Cases in one readable file: a title, the input as it stands on the page, what is expected of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_CASE = re.compile(r"^=== (.+?) ===\n(.*?)^--- expected ---\n(.*?)(?=^=== |\Z)", re.M | re.S)


@dataclass(frozen=True)
class Case:
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return re.sub(r"\W+", "-", self.title)


def load(path: Path) -> list[Case]:
    """All cases of a file."""
    return [Case(m[1], m[2].rstrip("\n") + "\n", m[3].strip()) for m in _CASE.finditer(path.read_text(encoding="utf-8"))]
