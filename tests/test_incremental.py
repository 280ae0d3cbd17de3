"""Only what changed is done again; what is remembered may be lost, stale or hostile without harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from encoder import pipeline
from encoder.pipeline import Options, run
from encoder.settings import Settings

PAGE = "{n}. Letter From President Marsh to Prime Minister Aas1\n\nPort Elgin, May {n}, 1961.\n\nDear Mr. Prime Minister:\n\nSee Document 2.\n\n\nJohn Marsh\n  1. Source: Marsh Library.\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(1, 5):
        (folder / f"d{n}.txt").write_text(PAGE.format(n=n))
    return folder


def encoded(monkeypatch: pytest.MonkeyPatch, sources: Path, **more: object) -> list[str]:
    """The names of the sources that a run really encoded."""
    done: list[str] = []
    real = pipeline.Encoder

    class Counted(real):  # type: ignore[misc, valid-type]
        def __call__(self, items):  # type: ignore[no-untyped-def]
            done.extend(found.name for found in items)
            return super().__call__(items)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "Encoder", Counted)
        report = run(Options((sources,), sources.parent / "out", **more))  # type: ignore[arg-type]
    assert not report.failed
    assert report.actions.total() == len(list(sources.iterdir()))
    return done


def test_what_did_not_change_is_not_done_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    assert len(encoded(monkeypatch, sources)) == 4
    assert encoded(monkeypatch, sources) == []


def test_persons_whom_no_mark_means_after_all_do_not_unsettle_the_next_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The second run finds one name fewer to choose between, decides anew, and an edition that nobody touched changes."""
    sources = tmp_path / "in"
    sources.mkdir()
    for n, words in enumerate(("Vice Minister Ch’iao Kuan-hua came. Ch’iao said no.", "Vice Minister Chiao Kuan came.", "Mr. Chiao Kuan-liua came.")):
        (sources / f"d{n}.txt").write_text(f"{n}. Telegram From the Embassy in Norland\n\nPort Elgin, June {n + 3}, 1972.\n\n{words}\n", encoding="utf-8")
    assert len(encoded(monkeypatch, sources)) == 3
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.xml")}
    assert encoded(monkeypatch, sources) == []
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.xml")} == first


def test_a_changed_source_and_a_corrected_file_are_looked_at_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    encoded(monkeypatch, sources)
    (sources / "d2.txt").write_text(PAGE.format(n=2).replace("See Document 2", "See Document 3"))
    target = sources.parent / "out" / "d3.xml"
    target.write_bytes(target.read_bytes().replace(b"Dear Mr. Prime", b"Dear Mr. <hi>Prime</hi>", 1))
    assert encoded(monkeypatch, sources) == ["d2", "d3"]
    assert b"<hi>Prime</hi>" in target.read_bytes()


