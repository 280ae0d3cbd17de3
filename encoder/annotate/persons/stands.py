"""Places where names and nothing else stand: signatures, lists of participants, the brackets behind an office, speakers, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, plain, title_before
from encoder.annotate.persons.rows import rows
from encoder.annotate.persons.spoken import speakers
from encoder.annotate.persons.words import COMMON, GIVEN, INITIAL, PARTICLE, PLACE, SUFFIX, SURNAME_WORDS, THING, TITLE, TITLES
from encoder.model import Document, Leaf

_NAME_LISTS = frozenset(f"list:{name}" for name in ("participants", "to", "from", "through", "via", "cc"))
_BULLET = re.compile(r"[^A-Z\n]{0,4}")
_DATED = re.compile(r"\d[.,]? +([A-Z]\. ?[A-Z][A-Za-z. '-]+)$")
_NAME_ENDS = re.compile(r" *(?:[,;(:\n]|\.(?=\n|$)|[-–—] |$|\*|\d)|, ")
_SUFFIX = re.compile(r"(?:\.|,? (?:Jr|Sr)\.?|,? I{2,3}V?)? *")
_BRACKETS = re.compile(r"\(([A-Z][A-Za-z' .-]{1,40})\)")
_OFFICE = re.compile(r"\b(?:Ambassador|Secretary|Minister|Director|Chairman|Chief|Representative|Assistant|Adviser|Counselor|Charg|Consul|"
                     r"Commissioner|Administrator|Officer|Deputy|Commander|President|Member|Delegate|Attorney|General)\w*\b[^()\n]{0,110}$")
_NO_NAME = COMMON | THING | TITLE | SUFFIX


def stands(words: Words, document: Document) -> Iterator[Found]:
    """All names of such places."""
    for leaf in document.leaves:
        if leaf.kind == "signed":
            yield from _signature(words, leaf, document.source.text)
        elif leaf.kind == "dateline" and leaf.path[-1:] == ("closer",):
            yield from _dated_signature(words, leaf)
        elif leaf.kind == "item" and leaf.path[-1:] and leaf.path[-1] in _NAME_LISTS:
            yield from _item(words, leaf)
        elif leaf.kind in ("head", "dateline", "p") and words.text.find("(", leaf.start, leaf.end) >= 0:
            yield from _bracketed(words, leaf)
    yield from speakers(words)
    for row in rows(words, document):
        yield Found(row.left, row.right, 0 if row.family else row.right - row.left, row.family, title_before(words, row.left), "list of recipients")


def _start(words: Words, leaf: Leaf) -> int | None:
    """The first word of a leaf, behind bullets and titles."""
    at = words.beginning(leaf.start)
    if at is None:
        match = _BULLET.match(words.text, leaf.start)
        at = words.beginning(match.end()) if match else None
    while at is not None and at + 1 < len(words.tokens) and words.flags[at] & TITLE and not words.flags[at] & GIVEN and words.joined(at):
        at += 1
    return at


def _run(words: Words, at: int, end: int) -> int:
    """The last word of the run of names that begins with word `at`, before offset `end`."""
    while at + 1 < len(words.tokens) and words.tokens[at + 1][1] <= end and words.near(at) and (
            not words.flags[at + 1] & _NO_NAME or (words.printed[at + 1].isupper() and PARTICLE.match(words.printed[at + 1].lower()))):
        at += 1
    return at


def _is_word(words: Words, at: int) -> bool:
    """Whether word `at` is one of the language, and no surname besides."""
    return bool(words.flags[at] & _NO_NAME) and words.printed[at].lower() not in SURNAME_WORDS


def _signature(words: Words, leaf: Leaf, source: str) -> Iterator[Found]:
    """The name that a signature, or the first line of one, consists of."""
    at = _start(words, leaf)
    if at is None:
        return
    line = source.find("\n", leaf.start, leaf.end)
    end = leaf.end if line < 0 else line
    right = _run(words, at, end)
    whole = _SUFFIX.fullmatch(words.text, words.tokens[right][1], end)
    if whole and right - at <= 3 and not _is_word(words, right) and not words.flags[right] & INITIAL:
        yield plain(words, at, right, "signature")


def _dated_signature(words: Words, leaf: Leaf) -> Iterator[Found]:
    """`27.X.62 A. DOBRYNIN`: the name that ends a line of the date at the foot."""
    match = _DATED.search(words.text, leaf.start, leaf.end)
    at = words.beginning(match.start(1)) if match else None
    if at is not None:
        right = _run(words, at, leaf.end)
        if right > at and words.tokens[right][1] == leaf.end and not words.flags[right] & (_NO_NAME | PLACE | INITIAL):
            yield plain(words, at, right, "signature")


def _item(words: Words, leaf: Leaf) -> Iterator[Found]:
    """A person of a list: the name stands first and ends at a comma, a bracket or the line's end."""
    at = _start(words, leaf)
    if at is None or (not words.namelike(at) and words.printed[at].lower() not in SURNAME_WORDS):
        return
    right = _run(words, at, leaf.end)
    last = right + 1 if right + 1 < len(words.flags) and words.flags[right + 1] & SUFFIX else right       # `Douglas MacArthur II, Counselor`
    if right - at > 4 or not _NAME_ENDS.match(words.text, words.tokens[last][1]) or _is_word(words, right) or words.flags[right] & (PLACE | INITIAL):
        return
    alone = right == at and (words.flags[at] & GIVEN or words.printed[at].isupper())
    if not alone or (at and words.printed[at - 1].lower() in TITLES):
        yield plain(words, at, right, "list of persons")


def _bracketed(words: Words, leaf: Leaf) -> Iterator[Found]:
    """`the Secretary of the Interior (Krug)`: the name in brackets behind an office."""
    for match in _BRACKETS.finditer(words.text, leaf.start, leaf.end):
        at = words.beginning(match.start(1))
        if at is None or not _OFFICE.search(words.text, max(leaf.start, match.start() - 140), match.start()):
            continue
        right = _run(words, at, match.end(1))
        word = words.printed[right]
        if words.text[words.tokens[right][1]:match.end(1)].strip(" .") or len(word) < 2 or (word.isupper() and leaf.kind != "head"):
            continue
        if not words.flags[right] & (PLACE | INITIAL) and not words.flags[at] & TITLE and not _is_word(words, right):
            yield plain(words, at, right, "office (name)")
