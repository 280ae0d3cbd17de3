"""The examples of the guide for editors are run: an editor who follows the guide sees what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "correcting.md").read_text(encoding="utf-8")
_EXAMPLE = re.compile(r"^    \$ (.+)\n((?:    .*\n)+)", re.M)
EXAMPLES = [(match[1], match[2]) for match in _EXAMPLE.finditer(GUIDE)]
MESSAGE = "003_8b5645335082d8a2.xml"


def run(command: str, cwd: Path) -> str:
    """What a command prints, run as its program is installed."""
    program, *arguments = shlex.split(command)
    done = subprocess.run([Path(sys.executable).with_name(program), *arguments], cwd=cwd, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the seeds as the guide has it: a word corrected, a name's tag taken away, the title shortened."""
    folder = tmp_path_factory.mktemp("guide")
    for name in ("seeds", "xml"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "edition.toml", folder)
    run("encode seeds/ --out xml/", folder)
    path = folder / "xml" / MESSAGE
    text = path.read_text(encoding="utf-8")
    for before, after in (("<title>172. Message", "<title>Message"), ("represents a serious breach",
                          "represents a <choice><sic>serious</sic><corr>grave</corr></choice> breach"),
                          ('<persName ref="persons.xml#shulman-marshall">Shulman</persName>', "Shulman")):
        assert text.count(before) == 1
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_the_guide_shows_what_is_printed(command: str, shown: str, corrected: Path) -> None:
    """`...` in the guide stands for lines left out."""
    printed = run(command, corrected)
    at = 0
    for line in shown.splitlines():
        if line.strip() != "...":
            found = printed.find(line[4:], at)
            assert found >= 0, f"not printed (any more, or here): {line[4:]}\n{printed}"
            at = found + len(line) - 4


def test_the_guide_has_examples_of_each_command() -> None:
    told = {" ".join(command.split()[:2]) for command, _ in EXAMPLES}
    assert {"edition status", "edition review", "edition accept", "edition diff", "encode seeds/"} <= told
