"""Names of which a word is one of English besides: the family's (`Park Chung Hee`, `Sun Yat-sen`), or any of a Burmese one (`Ne Win`)."""

from __future__ import annotations

from collections.abc import Iterator

from encoder.annotate.persons.asian import family_first, hyphened_or_korean, korean
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, title_before
from encoder.annotate.persons.words import BURMESE, CHINESE, FUNCTION_WORDS, KOREAN, NOT_NAME, VIETNAMESE, kind

_FAMILIES = frozenset(word for word in (KOREAN | CHINESE) - FUNCTION_WORDS if kind(word.title()) & NOT_NAME)
"""Korean and Chinese family names that are words of English too."""
_EASTERN = (KOREAN | CHINESE | VIETNAMESE) - FUNCTION_WORDS
_ANY = _FAMILIES | _EASTERN | BURMESE


def families(words: Words) -> Iterator[Found]:
    """`Park Chung Hee`, `Song Yo-chan`, `Sun Yat-sen`, whose given names sound so; `MAO ZEDONG` in a heading."""
    for at, key in [(at, key) for at, key in enumerate(words.keys) if key in _ANY]:
        word_of_english, capitals = key in _FAMILIES, key in _EASTERN and words.printed[at].isupper()
        if word_of_english or capitals:
            right = next((right for right in (at + 2, at + 1) if _is_name(words, at, right, capitals)), 0)
            if right:
                yield Found(at, right, 0, True, title_before(words, at), "family name first")
        elif key in KOREAN and _ends_in_a_word(words, at):
            yield Found(at, at + 2, 0, True, title_before(words, at), "family name first")
        if key in BURMESE and (not at or words.keys[at - 1] not in BURMESE or not words.joined(at - 1)) and (right := _burmese(words, at)):
            yield Found(at, right, 0, True, title_before(words, at), "Burmese name")


def _ends_in_a_word(words: Words, at: int) -> bool:
    """Whether a Korean name begins with word `at` whose last syllable is a word of English (`Kang Sang Ok`)."""
    last = at + 2
    return last < len(words.flags) and bool(words.flags[last] & NOT_NAME) and words.joined(at) and words.joined(at + 1) and korean(
        tuple(words.printed[at:last + 1]))


def _burmese(words: Words, at: int) -> int:
    """The last word of the Burmese name that begins with word `at`: two syllables or more, not all words of English; else 0."""
    right = at
    while words.joined(right) and words.keys[right + 1] in BURMESE and words.printed[right + 1][1:].islower():
        right += 1
    known = [bool(words.flags[i] & NOT_NAME) for i in range(at, right + 1)]
    return right if right > at and not all(known) and not (words.joined(right) and words.namelike(right + 1)) else 0


def _is_name(words: Words, at: int, right: int, capitals: bool) -> bool:
    """Whether the words `at` to `right` are a family's name and given names; `capitals`: the first is printed in them."""
    if right >= len(words.printed) or not all(words.joined(i) for i in range(at, right)):
        return False
    names = tuple(words.printed[at:right + 1])
    if capitals and all(name.isupper() and len(name) > 1 and not kind(name.capitalize()) for name in names[1:]):
        return family_first(tuple(map(str.capitalize, names))) and len(names[-1]) > 2
    if words.keys[at] == "pan" and len(names[-1]) > 3 and family_first(names):
        return True         # no Polish gentleman
    return words.keys[at] in _FAMILIES and hyphened_or_korean(names)
