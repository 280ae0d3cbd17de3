"""Decisions of an editor made for many places at once: confirm, link, unmark. Edits of the text of the files; all other bytes stay."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict
from xml.sax.saxutils import escape

import msgspec

from encoder.errors import UsageError
from encoder.files import lies_in, read_or_none, write_whole
from encoder.merge.edits import Edits
from encoder.merge.place import attribute_edits
from encoder.merge.scan import HEADER, Mark, Scan, Unmergeable, scan
from encoder.merge.store import BASE
from encoder.merge.threeway import decode, well_formed
from encoder.review.edition import AUTHORITIES, MARKS, File, reference, unconfirmed

UNDO = "undo.json"
_STEPS = 20


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
    """What to do with a mark: take the machine's doubt away; with `ref` link it (`persons.xml#id`; an empty one takes the link away); with
    `unmark` take the tags away. `sign` is the editor's `@resp`; `reviewed` marks the whole file as reviewed."""

    ref: str | None = None
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


def plan(files: Iterable[File], wanted: Wanted, decision: Decision, *, editor: str = "", today: str = "") -> list[Plan]:
    """What the decision would change, file by file. Files that are no XML are left out. Nothing is written."""
    out, tops = [], dict[Path, None]()
    for file in files:
        tops[file.top] = None
        try:
            doc = file.scan
        except Unmergeable:
            continue
        marks = [m for m in doc.marks if m.name in MARKS and wanted.takes(doc, m)]
        out.append(_planned(file, doc, marks, decision, editor, today))
    if wanted.person and decision.ref is None and not decision.unmark:
        out += [p for top in tops for p in _entries(top, wanted.person, decision)]
    return [p for p in out if p.after != p.before]


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
    if decision.ref is not None:
        out["ref"] = ("../" * depth + decision.ref) if decision.ref else None
    out["resp"] = " ".join(resp) or None
    return {key: value for key, value in out.items() if mark.attributes.get(key) != value}


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


def _entries(top: Path, person: str, decision: Decision) -> list[Plan]:
    """The entry of a person that is confirmed is no longer the machine's."""
    out = []
    for name in AUTHORITIES:
        data = read_or_none(top / name)
        if data is None:
            continue
        try:
            well_formed(data)
            doc = scan(decode(data)[0])
        except Unmergeable:
            continue
        mark = mark_named(doc, person)
        if mark is not None and "#encoder" in mark.attributes.get("resp", "").split():
            edits = Edits(doc.text)
            before = doc.text[mark.open:mark.inner]
            wanted: dict[str, str | None] = {"cert": None, "resp": None}
            after = _retag(edits, doc, mark, {k: v for k, v in wanted.items() if k in mark.attributes})
            step = Step(str(top / name), doc.line(mark.open), person, before, after)
            out.append(Plan(top / name, top, data, edits.apply().encode(decode(data)[1]), (step,)))
    return out


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
    distinct = {(m.name, doc.words(m), reference(m)): m for m in marks}
    if len(distinct) != 1:
        which = "; ".join(f"`{w}` ({name})" for name, w, _ in distinct) or "none"
        raise UsageError(f"it is not clear which mark is meant; on this line there are: {which}.", path=path, line=int(number),
                         mend="Name its words with --words.")
    (name, chosen, ref), = distinct
    told = f"every {name} `{chosen}` {f'is {ref}' if ref else 'has no entry'}"
    return Wanted(name, words=chosen, every=True), Decision(ref=ref), told


def carry_out(plans: list[Plan], what: str, today: str) -> None:
    """Writes the files, and notes down how to undo it."""
    for top in dict.fromkeys(p.top for p in plans):
        mine = [p for p in plans if p.top == top]
        steps = _undo_steps(top)
        steps.append({"what": what, "when": today, "files": [_noted(p) for p in mine]})
        write_whole(top / BASE / UNDO, json.dumps(steps[-_STEPS:], indent=1).encode() + b"\n")
        for p in mine:
            write_whole(p.path, p.after)


def _noted(item: Plan) -> _Noted:
    """What is kept of a file to take a step back."""
    name = item.path.resolve().relative_to(item.top.resolve()).as_posix()
    return {"path": name, "before": base64.b64encode(zlib.compress(item.before)).decode(), "after": hashlib.sha256(item.after).hexdigest()}


class _Noted(TypedDict):
    """A file of a step: its `path` below the top, its bytes `before` (packed), the digest of those `after`."""

    path: str
    before: str
    after: str


class _Done(TypedDict):
    """A step that can be taken back."""

    what: str
    when: str
    files: list[_Noted]


def _undo_steps(top: Path) -> list[_Done]:
    """The steps, the last at the end; none where the file holds something else."""
    data = read_or_none(top / BASE / UNDO)
    try:
        return msgspec.json.decode(data, type=list[_Done]) if data else []
    except (msgspec.DecodeError, UnicodeDecodeError):
        return []


def undo(top: Path, told: Callable[[str], None]) -> int:
    """Takes the last step back and returns the number of files; `told` hears what it was. Raises UsageError where there is nothing to undo, or where
    a file was changed since: then no file is touched."""
    steps = _undo_steps(top)
    if not steps:
        raise UsageError("there is nothing to undo.", path=str(top))
    last = steps[-1]
    done = []
    for item in last["files"]:
        path = top / item["path"]
        current = read_or_none(path) if lies_in(path, top) else None
        same = current is not None and hashlib.sha256(current).hexdigest() == item["after"]
        before = zlib.decompress(base64.b64decode(item["before"])) if current is not None else b""
        if current == before:
            continue
        if not same:
            raise UsageError("the file was changed since; nothing was undone.", path=str(path), mend="Go back in your version control, or by hand.")
        done.append((path, before))
    for path, before in done:
        write_whole(path, before)
    write_whole(top / BASE / UNDO, json.dumps(steps[:-1], indent=1).encode() + b"\n")
    told(f"{last['what']} ({last['when']})")
    return len(done)
