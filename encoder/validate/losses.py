"""Says of each place where TEI and source differ what both read, and how to mend it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any
from xml.sax.saxutils import escape

from encoder.errors import Problem
from encoder.validate.align import Difference
from encoder.validate.fidelity import SourceLines, gaps, same_gap, shorten
from encoder.validate.readings import Comparison
from encoder.validate.rebuild import BREAK, TEI, Rebuilt

_TAG = re.compile(r"<([A-Za-z][\w.:-]*)[^<>]*>")
_PUNCTUATION = ".,;:!?”\"')…"
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
    tags: list[str] = []
    for d in found:
        there, here = c.source.ink[d.i1:d.i2], c.text.ink[d.j1:d.j2]
        if here in moved and not there:
            out.append(_moved(c, d, lost[here]))
        elif (there in moved and not here) or d in entries or (not there and _ends_tag(here, tags)):
            continue
        elif d in numbers:
            out.append(_note_lost(c, d, numbers[d]))
        elif not here:
            out.append(_lost(c, d))
        elif not there:
            if tag := _TAG.match(here):
                tags.append(tag.group(1))
            out.append(_added(c, d))
        else:
            out.append(_changed(c, d))
    return out


def _ends_tag(here: str, tags: list[str]) -> bool:
    """Whether these characters are the end tag of a start tag that was told of already."""
    tag = re.fullmatch(r"</([\w.:-]+)>", here)
    return tag is not None and tag.group(1) in tags


def _lost_notes(c: Comparison, lost: dict[str, Difference]) -> tuple[set[Difference], dict[Difference, Difference]]:
    """Entries of the list of notes that are lost with their number or with a passage in which that stood; and the entry of each lost number."""
    entries, numbers = set(), {}
    present = {note.get("n") for note in c.notes}
    for d in lost.values():
        number = _entry(c, d)
        if number in lost:
            entries.add(d)
            numbers[lost[number]] = d
        elif number and number not in present and any(number in ink and other is not d and _entry(c, other) is None for ink, other in lost.items()):
            entries.add(d)
    return entries, numbers


def _entry(c: Comparison, d: Difference) -> str | None:
    """The number of the entry that is lost there."""
    line = bisect_left(c.source_line_starts, c.source.at[d.i1])
    return c.lines.entries.get(line) if c.source_line_starts[line:line + 1] == [c.source.at[d.i1]] else None


def _make(c: Comparison, d: Difference, rule: str, message: str, mend: str, j: int | None = None) -> Problem:
    line, column = c.xml_place(d.j1 if j is None else j)
    return Problem(c.path, line, column, rule, message, mend, excerpt=c.text.words(d.j1, d.j2), weight=80)


def _after(c: Comparison, i: int) -> str:
    words = c.source.before(i)
    return f" after “{words}”" if words else ""


def _lost(c: Comparison, d: Difference) -> Problem:
    reading = c.source.exact(d.i1, d.i2)
    line = c.source_line(d.i1)
    at_line_start = c.source.at[d.i1] in c.source_line_starts
    here = d.j1 if at_line_start or not d.j1 else d.j1 - 1
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
    if _TAG.search(reading):
        return _make(c, d, "fidelity-added", f"{shorten(reading)} stands here as text, not as markup.",
                     "Take it out of the CDATA section, and write < for &lt;.")
    return _make(c, d, "fidelity-added", f"{shorten(reading)} is not in the source.",
                 "Remove it; words that you supply go into <supplied> or <add>, remarks into <note> without n.")


def _changed(c: Comparison, d: Difference) -> Problem:
    line, owner = c.source_line(d.i1), c.owner(d.j1)
    if owner.tag == TEI + "pb" and c.text.ink[d.j1:d.j2].startswith("[Page") and "]" not in c.text.ink[d.j1:d.j2 - 1]:
        return _make(c, d, "fidelity-page", f"The source (line {line}) has {c.source.exact(d.i1, d.i2)} here, not {c.text.exact(d.j1, d.j2)}.",
                     "Restore the number of the page in the n of this pb.")
    there, here = c.source.exact(d.i1, d.i2), c.text.exact(d.j1, d.j2)
    if owner.tag == TEI + "note" and there.isdigit() and here.isdigit():
        return _make(c, d, "fidelity-note", f"The source (line {line}{_after(c, d.i1)}) has the footnote number {there} here, not {here}.",
                     "Restore the number of the note in its n (and xml:id).")
    wide = c.whole_words(d)
    there, here = _without_end(c.source.exact(wide.i1, wide.i2), c.text.exact(wide.j1, wide.j2))
    if _garbled(there, here):
        return _make(c, d, "fidelity-encoding", f"{shorten(here)} is {shorten(there)} of the source (line {line}) read in the wrong encoding.",
                     "Save the file as UTF-8 and put the characters back.")
    message = f"The source (line {line}) reads {shorten(there)}, here stands {shorten(here)}."
    return _make(c, d, "fidelity-changed", message, _mend_of_change(there, here, owner.tag.removeprefix(TEI)))


def _mend_of_change(there: str, here: str, name: str) -> str:
    if re.fullmatch(r"\[[^\[\]]+\]", there) and there[1:-1] == here:
        return f"Say what the brackets say: <supplied>{here}</supplied>, or <gap reason=\"…\"><desc>{here}</desc></gap> where the text is missing."
    if _TAG.search(here) and not _TAG.search(there):
        return "Markup stands here as text: take it out of the CDATA section, and write < for &lt;."
    if name in ("corr", "reg", "expan"):
        pair = {"corr": "sic", "reg": "orig", "expan": "abbr"}[name]
        return f"Keep both readings: <choice><{pair}>{there}</{pair}><{name}>{here}</{name}></choice>."
    if len(there) + len(here) < 80 and BREAK not in there + here and there and here:
        return f"Restore the reading of the source; to correct it write <choice><sic>{escape(there)}</sic><corr>{escape(here)}</corr></choice>."
    return "Restore the reading of the source; a correction goes into <choice><sic>…</sic><corr>…</corr></choice>."


def _without_end(there: str, here: str) -> tuple[str, str]:
    """Two readings without the punctuation that both end with."""
    while len(there) > 1 and len(here) > 1 and there[-1] == here[-1] and there[-1] in _PUNCTUATION:
        there, here = there[:-1], here[:-1]
    return there, here


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
