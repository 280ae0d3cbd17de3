"""Hours of the day: `6 p. m.`, `9 o’clock to 11 o’clock`, `9:50-10:30 p.m.`, `0813Z`, `1930 hours`, `noon`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from encoder.annotate.dates.tokens import Token
from encoder.annotate.dates.values import PartialDate

_MIDNIGHT: Final = 24


class Clock(NamedTuple):
    """An hour of the day, or hours from one to another (`until`: hour and minute). `half` is 0 or 12 where a.m. or p.m. is said.
    Midnight is hour 24 where it stands alone."""

    hour: int
    minute: int
    zone: str = ""
    half: int | None = None
    until: tuple[int, int] | None = None

    def on(self, day: PartialDate) -> PartialDate:
        """That hour of a day. Midnight has none: the midnight of a day is its end, and `T00:00:00` would be its beginning."""
        return day if self.hour == _MIDNIGHT else day._replace(hour=self.hour, minute=self.minute, zone=self.zone)


_LATE: Final = {"afternoon": 1, "evening": 1, "night": 5, "tonight": 5, "to-night": 5}
"""From which hour on those of the twelve are of the second half of the day."""


def in_part(clock: Clock, token: Token) -> Clock:
    """The hour as the part of the day beside it says: `1:30 this afternoon` is 13:30."""
    late = _LATE.get(token.text.lower())
    if late is None or clock.half is not None or not late <= clock.hour < 12:
        return clock
    until = clock.until and (clock.until[0] + 12 if clock.until[0] < 12 else clock.until[0], clock.until[1])
    return clock._replace(hour=clock.hour + 12, until=until)


def parse_clock(tokens: Sequence[Token], at: int, bare: bool = False) -> tuple[Clock, int] | None:
    """The hours that begin at a token, and the index behind them. `bare` allows four digits alone (`at 1930`)."""
    first = _single(tokens, at, bare)
    if first is None:
        loose = _loose(tokens, at)
        if loose is None:
            return None
        first = loose
    clock, end = first
    spanned = _until(tokens, clock, end, bare)
    if spanned:
        return spanned
    if clock.half is None and clock.hour < 0:
        return None
    return (clock, end) if _said(tokens, at, bare) else None


def _said(tokens: Sequence[Token], at: int, bare: bool) -> bool:
    """Whether the token alone says that it is an hour."""
    token, follows = tokens[at], tokens[at + 1].kind
    return token.kind in ("clock", "zulu", "noon") or follows in ("half-day", "oclock", "hours", "noon", "zone") or (bare and len(token.text) == 4)


def _loose(tokens: Sequence[Token], at: int) -> tuple[Clock, int] | None:
    """A number that only a span makes an hour: `8` of `8–9:30 a.m.`."""
    token = tokens[at]
    if token.kind == "number" and len(token.text) < 3 and 1 <= token.value <= 12 and tokens[at + 1].kind in ("dash", "to", "and"):
        return Clock(token.value, 0), at + 1
    return None


def _single(tokens: Sequence[Token], at: int, bare: bool) -> tuple[Clock, int] | None:
    token, follows = tokens[at], tokens[at + 1]
    if token.kind == "zulu":
        return _four(token.text[:4], at + 1, "Z")
    if token.kind == "noon":
        return Clock(token.value, 0, half=token.value), at + 1
    if token.kind == "number" and len(token.text) in (3, 4) and (
            follows.kind == "hours" or (len(token.text) == 4 and (bare or follows.kind == "zone"))):
        end = at + 1 + (follows.kind == "hours")
        zoned = tokens[end].kind == "zone"
        return _four(token.text.zfill(4), end + zoned, str(tokens[end].value) if zoned else "")
    hour, minute = token.value if token.kind == "clock" else (token.value, 0) if token.kind == "number" else (-1, 0)
    if hour < 0 or (token.kind == "number" and (len(token.text) > 2 or follows.kind not in ("half-day", "oclock", "noon"))):
        return None
    return _twelve(tokens, at + 1, hour, minute)


def _twelve(tokens: Sequence[Token], at: int, hour: int, minute: int) -> tuple[Clock, int] | None:
    """The half of the day and the zone behind an hour."""
    half: int | None = None
    if tokens[at].kind == "oclock":
        at += 1
        if tokens[at].kind == "in" and tokens[at + 1].kind == "the" and tokens[at + 2].kind == "part":
            half, at = 0 if tokens[at + 2].value in ("morning", "forenoon") else 12, at + 3
    if tokens[at].kind == "half-day" or (tokens[at].kind == "noon" and hour == 12):
        half, at = tokens[at].value, at + 1
    zone = ""
    if tokens[at].kind == "zone" and (half is not None or minute or tokens[at - 1].kind in ("clock", "oclock")):
        zone, at = str(tokens[at].value), at + 1
    if minute > 59 or hour > 23 or (half is not None and hour > 12 and not (half == 12 and hour < 24)):
        return None
    return Clock(_hour(hour, half), minute, zone, half), at


def _hour(hour: int, half: int | None) -> int:
    return hour if half is None or hour > 12 else hour % 12 + half


def _four(digits: str, end: int, zone: str) -> tuple[Clock, int] | None:
    hour, minute = int(digits[:2]), int(digits[2:])
    return (Clock(hour, minute, zone, 0), end) if hour < 24 and minute < 60 else None


def _until(tokens: Sequence[Token], clock: Clock, at: int, bare: bool) -> tuple[Clock, int] | None:
    """The second of two hours; what it says of the half of the day holds for the first (`3:30 to 6:35 p.m.`)."""
    if tokens[at].kind not in ("dash", "to"):
        return None
    second = _single(tokens, at + 1, bare)
    if second is None or (clock.half is None and second[0].half is None and tokens[at + 1].kind != "clock" and tokens[at - 1].kind != "oclock"):
        return None
    last = second[0]
    hour = clock.hour % _MIDNIGHT
    if clock.half is None and last.half is not None:
        hour = _hour(clock.hour, min(last.half, 12))
        if (hour, clock.minute) > (last.hour, last.minute):
            hour = clock.hour % 12
    elif clock.half is not None and last.half is None and last.hour < 12 and clock.half == 12:
        last = last._replace(hour=last.hour + 12)
    return Clock(hour, clock.minute, clock.zone or last.zone, last.half, (last.hour % _MIDNIGHT, last.minute)), second[1]
