"""Who wrote to whom, from the heading (TEI Guidelines 2.4.6, correspDesc)."""

from __future__ import annotations

import re

from encoder.model import Correspondent, Document, Leaf

_FROM = re.compile(r"\b[Ff]rom\s+")
_BY = re.compile(r"\b[Bb]y\s+(?=the |Mr\.|President|Secretary|[A-Z])")
_TO = re.compile(r"\s+[Tt]o\s+")
_ROLE_TO = re.compile(
    r"\b(Assistants?|Advis[eo]rs?|Counselors?|Ambassadors?|Representatives?|Missions?|Deputy|Aides?|Delegations?|Observers?|Envoys?|Liaison|Secretary|"
    r"Ministers?|Consultants?|Delegates?|Commissioners?|Visit|Trip|Reply|Response|Embassy|Legation|Addressed|Next|Subject|due|prior)$")
_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?\.\s+")
_TAIL = re.compile(r"[\s,.;:]+$")


def correspondents(document: Document) -> tuple[Correspondent | None, Correspondent | None]:
    """Sender and addressee as the lists (FROM, TO) or else the first heading name them; None where the document does not say."""
    sender, addressee = _from_lists(document)
    head = next((leaf for leaf in document.leaves if leaf.kind == "head" and not any(p.startswith("list") for p in leaf.path)), None)
    if head is not None and document.type not in ("editorialNote", "minutes", "conversation"):
        named_sender, named_addressee = _from_heading(document, head)
        sender, addressee = named_sender or sender, named_addressee or addressee
    return sender, addressee


def _from_lists(document: Document) -> tuple[Correspondent | None, Correspondent | None]:
    found: dict[str, Correspondent] = {}
    for leaf in document.leaves:
        if leaf.kind == "item" and leaf.path and leaf.path[-1] in ("list:from", "list:to"):
            found.setdefault(leaf.path[-1], Correspondent(leaf.start, leaf.end))
        elif leaf.kind == "seg" and leaf.path and leaf.path[-1] in ("seg:from", "seg:to"):
            found.setdefault(leaf.path[-1], Correspondent(leaf.start, leaf.end))
    return found.get("list:from"), found.get("list:to")


def _from_heading(document: Document, head: Leaf) -> tuple[Correspondent | None, Correspondent | None]:
    view = document.view
    number = _NUMBER.match(view, head.start, head.end)
    start = number.end() if number else head.start
    begin = _FROM.search(view, start, head.end) or _BY.search(view, start, head.end)
    split = _split(view, begin.end() if begin else start, head.end)
    if begin:
        return _side(view, begin.end(), split[0] if split else head.end), _side(view, split[1], head.end) if split else None
    if split and re.match(r"The |President |Prime |Secretary |Premier |Chairman |Ambassador |Mr\. |King |Chancellor ", view[start:split[0]]):
        return _side(view, start, split[0]), _side(view, split[1], head.end)
    return None, _side(view, split[1], head.end) if split else None


def _split(view: str, start: int, end: int) -> tuple[int, int] | None:
    """Where ` to ` divides sender from addressee: not the one of `Assistant to the President`."""
    places = [(m.start(), m.end()) for m in _TO.finditer(view, start, end)]
    for a, b in places:
        if not _ROLE_TO.search(view[start:a]):
            return a, b
    return places[-1] if len(places) > 1 else None


def _side(view: str, start: int, end: int) -> Correspondent | None:
    while start < end and (view[start].isspace() or view.startswith(("the ", "The "), start)):
        start += 4 if view.startswith(("the ", "The "), start) else 1
    tail = _TAIL.search(view, start, end)
    end = tail.start() if tail else end
    return Correspondent(start, end) if end - start > 1 else None
