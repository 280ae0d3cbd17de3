"""The date of the document itself: its datelines, heading, title; where the page shows none, what file numbers, file titles and years tell.

Datelines of a letter are at its head or foot (TEI Guidelines 4.2.2). Where head, foot and title disagree the majority is right,
and the editor is told (`conflicts`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from encoder.annotate.dates.evidence import CLASSIFIED, PUBLISHED, SOURCE, TREATY, file_dates, serial_years
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.grammar import expressions
from encoder.annotate.dates.once import once
from encoder.annotate.dates.values import PartialDate
from encoder.model import Leaf
from encoder.model.document import Certainty

if TYPE_CHECKING:
    from encoder.annotate.dates.context import Context


class Reference(NamedTuple):
    """A date that others are completed from, and how it is known.

    `own` is false for what is not the document's date but of about its time; `start` and `end` are the offsets of its words, equal where
    the page shows none. `year_sure` says that the year is sure though the day is not.
    """

    point: PartialDate
    source: str
    certainty: Certainty | None = None
    own: bool = True
    start: int = 0
    end: int = 0
    year_sure: bool = False

    @property
    def year_certainty(self) -> Certainty | None:
        return None if self.year_sure else self.certainty


_WRITTEN: Final = re.compile(r"\s*(?:DATE(?:\s*(?:&|and)\s*TIME)?|Date|TIME|Time(?: and (?:Place|Date))?)\s*:?")
_PLACE: Final = re.compile(r"[ ,.]*(?:[A-Z][\w.’'-]*,?\s?){0,4}")
_LINE: Final = 160
"""How long a line may be that has little but a date."""


class OwnDate:
    """All that can be known of one document's date, worked out when it is asked for."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @once
    def reference(self) -> Reference | None:
        """The best that is known: the first of these ways that leads to a date."""
        return (self._agreed_lines or self._headed or next((reference for _, reference in self.datelines), None) or self._subject or self._filed
                or self._archived or self._numbered or self._mentioned or self._told_by_years)

    # -- dates that the page shows as its own --------------------------------------------------------------------------

    @once
    def lines(self) -> list[Reference]:
        """The dates of the page's own that can disagree: of its title, of the dateline at its head, of the one at its foot."""
        out: list[Reference] = []
        for held in self.context.document.held:
            if held.role == "date":
                out += self._shown(expressions(self.context.document.source.text, held.start)[:1], "title")
        heads: list[Reference] = []
        feet: list[Reference] = []
        for expression, leaf in self._in_datelines:
            if "div:attachment" not in leaf.path and "div:enclosure" not in leaf.path:
                foot = "closer" in leaf.path
                (feet if foot else heads).extend(self._shown([expression], "dateline at the foot" if foot else "dateline"))
        return out + heads[:1] + (feet if len(feet) == 1 else feet[:1] if not heads else [])

    @once
    def _in_datelines(self) -> list[tuple[Expression, Leaf]]:
        at = {index for index, leaf in enumerate(self.context.leaves) if leaf.kind == "dateline" and leaf.note is None}
        if not at:
            return []
        homes = ((expression, self.context.leaf(expression.start)) for expression in self.context.found)
        return [(expression, self.context.leaves[home]) for expression, home in homes if home in at]

    def _shown(self, found: Iterable[Expression], source: str) -> list[Reference]:
        return [Reference(point, source, start=e.start, end=e.end) for e in found if (point := self.context.full(e))]

    @property
    def _agreed_lines(self) -> Reference | None:
        """The dateline, or what title and foot agree on against it. A title alone is the archive's, and needs a dateline beside it."""
        lines = self.lines
        datelines = [line for line in lines if line.source != "title"]
        if not datelines:
            return lines[0]._replace(certainty="medium") if lines else None
        days = Counter(line.point.without_time() for line in lines)
        best, count = days.most_common(1)[0]
        if len(days) == 1:
            return datelines[0]
        chosen = datelines[0] if count == days[datelines[0].point.without_time()] else next(
            (line for line in datelines if line.point.without_time() == best), datelines[0])
        return chosen._replace(certainty="medium", year_sure=len({line.point.year for line in lines}) == 1)

    @once
    def datelines(self) -> list[tuple[int, Reference]]:
        """Where a date of writing stands above text (offset of its leaf), and what it says."""
        out: list[tuple[int, Reference]] = []
        for expression in self.context.found:
            leaf = self.context.leaf_of(expression)
            if leaf.note is not None:
                break
            if leaf.end - leaf.start <= _LINE and "closer" not in leaf.path and (leaf.kind == "dateline" or self._is_written(leaf, expression)):
                point = self.context.full(expression)
                if point and (not out or out[-1][0] != leaf.start):
                    out.append((leaf.start, Reference(point, "dateline", start=expression.start, end=expression.end)))
        return out

    def _is_written(self, leaf: Leaf, expression: Expression) -> bool:
        """Whether a line says `DATE & TIME: Monday, 12 June 1972`, or is a date alone, or with its place, above the text."""
        if "list:date" in leaf.path:
            return True
        view = self.context.view
        label = _WRITTEN.match(view, leaf.start, leaf.end)
        if label and label.end() > leaf.start:
            return True
        alone = _PLACE.fullmatch(view, leaf.start, expression.start) is not None and not view[expression.end:leaf.end].strip(" ,.")
        return alone and leaf.kind in ("seg", "p") and ("opener" in leaf.path or self.context.leaf(leaf.start) < 6)

    @property
    def _headed(self) -> Reference | None:
        """A date in the heading; in an editorial note, the first in its text, which is not its own but of its time."""
        for expression in self.context.found:
            leaf = self.context.leaf_of(expression)
            if leaf.note is not None:
                break
            point = self.context.full(expression) if leaf.kind == "head" or self.context.running else None
            if point and leaf.kind == "head":
                return Reference(point, "heading", start=expression.start, end=expression.end)
            if point:
                return Reference(point, "text of the note", own=False)
        return None

    @property
    def _subject(self) -> Reference | None:
        """A day in the subject of a memorandum: of the meeting that it records."""
        for expression in self.context.found:
            leaf = self.context.leaf_of(expression)
            point = self.context.full(expression) if "list:subject" in leaf.path else None
            if point and not TREATY.search(self.context.view, max(leaf.start, expression.start - 30), expression.start):
                return Reference(point, "subject", "medium", start=expression.start, end=expression.end)
        return None

    # -- what an archive tells -----------------------------------------------------------------------------------------

    @property
    def _filed(self) -> Reference | None:
        """The file number in the source note or source line."""
        for leaf in filter(None, (self._source_line, self.source_note)):
            dates = file_dates(self.context.view, leaf.start, min(leaf.end, leaf.start + 400))
            if dates:
                return Reference(dates[0], "file number", "medium")
        return None

    @property
    def _source_line(self) -> Leaf | None:
        return next((leaf for leaf in self.context.leaves if leaf.kind == "note" and leaf.note is None), None)

    @once
    def source_note(self) -> Leaf | None:
        note = next((leaf for leaf in self.context.leaves if leaf.note is not None), None)
        return note if note is not None and SOURCE.match(self.context.view, note.start) else None

    def in_source_note(self, offset: int) -> bool:
        return self.source_note is not None and self.source_note.start <= offset < self.source_note.end

    @once
    def _file_titles(self) -> list[tuple[PartialDate, PartialDate | None]]:
        """The dates between the name of the archive and the classification, in the source note (`Minutes, Originals, 1970`)."""
        note, context = self.source_note, self.context
        if note is None:
            return []
        stop = CLASSIFIED.search(context.view, note.start, note.end)
        end = stop.start() if stop else min(note.end, note.start + 300)
        return [(context.century(e.first), context.century(e.last) if e.last else None) for e in context.found
                if note.start <= e.start and e.end <= end and e.first.year is not None
                and not PUBLISHED.search(context.view, max(note.start, e.start - 30), e.start)]

    @once
    def filed_years(self) -> tuple[int, int]:
        """The first and last year that the file holding the document leaves open (`Central Files 1964–66`); all years where it says nothing."""
        low, high = 0, 9999
        for first, last in self._file_titles:
            begin, end = first.year or 0, (last or first).year or 9999
            if begin <= high and end >= low:
                low, high = max(low, begin), min(high, end)
            else:
                low, high = min(low, begin), max(high, end)
        return low, high

    @property
    def _archived(self) -> Reference | None:
        """The title of the file that holds the document, where it leaves one year (`MDS/Dobrynin, 1/31/79`; `May–Oct 1964`)."""
        low, high = self.filed_years
        if low != high:
            return None
        day = next((point for point, last in self._file_titles if point.is_day and last is None), None)
        return Reference(day or PartialDate(low), "the title of a file that its notes name", "medium", own=False)

    # -- what the text tells -------------------------------------------------------------------------------------------

    @property
    def _numbered(self) -> Reference | None:
        """The year in the serial numbers of papers (`JCSM 670-65`)."""
        notes = next((leaf.start for leaf in self.context.leaves if leaf.note is not None), len(self.context.view))
        chosen = None if self.context.running else self._most(serial_years(self.context.view, notes))
        return Reference(PartialDate(chosen), "numbers of papers", "medium", own=False) if chosen else None

    @property
    def _mentioned(self) -> Reference | None:
        """The year that most full dates of the text have; dates of treaties are names, and tell nothing. Right in two documents of three."""
        context = self.context
        points = [point for e in context.found if (point := context.full(e)) and e.last is None and not context.editorial(context.leaf(e.start))
                  and not TREATY.search(context.view, max(0, e.start - 30), e.start)]
        chosen = self._most([point.year for point in points if point.year])
        return next((Reference(point, "dates in the text", "low", own=False) for point in points if point.year == chosen), None)

    @property
    def _told_by_years(self) -> Reference | None:
        """The year on which an editor's citations agree (`Documents on Disarmament, 1963`), or of which a text names parts, if none is later."""
        context = self.context
        form = "year" if context.running else "part of year"
        years = [e.first.year for e in context.found if e.form == form and e.last is None and e.first.year and e.first.has_year]
        count = Counter(years)
        often = [year for year in years if count[year] > 1]
        chosen = self._most(often if context.running else [year for year in often if year == max(years)])
        source = "years in citations" if context.running else "years in the text"
        return Reference(PartialDate(chosen), source, "low", own=False) if chosen else None

    def _most(self, years: Sequence[int]) -> int | None:
        low, high = self.filed_years
        count = Counter(year for year in years if low <= year <= high + 1)
        return count.most_common(1)[0][0] if count else None
