"""Where a source disagrees with itself in its characters: said to the editor, never mended.

Quotation marks: one that opens nothing or closes nothing is often a slip of the transcription. Apostrophes and single marks
are not looked at (they cannot be told apart), nor marks of inches and seconds; a quotation may run over paragraphs, each of which
may open it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from encoder.errors import Problem
from encoder.model import Block, Source

_MARKS = re.compile('[“”„«»"]')
_MEND = "Compare the original; where the mark is wanting there too, leave the text as it is or supply the mark with <supplied>."
_MIXED = "Compare the original; marks of two kinds in one quotation are often a slip of the transcription."


@dataclass(frozen=True, slots=True)
class _Pair:
    """A habit of quoting: the characters that open, those that close; `either` opens where nothing is open."""

    opens: str
    closes: str
    either: str = ""


_ENGLISH, _GERMAN = _Pair("“", "”", '"'), _Pair("„", "“”", '"')
_GUILLEMETS, _POINTING_IN, _STRAIGHT = _Pair("«", "»"), _Pair("»", "«"), _Pair("", "", '"')


@dataclass(slots=True)
class _Passage:
    """What one paragraph leaves over: marks that close nothing, marks that nothing closes, those closed by another kind (offsets)."""

    block: Block
    closing: list[int] = field(default_factory=list)
    opening: list[int] = field(default_factory=list)
    mixed: list[int] = field(default_factory=list)
    marks: int = 0
    opens_at_start: bool = False


def quotation_problems(source: Source, blocks: Iterable[Block]) -> list[Problem]:
    """One problem (severity `review`) for each quotation mark that lacks its partner, in order, at most one of a kind a paragraph. Linear."""
    if not _MARKS.search(source.text):
        return []
    leaves = [leaf for block in blocks for leaf in block.leaves()]
    problems: list[Problem] = []
    for pair in _pairs(source.text):
        problems += _unpaired(source, [_passage(source.text, leaf, pair) for leaf in leaves])
    return sorted(problems, key=lambda p: (p.line, p.column))


def _pairs(text: str) -> list[_Pair]:
    """The habits of a text; where opening and closing look alike (`”…”`, `»…»`) there is nothing to compare."""
    out = []
    if "„" in text:
        out.append(_GERMAN)
    elif "“" in text:
        out.append(_ENGLISH)
    elif '"' in text:
        out.append(_STRAIGHT)
    left, right = text.find("«"), text.find("»")
    if left >= 0 and right >= 0:
        out.append(_GUILLEMETS if left < right else _POINTING_IN)
    return out


def _passage(text: str, leaf: Block, pair: _Pair) -> _Passage:
    out = _Passage(leaf)
    for mark in _MARKS.finditer(text, leaf.start, leaf.end):
        at, sign = mark.start(), mark[0]
        if sign not in pair.opens + pair.closes + pair.either or _is_measure(text, at, leaf, bool(out.opening)):
            continue
        out.marks += 1
        out.opens_at_start |= at == leaf.start
        if out.opening and (sign in pair.closes or sign in pair.either):
            opened = out.opening.pop()
            if (sign in pair.either) != (text[opened] in pair.either):
                out.mixed.append(opened)
        elif sign in pair.closes and sign not in pair.opens and not (pair is _GERMAN and sign == "“"):
            out.closing.append(at)
        else:
            out.opening.append(at)
    return out


def _is_measure(text: str, at: int, leaf: Block, quoted: bool) -> bool:
    """Inches or seconds (`5"`, but not where a quotation may end) and ditto marks (alone between blanks)."""
    before = text[at - 1] if at > leaf.start else " "
    after = text[at + 1] if at + 1 < leaf.end else " "
    return text[at] in '"”' and ((before.isspace() and after.isspace()) or (not quoted and before.isdigit()))


def _unpaired(source: Source, passages: list[_Passage]) -> list[Problem]:
    problems: list[Problem] = []
    waiting: _Passage | None = None      # a paragraph whose quotation may go on in the next ones
    unclosed: list[tuple[Problem, bool]] = []      # with whether it begins its paragraph: perhaps a document quoted whole
    for passage in passages:
        if waiting and passage.marks:
            if not passage.opens_at_start:
                if passage.closing:
                    passage.closing.pop(0)
                else:
                    unclosed.append((_lacks(source, waiting, waiting.opening[0], "closing"), waiting.opens_at_start))
            waiting = None
        if passage.closing:
            at = passage.closing[-1]
            if unclosed and unclosed[-1][1] and at >= passage.block.end - 3:
                unclosed.pop()
            else:
                problems.append(_lacks(source, passage, passage.closing[0], "opening"))
        if passage.mixed:
            message = "a quotation opens with one kind of mark and closes with another."
            problems.append(_problem(source, passage, passage.mixed[0], message, _MIXED, 20))
        if passage.opening:
            waiting = passage
    if waiting:
        unclosed.append((_lacks(source, waiting, waiting.opening[0], "closing"), False))
    return problems + [problem for problem, _ in unclosed]


def _lacks(source: Source, passage: _Passage, at: int, missing: str) -> Problem:
    return _problem(source, passage, at, f"a quotation lacks its {missing} mark.", _MEND, 40)


def _problem(source: Source, passage: _Passage, at: int, message: str, mend: str, weight: int) -> Problem:
    excerpt = source.around(max(passage.block.start, at - 40), min(passage.block.end, at + 41), 0)
    return Problem(source.path, source.line(at), source.column(at), "quotation-mark", message, mend, "review", excerpt, weight)
