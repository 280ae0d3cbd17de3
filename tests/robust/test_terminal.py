"""What reaches the terminal: sentences, whatever the terminal can show, whoever reads them, whatever goes wrong inside."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from encoder.cli.telling import fail_clearly, plain
from tests.robust.running import command, environment, letters, run


@pytest.mark.parametrize("variables", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp437"}])
def test_a_terminal_that_cannot_show_a_character_ends_no_run(tmp_path: Path, variables: dict[str, str]) -> None:
    sources = letters(tmp_path / "in", 1, "毛泽东 said … –")
    (sources / "d001.txt").rename(sources / "名前–é.txt")
    assert run("encode", sources, "--out", tmp_path / "out", **variables).returncode == 0
    assert (tmp_path / "out" / "名前–é.xml").is_file()


def test_a_reader_who_has_seen_enough_ends_the_telling_quietly(tmp_path: Path) -> None:
    sources = letters(tmp_path / "in", 3)
    process = subprocess.Popen(
        command("encode", sources, "--out", tmp_path / "out", "--jobs", "1"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.close()
    said = process.stderr.read() if process.stderr else ""
    process.wait(60)
    assert "Traceback" not in said
    assert "lost" not in said
    assert len(list((tmp_path / "out").glob("d*.xml"))) == 3


@pytest.mark.parametrize(
    "error",
    [ValueError("odd"), RecursionError("too deep"), MemoryError(), AssertionError(), UnicodeEncodeError("ascii", "é", 0, 1, "no"), KeyError("x")],
)
def test_a_fault_that_nobody_foresaw_is_told_in_a_sentence(error: Exception) -> None:
    @click.command()
    @fail_clearly
    def broken() -> None:
        raise error

    done = CliRunner().invoke(broken)
    assert done.exit_code == 1
    assert "error" in done.output
    assert "Traceback" not in done.output
    assert isinstance(done.exception, SystemExit)


def test_words_of_a_text_never_steer_the_terminal() -> None:
    assert plain("a\x1b[31mb\u202ec\nd\x07") == "a\\x1b[31mb\\u202ec\\nd\\x07"
    assert plain("Phạm Văn Đồng 毛泽东 – “x”") == "Phạm Văn Đồng 毛泽东 – “x”"
