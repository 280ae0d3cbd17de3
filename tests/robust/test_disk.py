"""A disk that is full, closed or changes under the run: nothing that was there is lost, the message is clear, the next run goes on."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from encoder import encoding, pipeline
from encoder.errors import Unwritable
from encoder.files import write_whole
from tests.robust.running import bound, command, environment, here, letter, letters, tree

TIMES = int(os.environ.get("EDITION_KILLS", "5"))


def limited(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def test_a_file_too_large_for_the_disk_leaves_the_old_one_and_costs_no_other(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 6), tmp_path / "out"
    assert here("encode", sources, "--out", out).exit_code == 0
    before = (out / "d003.xml").read_bytes()
    (sources / "d003.txt").write_text(letter(3, "And so on. " * 20_000), encoding="utf-8")
    (sources / "d004.txt").write_text(letter(4, "A new word."), encoding="utf-8")
    done = subprocess.run(command("encode", sources, "--out", out, "--jobs", "1"), capture_output=True, text=True, env=environment(), check=False,
                          preexec_fn=lambda: limited(150_000))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "d003.xml" in done.stderr
    assert "the file cannot be written: File too large" in done.stderr
    assert (out / "d003.xml").read_bytes() == before
    assert "A new word." in (out / "d004.xml").read_text(encoding="utf-8")
    assert not list(out.rglob("*.part"))
    assert here("encode", sources, "--out", out).exit_code == 0
    assert "And so on." in (out / "d003.xml").read_text(encoding="utf-8")


def in_namespace(*lines: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a script with mounts that only it sees, which go with it; skips where the system does not permit that."""
    trial = ["unshare", "-m", "mount", "-t", "tmpfs", "none", str(cwd)]
    if shutil.which("unshare") is None or subprocess.run(trial, capture_output=True, check=False).returncode:
        pytest.skip("mounting needs rights that this user does not have")
    script = ["unshare", "-m", "sh", "-c", "\n".join(("set -e", *lines))]
    return subprocess.run(script, capture_output=True, text=True, env=environment(), cwd=cwd, check=False)


def words(*arguments: str | Path) -> str:
    return " ".join(f"'{a}'" if '"' not in a else f'"{a}"' for a in map(str, arguments))


def encode_line(tmp_path: Path, *arguments: str | Path) -> str:
    """`encode` as a line of a shell script."""
    script = tmp_path / "encode.py"
    script.write_text("from encoder.cli.encode import main\nmain(prog_name='encode')\n")
    return words(command("encode")[0], script, *arguments)


