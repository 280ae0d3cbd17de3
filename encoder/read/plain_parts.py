"""What was found above a text, and how it stands in TEI: as children of a div, before its first paragraph (TEI Guidelines 4.2)."""

from __future__ import annotations

from dataclasses import dataclass, field

from encoder.model import Block, Span
from encoder.read.plain_fields import SEG_TYPES
from encoder.read.plain_units import Unit


@dataclass(slots=True)
class Part:
    """One thing above the text: its role (`head`, `dateline`, `salute`, `pb`, a `@type` of `seg`, or of a list) and its leaves.

    `listed`: a field, of label and values; `line`: one that has its only value in the line of its label.
    """

    role: str
    blocks: list[Block]
    listed: bool = False
    line: bool = False


@dataclass(slots=True)
class Front:
    """The parts in order, the index of the first unit of the text, and line breaks inside headings."""

    parts: list[Part] = field(default_factory=list)
    end: int = 0
    breaks: list[Span] = field(default_factory=list)

    def roles(self) -> list[str]:
        return [part.role for part in self.parts]

    def texts(self, source: str, *roles: str) -> list[str]:
        return [source[b.start:b.end] for part in self.parts if part.role in roles for b in part.blocks]


def seg(role: str, start: int, end: int) -> Block:
    """A line of opener or closer that is no dateline, salute or signature."""
    return Block("seg", start, end, {"type": SEG_TYPES.get(role, role)})


def leaf(role: str, unit: Unit) -> Block:
    return Block(role, unit.start, unit.end) if role in ("head", "dateline", "salute") else seg(role, unit.start, unit.end)


def line_break(above: int, below: int) -> Span:
    """The break between two lines of one block, from the end of the one to the beginning of the other."""
    return Span(above, below, "lb", rule="line")


def front_blocks(front: Front) -> tuple[list[Block], list[Block]]:
    """The parts as children of a div: those up to the last heading, and those behind it.

    TEI has an opener and headings only before the first list or paragraph. So fields with one value each become `seg` of the
    opener where dateline, title or salute follow them; where they are real lists, what follows is `p`.
    """
    parts = front.parts
    first = next((i for i, part in enumerate(parts) if part.listed), len(parts))
    follows = [part for part in parts[first:] if not part.listed and part.role != "pb"]
    alone = all(part.role in ("date", "place") for part in parts if part.listed)
    if (follows or alone) and all(part.line for part in parts if part.listed):
        parts = [_as_seg(part) for part in parts]
    out: list[Block] = []
    inside: list[Block] = []
    listed = False
    for part in parts:
        listed |= part.listed
        if part.listed or part.role == "head" or listed or part.role == "pb":
            _flush(out, inside)
            out += _standing(part, listed)
        else:
            inside += part.blocks
    _flush(out, inside)
    last = max((i for i, block in enumerate(out) if block.kind == "head"), default=-1)
    return out[:last + 1], out[last + 1:]


def _as_seg(part: Part) -> Part:
    """A field that is a line of the opener."""
    if not part.listed:
        return part
    start, end = part.blocks[0].start, part.blocks[-1].end
    return Part(part.role, [Block("dateline", start, end) if part.role == "date" else seg(part.role, start, end)])


def _flush(out: list[Block], inside: list[Block]) -> None:
    if inside:
        out.append(Block("opener", 0, 0, children=tuple(inside)))
        inside.clear()


def _standing(part: Part, after_list: bool) -> list[Block]:
    if part.listed:
        return [Block("list", 0, 0, {"type": part.role}, tuple(part.blocks))]
    if after_list and part.role != "pb":
        return [Block("p", block.start, block.end) for block in part.blocks]
    return part.blocks
