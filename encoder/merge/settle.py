"""What becomes of a file when the encoder has a new encoding of its text.

`base` is what the encoder wrote last, `editor` the file as it stands now, `new` the new encoding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from encoder.errors import Problem

Action = Literal["written", "unchanged", "kept", "merged", "beside"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What to do: `written` (a new file, or one that nobody touched), `unchanged`, `kept` (the editor's file stays byte for byte),
    `merged`, `beside` (left alone; the new encoding goes beside it). `file` are the bytes to write at its place, None for nothing; `beside`
    likewise for the file beside it; `base` the bytes to keep as the new base; `problems` what the editor should see."""

    action: Action
    file: bytes | None = None
    base: bytes | None = None
    beside: bytes | None = None
    problems: tuple[Problem, ...] = ()


def settle(path: str, base: bytes | None, editor: bytes | None, new: bytes) -> Settled:
    """Decides for one file; `path` is what messages call it. Never raises for what an editor may have done to it."""
    if editor is None:
        return Settled("written", new, new)
    if editor == new:
        return Settled("unchanged", base=None if base == new else new)
    if editor == base:
        return Settled("written", new, new)
    if base == new:
        return Settled("kept")
    problem = Problem(path, 0, 0, "edited", "the file was corrected by hand since the encoder wrote it, and the new encoding differs.",
                      "The file was left alone; the new encoding stands beside it.", "warning")
    return Settled("beside", beside=new, problems=(problem,))
