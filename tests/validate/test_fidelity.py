"""Fidelity: an editor learns of every character that the TEI lost, added or moved, and of nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.validate import fidelity
from tests.conftest import examples

SOURCE = """851G.01/3–649: Telegram
172. Message From President Carter to Brezhnev1
Washington, January 3, 1979. Dear Mr. President:
SUBJECT
  * Thoughts  on Berlin
  * Other matters
We have learned [Aleksei] Kosygin that
forces of the People’s Republic, [Page 515] crossed.2 A
[2 lines not declassified] line [illegible] here [sic].

[Page 516]

Jimmy Carter3
  1. Source: Department of State.
  2. Telegram 15594 to Moscow.

Second paragraph.
  3. Printed from a copy.
"""
NOTE = ('<note xml:id="fn2" n="2" place="foot"><p>Telegram 15594 to Moscow.</p>\n'
        "<p>Second paragraph.</p></note>")
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div type="letter" n="172">
<note type="source" rend="inline">851G.01/3–649: Telegram</note>
<head>172. Message From President <persName>Carter</persName> to <persName>Brezhnev</persName><note
 xml:id="fn1" n="1" place="foot">Source: Department of State.</note></head>
<opener><dateline>Washington, <date>January 3, 1979</date>.</dateline>
<salute>Dear Mr. President:</salute></opener>
<list type="subject"><head>SUBJECT</head>
<item>Thoughts  on Berlin</item>
<item>Other matters</item></list>
<p>We have learned <supplied reason="editorial">Aleksei</supplied> Kosygin that
  forces of the People’s Republic, <pb n="515"/> crossed.{NOTE} A
<gap reason="classified"><desc>2 lines not declassified</desc></gap> line <gap reason="illegible"/> <sic>here</sic> [sic].</p>
<pb n="516"/>
<closer><signed>Jimmy Carter<note xml:id="fn3" n="3" place="foot">Printed from a copy.</note></signed></closer>
</div></body></text></TEI>"""


def problems(tei: str, source: str = SOURCE) -> list[str]:
    root = etree.fromstring(tei.encode())
    return [f"{p.rule}: {p.message}" for p in fidelity.compare(root, source, "a.xml")]


def test_a_faithful_file_is_not_reported() -> None:
    assert problems(TEI) == []


EDITORS_OWN = [
    ("learned", "learned<supplied> not</supplied>"),
    ("learned", 'learned<add resp="#jd"> yesterday</add>'),
    ("Republic", "<choice><sic>Republic</sic><corr>Republik</corr></choice>"),
    ("Republic", '<choice><orig>Republic</orig><reg resp="#jd">Rep.</reg></choice>'),
    ("Republic", 'Republic<note type="editorial" resp="#jd">Indeed.</note>'),
    ("Republic", 'Republic<note n="9" place="foot" resp="#jd">Indeed, a long remark.</note>'),
    ('n="2" place', 'n="2" resp="#jd" place'),
    ('<pb n="516"/>', '<pb n="516"/>\n<p resp="#jd">A paragraph of the editor.</p>'),
    ('<pb n="516"/>', '<pb n="516"/>\n<div resp="#jd"><head>Comment</head><p>Of the editor.</p></div>'),
    ("learned", "<!-- look here -->learned<?oxygen x?>"),
    ("We have", "<unclear>We</unclear> <del>have</del>"),
    (" A\n", "\n      A\n"),
    ("<item>Other", '<item resp="#jd">Words of the editor</item><item>Other'),
]


@pytest.mark.parametrize(("old", "new"), EDITORS_OWN)
def test_what_an_editor_adds_by_means_of_tei_is_no_loss(old: str, new: str) -> None:
    assert old in TEI
    assert problems(TEI.replace(old, new, 1)) == []


OTHER_PAGES = [
    ("Brezhnev1", "Brezhnev[1]"), ("Brezhnev1", "Brezhnev¹"), ("[Aleksei]", "Aleksei"), ("  1. Source", "1) Source"), ("  * Other", "Other"),
    ("1979. Dear", "1979.\nDear"), ("1979. Dear", "1979.Dear"), ("have learned", "have\nlearned"),
]


@pytest.mark.parametrize(("old", "new"), OTHER_PAGES)
def test_another_way_of_showing_numbers_bullets_and_lines_is_no_loss(old: str, new: str) -> None:
    assert problems(TEI, SOURCE.replace(old, new, 1)) == []


