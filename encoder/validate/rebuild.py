"""The source text as the TEI tells it: the other half of the proof that nothing was lost.

Reads a TEI file the way a person copies it back onto the page: blocks in reading order, `pb` as `[Page n]` (or as its `@rend`
says), a footnote's `@n` at its place and its text in a numbered list at the end, `gap` and `supplied` in square brackets, `choice` in the
reading of the source (TEI Guidelines 3.5). What an editor may add without touching the source is marked as `free`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

TEI = "{http://www.tei-c.org/ns/1.0}"
MACHINE = "#encoder"
BREAK = "\n"

Kind = Literal["free", "call", "number", "supplied"]

_BLOCKS = frozenset(TEI + name for name in (
    "p", "ab", "head", "item", "label", "dateline", "salute", "signed", "byline", "trailer", "address", "addrLine", "cell", "l",
    "docAuthor", "docDate", "argument", "epigraph", "postscript", "figure", "speaker"))
_CONTAINERS = frozenset(TEI + name for name in (
    "body", "front", "back", "group", "div", "list", "opener", "closer", "table", "row", "lg", "sp", "listPerson", "listBibl", "text"))
_SILENT = frozenset(TEI + name for name in ("figDesc", "desc", "graphic", "anchor", "ptr", "index"))
_SOURCE_READINGS = (TEI + "sic", TEI + "orig", TEI + "abbr")
_REFLOWED = re.compile(r"[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of pieces (`start` to `end`, indices into `Rebuilt.pieces`) that the source may show in another way.

    `free`: the source may lack it; `call`: number of a note; `number`: number in the list at the end; `supplied`: in brackets.
    """

    kind: Kind
    start: int
    end: int


Piece = tuple[str, Any, bool]
"""Some text, the element that it belongs to (None for a boundary), and whether it is that element's tail."""

_CUT: Piece = (BREAK, None, False)


