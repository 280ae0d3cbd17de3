"""Why a file is no well-formed XML, in an editor's words: every error, where it stands, what was open there.

A parser stops at the first error, or goes on and reports what follows from it. This reads the text with a stack of open elements and,
where it can, goes on as the editor meant it; what it would have to change for that it keeps as repairs, so that the rest of the
file can still be checked.
"""

from __future__ import annotations

import html
import re

from encoder.validate.nesting import MOST, Nesting, Open, Scan
from encoder.validate.tags import NAME, REFERENCE, Attributes, blank

_NEXT = re.compile(r"[<&]|\]\]>|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_UNFINISHED = re.compile(r"&(amp|lt|gt|quot|apos|nbsp)\b(?!;)")
_START = re.compile(rf"<({NAME})")
_END = re.compile(rf"</\s*({NAME})?([^<>]*)>?")
_BUILT_IN = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Scanner(Nesting):
    """Reads one text."""

    root_seen = swallowed = False

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
            self.say(at, "“]]>” cannot stand in text.", "Write ]]&gt;.", repair=(at, at + 3, "]]&gt;"))
            return at + 3
        if text[at] != "<":
            code = f"U+{ord(text[at]):04X}"
            self.say(at, f"The control character {code} cannot stand in XML.", f"Write <g n=\"{code}\"/> in its place, or remove it.",
                      repair=(at, at + 1, ""))
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
            self.say(at, "This is no markup that can stand here.", "Remove it, or write &lt; for the character.", broken=True)
            return at + 2
        self.say(at, f"A “<” stands alone: {self.near(at)}.", "Write &lt; for the character.", repair=(at, at + 1, "&lt;"))
        return at + 1

    def _prolog(self) -> int:
        stripped = self.text.lstrip()
        lead = len(self.text) - len(stripped)
        if lead and stripped.startswith("<?xml") and stripped[5:6].isspace():
            self.say(0, "Something stands before the XML declaration.",
                      "<?xml must be the very first characters of the file: remove the blank line or space before it.",
                      repair=(0, 0, ""))
        return 0

    def _reference(self, at: int) -> int:
        found = REFERENCE.match(self.text, at)
        if found is None:
            if unfinished := _UNFINISHED.match(self.text, at):
                self.say(at, f"“{unfinished.group()}” lacks its semicolon.", f"Write {unfinished.group()};.",
                          repair=(at, unfinished.end(), unfinished.group() + ";"))
                return unfinished.end()
            self.say(at, f"An “&” stands alone: {self.near(at)}.", "Write &amp; for the character.", repair=(at, at + 1, "&amp;"))
            return at + 1
        decimal, hexadecimal, name = found.groups()
        if name and name not in _BUILT_IN:
            character = html.unescape(found.group())
            known = character != found.group()
            visible = character.isprintable() and not character.isspace()
            shown = f"“{character}”" if visible else f"&#{ord(character[0])};"
            self.say(at, f"XML does not know the entity {found.group()}.",
                      f"Write the character itself: {shown}." if known else "Write the character itself.",
                      repair=(at, found.end(), character if known else "?"))
        elif decimal or hexadecimal:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            if not (code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF):
                self.say(at, f"{found.group()} is no character that XML can hold.", f"Write <g n=\"U+{code:04X}\"/> in its place, or remove it.",
                          repair=(at, found.end(), ""))
        return found.end()

    def _comment(self, at: int) -> int:
        end = self.text.find("-->", at + 4)
        if end < 0:
            self.say(at, "This comment has no end.", "Put --> where it ends.", broken=True)
            self.swallowed = True
            return len(self.text)
        dashes = self.text.find("--", at + 4, end)
        if dashes >= 0 or (self.text[end - 1] == "-" and end > at + 4):
            at_dash = dashes if dashes >= 0 else end - 1
            self.say(at_dash, "Two hyphens cannot stand inside a comment.", "Write one, or a dash.",
                      repair=(at + 4, end, re.sub("-", "–", self.text[at + 4:end])))
        return end + 3

    def _until(self, at: int, end: str, message: str, mend: str) -> int:
        found = self.text.find(end, at)
        if found < 0:
            self.say(at, message, mend, broken=True)
            self.swallowed = True
            return len(self.text)
        return found + len(end)

    def _instruction(self, at: int) -> int:
        if self.text[at:at + 5] == "<?xml" and self.text[at + 5:at + 6].isspace() and at and self.text[:at].strip():
            self.say(at, "An XML declaration stands inside the file.", "Remove it: it can only be the first line.", broken=True)
        return self._until(at, "?>", "This processing instruction has no end.", "Put ?> where it ends.")

    # tags

    def _end(self, at: int) -> int:
        found = _END.match(self.text, at)
        name = found.group(1) if found else None
        if not found or not name:
            self.say(at, f"This end tag has no name: {self.near(at)}.", f"Write </{self.stack[-1].name}>." if self.stack else "Remove it.",
                      repair=(at, found.end() if found else at + 2, f"</{self.stack[-1].name}>" if self.stack else ""))
            if self.stack:
                self.pop()
            return found.end() if found else at + 2
        end = found.end()
        if not found.group().endswith(">"):
            end = found.end(1)
            self.say(at, f"The end tag </{name} lacks its “>”.", f"Write </{name}>.", repair=(at, end, f"</{name}>"))
        elif found.group(2).strip():
            self.say(at, f"An end tag has only a name: {found.group()}", f"Write </{name}>.", repair=(at, found.end(), f"</{name}>"))
        self.close(name, at, end)
        return end

    def _start(self, at: int, found: re.Match[str]) -> int:
        name = found.group(1)
        end, closed = Attributes(self, name, at).read(found.end())
        if not self.stack:
            if self.root_closed:
                self.say(at, f"<{name}> stands after the end of the file’s element.",
                          "There is one <TEI> in a file: move it inside, or into a file of its own.", broken=True)
            self.root_seen = True
        declared = frozenset(re.findall(r"\sxmlns:([\w.-]+)\s*=", self.text[at:end]))
        prefixes = declared | (self.stack[-1].prefixes if self.stack else frozenset())
        prefix = name.partition(":")[0] if ":" in name else ""
        if prefix and prefix not in prefixes and prefix != "xml":
            self.say(at, f"The prefix of <{name}> is not declared.",
                      f"Write <{name.partition(':')[2]}>: the elements of the edition have no prefix.",
                      repair=(at + 1, at + 2 + len(prefix), ""))
            name = name.partition(":")[2]
        if not closed:
            self.stack.append(Open(name, at, prefixes))
        elif not self.stack:
            self.root_closed = True
        return end

    # around the root

    def _outside(self, start: int, end: int) -> None:
        words = self.text[start:end].strip()
        if not words:
            return
        at = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
        where = "after the end of the file’s element" if self.root_closed else "before the first element"
        self.say(at, f"Text stands {where}: {self.near(at)}.", "Move it into the text, or remove it.",
                  repair=(start, end, blank(self.text[start:end])))

    def _at_end(self) -> None:
        if len(self.out.problems) >= MOST:
            self.out.broken = True
            return
        if not self.root_seen and not self.out.problems:
            self.say(0, "There is no element in the file: it is no XML.", "Restore it from your version control.", broken=True)
        if self.stack and not self.swallowed:
            last = len(self.text.rstrip())
            ends = "".join(f"</{o.name}>" for o in reversed(self.stack[-12:]))
            self.say(max(0, last - 1), f"The file ends too early: open are still {self.open_elements()}.",
                      f"Restore what is missing at the end, or put the end tags there: {ends}", broken=True)


def scan(text: str, path: str) -> Scan:
    """What is not well-formed in a text. Linear in its length but for the places of problems, of which there are at most fifty."""
    return Scanner(text, path).scan()
