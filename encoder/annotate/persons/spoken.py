"""Who speaks in a transcript: `Richard: I should lead off.`, `KOSYGIN. I have spoken with him.`, `Sa'dun Hammadi: Sir, he agrees.`"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.found import Found, plain
from encoder.annotate.persons.words import ACRONYM, GIVEN, INITIAL, TITLE, kind

_LABEL = re.compile(r"\n *([A-Z](?:[A-Za-z'. -]{0,40}+(?=:)|(?:[a-z]+\.? )?[A-Z'. -]{1,40}?(?=\.)))(?:: |\. (?=[A-Z\"]))")
_TRANSCRIPT = 4
"""So many such labels make a transcript, where one of them comes again: there whoever speaks once is a person as well."""


def speakers(words: Words) -> Iterator[Found]:
    """The names with which paragraphs begin, before a colon, or in capitals before a full stop."""
    labels = [found for match in _LABEL.finditer(words.text) if (found := _label(words, match))]
    said = Counter(words.keys[found.right] for found in labels)
    transcript = len(labels) >= _TRANSCRIPT and max(said.values()) > 1
    yield from (found for found in labels if transcript or said[words.keys[found.right]] > 1)


def _label(words: Words, match: re.Match[str]) -> Found | None:
    at = words.beginning(match.start(1))
    if at is None:
        return None
    stop, end = match[0][-2] == ".", match.start(1) + len(match[1].rstrip())
    first = at
    while _is_title(words, at) and words.tokens[at][1] < end and words.joined(at):
        at += 1
    right = at
    while words.tokens[right][1] < end and words.joined(right):
        right += 1
    names = words.printed[at:right + 1]
    if words.tokens[right][1] != end or len(names) > 4 or len(names[-1]) < 3 or (stop and not names[-1].isupper()):
        return None
    capitals = stop or (at > first and names[-1].isupper() and len(names[-1]) > 3)       # `Comrade TITO: ...`
    if len(names) > 1 and words.flags[at] & (GIVEN | INITIAL) and names[-1].isupper() and len(names[-1]) > 3:
        capitals = True         # `János KÁDÁR: ...`
    known = [kind(name.capitalize()) for name in names] if capitals else list(map(kind, names))
    if any(flags & ~(GIVEN | INITIAL) for flags in known) or known[-1] & INITIAL:
        return None
    return plain(words, at, right, "speaker")


def _is_title(words: Words, at: int) -> bool:
    """Whether word `at` is a title, or an abbreviation that stands for one (`PM Chow: I agree.`)."""
    return bool(words.flags[at] & (TITLE | ACRONYM)) and not words.flags[at] & GIVEN
