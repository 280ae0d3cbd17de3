"""Which of several persons of one name is meant, or that it cannot be told.

Two looks at the document: first what each place says of itself (full name, title, office), then what the document as a whole
says (the person of that surname that it names in full, or has settled on elsewhere). What stays open stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from encoder.annotate.persons.evidence import MILITARY, Profile, content_words, office_before, profile, ranks_of, words_before
from encoder.annotate.persons.index import Index
from encoder.annotate.persons.match import BARE
from encoder.annotate.persons.mentions import Mention
from encoder.annotate.persons.names import Name
from encoder.annotate.persons.rows import is_row
from encoder.annotate.persons.words import FEMALE, MALE, TITLES

_LEANS = 1.2
"""By how much it must lead that what the rest of the document says may not settle the place on another."""

MARGIN = 2.0
"""By how much the best candidate must lead; below it the place stays open."""

_LESSER = re.compile(r"(Assistant|Under|Deputy|First|Second|Third|Permanent|Executive|Staff|Press|Private|Foreign|State|General|Home|"
                     r"Colonial|Party)[ -]Secretary +$", re.IGNORECASE)
_ASSISTS = re.compile(r"\b(?:to|of|for|by|with) (?:the )?(?:Vice )?President\b|\bVice President\b|\bPresidential\b")
_DRAFT = 160
_DRAFTED = re.compile(r"\b(?:[Dd]rafted|[Cc]leared|[Cc]oncurred|[Aa]pproved|[Ii]nitialed)(?: in(?: \w+)?)?(?: and \w+)? by\b[^.;]*$|"
                      r"\b[Dd]rafted[^.]*; cleared (?:in \w+ )?by\b[^.]*$")
_DEPARTMENT = re.compile(r"\b(?:Secretary of State|Department of State|Foreign Service|Policy Planning|Counselor|Bureau of|"
                         r"Office of [A-Z][\w, -]+ Affairs|(?:Consul|Embassy|Ambassador) (?:General )?(?:in|at|to))\b")
_PRESENT, _IN_FULL = "the only one of that surname who takes part", "the only one of that surname whom the document names in full"
_ELSEWHERE, _JUST_NAMED = "as elsewhere in the document", "the one of that surname who is named in full right before it"
_CLAUSE = re.compile(r"[.;:\n](?=\s)|\n")


def decide(found: Sequence[Mention], index: Index, text: str, year: int | None, *, narrated: bool = False) -> None:
    """Settle the mentions that can be settled; writes `settled`, `rule`, `evidence` and `sure`. `narrated`: an editor speaks throughout."""
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
            _leader(group, index, year, narrated)
            _together(group, index)


def _settle(m: Mention, identifier: str, rule: str, evidence: str, *, sure: bool = True) -> None:
    m.settled, m.rule, m.evidence, m.sure = identifier, rule, evidence, m.sure and sure


def _listed_first(group: list[Mention], index: Index) -> None:
    """A bare surname means a person of the list before one whom only the texts know: lists name those who matter in the volume. Not where such a
    one writes, gets or attends what the document records. Whose surname it is comes before whose second surname it is (`Smith` is not "Ivan Smith,
    George")."""
    several = [m for m in group if m.strength == BARE and len(m.candidates) > 1]
    if not several:
        return
    present = {i for m in group if m.strength > BARE and len(m.candidates) == 1 and _takes_part(m) for i in m.candidates}
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
    led = any(profile(index.persons[i].note, ranks_of(names[i])).leads for i in listed) if len(listed) < len(m.candidates) else True
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


def _named_once(group: list[Mention], text: str) -> None:
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


def _alone(m: Mention, index: Index, text: str, year: int | None) -> None:
    """What the place says of itself."""
    if len(m.candidates) == 1:
        identifier = next(iter(m.candidates))
        full = "the name in full" if m.strength > BARE else "the only person of that name in the list"
        if not (m.title or m.otherwise or m.stuck):
            _settle(m, identifier, "name", full)
            return
        if _is_woman(m) and not _may_be_woman(identifier, index):
            m.rule, m.evidence = "open", f"a woman of that name, who is hardly {index.persons[identifier].name}"
            return
        if m.title == "president" and m.strength == BARE and _no_president(identifier, index):
            m.rule, m.evidence = "open", f"a president of that name, who is hardly {index.persons[identifier].name}"
            return
        if m.otherwise:
            _settle(m, identifier, "name", f"another form of {index.persons[identifier].name}", sure=False)
        else:
            _settle(m, identifier, "name", full + (", stuck to the letters before it" if m.stuck else ""), sure=not m.stuck)
    elif _is_woman(m):
        women = {i: s for i, s in m.candidates.items() if _may_be_woman(i, index)}
        if len({index.see.get(i, i) for i in women}) == 1:
            _settle(m, _nearest(women, index), "office", f"the only woman of that name, as {m.title} says")
        else:
            m.rule, m.evidence = "open", "a woman of that name; " + ("there are several" if women else "the list has none")
    elif not _exact(m, index) and not _one_by_reference(m, index):
        _weigh(m, index, text, year)
        if not m.rule:
            _of_the_department(m, index, text)


def _is_woman(m: Mention) -> bool:
    """Whether the title before a bare surname is a woman's."""
    return m.strength == BARE and TITLES.get(m.title) == "~mrs"


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
    told = profile(entry.note, ranks_of(index.names(identifier)))
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
        _settle(m, exact[0], "form", "the list has an entry under this very form")
    return len(exact) == 1


def _one_by_reference(m: Mention, index: Index) -> bool:
    """Whether all candidates are one person whom the list has twice, with a cross-reference ("Antunes, Ernesto de Melo, see Melo Antunes, Ernesto
    de"): the entry that is nearest to the form in the text."""
    if len({index.see.get(i, i) for i in m.candidates}) > 1:
        return False
    _settle(m, _nearest(m.candidates, index), "form", "the list has an entry under this form, and another to which it points")
    return True


def _nearest(candidates: Mapping[str, int], index: Index) -> str:
    """Of entries that are one person the one nearest to the form in the text: the shortest surname, the cross-reference."""
    return min(candidates, key=lambda i: (-candidates[i], len(index.names(i)[0].surname), i not in index.see))


def _of_the_department(m: Mention, index: Index, text: str) -> None:
    """Who drafted or cleared a paper of the Department of State, where one candidate alone held an office in it."""
    leaf = m.leaf
    if leaf is None or (leaf.note is None and leaf.kind != "note") or m.strength > BARE:
        return
    before = text[max(leaf.start, m.start - _DRAFT):m.start]
    if "Department of State" not in text[leaf.start:m.start] or not _DRAFTED.search(before):
        return
    own = [i for i in m.candidates if _DEPARTMENT.search(index.persons[i].note)]
    if len(own) == 1:
        _settle(m, own[0], "office", "drafted or cleared a paper of the Department of State, in which one candidate alone held an office", sure=False)


def _another_office(m: Mention, identifier: str, index: Index) -> bool:
    """Whether the title before a name is that of other candidates, and not of this one (`Crown Prince Faisal` beside "Faisal II, King")."""
    key = TITLES.get(m.title, "~")
    titles = {i: profile(index.persons[i].note, ranks_of(index.names(i))).titles for i in m.candidates}
    own = {title for title in titles.pop(identifier) if not title.startswith("~")}
    return not key.startswith("~") and bool(own) and key not in own and any(key in others for others in titles.values())


def _weigh(m: Mention, index: Index, text: str, year: int | None) -> None:
    """The candidate whose offices agree with the words around, if one leads by `MARGIN`."""
    near = _near(m, text)
    profiles = {i: profile(index.persons[i].note, ranks_of(index.names(i))) for i in m.candidates}
    shared = frozenset.intersection(*(p.words for p in profiles.values()))
    said = words_before(text, m.start) if m.strength == BARE else []
    lesser = _LESSER.search(text, max(0, m.start - 40), m.start) is not None
    scores = {i: _score(m, p, near - shared, said, year, lesser=lesser) for i, p in profiles.items()}
    if m.title == "secretary" and (which := _which_secretary(m, profiles, index, text)):
        score, why = scores[which]
        scores[which] = score + MARGIN, [*why, "the only secretary of that rank"]
    first, second = sorted(scores, key=lambda i: -scores[i][0])[:2]
    score, why = scores[first]
    lead = score - scores[second][0]
    if lead >= MARGIN:
        _settle(m, first, "office", "; ".join(why) or "the others do not fit")
    elif why and lead >= _LEANS:
        m.leaning = first


def _which_secretary(m: Mention, profiles: dict[str, Profile], index: Index, text: str) -> str:
    """The only candidate who is secretary of a department, or assistant, under or deputy secretary where that is said; empty for none or more."""
    lesser = _LESSER.search(text, max(0, m.start - 40), m.start)
    if lesser is None:
        fits = [i for i, p in profiles.items() if p.cabinet]
    else:
        fits = [i for i in profiles if f"{lesser[1].title()} Secretary" in index.persons[i].note]
    return fits[0] if len(fits) == 1 else ""


def _leader(group: list[Mention], index: Index, year: int | None, narrated: bool) -> None:
    """Whom an editor's note calls by the bare surname: the only candidate who led a state then, its government or its foreign affairs. Where the
    document means him and another of that surname, it stays open."""
    told = {m.settled for m in group if m.settled}
    for m in group:
        if m.rule or m.title or m.strength > BARE or m.leaf is None or not (narrated or m.leaf.note is not None or m.leaf.kind == "note"):
            continue
        led = {i for i in m.candidates if (p := profile(index.persons[i].note, ranks_of(index.names(i)))).leads and p.held(year)}
        if len(led) == 1 and (told <= led or told.isdisjoint(led)):
            _settle(m, led.pop(), "office", "an editor's note has the bare surname, and one candidate alone led a state or its affairs then",
                    sure=False)


def _near(m: Mention, text: str) -> frozenset[str]:
    """The words before the name in its clause, and behind it where a comma or bracket joins them to it."""
    before = _CLAUSE.split(text[max(0, m.start - 90):m.start])[-1]
    after = _CLAUSE.split(text[m.end:m.end + 90])[0]
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


def _together(group: list[Mention], index: Index) -> None:
    """What the document as a whole says: the one person of the surname that takes part in it, that it names in full, or means elsewhere. Where it
    means two of them (`Allen Dulles` and `Secretary Dulles`), the bare surname stays open unless only one takes part."""
    settled = [m for m in group if m.settled and not _is_woman(m)]
    told = {m.settled for m in settled}
    named = {m.settled for m in settled if m.strength > BARE}
    open_there = any(_takes_part(m) for m in group if not m.settled)
    present = set() if open_there else {m.settled for m in settled if _takes_part(m) and m.rule != "document"}
    titled: dict[str, set[str]] = defaultdict(set)
    for m in settled:
        titled[m.title].add(m.settled)
    for m in group:
        if m.rule:
            continue
        if _office(m) and len(same := titled[m.title] & m.candidates.keys()) == 1:
            _settle(m, next(iter(same)), "document", f"as elsewhere in the document with the title {m.title}")
            continue
        several = len(told & m.candidates.keys()) > 1
        ways = ((present, _PRESENT), (_just_named(m, group, index), _JUST_NAMED)) if several else ((named, _IN_FULL), (told, _ELSEWHERE))
        for ids, why in ways:
            fits = ids & m.candidates.keys()
            if len(fits) == 1:
                if not m.leaning or m.leaning in fits:
                    _settle(m, fits.pop(), "document", why, sure=why is not _JUST_NAMED)
                break


def _just_named(m: Mention, group: list[Mention], index: Index) -> set[str]:
    """Who of that surname is named last before a place, in its own paragraph, if that is in full; nobody where one of them led a state, of whom
    editors speak by the bare surname in between."""
    if any(profile(index.persons[i].note, ranks_of(index.names(i))).leads for i in m.candidates):
        return set()
    before = [o for o in group if o.start < m.start and o.leaf is m.leaf and o.settled and o.rule != "document"]
    return {before[-1].settled} if before and before[-1].strength > BARE else set()


def _office(m: Mention) -> bool:
    """Whether a title of office stands before a mention, and not only one of courtesy."""
    return not TITLES.get(m.title, "~").startswith("~")


def _takes_part(m: Mention) -> bool:
    """Whether a mention is of somebody who is present, writes or is written to."""
    return m.leaf is not None and m.leaf.note is None and (m.leaf.kind == "head" or m.leaf.path[-1:] == ("list:participants",))
