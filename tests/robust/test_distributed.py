"""Beyond one machine: a real scheduler and real workers on this one. What a user loses if these fail: texts, or trust in the output of a cluster."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.robust.running import command, environment, here, letter, letters, run, tree

pytest.importorskip("distributed", reason="Dask distributed is not installed (extra: distributed)")

from encoder.addresses.mirror import Mirror
from encoder.distributed import Cluster, ClusterError
from tests.robust.remote import Bucket

COUNT = 48


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def begin(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    """A process of Dask, in a process group of its own."""
    return subprocess.Popen([sys.executable, "-m", *arguments], cwd=cwd, env=environment(), start_new_session=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class Machines:
    """A scheduler on the loopback address and its workers."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.address = folder, f"tcp://127.0.0.1:{free_port()}"
        port = self.address.rpartition(":")[2]
        self.scheduler = begin("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--no-show", cwd=folder)
        self.workers: list[subprocess.Popen[bytes]] = []

    def add(self) -> subprocess.Popen[bytes]:
        worker = begin("distributed.cli.dask_worker", self.address, "--host", "127.0.0.1", "--no-dashboard", "--no-nanny", "--nthreads", "1",
                       "--local-directory", str(self.folder / f"scratch{len(self.workers)}"), cwd=self.folder)
        self.workers.append(worker)
        return worker


@contextmanager
def machines(folder: Path, workers: int) -> Iterator[Machines]:
    made = Machines(folder)
    try:
        for _ in range(workers):
            made.add()
        yield made
    finally:
        for process in (*made.workers, made.scheduler):
            end(process)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with machines(tmp_path_factory.mktemp("machines"), 2) as made:
        yield made


class Doubler:
    """Work that leaves a trace: how often it was made, and who did what."""

    def __init__(self, traces: Path, pause: float) -> None:
        self.traces, self.pause = traces, pause
        (traces / f"made-{os.getpid()}").open("a").write("x")

    def __call__(self, items: Sequence[int]) -> list[int]:
        for item in items:
            time.sleep(self.pause)
            (self.traces / f"item-{item}").write_text(str(os.getpid()))
        return [2 * item for item in items]


def test_results_are_in_order_and_each_worker_makes_its_tools_once(two: Machines, tmp_path: Path) -> None:
    cluster, told = Cluster(two.address), []
    try:
        assert list(cluster.each(Doubler, (tmp_path, 0.001), list(range(200)), 0, told.append)) == [2 * n for n in range(200)]
    finally:
        cluster.close()
    made = list(tmp_path.glob("made-*"))
    assert 1 <= len(made) <= 2      # a worker that gets no work makes no tools
    assert all(path.read_text() == "x" for path in made)
    assert told[-1] == 200
    assert told == sorted(told)


def test_many_machines_write_byte_for_byte_what_one_process_writes(two: Machines, tmp_path: Path) -> None:
    letters(tmp_path / "in", COUNT)
    one_process = run("encode", "in", "--out", "one", "--jobs", "1", "--quiet", cwd=tmp_path)
    there = run("encode", "in", "--out", "two", "--scheduler", two.address, "--quiet", cwd=tmp_path)
    assert (one_process.returncode, there.returncode) == (0, 0), one_process.stderr + there.stderr
    one, other = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert one == other


def test_over_an_address_that_no_worker_sees_texts_travel_and_come_back_encoded(two: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path / "cache"))
    bucket = Bucket("memory")       # in this process alone
    bucket.fill(letters(tmp_path / "in", COUNT), "in")
    (tmp_path / "in" / "odd.txt").write_bytes(b"\0\1\2")
    bucket.put("in/odd.txt", b"\0\1\2")
    assert run("encode", "in", "--out", "one", "--jobs", "1", "--quiet", cwd=tmp_path).returncode == 1
    done = here("encode", bucket.address("in"), "--out", bucket.address("out"), "--scheduler", two.address, cwd=tmp_path)
    assert done.exit_code == 1
    assert f"{bucket.address('in')}/odd.txt:1: the file is binary" in done.output
    assert f"{bucket.address('in')}/d001.txt -> {bucket.address('out')}/d001.xml (written)" in done.output
    assert bucket.tree("out") == tree(tmp_path / "one")
    changed = bucket.get("out/d002.xml").replace(b"I thank you", b"I THANK you")
    bucket.put("out/d002.xml", changed)
    bucket.put("in/d002.txt", letter(2, "He agreed."))
    again = here("encode", bucket.address("in"), "--out", bucket.address("out"), "--scheduler", two.address, cwd=tmp_path)
    assert "d002.xml (merged)" in again.output
    assert b"I THANK you" in bucket.get("out/d002.xml")
    assert b"He agreed." in bucket.get("out/d002.xml")


