"""`encode` as a user runs it: a real process on real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT

T = "{http://www.tei-c.org/ns/1.0}"


def encode(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from encoder.cli.encode import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, timeout=120)


def tree(folder: Path) -> dict[str, bytes]:
    """All files but the encoder's memory, which holds times of this machine."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "state.sqlite"}


@pytest.fixture(scope="module")
def seeds_encoded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    out = tmp_path_factory.mktemp("seeds") / "xml"
    return out, encode("seeds", "--out", out, "--report", out.parent / "report.json", "--all")


def test_both_seeds_are_encoded_with_one_line_each(seeds_encoded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, done = seeds_encoded
    assert done.returncode == 0, done.stderr
    assert {p.name for p in out.glob("0*.xml")} == {"000_4acf9ac392d82be6.xml", "003_8b5645335082d8a2.xml"}
    assert "Traceback" not in done.stderr


def test_the_report_names_what_the_sources_leave_open(seeds_encoded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, _ = seeds_encoded
    review = json.loads((out.parent / "report.json").read_text())["review"]
    said = " ".join(f"{p['path']}:{p['line']} {p['message']}" for p in review)
    assert "lacks its opening mark" in said
    assert "April 20" in said
    assert any("003_" in p["path"] and "date" in p["message"] for p in review)
    assert all(p["line"] > 0 for p in review if p["severity"] == "review" and "0" in p["path"])


def test_the_lines_of_the_web_page_that_were_set_aside_are_listed(seeds_encoded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, _ = seeds_encoded
    files = json.loads((out.parent / "report.json").read_text())["files"]
    assert {"line": 1, "text": "Skip to content"} in files[0]["set_aside"]


def test_running_again_changes_no_byte_and_no_time(seeds_encoded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, _ = seeds_encoded
    before = tree(out)
    times = {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()}
    assert encode("seeds", "--out", out, SOURCE_DATE_EPOCH="4102444800").returncode == 0
    assert tree(out) == before
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()} == times


def test_the_committed_encoding_is_what_the_encoder_writes(seeds_encoded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, _ = seeds_encoded
    for path in out.glob("*.xml"):
        committed = etree.fromstring((ROOT / "xml" / path.name).read_bytes())
        written = etree.fromstring(path.read_bytes())
        for root in (committed, written):
            for change in root.iter(T + "change"):
                change.attrib.pop("when", None)
        assert etree.tostring(committed, method="c14n") == etree.tostring(written, method="c14n"), path.name


def test_a_broken_file_stops_no_other_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "sub").mkdir(parents=True)
    (source / "good.txt").write_text("Dear Sir,\n\nI thank you for your letter.\n\nYours truly,\n\nA. Reader\n")
    (source / "sub" / "good.txt").write_text("Memorandum\n\nOf no importance.\n")
    (source / "empty.txt").write_bytes(b"")
    (source / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (source / "latin.txt").write_bytes("Señor\n".encode("latin-1"))
    done = encode(source, "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 1
    written = {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("good.xml") if ".encoder" not in p.parts}
    assert written == {"good.xml", "sub/good.xml"}
    for name in ("empty.txt", "binary.txt", "latin.txt:1:3"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "out").rglob("*.part"))


@pytest.mark.parametrize(("arguments", "words"), [
    (("nowhere", "--out", "out"), "no such file"),
    (("seeds",), "--out"),
    (("seeds", "--out", "pyproject.toml"), "not a folder"),
    (("seeds", "--out", "{tmp}", "--authority", "nowhere.xml"), "nowhere.xml"),
])
def test_wrong_usage_is_said_in_a_sentence(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = encode(*(a.replace("{tmp}", str(tmp_path / "o")) for a in arguments))
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_several_processes_write_the_same_as_one(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for n in range(40):
        (source / f"d{n}.txt").write_text(f"{n}. Letter From President Marsh to Prime Minister Aas1\n\nPort Elgin, May {n % 28 + 1}, 1961.\n\n"
                                          f"Dear Mr. Prime Minister:\n\nSee Document {n - 1}.\n\n\nJohn Marsh\n  1. Source: Marsh Library.\n")
    one = encode(source, "--out", tmp_path / "one", "--jobs", "1", "--quiet")
    two = encode(source, "--out", tmp_path / "two", "--jobs", "2", "--quiet")
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
