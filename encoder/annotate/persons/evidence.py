"""What a list says of a person (offices, ranks, years), as far as words of a text can agree with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from encoder.annotate.persons.names import Name
from encoder.annotate.persons.text import fold
from encoder.annotate.persons.words import TITLES, listed

MILITARY = frozenset("general admiral marshal colonel major captain lieutenant sergeant".split())

_WORD = re.compile(r"[A-Za-z]{3,}")
_PHRASE = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\b(1[789]\d\d|20\d\d)(?:[-–/](\d\d)\b)?")
BEFORE, AFTER = 0, 9999
_MONTH = r"(?:(?:early|mid|late)[- ])?(?:[A-Z][a-z]+\.?(?: \d{1,2})?,? )?$"
_UNTIL = re.compile(rf"\b(?:[Uu]ntil|[Tt]ill|[Tt]o|[Tt]hrough|[Bb]efore) {_MONTH}")
_FROM = re.compile(rf"\b(?:[Ff]rom|[Ss]ince|[Aa]fter|[Tt]hereafter|[Bb]eginning|[Aa]s of) {_MONTH}")
"""What stands before a year that is the end of an office, or its beginning; and what can stand between."""
_CIVIL = "".join(f"(?<!{office}[ -])" for office in ("Attorney", "Secretary", "Director", "Consul", "Governor", "Inspector", "Solicitor"))
"""No general: `Attorney General`."""
_SERVICE = re.compile(rf"\b(?:USA|USAF|USN|USMC|ARVN|Army|Air Force|Navy|Marine|Commander|Chief of Staff|Military|{_CIVIL}General|Admiral|"
                      r"Colonel|Major|Captain|Marshal)\b")
_CIVIL_GENERAL = re.compile(rf"(?!{_CIVIL})General\b")
_CABINET = re.compile(r"\bSecretary of (?:State|Defense|Commerce|Agriculture|Labor|Health|Housing|Transportation|Energy|War|the)\b")
_FIRST = re.compile(r"\b(?:President|Prime Minister|Premier|Chancellor|King|Emperor|Chief of State|General Secretary|First Secretary|"
                    r"Secretary of State(?! (?!from|until|to\b|after|since|in\b|and)[A-Za-z]))\b(?!'s)")
_LESSER = re.compile(r"(?:\b(?:Vice|Deputy|Assistant|Acting|Under|Special|Former|former|to the)|\b(?:Assistant|Adviser) to(?: the)?) $")
_ANOTHERS = re.compile(r"\b(?:to|by|for|of|under) (?:the )?(?:Vice |Prime |U\.S\. |former )?$")
"""What makes an office behind it another's ("Assistant to the President")."""
_CLAUSE = re.compile(r"[.;:\n](?=\s)|\n")
_REACH = 90
"""Characters of a clause on either side of a place that are looked at."""
_LONGEST = 12
_BEFORE = 32
"""How many characters before an office can make it a lesser one, or another's."""
_PRIVATE = re.compile(r",? (?:and \w+ )?(?:of|for) (?:the )?(?:[A-Z][\w.&'-]*,? (?:and |& )?)*"
                      r"(?:University|College|School|Bank|Corporation|Company|Co|"
                      r"Inc|Institute|Institution|Foundation|Association|Federation|Board|Airways|Airlines|Workers|Steel|Motors|Senate|Assembly|"
                      r"Court)\b|"
                      r",? (?:of )?(?:the )?(?:AFL|CIO|UAW|IBRD|World Bank|General Assembly|UN )")
