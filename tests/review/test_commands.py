"""The commands of editors: what they print, and that they change what they say and nothing else."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from encoder.cli.edition import main
from tests.merge.histories import encoded


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition") / "xml"
    encoded(folder)
    return folder


@pytest.fixture
def xml(fresh: Path, tmp_path: Path) -> Path:
    import shutil
    shutil.copytree(fresh, tmp_path / "xml")
    return tmp_path / "xml"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def lines_that_differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one.splitlines(), other.splitlines(), strict=True))


def test_status_tells_how_far_each_file_is(xml: Path) -> None:
    edit(xml / "d7.xml", "with care", "with great care")
    edit(xml / "003_8b5645335082d8a2.xml", 'status="draft"', 'status="reviewed"')
    edit(xml / "000_4acf9ac392d82be6.xml", "</p>", "")
    found = {Path(s["path"]).stem: s for s in json.loads(call("status", xml, "--format", "json").output)}
    assert {name: s["state"] for name, s in found.items()} == {
        "000_4acf9ac392d82be6": "broken", "003_8b5645335082d8a2": "reviewed", "d7": "corrected"}
    assert found["d7"]["corrections"] == 1
    assert found["d7"]["valid"]
    shown = call("status", xml).output
    assert "corrected (1)" in shown
    assert "3 files" in shown


def test_review_lists_the_worst_first_with_place_and_words(xml: Path) -> None:
    edit(xml / "d7.xml", 'ref="persons.xml#gromyko"', 'ref="persons.xml#nobody"')
    found = json.loads(call("review", xml, "--format", "json").output)
    assert found[0]["kind"] == "pointer"
    path, _, line = found[0]["place"].rpartition(":")
    assert "persons.xml#nobody" in Path(path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    for place in found:
        if place["mark"]:
            text = Path(place["path"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
            assert f"<{place['mark']}" in text
    shown = call("review", xml, "--kind", "pointer").output
    assert "d7.xml:" in shown
    assert "[Gromyko]" in shown
    only = json.loads(call("review", xml, "--person", "nobody", "--format", "json").output)
    assert [p["kind"] for p in only] == ["pointer"]


def test_the_page_stands_alone_and_text_cannot_become_script(xml: Path, tmp_path: Path) -> None:
    edit(xml / "d7.xml", 'ref="persons.xml#gromyko"', 'ref="persons.xml#&lt;script>alert(1)&lt;/script>"')
    call("review", xml, "--page", tmp_path / "review.html")
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert page.count("<script>") == 1
    assert not re.search(r"(?:src|href)=", page)
    assert 'data-kind="pointer"' in page


def test_accept_drops_the_doubt_and_leaves_all_else(xml: Path) -> None:
    file = xml / "003_8b5645335082d8a2.xml"
    before = file.read_text(encoding="utf-8")
    doubts = before.count('resp="#encoder"')
    assert doubts
    assert "would change" in call("accept", file, "--preview").output
    assert file.read_text(encoding="utf-8") == before
    call("accept", file)
    after = file.read_text(encoding="utf-8")
    assert after == re.sub(r' cert="\w+" resp="#encoder"', "", before)
    assert call("accept", xml, "--undo").exit_code == 0
    assert file.read_text(encoding="utf-8") == before


def test_accept_by_kind_and_by_words(xml: Path) -> None:
    file = xml / "003_8b5645335082d8a2.xml"
    call("accept", xml, "--kind", "date", "--words", "January 26")
    text = file.read_text(encoding="utf-8")
    assert 'cert="medium" resp="#encoder">January 26<' not in text
    assert 'cert="medium" resp="#encoder">January 20' in text


def test_accept_a_person_takes_the_entry_along(xml: Path) -> None:
    assert 'xml:id="brzezinski" resp="#encoder"' in (xml / "persons.xml").read_text(encoding="utf-8")
    call("accept", xml, "--person", "brzezinski")
    assert 'xml:id="brzezinski">' in (xml / "persons.xml").read_text(encoding="utf-8")


def test_accept_signs_where_the_edition_wants_it(xml: Path) -> None:
    (xml.parent / "edition.toml").write_text('editor_id = "#ao"\neditors = ["Ann Onymous"]\n')
    file = xml / "003_8b5645335082d8a2.xml"
    call("accept", file, "--kind", "date")
    text = file.read_text(encoding="utf-8")
    assert 'resp="#ao">January 26<' in text
    assert text.count('<respStmt xml:id="ao">') == 1
    assert json.loads(call("status", file, "--format", "json").output)[0]["valid"]


def test_what_is_decided_for_one_mention_is_done_for_all_the_same(xml: Path) -> None:
    file = xml / "003_8b5645335082d8a2.xml"
    text = file.read_text(encoding="utf-8")
    count = text.partition("</teiHeader>")[2].count(">Vance</persName>")
    assert count > 1
    at = text.index("<persName", text.index("memorandum from") + 40)
    edit(file, text[at:text.index(">", at) + 1] + "Vance", '<persName ref="persons.xml#vance-cyrus">Vance')
    line = text[:at].count("\n") + 1
    assert "not clear which" in call("accept", xml, "--same", f"{file}:{line}").output
    shown = call("accept", xml, "--same", f"{file}:{line}", "--words", "Vance", "--preview").output
    assert f"{count - 1} mark{'' if count == 2 else 's'} in" in shown
    call("accept", xml, "--same", f"{file}:{line}", "--words", "Vance")
    assert file.read_text(encoding="utf-8").partition("</teiHeader>")[2].count('<persName ref="persons.xml#vance-cyrus">Vance</persName>') == count


def test_a_date_decided_for_one_mention_is_the_date_of_all(xml: Path) -> None:
    file = xml / "003_8b5645335082d8a2.xml"
    text = file.read_text(encoding="utf-8")
    mark = '<date when="1979-01-26" cert="medium" resp="#encoder">January 26</date>'
    assert text.count(mark) == 2
    edit(file, mark, '<date notBefore="1979-01-25" notAfter="1979-01-26">January 26</date>')
    line = text[:text.index(mark)].count("\n") + 1
    call("accept", xml, "--same", f"{file}:{line}", "--words", "January 26")
    assert file.read_text(encoding="utf-8") == text.replace(mark, '<date notBefore="1979-01-25" notAfter="1979-01-26">January 26</date>')


@pytest.mark.parametrize("link", ["a b<", "carter-jimmy", "persons.xml", "#carter-jimmy", 'persons.xml#a"b', "persons.xml#a&b c"])
def test_a_link_that_is_none_is_refused_with_words(link: str, xml: Path) -> None:
    before = {p: p.read_bytes() for p in xml.rglob("*.xml")}
    found = call("accept", xml, "--words", "Carter", "--link", link)
    assert found.exit_code == 2
    assert "--link cannot be" in found.output
    assert {p: p.read_bytes() for p in xml.rglob("*.xml")} == before


def test_what_cannot_have_a_link_gets_none(xml: Path) -> None:
    """`@ref` on a date would make the file invalid."""
    assert "0 marks in 0 files" in call("accept", xml, "--words", "January 26", "--link", "persons.xml#carter-jimmy").output


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_done(xml: Path) -> None:
    """Otherwise an editor believes that all is confirmed."""
    edit(xml / "000_4acf9ac392d82be6.xml", "</p>", "")
    edit(xml / "persons.xml", "</person>", "")
    found = call("accept", xml, "--person", "brzezinski")
    assert found.exit_code == 1
    assert "000_4acf9ac392d82be6.xml:" in found.output
    assert "persons.xml:" in found.output
    assert found.output.count("nothing was decided in this file") == 2
    assert 'cert="low"' not in (xml / "003_8b5645335082d8a2.xml").read_text(encoding="utf-8").partition("</teiHeader>")[2]
    assert call("accept", xml / "003_8b5645335082d8a2.xml").exit_code == 0


def test_tags_can_be_taken_away_from_all_the_same_words(xml: Path) -> None:
    call("accept", xml, "--words", "Dobrynin", "--unmark")
    text = (xml / "003_8b5645335082d8a2.xml").read_text(encoding="utf-8")
    assert ">Dobrynin</persName>" not in text.partition("</teiHeader>")[2]
    assert "Dobrynin" in text
    assert call("accept", xml, "--unmark").exit_code == 2


def test_reviewed_closes_a_file(xml: Path) -> None:
    call("accept", xml / "d7.xml", "--reviewed")
    text = (xml / "d7.xml").read_text(encoding="utf-8")
    assert 'revisionDesc status="reviewed"' in text
    assert "Reviewed.</change>" in text
    assert "reviewed" in call("status", xml / "d7.xml").output


def test_undo_refuses_where_the_file_was_changed_since(xml: Path) -> None:
    call("accept", xml, "--kind", "date")
    edit(xml / "003_8b5645335082d8a2.xml", "Secret; Sensitive", "Secret")
    found = call("accept", xml, "--undo")
    assert found.exit_code == 2
    assert "changed since" in found.output


@pytest.mark.parametrize("damage", [
    lambda data: b"", lambda data: data[:len(data) // 2], lambda data: b"{}", lambda data: b"\xff" + data, lambda data: data.replace(b'"before"', b'"then"'),
    lambda data: re.sub(rb'("before": "....)', rb"\1AAAA", data), lambda data: re.sub(rb'("before": ")', rb"\1?", data),
    lambda data: b'[{"what": "", "when": "", "files": [{"path": 7}]}]'])
def test_what_was_kept_for_undo_and_is_spoilt_is_no_fault_of_ours(damage: Callable[[bytes], bytes], xml: Path) -> None:
    call("accept", xml, "--kind", "date")
    kept = xml / ".encoder" / "undo.json"
    kept.write_bytes(damage(kept.read_bytes()))
    before = {p: p.read_bytes() for p in xml.glob("*.xml")}
    found = CliRunner().invoke(main, ["accept", str(xml), "--undo"])
    assert found.exit_code == 2
    assert "nothing was undone" in found.output or "nothing to undo" in found.output
    assert "fault" not in found.output
    assert {p: p.read_bytes() for p in xml.glob("*.xml")} == before
    call("accept", xml, "--words", "Carter", "--link", "persons.xml#vance")
    assert call("accept", xml, "--undo").exit_code == 0


def test_diff_tells_in_words(xml: Path) -> None:
    file = xml / "003_8b5645335082d8a2.xml"
    edit(file, "serious breach", "<hi>serious</hi> breech")
    edit(file, 'n="515"', 'n="516"')
    edit(file, "<title>172. ", "<title>")
    edit(file, "<closer>", "<!-- typed --><closer>")
    found = call("diff", file)
    assert found.exit_code == 1
    for words in ("hi around `serious` added", "text: `breach` became `breech`", 'pb: n="516" (before "515")', "header, titleStmt/title: `172.",
                  "comment added: `typed`"):
        assert words in found.output, words
    assert call("diff", file, file).exit_code == 0
    assert call("diff", xml / "nothing.xml").exit_code == 2


def test_diff_says_by_its_status_that_it_could_not_read(xml: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script must not take a file that nobody could read for one that differs."""
    file, other = xml / "d7.xml", xml / "003_8b5645335082d8a2.xml"
    whole = file.read_bytes()
    for damage in (b"", whole.replace(b"</body>", b""), b"\xff\xfe" + whole):
        file.write_bytes(damage)
        assert call("diff", file).exit_code == 2
        assert call("diff", other, file).exit_code == 2
    file.write_bytes(whole)
    monkeypatch.setattr("encoder.files.read_limited.__defaults__", (100,))
    found = call("diff", file)
    assert found.exit_code == 2
    assert "bytes" in found.output


