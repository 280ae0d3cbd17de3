"""The text of a FRUS page between its heading and its footnotes: datelines, lists, paragraphs, signatures, attachments."""

from __future__ import annotations

import re
from dataclasses import replace

from encoder.model import Block, Line, Source
from encoder.read.datelines import is_dateline
from encoder.read.frus_lists import (
    BULLET,
    PAGE_ONLY,
    fields,
    glued_list,
    heads_lists,
    is_labelled,
    labelled_list,
    list_behind,
    list_block,
    list_of_lists,
    page_block,
    rows_behind,
)
from encoder.read.frus_opener import SALUTE, opener_blocks
from encoder.read.kinds import kind_of
from encoder.read.plain_signs import is_class, is_compliment, is_name

_ATTACHMENT = re.compile(
    r"\[?(?:Sub)?(?:Attachment|Enclosure|Annex|Appendix|Tab|Addendum|Subenclosure|Subannex)(?: (?:to .{1,40}|No\. ?\d+|[A-Z]{1,2}|\d+|"
    r"[IVX]+))?\]?(\d{1,2})?$", re.I)
_TITLE_LINE = re.compile(r"(?![\[“\"*(])(?=.{2,80}$)[^.:;?]*(?:\b[A-Z][a-z]{0,3}\.[^.:;?]*)*$")
_POSTSCRIPT = re.compile(r"\(?P\. ?S\.|PS[:.]|Post ?script", re.I)
_SURNAME = re.compile(r"(?!(?i:ends?|over|stop|regards|comment)$)(?:[A-ZÀ-Þ][a-zà-ÿ’'-]{2,}|[A-ZÀ-Þ’'-]{3,})(?:-[A-ZÀ-Þ][\w’'-]+)?$")
_ENDED = re.compile(r"[.!?][”\")\]]*(?:\d{0,3}|\))$")
_NOT_NAME = re.compile(r"[.:;?]$")


def body_blocks(source: Source, lines: list[Line], heading: str = "", kind: str = "") -> list[Block]:
    """The blocks of the lines, attachments as divs of their own; `heading` is that above them, `kind` the type of document. Linear in the number of
    lines."""
    parts: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if _ATTACHMENT.match(line.text) and line.blank and parts[-1][1]:
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    first = _part(source, _signed(parts[0][1], heading, kind))
    if len(parts) == 1:
        return first
    if any(b.kind == "closer" for b in first):      # nothing but a closing part may follow a closer: the letter becomes a div beside its attachments
        first = [Block("div", 0, 0, {"type": "section"}, tuple(first))]
    return [*first, *(_attachment(source, head, rest) for head, rest in parts[1:] if head)]


def _signed(lines: list[Line], heading: str, kind: str) -> list[Line]:
    """The lines, the last one set off as a signature is: not every copy of a page keeps two blank lines above it.

    It signs where it is the sender's name, or part of it, as the heading has it, stands below `Sincerely,`, or is one name and ends a telegram.
    """
    if len(lines) < 2 or lines[-1].blank != 1 or not is_name(lines[-1].text):
        return lines
    text, above = lines[-1].text, lines[-2].text
    name = text.split()[-1].strip("[]().,")
    signs = ((len(name) > 2 and re.search(rf"\({re.escape(name)}\)|\b[Ff]rom .*\b{re.escape(text)}\b.* to ", heading))
             or (len(above) < 60 and above.endswith(",") and is_compliment(above))
             or (kind == "telegram" and _SURNAME.match(text) and _ENDED.search(above) and not (is_compliment(text) or is_class(text))))
    return [*lines[:-1], replace(lines[-1], blank=2)] if signs else lines


