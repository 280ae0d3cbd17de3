"""What the edition needs to know of each TEI document: facts of its header, names in its text with the words around them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.errors import EditionError
from encoder.files import read_limited
from encoder.publish.html.mentions import TEI, XML_ID, Mention, Walk, key_of

_DATED = ("when", "from", "to", "notBefore", "notAfter", "cert")
_SPACE = re.compile(r"\s+")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)


class UnreadableText(EditionError):
    """A file of the edition is no well-formed XML."""


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or addressee: `name` as the header has it, `key` of its entry ("" if none)."""

    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One document of the edition. `name` is its path below the top, with `/`, without `.xml`."""

    name: str
    title: str
    type: str
    language: str
    status: str
    date: dict[str, str]
    place: str
    senders: tuple[Party, ...]
    addressees: tuple[Party, ...]
    mentions: tuple[Mention, ...]
    refs: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    rights: tuple[tuple[str, str], ...]
    method: tuple[str, ...]
    ids: frozenset[str] = frozenset()
    source_name: str = ""
    source_sha256: str = ""

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.name)


def parse(path: Path) -> Any:
    """The root of an XML file; nothing is fetched, no entity expanded. Raises UnreadableText with the place."""
    try:
        root = etree.fromstring(read_limited(path), _PARSER)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnreadableText(
            f"no well-formed XML: {error.msg}.", path=str(path), line=line, column=column, mend="Mend the place; `edition validate` says more."
        ) from None
    except OSError as error:
        raise UnreadableText(f"cannot be read: {error.strerror}.", path=str(path), mend="Check its rights.") from None
    if any(isinstance(node, etree._Entity) for node in root.iter(etree.Entity)):
        raise UnreadableText("uses an entity that it declares itself.", path=str(path), mend="Write the characters themselves.")
    return root


def read(name: str, root: Any) -> Text:
    """The facts of a TEI document."""
    header = root.find(f"{TEI}teiHeader")
    if header is None:
        header = etree.Element(f"{TEI}teiHeader")
    walk = Walk(name, root)
    sent, received = _action(header, "sent"), _action(header, "received")
    division = root.find(f"{TEI}text/{TEI}body/{TEI}div")
    return Text(
        name=name,
        title=_title(header, root) or posixpath.basename(name),
        type=(division.get("type") if division is not None else None) or "other",
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang") or "en",
        status=_get(header.find(f"{TEI}revisionDesc"), "status") or "draft",
        date=_date(header, sent),
        place=words_of(sent.find(f"{TEI}placeName")) if sent is not None else "",
        senders=_parties(name, sent),
        addressees=_parties(name, received),
        mentions=tuple(walk.mentions()),
        refs=tuple(walk.refs.items()),
        targets=tuple(walk.targets),
        facts=tuple(_facts(header)),
        rights=tuple(_rights(header)),
        method=tuple(filter(None, (words_of(p) for p in header.iterfind(f"{TEI}encodingDesc//{TEI}p")))),
        ids=frozenset(walk.addresses.values()) | {e.get(XML_ID) for e in root.iter(etree.Element) if e.get(XML_ID)},
        source_name=words_of(header.find(f".//{TEI}bibl[@type='source-file']/{TEI}idno[@type='path']")),
        source_sha256=words_of(header.find(f".//{TEI}bibl[@type='source-file']/{TEI}idno[@type='sha256']")),
    )


def _title(header: Any, root: Any) -> str:
    for title in header.iterfind(f"{TEI}fileDesc/{TEI}titleStmt/{TEI}title"):
        if title.get("type") in (None, "main") and words_of(title):
            return words_of(title)
    return words_of(root.find(f".//{TEI}body//{TEI}head"))


def _get(element: Any, attribute: str) -> str:
    return (element.get(attribute) or "") if element is not None else ""


def words_of(element: Any) -> str:
    """The text of an element without its notes, white space made single."""
    if element is None:
        return ""
    pieces: list[str] = []

    def collect(node: Any) -> None:
        pieces.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str) and child.tag != f"{TEI}note":
                collect(child)
            pieces.append(child.tail or "")

    collect(element)
    return _SPACE.sub(" ", "".join(pieces)).strip()


def _action(header: Any, kind: str) -> Any:
    return header.find(f"{TEI}profileDesc/{TEI}correspDesc/{TEI}correspAction[@type='{kind}']")


def _parties(name: str, action: Any) -> tuple[Party, ...]:
    if action is None:
        return ()
    tags = [f"{TEI}persName", f"{TEI}orgName", f"{TEI}name"]
    return tuple(Party(words_of(e), key_of(name, e.get("ref")) if e.get("ref") else "") for e in action if e.tag in tags and words_of(e))


def _date(header: Any, sent: Any) -> dict[str, str]:
    candidates = [header.find(f"{TEI}profileDesc/{TEI}creation/{TEI}date"), sent.find(f"{TEI}date") if sent is not None else None]
    for date in candidates:
        if date is not None and any(date.get(a) for a in _DATED[:5]):
            return {a: date.get(a) for a in _DATED if date.get(a)}
    return {}


def _facts(header: Any) -> Iterator[tuple[str, str]]:
    """What the header says of author, source, translator and state, in the order in which a reader asks."""
    for label, path in (
        ("Translated by", f".//{TEI}titleStmt/{TEI}respStmt[{TEI}resp='translation']/{TEI}persName"),
        ("Funded by", f".//{TEI}titleStmt/{TEI}funder"),
        ("Summary", f".//{TEI}abstract"),
        ("Repository", f".//{TEI}msIdentifier/{TEI}repository"),
        ("Collection", f".//{TEI}msIdentifier/{TEI}collection"),
        ("Shelfmark", f".//{TEI}msIdentifier/{TEI}idno"),
        ("Box, pages", f".//{TEI}msIdentifier/{TEI}altIdentifier"),
        ("Source as stated", f".//{TEI}sourceDesc/{TEI}bibl[@type='source-statement']"),
        ("Published in", f".//{TEI}sourceDesc/{TEI}bibl[@type='web']"),
    ):
        for found in header.iterfind(path):
            if words := words_of(found):
                yield label, words
    for found in header.iterfind(f".//{TEI}sourceDesc/{TEI}bibl"):
        if found.get("type") not in ("source-statement", "source-file", "web") and words_of(found):
            yield "Source", words_of(found)
    for change in header.iterfind(f"{TEI}revisionDesc/{TEI}change"):
        yield "History", ": ".join(filter(None, (change.get("when"), words_of(change))))


def _rights(header: Any) -> Iterator[tuple[str, str]]:
    for found in header.iterfind(f".//{TEI}availability/*"):
        if words := words_of(found):
            yield words, found.get("target") or ""
