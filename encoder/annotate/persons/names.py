"""The names of a list of persons, taken apart: "Taylor, General Maxwell D." -> surname, given names, rank.

Such lists print surname first, with a comma, for names that have the surname last in the text; and print names of other orders
(Chinese, Korean, Vietnamese, Thai, Lao, sovereigns) as they are spoken, without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz

from encoder.annotate.persons.asian import family_first, hyphened_or_korean, korean
from encoder.annotate.persons.spelling import skeleton
from encoder.annotate.persons.text import fold, norm
from encoder.annotate.persons.words import (
    CHINESE,
    COMMON,
    GIVEN_NAMES,
    KOREAN,
    NICKNAMES,
    PARTICLE,
    RUSSIAN_INITIALS,
    SUFFIXES,
    TITLES,
    VIETNAMESE,
    kind,
)

_PIECE = re.compile(r"[A-Za-z][A-Za-z']*(?:-[a-z][A-Za-z']*)*\.?")
_ROMAN = re.compile(r"[IVX]+$")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one person; all words are normalised (`norm`).

    `ordered`: which words are the surname is known. Where it is not (`Thanat Khoman`, `Ngo Dinh Diem`), all words are in `surname`
    in their order. `ranks` are keys of `TITLES`. `particled`: a particle begins the surname (`de la Madrid`), though it is no word of it here. `son`:
    the words behind the first are the father's (`Fahd ibn Abd al-Aziz al-Saud`).
    """

    surname: tuple[str, ...]
    given: tuple[str, ...] = ()
    suffix: str = ""
    ranks: frozenset[str] = frozenset()
    ordered: bool = True
    nicknames: frozenset[str] = frozenset()
    particled: bool = False
    son: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The words under which the name is looked up in a text: of a surname its first and last, of an unordered name likewise."""
        if not self.surname:
            return ()
        first, last = self.surname[0], self.surname[-1]
        if self.son:
            return (first,)
        if not self.ordered and first in VIETNAMESE:
            return (first,) if first == "ho" else (last,)
        if not self.ordered and ((len(self.surname) == 2 and first in CHINESE | KOREAN) or korean(self.surname)):
            return (first,)     # the family's name; `Chen` is nobody's for "Huang Chen"
        return (last,) if first == last else (last, first)


_ELIDED = re.compile(r"(?:d|l)'(?=[A-Z])")


def _words(text: str) -> list[str]:
    return [w for w in (_ELIDED.sub("", piece.rstrip(".")) for piece in _PIECE.findall(text)) if w]


def _rank(words: list[str], common: int = COMMON) -> tuple[frozenset[str], list[str]]:
    """Ranks and titles at the beginning or end of some words, and the words that are left."""
    ranks: set[str] = set()
    rest = list(words)
    if len(rest) == 2 and (hyphened_or_korean((rest[0], rest[1])) or (rest[0].lower() == "pan" and family_first((rest[0], rest[1])))):
        return frozenset(), rest        # `Pan Tzu-li`, `Pan Zili` are no Polish gentlemen
    while rest and len(rest[0]) > 1 and (rest[0].lower() in TITLES or kind(rest[0].title()) & common) and rest[0].lower() not in GIVEN_NAMES:
        ranks.add(TITLES.get(rest.pop(0).lower(), ""))
    while rest and len(rest[-1]) > 2 and rest[-1].lower() in TITLES and rest[-1].lower() not in GIVEN_NAMES:
        ranks.add(TITLES[rest.pop().lower()])
    return frozenset(ranks - {""}), rest


def _initials(word: str) -> list[str]:
    """`K.E.` arrives as `K.E`; `JFK` stays."""
    return [w for w in word.split(".") if w]


_CALLED = frozenset("also alias or formerly nee later called known as code named".split())
_QUOTED = re.compile(r"\"([^\"]+?),?\",?")
_PAREN = re.compile(r"\(([^()]*)\)")


@cache
def parse(name: str) -> tuple[Name, ...]:
    """All names that an entry's printed name gives: the name itself first, then those in brackets. Empty for a name without letters."""
    text = " ".join(fold(name).split())
    others: list[Name] = []
    inner = [(m.group(1), text[:m.start()], text[m.end():]) for m in _PAREN.finditer(text)]
    nicknames = {norm(word) for match in _QUOTED.finditer(text) for word in _words(match[1])}
    text = _QUOTED.sub(" ", _PAREN.sub(" ", text))
    bare = " ".join(text.split()).replace(" ,", ",")
    main = _plain(bare, frozenset(nicknames))
    if main is None:
        return ()
    others += _particle_otherwise(bare, main)
    if (elided := re.search(r"\b([dl])'([A-Z][a-z]+)", bare)) and norm(elided[2]) in main.surname:
        joined = norm(elided[1] + elided[2])        # `Giscard D'Estaing`
        others.append(replace(main, surname=tuple(joined if word == norm(elided[2]) else word for word in main.surname)))
    extra: set[str] = set()
    for content, before, _after in inner:
        content = content.replace('"', "")
        words = [w for w in _words(content) if w.lower() not in _CALLED]
        if not words or not words[0][:1].isupper() or content.lower().startswith("code") or _TOLD.search(content):
            continue
        ranks, rest = _rank(words)
        if len(rest) == 1 and "," in before and not ranks:
            extra.add(norm(rest[0]))
        elif len(rest) == 1 and not ranks and main.surname and not before.strip().endswith(","):
            last = norm(_words(before)[-1]) if _words(before) else ""
            if last in main.surname:
                variant = tuple(norm(rest[0]) if w == last else w for w in main.surname)
                others.append(Name(variant, main.given, main.suffix, main.ranks, main.ordered, main.nicknames))
            else:
                extra.add(norm(rest[0]))
        elif rest:
            for printed in _several(content if not content.lower().startswith("also") else content[4:]):
                other = _plain(printed, frozenset())
                if other is not None:
                    others.append(_in_western_order(other) if main.ordered else other)
    if extra:
        main = replace(main, nicknames=main.nicknames | extra)
    return (main, *others)


