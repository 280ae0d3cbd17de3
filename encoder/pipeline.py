"""The whole flow of a run: read, survey, gather, annotate, describe, write, check, settle. Read it from the top down."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from encoder import __version__
from encoder.annotate import Knowledge
from encoder.authorities import gather_entries, grow, known
from encoder.encoding import Encoder
from encoder.files import Found, find_sources, on_disk
from encoder.merge import BASE, explain, lessons
from encoder.parallel import Each, each
from encoder.resources import own_code
from encoder.results import Report
from encoder.settings import Settings
from encoder.sources import remember_sources
from encoder.state import State, digest
from encoder.surveying import Surveyor, documents_by_number

Out = TypeVar("Out")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Options:
    """One run. `jobs` is the number of processes (1: work in this one); `today` the date (ISO 8601) that a `change` gets; `each` what
    spreads the work (`parallel.each`, or that of a `distributed.Cluster`); with `force` everything is done again, changed or not."""

    inputs: tuple[Path, ...]
    out: Path
    authorities: tuple[Path, ...] = ()
    settings: Settings = field(default_factory=Settings)
    jobs: int = 1
    today: str = ""
    each: Each = each
    force: bool = False


def run(options: Options, progress: Progress = lambda stage, done, total: None) -> Report:
    """Encodes all sources and returns what is to be told of them.

    Raises UsageError where an input is missing, AuthorityError where an authority file cannot be used, OSError where the output folder cannot be
    written. Whatever is wrong with one source is in its Result and stops no other.
    """
    began = time.monotonic()
    today = options.today or datetime.now(UTC).date().isoformat()
    found, problems = find_sources(options.inputs, options.out)
    authority, doubts = known(options.out, options.authorities)
    state = State(options.out / BASE)
    code = digest(__version__, own_code())
    again = options.force or state.facts.get("code") != code

    surveys = _only_new(found, (lambda f: None) if again else state.survey, options, Surveyor, (),
                        lambda done, total: progress("reading", done, total))
    authority, gathered = gather_entries(authority, surveys)
    knowledge = Knowledge(authority, documents_by_number(surveys))
    taught = lessons(options.out)
    all_known = digest(code, options.settings, authority.fingerprint(), sorted(knowledge.documents.items()), taught)
    again = again or state.facts.get("known") != all_known

    explain(options.out)
    remember_sources(options.out, options.inputs)
    results = _only_new(found, (lambda f: None) if again else lambda f: state.result(f, options.out / f"{f.name}.xml"), options,
                        Encoder, (knowledge, options.out, options.settings, today, taught), lambda done, total: progress("encoding", done, total))
    counts, more = grow(options.out, options.settings, authority, gathered, results)
    if again or any(r.action not in ("unchanged", "kept", "authority") for r in results) or len(results) != len(state.known):
        state.keep({"code": code, "known": all_known}, zip(found, surveys, results, strict=True))
    if any(r.action == "written" for r in results):
        on_disk()
    return Report(tuple(results), (*problems, *doubts, *more), time.monotonic() - began, counts)


def _only_new(found: Sequence[Found], remembered: Callable[[Found], Out | None], options: Options, make: Callable[..., Callable[[Found], Out]],
              arguments: tuple[Any, ...], progress: Callable[[int, int], None]) -> list[Out]:
    """For each source what is remembered of it, or else what `make(*arguments)` finds now; in the order of the sources."""
    old = [remembered(f) for f in found]
    new = iter(options.each(make, arguments, [f for f, known in zip(found, old, strict=True) if known is None], options.jobs,
                            lambda done: progress(done, len(found))))
    return [next(new) if known is None else known for known in old]
