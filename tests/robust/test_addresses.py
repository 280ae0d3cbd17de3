"""Sources and editions at addresses. What a user loses if these fail: corrections in a bucket, or an edition whose files and bases do not fit."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fsspec", reason="fsspec is not installed (extra: remote)")

from encoder.addresses import store as stores
from encoder.addresses.hand import at_hand
from encoder.addresses.mirror import Mirror
from encoder.addresses.store import Changed, Store
from encoder.cli.places import FileOrAddress
from encoder.files import LARGEST_TEXT
from tests.robust.remote import Bucket, s3_server
from tests.robust.running import command, environment, here, letter, letters, tree

COUNT = 6
MORE = "Secretary Kohler spoke of it on May 3, 1961, and Mr. Aas agreed."


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    pytest.importorskip("moto", reason="moto is not installed")
    with s3_server() as address:
        yield address


@pytest.fixture(params=["memory", "s3"])
def bucket(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """An empty bucket, and a cache of this test's own."""
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path / "cache"))
    if request.param == "s3":
        request.getfixturevalue("s3")
    return Bucket(request.param)


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path / "cache"))
    return Bucket("memory")


def encoded(bucket: Bucket, *more: str) -> Any:
    return here("encode", bucket.address("in"), "--out", bucket.address("out"), "--jobs", "1", *more)


def corrected(data: bytes) -> bytes:
    """An editor's correction that is as long as what was there."""
    assert b"I thank you" in data
    return data.replace(b"I thank you", b"I THANK you")


def test_an_edition_at_an_address_is_byte_for_byte_that_of_a_folder(bucket: Bucket, tmp_path: Path) -> None:
    bucket.fill(letters(tmp_path / "in", 40), "in")
    assert here("encode", tmp_path / "in", "--out", tmp_path / "out", "--jobs", "1").exit_code == 0
    done = here("encode", bucket.address("in"), "--out", bucket.address("out"), "--jobs", "2", "--report", tmp_path / "report.json")
    assert done.exit_code == 0, done.output
    assert bucket.tree("out") == tree(tmp_path / "out")
    assert f"{bucket.address('in')}/d001.txt -> {bucket.address('out')}/d001.xml (written)" in done.output
    assert str(tmp_path / "cache") not in done.output + (tmp_path / "report.json").read_text(encoding="utf-8")


def test_a_second_run_does_nothing_and_fetches_nothing(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.fill(letters(tmp_path / "in", COUNT), "in")
    encoded(bucket)
    before = bucket.tree("out")
    monkeypatch.setattr(Store, "read", lambda *_: pytest.fail("something was fetched"))
    monkeypatch.setattr(Store, "write", lambda *_: pytest.fail("something was written"))
    done = encoded(bucket)
    assert done.exit_code == 0
    assert done.output.count("(unchanged)") == COUNT
    assert bucket.tree("out") == before


def test_a_correction_at_the_address_is_kept_and_taught_from(bucket: Bucket, tmp_path: Path) -> None:
    letters(tmp_path / "in", COUNT)
    bucket.fill(tmp_path / "in", "in")
    encoded(bucket)
    bucket.put("out/d002.xml", corrected(bucket.get("out/d002.xml")))
    bucket.put("in/d002.txt", letter(2, MORE))
    bucket.put("in/d003.txt", letter(3, MORE))
    done = encoded(bucket)
    assert done.exit_code == 0, done.output
    assert "d002.xml (merged)" in done.output
    assert "d003.xml (written)" in done.output
    merged = bucket.get("out/d002.xml")
    assert b"I THANK you" in merged
    assert b"spoke of it on" in merged
    assert b"I THANK you" not in bucket.get("out/.encoder/d002.xml"), "the base took over what the editor did: it would be undone next time"


def test_a_run_without_the_memory_of_the_last_one_fetches_all_and_changes_nothing(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.fill(letters(tmp_path / "in", COUNT), "in")
    encoded(bucket)
    bucket.put("out/d002.xml", corrected(bucket.get("out/d002.xml")))
    before = bucket.tree("out")
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path / "elsewhere"))
    assert encoded(bucket).exit_code == 0
    assert bucket.tree("out") == before


