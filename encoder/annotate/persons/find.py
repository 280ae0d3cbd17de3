"""Names of persons that the text itself shows to be such: a title before them, a given name in them, a place where only names stand.

Works without any list. Each rule is one that a reader of such documents uses: what follows `Ambassador` or `Mr.`; what begins with a given name
or initials; what is signed; who takes part, sends, receives, drafts and clears; names in the brackets of a heading; speakers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from encoder.annotate.persons.asian import family_first, syllable
from encoder.annotate.persons.match import PARTICLE, Words
from encoder.annotate.persons.rows import rows
from encoder.annotate.persons.text import particles_before
from encoder.annotate.persons.words import COMMON, GIVEN, INITIAL, PLACE, SURNAME_WORDS, THING, TITLE, TITLES, kind
from encoder.model import Document, Leaf


@dataclass(frozen=True, slots=True)
class Found:
    """A name at a place: words `left` to `right`. `given` says how many of them, from the left, are given names; 0 with `family` for a name
    whose family comes first. `how` names the rule."""

    left: int
    right: int
    given: int
    family: bool
    title: str
    how: str


def find(words: Words, document: Document) -> list[Found]:
    """All names that the text shows, in its order; each word in one name at most."""
    found: dict[int, Found] = {}
    for item in (*_windows(words), *_places(words, document), *_chains(words), *_rows(words, document)):
        known = found.get(item.left)
        if known is None or item.right > known.right:
            found[item.left] = item
    out: list[Found] = []
    for left in sorted(found):
        item = found[left]
        if not out or left > out[-1].right:
            out.append(item)
    return out


_PLAIN_TITLES = frozenset(t for t, key in TITLES.items() if key.startswith("~") or key in
                          {"general", "admiral", "marshal", "colonel", "major", "captain", "lieutenant", "ambassador", "senator", "congressman", "president", "minister", "secretary", "governor", "justice", "bishop"})


def _windows(words: Words) -> Iterator[Found]:
    """Runs of words that can be names, judged by what is in them and by the title before them."""
    tokens, flags, last, at = words.tokens, words.flags, len(words.tokens) - 1, 0
    while at <= last:
        if not words.namelike(at):
            if at < last and flags[at] & TITLE and (item := _titled(words, at)):
                yield item
            at += 1
            continue
        low = at
        while at < last and words.joined(at) and words.namelike(at + 1) and not words.possessive(at):
            at += 1
        if (at > low or flags[low] & GIVEN or low and flags[low - 1] & TITLE) and (item := _window(words, low, at)):
            yield item
        at += 1


def _titled(words: Words, at: int) -> Found | None:
    """`Mr. Young`, `Senator Church`: a word of English that a title makes a surname."""
    title, following = words.tokens[at][2], words.tokens[at + 1][2].lower()
    if following not in SURNAME_WORDS or title.lower() not in _PLAIN_TITLES or words.namelike(at + 1) or not words.joined(at):
        return None
    if at + 2 < len(words.tokens) and words.joined(at + 1):
        return None
    return Found(at + 1, at + 1, 0, False, title, "title")


def _window(words: Words, low: int, high: int) -> Found | None:
    tokens = words.tokens
    title = ""
    if low and words.joined(low - 1) and kind(tokens[low - 1][2]) & TITLE:
        title = tokens[low - 1][2]
    first = kind(tokens[low][2])
    names = tuple(t[2] for t in tokens[low:high + 1])
    if high < len(tokens) - 1 and first & (GIVEN | INITIAL) and not words.possessive(high) and words.joined(high):
        following = tokens[high + 1][2]
        if following.lower() in SURNAME_WORDS and following[1:].islower() and (not kind(following) & THING or first & INITIAL or high > low):
            high, names = high + 1, (*names, following)
    if high > low and not title and names[0] == "M" and not kind(names[1]) & (GIVEN | INITIAL):
        title, low, names = "M", low + 1, names[1:]     # Monsieur
        first = kind(names[0])
    count = high - low + 1
    if count > 5:
        return None
    if count > 1 and all(PARTICLE.match(n.lower()) for n in names[:-1]):
        return Found(low, high, 0, False, title, "title") if title else None
    last = kind(names[-1])
    if count >= 2 and family_first(names) and not first & GIVEN:
        return Found(low, high, 0, True, title, "family name first")
    if count == 1:
        if not title or first & INITIAL or len(names[0]) < 3 and not names[0][1:].islower() or names[0].isupper() and not title.isupper():
            return None
        return Found(low, high, 0, False, title, "title")
    if last & INITIAL and not (count > 2 and not last & PLACE):
        return None
    if first & (GIVEN | INITIAL):
        initials = sum(1 for n in names[:-1] if len(n) == 1)
        if not title and not initials and first & (PLACE | COMMON | THING):
            return None
        if last & INITIAL or first & INITIAL and initials == 1 and not title and _LABELLED.search(words.text, max(0, tokens[low][0] - 6), tokens[low][0]):
            return None
        return Found(low, high, count - 1, False, title, "given name")
    if title:
        if _spans_particle(words, low, high):
            return Found(low, high, 0, False, title, "title")
        if all(len(n) < 6 and syllable(n) for n in names):
            return Found(low, high, 0, True, title, "title")
        return Found(low, high, count - 1, False, title, "title")
    return None


_LABELLED = re.compile(r"(?:^|[\n.;:] *)$")


def _spans_particle(words: Words, low: int, high: int) -> bool:
    return words.tokens[high][0] - words.tokens[high - 1][1] > 2 and particles_before(words.text, words.tokens[high][0]) < words.tokens[high][0]


# --- places where only names stand

_NAME_LEAVES = ("list:participants", "list:to", "list:from", "list:through", "list:via", "list:cc")
_TITLES_BEFORE = re.compile(r"(?:(?:The +)?(?:Honorable|Hon\.|His Excellency|H\.E\.|Excellency)[ ,]+)?", re.I)
_END = re.compile(r" *(?:[,;(:\n]|[-–—] |$|\*|\d)|, ")
_OFFICE_BEFORE = re.compile(r"\b(?:Ambassador|Secretary|Minister|Director|Chairman|Chief|Representative|Assistant|Adviser|Counselor|Charg|Consul|Commissioner|Administrator|Officer|Deputy|Commander|President|"
                            r"Member|Delegate|Attorney|General)\w*\b[^()\n]{0,110}$")
_BULLET = re.compile(r"[^A-Z\n]{0,4}")
_PAREN = re.compile(r"\(([A-Z][A-Za-z' .-]{1,40})\)")
_SPEAKER = re.compile(r"\n *(?:(?:[A-Z][a-z]+\.?|[A-Z]+) +)?([A-Z][A-Za-z'-]+) ?:(?= )")


def _places(words: Words, document: Document) -> Iterator[Found]:
    begins = {token[0]: at for at, token in enumerate(words.tokens)}
    for leaf in document.leaves:
        if leaf.kind == "signed":
            yield from _whole(words, begins, leaf, "signature")
        elif leaf.kind == "item" and leaf.path and leaf.path[-1] in _NAME_LEAVES:
            yield from _item(words, begins, leaf)
        elif leaf.kind in ("head", "dateline") or leaf.note is None and leaf.kind == "p":
            if "(" in words.text[leaf.start:leaf.end]:
                yield from _bracketed(words, begins, leaf)
    seen: dict[str, list[int]] = {}
    for match in _SPEAKER.finditer(words.text):
        at = begins.get(match.start(1))
        if at is not None and kind(match[1]) in (0, GIVEN) and len(match[1]) > 2:
            seen.setdefault(match[1], []).append(at)
    for places in seen.values():
        if len(places) > 1:
            for at in places:
                yield Found(at, at, 0, False, "", "speaker")


def _run(words: Words, at: int, end: int) -> int:
    """The last word of the run of names that begins with word `at`, before offset `end`."""
    while at + 1 < len(words.tokens) and words.tokens[at + 1][1] <= end and words.joined(at) and not words.flags[at + 1] & (COMMON | THING | TITLE):
        at += 1
    return at


def _start(words: Words, begins: dict[int, int], leaf: Leaf) -> int | None:
    """The first word of a leaf behind titles."""
    at = begins.get(leaf.start)
    if at is None:
        match = _BULLET.match(words.text, leaf.start)
        at = begins.get(match.end()) if match else None
    while at is not None and at + 1 < len(words.tokens) and kind(words.tokens[at][2]) & TITLE and not kind(words.tokens[at][2]) & GIVEN and words.joined(at):
        at += 1
    return at


def _whole(words: Words, begins: dict[int, int], leaf: Leaf, how: str) -> Iterator[Found]:
    """A leaf that is a name and nothing else (a signature)."""
    at = _start(words, begins, leaf)
    if at is None:
        return
    right = _run(words, at, leaf.end)
    rest = words.text[words.tokens[right][1]:leaf.end]
    if right - at > 3 or not re.fullmatch(r"(?:\.|,? (?:Jr|Sr)\.?|,? I{2,3}V?)? *", rest):
        return
    flags = kind(words.tokens[right][2])
    word = words.tokens[right][2].lower()
    if flags & (COMMON | THING | TITLE) and word not in SURNAME_WORDS or flags & INITIAL or right == at and flags & GIVEN and not flags & PLACE and leaf.kind != "signed":
        return
    yield _plain(words, at, right, how)


def _plain(words: Words, left: int, right: int, how: str) -> Found:
    names = tuple(t[2] for t in words.tokens[left:right + 1])
    title = words.tokens[left - 1][2] if left and words.joined(left - 1) and kind(words.tokens[left - 1][2]) & TITLE else ""
    if right > left and family_first(names) and not kind(names[0]) & GIVEN:
        return Found(left, right, 0, True, title, how)
    return Found(left, right, right - left, False, title, how)


def _item(words: Words, begins: dict[int, int], leaf: Leaf) -> Iterator[Found]:
    """A person of a list: the name stands first and ends at a comma, a bracket or the line's end."""
    at = _start(words, begins, leaf)
    if at is None or not words.namelike(at) and words.tokens[at][2].lower() not in SURNAME_WORDS:
        return
    right = _run(words, at, leaf.end)
    if right - at > 4 or not _END.match(words.text, words.tokens[right][1]):
        return
    flags = kind(words.tokens[right][2])
    if flags & (COMMON | THING | TITLE) and words.tokens[right][2].lower() not in SURNAME_WORDS:
        return
    if flags & (PLACE | INITIAL) or right == at and (flags & GIVEN or words.tokens[right][2].isupper()) and not words.tokens[right - 1][2].lower() in TITLES:
        return
    yield _plain(words, at, right, "list of persons")


