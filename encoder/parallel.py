"""The same work for many items, in one process or in several; results in the order of the items either way."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from typing import Any, Protocol, TypeVar

from encoder.errors import EditionError

Item = TypeVar("Item")
Out = TypeVar("Out")
CHUNK = 16
TRIALS = 3
"""How often work is begun again after a process was killed without a single chunk having come through."""

_worker: Any = None


class Each(Protocol):
    """What spreads the work of a run: `each`, or the same for several machines."""

    def __call__(self, make: Callable[..., Callable[[Item], Out]], arguments: tuple[Any, ...], items: Sequence[Item], jobs: int,
                 done: Callable[[int], None] = ..., /) -> list[Out]: ...


class Killed(EditionError):
    """Processes of the run were killed from outside, again and again: mostly because memory ran out."""


def each(make: Callable[..., Callable[[Item], Out]], arguments: tuple[Any, ...], items: Sequence[Item], jobs: int,
         done: Callable[[int], None] = lambda count: None) -> list[Out]:
    """`make(*arguments)(item)` for every item; `make` is called once a process. `done` is told how many are finished.

    If a process is killed from outside, what it had not finished is done again. Raises Killed where that happens again and again.
    """
    if jobs <= 1 or len(items) <= CHUNK:
        work = make(*arguments)
        return [_told(work(item), number, done) for number, item in enumerate(items, 1)]
    results: list[Out] = []
    failures = 0
    while len(results) < len(items):
        before = len(results)
        try:
            _fill(results, make, arguments, items, jobs, done)
        except BrokenProcessPool:
            failures = failures + 1 if len(results) == before else 0
            if failures == TRIALS:
                raise Killed(f"processes were killed {TRIALS} times at text {before + 1} of {len(items)} or soon after it.",
                             mend="What is written is whole. Was the memory full? Use fewer processes (--jobs 1).") from None
    return results


def _fill(results: list[Out], make: Callable[..., Any], arguments: tuple[Any, ...], items: Sequence[Any], jobs: int,
          done: Callable[[int], None]) -> None:
    """Adds to `results` what is missing, in order. Whatever ends this, no process and no waiting work is left behind."""
    left = items[len(results):]
    pool = ProcessPoolExecutor(min(jobs, (len(left) + CHUNK - 1) // CHUNK), initializer=_begin, initargs=(make, arguments))
    try:
        for out in pool.map(_work, left, chunksize=CHUNK):
            results.append(_told(out, len(results) + 1, done))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _told(out: Out, number: int, done: Callable[[int], None]) -> Out:
    done(number)
    return out


def _begin(make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)        # who stops the run stops its first process, which tells the others
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _worker = make(*arguments)


def _leave_with_parent() -> None:
    """A process whose run was killed works for nobody."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Any) -> Any:
    return _worker(item)
