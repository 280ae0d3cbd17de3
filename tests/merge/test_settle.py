"""What becomes of a file in the plain cases, and where editors and machine meet."""

from __future__ import annotations

import re

import pytest

from encoder.merge import revision
from encoder.merge.settle import Settled, settle

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc><titleStmt><title>A letter</title></titleStmt></fileDesc>
    <encodingDesc><appInfo><application ident="encode" version="1.0"><label>encode</label></application></appInfo></encodingDesc>
    <revisionDesc status="draft">
      <change who="#encoder" when="2026-01-01">Encoded from the source text.</change>
    </revisionDesc>
  </teiHeader>
  <text>
    <body>
      <div type="letter">
"""
TAIL = """
      </div>
    </body>
  </text>
</TEI>
"""
VANCE = '<persName ref="persons.xml#vance">Vance</persName>'


def tei(*paragraphs: str) -> bytes:
    return (HEAD + "\n".join(f"        <p>{p}</p>" for p in paragraphs) + TAIL).encode()


def body(data: bytes | None) -> str:
    assert data is not None
    text = data.decode()
    return text[text.index('<div type="letter">'):text.index("</body>")]


def settled(base: bytes, editor: bytes, new: bytes, today: str = "") -> Settled:
    return settle("d1.xml", base, editor, new, today=today)


BASE = tei(f"We saw {VANCE} in May.", "He told Gromyko so.")


def test_a_file_that_nobody_touched_is_renewed_and_says_when() -> None:
    new = tei("We saw Vance in May.", "He told Gromyko so.")
    found = settled(BASE, BASE, new, "2026-05-05")
    assert found.action == "written"
    assert found.file == found.base
    assert found.file is not None
    assert body(found.file) == body(new)
    assert revision.changes(found.file) == (("2026-05-05", "Encoded again: persName -1."), ("2026-01-01", "Encoded from the source text."))


def test_a_file_that_is_gone_is_written_anew_and_that_is_said() -> None:
    """An editor who renamed it would otherwise find two of it, months later."""
    found = settle("d1.xml", BASE, None, BASE)
    assert (found.action, found.file) == ("written", BASE)
    assert [p.rule for p in found.problems] == ["written-anew"]
    assert not settle("d1.xml", None, None, BASE).problems


def test_a_new_version_of_the_encoder_that_marks_the_same_changes_no_file() -> None:
    assert settled(BASE, BASE, BASE.replace(b'"encode" version="1.0"', b'"encode" version="2.0"'), "2026-05-05").file is None


def test_an_edited_file_stays_byte_for_byte_if_the_encoding_is_the_same() -> None:
    assert settled(BASE, BASE.replace(b"Vance", b"Vanze"), BASE) == Settled("kept", stays=True)


@pytest.mark.parametrize(("editor", "new", "merged"), [
    # a tag that the editor removed stays removed; what is new elsewhere comes in
    (["We saw Vance in May.", "He told Gromyko so."], [f"We saw {VANCE} in May.", "He told <persName>Gromyko</persName> so."],
     ["We saw Vance in May.", "He told <persName>Gromyko</persName> so."]),
    # an attribute that they set wins
    (['We saw <persName ref="persons.xml#ed">Vance</persName> in May.', "He told Gromyko so."],
     ['We saw <persName ref="persons.xml#new">Vance</persName> in <date when="1979-05">May</date>.', "He told Gromyko so."],
     ['We saw <persName ref="persons.xml#ed">Vance</persName> in <date when="1979-05">May</date>.', "He told Gromyko so."]),
    # the machine's doubt does not come to a name that they linked
    (['We saw <persName ref="persons.xml#ed">Vance</persName> in May.', "He told Gromyko so."],
     ['We saw <persName ref="persons.xml#vance" cert="low" resp="#encoder">Vance</persName> in May.', "He told Gromyko so."],
     ['We saw <persName ref="persons.xml#ed">Vance</persName> in May.', "He told Gromyko so."]),
    # a word that they corrected stays, and no mark comes over it
    ([f"We saw {VANCE} in <choice><sic>May</sic><corr>June</corr></choice>.", "He told Gromyko so."],
     [f'We saw {VANCE} in <date when="1979-05">May</date>.', "He told Gromyko so."],
     [f"We saw {VANCE} in <choice><sic>May</sic><corr>June</corr></choice>.", "He told Gromyko so."]),
    # an id and a comment of theirs stay on a name whose link changes
    (['We saw <!-- who? --><persName xml:id="n1" ref="persons.xml#vance">Vance</persName> in May.', "He told Gromyko so."],
     ['We saw <persName ref="persons.xml#vance-2">Vance</persName> in May.', "He told Gromyko so."],
     ['We saw <!-- who? --><persName xml:id="n1" ref="persons.xml#vance-2">Vance</persName> in May.', "He told Gromyko so."]),
    # a better transcription: marks move with their words
    ([f"We saw {VANCE} in May.", "He told <persName>Gromyko</persName> so."], [f"Yesterday we saw {VANCE} again in May.", "He told Gromyko so."],
     [f"Yesterday we saw {VANCE} again in May.", "He told <persName>Gromyko</persName> so."]),
    # a wider name takes the editor's tag along
    ([f"We <hi>saw</hi> {VANCE} in May.", "He told Gromyko so."],
     ['We saw <persName ref="persons.xml#vance">Vance in May</persName>.', "He told Gromyko so."],
     ['We <hi>saw</hi> <persName ref="persons.xml#vance">Vance in May</persName>.', "He told Gromyko so."]),
    # both did the same
    (["We saw Vance in May.", "He told Gromyko so."], ["We saw Vance in May.", "He told Gromyko so."],
     ["We saw Vance in May.", "He told Gromyko so."]),
])
def test_who_wins(editor: list[str], new: list[str], merged: list[str]) -> None:
    found = settled(BASE, tei(*editor), tei(*new))
    assert body(found.file or tei(*editor)) == body(tei(*merged))


def test_where_both_changed_the_same_the_report_says_what_the_machine_would_do() -> None:
    editor, new = BASE.replace(b"#vance", b"#ed"), BASE.replace(b"#vance", b"#new")
    found = settled(BASE, editor, new)
    assert found.action == "kept"
    problem, = found.problems
    assert (problem.severity, problem.line) == ("review", 13)
    assert 'ref="persons.xml#new"' in problem.message


def test_a_decision_is_remembered_even_if_the_machine_came_to_agree_meanwhile() -> None:
    """Corrections teach, so the machine soon says what the editor said: from then on it must still be the editor's word."""
    editor = BASE.replace(b"#vance", b"#ed")
    agreed = settled(BASE, editor, editor)
    base = agreed.base or BASE
    later = settled(base, editor, BASE.replace(b"#vance", b"#third"))
    assert body(later.file or editor) == body(editor)


