"""The text as names are looked for in it: letters without diacritics, capitalised words with their places.

Folding keeps every offset: one letter becomes one letter, so `Çağlayangil` is found as `Caglayangil` and its span still holds the source's own
letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from encoder.annotate.persons.words import ABBREVIATIONS, PARTICLES

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SPECIAL = dict(zip("’‘ʼʻ`“”„‑‐\u00a0\u2009\u202føØłŁđĐıßæÆœŒþðħ", "\'\'\'\'\'\"\"\"--   oOlLdDisaAoOtdh", strict=True))
"""Letters that have no decomposition, and the marks that stand for an apostrophe, a quotation mark, a hyphen or a blank."""


@cache
def _letter(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() and base.isalpha() else character


def fold(text: str) -> str:
    """The text with plain letters and plain apostrophes, as long as before."""
    if text.isascii():
        return text
    return _NOT_ASCII.sub(lambda match: _letter(match[0]), text)


class _Norms(dict[str, str]):
    def __missing__(self, word: str) -> str:
        key = self[word] = word.lower().replace("'", "").replace("-", "").replace(".", "")
        return key


norm: Callable[[str], str] = _Norms().__getitem__
"""A folded word as the key of a name: lower case, without apostrophes, hyphens and full stops (`O'Daniel` -> `odaniel`)."""

Token = tuple[int, int, str]
"""Start, end and folded letters of a capitalised word, without a possessive ending. `Kai-shek` is one word, `Mendes-France` two."""

_WORD = re.compile(r"[A-Z][A-Za-z]*(?:'(?![sS](?![A-Za-z]))[A-Za-z]+|-[a-z][a-z]*(?:'(?!s(?![a-z]))[a-z]+)*)*")


def tokens(text: str) -> list[Token]:
    """The capitalised words of a folded text, in order. `Johnson's` gives `Johnson`."""
    return [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


_GAP = re.compile(rf"(\.)?(?:-| *(?:(?:{PARTICLES}) +)*(?:d'|l'|al-|el-|as-|ad-|at-|an-|ar-|ul-|ur-|es-)?)$")


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two neighbouring words can belong to one name: nothing but blanks or particles between them, and a full stop only behind
    an initial or an abbreviation."""
    gap = text[left[1]:right[0]]
    if gap == " ":
        return True
    if not gap:
        return False
    if gap.isspace():
        return "\n" not in gap
    match = _GAP.match(gap)
    if not match:
        return False
    if match[1]:
        return len(left[2]) == 1 or left[2].lower() in ABBREVIATIONS or (gap == "." and len(right[2]) == 1)
    return gap != "-"


_BEFORE = re.compile(rf"(?:(?<![A-Za-z'-])(?:{PARTICLES}) +)+$|(?<![A-Za-z'-])(?:d'|l'|al-|el-|as-|ad-|at-|an-|ar-)$")


def particles_before(text: str, start: int) -> int:
    """The offset at which the particles right before a name begin (`de Gaulle`), or `start`."""
    match = _BEFORE.search(text, max(0, start - 16), start)
    return match.start() if match else start
