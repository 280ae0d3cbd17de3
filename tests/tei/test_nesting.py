"""Marks of many annotators become elements that nest; where two cross, the earlier annotator's mark stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from encoder.model import Block, Document, Source, Span
from encoder.tei import nested

TEXT = "The Embassy in Moscow told [Aleksei] Kosygin on April 7 that NATO[Page 3] met."


def document(text: str = TEXT, *spans: Span) -> Document:
    return Document(Source("x", text), "plain", "other", (Block("p", 0, len(text)),), spans=spans)


def mark(words: str, kind: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words), kind)


def test_a_mark_inside_another_is_kept_even_where_both_begin_at_one_place() -> None:
    whole, part = mark("Embassy in Moscow", "orgName"), mark("Embassy", "term")
    assert nested(document(), [[whole], [part]]) == [whole, part]


def test_of_two_that_cross_the_earlier_stays() -> None:
    first, second = mark("Embassy in Moscow", "orgName"), mark("Moscow told", "placeName")
    assert nested(document(), [[first], [second]]) == [first]


def test_a_mark_that_begins_inside_supplied_words_is_widened_over_their_bracket() -> None:
    supplied = mark("[Aleksei]", "supplied")
    name = mark("Aleksei] Kosygin", "persName")
    widened = nested(document(TEXT, supplied), [[supplied], [name]])
    assert [(s.kind, TEXT[s.start:s.end]) for s in widened] == [("persName", "[Aleksei] Kosygin"), ("supplied", "[Aleksei]")]


def test_no_mark_stands_in_its_own_kind_or_over_the_end_of_its_block() -> None:
    name, inner = mark("[Aleksei] Kosygin", "persName"), mark("Kosygin", "persName")
    beyond = Span(len(TEXT) - 4, len(TEXT) + 3, "persName")
    assert nested(document(), [[name], [inner, beyond]]) == [name]


SPANS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20), st.sampled_from(["persName", "date", "term", "ref", "gap", "supplied", "hi"])), max_size=12)


@given(st.lists(SPANS, max_size=4))
def test_whatever_is_found_the_result_nests(layers: list[list[tuple[int, int, str]]]) -> None:
    found = [[Span(a, min(60, a + n), kind) for a, n, kind in layer] for layer in layers]
    spans = nested(document("x" * 60), found)
    assert spans == sorted(spans, key=lambda s: (s.start, -s.end))
    for i, one in enumerate(spans):
        for other in spans[i + 1:]:
            assert other.start >= one.end or other.end <= one.end