def test_a_removed_tag_does_not_come_back_when_the_machine_lost_it_and_finds_it_again() -> None:
    editor = tei("We saw Vance in May.", "He told <persName>Gromyko</persName> so.")
    lost = settled(BASE, editor, tei("We saw Vance in May.", "He told Gromyko so."))
    found = settled(lost.base or BASE, lost.file or editor, BASE)
    assert body(found.file or editor) == body(editor)


def test_a_reviewed_file_is_left_alone_and_the_report_says_so() -> None:
    editor = BASE.replace(b'status="draft"', b'status="reviewed"')
    found = settled(BASE, editor, tei("We saw Vance in May.", "He told Gromyko so."))
    assert (found.action, found.file, found.base) == ("kept", None, None)
    assert [p.rule for p in found.problems] == ["reviewed"]


@pytest.mark.parametrize("damage", [
    (b"</p>", b""), (b"May", b"M&ay"), (b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>", b"<!DOCTYPE TEI [<!ENTITY a 'b'>]>"), (b"May", b"M\xe4i"),
    (b"<body>", b"<body><body>"),
])
def test_a_file_that_is_no_xml_any_more_is_left_alone(damage: tuple[bytes, bytes]) -> None:
    editor, new = BASE.replace(*damage, 1), tei("We saw Vance in May.", "He told Gromyko so.")
    found = settled(BASE, editor, new)
    assert (found.action, found.file, found.base, found.beside) == ("beside", None, None, new)
    assert found.problems[0].mend


def test_without_a_base_the_editors_file_wins_and_additions_are_offered() -> None:
    editor = tei(f"We saw {VANCE} in <choice><sic>May</sic><corr>June</corr></choice>.", "He told Gromyko so.")
    new = tei('We saw <persName ref="persons.xml#x">Vance</persName> in <date when="1979-05">May</date>.', "He told <persName>Gromyko</persName> so.")
    found = settle("d1.xml", None, editor, new)
    assert (found.action, found.file) == ("beside", None)
    assert body(found.beside) == body(editor).replace("Gromyko", "<persName>Gromyko</persName>")
    again = settle("d1.xml", found.base, editor, new)
    assert again == Settled("kept", stays=True)


def test_without_a_base_and_without_additions_it_is_told_what_counts_as_the_editors_now() -> None:
    editor = BASE.replace(b"in May", b"in June")
    found = settle("d1.xml", None, editor, BASE)
    assert (found.action, found.file, found.base) == ("kept", None, BASE)
    assert "edition diff d1.xml" in found.problems[0].mend


@pytest.mark.parametrize("damage", [(b"</p>", b""), (b"<TEI", b"<<<<<<< HEAD\n<TEI"), (BASE, b""), (BASE, BASE[:600]), (b"May", b"M\xe4i")])
def test_a_spoilt_base_is_told_and_is_not_the_editors_fault(damage: tuple[bytes, bytes]) -> None:
    """Version control may leave the marks of a conflict in it. The editor is not sent to look for a mistake in a file that has none; and the base
    stays, so that it can be mended."""
    editor, new = BASE.replace(b"#vance", b"#ed"), tei("We saw Vance in May.", "He told Gromyko so.")
    found = settled(BASE.replace(*damage, 1), editor, new)
    assert (found.action, found.file, found.base, found.beside) == ("beside", None, None, new)
    problem, = found.problems
    assert (problem.rule, problem.line) == ("spoilt-base", 0)
    assert "version control" in problem.mend


@pytest.mark.parametrize("codec", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_the_files_own_encoding_and_line_ends_stay(codec: str) -> None:
    editor = BASE.decode().replace("May", "Mäy").replace("UTF-8", codec.removesuffix("-sig")).replace("\n", "\r\n").encode(codec)
    found = settled(BASE, editor, tei(f"We saw {VANCE} in May.", "He told <persName>Gromyko</persName> so."))
    assert found.file is not None
    text = found.file.decode(codec)
    assert "told <persName>Gromyko</persName> so" in text
    assert text.replace("<persName>Gromyko</persName>", "Gromyko") == editor.decode(codec)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_who_altered_a_file_and_how_far_it_is_stands_in_any_encoding(codec: str) -> None:
    """A reviewed file is left alone also where an editor's program saved it in UTF-16."""
    mark = "\ufeff" if codec == "utf-16-be" else ""
    editor = (mark + BASE.decode().replace("UTF-8", codec.removesuffix("-sig").removesuffix("-be"))).encode(codec)
    new = tei(f"We saw {VANCE} in May.", "He told <persName>Gromyko</persName> so.")
    found = settled(BASE, editor, new, "2026-05-05")
    assert found.file is not None
    assert revision.changes(found.file)[0] == ("2026-05-05", "Encoded again: persName +1.")
    assert settled(found.base or BASE, found.file, new, "2026-06-06").file is None
    reviewed = editor.decode(codec.removesuffix("-sig")).replace('status="draft"', 'status="reviewed"').encode(codec.removesuffix("-sig"))
    assert settled(BASE, reviewed, new).file is None


def test_a_prefix_of_the_editors_is_used_for_what_comes_in() -> None:
    editor = re.sub(r"<(/?)(?=\w)", r"<\1tei:", BASE.decode().replace("xmlns=", "xmlns:tei="))
    found = settled(BASE, editor.encode(), tei(f"We saw {VANCE} in May.", "He told <persName>Gromyko</persName> so."))
    assert found.file is not None
    assert "told <tei:persName>Gromyko</tei:persName> so" in found.file.decode()


def test_what_would_break_the_grammar_stays_out() -> None:
    """`valid` stands for the grammar: here it forbids quote."""
    last = b"<p>He told Gromyko so.</p>"
    new = BASE.replace(last, b"<quote>" + last + b"</quote>").replace(b"in May", b"in <date>May</date>")
    editor = BASE.replace(b"Vance<", b"Cyrus Vance<")
    found = settle("d1.xml", BASE, editor, new, valid=lambda data: b"<quote>" not in data)
    assert found.file is not None
    assert b"<date>May</date>" in found.file
    assert b"<quote>" not in found.file
    assert any("valid" in p.message for p in found.problems)


@pytest.mark.parametrize("mark", ["<orgName>Vance</orgName>", '<persName xml:id="n1" ref="persons.xml#vance">Vance</persName>', f"<hi>{VANCE}</hi>"])
def test_words_that_bear_a_mark_of_the_editors_are_not_taken_from_under_it(mark: str) -> None:
    """A better transcription leaves out a paragraph in which the editor worked: it stays whole, and the report says so. It must not stay as a mark
    around nothing."""
    editor = BASE.replace(VANCE.encode(), mark.encode())
    found = settled(BASE, editor, tei("He told <persName>Gromyko</persName> so."))
    assert f"<p>We saw {mark} in May.</p>" in body(found.file or editor)
    assert "told <persName>Gromyko</persName> so" in body(found.file)
    assert any("leave out `We saw Vance in May.`" in p.message for p in found.problems)


def test_of_two_new_wordings_side_by_side_both_come_in_or_none() -> None:
    """One word in and the other out would be what nobody ever wrote. What is new elsewhere in the paragraph comes in."""
    base, new = tei("They told us in a long letter of the second of May that he will surely travel to Geneva."), tei("They tell us in a long letter of the second of May that neither will perhaps travel to Geneva.")
    editor = base.replace(b"surely", b"<sic>surely</sic>")
    found = settled(base, editor, new)
    assert "They tell us in a long letter of the second of May that he will <sic>surely</sic> travel" in body(found.file or editor)
    assert {p.message.partition("; ")[0] for p in found.problems} == {
        "the encoder would now read `perhaps` for `surely`", "the encoder would now read `neither` for `he`"}


def test_of_a_sentence_put_in_the_place_of_another_no_half_comes_in() -> None:
    """The two share a word by chance; the editor corrected the first half. Old beginning and new end together are no sentence that anybody wrote."""
    old = "Present circumstances require wisdom and restraint so that all foreign forces withdraw from both countries."
    base, new = tei(old, "He told Gromyko so."), tei("Addition of a line that the first transcriber had skipped somehow.", "He told <persName>Gromyko</persName> so.")
    editor = base.replace(b"wisdom", b"WISDOM")
    found = settled(base, editor, new)
    assert body(found.file) == body(editor).replace("Gromyko", "<persName>Gromyko</persName>")
    again = settled(found.base or base, found.file or editor, new)
    assert (again.file, again.base) == (None, None)
