"""Places in datelines and in the text: `placeName` (TEI Guidelines 14.2.3), with `@ref` where the edition's authority knows the name.

In the text a place is a name of the gazetteer or of the authority, or a name before a word of geography (`Tay Ninh Province`); in a dateline it
is what stands before the date. What follows a place may make it the name of something else (`Washington Post`): that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from encoder.annotate.gazetteer import places
from encoder.annotate.knowledge import Knowledge
from encoder.annotate.taken import Taken
from encoder.model import NO_ATTRIBUTES, Document, Span
from encoder.model.document import Attributes

_HEADS = ("Province", "Peninsula", "River", "Bay", "Island", "Islands", "Strait", "Straits", "Delta", "Canal", "Harbor", "Plateau", "Highlands")
_NAME = re.compile(r"\b(?:[A-ZÀ-Þ][\w’'-]+[^\S\n]+){1,3}\Z")
_STOP = re.compile(r"(?:The|This|That|These|Those|Our|Their|Its|His|Her|A|An|In|On|At|By|To|From|For|Of|And|But|As|If|When|Where|While|Each|Every|"
                   r"Both|All|Some|Any|No|Such|Other|Under|Over|Near)[^\S\n]+")
_LEFT = re.compile(r"\b(?:(?P<side>(?:North|South|East|West)(?:ern)?|Central|Upper|Lower|Greater|Mainland)|(?:Mr|Mrs|Miss|Ms|Dr|Prof|Professor|Gen|"
                   r"General|Col|Colonel|Adm|Admiral|Lord|Lady|Sir|Senator|Congressman|Representative|Judge|Justice)\.?)[^\S\n]+\Z")
_RIGHT = re.compile(rf"[^\S\n]+(?:(?P<land>{'|'.join(_HEADS)}|City|Mainland|Airport|Valley|Corridor)|Post|Times|Star|Herald|Tribune|Daily|Gazette|"
                    r"Review|Quarterly|Sun|Globe|Examiner|Inquirer|News|Mail|Journal|Observer|Telegraph|Chronicle|Dispatch|Monitor|Express|Pact|Treaty|Doctrine|Plan|Lobby|Watcher)\b")
_PREPOSITION = re.compile(r"(?:\b(?:of|in|at|to|for|from)(?:[^\S\n]+the)?|\bEmbassy|\bLegation|\bConsulate(?:[^\S\n]+General)?)[^\S\n]+\Z")
_DATELINE = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:[^\S\n][\w.’'-]+){0,4}?"
                       r"(?P<second>,[^\S\n]+[A-ZÀ-Þ][\w.’'-]*(?:[^\S\n][A-ZÀ-Þ][\w.’'-]*)?)?(?=,|[^\S\n]*\Z)")
_NO_PLACE = re.compile(r"\d|\b(?:[Uu]ndated|USS|U\.S\.S\.|[Aa]board|Department|Embassy|Ministry|Office|Headquarters|Mission|Delegation)\b|"
                       r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")


class Places:
    """Finds `placeName`, outside persons and dates, inside names of bodies only after a preposition (`Embassy in Moscow`)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.ids: dict[str, str] = {}
        for entry in knowledge.authority.places.values():
            for name in (entry.name, *entry.variants):
                self.ids.setdefault(name, entry.id)
        self.known = places() | self.ids.keys()
        self.finder, self.heads = _finder(frozenset(self.known))

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]:
        view = document.view
        found = list(self._datelines(document, marks))
        taken, bodies = Taken((*marks, *found), ("persName", "date", "ref", "placeName")), Taken(marks, ("orgName",))
        at = 0
        for which, start, end in self.finder.find_matches_as_indexes(view):
            if view[end:end + 1].isalnum():
                continue
            start, end = _before_head(view, start, end) if which >= self.heads else _widened(view, start, end)
            if start == end or start < at or taken.at(start, end):
                continue
            if bodies.at(start, end) and not _PREPOSITION.search(view, max(0, start - 24), start):
                continue
            at = end
            found.append(Span(start, end, "placeName", self._attributes(view, start, end), None, "gazetteer"))
        return found

    def _attributes(self, view: str, start: int, end: int) -> Attributes:
        if not self.ids:
            return NO_ATTRIBUTES
        name = " ".join(view[start:end].split())
        identifier = self.ids.get(name) or self.ids.get(name.title())
        return {"ref": f"places.xml#{identifier}"} if identifier else NO_ATTRIBUTES

    def _datelines(self, document: Document, marks: Sequence[Span]) -> Iterator[Span]:
        """What stands before the date of a dateline, if it looks like a name: `Augusta, Georgia` is one place."""
        lines = [leaf for leaf in document.leaves if leaf.kind == "dateline" and leaf.note is None]
        if not lines:
            return
        for leaf in lines:
            within = [m for m in marks if m.start < leaf.end and m.end > leaf.start]
            until = min((m.start for m in within if m.kind == "date" and m.start >= leaf.start), default=leaf.end)
            match = _DATELINE.match(document.view[leaf.start:until].rstrip(" ,.—–-"))
            if not match or _NO_PLACE.search(match[0]):
                continue
            second = match["second"]
            end = leaf.start + (match.start("second") if second and second[2:].strip() not in self.known else match.end())
            if not any(m.kind in ("persName", "placeName") and m.start < end for m in within):
                yield Span(leaf.start, end, "placeName", self._attributes(document.view, leaf.start, end), None, "dateline")


@lru_cache(maxsize=2)
def _finder(known: frozenset[str]) -> tuple[AhoCorasick, int]:
    """The automaton of names and words of geography (30 ms to build, mostly once a process), and the number of the first such word."""
    names = sorted(known)
    forms = list(dict.fromkeys((*names, *(name.upper() for name in names if len(name) > 3))))
    patterns = [*forms, *(f" {head}" for head in _HEADS)]
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), len(forms)


def _widened(view: str, start: int, end: int) -> tuple[int, int]:
    """The name with a side of the sky before it and a word of geography behind it; empty where it is a person's, a thing's or a part of a word."""
    if start:
        before = view[start - 1]
        if before.isalnum():
            return start, start
        word = view[view.rfind(" ", max(0, start - 16), start - 1) + 1:start - 1]
        if before == " " and not word.islower() and (left := _LEFT.search(view, max(0, start - 16), start)):
            if not left["side"]:
                return start, start
            start = left.start()
    if view[end:end + 1] == " " and view[end + 1:end + 2].isupper() and (right := _RIGHT.match(view, end)):
        return (start, right.end()) if right["land"] else (start, start)
    return start, end


def _before_head(view: str, start: int, end: int) -> tuple[int, int]:
    """The capitalised words before a word of geography; empty where there are none."""
    name = _NAME.search(view, max(0, start - 40), start + 1)
    if name is None:
        return start, start
    begin = name.start()
    while (stop := _STOP.match(view, begin)) and stop.end() <= start + 1:
        begin = stop.end()
    return (begin, end) if begin <= start else (start, start)
