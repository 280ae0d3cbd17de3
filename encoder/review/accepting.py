"""Decisions of an editor made for many places at once: confirm, link, unmark. Edits of the text of the files; all other bytes stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from encoder.errors import Problem, UsageError
from encoder.merge.edits import Edits
from encoder.merge.place import attribute_edits
from encoder.merge.scan import HEADER, Mark, Scan, Unmergeable
from encoder.merge.threeway import decode, well_formed
from encoder.review.edition import AUTHORITIES, MARKS, File, reference, unconfirmed
from encoder.tei.names import pointer
from encoder.validate.schema import schema
from encoder.validate.values import wrong

DATING = ("when", "from", "to", "notBefore", "notAfter", "calendar")
"""What a date says."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which marks: of this element (`kind`), this entry (`person`, an id), these `words`; only those that are not confirmed, unless `every`."""

    kind: str = ""
    person: str = ""
    words: str = ""
    every: bool = False

    def takes(self, doc: Scan, mark: Mark) -> bool:
        """Whether a mark is meant."""
        if self.kind and mark.name != self.kind:
            return False
        if self.person and reference(mark).partition("#")[2] != self.person:
            return False
        if self.words and doc.words(mark) != self.words:
            return False
        signed = [r for r in mark.attributes.get("resp", "").split() if r != "#encoder"]
        return (self.every and not signed) or unconfirmed(mark)


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a mark: take the machine's doubt away; give it the attributes that `says` names (None: take one away; `ref` relative to the top
    of the edition); with `unmark` take the tags away. `sign` is the editor's `@resp`; `reviewed` marks the whole file as reviewed."""

    says: Mapping[str, str | None] = field(default_factory=dict)
    unmark: bool = False
    sign: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One mark that changes: where it stands, its start tag before and after (empty: the tags go)."""

    path: str
    line: int
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A file as it will be, and the steps to it."""

    path: Path
    top: Path
    before: bytes
    after: bytes
    steps: tuple[Step, ...]


def plan(files: Iterable[File], wanted: Wanted, decision: Decision, *, editor: str = "", today: str = "") -> tuple[list[Plan], list[Problem]]:
    """What the decision would change, file by file; and which files cannot be read, so that nothing in them is decided. Nothing is written."""
    out, unread, tops = list[Plan](), list[Problem](), dict[Path, None]()
    for file in files:
        tops[file.top] = None
        try:
            doc = file.scan
            marks = [m for m in doc.marks if m.name in MARKS and _bears(m, decision) and wanted.takes(doc, m)]
            out.append(_planned(file, doc, marks, decision, editor, today))
        except Unmergeable as why:
            unread.append(_unread(file.path, why))
    if wanted.person and not decision.says and not decision.unmark:
        for path in (top / name for top in tops for name in AUTHORITIES):
            try:
                out += _entries(path, wanted.person)
            except Unmergeable as why:
                unread.append(_unread(path, why))
    return [p for p in out if p.after != p.before], unread


def _unread(path: Path, why: Unmergeable) -> Problem:
    return Problem(str(path), why.line, 0, "unread", f"nothing was decided in this file: {why}.", "Mend it, and call the command again.")


def _bears(mark: Mark, decision: Decision) -> bool:
    """Whether the grammar lets the element have the attributes: a `date` has no `@ref`."""
    return all(value is None or name in schema().elements[mark.name].attributes for name, value in decision.says.items())


def _planned(file: File, doc: Scan, marks: list[Mark], decision: Decision, editor: str, today: str) -> Plan:
    path, top, data = file.path, file.top, file.data
    codec = decode(data)[1]
    edits, steps = Edits(doc.text), []
    depth = len(path.resolve().parent.relative_to(top.resolve()).parts)
    for mark in marks:
        before = doc.text[mark.open:mark.inner]
        if decision.unmark:
            edits.replace(mark.open, mark.inner)
            if not mark.empty:
                edits.replace(mark.close, mark.end)
            steps.append(Step(str(path), doc.line(mark.open), doc.words(mark), before, ""))
            continue
        after = _retag(edits, doc, mark, _attributes(mark, decision, depth))
        if after != before:
            steps.append(Step(str(path), doc.line(mark.open), doc.words(mark), before, after))
    if decision.sign and steps and mark_named(doc, decision.sign.removeprefix("#")) is None and not decision.unmark:
        _introduce(edits, doc, decision.sign.removeprefix("#"), editor)
    if decision.reviewed:
        _review(edits, doc, decision.sign, today)
    after_data = edits.apply().encode(codec, "xmlcharrefreplace")
    if after_data != data:
        well_formed(after_data)
    return Plan(path, top, data, after_data, tuple(steps))


def _attributes(mark: Mark, decision: Decision, depth: int) -> dict[str, str | None]:
    resp = [r for r in mark.attributes.get("resp", "").split() if r != "#encoder"]
    if decision.sign and decision.sign not in resp:
        resp.append(decision.sign)
    out: dict[str, str | None] = {"cert": None} if unconfirmed(mark) else {}
    out |= {name: _from_file(value, depth) if name == "ref" and value else value for name, value in decision.says.items()}
    out["resp"] = " ".join(resp) or None
    return {key: value for key, value in out.items() if mark.attributes.get(key) != value}


def _from_file(ref: str, depth: int) -> str:
    return " ".join(pointer(part, "../" * depth) for part in ref.split())


