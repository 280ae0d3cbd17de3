"""Rules for parts of months and years: `early April`, `first half of 1963`, `fall of 1948`, `week of October 18`, `FY 1963`, `20th century`."""

from __future__ import annotations

from encoder.annotate.dates.expression import Found
from encoder.annotate.dates.moments import lone_day, moment, timed, year_span
from encoder.annotate.dates.values import PartialDate
from encoder.annotate.dates.walk import Walk


def sliced(walk: Walk, at: int) -> Found | None:
    """`mid-June`, `end of 1962`, `latter part of October`, `third quarter of 1950`, `last 9 days of November`, `first six months of 1962`."""
    words = _slice(walk, at)
    decade = walk.tokens[words[1]] if words else None
    if words and decade and decade.kind == "decade" and words[0] in ("early", "mid", "late"):
        return walk.make("part of decade", at, words[1] + 1, PartialDate(decade.value), PartialDate(decade.value + 9), part=f"decade {words[0]}")
    found = moment(walk, words[1]) if words else None
    if not words or not found or found.form == "day":
        return None
    return walk.make("part of " + found.form, at, found.end, found.point, part=words[0])


def _slice(walk: Walk, at: int) -> tuple[str, int] | None:
    """The words before a month or year that take a part of it, and the index behind them."""
    token, after = walk.tokens[at], walk.kind(at + 1)
    if token.kind == "slice":
        return _simple(walk, at)
    if token.kind == "rest" and after == "of":
        return "rest", at + 2
    if token.kind == "latter" and after == "share":
        return "late half", walk.skip(at + 2, "of")
    if token.kind in ("ordinal", "latter", "which") and after in ("half", "quarter", "unit"):
        return _counted(walk, at)
    many = token.kind in ("ordinal", "which") and after in ("number", "count") and walk.tokens[at + 2].value in ("day", "month")
    if many and walk.kind(at + 3) == "of" and token.value in (1, "last"):
        return f"{token.value} {walk.tokens[at + 1].value} {walk.tokens[at + 2].value}s", at + 4
    return None


def _simple(walk: Walk, at: int) -> tuple[str, int] | None:
    """`early [in]`, `early part of`, `mid-`, `beginning of`, `end [of]`. `Beginning June` is a verb before a month."""
    word = walk.word(at)
    joint = "in" if word in ("early", "late") else "of"
    end = walk.skip(walk.skip(at + 1, "share"), "dash", joint)
    if end == at + 1 and word not in ("early", "late", "mid", "end"):
        return None
    return walk.tokens[at].value, walk.skip(end, "the")


def _counted(walk: Walk, at: int) -> tuple[str, int] | None:
    """`first half [of]`, `latter half of`, `third quarter of`, `first week of`, `last week of`."""
    token, unit = walk.tokens[at], walk.word(at + 1)
    number = 2 if token.kind == "latter" else token.value
    if unit not in ("week", "half", "quarter") or (token.kind == "which" and number != "last"):
        return None
    end = walk.skip(at + 2, "of", "in")
    return (f"{number} {unit}", walk.skip(end, "the")) if end > at + 2 or unit == "half" else None


def week_of(walk: Walk, at: int) -> Found | None:
    """`week of October 18`, `week beginning 18 October`, `week of the 19th`: seven days from the day named.
    `weekend of the 29th`: its Saturday and Sunday."""
    word = "week" if walk.word(at) == "week" else walk.kind(at)
    if word not in ("week", "weekend") or walk.kind(at + 1) not in ("of", "slice"):
        return None
    behind = walk.skip(at + 2, "the")
    days = timed(walk, behind)
    if days and days[0].form == "days":
        return days[0]._replace(start=walk.tokens[at].start), days[1]          # `weekend of July 16–17`
    found = walk.day(behind)
    if found and found[0].valid:
        return walk.make("week", at, found[1], found[0], part=word)
    alone = lone_day(walk, behind) if walk.kind(behind - 1) == "the" else None
    if not alone or alone[0].last or alone[0].first.hour is not None:
        return None
    return alone[0]._replace(start=walk.tokens[at].start, form="part of a lone day", part=word), alone[1]


def season(walk: Walk, at: int) -> Found | None:
    """`fall of 1948`, `summer 1962`, `early spring 1951`, `winter of 1948–49`."""
    start = at
    if walk.kind(at) == "slice":
        at = walk.skip(walk.skip(walk.skip(at + 1, "dash"), "of"), "the")
    year = walk.year(walk.skip(at + 1, "of", "comma"), short=False) if walk.kind(at) == "season" else None
    if not year:
        return None
    spanned = year_span(walk, at, year)
    last = spanned[0].last if spanned else None
    return walk.make("season", start, spanned[1] if spanned else year[1], year[0], last, part=walk.tokens[at].value)


def century(walk: Walk, at: int) -> Found | None:
    """`20th century`: 1901 to 2000."""
    if walk.kind(at) != "ordinal" or walk.kind(at + 1) != "century" or not 10 <= walk.tokens[at].value <= 21:
        return None
    end = walk.tokens[at].value * 100
    return walk.make("century", at, at + 2, PartialDate(end - 99), PartialDate(end))


def fiscal_year(walk: Walk, at: int) -> Found | None:
    """`FY 1963`, `FY 1958–60`, `fiscal year 1964`, `CY ’55`."""
    if walk.kind(at) != "fiscal":
        return None
    calendar = walk.tokens[at].value == "calendar"
    behind = walk.skip(at + 1, "unit", "dash")
    year = walk.year(behind) if behind > at + 1 or not calendar or walk.tokens[at].text.isupper() else None
    if not year:
        return None
    spanned = year_span(walk, at, year)
    last, end = (spanned[0].last, spanned[1]) if spanned else (None, year[1])
    return walk.make("calendar year" if calendar else "fiscal year", at, end, year[0], last, part="" if calendar else "fiscal")
