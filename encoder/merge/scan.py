"""An XML file as its editor typed it: every tag at its place in the file, and all text as one sequence of characters.

White space is layout here and has no position: a file that another editor indented anew is the same text. The content of each numbered note
is a stream of its own, and in the text around it the note is a mark without width, so that a note that moves is one change and not many.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"<(?P<open>[^\s/>!?]+)(?P<raw>(?:[^<>\"'/]+|/(?!>)|\"[^\"]*\"|'[^']*')*)(?P<empty>/?)>|</(?P<close>[^\s>]+)\s*>"
    r"|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|&(?P<entity>[^;\s]{1,32});", re.S)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HEADER = re.compile(r"(<(?:[\w.-]+:)?teiHeader\b[^>]*>).*?(</(?:[\w.-]+:)?teiHeader\s*>)", re.S)
_WORD = re.compile(r"\w+|[^\w\s]")
_ENTITY = re.compile(r"&(#x[0-9a-fA-F]+|#\d+|\w+);")
_KNOWN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

BODY, HEADER = "", "header"

BLOCKS = frozenset("""TEI teiHeader text front body back group div p ab head list item label table row cell opener closer dateline salute signed
    seg postscript quote lg l argument trailer floatingText epigraph byline docTitle titlePage figure listPerson person standOff""".split())
"""Elements that make the structure of a text; all others are marks in running text."""


class Unmergeable(Exception):
    """The file cannot be followed with certainty; the message says why, `line` where (0: unknown)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True, eq=False)
class Mark:
    """An element. `open`..`inner` is its start tag in the file, `close`..`end` its end tag (both at `inner` for an empty tag); in its `stream`
    it holds the characters `first` to `last`; `holds` names the stream of a note's own text; `order` counts the elements of the file."""

    name: str
    raw: str
    open: int
    inner: int
    order: int
    stream: str
    first: int
    parent: Mark | None
    holds: str | None = None
    last: int = 0
    close: int = 0
    end: int = 0
    children: list[Mark] = field(default_factory=list)
    _attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Attributes by name as written (`xml:id`), values with references resolved."""
        if self._attributes is None:
            self._attributes = attributes_of(self.raw)
        return self._attributes

    @property
    def empty(self) -> bool:
        """Written as one empty tag."""
        return self.end == self.inner

    @property
    def width(self) -> int:
        return self.last - self.first

    @property
    def block(self) -> bool:
        return self.name in BLOCKS

    @property
    def anchor(self) -> bool:
        """Moves as a whole: a note with its text, or an element without any."""
        return self.holds is not None or not self.width


@dataclass(slots=True, eq=False)
class Run:
    """A stretch of text between two tags: `chars` are its characters without white space, the first at position `at` of the stream."""

    start: int
    end: int
    at: int
    chars: str
    parent: Mark | None
    literal: bool = True


@dataclass(slots=True, eq=False)
class Stream:
    """A text of its own: `runs` that hold something, and `tokens` (position, start, end, kind, mark) of all tags in file order."""

    runs: list[Run] = field(default_factory=list)
    tokens: list[tuple[int, int, int, str, Mark | None]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    _chars: str | None = None
    _starts: list[int] | None = None
    _words: list[str] | None = None

    @property
    def chars(self) -> str:
        if self._chars is None:
            self._chars = "".join(run.chars for run in self.runs)
        return self._chars

    def words(self, text: str) -> list[str]:
        """The words and signs of the stream, in order; together they are `chars`. `text` is the file."""
        if self._words is None:
            self._words = [w for run in self.runs for w in _WORD.findall(text[run.start:run.end] if run.literal else run.chars)]
        return self._words

    def run_at(self, position: int) -> Run:
        """The run that has the character at `position`."""
        if self._starts is None:
            self._starts = [run.at for run in self.runs]
        return self.runs[bisect_right(self._starts, position) - 1]


@dataclass(slots=True, eq=False)
class Scan:
    """A file: its `text`, all `marks` in order, its `streams` by name; `headed`: those of the header too."""

    text: str
    headed: bool = True
    marks: list[Mark] = field(default_factory=list)
    streams: dict[str, Stream] = field(default_factory=dict)
    _breaks: list[int] | None = None

    def place(self, stream: str, position: int) -> tuple[int, int]:
        """Where in the file the character at `position` stands: start and end offset."""
        run = self.streams[stream].run_at(position)
        if not run.literal:
            return run.start, run.end
        left = position - run.at
        text, at = self.text, run.start
        if len(run.chars) == run.end - run.start:
            return at + left, at + left + 1
        for word in re.finditer(r"\S+", text[at:run.end]):
            size = word.end() - word.start()
            if left < size:
                return at + word.start() + left, at + word.start() + left + 1
            left -= size
        raise Unmergeable("a character has no place in the file")

    def line(self, offset: int) -> int:
        """The line of the file, from 1, at an offset."""
        if self._breaks is None:
            self._breaks = [found.start() for found in re.finditer("\n", self.text)]
        return bisect_left(self._breaks, offset) + 1

    def words(self, mark: Mark) -> str:
        """The text in a mark on one line, notes left out."""
        return self.plain(mark.inner, mark.close, mark)

    def plain(self, start: int, end: int, inside: Mark | None = None) -> str:
        """The text between two places of the file on one line."""
        text = self.text[start:end]
        if inside is not None:
            for child in reversed([c for c in inside.children if c.holds is not None]):
                text = text[:child.open - start] + text[child.end - start:]
        return " ".join(resolve(re.sub(r"<!--.*?-->|<[^>]*>", "", text, flags=re.S)).split())

    def named(self, name: str) -> Mark | None:
        """The first element of a name."""
        return next((mark for mark in self.marks if mark.name == name), None)


def resolve(text: str) -> str:
    """Text or an attribute's value with its references resolved."""
    return _ENTITY.sub(lambda m: _character(m[1]), text) if "&" in text else text


