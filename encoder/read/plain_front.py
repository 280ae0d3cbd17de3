"""What stands above the text: letterhead, class, registry numbers, dateline, addressee, header fields, title, salute."""

from __future__ import annotations

import re
from collections.abc import Sequence

from encoder.model import Block
from encoder.read.plain_fields import LISTED, field_of
from encoder.read.plain_parts import Front, Part, leaf, seg
from encoder.read.plain_roles import header_role
from encoder.read.plain_signs import has_verb, has_words, is_name_or_title, is_point, is_prose, names_section, page_mark
from encoder.read.plain_title import folded, take_unknown
from encoder.read.plain_units import Unit

_MOST = 80
_ONE_VALUE = frozenset({"subject", "references", "date", "place"})
_PIECE = re.compile(r"[^;]*\w[^;]*;?\W*?(?=\s|$)|[^;]+$")
_NAME = re.compile(r"[^,]*\w[^,]*(?:,(?=\s)|$)")
_BARE_NAME = re.compile(
    r"(?:(?:Comrades?|Cdes?\.|Messrs\.?|Mr\.?|Mrs\.?|Dr\.?|Gen\.?|General|Ambassador|Sir|Lord|and|и|und|et|y|тт?\.|MM?\.) ?)*"
    r"(?:[A-ZÀ-ÞА-Я][\w.’'-]* ?){1,3}(?:\([^)]{1,40}\))?$")
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
    """Those present as one line names them: an item for each between semicolons, and between commas where all are bare names.

    The sign that divides them stays with the name before it.
    """
    text, out = unit.text, []
    if len(unit.lines) > 1 or is_point(text):
        return [_item(unit, value)]
    for piece in _PIECE.finditer(text, value):
        names = list(_NAME.finditer(text, piece.start(), piece.end()))
        whole = len(names) < 3 or not all(_BARE_NAME.match(name[0].strip(" ,;.")) for name in names)
        out += [piece] if whole else names
    if len(out) < 2:
        return [_item(unit, value)]
    return [Block("item", unit.start + m.start() + len(m[0]) - len(m[0].lstrip()), unit.start + m.start() + len(m[0].rstrip())) for m in out]


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


def _names(text: str) -> bool:
    words = text.split()
    if text[-1] == "." and len(words) > 1 and words[1][0].islower():      # a sentence: `After the greetings, the talks began.`
        return False
    return len(text) < 200 and ("," in text or ";" in text or is_name_or_title(text)) and not has_verb(text)