_TOLD = re.compile(r"\d|\b(?:from|until|since|after|to)\b")
"""What a bracket tells that holds more than a name: `(Sir John from March 1957)`."""


def _several(content: str) -> list[str]:
    """The names in a bracket: `Park Chung Hee, Pak Jung-Hui` are two, `Zayd, Muhammad` is one."""
    parts = content.split(", ")
    return parts if len(parts) > 1 and all(len(part.split()) > 1 and part[:1].isupper() for part in parts) else [content]


def _in_western_order(name: Name) -> Name:
    """A name in brackets behind one whose surname is known, with its own surname last (`Avon, Earl of (Anthony Eden)`), unless it sounds of a people
    that has it first."""
    words = name.surname
    if name.ordered or len(words) < 2 or words[0] in CHINESE | KOREAN or family_first(tuple(word.title() for word in words)):
        return name
    return replace(name, surname=words[-1:], given=words[:-1], ordered=True)


_STUCK_PARTICLE = re.compile(r"(De|Di|Du|Da|La|Le|Van|Von)([A-Z][a-z]{2,})(?=,)")
_LOOSE_PARTICLE = re.compile(r"(de|di|du|da|la|le|van|von) ([A-Z][a-z]+)(?=,)", re.IGNORECASE)


def _particle_otherwise(text: str, main: Name) -> list[Name]:
    """A surname with its particle parted from it, or stuck to it, which texts do as they like: `De Puy` for "DePuy", `DeGaulle` for "de Gaulle"."""
    if match := _STUCK_PARTICLE.match(text):
        return [replace(main, surname=(norm(match[1]), norm(match[2])))]
    if match := _LOOSE_PARTICLE.match(text):
        return [replace(main, surname=(norm(match[1] + match[2]),))]
    return []


def _plain(text: str, nicknames: frozenset[str]) -> Name | None:
    parts = [p for p in (part.strip() for part in text.split(",")) if p]
    if not parts:
        return None
    ranks: frozenset[str] = frozenset()
    suffix = ""
    given: list[str] = []
    surname_words = parts[0].split()
    surname = [w for w in _words(parts[0]) if w]
    if len(surname_words) > 1 and norm(surname_words[-1]) in SUFFIXES:
        suffix = norm(surname.pop())
    comma = False
    for part in parts[1:]:
        words = [w for piece in _PIECE.findall(part) for w in _initials(piece)]
        if not words:
            continue
        if norm(words[0]) in SUFFIXES and len(words) == 1:
            suffix = norm(words[0])
            continue
        more, rest = _rank(words)
        ranks |= more
        if rest and not given and not any(w.islower() and not PARTICLE.match(w) for w in rest) and len(rest) <= 5:
            given = rest
            comma = True
    if not comma:
        more, surname = _rank(surname, 0) if len(surname) > 1 else (frozenset(), surname)
        ranks |= more
        if len(surname) > 1 and _ROMAN.match(surname[-1]) and norm(surname[0]) not in CHINESE:
            suffix = norm(surname.pop())
        if (len(surname) == 3 and norm(surname[1]) in GIVEN_NAMES and len(surname[2]) == 1) or (len(surname) == 2 and suffix in ("jr", "sr")):
            surname, given, comma = surname[:1], surname[1:], True      # the list forgot the comma: "Lay James S., Jr."
    kept = tuple(norm(w) for w in surname if not PARTICLE.match(w) and norm(w))
    if not kept:
        kept = tuple(norm(w) for w in surname if norm(w))
    if not kept:
        return None
    names = tuple(norm(w) for w in given if norm(w) and not PARTICLE.match(w))
    ordered = comma or len(kept) == 1
    son = re.search(r" (?:ibn|bin|ben) ", parts[0]) is not None
    return Name(kept, names, suffix, ranks, ordered, nicknames, parts[0][:1].islower() and len(surname) > len(kept), son)


_TWO = frozenset(map(str.lower, RUSSIAN_INITIALS))


def same_given(seen: str, known: str) -> bool:
    """Whether a given name of the text can be the known one: equal, its initial, a short form, or spelled nearly so."""
    if seen == known or (len(seen) == 1 and known.startswith(seen)) or (len(known) == 1 and seen.startswith(known)):
        return True
    if known in NICKNAMES.get(seen, ()) or seen in NICKNAMES.get(known, ()):
        return True
    if len(seen) < 3 or len(known) < 3:
        return (seen in _TWO and known.startswith(seen)) or (known in _TWO and seen.startswith(known))
    if known.startswith(seen) or seen.startswith(known):
        return True
    if len(seen) > 4 and ((seen[-2:] == "ie" and known.startswith(seen[:-2])) or (seen[-1] == "y" and known.startswith(seen[:-1]))):
        return True         # `Eddie`, `Marty`
    if len(seen) < 5:
        return False
    likeness = fuzz.ratio(seen, known)
    return likeness >= 83 or (likeness >= 70 and seen[0] == known[0] and skeleton(seen) == skeleton(known))       # `Teymour`, `Teimur`
