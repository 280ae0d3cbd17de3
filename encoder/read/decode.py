"""Bytes on disk -> Source. What is no text is refused with a reason, never guessed into something else."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from encoder.errors import NotADocument, UndecodableText
from encoder.files import LARGEST_TEXT, read_limited
from encoder.model import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),      # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RARE_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LINE_ENDS = re.compile(f"\r\n?|[{_RARE_LINE_ENDS}]")


def read_source(path: Path, *, shown_as: str | None = None, name: str | None = None) -> Source:
    """The text of a file. UTF-8 is expected; a byte order mark may announce UTF-16 or UTF-32.

    Raises TooLarge for a file of more than ten million bytes, NotADocument for an empty or binary file, UndecodableText where the bytes are no
    text in their encoding (naming line and column), OSError where the file cannot be read.
    """
    data = read_limited(path, LARGEST_TEXT)
    return decode(data, path=shown_as or str(path), name=name if name is not None else path.stem)


def decode(data: bytes, *, path: str, name: str = "") -> Source:
    """The same for bytes in memory."""
    if not data.strip():
        raise NotADocument("the file is empty.", path=path, mend="Put the transcription into it, or take it out of the folder.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _decoded(data[len(bom):], encoding, path)
            break
    else:
        encoding = "utf-8"
        if b"\0" in data:
            raise NotADocument("the file is binary: it contains NUL bytes.", path=path, line=data.count(b"\n", 0, data.index(b"\0")) + 1,
                               mend=f"Save the transcription as plain text in UTF-8{_WIDE if _looks_wide(data) else ''}.")
        text = _decoded(data, encoding, path)
    if "\0" in text:
        raise NotADocument("the text contains NUL characters.", path=path, line=text.count("\n", 0, text.index("\0")) + 1,
                           mend="Save the transcription as plain text in UTF-8.")
    if not text.strip():
        raise NotADocument("the file holds nothing but white space.", path=path, mend="Put the transcription into it.")
    if any(end in text for end in _RARE_LINE_ENDS):
        text = _LINE_ENDS.sub("\n", text)
    return Source(path, text, name, hashlib.sha256(data).hexdigest(), encoding)


def _decoded(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        if _looks_binary(data):
            raise NotADocument("the file is binary: it is no text in any encoding.", path=path,
                               mend="Save the transcription as plain text in UTF-8.") from None
        raise UndecodableText(
            f"byte 0x{data[error.start]:02x} is no {encoding.upper()} text.", path=path, line=line, column=column, mend=_how_to_mend(data)) from None


def _how_to_mend(data: bytes) -> str:
    wrong = re.findall("[\udc80-\udcff]+", data.decode("utf-8", "surrogateescape"))
    if len(b"".join(_UTF8.findall(data))) >= 2 * len("".join(wrong)):
        return f"The rest of the file is UTF-8 already: correct this place{f' and the {len(wrong) - 1} others like it' if len(wrong) > 1 else ''}."
    guess = _likely(data)
    return f"Save the file as UTF-8{f' (it looks like {guess})' if guess else ''}."


_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}")
_PAIRS = re.compile(rb"[\x81-\xfe]{2}")
_WIDE = " (it looks like UTF-16 without a byte order mark)"


def _looks_wide(data: bytes) -> bool:
    """Whether about every other byte is NUL, as in UTF-16 of a European language."""
    head = data[:1000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return len(head) > 7 and max(even, odd) > len(head) / 4 and min(even, odd) < len(head) / 50


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    return sum(b < 9 or 13 < b < 27 for b in head) > len(head) / 50


def _likely(data: bytes) -> str:
    """The name of an encoding in which the bytes could be text; only a hint for the message."""
    for name, shown in (("gb18030", "GB18030"), ("cp1252", "Windows-1252 or Latin-1"), ("latin-1", "Latin-1")):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "gb18030" and (sum("一" <= c <= "鿿" for c in text) * 10 < len(text) or not _in_pairs(data)):
            continue
        return shown
    return ""


def _in_pairs(data: bytes) -> bool:
    """Whether the bytes that are no ASCII stand two by two, as Chinese does; accented letters stand alone."""
    return 2 * len(_PAIRS.findall(data)) * 10 >= 9 * sum(b > 127 for b in data)
