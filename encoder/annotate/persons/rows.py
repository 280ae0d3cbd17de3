"""Lists inside a paragraph: who gets a copy. `Distribution: Chairman Mao, Liu Shaoqi, Foreign Affairs Office, Lengxi, Muzhi`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from encoder.annotate.persons.asian import stands_first
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.words import COMMON, GIVEN, INITIAL, SURNAME_WORDS, TITLE, kind
from encoder.model import Document, Leaf

_LABEL = re.compile(r"(?:Distribution|Copies(?: to)?|Copy to|Copied to|cc|CC|c\.c\.|Eyes [Oo]nly for|Information copies(?: to)?|Sent to|"
                    r"Addressees?) ?: *")
_LABEL_BEGINS = "DCcISAE"
_ITEM = re.compile(r"[^,;]+")
_NAME = re.compile(r"[A-Za-z][A-Za-z.' -]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One name of such a list: words `left` to `right`, without titles."""

    left: int
    right: int
    family: bool


def is_row(leaf: Leaf, text: str) -> bool:
    """Whether a leaf is a list of recipients."""
    path = leaf.path
    if path and ("div:distribution" in path or path[-1] == "list:distribution"):
        return True
    return text[leaf.start] in _LABEL_BEGINS and bool(_LABEL.match(text, leaf.start, leaf.end))


def rows(words: Words, document: Document) -> Iterator[Row]:
    """The names of all such lists. What is an office, a body or a place there is none."""
    for leaf in document.leaves:
        if not is_row(leaf, words.text):
            continue
        label = _LABEL.match(words.text, leaf.start, leaf.end)
        for item in _ITEM.finditer(words.text, label.end() if label else leaf.start, leaf.end):
            if row := _row(words, item.start(), item.end()):
                yield row


def _row(words: Words, start: int, end: int) -> Row | None:
    while start < end and words.text[start].isspace():
        start += 1
    at = words.beginning(start)
    if at is None or not _NAME.match(words.text[start:end].strip()):
        return None
    last = at
    while last + 1 < len(words.tokens) and words.tokens[last + 1][1] <= end:
        last += 1
    while at < last and words.flags[at] & TITLE and words.joined(at):
        at += 1
    names = tuple(words.printed[at:last + 1])
    if words.text[words.tokens[last][1]:end].strip(" .") or len(names) > 4 or any(not words.joined(i) for i in range(at, last)):
        return None
    if stands_first(names):
        return Row(at, last, True)
    if any(kind(name) & ~(GIVEN | INITIAL) and not (name == names[-1] and name.lower() in SURNAME_WORDS and len(names) > 1) for name in names):
        return None
    if len(names) == 1 and (kind(names[0]) & (COMMON | INITIAL) or names[0].isupper()):
        return None
    return Row(at, last, False)
