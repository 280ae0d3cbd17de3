"""Rules for relative expressions: `yesterday`, `last Tuesday`, `the same day`, `two days before`, `June of this year`, `the 17th instant`."""

from __future__ import annotations

import re
from typing import Any, Final

from encoder.annotate.dates.clock import Clock, in_part
from encoder.annotate.dates.expression import Expression, Found, Relative
from encoder.annotate.dates.moments import hour_first, hours_after, leading_clock
from encoder.annotate.dates.values import PartialDate
from encoder.annotate.dates.walk import Walk
from encoder.annotate.dates.words import PARTS

_EARLIER: Final = frozenset({"early", "late", "earlier", "later"})
_DAY_LAST_ENDS: Final = re.compile(r"\s*(?:[,.;:)\]—]|$)|\s(?:and|that|to|with|by|from|for|as|or|when|which|I|we|he|she|they|it|the)\b")
"""What follows `August 31 last` where `last` belongs to the day."""
_WEEKS: Final = {"last": 1, "this": 2, "next": 3}
"""The weeks a weekday may be of, as `Relative.number`."""
_CLAUSE_ENDS: Final = frozenset("end comma in at on and to dash open close from".split())
"""What may follow `the day before` where it is none before something that is said."""
_MOST: Final = 120
"""The largest count of days, weeks or months that is still a date."""


def _tell(walk: Walk, first: int, end: int, told: Relative, **more: Any) -> Found:
    """The expression, with the hours that may follow it (`today at 11:30`, `tomorrow noon`)."""
    made, _ = walk.make("relative", first, end, PartialDate(), relative=told, **more)
    hours = hours_after(walk, end) if told.unit in ("day", "weekday") and walk.kind(end) in ("at", "comma", "noon") else None
    if not hours:
        return made, end
    clock, end = in_part(hours[0], walk.tokens[end - 1]), hours[1]
    until = PartialDate(hour=clock.until[0], minute=clock.until[1], zone=clock.zone) if clock.until else None
    return made._replace(end=walk.tokens[end - 1].end, first=clock.on(PartialDate()), last=until), end


def by_hour(walk: Walk, at: int) -> Found | None:
    """What an hour leads to: a day (`11:00 a.m., October 30, 1963`), or relative words (`8 P.M. last night`)."""
    clock = leading_clock(walk, at)
    return (hour_first(walk, at, clock) or hour_before(walk, at, clock)) if clock else None


def hour_before(walk: Walk, at: int, clock: tuple[Clock, int]) -> Found | None:
    """`11:00 today`, `8 P.M. last night`, `3 p. m. Thursday`, `1030 hours, this date`, from the hour on."""
    told = deictic(walk, clock[1]) or pointed(walk, clock[1]) or weekday_alone(walk, clock[1])
    if not told or not told[0].relative or told[0].relative.unit not in ("day", "weekday") or told[0].first.hour is not None:
        return None
    hour = in_part(clock[0], walk.tokens[told[1] - 1])
    point = hour.on(told[0].first)
    last = point._replace(hour=hour.until[0], minute=hour.until[1]) if hour.until else None
    return told[0]._replace(start=walk.tokens[at].start, first=point, last=last), told[1]


def deictic(walk: Walk, at: int) -> Found | None:
    """`today`, `late tonight`, `early tomorrow`, `yesterday afternoon`, `the day before yesterday`."""
    first = at
    if walk.tokens[at].value == "day" and walk.kind(at + 1) == "shift" and walk.kind(at + 2) == "deictic":
        return _tell(walk, first, at + 3, Relative("from", "day", number=walk.tokens[at + 2].value + walk.tokens[at + 1].value))
    at += walk.word(at) in _EARLIER
    if walk.kind(at) != "deictic":
        return None
    return _tell(walk, first, walk.skip(at + 1, "part"), Relative("from", "day", number=walk.tokens[at].value))


def pointed(walk: Walk, at: int) -> Found | None:
    """`last week`, `next spring`, `this morning`, `later that day`, `end of this month`, `last December`, `last Tuesday afternoon`."""
    first = at
    if walk.kind(at) in ("slice", "shift") and (walk.word(at) in _EARLIER or walk.word(at) in ("end", "beginning", "middle")):
        at = walk.skip(at + 1, "of")
        if walk.kind(at) == "the":
            return _running(walk, first, at + 1)
    if walk.kind(at) == "which" and walk.word(at) in ("that", "this") and walk.word(at + 1) == "same":
        at += 1
    if walk.kind(at) != "which":
        return None
    if walk.kind(at + 1) in ("number", "count"):
        return stretch(walk, at)
    told = _pointing(walk, at, first)
    if told is None:
        return None
    end = at + 2
    if told.unit == "weekday" or (told.unit == "day" and walk.kind(at + 1) == "unit"):
        end = walk.skip(end, "part")
    if told.unit == "weekday" or told.unit == "monthname":
        dated = _dated(walk, at, end, told)
        if dated or (told.unit == "monthname" and walk.day_number(end)):
            return dated
    began = walk.tokens[first].value if first < at and walk.kind(first) == "slice" else ""
    if walk.kind(end) == "and" and walk.kind(end + 1) in ("count", "so"):
        began, end = "about", end + 2
    return _tell(walk, first, end, told, part=began)


