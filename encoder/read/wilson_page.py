"""The page around a document of the Wilson Center Digital Archive: what its lines above and below the document are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.model import Held, Line
from encoder.read.plain_dateline import is_dateline
from encoder.read.plain_signs import is_prose

_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|search|menu|home|cite|citation|share|download|print|email|tweet|close|back to top|browse|translation|original(?: scan| language)?|transcript(?:ion)?"
    r"|english(?: (?:html|pdf|translation|transcription))?|html|pdf|view (?:document|original|translation).{0,30}|(?:wilson center )?digital archive(?:.{0,40}declassified)?"
    r"|international history declassified|wilson center|documents?|related (?:documents?|content)|also available in.{0,40}|[.·|•\s]+)$", re.I)
_SPONSOR = re.compile(r".{0,60}\b(?:made possible (?:with|by|through)|(?:generous |financial )?support (?:from|of|was provided by)|funded by|sponsored by)\b", re.I)
_INFORMATION = re.compile(r"document (?:information|details)$", re.I)
_ABSTRACT = re.compile(r"(?:document )?(?:summary|abstract|description)\s*:?$", re.I)
_LABELS = {
    "source": r"sources?|citation|archival (?:source|citation|reference)|reference",
    "archive": r"original archive|archive|repository|collections?|part of(?: collection)?|repositories",
    "rights": r"rights(?: statement)?|copyright|terms of use|usage|licen[cs]e|credits?",
    "uploaded": r"original uploaded date|uploaded(?: date)?|date uploaded|last updated|added",
    "language": r"languages?|original language",
    "record": r"record ids?|document id|identifier|wilson center id|id",
    "class": r"original classification|classification",
    "type": r"type|format|document type|original format|genre",
    "date": r"date|document date|date of creation",
    "contributor": r"contributors?|contributed by|translators?|translated by|donors?|authors?|creators?|associated contributors?|sponsors?",
    "place": r"(?:associated |related )?(?:places|locations|countries)(?: (?:&|and) geographic.{0,20})?|coverage",
    "subject": r"(?:associated |related )?(?:subjects|topics|keywords)(?: discussed)?|tags",
    "person": r"(?:associated |related )?(?:people|persons|names|organizations)(?: (?:&|and) organi[sz]ations?)?",
}
"""The fields of the page: the role of what stands under each name."""

_LABEL = re.compile("(?:" + "|".join(f"(?P<{role}>{names})" for role, names in _LABELS.items()) + r")\s*:?$", re.I)
_RIGHTS = re.compile(r"\b(?:welcomes reuse|subject to copyright|copyright|rights status|rights holders?|permission (?:for|to)|reuse of|creative commons|public domain|fair use|all rights)\b", re.I)
_ARCHIVE = re.compile(
    r"\b(?:archives?|archiv|f\. ?\d|fond|op\. ?\d|opis|d\. ?\d|delo|ll?\. ?\d|listy|PRC FMA|FMA|AVP ?RF|AVPRF|RGANI|RGASPI|TsKhSD|SAPMO|BArch|PAAA|PA AA|MOL|MNL|box|folder|record group|"
    r"collection|fol\.|pp?\. ?\d|bulletin|CWIHP|History and Public Policy Program|translated|obtained|contributed|published in|University|Press|documents?|No\. ?\d|library)\b", re.I)
_FOOTER = re.compile(r"(?:original uploaded date|record id|document information|to enquire about|wilson center digital archive)\b", re.I)
_PRESENT = re.compile(
    r"\b(?:discuss|describ|report|summari|offer|outlin|detail|explain|provid|present|analy|review|state|argu|recount|inform|ask|request|propos|criti|assess|express|complain|warn|suggest|list|"
    r"recommend|instruct|note|convey|relay|respond|announc|agree|meet|talk|record|concern|writ|tell|call|comment)\w*s\b|\b(?:document|letter|telegram|report|memorandum|conversation|meeting|summary)\b", re.I)
_SPEAKER = re.compile(r"\b(?:I|we|our|my|us|you|your)\b", re.I)


@dataclass(slots=True)
class Page:
    """The document's own lines (`first` to `end`), the lines around them, and the titles of the page."""

    first: int
    end: int
    held: list[Held] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


def signs(lines: Sequence[Line]) -> int:
    """How many different signs of a page of the archive the text shows."""
    edge = [*lines[:12], *lines[-40:]]
    patterns = (_INFORMATION, _SPONSOR, re.compile("skip to (?:main )?content$", re.I), re.compile("original uploaded date", re.I), re.compile("record id$", re.I),
                re.compile(".*(?:History and Public Policy Program|Wilson Center|digitalarchive)", re.I))
    return sum(any(pattern.match(line.text[:400]) for line in edge) for pattern in patterns)


