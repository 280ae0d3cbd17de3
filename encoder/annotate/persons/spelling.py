"""Other spellings of one name: transliterations (`Caramanlis`, `Karamanlis`), slips of the pen, and the two romanisations of Chinese.

Both are found by a key that is the same for all spellings; the first is then checked by likeness.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from encoder.annotate.persons.remembered import MOST

_ALIKE = 82.0
"""From what likeness (of 100) two words with one skeleton are two spellings of a name."""
_SHORTEST = 6
"""Shorter words have too many neighbours."""

_REPLACED = (("ph", "f"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("sch", "sh"), ("tch", "ch"), ("tz", "z"), ("ts", "z"))
_LETTERS = str.maketrans({"c": "k", "q": "k", "y": "i", "j": "i", "w": "v", "z": "s", "x": "s", "d": "t"})
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiouh]")


@lru_cache(maxsize=MOST)
def skeleton(word: str) -> str:
    """The consonants of a normalised word, those that transliterations exchange made one; its first letter kept."""
    for old, new in _REPLACED:
        word = word.replace(old, new)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", word.translate(_LETTERS)))


def alike(one: str, other: str) -> bool:
    """Whether two words of one skeleton are spellings of one name."""
    return min(len(one), len(other)) >= _SHORTEST and fuzz.ratio(one, other) >= _ALIKE


_INITIALS = {"hs": "x", "zh": "q", "ch": "q", "j": "q", "tz": "z", "ts": "z", "c": "z", "b": "p", "d": "t", "g": "k"}
_AFTER_R = frozenset("ung ui en ih ao an ou eng ang".split())
_SYLLABLE = re.compile(r"(hs|zh|ch|sh|tz|ts|[bpmfdtnlgkhjqxrzcsyw]?)(iang|iong|iung|uang|ang|eng|ing|ong|ung|ien|ian|yen|yan|iao|uai|uei|uan|uen|"
                       r"ueh|ieh|ai|ao|an|ei|en|eh|er|ia|ie|ih|in|iu|ou|ua|ue|ui|un|uo|[aeiou])(?![aeiou])")
_FINALS = {"ung": "ong", "iung": "iong", "ien": "ian", "yen": "ian", "yan": "ian", "ieh": "ie", "ueh": "ue", "eh": "e", "ih": "i", "uo": "o",
           "uei": "ui", "uen": "un", "e": "o"}


def chinese_key(words: tuple[str, ...]) -> str:
    """One key for a Chinese name in pinyin and in Wade and Giles's spelling: `Chou En-lai` and `Zhou Enlai`. Empty where the words are no syllables
    of that language."""
    out: list[str] = []
    for word in words:
        at = 0
        while at < len(word):
            match = _SYLLABLE.match(word, at)
            if not match or match.end() == at:
                return ""
            initial, final = match[1], match[2]
            if initial == "j" and final in _AFTER_R:
                initial = "r"       # Wade and Giles write `jen` for `ren`
            initial = _INITIALS.get(initial, initial)
            if initial in ("y", "w"):
                initial, final = "", {"i": "i", "u": "u"}.get(final, ("i" if initial == "y" else "u") + final)
            out.append(initial + _FINALS.get(final, final))
            at = match.end()
        if len(out) and " " not in out:
            out.append(" ")
    return "".join(out)
