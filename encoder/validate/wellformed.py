"""Why a file is no well-formed XML, in an editor's words: every error, where it stands, what was open there.

A parser stops at the first error, or goes on and reports what follows from it. This reads the text with a stack of open elements and,
where it can, goes on as the editor meant it; what it would have to change for that it keeps as repairs, so that the rest of the
file can still be checked.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from encoder.errors import Problem
from encoder.validate.names import nearest
from encoder.validate.schema import schema

_NAME = r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?"
_NEXT = re.compile(r"[<&]|\]\]>|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(rf"&(?:#(\d{{1,7}})|#[xX]([0-9a-fA-F]{{1,6}})|({_NAME}));")
_UNFINISHED = re.compile(r"&(amp|lt|gt|quot|apos|nbsp)\b(?!;)")
_START = re.compile(rf"<({_NAME})")
_END = re.compile(rf"</\s*({_NAME})?([^<>]*)>?")
_ATTRIBUTE = re.compile(rf"(\s*)({_NAME})(\s*=\s*)?")
_BUILT_IN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CURLY = {"“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "«": "»"}
MOST = 50


@dataclass
class _Open:
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


class Scanner:
    """Reads one text."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.out = Scan()
        self.stack: list[_Open] = []
        self.forced: dict[str, tuple[int, str]] = {}
        self.root_closed = self.root_seen = self.swallowed = False

    def scan(self) -> Scan:
        """All that is wrong, at most fifty problems."""
        at = self._prolog()
        while len(self.out.problems) < MOST:
            found = _NEXT.search(self.text, at)
            if not self.stack:
                self._outside(at, found.start() if found else len(self.text))
            if not found:
                break
            at = self._one(found.start())
        self._at_end()
        return self.out

    # what stands at a place

    def _one(self, at: int) -> int:
        text = self.text
        if text[at] == "&":
            return self._reference(at)
        if text[at] == "]":
            self._say(at, "“]]>” cannot stand in text.", "Write ]]&gt;.", repair=(at, at + 3, "]]&gt;"))
            return at + 3
        if text[at] != "<":
            code = f"U+{ord(text[at]):04X}"
            self._say(at, f"The control character {code} cannot stand in XML.", f"Write <g n=\"{code}\"/> in its place, or remove it.", repair=(at, at + 1, ""))
            return at + 1
        if text.startswith("<!--", at):
            return self._comment(at)
        if text.startswith("<![CDATA[", at):
            return self._until(at, "]]>", "This CDATA section has no end.", "Put ]]> where it ends, or remove <![CDATA[.")
        if text.startswith("<?", at):
            return self._instruction(at)
        if text.startswith("</", at):
            return self._end(at)
        if start := _START.match(text, at):
            return self._start(at, start)
        if text.startswith("<!", at):
            self._say(at, "This is no markup that can stand here.", "Remove it, or write &lt; for the character.", broken=True)
            return at + 2
        self._say(at, f"A “<” stands alone: {self._near(at)}.", "Write &lt; for the character.", repair=(at, at + 1, "&lt;"))
        return at + 1

    def _prolog(self) -> int:
        stripped = self.text.lstrip()
        lead = len(self.text) - len(stripped)
        if lead and stripped.startswith("<?xml") and stripped[5:6].isspace():
            self._say(0, "Something stands before the XML declaration.", "<?xml must be the very first characters of the file: remove the blank line or space before it.",
                      repair=(0, 0, ""))
        return 0

    def _reference(self, at: int) -> int:
        found = _REFERENCE.match(self.text, at)
        if found is None:
            if unfinished := _UNFINISHED.match(self.text, at):
                self._say(at, f"“{unfinished.group()}” lacks its semicolon.", f"Write {unfinished.group()};.", repair=(at, unfinished.end(), unfinished.group() + ";"))
                return unfinished.end()
            self._say(at, f"An “&” stands alone: {self._near(at)}.", "Write &amp; for the character.", repair=(at, at + 1, "&amp;"))
            return at + 1
        decimal, hexadecimal, name = found.groups()
        if name and name not in _BUILT_IN:
            character = html.unescape(found.group())
            known = character != found.group()
            shown = f"“{character}”" if known and character.isprintable() and not character.isspace() else f"&#{ord(character[0])};" if known else ""
            self._say(at, f"XML does not know the entity {found.group()}.", f"Write the character itself: {shown}." if known else "Write the character itself.",
                      repair=(at, found.end(), character if known else "?"))
        elif decimal or hexadecimal:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            if not (code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF):
                self._say(at, f"{found.group()} is no character that XML can hold.", f"Write <g n=\"U+{code:04X}\"/> in its place, or remove it.",
                          repair=(at, found.end(), ""))
        return found.end()

    def _comment(self, at: int) -> int:
        end = self.text.find("-->", at + 4)
        if end < 0:
            self._say(at, "This comment has no end.", "Put --> where it ends.", broken=True)
            self.swallowed = True
            return len(self.text)
        dashes = self.text.find("--", at + 4, end)
        if dashes >= 0 or (self.text[end - 1] == "-" and end > at + 4):
            at_dash = dashes if dashes >= 0 else end - 1
            self._say(at_dash, "Two hyphens cannot stand inside a comment.", "Write one, or a dash.",
                      repair=(at + 4, end, re.sub("-", "–", self.text[at + 4:end])))
        return end + 3

    def _until(self, at: int, end: str, message: str, mend: str) -> int:
        found = self.text.find(end, at)
        if found < 0:
            self._say(at, message, mend, broken=True)
            self.swallowed = True
            return len(self.text)
        return found + len(end)

    def _instruction(self, at: int) -> int:
        if self.text[at:at + 5] == "<?xml" and self.text[at + 5:at + 6].isspace() and at and self.text[:at].strip():
            self._say(at, "An XML declaration stands inside the file.", "Remove it: it can only be the first line.", broken=True)
        return self._until(at, "?>", "This processing instruction has no end.", "Put ?> where it ends.")

    # tags

    def _end(self, at: int) -> int:
        found = _END.match(self.text, at)
        name = found.group(1) if found else None
        if not found or not name:
            self._say(at, f"This end tag has no name: {self._near(at)}.", f"Write </{self.stack[-1].name}>." if self.stack else "Remove it.",
                      repair=(at, found.end() if found else at + 2, f"</{self.stack[-1].name}>" if self.stack else ""))
            if self.stack:
                self._pop()
            return found.end() if found else at + 2
        end = found.end()
        if not found.group().endswith(">"):
            end = found.end(1)
            self._say(at, f"The end tag </{name} lacks its “>”.", f"Write </{name}>.", repair=(at, end, f"</{name}>"))
        elif found.group(2).strip():
            self._say(at, f"An end tag has only a name: {found.group()}", f"Write </{name}>.", repair=(at, found.end(), f"</{name}>"))
        self._close(name, at, end)
        return end

    def _close(self, name: str, at: int, end: int) -> None:
        if self.stack and self.stack[-1].name == name:
            self._pop()
            return
        names = [o.name for o in self.stack]
        if name in names:
            self._close_above(name, at)
            self._pop()
        elif name in self.forced:
            self._overlap(name, at)
        elif names and nearest(name, [names[-1]]):
            top = self.stack[-1]
            if name in schema().elements and top.name not in schema().elements:      # the slip is in the start tag
                self._say(top.offset, f"There is no element <{top.name}>, and it ends with </{name}>.", f"Write <{name}>.",
                          repair=(top.offset + 1, top.offset + 1 + len(top.name), name))
                self._pop()
                return
            self._say(at, f"</{name}> is no end tag of <{top.name}> (line {self._line(top.offset)}): capital and small letters count.",
                      f"Write </{top.name}>.", repair=(at, end, f"</{top.name}>"))
            self._pop()
        else:
            where = f"; open are {self._open_elements()}" if names else ""
            self._say(at, f"</{name}> ends nothing: no <{name}> is open{where}.", f"Remove it, or put <{name}> where it begins.", repair=(at, end, ""))

    def _close_above(self, name: str, at: int) -> None:
        """The elements above the one that ends here were never closed."""
        while self.stack[-1].name != name:
            top = self.stack.pop()
            if len(self.out.problems) >= MOST:
                continue
            self.forced[top.name] = (len(self.out.problems), name)
            again = self._begins_again(top, at)
            before = f"before the <{top.name}> of line {self._line(again)}" if again else f"before </{name}> of line {self._line(at)}"
            self._say(top.offset, f"<{top.name}> has no end tag (found </{name}> in line {self._line(at)} instead).", f"Put </{top.name}> {before}.", broken=True)

    def _begins_again(self, top: _Open, at: int) -> int:
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
            old.path, old.line, old.column, "overlap", f"<{name}> begins inside <{around}> (line {line}) and ends outside it (line {self._line(at)}).",
            f"Elements cannot overlap: put </{name}> before </{around}>.", weight=100)

    def _start(self, at: int, found: re.Match[str]) -> int:
        name = found.group(1)
        end, closed = self._attributes(name, found.end(), at)
        if not self.stack:
            if self.root_closed:
                self._say(at, f"<{name}> stands after the end of the file’s element.", "There is one <TEI> in a file: move it inside, or into a file of its own.", broken=True)
            self.root_seen = True
        declared = frozenset(re.findall(r"\sxmlns:([\w.-]+)\s*=", self.text[at:end]))
        prefixes = declared | (self.stack[-1].prefixes if self.stack else frozenset())
        prefix = name.partition(":")[0] if ":" in name else ""
        if prefix and prefix not in prefixes and prefix != "xml":
            self._say(at, f"The prefix of <{name}> is not declared.", f"Write <{name.partition(':')[2]}>: the elements of the edition have no prefix.",
                      repair=(at + 1, at + 2 + len(prefix), ""))
            name = name.partition(":")[2]
        if not closed:
            self.stack.append(_Open(name, at, prefixes))
        elif not self.stack:
            self.root_closed = True
        return end

    def _attributes(self, name: str, at: int, tag: int) -> tuple[int, bool]:
        """Reads the attributes of a start tag. Returns where the tag ends, and whether it closes itself."""
        text, seen = self.text, set[str]()
        while True:
            rest = re.compile(r"\s*(/?>|<|$)").match(text, at)
            if rest:
                if rest.group(1) in (">", "/>"):
                    return rest.end(), rest.group(1) == "/>"
                self._say(tag, f"The tag <{name} lacks its “>”.", "Put > where the tag ends.", repair=(at, at, ">"))
                return at, False
            found = _ATTRIBUTE.match(text, at)
            if not found:
                self._say(at, f"This cannot stand in the tag <{name}>: {self._near(at)}.", "Attributes are written name=\"value\", with straight quotation marks.", broken=True)
                return self._tag_end(at), False
            key, at_key = found.group(2), found.start(2)
            if not found.group(1):
                self._say(at_key, f"A space is missing before the attribute {key}.", f"Write a space before {key}.", repair=(at_key, at_key, " "))
            if not found.group(3) and self._lacks_its_end(at):
                self._say(tag, f"The tag <{name} lacks its “>”.", "Put > where the tag ends.", repair=(at, found.start(2), ">"))
                return found.start(2), False
            if not found.group(3):
                self._say(at_key, f"The attribute {key} of <{name}> has no value.", f"Write {key}=\"…\".", repair=(at_key, found.end(2), ""))
                at = found.end(2)
                continue
            at, good = self._value(name, key, at_key, found.end())
            if key in seen and good:
                self._say(at_key, f"<{name}> has {key} twice.", "Remove one of them.", repair=(at_key, at, _blank(text[at_key:at])))
            seen.add(key)

    def _value(self, name: str, key: str, at_key: int, at: int) -> tuple[int, bool]:
        """Reads a value; returns where it ends, and whether nothing was wrong with it."""
        text, quote = self.text, self.text[at:at + 1]
        if quote in ("\"", "'"):
            end, less = text.find(quote, at + 1), text.find("<", at + 1)
            if end >= 0 and (less < 0 or end < less):
                for found in re.finditer(r"&", text[at:end]):
                    if not _REFERENCE.match(text, at + found.start()):
                        self._say(at + found.start(), f"An “&” stands alone in {key} of <{name}>.", "Write &amp; for the character.",
                                  repair=(at + found.start(), at + found.start() + 1, "&amp;"))
                return end + 1, True
            close = self._tag_end(at)
            inside = text[at + 1:close - 1]
            if end >= 0 and "<" in text[at:end] and re.match(r"[^<>]*<[^<>]*$", text[at:end]) and "\n" not in text[at:end]:
                self._say(less, f"A “<” cannot stand in {key} of <{name}>.", "Write &lt; for the character.", repair=(less, less + 1, "&lt;"))
                return end + 1, False
            value = re.match(r"[^\s\"'/]*", inside)
            stop = at + 1 + (value.end() if value else 0)
            self._say(at_key, f"The value of {key} of <{name}> has no closing quotation mark.", f"Write {key}=\"{text[at + 1:stop]}\".", repair=(stop, stop, quote))
            return stop, False
        if quote in _CURLY:
            end = min((e for e in (text.find(c, at + 1) for c in "”“’‘»\"") if e > 0), default=-1)
            close = self._tag_end(at)
            stop = end if 0 <= end < close else close - 1
            self._say(at, f"The value of {key} of <{name}> stands in curly quotation marks.", f"Write {key}=\"{text[at + 1:stop]}\", with straight ones.",
                      repair=(at, stop + 1 if stop == end else stop, f"\"{text[at + 1:stop]}\""))
            return (stop + 1 if stop == end else stop), False
        bare = re.compile(r"[^\s<>/\"']*").match(text, at)
        value_text = bare.group() if bare else ""
        self._say(at_key, f"The value of {key} of <{name}> stands without quotation marks.", f"Write {key}=\"{value_text}\".",
                  repair=(at, at + len(value_text), f"\"{value_text}\""))
        return at + len(value_text), False

    def _lacks_its_end(self, at: int) -> bool:
        """Whether the next tag begins before this one has ended."""
        found = re.compile(r"[<>=]").search(self.text, at)
        return found is not None and found.group() == "<"

    def _tag_end(self, at: int) -> int:
        """Behind the next `>`, or before the next `<`."""
        found = re.compile(r"[<>]").search(self.text, at)
        if not found:
            return len(self.text)
        return found.end() if found.group() == ">" else found.start()

    def _pop(self) -> None:
        self.stack.pop()
        if not self.stack:
            self.root_closed = True

    # around the root

    def _outside(self, start: int, end: int) -> None:
        words = self.text[start:end].strip()
        if not words:
            return
        at = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
        where = "after the end of the file’s element" if self.root_closed else "before the first element"
        self._say(at, f"Text stands {where}: {self._near(at)}.", "Move it into the text, or remove it.", repair=(start, end, _blank(self.text[start:end])))

    def _at_end(self) -> None:
        if len(self.out.problems) >= MOST:
            self.out.broken = True
            return
        if not self.root_seen and not self.out.problems:
            self._say(0, "There is no element in the file: it is no XML.", "Restore it from your version control.", broken=True)
        if self.stack and not self.swallowed:
            last = len(self.text.rstrip())
            self._say(max(0, last - 1), f"The file ends too early: open are still {self._open_elements()}.",
                      "Restore what is missing at the end, or put the end tags there: " + "".join(f"</{o.name}>" for o in reversed(self.stack[-12:])), broken=True)

    # words

    def _open_elements(self) -> str:
        shown = [f"<{o.name}> (line {self._line(o.offset)})" for o in reversed(self.stack[-6:])]
        return ", ".join(shown)

    def _near(self, at: int) -> str:
        line = self.text[max(self.text.rfind("\n", 0, at) + 1, at - 15):at + 25].partition("\n")[0].strip()
        return f"“{line}”"

    def _line(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def _say(self, at: int, message: str, mend: str, *, repair: tuple[int, int, str] | None = None, broken: bool = False) -> None:
        column = at - (self.text.rfind("\n", 0, at) + 1) + 1
        self.out.problems.append(Problem(self.path, self._line(at), column, "not-well-formed", message, mend, weight=100))
        if repair:
            self.out.repairs.append(repair)
        if broken:
            self.out.broken = True


def _blank(text: str) -> str:
    return re.sub(r"\S", " ", text)


def scan(text: str, path: str) -> Scan:
    """What is not well-formed in a text. Linear in its length but for the places of problems, of which there are at most fifty."""
    return Scanner(text, path).scan()
