"""Is every character of the source in the TEI, and every space inside its lines?

The common case is one comparison of two strings. Where they differ, lines and blocks are allowed to break at other places
first; what then remains goes to `readings`, which says place by place what differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from encoder.errors import Problem
from encoder.validate.rebuild import BREAK, Rebuilt, rebuild

__all__ = ["Rebuilt", "SourceLines", "compare", "rebuild"]

_BULLET = re.compile(r"[ \t]+[*•][ \t]+(?=[^\s*•])")
_ENTRY = re.compile(r"[\[(]?(\d{1,4})[.)\]]\s+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class SourceLines:
    """The lines of a source that hold something, stripped, without the bullets of lists, with their numbers from 1.

    `entries`: index of the lines that begin an entry of the list of notes, and the number that the list gives it.
    """

    texts: list[str]
    numbers: list[int]
    entries: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, source: str, held: set[int]) -> SourceLines:
        """The lines of `source` but those of `held`."""
        texts, numbers = [], []
        for number, raw in enumerate(source.split(BREAK), 1):
            line = raw.strip()
            if line and number not in held:
                if line[0] in "*•" and (bullet := _BULLET.match(raw)):
                    line = raw[bullet.end():].strip()
                texts.append(line)
                numbers.append(number)
        return cls(texts, numbers)

    @cached_property
    def text(self) -> str:
        return BREAK.join(self.texts)

    def unnumbered(self) -> SourceLines:
        """The same without the numbers of the list of notes: the last lines that are numbered 1, 2, 3 and so on."""
        found = [(at, m) for at, line in enumerate(self.texts) if (m := _ENTRY.match(line))]
        begin = max((k for k, (_, m) in enumerate(found) if m.group(1) == "1"), default=len(found))
        texts, entries, expected = list(self.texts), {}, 1
        for at, m in found[begin:]:
            if int(m.group(1)) == expected:
                texts[at], entries[at], expected = texts[at][m.end():], m.group(1), expected + 1
        return SourceLines(texts, self.numbers, entries)


def compare(root: Any, source_text: str, path: str, *, places: Any = None) -> list[Problem]:
    """What the TEI under `root` says otherwise than `source_text` (LF line ends), as problems of the file `path`.

    `places`: the `Places` of the file, for exact lines and columns; without it lines are those of the elements.
    """
    rebuilt = rebuild(root)
    problems: list[Problem] = []
    if rebuilt.held:
        problems = _held(rebuilt, source_text, path, places)
    source = SourceLines.of(source_text, set(rebuilt.held))
    text = rebuilt.text
    if source.text == text or same_but_for_breaks(source.text, text):
        return problems
    from encoder.validate.losses import differences  # loaded only where something differs

    return problems + differences(source, rebuilt, path, places)


def same_but_for_breaks(source: str, text: str) -> bool:
    """Whether two texts differ only in where lines and blocks break.

    A block may break where the source has a space, a line break or nothing; a line break of the source may be any white space.
    """
    if "".join(source.split()) != "".join(text.split()):
        return False
    there, here = gaps(source), gaps(text)
    return all(same_gap(there.get(at, ""), here.get(at, "")) for at in there.keys() | here.keys())


def gaps(text: str) -> dict[int, str]:
    """The white space of a text by the number of other characters before it."""
    out, seen = {}, 0
    for found in _SPACE.finditer(text):
        start = found.start()
        out[start - seen] = found.group()
        seen += found.end() - start
    return out


def same_gap(there: str, here: str) -> bool:
    """Whether white space of the source (`there`) may become that of the TEI (`here`)."""
    return there == here or BREAK in here or (BREAK in there and here != "")


def _held(rebuilt: Rebuilt, source_text: str, path: str, places: Any) -> list[Problem]:
    lines = source_text.split(BREAK)
    problems = []
    for number, (kept, note) in rebuilt.held.items():
        line = lines[number - 1].strip() if 0 < number <= len(lines) else None
        if line == kept.strip() or (line is not None and line.split() == kept.split() and BREAK in kept):
            continue
        place = places.of(note) if places else (note.sourceline or 0, 0)
        problems.append(Problem(path, place[0], place[1], "fidelity-page-line",
                                f"This note keeps line {number} of the source as {shorten(kept)}; {_in_source(line)}.",
                                "Restore the note from the source; it is kept word for word.", excerpt=kept, weight=90))
    return problems


def _in_source(line: str | None) -> str:
    if line is None:
        return "the source has no such line"
    return f"the source has there: {shorten(line)}" if line else "that line of the source is empty"


def shorten(text: str | None, width: int = 120) -> str:
    """A reading in quotation marks, long ones with their middle left out."""
    flat = " ".join((text or "").split())
    if len(flat) > width:
        flat = f"{flat[:width * 2 // 3].rstrip()} … {flat[-width // 3:].lstrip()}"
    return f"“{flat}”"