def test_without_a_base_all_commands_work(xml: Path) -> None:
    import shutil
    shutil.rmtree(xml / ".encoder")
    here = os.path.relpath(xml)      # as editors name it
    assert "3 files: 3 no base" in call("status", here).output
    assert call("review", here).exit_code == 0
    assert call("accept", here, "--preview").exit_code == 0
    assert call("diff", f"{here}/d7.xml").exit_code == 2


def test_a_spoilt_base_is_no_fault_of_the_file(xml: Path) -> None:
    edit(xml / ".encoder" / "d7.xml", "</p>", "")
    found = json.loads(call("status", xml / "d7.xml", "--format", "json").output)[0]
    assert (found["state"], found["valid"]) == ("no base", True)
    assert "version control" in found["message"]
    assert "version control" in call("diff", xml / "d7.xml").output


def test_one_thing_is_one_in_the_sum(xml: Path) -> None:
    assert "1 file: 1 as encoded;" in call("status", xml / "d7.xml").output


def test_nothing_that_an_editor_does_brings_a_traceback(xml: Path) -> None:
    file = xml / "d7.xml"
    for damage in (b"", b"<", b"\xff\xfe", b"<TEI/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", file.read_bytes().replace(b"</body>", b"")):
        file.write_bytes(damage)
        for command in (("status", xml), ("review", xml), ("accept", xml, "--preview"), ("diff", file)):
            found = CliRunner().invoke(main, [str(a) for a in command])
            assert found.exception is None or isinstance(found.exception, SystemExit), (damage, command, found.exception)
