"""Source line and number above the heading of a FRUS document, as volumes to 1954 print them: a file number, a lot, a collection of papers.

Volumes to 1950 write `Policy Planning Staff Files: Lot 64 D 563`, those after them `PPS files, lot 64 D 563`; `Truman Library, Truman papers,
PSF–Subject file`; `Department of State Bulletin, May 4, 1953, p. 633`.
"""

from __future__ import annotations

import re

from encoder.read.kinds import kind_of
from encoder.read.plain_signs import is_prose, names_parties

_FILE_NUMBER = re.compile(r"[\w.]*\d[\w. –-]*/\d+[–-]\d")
_OLD_FILE = re.compile(r"(?:File No\. ?)?\d[\w. ]*\.[\w. ]*/\d+[^\w\s]?(?:: ?(?:Circular )?[Tt]elegram)?$")
_COLLECTION = re.compile(
    r".*\b(?:[Ff]iles?|FILES|[Ll]ot|LOT|[Pp]apers|[Rr]ecords?|[Cc]orrespondence|[Dd]iar(?:y|ies)|[Cc]ollection|Library|Archives)\b|"
    r".*\b(?:Bulletin|Papers|Record|Documents)\b.*, pp?\. \d[\d, –-]*$")
_LOT = re.compile(r".*\b[Ll]ot:? (?:File )?(?:[MW][ –-])?\d")
_FORM = re.compile(r": ?((?:[A-Z][a-z-]+ )?(?:[Tt]elegram|[Aa]irgram|[Cc]able|[Dd]espatch|[Tt]elex|[Mm]essage)s?)$")
_HEADS = (r"(?:Memorandum|Memoranda|Report|Statement|Minutes?|Draft|Paper|Record|Notes?|Press|Message|Mr|Circular|Extracts?|Diary|Editorial|Letter|"
          r"Telegram|Agreed|Agreement|Summary|Address|Remarks|Text|Aide|Joint|Communiqu|Draft|Directive|Study|Estimate|Briefing|Position|Progress)")
_HEADING = re.compile(rf"(?:The|Policy|{_HEADS})\b.*|.* to .*|.*(?:[a-zà-ÿ)”]|\b1[5-9]\d\d)\d{{1,3}}$", re.S)
_OWN_NUMBER = re.compile(r"No\. (\d{1,4}[A-Za-z]?)(?:$| (?=[A-Z“]))")
_NO_SOURCE = re.compile(rf"{_HEADS}\b(?! files?\b)|The .* to |.*[.:;,]$|.*\b(?:said|was|were|is|has|had)\b")
"""What is a heading or a sentence, though it speaks of files or papers."""


def own_number(line: str) -> str | None:
    """The number of a document as volumes of 1952 to 1954 have it, in a line of its own or before the heading: `No. 127 The Ambassador ...`."""
    match = _OWN_NUMBER.match(line)
    return match[1] if match else None


def is_own_number(line: str) -> bool:
    """Whether the line is nothing but such a number."""
    match = _OWN_NUMBER.match(line)
    return match is not None and match.end() == len(line)


def has_source_line(first: str, second: str) -> bool:
    """Whether the first line of a page tells where the document is kept, and the second is its heading."""
    second = second[match.end():] if (match := _OWN_NUMBER.match(second)) else second
    if len(first) >= 200 or len(second) >= 300 or first.endswith((".", ":")):
        return False
    if _FILE_NUMBER.match(first) or is_old_file(first) or _FORM.search(first) or first.endswith(("Telegram", "telegram")):
        return bool(_HEADING.match(second))
    if not _COLLECTION.match(first) or (_NO_SOURCE.match(first) and not is_lot(first)):
        return False
    return bool(_HEADING.match(second) or kind_of(second) != "other" or names_parties(second)) and not is_prose(second)


def is_old_file(line: str) -> bool:
    """A file number as it was until 1944, `893.00/13421: Telegram`; later ones end in the date."""
    return bool(_OLD_FILE.match(line))


def is_dated_file(line: str) -> bool:
    """A file number that ends in the date, `611.41/3–1753`."""
    return re.match(r".*/\d+[–-]\d+", line) is not None


def is_lot(line: str) -> bool:
    """A lot of the Department's files by its number, `PPS files, lot 64 D 563`."""
    return _LOT.match(line) is not None and not line.endswith((".", ":", ";", ","))


def form_of(line: str) -> str:
    """What the source line says of the form of the document, `Telegram`; empty where it names only the place."""
    match = _FORM.search(line)
    return match[1] if match else ""
