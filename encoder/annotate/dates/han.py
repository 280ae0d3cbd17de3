"""Dates of Chinese and Japanese documents: `1965年4月10日`, `一九五六年六月十二日`, `昭和31年6月`, `四月十日`."""

from __future__ import annotations

import re
from typing import Final

from encoder.annotate.dates.values import PartialDate

_DIGITS: Final = {digit: n for n, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
HAN_DIGITS: Final = frozenset("〇零○元一二三四五六七八九十0123456789 ")
"""What may stand between the parts of such a date."""
_ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "民国": 1911, "民國": 1911}
"""The year before the first of each era, in Japan and in the Republic of China."""
_NUMBER: Final = "[〇零○元一二三四五六七八九十\\d]{1,4}"
HAN_BEGINS: Final = "〇零○元一二三四五六七八九十明大昭平民"
_PARTS: Final = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})?\s?(?P<year>{_NUMBER}) ?年)?(?: ?(?P<month>{_NUMBER}) ?月)?(?: ?(?P<day>{_NUMBER}) ?日)?")
HAN_DATE: Final = rf"(?:(?:{'|'.join(_ERAS)}) ?{_NUMBER} ?年|[〇零○一二三四五六七八九\d]{{4}} ?年)(?: ?{_NUMBER} ?月(?: ?{_NUMBER} ?日)?)?" \
                  rf"|{_NUMBER} ?月 ?{_NUMBER} ?日"
"""The pattern of a whole date, for the tokens."""


def han_start(view: str, anchor: int, low: int) -> int | None:
    """Where such a date begins, whose year, or the sign for year or month, is at `anchor`; None where there is none."""
    if view[anchor] not in "年月" and view[anchor + 4:anchor + 6].lstrip(" ")[:1] != "年":
        return None
    begin = anchor
    while begin > low and view[begin - 1] in HAN_DIGITS:
        begin -= 1
    while view[begin] == " ":
        begin += 1
    return begin - 2 if begin - 2 >= low and view[begin - 2:begin] in _ERAS else begin


def han(text: str) -> PartialDate | None:
    """The point that a whole date names."""
    match = _PARTS.fullmatch(text)
    if not match:
        return None
    year = _number(match["year"]) + _ERAS.get(match["era"] or "", 0) if match["year"] else None
    month, day = (_number(match[part]) if match[part] else None for part in ("month", "day"))
    point = PartialDate(year, month, day)
    return point if point.valid and point.month != 0 and day != 0 and (year is None or year >= 1000) else None


def _number(digits: str) -> int:
    """`1965`, `一九六五`, `十二`, `二十`, `三十一`."""
    if digits.isdecimal():
        return int(digits)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return (_number(tens) if tens else 1) * 10 + (_number(ones) if ones else 0)
    return int("".join(digit if digit.isdecimal() else str(_DIGITS.get(digit, 0)) for digit in digits) or "0")
