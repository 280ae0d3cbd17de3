"""An edition that begins without a list of persons loses names, or gets entries for what is none, where one of these fails."""

from __future__ import annotations

import pickle
import random

import pytest

from encoder.annotate.persons.gather import gather, gather_in_order
from encoder.annotate.persons.survey import survey
from encoder.model import Authority, Entry
from tests.annotate.persons.reading import Case, annotate, cases, document, marks, unmarked


@pytest.mark.parametrize("case", list(cases("unlisted.txt", listed=False)), ids=lambda c: c.title)
def test_found(case: Case) -> None:
    texts = [unmarked(text) for text in case.texts]
    spans, _ = annotate([text for text, _ in texts], cold=True)
    for (text, expected), found in zip(texts, spans, strict=True):
        assert [name for name, _ in marks(found, text)] == [name for name, _ in expected]


def test_one_entry_a_person() -> None:
    """One person appears twice in persons.xml, under a short and a full name."""
    spans, known = annotate([
        "1. Telegram From the Embassy in Iran\n\nTehran, June 3, 1966.\n\nAmbassador Hugh Overton, Counselor of Embassy, told H. Overton no.",
        "2. Telegram From the Embassy in Iran\n\nTehran, June 3, 1968.\n\nMr. Overton said no."], cold=True)
    expected = ("overton-hugh", "Overton, Hugh", "Ambassador; Counselor of Embassy; named in texts of 1966–1968", True)
    assert [(e.id, e.name, e.note, e.made) for e in known.values()] == [expected]
    assert {s.attributes["ref"] for found in spans for s in found} == {"persons.xml#overton-hugh"}


@pytest.mark.parametrize(("words", "entries"), [
    ("Comrade Ion Gheorghe Maurin spoke. Then Comrade I. Gh. Maurin agreed.", [("Maurin, Ion Gheorghe", "")]),
    ("Ambassador Perez de Cuelar left. Perez de Cuelar said no.", [("Perez de Cuelar", "Ambassador")]),
    ("Comrade Minister Overton left.", [("Overton", "Minister")]),
    ("The negotiations between Mr. McCoy and Mr. Kuznetsov; Kuznetzov said no.", [("Kuznetsov", ""), ("McCoy", "")]),
    ("Hugh Overton came. Hugh said that he knew, and I told Hugh no.", [("Overton, Hugh", "")]),
])
def test_one_entry_however_the_name_is_written(words: str, entries: list[tuple[str, str]]) -> None:
    """Initials of two letters, a surname of several words, another spelling and a given name alone would each be a person of their own."""
    _, known = annotate([f"1. Telegram From the Embassy in Iran\n\n{words}"], cold=True)
    assert sorted((entry.name, entry.note) for entry in known.values()) == entries


@pytest.mark.parametrize(("printed", "words"), [
    ("Williams, G. Mennen (Soapy)", "He was called Soapy. Soapy said so, and I told Soapy no."),
    ("Robert, Harold", "Harold told us, and Harry said no. I told Harry no."),
    ("Strauss, Franz Josef", "Mr. Strauß said no."),
])
def test_what_a_listed_person_is_called_makes_no_entry(printed: str, words: str) -> None:
    """One person would stand twice in persons.xml: once as the list has it, once under a nickname or another spelling."""
    _, known = annotate([f"1. Telegram From the Embassy in Iran\n\n{words}"], {"one": Entry("one", printed)}, cold=True)
    assert [entry.name for entry in known.values()] == [printed]


def test_an_office_makes_a_surname_of_a_given_name() -> None:
    """The Secretary of Agriculture would be lost because another of the list has his surname for a given name."""
    _, known = annotate(["1. Memorandum\n\nSecretary Benson said no."], {"one": Entry("one", "Timmons, Benson E.")}, cold=True)
    assert [entry.name for entry in known.values()] == ["Timmons, Benson E.", "Benson"]


def test_the_year_above_a_page_of_an_archive_is_that_of_its_persons() -> None:
    """A document of 1971 that speaks of 1956 would make its persons those of 1956."""
    page = ("Skip to content\n\nJuly 15, 1971\n\nMinutes of a Conversation\n\nComrade Overton came in June 1956 and in May 1956.\n\n"
            "Document Information\n\nANIC, file 58.")
    _, known = annotate([page], cold=True)
    assert [entry.note for entry in known.values()] == ["named in texts of 1971"]


