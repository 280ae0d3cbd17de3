"""The text itself: paragraphs, bulleted lists, tables by tabs, page marks, sections under headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from encoder.model import Block
from encoder.read.plain_signs import is_section, page_mark
from encoder.read.plain_units import Unit

_BULLET = re.compile(r"[*•]\s+")
_CELL = re.compile(r"[^\t]+")


def body_blocks(units: Sequence[Unit]) -> list[Block]:
    """The blocks of the units; from the first heading on all stands in divs of type `section`. Linear."""
    shouted = sum(unit.text[:80].isupper() for unit in units) * 2 > len(units)
    out: list[Block] = []
    section: list[Block] | None = None
    index = 0
    while index < len(units):
        if _heads_section(units, index, shouted):
            if section:
                out.append(Block("div", 0, 0, {"type": "section"}, tuple(section)))
            section = [Block("head", units[index].start, units[index].end)]
            index += 1
            continue
        block, index = _block(units, index)
        (out if section is None else section).append(block)
    if section:
        out.append(Block("div", 0, 0, {"type": "section"}, tuple(section)))
    return out


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
    if _bullet(unit):
        return _list(units, index)
    if "\t" in unit.text and (rows := _rows(units, index)):
        return Block("table", 0, 0, children=tuple(rows)), index + len(rows)
    return Block("p", unit.start, unit.end), index + 1


def _bullet(unit: Unit) -> int:
    """The length of the bullet of an indented entry, 0 where it has none."""
    match = _BULLET.match(unit.text) if unit.indent else None
    return match.end() if match else 0


def _list(units: Sequence[Unit], index: int) -> tuple[Block, int]:
    items = []
    while index < len(units) and (length := _bullet(units[index])):
        items.append(Block("item", units[index].start + length, units[index].end))
        index += 1
    return Block("list", 0, 0, children=tuple(items)), index


def _rows(units: Sequence[Unit], index: int) -> list[Block]:
    """Two or more lines under each other with the same number of cells between tabs, as rows."""
    count = len(_CELL.findall(units[index].text))
    rows = []
    for unit in units[index:]:
        cells = [Block("cell", unit.start + a, unit.start + b) for a, b in _cells(unit.text)]
        if len(cells) != count or count < 2 or (rows and unit.blank > 1) or len(unit.lines) > 1:
            break
        rows.append(Block("row", 0, 0, children=tuple(cells)))
    return rows if len(rows) > 1 else []


def _cells(text: str) -> list[tuple[int, int]]:
    out = []
    for match in _CELL.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            out.append((start, start + len(words)))
    return out