def _character(name: str) -> str:
    if name in _KNOWN:
        return _KNOWN[name]
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:]) if len(name) < 9 else 0
        if code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF:
            return chr(code)
        raise Unmergeable(f"&{name}; is no character that XML can hold")
    raise Unmergeable(f"it uses the entity &{name};, which only its own DTD explains")


def attributes_of(raw: str) -> dict[str, str]:
    """The attributes of a start tag's inside."""
    return {name: resolve(double or single) for name, double, single in _ATTRIBUTE.findall(raw)} if "=" in raw else {}


def scan(text: str, *, header: bool = True) -> Scan:
    """Reads a well-formed TEI file; without `header` what stands in the teiHeader is passed over. Raises `Unmergeable` for what it cannot follow
    (entities of a DTD, tags that do not pair)."""
    return _Scanner(text, header).run()


class _Scanner:
    def __init__(self, text: str, header: bool) -> None:
        self.text, self.out, self.header = text, Scan(text, header), header
        self.stack: list[Mark] = []
        self.stream = self._stream(BODY)
        self.name = BODY
        self.outer: list[tuple[str, Stream]] = []

    def _stream(self, name: str) -> Stream:
        return self.out.streams.setdefault(name, Stream())

    def run(self) -> Scan:
        text = self.text
        found = None if self.header else _HEADER.search(text)
        if found is None:
            self._read(0, len(text))
        else:
            self._read(0, found.end(1))
            self._read(found.start(2), len(text))
        if self.stack:
            raise Unmergeable(f"<{self.stack[-1].name}> is not closed", self.out.line(self.stack[-1].open))
        return self.out

    def _read(self, at: int, last: int) -> None:
        text, stack = self.text, self.stack
        for token in _TOKEN.finditer(text, at, last):
            start, end = token.span()
            if start > at and (chars := "".join(text[at:start].split())):
                stream = self.stream
                stream.runs.append(Run(at, start, stream.length, chars, stack[-1] if stack else None))
                stream.length += len(chars)
            at = end
            kind = token.lastgroup
            if kind == "empty":
                self._open(token[1], token[2], start, end, bool(token[3]))
            elif kind == "close":
                self._close(token[4], start, end)
            elif kind == "entity":
                self._entity(start, end, _character(token["entity"]).strip())
            elif kind == "cdata":
                self._entity(start, end, "".join(token["cdata"].split()))
            else:
                self.stream.tokens.append((self.stream.length, start, end, "other", None))

    def _entity(self, start: int, end: int, chars: str) -> None:
        """Characters that are written otherwise than they are."""
        if chars:
            self.stream.runs.append(Run(start, end, self.stream.length, chars, self.stack[-1] if self.stack else None, literal=False))
            self.stream.length += len(chars)

    def _open(self, name: str, raw: str, start: int, end: int, empty: bool) -> None:
        parent, stream, marks = self.stack[-1] if self.stack else None, self.stream, self.out.marks
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "teiHeader":
            self._enter(HEADER)
            stream = self.stream
        mark = Mark(local, raw, start, end, len(marks), self.name, stream.length, parent)
        marks.append(mark)
        stream.marks.append(mark)
        if parent is not None:
            parent.children.append(mark)
        if empty:
            mark.last, mark.close, mark.end = mark.first, end, end
            stream.tokens.append((stream.length, start, end, "empty", mark))
            return
        self.stack.append(mark)
        if local == "note" and self.name != HEADER:
            mark.holds = self._free(mark)
            self._enter(mark.holds)
        else:
            stream.tokens.append((stream.length, start, end, "open", mark))

    def _free(self, mark: Mark) -> str:
        attributes = mark.attributes
        key = "note " + (attributes.get("xml:id") or f"n={attributes.get('n', '')} {attributes.get('type', '')}")
        name, number = key, 2
        while name in self.out.streams:
            name, number = f"{key} {number}", number + 1
        return name

    def _enter(self, name: str) -> None:
        self.outer.append((self.name, self.stream))
        self.name, self.stream = name, self._stream(name)

    def _close(self, name: str, start: int, end: int) -> None:
        if not self.stack or self.stack[-1].name != (name.rpartition(":")[2] if ":" in name else name):
            raise Unmergeable(f"</{name}> closes nothing", self.out.line(start))
        mark = self.stack.pop()
        mark.close, mark.end = start, end
        if mark.holds is not None:
            self.name, self.stream = self.outer.pop()
            mark.last = mark.first
            self.stream.tokens.append((self.stream.length, mark.open, end, "note", mark))
            return
        mark.last = self.stream.length
        self.stream.tokens.append((self.stream.length, start, end, "close", mark))
        if mark.name == "teiHeader":
            self.name, self.stream = self.outer.pop()
