"""Abbreviations: every one that the edition explains is linked, and no ordinary word is taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.annotate.knowledge import Knowledge
from encoder.annotate.terms import Terms
from encoder.model import Authority, Entry, Source, Span
from encoder.read import read
from tests.annotate.plain import document

LIST = {
    "t_NSC": ("NSC", "National Security Council"), "t_US": ("US", "United States"), "t_USSR": ("USSR", "Union of Soviet Socialist Republics"),
    "t_AID": ("AID", "Agency for International Development"), "t_ChiCom": ("ChiCom", "Chinese Communist"), "t_niact": ("niact", "night action"),
    "t_bn": ("bn(s)", "battalion(s)"), "t_LINC": ("LINC, LINCOLN", "headquarters"), "t_ROVN": ("ROVN or RVN", "Republic of Vietnam"),
    "t_NVA": ("NVA (also NVNA)", "North Vietnamese Army"), "t_SS": ("S/S", "Executive Secretariat"), "t_S": ("S", "Office of the Secretary of State"),
    "t_L": ("L", "Legal Adviser"), "t_EUR": ("EUR", "Bureau of European Affairs"), "t_PM": ("PM", "Prime Minister"), "t_IL28": ("IL–28", "bomber"),
    "t_Embtels": ("Embtels", "embassy telegrams"), "t_UNCFIN": ("UNCFIN", "Commission for Indonesia"), "t_RT": ("Rolling Thunder", "air raids"),
    "t_RepubDel": ("RepubDel", "Republican delegation"), "t_Adam": ("Adam", "a place"), "t_PL": ("P.L.", "Public Law"),
    "t_WHO": ("WHO", "World Health"),
    "t_MVW": ("MVW US Del MC", "visit, delegation, conversation"), "t_Del": ("USDel(M/C)", "delegation, conversation"), "t_MC": ("MC", "Military Committee"),
    "t_AC1": ("AC", "Atlantic Council"), "t_AC2": ("AC", "Air Command"), "t_Pres": ("Pres", "President"),
}
ANNOTATE = Terms(Knowledge(Authority(terms={i: Entry(i, name, note) for i, (name, note) in LIST.items()})))


def found(text: str, marks: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    spans = ANNOTATE(document(text), marks)
    assert {span.kind for span in spans} <= {"term"}
    return [(text[span.start:span.end], span.attributes.get("ref", "").removeprefix("terms.xml#t_")) for span in spans]


@pytest.mark.parametrize(("text", "expected"), [
    ("The NSC met.", [("NSC", "NSC")]),
    ("US–USSR relations; a US-Soviet paper (NSC)", [("US", "US"), ("USSR", "USSR"), ("US", "US"), ("NSC", "NSC")]),
    ("the CHICOM test, Chicom forces, ChiCom arms", [("CHICOM", "ChiCom"), ("Chicom", "ChiCom"), ("ChiCom", "ChiCom")]),
    ("Secret; Niact. Sent niact, NIACT.", [("Niact", "niact"), ("niact", "niact"), ("NIACT", "niact")]),
    ("two bns and one bn", [("bns", "bn"), ("bn", "bn")]),
    ("Re: LINC 276; LINCOLN agrees", [("LINC", "LINC"), ("LINCOLN", "LINC")]),
    ("the RVN, ROVN, NVNA", [("RVN", "ROVN"), ("ROVN", "ROVN"), ("NVNA", "NVA")]),
    ("Files, S/S, and two NSCs", [("S/S", "SS"), ("NSC", "NSC")]),
    ("eight IL-28s or IL–28 bombers", [("IL–28", "IL28")]),
    ("Embtel 662 and Embtels 4, 5", [("Embtel", "Embtels"), ("Embtels", "Embtels")]),
    ("Rolling Thunder 20", [("Rolling Thunder", "RT")]),
    ("P.L. 480 aid", [("P.L.", "PL")]),
    ("MVW USDEL MC/12; MVW US Del MC", [("MVW USDEL MC", "MVW"), ("MVW US Del MC", "MVW")]),
    ("USDEL/MC/16 of the MC", [("USDEL/MC", "Del"), ("MC", "MC")]),
    ("Drafted by Dean. Concurred in by EUR, L, and S on March 3; approved in S.",
     [("EUR", "EUR"), ("L", "L"), ("S", "S"), ("S", "S")]),
    ("Drafted by Roe (EUR); cleared by Hale (L) and Marsh; approved by J.E. Becker (S).", [("EUR", "EUR"), ("L", "L"), ("S", "S")]),
    ("Cleared in L by Hale and approved by S.", [("L", "L"), ("S", "S")]),
    ("AID (US) funds", [("AID", "AID"), ("US", "US")]),
    ("NSC's view", [("NSC", "NSC")]),
])
def test_terms_are_linked_in_the_forms_that_texts_use(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [
    "They told us to aid who came.", "the U.S. Government", "the U.S.S.R.", "POL 27 VIET S.", "at 8 PM on Monday", "Adam B. Clay spoke.",
    "IL-287 and XNSC",
    "to the Press", "MEN WHO PROCEED OUT", "Mr. S. Clay", "cleared by L. Bruce Clay", "Norland (S) agreed.",
    "Approved by Lund. Norland (S) agreed.", "the president's aid",
])
def test_what_only_looks_like_a_term_is_none(text: str) -> None:
    assert found(text) == []


def test_a_misprint_of_the_list_is_bridged_and_said_to_be_unsure() -> None:
    text = "UNCFI and RepDel agree"
    spans = ANNOTATE(document(text), ())
    assert [(text[s.start:s.end], s.attributes["ref"], s.certainty) for s in spans] == [
        ("UNCFI", "terms.xml#t_UNCFIN", "medium"), ("RepDel", "terms.xml#t_RepubDel", "medium")]


def test_letters_with_two_meanings_are_left_to_the_editor() -> None:
    spans = ANNOTATE(document("The AC met."), ())
    assert [(s.attributes, s.candidates) for s in spans] == [({}, ("t_AC1", "t_AC2"))]


def test_no_term_stands_in_a_name_or_date() -> None:
    text = "General US Grant, NSC"
    assert found(text, (Span(8, 16, "persName"),)) == [("NSC", "NSC")]


def test_an_office_behind_somebody_present_is_a_term() -> None:
    """Else the reader of a list of those present does not learn what the letter behind a name stands for."""
    text = "2. Memorandum of Conversation1\n\nPARTICIPANTS\n  * Mr. Hale—S\n  * Mr. Per Lund, L\n  * Mr. S. L\n\nHe agreed, L\n  1. Source: x.\n"
    page = read(Source("x.txt", text, "d2"))
    assert [(text[s.start - 2:s.end], s.attributes["ref"]) for s in ANNOTATE(page, ())] == [("e—S", "terms.xml#t_S"), (", L", "terms.xml#t_L")]


def test_without_a_list_nothing_is_marked() -> None:
    assert Terms(Knowledge())(document("The NSC met."), ()) == []


@given(st.lists(st.sampled_from([*(name for name, _ in LIST.values()), "s", " ", ", ", ".", "/", "-", "approved in", "é", "\n", "[Page 3]", "1"]),
                max_size=30).map("".join))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    spans = sorted(ANNOTATE(document(text), ()), key=lambda span: span.start)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) and "\n" not in text[span.start:span.end] for span in spans)
