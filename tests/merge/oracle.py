"""Judges a merge without knowing how it is done: by the words and tags of the four files, counted, and by what stands beside what.

That it finds what a broken merge does to a file is tested in test_oracle.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree
from rapidfuzz.distance import Indel

_REVISION = re.compile(r"<revisionDesc.*?</revisionDesc>", re.S)
_PIECE = re.compile(r"<!--.*?-->|<\?.*?\?>|<[^>]*>|[^<\s]+", re.S)
_ATTRIBUTE = re.compile(r"([^\s=<>]+)=(\"[^\"]*\"|'[^']*')")
_NEAR = 4


def pieces(text: str) -> Counter[str]:
    """Words, tags, attributes, comments, instructions, elements without words; revisionDesc and layout left out."""
    out: Counter[str] = Counter()
    for piece in _PIECE.findall(_REVISION.sub("", text)):
        if piece.startswith("<") and piece[1] not in "!?":
            name = re.match(r"</?[\w:.-]+", piece)[0]      # type: ignore[index]
            out[name] += 1
            out.update(f"{name[1:]}@{key}={value[1:-1]}" for key, value in _ATTRIBUTE.findall(piece))
            if piece.endswith("/>"):
                out["</" + name[1:]] += 1
        elif piece.startswith("<"):
            out[piece] += 1
    out.update(re.findall(r"\w+|[^\w\s]", letters(text)))
    out.update(f"empty {etree.QName(mark).localname}" for mark in etree.fromstring(text.encode())[1].iter(etree.Element)
               if not len(mark) and not "".join(mark.itertext()).strip())
    return out


def letters(text: str) -> str:
    """All text below `text`, one blank between words; notes are set off from the words at which they hang."""
    root = etree.fromstring(text.encode())[1]
    for note in root.iter("{*}note"):
        note.text = f" {note.text or ''}"
        note.tail = f" {note.tail or ''}"
    return " ".join("".join(root.itertext()).split())


def steps(texts: list[str]) -> tuple[Counter[str], Counter[str]]:
    """All that a row of changes, each from one text to the next, brought, and all that it took away."""
    brought: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    counts = [pieces(text) for text in texts]
    for before, after in pairwise(counts):
        brought += after - before
        taken += before - after
    return brought, taken


def lost_and_invented(editor: str, machine: list[str], merged: str) -> tuple[Counter[str], Counter[str]]:
    """What the merged file lacks of the editor's though the machine did not take it away, and what it has that neither the editor nor the
    machine brought. `machine` are the base and what became of it, change by change."""
    brought, taken = steps(machine)
    e, m = pieces(editor), pieces(merged)
    return (e - m) - taken, (m - e) - brought


def unsigned(editor: str, merged: str) -> Counter[str]:
    """What of the editor's revisionDesc the merged file lacks: there the encoder only adds."""
    before, after = (Counter(_PIECE.findall("".join(_REVISION.findall(text)))) for text in (editor, merged))
    return before - after


def rearranged(editor: str, machine: list[str], merged: str) -> set[tuple[str, str]]:
    """Words side by side, marks with the words in them, and empty marks behind words, that stand so in no file of the editor's or the machine's."""
    known: set[tuple[str, str]] = set()
    for text in (editor, *machine):
        known |= _together(text)
    return _together(merged) - known


def _together(text: str) -> set[tuple[str, str]]:
    root = etree.fromstring(text.encode())[1]
    marks = {(etree.QName(mark).localname, "".join("".join(mark.itertext()).split())) for mark in root.iter(etree.Element) if not len(mark)}
    row = [piece for piece in re.findall(r"<[^>]*>|\w+", text[text.index("</teiHeader>"):]) if piece[0] != "<" or piece.endswith("/>")]
    empty = {(before, piece) for before, piece in pairwise(row) if piece[0] == "<"}
    return marks | empty | set(pairwise(re.findall(r"\w+|[^\w\s]", letters(text))))


def faults(base: str, editor: str, machine: list[str], merged: str, *, few: bool) -> Iterator[str]:
    """What is wrong with a merge. `machine` are the texts of all its runs, the base among them, the newest last; `few`: so few changes that they hardly
    meet, and none stand side by side as in no file before."""
    lost, invented = lost_and_invented(editor, machine, merged)
    if lost:
        yield f"lost: {dict(lost)}"
    if invented:
        yield f"invented: {dict(invented)}"
    if signed := unsigned(editor, merged):
        yield f"lost of revisionDesc: {dict(signed)}"
    if few and (moved := rearranged(editor, machine, merged)):
        yield f"rearranged: {sorted(moved)[:10]}"
    if few and (gone := displaced(base, editor, machine[-1], merged)):
        yield f"displaced: {gone}"


def sequence(text: str) -> list[str]:
    """The same pieces in their order, each tag with its attributes in order of their names."""
    out = []
    for piece in _PIECE.findall(_REVISION.sub("", text)[text.index("<TEI"):]):
        if piece.startswith("<") and piece[1] not in "!?":
            attributes = " ".join(f"{k}={v[1:-1]}" for k, v in sorted(_ATTRIBUTE.findall(piece)))
            out.append(f"{piece.split()[0].rstrip('/>')} {attributes}{'/' * piece.endswith('/>')}")
        else:
            out += [piece] if piece.startswith("<") else re.findall(r"\w+|[^\w\s]", piece)
    return out


def displaced(base: str, editor: str, new: str, merged: str) -> list[list[str]]:
    """The editor's changes, each with what stands around it, that are not found so in the merged file though the machine changed nothing near."""
    b, e, n, m = map(sequence, (base, editor, new, merged))
    machine = [(o.src_start - 1, o.src_end + 1) for o in Indel.opcodes(b, n) if o.tag != "equal"]
    opcodes = list(Indel.opcodes(b, e))
    place = {o.dest_start + k: o.src_start + k for o in opcodes if o.tag == "equal" for k in range(o.src_end - o.src_start)}
    joined = "\0" + "\0".join(m) + "\0"
    out = []
    for change in opcodes:
        if change.tag == "equal":
            continue
        first, last = max(0, change.dest_start - _NEAR), min(len(e), change.dest_end + _NEAR)
        near = [place[k] for k in range(first, last) if k in place] + [change.src_start, change.src_end]
        if any(start <= k <= end for k in near for start, end in machine):
            continue
        words = e[first:last]
        ends = [words] if len(words) < 16 else [words[:_NEAR + 2], words[-_NEAR - 2:]]      # a note that moved may change inside
        out += [part for part in ends if "\0" + "\0".join(part) + "\0" not in joined]
    return out
