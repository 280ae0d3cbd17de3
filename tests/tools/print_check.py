"""Sets an edition in print and reads the PDF back: `python -m tests.tools.print_check FOLDER_OF_TEI`.

Says time, processor time, memory and pages; how many characters of the texts and notes are missing from the PDF; which notes do not begin on the page of their
number; which page numbers of the contents, and which entries of the indexes, are wrong. Ends with 1 where anything is.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.publish.print_entries import entries_of, order
from encoder.publish.print_register import Placed, place
from encoder.publish.print_texts import TEI, XML_ID, read
from tests.publish import pdf as reader

WINDOW = 9000
"""How many characters (without white space) may stand between two words of a text: notes, running head, a margin."""


@dataclass
class Book:
    """The text of a PDF without white space; `starts` where each page begins in it, `breaks` where a line ends in a hyphen, `folios` the printed numbers."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    folios: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, pdf: Path) -> Book:
        """A hyphen that hyphenation put in is a soft hyphen (U+00AD) in the PDF, and no character of the text; one of the text's own is a hyphen."""
        book, pieces, at = cls(), [], 0
        for page in reader.reading(pdf):
            book.starts.append(at)
            for line in page.split("\n"):
                written = reader.squeezed(line)
                piece = written.replace("\xad", "")
                at += len(piece)
                pieces.append(piece)
                if written.endswith(("\xad", "-", "–", "—", "/")):
                    book.breaks.append(at)
        book.text = "".join(pieces)
        book.folios = [reader.folio(page) for page in reader.pages(pdf)]
        return book

    def page(self, at: int) -> int:
        """The page (from 0) of a place in the text."""
        return bisect_right(self.starts, at) - 1

    def find(self, word: str, at: int) -> tuple[int, int]:
        """Where a word stands next: its beginning and end; (-1, at) where it does not. It may be broken at the end of a page, before the notes."""
        whole = self.text.find(word, at, at + WINDOW)
        index = bisect_right(self.breaks, at)
        while len(word) > 1 and index < len(self.breaks) and self.breaks[index] < (whole if whole >= 0 else at + WINDOW):
            end = self.breaks[index]
            index += 1
            for cut in range(len(word) - 1, 0, -1):
                if end - cut >= at and self.text.startswith(word[:cut], end - cut):
                    over = self.page(end - 1) + 1
                    rest = self.text.find(word[cut:], self.starts[over], end + WINDOW) if over < len(self.starts) else -1
                    if rest >= 0 and self.page(rest) == over:
                        return end - cut, rest + len(word) - cut
        return (whole, whole + len(word)) if whole >= 0 else (-1, at)


@dataclass
class Found:
    """What was read: characters looked for, and everything that is wrong, as sentences."""

    characters: int = 0
    missing: int = 0
    notes: int = 0
    contents: int = 0
    entries: int = 0
    wrong: list[str] = field(default_factory=list)


def pieces(element: Any) -> Iterator[str | Any]:
    """The words of an element in order, and, where they stand, its notes (which are not gone into)."""
    yield from (element.text or "").split()
    for child in element:
        if child.tag == f"{TEI}note":
            yield child
        elif isinstance(child.tag, str):
            yield from pieces(child)
        yield from (child.tail or "").split()


def read_text(book: Book, element: Any, at: int, where: str, found: Found) -> int:
    """Follows an element through the book, then its notes; the place where it ends."""
    last, waiting = at, []
    for piece in pieces(element):
        if not isinstance(piece, str):
            waiting.append((piece, last))
            continue
        word = piece.replace("\xad", "")
        found.characters += len(word)
        begin, at = book.find(word, at)
        if begin < 0:
            found.missing += len(word)
            found.wrong.append(f"{where}: {piece!r} is not printed, or not in its place")
        last = max(at - 1, 0)
    for note, anchor in waiting:
        read_note(book, note, anchor, where, found)
    return at


