"""The text of one document, with no page around it -> its structure: front, body, back, attachments, notes, type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from encoder.errors import Problem
from encoder.model import Block, Footnote, Held, Line, Source, Span
from encoder.read.checks import quotation_problems
from encoder.read.inline import inline_marks
from encoder.read.kinds import kind_of
from encoder.read.plain_back import closer_block, find_back, tail_blocks
from encoder.read.plain_body import body_blocks
from encoder.read.plain_front import read_front
from encoder.read.plain_notes import read_notes
from encoder.read.plain_parts import Front, front_blocks, line_break
from encoder.read.plain_roles import header_role
from encoder.read.plain_signs import attachment_kind, is_point, is_prose, is_telegraphic, is_turn
from encoder.read.plain_units import Unit, columns, units_of

_HEAD = 60
_TELEGRAM = re.compile(r"(?:FM|Telno|TELNO)\b|(?:Your|My|YOUR|MY) (?:telno|TELNO|telegram|TELEGRAM)\b|[A-Z][A-Z ]{2,20} \d+ OF \d")
_COMPLIMENTS = re.compile(
    r"presents? (?:its|their|his|her) compliments|présente ses compliments|beehrt sich|свидетельствует (?:свое|своё)|saluda (?:muy )?atentamente"
    r"|has the honou?r to", re.I)

_KINDS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in (
    ("conversation", r"\bconversations?\b|\btalks? with\b|\bgespräch|\bбесед[аые]|\bentretien|\bconversación|\binterview\b"),
    ("telegram", r"\btelegramm|\bтелеграмм|шифр|\btélégramme|\btelegrama|\btávirat|\bfernschreiben"),
    ("minutes", r"\bprotokoll|\bпротокол|\bprocès-verbal|\bacta\b|\bniederschrift|\bjegyzőkönyv|\bstenogram"),
    ("report", r"\bbericht|\brapport\b|\bотч[её]т|\bсправка|\bдоклад|\binforme\b|\bjelentés|\binformation\b"),
    ("letter", r"\bbrief\b|\bschreiben\b|\bписьмо|\blettre\b|\bcarta\b|\blevél"),
    ("note", r"^(?:verbal)?note\b|\bvermerk|\bнота\b|\bnota verbal"),
))
"""Kinds as documents and titles name them in other languages, or in passing."""


@dataclass(frozen=True)
class Structure:
    """What `Document` wants of a text; `blocks` are the children of the document's div."""

    type: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    spans: tuple[Span, ...]
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]