def _running(walk: Walk, first: int, at: int) -> Found | None:
    """`end of the year`, `beginning of the month`: of the one that runs, unless it is said which (`end of the year 1964`, `the year of change`)."""
    if walk.word(at) not in ("year", "month") or walk.kind(at + 1) in ("of", "number", "which", "count") or walk.kind(first) != "slice":
        return None
    return _tell(walk, first, at + 1, Relative("this", walk.tokens[at].value), part=walk.tokens[first].value)


def _pointing(walk: Walk, at: int, first: int) -> Relative | None:
    """What the word behind `last`, `this`, `next`, `that` ... makes of it; None where it tells no time (`that April would be`)."""
    sense, what, word = walk.tokens[at].value, walk.tokens[at + 1], walk.word(at + 1)
    units = {"unit": what.value, "part": "day", "weekday": "weekday", "month": "monthname", "season": "season", "date": "day", "weekend": "weekend"}
    unit = units.get(what.kind)
    if unit is None or word in ("days", "weeks", "months", "years"):
        return None
    if what.kind == "unit" and unit == "day" and sense in ("last", "past", "this"):
        return None
    if word in ("fall", "spring") and walk.tokens[at].text == "that" and walk.tokens[at + 2].text not in ("", ","):
        return None                # a verb
    if (unit == "monthname" and sense == "that") or (unit == "weekday" and walk.word(at) == "that"):
        return None
    before = walk.kind(first - 1) if first > 0 else ""
    if what.kind == "date" and walk.word(at) != "same" and before not in {"this": ("comma", "hours"), "that": ("on", "of")}.get(sense, ()):
        return None
    value = what.value if unit in ("weekday", "monthname", "season") else word if what.kind == "part" else None
    return Relative(sense, str(unit), value)


def _dated(walk: Walk, at: int, end: int, told: Relative) -> Found | None:
    """A day said behind it: `next Thursday, March 9` is that day, `last May 5` the day of the last May."""
    if told.unit == "weekday":
        day = walk.day(walk.skip(end, "comma"))
        return walk.make("day", at + 1, day[1], day[0], weekday=told.value) if day and day[0].valid else None
    number = walk.day_number(end)
    if not number or told.sense not in ("last", "next") or walk.year_after(number[1])[0].year is not None:
        return None
    point = PartialDate(month=int(told.value or 1), day=number[0])
    return walk.make("relative", at, number[1], point, relative=Relative(told.sense, "monthday", told.value))


def stretch(walk: Walk, at: int) -> Found | None:
    """`the past ten days`, `the next two weeks`. Years are too loose to be a date."""
    sense, number, unit = walk.tokens[at].value, walk.tokens[at + 1], walk.tokens[at + 2]
    if unit.kind != "unit" or unit.value == "year" or sense not in ("last", "past", "next") or number.text.lower() in ("a", "couple"):
        return None
    if not 1 <= number.value <= _MOST:
        return None
    return walk.make("relative", at, at + 3, PartialDate(), relative=Relative(sense, f"{unit.value}s", number=number.value))


def counted(walk: Walk, at: int) -> Found | None:
    """`two days ago`, `ten days later`, `two days before`."""
    number, unit, sense = (walk.tokens[at + i] for i in range(3))
    if number.kind not in ("number", "count") or unit.kind != "unit" or sense.kind not in ("ago", "shift") or number.text.lower() == "couple":
        return None
    if not 1 <= number.value <= _MOST:
        return None
    told = Relative("from" if sense.kind == "ago" else "that", unit.value, number=number.value * sense.value)
    return walk.make("relative", at, at + 3, PartialDate(), relative=told)


