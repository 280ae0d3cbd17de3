"""The whole edition in order: documents by date, entries with the documents that name them."""

from __future__ import annotations

import os
import posixpath
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from encoder.errors import EditionError, Problem, UsageError
from encoder.files import lies_in
from encoder.publish.html import texts
from encoder.publish.html.dates import sort_key
from encoder.publish.html.entries import Entry, entries, is_authority
from encoder.publish.html.mentions import TEI, Mention
from encoder.publish.html.texts import Text

LEFT_OUT = frozenset({"schemas"})
FAMILIAR = (10, 0.2)
"""A term that so many documents name, and such a part of those its list serves, is no news to a reader of them."""


@dataclass(slots=True)
class Catalogue:
    """`texts` in order of date; `entries` by key; `mentions` of an entry by document, in the order of documents; `roles` of an entry by document."""

    folder: Path
    texts: list[Text]
    entries: dict[str, Entry]
    problems: list[Problem] = field(default_factory=list)
    mentions: dict[str, dict[str, list[Mention]]] = field(default_factory=dict)
    roles: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    groups: tuple[str, ...] = ()

    def by_name(self) -> dict[str, Text]:
        return {text.name: text for text in self.texts}

    def together(self, key: str, number: int = 12) -> list[tuple[Entry, int]]:
        """The persons most often named in the documents that name this one."""
        counted: Counter[str] = Counter(other for name in self.mentions.get(key, ()) for other in self._persons.get(name, ()) if other != key)
        return [(self.entries[other], n) for other, n in sorted(counted.items(), key=lambda x: (-x[1], self.entries[x[0]].sort_key))[:number]]

    def is_familiar(self, entry: Entry) -> bool:
        """Whether a term is met so often that nobody wants to be told again what it means."""
        if entry.kind != "terms":
            return False
        named = len(self.mentions.get(entry.key, ()))
        return named >= FAMILIAR[0] and named >= FAMILIAR[1] * self._sizes[entry.group]

    _persons: dict[str, list[str]] = field(default_factory=dict)
    _sizes: Counter[str] = field(default_factory=Counter)

    def gather(self) -> None:
        """Turns the documents' mentions round: entry -> documents."""
        mentions: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        roles: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for text in self.texts:
            for mention in text.mentions:
                mentions[mention.key][text.name].append(mention)
                if mention.role and mention.role not in roles[mention.key][text.name]:
                    roles[mention.key][text.name].append(mention.role)
            for role, parties in (("sender", text.senders), ("addressee", text.addressees)):
                for party in parties:
                    if party.key in self.entries and role not in roles[party.key][text.name]:
                        roles[party.key][text.name].append(role)
                        mentions[party.key].setdefault(text.name, [])
        order = {text.name: number for number, text in enumerate(self.texts)}
        self.mentions = {key: dict(sorted(found.items(), key=lambda x: order[x[0]])) for key, found in mentions.items() if key in self.entries}
        self.roles = {key: dict(found) for key, found in roles.items()}
        persons: dict[str, list[str]] = defaultdict(list)
        for key, found in self.mentions.items():
            if self.entries[key].kind == "persons":
                for name in found:
                    persons[name].append(key)
        self._persons = persons
        for text in self.texts:
            self._sizes.update({"", *_above(text.folder)})
        self.groups = tuple(sorted({text.folder for text in self.texts}))


def _above(folder: str) -> list[str]:
    """A folder and those it lies in: `a/b` -> `a`, `a/b`."""
    parts = folder.split("/")
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]


def read(folder: Path, files: list[Path] | None = None) -> Catalogue:
    """All of an edition. A file that cannot be read is a problem, the others go on. Raises UsageError where there is no document at all."""
    if not folder.is_dir():
        raise UsageError(
            "there is no such folder.", path=str(folder), mend="Name the folder of the encoded edition (`encode SOURCES --out FOLDER` writes one)."
        )
    found: list[Text] = []
    known: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path in files if files is not None else _walk(folder):
        name = path.relative_to(folder).as_posix()
        try:
            root = texts.parse(path)
        except EditionError as error:
            problems.append(error.problem())
            continue
        if is_authority(root):
            known.update((entry.key, entry) for entry in entries(name, root))
        elif root.tag == f"{TEI}TEI" and root.find(f"{TEI}text") is not None:
            found.append(texts.read(posixpath.splitext(name)[0], root))
            known.update((entry.key, entry) for entry in entries(name, root) if root.find(f"{TEI}standOff") is not None)
    if not found:
        raise UsageError("there is no TEI document in it.", path=str(folder), mend="Encode some: `encode SOURCES --out FOLDER`.")
    found.sort(key=lambda text: (sort_key(text.date), natural(text.name)))
    catalogue = Catalogue(folder, found, known, problems)
    catalogue.gather()
    return catalogue


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A name for sorting so that d9 stands before d10."""
    import re

    return tuple((int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d+)", name) if piece)


def _walk(folder: Path) -> list[Path]:
    """The XML files below a folder, in order of name; a link that leads out of it is not followed, so that nothing is published by accident."""
    out: list[Path] = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in LEFT_OUT)
        found = [Path(here) / file for file in sorted(files) if file.endswith(".xml") and not file.startswith(".")]
        out += [path for path in found if not path.is_symlink() or lies_in(path, folder)]
    return out
