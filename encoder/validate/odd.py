"""The schema of the edition as data, read from its ODD (TEI Guidelines, chapter 22).

The ODD defines each element whole, so nothing but the ODD is needed: content models in pure ODD (22.5.1), classes of attributes
and of elements, data types with the pattern that a value must match.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_EXAMPLE = "{http://www.tei-c.org/ns/Examples}"


@dataclass(frozen=True, slots=True)
class Empty:
    """No content."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """The content that a macro defines, or one of the members of a class: `Schema.named` says which."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    parts: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    parts: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`part` so often; `most` None is without end."""

    part: Content
    least: int
    most: int | None


Content = Empty | Text | Element | Named | Sequence | Choice | Repeat


@dataclass(frozen=True, slots=True)
class DataType:
    """Values that match the pattern of one of the alternatives: (name of an XSD type, pattern or empty)."""

    name: str
    description: str
    alternatives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """`values` is the closed list, with what each value means; empty where `datatype` decides. `many`: several, with spaces between them."""

    name: str
    description: str
    required: bool
    datatype: DataType | None
    values: dict[str, str]
    many: bool


@dataclass(frozen=True, slots=True)
class ElementSpec:
    """One element: `gloss` two or three words, `description` a sentence on its use, `example` TEI."""

    name: str
    gloss: str
    description: str
    content: Content
    attributes: dict[str, Attribute]
    classes: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Schema:
    """`start`: the root; `named`: content of macros, and classes as a choice of their members; attributes of a class by its name."""

    start: str
    elements: dict[str, ElementSpec]
    named: dict[str, Content]
    datatypes: dict[str, DataType]
    attribute_classes: dict[str, dict[str, Attribute]]

    def resolve(self, content: Content) -> Content:
        """What a `Named` stands for; anything else is itself."""
        while isinstance(content, Named):
            content = self.named[content.name]
        return content

    def has_text(self, content: Content) -> bool:
        """Whether characters are allowed in it."""
        match self.resolve(content):
            case Text():
                return True
            case Sequence(parts) | Choice(parts):
                return any(self.has_text(p) for p in parts)
            case Repeat(part):
                return self.has_text(part)
        return False


def read_odd(path: Path) -> Schema:
    """The schema that the ODD at `path` defines. Raises `KeyError` where it refers to what it does not define."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)).getroot()
    spec = next(root.iter(f"{_TEI}schemaSpec"))
    datatypes = {d.get("ident"): _datatype(d) for d in spec.iter(f"{_TEI}dataSpec")}
    named: dict[str, Content] = {m.get("ident"): _content(m) for m in spec.iter(f"{_TEI}macroSpec")}
    attribute_classes: dict[str, dict[str, Attribute]] = {}
    for c in spec.iter(f"{_TEI}classSpec"):
        if c.get("type") == "atts":
            attribute_classes[c.get("ident")] = dict(_attributes(c, datatypes))
    elements = {}
    members: dict[str, list[Content]] = {c.get("ident"): [] for c in spec.iter(f"{_TEI}classSpec") if c.get("type") == "model"}
    for e in spec.iter(f"{_TEI}elementSpec"):
        element = _element(e, attribute_classes, datatypes)
        elements[element.name] = element
        for name in element.classes:
            if name in members:
                members[name].append(Element(element.name))
    named |= {name: Choice(tuple(parts)) for name, parts in members.items()}
    return Schema(spec.get("start"), elements, named, datatypes, attribute_classes)


def _element(spec: Any, attribute_classes: dict[str, dict[str, Attribute]], datatypes: dict[str, DataType]) -> ElementSpec:
    classes = tuple(m.get("key") for m in spec.iterfind(f"{_TEI}classes/{_TEI}memberOf"))
    attributes: dict[str, Attribute] = {}
    for name in classes:
        if name.startswith("att."):
            attributes |= attribute_classes[name]
    attributes |= dict(_attributes(spec, datatypes))
    return ElementSpec(spec.get("ident"), _words(spec, "gloss"), _words(spec, "desc"), _content(spec), attributes, classes, _example(spec))


def _content(spec: Any) -> Content:
    parts = [_part(child) for child in spec.find(f"{_TEI}content")]
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts)) if parts else Empty()


def _part(node: Any) -> Content:
    least, most = int(node.get("minOccurs", "1")), node.get("maxOccurs", "1")
    part: Content
    match node.tag.removeprefix(_TEI):
        case "elementRef":
            part = Element(node.get("key"))
        case "classRef" | "macroRef":
            part = Named(node.get("key"))
        case "sequence":
            part = Sequence(tuple(_part(child) for child in node))
        case "alternate":
            part = Choice(tuple(_part(child) for child in node))
        case "textNode":
            part = Text()
        case "empty":
            part = Empty()
        case other:
            raise ValueError(f"The ODD uses {other} in a content model, which this program does not know.")
    return part if least == 1 and most == "1" else Repeat(part, least, None if most == "unbounded" else int(most))


def _attributes(spec: Any, datatypes: dict[str, DataType]) -> Iterator[tuple[str, Attribute]]:
    for node in spec.iterfind(f"{_TEI}attList/{_TEI}attDef"):
        name, datatype = node.get("ident"), node.find(f"{_TEI}datatype")
        values = {v.get("ident"): _words(v, "desc") for v in node.iterfind(f"{_TEI}valList/{_TEI}valItem")}
        key = datatype.find(f"{_TEI}dataRef").get("key")
        yield name, Attribute(name, _words(node, "desc"), node.get("usage") == "req", None if values else datatypes[key], values,
                              datatype.get("maxOccurs") == "unbounded")


def _datatype(spec: Any) -> DataType:
    refs = spec.iterfind(f"{_TEI}content//{_TEI}dataRef")
    return DataType(spec.get("ident"), _words(spec, "desc"), tuple((r.get("name"), r.get("restriction", "")) for r in refs))


def _words(spec: Any, name: str) -> str:
    node = spec.find(_TEI + name)
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _example(spec: Any) -> str:
    """The example as TEI, on one line."""
    node = spec.find(f"{_TEI}exemplum/{_EXAMPLE}egXML")
    if node is None:
        return ""
    text = (node.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in node)
    return " ".join(text.replace(' xmlns="http://www.tei-c.org/ns/Examples"', "").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "").split())
