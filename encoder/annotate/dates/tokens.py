"""Text -> tokens: the longest run of words, numbers and marks that dates are made of."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from encoder.annotate.dates.words import CAPITAL, FULL_MONTHS, KINDS


class Token(NamedTuple):
    """`kind` is what the grammar sees, `value` what the token says (number of the month, hour and minute ...)."""

    kind: str
    value: Any
    start: int
    end: int
    text: str


_TOKEN: Final = re.compile(r"""
    [^\S\n]*(?:
    (?=[A-Za-z])(?:
      (?P<half>[apAP])(?:\.[ ]{0,3}[mM]\b\.?|[mM]\b|[ ][mM]\.)
    | (?P<greenwich>Z)\b
    | (?P<place>(?:local|[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)[ ]time)\b
    | (?P<word>[A-Za-z]+(?:[’'](?=clock)[a-z]+|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)?)
    )
    | (?P<comma>,)
    | (?P<dash>[–—-])
    | (?=\d)(?:
      (?P<iso>\d{4}(?P<bar>[-/.])\d\d?(?P=bar)\d\d?(?![\d-]))
    | (?P<roman>\d{1,2}[. /-]{1,2}(?:XI{0,2}|I[XV]|VI{0,3}|I{1,3})[. /-]{1,2}\d{4}(?!\d))
    | (?P<group>\d{6})[ ]?(?:Z|Zulu)\b
    | (?P<zulu>\d{4})[ ]?(?:Z|Zulu)\b
    | (?P<slashed>\d{1,2}/\d{1,4}(?:/\d{2,4})?(?:[ ]?[–—-][ ]?\d{1,2}(?:/\d{1,4}){1,2}|[–—-]\d{1,2}/\d{2,4})?(?![\d/]|\.\d))
    | (?P<dashed>\d{1,2}(?P<rule>[–.-])[ ]?\d{1,2}(?P=rule)[ ]?(?:\d\d|\d{4})(?![\d]|[–.-]\d))
    | (?P<clock>\d{1,2}:\d\d(?![\d:])|\d{1,2}\.\d\d(?=[ ]?[apAP]\.?[ ]?[mM]\b)|(?<=at[ ])\d{1,2}\.\d\d(?!\d|[ ]?(?:%|percent|per|million|billion)))
    | (?P<day>\d{1,2})(?:st|nd|rd|th|d)\b
    | (?P<decade>\d{4})[’']?s\b
    | (?P<number>\d{1,4})(?!\d|\.\d|,\d{3}(?!\d)|[’']s|(?![apAP]\.?[ ]?[mM]\b)[^\W\d_])
    )
    | [“"«”](?P<quoted>\d{1,2})[”"»]
    | [’'‘](?P<short>\d\d)(?!\d)
    | (?P<slash>/)
    | (?P<amp>&)
    | (?P<open>[(\[])
    | (?P<close>[)\]])
    )""", re.X)

_AFTER: Final = re.compile(r"[^\S\n]+([^\W\d_]+)|")
_MARKS: Final = {"dash": "dash", "comma": "comma", "slash": "slash", "open": "open", "close": "close", "amp": "and"}


def tokenise(text: str, start: int = 0) -> list[Token]:
    """The tokens from `start` on, up to the first character that belongs to no date; the last is `end`, with the word that follows as its text."""
    out: list[Token] = []
    at = start
    while match := _TOKEN.match(text, at):
        token = _word(match["word"], match.start("word"), match.end(), text) if match.lastgroup == "word" else _token(match, text)
        if token is None:
            break
        out.append(token)
        at = token.end
    after = _AFTER.match(text, at)
    out.append(Token("end", None, at, at, after[1] or "" if after else ""))
    return out


def _token(match: re.Match[str], text: str) -> Token | None:
    kind = str(match.lastgroup)
    start, end = match.start(kind), match.end()
    if kind in _MARKS:
        return Token(_MARKS[kind], None, start, end, match[kind])
    if kind == "number":
        return Token("number", int(match["number"]), start, end, match["number"])
    if kind == "clock":
        hours, minutes = match["clock"].replace(".", ":").split(":")
        return Token("clock", (int(hours), int(minutes)), start, end, match["clock"])
    if kind == "quoted":
        return Token("number", int(match["quoted"]), start - 1, end, match["quoted"])
    if kind in ("day", "decade", "short"):
        start = match.start(kind) - (kind == "short")
        return Token({"day": "ordinal"}.get(kind, kind), int(match[kind]), start, end, text[start:end])
    if kind == "greenwich":
        return Token("zone", "Z", start, end, "Z")
    if kind == "place":
        return Token("zone", "", start, end, match["place"])
    if kind == "half":
        return Token("half-day", 12 if match["half"] in "pP" else 0, start, end, text[start:end])
    return Token(kind, match[kind], start, end, text[start:end])


def _word(word: str, start: int, end: int, text: str) -> Token | None:
    key = word.lower()
    known = KINDS.get(key)
    if known is None or (known[0] in CAPITAL and not word[0].isupper()) or (known[0] == "zone" and not word.isupper()):
        return None
    kind, value = known
    if kind in ("month", "weekday") and word[1:2].isupper() and not word.isupper():
        return None
    short = (kind == "month" and key not in FULL_MONTHS) or (kind == "weekday" and len(key) < 6) or key in ("inst", "ult", "prox")
    if short and text[end:end + 1] == ".":
        end += 1
    return Token(kind, value, start, end, word)
