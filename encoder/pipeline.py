"""The whole flow of a run: read, survey, gather, annotate, describe, write, check, settle. Read it from the top down."""

from __future__ import annotations

import os
import time
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from encoder import __version__
from encoder.annotate import Knowledge
from encoder.authorities import finish_stopped, gather_entries, grow, known, without_unused
from encoder.encoding import Encoder
from encoder.errors import UsageError
from encoder.files import Found, find_sources, on_disk
from encoder.merge import BASE, explain, lessons
from encoder.parallel import Each, each
from encoder.resources import own_code
from encoder.results import Report
from encoder.settings import Settings
from encoder.sources import remember_sources
from encoder.state import State, digest
from encoder.surveying import Surveyor, documents_by_number

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

    Raises UsageError where an input is missing or cannot be named in XML, AuthorityError where an authority file cannot be used, OSError where the
    output folder cannot be written. Whatever is wrong with one source is in its Result and stops no other.
    """
    began = time.monotonic()
    today = options.today or datetime.now(UTC).date().isoformat()
    _named(*options.inputs, options.out)
    found, problems = find_sources(options.inputs, options.out)
    finish_stopped(options.out)
    authority, doubts = known(options.out, options.authorities)
    state = State(options.out / BASE)
    code = digest(__version__, own_code())
    again = options.force or state.facts.get("code") != code

    same_texts = _survey(state, found, options, again, progress) == 0 and len(found) == state.size
    loaded = authority
    authority, gathered = gather_entries(loaded, state.surveys, options.settings.id_prefix)
    knowledge = Knowledge(authority, documents_by_number(state.surveys()))
    taught = lessons(options.out)
    given = (code, options.settings.for_texts(), sorted(knowledge.documents.items()), taught)
    told = {digest(*given, authority.fingerprint())} | ({digest(*given, loaded.fingerprint())} if same_texts else set())
    again = again or told.isdisjoint((state.facts.get("known"), state.facts.get("kept")))

    explain(options.out)
    remember_sources(options.out, options.inputs)
    encoder = (knowledge, options.out, options.settings, today, taught)
    actions, used = _encode(state, found, options, again, encoder, progress)
    counts, more = grow(options.out, options.settings, authority, gathered, used)
    if again or any(action not in ("unchanged", "kept", "authority") for action in actions) or len(found) != state.size:
        kept = without_unused(authority, loaded, used)      # what the next run will find
        state.keep({"code": code, "known": digest(*given, authority.fingerprint()), "kept": digest(*given, kept.fingerprint())})
    if actions["written"]:
        on_disk()
    return Report(state, actions, (*problems, *doubts, *more), time.monotonic() - began, counts)


def _named(*paths: Path) -> None:
    """Raises UsageError where a folder bears a name that is no UTF-8: neither XML nor a report can hold it."""
    for path in paths:
        if os.fsencode(path).decode("utf-8", "replace") != str(path):
            raise UsageError("the name holds bytes that are no UTF-8.", path=str(path), mend="Rename it.")


def _survey(state: State, found: Sequence[Found], options: Options, again: bool, progress: Progress) -> int:
    """The first look: at each source that is not as it was (all of them `again`). How many these were."""
    new = array("L", (place for place, item in enumerate(found) if not state.survey(place, item, again)))
    surveys = options.each(Surveyor, (), _Chosen(found, new), options.jobs, lambda done: progress("reading", done, len(new)))
    for place, survey in zip(new, surveys, strict=True):
        state.surveyed(place, survey)
    return len(new)


def _encode(state: State, found: Sequence[Found], options: Options, again: bool, encoder: tuple[Any, ...],
            progress: Progress) -> tuple[Counter[str], set[str]]:
    """The second look, likewise. How often each action came up, and the entries of authority files that the documents refer to."""
    actions: Counter[str] = Counter()
    used: set[str] = set()
    new = array("L")
    for place, item in enumerate(found):
        old = None if again else state.result(place, options.out / f"{item.name}.xml")
        if old is None:
            new.append(place)
        else:
            actions[old.action] += 1
            used |= old.used
    results = options.each(Encoder, encoder, _Chosen(found, new), options.jobs, lambda done: progress("encoding", done, len(new)))
    for place, result in zip(new, results, strict=True):
        state.encoded(place, result)
        actions[result.action] += 1
        used |= result.used
    return actions, used


class _Chosen(Sequence[Found]):
    """Some of the sources, by their places."""

    def __init__(self, found: Sequence[Found], places: Sequence[int]) -> None:
        self.found, self.places = found, places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, at: Any) -> Any:
        return [self.found[place] for place in self.places[at]] if isinstance(at, slice) else self.found[self.places[at]]
