"""Words that nothing is known of, weighed by what stands around them: `Spaak said`, `told Pineau`, `between Tsao and Wei`.

A word of that kind in the middle of a sentence is more often a surname than not; what people do is asked for, what places are asked against.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found
from encoder.annotate.persons.text import HYPHEN, JOINED
from encoder.annotate.persons.words import NOT_NAME, PARTICLE, TITLE, keyed

ENOUGH = 0.8
"""The weight from which a document alone makes a word a name."""

_SURE = 2.0
"""The weight from which one place makes two words a name."""

_AROUND = {name: frozenset(around) for name, around in keyed("around.txt")}
_HUMAN, _AUXILIARY, _TOLD, _WITH, _LOOSE, _LOCAL = (_AROUND[name] for name in ("human", "auxiliary", "told", "with", "loose", "local"))
_NOUN = re.compile(r"(?:ants|ents|ects|eters|ators|itors|ilots|ies|ttal|igned|istic|ubs)$")
_ENDINGS = ("ing", "ly", "ed")
_SHAPE = re.compile(r"(?=.{3})(?=.*[aeiouy])[A-Z](?:[a-z]|.*')")
_BEFORE = re.compile(r"([A-Za-z.]+|[^A-Za-z\s]) *$")
_AFTER = re.compile(r"('s?)?( *)([A-Za-z]+|[^A-Za-z\s\n]|\n|$)")


def unknown(words: Words, taken: set[int]) -> Iterator[tuple[str, int, float]]:
    """Each word that may be a bare surname, with its place and weight; `taken` are words of names found already."""
    tokens, text, flags, hangs = words.tokens, words.text, words.flags, words.links
    at = flags.find(0)
    while at >= 0:
        here, at = at, flags.find(0, at + 1)
        start, end, word = tokens[here]
        if here in taken or not _maybe_surname(word):
            continue
        if here and hangs[here - 1] == JOINED and here - 1 not in taken and not flags[here - 1] & TITLE:
            continue
        alone = not hangs[here] or here + 1 in taken or text[end:end + 1] == "-" or words.printed[here + 1] in "AI"
        yield words.keys[here], here, _weight(text, start, end, here, taken) if alone else -1.0


def pairs(words: Words, taken: set[int]) -> list[Found]:
    """Two words of which nothing is known, where what is said or done there is a person's beyond doubt (`Babrak Karmal asked`, `Ben-Gurion said`)."""
    flags, hangs, last = words.flags, words.links, len(words.flags) - 2
    out = []
    for left in sorted({*_places(flags, b"\0\0"), *_places(hangs, bytes((HYPHEN,)))}):
        right = left + 1
        hyphen = left <= last and hangs[left] == HYPHEN
        if left > last or hangs[right] or {left, right} & taken or not (hyphen or hangs[left] == JOINED):
            continue
        if left and hangs[left - 1] and (not hyphen or words.namelike(left - 1)):
            continue
        if (flags[left] | flags[right]) & (NOT_NAME if hyphen else 255) or not all(_maybe_surname(words.printed[i]) for i in (left, right)):
            continue
        start, end = words.tokens[left][0], words.tokens[right][1]
        if _weight(words.text, start, end, left, set()) >= _SURE:
            out.append(Found(left, right, 0 if hyphen or PARTICLE.match(words.keys[left]) else 1, False, "", "context"))
    return out


def _places(data: bytes | bytearray, what: bytes) -> Iterator[int]:
    at = data.find(what)
    while at >= 0:
        yield at
        at = data.find(what, at + 1)


@lru_cache(maxsize=100_000)
def _maybe_surname(word: str) -> bool:
    return bool(_SHAPE.match(word)) and not _NOUN.search(word)


def does_human_thing(text: str, end: int) -> bool:
    """Whether the word behind offset `end` says what people do, or the name there is possessive."""
    after = _AFTER.match(text, end)
    return bool(after and (after[1] or after[3] in _HUMAN))


def _weight(text: str, start: int, end: int, at: int, taken: set[int]) -> float:
    left = _before(text, start)
    after = _AFTER.match(text, end)
    right = after[3] if after else ""
    weight = 0.0
    begins = not left or left[-1] in ".!?:;" or left.isdigit() or (left[:1].isupper() and left not in ("I",))
    if begins and text.endswith(_ENDINGS, start, end):
        return 0.0
    if after and after[1]:
        weight += 0.5 if begins else 1.0
    elif right in _HUMAN:
        weight += 2.0
    elif right[-2:] == "ed" and len(right) > 4 and after and after[2]:
        weight += 0.8 if begins else 1.0
    elif right in _AUXILIARY:
        weight += 0.5 if begins else 1.0
    elif right == "," and text.startswith(", who ", end):
        weight += 1.0
    if (at - 1 in taken and left in ("and", ",", "–", "/", "or", "&")) or (at + 1 in taken and right in ("and", "–", "/", "or", "&")):
        weight += 1.5
    if left in _TOLD:
        weight += 2.0
    elif left in _WITH:
        weight += 1.2
    elif left in _LOOSE:
        weight += 0.6
    elif left in _LOCAL:
        weight -= 2.0
    elif left in ("the", "The", "a", "an", "an", "this", "these", "all", "our", "no", "-"):
        weight -= 1.5
    if right == "-":
        weight -= 0.5
    return weight


def _before(text: str, start: int) -> str:
    """The word or sign before an offset."""
    within = text[max(0, start - 20):start].rstrip(" ")
    last = within[within.rfind(" ") + 1:]
    if last.isalpha() and last.isascii():
        return last
    match = _BEFORE.search(text, max(0, start - 20), start)
    return match[1] if match else ""


def _listed(words: Words, places: dict[int, str]) -> set[int]:
    """Those of some places that stand in a row of three or more, divided by commas and `and`."""
    out: set[int] = set()
    row: list[int] = []
    for at in sorted(places):
        if row and row[-1] == at - 1 and _COMMA.match(words.text[words.tokens[at - 1][1]:words.tokens[at][0]]):
            row.append(at)
        else:
            row = [at]
        if len(row) >= 3:
            out.update(row)
    return out


_COMMA = re.compile(r", (?:and )?$| and $")


def weights(words: Words, taken: set[int]) -> dict[str, tuple[float, list[int]]]:
    """The weight of each unknown word in the document as a whole, and its places."""
    total: dict[str, float] = defaultdict(float)
    places: dict[str, list[int]] = defaultdict(list)
    found = list(unknown(words, taken))
    row = _listed(words, {at: key for key, at, _ in found} | dict.fromkeys(taken, ""))
    for key, at, weight in found:
        total[key] += weight + (1.2 if at in row else 0.0)
        places[key].append(at)
    return {key: (total[key], places[key]) for key in total}