def structure(source: Source, lines: Sequence[Line], titles: Sequence[str] = ()) -> Structure:
    """The structure of the lines; `titles` are those that the page around them gives. Linear, refuses nothing."""
    notes = read_notes(source, lines)
    units = units_of(lines[:notes.begin])
    breaks: list[Span] = []
    cuts = _attachments(units)
    bounds = [0, *cuts, len(units)]
    main, front = _letter(units[:bounds[1]], titles, breaks, divided=len(cuts) > 0)
    blocks = list(main)
    for start, end in pairwise(bounds[1:]):
        blocks.append(_attachment(units[start:end], breaks))
    if bullets := {unit.start: unit.bullet for unit in units if unit.bullet}:
        blocks = [_unbulleted(block, bullets) for block in blocks]
    kind = _type(source, front, units, titles, blocks)
    marks = [*breaks, *notes.calls, *_stamps(blocks)]
    taken = {(s.start, s.end) for s in notes.calls}
    marks += [m for m in inline_marks(source, blocks, notes.footnotes) if (m.start, m.end) not in taken]
    problems = [*notes.problems, *quotation_problems(source, blocks)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return Structure(kind, tuple(blocks), notes.footnotes, tuple(marks), notes.held, tuple(problems))


def _attachments(units: Sequence[Unit]) -> list[int]:
    """The indices of headings under which attachments begin: text follows each, and stands before the first."""
    out: list[int] = []
    texts = [i for i, unit in enumerate(units) if is_prose(unit.text)]
    if not texts:
        return out
    for index, unit in enumerate(units):
        if texts[0] < index < texts[-1] and len(unit.text) <= 160 and (unit.blank or index == len(units) - 1) and attachment_kind(unit.text):
            out.append(index)
    return out


def _attachment(units: Sequence[Unit], breaks: list[Span]) -> Block:
    kind, head, below = attachment_kind(units[0].text), Block("head", units[0].start, units[0].end), 1
    while below < len(units) - 1 and _belongs_to_heading(units[below]):
        breaks.append(line_break(head.end, units[below].start))
        head = Block("head", head.start, units[below].end)
        below += 1
    children, _ = _letter(units[below:], (), breaks)
    return Block("div", 0, 0, {"type": kind}, (head, *children))


def _belongs_to_heading(unit: Unit) -> bool:
    return not (unit.blank or unit.bullet or is_prose(unit.text)) and header_role(unit.text) in (None, "registry")


def _letter(units: Sequence[Unit], titles: Sequence[str], breaks: list[Span], divided: bool = False) -> tuple[list[Block], Front]:
    """One document's blocks. What follows its closer is a div, so then the letter is one too (TEI Guidelines 4.2)."""
    units = _in_columns(units)
    front = read_front(units, titles)
    above, opening = front_blocks(front)
    rest = units[front.end:]
    back = find_back(rest, begun=bool(front.parts))
    breaks += front.breaks
    letter = [*opening, *body_blocks(rest[:back.text])]
    if not any(block.kind not in ("opener", "head", "pb") for block in letter):      # a closer needs something to close
        back.tail = back.text
    if back.text < back.tail:
        letter.append(closer_block(rest[back.text:back.tail], breaks))
    postscripts, divs = tail_blocks(rest[back.tail:])
    letter += postscripts
    closed = any(block.kind in ("closer", "postscript") for block in letter)
    if letter and (divs or divided) and (closed or divs):
        return [*above, Block("div", 0, 0, {"type": "section"}, tuple(letter)), *divs], front
    return [*above, *letter, *divs], front


def _in_columns(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with the lines above the text that are set in columns taken apart."""
    above = units[:_HEAD]
    end = next((i for i, unit in enumerate(above) if is_prose(unit.text) or is_turn(unit.text) or is_point(unit.text)), len(above))
    parts = [part for unit in above[:end] for part in columns(unit)]
    return units if len(parts) == end else [*parts, *units[end:]]


def _type(source: Source, front: Front, units: Sequence[Unit], titles: Sequence[str], blocks: Sequence[Block]) -> str:
    """The type of the document: as titles name it, else by its form."""
    names = [*titles, *front.texts(source.text, "head")]
    named = [kind for kind in map(kind_of, names) if kind != "other"]
    named += [kind for kind, pattern in _KINDS if any(pattern.search(text) for text in names)]
    named += [kind for kind in map(kind_of, front.texts(source.text, "letterhead", "registry", "class")) if kind != "other"]
    if named:
        return named[0]
    if any(_TELEGRAM.match(source.text, block.start, block.end) for part in front.parts for block in part.blocks):
        return "telegram"
    roles = front.roles()
    first = next((u.text for u in units[front.end:front.end + 3] if is_prose(u.text)), "")
    if _COMPLIMENTS.search(first[:400]) and "salute" not in roles:
        return "note"
    if any(is_telegraphic(u.text[:2000]) for u in units[front.end:front.end + 6]):
        return "telegram"
    if "salute" in roles:
        return "letter"
    turns = sum(is_turn(u.text) for u in units[front.end:])
    if (turns > 2 and turns * 3 > len(units) - front.end) or "participants" in roles:
        return "conversation" if "participants" in roles or turns else "minutes"
    if "to" in roles and "from" in roles:
        return "telegram" if "precedence" in roles else "memorandum"
    if "precedence" in roles:
        return "telegram"
    closed = any(block.kind == "closer" or any(b.kind == "closer" for b in block.children) for block in blocks)
    return "letter" if closed and "to" in roles else "other"


def _unbulleted(block: Block, bullets: Mapping[int, int]) -> Block:
    """The block without the bullets of indented lines: whatever the lines turned out to be, they are no text."""
    length = bullets.get(block.start, 0) if block.end > block.start else 0
    children = tuple(_unbulleted(child, bullets) for child in block.children)
    return replace(block, start=block.start + length, children=children) if length or children else block


def _stamps(blocks: Sequence[Block]) -> list[Span]:
    out = []
    for block in blocks:
        if block.kind == "seg" and block.attributes.get("type") == "stamp":
            out.append(Span(block.start, block.end, "stamp", rule="stamp"))
        if block.children:
            out += _stamps(block.children)
    return out
