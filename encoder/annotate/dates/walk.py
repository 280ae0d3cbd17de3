"""A walk over tokens, with the smallest rules of the grammar: number of a day, month, year."""

from __future__ import annotations

from typing import Any, Final

from encoder.annotate.dates.expression import Expression, Found
from encoder.annotate.dates.tokens import Token
from encoder.annotate.dates.values import PartialDate

_PADDING: Final = [Token("end", None, 0, 0, "")] * 12
_COUNTED: Final = frozenset((
    "percent per million billion thousand hundred men persons people troops aircraft tons miles hours minutes meters kilometers dollars").split())
"""What is counted, not dated: `May 5 and 12 aircraft`."""


class Walk:
    """Tokens, with empty ones behind the last, so that no rule need look for the end. Rules take the index of a token."""

    def __init__(self, tokens: list[Token], text: str = "") -> None:
        self.text = text
        self.length = len(tokens) - 1
        self.tokens = tokens + _PADDING

    def kind(self, at: int) -> str:
        return self.tokens[at].kind

    def word(self, at: int) -> str:
        return self.tokens[at].text.lower()

    def skip(self, at: int, *kinds: str) -> int:
        """The index behind a token of one of these kinds, or the same where it is none."""
        return at + 1 if self.tokens[at].kind in kinds else at

    def make(self, form: str, first: int, end: int, point: PartialDate, last: PartialDate | None = None, **more: Any) -> Found:
        """The expression from token `first` to the one before `end`, without an article at its beginning."""
        first = self.skip(first, "the")
        return Expression(self.tokens[first].start, self.tokens[end - 1].end, form, point, last, **more), end

    def day_number(self, at: int) -> tuple[int, int] | None:
        """`15`, `15th`, `fifteenth`, `the 15th`."""
        token = self.tokens[at]
        if token.kind == "the":
            at += 1
            token = self.tokens[at]
        if (token.kind == "ordinal" or (token.kind == "number" and len(token.text) < 3)) and 1 <= token.value <= 31:
            return token.value, at + 1
        return None

    def year(self, at: int, short: bool = True) -> tuple[PartialDate, int] | None:
        """`1965`, `’65`, and, where a day or month stands before it, `65`."""
        token = self.tokens[at]
        if token.kind == "number" and len(token.text) == 4 and 1000 <= token.value <= 2100:
            return PartialDate(token.value), at + 1
        if token.kind == "short" or (short and token.kind == "number" and len(token.text) == 2 and token.value > 31):
            return PartialDate(token.value, short=True), at + 1
        return None

    def year_after(self, at: int) -> tuple[PartialDate, int]:
        """The year behind a day or month (`, 1965`, ` of 1965`, ` 65`), or an unknown one."""
        found = self.year(at + 1 if self.tokens[at].kind in ("comma", "of") else at)
        if not found or self.kind(found[1]) in ("clock", "half-day", "oclock", "hours"):
            return PartialDate(), at
        after, said = self.tokens[found[1]], self.tokens[found[1] - 1].kind == "short"
        if found[0].short and not said and after.kind == "end" and after.text[:1].islower():      # `October 5, 45 aircraft`
            return PartialDate(), at
        return found

    def day(self, at: int) -> tuple[PartialDate, int] | None:
        """A day of a month: `April 7[, 1965]`, `7 April [1965]`, `the 7th of April`, `Christmas Eve [1965]`. It need not be one the calendar has."""
        if self.tokens[at].kind == "feast":
            year, end = self.year_after(at + 1)
            return _of_year(year, *self.tokens[at].value), end
        if self.tokens[at].kind == "month":
            number = self.day_number(at + 1)
            if not number:
                return None
            year, end = self.year_after(number[1])
            return _of_year(year, self.tokens[at].value, number[0]), end
        number = self.day_number(at)
        month = self.skip(number[1], "of") if number else at
        if not number or self.kind(month) != "month" or self._day_follows(month + 1):
            return None
        year, end = self.year_after(month + 1)
        return _of_year(year, self.tokens[month].value, number[0]), end

    def _day_follows(self, at: int) -> bool:
        """Whether a month before has its own day behind it: the number before the month is something else (`No. 27 of April 22`)."""
        token = self.tokens[at]
        if token.kind not in ("number", "ordinal") or len(token.text) == 4 or token.value > 31:
            return False
        return self.kind(at + 1) not in ("half-day", "oclock", "hours")

    def month(self, at: int) -> tuple[PartialDate, int] | None:
        """`July`, `July 1956`, `March of 1946`."""
        if self.tokens[at].kind != "month":
            return None
        year, end = self.year_after(at + 1)
        return _of_year(year, self.tokens[at].value), end

    def year_first(self, at: int) -> Found | None:
        """`1956. június [12]`, as Hungarian has it."""
        if self.kind(at + 1) != "month":
            return None
        number = self.day_number(at + 2)
        point = PartialDate(self.tokens[at].value, self.tokens[at + 1].value, number[0] if number else None)
        form = "month" if number is None else "day" if point.valid else "impossible day"
        return self.make(form, at, number[1] if number else at + 2, point)

    def counts(self, at: int) -> bool:
        """Whether the number before counts things."""
        return self.kind(at) == "end" and self.tokens[at].text in _COUNTED


def _of_year(year: PartialDate, month: int, day: int | None = None) -> PartialDate:
    """The month or day of a year as it is said."""
    return PartialDate(year.year, month, day, short=year.short)


def with_year_of(first: PartialDate, last: PartialDate) -> PartialDate:
    """A year said once holds for both; over New Year the first is in the year before."""
    if first.year is not None or last.year is None:
        return first
    earlier = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 31)
    return first._replace(year=last.year - earlier, short=last.short)
