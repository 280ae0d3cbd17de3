"""Decisions for many places are written so that they can be taken back: what the files were before is kept on this machine."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import msgspec

from encoder.errors import UsageError
from encoder.files import lies_in, read_or_none, write_whole
from encoder.merge.store import BASE
from encoder.review.accepting import Plan

UNDO = "undo.json"
_STEPS = 20


def carry_out(plans: list[Plan], what: str, today: str) -> None:
    """Writes the files, and notes down how to undo it."""
    for top in dict.fromkeys(p.top for p in plans):
        mine = [p for p in plans if p.top == top]
        try:
            steps = _undo_steps(top)
        except msgspec.DecodeError:      # what can no longer be read cannot be undone; the new step can
            steps = []
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
    """The steps, the last at the end. Raises `msgspec.DecodeError` where the file holds something else."""
    data = read_or_none(top / BASE / UNDO)
    return msgspec.json.decode(data, type=list[_Done]) if data else []


def undo(top: Path, told: Callable[[str], None]) -> int:
    """Takes the last step back and returns the number of files; `told` hears what it was. Raises UsageError where there is nothing to undo, where
    what was kept for it is spoilt, or where a file was changed since: then no file is touched."""
    try:
        return _undone(top, told)
    except (msgspec.DecodeError, UnicodeDecodeError, binascii.Error, zlib.error):
        raise UsageError("it does not hold any more what `accept` wrote there, so nothing was undone.", path=str(top / BASE / UNDO),
                         mend="Go back in your version control, or by hand, and delete this file.") from None


def _undone(top: Path, told: Callable[[str], None]) -> int:
    steps = _undo_steps(top)
    if not steps:
        raise UsageError("there is nothing to undo.", path=str(top))
    last = steps[-1]
    done = []
    for item in last["files"]:
        path = top / item["path"]
        current = read_or_none(path) if lies_in(path, top) else None
        same = current is not None and hashlib.sha256(current).hexdigest() == item["after"]
        before = zlib.decompress(base64.b64decode(item["before"], validate=True)) if current is not None else b""
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
