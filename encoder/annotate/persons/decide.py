"""Which of several persons of one name is meant, or that it cannot be told.

Two looks at the document: first what each place says of itself (full name, title, office), then what the document as a whole
says (the person of that surname that it names in full, or has settled on elsewhere). What stays open stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from encoder.annotate.persons.evidence import MILITARY, Profile, content_words, profile, ranks_of
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import BARE
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.rows import is_row
from encoder.annotate.persons.words import MALE, TITLES

MARGIN = 2.0
"""By how much the best candidate must lead; below it the place stays open."""

_CLAUSE = re.compile(r"[.;:\n](?=\s)|\n")


def decide(found: Sequence[Mention], index: Index, text: str, year: int | None) -> None:
    """Settle the mentions that can be settled; writes `settled`, `rule`, `evidence` and `sure`."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for m in found:
        groups[m.key].append(m)
    for group in groups.values():
        _listed_first(group, index)
        if len(group) > 1:
            _named_once(group, text)
        for m in group:
            if not m.rule:
                _alone(m, index, text, year)
        if any(not m.rule for m in group):
            _together(group)


def _settle(m: Mention, identifier: str, rule: str, evidence: str, *, sure: bool = True) -> None:
    m.settled, m.rule, m.evidence, m.sure = identifier, rule, evidence, m.sure and sure


def _listed_first(group: list[Mention], index: Index) -> None:
    """A bare surname means a person of the list before one whom only the texts know: lists name those who matter in the volume."""
    for m in group:
        if m.strength == BARE and len(m.candidates) > 1:
            listed = {i: s for i, s in m.candidates.items() if not index.persons[i].made}
            if listed:
                m.candidates = listed


def _named_once(group: list[Mention], text: str) -> None:
    """A list of recipients names nobody twice: a bare surname in it is not the person whom the list has in full, nor are two of a surname one."""
    listed = [m for m in group if m.leaf is not None and is_row(m.leaf, text)]
    if len(listed) > 1:
        for m in listed:
            if m.strength == BARE and (any(o.strength > BARE for o in listed) or sum(o.strength == BARE for o in listed) > 1):
                m.rule, m.evidence = "open", "a list of recipients names nobody twice, and this surname stands in it more than once"


def _alone(m: Mention, index: Index, text: str, year: int | None) -> None:
    """What the place says of itself."""
    if len(m.candidates) == 1:
        identifier = next(iter(m.candidates))
        if TITLES.get(m.title) == "~mrs" and m.strength == BARE and _is_man(identifier, index):
            m.rule, m.evidence = "open", f"a woman of that name, who is hardly {index.persons[identifier].name}"
            return
        full = "the name in full" if m.strength > BARE else "the only person of that name in the list"
        if m.otherwise:
            _settle(m, identifier, "name", f"another spelling of {index.persons[identifier].name}", sure=False)
        else:
            _settle(m, identifier, "name", full + (", stuck to the letters before it" if m.stuck else ""), sure=not m.stuck)
    elif not _exact(m, index):
        _weigh(m, index, text, year)


def _is_man(identifier: str, index: Index) -> bool:
    entry = index.persons[identifier]
    names = index.names(identifier)[:1]
    return any(name.given and name.given[0] in MALE for name in names) and not profile(entry.note, ranks_of(names)).woman


def _exact(m: Mention, index: Index) -> bool:
    """The entry that the list prints under just the form that stands in the text, where it prints one ("Diem, see Ngo Dinh Diem")."""
    if m.strength > BARE or TITLES.get(m.title) == "~mrs":
        return False
    exact = [i for i in m.candidates if any(name.surname == (m.key,) and not name.given and not name.ranks for name in index.names(i))]
    if len(exact) == 1:
        _settle(m, exact[0], "form", "the list has an entry under this very form")
    return len(exact) == 1


def _weigh(m: Mention, index: Index, text: str, year: int | None) -> None:
    """The candidate whose offices agree with the words around, if one leads by `MARGIN`."""
    near = _near(m, text)
    profiles = {i: profile(index.persons[i].note, ranks_of(index.names(i))) for i in m.candidates}
    shared = frozenset.intersection(*(p.words for p in profiles.values()))
    scores = {i: _score(m, p, near - shared, year) for i, p in profiles.items()}
    first, second = sorted(scores, key=lambda i: -scores[i][0])[:2]
    score, why = scores[first]
    if score - scores[second][0] >= MARGIN:
        _settle(m, first, "office", "; ".join(why) or "the others do not fit")


def _near(m: Mention, text: str) -> frozenset[str]:
    """The words before the name in its clause, and behind it where a comma or bracket joins them to it."""
    before = _CLAUSE.split(text[max(0, m.start - 90):m.start])[-1]
    after = _CLAUSE.split(text[m.end:m.end + 90])[0]
    return content_words(f"{before} {after}" if after.lstrip().startswith((",", "(")) else before)


def _score(m: Mention, p: Profile, near: frozenset[str], year: int | None) -> tuple[float, list[str]]:
    """How well a person fits a place, and why in an editor's words."""
    score, why = 0.0, []
    key = TITLES.get(m.title, "~")
    office = not key.startswith("~")
    if p.woman != (key == "~mrs"):
        score -= 4
    fits = (p.woman and key == "~mrs") or (office and (key in p.titles or (key in MILITARY and p.military)))
    if fits:
        score += 3
        why.append(f"the title {m.title}")
    elif office:
        score -= 1.5
    if agree := near & p.words:
        score += min(3.5, 1.2 + 0.8 * len(agree))
        why.append("of the office: " + ", ".join(sorted(agree)))
    if year and p.years:
        score += 0.5 if p.years[0] - 1 <= year <= p.years[1] + 1 else -1 if year < p.years[0] - 3 or year > p.years[1] + 3 else 0
    signs = m.leaf is not None and m.leaf.kind == "signed" and not office
    if p.leads and (why or signs):
        score += 2
        why.append("leads a state or its government, or its foreign affairs" + (", and so signs with the bare surname" if signs else ""))
    return score, why


def _together(group: list[Mention]) -> None:
    """What the document as a whole says: the one person of the surname that it names in full, or means elsewhere."""
    named = {m.settled for m in group if m.settled and m.strength > BARE}
    told = {m.settled for m in group if m.settled}
    for m in group:
        if not m.rule:
            for ids, why in ((named & m.candidates.keys(), "the only one of that surname whom the document names in full"),
                             (told & m.candidates.keys(), "as elsewhere in the document")):
                if len(ids) == 1:
                    _settle(m, ids.pop(), "document", why)
                    break