def read_note(book: Book, note: Any, anchor: int, where: str, found: Found) -> None:
    """Looks for a note from its number on."""
    name = f"{where} {note.get(XML_ID) or note.get('n') or 'note'}"
    words = [piece.replace("\xad", "") for piece in pieces(note) if isinstance(piece, str)]
    found.notes += 1
    begin = book.text.find("".join(words)[:40], anchor)
    if begin < 0:
        begin = book.find(words[0], anchor)[0] if words else anchor
    if words and note.get("anchored") != "false" and note.get("place") not in ("inline", "margin") and book.page(begin) != book.page(anchor):
        found.wrong.append(f"{name} begins on page {book.page(begin) + 1} of the PDF, its number stands on page {book.page(anchor) + 1}")
    read_text(book, note, max(begin, anchor), name, found)


def check(top: Path, pdf: Path) -> Found:
    """Reads the PDF of an edition against its TEI."""
    book, found = Book.of(pdf), Found()
    texts, authorities = read(top)
    placed = place(texts)
    main = next((index for index, folio in enumerate(book.folios) if folio == "1"), 0)
    at, begun = book.starts[main], {}
    for item in placed:
        root = etree.fromstring(item.text.xml)
        body = root.find(f"{TEI}text")
        begun[item.text.path] = book.page(_heading(book, body, at))
        at = read_text(book, body, at, item.text.path, found)
    raw = reader.reading(pdf)[:main]
    first = next((index for index, page in enumerate(raw) if page.startswith("Contents")), 0)
    _contents(book, placed, begun, raw[first:], found)
    where: dict[str, list[str]] = {}
    for item in placed:
        for key in item.text.mentions:
            where.setdefault(key, []).append(item.number)
    back = book.text[at:]
    for entry in sorted((e for e in entries_of(authorities) if e.kind != "terms" and e.key in where), key=order):
        found.entries += 1
        if reader.squeezed(f"{':' + ', '.join(where[entry.key])}") not in back or reader.squeezed(entry.name) not in back:
            found.wrong.append(f"index: {entry.name}: {', '.join(where[entry.key])} is not there")
    return found


def _heading(book: Book, body: Any, at: int) -> int:
    """Where the heading of a document stands."""
    head = body.find(f".//{TEI}head")
    words = list(pieces(head)) if head is not None else []
    return book.text.find("".join(word for word in words if isinstance(word, str))[:30], at)


def _contents(book: Book, placed: list[Placed], begun: dict[str, int], pages: list[str], found: Found) -> None:
    """The numbers that the contents give the documents, in order."""
    listed = [(reader.squeezed(title), number) for title, number in re.findall(r"(.+?)(?:[. ]*\. \.| \.)\W*([0-9]+|[ivxl]+)$", "\n".join(pages), re.M | re.S)]
    at = 0
    for item in placed:
        found.contents += 1
        title, printed = reader.squeezed(re.sub(r"^[0-9]+[a-z]?\. ", "", item.text.title))[:30], book.folios[begun[item.text.path]]
        at = next((index for index in range(at, len(listed)) if title in listed[index][0]), len(listed))
        given = listed[at][1] if at < len(listed) else "nothing"
        if given != printed:
            found.wrong.append(f"contents: {item.text.path} begins on page {printed}, the contents say {given}")
        at += 1


def main(top: Path) -> int:
    """Sets, reads, says."""
    with tempfile.TemporaryDirectory() as made:
        pdf = Path(made) / "edition.pdf"
        code = "import sys; sys.argv[0] = 'edition print'; from encoder.cli.print import print_; print_()"
        began = time.perf_counter()
        said = subprocess.run([sys.executable, "-c", code, str(top), "--out", str(pdf)], check=True, capture_output=True, encoding="utf-8")
        wall, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        found = check(top, pdf)
        pages = len(reader.reading(pdf))
    print(said.stderr.strip(), said.stdout.strip(), sep="\n")
    print(f"{pages} pages; {wall:.1f} s, {used.ru_utime:.1f} s of processor time, {used.ru_maxrss / 1024:.0f} MB")
    print(f"{found.characters:,} characters of texts and notes, {found.missing} missing; {found.notes:,} notes; {found.contents} page numbers of the contents; "
          f"{found.entries:,} entries of indexes; {len(found.wrong)} wrong")
    for sentence in found.wrong[:40]:
        print(f"  {sentence}")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
