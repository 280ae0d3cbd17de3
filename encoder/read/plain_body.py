"""The text itself: paragraphs, bulleted lists, tables by tabs, page marks, sections under headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from encoder.model import Block
from encoder.read.plain_signs import has_verb, is_prose, is_section, is_turn, page_mark, typed_page
from encoder.read.plain_units import Unit

_NUMBER = re.compile(r"(?:(?P<roman>[IVX]{1,5})|(?P<number>\d{1,3})|(?P<letter>[A-Z]))[.)]?\s")
_COUNTED = re.compile(r"(\d{1,2})[.)]\s+(?=[A-ZÀ-ÞА-Я“\"«])")
_CELL = re.compile(r"[^\t]+")


def body_blocks(units: Sequence[Unit]) -> list[Block]:
    """The blocks of the units; from the first heading on all stands in divs of type `section`, which may nest. Linear."""
    running = [unit.text[:80].isupper() for unit in units if len(unit.text) > 120]
    shouted = sum(running) * 2 > len(running)
    counted = _counted_headings(units)
    frames: list[tuple[str, list[Block]]] = [("", [])]      # the div itself, then the open sections with the form of their headings
    index = 0
    while index < len(units):
        unit = units[index]
        if index in counted or _heads_section(units, index, shouted):
            form = _form(unit.text)
            _close(frames, form)
            frames.append((form, [Block("head", unit.start, unit.end)]))
            index += 1
        else:
            block, index = _block(units, index)
            frames[-1][1].append(block)
    while len(frames) > 1:
        _pop(frames)
    return frames[0][1]


def _counted_headings(units: Sequence[Unit]) -> frozenset[int]:
    """The indices of short numbered lines 1, 2, 3 ... each with text of its own below it: the points of an agenda.

    A list of them alone (a table of contents) may stand above the first.
    """
    short = {i: int(m[1]) for i, unit in enumerate(units) if (m := _COUNTED.match(unit.text)) and _is_title(unit)}
    heads = [i for i in short if i + 1 < len(units) and units[i + 1].blank and not _COUNTED.match(units[i + 1].text)]
    others = [i for i in short if i not in heads]
    if len(heads) < 2 or [short[i] for i in heads] != list(range(1, len(heads) + 1)) or any(i > heads[0] for i in others):
        return frozenset()
    return frozenset(heads) if any(is_prose(units[i + 1].text) or is_turn(units[i + 1].text) for i in heads) else frozenset()


def _is_title(unit: Unit) -> bool:
    """A line that names a matter and says nothing of it."""
    return len(unit.text) <= 100 and unit.text[-1] not in ".,;:?!" and not unit.bullet and not has_verb(unit.text) and len(unit.lines) == 1


def _close(frames: list[tuple[str, list[Block]]], form: str) -> None:
    """Closes the sections that a heading ends: one of the same form; not one that has only its heading yet, under which it stands."""
    if len(frames) > 1 and len(frames[-1][1]) == 1 and frames[-1][0] != form:
        return
    level = next((i for i in range(len(frames) - 1, 0, -1) if frames[i][0] == form), max(1, len(frames) - 1))
    while len(frames) > level:
        _pop(frames)


def _pop(frames: list[tuple[str, list[Block]]]) -> None:
    _, blocks = frames.pop()
    frames[-1][1].append(Block("div", 0, 0, {"type": "section"}, tuple(blocks)))


def _form(text: str) -> str:
    match = _NUMBER.match(text)
    return "capitals" if not match else "roman" if match["roman"] else "number" if match["number"] else "letter"


def _heads_section(units: Sequence[Unit], index: int, shouted: bool) -> bool:
    unit = units[index]
    if len(unit.text) > 120 or index + 1 >= len(units) or (index and not unit.blank):
        return False
    return is_section(unit.text) and not (shouted and unit.text.isupper())


def _block(units: Sequence[Unit], index: int) -> tuple[Block, int]:
    """One block from the units at `index`, and the index behind it."""
    unit = units[index]
    if mark := page_mark(unit.text):
        return Block("pb", unit.start, unit.end, {"n": mark}), index + 1
    if mark := typed_page(unit.text):
        return Block("pb", unit.start, unit.end, {"n": mark, "rend": unit.text}), index + 1
    if unit.bullet:
        return _list(units, index)
    if "\t" in unit.text and (rows := _rows(units, index)):
        return Block("table", 0, 0, children=tuple(rows)), index + len(rows)
    return Block("p", unit.start, unit.end), index + 1


def _list(units: Sequence[Unit], index: int) -> tuple[Block, int]:
    items = []
    while index < len(units) and units[index].bullet:
        items.append(Block("item", units[index].start + units[index].bullet, units[index].end))
        index += 1
    return Block("list", 0, 0, {"type": "bulleted"}, tuple(items)), index


def _rows(units: Sequence[Unit], index: int) -> list[Block]:
    """Two or more lines under each other with cells between tabs, as rows: as many cells in each, where the lines have as many tabs."""
    lines: list[Unit] = []
    for unit in units[index:]:
        if "\t" not in unit.text or unit.bullet or len(unit.lines) > 1 or (lines and unit.blank > 1):
            break
        lines.append(unit)
    tabs = max((unit.text.count("\t") for unit in lines), default=0)
    single = all(unit.text.count("\t") in (tabs, tabs - 1) for unit in lines)
    if len(lines) < 2 or not (single or len({len(_CELL.findall(unit.text)) for unit in lines}) == 1):
        return []
    return [Block("row", 0, 0, children=tuple(_cells(unit, single, tabs + 1))) for unit in lines]


def _cells(unit: Unit, single: bool, count: int) -> list[Block]:
    """The cells of a line, empty ones too where each tab ends one."""
    out, at = [], 0
    for piece in unit.text.split("\t"):
        words = piece.strip()
        if words or single:
            start = unit.start + at + (piece.index(words[0]) if words else 0)
            out.append(Block("cell", start, start + len(words)))
        at += len(piece) + 1
    end = Block("cell", unit.end, unit.end)
    return [*out, *[end] * (count - len(out))] if single else out
