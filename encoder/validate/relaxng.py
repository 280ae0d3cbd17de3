"""The RELAX NG grammar of the edition, made from its ODD.

`python -m encoder.validate.relaxng` writes `schemas/edition.rng` anew; a test proves that it is what the ODD says. Mixed content is a choice
with `text` in it: among 140 elements libxml2 compiles that in 6 ms and validates twice as fast as `mixed` (among TEI's 580 it needs 14 s, for
it checks each content model for determinism). What the ODD says of each element, attribute and value goes with it as documentation,
which oXygen XML and VS Code show while one types.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from encoder.resources import folder
from encoder.validate.odd import Attribute, Choice, Content, DataType, Element, Empty, Named, Repeat, Schema, Sequence, Text, read_odd

_RNG = "http://relaxng.org/ns/structure/1.0"
_NOTES = "http://relaxng.org/ns/compatibility/annotations/1.0"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_TEI = "http://www.tei-c.org/ns/1.0"
_XML = "http://www.w3.org/XML/1998/namespace"


def relax_ng(schema: Schema) -> bytes:
    """The grammar as an XML file, the same bytes for the same ODD."""
    grammar = etree.Element(f"{{{_RNG}}}grammar", {"ns": _TEI, "datatypeLibrary": _XSD}, nsmap={None: _RNG, "a": _NOTES})
    grammar.append(etree.Comment(" Made from edition.odd by encoder/validate/relaxng.py: change it there. "))
    _ref(_add(grammar, "start"), f"element.{schema.start}")
    for datatype in schema.datatypes.values():
        _datatype(_define(grammar, datatype.name), datatype)
    for name, attributes in schema.attribute_classes.items():
        define = _define(grammar, name)
        for attribute in attributes.values():
            _attribute(define, attribute)
    for name, content in schema.named.items():
        _content(_define(grammar, name), content, schema)
    for spec in schema.elements.values():
        element = _add(_define(grammar, f"element.{spec.name}"), "element", name=spec.name)
        _document(element, f"{spec.gloss}: {spec.description}")
        inherited: set[str] = set()
        for name in spec.classes:
            members = schema.attribute_classes.get(name, {})
            if members and all(spec.attributes[n] is attribute for n, attribute in members.items()):
                _ref(element, name)
                inherited |= members.keys()
        for attribute in spec.attributes.values():      # its own, and those of a class of which it defines one anew
            if attribute.name not in inherited:
                _attribute(element, attribute)
        _content(element, spec.content, schema)
    etree.indent(grammar)
    out: bytes = etree.tostring(grammar, xml_declaration=True, encoding="UTF-8") + b"\n"
    return out


def _content(parent: Any, content: Content, schema: Schema) -> None:
    match content:
        case Empty():
            _add(parent, "empty")
        case Text():
            _add(parent, "text")
        case Element(name):
            _ref(parent, f"element.{name}")
        case Named(name):
            _ref(parent, name)
        case Repeat(part, least, most):
            _repeat(parent, part, least, most, schema)
        case Sequence(parts):
            group = _add(parent, "group")
            for part in parts:
                _content(group, part, schema)
        case Choice(parts):
            choice = _add(parent, "choice")
            for part in parts:
                _content(choice, part, schema)


def _repeat(parent: Any, part: Content, least: int, most: int | None, schema: Schema) -> None:
    names = {(0, 1): "optional", (0, None): "zeroOrMore", (1, None): "oneOrMore"}
    if (least, most) not in names:
        raise ValueError(f"The grammar has no word for {least} to {most} times.")
    _content(_add(parent, names[least, most]), part, schema)


def _attribute(parent: Any, attribute: Attribute) -> None:
    if not attribute.required:
        parent = _add(parent, "optional")
    node = _add(parent, "attribute", name=attribute.name.removeprefix("xml:"))
    node.set("ns", _XML if attribute.name.startswith("xml:") else "")
    _document(node, attribute.description)
    if attribute.many:
        node = _add(_add(node, "list"), "oneOrMore")
    if attribute.values:
        node = _add(node, "choice")
        for value, meaning in attribute.values.items():
            _add(node, "value").text = value
            _document(node, meaning)
    elif attribute.datatype:
        _ref(node, attribute.datatype.name)


def _datatype(parent: Any, datatype: DataType) -> None:
    if len(datatype.alternatives) > 1:
        parent = _add(parent, "choice")
    for base, pattern in datatype.alternatives:
        data = _add(parent, "data", type=base)
        if pattern:
            _add(data, "param", name="pattern").text = pattern


def _document(parent: Any, words: str) -> None:
    etree.SubElement(parent, f"{{{_NOTES}}}documentation").text = words


def _define(grammar: Any, name: str) -> Any:
    return _add(grammar, "define", name=name)


def _ref(parent: Any, name: str) -> None:
    _add(parent, "ref", name=name)


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{_RNG}}}{tag}", attributes)


def write(schemas: Path | None = None) -> None:
    """Makes `edition.rng` beside `edition.odd`."""
    here = schemas or folder("schemas")
    (here / "edition.rng").write_bytes(relax_ng(read_odd(here / "edition.odd")))


if __name__ == "__main__":
    write()
