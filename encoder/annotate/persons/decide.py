"""Which of several persons of one name is meant, or that it cannot be told.

Two looks at the document: first what each place says of itself (full name, title, office), then what the document as a whole
says (the person of that surname that it names in full, or has settled on elsewhere). What stays open stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from encoder.annotate.persons.candidates import listed_first, named_once
from encoder.annotate.persons.evidence import profile, ranks_of
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import BARE
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.together import is_woman, leader, together
from encoder.annotate.persons.weigh import of_the_department, weigh
from encoder.annotate.persons.words import FEMALE, MALE, TITLES

_ASSISTS = re.compile(r"\b(?:to|of|for|by|with) (?:the )?(?:Vice )?President\b|\bVice President\b|\bPresidential\b")


def decide(found: Sequence[Mention], index: Index, text: str, year: Callable[[], int | None], *, narrated: bool = False) -> None:
    """Settle the mentions that can be settled; writes `settled`, `rule`, `evidence` and `sure`. `year` tells the document's own,
    if it is asked; `narrated`: an editor speaks throughout."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for m in found:
        groups[m.key].append(m)
    for group in groups.values():
        listed_first(group, index)
        if len(group) > 1:
            named_once(group, text)
        for m in group:
            if not m.rule:
                _alone(m, index, text, year)
        if any(not m.rule for m in group):
            leader(group, index, year(), narrated)
            together(group, index)


def _alone(m: Mention, index: Index, text: str, year: Callable[[], int | None]) -> None:
    """What the place says of itself."""
    if len(m.candidates) == 1:
        identifier = next(iter(m.candidates))
        full = "the name in full" if m.strength > BARE else "the only person of that name in the list"
        if not (m.title or m.otherwise or m.stuck):
            m.settle(identifier, "name", full)
            return
        if is_woman(m) and not _may_be_woman(identifier, index):
            m.rule, m.evidence = "open", f"a woman of that name, who is hardly {index.persons[identifier].name}"
            return
        if m.title == "president" and m.strength == BARE and _no_president(identifier, index):
            m.rule, m.evidence = "open", f"a president of that name, who is hardly {index.persons[identifier].name}"
            return
        if m.otherwise:
            m.settle(identifier, "name", f"another form of {index.persons[identifier].name}", sure=False)
        else:
            m.settle(identifier, "name", full + (", stuck to the letters before it" if m.stuck else ""), sure=not m.stuck)
    elif is_woman(m):
        women = {i: s for i, s in m.candidates.items() if _may_be_woman(i, index)}
        if len({index.see.get(i, i) for i in women}) == 1:
            m.settle(_nearest(women, index), "office", f"the only woman of that name, as {m.title} says")
        else:
            m.rule, m.evidence = "open", "a woman of that name; " + ("there are several" if women else "the list has none")
    elif not _exact(m, index) and not _one_by_reference(m, index):
        weigh(m, index, text, year())
        if not m.rule:
            of_the_department(m, index, text)


def _may_be_woman(identifier: str, index: Index) -> bool:
    """Whether the list shows a woman: by title, as wife or daughter, or by her given name."""
    names = index.names(identifier)[:1]
    if profile(index.persons[identifier].note, ranks_of(names)).woman:
        return True
    given = [word for name in names for word in name.given if len(word) > 1]
    return bool(given) and not any(word in MALE for word in given[:1]) and any(word in FEMALE for word in given)


def _no_president(identifier: str, index: Index) -> bool:
    """Whether the list shows other offices than that of a president (`President Kennedy` is not "Kennedy, Colonel Richard T.")."""
    entry = index.persons[identifier]
    told = index.profile(identifier)
    if entry.made or not told.titles or told.leads or "president" in told.titles:
        return False
    return "resident" not in _ASSISTS.sub("", entry.note)


def _exact(m: Mention, index: Index) -> bool:
    """The entry that the list prints under just the form that stands in the text, where it prints one ("Diem, see Ngo Dinh Diem")."""
    if m.strength > BARE or TITLES.get(m.title) == "~mrs":
        return False
    exact = [i for i in m.candidates if any(name.surname == (m.key,) and not name.given and not name.ranks for name in index.names(i))]
    if len(exact) == 1 and _another_office(m, exact[0], index):
        return False
    if len(exact) == 1:
        m.settle(exact[0], "form", "the list has an entry under this very form")
    return len(exact) == 1


def _one_by_reference(m: Mention, index: Index) -> bool:
    """Whether all candidates are one person whom the list has twice, with a cross-reference ("Antunes, Ernesto de Melo, see Melo Antunes, Ernesto
    de"): the entry that is nearest to the form in the text."""
    if len({index.see.get(i, i) for i in m.candidates}) > 1:
        return False
    m.settle(_nearest(m.candidates, index), "form", "the list has an entry under this form, and another to which it points")
    return True


def _nearest(candidates: Mapping[str, int], index: Index) -> str:
    """Of entries that are one person the one nearest to the form in the text: the shortest surname, the cross-reference."""
    return min(candidates, key=lambda i: (-candidates[i], len(index.names(i)[0].surname), i not in index.see))


def _another_office(m: Mention, identifier: str, index: Index) -> bool:
    """Whether the title before a name is that of other candidates, and not of this one (`Crown Prince Faisal` beside "Faisal II, King")."""
    key = TITLES.get(m.title, "~")
    titles = {i: index.profile(i).titles for i in m.candidates}
    own = {title for title in titles.pop(identifier) if not title.startswith("~")}
    return not key.startswith("~") and bool(own) and key not in own and any(key in others for others in titles.values())
