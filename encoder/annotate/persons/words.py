"""What a capitalised word can be besides a surname: general knowledge of English, of titles, of given names, of places.

The word lists lie in `data/`, one word after the other; titles stand here, each with the key under which a list of persons
says the same ("Gen." and "General Maxwell D." are both `general`). Nothing here comes from any one edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.resources import files

from encoder.annotate.gazetteer import places
from encoder.annotate.persons.remembered import Remembered

GIVEN, TITLE, COMMON, PLACE, SUFFIX, ACRONYM, INITIAL, THING = 1, 2, 4, 8, 16, 32, 64, 128
NOT_NAME = TITLE | COMMON | PLACE | SUFFIX | ACRONYM | THING
"""What ends a name on either side."""


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def listed(name: str) -> frozenset[str]:
    """The words of a file in `data/`, in small letters."""
    return frozenset(word.lower() for line in _lines(name) for word in line.split())


def keyed(name: str) -> Iterator[tuple[str, list[str]]]:
    """The entries `key: word word` of a file in `data/`; indented lines go on with the one before."""
    for line in "\n".join(_lines(name)).replace("\n  ", " ").splitlines():
        key, _, rest = line.partition(": ")
        yield key, rest.split()


TITLES: dict[str, str] = {form: key for key, forms in keyed("titles.txt") for form in forms}
"""Folded title -> key. Keys that begin with `~` are courtesy titles, which tell nothing about an office."""

NICKNAMES: dict[str, frozenset[str]] = {short: frozenset(names) for short, names in keyed("nicknames.txt")}
"""Short form -> given names that it stands for."""

RARE_GIVEN = listed("given_rare.txt")
COMMON_WORDS = listed("common.txt")
_ALSO_PERSONS = frozenset("bathurst dominica essen gorky kano kuybyshev lvov medan perth sana sian varna wellington".split())
PLACE_WORDS = listed("places.txt") | {place.lower() for place in places() if place.isascii() and place.isalpha()} - _ALSO_PERSONS
SURNAME_WORDS = listed("surname_words.txt")
FUNCTION_WORDS = listed("function_words.txt")
THINGS = listed("things.txt")
MALE = listed("male.txt")
FEMALE = listed("female.txt")
GIVEN_NAMES = listed("given.txt") | RARE_GIVEN | FEMALE - COMMON_WORDS - PLACE_WORDS - THINGS - FUNCTION_WORDS - TITLES.keys()
COLLECTION = listed("collections.txt")
VIETNAMESE = listed("vietnamese.txt")
CHINESE = listed("chinese.txt")
KOREAN = listed("korean.txt")
SPANISH = listed("spanish.txt")
RUSSIAN = listed("russian.txt")
HUNGARIAN = listed("hungarian.txt")
FREQUENT_SURNAMES = listed("frequent_surnames.txt")
RENOWNED = listed("renowned.txt")
CALLED_BY_GIVEN = listed("called_by_given.txt")
BURMESE = listed("burmese.txt")
ABBREVIATED = listed("abbreviated.txt")
SUFFIXES = frozenset("jr sr ii iii iv esq".split())

PARTICLES = (r"(?:de la|de los|de las|de|da|do|dos|das|del|della|di|du|des|von und zu|von der|von dem|von|vom|zu|zur|van der|van den|van de|van't|"
             r"van|ter|ten|den|der|la|le|el|y|e|bin|ben|ibn|bint|abu|ould|af|av)")

PARTICLE = re.compile(rf"(?:{PARTICLES}|al)$")

ABBREVIATIONS = frozenset(
    "mr mrs ms messrs mssrs mm mme mlle dr drs prof hon gen gens brig genl adm vadm radm col cols ltc ltcol maj capt cmdr cdr comdr lt lieut ltg sgt "
    "yu ya ye zh kh ts sh ch dz gh gy sz zs cs cz xh cpl pvt pres min sec secy amb ambs sen sens rep reps gov rev msgr fr st jr sr tov cde cdes wm "
    "geo chas thos jos m h sra ing rt".split())
"""Words after which a full stop ends no sentence; the first letters of Russian, Romanian, Hungarian and Albanian given names that are
written with two among them."""

RUSSIAN_INITIALS = frozenset("Yu Ya Ye Zh Kh Ts Sh Ch Dz Gh Gy Sz Zs Cs Cz Xh".split())


def is_initial(word: str) -> bool:
    """Whether a folded word is the first letter of a name, or two that stand for one (`Yu`, `Gh`)."""
    return len(word) == 1 or word in RUSSIAN_INITIALS


PERSONAL_PAPERS = frozenset("papers presidential diaries diary".split())
"""Things after which editors of such series mark a listed person all the same: it is the papers that are that person's."""

