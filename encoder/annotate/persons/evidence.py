"""What a list says of a person (offices, ranks, years), and how far the words around a mention agree with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from encoder.annotate.persons.names import Name
from encoder.annotate.persons.text import fold
from encoder.annotate.persons.words import TITLES

_WORD = re.compile(r"[A-Za-z]{3,}")
_YEAR = re.compile(r"\b(1[789]\d\d|20\d\d)(?:[-–/](\d\d)\b)?")
_SEE = re.compile(r"\s*see\b(?! also)", re.I)

MILITARY = frozenset("general admiral marshal colonel major captain lieutenant sergeant".split())
_SERVICE = re.compile(r"\b(?:USA|USAF|USN|USMC|ARVN|Army|Air Force|Navy|Marine|Commander|Chief of Staff|Military|General|Admiral|Colonel|Major|Captain|Marshal)\b")
_HEAD_OF_STATE = re.compile(r"\b(?:President|Prime Minister|Premier|Chancellor|King|Emperor|Chief of State|General Secretary|First Secretary|Secretary of State(?=[^A-Za-z]*(?:$|[;,(0-9]|from|until|to\b|after|since|January|February|March|April|May|June|July|"
                            r"August|September|October|November|December)))")
_LESSER = re.compile(r"\b(?:Vice|Deputy|Assistant|Acting|Under|Special|Former|former|to the|of the Council of Foreign)\s+$|Assistant to the $|to the $|Adviser to $")
_STOP = frozenset("the and for from until after before since thereafter also with department state united states member special deputy assistant january february march april may june july august september october "
                  "november december office affairs bureau american".split())


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a person besides the name. `years`: first and last year that the note gives, None where it gives none."""

    titles: frozenset[str]
    words: frozenset[str]
    years: tuple[int, int] | None
    head_of_state: bool
    woman: bool
    military: bool
    see: bool


@cache
def profile(note: str, ranks: frozenset[str]) -> Profile:
    """A list's note taken apart."""
    text = fold(note)
    lower = [w.lower() for w in _WORD.findall(text)]
    titles = frozenset(TITLES[w] for w in lower if w in TITLES) | ranks
    years = [(int(m[1]), int(m[1][:2] + m[2]) if m[2] else int(m[1])) for m in _YEAR.finditer(text)]
    span = (min(y for y, _ in years), max(y for _, y in years)) if years else None
    head = any(not _LESSER.search(text[max(0, m.start() - 30):m.start()]) for m in _HEAD_OF_STATE.finditer(text))
    return Profile(titles, frozenset(lower) - _STOP, span, head, "~mrs" in ranks or bool(re.match(r"(?:wife|widow|daughter|sister) of", text, re.I)), bool(ranks & MILITARY or _SERVICE.search(text)),
                   bool(_SEE.match(note)))


def ranks_of(names: tuple[Name, ...]) -> frozenset[str]:
    return names[0].ranks if names else frozenset()


def content_words(text: str) -> frozenset[str]:
    """The words of some running text that can agree with an office."""
    return frozenset(w.lower() for w in _WORD.findall(text)) - _STOP
