"""The attributes of a start tag, as an editor may have mistyped them."""

from __future__ import annotations

import re
from typing import Any

NAME = r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?"
REFERENCE = re.compile(rf"&(?:#(\d{{1,7}})|#[xX]([0-9a-fA-F]{{1,6}})|({NAME}));")
_ATTRIBUTE = re.compile(rf"(\s*)({NAME})(\s*=\s*)?")
_CURLY = {"“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "«": "»"}


def blank(text: str) -> str:
    """As many characters and lines, nothing to see."""
    return re.sub(r"\S", " ", text)


class Attributes:
    """Those of the tag `<name` that begins at `tag`; `scanner` (of `wellformed`) has the text and takes what is to be said."""

    def __init__(self, scanner: Any, name: str, tag: int) -> None:
        self.scanner, self.text, self.name, self.tag, self.say = scanner, scanner.text, name, tag, scanner.say

    def read(self, at: int) -> tuple[int, bool]:
        """Reads from behind the name on. Returns where the tag ends, and whether it closes itself."""
        text, name, tag, seen = self.text, self.name, self.tag, set[str]()
        while True:
            rest = re.compile(r"\s*(/?>|<|$)").match(text, at)
            if rest:
                if rest.group(1) in (">", "/>"):
                    return rest.end(), rest.group(1) == "/>"
                self.say(tag, f"The tag <{name} lacks its “>”.", "Put > where the tag ends.", repair=(at, at, ">"))
                return at, False
            found = _ATTRIBUTE.match(text, at)
            if not found:
                self.say(at, f"This cannot stand in the tag <{name}>: {self.scanner.near(at)}.",
                          "Attributes are written name=\"value\", with straight quotation marks.", broken=True)
                return self._tag_end(at), False
            key, at_key = found.group(2), found.start(2)
            if not found.group(1):
                self.say(at_key, f"A space is missing before the attribute {key}.", f"Write a space before {key}.", repair=(at_key, at_key, " "))
            if not found.group(3) and self._lacks_its_end(at):
                self.say(tag, f"The tag <{name} lacks its “>”.", "Put > where the tag ends.", repair=(at, found.start(2), ">"))
                return found.start(2), False
            if not found.group(3):
                self.say(at_key, f"The attribute {key} of <{name}> has no value.", f"Write {key}=\"…\".", repair=(at_key, found.end(2), ""))
                at = found.end(2)
                continue
            at, good = self._value(key, at_key, found.end())
            if key in seen and good:
                self.say(at_key, f"<{name}> has {key} twice.", "Remove one of them.", repair=(at_key, at, blank(text[at_key:at])))
            seen.add(key)

    def _value(self, key: str, at_key: int, at: int) -> tuple[int, bool]:
        """Reads a value; returns where it ends, and whether nothing was wrong with it."""
        text, name, quote = self.text, self.name, self.text[at:at + 1]
        if quote in ("\"", "'"):
            end, less = text.find(quote, at + 1), text.find("<", at + 1)
            if end >= 0 and (less < 0 or end < less):
                for found in re.finditer(r"&", text[at:end]):
                    if not REFERENCE.match(text, at + found.start()):
                        self.say(at + found.start(), f"An “&” stands alone in {key} of <{name}>.", "Write &amp; for the character.",
                                  repair=(at + found.start(), at + found.start() + 1, "&amp;"))
                return end + 1, True
            close = self._tag_end(at)
            inside = text[at + 1:close - 1]
            if end >= 0 and "<" in text[at:end] and re.match(r"[^<>]*<[^<>]*$", text[at:end]) and "\n" not in text[at:end]:
                self.say(less, f"A “<” cannot stand in {key} of <{name}>.", "Write &lt; for the character.", repair=(less, less + 1, "&lt;"))
                return end + 1, False
            value = re.match(r"[^\s\"'/]*", inside)
            stop = at + 1 + (value.end() if value else 0)
            self.say(at_key, f"The value of {key} of <{name}> has no closing quotation mark.", f"Write {key}=\"{text[at + 1:stop]}\".",
                      repair=(stop, stop, quote))
            return stop, False
        if quote in _CURLY:
            end = min((e for e in (text.find(c, at + 1) for c in "”“’‘»\"") if e > 0), default=-1)
            close = self._tag_end(at)
            stop = end if 0 <= end < close else close - 1
            self.say(at, f"The value of {key} of <{name}> stands in curly quotation marks.",
                      f"Write {key}=\"{text[at + 1:stop]}\", with straight ones.",
                      repair=(at, stop + 1 if stop == end else stop, f"\"{text[at + 1:stop]}\""))
            return (stop + 1 if stop == end else stop), False
        bare = re.compile(r"[^\s<>/\"']*").match(text, at)
        value_text = bare.group() if bare else ""
        self.say(at_key, f"The value of {key} of <{name}> stands without quotation marks.", f"Write {key}=\"{value_text}\".",
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
