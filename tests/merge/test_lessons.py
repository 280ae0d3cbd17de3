"""What an editor decides in one document is used for the others, and goes when the editor takes it back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from encoder import files
from encoder.errors import AuthorityError
from encoder.explain import explain
from encoder.merge import deleted_entries, lessons, store
from encoder.pipeline import Options, run

TEXT = """{n}. Message From President Carter to Soviet General Secretary Brezhnev

Washington, February 17, 1979

Dear Mr. President:

We have learned that Foreign Minister Gromyko met with Thanat in Moscow. Secretary Vance told Gromyko on February 10 that Carter agreed.

Telegram from Gromyko to Carter was received by Brzezinski.

Jimmy Carter
"""


class Edition:
    """Three documents alike, encoded."""

    def __init__(self, folder: Path) -> None:
        self.sources, self.out, self.day = folder / "texts", folder / "xml", 1
        self.sources.mkdir()
        for n in (1, 2, 3):
            (self.sources / f"d{n}.txt").write_text(TEXT.format(n=n))
        self.encode()

    def encode(self) -> list[str]:
        self.day += 1
        return [r.action for r in run(Options((self.sources,), self.out, today=f"2026-01-{self.day:02}")).results]

    def text(self, name: str = "d2.xml") -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def edit(self, pattern: str, words: str, name: str = "d1.xml") -> None:
        new, count = re.subn(pattern, words, self.text(name), count=1, flags=re.S)
        assert count, self.text(name)
        (self.out / name).write_text(new, encoding="utf-8")

    def settle(self) -> None:
        """Encodes until nothing changes: a second run must be enough."""
        self.encode()
        before = {p: p.read_bytes() for p in self.out.rglob("*.xml")}
        assert set(self.encode()) <= {"kept", "unchanged"}
        assert {p: p.read_bytes() for p in self.out.rglob("*.xml")} == before


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def test_where_nobody_edited_nothing_is_learnt(edition: Edition) -> None:
    assert not lessons(edition.out)


@pytest.mark.parametrize(("pattern", "words", "learnt"), [
    (r'received by <persName ref="[^"]*">', 'received by <persName ref="persons.xml#zbig">',
     lambda t: 'by <persName ref="persons.xml#zbig">Brzezinski' in t),
    (r'received by <persName ref="[^"]*">', "received by <persName>", lambda t: "by <persName>Brzezinski" in t),
    (r"met with Thanat", 'met with <persName ref="persons.xml#thanat">Thanat</persName>',
     lambda t: 'ref="persons.xml#thanat" cert="medium" resp="#encoder">Thanat' in t),
    (r'Telegram from <persName [^>]*>Gromyko</persName>', "Telegram from Gromyko",
     lambda t: "Telegram from Gromyko" in t and t.count(">Gromyko<") == 2),
], ids=["linked", "unlinked", "marked", "unmarked"])
def test_a_decision_is_used_for_the_other_documents_and_goes_with_it(
        edition: Edition, pattern: str, words: str, learnt: Callable[[str], bool]) -> None:
    before, own = edition.text(), edition.text("d1.xml")
    edition.edit(pattern, words)
    corrected = edition.text("d1.xml")
    edition.settle()
    assert edition.text("d1.xml") == corrected
    assert learnt(edition.text())
    (edition.out / "d1.xml").write_text(own)
    edition.settle()
    assert edition.text().partition("<text>")[2] == before.partition("<text>")[2]


def test_a_link_into_the_file_itself_is_no_rule_for_other_files(edition: Edition) -> None:
    """`#fn2` is something else in each file."""
    before = edition.text()
    edition.edit(r'received by <persName ref="[^"]*">', 'received by <persName ref="#encoder">')
    edition.edit(r"met with Thanat", 'met with <persName ref="#encoder">Thanat</persName>')
    edition.settle()
    assert edition.text() == before


def test_a_link_to_the_web_stays_as_it_is_in_folders_below(edition: Edition) -> None:
    (edition.sources / "later").mkdir()
    (edition.sources / "later" / "d4.txt").write_text(TEXT.format(n=4))
    edition.encode()
    edition.edit(r'received by <persName ref="[^"]*">', 'received by <persName ref="https://example.org/people#zbig">')
    edition.settle()
    assert '<persName ref="https://example.org/people#zbig">Brzezinski' in edition.text("later/d4.xml")
    assert 'ref="../persons.xml#gromyko"' in edition.text("later/d4.xml")


def test_what_an_editor_decided_elsewhere_is_told_as_the_reason(edition: Edition) -> None:
    edition.edit(r'received by <persName ref="[^"]*">', 'received by <persName ref="persons.xml#zbig">')
    edition.settle()
    found, = (e.span for e in explain(edition.out / "d2.xml") if e.words == "Brzezinski")
    assert found is not None
    assert found.evidence == "an editor linked the same words so"


def test_doubts_are_told_at_their_lines_after_the_file_was_renewed(edition: Edition) -> None:
    """Each run that alters a file adds a line to its header: reports must count it, or editors look in the wrong place."""
    edition.edit(r"met with Thanat", 'met with <persName ref="persons.xml#thanat">Thanat</persName>')
    edition.day += 1
    report = run(Options((edition.sources,), edition.out, today=f"2026-01-{edition.day:02}"))
    told = [p for p in report.review() if p.rule == "uncertain" and "`Thanat`" in p.message]
    assert told
    for problem in told:
        assert ">Thanat</persName>" in Path(problem.path).read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_one_of_several_alike_in_a_document_makes_no_rule(edition: Edition) -> None:
    """An editor who relinks the second Gromyko only has decided about one mention."""
    before = edition.text()
    edition.edit(r'Telegram from <persName [^>]*>', 'Telegram from <persName ref="persons.xml#gromyko-anatoly">')
    edition.settle()
    assert edition.text() == before


def test_merged_entries_take_their_references_along(edition: Edition) -> None:
    edition.edit(r'\s*<person xml:id="vance".*?</person>', "", "persons.xml")
    edition.edit(r'(<person xml:id="carter-jimmy"[^>]*>.*?)(\s*</person>)', r"\1<idno>vance</idno>\2", "persons.xml")
    persons = edition.text("persons.xml")
    edition.settle()
    assert deleted_entries(edition.out, "persons") == {"vance"}
    assert edition.text("persons.xml") == persons
    for name in ("d1.xml", "d2.xml", "d3.xml"):
        assert '<persName ref="persons.xml#carter-jimmy">Vance' in edition.text(name)


def test_a_decision_is_still_used_after_a_run_that_merged_its_document(edition: Edition) -> None:
    """The new id is as long as the old one, and the base is written after the file: what the editor did is seen by neither size nor time."""
    edition.edit(r'received by <persName ref="[^"]*">', 'received by <persName ref="persons.xml#brzezinskx">')
    edition.settle()
    source = edition.sources / "d1.txt"
    source.write_text(source.read_text().replace("We have learned", "We have now learned"))
    assert "merged" in edition.encode()
    edition.settle()
    assert 'by <persName ref="persons.xml#brzezinskx">Brzezinski' in edition.text()


def test_after_a_clone_all_is_known_again(edition: Edition, tmp_path: Path) -> None:
    """Version control gives files any time."""
    edition.edit(r'received by <persName ref="[^"]*">', 'received by <persName ref="persons.xml#brzezinskx">')
    for number, path in enumerate(sorted(edition.out.rglob("*.xml"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 - number))
    edition.settle()
    assert 'by <persName ref="persons.xml#brzezinskx">Brzezinski' in edition.text()


@pytest.mark.parametrize("entry", ["", '<person xml:id="vanca"><persName>Vance</persName></person>'], ids=["deleted", "renamed, of one length"])
def test_an_entry_that_went_does_not_come_back_when_the_file_grows(edition: Edition, entry: str) -> None:
    """It would undo the editor's decision in all documents, months later, because one text brought a new name."""
    edition.edit(r'\s*<person xml:id="vance".*?</person>', entry, "persons.xml")
    edition.settle()
    (edition.sources / "d4.txt").write_text("4. Memorandum\n\nWashington, May 3, 1979.\n\nForeign Minister Andrei Kolossov met with Vance.\n")
    edition.settle()
    assert "Kolossov" in edition.text("persons.xml")
    edition.settle()
    assert 'xml:id="vance"' not in edition.text("persons.xml")
    assert not any("#vance" in edition.text(f"d{n}.xml") for n in (1, 2, 3, 4))


