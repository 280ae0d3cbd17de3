"""What a document as a whole says of whom it means: who takes part, whom it names in full, who held a title, whom editors call by the surname."""

from __future__ import annotations

from collections import defaultdict

from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import BARE
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.words import TITLES

_PRESENT, _IN_FULL = "the only one of that surname who takes part", "the only one of that surname whom the document names in full"
_ELSEWHERE, _JUST_NAMED = "as elsewhere in the document", "the one of that surname who is named in full right before it"


def together(group: list[Mention], index: Index) -> None:
    """What the document as a whole says: the one person of the surname that takes part in it, that it names in full, or means elsewhere. Where it
    means two of them (`Allen Dulles` and `Secretary Dulles`), the bare surname stays open unless only one takes part."""
    settled = [m for m in group if m.settled and not is_woman(m)]
    told = {m.settled for m in settled}
    named = {m.settled for m in settled if m.strength > BARE}
    open_there = any(takes_part(m) for m in group if not m.settled)
    present = set() if open_there else {m.settled for m in settled if takes_part(m) and m.rule != "document"}
    titled: dict[str, set[str]] = defaultdict(set)
    for m in settled:
        titled[m.title].add(m.settled)
    last: Mention | None = None
    for m in group:
        if m.rule:
            last = m if m.settled and m.rule != "document" else last
            continue
        if has_office(m) and len(same := titled[m.title] & m.candidates.keys()) == 1:
            m.settle(next(iter(same)), "document", f"as elsewhere in the document with the title {m.title}")
            continue
        several = len(told & m.candidates.keys()) > 1
        ways = ((present, _PRESENT), (_just_named(m, last, index), _JUST_NAMED)) if several else ((named, _IN_FULL), (told, _ELSEWHERE))
        for ids, why in ways:
            fits = ids & m.candidates.keys()
            if len(fits) == 1:
                if not m.leaning or m.leaning in fits:
                    m.settle(fits.pop(), "document", why, sure=why is not _JUST_NAMED)
                break


def _just_named(m: Mention, last: Mention | None, index: Index) -> set[str]:
    """Who of that surname is named `last` before a place, if that is in full and in its own paragraph; nobody where one of them led a state, of whom
    editors speak by the bare surname in between."""
    if last is None or last.leaf is not m.leaf or last.strength == BARE:
        return set()
    led = any(index.profile(i).leads for i in m.candidates)
    return set() if led else {last.settled}


def leader(group: list[Mention], index: Index, year: int | None, narrated: bool) -> None:
    """Whom an editor's note calls by the bare surname, where the document says nothing else of him: the only candidate who led a state then, its
    government or its foreign affairs."""
    told = {m.settled for m in group if m.settled}
    for m in group:
        if m.rule or m.title or m.strength > BARE or m.leaf is None or not (narrated or m.leaf.note is not None or m.leaf.kind == "note"):
            continue
        led = {i for i in m.candidates if (p := index.profile(i)).leads and p.held(year)}
        if len(led) == 1 and told.isdisjoint(led):
            m.settle(led.pop(), "office", "an editor's note has the bare surname, and one candidate alone led a state or its affairs then",
                    sure=False)


def has_office(m: Mention) -> bool:
    """Whether a title of office stands before a mention, and not only one of courtesy."""
    return not TITLES.get(m.title, "~").startswith("~")


def takes_part(m: Mention) -> bool:
    """Whether a mention is of somebody who is present, writes or is written to."""
    return m.leaf is not None and m.leaf.note is None and (m.leaf.kind == "head" or m.leaf.path[-1:] == ("list:participants",))


def is_woman(m: Mention) -> bool:
    """Whether the title before a bare surname is a woman's."""
    return m.strength == BARE and TITLES.get(m.title) == "~mrs"
