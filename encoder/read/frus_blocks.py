"""The text of a FRUS page between its heading and its footnotes: datelines, lists, paragraphs, signatures, attachments."""

from __future__ import annotations

import re
from dataclasses import replace

from encoder.model import Block, Line, Source
from encoder.read.datelines import is_dateline
from encoder.read.plain_signs import is_name

_PAGE_ONLY = re.compile(r"\[Page ([^\]]+)\]$")
_BULLET = re.compile(r"[*•] +")
_CLASS = re.compile(
    r"(?=.{2,90}$)(?:(?:top|most|secret|confidential|restricted|unclassified|us|urgent|priority|niact|personal|plain|and|for|eyes|only|immediate|official|use|very|the|"
    r"strictly|limited|no distribution|nsc|sensitive|exdis|nodis|limdis|operational|flash|emergency|noforn|action|secretary|under|"
    r"[A-Z]{2,4}[- ]\d+(?:/\d+)?)[ ;,.—–-]*)+\d?$", re.I)
_FORM = re.compile(
    r"\[(?:(?:Circular |Open |Confidential )?Telegram|Paraphrase|Extracts?|Translations?|Excerpts?|Memorandum|Aide[- ]m[ée]moire|Draft|Copy)"
    r"(?:[ —–-]+(?:Telegram|Paraphrase|Extracts?|Translation|Excerpts?))?\]\d?$", re.I)
_SALUTE = re.compile(
    r"(?=.{3,120}$)(?:\[?)((?:My )?(?:Dear|Dearest)\b|Sir\b|Gentlemen\b|Excellency\b|Your (?:Excellency|Majesty|Highness)\b|Esteemed|Respected|"
    r"Mr\. President\b|Madam\b|Honou?rable\b)[^:;!?]{0,110}?[:,.—–-]?\d?$")
_ATTACHMENT = re.compile(
    r"\[?(?:Sub)?(?:Attachment|Enclosure|Annex|Appendix|Tab|Addendum|Subenclosure|Subannex)(?: (?:to .{1,40}|No\. ?\d+|[A-Z]{1,2}|\d+|"
    r"[IVX]+))?\]?(\d{1,2})?$", re.I)
_TITLE_LINE = re.compile(r"(?![\[“\"*(])(?=.{2,80}$)[^.:;?]*(?:\b[A-Z][a-z]{0,3}\.[^.:;?]*)*$")
_POSTSCRIPT = re.compile(r"\(?P\. ?S\.|PS[:.]|Post ?script", re.I)
_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]$")
_NOT_NAME = re.compile(r"[.:;?]$")


def body_blocks(source: Source, lines: list[Line], heading: str = "") -> list[Block]:
    """The blocks of the lines, attachments as divs of their own; `heading` is that above them. Linear in the number of lines."""
    parts: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if _ATTACHMENT.match(line.text) and line.blank and parts[-1][1]:
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    first = _part(source, _signed(parts[0][1], heading))
    if len(parts) == 1:
        return first
    if any(b.kind == "closer" for b in first):      # nothing but a closing part may follow a closer: the letter becomes a div beside its attachments
        first = [Block("div", 0, 0, {"type": "section"}, tuple(first))]
    return [*first, *(_attachment(source, head, rest) for head, rest in parts[1:] if head)]


def _signed(lines: list[Line], heading: str) -> list[Line]:
    """The lines, the last one set off as a signature is where it is the sender's name as the heading has it: not every copy of a page keeps two
    blank lines above it."""
    if len(lines) < 2 or lines[-1].blank != 1 or not is_name(lines[-1].text):
        return lines
    name = lines[-1].text.split()[-1].strip("[]().,")
    return [*lines[:-1], replace(lines[-1], blank=2)] if len(name) > 2 and re.search(rf"\({re.escape(name)}\)", heading) else lines


