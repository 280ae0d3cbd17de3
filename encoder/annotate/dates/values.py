"""Points and spans of time with unknown parts, and the ISO attributes that TEI gives them.

TEI Guidelines 4.5.3 and 14.4 (att.datable.w3c): `@when` a point, `@from` and `@to` a stated span, `@notBefore` and `@notAfter`
an uncertain point. Values are those of XML Schema: `1965-04-11T21:55:00`, `1965-04`, and, where the year is unknown, `--04-11`.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import Final, Literal, NamedTuple

_LENGTHS: Final = (31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months of a common year; first, of a month that is not known."""


def days_of(month: int, year: int) -> int:
    """28 to 31; an unknown month (0) has 31."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month]


class PartialDate(NamedTuple):
    """A point on the (Gregorian) calendar of which only some parts may be known.

    `short` says that `year` has its last two digits only; `zone` is empty, `Z` or `+hh:mm`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    zone: str = ""
    short: bool = False

    @property
    def valid(self) -> bool:
        """Whether the calendar has such a point (February 30 it has not)."""
        year, month, day, hour, minute, _, short = self
        if month is not None and not 1 <= month <= 12:
            return False
        if day is not None and not (1 <= day < 29 or 29 <= day <= self.days_in_month):
            return False
        if hour is not None and not (0 <= hour <= 23 and 0 <= minute <= 59):
            return False
        return year is None or short or 1 <= year <= 9999

    @property
    def days_in_month(self) -> int:
        """28 to 31; February of an unknown year has 29, an unknown month 31."""
        return days_of(self.month or 0, 2000 if self.year is None or self.short else self.year)

    @property
    def is_day(self) -> bool:
        """Whether year, month and day are known."""
        return self.year is not None and not self.short and self.month is not None and self.day is not None

    @property
    def has_year(self) -> bool:
        return self.year is not None and not self.short

    def iso(self) -> str:
        """The value as XML Schema writes it; empty where nothing is known. A time without its day is left out."""
        if not self.has_year:
            if self.month is None:
                return f"---{self.day:02}" if self.day else ""
            return f"--{self.month:02}-{self.day:02}" if self.day else f"--{self.month:02}"
        out = f"{self.year:04}"
        if self.month is not None:
            out += f"-{self.month:02}"
            if self.day is not None:
                out += f"-{self.day:02}"
                if self.hour is not None:
                    out += f"T{self.hour:02}:{self.minute:02}:00{self.zone}"
        return out

    def first(self) -> date:
        """The first day it can be. The year must be known."""
        return date(self.year or 1, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day it can be. The year must be known."""
        month = self.month or 12
        return date(self.year or 1, month, self.day or days_of(month, self.year or 1))

    def without_time(self) -> PartialDate:
        return self if self.hour is None else self._replace(hour=None, minute=0, zone="")

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)


Nature = Literal["point", "span", "uncertain"]


class DateValue(NamedTuple):
    """What an expression means: a point (`start` = `end`), a stated span, or a point somewhere between two days."""

    nature: Nature
    start: PartialDate
    end: PartialDate

    @classmethod
    def at(cls, point: PartialDate) -> DateValue:
        return cls("point", point, point)

    @classmethod
    def over(cls, start: PartialDate, end: PartialDate) -> DateValue:
        return cls("span", start, end)

    @classmethod
    def within(cls, first: date, last: date) -> DateValue:
        return cls("uncertain", PartialDate.of(first), PartialDate.of(last))

    def attributes(self) -> dict[str, str]:
        """The attributes of TEI `date`; none where nothing is known."""
        start = self.start.iso()
        if self.nature == "point":
            return {"when": start} if start else {}
        end = self.end.iso()
        if not start or not end:
            return {}
        return {"from": start, "to": end} if self.nature == "span" else {"notBefore": start, "notAfter": end}

    def __str__(self) -> str:
        return " ".join(f"{name}={value}" for name, value in self.attributes().items())


def from_julian(point: PartialDate) -> PartialDate:
    """The Gregorian day of a day in the Julian calendar (Meeus, Astronomical Algorithms, ch. 7)."""
    if point.year is None or point.month is None or point.day is None:
        return point
    return PartialDate.of(date.fromordinal(date(point.year, point.month, min(point.day, 28)).toordinal()
                   + max(0, point.day - 28) + julian_lag(point.year, point.month)))._replace(hour=point.hour, minute=point.minute, zone=point.zone)


def julian_lag(year: int, month: int = 12) -> int:
    """By how many days the Julian calendar is behind the Gregorian: 10 in 1600, 13 in 1917."""
    year = year if month > 2 else year - 1
    return year // 100 - year // 400 - 2
