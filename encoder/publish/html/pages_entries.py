"""The pages of persons, places, bodies and terms, and their lists."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from encoder.publish.html.dates import NO_DATE, label, sort_key, spoken
from encoder.publish.html.entries import LABELS, SINGULAR, Entry, folded
from encoder.publish.html.frame import Frame, Page, document_address, type_label
from encoder.publish.html.markup import address, element, text, way
from encoder.publish.html.mentions import Mention
from encoder.publish.html.texts import Text

PASSAGES = 200
"""Mentions on one sheet of an entry's page; a sheet ends with a document."""
ROLES = {"sender": "sender of", "addressee": "addressee of", "participant": "participant in"}
"""What a person may be in a document, before the number of documents."""
ITEMS = 400
"""Entries on one sheet of a list; a sheet ends with a letter, unless that has more."""


@dataclass(frozen=True)
class Entries:
    """Makes these pages for one edition."""

    frame: Frame

    def pages(self) -> Iterator[Page]:
        texts = self.frame.catalogue.by_name()
        for kind in LABELS:
            entries = sorted((e for e in self.frame.catalogue.entries.values() if e.kind == kind), key=lambda e: e.sort_key)
            if entries:
                yield from self._list(kind, entries)
                for entry in entries:
                    yield from self._entry(entry, texts)

    def _entry(self, entry: Entry, texts: dict[str, Text]) -> Iterator[Page]:
        catalogue = self.frame.catalogue
        found = [(texts[name], mentions) for name, mentions in catalogue.mentions.get(entry.key, {}).items()]
        subject = element(
            "subject",
            *self._facts(entry, [text_ for text_, _ in found]),
            name=entry.name,
            who=entry.who,
            see=self._see(entry),
            group=self.frame.settings.part(entry.group) or None,
            also="; ".join(entry.variants) or None,
            kind_label=SINGULAR[entry.kind],
            index=_up(entry) + f"{entry.kind}.html",
        )
        together = [
            element("with", name=other.name, count=f"{n} documents" if n > 1 else None, href=_way(entry, f"{other.path}.html"))
            for other, n in catalogue.together(entry.key)
        ]
        sheets = _sheets(found)
        for number, part in enumerate(sheets):
            links = [
                element("sheet", str(i + 1), href=address(posixpath.basename(_address(entry, i))), current="yes" if i == number else None)
                for i in range(len(sheets))
            ]
            content = [subject, *together, *(links if len(sheets) > 1 else ()), *(self._in(entry, document, mentions) for document, mentions in part)]
            yield self.frame.page(
                "entry",
                _address(entry, number),
                *content,
                title=entry.name,
                section=f"{entry.kind}.html",
                description=f"{entry.name} {entry.who}".strip()[:200],
                scripts=("highlight.js",),
            )

    def _see(self, entry: Entry) -> str | None:
        """Where an entry leads that only says `see` another of its list."""
        named = re.fullmatch(r"[(\[]?[Ss]ee (?:also )?(.+?)[.)\]]*", entry.who)
        if not named:
            return None
        for name in (named[1], named[1].partition(",")[0]):        # lists write the given names of one person in two ways
            others = self._named[entry.key.partition("#")[0], entry.kind, folded(name)]
            if len(others) == 1 and others[0] is not entry:
                return _way(entry, f"{others[0].path}.html")
        return None

    @cached_property
    def _named(self) -> dict[tuple[str, str, str], list[Entry]]:
        """Entries by file, kind and name, or the part of it before the first comma."""
        out: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        for entry in self.frame.catalogue.entries.values():
            for name in dict.fromkeys((entry.name, entry.name.partition(",")[0])):
                out[entry.key.partition("#")[0], entry.kind, folded(name)].append(entry)
        return out

    def _facts(self, entry: Entry, documents: list[Text]) -> Iterator[str]:
        for word, value in entry.dates:
            yield element("fact", text(value), label=word)
        if documents:
            dated = [sort_key(t.date) for t in documents if sort_key(t.date) != NO_DATE]
            when = f", {spoken(dated[0])}" + (f" to {spoken(dated[-1])}" if dated[-1] != dated[0] else "") if dated else ""
            yield element("fact", text(f"{len(documents)} document{'s' * (len(documents) != 1)}{when}"), label="Named in")
            roles = [role for found in self.frame.catalogue.roles.get(entry.key, {}).values() for role in found]
            counted = [f"{words} {roles.count(role)}" for role, words in ROLES.items() if role in roles]
            if counted:
                yield element("fact", text(", ".join(counted)), label="Role")
        if entry.group:
            yield element("fact", text(self.frame.settings.part(entry.group)), label="Volume")
        if entry.idnos:
            yield element("fact", text(", ".join(entry.idnos)), label="Known as")
        if entry.made:
            yield element("fact", "Gathered by machine from the texts, not yet confirmed by an editor", label="State")

    def _in(self, entry: Entry, document: Text, mentions: list[Mention]) -> str:
        page = document_address(document.name)
        role = ", ".join(self.frame.catalogue.roles.get(entry.key, {}).get(document.name, ()))
        passages = [
            element(
                "passage",
                element("before", text(m.before)),
                element("mention", text(m.words)),
                element("after", text(m.after)),
                href=_way(entry, page) + (f"#{address(m.anchor)}" if m.anchor else ""),
                where=m.where or None,
                cert=m.cert or None,
            )
            for m in mentions
        ]
        return element(
            "in",
            *passages,
            href=_way(entry, page),
            title=document.title,
            date_label=label(document.date),
            type_label=type_label(document.type),
            role=role,
            group=self.frame.settings.part(document.folder) or None,
        )

    # Lists

    def _list(self, kind: str, entries: list[Entry]) -> Iterator[Page]:
        letters = [(letter, list(group)) for letter, group in groupby(entries, key=lambda e: _letter(e.name))]
        sheets: list[list[tuple[str, list[Entry]]]] = [[]]
        for letter, piece in ((letter, piece) for letter, group in letters for piece in _pieces(group)):
            if sheets[-1] and sum(len(g) for _, g in sheets[-1]) + len(piece) > ITEMS:
                sheets.append([])
            sheets[-1].append((letter, piece))
        extent = f"{len(entries):,} entries, each" if len(entries) > 1 else "One entry,"
        lead = f"{extent} with its mentions in their context."
        for number, sheet in enumerate(sheets):
            links = (
                [
                    element(
                        "sheet",
                        text(_extent(s, cut=len(dict(letters)[s[0][0]]) > ITEMS)),
                        href=_sheet(kind, i),
                        current="yes" if i == number else None,
                    )
                    for i, s in enumerate(sheets)
                ]
                if len(sheets) > 1
                else []
            )
            parts = [element("letter", *(self._item(e) for e in group), name=letter, id=f"{ord(letter[0]):x}") for letter, group in sheet]
            yield self.frame.page(
                "index", _sheet(kind, number), element("lead", text(lead)), *links, *parts, title=LABELS[kind], section=f"{kind}.html"
            )

    def _item(self, entry: Entry) -> str:
        number = len(self.frame.catalogue.mentions.get(entry.key, ()))
        count = f"{number} document{'s' * (number != 1)}" if number else "not named"
        where = " · ".join(filter(None, (self.frame.settings.part(entry.group), count)))
        return element("item", href=address(f"{entry.path}.html"), name=entry.name, who=entry.who, count=where)


