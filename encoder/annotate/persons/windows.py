"""Runs of capitalised words in running text, names by what is in them or before them: `Ambassador Alphand`, `George W. Ball`, `Zhou Enlai`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from encoder.annotate.persons.asian import family_first, stands_first, syllable
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.context import ENDINGS, HUMAN
from encoder.annotate.persons.found import Found, title_before
from encoder.annotate.persons.text import APART, HYPHEN, JOINED, particles_before
from encoder.annotate.persons.words import (
    ABBREVIATED,
    ACRONYM,
    COMMON,
    COMMON_WORDS,
    GIVEN,
    INITIAL,
    NOT_NAME,
    PARTICLE,
    PLACE,
    RUSSIAN_INITIALS,
    SURNAME_WORDS,
    THING,
    TITLE,
    TITLES,
    is_address,
    kind,
)

_SPANISH_SURNAME = re.compile(
    r"(?:[aeiou][rnlmd]ez|[aei]z|uez)$|^(?:acosta|aguero|aguilar|alfaro|arias|ayala|barrios|camargo|cardenas|carranza|castillo|castro|cepeda|cordova|correia|"
    r"costa|echeverria|estrada|farias|figueroa|flores|fonseca|freitas|frias|garcia|guerra|guerrero|herrera|ibarra|lara|leal|lemus|leon|lleras|machado|maldonado|"
    r"medina|mendoza|molina|montalvo|montero|morales|moreira|moreno|navarro|noriega|ochoa|oliveira|ordaz|ortega|ovando|pacheco|padilla|paredes|pastrana|paz|pena|"
    r"pereira|pinto|ponce|prado|quiroga|ramos|rios|rivas|rivera|rivero|rojas|romero|rosales|salazar|salinas|sandoval|santos|serrano|silva|solis|soto|sousa|"
    r"souza|torres|turcios|ugarte|urquidi|urrutia|valencia|vargas|vega|velasco|vieira|villeda|zamora|zapata|zavala|zelaya)$")
"""Spanish and Portuguese surnames, behind which a title shows a second one to stand."""
_OFFICES = frozenset("general admiral marshal colonel major captain lieutenant ambassador senator congressman president minister secretary governor "
                     "justice bishop".split())
_PLAIN_TITLES = frozenset(title for title, key in TITLES.items() if key.startswith("~") or key in _OFFICES)
_SPOKEN = re.compile(r"(?=.{4})[A-Z]*[AEIOUY][A-Z]*$")
"""Four or five capitals that can be spoken: in a telegram, behind a title, a name, unless they are a common abbreviation."""
_LINE_BEGINS, _LINE_ENDS = re.compile(r"\n *$"), re.compile(r" *(?:\n|$)")
_AFTER_STOP = re.compile(r"(?:^|[\n.:;] *)$")
_LETTERED = "ABCDEF"
"""The letters of a row that is divided by semicolons (`A. Embtel 12; B. Deptel 7`)."""
_BETWEEN_TWO = re.compile(
    r"['’]?s? +(?:talks?|meetings?|conversations?|discussions?|agreements?|accords?|exchanges?|letters?|communiqu|correspondence|formula|plan|pact|"
    r"line|axis|summit|negotiations|relationship|proposals?|regime|group|clique|faction)")
_CLASSES = bytes(ord("T") if flags & TITLE and flags & GIVEN else ord("t") if flags & TITLE else ord("G") if flags & GIVEN else
                 ord("n") if flags & INITIAL or not flags & NOT_NAME else ord(" ") for flags in range(256))
_HANGING = bytes.maketrans(bytes((APART, JOINED, HYPHEN)), b".+.")
_WORTH = re.compile(rb"[nGT]\+(?=[nGT])|[GTt]|(?<=[Tt].)n")
"""Where a name may begin, each word written as what it can be (`n` an unknown word or initial, `G` a given name, `T` one that is a title too, `t` a
title) with a sign for how it hangs together with the next."""


def windows(words: Words) -> Iterator[Found]:
    """All such names, in the order of the text."""
    flags, hangs, last = words.flags, words.links, len(words.flags) - 1
    signs = bytearray(2 * len(flags))
    signs[::2] = flags.translate(_CLASSES)
    signs[1::2] = hangs.translate(_HANGING)
    at = 0
    while worth := _WORTH.search(signs, 2 * at):
        at = worth.start() // 2
        if not words.namelike(at):
            if at < last and flags[at] & TITLE and (item := _titled(words, at)):
                yield item
            at += 1
            continue
        low = at
        while (hangs[at] == JOINED and words.namelike(at + 1)) or _hyphened(words, at):
            at += 1
        if at > low and not flags[low] and flags[low + 1] & GIVEN and words.printed[low].endswith(ENDINGS):
            low += 1        # `Interestingly George Yeh said`
        if (at > low or flags[low] & GIVEN or (low and flags[low - 1] & TITLE)) and (item := _window(words, low, at)):
            yield _double(words, item)
        at += 1


def _hyphened(words: Words, at: int) -> bool:
    """Whether word `at` is the first half of a given name with a name behind it: `Jean-Pierre Brunet`."""
    return (words.links[at] == HYPHEN and words.flags[at] & words.flags[at + 1] & GIVEN > 0 and at + 2 < len(words.flags)
            and words.links[at + 1] == JOINED and words.namelike(at + 2))


def _spoken(capitals: str) -> bool:
    return _SPOKEN.match(capitals) is not None and capitals.lower() not in ABBREVIATED


def _titled(words: Words, at: int) -> Found | None:
    """`Mr. Young`, `Senator Church`: a word of English that a title makes a surname."""
    if words.links[at] != JOINED:
        return None
    if words.printed[at + 1] == "He" and words.joined(at + 1) and family_first(tuple(words.printed[at + 1:at + 3])):
        return Found(at + 1, at + 2, 0, True, words.printed[at], "family name first")        # `Marshal He Long`
    capitals = words.printed[at].isupper() and words.flags[at + 1] == ACRONYM and _spoken(words.printed[at + 1])      # `FOREIGN MINISTER EBAN`
    if not capitals and words.printed[at + 1].lower() not in SURNAME_WORDS:
        return None
    title = words.printed[at]
    if title.lower() not in _PLAIN_TITLES or words.namelike(at + 1):
        return None
    if at + 2 < len(words.tokens) and words.joined(at + 1) and not (capitals and kind(words.printed[at + 2].capitalize()) & COMMON):
        return None
    return Found(at + 1, at + 1, 0, False, title, "title")


def _window(words: Words, low: int, high: int) -> Found | None:
    """What the words `low` to `high` are, of which each can be part of a name."""
    title = title_before(words, low)
    first = words.flags[low]
    if words.printed[low] in RUSSIAN_INITIALS and words.gaps[low + 1][:1] == ".":
        first |= INITIAL        # `Yu. V. Andropov`
    if first & (GIVEN | INITIAL) and (_surname_word_follows(words, low, high) or _capitals_follow(words, low, high)):
        high += 1
    if words.printed[low] == "M" and high > low and not title and _is_monsieur(words, low, high):
        title, low, first = "M", low + 1, words.flags[low + 1]      # Monsieur
    if high > low and words.printed[high].isupper() and _is_verb(words, high):
        high -= 1       # `CHARGE BRADDOCK REFUSED TO ATTEND`
    names = tuple(words.printed[low:high + 1])
    count = len(names)
    if count > 5:
        return None
    if count == 1:
        return Found(low, high, 0, False, title, "title") if title and title != "Sir" and _can_stand_alone(names[0], first, title) else None
    if count == 2 and is_address(words.keys[low], words.keys[high]):
        return None
    if names[0] == "Le" and count == 2 and family_first(names):
        return Found(low, high, 0, True, title, "family name first")        # `Le Duan`
    if not first & INITIAL and PARTICLE.match(names[0].lower()) and all(PARTICLE.match(name.lower()) for name in names[1:-1]):
        son = first & GIVEN and not words.flags[high] & ~GIVEN and len(names[-1]) > 3 and names[-1].lower() not in SURNAME_WORDS       # `Ben Bella`
        return Found(low, high, 0, False, title, "title" if title else "given name") if title or son else None
    if stands_first(names):
        return Found(low, high, 0, True, title, "family name first")
    if words.flags[high] & INITIAL:
        return None
    if first & (GIVEN | INITIAL):
        return Found(low, high, count - 1, False, title, "given name") if title or _shown_by_given(words, low, high) else None
    return _behind_title(words, low, high, title) if title else None


def _is_verb(words: Words, at: int) -> bool:
    """Whether a word in capitals says what somebody does, and the sentence goes on in capitals behind it."""
    word = words.printed[at]
    goes_on = at + 1 < len(words.tokens) and words.joined(at) and words.printed[at + 1].isupper()
    return goes_on and len(word) > 4 and (word.endswith("ED") or word.lower() in HUMAN)


def _is_monsieur(words: Words, at: int, high: int) -> bool:
    """Whether the `M.` of a name is a title: no initial (`M. A. Suslov`), nor right behind an office
    (`the Minister of Foreign Affairs M. Dugersuren`)."""
    if words.flags[at + 1] & (GIVEN | INITIAL):
        return high == at + 1 and words.links[high] == HYPHEN       # `M. Francois-Poncet`
    return not (at and words.links[at - 1] == JOINED and words.flags[at - 1] & COMMON and not words.flags[at - 1] & TITLE)


def _double(words: Words, found: Found) -> Found:
    """The same with the second half of a double surname (`Anthony Lennox-Boyd`, `Mr. Hoyer-Millar`); in `the Rusk-Gromyko talks` two persons have
    one each."""
    last = found.right + 1
    if words.links[last - 1] != HYPHEN or not words.namelike(last) or words.links[last] or words.flags[last] & INITIAL:
        return found
    if stands_first(tuple(words.printed[found.left:last + 1])):
        return replace(found, right=last, given=0, family=True)      # `Chung Il-Kwon`
    if found.family or not (found.title or found.given) or _BETWEEN_TWO.match(words.text, words.tokens[last][1]):
        return found
    return replace(found, right=last)


def _surname_word_follows(words: Words, low: int, high: int) -> bool:
    """Whether a word of English ends the name (`David Price`): a surname as well, and no word that makes it the name of a thing."""
    if high + 1 >= len(words.tokens) or words.possessive(high) or not words.joined(high):
        return False
    word = words.printed[high + 1]
    if not word[1:].islower():
        return False
    if words.flags[high] & INITIAL and words.flags[low] & GIVEN and kind(word) == COMMON and word.lower() not in COMMON_WORDS:
        return True         # `William P. Clements`: only its ending made it a word of English
    if word.lower() not in SURNAME_WORDS:
        return False
    return not kind(word) & THING or bool(words.flags[low] & INITIAL) or high > low


def _capitals_follow(words: Words, low: int, high: int) -> bool:
    """Whether a surname in capitals, short enough for an abbreviation, ends the name (`Albert NDELE`), as intelligence papers print them."""
    if high + 1 >= len(words.tokens) or not words.joined(high) or words.flags[high + 1] != ACRONYM or not words.printed[low][1:].islower():
        return False
    return words.flags[low] & GIVEN > 0 and _spoken(words.printed[high + 1])


def _can_stand_alone(name: str, flags: int, title: str) -> bool:
    return not flags & INITIAL and (len(name) > 2 or name[1:].islower()) and (not name.isupper() or title.isupper())


def _shown_by_given(words: Words, low: int, high: int) -> bool:
    """Whether a given name or initials are enough: not if the given name is a place or a word as well, nor if the initial may number a paragraph."""
    initials = sum(len(token[2]) == 1 for token in words.tokens[low:high])
    first = words.flags[low]
    if not initials and first & (PLACE | COMMON | THING):
        return False
    start = words.tokens[low][0]
    if words.printed[low] == "U" or (words.gaps[high + 1] == " and " and words.flags[high + 1] & INITIAL):      # `W. Stoph and H. Axen`
        return True
    if _LINE_BEGINS.search(words.text, max(0, start - 12), start) and _LINE_ENDS.match(words.text, words.tokens[high][1]):
        return True         # `N. Sobolev` alone on its line
    stop = _AFTER_STOP.search(words.text, max(0, start - 6), start) if first & INITIAL and initials == 1 else None
    if stop and stop[0][:1] == ":" and _LINE_ENDS.match(words.text, words.tokens[high][1]):
        return True         # `Recorded: E. Mizrachi`
    return stop is None or (stop[0][:1] == ";" and words.printed[low] not in _LETTERED)


def _behind_title(words: Words, low: int, high: int, title: str) -> Found:
    """Words of which nothing is known behind a title: the last is the surname, unless a particle or short syllables say otherwise."""
    start = words.tokens[high][0]
    if start - words.tokens[high - 1][1] > 2 and particles_before(words.text, start) < start:
        return Found(low, high, 0, False, title, "title")       # `Couve de Murville`
    if all(len(token[2]) < 6 and syllable(token[2]) for token in words.tokens[low:high + 1]):
        return Found(low, high, 0, True, title, "title")        # `Bao Dai`
    if high == low + 1 and _SPANISH_SURNAME.search(words.keys[low]):
        return Found(low, high, 0, False, title, "title")       # `Minister López Fresquet`
    return Found(low, high, high - low, False, title, "title")