def _bracketed(words: Words, begins: dict[int, int], leaf: Leaf) -> Iterator[Found]:
    """`the Secretary of the Interior (Krug)`: the name in brackets behind an office."""
    for match in _PAREN.finditer(words.text, leaf.start, leaf.end):
        at = begins.get(match.start(1))
        if at is None or not _OFFICE_BEFORE.search(words.text, max(leaf.start, match.start() - 140), match.start()):
            continue
        right = _run(words, at, match.end(1))
        rest = words.text[words.tokens[right][1]:match.end(1)].strip(" .")
        word = words.tokens[right][2]
        if rest or word.isupper() and leaf.kind != "head" or len(word) < 2 or kind(word) & (PLACE | INITIAL) or kind(words.tokens[at][2]) & TITLE:
            continue
        if kind(word) & COMMON and word.lower() not in SURNAME_WORDS:
            continue
        yield _plain(words, at, right, "office (name)")


def _rows(words: Words, document: Document) -> Iterator[Found]:
    for row in rows(words, document):
        title = words.tokens[row.left - 1][2] if row.left and words.flags[row.left - 1] & TITLE and words.joined(row.left - 1) else ""
        yield Found(row.left, row.right, 0 if row.family else row.right - row.left, row.family, title, "list of recipients")


_HAND = re.compile(r"\b(?:[Dd]rafted|[Cc]leared|[Aa]pproved|[Ii]nitial(?:l)?ed|[Ss]igned|[Cc]oncurred|[Pp]repared|[Tt]ranslated|[Tt]ransmitted|[Aa]uthorized|[Cc]oordinated)(?: (?:in|off|on|for|and|the|telegram|text|substance|draft|also|it|"
                   r"cleared|approved|initialed|signed|message|for transmission)){0,4} (?:by|with) +$")
