"""Says of each place where TEI and source differ what both read, and how to mend it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from encoder.errors import Problem
from encoder.validate.align import Difference
from encoder.validate.fidelity import SourceLines, gaps, same_gap, shorten
from encoder.validate.readings import Comparison
from encoder.validate.rebuild import BREAK, TEI, Rebuilt

_MOST = 100     # differences told of one file; a text with more is another text


def differences(source: SourceLines, rebuilt: Rebuilt, path: str, places: Any) -> list[Problem]:
    """A problem for each place where the texts differ, in the order of the TEI file."""
    comparison = Comparison(source, rebuilt, path, places)
    told, explained = comparison.differences()
    problems = _told(comparison, told)
    if len(told) < _MOST:
        problems += _spaces(comparison, sorted(told + explained))
    if len(problems) > _MOST:
        rest = len(problems) - _MOST
        problems = [*problems[:_MOST], Problem(path, 0, 0, "fidelity-more", f"{rest} more places differ from the source.",
                                               "Is this the source that the file was encoded from?", weight=100)]
    return problems


def _told(c: Comparison, found: list[Difference]) -> list[Problem]:
    out: list[Problem] = []
    lost = {c.source.ink[d.i1:d.i2]: d for d in found if d.j1 == d.j2}
    calls = {(m.start, m.end) for m in c.marks if m.kind == "call"}
    added = {c.text.ink[d.j1:d.j2]: d for d in found if d.i1 == d.i2}
    moved = {ink for ink in lost if ink in added and (len(ink) > 3 or (added[ink].j1, added[ink].j2) in calls)}
    entries, numbers = _lost_notes(c, lost)
    for d in found:
        there, here = c.source.ink[d.i1:d.i2], c.text.ink[d.j1:d.j2]
        if here in moved and not there:
            out.append(_moved(c, d, lost[here]))
        elif (there in moved and not here) or d in entries:
            continue
        elif d in numbers:
            out.append(_note_lost(c, d, numbers[d]))
        elif not here:
            out.append(_lost(c, d))
        elif not there:
            out.append(_added(c, d))
        else:
            out.append(_changed(c, d))
    return out


def _lost_notes(c: Comparison, lost: dict[str, Difference]) -> tuple[set[Difference], dict[Difference, Difference]]:
    """Notes of which both the number in the text and the entry at the end are gone: the entries, and each number's entry."""
    entries, numbers = set(), {}
    for d in lost.values():
        line = bisect_left(c.source_line_starts, c.source.at[d.i1])
        number = c.lines.entries.get(line) if c.source_line_starts[line:line + 1] == [c.source.at[d.i1]] else None
        if number in lost:
            entries.add(d)
            numbers[lost[number]] = d
    return entries, numbers


def _make(c: Comparison, d: Difference, rule: str, message: str, mend: str, j: int | None = None) -> Problem:
    line, column = c.xml_place(d.j1 if j is None else j)
    return Problem(c.path, line, column, rule, message, mend, excerpt=c.text.words(d.j1, d.j2), weight=80)


def _after(c: Comparison, i: int) -> str:
    words = c.source.before(i)
    return f" after “{words}”" if words else ""


def _lost(c: Comparison, d: Difference) -> Problem:
    reading = c.source.exact(d.i1, d.i2)
    line = c.source_line(d.i1)
    here = d.j1 - 1 if d.j1 else 0
    if page := re.fullmatch(r"\[Page (\S+)\]", reading):
        return _make(c, d, "fidelity-page", f"The page mark {reading} of the source (line {line}{_after(c, d.i1)}) is missing.",
                     f"Put <pb n=\"{page.group(1)}\"/> back there.", here)
    if reading.isdigit() and len(reading) < 4 and d.i1 and not c.source.text[c.source.at[d.i1] - 1].isspace():
        return _make(c, d, "fidelity-note", f"Line {line} of the source has the number {reading}{_after(c, d.i1)}; here it is missing.",
                     f"Put the note with n=\"{reading}\" back at that place, or the number into the text if it belongs to no note.", here)
    if c.source.joined(d.i1, d.i2):
        return _changed(c, d)
    mend = "Put it back; what you think wrong in the source goes into <sic>, with your correction <choice><sic>…</sic><corr>…</corr></choice>."
    if re.fullmatch(r"\[[^\[\]]+\]", reading):
        mend = "Put it back: <gap reason=\"…\"/> where the text is missing, <supplied>…</supplied> for words in brackets."
    return _make(c, d, "fidelity-lost", f"The source has {shorten(reading)}{_after(c, d.i1)} (line {line}); here it is missing.", mend, here)


