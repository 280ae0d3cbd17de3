"""The bytes of a TEI file as text, and what is wrong with their encoding. The files of an edition are UTF-8."""

from __future__ import annotations

import codecs
import re

from encoder.errors import Problem

_DECLARED = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
_UTF16 = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAVE = "Save it as UTF-8 (in oXygen XML and VS Code: the encoding in the status bar) and keep encoding=\"UTF-8\" in its first line."
_MOJIBAKE = re.compile(r"[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The text with LF line ends and without byte order mark (None where there is none), and problems of the encoding."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return None, [Problem(path, 0, 0, "empty-file", "The file is empty.", "Restore it from your version control, or encode its source again.",
                              weight=100)]
    text, problems = _decoded(data, path)
    if text is not None and "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, problems


def _decoded(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    for bom, encoding in _UTF16:
        if data.startswith(bom):
            return _other(data, encoding, path)
    if data[:4] in (b"<\0?\0", b"<\0T\0"):
        return _other(data, "utf-16-le", path)
    if data[:4] in (b"\0<\0?", b"\0<\0T"):
        return _other(data, "utf-16-be", path)
    data = data.removeprefix(codecs.BOM_UTF8)
    head = _DECLARED.match(data[:200].decode("latin-1"))
    declared = head.group(1) if head else "UTF-8"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, declared, path)
    if "\0" in text:
        return None, [_problem(path, text.count("\n", 0, text.index("\0")) + 1, 0, "The file contains NUL characters: it is no XML.",
                               "Restore it from your version control.")]
    if declared.lower().replace("_", "-") not in ("utf-8", "utf8", "us-ascii", "ascii") and not text.isascii():
        return text, [_problem(path, 1, text.find(declared) + 1, f"The first line says encoding=\"{declared}\", but the file is UTF-8.",
                               "Write encoding=\"UTF-8\".")]
    return text, _mojibake(text, path)


def _other(data: bytes, encoding: str, path: str) -> tuple[str | None, list[Problem]]:
    name = encoding[:6].upper()
    problem = _problem(path, 1, 1, f"The file is encoded in {name}; the files of the edition are UTF-8.", _SAVE)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None, [_problem(path, 1, 1, f"The file begins like {name}, but is not.", "Restore it from your version control.")]
    return _DECLARED.sub(lambda m: m.group().replace(m.group(1), "UTF-8"), text, count=1), [problem]


def _not_utf8(data: bytes, error: UnicodeDecodeError, declared: str, path: str) -> tuple[str | None, list[Problem]]:
    line = data.count(b"\n", 0, error.start) + 1
    begin = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[begin:error.start].decode("utf-8", "replace")) + 1
    if data.count(b"\0") > 2:
        return None, [_problem(path, line, column, "The file is binary, no XML.", "Restore it from your version control.")]
    if declared.lower() not in ("utf-8", "utf8"):
        try:
            return data.decode(declared), [_problem(path, line, column, f"The file is encoded in {declared}; the files of the edition are UTF-8.",
                                                    _SAVE)]
        except (UnicodeDecodeError, LookupError):
            pass
    text = data.decode("cp1252", "replace")
    end = min(len(data), error.start + 12)
    word = [*data[error.start:end].decode("cp1252", "replace").split(), ""][0]      # no word: a no-break space, say
    hint = f" (in Windows-1252 it reads “{word[:8]}”)" if word else ""
    return text, [_problem(path, line, column, f"The byte 0x{data[error.start]:02X} is not UTF-8{hint}: the file was saved in another encoding.",
                           _SAVE)]


def _mojibake(text: str, path: str) -> list[Problem]:
    """Characters that were UTF-8 once and have been read as Windows-1252."""
    out: list[Problem] = []
    for found in _MOJIBAKE.finditer(text):
        for wrong in ("cp1252", "latin-1"):
            try:
                right = found.group().encode(wrong).decode("utf-8")
            except UnicodeError:
                continue
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            out.append(Problem(path, line, column, "mojibake", f"“{found.group()}” is “{right}” read in the wrong encoding.",
                               f"Write “{right}”; the whole file may have been opened and saved in the wrong encoding.", "warning", weight=60))
            break
        if len(out) == 20:
            break
    return out


def _problem(path: str, line: int, column: int, message: str, mend: str) -> Problem:
    return Problem(path, line, column, "encoding", message, mend, weight=100)
