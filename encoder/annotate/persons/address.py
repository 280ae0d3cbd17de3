"""Given names alone, where people call each other so: `Dear Walter:`, a note that begins `Walt:`, a letter signed `Ralph`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from encoder.annotate.persons.index import Index
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.names import Name, same_given
from encoder.annotate.persons.text import norm
from encoder.annotate.persons.words import GIVEN, NICKNAMES, kind
from encoder.model import Document, Leaf

_CALLED = re.compile(r"(?:\"? *(?:My )?(?:[Dd]ear|DEAR) )?([A-Z][A-Za-z'-]+)(?= ?(?::|--|—|,?\n|, *$))")
_KNIGHT = re.compile(r"Sir ([A-Z][a-z]+)(?![\w-])(?! (?:[A-Z]|de |du ))")
_NOTED = re.compile(r"\"([A-Z][a-z]+)(?=[\u2014:]|-{1,2}|, )")
_WROTE = re.compile(r"(?:wrote|reads?|noted|added|notation|margin|note)[^\"\n.]{0,60}\Z")
_SIGNED = re.compile(r"([A-Z][a-z]+) *$")


def _addresses(text: str, leaf: Leaf) -> bool:
    """Whether a paragraph is rather a salutation: `Walt:`, `DEAR ADLAI`."""
    begin = leaf.start
    return (leaf.end - begin < 40 and text[leaf.end - 1] == ":") or (text[begin] in "dD" and text[begin:begin + 5].lower() == "dear ")


def is_called(name: Name, called: str) -> bool:
    """Whether a normalised given name or short form is one of a person's."""
    return called in name.nicknames or any(len(given) > 1 and same_given(called, given) for given in name.given)


def called_so(persons: Iterable[str], called: str, index: Index) -> tuple[str, ...]:
    """Those persons, in the order of their ids, whose listed name has the given name or short form."""
    return tuple(i for i in sorted(persons) if any(is_called(name, called) for name in index.names(i)[:1]))


def _knights(text: str, found: Sequence[Mention], taken: set[int], index: Index) -> Iterator[tuple[int, int, str, str]]:
    """`Sir Roger`: a knight is called by his given name; the only one of the document who is called so, or else of the list."""
    persons = {m.settled for m in found if m.settled and (m.title == "sir" or m.settled in index.knights)}
    for match in _KNIGHT.finditer(text):
        if match.start(1) in taken or not kind(match[1]) & GIVEN:
            continue
        fits = called_so(persons, norm(match[1]), index) or called_so(index.knights, norm(match[1]), index)
        if len(fits) == 1:
            yield match.start(1), match.end(1), fits[0], "called Sir with the given name; the only person who is called so"


def _noted(text: str, persons: set[str], taken: set[int], index: Index) -> Iterator[tuple[int, int, str, str]]:
    """A note in somebody's hand, as editors quote it: `wrote: "Zbig-agreed."` is to the only person of the document, or else of the list, who is
    called so."""
    for match in _NOTED.finditer(text):
        start, end = match.span(1)
        called = norm(match[1])
        if start in taken or not (kind(match[1]) & GIVEN or called in NICKNAMES or called in index.nicknames):
            continue
        if not _WROTE.search(text, max(0, start - 80), start - 1):
            continue
        fits = called_so(persons, called, index) or called_so(index.persons, called, index)
        if len(fits) == 1:
            yield start, end, fits[0], "addressed in a note; the only person who is called so"


def given_names(text: str, document: Document, found: Sequence[Mention], index: Index) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, id and reason of each given name that stands alone as address or signature and fits one settled person of the document."""
    taken = {m.start for m in found}
    persons = {m.settled for m in found if m.settled}
    yield from _knights(text, found, taken, index)
    yield from _noted(text, persons, taken, index)
    for leaf in document.leaves:
        if leaf.kind == "salute" or (leaf.kind == "p" and _addresses(text, leaf)):
            match, why = _CALLED.match(text, leaf.start, min(leaf.end + 1, leaf.start + 60)), "addressed by the given name"
        elif leaf.kind == "signed" and leaf.end - leaf.start < 16:
            match, why = _SIGNED.match(text, leaf.start, leaf.end), "signed with the given name"
        else:
            continue
        if not match or match.start(1) in taken:
            continue
        if not (kind(match[1]) & GIVEN or norm(match[1]) in index.nicknames or match[0].lower().startswith(("dear", "my dear"))):
            continue
        called = norm(match[1])
        fits = called_so(persons, called, index)
        if len(fits) > 1:
            heading = {m.settled for m in found if m.settled and m.leaf is not None and m.leaf.kind == "head"}
            fits = tuple(heading & set(fits)) if leaf.kind == "signed" else fits
        if len(fits) == 1:
            yield match.start(1), match.end(1), fits[0], why + "; the only person in the document who is called so"