def _note_lost(c: Comparison, d: Difference, entry: Difference) -> Problem:
    number = c.source.exact(d.i1, d.i2)
    words = shorten(c.source.exact(entry.i1, entry.i2), 60)
    return _make(c, d, "fidelity-note",
                 f"Footnote {number} of the source is missing{_after(c, d.i1)}, number and text (line {c.source_line(entry.i1)}: {words}).",
                 f"Put <note xml:id=\"fn{number}\" n=\"{number}\" place=\"foot\">…</note> back at its place.", d.j1 - 1 if d.j1 else 0)


def _added(c: Comparison, d: Difference) -> Problem:
    if c.text.joined(d.j1, d.j2) and c.owner(d.j1).tag not in (TEI + "note", TEI + "pb"):
        return _changed(c, d)
    reading = c.text.exact(d.j1, d.j2)
    owner = c.owner(d.j1)
    if owner.tag == TEI + "note" and any(m.kind == "call" and (m.start, m.end) == (d.j1, d.j2) for m in c.marks):
        return _make(c, d, "fidelity-note", f"The source shows no footnote number {reading} at this place.",
                     "Move the note to the place of its number; a note of your own has no n and says type=\"editorial\" resp=\"#you\".")
    if owner.tag == TEI + "pb":
        return _make(c, d, "fidelity-page", f"The source has no page mark {reading} at this place.", "Move the pb to its place, or remove it.")
    return _make(c, d, "fidelity-added", f"{shorten(reading)} is not in the source.",
                 "Remove it; words that you supply go into <supplied> or <add>, remarks into <note> without n.")


def _changed(c: Comparison, d: Difference) -> Problem:
    there, here = _both(c, d)
    line = c.source_line(d.i1)
    owner = c.owner(d.j1)
    if owner.tag == TEI + "pb":
        return _make(c, d, "fidelity-page", f"The source (line {line}) has {there} here, not {here}.",
                     "Restore the number of the page in the n of this pb.")
    if owner.tag == TEI + "note" and there.isdigit() and here.isdigit():
        return _make(c, d, "fidelity-note",
                     f"The source (line {line}{_after(c, d.i1)}) has the footnote number {there} here, not {here}.",
                     "Restore the number of the note in its n (and xml:id).")
    if _garbled(there, here):
        return _make(c, d, "fidelity-encoding", f"{shorten(here)} is {shorten(there)} of the source (line {line}) read in the wrong encoding.",
                     "Save the file as UTF-8 and put the characters back.")
    name = owner.tag.removeprefix(TEI)
    if name in ("corr", "reg", "expan"):
        pair = {"corr": "sic", "reg": "orig", "expan": "abbr"}[name]
        mend = f"Keep both readings: <choice><{pair}>{there}</{pair}><{name}>{here}</{name}></choice>."
    elif len(there) + len(here) < 80 and BREAK not in there + here:
        mend = f"Restore the reading of the source; to correct it write <choice><sic>{there}</sic><corr>{here}</corr></choice>."
    else:
        mend = "Restore the reading of the source; a correction goes into <choice><sic>…</sic><corr>…</corr></choice>."
    return _make(c, d, "fidelity-changed", f"The source (line {line}) reads {shorten(there)}, here stands {shorten(here)}.", mend)