def test_after_a_run_that_did_one_text_again_the_others_are_still_known(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    encoded(monkeypatch, sources)
    (sources / "d2.txt").write_text(PAGE.format(n=2).replace("See Document 2", "See Document 3"))
    assert encoded(monkeypatch, sources) == ["d2"]
    assert encoded(monkeypatch, sources) == []


def test_a_file_that_vanished_is_written_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    encoded(monkeypatch, sources)
    (sources.parent / "out" / "d1.xml").unlink()
    assert encoded(monkeypatch, sources) == ["d1"]


def test_other_settings_or_force_do_everything_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    encoded(monkeypatch, sources)
    assert len(encoded(monkeypatch, sources, settings=Settings(title="Another title"))) == 4
    assert len(encoded(monkeypatch, sources, settings=Settings(title="Another title"), force=True)) == 4


def test_what_only_the_site_and_the_print_show_encodes_nothing_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    """Who sets a page size waits for two hundred thousand texts."""
    settings = Settings(title="Letters")
    assert len(encoded(monkeypatch, sources, settings=settings)) == 4
    assert encoded(monkeypatch, sources, settings=replace(settings, about=("Letters of a year.",), print=(("paper", "a5"),), parts=(("a", "A"),))) == []
    assert len(encoded(monkeypatch, sources, settings=replace(settings, licence="CC BY 4.0"))) == 4


@pytest.mark.parametrize("junk", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_memory_that_is_no_memory_costs_only_time(monkeypatch: pytest.MonkeyPatch, sources: Path, junk: bytes) -> None:
    encoded(monkeypatch, sources)
    (sources.parent / "out" / ".encoder" / "state.sqlite").write_bytes(junk)
    assert len(encoded(monkeypatch, sources)) == 4
    assert encoded(monkeypatch, sources) == []


LONE = ("{n}. Telegram From the Embassy in Norland to the Department of State\n\nPort Elgin, May {n}, 1961.\n\n"
        "He met Maurice Lenoir de Marsay and Minister Lenoir de Marsay. Lenoir said no.\n")


def test_a_person_whom_the_machine_gathered_for_nothing_does_not_make_it_begin_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    for n in range(5, 8):
        (sources / f"d{n}.txt").write_text(LONE.format(n=n))
    gathered: list[set[str]] = []
    real = pipeline.gather_entries
    monkeypatch.setattr(pipeline, "gather_entries", lambda *arguments: (out := real(*arguments), gathered.append(set(out[0].persons)))[0])
    assert len(encoded(monkeypatch, sources)) == 7
    kept = (sources.parent / "out" / "persons.xml").read_text()
    assert any(f'xml:id="{name}"' not in kept for name in gathered[0]), "every person gathered is referred to: nothing was tested"
    assert encoded(monkeypatch, sources) == []


def test_a_note_that_goes_takes_the_references_to_it_along(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    """Else a text that nobody touched points to a note that is no more, and the edition is not valid."""
    (sources / "d1.txt").write_text(PAGE.format(n=1).replace("See Document 2.", "See footnote 2, Document 2."))
    (sources / "d2.txt").write_text(PAGE.format(n=2).replace("Document 2.", "Document 3.2") + "  2. Not printed.\n")
    encoded(monkeypatch, sources)
    first = sources.parent / "out" / "d1.xml"
    assert 'target="d2.xml#fn2"' in first.read_text()
    (sources / "d2.txt").write_text(PAGE.format(n=2))
    assert "d1" in encoded(monkeypatch, sources)
    assert '<ref n="2 2">' in first.read_text()
    assert encoded(monkeypatch, sources) == []


def test_a_run_without_the_list_chooses_between_the_same_persons(tmp_path: Path) -> None:
    """The edition's own list holds only whom the texts mean: given no list, the next run takes the one who is left for sure."""
    sources, out, persons = tmp_path / "in", tmp_path / "out", tmp_path / "persons.xml"
    sources.mkdir()
    (sources / "d1.txt").write_text("1. Telegram From the Embassy in Norland\n\nPort Elgin, June 3, 1972.\n\nMarlin said no. Ambassador Varley came.\n")
    entries = (("a", "Marlin, Eve", "Analyst"), ("b", "Marlin, Adam", "Consul"), ("c", "Varley, John", "Ambassador"), ("d", "Varley, Allen", "Director"))
    people = "".join(f'<person xml:id="{i}"><persName>{name}</persName><note>{note}</note></person>' for i, name, note in (*entries, ("e", "Lone, Eve", "Clerk")))
    persons.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons</title></titleStmt><publicationStmt><p>x</p>'
                       f'</publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><standOff><listPerson>{people}</listPerson></standOff></TEI>')
    run(Options((sources,), out, (persons,)))
    first = (out / "d1.xml").read_bytes()
    grown = (out / "persons.xml").read_text()
    assert all(f'"{i}"' in grown for i, _, _ in entries)
    assert '"e"' not in grown
    run(Options((sources,), out, force=True))
    assert (out / "d1.xml").read_bytes() == first