LOSSES = [
    ("learned ", "", "fidelity-lost: The source has “learned” after “We have” (line 7); here it is missing."),
    ("Moscow", "Mosow", "fidelity-changed: The source (line 15) reads “Moscow”, here stands “Mosow”."),
    ("Jimmy Carter", "Jimmy Earl Carter", "fidelity-added: “Earl” is not in the source."),
    ('<pb n="515"/> ', "", "fidelity-page: The page mark [Page 515] of the source (line 8 after “of the People’s Republic,”) is missing."),
    ('n="516"', 'n="561"', "fidelity-page: The source (line 11) has [Page 516] here, not [Page 561]."),
    ("Republic", "<corr>Republik</corr>", "fidelity-changed: The source (line 8) reads “Republic”, here stands “Republik”."),
    ("Aleksei", "Alexei", "fidelity-changed: The source (line 7) reads “[Aleksei]”, here stands “[Alexei]”."),
    ("’s Rep", "â€™s Rep", "fidelity-encoding: “Peopleâ€™s” is “People’s” of the source (line 8) read in the wrong encoding."),
    ("Thoughts  on", "Thoughts on", "fidelity-space: The source (line 5) has 2 spaces in “Thoughts on”, here stands a single space."),
    ("have learned", "havelearned", "fidelity-space: A space of the source is missing in “havelearned” (line 7 there)."),
    ("<head>SUBJECT</head>", "", "fidelity-lost: The source has “SUBJECT” (line 4); here it is missing."),
    ('<gap reason="illegible"/>', "",
     "fidelity-lost: The source has “[illegible]” after “lines not declassified] line” (line 9); here it is missing."),
    (NOTE, "", "fidelity-note: Footnote 2 of the source is missing after “[Page 515] crossed.”, number and text "
               "(line 15: “Telegram 15594 to Moscow. Second paragraph.”)."),
    ("<item>Thoughts  on Berlin</item>\n<item>Other matters</item>", "<item>Other matters</item>\n<item>Thoughts  on Berlin</item>",
     "fidelity-moved: “Other matters” stands at another place in the source: line 6, before “We have learned [Aleksei]”."),
]


@pytest.mark.parametrize(("old", "new", "said"), LOSSES)
def test_a_loss_is_told_once_with_both_readings(old: str, new: str, said: str) -> None:
    assert old in TEI
    assert problems(TEI.replace(old, new, 1)) == [said]


def test_a_note_that_moved_is_one_problem() -> None:
    moved = TEI.replace(NOTE, "").replace("Republic,", "Republic," + NOTE)
    assert problems(moved) == ["fidelity-note: Footnote 2 has its number in the source after “[Page 515] crossed.” (line 8), not here."]


def test_two_losses_far_apart_are_two_problems() -> None:
    rules = [p.partition(":")[0] for p in problems(TEI.replace("learned ", "").replace("Second", "Third").replace("Thoughts  on", "Thoughts on"))]
    assert sorted(rules) == ["fidelity-changed", "fidelity-lost", "fidelity-space"]


def test_lines_kept_in_the_header_are_compared_word_for_word() -> None:
    header = ('<teiHeader><fileDesc><notesStmt><note type="page-line" subtype="furniture" n="1">{}</note></notesStmt></fileDesc></teiHeader>')
    source = "Skip to content\n" + SOURCE
    assert problems(TEI.replace("<teiHeader/>", header.format("Skip to content")), source) == []
    assert problems(TEI.replace("<teiHeader/>", header.format("Skip content")), source) == [
        "fidelity-page-line: This note keeps line 1 of the source as “Skip content”; the source has there: “Skip to content”."]


def places(root: etree._Element) -> list[tuple[etree._Element, bool, int]]:
    """Every character of the text that the source shows: its element, whether it is in the tail, its offset."""
    text = root.find("{*}text")
    found = [(e, False, k) for e in text.iter("{*}*") for k, c in enumerate(e.text or "") if not c.isspace()]
    found += [(e, True, k) for e in text.iter("{*}*") if e is not text for k, c in enumerate(e.tail or "") if not c.isspace()]
    return found


@settings(max_examples=examples(120), deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["lose", "add", "change"]), st.characters(codec="utf-8", exclude_categories=("Z", "C")))
def test_no_character_is_lost_added_or_changed_unseen(at: int, what: str, character: str) -> None:
    """Whatever character of the text it is: an editor's slip of one key is told."""
    root = etree.fromstring(TEI.encode())
    element, tail, offset = (found := places(root))[at % len(found)]
    old = (element.tail if tail else element.text) or ""
    middle = "" if what == "lose" else old[offset] + character if what == "add" else character
    if middle == old[offset]:
        return
    setattr(element, "tail" if tail else "text", old[:offset] + middle + old[offset + 1:])
    assert fidelity.compare(root, SOURCE, "a.xml")


def test_the_loss_of_no_single_character_goes_unseen() -> None:
    """The first letter of a note once did: it was taken for the number that the list gives the note."""
    count = len(places(etree.fromstring(TEI.encode())))
    for at in range(count):
        root = etree.fromstring(TEI.encode())
        element, tail, offset = places(root)[at]
        old = (element.tail if tail else element.text) or ""
        setattr(element, "tail" if tail else "text", old[:offset] + old[offset + 1:])
        assert fidelity.compare(root, SOURCE, "a.xml"), (element.tag, old, offset)
