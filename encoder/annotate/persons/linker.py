"""Persons: the annotator. Finds every mention of a known person and says whom it means, or that it cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from encoder.annotate.knowledge import Knowledge
from encoder.annotate.persons.address import given_names
from encoder.annotate.persons.called import called
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.decide import decide
from encoder.annotate.persons.doubt import Doubt
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.initials import initials, speakers
from encoder.annotate.persons.mentions import Mention, mentions
from encoder.annotate.persons.patronymics import patronymics
from encoder.annotate.persons.shouted import part
from encoder.annotate.persons.year import year_of
from encoder.model import BRACKETED, NO_ATTRIBUTES, Document, Span
from encoder.model.document import Certainty

_NO_DOUBT = Doubt.NONE
_START = itemgetter(0)
_JOINTS = frozenset((",", ", and", "and", ";", "&"))


class Persons:
    """Compiled once a process from the authority's persons; called for each document."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.index = Index(knowledge.authority.persons)

    def __call__(self, document: Document, marks: Sequence[Span] = ()) -> list[Span]:
        words = Words.second_look(document.view)
        part(words, self.index.vocabulary)
        found = [m for m in mentions(words, self.index, document.leaves) if m.doubt is _NO_DOUBT or self._possible(m)]
        decide(found, self.index, words.text, cache(lambda: year_of(document, words.text)), narrated=document.type == "editorialNote")
        kept = _without_grave_doubts(found, words.text)
        spans = [_as_span(m) for m in kept]
        for rule, readings in (("given name", given_names(words.text, document, kept, self.index)),
                               ("patronymic", patronymics(words, kept, self.index)),
                               ("initials", initials(words.text, document, kept, self.index)),
                               ("speaker", speakers(words.text, kept, self.index))):
            for start, end, identifier, why in readings:
                certainty: Certainty = "medium" if rule == "patronymic" else "low"
                spans.append(Span(start, end, "persName", {"ref": f"persons.xml#{identifier}"}, certainty, f"person: {rule}", why))
        placed = {span.start for span in spans}
        spans += (Span(start, end, "persName", NO_ATTRIBUTES, "low", "person: called", "a given name alone; whose it is, the text does not say", fits)
                  for start, end, fits in called(words, kept, self.index) if start not in placed)
        return sorted(_nested(spans, document.view, document.spans), key=_START)

    def _possible(self, m: Mention) -> bool:
        if m.doubt is Doubt.PAPERS:
            return not all(self.index.persons[i].made for i in m.candidates)
        return m.doubt is not Doubt.NEVER


def _without_grave_doubts(found: list[Mention], text: str) -> list[Mention]:
    """The mentions that surely are names, and of the doubtful those of persons who surely are in the document, or in a row of names."""
    grave = Doubt.GRAVE
    if not any(m.doubt is grave for m in found):
        return found
    certain = {i for m in found if m.doubt is not grave for i in m.candidates}
    return [m for at, m in enumerate(found) if m.doubt is not grave or m.settled in certain or _in_row(found, at, text)]


def _in_row(found: Sequence[Mention], at: int, text: str) -> bool:
    """Whether a name that may be another word stands in a row, between two that surely are names (`Minh, Don, and Kim`)."""
    if not 0 < at < len(found) - 1:
        return False
    before, m, behind = found[at - 1:at + 2]
    sure = before.doubt is Doubt.NONE and behind.doubt is Doubt.NONE
    return sure and text[before.end:m.start].strip() in _JOINTS and text[m.end:behind.start].strip() in _JOINTS


def _nested(spans: list[Span], text: str, marks: Sequence[Span]) -> list[Span]:
    """The same spans, those that begin or end within brackets of supplied words made to hold them whole, or, where other words stand before the
    name in the brackets, to begin behind them."""
    supplied = [s for s in marks if s.kind in BRACKETED]
    if not supplied:
        return spans
    out = []
    for span in spans:
        start, end = span.start, span.end
        for s in supplied:
            if s.start < start < s.end < end:
                start = s.start if start == s.start + 1 else _behind(text, s.end)      # `[Soviet translator N.T.] Fedorenko`
            elif start < s.start < end < s.end:
                end = s.end
        out.append(span if (start, end) == (span.start, span.end) else span._replace(start=start, end=end))
    return out


def _behind(text: str, at: int) -> int:
    """The first character from `at` on that is no blank."""
    return at + len(text[at:]) - len(text[at:].lstrip())


def _as_span(m: Mention) -> Span:
    if m.settled:
        return Span(m.start, m.end, "persName", {"ref": f"persons.xml#{m.settled}"}, None if m.sure else "medium", f"person: {m.rule}", m.evidence)
    why = m.evidence or "several persons of that name, and nothing here to tell them apart"
    return Span(m.start, m.end, "persName", NO_ATTRIBUTES, "low", "person: open", why, tuple(m.candidates))
