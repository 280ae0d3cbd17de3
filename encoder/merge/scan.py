"""An XML file as its editor typed it: every tag at its place in the file, and all text as one sequence of characters.

White space is layout here and has no position: a file that another editor indented anew is the same text. The content of each numbered note
is a stream of its own, and in the text around it the note is a mark without width, so that a note that moves is one change and not many.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

_TOKEN = re.compile(
    r"<(?P<tag>[^\s<>\"'!?][^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+)>"
    r"|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.S)
"""A tag without its brackets, the text of a CDATA section; comments and the like by nothing."""
_REFERENCE = re.compile(r"&([^;\s]{1,32});")
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HEADER = re.compile(r"(<(?:[\w.-]+:)?teiHeader\b[^>]*>).*?(</(?:[\w.-]+:)?teiHeader\s*>)", re.S)
_WORD = re.compile(r"\w+|[^\w\s]")
_ENTITY = re.compile(r"&(#x[0-9a-fA-F]+|#\d+|\w+);")
_KNOWN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

_MOST_TAGS = 8192

BODY, HEADER = "", "header"

BLOCKS = frozenset("""TEI teiHeader text front body back group div p ab head list item label table row cell opener closer dateline salute signed
    seg postscript quote lg l argument trailer floatingText epigraph byline docTitle titlePage figure listPerson person standOff""".split())
"""Elements that make the structure of a text; all others are marks in running text."""


class Unmergeable(Exception):
    """The file cannot be followed with certainty; the message says why, `line` where (0: unknown)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Mark:
    """An element. `open`..`inner` is its start tag in the file, `close`..`end` its end tag (both at `inner` for an empty tag); `raw` is what the
    start tag has besides the name. In its `stream` it holds the characters `first` to `last`; `holds` names the stream of a note's own text; `order`
    counts the elements of the file. It knows its parent and not its children: nothing points in a circle, and memory is free at once."""

    __slots__ = ("close", "end", "first", "holds", "inner", "last", "name", "open", "order", "parent", "raw", "stream")

    def __init__(self, name: str, raw: str, start: int, inner: int, order: int, stream: str, first: int, parent: Mark | None) -> None:
        self.name = name
        self.raw = raw
        self.open = start
        self.inner = self.close = self.end = inner
        self.order = order
        self.stream = stream
        self.first = self.last = first
        self.parent = parent
        self.holds: str | None = None

    @property
    def attributes(self) -> Mapping[str, str]:
        """Attributes by name as written (`xml:id`), values with references resolved."""
        return attributes_of(self.raw)

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
        return self.holds is not None or self.last == self.first


Token = tuple[int, int, int, str, Mark | None]
"""A tag: position, start, end, kind, mark"""


# Base, file and new encoding have most of their stretches of text in common: each is looked at once.


@lru_cache(maxsize=1024)
def _words_in(piece: str) -> list[str]:
    return _WORD.findall(piece)


@lru_cache(maxsize=1024)
def _chars_in(piece: str) -> str:
    return "".join(piece.split())


Run = tuple[int, int, int, str, Mark | None]
"""A stretch of text between two tags that holds something: start, end, the position of its first character, its characters without white space, the
element that it stands in"""