def _letter(name: str) -> str:
    first = folded(name)[:1].upper()
    return first if first.isalpha() else "#"


def _pieces(group: list[Entry]) -> list[list[Entry]]:
    """The entries of a letter, in equal pieces where they are more than a sheet holds."""
    number = -(-len(group) // ITEMS)
    size = -(-len(group) // number)
    return [group[at : at + size] for at in range(0, len(group), size)]


def _extent(sheet: list[tuple[str, list[Entry]]], *, cut: bool) -> str:
    """What a link to a sheet says: its letters; of a letter that is cut the beginnings of the first and the last name."""
    (first, group), (last, _) = sheet[0], sheet[-1]
    if first != last:
        return f"{first}–{last}"
    return f"{group[0].name[:3].strip()}–{group[-1].name[:3].strip()}" if cut else first


def _sheet(kind: str, number: int) -> str:
    return f"{kind}-{number + 1}.html" if number else f"{kind}.html"


def _address(entry: Entry, number: int) -> str:
    return f"{entry.path}{f'.{number + 1}' if number else ''}.html"


def _sheets(found: list[tuple[Text, list[Mention]]]) -> list[list[tuple[Text, list[Mention]]]]:
    sheets: list[list[tuple[Text, list[Mention]]]] = [[]]
    size = 0
    for text_, mentions in found:
        if size and size + len(mentions) > PASSAGES:
            sheets.append([])
            size = 0
        sheets[-1].append((text_, mentions))
        size += max(1, len(mentions))
    return sheets


def _up(entry: Entry) -> str:
    return "../" * entry.path.count("/")


def _way(entry: Entry, target: str) -> str:
    return way(entry.path, target)
