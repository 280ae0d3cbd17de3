"""What stands below the text: complimentary close, signature, place and date, postscript; then distribution and office notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.model import Block, Span
from encoder.read.datelines import is_dateline
from encoder.read.plain_body import body_blocks
from encoder.read.plain_fields import field_of
from encoder.read.plain_parts import line_break, seg
from encoder.read.plain_roles import header_role
from encoder.read.plain_signs import (
    attachment_kind,
    has_words,
    is_compliment,
    is_distribution,
    is_name,
    is_name_or_title,
    is_officer,
    is_point,
    is_postscript,
    is_processing,
    is_prose,
    is_signed,
    is_turn,
    page_mark,
    typed_page,
)
from encoder.read.plain_units import Unit
from encoder.read.plain_words import ADDRESSES

_MOST = 14
_LONGEST_TAIL = 200
_ON_BEHALF = re.compile(r"(?:For|By|Für|Pour|Por|Per|За)\b")
_ENDED = re.compile(r"[.!?”\"\])]\d{0,3}$")
_LIST = re.compile(r"[,;]")
_ADDRESSEE = re.compile(
    rf"(?:{ADDRESSES}|The (?:Earl|Viscount|Marquis|Marquess|Lord|Duke|Count|Baron|Prince|Minister|Chief|Director|Chargé|Embassy|Department|Ministry)|"
    r"Sir|Lord|Viscount|M\.|MM\.)(?=[\s.]).{2,90}$")
_AT_ONCE = re.compile(r"(?:The (?:Right )?Hon(?:ou?rable)?\b|The Rt\.|His Excellency|Her Excellency|H\.E\.|H\. E\.)")
_RULE = re.compile(r"[*\s·•#~=–—-]+$")
_SEGS = frozenset({"stamp", "handwriting", "class", "precedence", "copies"})


@dataclass(slots=True)
class Back:
    """Where the text ends (`text`), where its signature ends (`tail`), as indices into the units."""

    text: int
    tail: int
    breaks: list[Span] = field(default_factory=list)


def find_back(units: Sequence[Unit], *, begun: bool) -> Back:
    """Where signature and tail of a document begin; `begun` says that something stands before the first unit."""
    tail = _tail(units)
    last = _above_address(units, tail)
    text = last - 1 if _answers_for_minutes(units, last) else _closer(units, last, begun)
    if text == last:
        for index, unit in enumerate(units):
            if (index or begun) and _closes(units, index, unit):
                end = index + 1
                while end < len(units) and end - index < _MOST and (_may_close(units[end].text) or _goes_on(units, end)):
                    end = max(end + 1, address_end(units, end))
                return Back(index, end)
    return Back(text, tail)


def address_end(units: Sequence[Unit], index: int) -> int:
    """The index behind the lines that give the addressee below a signature; `index` itself where none stand there.

    They are set off from the signature, begin as an address does, and are as short as its lines are (TEI Guidelines 4.2.2).
    """
    first = units[index]
    if not index or not (_AT_ONCE.match(first.text) or (first.blank and _ADDRESSEE.match(first.text))) or not _is_address_line(first.text):
        return index
    end = index + 1
    while end < len(units) and not units[end].blank and _is_address_line(units[end].text):
        end += 1
    return end if end - index > 1 or _AT_ONCE.match(first.text) or first.text[-1] == "," else index


def _is_address_line(text: str) -> bool:
    return len(text) <= 90 and not (is_prose(text) or is_point(text) or is_turn(text) or _label(text) or is_signed(text) or page_mark(text))


def _closes(units: Sequence[Unit], index: int, unit: Unit) -> bool:
    """Whether a formula in the middle of a page really closes the document: what follows it is a signature."""
    if is_signed(unit.text):
        return True
    following = units[index + 1].text if index + 1 < len(units) else ""
    return is_compliment(unit.text) and (not following or _may_close(following))


def _tail(units: Sequence[Unit]) -> int:
    """The index from which all is what offices add: it begins with a line that says so."""
    start = len(units)
    while start and len(units) - start < _LONGEST_TAIL and _may_follow(units[start - 1].text):
        start -= 1
    return next((i for i in range(start, len(units)) if _label(units[i].text)), len(units))


def _label(text: str) -> str:
    """`distribution`, `processing` or `enclosure` where a line begins such a part; empty otherwise."""
    if is_distribution(text):
        return "distribution"
    if is_processing(text) or header_role(text) == "copies":
        return "processing"
    return "enclosure" if attachment_kind(text) else ""


def _may_follow(text: str) -> bool:
    if _label(text) or (len(text) <= 160 and not is_prose(text) and not is_point(text) and not is_turn(text)):
        return True
    return len(_LIST.findall(text)) * 6 >= len(text.split()) > 3


def _closer(units: Sequence[Unit], tail: int, begun: bool) -> int:
    start = tail
    while start and tail - start < _MOST and (_may_close(units[start - 1].text) or _goes_on(units, start - 1)):
        start -= 1
    while start < tail and not _opens_closer(units, start, begun):
        start += 1
    return start


def _answers_for_minutes(units: Sequence[Unit], end: int) -> bool:
    """Whether the last line names the secretary or chairman: by the title no speaker of the text has."""
    if end < 2 or not is_officer(units[end - 1].text):
        return False
    title = units[end - 1].text.partition(":")[0] + ":"
    return not any(unit.text.startswith(title) for unit in units[:end - 1])


def _above_address(units: Sequence[Unit], tail: int) -> int:
    """Where the lines above the addressee's end, which stand last before the tail; `tail` itself where it is not given there."""
    for index in range(max(1, tail - _MOST), tail):
        if address_end(units, index) == tail and (_may_close(units[index - 1].text) or _goes_on(units, index - 1)):
            return index
    return tail


