"""Lists of persons and abbreviations: what an editor loses when a name is cut at the wrong comma or a cross-reference is not followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from encoder.model import Source, lines_of
from encoder.read import lists
from encoder.read.lists_entries import person_fields, term_fields
from tests.read.pages import assert_covers, document, tree
from tests.trees import T, same

PERSONS = """Persons

The list names those who are mentioned more than once.

Aas, Per, Prime Minister of Norland from May 1958

Atwood, Alfred L., Jr. (Roy), Deputy Director, Office of Norland Affairs

Chang Wen-li (Zhang Wenli), Foreign Minister

Hale, General Maxwell D., Chairman, Joint Chiefs of Staff, until July 1959; thereafter Ambassador

Hale, Mary, interpreter

Zhang Wenli, see Chang Wen-li
"""
TERMS = """Abbreviations and Terms

ACDA/IR, International Relations Bureau

BP Bay Pact; Bureau of Prisons, Department of Justice

NAT, NATO, North Atlantic Treaty

wali, governor (Norland)
"""


def names(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(e.id, e.name, e.note, e.variants) for e in lists.entries(document(text))]


def test_each_person_becomes_an_entry_with_the_name_as_printed() -> None:
    assert names(PERSONS) == [
        ("aas-per", "Aas, Per", "Prime Minister of Norland from May 1958", ()),
        ("atwood-alfred-l-jr", "Atwood, Alfred L., Jr. (Roy)", "Deputy Director, Office of Norland Affairs", ()),
        ("chang-wen-li", "Chang Wen-li (Zhang Wenli)", "Foreign Minister", ("Zhang Wenli",)),
        ("hale-maxwell-d", "Hale, General Maxwell D.", "Chairman, Joint Chiefs of Staff, until July 1959; thereafter Ambassador", ()),
        ("hale-mary", "Hale, Mary", "interpreter", ()),
    ]


def test_each_abbreviation_becomes_an_entry() -> None:
    assert names(TERMS) == [
        ("t-acda-ir", "ACDA/IR", "International Relations Bureau", ()),
        ("t-bp", "BP", "Bay Pact; Bureau of Prisons, Department of Justice", ()),
        ("t-nat-nato", "NAT, NATO", "North Atlantic Treaty", ()),
        ("t-wali", "wali", "governor (Norland)", ()),
    ]


def test_the_page_itself_is_kept_as_a_list() -> None:
    of = document(TERMS.replace("wali", "W\n\nwali"))
    same(tree(of), """<body><div type="terms"><head>Abbreviations and Terms</head><list><item>ACDA/IR, International Relations Bureau</item>
      <item>BP Bay Pact; Bureau of Prisons, Department of Justice</item><item>NAT, NATO, North Atlantic Treaty</item></list>
      <list><head>W</head><item>wali, governor (Norland)</item></list></div></body>""")
    assert_covers(of)
    assert_covers(document(PERSONS))


@pytest.mark.parametrize(("line", "name"), [
    ("Pham Van Lo, General, ARVN, Commander of the Capital District", "Pham Van Lo"),
    ("Home, Third Earl of (Hume, Alec), Foreign Secretary", "Home, Third Earl of (Hume, Alec)"),
    ("Carr, James, “Jimmy,” President from 1977", "Carr, James, “Jimmy,”"),
    ("Gould, Colonel Andrew J. (Brigadier General from January 1957), Staff Secretary", "Gould, Colonel Andrew J."),
    ("Chernov, Yuri N. Soviet Chargé d'Affaires", "Chernov, Yuri N."),
    ("de Silva, Peer, Special Assistant", "de Silva, Peer"),
    ("Caradon, Lord (Hugh Foot), British Representative", "Caradon, Lord (Hugh Foot)"),
    ("Vaart, Jan van der, Ambassador", "Vaart, Jan van der"),
    ("U Tin, Premier of Burma", "U Tin"),
    ("Abrams, General C. W., Jr. , USA, Commander", "Abrams, General C. W., Jr."),
    ("Birk (see Nuri Birk)", "Birk"),
])
def test_a_name_is_cut_where_its_office_begins(line: str, name: str) -> None:
    assert person_fields(line)[0] == name


@pytest.mark.parametrize(("line", "fields"), [
    ("AEC—Atomic Energy Commission", ("AEC", "Atomic Energy Commission")),
    ("AEC\tAtomic Energy Commission, United States", ("AEC", "Atomic Energy Commission, United States")),
    ("ANZUS, Australia, New Zealand, United States", ("ANZUS", "Australia, New Zealand, United States")),
])
def test_an_abbreviation_is_cut_at_any_sign(line: str, fields: tuple[str, str]) -> None:
    assert term_fields(line) == fields


def test_two_of_one_name_get_two_ids() -> None:
    assert [e[0] for e in names("Persons\n\nHale, Mary, interpreter\n\nHale, Mary, Senator\n")] == ["hale-mary", "hale-mary-2"]


def test_a_reference_that_may_mean_two_stays_an_entry() -> None:
    found = names("Persons\n\nHale, John, Senator\n\nHale, Mary, interpreter\n\nHayle, see Hale\n")
    assert [e[1] for e in found] == ["Hale, John", "Hale, Mary", "Hayle"]


def test_a_letter_is_no_list() -> None:
    text = "Dear Aas,\n\nPersons, as you know, are not abbreviations.\n\nHale\n"
    source = Source("letter.txt", text, "letter")
    assert not lists.looks_like(source, lines_of(source))


def test_names_of_published_lists_are_cut_as_their_editors_did(gold: Path) -> None:
    def words(element: etree._Element | None) -> str:
        return " ".join("".join(element.itertext()).split()) if element is not None else ""

    hits = total = 0
    for path in sorted((gold / "frus-dev").glob("*/persons.txt")):
        of = document(path.read_text(encoding="utf-8"))
        assert (of.reader, of.type) == ("lists", "persons")
        found = {name for e in lists.entries(of) for name in (e.name, *e.variants)}
        published = [words(p.find(T + "persName")) for p in etree.parse(path.with_suffix(".xml")).iter(T + "person")]
        hits += sum(name in found for name in published)
        total += len(published)
    assert hits > 0.98 * total
