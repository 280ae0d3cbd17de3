"""The same work on many machines: Dask distributed spreads it, over files that all of them see, or that are sent to them (the extra `distributed`).

`Cluster(address).each` does what `parallel.each` does. Sources and output lie on a file system that the workers share under the same path. A text
whose worker dies is encoded again by another; since files are written whole and encoding is repeatable, nothing is lost and nothing doubled.
"""

from __future__ import annotations

import os
import pickle
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from encoder import __version__
from encoder.addresses.parcels import parcelled
from encoder.errors import EditionError, UsageError
from encoder.files import write_whole
from encoder.pipeline import Options

Item = TypeVar("Item")
Out = TypeVar("Out")
PATIENCE = 30
"""Seconds to wait for the scheduler, and for its first worker."""
MOST = 64
"""Texts in one task at most: enough that Dask's own work (about a millisecond a task) does not count, few enough that little is done twice."""


AHEAD = 4
"""Tasks for each thread of the cluster that are under way: enough that none waits, few enough that their results need little memory."""


_ADDRESS = re.compile(r"(tcp|tls|ws|wss|ucx)://[^/:\s]+(:\d+)?|(tcp|tls)://\[[\da-f:]+\]:\d+")


class ClusterError(EditionError):
    """The scheduler or its workers cannot be used, or went away."""


@contextmanager
def on_cluster(address: str, options: Options, *, shared: bool = True) -> Iterator[Options]:
    """The options of a run on the workers of a scheduler; its paths are absolute, since every worker has a folder of work of its own.

    Where sources and output are not `shared`, texts travel to the workers and come back encoded.
    """
    out, inputs = Path(os.path.abspath(options.out)), tuple(Path(os.path.abspath(path)) for path in options.inputs)
    cluster = Cluster(address)
    try:
        cluster.check(*((out, inputs) if shared else ()))
        yield replace(options, out=out, inputs=inputs, each=cluster.each if shared else parcelled(cluster.each))
    finally:
        cluster.close()


class Cluster:
    """The workers of a Dask scheduler. Raises UsageError where Dask is not installed, ClusterError where nobody answers at `address`."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise UsageError("for --scheduler Dask distributed must be installed.", mend="pip install 'diplomatic-edition[distributed]'") from None
        self.address = address
        try:
            if not _ADDRESS.fullmatch(address):
                raise ValueError       # Dask would try it for a minute
            self._client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(f"no Dask scheduler with workers answers there ({type(error).__name__}).", path=address,
                               mend="Start one with `dask scheduler` and `dask worker`, and give its address, tcp://host:port.") from None

    def check(self, folder: Path | None = None, inputs: Iterable[Path] = ()) -> None:
        """Raises ClusterError where a worker has another version of the encoder, or does not see the output folder and the inputs."""
        probe = folder / f".encoder-probe-{uuid4().hex}" if folder else None
        if probe:
            write_whole(probe, b"")
        try:
            with self._told():
                answers = self._client.run(_seen, [*([str(probe)] if probe else []), *(str(path.absolute()) for path in inputs)])
        finally:
            if probe:
                probe.unlink(missing_ok=True)
        for worker, (version, missing) in answers.items():
            if version != __version__:
                raise ClusterError(f"the worker {worker} has version {version} of the encoder, this is {__version__}.", path=self.address,
                                   mend="Install the same version on all machines.")
            if missing:
                what = folder if missing[0] == str(probe) else missing[0]
                raise ClusterError(f"the worker {worker} does not see {what}.", path=self.address,
                                   mend="Sources and output must lie on a file system that all workers share under the same path.")

    def each(self, make: Callable[..., Callable[[Sequence[Item]], list[Out]]], arguments: tuple[Any, ...], items: Sequence[Item], jobs: int = 0,
             done: Callable[[int], None] = lambda count: None) -> Iterator[Out]:
        """As `parallel.each`; `jobs` is of no account: the cluster is as large as it is. Raises ClusterError where it breaks down."""
        if not items:
            return
        recipe, token = pickle.dumps((make, arguments)), uuid4().hex
        finished, waiting = 0, deque[Any]()
        with self._told():
            shared = self._client.submit(_kept, recipe, key=f"recipe-{token}")
            threads = max(1, sum(self._client.nthreads().values()))
            size = max(1, min(MOST, len(items) // (4 * threads)))
            begins = deque(range(0, len(items), size))
            while begins or waiting:
                if len(waiting) <= AHEAD * threads // 2:        # many at once, which Dask spreads over all workers
                    new = [begins.popleft() for _ in range(min(len(begins), AHEAD * threads - len(waiting)))]
                    waiting += self._client.map(_work, [items[at:at + size] for at in new], token=token, recipe=shared,
                                                key=[f"texts-{token}-{at}" for at in new])
                results = waiting.popleft().result()        # what has been fetched is let go, here and on the workers
                for number, out in enumerate(results, finished + 1):
                    done(number)
                    yield out
                finished += len(results)

    def close(self) -> None:
        """Takes leave of the scheduler, which goes on."""
        self._client.close(timeout=5)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What Dask raises, in our words."""
        from concurrent.futures import CancelledError

        from distributed import KilledWorker
        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError
        try:
            yield
        except KilledWorker:
            raise ClusterError("workers died again and again at the same texts.", path=self.address,
                               mend="What is written is whole. If their memory was full, give them more, or take out very large files.") from None
        except (CancelledError, FutureCancelledError, CommClosedError, TimeoutError) as error:
            raise ClusterError(f"the scheduler went away ({type(error).__name__}).", path=self.address,
                               mend="What is written is whole; when it is back, run again.") from None
        except ImportError as error:
            raise ClusterError(f"a worker cannot load the encoder ({error}).", path=self.address,
                               mend="Install the same version on all machines.") from None


# on the workers

_made: tuple[str, Any] = ("", None)
_alone = threading.Lock()
"""What does the work is made for one thread; a worker with several takes turns (give it one, and start more workers)."""


def _seen(paths: list[str]) -> tuple[str, list[str]]:
    return __version__, [path for path in paths if not os.path.exists(path)]


def _kept(recipe: bytes) -> bytes:
    """Hands its argument on: as a task's result Dask brings it once to each worker, and can make it again when a worker that had it dies."""
    return recipe


def _work(items: Sequence[Any], token: str, recipe: bytes) -> list[Any]:
    """The results for some items; what does the work is made once in each process for a run."""
    global _made
    with _alone:
        if _made[0] != token:
            make, arguments = pickle.loads(recipe)
            _made = (token, make(*arguments))
        out: list[Any] = _made[1](items)
        return out
