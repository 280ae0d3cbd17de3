"""A printed volume read back from its PDF, and a text followed through it word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.publish import pdf as reader

ADJOINING, CLOSE, NEAR, FAR = 6, 40, 300, 9000
"""How many characters of its own the edition may put between two words of a text: a note's number or a bracket; a page of the original or of a reference; a marginal note; pages
full of notes. The more, the longer what is looked for behind them must be."""


@dataclass
class Trail:
    """Where the words of a text stand in a book, each with its beginning and end; where one is missing, both are the end of the one before. `missing` are the
    indexes of those."""

    places: list[tuple[int, int]]
    missing: list[int]
    end: int


@dataclass
class Book:
    """`text` is what the pages print but running heads and white space, `starts` where each page begins in it, `folios` the printed page numbers, `raw` the pages as
    the PDF has them. A hyphen of hyphenation is a soft hyphen (U+00AD) in the PDF, and is left out; one of the text's own is a hyphen."""

    text: str
    starts: list[int]
    folios: list[str]
    raw: list[str]

    @classmethod
    def of(cls, pdf: Path) -> Book:
        """Reads a PDF."""
        return cls.made(reader.reading(pdf), [reader.folio(page) for page in reader.pages(pdf)])

    @classmethod
    def made(cls, raw: Sequence[str], folios: Sequence[str]) -> Book:
        """A book of these pages, which bear these numbers."""
        starts, pieces, at = [], [], 0
        for page, folio in zip(raw, folios, strict=True):
            starts.append(at)
            pieces.append(squeezed(_without_head(page, folio)))
            at += len(pieces[-1])
        return cls("".join(pieces), starts, list(folios), list(raw))

    def page(self, at: int) -> int:
        """The page (from 0) of a place in the text."""
        return bisect_right(self.starts, at) - 1

    def follow(self, words: Sequence[str], at: int) -> Trail:
        """Where words stand from a place on, in their order, whatever the edition puts between them."""
        trail = Trail([], [], at)
        whole, behind = "".join(words), 0
        for index, word in enumerate(words):
            begin, end = self._next(word, whole[behind : behind + 24], trail.end)
            behind += len(word)
            if begin < 0:
                trail.missing.append(index)
                begin = end = trail.end
            trail.places.append((begin, end))
            trail.end = end
        return trail

    def _next(self, word: str, goes_on: str, at: int) -> tuple[int, int]:
        """Beginning and end of the next word; `goes_on` is the word and what follows it. (-1, -1) where it is not printed."""
        if self.text.startswith(word, at):
            return at, at + len(word)
        over = self.page(at) + 1
        head = self.starts[over] if over < len(self.starts) else len(self.text)
        if (found := self._find(word, at, ADJOINING)) >= 0:
            return found, found + len(word)
        if (found := self._broken(word, at, head)) >= 0:
            return at, found
        context, start = goes_on, goes_on[:12]
        places = ((context, at, NEAR), (context, head, NEAR), (start, at, NEAR), (start, head, NEAR), (word, at, CLOSE), (word, head, CLOSE), (context, at, FAR), (start, at, FAR))
        begin = next((found for probe, low, reach in places if (found := self._find(probe, low, reach)) >= 0), -1)
        return begin, begin + len(word) if begin >= 0 else -1

    def _find(self, probe: str, low: int, reach: int) -> int:
        return self.text.find(probe, low, low + reach + len(probe))

    def _broken(self, word: str, at: int, head: int) -> int:
        """The end of a word that begins at a place, before the notes, and goes on at the head of the next page; -1 where it does not."""
        for cut in range(len(word) - 2, 1, -1):
            if self.text.startswith(word[:cut], at) and (rest := self._find(word[cut:], head, ADJOINING)) >= 0:
                return rest + len(word) - cut
        return -1


def squeezed(text: str) -> str:
    """A text without white space and soft hyphens."""
    return re.sub(r"[\s\xad]+", "", text)


def _without_head(page: str, folio: str) -> str:
    """A page without the line that bears its number, at its foot or its head."""
    lines = page.split("\n")
    if folio in lines[-4:]:
        return "\n".join([*lines[:-4], *(line for line in lines[-4:] if line != folio)])
    return "\n".join(lines[1:]) if folio and re.match(rf"{folio} |.* {folio}$", lines[0]) else page
