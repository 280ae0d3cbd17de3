"""The authority files of a run: those that exist, those that lists bring, what the texts add; and how the output folder's own grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

from encoder.annotate.persons.gather import gather_in_order
from encoder.annotate.persons.index import namesakes
from encoder.errors import Problem
from encoder.merge import Settled, base_of, deleted_entries, keep, recover
from encoder.model import Authority, Entry
from encoder.settings import Settings
from encoder.surveying import Surveyed
from encoder.tei import authority as tei_authority

KINDS = ("persons", "terms", "places", "organisations")


def finish_stopped(out: Path) -> None:
    """Finishes what a stopped run began with the output folder's authority files: what editors did to them since is seen only then."""
    for kind in KINDS:
        recover(out / f"{kind}.xml", base_of(out, kind))


def known(out: Path, given: Sequence[Path]) -> tuple[Authority, list[Problem]]:
    """What the output folder's authority files and the given ones say, the folder's first. Raises AuthorityError."""
    own = [out / f"{kind}.xml" for kind in KINDS if (out / f"{kind}.xml").is_file()]
    loaded = [tei_authority.load(path) for path in (*own, *given)]
    merged, problems = tei_authority.merge(loaded)
    return merged, list(problems)


def gather_entries(authority: Authority, surveys: Callable[[], Iterator[Surveyed]],
                   prefix: str = "") -> tuple[Authority, dict[str, dict[str, Entry]]]:
    """The authority with what the sources bring: entries of lists, and of persons whom only the texts know. Second, the entries of lists by kind.

    `prefix` begins the ids of those persons; `surveys` gives what all sources told in their order, anew with each call: they are gone through
    several times and never all in memory.
    """
    listed: dict[str, dict[str, Entry]] = {"persons": {}, "terms": {}}
    for item in surveys():
        for entry in item.entries:
            listed[item.kind].setdefault(entry.id, replace(entry, origin=item.name))
    if any(listed.values()):
        authority, _ = tei_authority.merge([authority, Authority(listed["persons"], listed["terms"])])
    found = gather_in_order(lambda: (s.survey for s in surveys() if s.survey), authority, prefix)
    persons = authority.persons | {entry.id: entry for entry in found}
    return Authority(persons, authority.terms, authority.places, authority.organisations), listed


def without_unused(authority: Authority, loaded: Authority, used: Set[str]) -> Authority:
    """The authority as the files will have it: without the persons gathered in this run to whom no document refers after all."""
    persons = {key: e for key, e in authority.persons.items() if not e.made or key in loaded.persons or f"persons.xml#{key}" in used}
    return replace(authority, persons=persons)


def grow(out: Path, settings: Settings, authority: Authority, listed: dict[str, dict[str, Entry]],
         used: Set[str]) -> tuple[dict[str, int], list[Problem]]:
    """Adds to the output folder's authority files what the documents refer to (`used`), the namesakes of those persons, and what lists brought; how
    many are used, by kind. A later run that is not given the list any more chooses between the same persons."""
    counts: dict[str, int] = {}
    problems: list[Problem] = []
    for kind in KINDS:
        entries: dict[str, Entry] = getattr(authority, kind)
        brought = {e.name for e in listed.get(kind, {}).values()}
        path, base = out / f"{kind}.xml", base_of(out, kind)
        gone = deleted_entries(out, kind)
        also = namesakes(authority.persons, {e.id for e in entries.values() if f"persons.xml#{e.id}" in used}) if kind == "persons" else frozenset()
        wanted = [e for e in entries.values() if (f"{kind}.xml#{e.id}" in used or e.id in also or e.name in brought) and e.id not in gone]
        counts[kind] = sum(f"{kind}.xml#{e.id}" in used for e in wanted)
        if wanted and (data := tei_authority.update(path, wanted, settings.title, schemas=_schemas())) is not None:
            # the base grows likewise, and keeps what editors deleted: it is how later runs know
            grown = tei_authority.update(base, wanted, kind=kind) if path.is_file() and base.is_file() else None
            keep(path, base, Settled("written", data, grown or data))
    return counts, problems


def _schemas() -> list[str]:
    from encoder.validate.schema import model_instructions
    return [text for target, text in model_instructions(0) if target == "xml-model"]
