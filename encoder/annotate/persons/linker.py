"""Persons: the annotator. Finds every mention of a known person and says whom it means, or that it cannot be told."""

from __future__ import annotations

from collections.abc import Sequence

from encoder.annotate.knowledge import Knowledge
from encoder.annotate.persons.decide import decide
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import Words
from encoder.annotate.persons.mentions import Mention, mentions
from encoder.annotate.persons.year import year_of
from encoder.model import NO_ATTRIBUTES, Document, Span

class Persons:
    """Compiled once a process from the authority's persons; called for each document."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.index = Index(knowledge.authority.persons)

    def __call__(self, document: Document, marks: Sequence[Span] = ()) -> list[Span]:
        words = Words.of(document.view)
        found = mentions(words, self.index, document.leaves)
        found = [m for m in found if not m.doubt.startswith("part ") and not (m.doubt.startswith("papers") and all(self.index.persons[i].made for i in m.candidates))]
        decide(found, self.index, words.text, year_of(document, words.text))
        certain = {i for m in found if not m.doubt for i in m.candidates}
        return [_as_span(m) for m in found if not m.doubt or m.doubt.startswith(("a common word, not", "papers")) or (m.settled and m.settled in certain and not m.doubt.startswith("a word of every"))]


def _as_span(m: Mention) -> Span:
    if m.settled:
        return Span(m.start, m.end, "persName", {"ref": f"persons.xml#{m.settled}"}, None if m.sure else "medium", f"person: {m.rule}", m.evidence)
    return Span(m.start, m.end, "persName", NO_ATTRIBUTES, "low", "person: open", "several persons of that name", tuple(m.candidates))
