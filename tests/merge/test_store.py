"""A run that is stopped at any moment leaves a state that the next run puts right; the folder of the base explains itself."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from encoder.merge import settle, store
from encoder.merge.store import BASE, base_of, explain, keep, recover
from tests.merge.test_settle import BASE as FIRST
from tests.merge.test_settle import VANCE, body, tei

EDITED = FIRST.replace(b"in May", b"in June")
NEW = tei(f"We saw {VANCE} in May.", "He told <persName>Gromyko</persName> so.")


class Stopped(BaseException):
    """The process is killed."""


def run(out: Path, new: bytes) -> str:
    target, base = out / "d1.xml", base_of(out, "d1")
    recover(target, base)
    read = store.read_or_none
    settled = settle(str(target), read(base), read(target), new, today="2026-02-02")
    keep(target, base, settled)
    return settled.action


def stop_at(moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a run is killed before it writes for the time `moment` (0: the first), or takes its note away."""
    write, unlink, count = store.write_whole, Path.unlink, itertools.count()

    def stop() -> None:
        if next(count) == moment:
            raise Stopped

    def writing(path: Path, data: bytes) -> None:
        stop()
        write(path, data)

    def unlinking(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == store.NOTE:
            stop()
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(store, "write_whole", writing)
    monkeypatch.setattr(Path, "unlink", unlinking)


@pytest.mark.parametrize("edited", [True, False])
@pytest.mark.parametrize("moment", range(4))
def test_a_run_stopped_at_any_write_is_finished_by_the_next(edited: bool, moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "stopped").mkdir()
    for out in (tmp_path / "whole", tmp_path / "stopped"):
        run(out, FIRST)
        if edited:
            (out / "d1.xml").write_bytes(EDITED)
    run(tmp_path / "whole", NEW)

    stop_at(moment, monkeypatch)
    with pytest.raises(Stopped):
        run(tmp_path / "stopped", NEW)
    monkeypatch.undo()
    run(tmp_path / "stopped", NEW)
    for name in ("d1.xml", f"{BASE}/d1.xml"):
        assert (tmp_path / "stopped" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert not list(tmp_path.rglob("*.next"))
    assert run(tmp_path / "stopped", NEW) in ("kept", "unchanged")


@pytest.mark.parametrize("moment", range(4))
def test_what_an_editor_does_between_a_stop_and_the_next_run_is_theirs(moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what the machine did is the machine's: if it were taken for the editor's, it could never be taken back by a better encoder."""
    for name in ("whole", "stopped"):
        (tmp_path / name).mkdir()
        run(tmp_path / name, FIRST)
        (tmp_path / name / "d1.xml").write_bytes(EDITED)
    run(tmp_path / "whole", NEW)
    stop_at(moment, monkeypatch)
    with pytest.raises(Stopped):
        run(tmp_path / "stopped", NEW)
    monkeypatch.undo()
    for name in ("whole", "stopped"):
        file = tmp_path / name / "d1.xml"
        file.write_bytes(file.read_bytes().replace(b"He told", b"He then told"))
        run(tmp_path / name, NEW)
        run(tmp_path / name, FIRST)
    assert (tmp_path / "stopped" / "d1.xml").read_bytes() == (tmp_path / "whole" / "d1.xml").read_bytes()
    assert "<persName>Gromyko" not in body((tmp_path / "stopped" / "d1.xml").read_bytes())
    assert not list(tmp_path.rglob("*.next"))


def test_a_note_of_a_run_that_never_wrote_its_file_is_forgotten(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    (tmp_path / BASE / "d1.xml.next").write_bytes(b"0" * 64 + b"\nother")
    assert run(tmp_path, FIRST) == "unchanged"
    assert base_of(tmp_path, "d1").read_bytes() == FIRST


def test_the_new_encoding_beside_goes_when_it_is_settled(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    (tmp_path / "d1.xml").write_bytes(EDITED.replace(b"</p>", b"", 1))
    assert run(tmp_path, NEW) == "beside"
    assert (tmp_path / "d1.xml.new").read_bytes() == NEW
    (tmp_path / "d1.xml").write_bytes(EDITED)
    assert run(tmp_path, NEW) == "merged"
    assert not (tmp_path / "d1.xml.new").exists()
    assert "June" in body((tmp_path / "d1.xml").read_bytes())


def test_what_is_offered_stays_until_the_editor_deletes_it(tmp_path: Path) -> None:
    """Two runs in a row change nothing: an editor who encodes twice still finds the additions."""
    (tmp_path / "d1.xml").write_bytes(EDITED)
    assert run(tmp_path, NEW) == "beside"
    offered = (tmp_path / "d1.xml.new").read_bytes()
    assert run(tmp_path, NEW) == "kept"
    assert (tmp_path / "d1.xml.new").read_bytes() == offered
    assert (tmp_path / "d1.xml").read_bytes() == EDITED


def test_the_folder_of_the_base_explains_itself(tmp_path: Path) -> None:
    explain(tmp_path)
    assert "version control" in (tmp_path / BASE / "README.md").read_text()
