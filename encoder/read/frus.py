"""Page text of *Foreign Relations of the United States*: one document as one copies it from the web page of a volume.

The page text has one line a paragraph, a blank line between paragraphs, two before a signature, bullets for lists, `[Page n]`
where a printed page begins, and the footnotes as a numbered list at the end.
"""

from __future__ import annotations

import re
from dataclasses import replace

from encoder.errors import Problem
from encoder.model import Block, Document, Footnote, Line, Source, Span
from encoder.read.checks import quotation_problems
from encoder.read.footnotes import Call, place_calls
from encoder.read.frus_blocks import body_blocks
from encoder.read.frus_lists import PAGE_ONLY, page_block
from encoder.read.frus_opener import is_form
from encoder.read.frus_source import form_of, has_source_line, is_dated_file, is_lot, is_old_file, is_own_number, own_number
from encoder.read.inline import inline_marks
from encoder.read.kinds import kind_of
from encoder.read.plain_signs import names_parties
from encoder.read.plain_units import bullet

NAME = "frus"

_NUMBERED = re.compile(r"(\d{1,4}[A-Za-z]?)\. \S")
_NOTE = re.compile(r"(\d{1,5})\. (?=\s*\S)")
_HEADING = re.compile(r"(?=.{4,300}$)(?:Editorial Note(?=\d?$)|.*\b(?:Telegram|Memorandum|Minutes|Letter|Message|Report|Statement|Note|Record|"
    r"Paper)\b.*|The .* to (?:the|certain|all|President)\b.*)(?<![.:;])$")
_OTHER_PAGES = frozenset({"Skip to content", "Document Information"})
_ORIGINAL = re.compile(r"\[Footnotes? in (the )?(source|original)( text)?\.?\]", re.I)
_SOURCE = re.compile(r"\s*\[?Source:|\s*Sources?: ")


def looks_like(source: Source, lines: list[Line]) -> bool:
    """Whether the text shows the signs of a FRUS page: its heading, its list of notes, its page marks."""
    text = [x for x in lines[:6] if not PAGE_ONLY.match(x.text)]
    own = own_number(text[0].text) if text else None
    text = [x for x in text if not is_own_number(x.text)]
    if not text:
        return False
    notes = notes_begin(lines) < len(lines)
    marks = "[Page " in source.text
    numbered = bool(_NUMBERED.match(text[0].text)) and len(text[0].text) < 400
    if numbered and (notes or marks):
        return True
    if numbered and len(text) > 1 and text[1].blank and re.match(r"\d+[A-Za-z]?\. (?=.*(Telegram|Memorandum|Letter|Note|Message|Minutes|"
        r"Report|Paper|Airgram|Editorial)\b)", text[0].text):
        return True
    if own and _is_heading(text[0].text) and (notes or text[0].text.endswith("Editorial Note")):
        return True
    if len(text) > 1 and has_source_line(text[0].text, text[1].text) and (
            notes or marks or is_dated_file(text[0].text) or is_lot(text[0].text) or (is_old_file(text[0].text) and names_parties(text[1].text))):
        return True
    return notes and bool(_HEADING.match(text[0].text)) and not any(x.text in _OTHER_PAGES for x in lines)


def read(source: Source, lines: list[Line]) -> Document:
    """The document of a FRUS page. Linear in the length of the text."""
    split = notes_begin(lines)
    body, notes = lines[:split], lines[split:]
    blocks, number, kind = _text(source, body)
    footnotes = _footnotes(source, notes)
    footnotes, calls = _called(source, blocks, footnotes)
    marks = inline_marks(source, blocks, footnotes)
    root = Block("div", 0, 0, {"type": kind} | ({"n": number} if number else {}), tuple(blocks))
    problems = [*_unplaced(source, footnotes), *quotation_problems(source, blocks)]
    return Document(source, NAME, kind, (root,), number, tuple(footnotes), (*calls, *marks), problems=tuple(problems))


