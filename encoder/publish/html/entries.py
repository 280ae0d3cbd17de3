"""Persons, places, bodies and terms as the edition's authority files know them. Entries of the same id in different files are different entries."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from encoder.publish.html.mentions import TEI, XML_ID
from encoder.publish.html.texts import words_of

KINDS = {"person": "persons", "place": "places", "org": "organisations", "term": "terms"}
LABELS = {"persons": "Persons", "places": "Places", "organisations": "Organisations", "terms": "Terms and abbreviations"}
ONE = {"persons": "person", "places": "place", "organisations": "organisation", "terms": "term"}
SINGULAR = {"persons": "Person", "places": "Place", "organisations": "Organisation", "terms": "Term"}


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` is the path of its file from the top of the edition, `#` and its xml:id; `kind` persons, places, organisations or terms; `who` says who
    or what it is; `group` the folder of its file."""

    key: str
    kind: str
    name: str
    who: str = ""
    variants: tuple[str, ...] = ()
    idnos: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    made: bool = False
    group: str = field(init=False)
    path: str = field(init=False)
    sort_key: tuple[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """What is asked for at each mention is made once: `group`, `path` (of its page from the top of the site, without suffix), `sort_key`."""
        file, _, identifier = self.key.partition("#")
        group = posixpath.dirname(file)
        object.__setattr__(self, "group", group)
        object.__setattr__(self, "path", "/".join(filter(None, (self.kind, group, re.sub(r"[^\w.-]", "-", identifier)))))
        object.__setattr__(self, "sort_key", (folded(self.name), self.key))


def folded(name: str) -> str:
    """A name for sorting: without marks above letters, quotation marks and case."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^\w\s,]", "", plain).casefold().strip()


def is_authority(root: Any) -> bool:
    """Whether a TEI file holds lists of entries and no text of its own."""
    return root.find(f"{TEI}text") is None and root.find(f"{TEI}standOff") is not None


def entries(path: str, root: Any) -> Iterator[Entry]:
    """The entries of a file, `path` from the top of the edition; those without id or name are passed over (`edition validate` tells of them)."""
    for tag, kind in KINDS.items():
        if tag == "term":
            continue
        for element in root.iter(TEI + tag):
            yield from _entry(path, element, kind, "persName" if tag == "person" else f"{tag}Name")
    for label in root.iter(f"{TEI}label"):
        item = label.getnext()
        term = label.find(f"{TEI}term")
        holder = label if label.get(XML_ID) or term is None else term
        if holder.get(XML_ID) and item is not None and item.tag == f"{TEI}item":
            yield Entry(f"{path}#{holder.get(XML_ID)}", "terms", words_of(holder), words_of(item), made=_made(holder))
    for item in root.iter(f"{TEI}item"):
        term = item.find(f"{TEI}term")
        holder = item if item.get(XML_ID) or term is None else term
        if term is not None and holder.get(XML_ID):
            yield Entry(
                f"{path}#{holder.get(XML_ID)}",
                "terms",
                words_of(term),
                "; ".join(words_of(g) for g in item.iterfind(f"{TEI}gloss")),
                made=_made(holder),
            )


def _entry(path: str, element: Any, kind: str, tag: str) -> Iterator[Entry]:
    names = [_clean(_name(n)) for n in element.iterchildren(TEI + tag)]
    names = [n for n in names if n]
    if not element.get(XML_ID) or not names:
        return
    told = [f"{TEI}note", f"{TEI}desc", f"{TEI}occupation", f"{TEI}affiliation", f"{TEI}nationality", f"{TEI}state"]
    who = "; ".join(filter(None, (words_of(child) for child in element.iterchildren(etree.Element) if child.tag in told)))
    dates = tuple(
        (label, words_of(child) or child.get("when") or "")
        for label, name in (("Born", "birth"), ("Died", "death"))
        for child in element.iterchildren(TEI + name)
    )
    yield Entry(
        f"{path}#{element.get(XML_ID)}",
        kind,
        names[0],
        who,
        tuple(dict.fromkeys(names[1:])),
        tuple(words_of(i) for i in element.iterchildren(f"{TEI}idno")),
        dates,
        _made(element),
    )


def _made(element: Any) -> bool:
    return "#encoder" in (element.get("resp") or "").split()


def _name(element: Any) -> str:
    whole = words_of(element)
    surname = words_of(element.find(f"{TEI}surname"))
    if not surname or "," in whole:
        return whole
    rest = " ".join(filter(None, (words_of(c) for c in element.iterchildren(etree.Element) if c.tag != f"{TEI}surname")))
    return f"{surname}, {rest}" if rest else surname


def _clean(name: str) -> str:
    """A name without the comma that parted it from what stands behind it in a printed list: `Carter, James Earl, “Jimmy,”`."""
    return re.sub(r",(?=[”’\"']?$)", "", name)
