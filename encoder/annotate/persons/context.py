"""Words that nothing is known of, weighed by what stands around them: `Spaak said`, `told Pineau`, `between Tsao and Wei`.

A word of that kind in the middle of a sentence is more often a surname than not; what people do is asked for, what places are asked against.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.text import JOINED
from encoder.annotate.persons.words import CALENDAR, TITLE, keyed

ENOUGH = 0.8
"""The weight from which a document alone makes a word a name."""

_BESIDE = 1.5
"""What a name says for the word that `and` joins to it."""

GIVEN_ENOUGH = 2.0
"""The same for a word that is a given name besides (`Wilson`, `Nelson`)."""

_AROUND = {name: frozenset(around) for name, around in keyed("around.txt")}
HUMAN, _AUXILIARY, _TOLD, _WITH, _LOOSE, _LOCAL = (_AROUND[name] for name in ("human", "auxiliary", "told", "with", "loose", "local"))
_PLURAL = frozenset(("are", "were", "have"))
"""What two persons joined by `and` do."""
_NOUN = re.compile(r"(?:ants|ents|ects|eters|ators|itors|ilots|ies|ttal|igned|istic|ubs)$")
ENDINGS = ("ing", "ly", "ed")
"""Of words that begin a sentence and are no names."""
_BARE = re.compile(b"[\\0\\1]")
"""What a bare surname can be (`words.kind`): nothing that is known, or a given name and nothing else."""
_SHAPE = re.compile(r"(?=.{3})(?=.*[aeiouy])[A-Z](?:[a-z]|.*')")
_OFFICE_BEHIND = re.compile(
    r", (?:(?:the|an?|our|their|his|her|my|then|former|acting|deputy|vice|first|second|general|foreign|prime|[A-Z][a-z]+) ){0,4}"
    r"(?:[Aa]mbassador|[Mm]inister|[Ss]ecretary|[Cc]hairman|[Pp]resident|[Pp]remier|[Dd]irector|[Hh]ead|[Cc]hief|[Ll]eader|[Mm]ember|[Dd]elegate|"
    r"[Rr]epresentative|[Dd]eputy|[Cc]ounsell?or|[Aa]ttache|[Cc]ommander|[Ee]ditor|[Cc]orrespondent|[Aa]dvis[eo]r|[Cc]onsul|[Oo]fficer|[Ii]nterpreter|"
    r"[Gg]overnor)(?= (?:of|to|in|at|for|and|who|during)\b|[,.;)\n]|$)")
"""An office that explains the name before it: `Trivedi, the Indian delegate`. In `in Lomé, Ambassador Roberts` another name follows."""
_BEFORE = re.compile(r"([A-Za-z.]+|[^A-Za-z\s]) *$")
_VERB = re.compile(r" (?:not |also |already |then |never )?([a-z]+)")
_DOES = frozenset((
    "given taken spoken seen gone come told said met made sent written felt thought heard known agreed asked declared explained expressed stated "
    "decided refused promised informed replied talked see speak talk tell say give take write ask agree think know meet send go visit inform reply "
    "explain consider").split())
"""Participles and infinitives of what people say and do."""
_AFTER = re.compile(r"('s?)?( *)([A-Za-z]+|[^A-Za-z\s\n]|\n|$)")


def unknown(words: Words, taken: set[int]) -> Iterator[tuple[str, int, float]]:
    """Each word that may be a bare surname, be it a given name besides, with its place and weight; `taken` are words of names found already."""
    tokens, text, flags, hangs = words.tokens, words.text, words.flags, words.links
    for match in _BARE.finditer(flags):
        here = match.start()
        start, end, word = tokens[here]
        if here in taken or not maybe_surname(word):
            continue
        if here and hangs[here - 1] == JOINED and here - 1 not in taken and not flags[here - 1] & TITLE:
            continue
        alone = (not hangs[here] or here + 1 in taken or words.printed[here + 1].lower() in CALENDAR or text[end:end + 1] == "-"
                 or words.printed[here + 1] in "AI")
        yield words.keys[here], here, weight_of(text, start, end, here - 1 in taken, here + 1 in taken) if alone else -1.0


@lru_cache(maxsize=100_000)
def maybe_surname(word: str) -> bool:
    """Whether a folded word has the shape of a surname."""
    return bool(_SHAPE.match(word)) and not _NOUN.search(word)


def does_human_thing(text: str, end: int, *, possessive: bool = True) -> bool:
    """Whether the word behind offset `end` says what people do, or the name there is possessive."""
    after = _AFTER.match(text, end)
    return bool(after and ((possessive and after[1]) or after[3] in HUMAN))


def weight_of(text: str, start: int, end: int, name_before: bool = False, name_behind: bool = False) -> float:
    """What the words around a stretch say for its being a person's name; the arguments tell whether the words next to it are of a name."""
    left = _before(text, start)
    after = _AFTER.match(text, end)
    right = after[3] if after else ""
    weight = 0.0
    begins = not left or left[-1] in ".!?:;" or left.isdigit() or (left[:1].isupper() and left not in ("I",))
    if begins and text.endswith(ENDINGS, start, end):
        return 0.0
    if after and after[1]:
        weight += 0.5 if begins else 1.0
    elif right in HUMAN:
        weight += 2.0
    elif right[-2:] == "ed" and len(right) > 4 and after and after[2]:
        weight += 0.8 if begins else 1.0
    elif right in _AUXILIARY:
        weight += 1.0 if _acts(text, after.end() if after else end) or not begins else 0.5
    elif right == "," and text.startswith((", who ", ", too, ", ", for his part, "), end):
        weight += 1.0
    elif right == "," and _OFFICE_BEHIND.match(text, end):
        weight += 1.6
    if left == "and" and right in _PLURAL:
        weight += 0.2
    if (name_before and left in ("and", ",", "–", "/", "or", "&")) or (name_behind and right in ("and", "–", "/", "or", "&")):
        weight += _BESIDE
    if left in _TOLD:
        weight += 2.0
    elif left in _WITH:
        weight += 1.2
    elif left == "of" and _OF.search(text, max(0, start - 14), start):
        weight -= 2.0
    elif left in _LOOSE:
        weight += 0.6
    elif left in _LOCAL:
        weight -= 2.0
    elif left in ("the", "The", "a", "an", "this", "these", "all", "our", "no", "-"):
        weight -= 1.5
    if right == "-":
        weight -= 0.5
    return weight


