"""One expression by itself."""

from __future__ import annotations

from encoder.annotate.dates.completion import OLD_STYLE, complete
from encoder.annotate.dates.context import Context
from encoder.annotate.dates.own import Reference
from encoder.annotate.dates.result import Memory
from encoder.annotate.dates.values import DateValue, PartialDate
from encoder.model import Block, Document, Source


def parse(text: str, *, reference: PartialDate | None = None) -> DateValue | None:
    """The value of a text that is one date and nothing else (an article before it does not count); None where it is not.

    `reference` is the date from which missing parts are completed and relative words counted; without it they stay unknown, and
    `yesterday` has no value.
    """
    words = text.strip()
    document = Document(Source("", words), "plain", "other", (Block("p", 0, len(words)),) if words else ())
    context = Context(document, Reference(reference, "reference", end=1) if reference else None)
    if len(context.found) != 1:
        return None
    expression = context.found[0]
    before = words[:expression.start].strip().lower()
    after = words[expression.end:].strip()
    if before not in ("", "the") or (after and not OLD_STYLE.fullmatch(after)):
        return None
    completed = complete(context, expression, Memory(day=reference, day_end=0))
    return completed.value if completed and completed.value.attributes() else None
