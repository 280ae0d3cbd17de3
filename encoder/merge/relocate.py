"""Doubts about a new encoding, told for the file as its editor has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from encoder.errors import Problem
from encoder.merge.scan import Mark, Scan, Unmergeable, scan
from encoder.merge.threeway import decode

_DOUBTS = ("uncertain", "undecided")
_LONGEST = 2_000
"""Characters of the file that a doubtful mark may have: elements nested by the thousand cost nothing then."""


def relocate(problems: Iterable[Problem], data: bytes) -> list[Problem]:
    """Problems of uncertain marks at their lines in the file; those that an editor settled meanwhile are left out."""
    found = list(problems)
    try:
        doc = scan(decode(data)[0])
        open_marks = _open_marks(doc)
    except Unmergeable:
        return found
    out = []
    for problem in found:
        if problem.rule not in _DOUBTS:
            out.append(problem)
        elif marks := open_marks.get(" ".join(problem.excerpt.split())):
            out.append(replace(problem, line=min((doc.line(m.open) for m in marks), key=lambda line: abs(line - problem.line))))
    return out


def _open_marks(doc: Scan) -> dict[str, list[Mark]]:
    """The marks that the encoder signed or did not link, by their words."""
    found: dict[str, list[Mark]] = {}
    for mark in doc.marks:
        if mark.close - mark.inner < _LONGEST and ("#encoder" in mark.raw or not mark.attributes.get("ref")):
            found.setdefault(doc.words(mark), []).append(mark)
    return found
