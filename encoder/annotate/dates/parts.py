"""Parts of months and years: `early April`, `first half of 1963`, `fall of 1948`, `FY 1963`, `week of October 18`."""

from __future__ import annotations

from datetime import date, timedelta

from encoder.annotate.dates.own import Reference
from encoder.annotate.dates.values import DateValue, PartialDate
from encoder.annotate.dates.words import SEASONS

_TENTHS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "late half": (16, 31)}
_LEAP = 2000
_YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "late half": (7, 12)}


def part_of(words: str, point: PartialDate, last: PartialDate | None, own: Reference | None) -> DateValue | None:
    """The value of a part of `point` (a month or year); None where the year, and so the length of the month, is not known or makes no sense."""
    if words == "fiscal":
        return _fiscal(point, last)
    if point.year is None:
        return _yearless(words, point)
    if words.split()[0] in SEASONS:
        return season(words.split()[0], point.year, last)
    if words.startswith("decade "):
        first, end = _YEARS[words[7:]]
        return DateValue("uncertain", PartialDate(point.year + first), PartialDate(point.year + end))
    if words == "week":
        return DateValue.over(point, PartialDate.of(point.first() + timedelta(6)))
    if words == "weekend":
        saturday = point.first() + timedelta(5 - point.first().weekday())
        return _over(saturday, saturday + timedelta(1))
    if words in _TENTHS:
        return _uncertain(words, point)
    if words == "rest":
        begin = own.point.first() if own and own.own and own.point.is_day and point.first() <= own.point.first() <= point.last() else point.first()
        return DateValue.over(PartialDate.of(begin), PartialDate.of(point.last()))
    return _counted(words, point)


def _yearless(words: str, point: PartialDate) -> DateValue | None:
    """`mid-June` of an unknown year is `--06-11` to `--06-20`, `late February` may end on the 29th."""
    if point.month is None or words == "weekend":
        return None
    value = part_of(words, point._replace(year=_LEAP), None, None)
    return value and value._replace(start=value.start._replace(year=None), end=value.end._replace(year=None))


def _uncertain(words: str, point: PartialDate) -> DateValue:
    if point.month is None:
        first, last = _MONTHS[words]
        return DateValue.within(date(point.year or 1, first, 1), PartialDate(point.year, last).last())
    low, high = _TENTHS[words]
    end = point.last()
    return DateValue.within(date(end.year, end.month, low), end.replace(day=min(high, end.day)))


def _counted(words: str, point: PartialDate) -> DateValue | None:
    """`1 half`, `3 quarter`, `2 week`, `last week`, `last 9 days`, `1 6 months`."""
    parts = words.split()
    first, last = point.first(), point.last()
    if len(parts) == 3 and parts[2] == "months":
        count = int(parts[1])
        if point.month is not None or count > 12:
            return None
        return _over(first, PartialDate(first.year, count).last()) if parts[0] == "1" else _over(date(first.year, 13 - count, 1), last)
    if len(parts) == 3:
        days = timedelta(int(parts[1]) - 1)
        return _over(first, first + days) if parts[0] == "1" else _over(last - days, last)
    number, unit = parts
    if unit == "week" and point.month is not None:
        if number == "last":
            return _over(last - timedelta(6), last)
        begin = first + timedelta(7 * (int(number) - 1))
        return _over(begin, begin + timedelta(6)) if begin <= last else None
    size = {"half": 2, "quarter": 4}.get(unit)
    if size is None:
        return None
    index = size if number == "last" else int(number)
    if index > size:
        return None
    if point.month is None:
        months = 12 // size
        return _over(date(first.year, months * (index - 1) + 1, 1), PartialDate(first.year, months * index).last())
    return (_over(first, first.replace(day=15)) if index == 1 else _over(first.replace(day=16), last)) if unit == "half" else None


def _over(first: date, last: date) -> DateValue:
    return DateValue.over(PartialDate.of(first), PartialDate.of(last))


def _fiscal(point: PartialDate, last: PartialDate | None) -> DateValue | None:
    """The fiscal year of the United States: from July 1 of the year before, since that of 1977 from October 1 (Congressional Budget Act of 1974)."""
    if point.year is None:
        return None
    end = last.year if last and last.year else point.year
    begin = date(point.year - 1, 7, 1) if point.year < 1977 else date(point.year - 1, 10, 1)
    return _over(begin, date(end, 6, 30) if end < 1977 else date(end, 9, 30))


def season(name: str, year: int, last: PartialDate | None = None) -> DateValue:
    """A season of a year as an uncertain point; a winter that is named by one year may be the one that begins or the one that ends in it."""
    (begin_month, begin_day), (end_month, end_day) = SEASONS[name]
    if name != "winter":
        return DateValue.within(date(year, begin_month, begin_day), date(last.year if last and last.year else year, end_month, end_day))
    if last is not None and last.year:
        return DateValue.within(date(year, begin_month, begin_day), date(last.year, end_month, end_day))
    return DateValue.within(date(year - 1, begin_month, begin_day), date(year + 1, end_month, end_day))
