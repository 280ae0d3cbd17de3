"""A tree -> bytes, always in the same form: UTF-8, LF, block elements on lines of their own, mixed content never reflowed."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from encoder.tei.names import Element, q

_STRUCTURE = frozenset(map(q, """TEI teiHeader fileDesc titleStmt editionStmt publicationStmt availability notesStmt sourceDesc msDesc msIdentifier
    encodingDesc editorialDecl appInfo application profileDesc creation langUsage textClass correspDesc correspAction revisionDesc abstract respStmt
    seriesStmt projectDesc standOff listPerson listPlace listOrg person text body front back div list opener closer postscript table row
    quote""".split()))
"""Elements that hold only elements: white space in them is layout."""


def serialise(root: Element, instructions: Iterable[tuple[str, str]] = ()) -> bytes:
    """The file of a TEI tree; `instructions` are processing instructions (target, text) to stand before the root. The tree is laid out in place."""
    _lay_out(root, 1)
    head = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    head += [f"<?{target} {text}?>\n" for target, text in instructions]
    return b"".join(("".join(head).encode(), etree.tostring(root, encoding="UTF-8"), b"\n"))


def _lay_out(element: Element, depth: int) -> None:
    """Puts each child of a structural element on a line of its own, indented by two spaces a level."""
    if element.tag not in _STRUCTURE or not len(element) or (element.text and element.text.strip()):
        return
    inner = "\n" + "  " * depth
    element.text = inner
    for child in element:
        _lay_out(child, depth + 1)
        child.tail = inner
    element[-1].tail = inner[:-2]
