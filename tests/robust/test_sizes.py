"""Files of a size that no document has, and what never ends: refused with their size before they are read; nothing else is stopped by them."""

from __future__ import annotations

import os
import resource
import subprocess
from pathlib import Path

import pytest

from encoder.errors import TooLarge
from encoder.files import LARGEST_TEXT, LARGEST_XML, read_limited
from tests.robust.running import command, environment, here, letter, letters, run

HUNDREDS = 200_000_000
LONG = pytest.mark.skipif(not os.environ.get("EDITION_LARGE"), reason="takes minutes: set EDITION_LARGE to a size in MB (make fuzz FUZZ='--large 10')")


def hollow(path: Path, size: int = HUNDREDS) -> Path:
    """A file of that many bytes, of which the disk holds none."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_text_of_hundreds_of_megabytes_is_refused_with_its_size_and_stops_no_other(tmp_path: Path) -> None:
    sources = letters(tmp_path / "in", 2)
    hollow(sources / "large.txt")
    done = here("encode", sources, "--out", tmp_path / "out", "--jobs", "1")
    assert done.exit_code == 1
    assert f"{sources}/large.txt: the file has 200,000,000 bytes; at most 10,000,000 are read. No document is that long: split it" in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").glob("*.xml")) == ["d001.xml", "d002.xml", "persons.xml"]


def test_an_editors_file_of_hundreds_of_megabytes_is_named_by_every_command_and_left_alone(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 2), tmp_path / "out"
    assert here("encode", sources, "--out", out, "--jobs", "1").exit_code == 0
    large = hollow(out / "d002.xml")
    (sources / "d002.txt").write_text(letter(2, "A new word."), encoding="utf-8")
    for arguments in (("encode", sources, "--out", out, "--jobs", "1"), ("edition", "status", out), ("edition", "review", out),
                      ("edition", "validate", out), ("edition", "html", out, "--out", tmp_path / "site", "--no-search"),
                      ("edition", "print", out, "--out", tmp_path / "x.pdf"), ("edition", "diff", large), ("edition", "explain", large)):
        done = here(*map(str, arguments))
        assert "d002.xml" in done.output, arguments
        assert "the file has 200,000,000 bytes; at most 100,000,000 are read" in done.output, arguments
    done = here("edition", "accept", out)
    assert done.exit_code == 1
    assert "d002.xml: nothing was decided in this file: the file has 200,000,000 bytes" in done.output
    assert large.stat().st_size == HUNDREDS
    assert (tmp_path / "site" / "documents" / "d001.html").is_file()


def test_a_list_of_hundreds_of_megabytes_is_refused_with_its_size(tmp_path: Path) -> None:
    done = here("encode", letters(tmp_path / "in", 1), "--out", tmp_path / "out", "--authority", hollow(tmp_path / "people.xml"))
    assert done.exit_code == 1
    assert "people.xml: the file has 200,000,000 bytes" in done.stderr


def test_what_has_no_size_and_no_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="or more; at most 1,000 are read"):
        read_limited(Path("/dev/zero"), 1000)
    done = here("encode", "/dev/zero", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "no file but a pipe, a socket or a device" in done.stderr
    os.mkfifo(tmp_path / "pipe")
    assert here("encode", tmp_path / "pipe", "--out", tmp_path / "out").exit_code == 2


@pytest.mark.parametrize("more", [0, 1])
def test_the_largest_size_that_is_read(tmp_path: Path, more: int) -> None:
    path = hollow(tmp_path / "x.txt", LARGEST_TEXT + more)
    if more:
        with pytest.raises(TooLarge):
            read_limited(path, LARGEST_TEXT)
    else:
        assert len(read_limited(path, LARGEST_TEXT)) == LARGEST_TEXT
    assert LARGEST_XML >= 10 * LARGEST_TEXT, "a text in which every word is marked would be written and never read again"


@LONG
def test_a_long_text_is_encoded_or_refused(tmp_path: Path) -> None:
    size = int(os.environ["EDITION_LARGE"]) * 1_000_000
    paragraph = "On April 11, 1965, Mr. Marsh told Ambassador Kohler that the Embassy in Moscow had no answer. " * 5
    (tmp_path / "in").mkdir()
    with (tmp_path / "in" / "large.txt").open("w") as file:
        file.write("Dear Sir,\n\n")
        for _ in range(size // len(paragraph)):
            file.write(paragraph + "\n\n")
    done = run("encode", "in", "--out", "out", "--quiet", cwd=tmp_path)
    print(f"{size // 1_000_000} MB: {resource.getrusage(resource.RUSAGE_CHILDREN)}")
    assert done.returncode == 0 or "large.txt" in done.stderr


@LONG
def test_no_memory_is_said_in_a_sentence_and_costs_no_other_text(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "small.txt").write_text(letter(1), encoding="utf-8")
    (tmp_path / "in" / "large.txt").write_text(letter(2, "On May 3, 1961, Mr. Marsh was well. " * 150_000), encoding="utf-8")
    done = subprocess.run(
        command("encode", "in", "--out", "out", "--jobs", "1"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000)),
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert "memory" in done.stderr
    assert (tmp_path / "out" / "small.xml").is_file()


