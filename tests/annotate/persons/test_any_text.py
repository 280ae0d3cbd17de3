"""What must hold for every text, whatever it is."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from encoder.annotate.knowledge import Knowledge
from encoder.annotate.persons import Persons
from encoder.annotate.persons.gather import gather
from encoder.annotate.persons.survey import survey
from encoder.annotate.persons.text import fold
from encoder.model import Authority, Entry
from tests.annotate.persons.reading import annotate, document, unmarked
from tests.conftest import examples

PIECES = ["Mr. ", "Ambassador ", "Johnson", "Lyndon B. ", "Chiang ", "Kai-shek", "de Gaulle", "’s", ", ", ". ", " said ", "told ", " and ", "\n\n",
          "[Page 12]", "[", "]", "(", ")", "1", "JOHNSON", "Library", "Zhou ", "Enlai", "von ", "–", "-", "“", "”", ":",
          "Distribution: ", "Dear ", "J. ", "K.", "Nguyen ", "Van ", "  1. ", "Đ", "ﬁ", "\u0301", " "]
LIST = {e.id: e for e in (
    Entry("a", "Johnson, Lyndon B.", "President of the United States"), Entry("b", "Johnson, U. Alexis", "Deputy Under Secretary"),
    Entry("c", "Chiang Kai-shek", "President"), Entry("d", "De Gaulle, Charles", "President of France"), Entry("e", "Chou En-lai", "Premier"))}
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join).filter(str.strip)


@settings(max_examples=examples(150), deadline=None)
@example("Lyndon B. Nguyen Nguyen ")
@example("Mr. U\x1b")
@given(TEXTS)
def test_marks_lie_in_one_block_and_do_not_cross(text: str) -> None:
    """The writer is handed marks that no element can hold, and the document is lost."""
    doc = document("1. Note\n\n" + text)
    known = LIST | {e.id: e for e in gather([survey(doc)], Authority(persons=LIST))}
    spans = Persons(Knowledge(authority=Authority(persons=known)))(doc, doc.spans)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(doc.source.text)
        assert any(leaf.start <= span.start and span.end <= leaf.end for leaf in doc.leaves)
        assert span.attributes.get("ref", "persons.xml#a").removeprefix("persons.xml#") in known
        end = span.end


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    """Every mark behind the first strange letter sits on the wrong characters."""
    assert len(fold(text)) == len(text)


def test_twenty_thousand_entries() -> None:
    """A national edition's personography makes each run wait."""
    many = {f"p{n}": Entry(f"p{n}", f"{a}{b}ov{c}, Given{n} X.", "Minister") for n, (a, b, c) in enumerate(
        (a, b, c) for a in "Bar Kor Tim Sal Ven Dor Mal Pet Gor Lin".split() for b in "abcdefghijklmnopqrst" for c in range(100))}
    many["x"] = Entry("x", "Zeynep, Ayla", "Ambassador")
    text, _ = unmarked("1. Note\n\nAmbassador Zeynep said no.")
    spans, _ = annotate([text], many)
    assert [s.attributes["ref"] for s in spans[0]] == ["persons.xml#x"]
