"""Puts the machine's changes into a file as edits of its text; every byte that they do not need stays."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from encoder.merge.align import Alignment
from encoder.merge.compare import Difference
from encoder.merge.decide import Change
from encoder.merge.edits import Edits
from encoder.merge.scan import Mark, Scan, Token, Unmergeable

_ATTRIBUTE = re.compile(r"(\s+)([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_START = re.compile(r"<(/?)(?=[A-Za-z_])")


class Placer:
    """Writes changes into `target`. `mine` says how target differs from the base (None: target is the base); `machine` how the new encoding does."""

    def __init__(self, target: Scan, mine: Difference | None, machine: Difference) -> None:
        self.target, self.mine, self.machine = target, mine, machine
        self.edits = Edits(target.text)
        self.newline = "\r\n" if "\r\n" in target.text else "\n"
        root = target.marks[0]
        written = target.text[root.open + 1:root.inner].split()[0].rstrip(">/")
        self.prefix = written.rpartition(":")[0]
        self.vanishing: set[int] = set()
        self.ids: set[str] | None = None

    def prepare(self, changes: Iterable[Change]) -> None:
        """Tells which of the target's marks will go, before any change is put in."""
        self.vanishing = {m.order for c in changes if c.old is not None and (c.kind == "remove" or (c.altered is not None and c.altered.moved))
                          and (m := self.mark(c.old)) is not None}

    def put(self, change: Change) -> None:
        """Puts one change into the edits. Raises `Unmergeable` where it has no sure place; then none of it is in."""
        count, moves = len(self.edits.changes), len(self.edits.moves)
        {"text": self._text, "remove": self._remove, "alter": self._alter, "add": self._add}[change.kind](change)
        if self.edits.meets(count):
            del self.edits.changes[count:], self.edits.moves[moves:]
            raise Unmergeable("another change meets it")

    # --- from the base and the new encoding to the target

    def mark(self, old: Mark) -> Mark | None:
        """The target's mark of a mark of the base."""
        return old if self.mine is None else self.mine.paired.get(old.order)

    def of_new(self, new: Mark) -> Mark | None:
        """The target's mark of a mark of the new encoding."""
        old = self.machine.back.get(new.order)
        return None if old is None else self.mark(old)

    def new_of(self, mark: Mark) -> Mark | None:
        """The new encoding's mark of one of the target's."""
        old = mark if self.mine is None else self.mine.back.get(mark.order)
        return None if old is None else self.machine.paired.get(old.order)

    def stream(self, name: str) -> str:
        there = name if self.mine is None else self.mine.names.get(name)
        if there is None or there not in self.target.streams:
            raise Unmergeable("the note in which it stands is not in your file")
        return there

    def over(self, stream: str, position: int) -> int:
        """The target's position of a character of the base."""
        if self.mine is None:
            return position
        there = self._alignment(stream).over(position)
        if there is None:
            raise Unmergeable("the words are no longer there")
        return there

    def gap(self, stream: str, position: int) -> int:
        """The target's position right behind the last character before `position` of the base that it still has."""
        if self.mine is None:
            return position
        while position > 0:
            there = self._alignment(stream).over(position - 1)
            if there is not None:
                return there + 1
            position -= 1
        return 0

    def _alignment(self, stream: str) -> Alignment:
        assert self.mine is not None
        if stream not in self.mine.alignments:
            raise Unmergeable("the note in which it stands is not in your file")
        return self.mine.alignments[stream]

    # --- places in the target

    def _at(self, stream: str, position: int) -> list[Token]:
        tokens = self.target.streams[stream].tokens
        start = bisect_left(tokens, position, key=lambda t: t[0])
        end = bisect_left(tokens, position + 1, key=lambda t: t[0])
        return tokens[start:end]

    def _inside(self, mark: Mark, new: Mark, first: int, last: int) -> bool:
        """Whether an element of the target stands inside the one that is to come from `first` to `last`."""
        if (mark.first, mark.last) != (first, last):
            return mark.first >= first and mark.last <= last
        twin = self.new_of(mark)
        return twin.order > new.order if twin is not None else new.block and not mark.block

    def start(self, stream: str, first: int, last: int, new: Mark) -> int:
        """Where the start tag of a new element goes."""
        slot = self.target.place(stream, first)[0]
        for _, start, _, kind, mark in reversed(self._at(stream, first)):
            if kind == "other" or (mark is not None and mark.order in self.vanishing):
                continue
            if kind != "open" or mark is None or not self._inside(mark, new, first, last):
                break
            slot = start
        return slot

    def stop(self, stream: str, first: int, last: int, new: Mark) -> int:
        """Where its end tag goes."""
        slot = self.target.place(stream, last - 1)[1]
        for _, _, end, kind, mark in self._at(stream, last):
            if kind == "other" or (mark is not None and mark.order in self.vanishing):
                continue
            if kind != "close" or mark is None or not self._inside(mark, new, first, last):
                break
            slot = end
        return slot

    def crossed(self, stream: str, first: int, last: int) -> bool:
        """Whether an element of the target begins or ends inside a range and does not lie in it."""
        scan = self.target.streams[stream]
        for position, left in ((first, True), (last - 1, False)):
            mark = scan.run_at(position)[4]
            while mark is not None and mark.stream == stream:
                if mark.order not in self.vanishing and (mark.first < first < mark.last < last if left else first < mark.first < last < mark.last):
                    return True
                mark = mark.parent
        return False

    # --- changes

    def _add(self, change: Change) -> None:
        new = change.new
        assert new is not None
        if new.width:
            self._wrap(change.stream, change.first, change.last, new, *self._tags(new))
        else:
            at, before, after = self._point(change.stream, change.first, new)
            self.edits.put(at, before + self._copied(new.open, new.end) + after, (1, new.order))

    def _tags(self, new: Mark) -> tuple[str, str]:
        text = self.machine.other.text
        return self._prefixed(text[new.open:new.inner]), self._prefixed(text[new.close:new.end])

    def _wrap(self, base_stream: str, first: int, last: int, new: Mark, opening: str, closing: str) -> None:
        stream = self.stream(base_stream)
        a, b = self.over(base_stream, first), self.over(base_stream, last - 1) + 1
        if self.crossed(stream, a, b):
            raise Unmergeable("it would cross an element of yours")
        start, stop = self.start(stream, a, b, new), self.stop(stream, a, b, new)
        here = self.target.streams[stream]
        ends = {here.number_at(a), here.number_at(b - 1)} & here.coded
        if any(begin < start < end or begin < stop < end for begin, end, *_ in (here.runs[number] for number in ends)):
            raise Unmergeable("its words stand in a CDATA section")
        if new.block:
            before, opening, closing, after = self._layout(new, start, stop, opening, closing)
            start -= before
            stop += after
            if before:
                self.edits.replace(start, start + before)
        self.edits.put(start, opening, (2, new.order))
        self.edits.put(stop, closing, (0, -new.order))

    def _layout(self, new: Mark, start: int, stop: int, opening: str, closing: str) -> tuple[int, str, str, int]:
        """A block stands on a line of its own, and what is in a container too: blanks before the start tag to give up, and both tags."""
        text, other = self.target.text, self.machine.other.text
        line = text.rfind("\n", 0, start) + 1
        margin = re.match(r"[ \t]*", text[line:start])[0]      # type: ignore[index]
        deeper = "  " * (new.inner < len(other) and other[new.inner] in "\r\n")
        before = 0
        if text[line:start].strip():
            before = len(text[line:start]) - len(text[line:start].rstrip(" \t"))
            opening = self.newline + margin + opening
        if deeper:
            opening += self.newline + margin + deeper
            closing = self.newline + margin + closing
        if stop < len(text) and text[stop] == "<" and not text.startswith("</", stop):
            closing += self.newline + margin
        return before, opening, closing, 0

    def _point(self, base_stream: str, position: int, new: Mark) -> tuple[int, str, str]:
        """Where an element without width goes, and the blanks that it needs around it."""
        return self._slot(base_stream, position, new.stream, new.open, new.end, block=new.block)

    def _slot(self, base_stream: str, position: int, new_stream: str, start: int, end: int, *, block: bool) -> tuple[int, str, str]:
        """The target's place of what stands in the new encoding from `start` to `end`, at the base's `position`; blanks before and after."""
        stream = self.stream(base_stream)
        at = self.gap(base_stream, position)
        slot = self.target.place(stream, at - 1)[1] if at else None
        known = self._previous(new_stream, start, stream, at)
        if known is not None:
            slot = known
        elif block:
            raise Unmergeable("its place is not there any more")
        elif slot is not None:
            slot = self._out_of_editors(stream, at, slot)
        else:
            raise Unmergeable("its place is not there any more")
        return (*self._blanks(slot, start, end),)

    def _out_of_editors(self, stream: str, at: int, slot: int) -> int:
        for _, _, end, kind, mark in self._at(stream, at):
            if kind != "close" or mark is None or self.new_of(mark) is not None:
                break
            slot = end
        return slot

    def _previous(self, stream: str, start: int, target: str, at: int) -> int | None:
        """The target's place right behind the tag that stands before `start` in the new encoding, None if characters stand there. It must be
        at the position `at` of the stream `target`: where the editor split a paragraph, its last part ends there."""
        scan = self.machine.other
        tokens = scan.streams[stream].tokens
        before = [t for t in tokens if t[2] <= start]
        if not before:
            return None
        position = before[-1][0]
        here = [t for t in before if t[0] == position]
        runs = scan.streams[stream].runs
        last = bisect_right(runs, start, key=lambda run: run[1])
        text_end = runs[last - 1][1] if last else -1
        for _, token_start, _, kind, mark in reversed(here):
            if token_start < text_end:
                return None
            twin = self.of_new(mark) if mark is not None else None
            if mark is None or (twin is not None and twin.order in self.vanishing):
                continue
            if twin is not None and twin.stream == target and (twin.last if kind == "close" else twin.first) == at:
                return twin.inner if kind == "open" else twin.end
            if kind == "close":
                alike = [end for _, _, end, k, m in self._at(target, at) if k == "close" and m is not None and m.name == mark.name]
                if alike:
                    return alike[0]
        return None

    def _blanks(self, slot: int, start: int, end: int) -> tuple[int, str, str]:
        text, other = self.target.text, self.machine.other.text
        wants_before, wants_after = other[start - 1:start].isspace(), other[end:end + 1].isspace()
        block = wants_before and "\n" in other[other.rfind(">", 0, start) + 1:start] if wants_before else False
        run = _run(text, slot)
        if block:
            if "\n" in text[slot:slot + run]:
                inner = text[slot:slot + run].rpartition("\n")[2]
            else:
                line = text.rfind("\n", 0, slot) + 1
                inner = text[line:slot][:len(text[line:slot]) - len(text[line:slot].lstrip(" \t"))]
            if text.startswith("</", slot + run) and "\n" in text[slot:slot + run] and not text[:slot].rstrip().endswith(">"):
                inner += "  "
            return slot, self.newline + inner, ""
        if not wants_before:
            return slot, "", "" if run or not wants_after else " "
        if run:
            return slot + run, "", " " if wants_after else ""
        return slot, " ", " " if wants_after else ""

    def _remove(self, change: Change) -> None:
        assert change.old is not None
        mark = self.mark(change.old)
        if mark is None:
            return
        text, edits = self.target.text, self.edits
        if mark.empty or mark.holds is not None:
            if self.mine is not None and _remarks(text, mark) > _remarks(self.machine.one.text, change.old):
                raise Unmergeable("there is a comment of yours in it")
            start, end = self._with_line(mark.open, mark.end)
            if start == mark.open and text[start - 1:start].isspace() and text[end:end + 1].isspace():
                start -= len(text[:start]) - len(text[:start].rstrip(" "))
            edits.replace(start, end)
        else:
            start = mark.open
            if change.whole:
                start = self._with_line(mark.open, mark.end)[0]
            edits.replace(start, mark.inner)
            edits.replace(mark.close, mark.end)

    def _with_line(self, start: int, end: int) -> tuple[int, int]:
        """A stretch that fills its lines takes the line break before it along."""
        text = self.target.text
        line = len(text[:start].rstrip(" \t"))
        if text[line - 1:line] == "\n" and text[end:end + 1] in ("\n", "\r"):
            return (line - 2 if text[line - 2:line] == "\r\n" else line - 1), end
        return start, end

    def _alter(self, change: Change) -> None:
        altered, new = change.altered, change.new
        assert altered is not None
        assert new is not None
        assert change.old is not None
        mark = self.mark(change.old)
        if mark is None:
            raise Unmergeable("the mark is not there any more")
        if altered.moved and (mark.holds is not None or not new.width):
            stream, spot = altered.to or (change.stream, self.machine.alignments[change.stream].back(new.first, new.first)[0])
            at, before, after = self._point(stream, spot, new)
            start, end = mark.open, mark.end
            text = self.target.text
            if text[start - 1:start].isspace() and text[end:end + 1].isspace() and not (start <= at <= end):
                if at == start - 1 and text[at] == " ":
                    at, before = start - 1, before or " "
                self.edits.replace(start - 1, start)
            self._attributes(mark, altered.attributes)
            self.edits.move(start, end, at, (1, new.order), before, after)
            return
        if not altered.moved:
            self._attributes(mark, altered.attributes)
            if altered.renamed:
                self._rename(mark, new.name)
            return
        first, last = self._base_spot(change)
        opening = self._retagged(mark, new, altered.attributes, altered.renamed)
        closing = self._prefixed(self.machine.other.text[new.close:new.end]) if altered.renamed else self.target.text[mark.close:mark.end]
        if mark.empty:
            closing = f"</{self.prefix + ':' if self.prefix else ''}{new.name}>"
            opening = opening.rstrip("/> ") + ">"
        self._wrap(change.stream, first, last, new, opening, closing)
        self.edits.replace(mark.open, mark.inner)
        if not mark.empty:
            self.edits.replace(mark.close, mark.end)

    def _base_spot(self, change: Change) -> tuple[int, int]:
        assert change.new is not None
        first, last, there = self.machine.alignments[change.stream].back(change.new.first, change.new.last)
        if not there:
            raise Unmergeable("its words are all new")
        return first, last

    def _attributes(self, mark: Mark, attributes: dict[str, tuple[str | None, str | None]]) -> None:
        for start, end, words in attribute_edits(self.target.text, mark, {key: after for key, (_, after) in attributes.items()}):
            if start == end:
                self.edits.put(start, words)
            else:
                self.edits.replace(start, end, words)

    def _retagged(self, mark: Mark, new: Mark, attributes: dict[str, tuple[str | None, str | None]], renamed: bool) -> str:
        inner = Edits(self.target.text)
        for start, end, words in attribute_edits(self.target.text, mark, {key: after for key, (_, after) in attributes.items()}):
            inner.changes.append((start, end, (1, 0), words))
        whole = inner.apply()
        tag = whole[mark.open:mark.inner + len(whole) - len(self.target.text)]
        return re.sub(r"^<(?:[\w.-]+:)?[\w.-]+", lambda _: f"<{self.prefix + ':' if self.prefix else ''}{new.name}", tag) if renamed else tag

    def _rename(self, mark: Mark, name: str) -> None:
        text = self.target.text
        for start, skip in ((mark.open, 1), (mark.close, 2)):
            if skip == 2 and mark.empty:
                continue
            found = re.compile(r"(?:[\w.-]+:)?([\w.-]+)").match(text, start + skip)
            if found:
                self.edits.replace(found.start(1), found.end(1), name)

    def _text(self, change: Change) -> None:
        assert change.text is not None
        i, k, j, m = change.text
        stream = self.stream(change.stream)
        new_stream = self.machine.names[change.stream]
        fragment = self._fragment(new_stream, j, m) if m > j else None
        if k > i:
            a, b = self.over(change.stream, i), self.over(change.stream, k - 1) + 1
            if b - a != k - i:
                raise Unmergeable("words of yours stand between these")
            here = self.target.streams[stream]
            numbers = range(here.number_at(a), here.number_at(b - 1) + 1)
            if (fragment is not None and len(numbers) > 1) or any(number in here.coded and len(here.runs[number][3]) > 1 for number in numbers):
                raise Unmergeable("tags stand between these words")
            for number in numbers:
                _, _, first, chars, _ = here.runs[number]
                start = self.target.place(stream, max(a, first))[0]
                end = self.target.place(stream, min(b, first + len(chars)) - 1)[1]
                if fragment is None:
                    start, end = self._without_double_blank(start, end)
                self.edits.replace(start, end, fragment[2] if fragment is not None and number == numbers[0] else "")
        elif fragment is not None:
            self._put_fragment(change, stream, new_stream, fragment)

    def _without_double_blank(self, start: int, end: int) -> tuple[int, int]:
        text = self.target.text
        if text[start - 1:start] == " " and (text[end:end + 1].isspace() or text[end:end + 1] in ".,;:<"):
            return start - 1, end
        return start, end

    def _put_fragment(self, change: Change, stream: str, new_stream: str, fragment: tuple[int, int, str]) -> None:
        start, end, words = fragment
        position, other = change.first, self.machine.other
        scan = other.streams[new_stream]
        assert change.text is not None
        _, _, j, m = change.text
        plain = start == other.place(new_stream, j)[0]
        if words.startswith("<") and self._block_at(new_stream, start):
            at, before, after = self._slot(change.stream, position, new_stream, start, end, block=True)
            self.edits.put(at, before + words + after, (1, 0))
            return
        if plain and j and scan.number_at(j - 1) == scan.number_at(j):
            at = self.target.place(stream, self.over(change.stream, position - 1))[1]
        elif plain and m < scan.length and scan.number_at(m) == scan.number_at(m - 1):
            at = self.target.place(stream, self.over(change.stream, position))[0]
        else:
            at = self._slot(change.stream, position, new_stream, start, end, block=False)[0]
        at, words = self._spaced(at, words, self._blank_at(new_stream, j), self._blank_at(new_stream, m))
        self.edits.put(at, words, (1, 0))

    def _block_at(self, stream: str, start: int) -> bool:
        return any(m.block and m.open == start for m in self.machine.other.streams[stream].marks)

    def _blank_at(self, stream: str, position: int) -> bool:
        """Whether there is a blank before a character of the new encoding, whatever tags and notes stand there."""
        other = self.machine.other
        if not 0 < position < other.streams[stream].length:
            return True
        start, end = other.place(stream, position - 1)[1], other.place(stream, position)[0]
        text = other.text[start:end]
        for mark in other.streams[stream].marks:
            if mark.holds is not None and start <= mark.open and mark.end <= end:
                text = text.replace(other.text[mark.open:mark.end], "")
        return any(c.isspace() for c in re.sub(r"<[^>]*>", "", text))

    def _spaced(self, at: int, words: str, before: bool, after: bool) -> tuple[int, str]:
        """Where words go that come in at `at`, and what is written, so that they are set off from their neighbours as they should be."""
        text = self.target.text
        run = _run(text, at)
        if before and run:
            at += run
            return at, words + " " if after and not self._open_to(at) else words
        if before and not text[at - 1:at].isspace():
            words = " " + words
        return at, words + " " if after and not run and not self._open_to(at) else words

    def _open_to(self, at: int) -> bool:
        """Whether a blank (or nothing more) follows at a place, tags aside."""
        found = re.compile(r"(?:<[^>]*>)*(\s|\Z)").match(self.target.text, at)
        return found is not None

    def _fragment(self, stream: str, j: int, m: int) -> tuple[int, int, str]:
        """The new encoding's characters j to m with the elements that lie wholly in them: from, to in its file, and the words."""
        other = self.machine.other
        scan = other.streams[stream]
        start, end = other.place(stream, j)[0], other.place(stream, m - 1)[1]
        for mark in scan.marks:
            if j <= mark.first and mark.last <= m and mark.width and mark.order not in self.machine.back:
                if mark.first == j:
                    start = min(start, mark.open)
                if mark.last == m:
                    end = max(end, mark.end)
        return start, end, self._copied(start, end, lambda mark: mark.order not in self.machine.back and start <= mark.open and mark.end <= end)

    def _copied(self, start: int, end: int, wanted: Callable[[Mark], bool] | None = None) -> str:
        """A stretch of the new encoding, in the target's prefix and line ends; tags of elements not `wanted` left out."""
        text = self.machine.other.text
        for mark in self._marks_between(start, end):
            if "xml:id" in mark.raw and start <= mark.open and (wanted is None or wanted(mark)) and mark.attributes.get("xml:id") in self._ids():
                raise Unmergeable(f"your file has another element with xml:id=\"{mark.attributes['xml:id']}\"")
        if wanted is None:
            return self._prefixed(text[start:end])
        unwanted = [mark for mark in self._marks_between(start, end) if not wanted(mark)]
        holes = [hole for mark in unwanted for hole in self._holes(mark) if start <= hole[0] and hole[1] <= end]
        out, at = [], start
        for a, b in sorted(holes):
            out.append(text[at:a])
            at = max(at, b)
        return self._prefixed("".join([*out, text[at:end]]))

    def _ids(self) -> set[str]:
        """The xml:ids of the target, those aside that go."""
        if self.ids is None:
            staying = [m for m in self.target.marks if "xml:id" in m.raw and m.order not in self.vanishing]
            self.ids = {m.attributes["xml:id"] for m in staying if "xml:id" in m.attributes}
        return self.ids

    def _marks_between(self, start: int, end: int) -> Iterator[Mark]:
        return (m for m in self.machine.other.marks if m.open < end and m.end > start)

    @staticmethod
    def _holes(mark: Mark) -> tuple[tuple[int, int], ...]:
        return ((mark.open, mark.end),) if mark.holds is not None else ((mark.open, mark.inner), (mark.close, mark.end))

    def _prefixed(self, text: str) -> str:
        if self.prefix:
            text = _START.sub(rf"<\1{self.prefix}:", text)
        return text.replace("\n", self.newline) if self.newline != "\n" else text


