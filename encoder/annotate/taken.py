"""Where marks of other annotators stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from encoder.model import Span


class Taken:
    """The stretches of text that marks of some kinds hold; asked for in logarithmic time."""

    def __init__(self, marks: Sequence[Span], kinds: Collection[str]) -> None:
        held = sorted([(mark.start, mark.end) for mark in marks if mark.kind in kinds])
        self.starts = [start for start, _ in held]
        self.ends = [end for _, end in held]

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """The last held stretch that has a character in common with `start` to `end`."""
        before = bisect_right(self.starts, end - 1) - 1
        return (self.starts[before], self.ends[before]) if before >= 0 and self.ends[before] > start else None

    def first(self, start: int, end: int) -> int:
        """Where the first held stretch after `start` begins, at most `end`."""
        index = bisect_right(self.starts, start)
        return min(self.starts[index], end) if index < len(self.starts) else end

    def last(self, start: int, end: int) -> int:
        """Where the last held stretch before `end` ends, at least `start`."""
        before = bisect_right(self.starts, end - 1) - 1
        return max(self.ends[before], start) if before >= 0 else start
