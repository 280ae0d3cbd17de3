"""Places: readers find them all, under the names of their time, and no newspaper or person among them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.annotate.gazetteer import places
from encoder.annotate.knowledge import Knowledge
from encoder.annotate.places import Places
from encoder.model import Authority, Block, Document, Entry, Source, Span
from tests.annotate.plain import document

ANNOTATE = Places(Knowledge())


def found(text: str, marks: tuple[Span, ...] = ()) -> list[str]:
    return [text[span.start:span.end] for span in ANNOTATE(document(text), marks)]


@pytest.mark.parametrize(("text", "expected"), [
    ("in the Soviet Union, Peking and Leopoldville", ["Soviet Union", "Peking", "Leopoldville"]),
    ("crossed into North Vietnam; South Viet-Nam’s army", ["North Vietnam", "South Viet-Nam"]),
    ("the People's Republic of China", ["People's Republic of China"]),
    ("such as Cam Ranh Bay", ["Cam Ranh Bay"]),
    ("The Tay Ninh Province and Taipei City", ["Tay Ninh Province", "Taipei City"]),
    ("Repeated to SAIGON, Moscow–Washington", ["SAIGON", "Moscow", "Washington"]),
    ("at Washington, D.C., and in Papua New Guinea", ["Washington, D.C.", "Papua New Guinea"]),
    ("in Central Vietnam", ["Central Vietnam"]),
    ("a Moscow-based paper", ["Moscow"]),
])
def test_places_are_marked_under_any_of_their_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [
    "the Chinese and the Indochinese", "The Washington Post, the Peking Review", "the Cyprus Mail and the Moscow Observer", "the Warsaw Pact", "Mr. Jordan", "Lord Salisbury", "the Bay",
    "Romeo", "The River", "In Bay",
])
def test_what_is_no_place_is_left(text: str) -> None:
    assert found(text) == []


def test_persons_keep_their_names_and_bodies_their_adjectives() -> None:
    text = "Israel Brown, South Vietnam National Liberation Front, Embassy in Moscow"
    marks = (Span(0, 12, "persName"), Span(14, 53, "orgName"), Span(55, 72, "orgName"))
    assert found(text, marks) == ["Moscow"]


@pytest.mark.parametrize(("line", "date", "expected"), [
    ("Hyattsville, May 8, 1955.", "May 8, 1955", ["Hyattsville"]),
    ("Augusta, Georgia, May 8, 1955.", "May 8, 1955", ["Augusta, Georgia"]),
    ("Washington, May 8, 1955, 2 p.m.", "May 8, 1955", ["Washington"]),
    ("May 8, 1955.", "May 8, 1955", []),
    ("Aboard USS Enterprise, May 8, 1955", "May 8, 1955", []),
])
def test_a_dateline_names_its_place_even_an_unknown_one(line: str, date: str, expected: list[str]) -> None:
    paper = Document(Source("x.txt", line), "plain", "letter", (Block("dateline", 0, len(line)),))
    at = line.index(date)
    spans = ANNOTATE(paper, (Span(at, at + len(date), "date"),))
    assert [line[span.start:span.end] for span in spans] == expected


def test_a_place_of_the_authority_gets_its_ref() -> None:
    annotate = Places(Knowledge(Authority(places={"saigon": Entry("saigon", "Saigon", variants=("Ho Chi Minh City", "Gia Dinh"))})))
    spans = annotate(document("Saigon, SAIGON, Gia Dinh and Paris"), ())
    assert [span.attributes.get("ref") for span in spans] == ["places.xml#saigon"] * 3 + [None]


def test_the_gazetteer_has_no_odd_entries() -> None:
    assert len(places()) > 800
    assert all(name == name.strip() and name[0].isupper() and len(name) > 2 for name in places())


@given(st.lists(st.sampled_from(["Moscow", "Viet", "Viet Nam", "North ", "Bay", " River", "Mr. ", " Post", ", ", " ", "\n", "[Page 3]", "é", "’s",
                                 "-", "The "]), max_size=25).map("".join))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    spans = sorted(ANNOTATE(document(text), ()), key=lambda span: span.start)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) and "\n" not in text[span.start:span.end] for span in spans)
