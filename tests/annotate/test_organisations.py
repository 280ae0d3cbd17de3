"""Bodies: what a historian would call the ministry, embassy or party is marked, from its first word to its last."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.annotate.knowledge import Knowledge
from encoder.annotate.organisations import Organisations
from encoder.model import Authority, Entry, Span
from tests.annotate.plain import document

ANNOTATE = Organisations(Knowledge())
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def found(text: str, marks: tuple[Span, ...] = ()) -> list[str]:
    return [text[span.start:span.end] for span in ANNOTATE(document(text), marks)]


@pytest.mark.parametrize(("text", "expected"), [
    ("the Ministry of Foreign Affairs Telegram", ["Ministry of Foreign Affairs"]),
    ("The Soviet Committee for Solidarity with Asia and Africa said", ["Soviet Committee for Solidarity with Asia and Africa"]),
    ("by the South Vietnam National Liberation Front the attention", ["South Vietnam National Liberation Front"]),
    ("the Central Committee of the CPSU", ["Central Committee"]),
    ("the Communist Party of the Soviet Union decided", ["Communist Party of the Soviet Union"]),
    ("Telegram From the Department of State to the Embassy in Vietnam", ["Department of State", "Embassy in Vietnam"]),
    ("from the Mission to the United Nations to the Department of State", ["Mission to the United Nations", "Department of State"]),
    ("Source: Department of State, Office of the Secretariat Staff, Lot 81", ["Department of State", "Office of the Secretariat Staff"]),
    ("Department of State Bulletin", ["Department of State"]),
    ("Office of the Secretary of Defense, Files", ["Office of the Secretary of Defense"]),
    ("Division of Soviet and European Affairs, Second Asian Division", ["Division of Soviet and European Affairs", "Second Asian Division"]),
    ("Central General Office Confidential Department", ["Central General Office Confidential Department"]),
    ("Western Europe Division of the Office of Political Analysis.", ["Western Europe Division of the Office of Political Analysis"]),
    ("Arms Control and Disarmament Agency", ["Arms Control and Disarmament Agency"]),
    ("From the Johnson Library, the Carter Library", ["Johnson Library", "Carter Library"]),
    ("the National Front for the Liberation of Angola (FNLA)", ["National Front for the Liberation of Angola"]),
    ("by the National Security Council Interdepartmental Group for Africa", ["National Security Council Interdepartmental Group for Africa"]),
    ("Both Hanoi and Liberation Front radio", ["Liberation Front"]),
    ("Embassy Moscow replied", ["Embassy Moscow"]),
    ("the U.S. Senate and the Supreme Soviet", ["U.S. Senate", "Supreme Soviet"]),
    ("Council on Foreign Relations on April 7", ["Council on Foreign Relations"]),
    ("the Ministry of Fuel and Power said", ["Ministry of Fuel and Power"]),
    ("of the Ministry of Herring, Eels and Ice.", ["Ministry of Herring, Eels and Ice"]),
    ("the Turf Club and Aldous Herring Bank are gone", ["Aldous Herring Bank"]),
    ("the Guatemalan Air Force flew", ["Air Force"]),
    ("the Advisory Mission to Iran", ["Advisory Mission to Iran"]),
    ("Senate Committee on Foreign Relations", ["Senate Committee on Foreign Relations"]),
])
def test_names_of_bodies_are_marked_whole(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [
    "The Embassy reported to the Department.", "the Soviet Union", "in the Oval Office", "on the West Bank", "The Party will meet.", "our Ambassador",
    "an office of the company", "the Western Front", "Our Delegation", "this Committee on Monday", "Mr. Union", "the Departmental view",
    "in the Administration of John F. Kennedy", "Sent Department yesterday",
    "flew to Andrews Air Force Base", "by the S/S–O Message Center", "the Stokes visit, Mission to Tehran", "reminded the Council of President Marsh",
])
def test_what_is_no_name_of_a_body_is_left(text: str) -> None:
    assert found(text) == []


def test_no_body_runs_into_a_person_or_a_date() -> None:
    text = "Department of State Kissinger and Brezhnev Foreign Ministry, Ministry of April"
    marks = (Span(20, 29, "persName"), Span(34, 42, "persName"), Span(73, 78, "date"))
    assert found(text, marks) == ["Department of State", "Foreign Ministry"]


def test_a_body_of_the_authority_gets_its_ref() -> None:
    annotate = Organisations(Knowledge(Authority(organisations={"mfa": Entry("mfa", "Ministry of Foreign Affairs", variants=("MFA",))})))
    spans = annotate(document("the Ministry of Foreign Affairs (MFA)"), ())
    assert [span.attributes["ref"] for span in spans] == ["organisations.xml#mfa"] * 2


def test_the_distribution_of_the_cable_is_marked_office_by_office() -> None:
    text = (SEEDS / "000_4acf9ac392d82be6.txt").read_text(encoding="utf-8")
    marked = set(found(text))
    assert {"Foreign Affairs Office", "Central Propaganda Office", "Central Liaison Department", "Central Investigation Department",
            "Ministry of Defense", "Military Intelligence Office", "Research Department", "America-Australia Division",
            "Chinese Embassy in the Soviet Union"} <= marked


@given(st.lists(st.sampled_from(["Ministry", "Office", "Embassy", "Committee", "Department of State", " of ",
                                 " for ", " and ", " the ", "Soviet", "Moscow",
                                 ", ", "Foreign Affairs", " ", ".", "\n", "[Page 3]", "é", "’s", "U.S."]), max_size=25).map("".join))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    spans = ANNOTATE(document(text), ())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) and "\n" not in text[span.start:span.end] for span in spans)