def is_male(given: str) -> bool:
    """Whether a normalised given name is a man's, or the short form of men's only (`Tony`)."""
    whole = NICKNAMES.get(given)
    return given in MALE or (whole is not None and not whole.isdisjoint(MALE) and whole.isdisjoint(FEMALE))


LETTERED = frozenset("tab tabs annex annexes appendix attachment attachments enclosure enclosures option options plan section part phase category "
                     "schedule exhibit article chapter class group point item alternative paragraph para ref refs type zone war title figure".split())
"""What has a letter for its number: in `Tab A. Rogers agreed` that is nobody's initial."""

BEFORE_PLACE = frozenset(
    "capitol cape fort camp mount mt uss hms ss lake port st saint ste san santa sao hotel avenue rue boulevard operation".split())

ARTICLES = frozenset("a an the in of on at to for by as or if is it no page".split())
"""Function words that never pass for a name without a title or a given name."""

CALENDAR = frozenset("january february march april may june july august september october november december feb sep sept "
                     "monday tuesday wednesday thursday friday saturday sunday".split())

_COMMON_ENDING = re.compile(
    r"(?:[ts]ions?|ments?|ness|ships?|ity|ities|isms?|ally|ically|edly|ously|antly|ently|ably|ibly|ively|ology|ologies|graphs?|ances?|ences?|atives?|able|ible|"
    r"ists|less|ings|ions|ary|aries|ational|(?:after|back|down|east|for|home|in|north|on|out|south|to|up|west)wards?|wise|grams?|tics?|cal|ous|alty|ators?|ated|izing|ised|ized|ating|[ae]ncing|ians|erners|nauts|[rs]men)$")
_CAMEL = re.compile(r"[a-z][A-Z]")
_PREFIXED = re.compile(r"(?:Mac|Mc|De|Di|Du|La|Le|Fitz|Van|Von|O'|D'|L'|St|Ben|Ap)[A-Z]")
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X{1,3}|XI{1,3}|XIV|XVI{0,3}|XXI{0,3})$")


_FATHER = re.compile(r"[a-z]+(?:[oe]v[iy]ch|[oi]vna|evna|[iy]chna)$|(?:ily?|kuzm|luk|fom|nikit)ich$")


def is_address(given: str, father: str) -> bool:
    """Whether two normalised words are a Russian's given name and father's name (`Leonid Ilyich`)."""
    return given in RUSSIAN and _FATHER.match(father) is not None


class _Kinds(Remembered[str, int]):
    """Words of capitals are few and come again and again: each is judged once a process."""

    def __missing__(self, token: str) -> int:
        self.room()
        flags = self[token] = _kind(token)
        return flags


def _kind(token: str) -> int:
    word = token.lower()
    if word in CALENDAR:
        return COMMON
    if len(token) == 1:
        return INITIAL
    flags = 0
    if word in GIVEN_NAMES:
        flags |= GIVEN
    if word in TITLES:
        flags |= TITLE
    if word in SUFFIXES:
        flags |= SUFFIX
    if word in COMMON_WORDS:
        flags |= COMMON
    if word in PLACE_WORDS:
        flags |= PLACE
    if word in THINGS:
        flags |= THING | COMMON
    if not flags and "-" in word and word.split("-")[0] in TITLES:
        flags |= TITLE
    if not flags and len(word) > 8 and (whole := word.replace("-", "")) != word and (whole in TITLES or whole in COMMON_WORDS):
        flags |= COMMON     # `Assist-ant`, as the page broke it
    if not flags and _CAMEL.search(token) and not _PREFIXED.match(token):
        flags |= COMMON
    if not flags and len(word) > 6 and _COMMON_ENDING.search(word):
        flags |= COMMON
    if not flags and word[:2] in ("d'", "l'") and kind(word[2:]) & COMMON:
        flags |= COMMON
    if not flags and (word.endswith(("'d", "'s"))):
        flags |= COMMON
    if not flags and token.isupper() and (len(token) <= 5 or _ROMAN.match(token)):
        flags |= ACRONYM
    return flags


kind: Callable[[str], int] = _Kinds().__getitem__
"""What the folded token can be, as flags; 0 for a word that nothing is known of (a surname, as a rule)."""
