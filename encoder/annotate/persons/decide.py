"""Which of several persons of one name is meant, or that it cannot be told.

Two looks at the document: first what each place says of itself (title, office, rank, full name), then what the document as a whole
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
from encoder.annotate.persons.words import TITLES

MARGIN = 2.0
"""By how much the best candidate must lead; below it the place stays open."""

_CLAUSE = re.compile(r"[.;:\n](?=\s)|\n")


def decide(found: Sequence[Mention], index: Index, text: str, year: int | None) -> None:
    """Settle the mentions that can be settled; writes `settled`, `rule` and `evidence`."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for m in found:
        groups[m.key].append(m)
    for group in groups.values():
        _group(group, index, text, year)


def _profile(index: Index, identifier: str) -> Profile:
    return profile(index.persons[identifier].note, ranks_of(index.names(identifier)))


def _group(group: list[Mention], index: Index, text: str, year: int | None) -> None:
    _listed_first(group, index)
    _named_once(group, text)
    for m in group:
        if len(m.candidates) == 1 and not m.rule:
            m.settled = next(iter(m.candidates))
            m.rule = "name"
            m.evidence = "the only person of that name in the list" if m.strength == BARE else "the name in full"
    if all(m.settled or m.rule for m in group):
        return
    for m in group:
        if not m.settled and not m.rule:
            _exact(m, index)
        if not m.settled and not m.rule:
            _alone(m, index, text, year)
    named = {m.settled for m in group if m.settled and m.strength > BARE}
    told = {m.settled for m in group if m.settled}
    for m in group:
        if m.settled or m.rule:
            continue
        open_to = set(m.candidates)
        for ids, rule, why in ((named & open_to, "full name in document", "the only one of that surname whom the document names in full"),
                               (told & open_to, "same in document", "as elsewhere in the document")):
            if len(ids) == 1:
                m.settled, m.rule, m.evidence = ids.pop(), rule, why
                break


def _named_once(group: list[Mention], text: str) -> None:
    """A list of recipients names nobody twice: a bare surname in it is not the person whom the list has in full, nor are two of a surname one."""
    listed = [m for m in group if m.leaf is not None and is_row(m.leaf, text)]
    if len(listed) > 1:
        for m in listed:
            if m.strength == BARE and (any(o.strength > BARE for o in listed) or sum(o.strength == BARE for o in listed) > 1):
                m.rule, m.evidence = "open", "a list of recipients names nobody twice, and this surname stands in it more than once"


def _listed_first(group: list[Mention], index: Index) -> None:
    """A bare surname means a person of the list before one whom only the texts know: lists name those who matter in the volume."""
    for m in group:
        if m.strength == BARE and len(m.candidates) > 1:
            listed = {i: s for i, s in m.candidates.items() if not index.persons[i].made}
            if listed:
                m.candidates = listed


def _exact(m: Mention, index: Index) -> None:
    """The entry that the list prints under just the form that stands in the text, where it prints one ("Diem, see Ngo Dinh Diem")."""
    if m.strength > BARE or TITLES.get(m.title) == "~mrs":
        return
    exact = [i for i in m.candidates if any(name.surname == (m.key,) and not name.given and not name.ranks for name in index.names(i))]
    if len(exact) == 1:
        m.settled, m.rule, m.evidence = exact[0], "form", "the list has an entry under this very form"


def _alone(m: Mention, index: Index, text: str, year: int | None) -> None:
    """What the place itself says: the candidate that leads by `MARGIN`, if one does."""
    scores: dict[str, tuple[float, list[str]]] = {}
    before = _CLAUSE.split(text[max(0, m.start - 90):m.start])[-1]
    after = _CLAUSE.split(text[m.end:m.end + 90])[0]
    near = content_words(before if not after.lstrip().startswith((",", "(")) else before + " " + after)
    profiles = {i: _profile(index, i) for i in m.candidates}
    shared = frozenset.intersection(*(p.words for p in profiles.values()))
    for identifier, p in profiles.items():
        scores[identifier] = _score(m, p, near, shared, year)
    ranked = sorted(scores, key=lambda i: -scores[i][0])
    lead = scores[ranked[0]][0] - scores[ranked[1]][0]
    if lead >= MARGIN:
        m.settled, m.rule = ranked[0], "office and title"
        m.evidence = "; ".join(scores[ranked[0]][1])
    m.others = ranked


def _score(m: Mention, p: Profile, near: frozenset[str], shared: frozenset[str], year: int | None) -> tuple[float, list[str]]:
    score, why = 0.0, []
    key = TITLES.get(m.title, "")
    if p.woman != (key == "~mrs"):
        score -= 4
    elif p.woman:
        score += 3
        why.append(f"title {m.title}")
    if key and not key.startswith("~"):
        if key in p.titles or (key in MILITARY and p.military):
            score += 3
            why.append(f"title {m.title}")
        else:
            score -= 1.5
    agree = near & p.words - shared
    if agree:
        score += min(3.0, 1.2 * len(agree))
        why.append("words around it: " + ", ".join(sorted(agree)))
    if year and p.years:
        if p.years[0] - 1 <= year <= p.years[1] + 1:
            score += 0.5
        elif year < p.years[0] - 3 or year > p.years[1] + 3:
            score -= 1
    if p.head_of_state and not (key and not key.startswith("~") and key not in p.titles):
        score += 2.0
        why.append("head of state or government")
    return score, why