def _run(text: str, at: int) -> int:
    """How many blanks stand from `at` on."""
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    return end - at


def _remarks(text: str, mark: Mark) -> int:
    """The number of comments and instructions in an element."""
    return text.count("<!--", mark.open, mark.end) + text.count("<?", mark.open, mark.end)


def attribute_edits(text: str, mark: Mark, wanted: dict[str, str | None]) -> list[tuple[int, int, str]]:
    """The edits that give a start tag these attributes (None: take it away); all other attributes stay as they are typed."""
    out: list[tuple[int, int, str]] = []
    there = {found[2]: found for found in _ATTRIBUTE.finditer(text, mark.open, mark.inner)}
    fresh = ""
    for name, value in wanted.items():
        found = there.get(name)
        if found is None:
            fresh += "" if value is None else f' {name}="{quoted(value)}"'
        elif value is None:
            out.append((found.start(), found.end(), ""))
        else:
            out.append((found.start(3), found.end(3), f'"{quoted(value)}"'))
    if fresh:
        tag = text[mark.open:mark.inner]
        at = mark.open + len(tag.rstrip("/> \t\r\n")) if not mark.raw.strip() else mark.open + tag.rindex(mark.raw.rstrip()[-1]) + 1
        out.append((at, at, fresh))
    return out


def quoted(value: str) -> str:
    """A value for an attribute in double quotation marks."""
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
