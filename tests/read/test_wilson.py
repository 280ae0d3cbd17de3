"""Wilson Center pages: what an editor loses when the page and the document on it are not told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from encoder.model import Source, lines_of
from encoder.read import wilson
from tests.cases import Case, load
from tests.read.pages import assert_covers, document, tree
from tests.trees import same

CASES = load(Path(__file__).parent / "cases" / "wilson.txt")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_page_becomes_its_document_and_the_lines_around_it(case: Case) -> None:
    of = document(case.given)
    assert of.reader == wilson.NAME
    same(tree(of), case.expected)
    assert_covers(of)


def test_the_cable_is_read_to_its_last_line(seeds: dict[str, str]) -> None:
    of = document(seeds["000_4acf9ac392d82be6"])
    assert (of.reader, of.type) == ("wilson", "telegram")
    divs = [child.attributes["type"] for child in of.blocks[0].children if child.kind == "div"]
    assert divs == ["section", "distribution", "processing"]
    text = of.source.text
    closer = next(b for b in of.blocks[0].children[2].children if b.kind == "closer")
    assert [(b.kind, text[b.start:b.end]) for b in closer.children] == [("signed", "[Chinese] Embassy Moscow"), ("dateline", "April 10, 1965")]
    opener = of.blocks[0].children[0]
    assert [b.attributes.get("type", b.kind) for b in opener.children] == ["stamp", "registry", "dateline", "letterhead", "class", "from", "registry"]
    assert [(h.role, h.line) for h in of.held] == [
        ("furniture", 1), ("date", 3), ("title", 5), ("sponsor", 7), ("abstract", 68), ("furniture", 70), ("source", 73), ("rights", 76),
        ("rights", 78), ("label", 80), ("label", 84), ("sponsor", 88)]
    assert_covers(of)


def test_the_quotation_without_opening_mark_is_told_to_the_editor(seeds: dict[str, str]) -> None:
    problems = document(seeds["000_4acf9ac392d82be6"]).problems
    assert [(p.line, p.rule, p.severity) for p in problems] == [(42, "quotation-mark", "review")]
    assert "not on our side”" in problems[0].excerpt


def test_the_last_paragraph_of_a_document_without_summary_stays_in_the_document() -> None:
    lines = (
        "Skip to content", "May 3, 1961", "Letter to Aas", "Dear Aas,", "We have met twice.",
        "We shall not be able to come again before the spring of next year.", "Lind",
        "Document Information", "Original Uploaded Date", "Record ID")
    of = document("\n\n".join(lines))
    assert not [h for h in of.held if h.role == "abstract"]
    assert any(of.source.text[leaf.start:leaf.end].startswith("We shall not") for leaf in of.leaves)


@pytest.mark.parametrize("summary", ["Aas and Lind discuss the harbour dues.", "The leaders of the two parties exchange views on the harbour.", "Lind recalls the origins of the plan."])
def test_a_short_summary_of_what_persons_do_is_no_text_of_the_document(summary: str) -> None:
    """It is printed as the last words of the talk."""
    lines = (
        "Skip to content", "May 3, 1961", "Record of Conversation between Aas and Lind", "Oslo, 3 May 1961",
        "Aas: I am pleased to welcome you.", "Lind: We remember our visit with pleasure.", "Note taken by: Ole Berg", summary,
        "Document Information", "Original Uploaded Date", "Record ID")
    of = document("\n\n".join(lines))
    assert [of.source.text[h.start:h.end] for h in of.held if h.role == "abstract"] == [summary]


@pytest.mark.parametrize("cut", ["Skip to content\n\n", "Document Information", "The History and Public Policy Program"])
def test_a_page_copied_without_one_of_its_signs_is_still_known(cut: str, seeds: dict[str, str]) -> None:
    text = seeds["000_4acf9ac392d82be6"].replace(cut, "")
    source = Source("cut.txt", text, "cut")
    assert wilson.looks_like(source, lines_of(source))
    of = document(text)
    assert [h.role for h in of.held if h.role in ("title", "source")] == ["title", "source"]
    assert_covers(of)


def test_a_letter_that_speaks_of_copyright_is_no_page_of_the_archive() -> None:
    source = Source("letter.txt", "Dear Mr. Aas:\n\nThe copyright is yours. The support of the fund was welcome.\n\nLind\n", "letter")
    assert not wilson.looks_like(source, lines_of(source))
