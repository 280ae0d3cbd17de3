"""Marks that the page text spells out in brackets: page breaks, gaps, words supplied by the editors.

TEI Guidelines 3.11.3 (pb), 3.5.3 (gap), 11.3.3.1 (supplied), 3.5.1 (sic).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from encoder.model import UNWRITABLE, Block, Document, Footnote, Source, Span

_BRACKET = re.compile(r"\[([^\[\]\n]{1,400})\]")
_PAGE = re.compile(r"Page\s+(\S{1,12})$")
_CLASSIFIED = re.compile(r"\b(not\s+(yet\s+)?declassified|sanitized|excised)\b", re.I)
_REASONS = (
    (re.compile(r"illegible|unreadable|\bunclear\b", re.I), "illegible"),
    (re.compile(r"garbled?\b", re.I), "garbled"),
    (re.compile(r"unintelligible|inaudible", re.I), "inaudible"),
    (re.compile(r"(text|page|word|line|paragraph)s? (is |are )?missing|missing (text|page|word|line)s?|\bomission\b", re.I), "missing"),
    (re.compile(r"(name|title|text|line|word|passage|paragraph)s?( and \w+)? deleted", re.I), "deleted"),
)
_COMMENT = re.compile(
    r"(here (follows?|followed)|omitted|laugh|applause|footnote|tab |annex|enclosure|attachment|sub|appendix|part \d|page|see |reads?:|"
        r"signed|source|seal|"
    r"stamp|handwrit|translat|editor|note|end |begin |pause|interrupt|facsimile|table|map|chart|the )", re.I)
_INITIAL_LAST = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
"""`[N.T.] Fedorenko`"""
_SIC_WORD = re.compile(r"[^\s\[\]]+(?= ?$)")


def inline_marks(source: Source, blocks: Iterable[Block], footnotes: Iterable[Footnote] = ()) -> list[Span]:
    """The bracketed marks within the text of the blocks and footnotes, in order; none runs over two blocks."""
    document = Document(source, "", "", tuple(blocks), footnotes=tuple(footnotes))
    out: list[Span] = []
    for leaf in document.leaves:
        out += marks_between(source.text, leaf.start, leaf.end)
    return out


def marks_between(text: str, start: int, end: int) -> list[Span]:
    """The marks in one stretch of text."""
    out = []
    if "[" in text[start:end]:
        for match in _BRACKET.finditer(text, start, end):
            out += _mark(text, start, end, match)
    for match in UNWRITABLE.finditer(text, start, end):
        code = f"U+{ord(match[0]):04X}"
        out.append(Span(match.start(), match.end(), "g", {"n": code}, rule="character", evidence="XML cannot hold this character"))
    return out


def _mark(text: str, start: int, end: int, match: re.Match[str]) -> list[Span]:
    a, b, words = match.start(), match.end(), match[1]
    if page := _PAGE.match(words):
        return [Span(a, b, "pb", {"n": page[1]}, rule="page", evidence=match[0])]
    if reason := gap_reason(words):
        attributes = {"reason": reason} if words == reason else {"reason": reason, "desc": words}
        return [Span(a, b, "gap", attributes, rule="gap", evidence=match[0])]
    if words.strip().lower() == "sic":
        word = _SIC_WORD.search(text, max(start, a - 40), a)
        return [Span(word.start(), word.end(), "sic", rule="sic", evidence=match[0])] if word and word.end() <= a else []
    if _is_supplied(words) and (a, b) != (start, end):
        return [Span(a, b, "supplied", {"reason": "editorial"}, rule="supplied", evidence=match[0])]
    return []


def gap_reason(words: str) -> str | None:
    """The `@reason` of the gap that bracketed words speak of; None where they speak of no gap."""
    if len(words) > 120:
        return None
    if _CLASSIFIED.search(words):
        return "classified"
    for pattern, reason in _REASONS:
        if pattern.search(words) and len(words.split()) <= 8:
            return reason
    return None


def _is_supplied(words: str) -> bool:
    """A few words that complete the sentence around them, not a remark about it."""
    plain = words.strip()
    return (0 < len(plain.split()) <= 4 and any(c.isalpha() for c in plain) and plain == words
            and not _COMMENT.match(plain) and (plain[-1] not in ".:;,!" or _INITIAL_LAST.search(plain) is not None))
