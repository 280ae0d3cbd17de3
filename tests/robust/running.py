"""Commands as real processes, and folders of letters for them to work on."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import ROOT

T = "{http://www.tei-c.org/ns/1.0}"


def command(name: str, *arguments: str | Path) -> list[str]:
    """The command line of `encode` or `edition`, whether or not they are installed."""
    return [sys.executable, "-c", f"from encoder.cli.{name} import main; main(prog_name={name!r})", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": "946684800", **more}


def run(name: str, *arguments: str | Path, cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    """The finished process; fails where a traceback reached the user."""
    done = subprocess.run(command(name, *arguments), capture_output=True, text=True, errors="backslashreplace", cwd=cwd, env=environment(**more),
                          timeout=300, check=False)
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    return done


def bound(name: str, *arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The finished process, bound by the rights of files even where the superuser runs it; skips where that cannot be had."""
    prefix = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if prefix and (shutil.which(prefix[0]) is None or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode):
        pytest.skip("the rights of files do not bind this user")
    done = subprocess.run([*prefix, *command(name, *arguments)], capture_output=True, text=True, cwd=cwd, env=environment(), check=False)
    assert "Traceback" not in done.stderr
    return done


def here(name: str, *arguments: str | Path, cwd: Path | None = None) -> Result:
    """The same in this process, which is quicker; fails where the command let an exception through."""
    module = importlib.import_module(f"encoder.cli.{name}")
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "946684800"})
    with contextlib.chdir(cwd or ROOT):
        done = runner.invoke(module.main, [str(a) for a in arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def letter(number: int, more: str = "") -> str:
    """A letter like no other."""
    return (f"{number}. Letter From President Marsh to Prime Minister Aas1\n\nPort Elgin, May {number % 28 + 1}, 1961.\n\n"
            f"Dear Mr. Prime Minister:\n\n"
            f"I thank you for letter no. {number}. See Document {number - 1}. {more}\n\nYours truly,\n\nJohn Marsh\n  1. Source: Marsh Library.\n")


def letters(folder: Path, count: int, more: str = "") -> Path:
    """A folder of that many letters."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"d{number:03}.txt").write_text(letter(number, more), encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder but the memory of the last run, which is no part of the edition."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and "state.sqlite" not in p.name}
