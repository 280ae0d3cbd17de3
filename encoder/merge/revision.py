"""`revisionDesc` kept true: who altered the file, when, and how far its editor has come (TEI Guidelines 2.6)."""

from __future__ import annotations

import re
from collections import Counter
from xml.sax.saxutils import escape, unescape

_DESC = re.compile(rb"<(?:[\w.-]+:)?revisionDesc\b[^>]*?(?:/>|>.*?</(?:[\w.-]+:)?revisionDesc\s*>)", re.S)
_CHANGE = re.compile(r"<(?:[\w.-]+:)?change\b([^>]*)>([^<]*)</(?:[\w.-]+:)?change\s*>")
_STATUS = re.compile(r"<(?:[\w.-]+:)?revisionDesc\b[^>]*?\sstatus\s*=\s*[\"']([^\"']*)")
_VERSION = re.compile(rb"(<application\b[^>]*?\bident=\"encode\"[^>]*?\bversion=\")[^\"]*")
_OPEN = re.compile(rb"<(persName|placeName|orgName|date|term|ref|note|pb|p|head|div|supplied|gap|seg)\b")
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
FIRST = "Encoded from the source text."


def _utf8(data: bytes) -> bytes:
    """A file of UTF-16, as its byte order mark tells, in UTF-8; any other as it is."""
    return data.decode(_UTF16[data[:2]], "replace").encode("utf-8", "replace") if data[:2] in _UTF16 else data


def changes(data: bytes | None) -> tuple[tuple[str, str], ...]:
    """(date, words) of each `change` that the encoder signed, in the order of the file."""
    found = _DESC.search(_utf8(data)) if data else None
    if found is None:
        return ()
    out = []
    for raw, words in _CHANGE.findall(found[0].decode("utf-8", "replace")):
        if "#encoder" in raw:
            when = re.search(r"\swhen\s*=\s*[\"']([^\"']*)", raw)
            out.append((when[1] if when else "", " ".join(unescape(words).split())))
    return tuple(out)


def status(data: bytes) -> str:
    """`@status` of revisionDesc, empty where there is none."""
    found = _DESC.search(_utf8(data))
    state = _STATUS.search(found[0].decode("utf-8", "replace")) if found else None
    return state[1].strip() if state else ""


def without(data: bytes) -> bytes:
    """The file but for its revisionDesc and the encoder's version number: what has to differ for a run to have altered it."""
    head, end, rest = data.partition(b"</teiHeader>")
    return _VERSION.sub(rb"\1", _DESC.sub(b"", head, count=1), count=1) + end + rest


def header(data: bytes) -> bytes:
    """The file down to the end of its header, but for its revisionDesc."""
    return _DESC.sub(b"", data.partition(b"</teiHeader>")[0], count=1)


def with_change(data: bytes, when: str, words: str) -> bytes:
    """The file with a `change` of the encoder as the newest (the first) of its revisionDesc; as it is where there is no revisionDesc."""
    if codec := _UTF16.get(data[:2]):
        return with_change(_utf8(data), when, words).decode().encode(codec)
    found = _DESC.search(data)
    if found is None or not when:
        return data
    block = found[0]
    head = block.index(b">") + 1
    if block[head - 2:head] == b"/>":
        return data
    prefix = (re.match(rb"<((?:[\w.-]+:)?)", block) or re.match(rb"", block))[1] or b""      # type: ignore[index]
    lead = re.match(rb"\s*", block[head:])[0]      # type: ignore[index]
    text = escape(words).encode()
    line = b"<" + prefix + b'change who="#encoder" when="' + when.encode() + b'">' + text + b"</" + prefix + b"change>"
    at = found.start() + head
    return data[:at] + (lead if b"<" in block[head:].split(b"</", 1)[0] else b"") + line + data[at:]


def told(old: bytes, new: bytes) -> str:
    """What a run altered, in a few words: elements by number."""
    mine, yours = (Counter(_utf8(data).split(b"\n")) for data in (old, new))
    before, after = (Counter(_OPEN.findall(b"\n".join(lines.elements()))) for lines in (mine - yours, yours - mine))      # lines of both tell nothing
    counts = [f"{name.decode()} {after[name] - before[name]:+d}" for name in sorted({*before, *after}) if after[name] != before[name]]
    return f"Encoded again: {', '.join(counts)}." if counts else "Encoded again: the same elements, other attributes, words or places."
