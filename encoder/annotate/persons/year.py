"""The year that a document is of, as near as names need it."""

from __future__ import annotations

import re
from collections import Counter

from encoder.model import Document

_YEAR = re.compile(r"(1[789]\d\d|20\d\d)(?!\d)")
_DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,? (?:\d{1,2}, ?)?$")
_SPOKEN_OF = re.compile(r"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|[Aa]fter|[Bb]efore) $")
"""What stands before a year."""
_NO_YEAR = re.compile(r",|\.\d")
_REACH = 24


def year_of(document: Document, text: str) -> int | None:
    """The year of the dateline, or of the header's date, or of the date that the page has above the text; else of the heading; else the
    one that the text names most often, the first of equals: in dates, or where it has none, behind a word such as `in`. A number alone may be a
    telegram's."""
    return _shown(document, text, ("dateline", "list:date")) or _held(document) or _shown(document, text, ("head", "seg")) or _most_named(text)


def _shown(document: Document, text: str, kinds: tuple[str, str]) -> int | None:
    """The year that the first leaf of such a kind has."""
    for leaf in document.leaves:
        shown = leaf.kind in kinds or (leaf.path and leaf.path[-1] in kinds)
        if shown and leaf.note is None and (match := _YEAR.search(text, leaf.start, leaf.end)):
            return int(match[1])
    return None


def _held(document: Document) -> int | None:
    for held in document.held:
        if held.role == "date" and (match := _YEAR.search(document.source.text, held.start, held.end)):
            return int(match[1])
    return None


def _most_named(text: str) -> int | None:
    found = list(_YEAR.finditer(text))
    years = Counter(m[1] for m in found if _DATED.search(text, max(0, m.start() - _REACH), m.start()))
    if not years:
        years = Counter(m[1] for m in found if _SPOKEN_OF.search(text, max(0, m.start() - _REACH), m.start()) and not _NO_YEAR.match(text, m.end()))
    return int(years.most_common(1)[0][0]) if years else None