def read_page(lines: Sequence[Line]) -> Page:
    """Which lines are the page's, which the document's. Every line is in the one or the other."""
    page = Page(0, len(lines))
    _above(lines, page)
    _below(lines, page)
    return page


def _hold(page: Page, line: Line, role: str) -> None:
    page.held.append(Held(line.start, line.end, role, line.number))


def _above(lines: Sequence[Line], page: Page) -> None:
    """Furniture, date, title, sponsor, sometimes a summary, in the order of the page."""
    seen: set[str] = set()
    while page.first < len(lines) - 1:
        line = lines[page.first]
        role = _role_above(line, seen)
        if not role:
            break
        _hold(page, line, role)
        if role == "title":
            page.titles.append(line.text)
        page.first += 1
        if role == "sponsor" and line.text.endswith(("from", "by", "of", ":")) and page.first < len(lines) - 1:
            _hold(page, lines[page.first], role)
            page.first += 1
        if role == "label" and page.first < len(lines) - 1:
            _hold(page, lines[page.first], "abstract")
            page.first += 1
        seen.add(role)


def _role_above(line: Line, seen: set[str]) -> str:
    text = line.text
    if _FURNITURE.match(text):
        return "furniture"
    if "date" not in seen and "sponsor" not in seen and is_dateline(text) and len(text) < 50:
        return "date"
    if _SPONSOR.match(text) and len(text) < 300:
        return "sponsor"
    if _ABSTRACT.match(text):
        return "label"
    return "title" if "title" not in seen and "sponsor" not in seen and len(text) < 600 else ""


def _below(lines: Sequence[Line], page: Page) -> None:
    """The summary, the fields of the page, source, rights and contact."""
    sponsors = " ".join(line.text for line, held in zip(lines, page.held, strict=False) if held.role == "sponsor")
    start = _information(lines, page.first)
    end = _summary(lines, page, start)
    for line in lines[end:start]:
        _hold(page, line, "label" if _ABSTRACT.match(line.text) else "abstract")
    name = ""
    for line in lines[start:]:
        role = _role_below(line, name, sponsors, any(held.role == "source" for held in page.held))
        if label := _LABEL.match(line.text):
            name = next(key for key, value in label.groupdict().items() if value)
        _hold(page, line, role)
    page.end = end


def _information(lines: Sequence[Line], first: int) -> int:
    """Where the fields of the page begin: at their heading, or without one at the first line from the end that can only be the page's."""
    for index in range(len(lines) - 1, first, -1):
        if _INFORMATION.match(lines[index].text):
            return index
    start = len(lines)
    for index in range(len(lines) - 1, max(first, len(lines) - 60), -1):
        text = lines[index].text
        if _FOOTER.match(text) or _RIGHTS.search(text[:600]) and is_prose(text):
            start = index
        elif _LABEL.match(text) and start < len(lines):
            start = index
    if start < len(lines) and start - 1 > first and len(lines[start - 1].text) < 400 and re.search(r"translated by|obtained|contributed", lines[start - 1].text, re.I):
        start -= 1
    return start


def _summary(lines: Sequence[Line], page: Page, start: int) -> int:
    """Where the summary begins that stands between the document and the fields; `start` where there is none.

    It is set off by more blank lines than the paragraphs of the document, or tells in the present tense what the document does.
    """
    if start >= len(lines) or start - 1 <= page.first or any(held.role == "abstract" for held in page.held):
        return start
    labelled = next((i for i in range(start - 1, max(page.first, start - 6), -1) if _ABSTRACT.match(lines[i].text)), None)
    if labelled is not None:
        return labelled
    last = lines[start - 1]
    if not is_prose(last.text) and not (last.text.endswith(".") and len(last.text.split()) > 4):
        return start
    gaps = sorted(line.blank for line in lines[page.first + 1:start - 1])
    usual = gaps[len(gaps) // 2] if gaps else 0
    widest = max(gaps, default=0)
    if last.blank > usual and (last.blank >= widest or _PRESENT.search(last.text)):
        return start - 1
    return start - 1 if _PRESENT.search(last.text) and not _SPEAKER.search(last.text) else start


def _role_below(line: Line, field_: str, sponsors: str, sourced: bool) -> str:
    text = line.text
    if _INFORMATION.match(text) or _FURNITURE.match(text):
        return "furniture"
    if _LABEL.match(text):
        return "label"
    if text in sponsors:
        return "sponsor"
    if len(text) > 60 and _RIGHTS.search(text[:600]):
        return "rights"
    if field_:
        return field_
    return "source" if not sourced or _ARCHIVE.search(text[:300]) else "furniture"
