"""Comparing XML as trees: names, attributes, text; layout between elements aside."""

from __future__ import annotations

import difflib

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
T = f"{{{TEI}}}"


def outline(element: etree._Element, depth: int = 0) -> list[str]:
    """An element as lines: what a person compares, and what a failing test shows."""
    pad = "  " * depth
    name = element.tag.replace(T, "") if isinstance(element.tag, str) else "!"
    attributes = "".join(f' {k.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")}="{v}"' for k, v in sorted(element.attrib.items()))
    out = [f"{pad}<{name}{attributes}>"]
    if element.text and element.text.strip():
        out.append(f"{pad}  |{element.text}|")
    for child in element:
        out += outline(child, depth + 1)
        if child.tail and child.tail.strip():
            out.append(f"{pad}  |{child.tail}|")
    return out


def same(actual: etree._Element, expected: str) -> None:
    """Fails with both outlines where the trees differ. `expected` is XML without namespace declarations."""
    wanted = etree.fromstring(f'<x xmlns="{TEI}">{expected}</x>')
    have, want = outline(actual), outline(wanted[0])
    assert have == want, "\n".join(difflib.unified_diff(want, have, "expected", "actual", lineterm="", n=2))
