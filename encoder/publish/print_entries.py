"""What the authority files say of persons, places, organisations and terms, as the front lists and indexes print it."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from encoder.publish.print_texts import TEI, XML_ID, Authority, words

_YEARS = re.compile(r"(?:^|; )named in texts of [0-9–]+$")
"""What an entry that was gathered from the texts says for its editor (encoder/annotate/persons/gather.py); to a reader the index says it better."""

_TAGS = {f"{TEI}person": ("persons", "persName"), f"{TEI}place": ("places", "placeName"), f"{TEI}org": ("organisations", "orgName")}


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` is the path of its file from the top of the edition, `#`, and its xml:id; `kind` persons, places, organisations or terms; `item` what
    explains a term."""

    key: str
    kind: str
    name: str
    element: Any
    item: Any = None


def entries_of(authorities: Iterable[Authority]) -> Iterable[Entry]:
    """The entries of authority files, in the order of the files. A name is the first that is no variant."""
    for authority in authorities:
        for element in authority.root.iter(*_TAGS):
            kind, tag = _TAGS[element.tag]
            name = next((words(e) for e in element.iterfind(TEI + tag) if e.get("type") != "variant"), "") or words(element.find(TEI + tag))
            yield Entry(f"{authority.path}#{element.get(XML_ID)}", kind, name or element.get(XML_ID) or "", element)
        for found in authority.root.iter(f"{TEI}list"):
            for label in found.iterfind(f"{TEI}label"):
                term = label.find(f"{TEI}term")
                item = next(label.itersiblings(f"{TEI}item"), None)
                term = label if term is None else term
                yield Entry(f"{authority.path}#{term.get(XML_ID)}", "terms", words(term), label, item)


def said_of(entry: Entry) -> list[Any]:
    """The elements of an entry that say who or what it is: all but its names and numbers."""
    if entry.kind == "terms":
        return [entry.item] if entry.item is not None and words(entry.item) else []
    names = {TEI + tag for _, tag in _TAGS.values()} | {f"{TEI}idno"}
    said = [copy.deepcopy(child) for child in entry.element if isinstance(child.tag, str) and child.tag not in names]
    for child in said:
        if child.tag == f"{TEI}note":  # a note of an entry is no footnote
            child.tag = f"{TEI}seg"
            if child.text and not len(child):
                child.text = _YEARS.sub("", child.text)
    return [child for child in said if words(child)]


def order(entry: Entry) -> tuple[str, str, str]:
    """The place of an entry in the alphabet."""
    return fold(entry.name), entry.name, entry.key


def fold(name: str) -> str:
    """A name as an index sorts it: without marks, case and punctuation."""
    letters = unicodedata.normalize("NFKD", name).replace("ł", "l").replace("đ", "d").casefold()
    return "".join(c for c in letters if c.isalnum() or c == " ").strip()
