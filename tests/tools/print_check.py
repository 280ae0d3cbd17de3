"""Sets an edition in print and reads the PDF back: `python -m tests.tools.print_check FOLDER_OF_TEI [PDF]`.

Says time, processor time, memory and pages; how many characters of the texts and notes are missing from the PDF; which notes do not begin on the page of their
number; which page numbers of the contents, and which entries of the indexes, are wrong. Ends with 1 where anything is. A PDF that is there already is only read.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.publish.print_entries import entries_of, order
from encoder.publish.print_register import Placed, place
from encoder.publish.print_texts import TEI, XML_ID, Authority, read
from tests.publish.book import ADJOINING, FAR, NEAR, Book, Trail, squeezed
from tests.publish.pdf import Element, structure


@dataclass
class Found:
    """How much was looked for, and everything that is wrong, as sentences."""

    characters: int = 0
    missing: int = 0
    notes: int = 0
    contents: int = 0
    entries: int = 0
    elements: int = 0
    wrong: list[str] = field(default_factory=list)


def check(top: Path, book: Book) -> Found:
    """Reads a book against the TEI of its edition."""
    found = Found()
    texts, authorities = read(top)
    placed = place(texts)
    first = max(index for index, folio in enumerate(book.folios) if folio == "1")
    at, begun = book.starts[first], {}
    for item in placed:
        body = etree.fromstring(item.text.xml).find(f"{TEI}text")
        begins, at = read_document(book, body, at, item.text.path, found)
        begun[item.text.path] = book.folios[book.page(begins)]
    check_contents(book.raw[:first], placed, begun, found)
    check_indexes(book.text[at:], placed, authorities, found)
    return found


def read_document(book: Book, body: Any, at: int, where: str, found: Found) -> tuple[int, int]:
    """Follows a document through the book; where its heading begins, and where it ends."""
    words, notes = words_of(body)
    heading = body.find(f".//{TEI}head")
    before = len(words_of(body, until=heading)[0]) if heading is not None else 0
    text = "".join(words)
    begins = next((begin for size in (24, 12, 6) if (begin := book.text.find(text[:size], at, at + FAR)) >= 0), at)
    trail = read_text(book, words, begins, where, found)
    end = trail.end
    for note, index in notes:
        anchor = trail.places[index - 1][1] - 1 if index else at
        if note.get("anchored") == "false":
            found.notes += 1
            end = read_text(book, words_of(note)[0], end, name(where, note), found).end
        elif {note.get("place"), note.get("rend")} & {"inline", "margin"}:
            read_text(book, words_of(note)[0], anchor, name(where, note), found)
        else:
            read_note(book, note, anchor, name(where, note), found)
    return trail.places[before][0] if trail.places else at, end


def words_of(element: Any, until: Any = None) -> tuple[list[str], list[tuple[Any, int]]]:
    """The words of an element (up to one inside it) but those of its notes; and these, each with the number of words before it. Markup parts words."""
    words: list[str] = []
    notes: list[tuple[Any, int]] = []

    def walk(parent: Any) -> bool:
        if parent is until:
            return True
        words.extend(map(squeezed, (parent.text or "").split()))
        for child in parent:
            if child.tag == f"{TEI}note":
                notes.append((child, len(words)))
            elif isinstance(child.tag, str) and walk(child):
                return True
            words.extend(map(squeezed, (child.tail or "").split()))
        return False

    walk(element)
    return words, notes


def name(where: str, note: Any) -> str:
    """What a note is called in a message."""
    return f"{where} note {note.get('n') or note.get(XML_ID) or ''}".rstrip()


def read_text(book: Book, words: Sequence[str], at: int, where: str, found: Found) -> Trail:
    """Follows a text, and says what of it is missing."""
    trail = book.follow(words, at)
    found.characters += sum(map(len, words))
    for index in trail.missing:
        found.missing += len(words[index])
        found.wrong.append(f"{where}: {words[index]!r} is not printed after {' '.join(words[max(index - 4, 0) : index])!r}")
    return trail


def read_note(book: Book, note: Any, anchor: int, where: str, found: Found) -> None:
    """Looks for a footnote from its number on: first on that page, then on those that follow."""
    words, inside = words_of(note)
    text, page = "".join(words), book.page(anchor)
    ends = book.starts[page + 1] if page + 1 < len(book.starts) else len(book.text)
    number = note.get("n") or ""
    probes = [number + text[:24], number + text[:6], text[:24], text[:6]]
    begins = next((at for end in (ends, anchor + FAR) for probe in probes if (at := book.text.find(probe, anchor, end)) >= 0), anchor)
    found.notes += 1
    if number not in book.text[anchor : anchor + 1 + ADJOINING + len(number)]:
        found.wrong.append(f"{where}: the number is not printed after {book.text[max(anchor - 20, 0) : anchor + 1]!r}")
    if book.page(begins) != page:
        found.wrong.append(f"{where} begins on page {book.folios[book.page(begins)]}, its number stands on page {book.folios[page]}")
    trail = read_text(book, words, begins, where, found)
    for inner, index in inside:
        read_note(book, inner, trail.places[index - 1][1] - 1 if index else begins, name(where, inner), found)


def check_contents(front: Sequence[str], placed: Sequence[Placed], begun: dict[str, str], found: Found) -> None:
    """The page numbers that the contents give the documents, in their order."""
    first = next((index for index, page in enumerate(front) if page.startswith("Contents")), 0)
    listed = squeezed("\n".join(re.sub(r"[. ]*\u2060(\S+)$", r"→\1←", page, flags=re.M) for page in front[first:]))
    at = 0
    for item in placed:
        found.contents += 1
        title = squeezed(re.sub(r"^[0-9]+[a-z]?\. ", "", item.text.title))[:30]
        at = max(listed.find(title, at), at)
        given = re.compile("→([0-9]+)←").search(listed, at)
        if not given or given[1] != begun[item.text.path]:
            found.wrong.append(f"contents: {item.text.path} begins on page {begun[item.text.path]}, the contents say {given[1] if given else 'nothing'}")
        at = given.end() if given else at


def check_indexes(back: str, placed: Sequence[Placed], authorities: Sequence[Authority], found: Found) -> None:
    """The documents that the indexes give each entry."""
    where: dict[str, list[Placed]] = {}
    for item in placed:
        for key in item.text.mentions:
            where.setdefault(key, []).append(item)
    for entry in sorted((e for e in entries_of(authorities) if e.kind != "terms" and e.key in where), key=order):
        found.entries += 1
        parts = [f"{numeral} {', '.join(item.number for item in items)}" for numeral, items in groupby(where[entry.key], key=lambda item: item.numeral)]
        numbers = "; ".join(parts).strip()
        if not re.search(rf"{re.escape(squeezed(entry.name))}(?:,.{{0,{NEAR}}}?)?:{re.escape(squeezed(numbers))}(?![0-9,;])", back):
            found.wrong.append(f"index: {entry.name}: {numbers} is not there")


CONTAINERS = {"LBody": "an item", "TD": "a cell", "TH": "a cell", "Note": "a note", "item": "an item", "cell": "a cell", "note": "a note"}
"""Where a note may stand other than in a paragraph: structure elements and TEI."""


def check_structure(tree: Element, placed: Sequence[Placed], found: Found) -> None:
    """The headings, lists, tables and notes of each document in the structure tree: all, in their order, the notes in what they are notes to."""
    top = tree.inside[0].inside
    begins = [index for index, element in enumerate(top) if element.kind == "H2"][-len(placed) :]
    for item, begin, end in zip(placed, begins, [*begins[1:], None], strict=True):
        end = next((index for index in range(begin + 1, len(top)) if top[index].kind in ("H1", "H2")), end)
        printed = [said for element in top[begin:end] for said in outline_printed(element, "nothing")]
        written = document_written(etree.fromstring(item.text.xml))
        found.elements += len(written)
        if printed != written:
            at = next((index for index, pair in enumerate(zip(printed, written, strict=False)) if pair[0] != pair[1]), min(len(printed), len(written)))
            found.wrong.append(f"{item.text.path}: the structure tree has {printed[at : at + 3]} after {printed[max(at - 2, 0) : at]}, the text {written[at : at + 3]}")


def outline_printed(element: Element, within: str) -> Iterator[str]:
    """The headings, lists, tables and notes of a structure element, in their order."""
    kind = "heading" if re.fullmatch("H[1-6]", element.kind) else {"L": "list", "Table": "table", "Note": f"note in {within}"}.get(element.kind)
    if kind:
        yield kind
    within = "a heading" if kind == "heading" else CONTAINERS.get(element.kind, "a paragraph" if element.kind == "P" and within == "nothing" else within)
    for child in element.inside:
        yield from outline_printed(child, within)


def document_written(root: Any) -> list[str]:
    """The same of a TEI document; the edition gives it a heading where it has none, and a note on its source and on who paid, under an asterisk."""
    file, body = root.find(f"{TEI}teiHeader/{TEI}fileDesc"), root.find(f"{TEI}text/{TEI}body")
    first = next((child.tag for child in body.iterfind(f"{TEI}div[1]/*") if child.tag not in (f"{TEI}note", f"{TEI}pb")), "")
    outline = ["heading"] * (first != f"{TEI}head") + list(outline_written(body, "a paragraph"))
    stated = file.find(f"{TEI}sourceDesc/{TEI}bibl[@type='source-statement']"), file.find(f"{TEI}sourceDesc/{TEI}msDesc/{TEI}msIdentifier")
    unsaid = body.find(f".//{TEI}note[@type='source']") is None and any(words_of(said)[0] for said in stated if said is not None)
    hung = next((index for index, said in enumerate(outline) if index and said != "note in a heading"), len(outline))
    return [*outline[:hung], *(["note in a heading"] if unsaid or file.find(f"{TEI}titleStmt/{TEI}funder") is not None else []), *outline[hung:]]


def outline_written(element: Any, within: str) -> Iterator[str]:
    """The same of TEI."""
    for child in element.iterchildren(etree.Element):
        name = child.tag.removeprefix(TEI)
        foot = name == "note" and child.get("anchored") != "false" and not {child.get("place"), child.get("rend")} & {"inline", "margin"}
        heads = name == "head" and element.tag == f"{TEI}div" and child.getprevious() is not element.find(f"{TEI}head")
        kind = "heading" if heads else f"note in {within}" if foot else name if name in ("list", "table") else ""
        if kind:
            yield kind
        yield from outline_written(child, "a heading" if heads else CONTAINERS.get(name, within))


def main(top: Path, made: Path | None = None) -> int:
    """Sets, reads, says."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = made or Path(folder) / "edition.pdf"
        if not made:
            print(set_edition(top, pdf))
        began = time.perf_counter()
        book = Book.of(pdf)
        found = check(top, book)
        check_structure(structure(pdf), place(read(top)[0]), found)
    print(
        f"{len(book.starts):,} pages read in {time.perf_counter() - began:.0f} s: {found.characters:,} characters of texts and notes, {found.missing} missing; "
        f"{found.notes:,} notes; {found.contents} page numbers of the contents; {found.entries:,} entries of indexes; {found.elements:,} headings, lists, tables and notes of the structure tree; {len(found.wrong)} wrong"
    )
    for sentence in found.wrong[:40]:
        print(f"  {sentence}")
    return 1 if found.wrong else 0


def set_edition(top: Path, pdf: Path) -> str:
    """Sets an edition in a process of its own; what that said, its time and memory."""
    began = time.perf_counter()
    code = "from encoder.cli.edition import main; main()"
    said = subprocess.run([sys.executable, "-c", code, "print", str(top), "--out", str(pdf)], check=True, capture_output=True, encoding="utf-8")
    wall, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return f"{said.stderr}{said.stdout}set in {wall:.1f} s, {used.ru_utime:.1f} s of processor time, {used.ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
