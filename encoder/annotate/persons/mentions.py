"""Where a text names somebody of a list: each place with all entries that it can mean, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import BARE, Match, Words, match
from encoder.annotate.persons.text import norm, particles_before
from encoder.annotate.persons.words import ARTICLES, BEFORE_PLACE, COLLECTION, COMMON, FUNCTION_WORDS, PERSONAL_PAPERS, PLACE, THING, TITLE, kind
from encoder.model import Leaf

_SUFFIX = re.compile(r",? +(?:(Jr|Sr)\.?|(II|III|IV)\b)(?![A-Za-z])")
_SENTENCE = re.compile(r"(?:^|[.!?:;][\"')\]]*|[\"(\n]|\n *\S{1,3}) *$")
_COMPOUND = re.compile(r"([A-Z][A-Za-z']{2,})-(?:like|led|style|type|era|though|inspired|[a-z]{2,}ed)$")
_ALONE = re.compile(r" *\n")
_LABEL = re.compile(r"\n *$")
_LOWER_BEFORE = re.compile(r"[a-z],? $")


@dataclass(slots=True)
class Mention:
    """One place at which a name stands. `start` and `end` are offsets of the source; `candidates` maps ids to how much of the name agrees."""

    start: int
    end: int
    key: str
    candidates: dict[str, int]
    title: str = ""
    """The folded word of office or courtesy right before the name, lower case."""
    leaf: Leaf | None = None
    strength: int = BARE
    doubt: str = ""
    """Why the word may be no name at all here; empty where nothing speaks against it."""
    settled: str = ""
    rule: str = ""
    evidence: str = ""
    sure: bool = True
    others: list[str] = field(default_factory=list)


def mentions(words: Words, index: Index, leaves: Sequence[Leaf]) -> list[Mention]:
    """All mentions in the order of the text; none overlaps another."""
    out: list[Mention] = []
    keys, known = words.keys, index.keys
    used = -1
    for at, key in enumerate(keys):
        if key not in known and "-" in words.tokens[at][2] and (compound := _COMPOUND.match(words.tokens[at][2])) and norm(compound[1]) in known:
            start = words.tokens[at][0]
            words.tokens[at] = (start, start + len(compound[1]), compound[1])
            key = keys[at] = norm(compound[1])
        if key in known and at > used:
            found = _mention(words, index, at)
            if found is not None:
                mention, used = found
                out.append(mention)
    _place(out, leaves)
    return out


def _place(found: list[Mention], leaves: Sequence[Leaf]) -> None:
    """Give each mention the leaf that it stands in."""
    ordered = sorted(leaves, key=lambda leaf: leaf.start)
    at = 0
    for mention in found:
        while at < len(ordered) and ordered[at].end <= mention.start:
            at += 1
        if at < len(ordered):
            mention.leaf = ordered[at]


def _mention(words: Words, index: Index, at: int) -> tuple[Mention, int] | None:
    low, high = words.bounds(at)
    matches: dict[str, Match] = {}
    for identifier in index.keys[words.keys[at]]:
        for name in index.names(identifier):
            found = match(words, at, low, high, name)
            if found and (identifier not in matches or (found.strength, found.agreeing) > (matches[identifier].strength, matches[identifier].agreeing)):
                matches[identifier] = found
    if not matches:
        return None
    best = max(matches.values(), key=lambda m: (m.agreeing, m.strength, m.right - m.left))
    kept = {i: m.strength for i, m in matches.items() if m.agreeing == best.agreeing}
    mention = _span(words, best, words.keys[at], kept, index.with_particle(next(iter(kept))))
    mention.doubt = _doubt(words, best, at, mention)
    return mention, best.right


def _span(words: Words, found: Match, key: str, kept: dict[str, int], particles: bool) -> Mention:
    text, tokens = words.text, words.tokens
    start, end = tokens[found.left][0], tokens[found.right][1]
    if found.strength > BARE or particles:
        start = particles_before(text, start)
    if text[end:end + 1] == "." and len(tokens[found.right][2]) == 1:
        end += 1
    if suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    title = ""
    if found.left and words.joined(found.left - 1):
        before = tokens[found.left - 1][2]
        if kind(before) & TITLE:
            title = before.lower()
    return Mention(start, end, key, kept, title, strength=found.strength)


def _doubt(words: Words, found: Match, at: int, mention: Mention) -> str:
    """What speaks against a person at this place."""
    text, tokens = words.text, words.tokens
    right = found.right
    if right + 1 < len(tokens) and words.joined(right) and not words.possessive(right):
        following = tokens[right + 1][2]
        if following.lower() in COLLECTION and following[1:].islower():
            return f"{'papers' if following.lower() in PERSONAL_PAPERS else 'part'} of the name of a thing ({following})"
    if text[mention.end:mention.end + 1] in "-–/":
        if text[mention.end + 1:mention.end + 2].isdigit():
            return "part of a number"
        if right + 2 < len(tokens) and tokens[right + 1][0] == mention.end + 1 and words.joined(right + 1) and tokens[right + 2][2].lower() in COLLECTION:
            return f"part of the name of a thing ({tokens[right + 2][2]})"
    if found.left and words.joined(found.left - 1) and tokens[found.left - 1][2].lower() in BEFORE_PLACE:
        return f"part of the name of a place ({tokens[found.left - 1][2]})"
    if found.strength == BARE and right + 1 < len(tokens) and len(tokens[at][2]) < 6 and words.joined(right) and not words.possessive(right) and (
            kind(tokens[right + 1][2]) & PLACE and tokens[right + 1][2].lower() in ("viet", "viets")):
        return "part of another name"
    if found.strength > BARE or mention.title:
        return ""
    if found.left == found.right and found.left and words.joined(found.left - 1) and kind(tokens[found.left - 1][2]) & PLACE and len(tokens[at][2]) < 6:
        return f"part of another name ({tokens[found.left - 1][2]})"
    if (text[mention.start - 1:mention.start] == "(" and text[mention.end:mention.end + 1] == ")") or (_ALONE.match(text, mention.end) and _LABEL.search(text, max(0, mention.start - 20), mention.start)):
        return ""
    word = tokens[at][2]
    if word.lower() in FUNCTION_WORDS:
        if word.lower() not in ARTICLES and not word.isupper() and _LOWER_BEFORE.search(text, max(0, mention.start - 12), mention.start):
            return "a common word, not at the beginning of a sentence"
        return "a word of every sentence as well"
    flags = kind(word)
    if flags & PLACE:
        return "a place as well"
    if flags & (COMMON | TITLE | THING) or (word.isupper() and len(word) < 4) or len(word) == 2:
        return "a common word as well" if _SENTENCE.search(text, max(0, mention.start - 12), mention.start) or flags & TITLE or word.isupper() else "a common word, not at the beginning of a sentence"
    return ""
