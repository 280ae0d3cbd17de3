"""The annotator: finds dates in a document and gives each its value (TEI Guidelines 3.6.4 and 14.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from encoder.annotate.dates.completion import complete
from encoder.annotate.dates.context import Context, context_of
from encoder.annotate.dates.evidence import PUBLISHED
from encoder.annotate.dates.expression import Expression
from encoder.annotate.dates.finder import prepared
from encoder.annotate.dates.result import Completed, Memory
from encoder.annotate.dates.values import DateValue
from encoder.annotate.knowledge import Knowledge
from encoder.model import Document, Span

_FAR: Final = 40
"""How many years after the document a bare number may still be a year."""
_ASIDE: Final = re.compile(r",\s(?:who|whom|whose|which|where)\s(?:had|has)\b[^,.;:]*$")
"""What makes a day one that is told of in passing: only words of the same sentence lean on it."""
_PUT_OFF: Final = re.compile(r"\b(?:until|till|by|for)\s(?:the\s)?$")
"""What makes a month one to which something is put off: the tale does not go there."""
_NUMERIC: Final = ("numeric", "numeric month")


class Dates:
    """Finds `date`. A span carries `@when`, `@from` and `@to`, or `@notBefore` and `@notAfter`; `rule` names the form of the words,
    `evidence` what they were completed from. What has no value on this page is no span."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        prepared()

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]:
        context = context_of(document)
        memory = Memory()
        out = []
        for expression in context.found:
            memory.enter(context.leaf(expression.start), context.running)
            completed = _of_document(context, expression, complete(context, expression, memory))
            attributes = completed.value.attributes() if completed else {}
            if completed and attributes and not _too_far(context, expression):
                out.append(Span(expression.start, expression.end, "date", attributes, completed.certainty, expression.form, completed.evidence))
                _remember(memory, context, expression, completed)
        return out


def _of_document(context: Context, expression: Expression, completed: Completed | None) -> Completed | None:
    """In a dateline the date is the document's, and so the day; hours from and to (`2:30–3:17 p.m.`) are those of what it records."""
    if completed is None or expression.form != "day and hours" or context.leaf_of(expression).kind != "dateline":
        return completed
    return Completed(DateValue.at(completed.value.start.without_time()), completed.certainty, completed.evidence)


def _remember(memory: Memory, context: Context, expression: Expression, completed: Completed) -> None:
    """What the words that follow may lean on: not dates of files, nor, in an editor's narrative, of citations."""
    if expression.form in _NUMERIC:
        return
    point, first = completed.value.start, expression.first
    if first.has_year:
        memory.year, memory.year_end = point.year, expression.end
    of_month = expression.form == "month" or (expression.relative is not None and expression.relative.unit == "month")
    if completed.value.nature == "point" and (point.day or of_month) and not _cited(context, expression):
        if point.day and memory.day and _ASIDE.search(context.view, max(memory.day_end, expression.start - 120), expression.start):
            memory.aside, memory.aside_end = point.without_time(), expression.end
        elif point.day:
            memory.day, memory.day_end, memory.day_certainty = point.without_time(), expression.end, completed.certainty
            memory.last = memory.day
        elif not (expression.relative and _PUT_OFF.search(context.view, max(0, expression.start - 12), expression.start)):
            memory.month, memory.month_end = point, expression.end
    states = first.month and first.has_year and expression.last is None
    if states and not PUBLISHED.search(context.view, max(0, expression.start - 60), expression.start):
        memory.stated, memory.stated_end = first, expression.end


def _cited(context: Context, expression: Expression) -> bool:
    """Whether an editor's narrative has the date in parentheses, with a source."""
    return context.running and context.view.rfind("(", 0, expression.start) > context.view.rfind(")", 0, expression.start)


def _too_far(context: Context, expression: Expression) -> bool:
    own = context.own if expression.form == "year" else None
    return own is not None and own.point.year is not None and (expression.first.year or 0) > own.point.year + _FAR
