"""Ministries, embassies, parties, committees and other bodies: `orgName` (TEI Guidelines 14.2.2), by a grammar of their names.

A name has a head (`Ministry`, `Embassy`, `Party`), capitalised words before it and a complement behind it: `South Vietnam National
Liberation Front`, `Soviet Committee for Solidarity with Asia and Africa`, `Office of the Secretariat Staff`, `Embassy in Moscow`. A head alone
(`the Embassy`) is no name. A mark is made only where the grammar is sure to know both ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from encoder.annotate.gazetteer import places
from encoder.annotate.knowledge import Knowledge
from encoder.annotate.organisations_words import COMPLETE, DOMAINS, FORCES, HEADS, NAMES, NO_BODY, PAPERS, STOP, TITLES
from encoder.annotate.taken import Taken
from encoder.model import Document, Span

_S = r"[^\S\n]+"
_WORD = re.compile(r"(?:[A-ZÀ-Þ]\.(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w’'–-]*)")
_BEFORE = re.compile(rf"(?:[A-ZÀ-Þ]\.(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w’'–-]*)(?P<gap>{_S}(?:(?:and|of|for){_S}(?:the{_S})?)?)\Z")
_GAP = re.compile(_S)
_LINK = re.compile(rf"{_S}(?P<word>of|for|in|at|to|on|with|against){_S}(?P<the>the{_S})?")
_AND = re.compile(rf"(?:,{_S}[A-ZÀ-Þ][\w’'-]*)*,?{_S}and{_S}")
_OPEN = re.compile(rf"(?<=[’']s)|,?{_S}and{_S}[A-ZÀ-Þ]|[/-]")      # behind a complement: it is a person's, or goes on
_PLACE_OF = re.compile(rf"{_S}(?:Bases?|Stations?|Field|Hospital|Depot|Barracks|Day)\b")
"""Behind a service of the armed forces: a place or a day of it, `Andrews Air Force Base`."""
_FIELDS = re.compile(rf"[A-Z][a-z]+(?:,{_S}[A-Z][a-z]+)*,?{_S}and{_S}[A-Z][a-z]+(?!{_S}[A-Z]|[\w’'-])")
_LONGEST = 110
_NOT_BEFORE = STOP | TITLES | {"telegram", "source", "see", "repeated", "cleared", "approved", "drafted", "subject"}
_NOT_AFTER = STOP | PAPERS


class Organisations:
    """Finds `orgName`, outside persons and dates; with `@ref` where the authority knows the name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.ids: dict[str, str] = {}
        for entry in knowledge.authority.organisations.values():
            for name in (entry.name, *entry.variants):
                self.ids.setdefault(name, entry.id)
        self.patterns = list(dict.fromkeys((*self.ids, *NAMES, *HEADS)))
        self.finder = AhoCorasick(self.patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]:
        view = document.view
        taken = Taken(marks, ("persName", "date", "ref"))
        found: list[Span] = []
        for which, start, end in self.finder.find_matches_as_indexes(view):
            if (start and view[start - 1].isalnum()) or view[end:end + 1].isalnum():
                continue
            pattern = self.patterns[which]
            bounds = (start, end) if pattern not in HEADS else _Grammar(view, taken).name(start, end, pattern)
            if bounds is None or taken.at(*bounds) or (pattern in FORCES and _PLACE_OF.match(view, end)):
                continue
            if found and bounds[0] < found[-1].end:      # `Central General Office Confidential Department`: the later head has the whole
                if bounds[0] > found[-1].start or bounds[1] <= found[-1].end:
                    continue
                found.pop()
            found.append(self._span(view, *bounds))
        return found

    def _span(self, view: str, start: int, end: int) -> Span:
        identifier = self.ids.get(" ".join(view[start:end].split()))
        return Span(start, end, "orgName", {"ref": f"organisations.xml#{identifier}"} if identifier else {}, rule="name-of-body")