def _retag(edits: Edits, doc: Scan, mark: Mark, attributes: dict[str, str | None]) -> str:
    own = Edits(doc.text[mark.open:mark.inner])
    for start, end, words in attribute_edits(doc.text, mark, attributes):
        edits.changes.append((start, end, (1, 0), words))
        own.changes.append((start - mark.open, end - mark.open, (1, 0), words))
    return own.apply()


def mark_named(doc: Scan, identifier: str) -> Mark | None:
    """The element with an `xml:id`."""
    return next((m for m in doc.marks if "xml:id" in m.raw and m.attributes.get("xml:id") == identifier), None)


def _introduce(edits: Edits, doc: Scan, identifier: str, name: str) -> None:
    """Names the editor in the header, so that `@resp` points to somebody."""
    after = mark_named(doc, "encoder") or doc.named("title")
    if after is not None:
        lead = doc.text[:after.open]
        space = lead[len(lead.rstrip()):]
        who = f"<resp>editing</resp><name>{escape(name or identifier)}</name>"
        edits.put(after.end, f'{space}<respStmt xml:id="{escape(identifier)}">{who}</respStmt>')


def _review(edits: Edits, doc: Scan, sign: str, today: str) -> None:
    found = doc.named("revisionDesc")
    if found is None or found.attributes.get("status") == "reviewed":
        return
    for start, end, words in attribute_edits(doc.text, found, {"status": "reviewed"}):
        edits.changes.append((start, end, (1, 0), words))
    if not found.empty:
        lead = re.match(r"\s*", doc.text[found.inner:found.close])
        who = f' who="{sign}"' if sign else ""
        edits.put(found.inner, f'{lead[0] if lead else ""}<change{who} when="{today}">Reviewed.</change>', (2, 0))


def _entries(path: Path, person: str) -> list[Plan]:
    """The entry of a person that is confirmed is no longer the machine's; `path` is an authority file. Raises `Unmergeable` if it cannot be read."""
    if not path.is_file():
        return []
    file = File(path, path.parent)
    doc = file.scan
    mark = mark_named(doc, person)
    if mark is None or "#encoder" not in mark.attributes.get("resp", "").split():
        return []
    edits = Edits(doc.text)
    before = doc.text[mark.open:mark.inner]
    after = _retag(edits, doc, mark, {name: None for name in ("cert", "resp") if name in mark.attributes})
    step = Step(str(path), doc.line(mark.open), person, before, after)
    return [Plan(path, path.parent, file.data, edits.apply().encode(decode(file.data)[1]), (step,))]


def linked(ref: str) -> dict[str, str | None]:
    """What marks say that are linked to an entry (`persons.xml#carter-jimmy`) or to none (empty). Raises UsageError for what is no pointer."""
    if not ref:
        return {"ref": None}
    if bad := wrong(schema().elements["persName"].attributes["ref"], ref):
        raise UsageError(f"--link {bad[0]}.", mend=bad[1])
    parts = [re.sub(r"^(?:\.\./)+", "", part) for part in ref.split()]
    if inside := next((part for part in parts if part.startswith("#")), ""):
        raise UsageError(f"--link cannot be “{inside}”: that is something else in each file.", mend=f"Name the file too: persons.xml{inside}.")
    return {"ref": " ".join(parts)}


def same_as(files: Iterable[File], place: str, words: str) -> tuple[Wanted, Decision, str]:
    """What an editor decided at `FILE:LINE`: which marks are the same ones, what to do with them, and the decision in words. Raises UsageError."""
    path, _, number = place.rpartition(":")
    if not path or not number.isdigit():
        raise UsageError(f"`{place}` is no place.", mend="Write it as FILE:LINE, as `edition review` prints it.")
    here = Path(path).resolve()
    file = next((f for f in files if f.path.resolve() == here), None) or File(Path(path), Path(path).parent)
    try:
        doc = file.scan
    except (Unmergeable, OSError) as why:
        raise UsageError(f"the file cannot be read: {why}.", path=path) from None
    marks = [m for m in doc.marks if m.name in MARKS and m.stream != HEADER and doc.line(m.open) == int(number)]
    marks = [m for m in marks if not words or doc.words(m) == words]
    distinct = {(m.name, doc.words(m), tuple(_statement(m).items())): m for m in marks}
    if len(distinct) != 1:
        which = "; ".join(f"`{w}` ({name})" for name, w, _ in distinct) or "none"
        raise UsageError(f"it is not clear which mark is meant; on this line there are: {which}.", path=path, line=int(number),
                         mend="Name its words with --words.")
    (name, chosen, said), = distinct
    if name == "ref" or any(value and value.startswith("#") for _, value in said):
        raise UsageError("where it points depends on the file, so it cannot be decided for others.", path=path, line=int(number))
    states = " ".join(value if key == "ref" else f"{key}={value}" for key, value in said if value)
    told = f"every {name} `{chosen}` {f'is {states}' if states else 'has no date' if name == 'date' else 'has no entry'}"
    return Wanted(name, words=chosen, every=True), Decision(dict(said)), told


def _statement(mark: Mark) -> dict[str, str | None]:
    """What a mark says of its words, None for what it does not say: to whom they point, or which day it is."""
    if mark.name == "date":
        return {name: mark.attributes.get(name) for name in DATING}
    return {"ref": reference(mark) or None}
