"""Whether the value of an attribute is right, and if not, what an editor should write instead."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from functools import lru_cache

from encoder.validate.names import listed, nearest
from encoder.validate.odd import Attribute, DataType

_NCNAME = re.compile(r"[^\W\d][\w.\-·]*")
_DAY = re.compile(r"-?\d{4,}-(\d\d)-(\d\d)")


def _date(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _real(value: str) -> bool:
    year, month, day = (int(x) for x in value[:10].split("-"))
    return _date(year, month, day)


_CHECKS: dict[str, Callable[[str], bool]] = {
    "date": _real,
    "dateTime": _real,
    "gYear": lambda v: v != "0000",
    "gYearMonth": lambda v: v[:4] != "0000" and 1 <= int(v[5:]) <= 12,
    "gMonthDay": lambda v: _date(2000, int(v[2:4]), int(v[5:])),
    "gMonth": lambda v: 1 <= int(v[2:]) <= 12,
    "gDay": lambda v: 1 <= int(v[3:]) <= 31,
    "ID": lambda v: _NCNAME.fullmatch(v) is not None,
}
"""What the name of an XSD type says beyond the pattern."""


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def matches(datatype: DataType, value: str) -> bool:
    """Whether `value` is one of the data type's."""
    for base, pattern in datatype.alternatives:
        text = value if base == "string" else " ".join(value.split())
        if (not pattern or _pattern(pattern).fullmatch(text)) and _CHECKS.get(base, bool)(text):
            return True
    return False


def wrong(attribute: Attribute, value: str) -> tuple[str, str] | None:
    """What is wrong with the value, and what to write; None where it is right."""
    parts = value.split() if attribute.many else [value]
    if not parts:
        return "is empty", _how(attribute, "")
    for part in parts:
        if attribute.values and (part if attribute.many else " ".join(part.split())) not in attribute.values:
            return f"cannot be “{part}”" if part else "is empty", _choose(attribute, part)
        if attribute.datatype and not matches(attribute.datatype, part):
            return f"cannot be “{part}”" if part.strip() else "is empty", _how(attribute, part)
    return None


def _choose(attribute: Attribute, part: str) -> str:
    near = nearest(part.strip(), attribute.values) if part.strip() else None
    if near:
        others = [v for v in attribute.values if v != near]
        return f"Write {attribute.name}=\"{near}\"" + (f"; also allowed: {listed(others)}." if others else ".")
    return f"Allowed: {listed(list(attribute.values), most=20)}."


def _how(attribute: Attribute, part: str) -> str:
    datatype = attribute.datatype
    if datatype is None:
        return _choose(attribute, part)
    special = _SPECIAL.get(datatype.name)
    return special(attribute, part.strip()) if special else f"Write: {datatype.description}"


def _date_mend(attribute: Attribute, part: str) -> str:
    if m := _DAY.match(part):
        month, day = int(m[1]), int(m[2])
        if 1 <= month <= 12:
            days = calendar.monthrange(int(part[:4]) or 4, month)[1]
            if day > days or day == 0:
                return f"{calendar.month_name[month]} {part[:4]} has {days} days. Write the day that is meant, or only {part[:7]}."
        else:
            return f"There is no month {m[1]}. Write year-month-day: 1965-04-10."
    if m := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", part):
        return f"Write {attribute.name}=\"{m[1]}-{m[2]}-{m[3]}\", with hyphens."
    if m := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", part):
        full = "-".join([m[1], m[2].zfill(2), *([m[3].zfill(2)] if m[3] else [])])
        return f"Write {attribute.name}=\"{full}\", months and days with two digits."
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ](\d\d?):(\d\d)", part):
        return f"Write {attribute.name}=\"{m[1]}T{m[2].zfill(2)}:{m[3]}:00\", with seconds."
    if iso := _in_figures(part):
        return f"Write {attribute.name}=\"{iso}\": a date in figures. The words stay in the text of the element."
    if re.search(r"[A-Za-z]{3}", part):
        return f"{attribute.name} holds a date in figures, year-month-day: 1965, 1965-04 or 1965-04-10. The words stay in the text of the element."
    return "Write year, year-month or year-month-day: 1965, 1965-04, 1965-04-10; with a time 1965-04-11T21:55:00."


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WORDS = re.compile(
    r"(?:(?P<month>[A-Za-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Za-z]+)"
    r"|(?P<month3>[A-Za-z]+))\.?,?\s+(?P<year>\d{4})")


def _in_figures(words: str) -> str:
    """`March 5, 1963`, `5 March 1963`, `March 1963` as ISO 8601; empty for other words."""
    found = _WORDS.fullmatch(words)
    if not found:
        return ""
    name = (found["month"] or found["month2"] or found["month3"]).lower()
    month = next((k for k, full in enumerate(_MONTHS, 1) if len(name) > 2 and full.startswith(name)), 0)
    day = int(found["day"] or found["day2"] or 1)
    if not month or not _date(int(found["year"]), month, day):
        return ""
    return f"{found['year']}-{month:02}" + ("" if found["month3"] else f"-{day:02}")


def _pointer_mend(attribute: Attribute, part: str) -> str:
    if not part:
        return f"Write where it points, {attribute.name}=\"persons.xml#…\", or remove the attribute."
    if attribute.name == "resp":
        named = f"Write resp=\"#{part}\", if {part} is the xml:id of who answers for it."
        return named if _NCNAME.fullmatch(part) else "Write resp=\"#encoder\" or the xml:id of a person after #."
    if part.endswith("#"):
        return f"After # the xml:id is missing: {part}…"
    if re.fullmatch(r"[\w./-]+\.xml", part):
        return f"The xml:id is missing: {attribute.name}=\"{part}#…\"."
    if _NCNAME.fullmatch(part):
        return (f"Write {attribute.name}=\"#{part}\" for something in this file, or the file before it: "
                f"{attribute.name}=\"persons.xml#{part}\" for an entry of persons.xml.")
    return f"Write a file, # and an xml:id, without spaces: {attribute.name}=\"persons.xml#kosygin-aleksei\"."


def _identifier_mend(attribute: Attribute, part: str) -> str:
    name = re.sub(r"[^\w.-]+", "-", part).strip("-")
    if name and not _NCNAME.fullmatch(name):
        name = f"_{name}" if _NCNAME.fullmatch(f"_{name}") else ""
    hint = f" Write {attribute.name}=\"{name}\", for example." if name else ""
    return f"An xml:id begins with a letter or _ and has only letters, digits, - . and _ in it.{hint}"


_SPECIAL: dict[str, Callable[[Attribute, str], str]] = {
    "edition.date": _date_mend, "edition.pointer": _pointer_mend, "edition.identifier": _identifier_mend}