def _both(c: Comparison, d: Difference) -> tuple[str, str]:
    """The two readings, filled up to whole words; only the number where a footnote's number differs."""
    if any(m.kind == "call" and m.start <= d.j1 and d.j2 <= m.end for m in c.marks):
        return c.source.exact(d.i1, d.i2), c.text.exact(d.j1, d.j2)
    left, right = c.source.joints(d.i1, d.i2)
    left_here, right_here = c.text.joints(d.j1, d.j2)
    left, right = left or (left_here and d.i1 > 0), right or (right_here and d.i2 < len(c.source.ink))
    left, right = left and d.j1 > 0, right and d.j2 < len(c.text.ink)
    i1, i2, j1, j2 = d.i1 - left, d.i2 + right, d.j1 - left, d.j2 + right
    return c.source.words(i1, i2), c.text.words(j1, j2)


def _garbled(there: str, here: str) -> bool:
    for wrong in ("cp1252", "latin-1"):
        try:
            if " ".join(here.encode(wrong).decode("utf-8").split()) == " ".join(there.split()):
                return True
        except UnicodeError:
            continue
    return False


def _moved(c: Comparison, here: Difference, there: Difference) -> Problem:
    reading = c.text.exact(here.j1, here.j2)
    line = c.source_line(there.i1)
    if page := re.fullmatch(r"\[Page (\S+)\]", reading):
        return _make(c, here, "fidelity-page", f"Page {page.group(1)} begins in the source{_after(c, there.i1)} (line {line}), not here.",
                     "Move the pb there.")
    if c.owner(here.j1).tag == TEI + "note" and len(reading) < 5:
        return _make(c, here, "fidelity-note",
                     f"Footnote {reading} has its number in the source{_after(c, there.i1)} (line {line}), not here.",
                     "Move the note there.")
    following = c.source.words(there.i2, min(there.i2 + 20, len(c.source.ink))).partition(BREAK)[0]
    before = f", before {shorten(following)}" if following else ""
    return _make(c, here, "fidelity-moved", f"{shorten(reading)} stands at another place in the source: line {line}{before}.",
                 "Move it back; a note may say that you would order it otherwise.")


def _spaces(c: Comparison, found: list[Difference]) -> list[Problem]:
    """Spaces lost or added in what both texts share."""
    there, here = gaps(c.source.text), gaps(c.text.text)
    out: list[Problem] = []
    i = j = 0
    for d in [*found, Difference(len(c.source.ink), 0, len(c.text.ink), 0)]:
        if d.i1 - i == d.j1 - j:
            out += [_space(c, i + k, j + k, there.get(i + k, ""), here.get(j + k, ""))
                    for k in range(1, d.i1 - i) if not same_gap(there.get(i + k, ""), here.get(j + k, ""))]
        i, j = d.i2, d.j2
    return out


def _space(c: Comparison, i: int, j: int, there: str, here: str) -> Problem:
    line = c.source_line(i)
    around = c.text.words(j - 1, j) + (" " if here else "") + (c.text.words(j, j + 1) if here else "")
    if there and not here:
        what, mend = f"A space of the source is missing in {shorten(around)} (line {line} there).", "Put the space back."
    elif here and not there:
        what, mend = f"The source (line {line}) has no space in {shorten(around)}.", "Take the space out."
    else:
        what = f"The source (line {line}) has {_named(there)} in {shorten(around)}, here {'stand' if len(here) > 1 else 'stands'} {_named(here)}."
        mend = "Restore the white space of the source."
    return _make(c, Difference(i, i, j, j), "fidelity-space", what, mend)


def _named(white: str) -> str:
    if set(white) == {" "}:
        return "a single space" if len(white) == 1 else f"{len(white)} spaces"
    return "white space of another kind (" + " ".join(f"U+{ord(ch):04X}" for ch in white) + ")"
