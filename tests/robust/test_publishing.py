"""What comes after encoding, cut short: sites, books and decisions for many places. What a user loses if these fail: a site with half a page, a book, a decision that cannot be taken back."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from encoder.publish.html import render
from encoder.review import undoing
from tests.robust.running import command, environment, here, letters, tree
from tests.robust.test_disk import in_namespace, words
from tests.robust.test_killed import nobody_is_left

KILLS = int(os.environ.get("EDITION_KILLS", "5"))


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition")
    assert here("encode", letters(folder / "in", 30, "He wrote on Tuesday of NATO."), "--out", folder / "xml", cwd=folder).exit_code == 0
    return folder / "xml"


def site(folder: Path) -> dict[str, bytes]:
    """Pages and downloads; the file that remembers the last run may differ after a run that was killed, the pages may not."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".edition")}


def edition_line(folder: Path, *arguments: str | Path) -> str:
    """`edition` as a line of a shell script."""
    script = folder / "edition.py"
    script.write_text("from encoder.cli.edition import main\nmain(prog_name='edition')\n")
    return words(command("edition")[0], script, *arguments)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is known to POSIX systems only")
def test_a_site_whose_making_was_killed_has_whole_pages_and_is_finished_by_the_next_run(edition: Path, tmp_path: Path) -> None:
    arguments = ("html", edition, "--no-search", "--jobs", "2", "--quiet")
    began = time.monotonic()
    assert here("edition", *arguments, "--out", tmp_path / "whole", cwd=tmp_path).exit_code == 0
    whole, seconds, chance = site(tmp_path / "whole"), time.monotonic() - began, random.Random(5)
    struck = 0
    for number in range(KILLS):
        out = tmp_path / f"site{number}"
        process = subprocess.Popen(command("edition", *arguments, "--out", out), env=environment(), cwd=tmp_path, start_new_session=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and not out.exists():
            time.sleep(0.005)
        time.sleep(chance.uniform(0, seconds / 2))
        struck += process.poll() is None
        process.kill()
        process.wait()
        assert nobody_is_left(process.pid), "processes of a killed run go on working"
        for name, data in site(out).items():
            assert name.endswith(".part") or data == whole[name], f"{name} is not whole"
        assert here("edition", *arguments, "--out", out, cwd=tmp_path).exit_code == 0
        assert site(out) == whole
    print(f"{struck} of {KILLS} kills struck a run at work")
    assert struck


def test_a_page_that_a_killed_run_made_of_what_was_taken_back_is_made_again(edition: Path, tmp_path: Path) -> None:
    arguments = ("html", edition, "--out", tmp_path / "site", "--no-search", "--quiet")
    assert here("edition", *arguments, cwd=tmp_path).exit_code == 0
    page, state = tmp_path / "site" / "documents" / "d001.html", tmp_path / "site" / ".edition-html.json"
    right, ended = page.read_bytes(), state.stat().st_mtime
    page.write_bytes(b"the page of a correction that was taken back")
    os.utime(page, (ended + 1, ended + 1))
    assert here("edition", *arguments, cwd=tmp_path).exit_code == 0
    assert page.read_bytes() == right
    assert "(0 files written" in here("edition", *arguments[:-1], cwd=tmp_path).output


def test_a_killed_process_of_a_site_is_told_and_the_next_run_goes_on(edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, first = ("html", edition, "--out", tmp_path / "site", "--no-search", "--jobs", "2"), os.getpid()

    def killed(page: object) -> object:
        os._exit(9) if os.getpid() != first else None
        return made(page)  # type: ignore[arg-type]

    made = render._made
    with monkeypatch.context() as patch:
        patch.setattr(render, "_made", killed)
        done = here("edition", *arguments, cwd=tmp_path)
    assert done.exit_code == 1
    assert "a process that made pages was killed" in done.output
    assert "--jobs 1" in done.output
    assert here("edition", *arguments, cwd=tmp_path).exit_code == 0


def test_a_site_on_a_full_disk_is_told_and_goes_on_with_more_room(edition: Path, tmp_path: Path) -> None:
    out, kept = tmp_path / "site", tmp_path / "kept"
    out.mkdir()
    line = edition_line(tmp_path, "html", edition, "--out", out, "--no-search", "--quiet")
    done = in_namespace(f"mount -t tmpfs -o size=700k none '{out}'", f"{line} || echo ended $?", f"mount -o remount,size=50m none '{out}'",
                        f"{line} && cp -r '{out}' '{kept}'", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert "ended 1" in done.stdout, done.stdout + done.stderr
    assert "No space left" in done.stderr
    assert here("edition", "html", edition, "--out", tmp_path / "whole", "--no-search", "--quiet", cwd=tmp_path).exit_code == 0
    assert site(kept) == site(tmp_path / "whole")


def test_a_book_that_cannot_be_written_leaves_the_old_one(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "books"
    out.mkdir()
    line = edition_line(tmp_path, "print", edition / "d001.xml", "--out", out / "book.pdf")
    done = in_namespace(f"mount -t tmpfs -o size=16k none '{out}'", f"echo old > '{out}/book.pdf'", f"{line} || echo ended $?", f"cat '{out}/book.pdf'",
                        f"ls -A '{out}'", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert "ended 1" in done.stdout, done.stdout + done.stderr
    assert "No space left" in done.stderr
    assert done.stdout.splitlines()[-2:] == ["old", "book.pdf"]


def test_a_site_and_a_book_in_a_read_only_folder_are_told(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert here("edition", "html", edition, "--out", out, "--no-search", "--quiet", cwd=tmp_path).exit_code == 0
    (out / "documents" / "d001.html").unlink()
    before = site(out)
    lines = [edition_line(tmp_path, "html", edition, "--out", out, "--no-search", "--force"), edition_line(tmp_path, "print", edition, "--out", out / "book.pdf")]
    done = in_namespace(f"mount --bind '{out}' '{out}'", f"mount -o remount,ro,bind '{out}'", *(f"{line} || echo ended $?" for line in lines), cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.stdout.count("ended 1") == 2, done.stdout + done.stderr
    assert done.stderr.count("Read-only file system") == 2
    assert site(out) == before


class Dead(BaseException):
    """The process is no more."""


def test_a_decision_for_many_places_cut_short_at_any_write_can_be_taken_back_or_done_again(edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil
    before = tree(edition)
    write = undoing.write_whole
    accept = ("accept", tmp_path / "xml", "--unmark", "--words", "John Marsh")
    shutil.copytree(edition, tmp_path / "xml")
    assert "30 files changed" in here("edition", *accept, cwd=tmp_path).output
    after = tree(tmp_path / "xml")
    for last in itertools.count():
        shutil.rmtree(tmp_path / "xml")
        shutil.copytree(edition, tmp_path / "xml")
        left = [last]

        def dying(path: Path, data: bytes, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Dead
            write(path, data)

        with monkeypatch.context() as patch:
            patch.setattr(undoing, "write_whole", dying)
            try:
                here("edition", *accept, cwd=tmp_path)
                break
            except Dead:
                pass
        now = tree(tmp_path / "xml")
        assert all(now[name] in (before[name], after[name]) for name in before)
        if last:
            assert here("edition", "accept", tmp_path / "xml", "--undo", cwd=tmp_path).exit_code == 0
            assert {name: data for name, data in tree(tmp_path / "xml").items() if "undo" not in name} == before
        assert here("edition", *accept, cwd=tmp_path).exit_code == 0
        assert {name: data for name, data in tree(tmp_path / "xml").items() if "undo" not in name} == {n: d for n, d in after.items() if "undo" not in n}
    assert last == 31