def _attachment(source: Source, head: Line, lines: list[Line]) -> Block:
    kind = "enclosure" if "nclosure" in head.text else "attachment"
    children = [Block("head", head.start, head.end)]
    label = True
    while label and lines and not PAGE_ONLY.match(lines[0].text) and _is_title(lines):      # [Attachment], Tab A, Letter From ...
        label = bool(_ATTACHMENT.match(lines[0].text))
        children.append(Block("head", lines[0].start, lines[0].end))
        lines = lines[1:]
    heading = source.text[children[-1].start:children[-1].end]
    return Block("div", 0, 0, {"type": kind}, (*children, *_part(source, _signed(lines, heading, kind_of(heading)))))


def _is_title(lines: list[Line]) -> bool:
    text = lines[0].text
    return (len(text) < 200 and not text.endswith((".", ":", ";", ",")) and not BULLET.match(text) and not is_dateline(text)
            and not glued_list(lines, 0) and len(lines) > 1 and not SALUTE.match(text) and text[:1] not in "“\"([")


def _part(source: Source, lines: list[Line]) -> list[Block]:
    """One document's lines: opener, then lists and paragraphs, then closer. What follows the closer is a div of its own."""
    opener, rest = opener_blocks(lines)
    blocks = _blocks(source, rest)
    out = [*opener, *blocks]
    return _after_closer(out)


def _blocks(source: Source, lines: list[Line]) -> list[Block]:
    out: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if PAGE_ONLY.match(line.text):
            out.append(page_block(line))
            index += 1
        elif is_labelled(lines, index):
            block, index = labelled_list(lines, index)
            out.append(block)
        elif heads_lists(lines, index):
            block, index = list_of_lists(lines, index)
            out.append(block)
        elif count := rows_behind(lines, index):
            out.append(list_behind(lines, index, count))
            index += count
        elif labelled := fields(lines, index):
            out += labelled
            index += len(labelled)
        elif BULLET.match(line.text) or glued_list(lines, index):
            block, index = list_block(lines, index)
            out.append(block)
        elif line.blank >= 2 and out and _is_signature(lines, index):
            block, index = _closer(lines, index)
            out.append(block)
        elif out and out[-1].kind in ("closer", "postscript") and _POSTSCRIPT.match(line.text):
            out.append(Block("postscript", 0, 0, children=(Block("p", line.start, line.end),)))
            index += 1
        else:
            out.append(Block("p", line.start, line.end))
            index += 1
    return out


def _closer(lines: list[Line], index: int) -> tuple[Block, int]:
    """A signature and the lines right under it that give the signer's title, where nothing but the end or another signature follows them."""
    children = [Block("signed", lines[index].start, lines[index].end)]
    end = index + 1
    while end < len(lines) and end < index + 4 and lines[end].blank < 2 and _TITLE_LINE.match(lines[end].text):
        end += 1
    if end == len(lines) or lines[end].blank >= 2 or _POSTSCRIPT.match(lines[end].text) or PAGE_ONLY.match(lines[end].text):
        children += [Block("seg", line.start, line.end, {"type": "title"}) for line in lines[index + 1:end]]
        return Block("closer", 0, 0, children=tuple(children)), end
    return Block("closer", 0, 0, children=tuple(children)), index + 1


def _is_signature(lines: list[Line], index: int) -> bool:
    text = lines[index].text
    return (len(text) < 200 and not _NOT_NAME.search(re.sub(r"\d+$", "", text).replace("Jr.", "Jr").replace(".]", "]"))) or len(text) < 60


def _after_closer(blocks: list[Block]) -> list[Block]:
    """TEI lets nothing but page breaks follow a closer: where text does, the letter and what follows it become divs (TEI Guidelines 4.2)."""
    at = next((i for i, b in enumerate(blocks) if b.kind == "closer"), None)
    if at is None or all(b.kind in ("pb", "closer", "postscript") for b in blocks[at + 1:]):
        return blocks
    tail = at + 1
    while tail < len(blocks) and blocks[tail].kind in ("closer", "postscript"):
        tail += 1
    return [Block("div", 0, 0, {"type": "section"}, tuple(blocks[:tail])),
            Block("div", 0, 0, {"type": "section"}, tuple(_after_closer(blocks[tail:])))]
