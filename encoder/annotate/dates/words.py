"""The words that dates of documents are made of, and what each says."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    name: number for number, names in enumerate((
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
        "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}
FULL_MONTHS: Final = frozenset(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
WEEKDAYS: Final = {name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))} | {
    "mon": 0, "tues": 1, "wed": 2, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
ORDINALS: Final = {word: n for n, word in enumerate(_UNITS, 1)} | {
    word: n for n, word in enumerate(
        "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 10)
} | {f"twenty-{word}": n for n, word in enumerate(_UNITS, 21)} | {"thirtieth": 30, "thirty-first": 31}
NUMBERS: Final = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)} | {
    "a": 1, "couple": 2, "fifteen": 15, "twenty": 20, "thirty": 30}
SEASONS: Final = {"spring": ((3, 1), (6, 21)), "summer": ((6, 1), (9, 22)), "fall": ((9, 1), (12, 21)), "autumn": ((9, 1), (12, 21)),
                  "winter": ((12, 1), (3, 20))}
"""First and last day of each season; winter ends in the year after. From the month in which it begins to the day of solstice or equinox."""

FEASTS: Final = {"New Year’s Day": (1, 1), "New Year’s Eve": (12, 31), "Christmas Eve": (12, 24), "Christmas Day": (12, 25)}
"""Month and day of the feasts whose names are surely days."""

PARTS: Final = frozenset({"morning", "forenoon", "afternoon", "evening", "night"})
ZONES: Final = {"z": "Z", "gmt": "Z", "ut": "Z", "zulu": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
                "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00"}
DEICTIC: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "to-day": 0, "to-night": 0, "to-morrow": 1}
WHICH: Final = {"last": "last", "past": "past", "this": "this", "next": "next", "that": "that", "same": "that", "following": "following",
                "previous": "previous", "preceding": "previous"}
"""Words that point from one day to another: from the document's own (last, this, next), or from one just named (that, following, previous)."""

SLICES: Final = {"early": "early", "beginning": "early", "start": "early", "opening": "early", "mid": "mid", "middle": "mid", "late": "late",
                 "end": "late", "close": "late", "closing": "late"}
"""Words that take a part of a month or year: the first ten days, the second, the rest (or the thirds of a year)."""

KINDS: Final[dict[str, tuple[str, object]]] = {
    **{word: ("month", n) for word, n in MONTHS.items()},
    **{word: ("weekday", n) for word, n in WEEKDAYS.items()},
    **{word: ("count", n) for word, n in NUMBERS.items()},
    **{word: ("ordinal", n) for word, n in ORDINALS.items()},
    **{word: ("season", word) for word in SEASONS},
    **{word: ("part", word) for word in PARTS},
    **{word: ("zone", offset) for word, offset in ZONES.items() if word != "z"},
    **{word: ("deictic", days) for word, days in DEICTIC.items()},
    **{word: ("which", sense) for word, sense in WHICH.items()},
    **{word: ("slice", sense) for word, sense in SLICES.items()},
    **dict.fromkeys(("day", "days"), ("unit", "day")),
    **dict.fromkeys(("weekend", "week-end"), ("weekend", "weekend")),
    **dict.fromkeys(("week", "weeks"), ("unit", "week")),
    **dict.fromkeys(("month", "months"), ("unit", "month")),
    **dict.fromkeys(("year", "years"), ("unit", "year")),
    **dict.fromkeys(("and", "or", "&"), ("and", None)),
    **dict.fromkeys(("to", "through", "thru"), ("to", None)),
    **dict.fromkeys(("fy", "fiscal"), ("fiscal", "fiscal")),
    **dict.fromkeys(("cy", "calendar"), ("fiscal", "calendar")),
    **dict.fromkeys(("ago",), ("ago", -1)),
    **dict.fromkeys(("before", "earlier"), ("shift", -1)),
    **dict.fromkeys(("later", "after"), ("shift", 1)),
    **dict.fromkeys(("instant", "inst"), ("instant", 0)),
    **dict.fromkeys(("ultimo", "ult"), ("instant", -1)),
    **dict.fromkeys(("proximo", "prox"), ("instant", 1)),
    "half": ("half", None), "quarter": ("quarter", None), "century": ("century", None), "part": ("share", None), "latter": ("latter", None),
    "remainder": ("rest", None), "rest": ("rest", None), "balance": ("rest", None),
    "noon": ("noon", 12), "midnight": ("noon", 24), "hours": ("hours", None), "hrs": ("hours", None),
    "o’clock": ("oclock", None), "o'clock": ("oclock", None),
    "of": ("of", None), "the": ("the", None), "at": ("at", None), "on": ("on", None), "in": ("in", None),
    "from": ("from", None), "between": ("from", None), "date": ("date", None), "so": ("so", None),
}
"""Token kind and value of every word the grammar knows. Months, weekdays and zones count only with a capital letter."""

CAPITAL: Final = frozenset({"month", "weekday", "zone"})
