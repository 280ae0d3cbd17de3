"""Processes of a run that are killed, or interrupted: what they had not finished is done again, none stays behind."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from encoder.annotate import Knowledge
from encoder.encoding import Encoder
from encoder.errors import EditionError, NotADocument, Unwritable, UsageError
from encoder.model import Authority, Entry
from encoder.parallel import AHEAD, CHUNK, Killed, each
from encoder.settings import Settings


class Fragile:
    """Kills its process at item 40, as the system does when memory is full: each time, or the first time only."""

    def __init__(self, trace: Path, always: bool) -> None:
        self.trace, self.always = trace, always

    def __call__(self, items: Sequence[int]) -> list[int]:
        if 40 in items and (self.always or not self.trace.exists()):
            self.trace.write_bytes(b"")
            os.kill(os.getpid(), signal.SIGKILL)
        return [2 * item for item in items]


def test_a_killed_process_costs_no_result_and_doubles_none(tmp_path: Path) -> None:
    told: list[int] = []
    assert list(each(Fragile, (tmp_path / "trace", False), range(100), 2, told.append)) == [2 * n for n in range(100)]
    assert told == list(range(1, 101))


def test_where_processes_are_killed_again_and_again_the_user_is_told_what_helps(tmp_path: Path) -> None:
    with pytest.raises(Killed, match="--jobs 1"):
        list(each(Fragile, (tmp_path / "trace", True), range(100), 2))


class Watched(Sequence[int]):
    """Numbers that remember how far they were asked for."""

    highest = 0

    def __len__(self) -> int:
        return 100_000

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        asked = range(100_000)[at]
        self.highest = max(self.highest, *(asked or (0,)))
        return list(asked)


def test_however_many_texts_there_are_only_a_few_are_under_way(tmp_path: Path) -> None:
    items = Watched()
    results = each(Fragile, (tmp_path / "trace", False), items, 2)
    assert [next(results) for _ in range(1000)] == [2 * n for n in range(1000)]
    assert items.highest < 1000 + (2 * AHEAD + 1) * CHUNK, "a run over millions of texts would hold all of them, and all results, in memory"
    results.close()


def test_the_tools_of_a_run_can_be_sent_to_other_processes_and_machines() -> None:
    knowledge = Knowledge(Authority({"marsh": Entry("marsh", "Marsh, John")}), {"": {"12": "d12.xml"}})
    make, arguments = pickle.loads(pickle.dumps((Encoder, (knowledge, Path("out"), Settings(), "2000-01-01"))))
    assert make(*arguments).annotators


@pytest.mark.parametrize("kind", [NotADocument, UsageError, Unwritable])
def test_errors_cross_from_process_to_process_whole(kind: type[EditionError]) -> None:
    error = pickle.loads(pickle.dumps(kind("it is wrong.", path="a.txt", line=3, column=4, mend="Mend it.")))
    assert str(error) == "a.txt:3:4: it is wrong. Mend it."
