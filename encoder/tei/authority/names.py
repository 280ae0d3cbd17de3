"""When two names of lists can be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_SUFFIX = re.compile(r"\b(?:jr|sr|ii|iii|iv)\b")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no diacritics, no punctuation: what stays when two spellings of a name agree."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Folded surname and given names of `Johnson, Lyndon B. (LBJ)` or `Lyndon B. Johnson`; nicknames and suffixes left out."""
    bare = re.sub(r"\([^)]*\)", " ", name)
    surname, comma, given = bare.partition(",")
    if not comma:
        *rest, surname = bare.split() or [""]
        given = " ".join(rest)
    return fold(surname), tuple(_SUFFIX.sub(" ", fold(given)).split())


def same_person(one: str, other: str, *, strict: bool = False) -> bool:
    """Whether two names can be one person's: surnames alike and no given name against another.

    With `strict` the surnames must be equal and one full given name shared: enough to offer two entries for merging, where
    without it an id in common speaks for them already.
    """
    (surname, given), (surname2, given2) = parts(one), parts(other)
    if strict:
        return surname == surname2 and _agree(given, given2) and any(len(name) > 2 and name in given2 for name in given)
    if fold(one) == fold(other):
        return True
    return fuzz.ratio(surname, surname2) >= 80 and _agree(given, given2)


def _agree(given: tuple[str, ...], given2: tuple[str, ...]) -> bool:
    """`U. Alexis` and `Ural Alexis` agree, `Lyndon B.` and `Louis A.` do not; ranks and titles among them count for nothing."""
    if not given or not given2:
        return True
    short, long = sorted((given, given2), key=len)
    rest = list(long)
    for name in short:
        match = next((x for x in rest if _alike(name, x)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _alike(name: str, other: str) -> bool:
    if len(name) == 1 or len(other) == 1:
        return name[0] == other[0]
    return fuzz.ratio(name, other) >= 75
