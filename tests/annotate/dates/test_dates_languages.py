"""Dates in texts of other languages: who loses if these fail finds letters in the edition without a date, or a month's name in a person's."""

from __future__ import annotations

import pytest

from encoder.annotate.dates import Dates, document_date
from encoder.annotate.knowledge import Knowledge
from encoder.model import Source
from encoder.read import read

DATES = Dates(Knowledge())


def dated(text: str) -> dict[str, str]:
    return {text[s.start:s.end]: "/".join(s.attributes.values()) for s in DATES(read(Source("x.txt", text, "x")), ())}


@pytest.mark.parametrize(("line", "day"), [
    ("Paris, le 12 juin 1956", "1956-06-12"),
    ("Bonn, den 12. August 1956", "1956-08-12"),
    ("Madrid, 12 de junio de 1956", "1956-06-12"),
    ("Roma, 12 giugno 1956", "1956-06-12"),
    ("Москва, 12 июня 1956 г.", "1956-06-12"),
    ("1965年4月10日", "1965-04-10"),
])
def test_the_dateline_of_a_letter_is_its_date(line: str, day: str) -> None:
    text = f"{line}\n\nDer Minister an den Botschafter, und zwar über die Lage, die nicht gut ist.\n\nIch bin und bleibe der Ihre.\n"
    document = read(Source("x.txt", text, "x"))
    found = document_date(document, DATES(document, ()))
    assert found is not None
    assert str(found.value) == f"when={day}"


def test_a_day_without_its_year_takes_that_of_the_letter() -> None:
    found = dated("Paris, le 12 juin 1956\n\nMonsieur,\n\nJ'ai vu M. Mars le 3 mai, Mme Mai le 1er juin.\n\nAvril\n")
    assert found == {"12 juin 1956": "1956-06-12", "3 mai": "1956-05-03", "1er juin": "1956-06-01"}


def test_numbers_have_the_day_first_where_the_months_are_not_english() -> None:
    assert dated("Paris, le 12 juin 1956\n\nMa lettre du 5/6/1956 et celle du 5.6.1956.\n") == {
        "12 juin 1956": "1956-06-12", "5/6/1956": "1956-06-05", "5.6.1956": "1956-06-05"}


def test_a_chinese_date_stands_among_other_signs() -> None:
    assert dated("北京，1965年4月10日\n\n毛泽东于1965年5月2日在北京，四月三十日回。\n") == {
        "1965年4月10日": "1965-04-10", "1965年5月2日": "1965-05-02", "四月三十日": "1965-04-30"}


def test_english_sentences_are_read_as_before() -> None:
    found = dated("Memorandum\n\nSee page 12. August 1956 was the end of it, and the king may go. The Mayo Clinic, in 1956. March on the 12 Mars bars.\n")
    assert found == {"August 1956": "1956-08", "1956": "1956"}
