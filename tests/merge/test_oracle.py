"""The judge of the merge is judged: what a broken merge would do to a file is done to a right one, and has to be found."""

from __future__ import annotations

import re
from random import Random

import pytest

from encoder.merge.settle import settle
from tests.merge import oracle
from tests.merge.editing import CORRECTIONS, Correction, in_header, pick, put, swap
from tests.merge.histories import changed, well_formed
from tests.merge.machine import CHANGES

LAYOUT = ("reindents", "wraps_long_lines", "reorders_attributes", "formats_the_whole_file", "saves_with_other_line_ends", "saves_with_a_byte_order_mark",
          "quotes_attributes_otherwise")
MINE = ["comments", "adds_an_instruction", "gives_a_name_an_id", "writes_a_note", "signs_the_work", "fixes_the_title", "doubts_a_mark"]
_OURS = r"(?![^>]*(?:#found|1977))"
"""Not what the machine has just found: without it nothing of the editor's is lost."""
_WORD = r"(?<=[ ])([a-z]{4,}) ([a-z]{2,})(?= )"


def moved(what: str) -> Correction:
    """Takes something from its place and puts it behind a word elsewhere."""
    def apply(text: str, chance: Random) -> str | None:
        found = pick(what, text, chance, re.S)
        if found is None:
            return None
        rest = put(text, *found.span(), "")
        place = pick(_WORD, rest, chance)
        return put(rest, place.end(1), place.end(1), found[0]) if place else None
    return apply


BREAKS: dict[str, Correction] = {
    "drops a word": swap(_WORD, r"\2"),
    "doubles a word": swap(_WORD, r"\1 \1 \2"),
    "turns two words": swap(_WORD, r"\2 \1"),
    "spells otherwise": swap(_WORD, r"x\1 \2"),
    "drops a paragraph": swap(r"<p>[^<>]{30,}</p>|<p>[^<>]{30,}(?=<)", "<p>"),
    "doubles a paragraph": swap(r"(<p>)([^<>]{10,})", r"\1\2 \2"),
    "drops a mark": swap(rf"<(persName|date|placeName)\b{_OURS}[^>]*>([^<]*)</\1>", r"\2"),
    "doubles a mark": swap(r"<(persName|date)\b([^>]*)>([^<]*)</\1>", r"<\1\2><\1\2>\3</\1></\1>"),
    "shifts a mark": swap(r"(<(persName|date|placeName)\b[^>]*>)([^<]*)(</\2>) ([a-z]+)", r"\3 \1\5\4"),
    "narrows a mark": swap(r"(<(persName|date|placeName)\b[^>]*>)(\S+) ([^<]+</\2>)", r"\3 \1\4"),
    "empties a mark": swap(r"(<(persName|date|placeName)\b[^>]*>)([^<]*)(</\2>)", r"\1\4\3"),
    "names a mark otherwise": swap(r"<placeName\b([^>]*)>([^<]*)</placeName>", r"<orgName\1>\2</orgName>"),
    "alters an attribute": swap(r'(<(?:persName|date)\b[^>]*? (?:ref|when)=")[^"]*"', r'\1other"'),
    "drops an attribute": swap(rf'(<(?:persName|date)\b{_OURS}[^>]*?) (?:ref|when|cert)="[^"]*"', r"\1"),
    "loses a comment": swap(r"<!-- check.*?-->", ""),
    "loses an instruction": swap(r"<\?oxygen.*?\?>", ""),
    "loses an identifier": swap(r' xml:id="nm\d+"', ""),
    "empties a note": swap(r"(<note\b[^>]*>)[^<]+", r"\1"),
    "drops a note": swap(r"<note\b[^>]*>[^<]*</note>", ""),
    "moves a note": moved(r"<note\b[^>]*>[^<]*</note>"),
    "moves a page break": moved(r"<pb\b[^>]*/>"),
    "loses a title": in_header(r"<title>[^<]*</title>", "<title/>"),
    "loses a signature": in_header(r'<change who="#ed"[^>]*>[^<]*</change>', ""),
}


@pytest.mark.parametrize("name", sorted(CORRECTIONS.keys() - set(LAYOUT)))
def test_the_loss_of_any_kind_of_correction_is_found(name: str, documents: dict[str, str]) -> None:
    made = 0
    for base in documents.values():
        edited, done = changed(base, [name], CORRECTIONS, Random(name))
        if done:
            made += 1
            assert list(oracle.faults(base, edited[-1], [base], base, few=True)), "the machine's text in the place of the editor's passed as a merge"
    assert made


@pytest.mark.parametrize("name", BREAKS)
def test_what_a_broken_merge_does_is_found(name: str, documents: dict[str, str]) -> None:
    """A right merge passes, and does not once this has been done to it. The machine only adds here: what it takes away itself excuses the like."""
    made = 0
    for key, base in documents.items():
        chance = Random(f"{name} {key}")
        editor = changed(base, MINE, CORRECTIONS, chance)[0][-1]
        machine = changed(base, ["finds_a_name", "finds_a_date"], CHANGES, chance)[0]
        settled = settle("f.xml", base.encode(), editor.encode(), machine[-1].encode())
        merged = (settled.file or editor.encode()).decode()
        assert not list(oracle.faults(base, editor, machine, merged, few=True))
        for _ in range(3):
            broken = BREAKS[name](merged, chance)
            if broken is not None and broken != merged and well_formed(broken):
                made += 1
                assert list(oracle.faults(base, editor, machine, broken, few=True))
    assert made, "no document has room for it"


@pytest.mark.parametrize("name", LAYOUT)
def test_an_editors_layout_stays_line_for_line(name: str, documents: dict[str, str]) -> None:
    """Of layout the oracle says nothing: each line stays as it is typed, those aside in which the machine found a name."""
    for base in documents.values():
        editor = changed(base, [name], CORRECTIONS, Random(name))[0][-1]
        new, done = changed(base, ["finds_a_name"], CHANGES, Random(name))
        settled = settle("f.xml", base.encode(), editor.encode(), new[-1].encode())
        assert settled.file is not None
        lines = settled.file.decode().split("\n")
        assert sum(line not in lines for line in editor.split("\n")) == 1, done
