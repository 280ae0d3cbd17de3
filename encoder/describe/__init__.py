"""What the header says of a document, drawn from its structure and its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from encoder.describe.correspondence import correspondents
from encoder.describe.language import language_of
from encoder.describe.manuscript import manuscript
from encoder.model import NO_ATTRIBUTES, Document, Metadata, Span

_SPONSOR = re.compile(r"(?:support from|supported by|sponsored by|funding from|funded by|grant from)\s+(?:the\s+)?(.+?)\.?$", re.I)

_KINDS = "Foundation|Fund|Trust|Corporation|Institute|University|Endowment"
_FUNDERS = re.compile(rf",\s+(?:and\s+)?(?:the\s+)?(?=[A-Z][\w.&'’-]*\s+[A-Z])|"
                      rf"(?:{'|'.join(f'(?<={kind})' for kind in _KINDS.split('|'))})\s+and\s+(?:the\s+)?(?=[A-Z][\w.&'’ -]*\b(?:{_KINDS})\b)")
"""What divides the names of several funders."""


def describe(document: Document, spans: Sequence[Span], date: Span | None, *, language: str = "en") -> Metadata:
    """The facts for the header. `date` is the span or value of the document's own date (its attributes; `start` = `end` where the page shows
    none)."""
    sender, addressee = correspondents(document)
    kept, statement, translators = manuscript(document)
    shown = bool(date and date.end > date.start)
    return Metadata(
        title=_title(document),
        language=language_of(document.view, language),
        date=dict(date.attributes) if date else NO_ATTRIBUTES,
        date_text=_words(document, date.start, date.end) if date and shown else "",
        date_certainty=(date.certainty or "") if date else "",
        place=_place(document, spans),
        sender=sender, addressee=addressee,
        manuscript=kept, source_statement=statement, translators=translators,
        funders=tuple(dict.fromkeys(name for text in _held(document, "sponsor") if (m := _SPONSOR.search(text)) for name in _FUNDERS.split(m[1]))),
        rights=_held(document, "rights"), abstract=_held(document, "abstract"),
    )


def _held(document: Document, role: str) -> tuple[str, ...]:
    text = document.source.text
    return tuple(text[h.start:h.end] for h in document.held if h.role == role)


def _words(document: Document, start: int, end: int) -> str:
    return " ".join(document.view[start:end].split())


def _title(document: Document) -> str:
    """The page's own title, else the first heading, else the first words."""
    titles = _held(document, "title")
    if titles:
        return titles[0]
    leaves = document.leaves
    head = next((leaf for leaf in leaves if leaf.kind == "head"), leaves[0] if leaves else None)
    if head is None:
        return document.source.name or "Untitled"
    words = " ".join(document.view[head.start:head.end].split())
    return words if len(words) <= 300 else words[:300].rsplit(" ", 1)[0] + " …"


def _place(document: Document, spans: Sequence[Span]) -> tuple[int, int] | None:
    """The place in the first dateline."""
    lines = [leaf for leaf in document.leaves if leaf.kind == "dateline" and leaf.note is None]
    for leaf in lines[:1]:
        for span in spans:
            if span.kind == "placeName" and leaf.start <= span.start and span.end <= leaf.end:
                return span.start, span.end
    return None
