"""The whole flow of a run: read, survey, gather, annotate, describe, write, check, settle. Read it from the top down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from encoder.annotate import Knowledge
from encoder.authorities import gather_entries, grow, known
from encoder.encoding import Encoder
from encoder.files import find_sources
from encoder.merge import explain, lessons
from encoder.parallel import Each, each
from encoder.results import Report
from encoder.settings import Settings
from encoder.surveying import Surveyor, documents_by_number

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Options:
    """One run. `jobs` is the number of processes (1: work in this one); `today` the date (ISO 8601) that a `change` gets; `each` what
    spreads the work (`parallel.each`, or that of a `distributed.Cluster`)."""

    inputs: tuple[Path, ...]
    out: Path
    authorities: tuple[Path, ...] = ()
    settings: Settings = field(default_factory=Settings)
    jobs: int = 1
    today: str = ""
    each: Each = each


def run(options: Options, progress: Progress = lambda stage, done, total: None) -> Report:
    """Encodes all sources and returns what is to be told of them.

    Raises UsageError where an input is missing, AuthorityError where an authority file cannot be used, OSError where the output folder cannot be
    written. Whatever is wrong with one source is in its Result and stops no other.
    """
    began = time.monotonic()
    today = options.today or datetime.now(UTC).date().isoformat()
    found, problems = find_sources(options.inputs, options.out)
    authority, doubts = known(options.out, options.authorities)
    surveys = options.each(Surveyor, (), found, options.jobs, lambda done: progress("reading", done, len(found)))
    authority, gathered = gather_entries(authority, surveys)
    explain(options.out)
    knowledge = Knowledge(authority, documents_by_number(surveys))
    results = options.each(Encoder, (knowledge, options.out, options.settings, today, lessons(options.out)), found, options.jobs, lambda done: progress("encoding", done, len(found)))
    counts, more = grow(options.out, options.settings, authority, gathered, results)
    return Report(tuple(results), (*problems, *doubts, *more), time.monotonic() - began, counts)
