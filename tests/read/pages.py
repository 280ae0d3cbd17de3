"""What the tests of readers share: a text as the tree that an editor gets, and whether a document covers its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from encoder.model import Block, Document, Source
from encoder.read import read
from encoder.tei import nested
from encoder.tei.body import BodyWriter
from tests.trees import T

_BULLET = re.compile(r"^[^\S\n]+[*•][ \t]", re.M)
_NUMBER = re.compile(r"\W{0,3}(?:\w{1,5}\W{0,3})?")


def document(text: str) -> Document:
    return read(Source("page.txt", text, "page"))


def tree(of: Document) -> etree._Element:
    """The `body`; where the page has lines of its own, a `page` with a `held` for each before the body."""
    body = BodyWriter(of, nested(of, [of.spans])).write()[0]
    if not of.held:
        return body
    page = etree.Element(T + "page")
    for line in of.held:
        etree.SubElement(page, T + "held", role=line.role, n=str(line.line))
    page.append(body)
    return page


def blocks(of: Document) -> Iterator[Block]:
    """All blocks, in order of reading."""
    def below(block: Block) -> Iterator[Block]:
        yield block
        for child in block.children:
            yield from below(child)
    for block in of.blocks:
        yield from below(block)


def assert_covers(of: Document) -> None:
    """Every character that is no white space is in one leaf, page mark or held line, but for bullets and the numbers of the list of notes."""
    text = of.source.text
    leaves = of.leaves
    assert [leaf.start for leaf in leaves] == sorted(leaf.start for leaf in leaves)
    places = [(x.start, x.end) for x in (*leaves, *of.held, *(b for b in blocks(of) if b.kind == "pb"))]
    for start, end in places:
        assert text[start:end].strip() == text[start:end] != ""
    at, left = 0, []
    for start, end in sorted(places):
        assert at <= start, "two blocks share a character"
        left += text[at:start].split()
        at = end
    left += text[at:].split()
    assert all(piece in "*•" or _NUMBER.fullmatch(piece) for piece in left), left
    assert len(left) <= len(_BULLET.findall(text)) + len(of.footnotes)
