"""The names of places that are known everywhere: countries, capitals, great cities, parts of the world, of today and of the past.

A general table of our own, because the gazetteers that can be had as packages weigh tens of megabytes, know no Leopoldville and
have a town for every surname.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "places.txt"


def barred(path: Path) -> frozenset[str]:
    """The entries of a file that stand between bars, as they are printed; lines that begin with # are left out."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(name.strip() for line in lines for name in line.split("|")) - {""}


@cache
def places() -> frozenset[str]:
    """The names as they are written in running text, with either apostrophe."""
    names = barred(_FILE)
    return names | {name.replace("’", "'") for name in names}
