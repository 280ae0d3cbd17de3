"""What the grammar finds: expressions that keep unknown what their words do not say."""

from __future__ import annotations

from typing import NamedTuple

from encoder.annotate.dates.values import PartialDate


class Relative(NamedTuple):
    """A time told by its distance from another.

    `sense`: last, past, this, next (from the day of the document), that, following, previous (from a day just named), `from` (`number` units
    away), or empty (a weekday alone); `unit`: day, week, month, year, weekday, monthname, monthday, season, or a plural for a stretch of them;
    `value`: which weekday, month, season or part of the day; `number`: how many units, of a weekday the week it is of (1 last, 2 this, 3 next).
    """

    sense: str
    unit: str
    value: int | str | None = None
    number: int = 0


class Expression(NamedTuple):
    """One expression from `start` to `end` of the text.

    `form` names the rule of the grammar; `last` is set for a stated span; `part` is what is meant of `first` (early, 1 half, fiscal, fall ...),
    or `about` for a loose relative expression; `other` is the second reading of a numeric date (day before month).
    """

    start: int
    end: int
    form: str
    first: PartialDate = PartialDate()
    last: PartialDate | None = None
    part: str = ""
    weekday: int | None = None
    relative: Relative | None = None
    other: tuple[PartialDate, PartialDate | None] | None = None


Found = tuple[Expression, int]
"""An expression and the index of the token behind it."""
