"""Which digits of the page text are footnote numbers.

On the page a number is raised; in its text it is glued to what stands before it: `Vance,2`, `Brezhnev1`, `19541` (1954, note 1),
`June 28, 197212` (1972, notes 1 and 2). The list at the end says how many notes there are, and they come in order: so all numbers are placed
at once, by the chain of places that is likeliest as a whole, not one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_RUN = re.compile(r"\d+")
_MONTH_BEFORE = re.compile(
    r"\b(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?)\.? $")
_DAYS_BEFORE = re.compile(_MONTH_BEFORE.pattern.removesuffix("$") + r"\d{1,2}(?:, \d{1,2})*(?:,? (?:and|or|to|through|until) |, |[–—-])$")
_NUMBERED_THING = re.compile(r"\b(?:[Pp]ara(?:graph)?s?|[Pp]ages?|pp?|[Cc]hapter|[Vv]olume|[Pp]art|[Ii]tems?|[Ss]ections?|Tab|Article|"
    r"Points?|Ad|§)\.? $")
_MESSAGE_NUMBER = re.compile(r"(?:\b(?:[Nn]os?\.?|[Tt]elegrams?|[Yy]our|[Mm]y|[Oo]ur|[A-Z][A-Za-z]{2,}|[A-Z]+|and|,)[ -]{1,2}|[–—/-])$")
_DAYS_GO_ON = re.compile(r"(?:,? (?:and|or|to|through|until) |, ?|[–—-])\d")
"""Behind a day another day or the year: `May 11 and 12`, `May 11, 1953` have no note within."""
_SMALL_WORD = re.compile(r"(?:^|[\s(“])[a-z]+,? $")
"""What stands before a count: `the 12 members`."""
_MISSED = -14.0
_WORST = -8.0
"""A place that looks less like a number of a note than this is left alone: a note that the page does not call is told to the editor."""
_BEAM = 64


@dataclass(frozen=True, slots=True)
class Call:
    """A footnote number in the text: its digits stand from `start` to `end`; `n` is the number."""

    start: int
    end: int
    n: int


_State = tuple[int, float, Any]
"""End of the last number placed, score so far, and the numbers placed as (Call, the ones before) or None."""


def place_calls(text: str, regions: Iterable[tuple[int, int, str]], count: int) -> list[Call | None]:
    """For each of `count` notes the place of its number in the text, or None where the page shows none.

    `regions` are the stretches (start, end, kind of block) of the text where numbers may stand, in order. The numbers begin at
    the value (1, 0, or one that goes on from the document before) that explains most of the notes.
    """
    if not count:
        return []
    regions = list(regions)
    found = _candidates(text, regions, count, count)
    beginnings = _beginnings(found, count)
    if beginnings != [1]:       # few texts number their notes otherwise: only these pay for a look at all numbers
        found = _candidates(text, regions, count, None)
        beginnings = _beginnings(found, count)
    best: tuple[float, list[Call | None]] | None = None
    for first in beginnings:
        score, chain = _chain(found, first, count)
        score -= 0 if first == 1 else 6 if first == 0 else 9
        if best is None or score > best[0]:
            best = (score, chain)
    assert best is not None
    return best[1]


def _candidates(text: str, regions: Iterable[tuple[int, int, str]], count: int, most: int | None) -> dict[int, list[tuple[Call, float]]]:
    """All digits that could be the number of a note (none above `most`), by value, each with a weight for how much they look like one."""
    found: dict[int, list[tuple[Call, float]]] = {}
    longest = len(str(count)) + 2 if most is None else len(str(most))
    for start, end, kind in regions:
        for run in _RUN.finditer(text, start, end):
            first, last = max(run.start(), run.end() - longest), run.end()
            for at in range(first, last):
                if most is None or int(text[at:last]) <= most:
                    _consider(text, start, end, kind, run, (at, at, last), found)
            for at in range(max(run.start(), last - 6), last - 1):      # 197212: two numbers at the end of one run
                for middle in range(at + 1, last):
                    if text[at] != "0" and int(text[middle:last]) == int(text[at:middle]) + 1 and (most is None or int(text[middle:last]) <= most):
                        _consider(text, start, end, kind, run, (at, at, middle), found, -1.0)
                        _consider(text, start, end, kind, run, (at, middle, last), found, -1.0)
    for places in found.values():
        places.sort(key=lambda x: x[0].start)
    return found


def _consider(text: str, start: int, end: int, kind: str, run: re.Match[str], place: tuple[int, int, int],
              found: dict[int, list[tuple[Call, float]]], bonus: float = 0.0) -> None:
    """Weighs the digits from place[1] to place[2]; the number before them, if any, ends at place[0]."""
    rest_end, at, to = place
    digits = text[at:to]
    if rest_end == start or (digits[0] == "0" and len(digits) > 1) or (kind == "note" and run.end() < end):
        return
    if rest_end > run.start():
        weight = _weight_in_digits(text, start, run.start(), rest_end, run.end(), kind)
    else:
        weight = _weight_after(text, start, rest_end)
    weight += bonus + _weight_before(text, end, run, kind)
    if weight > _WORST:
        found.setdefault(int(digits), []).append((Call(at, to, int(digits)), weight))


def _weight_before(text: str, end: int, run: re.Match[str], kind: str) -> float:
    """What the character behind the digits says."""
    at = run.end()
    after = text[at] if at < end else ""
    if not after:
        return 4.0 if kind in ("head", "dateline", "signed") else 2.0
    if after.isspace():
        return 1.0 - (text[run.start() - 1:run.start()] in (*".?!”",) and text[at + 1:at + 2].islower())
    if after.isalpha():
        return -9.0
    if after in ".,:" and text[at + 1:at + 2].isdigit():
        return -10.0
    return 0.0 if after in ")]”;:,.—’" else -5.0


def _weight_after(text: str, start: int, at: int) -> float:
    """How much digits that follow something else than a digit look like a note's number."""
    before = text[at - 1]
    if before.isspace():
        return -11.0
    if before.isalpha():
        word = re.search(r"\S+$", text[max(start, at - 30):at])
        letters = word[0] if word else before
        if letters.isupper() and len(letters) <= 3:
            return -4.0 if len(letters) > 1 else -6.0
        if re.search(r"[/–-][A-Z]{1,2}$", letters):
            return -3.0
        return 6.0
    if before in ".,;:?!”’\"')]":
        if before in ".,:" and at - 2 >= start and text[at - 2].isdigit():
            return _weight_after_number(text, start, at)
        return 5.0
    if before in "—…*":
        return 2.0
    if before in "-–/$#(&+=<[“‘":
        return -9.0
    return 0.0


