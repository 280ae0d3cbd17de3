"""Only what changed is done again; what is remembered may be lost, stale or hostile without harm."""

from __future__ import annotations

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
        def __call__(self, found):  # type: ignore[no-untyped-def]
            done.append(found.name)
            return super().__call__(found)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "Encoder", Counted)
        report = run(Options((sources,), sources.parent / "out", **more))  # type: ignore[arg-type]
    assert not report.failed
    assert len(report.results) == len(list(sources.iterdir()))
    return done


def test_what_did_not_change_is_not_done_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    assert len(encoded(monkeypatch, sources)) == 4
    assert encoded(monkeypatch, sources) == []


def test_a_changed_source_and_a_corrected_file_are_looked_at_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    encoded(monkeypatch, sources)
    (sources / "d2.txt").write_text(PAGE.format(n=2).replace("See Document 2", "See Document 3"))
    target = sources.parent / "out" / "d3.xml"
    target.write_bytes(target.read_bytes().replace(b"Dear Mr. Prime", b"Dear Mr. <hi>Prime</hi>", 1))
    assert encoded(monkeypatch, sources) == ["d2", "d3"]
    assert b"<hi>Prime</hi>" in target.read_bytes()


def test_a_file_that_vanished_is_written_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    encoded(monkeypatch, sources)
    (sources.parent / "out" / "d1.xml").unlink()
    assert encoded(monkeypatch, sources) == ["d1"]


def test_other_settings_or_force_do_everything_again(monkeypatch: pytest.MonkeyPatch, sources: Path) -> None:
    encoded(monkeypatch, sources)
    assert len(encoded(monkeypatch, sources, settings=Settings(title="Another title"))) == 4
    assert len(encoded(monkeypatch, sources, settings=Settings(title="Another title"), force=True)) == 4


@pytest.mark.parametrize("junk", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_memory_that_is_no_memory_costs_only_time(monkeypatch: pytest.MonkeyPatch, sources: Path, junk: bytes) -> None:
    encoded(monkeypatch, sources)
    (sources.parent / "out" / ".encoder" / "state.sqlite").write_bytes(junk)
    assert len(encoded(monkeypatch, sources)) == 4
    assert encoded(monkeypatch, sources) == []
