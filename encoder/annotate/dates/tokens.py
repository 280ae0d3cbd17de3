"""Text -> tokens: the longest run of words, numbers and marks that dates are made of."""

from __future__ import annotations

import re
from typing import Final

from encoder.annotate.dates.foreign import Token, before_month, foreign_word, settled
from encoder.annotate.dates.han import HAN_BEGINS, HAN_DATE
from encoder.annotate.dates.words import CAPITAL, FEASTS, FULL_MONTHS, KINDS, MONTHS

__all__ = ["Token", "tokenise"]

_MONTHS: Final = "|".join(map(str.capitalize, MONTHS))
_TOKEN: Final = re.compile(r"""
    [^\S\n]*(?:
    (?=[A-Za-zÀ-ɏА-я])(?:
      (?P<half>[apAP])(?:\.[ ]{0,3}[mM]\b\.?|[mM]\b|[ ][mM]\.)
    | (?P<greenwich>Z)\b
    | (?P<feast>(?:New[ ]Year[’']s|Christmas)[ ](?:Eve|Day)\b|Christmas(?=,?[ ]19\d\d))
    | (?P<place>(?:local|LOCAL)(?:[ ](?:time|TIME))?|[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?[ ]time)\b
    | (?P<word>[Tt]o-(?:day|night|morrow)\b|[Ww]eek-end\b|
        [A-Za-zÀ-ɏА-я]+(?:[’'](?=clock)[a-z]+|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)?)
    )
    | (?P<comma>,)
    | (?P<dash>[–—-])
    | (?=\d)(?:
      (?P<iso>\d{4}(?P<bar>[-/.])\d\d?(?P=bar)\d\d?(?![\d-]))
    | (?P<lettered>\d{1,2}(?:[. /-]{1,2}(?:XI{0,2}|I[XV]|VI{0,3}|I{1,3})(?:[. /-]{1,2}\d{4}|[./-]\d\d)|
        (?P<stroke>[/-])(?:@MONTHS@)(?P=stroke)(?:\d{4}|\d\d))(?!\d))
    | (?P<group>\d{6})[ ]?(?:Z|Zulu)\b
    | (?P<zulu>\d{4})[ ]?(?:Z|Zulu)\b
    | (?P<months>(?:[1-9]|1[0-2])[–-](?:[2-9]|1[0-2])/(?:[4-9]\d|19\d\d)(?![\d/]|[–-]\d))
    | (?P<slashed>\d{1,2}/\d{1,4}(?:/\d{2,4})?(?:[ ]?[–—-][ ]?\d{1,2}(?:/\d{1,4}){1,2}|[–—-]\d{1,2}/\d{2,4})?(?![\d/]|\.\d))
    | (?P<stretch>\d{1,2}(?:\.(?:\d{1,2}\.)?)?[–-]\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d|\.\d))
    | (?P<dashed>\d{1,2}(?P<rule>[–.-])[ ]?\d{1,2}(?P=rule)[ ]?(?:\d\d|\d{4})(?![\d]|[–.-]\d))
    | (?P<clock>\d{1,2}:\d\d(?![\d:])|\d{1,2}\.\d\d(?=[ ]?[apAP]\.?[ ]?[mM]\b)|(?<=at[ ])\d{1,2}\.\d\d(?!\d|[ ]?(?:%|percent|per|million|billion)))
    | (?P<day>\d{1,2})(?:st|nd|rd|th|d|ST|ND|RD|TH)\b
    | (?P<decade>\d{4})[’']?s\b
    | (?P<number>\d{1,4})(?!\d|\.\d|,\d{3}(?!\d)|[’']s|(?![apAP]\.?[ ]?[mM]\b)[^\W\d_]|[ ][年月]|\.[ºª]|-го)
    | (?P<nth>\d{1,2})(?:er|\.?[ºª]|-?го)(?!\w)
    )
    | [“"«”](?P<quoted>\d{1,2})[”"»]
    | [’'‘](?P<short>\d\d)(?!\d)
    | (?P<slash>/)
    | (?P<amp>&)
    | (?P<open>[(\[])
    | (?P<close>[)\]])
    | (?=[\d@BEGINS@])(?P<han>@DATE@)
    )""".replace("@MONTHS@", _MONTHS).replace("@BEGINS@", HAN_BEGINS).replace("@DATE@", HAN_DATE.replace(" ", "[ ]")), re.X)