@pytest.mark.parametrize("entry", ["vance", "kolossov-andrei"])
def test_an_entry_deleted_between_a_kill_and_the_next_run_does_not_come_back(edition: Edition, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The killed run had written persons.xml and not yet its base."""
    class Killed(BaseException):
        pass

    def write_whole(path: Path, data: bytes) -> None:
        if path == edition.out / ".encoder" / "persons.xml":
            raise Killed
        files.write_whole(path, data)

    (edition.sources / "d4.txt").write_text("4. Memorandum\n\nWashington, May 3, 1979.\n\nForeign Minister Andrei Kolossov and Ambassador Pavel Petrunin met with Vance.\n")
    with monkeypatch.context() as patch:
        patch.setattr(store, "write_whole", write_whole)
        with pytest.raises(Killed):
            edition.encode()
    edition.edit(rf'\s*<person xml:id="{entry}".*?</person>', "", "persons.xml")
    edition.settle()
    edition.settle()
    assert f'xml:id="{entry}"' not in edition.text("persons.xml")
    assert deleted_entries(edition.out, "persons") == {entry}
    assert not any(f"#{entry}" in edition.text(f"d{n}.xml") for n in (1, 2, 3, 4))


def test_a_spoilt_record_of_entries_stops_the_run_before_anything_is_written(edition: Edition) -> None:
    """Else all deleted entries would be back."""
    edition.edit(r'\s*<person xml:id="vance".*?</person>', "", "persons.xml")
    edition.settle()
    record = edition.out / ".encoder" / "persons.xml"
    record.write_text("<<<<<<< HEAD\n" + record.read_text())
    before = {p: p.read_bytes() for p in edition.out.rglob("*.xml")}
    with pytest.raises(AuthorityError, match=r"spoilt.*version control"):
        edition.encode()
    assert {p: p.read_bytes() for p in edition.out.rglob("*.xml")} == before


def test_an_entry_that_the_editor_deleted_does_not_come_back(edition: Edition) -> None:
    edition.edit(r'\s*<person xml:id="vance".*?</person>', "", "persons.xml")
    edition.settle()
    assert 'xml:id="vance"' not in edition.text("persons.xml")
    assert "#vance" not in edition.text()


def test_an_id_that_the_editor_renamed_everywhere_stays_so(edition: Edition) -> None:
    edition.edit('xml:id="vance"', 'xml:id="vance-cyrus"', "persons.xml")
    for name in ("d1.xml", "d2.xml", "d3.xml"):
        edition.edit("persons.xml#vance", "persons.xml#vance-cyrus", name)
    edition.settle()
    assert "persons.xml#vance-cyrus" in edition.text()
    assert 'xml:id="vance"' not in edition.text("persons.xml")
