"""What must hold for every text: marks that are in order and inside it, values that XML Schema accepts, no failure whatever the characters."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.annotate.dates import Dates, contradictions, document_date, parse
from encoder.annotate.knowledge import Knowledge
from encoder.model import Source
from encoder.read import read
from tests.annotate.plain import document

GOLD = Path(__file__).parents[4] / "shared" / "gold" / "by-hand-dev"
DATES = Dates(Knowledge())
MONTHS = "January February March April May June July August September October November December".split()
VALUE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:00(Z|[+-]\d\d:\d\d)?)?)?)?|--\d\d(-\d\d)?|---\d\d")
PIECES = st.sampled_from([*MONTHS, *(
    "Jan. Sept. MAY may 1948 1964–66 ’65 15 15th 22d 31 0 2359 171119Z 999999Z 1/31/79 13/13/13 21.4.1965 22.VIII.1968 1965-02-30 and or of to "
    "the at on from – — - / , . ( ) [ ] a.m 25:61 noon midnight o’clock hours Z GMT EDT Monday Friday morning night today yesterday last next "
    "this same following past ten two days week weeks month year ago before later instant ultimo early mid late end first half quarter 20th "
    "century fall winter FY fiscal juin Juni mai Mayo июня czerwca június 12. 1956. 1er 1.º de bis et г. 年 月 日 四月十日 昭和 telegram No. 1950s O.S. 611.93/9–1658 thirty-first remainder "
).split(), "\n", "p. m.", "local time", "latter part"])


def check(text: str) -> None:
    doc = document(text)
    spans = DATES(doc, ())
    assert all(0 <= span.start < span.end <= len(text) and not text[span.start].isspace() and not text[span.end - 1].isspace() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        assert span.attributes
        assert set(span.attributes) in ({"when"}, {"from", "to"}, {"notBefore", "notAfter"})
        for value in span.attributes.values():
            assert VALUE.fullmatch(value), (text, value)
            if re.match(r"\d{4}-\d\d-\d\d", value):
                date.fromisoformat(value[:10])
        assert "\n" not in text[span.start:span.end]
    document_date(doc, spans)
    contradictions(doc, spans)


@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", "", "  "]))
def test_any_heap_of_date_words_gives_lawful_values(pieces: list[str], between: str) -> None:
    check(between.join(pieces))


@given(st.text(max_size=200))
def test_any_text_is_borne(text: str) -> None:
    check(text)


@given(st.dates(date(1500, 1, 1), date(2039, 12, 31)))
def test_a_day_written_out_is_that_day(day: date) -> None:
    month = MONTHS[day.month - 1]
    for words in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{day:%A}, {month} {day.day}, {day.year}", day.isoformat(),
                  f"{day.day}.{day.month}.{day.year}"):
        assert str(parse(words)) == f"when={day.isoformat()}", words


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(1, 200))
def test_two_days_with_a_dash_are_a_span(day: date, length: int) -> None:
    last = date.fromordinal(day.toordinal() + length)
    words = f"{MONTHS[day.month - 1]} {day.day}, {day.year}–{MONTHS[last.month - 1]} {last.day}, {last.year}"
    assert str(parse(words)) == f"from={day.isoformat()} to={last.isoformat()}"


def _bare(words: str) -> str:
    words = re.sub(r"\[Page [^\]]*\]", " ", words).replace("[", "").replace("]", "").replace("’", "'")
    return re.sub(r"^(the|The) ", "", " ".join(words.split()))


@pytest.mark.skipif(not GOLD.is_dir(), reason="no annotation by hand beside the repository")
def test_dates_and_values_stay_as_good_as_they_were() -> None:
    """Against annotation by hand; the figures an edition gets are those of `make score`."""
    hits = found = wanted = 0
    for path in sorted(GOLD.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row and row[0].startswith("date")]
        source = Source(path.name, (GOLD / "text" / f"{path.stem}.txt").read_text(encoding="utf-8"), path.stem)
        doc = read(source)
        calls = [(s.start, s.end) for s in doc.spans if s.kind == "call"]
        marks = Counter(_bare(_without(source.text, span.start, span.end, calls)) for span in DATES(doc, ()))
        sure = Counter(_bare(row[1]) for row in rows if row[0] == "date" and row[3] != "unsure")
        free = Counter(_bare(row[1]) for row in rows) - sure
        hits += sum((marks & sure).values())
        found += sum((marks & sure).values()) + sum((marks - sure - free).values())
        wanted += sum(sure.values())
    assert 2 * hits / (found + wanted) > 0.97


def _without(text: str, start: int, end: int, holes: list[tuple[int, int]]) -> str:
    return "".join(text[at] for at in range(start, end) if not any(a <= at < b for a, b in holes))
