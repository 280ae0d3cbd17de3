"""What wants an editor's eye, the worst first: low certainty, candidates not decided, names without entry, dates that contradict each other, notes
without place, pointers that lead nowhere, and what the last run had to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from encoder.errors import Problem
from encoder.merge.scan import HEADER, Mark, Scan, Unmergeable
from encoder.merge.store import BASE
from encoder.review.edition import MARKS, File, around, entries, reference, unconfirmed

KINDS = {
    "broken": "files that are no XML",
    "pointer": "pointers to entries that are not there",
    "candidates": "candidates not decided",
    "low": "marks of low certainty",
    "date": "dates that contradict each other",
    "merge": "what a run left to you",
    "note": "notes without place",
    "name": "names without entry",
    "medium": "marks of medium certainty",
    "other": "other things",
}
"""Kinds of places, the worst first."""

ONE = {
    "broken": "file that is no XML",
    "pointer": "pointer to an entry that is not there",
    "candidates": "mark with candidates not decided",
    "low": "mark of low certainty",
    "date": "date that contradicts another",
    "merge": "thing that a run left to you",
    "note": "note without place",
    "name": "name without entry",
    "medium": "mark of medium certainty",
    "other": "other thing",
}
"""The same, one of each."""

_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_MERGE = frozenset({"edited", "not-merged", "no-base", "spoilt-base", "reviewed", "written-anew"})


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `words` with those `before` and `after`; `thinks` is what the machine makes of it, `person` the id it links to or the ids of
    candidates, `mark` the element."""

    path: str
    line: int
    kind: str
    words: str
    thinks: str
    before: str = ""
    after: str = ""
    mark: str = ""
    person: str = ""

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self) | {"place": self.place}


def counted(kind: str, count: int) -> str:
    """So many places of a kind, in words."""
    return f"{count} {ONE[kind] if count == 1 else KINDS[kind]}"


def places(files: Iterable[File]) -> list[Place]:
    """The places of the files, the worst kind first, then in the order of files and lines."""
    out: list[Place] = []
    known: dict[Path, tuple[dict[str, str], dict[str, list[Problem]]]] = {}
    for file in files:
        if file.top not in known:
            known[file.top] = entries(file.top), last_run(file.top)
        authority, said = known[file.top]
        out += _of_file(file, authority, said.get(file.name, []))
    return sorted(out, key=lambda p: _ORDER[p.kind])


def last_run(top: Path) -> dict[str, list[Problem]]:
    """What the last run told of each document, by its name; empty where this machine made no run."""
    from encoder.state import FILE_NAME, State
    if not (top / BASE / FILE_NAME).is_file():
        return {}
    return {name: list(result.problems) for name, result in State(top / BASE).remembered() if result.problems}


def _of_file(file: File, authority: dict[str, str], said: list[Problem]) -> Iterator[Place]:
    path = str(file.path)
    try:
        doc = file.scan
    except Unmergeable as why:
        yield Place(path, why.line, "broken", "", str(why))
        return
    doubts: dict[str, list[Problem]] = {}
    for problem in said:
        if problem.rule in ("uncertain", "undecided"):
            doubts.setdefault(problem.excerpt, []).append(problem)
    for mark in doc.marks:
        yield from _of_mark(path, doc, mark, authority, doubts)
    for problem in said:
        if problem.rule not in ("uncertain", "undecided"):
            yield _told(path, problem)


def _told(path: str, problem: Problem) -> Place:
    kind = "merge" if problem.rule in _MERGE else "date" if "date" in problem.rule or "contradict" in problem.rule else "other"
    mend = f" {problem.mend}" if problem.mend else ""
    return Place(problem.path, problem.line, kind, " ".join(problem.excerpt.split())[:120], f"{problem.message}{mend}")


def _of_mark(path: str, doc: Scan, mark: Mark, authority: dict[str, str], doubts: dict[str, list[Problem]]) -> Iterator[Place]:
    if mark.name == "note" and mark.attributes.get("anchored") == "false":
        yield _place(path, doc, mark, "note", "the page shows no number for this note: put it where it belongs and remove @anchored")
    if mark.name not in MARKS or (mark.stream == HEADER and not unconfirmed(mark)):
        return
    ref, words = reference(mark), doc.words(mark)
    doubt = next(iter(doubts.get(words, ())), None)
    candidates = doubt is not None and doubt.rule == "undecided"
    if ref and "#" in ref and ref.partition("#")[0] in ("persons.xml", "terms.xml", "places.xml", "organisations.xml") and ref not in authority:
        yield _place(path, doc, mark, "pointer", f"it points to {ref}, and there is no such entry", ref)
    elif unconfirmed(mark) or (candidates and not ref):
        cert = mark.attributes.get("cert", "low")
        thinks = f"{_thought(mark, authority)}; {_reason(doubt)}" if doubt else _thought(mark, authority)
        yield _place(path, doc, mark, "candidates" if candidates else "low" if cert == "low" else "medium", thinks, ref or _candidates(doubt))
    elif mark.name == "persName" and not ref and "key" not in mark.attributes and mark.stream != HEADER:
        yield _place(path, doc, mark, "name", "a person of whom the edition has no entry")


def _candidates(doubt: Problem | None) -> str:
    return doubt.mend.removeprefix("Candidates:").strip(" .") if doubt and doubt.mend.startswith("Candidates:") else ""


def _reason(doubt: Problem) -> str:
    reason = doubt.message.partition(": ")[2] or doubt.message
    return " ".join(filter(None, (reason.rstrip("."), f"({_candidates(doubt)})" if _candidates(doubt) else "")))


def _thought(mark: Mark, authority: dict[str, str]) -> str:
    ref = reference(mark)
    if ref:
        name = authority.get(ref)
        return f"{ref.partition('#')[2]}{f', {name}' if name else ''}" if "#" in ref else ref
    said = " ".join(f"{k}={v}" for k, v in mark.attributes.items() if k not in ("cert", "resp", "xml:id"))
    return said or f"a {mark.name}, no more is known"


def _place(path: str, doc: Scan, mark: Mark, kind: str, thinks: str, person: str = "") -> Place:
    words = doc.words(mark)
    return Place(path, doc.line(mark.open), kind, words if len(words) <= 120 else words[:117] + "...", thinks, *around(doc, mark), mark.name, person)
