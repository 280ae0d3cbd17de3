"""Titles of books, which editors cite after their author: `Shultz, Turmoil and Triumph, pp. 12–14` names one person."""

from __future__ import annotations

import re

from encoder.annotate.persons.capitals import Words

_WORD = r"(?:[A-Z][\w'-]*|of|and|the|in|to|a|an|for|at|on|with|from|by|as|or)"
_TITLE = rf"[A-Z][\w'-]*(?: {_WORD})*(?:: [^.;()\n]{{3,90}}?)?"
_CITED = re.compile(
    rf"(?:(?:[a-z]{{2}}|['\"]s?), |['\"]s? |\b[Ss]ee |\bin )(?P<title>{_TITLE})"
    r"(?= \([^()\n]{3,60}\)|, (?:pp?\. ?\d|pages? \d|vol(?:ume)?s?\. |chap|second edition))")
_MEMOIR = re.compile(rf"\b(?:memoirs?|autobiography|book|diary|account),? (?:entitled |titled |called )?(?P<title>{_TITLE})")
_SURE = re.compile(r" \([^()\n]*(?:19|20)\d\d\)|, ")


def titled(words: Words) -> set[int]:
    """The words that stand in the title of a cited book."""
    text = words.text
    out: set[int] = set()
    if ", p" in text or ", vol" in text:
        for match in _CITED.finditer(text):
            if _SURE.match(text, match.end()):
                out |= _inside(words, *match.span("title"))
    if "memoir" in text or "utobiography" in text:
        for match in _MEMOIR.finditer(text):
            out |= _inside(words, *match.span("title"))
    return out


def _inside(words: Words, start: int, end: int) -> set[int]:
    at = words.beginning(start)
    out = set()
    while at is not None and at < len(words.tokens) and words.tokens[at][1] <= end:
        out.add(at)
        at += 1
    return out
