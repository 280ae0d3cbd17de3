"""What an editor decides in one document is used for the others, and goes when the editor takes it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from encoder.explain import explain
from encoder.merge import deleted_entries, lessons
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
