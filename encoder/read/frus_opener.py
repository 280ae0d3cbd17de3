"""What stands between the heading of a FRUS page and its text: dateline, class, form, letterhead, salute."""

from __future__ import annotations

import re

from encoder.model import Block, Line
from encoder.read.datelines import is_dateline
from encoder.read.frus_lists import BULLET, PAGE_ONLY, glued_list, page_block

_CLASS = re.compile(
    r"(?=.{2,90}$)(?:(?:top|most|secret|confidential|restricted|unclassified|us|urgent|priority|niact|personal|plain|and|for|eyes|only|"
    r"immediate|official|use|very|the|strictly|limited|no distribution|nsc|sensitive|exdis|nodis|limdis|operational|flash|emergency|"
    r"noforn|action|secretary|under|informal|private|security information|formerly|restricted data|routine|nato|cosmic|literally|"
    r"exclusively|[A-Z]{2,4}[- ]\d+(?:/\d+)?)[ ;,.—–-]*)+\d?$", re.I)
_SMALL = re.compile(
    r"(?:(?:top|most|very|strictly|us|u\.s\.|nato|cosmic|double|triple) )*(?:secret|confidential|restricted|unclassified|plain|personal|"
    r"private|official|urgent|priority|immediate|niact|rush|routine|deferred|eyes only|limited|sensitive|no distribution|flash|"
    r"emergency|noforn|exdis|nodis|limdis|nato|cosmic)\b[^:?!.]{0,80}$")
"""A class as the page prints it in small capitals, which its text has in small letters, whatever follows in the line: `secret eyes only for Hale`."""
_SMALL_WORDS = re.compile(r"(?=.{2,60}$)[a-z][^A-Z:?!]*[^A-Z:?!.,;]$")
_FORM = re.compile(
    r"\[(?:(?:Circular |Open |Confidential )?Telegram|Paraphrase|Extracts?|Translations?|Excerpts?|Memorandum|Aide[- ]m[ée]moire|Draft|Copy)"
    r"(?:[ —–-]+(?:Telegram|Paraphrase|Extracts?|Translation|Excerpts?))?\]\d?$", re.I)
SALUTE = re.compile(
    r"(?=.{3,120}$)(?:\[?)((?:My )?(?:[Dd]ear|Dearest|DEAR)\b|MY DEAR\b|Sir\b|Gentlemen\b|Excellency\b|"
    r"Your (?:Excellency|Majesty|(?:Royal |Imperial )?Highness|Holiness|Beatitude|Eminence|Grace|Lordship)\b|Esteemed|Respected|"
    r"Mr\. (?:President|Prime Minister|Chairman|Chancellor|Premier|Secretary|Ambassador|Minister)\b|Madam\b|Honou?rable\b)"
    r"[^:;!?]{0,110}?[:,.—–-]?\d?$")
_NUMBER = re.compile(r"(?:No\. ?\d{1,5}|[A-Z]{2,6}(?: No\.)?[ –-]?\d{1,5}(?:[–/-]\d{1,4})*)\d?$")
"""The number of a telegram, dispatch or estimate above its dateline: `No. 554`, `RNAN–22`, `SNIE 65–2–62`."""


def opener_blocks(lines: list[Line]) -> tuple[list[Block], list[Line]]:
    """Dateline, class line and salute, as far as they stand before all else (TEI Guidelines 4.2.2)."""
    before: list[Block] = []
    inside: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        kind = _opener_kind(line, lines, index)
        if kind == "pb":
            (inside if inside else before).append(page_block(line))
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
    if PAGE_ONLY.match(text):
        return "pb"
    if glued_list(lines, index) or BULLET.match(text):
        return None
    if is_dateline(text):
        return "dateline"
    if _CLASS.match(text) or _SMALL.match(text) or ((_SMALL_WORDS.match(text) or _NUMBER.match(text)) and _dated_below(lines, index)):
        return "class"
    if is_form(text):
        return "heading"
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below and not below.blank and len(text) < 80 and text.endswith(",") and is_dateline(below.text):
        return "letterhead"
    return "salute" if SALUTE.match(text) else None


def _dated_below(lines: list[Line], index: int) -> bool:
    """Whether the dateline follows, with at most a page mark and another line of class between."""
    return any(is_dateline(line.text) for line in lines[index + 1:index + 4]
               if line.blank and (PAGE_ONLY.match(line.text) or _CLASS.match(line.text) or is_dateline(line.text)))