_PAPER = re.compile(r"\b(?:[Mm]emorand(?:um|a)|[Ll]etters?|[Nn]ote|[Mm]essages?|[Mm]emo|[Rr]eport|[Cc]all|[Cc]onversations?|[Mm]eetings?|[Tt]alks?|[Dd]iscussions?|[Ii]nterview|[Ss]peech|[Ee]xchanges?|[Cc]orrespondence) (?:from|to|by|with|between) +$")
_AND = re.compile(r"(?: *\([A-Z/]{1,8}\))?(?:, and |, | and | to | with )(?:in draft by |also |with )?$")
_LINKS = frozenset({"by ", "th ", "om ", "to ", "en "})


def _chains(words: Words) -> Iterator[Found]:
    """`drafted by Yager, cleared by Allen Evans and Harriman`; `memorandum from Brzezinski to Vance`."""
    text = words.text
    for at, token in enumerate(words.tokens):
        start = token[0]
        if text[start - 3:start] in _LINKS:
            low = max(0, start - 80)
            if _HAND.search(text, low, start) or _PAPER.search(text, max(0, start - 30), start):
                yield from _chain(words, at)


def _chain(words: Words, at: int) -> Iterator[Found]:
    """The names of a row that begins with word `at`."""
    tokens, flags = words.tokens, words.flags
    while True:
        while at + 1 < len(tokens) and flags[at] & TITLE and words.joined(at):
            at += 1
        if not words.namelike(at) and tokens[at][2].lower() not in SURNAME_WORDS:
            return
        right = at
        while right + 1 < len(tokens) and words.joined(right) and words.namelike(right + 1):
            right += 1
        word = tokens[right][2]
        if not (flags[right] & INITIAL or word.isupper() and len(word) < 5):
            yield _plain(words, at, right, "drafted, cleared or sent by")
        if right + 1 >= len(tokens) or not _AND.match(words.text[tokens[right][1]:tokens[right + 1][0]]):
            return
        at = right + 1
