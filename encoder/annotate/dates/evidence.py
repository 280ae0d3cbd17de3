"""Where a page tells of a year besides its dates: file numbers, serial numbers of papers, titles of files."""

from __future__ import annotations

import re
from typing import Final

from encoder.annotate.dates.values import PartialDate

_FILE_NUMBER: Final = re.compile(r"(?<=[\w.])/(\d{1,2})[–-](\d{1,2})(\d\d)(?!\d)")
"""Decimal file of the Department of State: class, stroke, month, dash, day and year (`611.93/9–1658` is September 16, 1958)."""

_SERIAL_END: Final = re.compile(r"[–-]([4-9]\d)(?![\d/–-]\d|\d)")
_SERIAL: Final = re.compile(r"(?<![\w/])(?!FRC|RG|PL|POL|DEF|LOT|JOB|FN|CF|MR|FY|CY)[A-Z]{2,6}[ –-](?!19\d\d)\d{1,5}(?:[–-]\d{1,3})?$")

SOURCE: Final = re.compile(r"\s*\[?Sources?:")
CLASSIFIED: Final = re.compile(
    r"\.\s+(?:Top Secret|Secret|Confidential|No classification|Unclassified|Limited Official|Official Use|Restricted|Eyes Only|Personal|The|"
    r"Drafted|Sent|Also|Copies|A copy|Printed|Received|Transmitted|Repeated|According|Approved|Prepared|Another)\b")
"""What follows the name of the archive and file in a source note."""
PUBLISHED: Final = re.compile(
    r"(?:Declassified Documents|[Rr]eleased|[Dd]eclassified|Bulletin|Papers of the Presidents|[Pp]rinted|[Pp]ublished|[Tt]ranslation)[^.;]*$|\(\s*$")
"""Words after which a date is of a publication, not of what happened."""
TREATY: Final = re.compile(
    r"\b(?:Agreements?|Accords?|Treaty|Treaties|Convention|Resolution|Law|Act|Charter|Protocol|Declaration|Armistice|Pact|Constitution)\b[^.;]*$")
"""Words after which a date is the name of a treaty or law."""


def serial_years(text: str, end: int) -> list[int]:
    """The years in which serial numbers of papers end (`JCSM 670-65`, `SNIE 10-11-65`), up to an offset."""
    return [1900 + int(match[1]) for match in _SERIAL_END.finditer(text, 0, end) if _SERIAL.search(text, max(0, match.start() - 18), match.start())]


def file_dates(text: str, start: int, end: int) -> list[PartialDate]:
    """The days that file numbers in a stretch of text name."""
    out = []
    for match in _FILE_NUMBER.finditer(text, start, end):
        point = PartialDate(1900 + int(match[3]), int(match[1]), int(match[2]))
        if point.valid and point.day:
            out.append(point)
    return out
