"""Cross-references to documents and footnotes of the same edition: `ref` (TEI Guidelines 3.7).

The wording is that of series of diplomatic documents: `Document 258`, `Documents 13, 21, and 22`, `footnote 2, Document 211`,
`Document 119 and footnote 2 thereto`, `see footnote 3 above`. What goes to another volume is no reference within the edition.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname
from urllib.parse import quote

from encoder.annotate.knowledge import Goal, Knowledge
from encoder.model import Document, Span

_S = r"[^\S\n]+"      # the view has blanks where a page mark or a note's number stood
_O = r"[^\S\n]*"
_BETWEEN = rf"(?:{_O},{_O}(?:(?:and|or){_S})?|{_S}(?:and|or|through|to){_S}|{_O}[–—-]{_O})"
_NUMBER = r"\d{1,4}(?![\d/]|[.,]\d|[-–—]?[^\W\d])"
_NUMBERS = rf"{_NUMBER}(?:{_BETWEEN}{_NUMBER})*"
_DOCUMENT = rf"D(?:ocument|oc\.){_S}(?P<%s>{_NUMBER})|D(?:ocuments|ocs\.){_S}(?P<%s>{_NUMBERS})"
_NOTE = rf"[Ff](?:ootnote|n\.){_S}(?P<%s>{_NUMBER})|[Ff](?:ootnotes|ns\.){_S}(?P<%s>{_NUMBERS})"
_ITS = rf"(?:,?{_S}and{_S}(?:[Ff]ootnotes?|[Ff]ns?\.){_S}(?P<its_notes>{_NUMBERS})(?={_S}(?:thereto|to{_S}it)\b)" \
       rf"|,{_S}(?:[Ff]ootnote|[Nn]ote|[Ff]n\.){_S}(?P<its_note>{_NUMBER})(?!,?{_S}(?:(?:to|of|in){_S})?D(?:ocument|oc\.)|{_S}(?:above|below)))"

_REFERENCE = re.compile(
    rf"\b(?:(?:{_DOCUMENT % ('document', 'documents')}){_ITS}?"
    rf"|(?:{_NOTE % ('note', 'notes')})(?:[.,]?{_S}(?:(?:to|of|in|see){_S})?(?:D(?:ocument|oc\.)){_S}(?P<home>{_NUMBER})"
    rf"|,?{_S}(?P<near>supra|infra)\b)?)")

_START = re.compile(r"[DFf](?:oc|oot|ns?\.)")      # finds where to look: four times as fast as searching for the whole

_VOLUME = re.compile(r"\bvols?(?:ume|umes)?\.?[^\S\n]+(?:[IVXLC]+|[ivxlc]+|\d+)\b|\bForeign[^\S\n]+Relations\b|\b[Ii]bid\.", re.I)
_LEAVES_VOLUME = re.compile(r"[()\[\]“”]|(?<!\bp)(?<!\bpp)\.[^\S\n]+(?:[A-Z]|$)|\b(?:[Ss]ee|and|or|cf\.?|also|is|are|was|were)$", re.M)
_OTHER_AFTER = re.compile(rf"(?:,|{_S}(?:in|of)){_S}(?:the{_S})?(?:[Ii]bid\.|Foreign{_S}Relations|[Vv]ol(?:ume|\.)|[Mm]icrofiche)")
_OWN_NOTE = re.compile(rf",?{_S}(?:above|below)\b|{_O}(?:[.;)\]]|$)", re.M)
_BEFORE = 200
"""How many characters before a reference may name the volume it belongs to: as long as a title of a volume with its sub-series."""


class References:
    """Finds `ref`, with `@target` where the edition has the document (or the note), with `@n` where it has not."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.documents = knowledge.documents

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]:
        matches = list(_matches(document.view))
        if not matches:
            return []
        finder = _Finder(document, self.documents.get(dirname(document.source.name), {}))
        return [span for match in matches for span in finder.spans(match)]


def _matches(view: str) -> Iterator[re.Match[str]]:
    done = 0
    for start in _START.finditer(view):
        match = _REFERENCE.match(view, start.start()) if start.start() >= done else None
        if match:
            done = match.end()
            yield match


