"""Plain texts: what an editor loses when a letter, telegram or minutes is read as a heap of lines, or not at all."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encoder.model import Line, Source, lines_of
from encoder.read import plain, wilson
from encoder.read.datelines import is_dateline
from encoder.read.plain_fields import field_of
from encoder.read.plain_units import units_of
from tests.cases import Case, load
from tests.conftest import examples
from tests.read.pages import assert_covers, document, tree
from tests.trees import same

FOLDER = Path(__file__).parent / "cases"
CASES = load(FOLDER / "plain.txt")
_SAMPLES = sorted({line for case in (*CASES, *load(FOLDER / "wilson.txt")) for line in case.given.splitlines() if line.strip()})
_LINE = st.one_of(st.sampled_from(_SAMPLES), st.sampled_from(_SAMPLES), st.just(""), st.text(max_size=40))
_MARK = st.sampled_from(["", "", "", "[1]", "²", "1", "*", "\tx"])
_INDENTED = st.tuples(st.sampled_from(["", "", "", "  ", "\t", "          "]), _LINE, _MARK).map("".join)
TEXTS = st.lists(_INDENTED, min_size=1, max_size=25).map("\n".join).filter(str.strip)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_plain_text_becomes_the_structure_an_editor_would_mark(case: Case) -> None:
    of = document(case.given)
    assert of.reader == plain.NAME
    same(tree(of), case.expected)
    assert_covers(of)


@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_no_text_is_refused_and_no_character_lost(text: str) -> None:
    source = Source("any.txt", text.replace("\r", "\n"), "any")
    lines = lines_of(source)
    if lines:
        assert_covers(plain.read(source, lines))
        assert_covers(wilson.read(source, lines))


@pytest.mark.parametrize("text", [
    "Washington, January 5, 1962—2 p.m.", "Moscow, 5 May 1961", "den 5. Mai 1961", "Stadhavn, le 1er juin 1961", "5 мая 1961 г.", "1961. május 5.",
    "La Habana, 8 de octubre de 1962", "Pyongyang, 12.IV.1965", "Sofia, 3.5.1961", "1965年4月10日", "一九六五年四月十日", "Undated",
    "Tuesday, 12 March 1946, at 3 p.m.", "Rome, 1955"])
def test_a_dateline_is_known_in_the_languages_of_the_archives(text: str) -> None:
    assert is_dateline(text)


@pytest.mark.parametrize("text", [
    "Received on April 11 at 21:55", "Minutes of May 5, 1961", "No. 1596", "Landings at Stadhavn, 1955 to 1957", "In May 1961 we met.",
    "Az.: 211-82.00/92.19", "Soviet Union #1596", "Copy 3 of 5", "Resolution 1961"])
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert not is_dateline(text)


@pytest.mark.parametrize(("text", "name", "label"), [
    ("SUBJECT: Bays", "subject", "SUBJECT:"), ("TO:       The Secretary", "to", "TO:"), ("FROM\tEUR - Mr. Dunn", "from", "FROM"),
    ("PARTICIPANTS", "participants", "PARTICIPANTS"), ("Betr.: Gespräche", "subject", "Betr.:"), ("Тема: рыба", "subject", "Тема:"),
    ("FM AMEMBASSY STADHAVN", "from", "FM")])
def test_a_header_field_is_known_by_its_label(text: str, name: str, label: str) -> None:
    found = field_of(text)
    assert found
    assert (found[0], text[:found[1]]) == (name, label)


@pytest.mark.parametrize("text", [
    "To the Foreign Ministry:", "Present circumstances require wisdom.", "USSR", "Today: nothing.", "From Moscow Station"])
def test_a_line_that_only_begins_like_a_field_is_none(text: str) -> None:
    assert not field_of(text)


def test_a_wrapped_paragraph_is_one_and_the_lines_of_an_address_are_not() -> None:
    full = "a line of words that is filled to the margin, as far as they will go"
    text = f"Olaf Berg\nPrime Minister\nStadhavn\n\n{full}\n{full}\n{full}\nand ends."
    source = Source("x", text, "x")
    assert [len(unit.lines) for unit in units_of(lines_of(source))] == [1, 1, 1, 4]


def test_ten_thousand_notes_in_brackets_are_all_placed() -> None:
    count = 10_000
    listed = "\n".join(f"[{n}] Note {n}." for n in range(1, count + 1))
    of = document("Paper\n\n" + " ".join(f"word[{n}]" for n in range(1, count + 1)) + f".\n\n{listed}")
    assert len(of.footnotes) == count
    assert all(note.call is not None for note in of.footnotes)


def test_notes_whose_numbers_the_text_does_not_show_are_kept_and_told() -> None:
    of = document("A Paper on Fish\n\nNothing here calls a note.\n\nNotes\n\n1. First of them.\n2. Second of them.\n")
    assert [(note.n, note.call) for note in of.footnotes] == [("1", None), ("2", None)]
    assert [problem.rule for problem in of.problems] == ["note-without-number"] * 2


def test_numbered_points_at_the_end_are_no_notes() -> None:
    of = document("The Committee agreed in 1961 on 2 things.\n\n1. To meet in May.\n\n2. To ask for a paper.\n")
    assert not of.footnotes


def test_a_note_called_by_an_asterisk_has_an_id_that_xml_allows() -> None:
    of = document("Dear Friend,\n\nThe base* is there. It will stay.\n\nHolm\n\n* At Stadhavn.\n")
    assert [(note.n, note.identifier) for note in of.footnotes] == [("*", "fn-2a")]


@pytest.mark.parametrize("text", [
    "word and another. " * 300_000, "word " * 1_000_000, "x" * 5_000_000, "A short line\n" * 50_000, "* \t[(“TO: " * 300_000], ids=range(5))
def test_a_text_of_five_megabytes_is_read_in_a_moment(text: str) -> None:
    source = Source("big.txt", text, "big")
    lines: list[Line] = lines_of(source)
    began = time.process_time()
    of = plain.read(source, lines)
    assert time.process_time() - began < 5
    assert sum(leaf.end - leaf.start for leaf in of.leaves) >= sum(len(line.text) for line in lines) - len(of.held)