def test_a_worker_that_dies_over_an_address_loses_nothing_and_doubles_nothing(two: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION_CACHE", str(tmp_path / "cache"))
    bucket = Bucket("memory")
    sources = letters(tmp_path / "in", COUNT * 6, "See footnote 1 above. " * 60)
    bucket.fill(sources, "in")
    assert run("encode", sources, "--out", tmp_path / "one", "--jobs", "1", "--quiet", cwd=tmp_path).returncode == 0
    victim, cluster = two.add(), Cluster(two.address)
    cluster._client.wait_for_workers(3, timeout=120)
    cluster.close()
    push, killed = Mirror.push, []

    def killing(self: Mirror, place: object, files: object = None) -> object:
        if files is not None and not killed:        # some texts are encoded, the others under way
            killed.append(victim.poll())
            end(victim)
        return push(self, place, files)  # type: ignore[arg-type]

    monkeypatch.setattr(Mirror, "push", killing)
    monkeypatch.setattr("encoder.addresses.hand.TOGETHER", 16)
    done = here("encode", bucket.address("in"), "--out", bucket.address("out"), "--scheduler", two.address, "--quiet", cwd=tmp_path)
    assert done.exit_code == 0, done.output
    assert killed == [None], "no worker was killed at work: nothing was tested"
    assert bucket.tree("out") == tree(tmp_path / "one")


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(two: Machines, tmp_path: Path) -> None:
    cluster, victim = Cluster(two.address), two.add()
    killed: list[int] = []

    def kill(count: int) -> None:
        if not killed and (tmp_path / f"made-{victim.pid}").exists():       # it is at work
            killed.append(victim.pid)
            end(victim)
    try:
        cluster._client.wait_for_workers(3, timeout=120)
        assert list(cluster.each(Doubler, (tmp_path, 0.01), list(range(600)), 0, kill)) == [2 * n for n in range(600)]
    finally:
        cluster.close()
    traces = {path.name: int(path.read_text()) for path in tmp_path.glob("item-*")}
    assert len(traces) == 600
    assert killed, "no worker was killed while it had work: nothing was tested"


def test_a_whole_run_survives_the_death_of_a_worker(two: Machines, tmp_path: Path) -> None:
    sources = letters(tmp_path / "in", COUNT * 2, "See footnote 1 above. " * 60)
    assert run("encode", sources, "--out", tmp_path / "one", "--jobs", "1", "--quiet").returncode == 0
    victim, cluster = two.add(), Cluster(two.address)
    cluster._client.wait_for_workers(3, timeout=120)
    cluster.close()
    process = subprocess.Popen(command("encode", sources, "--out", tmp_path / "two", "--scheduler", two.address, "--quiet"), env=environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    _until(lambda: len(list((tmp_path / "two").glob("d*.xml"))) > 5 or process.poll() is not None)
    assert process.poll() is None, "the run was over before a worker could be killed"
    end(victim)
    _, said = process.communicate(timeout=180)
    assert process.returncode == 0, said
    assert tree(tmp_path / "one") == {name: data for name, data in tree(tmp_path / "two").items() if not name.endswith(".part")}
    assert run("encode", sources, "--out", tmp_path / "two", "--quiet").returncode == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def _until(true: Callable[[], bool]) -> None:
    end_of_patience = time.monotonic() + 60
    while not true() and time.monotonic() < end_of_patience:
        time.sleep(0.02)


def test_when_the_scheduler_dies_the_user_is_told_and_the_next_run_goes_on(tmp_path: Path) -> None:
    with machines(tmp_path, 1) as made:
        cluster = Cluster(made.address)
        (tmp_path / "t").mkdir()
        try:
            with pytest.raises(ClusterError, match="went away"):
                list(cluster.each(Doubler, (tmp_path / "t", 0.01), list(range(100)), 0, lambda count: end(made.scheduler)))
        finally:
            cluster.close()


def test_a_folder_that_the_workers_do_not_see_is_refused(two: Machines, tmp_path: Path) -> None:
    cluster = Cluster(two.address)
    try:
        cluster.check(tmp_path, [tmp_path])
        with pytest.raises(ClusterError, match="does not see"):
            cluster.check(tmp_path, [tmp_path / "elsewhere"])
    finally:
        cluster.close()
    assert not list(tmp_path.iterdir())


def test_where_nobody_answers_the_user_is_told_what_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("encoder.distributed.PATIENCE", 1)
    for address in (f"tcp://127.0.0.1:{free_port()}", "nonsense", "tcp://127.0.0.1:notaport"):
        with pytest.raises(ClusterError, match="dask scheduler"):
            Cluster(address)
