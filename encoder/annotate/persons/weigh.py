"""How well each candidate fits a place: the words of offices around it, titles, years."""

from __future__ import annotations

import re

from encoder.annotate.persons.evidence import MILITARY, Profile, clause_before, clause_behind, content_words, office_before, words_before
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import BARE
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.words import TITLES

_LEANS = 1.2
"""By how much it must lead that what the rest of the document says may not settle the place on another."""

MARGIN = 2.0
"""By how much the best candidate must lead; below it the place stays open."""

_LESSER = re.compile(r"(Assistant|Under|Deputy|First|Second|Third|Permanent|Executive|Staff|Press|Private|Foreign|State|General|Home|"
                     r"Colonial|Party)[ -]Secretary +$", re.IGNORECASE)
_DRAFT = 160
_DRAFTED = re.compile(r"\b(?:[Dd]rafted|[Cc]leared|[Cc]oncurred|[Aa]pproved|[Ii]nitialed)(?: in(?: \w+)?)?(?: and \w+)? by\b[^.;]*$|"
                      r"\b[Dd]rafted[^.]*; cleared (?:in \w+ )?by\b[^.]*$")
_DEPARTMENT = re.compile(r"\b(?:Secretary of State|Department of State|Foreign Service|Policy Planning|Counselor|Bureau of|"
                         r"Office of [A-Z][\w, -]+ Affairs|(?:Consul|Embassy|Ambassador) (?:General )?(?:in|at|to))\b")


def weigh(m: Mention, index: Index, text: str, year: int | None) -> None:
    """The candidate whose offices agree with the words around, if one leads by `MARGIN`."""
    near = _near(m, text)
    profiles = {i: index.profile(i) for i in m.candidates}
    shared = frozenset.intersection(*(p.words for p in profiles.values()))
    said = words_before(text, m.start) if m.strength == BARE else []
    lesser = _LESSER.search(text, max(0, m.start - 40), m.start)
    scores = {i: _score(m, p, near - shared, said, year, lesser=lesser is not None) for i, p in profiles.items()}
    if m.title == "secretary" and (which := _which_secretary(lesser, profiles, index)):
        score, why = scores[which]
        scores[which] = score + MARGIN, [*why, "the only secretary of that rank"]
    first, second = sorted(scores, key=lambda i: -scores[i][0])[:2]
    score, why = scores[first]
    lead = score - scores[second][0]
    if lead >= MARGIN:
        m.settle(first, "office", "; ".join(why) or "the others do not fit")
    elif why and lead >= _LEANS:
        m.leaning = first


def _which_secretary(lesser: re.Match[str] | None, profiles: dict[str, Profile], index: Index) -> str:
    """The only candidate who is secretary of a department, or assistant, under or deputy secretary where that is said (`lesser`); empty for none or
    more."""
    if lesser is None:
        fits = [i for i, p in profiles.items() if p.cabinet]
    else:
        fits = [i for i in profiles if f"{lesser[1].title()} Secretary" in index.persons[i].note]
    return fits[0] if len(fits) == 1 else ""


def _near(m: Mention, text: str) -> frozenset[str]:
    """The words before the name in its clause, and behind it where a comma or bracket joins them to it."""
    before, after = clause_before(text, m.start), clause_behind(text, m.end)
    return content_words(f"{before} {after}" if after.lstrip().startswith((",", "(")) else before)


def _score(m: Mention, p: Profile, near: frozenset[str], said_before: list[str], year: int | None, *,
           lesser: bool) -> tuple[float, list[str]]:
    """How well a person fits a place, and why in an editor's words; `lesser`: the place says that the secretary is a deputy or assistant."""
    score, why = 0.0, []
    if said := office_before(said_before, p.note):
        score += 3
        why.append(f"the office: {said}")
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
    if agree := near & p.words - ({m.title} if office and not fits else frozenset()):       # an assistant to the President is no president
        score += min(3.5, 1.2 + 0.8 * len(agree))
        why.append("of the office: " + ", ".join(sorted(agree)))
    if year and p.years:
        score += 0.5 if p.years[0] - 1 <= year <= p.years[1] + 1 else -1 if year < p.years[0] - 3 or year > p.years[1] + 3 else 0
    signs = m.leaf is not None and m.leaf.kind == "signed" and not office
    if p.leads and (why or signs) and not lesser:
        score += 2
        why.append("leads a state or its government, or its foreign affairs" + (", and so signs with the bare surname" if signs else ""))
    return score, why


def of_the_department(m: Mention, index: Index, text: str) -> None:
    """Who drafted or cleared a paper of the Department of State, where one candidate alone held an office in it."""
    leaf = m.leaf
    if leaf is None or (leaf.note is None and leaf.kind != "note") or m.strength > BARE:
        return
    before = text[max(leaf.start, m.start - _DRAFT):m.start]
    if "Department of State" not in text[leaf.start:m.start] or not _DRAFTED.search(before):
        return
    own = [i for i in m.candidates if _DEPARTMENT.search(index.persons[i].note)]
    if len(own) == 1:
        m.settle(own[0], "office", "drafted or cleared a paper of the Department of State, in which one candidate alone held an office", sure=False)