class _Grammar:
    """Finds both ends of a name around its head; `floor` and `ceiling` are the marks that it may not run into."""

    def __init__(self, view: str, taken: Taken) -> None:
        self.view, self.taken = view, taken

    def name(self, start: int, end: int, head: str) -> tuple[int, int] | None:
        """Where the name with this head begins and ends, None where it is no name."""
        links, enough = HEADS[head]
        begin, words = self._before(start)
        stop, complement = self._after(end, head, words, links.split())
        if not complement and (words < enough or NO_BODY.search(self.view[begin:end])):
            return None
        return begin, stop

    def _before(self, start: int) -> tuple[int, int]:
        """The capitalised words before the head; how many they are."""
        begin, count = start, 0
        floor = self.taken.last(max(0, start - _LONGEST), start)
        while (match := _BEFORE.search(self.view, max(floor, begin - 30), begin)) and count < 8:
            word = match[0][:match.start("gap") - match.start()]
            if self.view[match.start() - 1:match.start()] == "/":      # S/S–O Message Center
                break
            if word.strip("’'").casefold() in _NOT_BEFORE or (match["gap"].strip() and not self._joins(match["gap"], count, word)):
                break
            begin, count = match.start(), count + 1
        return begin, count

    @staticmethod
    def _joins(gap: str, count: int, word: str) -> bool:
        """`Arms Control and Disarmament Agency`: `and` joins what stands before a head; `of` and `for` do not."""
        return gap.split() == ["and"] and count > 0 and not word.isupper() and word not in places() and word not in COMPLETE

    def _after(self, end: int, head: str, words: int, links: Sequence[str]) -> tuple[int, bool]:
        """Where the complement ends, and whether there is one."""
        ceiling = self.taken.first(end, min(len(self.view), end + _LONGEST))
        link = _LINK.match(self.view, end, ceiling)
        if link is None or link["word"] not in links:
            return self._post(end, ceiling) if head in ("Embassy", "Legation", "Consulate General", "Consulate") else (end, False)
        stop = self._complement(link.end(), ceiling)
        if head == "Ministry" and link["word"] == "of" and (fields := _FIELDS.match(self.view, link.end(), ceiling)):
            stop = max(stop, fields.end())
            return stop, True
        titled = not link["the"] and head != "Office" and self._word_at(link.end()).casefold() in TITLES      # the Council of President Roe's plan
        if titled or (not words and self._is_journey(head, link, stop)):
            return end, False
        known = self._is_known(link.end(), stop, bare=not (link["word"] == "on" and link["the"]))
        if not known and (words or HEADS[head][1] > 1 or link["word"] != "of" or stop == link.end() or _OPEN.match(self.view, stop)):
            return end, False
        more = _LINK.match(self.view, stop, ceiling)      # Committee for Solidarity with Asia; Ministry of Defense of the Soviet Union
        if more and more["word"] in ("of", "with", "for"):
            further = self._complement(more.end(), ceiling)
            of_head = more["word"] == "of" and self.view[link.end():stop].split()[-1] in HEADS
            stop = further if of_head or self._is_known(more.end(), further) else stop
        return stop, True

    def _is_journey(self, head: str, link: re.Match[str], stop: int) -> bool:
        """`Mission to Tehran`: where somebody went; bodies go by what they are sent to, `Mission to the United Nations`."""
        return head in ("Mission", "Delegation") and link["word"] == "to" and not link["the"] and self.view[link.end():stop] in places()

    def _word_at(self, start: int) -> str:
        word = _WORD.match(self.view, start)
        return word[0] if word else ""

    def _post(self, end: int, ceiling: int) -> tuple[int, bool]:
        """`Embassy Moscow`: the seat of a mission without preposition."""
        gap = _GAP.match(self.view, end, ceiling)
        seat = gap and self._place_at(gap.end(), ceiling)
        return (seat, True) if seat else (end, False)

    def _complement(self, start: int, ceiling: int) -> int:
        """The end of the capitalised words from `start` on: the longest place, or all up to the last word of a field of work."""
        place = self._place_at(start, ceiling)
        words = list(self._words(start, ceiling))
        fields = [stop for word, stop in words if word in DOMAINS or word in HEADS]
        if fields or place:
            return self._joined(fields[-1] if fields else place, ceiling)
        return self._joined(words[-1][1], ceiling) if 0 < len(words) <= 3 else start

    def _words(self, start: int, ceiling: int) -> Iterator[tuple[str, int]]:
        at = start
        while match := _WORD.match(self.view, at, ceiling):
            if match[0].casefold() in _NOT_AFTER:
                return
            yield match[0].rstrip("’'"), match.end()
            gap = _GAP.match(self.view, match.end(), ceiling)
            if gap is None:
                return
            at = gap.end()

    def _joined(self, stop: int, ceiling: int) -> int:
        """`Soviet and European Affairs`, `Asia and Africa`: what `and` joins, if it is a field of work or a place as well."""
        joined = _AND.match(self.view, stop, ceiling)
        if joined is None:
            return stop
        fields = [end for word, end in self._words(joined.end(), ceiling) if word in DOMAINS]
        return fields[-1] if fields else self._place_at(joined.end(), ceiling) or stop

    def _is_known(self, start: int, end: int, *, bare: bool = True) -> bool:
        """Whether a complement ends in a place (if one without more may stand here) or in a word of a field of work."""
        words = self.view[start:end].split()
        return bool(words) and (words[-1] in DOMAINS or words[-1] in HEADS or (bare and any(" ".join(words[-n:]) in places() for n in (1, 2, 3, 4))))

    def _place_at(self, start: int, ceiling: int) -> int:
        """The end of the longest name of the gazetteer that begins here, else 0."""
        ends = [stop for _, stop in self._words(start, ceiling)][:5]
        return next((stop for stop in reversed(ends) if self.view[start:stop] in places()), 0)
