"""Titles of books, which editors cite after their author: `Shultz, Turmoil and Triumph, pp. 12–14` names one person."""

from __future__ import annotations

import re

from encoder.annotate.persons.capitals import Words

_WORD = r"(?:[A-Z][\w'-]*|of|and|the|in|to|a|an|for|at|on|with|from|by|as|or)"
_TITLE = rf"[A-Z][\w'-]*(?: {_WORD})*(?:: [^.;()\n]{{3,90}}?)?"
_PAGES = re.compile(r", (?:pp?\. ?\d|pages? \d|vol(?:ume)?s?\. |chap|second edition)")
"""What stands behind the title, or behind the place and year of its printing in brackets."""
_CITED = re.compile(rf"(?:(?:[a-z]{{2}}|['\"]s?), |['\"]s? |\b[Ss]ee |\bin )(?P<title>{_TITLE})(?: \([^()\n]{{3,60}}\))?\Z")
_MEMOIR = re.compile(rf"(?:emoirs?|utobiography),? (?:entitled |titled |called )?(?P<title>{_TITLE})")
_REACH = 160


def titled(words: Words) -> set[int]:
    """The words that stand in the title of a cited book."""
    text = words.text
    out: set[int] = set()
    for pages in _PAGES.finditer(text):
        if match := _CITED.search(text, max(0, pages.start() - _REACH), pages.start()):
            out |= _inside(words, *match.span("title"))
    for match in _MEMOIR.finditer(text) if "emoir" in text or "utobiography" in text else ():
        out |= _inside(words, *match.span("title"))
    return out


def _inside(words: Words, start: int, end: int) -> set[int]:
    at = words.beginning(start)
    out = set()
    while at is not None and at < len(words.tokens) and words.tokens[at][1] <= end:
        out.add(at)
        at += 1
    return out
