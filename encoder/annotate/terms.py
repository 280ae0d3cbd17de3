"""Abbreviations and terms of the edition's list, linked where the text uses them: `term` (TEI Guidelines 3.4.1).

A term is found in the letters of the list; in capitals or with a capital first letter where that is no other word (`niact`, `Niact`;
`ChiCom`, `CHICOM`); with a plural `s`. Initials with full points (`U.S.`) are the term only where the list has the points, and a single letter only
among the offices that drafted, cleared or approved a paper (`concurred in by EUR, L, and C`; `approved by Raphel (S)`) and of those present:
elsewhere it is too often something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from encoder.annotate.knowledge import Knowledge
from encoder.annotate.taken import Taken
from encoder.model import Document, Entry, Span
from encoder.model.document import Attributes, Certainty

_WORDS = frozenset(" ".join((
    "a act action aid all am ammo an and any are arm art as at be bid but by can cap care do east end far for go had has he her him his",
    "i idea if in info is it its law log man map me mid my new no north not of off on one or our out own pact para paras past per pin",
    "sea sense set shape she so south tab term the to up us war was we west who you",
)).split())
"""Ordinary words that are abbreviations as well. In a line of capitals they are words, in small letters always."""

_CABLE_WORDS = frozenset(" ".join((
    "cirtel contel deptel depcirtel embtel exdis limdis memcon mydes mytel niact nocontract nodis noforn notal orcon ourtel reftel",
    "reurtel secto septel specat stadis telcon tosec urdes urtel",
)).split())
"""The telegraphic words of foreign ministries: written in any case, and nothing else."""

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-"})
_BRACKETED = re.compile(r"(\w+)\((\w)/(\w)\)")
_PARTS = re.compile(r"[A-Z][a-z]{2,}")
_CLEARED = ("rafted", "pproved", "leared", "oncurred", "oncurrence", "opies")
_CLEARANCE = re.compile(r"[^.;()\n]{0,200}")
_OFFICE = re.compile(r"(?:\b(?:in|by|to|with|and)|,)[^\S\n]+([A-Z])(?![\w/'’]|\.[^\S\n]*[A-Z]|[^\S\n]+(?!and\b|on\b|in\b|by\b)\w)")
_SENTENCE = re.compile(r"(?:[^.\n]|\.(?![^\S\n]+[A-Z][a-z])|(?<=\b[A-Z])\.){0,400}")
_OFFICE_OF = re.compile(r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][^\S\n]+\(([A-Z])\)")
"""Behind who drafted or cleared a paper his office: `Raphel (S)`."""
_OFFICE_AT_END = re.compile(r"(?:[a-zà-ÿ],[^\S\n]+|[a-zà-ÿ.][—–-])([A-Z])[^\S\n]*\Z")
"""The same of somebody present, at the end of the line: `Mr. Linder, E`, `Edwin M. Martin—E`."""
_HOUR = re.compile(r"\d[^\S\n]?\Z")
_FULL_NAME = re.compile(r"[^\S\n][A-Z]\.[^\S\n]?[A-Z]")
_CAPITALS = re.compile(r"[ ,]+[A-Z]{3,}[ ,]+[A-Z]{2,}\b")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,}[ ,]+[A-Z]{3,}[ ,]+\Z")


@dataclass(frozen=True, slots=True)
class _Surface:
    """What a string of letters stands for, settled when the list is read: a document only asks whether it stands there."""

    attributes: Attributes
    certainty: Certainty | None
    evidence: str
    candidates: tuple[str, ...]
    doubt: Callable[[str, int, int], bool] | None      # tells from what stands around it whether it is something else


class Terms:
    """Finds `term`, with `@ref` to the list; `candidates` where the list has the same letters for several things."""

    def __init__(self, knowledge: Knowledge) -> None:
        entries: dict[str, list[tuple[Entry, Certainty | None]]] = {}
        self.letters: dict[str, Entry] = {}
        for entry in knowledge.authority.terms.values():
            self._learn(entry, entries)
        self.surfaces = [_settled(surface, known) for surface, known in entries.items()]
        self.finder = AhoCorasick([*entries, *_CLEARED], matchkind=MatchKind.Standard, implementation=Implementation.DFA)

    def _learn(self, entry: Entry, entries: dict[str, list[tuple[Entry, Certainty | None]]]) -> None:
        listed = dict.fromkeys(form for name in (entry.name, *entry.variants) for form in _forms(name))
        for form in listed:
            if len(form) == 1:
                self.letters.setdefault(form, entry)
                continue
            for surface, certainty in _surfaces(form):
                known = entries.setdefault(surface, [])
                if all(other.id != entry.id for other, _ in known):
                    known.append((entry, certainty))

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]:
        if not self.surfaces and not self.letters:
            return []
        view, taken, count = document.view, Taken(marks, ("persName", "ref")), len(self.surfaces)
        found = self.finder.find_matches_as_indexes(view, overlapping=True)
        whole = sorted([(start, -end, which) for which, start, end in found if which < count and _is_whole(view, start, end)])
        spans = []
        at = 0
        for start, minus_end, which in whole:
            if start < at or taken.at(start, -minus_end):
                continue
            surface = self.surfaces[which]
            if surface.doubt is None or not surface.doubt(view, start, -minus_end):
                at = -minus_end
                spans.append(Span(start, at, "term", surface.attributes, surface.certainty, "term-of-list", surface.evidence, surface.candidates))
        offices = [end for which, _, end in found if which >= count] if self.letters else []
        return [*spans, *self._letters(document, offices, taken)] if self.letters else spans

    def _letters(self, document: Document, cues: Sequence[int], taken: Taken) -> Iterator[Span]:
        """Single letters in what follows the words that say which offices saw a paper (`cues`), and behind those present."""
        places = {place for cue in cues for place in _offices(document.view, cue)}
        for leaf in document.leaves:
            if leaf.kind == "item" and leaf.path[-1:] == ("list:participants",):
                match = _OFFICE_AT_END.search(document.view[leaf.start:leaf.end])
                places |= {leaf.start + match.start(1)} if match else set()
        for at in sorted(places):
            entry = self.letters.get(document.view[at])
            if entry and taken.at(at, at + 1) is None:
                yield Span(at, at + 1, "term", {"ref": f"terms.xml#{entry.id}"}, None, "office", entry.note)


def _offices(view: str, cue: int) -> Iterator[int]:
    """Where letters stand for offices in what follows a word that says who saw a paper."""
    stop = _CLEARANCE.match(view, cue).end()  # type: ignore[union-attr]
    for office in _OFFICE.finditer(view, cue, stop + 9):      # what follows a letter must be seen to know that it is one
        if office.end() <= stop:
            yield office.start(1)
    for office in _OFFICE_OF.finditer(view, cue, _SENTENCE.match(view, cue).end()):  # type: ignore[union-attr]
        yield office.start(1)


def _forms(name: str) -> Iterator[str]:
    """The forms that one entry of a printed list gives: `LINC, LINCOLN`; `NVA (also NVNA)`; `bn(s)`; `RMN or RN`."""
    for form in re.split(r"[,;]\s+|\s+or\s+", name.strip(" ;,")):
        bare, optional = re.fullmatch(r"(.*?)(?:\(([a-z])\))?", form, re.S).groups()  # type: ignore[union-attr]
        also = re.fullmatch(r"(.+?)\s+\((?:also\s+)?(\w+)\)", bare)
        forms = [also[1], also[2]] if also and "also" in bare else [also[1]] if also else [bare]
        if optional:
            forms += [form, bare + optional]
        if inner := _BRACKETED.fullmatch(form):
            forms += [f"{inner[1]}/{inner[2]}{inner[3]}"]       # USDel(M/C): `USDel/MC`
        for one in [*forms, *(joined for form in forms for joined in _joined(form))]:
            yield from dict.fromkeys((one, one.translate(_DASHES), one.replace("-", "–")))


def _joined(form: str) -> Iterator[str]:
    """A form of several words with two of them written together: `MVW US Del MC`, `MVW USDel MC`."""
    words = form.split()
    if len(words) > 2 and all(word.isalpha() for word in words) and not form.islower():
        for at in range(len(words) - 1):
            yield " ".join((*words[:at], words[at] + words[at + 1], *words[at + 2:]))


def _surfaces(form: str) -> Iterable[tuple[str, Certainty | None]]:
    """How the text may write a form of the list; certainty None where it is as the list prints it."""
    out: dict[str, Certainty | None] = {form: None}
    lower, letters = form.lower(), form.isalpha()
    if lower in _CABLE_WORDS:
        out |= dict.fromkeys((lower, form.upper(), form.capitalize()), None)
    elif not form.isupper() and len(form) > 2 and lower not in _WORDS:
        out.setdefault(form.upper())
        if not form.islower():
            out.setdefault(form.capitalize())
    if lower[:-1] in _CABLE_WORDS and lower.endswith("s"):
        out |= dict(_surfaces(form[:-1]))
    if not form.isupper() and len(parts := _PARTS.findall(form)) > 1 and re.sub(r"[ /]", "", form) == "".join(parts):
        out.setdefault("".join(parts))
        out.setdefault("".join(part[:3] for part in parts), "medium")      # RepubDel, RepDel
    elif letters and form.isupper() and len(form) > 5:
        out.setdefault(form[:-1], "medium")
    return [(surface, certainty) for surface, certainty in out.items() if not (surface.islower() and surface in _WORDS)]


def _is_whole(view: str, start: int, end: int) -> bool:
    """Whether no letter or figure stands before or after; the plural `s` of capitals (`NSAMs`) counts for none."""
    if start and view[start - 1].isalnum():
        return False
    after = view[end:end + 2]
    if not after[:1].isalnum():
        return True
    return after[0] == "s" and not after[1:].isalnum() and view[start:end].isalpha() and view[start:end].isupper() and view[end - 1] != "S"


def _settled(surface: str, known: Sequence[tuple[Entry, Certainty | None]]) -> _Surface:
    """What the list prints comes first; then one with the same meaning as all others; else nobody can tell."""
    exact = [pair for pair in known if pair[1] is None] or known
    doubt = (_is_hour if surface in ("AM", "PM", "Z") else _is_shouted if surface.lower() in _WORDS
             else _is_name if surface[1:].islower() and surface[0].isupper() else None)
    if len({pair[0].note.casefold() for pair in exact}) > 1:
        return _Surface({}, None, "several entries", tuple(pair[0].id for pair in exact), doubt)
    entry, certainty = exact[0]
    return _Surface({"ref": f"terms.xml#{entry.id}"}, certainty, entry.note, (), doubt)


def _is_hour(view: str, start: int, end: int) -> bool:
    return _HOUR.search(view, max(0, start - 3), start) is not None


def _is_shouted(view: str, start: int, end: int) -> bool:
    """A word in a line of capitals."""
    return _CAPITALS.match(view, end) is not None or _CAPITALS_BEFORE.search(view, max(0, start - 24), start) is not None


def _is_name(view: str, start: int, end: int) -> bool:
    """The first of a person's names (`Adam B. Clay`)."""
    return _FULL_NAME.match(view, end) is not None
