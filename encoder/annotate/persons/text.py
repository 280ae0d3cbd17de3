"""The text as names are looked for in it: letters without diacritics, capitalised words with their places.

Folding keeps every offset: one letter becomes one letter, so `Çağlayangil` is found as `Caglayangil` and its span still holds the source's own
letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from encoder.annotate.persons.remembered import Remembered
from encoder.annotate.persons.words import ABBREVIATIONS, PARTICLES
from encoder.model import WORD_JOINER

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


_SERVANT = frozenset(("abdul", "abdel", "abdal", "abdur", "abdol"))
"""`Abdul Karim` and `Abdel Karim` are `Abd al-Karim`, whose article is no word of the name."""


_ARTICLE = frozenset(("-ul", "-ud", "-ur", "-us"))
"""`Zia-ul-Haq` is two words with an article between them."""


class _Norms(Remembered[str, str]):
    def __missing__(self, word: str) -> str:
        self.room()
        key = word.lower().replace("'", "").replace("-", "").replace(".", "")
        if word[-3:] in _ARTICLE:
            key = key[:-2]
        key = self[word] = "abd" if key in _SERVANT else key
        return key


norm: Callable[[str], str] = _Norms().__getitem__
"""A folded word as the key of a name: lower case, without apostrophes, hyphens and full stops (`O'Daniel` -> `odaniel`)."""

Token = tuple[int, int, str]
"""Start, end and folded letters of a capitalised word, without a possessive ending. `Kai-shek` is one word, `Mendes-France` two."""

_WORD = re.compile(r"([A-Z][A-Za-z]*+(?:'(?![sS](?![A-Za-z]))[A-Za-z]++|-[a-z][a-z]*+(?:'(?!s(?![a-z]))[a-z]++)*+|\u2060[A-Za-z]++)*+)")


def divided(text: str) -> tuple[list[str], list[str], list[Token]]:
    """A folded text divided at its capitalised words: what stands between them (once more than words), the words, the words with their places.
    `Johnson's` gives `Johnson`, `R[obert]` gives `Robert`."""
    pieces = _WORD.split(text)
    ends = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    if WORD_JOINER in text:
        words = [word.replace(WORD_JOINER, "") for word in words]
    return pieces[::2], words, list(zip(ends[::2], ends[1::2], words, strict=False))


_GAP = re.compile(rf"(\.)?(?:-| *(?:(?:{PARTICLES}) +)*(?:d'|l'|al-|el-|as-|ad-|at-|an-|ar-|ul-|ur-|es-)?)\Z")
APART, JOINED, STOPPED, HYPHEN, LONG = range(5)
"""What two neighbouring words can be: no name; one name; one name if the first is an initial or an abbreviation; one double name; that must be
looked at."""

_ENOUGH = 4
"""So many characters of a gap tell in nearly all cases that no name can go on behind it."""

_WITHIN = [*(f"{particle} " for particle in PARTICLES[3:-1].split("|")), *"d' l' al- el- as- ad- at- an- ar- ul- ur- es-".split()]
_MAY_GO_ON = frozenset(form[:size] for form in _WITHIN for size in range(len(form) + 1))
_GOES_ON = tuple(_WITHIN)


class _Gaps(Remembered[str, int]):
    """What the first characters of a gap tell."""

    def __missing__(self, begin: str) -> int:
        self.room()
        code = self[begin] = _gap(begin) if len(begin) < _ENOUGH else _begun(begin)
        return code


def _begun(begin: str) -> int:
    if "\n" in begin[:-1] or begin[0] not in " .":
        return APART
    rest = begin.lstrip(" .")
    return LONG if rest in _MAY_GO_ON or rest.startswith(_GOES_ON) else APART


def _gap(gap: str) -> int:
    if gap.isspace():
        return APART if "\n" in gap else JOINED
    if gap[:1] not in (" ", ".", "-") or (match := _GAP.match(gap)) is None:
        return APART
    return STOPPED if match[1] else HYPHEN if gap == "-" else JOINED


_GAPS = _Gaps()


def links(gaps: list[str], words: list[str]) -> bytearray:
    """For each word how it hangs together with the next (APART, JOINED, HYPHEN): nothing but blanks or particles between them, and a full stop only
    behind an initial or an abbreviation."""
    codes = bytearray([JOINED if gap == " " else _GAPS[gap[:_ENOUGH]] for gap in gaps])
    del codes[0]
    codes[-1:] = bytes(len(codes[-1:]))     # nothing follows the last
    for open_, tell in ((LONG, _long), (STOPPED, _stopped)):
        at = codes.find(open_)
        while at >= 0:
            codes[at] = tell(gaps[at + 1], words[at], words[at + 1])
            at = codes.find(open_, at + 1)
    return codes


def _long(gap: str, _left: str, _right: str) -> int:
    return _gap(gap)


def _stopped(gap: str, left: str, right: str) -> int:
    return JOINED if len(left) == 1 or left.lower() in ABBREVIATIONS or (gap == "." and len(right) == 1) else APART


_BEFORE = re.compile(rf"(?:(?<![A-Za-z'-])(?:{PARTICLES}) +)+$|(?<![A-Za-z'-])(?:d'|l'|al-|el-|as-|ad-|at-|an-|ar-)$")
_PORTUGUESE = re.compile(r"(?!(?:So|Nor|Neither|What|How|Why|Where|When|As) $)\b[A-Z][a-z]+ $")
_ENDS = frozenset(f"{particle[-2:]} " for particle in PARTICLES[3:-1].split("|"))
"""The last three characters before a name that has a particle: looked at first, since few names have one."""


def particles_before(text: str, start: int) -> int:
    """The offset at which the particles right before a name begin (`de Gaulle`), or `start`."""
    if start > 3:
        last = text[start - 3:start]
        if last not in _ENDS and last[2] not in "'-" and (last[2] != " " or (last[1] != " " and (last[1] not in "ye" or "a" <= last[0] <= "z"))):
            return start
    match = _BEFORE.search(text, max(0, start - 16), start)
    if match is None or (match[0] == "do " and not _PORTUGUESE.search(text, max(0, match.start() - 12), match.start())):       # `So do Rusk and Ball`
        return start
    return match.start()
