"""An editor with a list of persons loses a link, or gets a wrong one, where one of these fails."""

from __future__ import annotations

import pytest

from encoder.model import Entry
from tests.annotate.persons.reading import Case, annotate, cases, marks, unmarked


@pytest.mark.parametrize("case", list(cases("linked.txt", listed=True)), ids=lambda c: c.title)
def test_linked(case: Case) -> None:
    text, expected = unmarked(case.texts[0])
    spans, _ = annotate([text], case.persons)
    assert marks(spans[0], text) == expected


@pytest.mark.parametrize("case", list(cases("linked.txt", listed=True)), ids=lambda c: c.title)
def test_every_mark_says_what_decided(case: Case) -> None:
    """`edition explain` has nothing to tell an editor."""
    text, _ = unmarked(case.texts[0])
    for span in annotate([text], case.persons)[0][0]:
        assert span.rule.startswith("person: ")
        assert span.evidence
        assert bool(span.candidates) != ("ref" in span.attributes)


def test_open_places_name_the_candidates() -> None:
    """The review report cannot offer the two persons between whom the editor has to choose."""
    case = next(c for c in cases("linked.txt", listed=True) if c.title.startswith("nobody can tell"))
    span = annotate([unmarked(case.texts[0])[0]], case.persons)[0][0][0]
    assert span.candidates == ("gerard", "james")
    assert span.certainty == "low"


def test_another_spelling_is_not_certain() -> None:
    """A name that only resembles the list's passes for checked."""
    case = next(c for c in cases("linked.txt", listed=True) if c.title.startswith("a transliteration"))
    spans = annotate([unmarked(case.texts[0])[0]], case.persons)[0][0]
    assert [s.certainty for s in spans] == ["medium", None]


def test_a_grandson_is_called_by_his_given_name() -> None:
    """`his grandson David` would be the Colonel of that surname."""
    text = "37. Memorandum\n\nBonn, October 9, 1969.\n\nHis grandson David came. Colonel David did not."
    spans, _ = annotate([text], {"david": Entry("david", "David, Georges", "Lieutenant Colonel")})
    linked = [text[:s.start].count("David") for s in spans[0] if "ref" in s.attributes]
    assert linked == [1]
