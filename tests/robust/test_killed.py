"""A run that is killed at any moment: every file is the old one or the new one, whole; the next run goes on; editors lose nothing."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.robust.running import T, command, environment, letters, run

KILLS = int(os.environ.get("EDITION_KILLS", "5"))
COUNT = 40
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is known to POSIX systems only")


def killed(sources: Path, out: Path, settings: Path, after: float, jobs: int) -> bool:
    """Begins a run in a process group of its own and kills its first process; whether it was still running."""
    process = subprocess.Popen(command("encode", sources, "--out", out, "--settings", settings, "--jobs", str(jobs)), env=environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert nobody_is_left(process.pid), "processes of a killed run go on working"
    return running


def nobody_is_left(group: int) -> bool:
    """Whether a process group has come to its end within some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return True
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return False


def publishers(out: Path) -> set[str]:
    """The publishers that the files name; each file must be whole."""
    found = set()
    for path in [*out.glob("d*.xml"), *(out / ".encoder").glob("d*.xml")]:
        root = etree.parse(str(path)).getroot()
        found.add(root.findtext(f".//{T}publicationStmt/{T}publisher") or "")
        assert "Yours truly," in "".join(root.itertext())
    for path in out.glob("*.xml"):
        etree.parse(str(path))
    return found


def test_no_moment_to_be_killed_costs_a_file(tmp_path: Path) -> None:
    sources, out, chance = letters(tmp_path / "in", COUNT), tmp_path / "out", random.Random(8)
    settings = [tmp_path / "first.toml", tmp_path / "second.toml"]
    for path in settings:
        path.write_text(f'title = "Letters"\npublisher = "{path.stem}"\n')
    began = time.monotonic()
    assert run("encode", sources, "--out", out, "--settings", settings[0], "--jobs", "1").returncode == 0
    whole = time.monotonic() - began
    corrected = out / "d007.xml"
    corrected.write_text(corrected.read_text().replace("Marsh Library", "<!-- an editor's word -->Marsh Library"))
    survived = 0
    for number in range(1, KILLS + 1):
        chosen = settings[number // 2 % 2]
        struck = killed(sources, out, chosen, chance.uniform(0.3, 1.1) * whole, 1 + number % 2)
        survived += struck
        whole *= 1 if struck else 0.7      # the machine was busier when the time of a whole run was taken
        assert publishers(out) <= {"first", "second"}
        assert "an editor's word" in corrected.read_text()
        if number % 3 == 0 or number == KILLS:
            done = run("encode", sources, "--out", out, "--settings", chosen, "--jobs", "1")
            assert done.returncode == 0, done.stderr
            assert publishers(out) == {chosen.stem}
            assert len(list(out.glob("d*.xml"))) == COUNT
            assert not list(out.rglob("*.part"))
    print(f"{survived} of {KILLS} kills struck a run at work")
    assert survived


def test_no_moment_to_be_killed_costs_a_correction() -> None:
    """Merging runs, over files that editors have worked in. In a process of its own, which can be forked."""
    done = subprocess.run([sys.executable, "-m", "tests.robust.kills", "--count", str(KILLS), "--seed", "3"], cwd=ROOT, env=environment(),
                          capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^[1-9]\d* of \d+ kills struck", done.stdout, re.M)


def test_what_a_killed_run_left_unfinished_is_cleared_by_the_next(tmp_path: Path) -> None:
    from encoder.files import _HOST
    dead = subprocess.Popen(["true"])
    dead.wait()
    sources, out = letters(tmp_path / "in", 1), tmp_path / "out"
    (out / "sub").mkdir(parents=True)
    left = [out / f".encoder-{_HOST}-{dead.pid}-abc_1.part", out / "sub" / f".encoder-{_HOST}-{dead.pid}-x.part"]
    kept = [out / f".encoder-{_HOST}-{os.getpid()}-abc.part", out / f".encoder-elsewhere-{dead.pid}-abc.part", out / "an editor's own.part"]
    for path in (*left, *kept):
        path.write_bytes(b"half")
    assert run("encode", sources, "--out", out).returncode == 0
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in kept), "a file that somebody may still be writing was taken away"


def test_who_presses_control_c_is_told_that_all_is_whole_and_waits_for_nothing(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 300), tmp_path / "out"
    process = subprocess.Popen(command("encode", sources, "--out", out, "--jobs", "2"), env=environment(), text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))      # where the tests run in the background it is ignored
    while not list(out.glob("d*.xml")) and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "whole" in said
    assert nobody_is_left(process.pid)
