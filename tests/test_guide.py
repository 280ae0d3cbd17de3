"""The examples of the guide for editors are run: an editor who follows the guide sees what it shows.

An example is a block of indented lines. `$` is a command, below it what is printed, `...` standing for lines left out; `FILE, by hand:` is what the
editor does to a file, `-` the words as they were, `+` as they are now.
"""

from __future__ import annotations

import datetime
import json
import re
import shlex
import shutil
import subprocess
import sys
from html import escape
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "correcting.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"(?:^    .*\n)+", re.M)
EXAMPLES = [found[0] for found in _BLOCK.finditer(GUIDE) if "    $ " in found[0]]
MESSAGE = "003_8b5645335082d8a2.xml"
TODAY = "2026-01-31"
"""What the guide calls today."""


def run(command: str, cwd: Path) -> str:
    """What a command prints, run as its program is installed."""
    program, *arguments = shlex.split(command)
    done = subprocess.run([Path(sys.executable).with_name(program), *arguments], cwd=cwd, capture_output=True, text=True, timeout=180)
    assert done.returncode in (0, 1), done.stderr
    return (done.stdout + done.stderr).replace(datetime.datetime.now(datetime.UTC).date().isoformat(), TODAY)


def replaced(path: Path, before: str, after: str) -> None:
    """The words are changed in a file where they stand once, however their lines are broken."""
    found = re.compile(r"\s+".join(map(re.escape, before.split())))
    text, count = found.subn(lambda _: after, path.read_text(encoding="utf-8"))
    assert count == 1, f"{path.name} has {count} times: {before}"
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the seeds as the guide has it: a word corrected, a name's tag taken away, the title shortened."""
    folder = tmp_path_factory.mktemp("guide") / "edition"
    for name in ("seeds", "xml"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "edition.toml", folder)
    run("encode seeds/ --out xml/", folder)
    for before, after in (("<title>172. Message", "<title>Message"), ("represents a serious breach",
                          "represents a <choice><sic>serious</sic><corr>grave</corr></choice> breach"),
                          ('<persName ref="persons.xml#shulman-marshall">Shulman</persName>', "Shulman")):
        replaced(folder / "xml" / MESSAGE, before, after)
    return folder


@pytest.mark.parametrize("example", EXAMPLES, ids=[re.search(r"\$ (.+)", example)[1] for example in EXAMPLES])      # type: ignore[index]
def test_the_guide_shows_what_is_printed(example: str, corrected: Path, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(corrected, folder)
    file, printed, at, before = folder, "", 0, ""
    for sign, group in groupby((line[4:] for line in example.splitlines()), key=lambda line: line[:2] if line[:2] in ("$ ", "- ", "+ ") else ""):
        lines = list(group)
        words = "\n".join(line[2:] for line in lines)
        if sign == "$ ":
            printed, at = "".join(run(line, folder) for line in words.splitlines()), 0
        elif sign == "- ":
            before = words
        elif sign == "+ ":
            replaced(file, before, words)
        elif lines[0].endswith(", by hand:"):
            file = folder / lines[0].removesuffix(", by hand:")
        else:
            for line in lines:
                found = at if line == "..." else printed.find(line + "\n", at)
                assert found >= 0, f"not printed (any more, or here): {line}\n{printed}"
                at = found if line == "..." else found + len(line) + 1


def test_the_guide_has_examples_of_each_command() -> None:
    told = {" ".join(command.split()[:2]) for example in EXAMPLES for command in re.findall(r"^    \$ (.+)", example, re.M)}
    assert {"edition status", "edition review", "edition accept", "edition diff", "edition explain", "encode seeds/"} <= told


def test_the_page_of_a_review_has_what_the_guide_says(corrected: Path) -> None:
    """Three filters, and for each place that the terminal lists a button with its place, its words and what the machine thinks."""
    run("edition review xml/ --page review.html", corrected)
    page = (corrected / "review.html").read_text(encoding="utf-8")
    assert re.findall(r"<label>(\w+) ", page) == re.findall(r"\*(\w+)\*", GUIDE.partition("Above stand three filters")[2].partition(".")[0])
    listed = json.loads(run("edition review xml/ --format json", corrected))
    items = page.split("<li ")[1:]
    assert len(items) == len(listed) == 18
    for item, place in zip(items, listed, strict=True):
        assert f">{escape(place['place'])}</button>" in item
        assert f'<p class="thinks">{escape(place["thinks"])}</p>' in item
        assert not place["words"] or f"<mark>{escape(place['words'])}</mark>" in item
