"""Dates of digits and strokes: `1/31/79`, `1/15–24/79`, `3/78–5/79`, `9–10/79`, `21/4 1965`, `31.1.1979`.

Which comes first, month or day, the digits often do not say: then there are two readings, the American first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from encoder.annotate.dates.values import PartialDate
from encoder.annotate.dates.words import MONTHS

Reading = tuple[PartialDate, PartialDate | None]
"""A point, or a span from the first to the second."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STRETCH = re.compile(r"(\d{1,2})\.?(?:(\d{1,2})\.)?[–-](\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)")
"""`14-16.2.1971`, `28.2.-3.3.1971`."""
_RANGE = re.compile(r"\s?[–—-]\s?")
_PARTS = re.compile(r"[/.–-]\s?")


@lru_cache(maxsize=4096)
def numeric(text: str, year: str = "") -> tuple[Reading, ...]:
    """The readings of a numeric date, none where the calendar has no such day. `year` is a year that stands behind it."""
    if (stretch := _STRETCH.fullmatch(text)) is not None:
        day, month, until, last_month, last_year = (int(digits or 0) for digits in stretch.groups())
        start = PartialDate(last_year, month or last_month, day, short=len(stretch[5]) == 2)
        end = start._replace(month=last_month, day=until)
        return ((start, end),) if start.valid and end.valid and _in_order(start, end) else ()
    if "/" not in text:
        parts = _PARTS.split(text)
        readings = _both(parts, None) if len(parts) == 3 else []
        return tuple(readings[-1:] if "." in text else readings)      # with full stops the day is first
    pieces = _RANGE.split(text)
    if len(pieces) > 2:
        return ()
    first, last = pieces[0].split("/"), pieces[1].split("/") if len(pieces) > 1 else None
    if year:
        (last or first).append(year)
    if last is not None:
        first, last = _filled(first, last)
    return tuple(_both(first, last))


def lettered(text: str) -> PartialDate:
    """`22.VIII.1968`, `3/V/69`, as they are written in Eastern Europe, and `15-Apr-1969`."""
    day, month, year = re.split(r"[. /-]+", text)
    number = MONTHS.get(month.lower()) or _ROMAN.index(month) + 1
    return PartialDate(int(year), number, int(day), short=len(year) == 2)


def _filled(first: list[str], last: list[str]) -> tuple[list[str], list[str]]:
    """The two ends of a span with what one says for both: `1/15–24/79` is 1/15/79 to 1/24/79, `6/10–7/23/70` both of 1970, `9–10/79` two months."""
    if len(last) == 1 and len(first) == 3:
        return first, [first[0], last[0], first[2]]
    if len(first) == 1:
        return [*first, last[1]], last
    if len(last) == 2 and len(first) == 2 and _is_month_and_year(last) and not _is_month_and_year(first):
        return [*first, last[1]], [first[0], *last]
    if len(last) == 3 and len(first) == 2 and not _is_month_and_year(first):
        return [*first, last[2]], last
    return first, last


def _is_month_and_year(parts: list[str]) -> bool:
    return len(parts) == 2 and (len(parts[1]) == 4 or int(parts[1]) > 31)


def _both(first: list[str], last: list[str] | None) -> list[Reading]:
    out: list[Reading] = []
    for american in (True, False):
        start = _point(first, american)
        end = _point(last, american) if last else None
        if start and (end or not last) and (start, end) not in out and _in_order(start, end):
            out.append((start, end))
    return out


def _in_order(start: PartialDate, end: PartialDate | None) -> bool:
    if end is None or start.short != end.short:
        return True
    return (start.year or 0, start.month or 0, start.day or 0) < (end.year or 9999, end.month or 12, end.day or 31)


def _point(parts: list[str], american: bool) -> PartialDate | None:
    numbers = [int(part) for part in parts]
    if len(parts) == 3 and len(parts[2]) in (2, 4):
        month, day = numbers[:2] if american else (numbers[1], numbers[0])
        point = PartialDate(numbers[2], month, day, short=len(parts[2]) == 2)
    elif _is_month_and_year(parts):
        point = PartialDate(numbers[1], numbers[0], short=len(parts[1]) == 2)
    elif len(parts) == 2 and len(parts[1]) < 3:
        point = PartialDate(None, numbers[0 if american else 1], numbers[1 if american else 0])
    else:
        return None
    return point if point.valid and point.month and (point.day is None or point.day > 0) else None
