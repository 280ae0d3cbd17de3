"""Several texts at a time, stage by stage: all are read, then all are annotated, and so on.

The code and the tables of one stage stay in the processor's caches so, which saves about a third of the time against text by text. A fault in one
text ends the work on that one alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from encoder.errors import OURS, EditionError, Problem, fault
from encoder.files import Found

MOST, LARGEST = 16, 400_000
"""How many texts are worked on at a time, and how many bytes they may have together: a long text is worked on alone, so memory stays what one
needs."""


class Work(Protocol):
    """The work on one text: where it lies, and what came of it as soon as that is known."""

    found: Found
    result: Any


_Work = TypeVar("_Work", bound=Work)


def batches(items: Sequence[Found]) -> Iterator[list[Found]]:
    """The texts in their order, as many together as may be."""
    batch: list[Found] = []
    size = 0
    for item in items:
        try:
            length = os.stat(item.path).st_size
        except OSError:
            length = 0
        if batch and (len(batch) == MOST or size + length > LARGEST):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch


def in_stages(works: Sequence[_Work], stages: Sequence[Callable[[_Work], None]], failed: Callable[[_Work, Problem], Any]) -> None:
    """Takes all works through the stages until they have a result; `failed` makes one of what a stage raised. Never raises."""
    for stage in stages:
        for work in works:
            if work.result is None:
                try:
                    stage(work)
                except Exception as error:
                    work.result = failed(work, _problem(work.found, error))


def _problem(found: Found, error: Exception) -> Problem:
    """What a person is told of an exception: of the text, of the system, or of a fault of ours, which must not cost the other texts."""
    if isinstance(error, EditionError):
        return error.problem()
    if isinstance(error, OSError):
        return Problem(str(error.filename or found.path), 0, 0, "unreadable", f"the file cannot be read: {error.strerror or error}.",
                       "Check that it is there and may be read.")
    return Problem(str(found.path), 0, 0, "fault", f"{fault(error)}.", OURS)