"""What makes a president one of no state."""
_UNDER = re.compile(r"\b[Uu]nder[ -]?[Ss]ec")
_WIFE = re.compile(r"(?:wife|widow|daughter|sister) of", re.IGNORECASE)
_STOP = listed("function_words.txt") | frozenset(
    "first second third named texts until before since thereafter department state united states member special deputy assistant office affairs "
    "bureau "
    "american january february march april june july august september october november december".split())


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a person besides the name.

    `titles` are keys of `TITLES`; `words` the words of the note that tell persons apart; `years` the first and last year that it gives, open
    (`BEFORE`, `AFTER`) where it says only `until` or `from`; `leads`: head
    of state or government, or secretary of state; `cabinet`: secretary of a department, and no deputy or assistant of one; `note`: all words of
    the note in small letters, a blank around each.
    """

    titles: frozenset[str]
    words: frozenset[str]
    years: tuple[int, int] | None
    leads: bool
    cabinet: bool
    woman: bool
    military: bool
    note: str

    def held(self, year: int | None) -> bool:
        """Whether the years of the note allow an office in that year; where it gives none, they do."""
        return year is None or self.years is None or self.years[0] <= year <= self.years[1]


@cache
def profile(note: str, ranks: frozenset[str]) -> Profile:
    """A list's note taken apart."""
    text = fold(note)
    words = [w.lower() for w in _WORD.findall(text)]
    own = (m[0].lower() for m in _WORD.finditer(text)
           if not _ANOTHERS.search(text, max(0, m.start() - _BEFORE), m.start()) and not _CIVIL_GENERAL.match(text, m.start())
           and not (m[0] == "President" and _PRIVATE.match(text, m.end())))
    return Profile(
        titles=frozenset(TITLES[w] for w in own if w in TITLES) | ranks,
        words=frozenset(words) - _STOP,
        years=_years(text),
        leads=_holds(_FIRST, text),
        cabinet=_holds(_CABINET, text),
        woman="~mrs" in ranks or bool(_WIFE.match(text)),
        military=bool(ranks & MILITARY or any(not _ANOTHERS.search(text, max(0, m.start() - _BEFORE), m.start()) for m in _SERVICE.finditer(text))),
        note=f" {' '.join(_PHRASE.findall(text.lower()))} ")


def _years(text: str) -> tuple[int, int] | None:
    """The years of a note: `from January 20, 1977` has no end, `until April 1959` no beginning."""
    found = [(m.start(), int(m[1]), int(m[1][:2] + m[2]) if m[2] else int(m[1])) for m in _YEAR.finditer(text)]
    if not found:
        return None
    first, last = min(found, key=lambda f: f[1]), max(found, key=lambda f: (f[2], f[0]))
    begins = BEFORE if _UNTIL.search(text, 0, first[0]) and not any(a < first[0] for a, _, _ in found) else first[1]
    ends = AFTER if _FROM.search(text, 0, last[0]) else last[2]
    return begins, ends


def _holds(office: re.Pattern[str], text: str) -> bool:
    """Whether a note gives one of these offices itself, and not only a lesser one of its name."""
    return any(not _LESSER.search(text, max(0, m.start() - _BEFORE), m.start()) and not _PRIVATE.match(text, m.end()) for m in office.finditer(text))


def ranks_of(names: tuple[Name, ...]) -> frozenset[str]:
    """The ranks and titles that the list prints with the name."""
    return names[0].ranks if names else frozenset()


def clause_before(text: str, start: int) -> str:
    """What the clause has right before a place."""
    return _CLAUSE.split(text[max(0, start - _REACH):start])[-1]


def clause_behind(text: str, end: int) -> str:
    """What the clause has right behind a place."""
    return _CLAUSE.split(text[end:end + _REACH])[0]


def words_before(text: str, start: int) -> list[str]:
    """The words of the clause right before a place, in small letters."""
    return _PHRASE.findall(clause_before(text, start).lower())


def office_before(words: list[str], note: str) -> str:
    """Which last words of a clause (`words_before`) a note (as `Profile.note`) has in this order; empty where they are fewer than three:
    `Assistant Secretary of State Robertson`."""
    for begin in range(max(0, len(words) - _LONGEST), len(words) - 2):
        if f" {' '.join(words[begin:])} " in note:
            return " ".join(words[begin:])
    return ""


def content_words(text: str) -> frozenset[str]:
    """The words of some running text that can agree with an office; `under` only where it is part of one."""
    words = frozenset(w.lower() for w in _WORD.findall(text)) - _STOP
    return words if "under" not in words or _UNDER.search(text) else words - {"under"}