@dataclass(slots=True, eq=False)
class Stream:
    """A text of its own: its `runs`, and `tokens` of all tags, in file order. `coded` are the numbers of runs whose characters are not in the file as
    they are."""

    runs: list[Run] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    coded: set[int] = field(default_factory=set)
    _chars: str | None = None
    _firsts: list[int] | None = None
    _words: list[str] | None = None

    @property
    def chars(self) -> str:
        if self._chars is None:
            self._chars = "".join([chars for _, _, _, chars, _ in self.runs])
        return self._chars

    def words(self, text: str) -> list[str]:
        """The words and signs of the stream, in order; together they are `chars`. `text` is the file."""
        if self._words is None:
            pieces = [text[start:end] for start, end, _, _, _ in self.runs]
            for number in self.coded:
                pieces[number] = self.runs[number][3]
            self._words = list(chain.from_iterable(map(_words_in, pieces)))
        return self._words

    def number_at(self, position: int) -> int:
        """The number of the run that has the character at `position`."""
        if self._firsts is None:
            self._firsts = [first for _, _, first, _, _ in self.runs]
        return bisect_right(self._firsts, position) - 1

    def run_at(self, position: int) -> Run:
        """The run that has the character at `position`."""
        return self.runs[self.number_at(position)]


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
        here = self.streams[stream]
        number = here.number_at(position)
        at, end, first, chars, _ = here.runs[number]
        if number in here.coded:
            return at, end
        left, text = position - first, self.text
        if len(chars) == end - at:
            return at + left, at + left + 1
        for word in re.finditer(r"\S+", text[at:end]):
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
            for child in reversed([c for c in self.children(inside) if c.holds is not None]):
                text = text[:child.open - start] + text[child.end - start:]
        return " ".join(resolve(re.sub(r"<!--.*?-->|<[^>]*>", "", text, flags=re.S)).split())

    def children(self, mark: Mark) -> list[Mark]:
        """The elements right in another, in order."""
        out, marks = [], self.marks
        for number in range(mark.order + 1, len(marks)):
            child = marks[number]
            if child.open >= mark.close:
                break
            if child.parent is mark:
                out.append(child)
        return out

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


@lru_cache(maxsize=_MOST_TAGS)
def attributes_of(raw: str) -> Mapping[str, str]:
    """The attributes of a start tag's inside, which base, file and new encoding mostly have in common."""
    return {name: resolve(double or single) for name, double, single in _ATTRIBUTE.findall(raw)}


def scan(text: str, *, header: bool = True) -> Scan:
    """Reads a well-formed TEI file; without `header` what stands in the teiHeader is passed over. Raises `Unmergeable` for what it cannot follow
    (entities of a DTD, tags that do not pair)."""
    return _Scanner(text, header).run()


_TAGS: dict[str, tuple[str, str, bool]] = {}
"""Start tags as they were met: name, what else is in them, whether they are empty. Base, file and new encoding mostly have the same."""


def _told(tag: str) -> tuple[str, str, bool]:
    empty = tag[-1] == "/"
    parts = (tag[:-1] if empty else tag).split(None, 1)
    if len(_TAGS) > _MOST_TAGS:
        _TAGS.clear()
    _TAGS[tag] = found = parts[0].rpartition(":")[2], parts[1] if len(parts) > 1 else "", empty
    return found