@dataclass(slots=True)
class Rebuilt:
    """What the TEI says the source was.

    `pieces` in reading order, with `BREAK` where a block begins or ends; `held` the lines that the header keeps, by their
    number in the source, and the element of each; `notes` the footnotes.
    """

    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    held: dict[int, tuple[str, Any]] = field(default_factory=dict)
    notes: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the document: lines without outer white space, none empty."""
        return tidy("".join([piece[0] for piece in self.pieces]))


def tidy(text: str) -> str:
    """Its lines without the white space around them, without the empty ones."""
    return BREAK.join([line for raw in text.split(BREAK) if (line := raw.strip())])


def reflowed(text: str) -> str:
    """Its line breaks, with the white space around them, as one blank."""
    return " " if text.isspace() else _REFLOWED.sub(" ", text)


def by_editor(element: Any) -> bool:
    """Whether `@resp` says that a person, not the encoder, answers for the element."""
    resp = element.get("resp")
    return resp is not None and resp != MACHINE


def _line_of(note: Any) -> str:
    """The text of a line that the header keeps, with the characters that stand there as `g`."""
    parts = [note.text or ""]
    for child in note:
        sign = _character(child) if child.tag == TEI + "g" else None
        parts += ["".join(child.itertext()) if sign is None else sign, child.tail or ""]
    return "".join(parts)


def _character(g: Any) -> str | None:
    """The character whose code a `g` gives; None where it gives none."""
    try:
        return chr(int((g.get("n") or "").removeprefix("U+"), 16))
    except (ValueError, OverflowError):
        return None


class _Reading:
    """One pass over a TEI tree; gathers a `Rebuilt`."""

    def __init__(self) -> None:
        self.out = Rebuilt()
        self.pieces = self.out.pieces
        self.notes: list[Any] = []

    def put(self, text: str, owner: Any) -> None:
        self.pieces.append((text if BREAK not in text else reflowed(text), owner, False))

    def cut(self, element: Any) -> None:
        self.pieces.append(_CUT)

    def inner(self, element: Any, between: Piece | None = None) -> None:
        """The text of an element and of all in it; `between` is put after each child."""
        append, special = self.pieces.append, _SPECIAL.get
        if text := element.text:
            append((text if BREAK not in text else reflowed(text), element, False))
        for child in element:
            tag = child.tag
            handle = special(tag)
            if handle is not None:
                handle(self, child)
            elif isinstance(tag, str):
                self.inner(child)
            if between is not None:
                append(between)
            if tail := child.tail:
                append((tail if BREAK not in tail else reflowed(tail), child, True))

    def marked(self, kind: Kind, element: Any, read: Callable[[Any], None]) -> None:
        at = len(self.pieces)
        read(element)
        self.out.marks.append(Mark(kind, at, len(self.pieces)))

    def block(self, element: Any) -> None:
        self.pieces.append(_CUT)
        if by_editor(element):
            self.marked("free", element, self.inner)
        else:
            self.inner(element)
        self.pieces.append(_CUT)

    def container(self, element: Any) -> None:
        """A block whose children stand each on a line of its own."""
        at = len(self.pieces)
        self.pieces.append(_CUT)
        self.inner(element, _CUT)
        if by_editor(element):
            self.out.marks.append(Mark("free", at, len(self.pieces)))

    def silent(self, element: Any) -> None:
        """Not in the source: an editor's description, a place without text."""

    def free(self, element: Any) -> None:
        self.marked("free", element, self.inner)

    def pb(self, element: Any) -> None:
        self.put(element.get("rend") or f"[Page {element.get('n', '')}]", element)

    def g(self, element: Any) -> None:
        sign = _character(element)
        if sign is None:
            self.inner(element)
        else:
            self.put(sign, element)

    def gap(self, element: Any) -> None:
        desc = element.find(TEI + "desc")
        words = "".join(desc.itertext()) if desc is not None else element.get("reason", "")
        self.marked("free", element, lambda e: self.put(f"[{' '.join(words.split())}]" if BREAK in words else f"[{words}]", e))

    def supplied(self, element: Any) -> None:
        def read(e: Any) -> None:
            self.put("[", e)
            self.inner(e)
            self.put("]", e)
        self.marked("supplied", element, read)

    def choice(self, element: Any) -> None:
        parts = [c for c in element if isinstance(c.tag, str)]
        chosen = next((c for c in parts if c.tag in _SOURCE_READINGS), parts[0] if parts else None)
        if chosen is not None:
            self.inner(chosen)

    def note(self, element: Any) -> None:
        number = element.get("n")
        if number is not None and element.get("place") == "foot":
            if element.get("anchored") != "false":
                self.marked("free" if by_editor(element) else "call", element, lambda e: self.put(number, e))
            self.notes.append(element)
        elif element.get("type") == "source" and element.get("rend") == "inline":
            self.block(element)
        elif element.get("type") == "marginal":
            self.marked("free", element, self.inner)

    def list_of_notes(self) -> None:
        """The notes as the page lists them: by number, a note without one after its neighbour."""
        notes, self.notes = self.notes, []
        self.out.notes += notes
        keyed, last = [], -1
        for note in notes:
            n = note.get("n")
            last = int(n) if n.isascii() and n.isdigit() else last
            keyed.append((last, note))
        for position, (_, note) in enumerate(sorted(keyed, key=lambda pair: pair[0]), 1):
            at = len(self.pieces)
            self.pieces += (_CUT, (f"{position}. ", note, False))
            self.out.marks.append(Mark("number", at + 1, at + 2))
            self.inner(note)
            self.pieces.append(_CUT)
            if by_editor(note):
                self.out.marks.append(Mark("free", at, len(self.pieces)))
        if self.notes:      # notes on notes
            self.list_of_notes()

    def header(self, root: Any) -> None:
        notes = root.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}notesStmt")
        for note in notes.iterchildren(TEI + "note") if notes is not None else ():
            number = note.get("n", "")
            if note.get("type") == "page-line" and number.isascii() and number.isdigit():
                self.out.held[int(number)] = (_line_of(note), note)


_SPECIAL: dict[Any, Callable[[_Reading, Any], None]] = {
    **dict.fromkeys(_BLOCKS, _Reading.block), **dict.fromkeys(_CONTAINERS, _Reading.container),
    **dict.fromkeys(_SILENT, _Reading.silent), TEI + "note": _Reading.note, TEI + "pb": _Reading.pb, TEI + "gap": _Reading.gap,
    TEI + "supplied": _Reading.supplied, TEI + "choice": _Reading.choice, TEI + "g": _Reading.g, TEI + "lb": _Reading.cut,
    TEI + "cb": _Reading.cut, TEI + "add": _Reading.free}


def rebuild(root: Any) -> Rebuilt:
    """The source as the TEI under `root` (the `TEI` element) tells it; empty for an authority file without text."""
    reading = _Reading()
    reading.header(root)
    text = root.find(TEI + "text")
    if text is not None:
        reading.container(text)
        reading.list_of_notes()
    return reading.out
