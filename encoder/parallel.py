"""The same work for many items, in one process or in several; results in the order of the items either way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Out = TypeVar("Out")
CHUNK = 16

_worker: Any = None


def each(make: Callable[..., Callable[[Item], Out]], arguments: tuple[Any, ...], items: Sequence[Item], jobs: int,
         done: Callable[[int], None] = lambda count: None) -> list[Out]:
    """`make(*arguments)(item)` for every item; `make` is called once a process. `done` is told how many are finished."""
    if jobs <= 1 or len(items) <= CHUNK:
        work = make(*arguments)
        return [_told(work(item), number, done) for number, item in enumerate(items, 1)]
    with ProcessPoolExecutor(min(jobs, (len(items) + CHUNK - 1) // CHUNK), initializer=_begin, initargs=(make, arguments)) as pool:
        return [_told(out, number, done) for number, out in enumerate(pool.map(_work, items, chunksize=CHUNK), 1)]


def _told(out: Out, number: int, done: Callable[[int], None]) -> Out:
    done(number)
    return out


def _begin(make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    global _worker
    _worker = make(*arguments)


def _work(item: Any) -> Any:
    return _worker(item)
