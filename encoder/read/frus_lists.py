"""Lists on a FRUS page: under a heading (`SUBJECT`, `PARTICIPANTS`) or behind it, with labels on lines of their own, lists of lists."""

from __future__ import annotations

import re

from encoder.model import Block, Line
from encoder.read.plain_names import name_pieces
from encoder.read.plain_signs import has_verb, is_prose

PAGE_ONLY = re.compile(r"\[Page ([^\]]+)\]$")
"""A line that is the mark of a page and nothing else."""
BULLET = re.compile(r"[*•] +")
_FROM_COUNTRY = re.compile(r"(?=[^:]{2,40}:)[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|and|of|the|&))*: +(?=\S)")
"""`France: ` before those who came from there."""
_PRESENT = re.compile(r"(?:(?:Also |Others? |Those )?[Pp]resent|Participants?|PARTICIPANTS?|PRESENT|Attendees) ?: +(?=\S)")
_PERSON = re.compile(r"(?:Messrs|Mr|Mrs|Miss|Dr|Sir|Lord|Ambassador|Minister|Senator|(?:Maj\.? |Lt\.? |Brig\.? |Vice )?(?:General|Gen|Admiral|Adm)|"
    r"Colonel|Col|Captain|M|The Secretary|Secretary)\.? ")
_FIELD = re.compile(r"(?:(?P<from>(?:NOTE )?FROM)|(?P<to>TO)|(?P<subject>SUBJECT|RE)|(?P<cc>CC))(?P<colon>: *)(?=\S)", re.I)
_LABEL = re.compile(r"\(?(?:\d{1,3}[a-z]?|[A-Za-z]|[ivxIVX]{1,5})[.)]$")


def page_block(line: Line) -> Block:
    """The `pb` of a line that `PAGE_ONLY` matches."""
    return Block("pb", line.start, line.end, {"n": line.text[6:-1]})


def glued_list(lines: list[Line], index: int) -> bool:
    """Whether a list follows right under this line, which then is its heading."""
    return index + 1 < len(lines) and lines[index + 1].blank == 0 and bool(BULLET.match(lines[index + 1].text))


def list_block(lines: list[Line], index: int) -> tuple[Block, int]:
    """A heading with the items under it, or items alone. Returns the block and the index behind it."""
    children: list[Block] = []
    kind = ""
    if not BULLET.match(lines[index].text):
        head = lines[index]
        children.append(Block("head", head.start, head.end))
        kind = list_type(head.text)
        index += 1
    while index < len(lines):
        match = BULLET.match(lines[index].text)
        if not match or (children and lines[index].blank and len(children) > bool(kind)):
            break
        line = lines[index]
        children.append(Block("item", line.start + match.end(), line.end))
        index += 1
    if kind == "participants":
        children = _by_country(lines, children)
    return Block("list", 0, 0, {"type": kind} if kind else {}, tuple(children)), index


def _by_country(lines: list[Line], children: list[Block]) -> list[Block]:
    """The items, those that name a country before those who came from it as a list of their own, where two do so at least."""
    texts = {line.end: line for line in lines}
    rows = {}
    for child in children:
        line = texts[child.end]
        text = line.text[child.start - line.start:]
        if child.kind == "item" and len(text) < 400 and (match := _FROM_COUNTRY.match(text)):
            rows[child.start] = (text, len(match[0].rstrip()), match.end())
    if len(rows) < 2:
        return children
    return [_row(child, *rows[child.start]) if child.start in rows else child for child in children]


def _row(item: Block, text: str, label: int, value: int) -> Block:
    at = item.start
    persons = [Block("item", at + start, at + end) for start, end in name_pieces(text, value, least=2)]
    inner = Block("list", 0, 0, {"type": "participants"}, (Block("head", at, at + label), *persons))
    return Block("item", at, at, children=(inner,))


