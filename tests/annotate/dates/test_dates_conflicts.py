"""Where a document's own dates disagree the editor is told; the date taken for the header is the one most of them bear."""

from __future__ import annotations

from pathlib import Path

from encoder.annotate.dates import Dates, contradictions, document_date
from encoder.annotate.knowledge import Knowledge
from encoder.errors import Problem
from encoder.model import Source
from encoder.read import read

LETTER = "101. Letter From the King1\n\nStrelsau, January 5, 1965.\n\nDear Friend:\n\n{}\n\n\nRudolf\n  1. Source: Archive. Secret.\n"
SEEDS = Path(__file__).parents[3] / "seeds"


def told(text: str) -> tuple[str, list[Problem]]:
    document = read(Source("x.txt", text, "x"))
    spans = Dates(Knowledge())(document, ())
    date = document_date(document, spans)
    return (str(date.value) if date else ""), contradictions(document, spans)


def test_the_cable_is_dated_twice() -> None:
    """Title and signature say April 10, the letterhead April 20; it was received on April 11."""
    value, problems = told(next(SEEDS.glob("000*.txt")).read_text(encoding="utf-8"))
    assert value == "when=1965-04-10"
    assert [(p.rule, p.line, p.severity) for p in problems] == [("dates-disagree", 13, "review")]
    said = problems[0].message
    assert "April 20, 1965 here" in said
    assert "April 10, 1965 (title, line 3)" in said
    assert "(dateline at the foot, line 50)" in said
    assert "Received on April 11 at 21:55 (line 60)" in said


def test_the_message_shows_no_date() -> None:
    value, problems = told(next(SEEDS.glob("003*.txt")).read_text(encoding="utf-8"))
    assert value == "when=1979"
    assert [p.rule for p in problems] == ["no-date"]
    assert "its year, 1979, follows from the title of a file that its notes name, its day is not known" in problems[0].message


def test_a_weekday_that_does_not_fit_and_a_day_that_never_was_are_told() -> None:
    value, problems = told(LETTER.format("We met on Monday, January 3, 1965, and on February 30."))
    assert value == "when=1965-01-05"
    assert [(p.rule, p.line) for p in problems] == [("wrong-weekday", 7), ("impossible-date", 7)]
    assert "1965-01-03 was a Sunday, not a Monday" in problems[0].message


def test_nothing_is_told_where_all_is_well() -> None:
    value, problems = told(LETTER.format("We met on Sunday, January 3."))
    assert (value, problems) == ("when=1965-01-05", [])
