"""Dates as a reader wants them, and as lists are sorted by them."""

from __future__ import annotations

import re
from collections.abc import Mapping

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ISO = re.compile(r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?")
NO_DATE = "9999"
"""Sorts behind every date."""


def spoken(iso: str) -> str:
    """`1965-04-11` -> `April 11, 1965`; `1965-04` -> `April 1965`; anything else as it stands."""
    found = _ISO.match(iso)
    if not found:
        return iso
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{MONTHS[int(month) - 1]} {int(day)}, {year}" if day else f"{MONTHS[int(month) - 1]} {year}"


def label(date: Mapping[str, str]) -> str:
    """The attributes of a TEI date in words; a date that is not certain stands in brackets, as editors print it."""
    when, start, end = date.get("when"), date.get("from"), date.get("to")
    early, late = date.get("notBefore"), date.get("notAfter")
    if when:
        words = spoken(when)
    elif start and end:
        words = _span(start, end)
    elif start or end:
        words = f"from {spoken(start)}" if start else f"to {spoken(end or '')}"
    elif early and late:
        words = spoken(early) if early == late else f"between {spoken(early)} and {spoken(late)}"
    elif early or late:
        words = f"after {spoken(early)}" if early else f"before {spoken(late or '')}"
    else:
        return ""
    return f"[{words}?]" if date.get("cert") in ("low", "medium") else words


def _span(start: str, end: str) -> str:
    """`April 16–17, 1964` within a month, one day where only hours differ, else both dates in full."""
    start, end = start.partition("T")[0], end.partition("T")[0]
    if start == end:
        return spoken(start)
    if len(start) == len(end) == 10 and start[:7] == end[:7] and _ISO.fullmatch(start):
        month, _ = spoken(start[:7]).rsplit(" ", 1)
        return f"{month} {int(start[8:])}–{int(end[8:])}, {start[:4]}"
    return f"{spoken(start)} to {spoken(end)}"


def sort_key(date: Mapping[str, str]) -> str:
    """A text by which documents stand in order of date: the earliest day that the attributes allow; undated ones behind all."""
    return next((date[name] for name in ("when", "from", "notBefore", "to", "notAfter") if date.get(name)), NO_DATE)