def notes_begin(lines: list[Line]) -> int:
    """The index of the first line of the numbered list that ends the page; the number of lines where there is none."""
    last: int | None = None
    expected_after: dict[int, int] = {}
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        match = _NOTE.match(line.text) if line.indent >= 2 else None
        if not match:
            continue
        number = int(match[1])
        if last is not None and number != last - 1:
            break
        last = number
        expected_after[number] = index
        if number == 1:
            return index
    return len(lines)


def _text(source: Source, lines: list[Line]) -> tuple[list[Block], str | None, str]:
    """The blocks of the page, the document's number, its kind."""
    top: list[Block] = []
    rest = list(lines)
    hint, number, heading, sourced = "", None, "", False
    while rest:
        if PAGE_ONLY.match(rest[0].text):
            top.append(page_block(rest.pop(0)))
        elif number is None and len(rest) > 1 and is_own_number(rest[0].text):
            line = rest.pop(0)
            number = own_number(line.text)
            top.append(Block("head", line.start, line.end))
        elif not sourced and _begins_with_source(rest):
            line, sourced = rest.pop(0), True
            hint = form_of(line.text)
            top.append(Block("note", line.start, line.end, {"type": "source", "rend": "inline"}))
        else:
            break
    if rest:
        line = rest.pop(0)
        heading = line.text
        if number is None:
            number = match[1] if (match := _NUMBERED.match(heading)) else own_number(heading)
        top.append(Block("head", line.start, line.end))
        hint = " ".join((hint, *(x.text for x in rest[:1] if is_form(x.text))))
    kind = kind_of(heading, hint)
    return top + body_blocks(source, rest, heading, kind), number, kind


def _begins_with_source(lines: list[Line]) -> bool:
    texts = [x.text for x in lines[:5] if not PAGE_ONLY.match(x.text) and not is_own_number(x.text)]
    return not _NUMBERED.match(lines[0].text) and len(texts) > 1 and texts[0] == lines[0].text and has_source_line(texts[0], texts[1])


def _is_heading(text: str) -> bool:
    return len(text) < 300 and (kind_of(text) != "other" or names_parties(text) or bool(_HEADING.match(text)))


def _footnotes(source: Source, lines: list[Line]) -> list[Footnote]:
    """The notes of the list; lines between two numbers are further paragraphs of the note above them."""
    out: list[Footnote] = []
    expected = 1
    for line in lines:
        match = _NOTE.match(line.text) if line.indent >= 2 else None
        if match and int(match[1]) == expected:
            start = line.start + match.end()
            while start < line.end and source.text[start].isspace():
                start += 1
            text = source.text[start:line.end]
            kind = "source" if _SOURCE.match(text) else "original" if _ORIGINAL.search(text) else "editorial"
            out.append(Footnote(match[1], (Block("p", start, line.end),), None, kind))
            expected += 1
        elif out:
            out[-1] = replace(out[-1], blocks=(*out[-1].blocks, Block("p", line.start + bullet(line), line.end)))
    return out


def _called(source: Source, blocks: list[Block], footnotes: list[Footnote]) -> tuple[list[Footnote], list[Span]]:
    """The notes with their numbers as shown and the places of these numbers."""
    regions = [(leaf.start, leaf.end, leaf.kind) for block in blocks for leaf in block.leaves() if leaf.kind != "pb"]
    places = place_calls(source.text, regions, len(footnotes))
    shown: list[Call] = [p for p in places if p]
    shift = shown[0].n - (places.index(shown[0]) + 1) if shown else 0
    notes = [replace(note, n=str(int(note.n) + shift), call=place.end if place else None) for note, place in zip(footnotes, places, strict=True)]
    calls = [Span(c.start, c.end, "call", {"n": str(c.n)}, rule="footnote number") for c in shown]
    return notes, calls


def _unplaced(source: Source, footnotes: list[Footnote]) -> list[Problem]:
    return [
        Problem(source.path, source.line(note.blocks[0].start), 0, "note-without-number", f"the page shows no number for note {note.n}.",
                "Move the note to its place and take off anchored=\"false\".", "review",
                source.text[note.blocks[0].start:note.blocks[0].end][:80], 60)
        for note in footnotes if note.call is None
    ]
