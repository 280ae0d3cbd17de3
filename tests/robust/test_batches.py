"""Texts are worked on several at a time: who loses if these fail has one bad text that takes others along, or no memory left for the long ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from encoder.batches import LARGEST, MOST, batches, in_stages
from encoder.errors import NotADocument, Problem
from encoder.files import Found


def test_a_long_text_is_alone_and_the_order_stays(tmp_path: Path) -> None:
    sizes = [10] * (MOST + 2) + [LARGEST + 1] + [10, LARGEST, 10]
    items = []
    for number, size in enumerate(sizes):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(b"x" * size)
        items.append(Found(path, str(number)))
    found = list(batches([*items, Found(tmp_path / "gone.txt", "gone")]))
    assert [item for batch in found for item in batch][:-1] == items
    assert [len(batch) for batch in found] == [MOST, 2, 1, 1, 1, 2]


@dataclass
class Step:
    found: Found
    result: object = None
    seen: str = ""


def test_a_fault_ends_the_work_on_that_text_alone() -> None:
    works = [Step(Found(Path(name), name)) for name in ("good", "refused", "closed", "faulty")]

    def first(work: Step) -> None:
        work.seen += "1"
        if work.found.name == "refused":
            raise NotADocument("no text.", path="refused")
        if work.found.name == "closed":
            raise PermissionError(13, "Permission denied")

    def second(work: Step) -> None:
        work.seen += "2"
        if work.found.name == "faulty":
            raise ZeroDivisionError
        work.result = "done"

    def failed(work: Step, problem: Problem) -> Problem:
        return problem

    in_stages(works, (first, second), failed)
    assert [work.seen for work in works] == ["12", "1", "1", "12"]
    assert works[0].result == "done"
    assert [(problem.path, problem.message[:20]) for work in works[1:] if isinstance(problem := work.result, Problem)] == [
        ("refused", "no text."), ("closed", "the file cannot be r"), ("faulty", "the encoder gave up ")]