def _attachment(source: Source, head: Line, lines: list[Line]) -> Block:
    kind = "enclosure" if "nclosure" in head.text else "attachment"
    children = [Block("head", head.start, head.end)]
    if lines and not _PAGE_ONLY.match(lines[0].text) and _is_title(lines):
        children.append(Block("head", lines[0].start, lines[0].end))
        lines = lines[1:]
    return Block("div", 0, 0, {"type": kind}, (*children, *_part(source, lines)))


def _is_title(lines: list[Line]) -> bool:
    text = lines[0].text
    return (len(text) < 200 and not text.endswith((".", ":", ";", ",")) and not _BULLET.match(text) and not is_dateline(text)
            and not _glued_list(lines, 0) and len(lines) > 1 and not _SALUTE.match(text) and text[:1] not in "“\"([")


def _part(source: Source, lines: list[Line]) -> list[Block]:
    """One document's lines: opener, then lists and paragraphs, then closer. What follows the closer is a div of its own."""
    opener, rest = _opener(lines)
    blocks = _blocks(source, rest)
    out = [*opener, *blocks]
    return _after_closer(out)


def _opener(lines: list[Line]) -> tuple[list[Block], list[Line]]:
    """Dateline, class line and salute, as far as they stand before all else (TEI Guidelines 4.2.2)."""
    before: list[Block] = []
    inside: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        kind = _opener_kind(line, lines, index)
        if kind == "pb":
            (inside if inside else before).append(Block("pb", line.start, line.end, {"n": line.text[6:-1]}))
        elif kind in ("class", "heading", "letterhead"):
            inside.append(Block("seg", line.start, line.end, {"type": kind}))
        elif kind:
            inside.append(Block(kind, line.start, line.end))
        else:
            break
        index += 1
        if kind == "salute":
            break
    while inside and inside[-1].kind == "pb":      # a page mark before the first paragraph is the text's
        inside.pop()
        index -= 1
    if inside:
        before.append(Block("opener", 0, 0, children=tuple(inside)))
    return before, lines[index:]


def is_form(text: str) -> bool:
    """Whether a line in brackets tells in what form the document is printed: `[Telegram]`, `[Extract]`, `[Telegram—Paraphrase]`."""
    return bool(_FORM.match(text))


def _opener_kind(line: Line, lines: list[Line], index: int) -> str | None:
    text = line.text
    if _PAGE_ONLY.match(text):
        return "pb"
    if _glued_list(lines, index) or _BULLET.match(text):
        return None
    if is_dateline(text):
        return "dateline"
    if _CLASS.match(text):
        return "class"
    if is_form(text):
        return "heading"
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below and not below.blank and len(text) < 80 and text.endswith(",") and is_dateline(below.text):
        return "letterhead"
    return "salute" if _SALUTE.match(text) else None


def _glued_list(lines: list[Line], index: int) -> bool:
    """Whether a list follows right under this line, which then is its heading."""
    return index + 1 < len(lines) and lines[index + 1].blank == 0 and bool(_BULLET.match(lines[index + 1].text))


def _blocks(source: Source, lines: list[Line]) -> list[Block]:
    out: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if page := _PAGE_ONLY.match(line.text):
            out.append(Block("pb", line.start, line.end, {"n": page[1]}))
            index += 1
        elif _labelled(lines, index):
            block, index = _labelled_list(lines, index)
            out.append(block)
        elif _is_list_head_over_lists(lines, index):
            block, index = _list_of_lists(lines, index)
            out.append(block)
        elif _BULLET.match(line.text) or _glued_list(lines, index):
            block, index = _list(lines, index)
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
    if end == len(lines) or lines[end].blank >= 2 or _POSTSCRIPT.match(lines[end].text) or _PAGE_ONLY.match(lines[end].text):
        children += [Block("seg", line.start, line.end, {"type": "title"}) for line in lines[index + 1:end]]
        return Block("closer", 0, 0, children=tuple(children)), end
    return Block("closer", 0, 0, children=tuple(children)), index + 1


