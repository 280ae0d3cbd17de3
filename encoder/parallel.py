"""The same work for many items, in one process or in several; results in the order of the items either way."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_start_method, parent_process
from typing import Any, Protocol, TypeVar

from encoder.errors import EditionError

Item = TypeVar("Item")
Out = TypeVar("Out")
CHUNK = 16
AHEAD = 8
"""Chunks for each process that are under way: enough that none waits while another has a long text."""
TRIALS = 3
"""How often work is begun again after a process was killed without a single chunk having come through."""

_DEATH_OF_PARENT = 1
"""PR_SET_PDEATHSIG, see prctl(2)."""

_worker: Any = None


class Each(Protocol):
    """What spreads the work of a run: `each`, or the same for several machines."""

    def __call__(self, make: Callable[..., Callable[[Sequence[Item]], list[Out]]], arguments: tuple[Any, ...], items: Sequence[Item], jobs: int,
                 done: Callable[[int], None] = ..., /) -> Iterator[Out]: ...


class Killed(EditionError):
    """Processes of the run were killed from outside, again and again: mostly because memory ran out."""


def each(make: Callable[..., Callable[[Sequence[Item]], list[Out]]], arguments: tuple[Any, ...], items: Sequence[Item], jobs: int,
         done: Callable[[int], None] = lambda count: None) -> Iterator[Out]:
    """What `make(*arguments)` gives for the items, in their order, as it comes: it is called with a few of them at a time, and made once a process.
    `done` is told how many are finished.

    Only a few chunks are under way at a time, however many items there are. If a process is killed from outside, what it had not finished is
    done again. Raises Killed where that happens again and again.
    """
    if not items:
        return
    if jobs <= 1 or len(items) <= CHUNK:
        work = make(*arguments)
        with _set_aside():
            for at in range(0, len(items), CHUNK):
                for number, out in enumerate(work(items[at:at + CHUNK]), at + 1):
                    yield _told(out, number, done)
        return
    begun = failures = 0
    while begun < len(items):
        before = begun
        try:
            for out in _spread(make, arguments, items, begun, jobs):
                begun += 1
                yield _told(out, begun, done)
        except BrokenProcessPool:
            failures = failures + 1 if begun == before else 0
            if failures == TRIALS:
                raise Killed(f"processes were killed {TRIALS} times at text {before + 1} of {len(items)} or soon after it.",
                             mend="What is written is whole. Was the memory full? Use fewer processes (--jobs 1).") from None


@contextmanager
def _set_aside() -> Iterator[None]:
    """What is there already (lists, grammars, word lists) is not looked through again and again for rubbish, which takes a tenth of the time of
    encoding and a fifth of that of merging."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _spread(make: Callable[..., Any], arguments: tuple[Any, ...], items: Sequence[Any], first: int, jobs: int) -> Iterator[Any]:
    """The results from the item `first` on, in order. Whatever ends this, no process and no waiting work is left behind."""
    left = len(items) - first
    pool = ProcessPoolExecutor(min(jobs, (left + CHUNK - 1) // CHUNK), initializer=_begin, initargs=(make, arguments))
    waiting: deque[Future[list[Any]]] = deque()
    try:
        for at in range(first, len(items), CHUNK):
            waiting.append(pool.submit(_work, items[at:at + CHUNK]))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _told(out: Out, number: int, done: Callable[[int], None]) -> Out:
    done(number)
    return out


def _begin(make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    global _worker
    stay_with_parent()
    _worker = make(*arguments)
    gc.freeze()     # as `_set_aside`, for as long as the process lives


def stay_with_parent() -> None:
    """Ties this process to the first one of the run, which alone is told when somebody stops it: if that is killed, this one ends.

    On Linux the system sees to it, without a thread: beside one Saxon crashes in a process that was forked.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not _ended_by_the_system():
        threading.Thread(target=_leave_with_parent, daemon=True).start()


def _ended_by_the_system() -> bool:
    """Asks Linux to kill this process when the thread that began it ends; False where that cannot be asked."""
    if sys.platform != "linux" or get_start_method() != "fork":
        return False
    parent = parent_process()
    asked = bool(ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL, 0, 0, 0) == 0)
    if parent is not None and os.getppid() != parent.pid:       # it was killed before we could ask
        os._exit(1)
    return asked


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(items: Sequence[Any]) -> list[Any]:
    out: list[Any] = _worker(items)
    return out