class _Finder:
    """The references of one document; `goals` has the documents of its folder by number."""

    def __init__(self, document: Document, goals: Mapping[str, Goal]) -> None:
        self.goals = goals
        self.own = document.n
        self.notes = {footnote.n for footnote in document.footnotes}
        self.starts = sorted(leaf.start for leaf in document.leaves)

    def spans(self, match: re.Match[str]) -> Iterator[Span]:
        """The spans of one expression: one for each number, none where it goes to another volume."""
        if self._elsewhere(match):
            return
        if match["document"] or match["documents"]:
            yield from self._documents(match)
        elif match["home"]:
            yield from self._notes(match, match["home"])
        elif match["near"]:
            yield from self._notes(match, self._neighbour(-1 if match["near"] == "supra" else 1))
        elif _OWN_NOTE.match(match.string, match.end()):
            yield from self._notes(match, None)

    def _elsewhere(self, match: re.Match[str]) -> bool:
        """Whether a volume is named right before (`vol. XI, Document 157`) or after."""
        view, start = match.string, match.start()
        block = self.starts[bisect_right(self.starts, start) - 1] if self.starts else 0
        before = view[max(block, start - _BEFORE):start].rstrip(" (")
        if (before.endswith((",", ";", ".", "and")) or before[-1:].isdigit()) and any(
                not _LEAVES_VOLUME.search(before, volume.end()) for volume in _VOLUME.finditer(before)):
            return True
        return _OTHER_AFTER.match(view, match.end()) is not None

    def _documents(self, match: re.Match[str]) -> Iterator[Span]:
        group = "document" if match["document"] else "documents"
        numbers = list(_numbers(match, group))
        notes = list(_numbers(match, "its_note" if match["its_note"] else "its_notes"))
        last = numbers.pop() if notes else None
        for at, (start, end, number) in enumerate(numbers):
            yield from self._span(match.start() if at == 0 else start, end, number)
        if last is not None:
            begin = match.start() if not numbers else last[0]
            for at, (start, end, note) in enumerate(notes):
                yield from self._span(begin if at == 0 else start, end, last[2], note)

    def _notes(self, match: re.Match[str], home: str | None) -> Iterator[Span]:
        """Notes of the document `home` (None: of this one); the last reference takes the words that name the document."""
        notes = list(_numbers(match, "note" if match["note"] else "notes"))
        for at, (start, end, note) in enumerate(notes):
            begin = match.start() if at == 0 else start
            yield from self._span(begin, match.end() if at == len(notes) - 1 else end, home, note)

    def _neighbour(self, step: int) -> str:
        return str(int(self.own) + step) if self.own and self.own.isdigit() else ""

    def _span(self, start: int, end: int, document: str | None, note: str = "") -> Iterator[Span]:
        """The reference, if it is known where it goes: `@n` where the edition lacks the document, or the document the note."""
        if document is None or (document == self.own and note):
            attributes = {"target": f"#fn{note}"} if note in self.notes else {"n": f"{self.own} {note}"} if self.own else {}
        elif (goal := self.goals.get(document)) and (not note or int(note) in goal.notes):
            attributes = {"target": quote(goal.file) + (f"#fn{note}" if note else "")}
        else:
            attributes = {"n": f"{document} {note}".strip()} if document else {}
        if attributes:
            yield Span(start, end, "ref", attributes, rule="cross-reference", evidence=f"document {document or 'itself'}")


def _numbers(match: re.Match[str], group: str) -> Iterator[tuple[int, int, str]]:
    """Place and number of each member of a list; the end of a range may be shortened (`124–26` is 124 to 126)."""
    if match[group] is None:
        return
    before = ""
    for number in re.finditer(r"\d+", match[group]):
        digits = number[0]
        if len(digits) < len(before) and match[group][:number.start()].rstrip()[-1:] in "–—-":
            digits = before[:len(before) - len(digits)] + digits
        before = digits
        start = match.start(group) + number.start()
        yield start, start + len(number[0]), digits
