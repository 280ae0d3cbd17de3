"""FRUS page text: what an editor loses when its structure is read wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from encoder.model import Source, lines_of
from encoder.read import frus, read
from encoder.read.kinds import kind_of
from encoder.tei import nested
from encoder.tei.body import BodyWriter
from tests.cases import Case, load
from tests.test_every_text import encoded
from tests.trees import same

CASES = load(Path(__file__).parent / "cases" / "frus.txt")


def body(text: str) -> etree._Element:
    document = read(Source("page.txt", text, "page"))
    assert document.reader == frus.NAME
    return BodyWriter(document, nested(document, [document.spans])).write()[0]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_page_text_becomes_the_structure_an_editor_would_mark(case: Case) -> None:
    same(body(case.given), case.expected)


def test_a_note_without_a_number_in_the_text_is_told_to_the_editor() -> None:
    case = next(c for c in CASES if "does not show" in c.title)
    problems = read(Source("page.txt", case.given, "page")).problems
    assert [(p.rule, p.line) for p in problems] == [("note-without-number", 10)]


def test_the_second_seed_is_read_as_a_frus_page(seeds: dict[str, str]) -> None:
    document = read(Source("003.txt", seeds["003_8b5645335082d8a2"], "003"))
    assert (document.reader, document.type, document.n) == ("frus", "message", "172")
    assert [(n.n, n.type, n.call is not None) for n in document.footnotes] == [("1", "source", True), ("2", "editorial", True), ("3", "editorial", True)]


@pytest.mark.parametrize("count", [10_000])
def test_ten_thousand_notes_are_placed_without_losing_one(count: int) -> None:
    words = " ".join(f"word{'' if n % 7 else ','}{n}" for n in range(1, count + 1))
    listed = "\n".join(f"  {n}. Note {n}." for n in range(1, count + 1))
    document = read(Source("many.txt", f"1. Paper1\n\nx\n\n{words}\n{listed}\n".replace("Paper1", "Paper"), "many"))
    placed = [n for n in document.footnotes if n.call is not None]
    assert len(document.footnotes) == count
    assert len(placed) > count * 0.99


def test_a_list_of_notes_without_numbers_in_the_text_keeps_every_note() -> None:
    text = "4. Editorial Note\n\nNothing here calls a note.\n  1. First.\n  2. Second.\n"
    document = read(Source("none.txt", text, "none"))
    assert [n.call for n in document.footnotes] == [None, None]
    assert len(lines_of(document.source)) == 4


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("34. Circular Telegram From the Department of State to Certain Posts", "telegram"),
        ("18. Circular Airgram From the Department of State", "airgram"),
        ("267. Briefing Memorandum From the Assistant Secretary of State (Hale)", "memorandum"),
        ("12. National Security Decision Memorandum 468", "memorandum"),
        ("33. Summary of Conclusions of a Policy Committee Meeting", "minutes"),
        ("40. Transcript of a Telephone Conversation Between the President and the Secretary", "conversation"),
        ("4. Intelligence Appraisal Prepared in the Defense Agency", "report"),
        ("6. Draft Note to the Government of Norland", "note"),
        ("Mr. Hale to Mr. Aas.", "letter"),
        ("The Minister in Norland (Hale) to the Secretary of State", "letter"),
        ("Marshal Lind to President Marsh", "letter"),
        ("The Road to Geneva", "other"),
        ("17. Diary Entry by the Ambassador to Norland (Hale)", "other"),
    ],
)
def test_a_heading_says_what_kind_of_document_it_is(heading: str, kind: str) -> None:
    """Else lists and filters of the edition put a telegram among the notes."""
    assert kind_of(heading) == kind


def test_bullets_in_a_note_are_structure_as_in_the_text() -> None:
    """Else the document is refused: its TEI would have a character more than the page, as `encode` counts."""
    text = ("4. Telegram From the Embassy in Norland to the Department of State1\n\nPort Elgin, May 3, 1961.\n\nHe agreed.\n\n"
            "  1. Source: Department of State, Central Files. Those present were:\n  * Mr. John Marsh, EUR\n  • Mr. Aas\n  2. Not printed.\n")
    document = read(Source("page.txt", text, "page"))
    assert [[text[block.start:block.end] for block in note.blocks] for note in document.footnotes] == [
        ["Source: Department of State, Central Files. Those present were:", "Mr. John Marsh, EUR", "Mr. Aas"], ["Not printed."]]
    encoded(text.encode())
