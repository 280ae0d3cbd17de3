"""What completion gives back, and what it remembers on its way through a document."""

from __future__ import annotations

from dataclasses import dataclass

from encoder.annotate.dates.values import DateValue, PartialDate
from encoder.model.document import Certainty


@dataclass(frozen=True, slots=True)
class Completed:
    """A value, how sure it is (None: sure), and what it was completed from."""

    value: DateValue
    certainty: Certainty | None
    evidence: str


@dataclass(slots=True)
class Memory:
    """What was said before in the same leaf, and where it ended.

    `day`: the last day named, `day_certainty` its certainty; `month`: the last month named alone; `aside`: the last day told of in passing
    (`, who had come on May 5,`); `stated`: the last date that stated its year; `year`, `last`: the last year
    stated, which ended at `year_end`, and the last day named in the whole text.
    """

    day: PartialDate | None = None
    day_end: int = -1
    day_certainty: Certainty | None = None
    month: PartialDate | None = None
    month_end: int = -1
    aside: PartialDate | None = None
    aside_end: int = -1
    stated: PartialDate | None = None
    stated_end: int = -1
    year: int | None = None
    year_end: int = -1
    last: PartialDate | None = None
    leaf: int = -1

    @property
    def named(self) -> tuple[PartialDate | None, int]:
        """The last day or month named, and where it ended."""
        return (self.month, self.month_end) if self.month_end > self.day_end else (self.day, self.day_end)

    def enter(self, leaf: int, keep: bool) -> None:
        """Forget at the start of another leaf, unless the text runs on."""
        if leaf != self.leaf and not keep:
            self.day = self.month = self.aside = self.stated = None
            self.day_end = self.month_end = self.aside_end = self.stated_end = self.year_end = -1
        self.leaf = leaf
