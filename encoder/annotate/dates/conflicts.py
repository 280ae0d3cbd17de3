"""Where the dates of a document disagree, or are wanting: said to the editor, never mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from encoder.annotate.dates.context import Context, context_of
from encoder.annotate.dates.own import Reference
from encoder.annotate.dates.values import DateValue, PartialDate
from encoder.errors import Problem
from encoder.model import Document, Span

_HANDLED: Final = re.compile(
    r"\s*\(?(?:Received|Transcribed|Approved|Printed|Typed|Copied|Forwarded|Registered|Distributed|Decoded|Deciphered|Translated)\b", re.I)
_COMPARE: Final = "Compare the original; where it is a slip there too, leave the text as it is and say so in a note."
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The date of a document: its value, the span that shows it (`start` = `end` where the page shows none), and how it is known."""

    value: DateValue
    span: Span
    source: str


def document_date(document: Document, spans: Sequence[Span]) -> DocumentDate | None:
    """The date of the document, None where nothing tells it. A year alone, with certainty medium or low, where only notes tell it."""
    context = context_of(document)
    own = context.own
    if own is None or (context.running and not own.own):
        return None
    shown = next((span for span in spans if span.kind == "date" and own.start <= span.start < span.end <= own.end), None)
    if shown is not None:
        value = _value(shown) or DateValue.at(own.point)
        return DocumentDate(value, Span(shown.start, shown.end, "date", shown.attributes, own.certainty, shown.rule, own.source), own.source)
    value = DateValue.at(own.point if own.own else PartialDate(own.point.year))
    if own.certainty == "low":
        low, high = context.dated.filed_years
        if not low:
            return None
        value = DateValue("uncertain", PartialDate(low), PartialDate(high))
    return DocumentDate(value, Span(0, 0, "date", value.attributes(), own.certainty, "document", own.source), own.source)


def _value(span: Span) -> DateValue | None:
    """The value in a span's attributes, to the day."""
    days = [day for name in ("when", "from", "to") if (day := _day(span.attributes.get(name, "")))]
    if not days:
        return None
    first, last = PartialDate.of(days[0]), PartialDate.of(days[-1])
    return DateValue.at(first) if first == last else DateValue.over(first, last)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def contradictions(document: Document, spans: Sequence[Span]) -> list[Problem]:
    """What an editor should look at: dates of the document that disagree, what was received before it was written, days that the calendar
    does not have, weekdays that do not fit, and a document without a date. All of severity `review`, in the order of the text."""
    context = context_of(document)
    problems = [*_disagreeing(context, spans), *_impossible(context), *_weekdays(context, spans), *_undated(context)]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _problem(context: Context, start: int, end: int, rule: str, message: str, mend: str, weight: int) -> Problem:
    source = context.document.source
    return Problem(source.path, source.line(start), source.column(start), rule, message, mend, "review", source.around(start, end), weight)


def _words(context: Context, start: int, end: int) -> str:
    return " ".join(context.document.source.text[start:end].split())


def _disagreeing(context: Context, spans: Sequence[Span]) -> Iterator[Problem]:
    """One problem at each date of the document that is not what most say, with all that the page says of it."""
    lines = context.dated.lines
    own = context.own
    handled = [span for span in spans if span.kind == "date" and _HANDLED.match(context.view, context.leaves[context.leaf(span.start)].start)
               and context.leaves[context.leaf(span.start)].note is None]
    if own is None or not lines:
        return
    odd = [line for line in lines if line.point.without_time() != own.point.without_time()]
    for line in odd:
        others = [f"{_words(context, x.start, x.end)} ({x.source}, line {_line(context, x)})" for x in lines if x not in odd]
        others += [f"{_phrase(context, span)} (line {context.document.source.line(span.start)})" for span in handled[:1]]
        yield _problem(context, line.start, line.end, "dates-disagree",
                       f"the document is dated {_words(context, line.start, line.end)} here ({line.source}), but {'; '.join(others)}.", _COMPARE, 90)
    for span in handled:
        day = _day(span.attributes.get("when", span.attributes.get("from", "")))
        if day and own.own and own.point.is_day and day < own.point.first():
            yield _problem(context, span.start, span.end, "dates-disagree",
                           f"{_phrase(context, span)} is before the date of the document, {own.point.iso()[:10]}.", _COMPARE, 80)


def _line(context: Context, reference: Reference) -> int:
    return context.document.source.line(reference.start)


def _phrase(context: Context, span: Span) -> str:
    """`Received on April 11 at 21:55`: a date with the words before it in its line."""
    return _words(context, context.leaves[context.leaf(span.start)].start, span.end)


def _impossible(context: Context) -> Iterator[Problem]:
    for expression in context.found:
        if expression.form == "impossible day":
            yield _problem(context, expression.start, expression.end, "impossible-date",
                           f"the calendar has no {_words(context, expression.start, expression.end)}.", _COMPARE, 70)


def _weekdays(context: Context, spans: Sequence[Span]) -> Iterator[Problem]:
    """Days whose weekday is another than the one said with them."""
    at = {(span.start, span.end): span for span in spans if span.kind == "date"}
    for expression in context.found:
        span = at.get((expression.start, expression.end)) if expression.weekday is not None and expression.relative is None else None
        day = _day(span.attributes.get("when", span.attributes.get("from", ""))) if span else None
        if day and expression.weekday is not None and day.weekday() != expression.weekday:
            yield _problem(context, expression.start, expression.end, "wrong-weekday",
                           f"{day.isoformat()} was a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[expression.weekday]}.", _COMPARE, 60)


def _undated(context: Context) -> Iterator[Problem]:
    """A document that shows no date of its own; an editor's note needs none."""
    own = context.own
    if context.running or (own is not None and own.end > own.start) or not context.leaves:
        return
    if own is None:
        said = "the document shows no date, and nothing on the page tells its year."
    elif own.own:
        said = f"the document shows no date; its {own.source} points to {own.point.iso()[:10]}."
    else:
        source = own.source if own.source[-1] == "s" or own.source.startswith("the ") else f"the {own.source}"
        said = f"the document shows no date; its year, {own.point.year}, follows from {source}, its day is not known."
    first = next((leaf for leaf in context.leaves if leaf.kind == "head"), context.leaves[0])
    mend = "Add a dateline, or the date in the header, if the original has one."
    yield _problem(context, first.start, min(first.end, first.start + 80), "no-date", said, mend, 50)
