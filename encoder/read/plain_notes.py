"""The list of footnotes at the end of a plain text, and the places of their numbers in it.

Lists come as `[1] ...`, `1. ...`, `1) ...`, `1 ...`, `¹ ...` or `* ...`; numbers in the text as `[1]`, `(1)`, `¹`, `*` or glued to a word. A numbered
list at the end is one of footnotes only where the text shows its numbers, or a heading says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from encoder.errors import Problem
from encoder.model import Block, Footnote, Held, Line, Source, Span
from encoder.read.footnotes import place_calls
from encoder.read.plain_units import bullet

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FORMS = (
    re.compile(r"\[(\d{1,5}|[ivxl]{1,7}|[a-z]|\*)\]\s*(?=\S)"),
    re.compile(r"([⁰¹²³⁴-⁹]{1,5})\s*(?=\S)"),
    re.compile(r"\(?(\d{1,5})(?:[.)]|(?=\s+[A-ZÀ-ÞА-Я“\"‘(\[]))\s+(?=\S)"),
    re.compile(r"([*†‡§]|\*{2,4}|††|‡‡)\s?(?=[^\s*†‡§])"),
)
_CALL = re.compile(r"\[(\d{1,5}|[ivxl]{1,7}|[a-z]|\*)\]|\((\d{1,3})\)|([⁰¹²³⁴-⁹]{1,5})|(?<=[\w.,;:!?”\"’)»])(\*{1,4}|†{1,2}|‡{1,2}|§)(?![*†‡§\w])")
_SIGNS = {"*": 1, "**": 2, "***": 3, "****": 4, "†": 2, "‡": 3, "§": 4, "††": 5, "‡‡": 6}
"""The signs of notes in the orders in which printers take them: asterisks alone, or asterisk, dagger, double dagger."""

_HEADING = re.compile(r"\W*(?:(?:foot|end)?notes?|annotations?|anmerkungen|fu(?:ß|ss)noten|примечани[яе]|сноск[аи]|notas?|remarques?)\W*$", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_RULE = re.compile(r"[-–—_=*~ ]{3,}$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_SOURCE = re.compile(r"\[?(?:Source|Quelle|Источник|Fuente)s?\s*:", re.I)
_ORIGINAL = re.compile(r"\[(?:Footnotes?|Notes?) in (?:the )?(?:source|original)(?: text)?\.?\]|\((?:Note|Footnote) in (?:the )?original\)", re.I)


@dataclass(frozen=True, slots=True)
class Notes:
    """`begin`: the index of the first line that is no more text of the document; the rest as in `Document`."""

    begin: int
    footnotes: tuple[Footnote, ...] = ()
    calls: tuple[Span, ...] = ()
    held: tuple[Held, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A note of the list: its number as shown, the index of its line, the offset of its text."""

    label: str
    index: int
    start: int


def read_notes(source: Source, lines: Sequence[Line]) -> Notes:
    """The footnotes of a text; with `begin` = number of lines where it has none. Linear for each form of list."""
    for form in _FORMS:
        entries = _list_at_end(lines, form)
        if not entries or not entries[0].index:
            continue
        begin, held = _heading(lines, entries[0].index)
        if not begin:
            continue
        set_in = _is_set_in(lines, entries)
        places = _places(source, lines[:begin], [e.label for e in entries], set_in)
        found = sum(p is not None for p in places)
        headed = any(_HEADING.match(source.text[h.start:h.end]) for h in held)
        if headed or (found and (held or set_in)) or found * 2 >= len(entries):
            return _notes(source, lines, entries, places, begin, held)
    return Notes(len(lines))


def _is_set_in(lines: Sequence[Line], entries: Sequence[_Entry]) -> bool:
    """Whether the list stands right under the text and is indented, as nothing before it: the notes of a page as one copies it."""
    first = entries[0].index
    if lines[first].blank or any(lines[entry.index].indent < 2 for entry in entries):
        return False
    return not any(line.indent and not bullet(line) for line in lines[:first])


def _list_at_end(lines: Sequence[Line], form: re.Pattern[str]) -> list[_Entry]:
    """The entries 1, 2, 3 ... with which the lines end; empty where they do not."""
    entries: list[_Entry] = []
    loose = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        match = form.match(line.text)
        if match and not _LETTER.search(line.text, match.end(), match.end() + 200):
            match = None
        value = _value(match[1]) if match else 0
        if match and (not entries or value == _value(entries[-1].label) - 1):
            entries.append(_Entry(match[1].translate(_RAISED), index, line.start + match.end()))
            loose = 0
            if value == 1:
                return entries[::-1]
            continue
        loose += bool(line.blank and line.indent < 2)
        if loose > (2 if entries else 0):
            break
    return []


