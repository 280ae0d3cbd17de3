"""Names in TEI's namespace."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lxml import etree

from encoder.model import UNWRITABLE

TEI = "http://www.tei-c.org/ns/1.0"
Element = Any
"""An lxml element (lxml brings no types)."""

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@lru_cache(maxsize=512)
def q(name: str) -> str:
    """The name as lxml wants it: `{namespace}name`."""
    return f"{{{TEI}}}{name}"


def pointer(ref: str, up: str) -> str:
    """A reference as a file writes it. In the model it is relative to the top of the edition, to which `up` (`../` once a folder) leads; what points
    into the file itself (`#fn2`) or to the web stays."""
    return ref if ref.startswith("#") or ":" in ref.partition("/")[0] else up + ref


def with_characters(element: Element, text: str) -> None:
    """Puts text into an empty element, with a `g` for each character that XML cannot hold."""
    at = 0
    last: Element = None
    for match in UNWRITABLE.finditer(text):
        _append(element, last, text[at:match.start()])
        last = etree.SubElement(element, q("g"), {"n": f"U+{ord(match[0]):04X}"})
        at = match.end()
    _append(element, last, text[at:])


def _append(element: Element, last: Element, text: str) -> None:
    if text and last is None:
        element.text = text
    elif text:
        last.tail = text
