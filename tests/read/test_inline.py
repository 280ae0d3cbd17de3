"""A gap that is not seen as one would read as words that an editor supplied."""

from __future__ import annotations

import pytest

from encoder.read.inline import gap_reason


@pytest.mark.parametrize(("words", "reason"), [
    ("illegible", "illegible"), ("unclear", "illegible"), ("garble", "garbled"), ("unintelligible", "inaudible"),
    ("omission in the source text", "missing"), ("2 lines not declassified", "classified"),
    ("Laughter", None), ("the Soviets", None), ("it is not quite unclear whether he went there at all in May", None)])
def test_what_brackets_tell_of_a_gap(words: str, reason: str | None) -> None:
    assert gap_reason(words) == reason