def _value(label: str) -> int:
    """The number that a label stands for; letters count from a, unless they are the first Roman number."""
    label = label.translate(_RAISED)
    if label.isdigit():
        return int(label)
    if label in _SIGNS:
        return _SIGNS[label]
    if len(label) == 1 and label not in _ROMAN:
        return ord(label) - ord("a") + 1
    total = 0
    for char, after in zip(label, [*label[1:], " "], strict=True):
        value = _ROMAN[char]
        total += -value if _ROMAN.get(after, 0) > value else value
    return total


def _heading(lines: Sequence[Line], index: int) -> tuple[int, list[Held]]:
    """Where the text ends, and the lines between it and the list: a rule, a heading."""
    held: list[Held] = []
    while index and len(held) < 2 and (_RULE.match(lines[index - 1].text) or _HEADING.match(lines[index - 1].text)):
        line = lines[index - 1]
        held.insert(0, Held(line.start, line.end, "furniture", line.number))
        index -= 1
    return index, held


def _places(source: Source, lines: Sequence[Line], labels: Sequence[str], set_in: bool) -> list[tuple[int, int] | None]:
    """For each label the place of its mark in the text, in order: marks by themselves, else glued digits."""
    marks: dict[str, list[tuple[int, int]]] = {}
    starts = {line.start for line in lines}
    for match in _CALL.finditer(source.text, lines[0].start, lines[-1].end):
        if match.start() not in starts:
            label = next(group for group in match.groups() if group is not None).translate(_RAISED)
            marks.setdefault(label, []).append((match.start(), match.end()))
    out: list[tuple[int, int] | None] = []
    at = 0
    for label in labels:
        found = next((place for place in marks.get(label, ()) if place[0] >= at), None)
        out.append(found)
        at = found[1] if found else at
    if not any(out) and all(label.isdigit() for label in labels):
        return _glued(source, lines, len(labels), set_in)
    return out


def _glued(source: Source, lines: Sequence[Line], count: int, set_in: bool) -> list[tuple[int, int] | None]:
    """The places of numbers glued to words; none where hardly any of what was found is glued to a letter or a stop,
    unless the list itself looks like one of notes."""
    calls = place_calls(source.text, [(line.start, line.end, "p") for line in lines], count)
    sure = sum(_is_glued(source.text, c.start, c.end) for c in calls if c)
    return [(c.start, c.end) if c and (sure * 2 >= count or (set_in and sure)) else None for c in calls]


def _is_glued(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1:start], text[end:end + 1]
    return not before.isspace() and not before.isdigit() and before not in "/-–—([#$€£+=" and not after.isalnum()


def _notes(source: Source, lines: Sequence[Line], entries: Sequence[_Entry], places: Sequence[tuple[int, int] | None],
           begin: int, held: Sequence[Held]) -> Notes:
    footnotes, calls, problems = [], [], []
    ends = [*(e.index for e in entries[1:]), len(lines)]
    shift = _shift(source, entries, places)
    for entry, end, place in zip(entries, ends, places, strict=True):
        n = str(int(entry.label) + shift) if shift else entry.label
        blocks = _paragraphs(lines[entry.index:end], entry.start)
        text = source.text[blocks[0].start:blocks[-1].end]
        kind = "source" if _SOURCE.match(text) else "original" if _ORIGINAL.search(text) else "editorial"
        footnotes.append(Footnote(n, tuple(blocks), place[1] if place else None, kind))
        if place:
            calls.append(Span(*place, "call", {"n": n}, rule="footnote number"))
        else:
            problems.append(Problem(
                source.path, lines[entry.index].number, 0, "note-without-number", f"the page shows no number for note {n}.",
                "Move the note to its place and take off anchored=\"false\".", "review", text[:80], 60))
    return Notes(begin, tuple(footnotes), tuple(calls), tuple(held), tuple(problems))


def _shift(source: Source, entries: Sequence[_Entry], places: Sequence[tuple[int, int] | None]) -> int:
    """By how much the numbers that the text shows (from 0, or on through a chapter) differ from those of the list."""
    for entry, place in zip(entries, places, strict=True):
        if place and entry.label.isdigit():
            shown = source.text[place[0]:place[1]].translate(_RAISED).strip("[]()")
            return int(shown) - int(entry.label) if shown.isdigit() else 0
    return 0


def _paragraphs(lines: Sequence[Line], start: int) -> list[Block]:
    """The paragraphs of one note; lines right under each other are one."""
    out = [Block("p", start, lines[0].end)]
    for line in lines[1:]:
        if line.blank or bullet(line):
            out.append(Block("p", line.start + bullet(line), line.end))
        else:
            out[-1] = Block("p", out[-1].start, line.end)
    return out
