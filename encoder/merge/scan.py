"""An XML file as its editor typed it: every tag at its place in the file, and all text as one sequence of characters.

White space is layout here and has no position: a file that another editor indented anew is the same text. The content of each numbered note
is a stream of its own, and in the text around it the note is a mark without width, so that a note that moves is one change and not many.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"<([^\s/>!?]++)([^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+)>|</([^\s>]++)\s*+>"
    r"|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.S)
"""A start tag by its name and what else is in it (with the slash of an empty one), an end tag by its name, the text of a CDATA section; comments and
the like by nothing. All begin alike, so that the search is quick."""
_REFERENCE = re.compile(r"&([^;\s]{1,32});")
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


Token = tuple[int, int, int, str, Mark | None]
"""A tag: position, start, end, kind, mark"""


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
    """A text of its own: `runs` that hold something, and `tokens` of all tags in file order."""

    runs: list[Run] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
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
            self._words = _WORD.findall("\n".join(text[run.start:run.end] if run.literal else run.chars for run in self.runs))
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
        self.name, self.stream = BODY, self._stream(BODY)
        self.outer: list[tuple[str, Stream]] = []

    def _stream(self, name: str) -> Stream:
        return self.out.streams.setdefault(name, Stream())

    def run(self) -> Scan:
        text = self.text
        begin = int(text.startswith("\ufeff"))      # a byte order mark is no character of the text
        found = None if self.header else _HEADER.search(text)
        if found is None:
            self._read(begin, len(text))
        else:
            self._read(begin, found.end(1))
            self._read(found.start(2), len(text))
        if self.stack:
            raise Unmergeable(f"<{self.stack[-1].name}> is not closed", self.out.line(self.stack[-1].open))
        return self.out

    def _read(self, at: int, last: int) -> None:
        """The one loop over all that is in a file; what it does most often it does by itself."""
        text, stack, marks = self.text, self.stack, self.out.marks
        stream, tokens, length = self.stream, self.stream.tokens, self.stream.length
        above = stack[-1] if stack else None
        for token in _TOKEN.finditer(text, at, last):
            start, end = token.span()
            if start > at and (pieces := text[at:start].split()):
                chars = "".join(pieces)
                if "&" in chars:
                    length = self._with_references(at, start, length, above)
                else:
                    stream.runs.append(Run(at, start, length, chars, above))
                    length += len(chars)
            at = end
            name, raw, closed, cdata = token.groups()
            if name is not None:
                if ":" in name:
                    name = name.rpartition(":")[2]
                if name == "teiHeader":
                    stream, tokens, length = self._enter(HEADER, length)
                mark = Mark(name, raw, start, end, len(marks), self.name, length, above)
                marks.append(mark)
                stream.marks.append(mark)
                if above is not None:
                    above.children.append(mark)
                if raw and raw[-1] == "/":
                    mark.raw, mark.last, mark.close, mark.end = raw[:-1], length, end, end
                    tokens.append((length, start, end, "empty", mark))
                    continue
                stack.append(mark)
                above = mark
                if name == "note" and self.name != HEADER:
                    mark.holds = self._free(mark)
                    stream, tokens, length = self._enter(mark.holds, length)
                else:
                    tokens.append((length, start, end, "open", mark))
            elif closed is not None:
                if above is None or (above.name != closed and above.name != closed.rpartition(":")[2]):
                    raise Unmergeable(f"</{closed}> closes nothing", self.out.line(start))
                mark = stack.pop()
                above = mark.parent
                mark.last, mark.close, mark.end = length, start, end
                if mark.holds is not None:
                    stream, tokens, length = self._leave(length)
                    mark.last = mark.first
                    tokens.append((length, mark.open, end, "note", mark))
                    continue
                tokens.append((length, start, end, "close", mark))
                if mark.name == "teiHeader":
                    stream, tokens, length = self._leave(length)
            elif cdata is None:
                tokens.append((length, start, end, "other", None))
            elif chars := "".join(cdata.split()):
                stream.runs.append(Run(start, end, length, chars, above, literal=False))
                length += len(chars)
        stream.length = length

    def _with_references(self, at: int, last: int, length: int, above: Mark | None) -> int:
        """Text in which characters are written otherwise than they are: each is a run of its own. Returns the length of the stream with it."""
        for found in _REFERENCE.finditer(self.text, at, last):
            length = self._run(at, found.start(), self.text[at:found.start()], length, above)
            length = self._run(*found.span(), _character(found[1]), length, above, literal=False)
            at = found.end()
        return self._run(at, last, self.text[at:last], length, above)

    def _run(self, start: int, end: int, words: str, length: int, above: Mark | None, *, literal: bool = True) -> int:
        chars = "".join(words.split())
        if chars:
            self.stream.runs.append(Run(start, end, length, chars, above, literal))
        return length + len(chars)

    def _free(self, mark: Mark) -> str:
        attributes = mark.attributes
        key = "note " + (attributes.get("xml:id") or f"n={attributes.get('n', '')} {attributes.get('type', '')}")
        name, number = key, 2
        while name in self.out.streams:
            name, number = f"{key} {number}", number + 1
        return name

    def _enter(self, name: str, length: int) -> tuple[Stream, list[Token], int]:
        self.stream.length = length
        self.outer.append((self.name, self.stream))
        self.name, self.stream = name, self._stream(name)
        return self.stream, self.stream.tokens, self.stream.length

    def _leave(self, length: int) -> tuple[Stream, list[Token], int]:
        self.stream.length = length
        self.name, self.stream = self.outer.pop()
        return self.stream, self.stream.tokens, self.stream.length
