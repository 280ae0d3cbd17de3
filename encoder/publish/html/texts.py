"""What the edition needs to know of each TEI document: facts of its header, names in its text with the words around them."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.errors import EditionError

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DATED = ("when", "from", "to", "notBefore", "notAfter", "cert")
_SPACE = re.compile(r"\s+")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)
WIDTH = 110
"""How many characters of its surroundings a mention is shown with, on either side."""


class UnreadableText(EditionError):
    """A file of the edition is no well-formed XML."""


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or addressee: `name` as the header has it, `key` of its entry ("" if none)."""

    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked name: the `key` of the entry (path of its file from the top of the edition, `#`, xml:id), the words around it, `anchor` the
    address of its paragraph or note on the page, `where` the note it stands in, `role` participant or nothing."""

    key: str
    before: str
    words: str
    after: str
    anchor: str
    where: str = ""
    role: str = ""
    cert: str = ""


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
        root = etree.fromstring(path.read_bytes(), _PARSER)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnreadableText(f"no well-formed XML: {error.msg}.", path=str(path), line=line, column=column,
                             mend="Mend the place; `edition validate` says more.") from None
    except OSError as error:
        raise UnreadableText(f"cannot be read: {error.strerror}.", path=str(path)) from None
    if any(isinstance(node, etree._Entity) for node in root.iter(etree.Entity)):
        raise UnreadableText("uses an entity that it declares itself.", path=str(path), mend="Write the characters themselves.")
    return root


def read(name: str, root: Any) -> Text:
    """The facts of a TEI document."""
    header = root.find(f"{TEI}teiHeader")
    if header is None:
        header = etree.Element(f"{TEI}teiHeader")
    walk = _Walk(name, root)
    sent, received = _action(header, "sent"), _action(header, "received")
    division = root.find(f"{TEI}text/{TEI}body/{TEI}div")
    return Text(
        name=name,
        title=_title(header, root) or posixpath.basename(name),
        type=(division.get("type") if division is not None else None) or "other",
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang") or "en",
        status=_get(header.find(f"{TEI}revisionDesc"), "status") or "draft",
        date=_date(header, sent),
        place=_words(sent.find(f"{TEI}placeName")) if sent is not None else "",
        senders=_parties(name, sent), addressees=_parties(name, received),
        mentions=tuple(walk.mentions()), refs=tuple(walk.refs.items()), targets=tuple(walk.targets),
        facts=tuple(_facts(header)), rights=tuple(_rights(header)),
        method=tuple(filter(None, (_words(p) for p in header.iterfind(f"{TEI}encodingDesc//{TEI}p")))),
        ids=frozenset(walk.addresses.values()) | {e.get(XML_ID) for e in root.iter(etree.Element) if e.get(XML_ID)},
        source_name=_words(header.find(f".//{TEI}bibl[@type='source-file']/{TEI}idno[@type='path']")),
        source_sha256=_words(header.find(f".//{TEI}bibl[@type='source-file']/{TEI}idno[@type='sha256']")),
    )


def key_of(name: str, ref: str) -> str:
    """A pointer of the document `name` as the key of an entry: `../persons.xml#x` in `vol/d1` -> `persons.xml#x`."""
    path, _, fragment = ref.strip().partition("#")
    if "://" in path or not fragment:
        return ref
    file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else f"{name}.xml"
    return f"{file}#{fragment}"


def _title(header: Any, root: Any) -> str:
    for title in header.iterfind(f"{TEI}fileDesc/{TEI}titleStmt/{TEI}title"):
        if title.get("type") in (None, "main") and _words(title):
            return _words(title)
    return _words(root.find(f".//{TEI}body//{TEI}head"))


def _get(element: Any, attribute: str) -> str:
    return (element.get(attribute) or "") if element is not None else ""


def _words(element: Any) -> str:
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
    return tuple(Party(_words(e), key_of(name, e.get("ref")) if e.get("ref") else "") for e in action if e.tag in tags and _words(e))


def _date(header: Any, sent: Any) -> dict[str, str]:
    candidates = [header.find(f"{TEI}profileDesc/{TEI}creation/{TEI}date"), sent.find(f"{TEI}date") if sent is not None else None]
    for date in candidates:
        if date is not None and any(date.get(a) for a in _DATED[:5]):
            return {a: date.get(a) for a in _DATED if date.get(a)}
    return {}


def _facts(header: Any) -> Iterator[tuple[str, str]]:
    """What the header says of author, source, translator and state, in the order in which a reader asks."""
    for label, path in (("Translated by", f".//{TEI}titleStmt/{TEI}respStmt[{TEI}resp='translation']/{TEI}persName"),
                        ("Funded by", f".//{TEI}titleStmt/{TEI}funder"), ("Summary", f".//{TEI}abstract"),
                        ("Repository", f".//{TEI}msIdentifier/{TEI}repository"), ("Collection", f".//{TEI}msIdentifier/{TEI}collection"),
                        ("Shelfmark", f".//{TEI}msIdentifier/{TEI}idno"), ("Box, pages", f".//{TEI}msIdentifier/{TEI}altIdentifier"),
                        ("Source as stated", f".//{TEI}sourceDesc/{TEI}bibl[@type='source-statement']"),
                        ("Published in", f".//{TEI}sourceDesc/{TEI}bibl[@type='web']")):
        for found in header.iterfind(path):
            if words := _words(found):
                yield label, words
    for found in header.iterfind(f".//{TEI}sourceDesc/{TEI}bibl"):
        if found.get("type") not in ("source-statement", "source-file", "web") and _words(found):
            yield "Source", _words(found)
    for change in header.iterfind(f"{TEI}revisionDesc/{TEI}change"):
        yield "History", ": ".join(filter(None, (change.get("when"), _words(change))))


def _rights(header: Any) -> Iterator[tuple[str, str]]:
    for found in header.iterfind(f".//{TEI}availability/*"):
        if words := _words(found):
            yield words, found.get("target") or ""


_NAMES = frozenset(TEI + n for n in ("persName", "placeName", "orgName", "term", "name", "rs"))
_BLOCKS = frozenset(TEI + n for n in ("p", "ab", "head", "item", "dateline", "salute", "signed", "seg", "cell", "l", "label", "addrLine", "trailer", "quote", "note"))


@dataclass(slots=True)
class _Passage:
    anchor: str
    where: str
    role: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)


class _Walk:
    """One walk over the text: passages, and where in them names stand."""

    def __init__(self, name: str, root: Any) -> None:
        self.name, self.addresses = name, addresses(root)
        self.found: list[tuple[_Passage, int, int, str, str]] = []
        self.refs: dict[str, str] = {}
        self.targets: dict[str, None] = {}
        self.last = ""
        for text in root.iterfind(f"{TEI}text"):
            self._visit(text, _Passage("", "", ""))

    def _visit(self, element: Any, passage: _Passage) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            passage = self._passage(element, passage)
        if tag == f"{TEI}ref" and element.get("target"):
            self.targets[element.get("target")] = None
        start = passage.length
        passage.add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._visit(child, passage)
            passage.add(child.tail)
        ref = element.get("ref") if tag in _NAMES else None
        if ref and "#" in ref:
            key = key_of(self.name, ref)
            self.refs[ref] = key
            self.found.append((passage, start, passage.length, key, element.get("cert") or ""))

    def _passage(self, element: Any, around: _Passage) -> _Passage:
        if element.tag == f"{TEI}note":
            return _Passage(self.addresses.get(element, ""), f"note {element.get('n') or ''}".strip(), "")
        if around.where:
            return _Passage(around.anchor, around.where, "")
        own = self.addresses.get(element) or element.get(XML_ID) or self.last
        self.last = own
        parent = element.getparent()
        role = "participant" if parent is not None and parent.get("type") == "participants" else around.role
        return _Passage(own, "", role)

    def mentions(self) -> Iterator[Mention]:
        texts: dict[int, str] = {}
        for passage, start, end, key, cert in self.found:
            whole = texts.get(id(passage))
            if whole is None:
                whole = texts[id(passage)] = "".join(passage.pieces)
            yield Mention(key, _clip(whole[max(0, start - 2 * WIDTH):start], left=True), _SPACE.sub(" ", whole[start:end]),
                          _clip(whole[end:end + 2 * WIDTH], left=False), passage.anchor, passage.where, passage.role, cert)


def _clip(text: str, *, left: bool) -> str:
    """The words next to a mention, cut at a space."""
    text = _SPACE.sub(" ", text)
    if len(text) <= WIDTH:
        return text
    if left:
        cut = text[-WIDTH:]
        return "… " + cut[cut.find(" ") + 1:]
    cut = text[:WIDTH]
    return cut[:cut.rfind(" ")] + " …" if " " in cut else cut + "…"


def addresses(root: Any) -> dict[Any, str]:
    """The address on its page of every paragraph, part, page and note: the same rule as `xslt/steps/1-identify.xsl`."""
    out: dict[Any, str] = {}
    taken = {e.get(XML_ID) for e in root.iter(etree.Element) if e.get(XML_ID)}
    count: Counter[str] = Counter(taken)
    wished: list[tuple[Any, str]] = []
    texts = list(root.iter(f"{TEI}text"))
    inside = {e for e in root.iter(f"{TEI}note") for e in e.iter(f"{TEI}p")}
    paragraphs = [p for text in texts for p in text.iter(f"{TEI}p") if p not in inside]
    wished += [(p, f"p{number}") for number, p in enumerate(paragraphs, 1)]
    parts = [d for text in texts for d in text.iter(f"{TEI}div") if any(a.tag == f"{TEI}div" for a in d.iterancestors())]
    wished += [(d, f"part{number}") for number, d in enumerate(parts, 1)]
    wished += [(b, f"pg_{_named(b.get('n'))}") for text in texts for b in text.iter(f"{TEI}pb") if b.get("n")]
    wished += [(n, f"fn{_named(n.get('n') or '')}") for text in texts for n in text.iter(f"{TEI}note")]
    for element, wish in wished:
        if element.get(XML_ID):
            out[element] = element.get(XML_ID)
            continue
        count[wish] += 1
        out[element] = wish if count[wish] == 1 else f"{wish}-{count[wish]}"
    return out


def _named(words: str) -> str:
    return re.sub(r"[^\w.-]", "-", words)
