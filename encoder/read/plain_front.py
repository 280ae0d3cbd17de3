"""What stands above the text: letterhead, class, registry numbers, dateline, addressee, header fields, title, salute (TEI Guidelines 4.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.model import Block, Span
from encoder.read.kinds import kind_of
from encoder.read.plain_fields import LIST_TYPES, LISTED, SEG_TYPES, field_of
from encoder.read.plain_signs import (
    has_words,
    header_role,
    is_name,
    is_name_or_title,
    is_point,
    is_prose,
    is_section,
    is_turn,
    is_vocative,
    may_be_title,
    names_section,
    page_mark,
)
from encoder.read.plain_units import Unit

_MOST_HEADS = 4
_MOST = 80
_ONE_VALUE = frozenset({"subject", "references", "date", "place"})
_LIKE = {"date": "dateline", "references": "registry"}
_GOES_ON = re.compile(
    r"[a-zа-я(]|(?:Between|With|Of|On|Concerning|Regarding|From|To|At|In|Held)\b|(?:BETWEEN|WITH|OF|ON|CONCERNING|REGARDING|FROM|TO|AT|IN|HELD)\b")
_OF = re.compile(r"(?:of|for|in|für|beim|bei|des|der|im|при|de|du|del|auprès) [^.]{2,90}$")
_TO_WHOM = re.compile(r"(?:à|au|aux|to|an|a|al|к) ")
_PLAIN = re.compile(r"\W+")


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


def read_front(units: Sequence[Unit], titles: Sequence[str] = ()) -> Front:
    """The front of a document: it ends where running text, a numbered point or a speaker begins, or behind the salute.

    `titles` are titles that the page around the document gives it: a line that repeats one is its heading.
    """
    front = Front()
    known = [_folded(title) for title in titles]
    while front.end < min(len(units), _MOST):
        unit = units[front.end]
        if mark := page_mark(unit.text):
            front.parts.append(Part("pb", [Block("pb", unit.start, unit.end, {"n": mark})]))
        elif taken := _field(units, front):
            front.end += taken - 1
        elif role := _role(unit, front):
            front.parts.append(Part(role, [_block(role, unit)]))
        elif not _unknown(units, front, known):
            break
        front.end += 1
        if front.parts[-1].role == "salute":
            break
    while front.parts and front.parts[-1].role == "pb":      # a page mark before the first paragraph is the text's
        front.parts.pop()
        front.end -= 1
    return front


def _role(unit: Unit, front: Front) -> str | None:
    """The role that a line shows; a line of an address is one whatever office it names."""
    role = header_role(unit.text)
    within = front.parts and front.parts[-1].role == "to" and not front.parts[-1].listed and not unit.blank
    return "to" if within and role in ("letterhead", "from", "reference") else role


def seg(role: str, start: int, end: int) -> Block:
    """A line of opener or closer that is no dateline, salute or signature."""
    return Block("seg", start, end, {"type": SEG_TYPES.get(role, role)})


def _block(role: str, unit: Unit) -> Block:
    return Block(role, unit.start, unit.end) if role in ("head", "dateline", "salute") else seg(role, unit.start, unit.end)


def line_break(above: int, below: int) -> Span:
    """The break between two lines of one block, from the end of the one to the beginning of the other."""
    return Span(above, below, "lb", rule="line")


def _unknown(units: Sequence[Unit], front: Front, titles: Sequence[str]) -> bool:
    """Takes a line that shows no sign as part of the title or of the address; False where the text begins with it."""
    unit, last = units[front.end], front.parts[-1] if front.parts else None
    text = unit.text
    if "\t" in text or len(text) > 600:
        return False
    if unit.bullet:
        return False
    if last and last.role == "head" and not unit.blank and not is_prose(text) and not is_point(text) and len(text) < 200:
        front.breaks.append(line_break(last.blocks[-1].end, unit.start))
        last.blocks[-1] = Block("head", last.blocks[-1].start, unit.end)
        return True
    if any(part.listed and not part.line for part in front.parts) or not has_words(text):
        return False
    role = "head" if _repeats(text, titles) else _neighbour(units, front) or _title_or_address(units, front)
    if role:
        front.parts.append(Part(role, [_block(role, unit)]))
    return bool(role)


def _repeats(text: str, titles: Sequence[str]) -> bool:
    folded = _folded(text)
    return len(folded.split()) > 2 and any(folded in title for title in titles)


def _title_or_address(units: Sequence[Unit], front: Front) -> str:
    """`to` for a line of the address (a salute follows), `head` for one of the title; empty where it is neither."""
    text, roles = units[front.end].text, front.roles()
    heads = roles.count("head")
    named = kind_of(text) != "other"
    if not heads and may_be_title(text):
        return "head"
    below = units[front.end + 1] if front.end + 1 < len(units) else None
    if is_vocative(text) and below and below.blank and (is_prose(below.text) or below.text[-1] in ".!?"):
        return "salute"
    if text[-1] in ".!?" and not (named or is_name_or_title(text)) and not text.isupper() and len(text.split()) > 3:
        return ""
    if is_prose(text) or is_point(text) or heads >= _MOST_HEADS or (is_turn(text) and not named):
        return ""
    if _salute_follows(units, front.end) and (is_name_or_title(text) or roles[-1:] == ["to"]) and (heads or not named):
        return "to"
    if not heads or named or (roles[-1] == "head" and (_GOES_ON.match(text) or _is_subtitle(units, front.end))):
        return "head"
    return ""


def _is_subtitle(units: Sequence[Unit], at: int) -> bool:
    """Whether a line under the title has no text of its own: it belongs to the title, and is no heading of a section."""
    if not is_section(units[at].text):
        return True
    return not names_section(units[at].text) and at + 1 < len(units) and is_section(units[at + 1].text)


def _neighbour(units: Sequence[Unit], front: Front) -> str:
    """The role that a line without sign shares with the line right above or below it: `Political Department` under the name of an embassy."""
    unit, last = units[front.end], front.parts[-1] if front.parts else None
    below = units[front.end + 1] if front.end + 1 < len(units) else None
    near = below.text if below and not below.blank else ""
    if last and not unit.blank and not last.listed:
        if last.role == "copies" and len(unit.text) < 80 and not unit.text[0].isupper():
            return "copies"
        if last.role == "to" and len(unit.text) < 120 and not is_prose(unit.text):
            return "to"
        if last.role == "from" and _TO_WHOM.match(unit.text) and len(unit.text) < 160:
            return "to"
        if last.role in ("from", "letterhead") and kind_of(unit.text) == "other" and (is_name_or_title(unit.text) or _OF.match(unit.text)):
            return last.role
        if last.role in ("dateline", "registry") and len(unit.text.split()) < 3 and is_name(unit.text) and kind_of(unit.text) == "other":
            return "dateline"
    if not is_name_or_title(unit.text) or kind_of(unit.text) != "other":
        return ""
    if _TO_WHOM.match(near):
        return "from"
    return "letterhead" if near and header_role(near) == "letterhead" and not is_section(unit.text) else ""


def _salute_follows(units: Sequence[Unit], at: int) -> bool:
    for unit in units[at + 1:at + 9]:
        if header_role(unit.text) == "salute":
            return True
        if is_prose(unit.text) or is_point(unit.text):
            return False
    return False


def _folded(text: str) -> str:
    return " ".join(_PLAIN.sub(" ", text).casefold().split())


def _field(units: Sequence[Unit], front: Front) -> int:
    """Takes a labelled line with the lines that belong to it; returns how many units it took, 0 where there is no label."""
    unit = units[front.end]
    found = field_of(unit.text)
    if not found:
        return 0
    name, label_end, value = found
    rest = unit.text[value:]
    if is_prose(rest) and name != "subject" and rest.count(",") < 4:
        return 0
    if name not in LISTED:
        front.parts.append(Part(name, [seg(name, unit.start, unit.end)]))
        return 1
    items = [_item(unit, value)] if rest else []
    taken = 1 + _continued(units, front.end + 1, name, items)
    if not items:
        front.parts.append(Part(name, [seg(name, unit.start, unit.end)]))
        return 1
    label = Block("head", unit.start, unit.start + label_end)
    front.parts.append(Part(name, [label, *items], listed=True, line=bool(rest) and len(items) == 1))
    return taken


def _item(unit: Unit, skip: int = 0) -> Block:
    return Block("item", unit.start + (skip or unit.bullet), unit.end)


def _continued(units: Sequence[Unit], at: int, name: str, items: list[Block]) -> int:
    """Adds the lines under a label as items: those right below it, or for a label that stands alone the next ones too. Returns their number."""
    first, alone = at, not items
    parts = alone and name == "participants"
    while at < len(units) and at - first < 60:
        unit = units[at]
        bulleted = bool(unit.bullet)
        label = field_of(unit.text)
        if not has_words(unit.text) or page_mark(unit.text) or is_prose(unit.text) or (label and not (parts and label[0] == name)):
            break
        if unit.blank and not bulleted and not (alone and (at == first or (name == "participants" and _names(unit.text)))):
            break
        if not bulleted and not label and header_role(unit.text) not in (None, "to", "letterhead", "from", _LIKE.get(name)):
            break
        if not alone and not unit.blank and name in _ONE_VALUE and items and not bulleted:
            items[-1] = Block("item", items[-1].start, unit.end)
        else:
            items.append(_item(unit))
        at += 1
    return at - first


def _names(text: str) -> bool:
    return len(text) < 200 and ("," in text or is_name_or_title(text))


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
        return [Block("list", 0, 0, {"type": part.role} if part.role in LIST_TYPES else {}, tuple(part.blocks))]
    if after_list and part.role != "pb":
        return [Block("p", block.start, block.end) for block in part.blocks]
    return part.blocks