def weekday_alone(walk: Walk, at: int) -> Found | None:
    """`Wednesday afternoon`, `Thursday of next week`, `Sunday to Tuesday`, `the Monday after`; not the `Saturday Evening` of a newspaper."""
    if walk.kind(at) != "weekday" or len(walk.tokens[at].text) < 6:
        return None
    part = walk.tokens[at + 1]
    if part.kind == "part" and part.text[0].isupper() and part.text[1:].islower():
        return None
    end = walk.skip(at + 1, "part")
    weekday = walk.tokens[at].value
    if walk.kind(end) in ("to", "dash") and walk.kind(end + 1) == "weekday":
        return _tell(walk, at, end + 2, Relative("", "weekdays", weekday, walk.tokens[end + 1].value))
    if walk.kind(end) == "of" and walk.kind(end + 1) == "which" and walk.word(end + 2) == "week" and walk.tokens[end + 1].value in _WEEKS:
        return _tell(walk, at, end + 3, Relative("", "weekday", weekday, _WEEKS[walk.tokens[end + 1].value]))
    if walk.word(end) in ("before", "after") and walk.kind(end + 1) in _CLAUSE_ENDS and at > 0 and walk.kind(at - 1) == "the":
        return _tell(walk, at, end + 1, Relative("following" if walk.tokens[end].value > 0 else "previous", "weekday", weekday))
    return _tell(walk, at, end, Relative("", "weekday", weekday))


def before_last(walk: Walk, at: int) -> Found | None:
    """`night before last`."""
    if walk.kind(at) != "part" or walk.word(at + 1) != "before" or walk.word(at + 2) != "last" or walk.kind(at + 3) in ("unit", "number", "count"):
        return None
    return _tell(walk, at, at + 3, Relative("from", "day", number=-2))


def beside(walk: Walk, at: int) -> Found | None:
    """`the day before`, `the night before`, `the morning after`: beside the day just named."""
    side = walk.tokens[at + 1]
    if at == 0 or walk.kind(at - 1) != "the" or walk.word(at) == "days" or side.text not in ("before", "after", "BEFORE", "AFTER"):
        return None
    if walk.kind(at + 2) not in _CLAUSE_ENDS or walk.tokens[at].value not in ("day", *PARTS):
        return None
    return _tell(walk, at, at + 2, Relative("that", "day", walk.word(at), number=side.value))


def last_behind(walk: Walk, at: int) -> Found | None:
    """`November last`, `Tuesday next`."""
    sense = walk.tokens[at + 1]
    if sense.kind != "which" or sense.value not in ("last", "next") or walk.kind(at + 2) in ("unit", "number", "count", "weekday", "month", "season"):
        return None
    if len(walk.tokens[at].text) < 5 or sense.start > walk.tokens[at].end + 1:
        return None
    return _tell(walk, at, at + 2, Relative(sense.value, "weekday" if walk.kind(at) == "weekday" else "monthname", walk.tokens[at].value))


def of_year(walk: Walk, found: Expression, end: int) -> Found | None:
    """`June of this year`, `April–May of last year`, `early March of next year`: the expression that begins with one already found."""
    if found.first.month is None or found.first.year is not None or found.relative:
        return None
    behind = walk.skip(walk.skip(end, "comma"), "of")
    if walk.kind(behind) != "which" or walk.word(behind + 1) != "year" or walk.tokens[behind].value not in ("last", "this", "next", "that"):
        return None
    told = Relative(walk.tokens[behind].value, "year")
    return found._replace(end=walk.tokens[behind + 1].end, form="relative", relative=told), behind + 2


def season_of_year(walk: Walk, at: int) -> Found | None:
    """`fall of last year`."""
    behind = walk.skip(at + 1, "of")
    if walk.kind(at) != "season" or walk.kind(behind) != "which" or walk.word(behind + 1) != "year":
        return None
    if walk.tokens[behind].value not in ("last", "this", "next", "that"):
        return None
    return _tell(walk, at, behind + 2, Relative(walk.tokens[behind].value, "year"), part=walk.tokens[at].value)


def day_last(walk: Walk, found: Expression, end: int) -> Found | None:
    """`August 31 last`: the expression that begins with a day already found."""
    sense = walk.tokens[end]
    if found.form != "day" or found.first.year is not None or found.relative or sense.value not in ("last", "next"):
        return None
    if _DAY_LAST_ENDS.match(walk.text, sense.end) is None:
        return None
    told = Relative(sense.value, "monthday", found.first.month)
    return found._replace(end=sense.end, form="relative", relative=told), end + 1


def instant(walk: Walk, at: int) -> Found | None:
    """`17th instant` (of this month), `ultimo` (of the last), `proximo` (of the next)."""
    number = walk.day_number(at)
    if not number or walk.kind(number[1]) != "instant":
        return None
    told = Relative("from", "month", number=walk.tokens[number[1]].value)
    return walk.make("relative", at, number[1] + 1, PartialDate(day=number[0]), relative=told)


def of_month(walk: Walk, at: int) -> Found | None:
    """`5th of last month`, `20th of this month`."""
    number = walk.day_number(at)
    if not number or walk.kind(number[1]) != "of" or walk.word(number[1] + 2) != "month":
        return None
    months = {"last": -1, "this": 0, "next": 1}.get(walk.tokens[number[1] + 1].value)
    if months is None:
        return None
    return walk.make("relative", at, number[1] + 3, PartialDate(day=number[0]), relative=Relative("from", "month", number=months))