def _list(lines: list[Line], index: int) -> tuple[Block, int]:
    """A heading with the items under it, or items alone. Returns the block and the index behind it."""
    children: list[Block] = []
    kind = ""
    if not _BULLET.match(lines[index].text):
        head = lines[index]
        children.append(Block("head", head.start, head.end))
        kind = list_type(head.text)
        index += 1
    while index < len(lines):
        match = _BULLET.match(lines[index].text)
        if not match or (children and lines[index].blank and len(children) > bool(kind)):
            break
        line = lines[index]
        children.append(Block("item", line.start + match.end(), line.end))
        index += 1
    return Block("list", 0, 0, {"type": kind} if kind else {}, tuple(children)), index


def _is_list_head_over_lists(lines: list[Line], index: int) -> bool:
    """Whether a bare `PARTICIPANTS` stands over lists that have headings of their own."""
    return (index + 1 < len(lines) and len(lines[index].text) < 60 and bool(list_type(lines[index].text)) and not _glued_list(lines, index)
            and lines[index + 1].blank > 0 and _glued_list(lines, index + 1) and not list_type(lines[index + 1].text))


def _list_of_lists(lines: list[Line], index: int) -> tuple[Block, int]:
    """The heading, and each list under it as an item that holds the list."""
    head = lines[index]
    children = [Block("head", head.start, head.end)]
    index += 1
    while index < len(lines) and _glued_list(lines, index) and not list_type(lines[index].text):
        inner, index = _list(lines, index)
        children.append(Block("item", inner.children[0].start, inner.children[0].start, children=(inner,)))
    return Block("list", 0, 0, {"type": list_type(head.text)}, tuple(children)), index


def _labelled(lines: list[Line], index: int) -> bool:
    """Whether a line is the label (`2.`, `a.`, `(3)`) of the bullet right below it."""
    return index + 1 < len(lines) and bool(_LABEL.match(lines[index].text)) and bool(_BULLET.match(lines[index + 1].text))


def _labelled_list(lines: list[Line], index: int) -> tuple[Block, int]:
    """Labels with their items; items further in belong to a list within the item above them (TEI Guidelines 3.8)."""
    outer: list[Block] = []
    inner: list[Block] = []
    first = lines[index + 1].indent
    while index < len(lines):
        if page := _PAGE_ONLY.match(lines[index].text):
            if not _labelled(lines, index + 1):
                break
            (inner or outer).append(Block("pb", lines[index].start, lines[index].end, {"n": page[1]}))
            index += 1
            continue
        if not _labelled(lines, index):
            break
        label, item = lines[index], lines[index + 1]
        bullet = _BULLET.match(item.text)
        pair = [Block("label", label.start, label.end), Block("item", item.start + (bullet.end() if bullet else 0), item.end)]
        if item.indent > first and outer:
            inner += pair
        else:
            _close_inner(outer, inner)
            outer += pair
        index += 2
    _close_inner(outer, inner)
    return Block("list", 0, 0, {}, tuple(outer)), index


def _close_inner(outer: list[Block], inner: list[Block]) -> None:
    if inner:
        item = outer[-1]
        outer[-1] = Block(item.kind, item.start, item.end, item.attributes, (Block("list", 0, 0, {}, tuple(inner)),))
        inner.clear()


_LIST_TYPES = (
    ("subject", re.compile(r"\W*(general )?subjects?\b|\W*re\b|\W*topic", re.I)),
    ("participants", re.compile(r"\W*(list of )?(participants?|participation|present|others present|also present|attendees|members)\b", re.I)),
    ("to", re.compile(r"\W*(to|memorandum (for|to)|addressees?|through|via)\b", re.I)),
    ("from", re.compile(r"\W*from\b", re.I)),
    ("references", re.compile(r"\W*ref(erence)?s?\b", re.I)),
)


def list_type(head: str) -> str:
    """The `@type` of a list from its heading; empty where the heading says none that we know."""
    return next((name for name, pattern in _LIST_TYPES if pattern.match(head)), "")


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
