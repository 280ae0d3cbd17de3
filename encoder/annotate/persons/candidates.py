"""Who of the list can be meant at all, before anything around the place is weighed: those listed before those gathered, whose very surname it is
before whose second, nobody twice in one list."""

from __future__ import annotations

from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import BARE
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.names import Name
from encoder.annotate.persons.rows import is_row
from encoder.annotate.persons.together import takes_part


def listed_first(group: list[Mention], index: Index) -> None:
    """A bare surname means a person of the list before one whom only the texts know: lists name those who matter in the volume. Not where such a
    one writes, gets or attends what the document records. Whose surname it is comes before whose second surname it is (`Smith` is not "Ivan Smith,
    George")."""
    several = [m for m in group if m.strength == BARE and len(m.candidates) > 1]
    if not several:
        return
    present = {i for m in group if m.strength > BARE and len(m.candidates) == 1 and takes_part(m) for i in m.candidates}
    meant: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for m in several:
        key = bool(m.title), tuple(m.candidates)
        if key not in meant:
            meant[key] = _before_others(m, present, index)
        m.candidates = {i: m.candidates[i] for i in meant[key]}


def _before_others(m: Mention, present: set[str], index: Index) -> list[str]:
    """The candidates of a bare surname that come before the others."""
    names = {i: index.names(i) for i in m.candidates}
    listed = [i for i in m.candidates if not index.persons[i].made]
    led = any(index.profile(i).leads for i in listed) if len(listed) < len(m.candidates) else True
    if present and not led and not m.title:
        listed = [i for i in m.candidates if not index.persons[i].made or i in present]
    if any(_very_surname(name, m.key) for i in listed for name in names[i]):
        whole = [i for i in listed if any(not name.ordered or name.son or _very_surname(name, m.key) for name in names[i])]
    else:
        whole = [i for i in listed if not all(_second_surname(name, m.key) for name in names[i])]
    return whole or listed or list(m.candidates)


def _second_surname(name: Name, key: str) -> bool:
    """Whether a word is only the last of several words of a surname."""
    return name.ordered and len(name.surname) > 1 and name.surname[-1] == key


def _very_surname(name: Name, key: str) -> bool:
    """Whether a word is the whole surname."""
    return name.ordered and name.surname == (key,)


def named_once(group: list[Mention], text: str) -> None:
    """A list of recipients names nobody twice: a bare surname in it is not the person whom the list has in full, nor are two of a surname one.
    Likewise a list of participants: who is in it by name in full is not one of its bare surnames."""
    listed = [m for m in group if m.leaf is not None and is_row(m.leaf, text)]
    if len(listed) > 1:
        for m in listed:
            if m.strength == BARE and (any(o.strength > BARE for o in listed) or sum(o.strength == BARE for o in listed) > 1):
                m.rule, m.evidence = "open", "a list of recipients names nobody twice, and this surname stands in it more than once"
    present = [m for m in group if m.leaf is not None and m.leaf.path and m.leaf.path[-1] == "list:participants"]
    if len(present) < 2:
        return
    others = {i for m in present if m.strength > BARE and len(m.candidates) == 1 for i in m.candidates}
    for m in present if others else ():
        if m.strength == BARE and len(m.candidates) > 1:
            m.candidates = {i: s for i, s in m.candidates.items() if i not in others} or m.candidates