def _may_close(text: str) -> bool:
    if len(text) > 220 or page_mark(text):
        return False
    if is_compliment(text) or is_signed(text) or is_dateline(text) or not (has_words(text) or _RULE.match(text)):
        return True
    if is_prose(text) or is_turn(text) or field_of(text) or is_postscript(text) or _label(text) or header_role(text) == "salute":
        return False
    return is_name_or_title(text) or header_role(text) in _SEGS


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    """Whether a line right under one of a signature belongs to it whatever its letters: `Заместитель министра`."""
    unit = units[index]
    text = unit.text
    if not index or unit.blank or len(text) > 90 or text[-1] in ".:;?!":
        return False
    return not (is_prose(text) or is_point(text) or is_turn(text) or _label(text)) and _may_close(units[index - 1].text)


def _opens_closer(units: Sequence[Unit], index: int, begun: bool) -> bool:
    """Whether a signature can begin here: with its formula, or with a name right under running text."""
    text = units[index].text
    if is_compliment(text) or is_signed(text):
        return True
    if not index:
        return begun and is_name(text) and len(units) > 1 and is_dateline(units[index + 1].text) if index + 1 < len(units) else False
    if not (is_name_or_title(text) or is_dateline(text) or not has_words(text) or header_role(text) in _SEGS):
        return False
    if is_name(text) and units[index].blank > 1 and units[index].blank > units[index - 1].blank:      # set off from the text
        return True
    return _is_running(units[index - 1].text) and bool(units[index].blank or is_name(text))


def _is_running(text: str) -> bool:
    """Whether a paragraph is one of the text, as a signature wants it above itself."""
    if _RULE.match(text):
        return False
    if len(text) > 160 or is_prose(text) or is_point(text) or is_turn(text):
        return True
    return bool(_ENDED.search(text)) and (len(text.split()) > 2 or not is_name_or_title(text))


def closer_block(units: Sequence[Unit], breaks: list[Span]) -> Block:
    """The closer: formula, place and date, the addressee of a note, and the signature, lines right under each other as one."""
    children: list[Block] = []
    addressed = 0
    for index, unit in enumerate(units):
        last = children[-1] if children else None
        if any(child.kind == "signed" for child in children):
            addressed = max(addressed, address_end(units, index))
        below = units[index + 1] if index + 1 < len(units) else None
        block = seg("to", unit.start, unit.end) if index < addressed else _closing(unit, last, below)
        if last and last.kind == block.kind == "signed" and not unit.blank and not unit.bullet:
            breaks.append(line_break(last.end, unit.start))
            children[-1] = Block("signed", last.start, unit.end)
        else:
            children.append(block)
    return Block("closer", 0, 0, children=tuple(children))


def _closing(unit: Unit, above: Block | None, below: Unit | None) -> Block:
    text = unit.text
    if is_compliment(text) and not _ON_BEHALF.match(text):
        return Block("salute", unit.start, unit.end)
    if is_dateline(text):
        return Block("dateline", unit.start, unit.end)
    role = None if is_signed(text) else header_role(text)
    addressed = above is not None and above.attributes.get("type") == "to" and not unit.blank
    if text[-1] == "," and role in ("letterhead", "to") and below and not below.blank and is_dateline(below.text):
        return Block("signed", unit.start, unit.end)
    if addressed or (text[-1] == "," and role in ("letterhead", "to")):
        return seg("to", unit.start, unit.end)
    if role in _SEGS:
        return seg(role, unit.start, unit.end)
    return Block("signed", unit.start, unit.end)


def tail_blocks(units: Sequence[Unit]) -> tuple[list[Block], list[Block]]:
    """What follows the signature: postscripts, which stay with the letter, and divs by kind."""
    postscripts: list[Block] = []
    groups: list[tuple[str, list[Unit]]] = []
    index = 0
    while index < len(units) and is_postscript(units[index].text):
        end = index + 1
        while end < len(units) and not _label(units[end].text) and not is_postscript(units[end].text) and is_prose(units[end].text):
            end += 1
        postscripts.append(Block("postscript", 0, 0, children=tuple(Block("p", u.start, u.end) for u in units[index:end])))
        index = end
    for unit in units[index:]:
        kind = _label(unit.text)
        if groups and groups[-1][0] == "enclosure" and not unit.blank:
            kind = ""      # a line of the list of enclosures may speak of copies
        if not groups or (kind and kind != groups[-1][0]):
            groups.append((kind or "section", []))
        groups[-1][1].append(unit)
    return postscripts, [Block("div", 0, 0, {"type": kind}, tuple(_paragraphs(kind, group))) for kind, group in groups]


def _paragraphs(kind: str, units: Sequence[Unit]) -> list[Block]:
    if kind == "section":
        return body_blocks(units)
    return [Block("pb", u.start, u.end, {"n": mark}) if (mark := page_mark(u.text)) else
            Block("pb", u.start, u.end, {"n": typed, "rend": u.text}) if (typed := typed_page(u.text)) else Block("p", u.start, u.end) for u in units]