_WORD: Final = _TOKEN.groupindex["word"]
_AFTER: Final = re.compile(r"[^\S\n]+([^\W\d_]+)|")
_FOREIGN: Final = frozenset({f"foreign {kind}" for kind in ("month", "of", "to", "and", "era")} | {"nth", "dotted", "lead year"})
_PLAIN: Final = {word.capitalize() if kind in CAPITAL else word: (kind, value) for word, (kind, value) in KINDS.items()
                 if kind != "zone" and (kind not in ("month", "weekday") or word in FULL_MONTHS or len(word) > 5)
                 and word not in ("inst", "ult", "prox")}
"""The words that are spelled as most are and never shortened, for which one look is enough."""
_MARKS: Final = {"dash": "dash", "comma": "comma", "slash": "slash", "open": "open", "close": "close", "amp": "and"}


def tokenise(text: str, start: int = 0) -> list[Token]:
    """The tokens from `start` on, up to the first character that belongs to no date; the last is `end`, with the word that follows as its text."""
    out: list[Token] = []
    at = start
    foreign = -1
    while match := _TOKEN.match(text, at):
        if match.lastindex != _WORD:
            token = _token(match, text)
        elif plain := _PLAIN.get(word := match[_WORD]):
            token = Token(*plain, match.start(_WORD), match.end(), word)
        else:
            token = _word(word, match.start(_WORD), match.end(), text)
        if token is None:
            break
        if foreign < 0 and token.kind in _FOREIGN:      # most texts have none, and need no second look
            foreign = len(out)
        out.append(token)
        at = token.end
    after = _AFTER.match(text, at)
    out.append(Token("end", None, at, at, after[1] or "" if after else ""))
    return out if foreign < 0 else settled(out, foreign)


def _token(match: re.Match[str], text: str) -> Token | None:
    kind, group = match.lastgroup or "", match.lastindex or 0
    start, end = match.start(group), match.end()
    if mark := _MARKS.get(kind):
        return Token(mark, None, start, end, match[group])
    if kind == "number":
        digits = match[group]
        return _dotted(text, start, end) if text[end:end + 1] == "." else Token("number", int(digits), start, end, digits)
    if kind == "nth":
        return Token(kind, int(match[kind]), start, match.end(), text[start:match.end()])
    if kind == "clock":
        hours, minutes = match["clock"].replace(".", ":").split(":")
        return Token("clock", (int(hours), int(minutes)), start, end, match["clock"])
    if kind == "quoted":
        return Token("number", int(match["quoted"]), start - 1, end, match["quoted"])
    if kind in ("day", "decade", "short"):
        start = match.start(kind) - (kind == "short")
        return Token({"day": "ordinal"}.get(kind, kind), int(match[kind]), start, end, text[start:end])
    if kind == "feast":
        return Token(kind, FEASTS.get(match[kind].replace("'", "’"), (12, 25)), start, end, match[kind])
    if kind == "greenwich":
        return Token("zone", "Z", start, end, "Z")
    if kind == "place":
        return Token("zone", "", start, end, match["place"])
    if kind == "half":
        return Token("half-day", 12 if match["half"] in "pP" else 0, start, end, text[start:end])
    return Token(kind, match[kind], start, end, text[start:end])


def _dotted(text: str, start: int, end: int) -> Token:
    """`12.` or `1956.` before a month of another language; else the full stop ends a sentence."""
    digits = text[start:end]
    if len(digits) == 3 or not before_month(text, end + 1):
        return Token("number", int(digits), start, end, digits)
    return Token("lead year" if len(digits) == 4 else "dotted", int(digits), start, end + 1, text[start:end + 1])


def _word(word: str, start: int, end: int, text: str) -> Token | None:
    key = word.lower()
    known = KINDS.get(key)
    if known is None or (known[0] in CAPITAL and not word[0].isupper()) or (known[0] == "zone" and not word.isupper()):
        return foreign_word(word, start, end, text)
    kind, value = known
    if kind in ("month", "weekday") and word[1:2].isupper() and not word.isupper():
        return None
    short = (kind == "month" and key not in FULL_MONTHS) or (kind == "weekday" and len(key) < 6) or key in ("inst", "ult", "prox")
    if short and text[end:end + 1] == ".":
        end += 1
    return Token(kind, value, start, end, word)
