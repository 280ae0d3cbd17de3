"""Which elements are open in a text that is no well-formed XML, and what an end tag ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from encoder.errors import Problem
from encoder.validate.names import nearest
from encoder.validate.schema import schema

MOST = 50


@dataclass
class Open:
    """An element that has begun; `prefixes` of namespaces that are declared in it."""

    name: str
    offset: int
    prefixes: frozenset[str]


@dataclass
class Scan:
    """`problems`; `repairs` (start, end, text) that would mend them, in order; `broken` where no repair is certain."""

    problems: list[Problem] = field(default_factory=list)
    repairs: list[tuple[int, int, str]] = field(default_factory=list)
    broken: bool = False

    def repaired(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """The text with the repairs made, and the shifts that `Places` wants."""
        out, shifts, at, grown = [], [], 0, 0
        for start, end, new in sorted(self.repairs):
            if start < at:
                continue
            out += [text[at:start], new]
            grown += len(new) - (end - start)
            if len(new) != end - start:
                shifts.append((end + grown - 1, len(new) - (end - start)))
            at = end
        return "".join([*out, text[at:]]), shifts


class Nesting:
    """The stack of open elements of one text, and what is said of it."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.out = Scan()
        self.stack: list[Open] = []
        self.forced: dict[str, tuple[int, str]] = {}      # elements that were taken as ended: index of their problem, what they stood in
        self.root_closed = False

    def pop(self) -> None:
        """The innermost element ends."""
        self.stack.pop()
        if not self.stack:
            self.root_closed = True

    def close(self, name: str, at: int, end: int) -> None:
        """Ends the element of that name, whose end tag stands from `at` to `end`; says so where that is not the one that is open."""
        if self.stack and self.stack[-1].name == name:
            self.pop()
            return
        if self.stack and self.stack[-1].name == name.rpartition(":")[2]:      # its prefix was told of at the start tag
            self.out.repairs.append((at, end, f"</{self.stack[-1].name}>"))
            self.pop()
            return
        names = [o.name for o in self.stack]
        if name in names:
            self._close_above(name, at)
            self.pop()
        elif name in self.forced:
            self._overlap(name, at)
        elif names and nearest(name, [names[-1]]):
            top = self.stack[-1]
            if name in schema().elements and top.name not in schema().elements:      # the slip is in the start tag
                self.say(top.offset, f"There is no element <{top.name}>, and it ends with </{name}>.", f"Write <{name}>.",
                          repair=(top.offset + 1, top.offset + 1 + len(top.name), name))
                self.pop()
                return
            self.say(at, f"</{name}> is no end tag of <{top.name}> (line {self._line(top.offset)}): capital and small letters count.",
                      f"Write </{top.name}>.", repair=(at, end, f"</{top.name}>"))
            self.pop()
        else:
            where = f"; open are {self.open_elements()}" if names else ""
            self.say(at, f"</{name}> ends nothing: no <{name}> is open{where}.", f"Remove it, or put <{name}> where it begins.",
                      repair=(at, end, ""))

    def _close_above(self, name: str, at: int) -> None:
        """The elements above the one that ends here were never closed."""
        while self.stack[-1].name != name:
            top = self.stack.pop()
            if len(self.out.problems) >= MOST:
                continue
            self.forced[top.name] = (len(self.out.problems), name)
            again = self._begins_again(top, at)
            before = f"before the <{top.name}> of line {self._line(again)}" if again else f"before </{name}> of line {self._line(at)}"
            self.say(top.offset, f"<{top.name}> has no end tag (found </{name}> in line {self._line(at)} instead).", f"Put </{top.name}> {before}.",
                      broken=True)

    def _begins_again(self, top: Open, at: int) -> int:
        """Where, before `at`, an element of the same name begins that can hardly be meant inside it."""
        if top.name not in ("p", "head", "item", "signed", "dateline", "salute", "cell", "row"):
            return 0
        found = re.compile(rf"<{re.escape(top.name)}[\s>]").search(self.text, top.offset + 2, at)
        return found.start() if found else 0

    def _overlap(self, name: str, at: int) -> None:
        """An element that was thought unclosed ends after all, outside the one it began in."""
        index, around = self.forced.pop(name)
        line = self.out.problems[index].line
        old = self.out.problems[index]
        self.out.problems[index] = Problem(
            old.path, old.line, old.column, "overlap",
            f"<{name}> begins inside <{around}> (line {line}) and ends outside it (line {self._line(at)}).",
            f"Elements cannot overlap: put </{name}> before </{around}>.", weight=100)

    def open_elements(self) -> str:
        """The innermost ones, with their lines."""
        shown = [f"<{o.name}> (line {self._line(o.offset)})" for o in reversed(self.stack[-6:])]
        return ", ".join(shown)

    def near(self, at: int) -> str:
        """The words around an offset, in quotation marks."""
        line = self.text[max(self.text.rfind("\n", 0, at) + 1, at - 15):at + 25].partition("\n")[0].strip()
        return f"“{line}”"

    def _line(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def say(self, at: int, message: str, mend: str, *, repair: tuple[int, int, str] | None = None, broken: bool = False) -> None:
        """A problem at an offset; what would mend it, or that nothing certainly would."""
        column = at - (self.text.rfind("\n", 0, at) + 1) + 1
        self.out.problems.append(Problem(self.path, self._line(at), column, "not-well-formed", message, mend, weight=100))
        if repair:
            self.out.repairs.append(repair)
        if broken:
            self.out.broken = True
