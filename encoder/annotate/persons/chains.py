"""Who wrote, cleared, sent and met: `drafted by Yager, cleared by Allen Evans and Harriman`; `memorandum from Brzezinski to Vance`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, plain
from encoder.annotate.persons.words import INITIAL, SURNAME_WORDS, TITLE

_HAND = re.compile(
    r"\b(?:[Dd]rafted|[Cc]leared|[Aa]pproved|[Ii]nitial(?:l)?ed|[Ss]igned|[Cc]oncurred|[Pp]repared|[Tt]ranslated|[Tt]ransmitted|[Aa]uthorized|[Cc]oordinated)"
    r"(?: (?:in|off|on|for|and|the|telegram|text|substance|draft|also|it|cleared|approved|initialed|signed|message)){0,4} (?:by|with) +$|"
    r"\b(?:[Dd]rafted|[Cc]leared|[Aa]pproved|[Cc]oncurred)"
    r"(?:,? (?:in|and|also|the|draft|substance|[A-Z][A-Za-z/&–-]{0,11}|\([A-Z][A-Za-z./ –-]{0,20}\))){1,9},? (?:by|with) +$")
_PAPER = re.compile(
    r"\b(?:[Mm]emorand(?:um|a)|[Ll]etters?|[Nn]ote|[Mm]essages?|[Mm]emo|[Rr]eport|[Cc]all|[Cc]onversations?|[Mm]eetings?|[Tt]alks?|[Dd]iscussions?|[Ii]nterview|"
    r"[Ss]peech|[Ee]xchanges?|[Cc]orrespondence) (?:from|to|by|with|between) +$")
_AND = re.compile(r" *(?:\([A-Z][A-Za-z/&\u2013. -]{0,24}\))?(?:,? and |, | to | with |; )(?:in draft by |also |with |in substance by )?(?=[A-Z])")
"""What divides two names of a row; the office of the first may stand in brackets."""
_PASSED = re.compile(r"\b(?:[Rr]epeated|[Rr]ptd?|[Pp]ass(?:ed)?|[Ss]ent)\b[^.;:()\n]{2,90} for +$")
"""Before whom a telegram is for at the post that gets a copy: `repeated to London for Holmes`."""
_LINKS = {"by ": 3, "th ": 5, "om ": 5, "to ": 3, "en ": 8, "or ": 4}
"""The last letters of the words that such a row begins with, and how long these are: looked at first, since most words of a text follow none of
them."""
_ENDS = re.compile(r"[.;,)\n]| and (?:to )?[A-Z]|$")
_LINK_ENDS = tuple(_LINKS)
_PAPER_ENDS = frozenset("dum nda ter ers ote age ges emo ort all ion ons ing ngs alk lks iew ech nge nce".split())


def chains(words: Words) -> Iterator[Found]:
    """All names of such rows."""
    text = words.text
    for at in [at for at, gap in enumerate(words.gaps[:-1]) if gap != " " and gap.endswith(_LINK_ENDS)]:
        start = words.tokens[at][0]
        word, begin = text[start - 3:start], max(0, start - 80)
        link = start - _LINKS[word]
        if word == "or ":
            ends = text[start - 4] == "f" and words.namelike(at) and _ENDS.match(text, words.tokens[at][1])
            if ends and _PASSED.search(text, max(0, start - 110), start):
                yield plain(words, at, at, "drafted, cleared or sent by")
            continue
        paper = text[link - 4:link - 1] in _PAPER_ENDS and _PAPER.search(text, max(0, start - 30), start)
        if paper or (word in ("by ", "th ") and "ed " in text[begin:link] and _HAND.search(text, begin, start)):
            yield from _chain(words, at)


def _chain(words: Words, at: int) -> Iterator[Found]:
    """The names of the row that begins with word `at`."""
    tokens, flags, last = words.tokens, words.flags, len(words.tokens) - 1
    while True:
        while at < last and flags[at] & TITLE and words.joined(at):
            at += 1
        if not words.namelike(at) and tokens[at][2].lower() not in SURNAME_WORDS:
            return
        right = at
        while right < last and words.joined(right) and (words.namelike(right + 1) or tokens[right + 1][2].lower() in SURNAME_WORDS):
            right += 1
        word = tokens[right][2]
        if not flags[right] & INITIAL and not (word.isupper() and len(word) < 5):
            yield plain(words, at, right, "drafted, cleared or sent by")
        following = _AND.match(words.text, tokens[right][1])
        beginning = words.beginning(following.end()) if following else None
        if beginning is None:
            return
        at = beginning
