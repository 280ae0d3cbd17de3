"""Every mistake of `mistakes.py` is found at its line, once, with a message that names the mend; what is harmless is not reported."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from encoder.errors import Problem
from encoder.read.decode import read_source
from encoder.validate.check import validate_bytes
from encoder.validate.edition import Edition
from tests.validate.comparison import DOCS, KINDS, ours
from tests.validate.mistakes import HARMLESS, HERE, MISTAKES, Mistake

GOLDEN = Path(__file__).parents[1] / "golden" / "validation.txt"
EDITION = Edition(HERE / "edition", [HERE / "sources"], read_source)


@cache
def found(mistake: Mistake) -> tuple[Problem, ...]:
    data, _ = mistake.made()
    return tuple(validate_bytes(data, HERE / "edition" / mistake.file, edition=EDITION, shown=mistake.file))


@pytest.mark.parametrize("name", sorted(p.name for p in (HERE / "edition").glob("*.xml")))
def test_the_documents_are_valid_before_a_mistake_is_made(name: str) -> None:
    data = (HERE / "edition" / name).read_bytes()
    assert validate_bytes(data, HERE / "edition" / name, edition=EDITION, shown=name) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.kind)
def test_a_mistake_is_found_at_its_line_once_and_says_how_to_mend_it(mistake: Mistake) -> None:
    _, line = mistake.made()
    problems = found(mistake)
    assert line in {p.line for p in problems}, [str(p) for p in problems]
    assert len(problems) == mistake.problems, [str(p) for p in problems]
    assert all(p.message and p.mend and p.path == mistake.file for p in problems)


@pytest.mark.parametrize("harmless", HARMLESS, ids=lambda m: m.kind)
def test_what_does_no_harm_is_not_reported(harmless: Mistake) -> None:
    assert [str(p) for p in found(harmless)] == []


def test_the_table_of_messages_reads_as_agreed() -> None:
    """The golden file is read by people: run with UPDATE_GOLDEN=1 and look at what changed."""
    table = written()
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(table, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == table


def written() -> str:
    """Kind, message and line of every mistake, as a page of text."""
    out = [f"What `edition validate` says of {len(MISTAKES)} mistakes\n"]
    group = ""
    for mistake in MISTAKES:
        if mistake.group != group:
            group = mistake.group
            out.append(f"\n{group}\n{'=' * len(group)}\n")
        out.append(mistake.kind)
        for p in found(mistake):
            warning = "(warning) " if p.severity == "warning" else ""
            out.append(f"  {p.line:>4}:{p.column:<4} {p.message}\n            {warning}→ {p.mend}")
        out.append("")
    return "\n".join(out)


def test_at_least_sixty_kinds() -> None:
    assert len({m.kind for m in MISTAKES}) >= 60


@pytest.mark.parametrize("kind", KINDS)
def test_the_comparison_in_the_documentation_shows_our_messages_of_today(kind: str) -> None:
    mistake = next(m for m in MISTAKES if m.kind == kind)
    text = " ".join(DOCS.read_text(encoding="utf-8").split())
    assert all(" ".join(line.split()) in text for line in ours(mistake))