def _weight_in_digits(text: str, start: int, run_start: int, at: int, run_end: int, kind: str) -> float:
    """How much the last digits of a number look like a note's: is what remains whole without them, and was it not before?"""
    rest, whole = text[run_start:at], text[run_start:run_end]
    lead = text[max(start, run_start - 24):run_start]
    if len(rest) == 4 and 1600 <= int(rest) <= 2100:
        return 4.0 if kind in ("head", "dateline") else 3.0
    if len(whole) == 4 and 1600 <= int(whole) <= 2100:
        return -9.0
    if _MONTH_BEFORE.search(lead) and 1 <= int(rest) <= 31:
        return 2.0 if int(whole) > 31 else -11.0 if _DAYS_GO_ON.match(text, run_end) else -7.0
    if lead.endswith("’") or re.search(r"\d{4}[–-]$", lead):
        return 1.0 if len(rest) == 2 else -5.0
    if _DAYS_BEFORE.search(lead) and int(whole) <= 31:
        return -11.0
    if _NUMBERED_THING.search(lead) or re.search(r"\b[A-Z][a-z]{2} $", lead):
        return -10.0
    if lead.endswith(",") and len(rest) == 3:
        return 1.0
    if len(rest) < 3 and rest[0] != "0" and _SMALL_WORD.search(lead):
        return -9.0
    return (-1.0 if _MESSAGE_NUMBER.search(lead) else -3.0) if len(rest) >= 3 else -6.0


def _weight_after_number(text: str, start: int, at: int) -> float:
    """The same for digits behind a number and a point or comma: `in 1954.2 The` is a note, `$11.4 million` is none."""
    number = re.search(r"\d+(?=[.,:]$)", text[max(start, at - 12):at])
    after = re.match(r"\d+(\s+[A-Z“(]|\s*\n|\s*$)", text[at:at + 12])
    if text[at - 1] == ":" or not number:
        return -5.0
    if len(number[0]) == 4 and 1600 <= int(number[0]) <= 2100:
        return 3.0
    return 1.0 if after else -6.0


def _beginnings(found: dict[int, list[tuple[Call, float]]], count: int) -> list[int]:
    """The values with which the numbers may begin: 1, and others only where strong places speak for them."""
    strong = {n for n, places in found.items() if any(weight > 2 for _, weight in places)}
    missed = sum(n not in strong for n in range(1, count + 1))
    if not missed:
        return [1]
    votes = Counter(n for n in strong if any(n + k in strong for k in range(1, count)) or count <= 2)
    return [1, 0, *(n for n in sorted(votes) if n > 1)][:200]


def _chain(found: dict[int, list[tuple[Call, float]]], first: int, count: int) -> tuple[float, list[Call | None]]:
    """The best chain of places for the numbers from `first` on: ends in order, each at most once."""
    frontier: list[_State] = [(-1, 0.0, None)]
    for n in range(first, first + count):
        ends = [f[0] for f in frontier]
        new = [(end, score + _MISSED, node) for end, score, node in frontier]
        for call, weight in found.get(n, ()):
            before = bisect_right(ends, call.start) - 1
            if before >= 0:
                _, score, node = frontier[before]
                new.append((call.end, score + weight, (call, node)))
        frontier = _staircase(new)
    _, score, node = frontier[-1]
    placed: dict[int, Call] = {}
    while node is not None:
        call, node = node
        placed[call.n] = call
    return score, [placed.get(n) for n in range(first, first + count)]


def _staircase(states: Sequence[_State]) -> list[_State]:
    """The states worth keeping: a later end only with a better score."""
    out: list[_State] = []
    for state in sorted(states, key=lambda s: (s[0], -s[1])):
        if not out or state[1] > out[-1][1]:
            out.append(state)
    if len(out) > _BEAM:
        out = out[-_BEAM:]
    return out


