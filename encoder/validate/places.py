"""Where in the file an element, an attribute or a word of the tree stands: line and column, counted from 1.

lxml keeps one line number an element. This reads the tags of the text again, in order, and matches them with the nodes of the tree; it is made
only for files in which something is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any

_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)|(?P<cdata><!\[CDATA\[.*?\]\]>)|(?P<pi><\?.*?\?>)|(?P<end></[^>]*>)"
    r"|(?P<start><[^\s/>!?][^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>)", re.DOTALL)
_CHARACTER = re.compile(r"&#?\w+;|<!\[CDATA\[|\]\]>|\S", re.DOTALL)
_XML = "{http://www.w3.org/XML/1998/namespace}"


class Places:
    """The places of one well-formed text. `shifts` are (offset in `text`, characters put in there) of repairs that the file itself has not got."""

    def __init__(self, text: str, root: Any, shifts: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.root, self.shifts = text, root, list(shifts)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.text))]

    @cached_property
    def _tags(self) -> dict[Any, tuple[int, int, int, int]]:
        """For each node: start and end of its start tag, start and end of its end tag."""
        spans: list[list[int]] = []
        open_: list[int] = []
        root_seen = False
        for token in _TOKEN.finditer(self.text):
            kind, start, end = token.lastgroup, token.start(), token.end()
            if kind == "start":
                spans.append([start, end, start, end])
                root_seen = True
                if not token.group().endswith("/>"):
                    open_.append(len(spans) - 1)
            elif kind == "end" and open_:
                spans[open_.pop()][2:] = [start, end]
                if not open_:
                    break
            elif kind in ("comment", "pi") and root_seen:
                spans.append([start, end, start, end])
        nodes = list(self.root.iter())
        return {node: (a, b, c, d) for node, (a, b, c, d) in zip(nodes, spans, strict=False)} if len(nodes) == len(spans) else {}

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset into the text."""
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        shift = sum(by for at, by in self.shifts if start <= at < offset)
        return line, max(1, offset - start - shift + 1)

    def of(self, element: Any, attribute: str = "") -> tuple[int, int]:
        """Where an element begins, or its attribute (by its name in lxml's form)."""
        tag = self._tags.get(element)
        if tag is None:
            return element.sourceline or 0, 0
        offset = tag[0]
        if attribute:
            name = f"xml:{attribute.removeprefix(_XML)}" if attribute.startswith(_XML) else attribute.rpartition("}")[2]
            found = re.compile(rf"[\s\"'](?:[\w.-]+:)?({re.escape(name)})\s*=").search(self.text, tag[0], tag[1])
            offset = found.start(1) if found else offset
        return self.place(offset)

    def end(self, element: Any) -> tuple[int, int]:
        """Where the end tag of an element begins."""
        tag = self._tags.get(element)
        return self.place(tag[2]) if tag else (element.sourceline or 0, 0)

    def text_at(self, owner: Any, tail: bool, skip: int) -> tuple[int, int]:
        """Where, in the text of an element (or in its tail), the character stands that has `skip` others before it, white space not counted."""
        tag = self._tags.get(owner)
        if tag is None:
            return owner.sourceline or 0, 0
        offset = tag[3] if tail else tag[1]
        for found in _CHARACTER.finditer(self.text, offset):
            if found.group() in ("<![CDATA[", "]]>"):
                continue
            offset = found.start()
            if skip <= 0 or found.group() == "<":
                break
            skip -= 1
        return self.place(offset)