def test_the_edition_may_begin_the_ids_of_persons() -> None:
    """Two editions could not be put together: each has its `overton-hugh`."""
    text = "1. Telegram From the Embassy in Iran\n\nTehran, June 3, 1966.\n\nAmbassador Hugh Overton said no."
    found = gather_in_order(lambda: iter([survey(document(text))]), Authority(), "iran-")
    assert [entry.id for entry in found] == ["iran-overton-hugh"]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("1862. Reference Department’s 1862 and Embassy’s 1862. Ambassador Overton said no on May 2, 1949.", "Ambassador; named in texts of 1949"),
        ("1862. Reference Department’s 1862. Ambassador Overton said no in 1949.", "Ambassador; named in texts of 1949"),
        ("1862. Reference Department’s 1862. Ambassador Overton said no.", "Ambassador"),
    ],
)
def test_the_number_of_a_telegram_is_no_year(words: str, note: str) -> None:
    """An ambassador of 1949 is said to be named in texts of 1862."""
    _, known = annotate([f"1. Telegram From the Embassy in Iran\n\n{words}"], cold=True)
    assert [entry.note for entry in known.values()] == [note]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("Mr. Hugh Overton, Deputy Director, Office of Trade, Benjamin M. Hulley, and others came.", "Deputy Director, Office of Trade"),
        ("Mr. Hugh Overton, Assistant Secretary of State for Near Eastern and South Asian Affairs, came.", "Assistant Secretary of State for Near Eastern and South Asian Affairs"),
        ("Mr. Hugh Overton, the Consular Officer, endorsed a visa in her passport.", "Consular Officer"),
        ("Mr. Hugh Overton, Special Assistant to the Attorney General, to meet him, came.", "Special Assistant to the Attorney General"),
        ("Mr. Hugh Overton, Minister of Trade and Mr. Pineau came.", "Minister of Trade"),
        ("“Mr. Hugh Overton, the Ambassador replied, is ill.”", ""),
        ("Lt. Col. Hugh Overton came. Lieutenant Colonel Overton said no. Colonel Overton left.", "Lieutenant Colonel"),
        ("Senators Hugh Overton and Robert F. Smith came. Senator Overton said no.", "Senator"),
    ],
)
def test_an_entry_says_who_the_texts_say_the_person_is(words: str, note: str) -> None:
    """The personography gives a visa, another person, or half of an office for somebody's office."""
    _, known = annotate([f"1. Telegram From the Embassy in Iran\n\n{words}"], cold=True)
    assert known["overton-hugh"].note == note


def test_two_surnames() -> None:
    """Fidel Castro Ruz is entered under Ruz, and what the texts say of Castro is said of his brother."""
    text = ("1. Telegram From the Embassy in Cuba\n\nHavana, June 3, 1961.\n\nI met Prime Minister {} and his brother Raul Castro. "
            "John Wesley Jones and Mr. Wesley came. ")
    castro = "castro-ruz-fidel"
    spans, known = annotate([text.format("Fidel Castro Ruz"), text.format("Fidel Castro") + "Fidel Castro went to Mr. Jones."], cold=True)
    assert sorted(known) == ["castro-raul", castro, "jones-john-wesley", "wesley"]
    assert known[castro].name == "Castro Ruz, Fidel"
    assert {s.attributes["ref"] for found in spans for s in found[:1]} == {f"persons.xml#{castro}"}


def test_known_persons_get_no_second_entry() -> None:
    """A second run doubles the personography that the first one made, or that an editor has corrected."""
    text = ("1. Telegram From the Embassy in Iran\n\nTehran, June 3, 1966.\n\n"
            "Ambassador Hugh Overton told Robert F. Smith and Zhou Enlai that Pineau said no.")
    _, first = annotate([text], cold=True)
    assert len(first) == 4
    _, second = annotate([text], first, cold=True)
    assert second == first
    listed = {"p1": Entry("p1", "Overton, Sir Hugh S.", "Ambassador"), "p2": Entry("p2", "Chou En-lai", "Premier")}
    _, third = annotate([text], listed, cold=True)
    assert sorted(third) == ["p1", "p2", "pineau", "smith-robert-f"]


