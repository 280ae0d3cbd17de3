"""Names of persons that the text itself shows to be such, without any list.

Each rule is one that a reader of such documents uses: what follows `Ambassador` or `Mr.`, what begins with a given name or initials (`windows`),
what sounds Chinese or Korean (`families`), two initials behind a word (`initials_behind`); what is signed, who takes part, sends and receives,
names in the brackets of a heading, speakers (`stands`); who drafted and cleared (`chains`); titles in small letters and rows behind one title
(`comrades`); particles (`nobiliary`).
"""

from __future__ import annotations

import re
from itertools import chain

from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.chains import chains
from encoder.annotate.persons.comrades import comrades
from encoder.annotate.persons.families import families
from encoder.annotate.persons.found import Found
from encoder.annotate.persons.initials_behind import initials_behind
from encoder.annotate.persons.nobiliary import nobiliary
from encoder.annotate.persons.offices_before import behind_offices
from encoder.annotate.persons.stands import stands
from encoder.annotate.persons.towns import NAMES
from encoder.annotate.persons.windows import windows
from encoder.model import Document

_YEAR = re.compile(r", (?:1[789]|20)\d\d[),;]")
_TOWN = re.compile(r"\([A-Z][A-Za-z. ]+[,:] $")


def find(words: Words, document: Document) -> list[Found]:
    """All such names, in the order of the text; each word in one name at most."""
    longest: dict[int, Found] = {}
    for item in chain(windows(words), behind_offices(words), families(words), initials_behind(words), stands(words, document), chains(words),
                      comrades(words), nobiliary(words)):
        known = longest.get(item.left)
        if known is None or item.right > known.right:
            longest[item.left] = item
    out: list[Found] = []
    for left in sorted(longest):
        if (not out or left > out[-1].right) and not is_no_person(words, longest[left]):
            out.append(longest[left])
    return out


def is_no_person(words: Words, found: Found) -> bool:
    """Whether the name is that of a town (`Dong Xoai` sounds like a person), of a firm (`Merrill Lynch`) or of a publisher (`Harper & Row`; `New
    York, Praeger, 1963`), or ends in a dignity (`Mohammad Reza Shah`: his family's name is another)."""
    if found.title:
        return False
    if found.right > found.left and words.printed[found.right] == "Shah":
        return True
    text, start, end = words.text, words.tokens[found.left][0], words.tokens[found.right][1]
    if found.right > found.left and text[start:end] in NAMES:
        return True
    return text[end:end + 3] == " & " or text[start - 3:start] == " & " or (
        _YEAR.match(text, end) is not None and _TOWN.search(text, max(0, start - 40), start) is not None)
