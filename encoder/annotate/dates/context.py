"""What a document tells about time: its own date, the years it names, the order of day and month it keeps."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from encoder.annotate.dates.evidence import file_dates
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.finder import find
from encoder.annotate.dates.foreign_words import FOREIGN_MONTHS
from encoder.annotate.dates.grammar import expressions
from encoder.annotate.dates.once import once
from encoder.annotate.dates.own import OwnDate, Reference
from encoder.annotate.dates.values import PartialDate
from encoder.annotate.dates.words import MONTHS
from encoder.model import Document, Leaf

_WORD = re.compile(r"[^\W\d_]+")
_RETROSPECTIVE = re.compile(r"\b(?:interview|oral history|memoirs?|recollections|reminiscences|recalls|remembers)\b", re.I)


class Context:
    """One document and the expressions found in it. Everything is worked out when it is asked for, once."""

    def __init__(self, document: Document, reference: Reference | None = None) -> None:
        """`reference` is the date of the document where it is known from elsewhere."""
        self.document = document
        self._given = reference
        self.view = document.view
        self.found: Sequence[Expression] = find(self.view)
        self.leaves: tuple[Leaf, ...] = tuple(sorted(document.leaves, key=lambda leaf: leaf.start))
        self._starts = [leaf.start for leaf in self.leaves]
        self.dated = OwnDate(self)
        self._filed: dict[int, list[PartialDate]] = {}
        self._homes = {expression.start: bisect_right(self._starts, expression.start) - 1 for expression in self.found}

    def leaf(self, offset: int) -> int:
        """The index of the leaf in which an offset lies."""
        home = self._homes.get(offset)
        return bisect_right(self._starts, offset) - 1 if home is None else home

    def leaf_of(self, expression: Expression) -> Leaf:
        return self.leaves[self.leaf(expression.start)]

    def editorial(self, index: int) -> bool:
        """Whether an editor speaks there: in a footnote, a source line, or a text that is an editorial note."""
        leaf = self.leaves[index]
        return leaf.note is not None or self.running or leaf.kind == "note"

    def full(self, expression: Expression) -> PartialDate | None:
        """The day an expression states, if it states one with its year."""
        point = self.century(expression.first)
        return point if point.is_day and point.valid and expression.relative is None and not expression.part else None

    # -- the date of the document --------------------------------------------------------------------------------------

    @once
    def own(self) -> Reference | None:
        """The date of the document itself, or else what can be known of it."""
        return self._given or self.dated.reference

    @once
    def running(self) -> bool:
        """Whether the text is an editor's own narrative."""
        return self.document.type == "editorialNote"

    @once
    def retrospective(self) -> bool:
        """Whether somebody tells of years long past, as its title says: an interview, memoirs."""
        text = self.document.source.text
        titles = [text[held.start:held.end] for held in self.document.held if held.role == "title"]
        heads = [self.view[leaf.start:leaf.end] for leaf in self.leaves[:12] if leaf.kind == "head"]
        return any(_RETROSPECTIVE.search(title) for title in (*titles, *heads))

    def reference(self, offset: int) -> Reference | None:
        """The date from which words at a place are meant: of the last dateline above it, or of the document."""
        lines = self.dated.datelines
        if len(lines) > 1 and self.leaves[self.leaf(offset)].note is None:
            above = [reference for start, reference in lines[1:] if start <= offset]
            if above:
                return above[-1]
        return self.own

    # -- how it writes dates -------------------------------------------------------------------------------------------

    def century(self, point: PartialDate) -> PartialDate:
        """A point whose year has two digits, with its century: that of the dates written out, or the twentieth."""
        if not point.short or point.year is None:
            return point
        return point._replace(year=self._century + point.year, short=False)

    @once
    def _century(self) -> int:
        years = [e.first.year // 100 * 100 for e in self.found if e.first.year is not None and e.first.has_year and e.first.day]
        return Counter(years).most_common(1)[0][0] if years else 1900

    @once
    def day_first(self) -> bool | None:
        """Whether the document's numeric dates have the day first; None where none of them tells."""
        told = set()
        for expression in self.found:
            text = self.view[expression.start:expression.end]
            if expression.form == "numeric" and expression.other is None and "/" in text:
                numbers = [int(digits) for digits in re.findall(r"\d+", text)[:2]]
                if max(numbers) > 12:
                    told.add(numbers[0] > 12)
        return told.pop() if len(told) == 1 else True if self._foreign else None

    @property
    def _foreign(self) -> bool:
        """Whether most months it spells out are of another language: these have the day first."""
        spelt = [_WORD.findall(self.view, e.start, e.end) for e in self.found if e.first.month and not e.relative]
        foreign = [any(word.lower() in FOREIGN_MONTHS and (word.islower() or word.lower() not in MONTHS) for word in words)
                   for words in spelt if words]
        return sum(foreign) * 2 > len(foreign)

    # -- evidence for a year -------------------------------------------------------------------------------------------

    @once
    def stated(self) -> dict[tuple[int, int], set[int]]:
        """The years that go with a month and day (0: the month alone) where the page says them."""
        out: dict[tuple[int, int], set[int]] = {}
        for expression in self.found:
            if expression.relative or self.dated.in_source_note(expression.start):
                continue
            for point in (expression.first, expression.last):
                if point and point.has_year and point.month:
                    out.setdefault((point.month, point.day or 0), set()).add(point.year or 0)
        return out

    def filed_near(self, index: int) -> list[PartialDate]:
        """The days of file numbers in a leaf in which an editor speaks."""
        if not self.editorial(index):
            return []
        found = self._filed.get(index)
        if found is None:
            leaf = self.leaves[index]
            found = self._filed[index] = file_dates(self.view, leaf.start, leaf.end)
        return found

    def note_date(self, end: int) -> Expression | None:
        """The date with which the footnote begins whose number stands right behind a place (`this afternoon2`, with `2. July 21.`)."""
        call = next((span for span in self.document.spans if span.kind == "call" and end <= span.start <= end + 2), None)
        footnote = call and next((note for note in self.document.footnotes if note.n == call.attributes.get("n")), None)
        if not footnote or not footnote.blocks:
            return None
        start = footnote.blocks[0].start
        found = expressions(self.view, start)
        if found and found[0].start == start and found[0].form.startswith("day") and found[0].first.day:
            return found[0]
        return None


_KEPT, _LONGEST = 16, 500_000
_kept: dict[int, Context] = {}


def context_of(document: Document) -> Context:
    """The context of a document. Those of the last few are kept (16, of half a million characters together): annotating, describing and
    checking ask for the same."""
    context = _kept.get(id(document))
    if context is None or context.document is not document:
        context = Context(document)
        while _kept and (len(_kept) >= _KEPT or sum(len(c.view) for c in _kept.values()) + len(context.view) > _LONGEST):
            _kept.pop(next(iter(_kept)))
        _kept[id(document)] = context
    return context