def test_an_abbreviation_of_the_list_is_no_person() -> None:
    """`Codel` becomes an entry of persons.xml, and the link to the list of terms is lost."""
    text = "1. Telegram\n\nParis, June 3, 1966.\n\nCodel said no. The Embassy told Codel so. Pineau said no."
    terms = {"t_codel": Entry("t_codel", "Codel", "Congressional delegation")}
    assert [e.name for e in gather([survey(document(text))], Authority())] == ["Codel", "Pineau"]
    assert [e.name for e in gather([survey(document(text))], Authority(terms=terms))] == ["Pineau"]


def test_who_signs_with_a_given_name_is_the_listed_person() -> None:
    """A letter signed `Walt` makes a person of that one name, beside the one whom the list has."""
    text = ("1. Memorandum From the President's Special Assistant (Rostow) to President Johnson\n\nWashington, June 3, 1966.\n\n"
            "Attached is the study.\n\n\nWalt\n")
    listed = {"wwr": Entry("wwr", "Rostow, Walt W.", "Special Assistant to the President")}
    spans, known = annotate([text], listed, cold=True)
    assert "walt" not in known
    assert marks(spans[0], text)[-1] == ("Walt", "wwr")


def test_ids_are_unique_against_the_authority() -> None:
    """Two persons share an xml:id, and the edition no longer validates."""
    taken = {"pineau": Entry("pineau", "Laurent, Jean")}
    _, known = annotate(["1. Telegram\n\nParis, June 3, 1966.\n\nM. Pineau said no. Pineau told Couve so."], taken, cold=True)
    assert known["pineau"].name == "Laurent, Jean"
    assert known["pineau-2"].name == "Pineau"


def test_order_of_the_texts_does_not_matter() -> None:
    """Parallel runs give an editor another persons.xml each time."""
    texts = [text for case in cases("unlisted.txt", listed=False) for text in case.texts]
    surveys = [survey(document(unmarked(text)[0], f"t{n}")) for n, text in enumerate(texts)]
    expected = gather(surveys, Authority())
    for seed in range(5):
        mixed = random.Random(seed).sample(surveys, len(surveys))
        assert gather(mixed, Authority()) == expected


def test_a_survey_is_small() -> None:
    """Sending surveys between processes costs more than looking through the texts."""
    text = unmarked(cases("unlisted.txt", listed=False).__next__().texts[0])[0]
    found = survey(document(text))
    assert pickle.loads(pickle.dumps(found)) == found
    assert len(pickle.dumps(found)) < 2 * len(text)


def test_two_surnames_behind_a_title_are_both_of_the_family() -> None:
    """`Minister López Fresquet` would be a Fresquet whose given name is López; a princess would be of the `Princes`."""
    text = "1. Telegram\n\nMinister López Fresquet met General Díaz Lanz and Princess Ashraf. Mrs. Kassem came."
    _, known = annotate([text], cold=True)
    assert {entry.name: entry.note for entry in known.values()} == {
        "López Fresquet": "Minister", "Díaz Lanz": "General", "Ashraf": "Princess", "Kassem": "Mrs"}


def test_who_is_joined_to_a_listed_person_is_one() -> None:
    """The Chancellor's minister would be lost where the text names both once and without a title."""
    text = "1. Memorandum\n\nIt was agreed that Brandmann and Scheeler would come, and that Bonn or Paris would not."
    spans, known = annotate([text], {"one": Entry("one", "Brandmann, Willy", "Chancellor")}, cold=True)
    assert [entry.name for entry in known.values()] == ["Brandmann, Willy", "Scheeler"]
    assert [text[s.start:s.end] for s in spans[0]] == ["Brandmann", "Scheeler"]


def test_two_romanisations_are_one_person() -> None:
    """A collection of Soviet and American papers would have two premiers of China."""
    spans, known = annotate([
        "1. Telegram From the Embassy in Iran\n\nTehran, June 3, 1966.\n\nPremier Zhou Enlai told Zhou Enlai no.",
        "2. Telegram From the Embassy in Iran\n\nTehran, June 3, 1968.\n\nPremier Chou En-lai said no."], cold=True)
    assert [(entry.name, entry.note) for entry in known.values()] == [("Zhou Enlai", "Premier; named in texts of 1966–1968")]
    assert {s.attributes.get("ref") for found in spans for s in found} == {"persons.xml#zhou-enlai"}
