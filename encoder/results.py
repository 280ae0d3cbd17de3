"""What a run of the encoder has to tell: one line a file, and what wants an editor's eye."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from encoder.errors import Problem

ORDER = {"error": 0, "warning": 1, "review": 2}


@dataclass(frozen=True, slots=True)
class Result:
    """One source file: where it went, what was found in it. `action` is written, unchanged, kept, merged, beside, failed or authority
    (a list that went into an authority file); `used` are the entries of authority files that it refers to or names
    as candidates; `set_aside` the lines of the page that are no part of the document, with their numbers."""

    source: str
    target: str
    action: str
    type: str = ""
    title: str = ""
    date: str = ""
    persons: int = 0
    linked: int = 0
    dates: int = 0
    notes: int = 0
    pages: int = 0
    characters: int = 0
    used: frozenset[str] = frozenset()
    set_aside: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        out = asdict(self)
        out.pop("used")
        out["set_aside"] = [{"line": line, "text": text} for line, text in self.set_aside]
        out["problems"] = [p.as_dict() for p in self.problems]
        return out


class Findings(Protocol):
    """What a run found, kept where it needs no memory; each call begins anew."""

    def results(self) -> Iterator[Result]: ...

    def problems(self) -> Iterator[Problem]: ...


@dataclass(frozen=True)
class Report:
    """A whole run. `actions` how often each came up; `problems` those that belong to no single source."""

    found: Findings
    actions: Counter[str]
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    authority: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return self.actions["failed"] > 0 or any(p.severity == "error" for p in self.problems)

    @property
    def results(self) -> Iterator[Result]:
        """In the order of the sources."""
        return self.found.results()

    def review(self) -> Iterator[Problem]:
        """All problems, the worst first."""
        return heapq.merge(sorted(self.problems, key=_worst_first), self.found.problems(), key=_worst_first)

    def as_json(self) -> Iterator[bytes]:
        """The report for programs, piece by piece."""
        yield b'{"files": ['
        yield from _items(r.as_dict() for r in self.results)
        yield b'],\n"review": ['
        yield from _items(p.as_dict() for p in self.review())
        yield b'],\n"authority": ' + _json(self.authority) + b',\n"failed": ' + _json(self.failed) + b"}\n"


def _worst_first(problem: Problem) -> tuple[int, int, str, int, int]:
    return ORDER[problem.severity], -problem.weight, problem.path, problem.line, problem.column


def _items(things: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for number, thing in enumerate(things):
        yield (b",\n" if number else b"\n") + _json(thing)


def _json(thing: object) -> bytes:
    return json.dumps(thing, ensure_ascii=False).encode("utf-8", "backslashreplace")     # a name that is no UTF-8: its number