def test_a_full_disk_is_named_and_leaves_whole_files(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 30, "And so on. " * 1_000), tmp_path / "out"
    out.mkdir()
    line = encode_line(tmp_path, sources, "--out", out, "--jobs", "1", "--quiet")
    done = in_namespace(f"mount -t tmpfs -o size=600k none '{out}'", f"{line} || echo ended $?",
                        f"mkdir '{tmp_path}/kept'; cp -r '{out}/.' '{tmp_path}/kept'", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert "ended 1" in done.stdout, done.stderr
    assert "No space left" in done.stderr
    kept = list((tmp_path / "kept").rglob("*.xml"))
    assert kept
    for path in kept:
        etree.parse(str(path))
    assert not list((tmp_path / "kept").rglob("*.part"))
    (tmp_path / "out").rmdir()
    shutil.move(tmp_path / "kept", out)
    assert here("encode", sources, "--out", out).exit_code == 0
    assert len(list(out.glob("d*.xml"))) == 30


def test_a_read_only_folder_is_named_and_nothing_in_it_changed(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 4), tmp_path / "out"
    assert here("encode", sources, "--out", out).exit_code == 0
    before = tree(out)
    (sources / "d002.txt").write_text(letter(2, "A new word."), encoding="utf-8")
    line = encode_line(tmp_path, sources, "--out", out, "--jobs", "1", "--quiet")
    done = in_namespace(f"mount --bind '{out}' '{out}'", f"mount -o remount,ro,bind '{out}'", f"{line} || echo ended $?", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert "ended 1" in done.stdout, done.stdout + done.stderr
    assert "Read-only file system" in done.stderr
    assert tree(out) == before


def test_a_disk_that_is_full_at_any_moment_costs_nothing_and_with_more_room_the_run_goes_on(tmp_path: Path) -> None:
    """An edition with corrections, and a better transcription of it, on a disk that grows a little after each run."""
    out, better, chance = tmp_path / "out", letters(tmp_path / "better", 30, "Secretary Kohler spoke of it. " * 80), random.Random(4)
    assert here("encode", letters(tmp_path / "in", 30, "And so on."), "--out", out, "--jobs", "1", cwd=tmp_path).exit_code == 0
    for path in list(out.glob("d*.xml"))[::3]:
        path.write_text(path.read_text(encoding="utf-8").replace("Marsh Library", "<!-- an editor's word -->Marsh Library"), encoding="utf-8")
    before, disk, keep = tree(out), tmp_path / "disk", tmp_path / "keep"
    shutil.copytree(out, tmp_path / "peace")
    assert here("encode", better, "--out", tmp_path / "peace", "--jobs", "1", cwd=tmp_path).exit_code == 0
    after = tree(tmp_path / "peace")
    first = sum(len(data) // 4096 + 1 for data in before.values()) * 4 + 60
    sizes = sorted(first + chance.randrange(500) for _ in range(TIMES))
    disk.mkdir()
    keep.mkdir()
    line = encode_line(tmp_path, better, "--out", disk, "--jobs", "1", "--quiet")
    runs = [f"mount -o remount,size={size}k none '{disk}'; {line} || echo ended $?; cp -r '{disk}' '{keep}/{number}'" for number, size in enumerate(sizes)]
    done = in_namespace(f"mount -t tmpfs -o size={first}k none '{disk}'", f"cp -r '{out}/.' '{disk}'", *runs,
                        f"mount -o remount,size=50m none '{disk}'; {line}; cp -r '{disk}' '{keep}/whole'", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No space left" in done.stderr
    for number in range(TIMES):
        now = tree(keep / str(number))
        assert not [name for name in before if name not in now]
        assert not [name for name, data in now.items() if not name.endswith(".next") and data not in (before.get(name), after.get(name))]
    assert tree(keep / "whole") == after
    print(f"{done.stdout.count('ended 1')} of {TIMES} runs struck by a full disk")


def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 2), tmp_path / "out"
    out.mkdir(mode=0o555)
    done = bound("encode", sources, "--out", out)
    assert done.returncode == 1
    assert "Permission denied" in done.stderr
    assert not list(out.iterdir())


def test_files_and_folders_without_the_right_to_read_are_named_and_cost_no_other(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 4), tmp_path / "out"
    letters(sources / "closed", 1)
    assert here("encode", sources, "--out", out).exit_code == 0
    for number, path in enumerate((sources / "d001.txt", out / "d002.xml", out / ".encoder" / "d003.xml")):
        (sources / f"d{number + 1:03}.txt").write_text(letter(number, "A new word."), encoding="utf-8")
        path.chmod(0)
    (sources / "closed").chmod(0)
    (sources / "d004.txt").write_text(letter(4, "A new word."), encoding="utf-8")
    try:
        done = bound("encode", sources, "--out", out, "--jobs", "1")
        others = [bound("edition", name, out, *more) for name, *more in (("validate",), ("status",), ("review",), ("html", "--out", tmp_path / "site"))]
    finally:
        (sources / "closed").chmod(0o755)
    assert done.returncode == 1
    for name in ("in/d001.txt", "out/d002.xml", "d003.xml", "in/closed"):
        assert name in done.stderr
    assert "A new word." in (out / "d004.xml").read_text(encoding="utf-8")
    for other in others:
        assert "d002.xml" in other.stdout + other.stderr
        assert "fault of the encoder" not in other.stderr


def test_a_text_that_vanishes_during_the_run_is_named_and_stops_no_other(tmp_path: Path) -> None:
    sources = letters(tmp_path / "in", 5)
    report = pipeline.run(pipeline.Options((sources,), tmp_path / "out"),
                          lambda stage, done, total: (sources / "d002.txt").unlink(missing_ok=True) if done == total else None)
    assert [r.action for r in report.results] == ["written", "failed", "written", "written", "written"]
    assert "d002.txt: the file cannot be read" in str(next(report.review()))


def test_a_file_that_somebody_has_open_is_replaced_whole_under_his_hands(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old " * 10_000)
    with path.open("rb") as reading:
        first = reading.read(100)
        write_whole(path, b"new " * 10_000)
        assert first + reading.read() == b"old " * 10_000
    assert path.read_bytes() == b"new " * 10_000


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 2), tmp_path / "out"
    (out / "d001.xml").mkdir(parents=True)
    done = here("encode", sources, "--out", out)
    assert done.exit_code == 1
    assert "d001.xml" in done.stderr
    assert (out / "d002.xml").is_file()
    with pytest.raises(Unwritable):
        write_whole(out / "d001.xml", b"x")
    (out / "d003").write_bytes(b"")
    with pytest.raises(Unwritable):
        write_whole(out / "d003" / "x.xml", b"x")


@pytest.mark.parametrize("memory", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_spoilt_memory_of_the_last_run_is_begun_anew(tmp_path: Path, memory: bytes) -> None:
    sources, out = letters(tmp_path / "in", 2), tmp_path / "out"
    (out / ".encoder").mkdir(parents=True)
    (out / ".encoder" / "state.sqlite").write_bytes(memory)
    done = here("encode", sources, "--out", out)
    assert done.exit_code == 0, done.stderr
    assert len(list(out.glob("d*.xml"))) == 2


def test_what_an_editor_saves_while_the_run_is_at_work_on_that_text_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources, out, compare = letters(tmp_path / "in", 3), tmp_path / "out", encoding._compare
    assert here("encode", sources, "--out", out, "--jobs", "1", cwd=tmp_path).exit_code == 0
    letters(sources, 3, "Mr. Kohler agreed.")

    def saved(work: encoding._Encoding) -> None:
        compare(work)
        if work.target.name == "d002.xml":
            work.target.write_bytes(work.target.read_bytes().replace(b"I thank you", b"I THANK you"))

    monkeypatch.setattr(encoding, "_compare", saved)
    done = here("encode", sources, "--out", out, "--jobs", "1", cwd=tmp_path)
    assert "d002.xml (merged)" in done.output
    words = (out / "d002.xml").read_text(encoding="utf-8")
    assert "I THANK you" in words
    assert "agreed" in words