def _acts(text: str, end: int) -> bool:
    """Whether the verb behind an auxiliary is of what people do: `had given`, `should see`, `has not agreed`."""
    verb = _VERB.match(text, end)
    return verb is not None and (verb[1] in HUMAN or verb[1] in _DOES)


def _before(text: str, start: int) -> str:
    """The word or sign before an offset."""
    within = text[max(0, start - 20):start].rstrip(" ")
    last = within[within.rfind(" ") + 1:]
    if last.isalpha() and last.isascii():
        return last
    match = _BEFORE.search(text, max(0, start - 20), start)
    return match[1] if match else ""


def listed(words: Words, places: Iterable[int], taken: set[int]) -> set[int]:
    """Those of some words, and of the words of names found already, that stand in a row of three names or more, divided by commas and `and`."""
    out: set[int] = set()
    row: list[int] = []
    names = 0
    for at in sorted({*places, *taken}):
        within = bool(row) and row[-1] == at - 1
        if within and words.links[at - 1] and at - 1 in taken and at in taken:
            row.append(at)
        elif within and _COMMA.match(words.gaps[at]):
            row.append(at)
            names += 1
        else:
            row, names = [at], 1
        if names >= 3:
            out.update(row)
    return out


_COMMA = re.compile(r", (?:and )?$| and $")
_SURE_AND = frozenset(("and", ", and", "or"))
_AND = ("and", ",", ", and", "/", "or")
_OF = re.compile(r"(?:[Tt]reat(?:y|ies)|[Cc]ity|[Tt]own|[Vv]illage|[Pp]ort|[Pp]rovinces?|[Rr]epublic|[Kk]ingdom|[Ii]slands?|[Rr]egion|"
                 r"[Bb]attle|[Dd]istrict) of $")


def weights(words: Words, taken: set[int]) -> tuple[dict[str, tuple[float, list[int]]], set[tuple[str, str]]]:
    """The weight of each unknown word in the document as a whole, and its places; second, which two are joined by `and` or `or`, both uncertain."""
    total: dict[str, float] = defaultdict(float)
    places: dict[str, list[int]] = defaultdict(list)
    found = list(unknown(words, taken))
    row = listed(words, (at for _, at, _ in found), taken) if found else set()
    for key, at, weight in found:
        total[key] += weight + (1.2 if at in row else 0.0)
        places[key].append(at)
    joined = [(one, other, words.gaps[right].strip()) for (one, left, _), (other, right, _) in pairwise(found) if right == left + 1]
    beside = [(one, other) for one, other, joint in joined if joint in _AND]
    sure = {key for key, weight in total.items() if weight >= ENOUGH}
    for one, other in beside:       # `told McCloy and Stevenson`
        if (one in sure) != (other in sure):
            total[other if one in sure else one] += _BESIDE
    open_ = {(one, other) for one, other, joint in joined if joint in _SURE_AND and max(total[one], total[other]) < ENOUGH}
    return {key: (total[key], places[key]) for key in total}, open_
