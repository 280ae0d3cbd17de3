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


@pytest.mark.parametrize(("line", "heading"), [
    ("PPS files, lot 64 D 999", "Paper Prepared by the Policy Planning Staff1"),
    ("S/S–NSC files, lot 63 D 999, NSC 999 Series", "Statement of Policy by the National Security Council1"),
    ("INR–NIE files", "National Intelligence Estimate1"),
    ("Hale Library, Per Lindqvist papers", "Diary Entry by the Press Secretary (Lindqvist)1"),
    ("Hale papers, telephone conversations", "Memorandum of Telephone Conversation, by the Secretary of State1"),
    ("Marsh Library, Marsh papers, PSF–Subject file", "President Marsh to Prime Minister Aas1"),
    ("Presidential correspondence, lot 66 D 999, “Marsh to Aas”", "The Secretary of State to the Embassy in Norland1"),
    ("State–JCS Meetings, lot 61 D 999", "Substance of Discussions at a State–JCS Meeting1"),
    ("Secretary’s Memoranda of Conversation, lot 64 D 999", "Notes on a Meeting at the White House1"),
    ("Conference files, lot 59 D 999, CF 9", "United States Delegation Minutes of a Meeting at Port Elgin1"),
    ("Conference files, lot 59 D 999, CF 9: Telegram", "The Ambassador in Norland (Hale) to the Department of State1"),
    ("Department of Defense files", "Memorandum by the Chairman of the Joint Chiefs of Staff (Marsh) to the Secretary of Defense1"),
    ("Department of State Bulletin, May 4, 1953, pp. 999–1002", "Address by the President, April 16, 19531"),
    ("Memoranda of conversation, lot 64 D 999", "Hale Diary, May 5, 19531"),
    ("Policy Planning Staff Files: Lot 64D999", "Memorandum by the Counselor (Hale) to the Secretary of State"),
    ("611.99/3–1753", "Draft Memorandum by the Director of the Office of Norland Affairs (Hale)1"),
])
def test_a_source_line_is_no_heading(line: str, heading: str) -> None:
    """Else the document bears the name of a lot, has no title and no sender, and its place of keeping is unknown."""
    text = f"{line}\n\n{heading}\n\nWashington, May 5, 1953.\n\nsecret\n\nHe agreed to the plan.\n  1. Not printed.\n"
    document = read(Source("page.txt", text, "page"))
    assert document.reader == frus.NAME
    assert [(leaf.kind, text[leaf.start:leaf.end].rstrip("1")) for leaf in document.leaves][:3] == [
        ("note", line), ("head", heading.rstrip("1")), ("dateline", "Washington, May 5, 1953.")]


@pytest.mark.parametrize("lines", [
    ("Memorandum by the Chief of the Records Branch (Hale)1", "The papers of Mr. Marsh are wanted."),
    ("The Librarian of the Hale Library (Marsh) to the Secretary of State1", "The Papers of Mr. Aas"),
    ("Editorial Note", "On May 5 the files were sent to Mr. Marsh."),
    ("Report on the Marsh Papers1", "Mr. Aas went to the files."),
])
def test_a_heading_that_speaks_of_papers_is_no_source_line(lines: tuple[str, str]) -> None:
    """Else the title of the document is what its first paragraph says."""
    text = "\n\n".join((*lines, "He agreed.")) + "\n  1. Not printed.\n"
    document = read(Source("page.txt", text, "page"))
    assert [leaf.kind for leaf in document.leaves][:2] == ["head", "p"]


@pytest.mark.parametrize("line", [
    "secret personal official–informal", "confidential security information eyes only for Hale", "secret—no distribution outside department",
    "plain priority", "by pouch", "top secret us eyes only", "secret restricted data", "double priority"])
@pytest.mark.parametrize("above", [True, False])
def test_a_line_of_class_hides_no_date(line: str, above: bool) -> None:
    """Else the document has no date, and stands nowhere in the timeline."""
    dated = "Port Elgin, May 5, 1953."
    first, second = (line, dated) if above else (dated, line)
    text = f"611.99/5–553\n\nThe Ambassador in Norland (Hale) to the Department of State1\n\n{first}\n\n{second}\n\nHe agreed.\n  1. Not printed.\n"
    document = read(Source("page.txt", text, "page"))
    kinds = [leaf.kind for leaf in document.leaves if leaf.path[-1:] == ("opener",)]
    assert kinds == ["seg", "dateline"] if above else kinds[0] == "dateline"


@pytest.mark.parametrize("words", ["the 12 members met.", "2443. 1. MARSH said no.", "on May 11 and 12.", "on May 11, 1953, he left.", "on page 12 of it.",
                                   "on May 11–12.", "in 12 hours, with 22 men and 2 boys."])
def test_a_note_that_the_page_does_not_call_takes_no_figure_of_the_text(words: str) -> None:
    """Else a number of the text is lost to a note that belongs elsewhere, and nobody is told."""
    text = f"9. Telegram From the Embassy in Norland to the Department of State1\n\nHe spoke {words}\n  1. Source: Hale Library.\n  2. Not printed.\n"
    document = read(Source("page.txt", text, "page"))
    assert [note.call is not None for note in document.footnotes] == [True, False]
    assert [p.rule for p in document.problems] == ["note-without-number"]


def test_a_page_without_notes_is_known_by_its_lot() -> None:
    """Else it is read as any letter, and its lot is its title."""
    text = "PPS files, lot 64 D 999\n\nThe Secretary of State to the President\n\n[Washington,] May 5, 1953.\n\nHe agreed.\n"
    assert read(Source("page.txt", text, "page")).reader == frus.NAME


@pytest.mark.parametrize(("last", "kind"), [("Hale", "signed"), ("HALE", "signed"), ("Secret", "p"), ("Regards", "p"), ("ENDS", "p"), ("See Tab A", "p")])
def test_the_last_line_of_a_telegram_signs_only_if_it_is_a_name(last: str, kind: str) -> None:
    """Else the class of a telegram is its sender."""
    text = f"9. Telegram From the Embassy in Norland to the Department of State1\n\n1. He agreed.\n\n{last}\n  1. Source: Hale Library.\n"
    document = read(Source("page.txt", text, "page"))
    assert [leaf.kind for leaf in document.leaves if leaf.note is None][-1] == kind


@pytest.mark.parametrize("number", ["No. 554", "RNAN–22", "SNIE 65–2–62", "TD–12"])
def test_a_number_above_the_dateline_does_not_hide_it(number: str) -> None:
    """The document would have no place and no date."""
    page = body(f"12. Intelligence Note\n\n{number}\n\nWashington, June 3, 1966.\n\nSUBJECT\n\nMarsh\n\nHe said no.\n")
    assert ["".join(e.itertext()) for e in page.iter("{*}dateline")] == ["Washington, June 3, 1966."]


@pytest.mark.parametrize("words", ["My dear Dean:", "DEAR ED:", "Mr. Prime Minister:", "Your Beatitude:", "Dear Phil:"])
def test_a_salutation_of_any_kind(words: str) -> None:
    """It would read as a paragraph of the letter."""
    page = body(f"12. Letter From President Marsh to Prime Minister Aas\n\nWashington, June 3, 1966.\n\n{words}\n\nI agree.\n")
    assert ["".join(e.itertext()) for e in page.iter("{*}salute")] == [words]
