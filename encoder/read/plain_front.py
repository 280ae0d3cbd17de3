"""What stands above the text: letterhead, class, registry numbers, dateline, addressee, header fields, title, salute."""

from __future__ import annotations

import re
from collections.abc import Sequence

from encoder.model import Block
from encoder.read.plain_fields import LISTED, field_of
from encoder.read.plain_names import name_pieces
from encoder.read.plain_parts import Front, Part, leaf, seg
from encoder.read.plain_roles import header_role
from encoder.read.plain_signs import has_verb, has_words, is_name_or_title, is_point, is_prose, names_section, page_mark
from encoder.read.plain_title import folded, take_unknown
from encoder.read.plain_units import Unit
from encoder.read.plain_words import TITLES

_MOST = 80
_ONE_VALUE = frozenset({"subject", "references", "date", "place"})
_TITLED = re.compile(rf"(?:{TITLES}|Messrs|Lord|Sir|Dr|Interpreter|Note-?taker|General|Colonel)\b", re.I)
_LIKE = {"date": "dateline", "references": "registry"}


def read_front(units: Sequence[Unit], titles: Sequence[str] = ()) -> Front:
    """The front of a document: it ends where running text, a numbered point or a speaker begins, or behind the salute.

    `titles` are titles that the page around the document gives it: a line that repeats one is its heading.
    """
    front = Front()
    known = [folded(title) for title in titles]
    while front.end < min(len(units), _MOST):
        unit = units[front.end]
        if mark := page_mark(unit.text):
            front.parts.append(Part("pb", [Block("pb", unit.start, unit.end, {"n": mark})]))
        elif taken := _field(units, front):
            front.end += taken - 1
        elif role := _role(unit, front):
            front.parts.append(Part(role, [leaf(role, unit)]))
        elif not take_unknown(units, front, known):
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


def _field(units: Sequence[Unit], front: Front) -> int:
    """Takes a labelled line with the lines that belong to it; returns how many units it took, 0 where there is no label."""
    unit = units[front.end]
    found = field_of(unit.text)
    if not found:
        return 0
    name, label_end, value = found
    rest = unit.text[value:]
    if is_prose(rest) and name != "subject" and rest.count(",") < 4 and not (name == "participants" and _names(rest)):
        return 0
    if name not in LISTED:
        front.parts.append(Part(name, [seg(name, unit.start, unit.end)]))
        return 1
    items = _named_items(unit, value) if name == "participants" and rest else [_item(unit, value)] if rest else []
    taken = 1 + _continued(units, front.end + 1, name, items)
    if not items:
        front.parts.append(Part(name, [seg(name, unit.start, unit.end)]))
        return 1
    label = Block("head", unit.start, unit.start + label_end)
    front.parts.append(Part(name, [label, *items], listed=True, line=bool(rest) and len(items) == 1))
    return taken


def _item(unit: Unit, skip: int = 0) -> Block:
    return Block("item", unit.start + (skip or unit.bullet), unit.end)


def _named_items(unit: Unit, value: int) -> list[Block]:
    """Those present as one line names them."""
    if len(unit.lines) > 1 or is_point(unit.text):
        return [_item(unit, value)]
    return [Block("item", unit.start + start, unit.start + end) for start, end in name_pieces(unit.text, value)]


def _continued(units: Sequence[Unit], at: int, name: str, items: list[Block]) -> int:
    """Adds the lines under a label as items: those right below it, or for a label that stands alone the next ones too. Returns their number."""
    first, alone = at, not items
    parts = alone and name == "participants"
    while at < len(units) and at - first < 60:
        unit = units[at]
        bulleted = bool(unit.bullet)
        label = field_of(unit.text)
        if not has_words(unit.text) or page_mark(unit.text) or (label and not (parts and label[0] == name)):
            break
        if is_prose(unit.text) and not (parts and _names(unit.text)):
            break
        if parts and not label and _is_set_off(units, first, at):
            break
        if unit.blank and at > first and (names_section(unit.text) or (label and label[2] >= len(unit.text))):
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


def _is_set_off(units: Sequence[Unit], first: int, at: int) -> bool:
    """Whether a line stands apart, under a list whose lines do not: the heading of what follows, not one more name."""
    unit, below = units[at], units[at + 1] if at + 1 < len(units) else None
    if not unit.blank or unit.bullet or at - first < 1 or below is None or not below.blank or any(u.blank for u in units[first + 1:at]):
        return False
    return bool(units[at - 1].bullet) or not ("," in unit.text or ";" in unit.text or _TITLED.match(unit.text) or _names(below.text))


def _names(text: str) -> bool:
    words = text.split()
    if text[-1] == "." and len(words) > 1 and words[1][0].islower():      # a sentence: `After the greetings, the talks began.`
        return False
    return len(text) < 200 and ("," in text or ";" in text or is_name_or_title(text)) and not has_verb(text)
