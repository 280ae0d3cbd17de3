"""Words that nothing is known of, weighed by what stands around them: `Spaak said`, `told Pineau`, `between Tsao and Wei`.

A word of that kind in the middle of a sentence is more often a surname than not; what people do is asked for, what places are asked against.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.text import norm
from encoder.annotate.persons.words import TITLE

ENOUGH = 0.8
"""The weight from which a document alone makes a word a name."""

_HUMAN = frozenset("""said says replied replies answered asked asks stated states remarked noted notes added agreed agrees disagreed thought thinks believed believes felt feels told explained suggested suggests commented responded
expressed wondered indicated emphasized stressed recalled observed inquired concluded mentioned promised warned insisted argued pointed raised nodded smiled laughed shrugged interrupted interjected wrote confirmed denied acknowledged
admitted reiterated repeated assured informed urged proposed intends intended hoped hopes feared fears wanted wants wished wishes knew knows understood understands claimed claims complained criticized declared described doubted
seemed appeared seems appears arrived left returned went came called telephoned phoned met saw spoke speaks resigned died smiles thanked referred continued began concurred protested mused opined volunteered showed""".split())
_AUXILIARY = frozenset("is was has had will would could may might should can cannot does did who whose himself himself's then also then again never merely simply immediately later once himself replying saying".split())
_TOLD = frozenset("told tell telling asked ask asking informed inform informing assured advised briefed reminded thanked thank invited saw see met called calls telephoned urged urge questioned interviewed persuaded replaced succeeded consulted "
                  "convinced approached contacted inform warned sounded accompanied press pressed criticized mentioned let ousting supporting".split())
_WITH = frozenset("with by between both through via m. mm.".split())
_LOOSE = frozenset("to from of for that if and whom against about but or as than which while when because since like himself on over re because whether so".split())
_LOCAL = frozenset("in at near into toward towards around outside throughout within across inside off".split())
_NOUN = re.compile(r"(?:ants|ents|ects|eters|ators|itors|ilots|ies|ttal|igned|istic|ubs)$")
_ENDING = re.compile(r"(?:ing|ly|ed)$")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_BEFORE = re.compile(r"([A-Za-z.]+|[^A-Za-z\s]) *$")
_AFTER = re.compile(r"('s?)?( *)([A-Za-z]+|[^A-Za-z\s\n]|\n|$)")


def unknown(words: Words, taken: set[int]) -> Iterator[tuple[str, int, float]]:
    """Each word that may be a bare surname, with its place and weight; `taken` are words of names found already."""
    tokens, text, flags = words.tokens, words.text, words.flags
    last = len(tokens) - 1
    for at, (start, end, word) in enumerate(tokens):
        if flags[at] or at in taken or len(word) < 3 or word.isupper() or not (word[1].islower() or "'" in word) or not _VOWEL.search(word) or _NOUN.search(word):
            continue
        if at and words.joined(at - 1) and (at - 1 not in taken) and not flags[at - 1] & TITLE:
            continue
        if at < last and at + 1 not in taken and not words.possessive(at) and words.near(at) and text[end:end + 1] != "-" and tokens[at + 1][2] not in "AI":
            yield norm(word), at, -1.0
            continue
        yield norm(word), at, _weight(text, start, end, at, taken)


def _weight(text: str, start: int, end: int, at: int, taken: set[int]) -> float:
    before = _BEFORE.search(text, max(0, start - 20), start)
    left = before[1] if before else ""
    after = _AFTER.match(text, end)
    right = after[3] if after else ""
    weight = 0.0
    begins = not left or left[-1] in ".!?:;" or left.isdigit() or (left[:1].isupper() and left not in ("I",))
    if begins and _ENDING.search(text, start, end):
        return 0.0
    if after and after[1]:
        weight += 0.5 if begins else 1.0
    elif right in _HUMAN:
        weight += 2.0
    elif right[-2:] == "ed" and len(right) > 4 and after and after[2]:
        weight += 0.8 if begins else 1.0
    elif right in _AUXILIARY:
        weight += 0.5 if begins else 1.0
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


