"""Names that begin with the family's: Chinese, Korean and Vietnamese, told by the sound of their syllables; Hungarian, by their given names."""

from __future__ import annotations

import re
from functools import lru_cache

from encoder.annotate.persons.words import CHINESE, GIVEN, HUNGARIAN, KOREAN, VIETNAMESE, kind

_PINYIN = re.compile(r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ao|an|ei|en|er|ia|ie|in|iu|ou|"
                     r"ua|ue|ui|un|uo|[aeiouv])){1,2}$")
_VIETNAMESE = re.compile(r"(?:ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr|[bcdghklmnprstvx])?(?:uy[eau]|i[ea]u|oai|oay|uay|uoi|uou|yeu|i[aeu]|o[aeio]|"
                         r"u[aeiouy]|ye|a[iouy]|e[ou]|[aeiouy])(?:ch|ng|nh|[cmnpt])?$")
_KOREAN = re.compile(r"(?:kk|tt|pp|ch|sh|[bcdghjkmnprstwy])?(?:yae|yeo|wae|aeo|ae|eo|"
                     r"eu|oo|oe|ou|ui|wi|wo|wa|ya|ye|yo|yu|ee|ai|[aeiou])(?:ng|ck|rk|[klmnptbgh])?$")
_WADE_GILES = re.compile(r"(?:tz|ts|hs|sz|ch|sh|[bpmfdtnlgkhjqxrsyw])?(?:iang|iung|ieh|ien|iao|ing|ang|eng|ung|ueh|uan|uai|ih|ia|in|iu|ai|ao|"
                         r"an|ei|en|erh|ou|ua|ui|un|uo|[aeiou])$")
_WADE = re.compile(r"[A-Z][a-z']{1,6}-[a-z']{1,6}$")
_NO_NAMES = frozenset({"cao dai", "hoa hao", "binh xuyen", "lao dong", "viet minh", "viet cong", "hong kong", "pan am", "to the"})
"""Bodies, places and words that sound like names."""
_FREQUENT = frozenset("nguyen tran le pham huynh hoang phan vu vo dang bui ho ngo duong ly trinh truong dinh ton luong thai doan vuong ung".split())
"""Vietnamese family names that are taken for such with one syllable behind them; the rarer ones need two."""


@lru_cache(maxsize=100_000)
def family_first(words: tuple[str, ...]) -> bool:
    """Whether two to four folded words have the sound of a name with the family's first (`Zhou Enlai`, `Kim Chong-p'il`, `Ngo Dinh Diem`)."""
    if not 2 <= len(words) <= 4:
        return False
    first, rest = words[0].lower(), tuple(word.replace("'", "") for word in words[1:])
    if " ".join((first, rest[0].lower())) in _NO_NAMES:
        return False
    plain = first.replace("'", "")
    if len(rest) == 1:
        if _WADE.match(rest[0]) and (plain in CHINESE or plain in KOREAN):
            return True
        if plain in CHINESE and _PINYIN.match(rest[0].lower()) and rest[0][1:].islower() and len(rest[0]) > 1:
            return True
    if first in VIETNAMESE and (len(rest) > 1 or first in _FREQUENT):
        return all(_VIETNAMESE.match(word.lower()) and word[1:].islower() for word in rest)
    return korean(words) or (len(rest) == 2 and plain in CHINESE and all(len(w) < 6 and _PINYIN.match(w.lower()) for w in rest))


def korean(words: tuple[str, ...]) -> bool:
    """Whether folded words have the sound of a Korean name (`Kim Il Sung`, `Kim Jong-pil`): the first is the family's then, be it a given name or a
    word of English elsewhere (`Park Chung Hee`)."""
    family, *given = words
    if len(given) == 1 and len(given[0]) < 4 and family.lower() in ("kim", "nam"):
        return given[0][1:].islower() and not kind(given[0]) and _KOREAN.match(given[0].lower()) is not None       # `Kim Il`
    if len(given) == 1:
        given = given[0].split("-")
    return (len(given) == 2 and family.lower().replace("'", "") in KOREAN
            and all(1 < len(word) < 6 and word[1:].islower() and _KOREAN.match(word.lower().replace("'", "")) for word in given))


def hyphened_or_korean(words: tuple[str, ...]) -> bool:
    """Whether the given names sound so surely of China or Korea that the word before them must be the family's (`Sun Yat-sen`)."""
    if len(words) != 2 or words[0].lower() not in CHINESE or not _WADE.match(words[1]):
        return korean(words)
    return all(_PINYIN.match(part) or _WADE_GILES.match(part) or _KOREAN.match(part) for part in words[1].lower().replace("'", "").split("-"))


@lru_cache(maxsize=100_000)
def stands_first(words: tuple[str, ...]) -> bool:
    """Whether the family's name is the first of these words, by their sound and by what the first can be besides (`Kim Philips`)."""
    return hungarian(words) or (family_first(words) and (not kind(words[0]) & GIVEN or korean(words)))


def hungarian(words: tuple[str, ...]) -> bool:
    """Whether two folded words are a Hungarian name in its own order (`Nagy Imre`)."""
    return len(words) == 2 and words[1].lower() in HUNGARIAN and words[0].lower() not in HUNGARIAN and not kind(words[0])


def syllable(word: str) -> bool:
    """Whether one folded word has the sound of a syllable of those languages (`Bao`, `Dai`)."""
    return bool(_VIETNAMESE.match(word.lower()) or _PINYIN.match(word.lower()))
