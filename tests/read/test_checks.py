"""Quotation marks: an editor should see each slip, and not one that is none."""

from __future__ import annotations

import pytest

from encoder.model import Block, Source, lines_of
from encoder.read.checks import quotation_problems


def found(text: str) -> list[tuple[int, str]]:
    source = Source("x.txt", text, "x")
    return [(p.line, p.message) for p in quotation_problems(source, [Block("p", line.start, line.end) for line in lines_of(source)])]


@pytest.mark.parametrize(("text", "line", "missing"), [
    ("He said: “Yes.\nAnd he said “no.”", 1, "closing"),
    ("It is not on our side” (he said “so”).", 1, "opening"),
    ('He said "yes.\nHe left.', 1, "closing"),
    ("Er sagte: „Ja.\nEr ging.", 1, "closing"),
    ("Il dit « oui.\nPuis « non ».", 1, "closing"),
])
def test_a_mark_without_partner_is_told_with_its_line(text: str, line: int, missing: str) -> None:
    assert found(text) == [(line, f"a quotation lacks its {missing} mark.")]


def test_marks_of_two_kinds_in_one_quotation_are_told() -> None:
    assert found('They are in “talks" now, and “talks” they were.') == [(1, "a quotation opens with one kind of mark and closes with another.")]


@pytest.mark.parametrize("text", [
    "“Yes,” he said, “and ‘no’ too.”",
    "“First paragraph.\n“Second paragraph.\n“Third paragraph.”",
    "He wrote: “It begins here.\nIt goes on.\nIt ends here.”",
    "Johnson's and the workers’ rights, '61 and ’62",
    'A 5" gun and a 12" one stood there.',
    "Er sagte „Ja“ und „Nein“.",
    "Han sa ”ja” och ”nej”.",
    "Sie sagte »Ja« und »Nein«.",
    "no marks at all",
])
def test_what_is_in_order_is_not_told(text: str) -> None:
    assert not found(text)
