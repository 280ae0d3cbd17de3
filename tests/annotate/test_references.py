"""Cross-references: a reader of the edition gets to the right document and note, and is never led to a wrong one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.annotate.knowledge import Goal, Knowledge
from encoder.annotate.references import References
from tests.annotate.plain import document

EDITION = {"": {"13": Goal("d13.xml"), "172": Goal("d172.xml"), "211": Goal("d211.xml", range(7)), "15": Goal("a 15.xml", range(1, 3))},
           "v3": {"13": Goal("v3/13.xml")}}


def found(text: str, **more: str) -> list[tuple[str, str]]:
    spans = References(Knowledge(documents=EDITION))(document(text, **more), ())
    assert all(span.kind == "ref" for span in spans)
    return [(text[span.start:span.end], span.attributes.get("target") or "n=" + span.attributes["n"]) for span in spans]


@pytest.mark.parametrize(("text", "expected"), [
    ("See Document 172.", [("Document 172", "d172.xml")]),
    ("Printed as Document 258.", [("Document 258", "n=258")]),
    ("See Documents 13, 21, and 172.", [("Documents 13", "d13.xml"), ("21", "n=21"), ("172", "d172.xml")]),
    ("See Documents 13 and 14.", [("Documents 13", "d13.xml"), ("14", "n=14")]),
    ("See Documents 12–15 and 172.", [("Documents 12", "n=12"), ("15", "a%2015.xml"), ("172", "d172.xml")]),
    ("as Documents 171-72. Tabs", [("Documents 171", "n=171"), ("72", "d172.xml")]),
    ("See footnote 2, Document 211.", [("footnote 2, Document 211", "d211.xml#fn2")]),
    ("footnote 3 to Document 109", [("footnote 3 to Document 109", "n=109 3")]),
    ("See footnotes 5 and 6, Document 211.", [("footnotes 5", "d211.xml#fn5"), ("6, Document 211", "d211.xml#fn6")]),
    ("See Document 211 and footnote 2 thereto.", [("Document 211 and footnote 2", "d211.xml#fn2")]),
    ("See Document 211, footnote 4.", [("Document 211, footnote 4", "d211.xml#fn4")]),
    ("See Document 13 and footnote 3, Document 211.", [("Document 13", "d13.xml"), ("footnote 3, Document 211", "d211.xml#fn3")]),
    ("See Document 13 and footnote 3 above.", [("Document 13", "d13.xml"), ("footnote 3", "#fn3")]),
    ("see footnote 3 above", [("footnote 3", "#fn3")]),
    ("cited in footnote 2 below; Document 13", [("footnote 2", "#fn2"), ("Document 13", "d13.xml")]),
    ("See footnote 3.", [("footnote 3", "#fn3")]),
    ("See footnote 4, supra.", [("footnote 4, supra", "n=19 4")]),
    ("See the source note, Document 13.", [("Document 13", "d13.xml")]),
    ("See Document [Page 515] 172.", [("Document [Page 515] 172", "d172.xml")]),
    ("footnote 7 above", [("footnote 7", "n=20 7")]),
    ("footnote 0, Document 211; footnote 0, Document 15", [("footnote 0, Document 211", "d211.xml#fn0"), ("footnote 0, Document 15", "n=15 0")]),
    ("See Document 13 and footnote 2 thereto, and footnote 7, Document 211.", [("Document 13 and footnote 2", "n=13 2"), ("footnote 7, Document 211", "n=211 7")]),
])
def test_a_reference_leads_to_its_document_and_note(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [
    "see Foreign Relations, 1964–1968, volume XI, Document 157.",
    "Foreign Relations, 1969–1976, vol. XXX, Greece; Cyprus; Turkey, 1973–1976, Documents 228–230.",
    "Printed ibid., Document 13.", "see volume X, Part 1, Document 13.",
    "See Foreign Relations, 1952–1954, vol. IV, pp. 1056–1057 (Document 13).",
    "Document 13 in Foreign Relations, 1948, volume I", "See footnote 2, p. 977.", "PPS 31 and footnote 1 thereto, p. 977",
    "footnote 1 to telegram 1234, January 3", "Documents on Disarmament, 1963, pp. 13–15", "Documents, 1963, pp. 13", "UN Document 13/456",
    "Department of State Bulletin 13", "a document 13 pages long",
])
def test_what_leads_out_of_the_volume_is_no_reference(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("See Foreign Relations, 1958–1960, vol. VIII, p. 3; see also Document 13.", "Document 13"),
    ("Printed in volume X. For the reply, see Document 13.", "Document 13"),
    ("See vol. III, Document 9, and Document 13.", "Document 13"),
])
def test_a_reference_after_one_to_another_volume_is_one(text: str, expected: str) -> None:
    assert found(text) == [(expected, "d13.xml")]


def test_documents_are_looked_up_in_the_folder_of_the_document() -> None:
    assert found("Document 13", name="v3/d20") == [("Document 13", "v3/13.xml")]
    assert found("Document 13", name="v4/d20") == [("Document 13", "n=13")]


def test_two_blocks_make_no_reference() -> None:
    assert found("See Document\n172. Memorandum") == []


@given(st.lists(st.sampled_from(["Document", "Documents", "footnote", "footnotes", "13", "172", "4", ",", ", ", " ", "and", "–", ".", "vol. X",
                                 "ibid.", "thereto", "above", "to", "\n", "[Page 3]", "é"]), max_size=30).map("".join))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = References(Knowledge(documents=EDITION))(document(text), ())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) and "\n" not in text[span.start:span.end] for span in spans)
