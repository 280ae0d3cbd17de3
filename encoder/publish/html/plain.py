"""A document as plain text, for those who want the words alone."""

from __future__ import annotations

import re
from typing import Any

from encoder.publish.html.mentions import TEI

_BLOCKS = frozenset(
    TEI + n
    for n in (
        "p",
        "ab",
        "head",
        "item",
        "dateline",
        "salute",
        "signed",
        "l",
        "label",
        "addrLine",
        "trailer",
        "row",
        "div",
        "closer",
        "opener",
        "list",
    )
)


def plain_text(root: Any) -> str:
    """The text of a TEI document with its notes numbered behind it; blocks are parted by a blank line, pages stand as `[page 515]`."""
    notes: list[Any] = []
    pieces: list[str] = []

    def visit(element: Any) -> None:
        tag = element.tag
        if tag == f"{TEI}note" and element.get("place") == "foot":
            notes.append(element)
            if element.get("anchored") != "false":
                pieces.append(f"[{element.get('n') or '*'}]")
            return
        if tag == f"{TEI}pb":
            pieces.append(f"[page {element.get('n') or ''}] ")
        elif tag == f"{TEI}gap":
            words = "".join(element.itertext()).strip() or element.get("reason") or "gap"
            pieces.append(f"[{words}]")
            return
        pieces.append("\n\n" if tag in _BLOCKS else "")
        inside(element)
        pieces.append("\n\n" if tag in _BLOCKS else "")

    def inside(element: Any) -> None:
        pieces.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                visit(child)
            pieces.append(child.tail or "")

    for text in root.iterfind(f"{TEI}text"):
        visit(text)
    at = 0
    while at < len(notes):  # a note may have notes of its own
        pieces.append(f"\n\n[{notes[at].get('n') or '*'}] ")
        inside(notes[at])
        at += 1
    blocks = re.split(r"\n\s*\n", "".join(pieces))
    return "\n\n".join(filter(None, (" ".join(block.split()) for block in blocks))) + "\n"
