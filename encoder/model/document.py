"""The document between source and TEI: a tree of blocks over the source text, and marks on it.

Everything points into the source by offset, so nothing is ever copied, shifted or lost on the way: a reader finds
blocks, an annotator finds spans, the writer turns both into TEI.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from encoder.errors import Problem
from encoder.model.source import Source

Attributes = Mapping[str, str]
NO_ATTRIBUTES: Attributes = MappingProxyType({})


def no_attributes() -> Attributes:
    """The default of a field: before Python 3.12 a mapping proxy has no hash, and dataclasses refuse it as a value."""
    return NO_ATTRIBUTES


Certainty = Literal["high", "medium", "low"]

CONTAINERS = frozenset({"div", "list", "opener", "closer", "table", "row", "quote", "postscript"})
"""Kinds of block that hold blocks and no text of their own."""

CONSUMING = frozenset({"pb", "call", "gap", "lb", "g"})
"""Kinds of span whose source characters are not written: the element says the same."""

BRACKETED = frozenset({"supplied"})
"""Kinds of span whose first and last source character (the brackets) are not written."""


WORD_JOINER = "\u2060"
"""What stands in a view for a bracket between two letters: the word goes on behind it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of structure. `kind` is the TEI element it becomes.

    A leaf (`p`, `head`, `item`, `dateline`, `salute`, `signed`, `seg`, `label`, `cell`, `note`, `stamp`, `pb`) has
    the source text from `start` to `end`, without white space at its ends; a container (`CONTAINERS`) has only
    `children`, and `start` = `end`. An `item` or `note` may have text and, after it, children.
    """

    kind: str
    start: int
    end: int
    attributes: Attributes = field(default_factory=no_attributes)
    children: tuple[Block, ...] = ()

    def leaves(self) -> Iterator[Block]:
        """This block, if it has text, and all below it that have, in order of reading."""
        if self.end > self.start:
            yield self
        for child in self.children:
            yield from child.leaves()


class Span(NamedTuple):
    """A mark on the characters from `start` to `end` of the source.

    `kind` is the TEI element (`persName`, `date`, `ref`, `hi`, `pb`, `gap`, `supplied` ...) or `call`, the place of
    a footnote's number (`attributes["n"]` the shown number, which names the `Footnote`).
    `certainty` None means that the machine is sure; `rule` and `evidence` tell an editor why the mark is there, and
    `candidates` are the ids between which the machine did not decide.
    """

    start: int
    end: int
    kind: str
    attributes: Attributes = NO_ATTRIBUTES
    certainty: Certainty | None = None
    rule: str = ""
    evidence: str = ""
    candidates: tuple[str, ...] = ()

    def with_attributes(self, **more: str) -> Span:
        """The same span with attributes added or replaced."""
        return self._replace(attributes={**self.attributes, **more})


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the list at the end of the page text.

    `n` is the number that the text shows (where it shows none, the one of the list); `blocks` its paragraphs (the first starts
    after the list's number); `call` the offset right behind which the note belongs, None where the page shows no number for it;
    `type` source, editorial or original (TEI Guidelines 3.9).
    """

    n: str
    blocks: tuple[Block, ...]
    call: int | None = None
    type: str = "editorial"

    @property
    def identifier(self) -> str:
        """Its xml:id: `fn2`; for a note called by a sign, the sign's code (`fn-2a` for an asterisk)."""
        return "fn" + "".join(c if c.isalnum() else f"-{ord(c):x}" for c in self.n)


@dataclass(frozen=True, slots=True)
class Held:
    """A line of the page that is no part of the document: kept in the header, word for word.

    `role`: title, date, sponsor, abstract, source, rights, label (name of a field), field (what stands in one), furniture.
    """

    start: int
    end: int
    role: str
    line: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf block with what surrounds it, as annotators want it: `path` are the kinds of the blocks around it from
    the outside in, lists with their type (`list:participants`, `div:attachment`); `note` the number of the footnote it stands in; `type` its own
    `@type` (a `seg` of type from)."""

    start: int
    end: int
    kind: str
    path: tuple[str, ...]
    note: str | None = None
    type: str = ""


@dataclass(frozen=True)
class Document:
    """What a reader makes of a source: blocks, footnotes, structural marks (`spans`), lines held for the header.

    `reader` names the reader; `type` is the `@type` of the TEI div (telegram, letter, memorandum, ...); `n` the
    document's number; `problems` what the reader wants an editor to see.
    """

    source: Source
    reader: str
    type: str
    blocks: tuple[Block, ...]
    n: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    spans: tuple[Span, ...] = ()
    held: tuple[Held, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """All text of the document in the order of the source: the text first, then the footnotes."""
        out: list[Leaf] = []

        def walk(block: Block, path: tuple[str, ...], note: str | None) -> None:
            if block.end > block.start and block.kind != "pb":
                out.append(Leaf(block.start, block.end, block.kind, path, note, block.attributes.get("type", "")))
            if block.children:
                kind = block.attributes.get("type")
                inner = (*path, f"{block.kind}:{kind}" if kind else block.kind)
                for child in block.children:
                    walk(child, inner, note)

        for block in self.blocks:
            walk(block, (), None)
        for footnote in self.footnotes:
            for block in footnote.blocks:
                walk(block, ("note",), footnote.n)
        return tuple(out)

    @cached_property
    def view(self) -> str:
        """The text as annotators should see it: as long as the source, offset for offset.

        Page marks, footnote numbers, gaps and the brackets of supplied words are blanks, line breaks inside a paragraph are
        blanks, what lies between two blocks (and what is no text of the document) is blanks with one line feed.
        So `Vance,2 and` reads `Vance,  and`, and no pattern that stops at a line feed can cross two blocks. A bracket inside a word
        (`R[obert]`) is a WORD_JOINER.
        """
        text, pieces, at = self.source.text, [], 0
        for leaf in sorted(self.leaves, key=lambda x: x.start):
            if leaf.start > at:
                pieces.append("\n" + " " * (leaf.start - at - 1))
            elif leaf.start < at:      # a leaf never overlaps another; a reader's fault must not shift offsets
                continue
            pieces.append(text[leaf.start:leaf.end].replace("\n", " "))
            at = leaf.end
        if at < len(text):
            pieces.append("\n" + " " * (len(text) - at - 1))
        view = "".join(pieces)
        holes = [(s.start, s.end, " ") for s in self.spans if s.kind in CONSUMING]
        for s in self.spans:
            if s.kind in BRACKETED:
                holes += [(at, at + 1, _in_place_of_bracket(view, at)) for at in (s.start, s.end - 1)]
        if not holes:
            return view
        out, at = [], 0
        for start, end, blank in sorted(holes):
            if start >= at:
                out += [view[at:start], blank * (end - start)]
                at = end
        return "".join(out) + view[at:]


def _in_place_of_bracket(view: str, at: int) -> str:
    return WORD_JOINER if at and view[at - 1].isalpha() and view[at + 1:at + 2].isalpha() else " "
