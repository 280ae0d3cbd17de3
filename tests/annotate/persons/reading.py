"""Fixtures of names: texts with the marks that they should get written into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from encoder.annotate.knowledge import Knowledge
from encoder.annotate.persons import Persons
from encoder.annotate.persons.gather import gather
from encoder.annotate.persons.survey import survey
from encoder.model import Authority, Document, Entry, Source, Span
from encoder.read import read

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[\[((?:[^][|]|\[[^][]*\])+)(?:\|([^]]+))?\]\]")


@dataclass
class Case:
    title: str
    texts: list[str]
    persons: dict[str, Entry] = field(default_factory=dict)


def cases(name: str, *, listed: bool) -> Iterator[Case]:
    """The cases of a file: `== title`, entries where `listed`, the texts, divided by a line `#`."""
    for part in re.split(r"^== ", (CASES / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        persons: dict[str, Entry] = {}
        if listed:
            head, _, rest = rest.partition("\n\n")
            for line in head.splitlines():
                identifier, printed, note = (x.strip() for x in line.split("|"))
                persons[identifier] = Entry(identifier, printed, note)
        yield Case(title, rest.strip("\n").split("\n#\n"), persons)


def unmarked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without marks, and the marks as (name, id or nothing)."""
    return _MARK.sub(r"\1", text), [(m[1], m[2] or "") for m in _MARK.finditer(text)]


def document(text: str, name: str = "text") -> Document:
    return read(Source(f"{name}.txt", text, name=name))


def marks(spans: list[Span], text: str) -> list[tuple[str, str]]:
    """The marks of an annotator as (name, id; `?` without @ref)."""
    return [(text[s.start:s.end], s.attributes.get("ref", "#?").rpartition("#")[2]) for s in spans]


def annotate(texts: list[str], persons: dict[str, Entry] | None = None, *, cold: bool = False) -> tuple[list[list[Span]], dict[str, Entry]]:
    """All spans of each text, and the persons known in the end."""
    documents = [document(text, f"text{n}") for n, text in enumerate(texts)]
    known = dict(persons or {})
    if cold:
        known |= {entry.id: entry for entry in gather([survey(d) for d in documents], Authority(persons=known))}
    persons_of = Persons(Knowledge(authority=Authority(persons=known)))
    return [persons_of(d, d.spans) for d in documents], known