def rows_behind(lines: list[Line], index: int) -> int:
    """How many lines from this one on are a list whose heading stands before its first item (`Participants: Mr. Aas, Counselor`); 0 if it is none.

    The others stand right below, or are persons with title and office, one a paragraph.
    """
    match = _PRESENT.match(lines[index].text)
    if not match or not _names_persons(lines[index].text[match.end():]):
        return 0
    end = index + 1
    while end < len(lines) and _names_persons(lines[end].text) and not PAGE_ONLY.match(lines[end].text) and (
            not lines[end].blank or (lines[end].blank == 1 and _PERSON.match(lines[end].text) and re.search("[,—–]", lines[end].text))):
        end += 1
    return end - index


def list_behind(lines: list[Line], index: int, count: int) -> Block:
    """The list of those `count` lines."""
    first = lines[index]
    match = _PRESENT.match(first.text)
    value = match.end() if match else 0
    pieces = name_pieces(first.text, value) if count == 1 else [(value, len(first.text))]
    items = [Block("item", first.start + start, first.start + end) for start, end in pieces]
    items += [Block("item", line.start, line.end) for line in lines[index + 1:index + count]]
    head = Block("head", first.start, first.start + len(first.text[:value].rstrip()))
    return Block("list", 0, 0, {"type": "participants"}, (head, *items))


def _names_persons(text: str) -> bool:
    return len(text) < 200 and text[-1] not in ":?!" and not (has_verb(text) or is_prose(text) or BULLET.match(text))


def fields(lines: list[Line], index: int) -> list[Block]:
    """Lines right under each other that say from whom, to whom and about what (`NOTE FROM: ...`, `TO: ...`), a list each; none where they are fewer
    than two."""
    out: list[Block] = []
    while index < len(lines) and (not out or not lines[index].blank) and (match := _FIELD.match(lines[index].text)):
        line = lines[index]
        kind = "" if match["cc"] else next(name for name in ("from", "to", "subject") if match[name])
        head = Block("head", line.start, line.start + match.start("colon") + 1)
        out.append(Block("list", 0, 0, {"type": kind} if kind else {}, (head, Block("item", line.start + match.end(), line.end))))
        index += 1
    return out if len(out) > 1 else []


def heads_lists(lines: list[Line], index: int) -> bool:
    """Whether a bare `PARTICIPANTS` stands over lists that have headings of their own."""
    return (index + 1 < len(lines) and len(lines[index].text) < 60 and bool(list_type(lines[index].text)) and not glued_list(lines, index)
            and lines[index + 1].blank > 0 and glued_list(lines, index + 1) and not list_type(lines[index + 1].text))


def list_of_lists(lines: list[Line], index: int) -> tuple[Block, int]:
    """The heading, and each list under it as an item that holds the list."""
    head = lines[index]
    children = [Block("head", head.start, head.end)]
    index += 1
    while index < len(lines) and glued_list(lines, index) and not list_type(lines[index].text):
        inner, index = list_block(lines, index)
        children.append(Block("item", inner.children[0].start, inner.children[0].start, children=(inner,)))
    return Block("list", 0, 0, {"type": list_type(head.text)}, tuple(children)), index


def is_labelled(lines: list[Line], index: int) -> bool:
    """Whether a line is the label (`2.`, `a.`, `(3)`) of the bullet right below it."""
    return index + 1 < len(lines) and bool(_LABEL.match(lines[index].text)) and bool(BULLET.match(lines[index + 1].text))


def labelled_list(lines: list[Line], index: int) -> tuple[Block, int]:
    """Labels with their items; items further in belong to a list within the item above them (TEI Guidelines 3.8)."""
    outer: list[Block] = []
    inner: list[Block] = []
    first = lines[index + 1].indent
    while index < len(lines):
        if PAGE_ONLY.match(lines[index].text):
            if not is_labelled(lines, index + 1):
                break
            (inner or outer).append(page_block(lines[index]))
            index += 1
            continue
        if not is_labelled(lines, index):
            break
        label, item = lines[index], lines[index + 1]
        bullet = BULLET.match(item.text)
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
