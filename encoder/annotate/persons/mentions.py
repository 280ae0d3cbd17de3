"""Where a text names somebody of a list: each place with all entries that it can mean, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from encoder.annotate.persons.asian import family_first
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.doubt import Doubt, doubt
from encoder.annotate.persons.found import title_before
from encoder.annotate.persons.index import Index, callable_so
from encoder.annotate.persons.match import BARE, COMPOUND, FULL, STUCK, Match
from encoder.annotate.persons.matching import matches
from encoder.annotate.persons.spelling import chinese_key
from encoder.annotate.persons.text import norm, particles_before
from encoder.annotate.persons.words import CHINESE, PLACE, SUFFIX, is_initial
from encoder.model import Leaf

_PARTICLES = frozenset("DE DU DA DI DEL LA VAN VON DER DEN TER ZU".split())
_SUFFIX = re.compile(r",? +(?:(Jr|Sr)\.?|(II|III|IV)\b)(?![A-Za-z])")


@dataclass(slots=True)
class Mention:
    """One place at which a name stands.

    `start` and `end` are offsets of the source; `key` groups mentions of one surname; `candidates` maps ids to how much of the name agrees; `title`
    is the word of office or courtesy before it in small letters; `otherwise`: the list spells the name in another way; `stuck`: it is stuck
    to the letters before it. Who is meant is written to
    `settled`, with `rule` and `evidence`; a rule without `settled` keeps the place open. `leaning`: whom the place speaks for, though not enough.
    """

    start: int
    end: int
    key: str
    candidates: dict[str, int]
    title: str = ""
    strength: int = BARE
    doubt: Doubt = Doubt.NONE
    otherwise: bool = False
    stuck: bool = False
    leaf: Leaf | None = None
    settled: str = ""
    rule: str = ""
    evidence: str = ""
    sure: bool = True
    leaning: str = ""

    def settle(self, identifier: str, rule: str, evidence: str, *, sure: bool = True) -> None:
        """Says who is meant, by which rule and on what evidence."""
        self.settled, self.rule, self.evidence, self.sure = identifier, rule, evidence, self.sure and sure


def mentions(words: Words, index: Index, leaves: Sequence[Leaf]) -> list[Mention]:
    """All mentions in the order of the text; none overlaps another."""
    out: list[Mention] = []
    known, flags, worth = index.keys, words.flags, index.worth.__getitem__
    called: dict[str, tuple[str, str]] = dict(index.nicknamed)
    used = -1
    for at in compress(range(len(flags)), map(worth, words.printed)):
        if at <= used:
            continue
        found, key = None, words.keys[at]
        if key in known or (not flags[at] and _uncompound(words, index, at)):
            found = _mention(words, index, at)
            if found is not None and words.keys[at] != key:
                found[0].stuck = words.text[max(0, words.tokens[at][0] - 1):words.tokens[at][0]].isalpha()
        if found is None and (not flags[at] or key in CHINESE):
            found = _spelled_otherwise(words, index, at, called)
        if found is None and key in called:
            found = _called(words, at, called)
        if found is not None:
            mention, used = found
            while out and mention.start <= out[-1].start:       # `Lyndon B. Nguyen Nguyen`: the second word tells more
                out.pop()
            if out and mention.start < out[-1].end:
                continue
            out.append(mention)
            if mention.strength == FULL and len(mention.candidates) == 1:
                _remember(mention, index, called)
    _place(out, leaves)
    return out


def _uncompound(words: Words, index: Index, at: int) -> bool:
    """`Sadat-like` and `MDSDobrynin` are taken for `Sadat` and `Dobrynin`, where the list has that name."""
    word = words.printed[at]
    compound = COMPOUND.match(word) if "-" in word else STUCK.match(word) if word[1:2].isupper() else None
    if not compound or norm(compound[1]) not in index.keys:
        return False
    words.cut(at, *compound.span(1))
    return True


def _mention(words: Words, index: Index, at: int) -> tuple[Mention, int] | None:
    """The mention around word `at`, a key of the list, and its last word."""
    fitting = matches(words, index, at)
    if fitting is None:
        return None
    best, kept = fitting
    if words.flags[at] & PLACE and best.left == best.right and _without_particle(words, at, index, kept):
        return None
    mention = _made(words, best, at, dict(kept))
    mention.otherwise = best.loose
    return mention, best.right


def _without_particle(words: Words, at: int, index: Index, candidates: Mapping[str, int]) -> bool:
    """Whether a place lacks the particle with which it is a surname in the list: `Madrid` is no "de la Madrid"."""
    start = words.tokens[at][0]
    return particles_before(words.text, start) == start and all(name.particled for i in candidates for name in index.names(i)[:1])


def _made(words: Words, found: Match, at: int, kept: dict[str, int], key: str = "") -> Mention:
    text, tokens, right = words.text, words.tokens, found.right
    first = tokens[found.left][0] if not words.printed[found.left].isupper() else _capital_particle(words, found.left)
    start, end = particles_before(text, first), tokens[right][1]
    if text[end:end + 1] == "." and is_initial(words.printed[right]):
        end += 1
    if right + 1 < len(tokens) and words.flags[right + 1] & SUFFIX and (suffix := _SUFFIX.match(text, end)):
        end = suffix.end()
    title = title_before(words, found.left).lower() if found.left and words.links[found.left - 1] else ""
    return Mention(start, end, key or words.keys[at], kept, title, found.strength, doubt(words, found, at, start, end, bool(title)), bool(key))


def _capital_particle(words: Words, left: int) -> int:
    """Where a name begins whose particles are in capitals like itself (`VAN WELL`)."""
    while left and words.gaps[left] == " " and words.printed[left - 1] in _PARTICLES:
        left -= 1
    return words.tokens[left][0]


def _spelled_otherwise(words: Words, index: Index, at: int, called: dict[str, tuple[str, str]]) -> tuple[Mention, int] | None:
    """A name that the list spells in another way: the other romanisation of a Chinese name, another transliteration of a surname."""
    key = words.keys[at]
    if key in CHINESE and at + 1 < len(words.tokens) and index.chinese and words.joined(at):
        names = (words.printed[at], words.printed[at + 1])
        ids = index.chinese.get(chinese_key((key, words.keys[at + 1])), ()) if family_first(names) else ()
        if len(ids) == 1:
            called[key] = (ids[0], key)
            mention = _made(words, Match(at, at + 1, FULL, 2), at, {ids[0]: FULL}, key=key)
            mention.otherwise = all(name.surname != (key, words.keys[at + 1]) for name in index.names(ids[0]))
            return mention, at + 1
    if len(key) < 6 or words.flags[at] or not (other := index.otherwise(key)):
        return None
    words.keys[at] = other
    found = _mention(words, index, at)
    words.keys[at] = key
    if found is None:
        return None
    found[0].otherwise = True
    found[0].key = other
    return found


def _remember(mention: Mention, index: Index, called: dict[str, tuple[str, str]]) -> None:
    """The rare given name of a person named in full, by which the text may go on (`Thanat` for Thanat Khoman)."""
    identifier = next(iter(mention.candidates))
    name = index.names(identifier)[0]
    if callable_so(name):
        called.setdefault(name.given[0], (identifier, mention.key))


def _called(words: Words, at: int, called: dict[str, tuple[str, str]]) -> tuple[Mention, int] | None:
    """A word by which the text has shown to call somebody."""
    identifier, key = called[words.keys[at]]
    low, high = words.bounds(at)
    if low < at or high > at:
        return None
    return _made(words, Match(at, at, BARE, 1), at, {identifier: BARE}, key=key), at


def _place(found: list[Mention], leaves: Sequence[Leaf]) -> None:
    """Give each mention the leaf that it stands in."""
    ordered = sorted(leaves, key=lambda leaf: leaf.start)
    at = 0
    for mention in found:
        while at < len(ordered) and ordered[at].end <= mention.start:
            at += 1
        if at < len(ordered):
            mention.leaf = ordered[at]