def test_a_text_that_is_gone_and_settings_that_changed_are_seen(bucket: Bucket, tmp_path: Path) -> None:
    bucket.fill(letters(tmp_path / "in", 3), "in")
    encoded(bucket)
    bucket.fs.rm_file(f"{bucket.name}/in/d003.txt")
    bucket.put("edition.toml", '[edition]\ntitle = "Letters of Port Elgin"\n')
    done = encoded(bucket)
    assert "2 of 2 encoded" in done.output
    assert b"Letters of Port Elgin" in bucket.get("out/d001.xml")
    bucket.put("list.xml", bucket.get("out/persons.xml").replace(b"Marsh", b"Moore"))
    assert here("encode", bucket.address("in/d001.txt"), "--out", tmp_path / "out", "--authority", bucket.address("list.xml")).exit_code == 0
    assert b"Letters" not in (tmp_path / "out" / "d001.xml").read_bytes()


def test_what_an_editor_saves_there_while_a_run_is_at_work_is_not_overwritten(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.fill(letters(tmp_path / "in", COUNT), "in")
    encoded(bucket)
    bucket.fill(letters(tmp_path / "in", COUNT, MORE), "in")
    before, push = bucket.tree("out"), Mirror.push

    def editing(self: Mirror, place: Any, files: Any = None) -> Any:
        if files is not None:
            bucket.put("out/d002.xml", corrected(before["d002.xml"]))
            bucket.put("out/persons.xml", before["persons.xml"].replace(b"Marsh", b"Moore"))
        return push(self, place, files)

    monkeypatch.setattr(Mirror, "push", editing)
    done = encoded(bucket)
    assert done.exit_code == 1
    assert f"error: {bucket.address('out')}/d002.xml: somebody changed it at the address during the run" in done.output
    assert "persons.xml: somebody changed it" in done.output
    after = bucket.tree("out")
    assert after["d002.xml"] == corrected(before["d002.xml"])
    assert after[".encoder/d002.xml"] == before[".encoder/d002.xml"]
    assert after["d003.xml"] != before["d003.xml"]
    monkeypatch.setattr(Mirror, "push", push)
    done = encoded(bucket)
    assert done.exit_code == 0
    assert b"I THANK you" in bucket.get("out/d002.xml")
    assert b"spoke of it on" in bucket.get("out/d002.xml")
    assert b"Moore" in bucket.get("out/persons.xml")
    assert b"Kohler" in bucket.get("out/persons.xml")


def test_s3_itself_refuses_what_changed_in_the_last_moment(s3: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket = Bucket("s3")
    store = Store(bucket.address("out"))
    seen = store.write("a.xml", b"one", "")
    bucket.put("out/a.xml", b"of an editor")
    monkeypatch.setattr(Store, "_unchanged", lambda *_: None)
    for stamp in (seen, ""):
        with pytest.raises(Changed):
            store.write("a.xml", b"two", stamp)
    assert bucket.get("out/a.xml") == b"of an editor"
    assert store.write("a.xml", b"two", store.one("a.xml").stamp) == store.one("a.xml").stamp  # type: ignore[union-attr]


class Dead(BaseException):
    """The process is no more."""


def prepared(bucket: Bucket, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """An edition with a correction and better transcriptions; what it is before and after a run in peace."""
    bucket.fill(letters(folder / "in", COUNT), "in")
    encoded(bucket)
    bucket.put("out/d002.xml", corrected(bucket.get("out/d002.xml")))
    bucket.fill(letters(folder / "in", COUNT, MORE), "in")
    before = bucket.tree("out")
    assert encoded(bucket).exit_code == 0
    after = bucket.tree("out")
    bucket.restore("out", before)
    return before, after


def torn(there: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """What a kill must never leave behind."""
    wrong = [f"{name} is gone" for name in before if name not in there]
    for name, data in there.items():
        if not name.endswith(".next") and data not in (before.get(name), after.get(name)):
            wrong.append(f"{name} is neither old nor new")
        own = name.removeprefix(".encoder/")
        if own != name and own in after and data != before.get(name) and there.get(own) != after[own]:
            wrong.append(f"the base of {own} is newer than the file")
    return wrong


def test_a_run_cut_short_at_any_write_is_finished_by_the_next_one(memory: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = prepared(memory, tmp_path)
    write, remove = Store.write, Store.remove
    for last in itertools.count():
        memory.restore("out", before)
        left, lock = [last], threading.Lock()

        def dying(self: Store, *given: Any, do: Any = None, left: list[int] = left, lock: Any = lock) -> Any:
            with lock:
                left[0] -= 1
                if left[0] < 0:
                    raise Dead
            return do(self, *given)

        monkeypatch.setattr(Store, "write", lambda self, *given, dying=dying: dying(self, *given, do=write))
        monkeypatch.setattr(Store, "remove", lambda self, *given, dying=dying: dying(self, *given, do=remove))
        try:
            encoded(memory)
            died = False
        except Dead:
            died = True
        monkeypatch.setattr(Store, "write", write)
        monkeypatch.setattr(Store, "remove", remove)
        assert torn(memory.tree("out"), before, after) == [], last
        assert encoded(memory).exit_code == 0
        assert memory.tree("out") == after, f"cut short after {last} writes"
        if not died:
            break
    assert last > 4 * COUNT


def settle(bucket: Bucket) -> None:
    """Waits until the server has done what it was asked before the kill: what arrives later the next run would take for an editor's."""
    before = None
    while (now := bucket.stamps("out")) != before:
        before = now
        time.sleep(0.3)


def test_a_run_killed_at_an_address_is_finished_by_the_next_one(s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path / "cache"))
    bucket = Bucket("s3")
    before, after = prepared(bucket, tmp_path)
    struck = 0
    for pause in (0.0, 0.08):
        bucket.restore("out", before)
        stamps = bucket.stamps("out")
        process = subprocess.Popen(command("encode", bucket.address("in"), "--out", bucket.address("out"), "--jobs", "1", "--quiet"),
                                   env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        end = time.monotonic() + 60
        while process.poll() is None and bucket.stamps("out") == stamps and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(pause)
        struck += process.poll() is None
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
        settle(bucket)
        assert torn(bucket.tree("out"), before, after) == []
        assert encoded(bucket).exit_code == 0
        assert bucket.tree("out") == after
    assert struck, "no run was killed: nothing was tested"


def test_two_runs_on_one_edition_do_not_work_into_each_others_folder(memory: Bucket, tmp_path: Path) -> None:
    memory.fill(letters(tmp_path / "in", 1), "in")
    with at_hand([memory.address("in")], memory.address("out")):
        done = encoded(memory)
    assert done.exit_code == 2
    assert "another run works on this edition" in done.output
    assert encoded(memory).exit_code == 0


def test_names_that_can_be_no_files_and_texts_too_large_are_told_and_stop_nothing(bucket: Bucket, tmp_path: Path) -> None:
    bucket.fill(letters(tmp_path / "in", 2), "in")
    for name in ("../outside.txt", "a//b.txt", "D001.txt", "d002.txt/more.txt", f"{'x' * 250}.txt", ".hidden/no.txt", "picture.png"):
        if bucket.protocol == "s3" or not ({"", ".."} & {*name.split("/")} or name.startswith("d002")):
            bucket.put(f"in/{name}", letter(9))
    bucket.put("in/large.txt", b"x" * (LARGEST_TEXT + 1))
    bucket.put("in/sub/d003.txt", letter(3))
    done = encoded(bucket)
    assert done.exit_code == 1
    said = done.output
    assert "large.txt: the file has 10,000,001 bytes" in said
    assert "D001.txt: on some file system it is the same" in said or "d001.txt: on some file system it is the same" in said
    assert said.count("can be no name of a file") == (3 if bucket.protocol == "s3" else 1)
    if bucket.protocol == "s3":
        assert "it cannot be a file here" in said
    assert {"D001.xml", "sub/d003.xml"} <= {*bucket.tree("out")}
    assert not [p for p in (tmp_path / "cache").rglob("*") if "outside" in p.name or "hidden" in p.name or "picture" in p.name]


def test_odd_names_of_objects_are_names_and_no_patterns(bucket: Bucket) -> None:
    names = ["a [draft].txt", "a [1-2]*.txt", "what?.txt", "50% {x}.txt", "Phạm Văn Đồng.txt", "a#b.txt", "a+b &c.txt"]
    for number, name in enumerate(names):
        bucket.put(f"in/{name}", letter(number))
    done = encoded(bucket)
    assert done.exit_code == 0, done.output
    assert {name.removesuffix(".txt") for name in names} == {name.removesuffix(".xml") for name in bucket.tree("out")
                                                            if name.endswith(".xml") and "/" not in name and name != "persons.xml"}
    assert encoded(bucket).output.count("(unchanged)") == len(names)


def test_an_address_that_cannot_be_used_is_refused_with_the_way_to_mend_it(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters(tmp_path / "in", 1)
    out = tmp_path / "out"

    def refused(source: str | Path, target: str | Path, status: int, words: str) -> None:
        done = here("encode", source, "--out", target)
        assert (done.exit_code, words in done.output) == (status, True), done.output
        assert str(tmp_path / "cache") not in done.output
        assert not out.exists()

    refused(bucket.address("nothing"), out, 2, f"{bucket.address('nothing')}: there is no such file or folder")
    if bucket.protocol == "s3":
        refused("s3://no-such-bucket-here/in", out, 2, "there is no such file or folder")
        refused(tmp_path / "in", "s3://no-such-bucket-here/out", 1, "make the bucket")
    refused(f"{bucket.address('in')}/../other", out, 2, "no address of a folder")
    refused(f"filecache::{bucket.address('in')}", out, 2, "no address of a folder")
    refused("nonsense://a/b", out, 2, "fsspec does not know such addresses")
    refused("gs://a/b", out, 2, "gcsfs")
    refused(tmp_path / "in", "http://127.0.0.1/out", 2, "before they are whole" if "aiohttp" in sys.modules else "127.0.0.1")
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    refused(bucket.address("in"), out, 2, "pip install 'diplomatic-edition[remote]'")


def test_a_store_that_does_not_answer_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path / "cache"))
    broken = Bucket("memory")
    broken.fill(letters(tmp_path / "in", 1), "in")
    number = itertools.count()
    for error, words in ((ConnectionResetError("it hung up"), "it hung up"), (PermissionError("no"), "Check your keys"), (KeyError("x"), "KeyError")):
        for method in ("find", "cat_file", "pipe_file", "info"):
            broken.restore("out", {})
            with monkeypatch.context() as patch:
                patch.setenv("EDITION_CACHE", str(tmp_path / f"cache{next(number)}"))
                patch.setattr(type(broken.fs), method, lambda *_, error=error, **__: (_ for _ in ()).throw(error))
                done = encoded(broken)
            assert done.exit_code == 1, method
            assert words in done.output, (method, done.output)
            assert f"memory://{broken.name}" in done.output
    assert encoded(broken).exit_code == 0


def test_an_edition_at_an_address_does_not_tell_where_the_texts_lie_on_this_machine(memory: Bucket, tmp_path: Path) -> None:
    letters(tmp_path / "in", 2)
    for _ in range(2):
        assert here("encode", tmp_path / "in", "--out", memory.address("out"), "--jobs", "1").exit_code == 0
        assert not [name for name, data in memory.tree("out").items() if "sources.txt" in name or str(tmp_path).encode() in data]


def test_a_file_address_is_a_path(tmp_path: Path) -> None:
    kind = FileOrAddress()
    assert kind.convert(f"file://{tmp_path}/a b", None, None) == tmp_path / "a b"
    assert kind.convert("letters", None, None) == Path("letters")
    assert kind.convert("s3://b/x", None, None) == "s3://b/x"
    letters(tmp_path / "in", 1)
    assert here("encode", f"file://{tmp_path}/in", "--out", f"file://{tmp_path}/out").exit_code == 0
    assert (tmp_path / "out" / "d001.xml").is_file()


def test_a_store_that_tells_neither_tag_nor_time_is_fetched_each_time() -> None:
    assert stores._stamp({"size": 3, "type": "file"}) == ""
    assert stores._stamp({"size": 3, "ETag": '"x"', "mtime": 1}) == '3:"x"'
    assert stores._stamp({"size": 3, "mtime": 1}) != stores._stamp({"size": 3, "mtime": 2})


def test_a_spoilt_memory_of_the_mirror_costs_only_time(memory: Bucket, tmp_path: Path) -> None:
    memory.fill(letters(tmp_path / "in", 2), "in")
    encoded(memory)
    before = memory.tree("out")
    for index in (tmp_path / "cache").rglob("mirror.sqlite"):
        index.write_bytes(b"no memory of ours" * 100)
    assert encoded(memory).exit_code == 0
    assert memory.tree("out") == before