class _Scanner:
    def __init__(self, text: str, header: bool) -> None:
        self.text, self.out, self.header = text, Scan(text, header), header
        self.above: Mark | None = None
        self.name, self.stream = BODY, self._stream(BODY)
        self.outer: list[tuple[str, Stream]] = []

    def _stream(self, name: str) -> Stream:
        return self.out.streams.setdefault(name, Stream())

    def run(self) -> Scan:
        text = self.text
        begin = int(text.startswith("\ufeff"))      # a byte order mark is no character of the text
        found = None if self.header else _HEADER.search(text)
        try:
            if found is None:
                self._read(begin, len(text))
            else:
                self._read(begin, found.end(1))
                self._read(found.start(2), len(text))
        except IndexError:      # a tag without a name
            raise Unmergeable("it is not well-formed") from None
        if self.above is not None:
            raise Unmergeable(f"<{self.above.name}> is not closed", self.out.line(self.above.open))
        return self.out

    def _read(self, at: int, last: int) -> None:
        """The one loop over all that is in a file, cut at each `<`: what it does most often it does by itself."""
        marks, stream, above, tags = self.out.marks, self.stream, self.above, _TAGS
        passed = 0      # the end of a comment or the like that has `<` in it
        pieces = iter(self.text[at:last].split("<"))
        at += len(next(pieces))
        for piece in pieces:
            start, at = at, at + 1 + len(piece)
            if at <= passed:
                continue
            tag, _, rest = piece.partition(">")
            if ">" in rest or start < passed or not tag or tag[0] in "!?":      # seldom: a `>` in text or in an attribute, a comment, an instruction
                tag, end = self._other(start, last) if start >= passed else ("", passed)
                passed, rest = end, self.text[end:at]
            else:
                end = at - len(rest)
            if not tag:
                pass
            elif tag[0] == "/":
                mark = self._closed(tag, start)
                above = mark.parent
                mark.last, mark.close, mark.end = stream.length, start, end
                if mark.holds is not None:
                    stream = self._leave()
                    mark.last = mark.first
                    stream.tokens.append((mark.first, mark.open, end, "note", mark))
                else:
                    stream.tokens.append((mark.last, start, end, "close", mark))
                    if mark.name == "teiHeader":
                        stream = self._leave()
            else:
                name, raw, empty = tags.get(tag) or _told(tag)
                if name == "teiHeader":
                    stream = self._enter(HEADER)
                mark = Mark(name, raw, start, end, len(marks), self.name, stream.length, above)
                marks.append(mark)
                stream.marks.append(mark)
                if empty:
                    stream.tokens.append((stream.length, start, end, "empty", mark))
                else:
                    self.above = above = mark
                    if name == "note" and self.name != HEADER:
                        mark.holds = self._free(mark)
                        stream = self._enter(mark.holds)
                    else:
                        stream.tokens.append((stream.length, start, end, "open", mark))
            if rest and (chars := _chars_in(rest)):
                if "&" in chars:
                    self._with_references(end, at)
                else:
                    stream.runs.append((end, at, stream.length, chars, above))
                    stream.length += len(chars)

    def _closed(self, tag: str, start: int) -> Mark:
        """The element that an end tag closes."""
        mark = self.above
        if mark is None or (mark.name != tag[1:] and mark.name != tag[1:].rstrip().rpartition(":")[2]):
            raise Unmergeable(f"<{tag}> closes nothing", self.out.line(start))
        self.above = mark.parent
        return mark

    def _other(self, start: int, last: int) -> tuple[str, int]:
        """What begins at `start` and is not plainly cut: a tag and its end, or nothing where it is none."""
        found = _TOKEN.match(self.text, start, last)
        if found is None:
            raise Unmergeable("there is a < that begins nothing", self.out.line(start))
        if found["tag"] is not None:
            return found["tag"], found.end()
        cdata = found["cdata"]
        if cdata is None:
            self.stream.tokens.append((self.stream.length, start, found.end(), "other", None))
        elif chars := "".join(cdata.split()):
            self._coded(start, found.end(), chars)
        return "", found.end()

    def _with_references(self, at: int, last: int) -> None:
        """Text in which characters are written otherwise than they are: each is a run of its own."""
        for found in _REFERENCE.finditer(self.text, at, last):
            self._plain(at, found.start())
            self._coded(*found.span(), _character(found[1]))
            at = found.end()
        self._plain(at, last)

    def _plain(self, start: int, end: int) -> None:
        self._run(start, end, "".join(self.text[start:end].split()))

    def _coded(self, start: int, end: int, chars: str) -> None:
        if not chars.isspace():
            self.stream.coded.add(len(self.stream.runs))
            self._run(start, end, chars)

    def _run(self, start: int, end: int, chars: str) -> None:
        if chars:
            self.stream.runs.append((start, end, self.stream.length, chars, self.above))
            self.stream.length += len(chars)

    def _free(self, mark: Mark) -> str:
        attributes = mark.attributes
        key = "note " + (attributes.get("xml:id") or f"n={attributes.get('n', '')} {attributes.get('type', '')}")
        name, number = key, 2
        while name in self.out.streams:
            name, number = f"{key} {number}", number + 1
        return name

    def _enter(self, name: str) -> Stream:
        self.outer.append((self.name, self.stream))
        self.name, self.stream = name, self._stream(name)
        return self.stream

    def _leave(self) -> Stream:
        self.name, self.stream = self.outer.pop()
        return self.stream
