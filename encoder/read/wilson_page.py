"""The page around a document of the Wilson Center Digital Archive: what its lines above and below the document are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.model import Held, Line
from encoder.read.datelines import is_dateline
from encoder.read.plain_signs import is_prose
from encoder.read.plain_words import any_of

_FURNITURE = re.compile("(?:" + any_of(
    "skip to (?:main )?content | search | menu | home | cite | citation | share | download | print | email | tweet | close | back to top | browse",
    "translation | original(?: scan| language)? | transcript(?:ion)? | english(?: (?:html|pdf|translation|transcription))? | html | pdf",
    "view (?:document|original|translation).{0,30} | (?:wilson center )?digital archive(?:.{0,40}declassified)?",
    "international history declassified",
    "wilson center | related (?:documents?|content) | also available in.{0,40} | [.·|•\\s]+") + ")$", re.I)
_SPONSOR = re.compile(
    r".{0,60}\b(?:made possible (?:with|by|through)|generous support|support (?:from|was provided by)|funded by|sponsored by)\b", re.I)
_BUTTON = re.compile(r"(?:skip to .{4,20}|cite|citation|share|download|print|email|tweet)$", re.I)
_INFORMATION = re.compile(r"document (?:information|details)$", re.I)
_ABSTRACT = re.compile(r"(?:document )?(?:summary|abstract|description)\s*:?$", re.I)
_SKIP = re.compile(r"skip to (?:main )?content$", re.I)
_UPLOADED = re.compile(r"original uploaded date\b", re.I)
_RECORD = re.compile(r"record id\b", re.I)
_PUBLISHER = re.compile(r".*(?:History and Public Policy Program|Wilson Center|digitalarchive)", re.I)
_LABELS = {
    "source": any_of("sources? | citation | archival (?:source|citation|reference) | reference"),
    "rights": any_of("rights(?: statement)? | copyright | terms of use | usage | licen[cs]e | credits?"),
    "other": any_of(
        "original archive | archives? | repositor(?:y|ies) | collections? | part of(?: collection)? | original uploaded date | uploaded(?: date)?",
        "date uploaded | last updated | added | (?:original )?languages? | record ids? | document id | identifier | wilson center id | id",
        "(?:original )?classification | (?:document )?type | (?:original )?format | genre | (?:document )?date | date of creation",
        "(?:associated )?contributors? | contributed by | translators? | translated by | donors? | authors? | creators? | sponsors? | coverage",
        "(?:associated |related )?(?:places|locations|countries)(?: (?:&|and) geographic.{0,20})? | tags",
        "(?:associated |related )?(?:subjects|topics|keywords)(?: discussed)?",
        "(?:associated |related )?(?:people|persons|names|organi[sz]ations?)(?: (?:&|and) organi[sz]ations?)?"),
}
"""The names of the fields of the page, by the role of what stands under them; what is neither source nor rights is furniture."""

_LABEL = re.compile("(?:" + "|".join(f"(?P<{role}>{names})" for role, names in _LABELS.items()) + r")\s*:?$", re.I)
_RIGHTS = re.compile(r"\b" + any_of(
    "welcomes reuse | subject to copyright | copyright | rights status | rights holders? | permission (?:for|to) | reuse of | creative commons",
    "public domain | fair use | all rights") + r"\b", re.I)
_ARCHIVE = re.compile(r"\b" + any_of(
    "archiv(?:es?)? | f\\. ?\\d | fond | op\\. ?\\d | opis | d\\. ?\\d | delo | ll?\\. ?\\d | listy | fol\\. | pp?\\. ?\\d | Bl\\. ?\\d | box",
    "folder | record group | PRC FMA | FMA | AVP ?RF | RGANI | RGASPI | TsKhSD | SAPMO | BArch | PA ?AA | MOL | MNL | collection | library",
    "bulletin | CWIHP",
    "History and Public Policy Program | translated | obtained | contributed | published in | University | Press | documents?",
    "No\\. ?\\d") + r"\b", re.I)
_CREDIT = re.compile(r"translated by|obtained|contributed", re.I)
_PRESENT = re.compile(r"\b" + any_of(
    "(?:discuss|describ|report|summari|offer|outlin|detail|explain|provid|present|analy|review|state|argu|recount|inform|ask|request|propos|criti)\\w*s",
    "(?:assess|express|complain|warn|suggest|list|recommend|instruct|note|convey|relay|respond|announc|agree|meet|talk|record|concern|writ)\\w*s",
    "(?:recall|remember|reflect|examin|evaluat|clarif|emphasi|stress|highlight|indicat|reveal|show|demand|reject|refus|deni|prais|condemn|welcom)\\w*s",
    "(?:confirm|predict|advocat|appeal|congratulat|defend|demonstrat|order|pledg|promis|reply|repl[iy]|support|threaten|transmit|speak|visit)\\w*s",
    "(?:tell|call|comment|approv|receiv|thank|giv|seek|accus|urg|claim|set|address|deal|contain|cover|includ|regard)\\w*s",
    "document | letter | telegram | report | memorandum | conversation | meeting | summary") + r"\b", re.I)
"""What a summary says: that somebody reports, asks, criticises, or which document it is."""

_THEY = re.compile(
    r"(?:\b(?:and|leaders|members|officials|delegations|representatives|ministers|sides|experts)\b[^.]{0,80})"
    r"\b(?:discuss|talk|exchange|review|agree|debate|consider|meet|express|report|describe|address|assess|analyze|argue|complain|negotiate)\b")
"""The same of several persons: `Aas and Lind discuss the harbour dues.`"""

_HE = re.compile(rf"(?:[A-Z][\w’'-]+ ){{1,3}}(?:{_PRESENT.pattern})", re.I)
"""The same of one, in a short sentence: `Lind recalls the talks.`"""

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
    edge = [line.text[:400] for line in (*lines[:12], *lines[-40:])]
    patterns = (_INFORMATION, _SPONSOR, _SKIP, _UPLOADED, _RECORD, _PUBLISHER)
    return sum(any(pattern.match(text) for text in edge) for pattern in patterns)


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
        role = _role_above(lines, page.first, seen)
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


def _role_above(lines: Sequence[Line], index: int, seen: set[str]) -> str:
    text = lines[index].text
    if (_BUTTON if "title" in seen else _FURNITURE).match(text):
        return "furniture"
    if _SPONSOR.match(text) and len(text) < 300:
        return "sponsor"
    if _ABSTRACT.match(text):
        return "label"
    if "sponsor" in seen:
        return ""
    if "date" not in seen and is_dateline(text) and "," not in text[:text.find(" ")]:
        return "date"
    if "title" in seen or len(text) >= 600:
        return ""
    return "title" if seen or _is_page_line(lines[index + 1].text) else ""


def _is_page_line(text: str) -> bool:
    return bool(_SPONSOR.match(text)) or is_dateline(text)


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
            name = label.lastgroup or ""
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
        own = _UPLOADED.match(text) or _RECORD.match(text) or (_RIGHTS.search(text[:600]) and is_prose(text))
        if own or (start < len(lines) and _LABEL.match(text)):
            start = index
    above = lines[start - 1].text if first < start - 1 and start < len(lines) else ""
    return start - 1 if above and len(above) < 400 and _CREDIT.search(above) else start


def _summary(lines: Sequence[Line], page: Page, start: int) -> int:
    """Where the summary begins that stands between the document and the fields; `start` where there is none.

    It is set off by more blank lines than the paragraphs of the document, or tells in the present tense what the document does.
    """
    if start >= len(lines) or start - 1 <= page.first or any(held.role == "abstract" for held in page.held):
        return start
    labelled = next((i for i in range(start - 1, max(page.first, start - 6), -1) if _ABSTRACT.match(lines[i].text)), None)
    if labelled is not None:
        return labelled
    gaps = sorted(line.blank for line in lines[page.first + 1:start - 1])
    usual, widest = (gaps[len(gaps) // 2], gaps[-1]) if gaps else (0, 0)
    for index in range(start - 1, max(page.first, start - 4), -1):
        line = lines[index]
        if not is_prose(line.text) and not _is_sentence(line.text):
            break
        if line.blank > usual and (line.blank >= widest or _PRESENT.search(line.text)):
            return index
    last = lines[start - 1].text
    tells = (is_prose(last) and _PRESENT.search(last)) or (_is_sentence(last) and (_THEY.search(last) or _HE.match(last)))
    return start - 1 if tells and not _SPEAKER.search(last) else start


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 4


def _role_below(line: Line, name: str, sponsors: str, sourced: bool) -> str:
    text = line.text
    if _INFORMATION.match(text) or _FURNITURE.match(text):
        return "furniture"
    if _LABEL.match(text):
        return "label"
    if text in sponsors:
        return "sponsor"
    if len(text) > 60 and _RIGHTS.search(text[:600]):
        return "rights"
    if name:
        return "field" if name == "other" else name
    return "source" if not sourced or _ARCHIVE.search(text[:300]) else "furniture"
