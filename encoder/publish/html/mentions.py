"""Names in the text of a document, with the words around them, and the addresses at which they stand."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = re.compile(r"\s+")
WIDTH = 110
"""How many characters of its surroundings a mention is shown with, on either side."""


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


def key_of(name: str, ref: str) -> str:
    """A pointer of the document `name` as the key of an entry: `../persons.xml#x` in `vol/d1` -> `persons.xml#x`."""
    path, _, fragment = ref.strip().partition("#")
    if "://" in path or not fragment:
        return ref
    file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else f"{name}.xml"
    return f"{file}#{fragment}"


_NAMES = frozenset(TEI + n for n in ("persName", "placeName", "orgName", "term", "name", "rs"))
_POINTERS = frozenset({f"{TEI}ref", f"{TEI}ptr"})
_BLOCKS = frozenset(
    TEI + n for n in ("p", "ab", "head", "item", "dateline", "salute", "signed", "seg", "cell", "l", "label", "addrLine", "trailer", "quote", "note")
)


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


class Walk:
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
        if tag in _POINTERS and element.get("target"):
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
            return _Passage(self.addresses.get(element, ""), f"Note {element.get('n') or ''}".strip(), "")
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
            yield Mention(
                key,
                _clip(whole[max(0, start - 2 * WIDTH) : start], left=True),
                _SPACE.sub(" ", whole[start:end]),
                _clip(whole[end : end + 2 * WIDTH], left=False),
                passage.anchor,
                passage.where,
                passage.role,
                cert,
            )


def _clip(text: str, *, left: bool) -> str:
    """The words next to a mention, cut at a space."""
    text = _SPACE.sub(" ", text)
    if len(text) <= WIDTH:
        return text
    if left:
        cut = text[-WIDTH:]
        return "… " + cut[cut.find(" ") + 1 :]
    cut = text[:WIDTH]
    return cut[: cut.rfind(" ")] + " …" if " " in cut else cut + "…"


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
