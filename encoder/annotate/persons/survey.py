"""What one document tells the whole collection about persons: small, so that it can be sent from one process to another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from encoder.annotate.persons.asian import hungarian
from encoder.annotate.persons.books import titled
from encoder.annotate.persons.capitals import Words
from encoder.annotate.persons.context import ENOUGH, GIVEN_ENOUGH, weights
from encoder.annotate.persons.find import find, is_no_person
from encoder.annotate.persons.found import Found
from encoder.annotate.persons.pairs import pairs
from encoder.annotate.persons.text import particles_before
from encoder.annotate.persons.words import GIVEN, INITIAL, PARTICLE, RENOWNED, SUFFIX, TITLE, TITLES, is_address, is_initial, kind
from encoder.annotate.persons.year import year_of
from encoder.model import WORD_JOINER, Document

_SUFFIX = re.compile(r",? +((?:Jr|Sr)\.?|II|III|IV)(?![A-Za-z])")
_ROLE_AFTER = re.compile(r"(the |an? )?([A-Z][^.;:()\n]{5,120})")
_OFFICE = re.compile(r"\b(?:Ambassador|Secretary|Minister|Director|Chairman|Chief|Representative|Assistant|Advis[eo]r|Counsel|Charg|Consul|"
                     r"Commissioner|Administrator|Officer|Deputy|Commander|President|Member|Attach|Premier|Chancellor|Senator|Governor|Head|Delegate|Judge|Leader|Correspondent|correspondent)\w*")
_WITH_TITLE = frozenset("general vice deputy prime foreign acting under assistant chief first special major lieutenant brigadier rear field "
                        "attorney party defense state".split())
_DIVIDES = (" ", ",", ".")
_BODY = re.compile(r"[A-Z]|(?:of|for|at|in) (?:the )?[A-Z]")
_CAPITAL = re.compile(r"[A-Z][\w'-]*")
_SPEAKS = "said|told|replied|commented|asked|added|noted|thought|felt|agreed|explained|mentioned|stated|reported|remarked|observed"
_SAYS = re.compile(rf" (?:{_SPEAKS})\b")
_CLAUSE = re.compile(
    rf" (and|who|whom|{_SPEAKS}|met|was|were|is|are|has|had|have|will|would|may|can|could|should|read|reads|reports?|endorsed|on|that|by|informed|"
    r"at the|in a|left|with|called|then|to (?!the |his |her |its |an? )[a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Seen:
    """A name as one document prints it. `surname` and `given` as printed; `family`: the family name stands first; `title` the word before it;
    `role` what the text says the person is; `count` how often it stands so; `guessed`: only the words around it (`context`) tell
    that it is a name."""

    surname: str
    given: str = ""
    suffix: str = ""
    family: bool = False
    title: str = ""
    role: str = ""
    count: int = 1
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """All of a document that concerns persons. `year` is its own, as far as its text shows one; `loose` are words that may be surnames, with
    what speaks for it (`context`); `beside` such words that are joined by `and` to another, and that other as a key: if it is a person's, so are
    they."""

    name: str
    year: int | None
    seen: tuple[Seen, ...]
    loose: tuple[tuple[str, float], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


def survey(document: Document) -> Survey:
    """Look through one document without any list."""
    words = Words.first_look(document.view)
    counted: Counter[_Printed] = Counter()
    guessed: Counter[_Printed] = Counter()
    cited = titled(words)
    named = [found for found in find(words, document) if found.left not in cited]
    for found in named:
        counted[_seen(words, found, document.source.text)] += 1
    taken = {at for found in named for at in range(found.left, found.right + 1)} | cited
    for found in pairs(words, taken):
        counted[_seen(words, found, document.source.text)] += 1
        taken.update(range(found.left, found.right + 1))
        named.append(found)
    known = {words.keys[found.left if found.family else found.right] for found in named}
    loose: dict[str, float] = {}
    weighed, joined = weights(words, taken)
    for key, (weight, places) in weighed.items():
        given = bool(words.flags[places[0]])
        if key in RENOWNED and weight != -len(places):      # not where it is part of something at each place
            weight = max(weight, ENOUGH)
        if not weight or (given and weight < GIVEN_ENOUGH) or key in known:
            continue
        first = Found(places[0], places[0], 0, False, "", "context")
        if _common(words.text, places, words) or is_no_person(words, first):
            continue
        printed = _seen(words, first, document.source.text)
        if weight >= ENOUGH and not given:
            guessed[printed] += len(places)
        else:
            loose[printed[0]] = round(weight, 1)
    seen = [Seen(*printed, count) for printed, count in counted.items()] + [Seen(*printed, count, True) for printed, count in guessed.items()]
    beside = {(words.printed[weighed[one][1][0]], other) for pair in joined for one, other in (pair, pair[::-1])
              if weighed[one][0] >= 0 and not words.flags[weighed[one][1][0]] and not _common(words.text, weighed[one][1], words)}
    return Survey(document.source.name, year_of(document, words.text), tuple(seen), tuple(sorted(loose.items())), tuple(sorted(beside)))


_Printed = tuple[str, str, str, bool, str, str]
"""What is in a `Seen` besides the count."""


def _common(text: str, places: list[int], words: Words) -> bool:
    """Whether the document has the word in small letters as well: then it is a word of the language."""
    word = f" {words.printed[places[0]].lower()}"
    at = text.find(word)
    while at >= 0:
        if text[at + len(word):at + len(word) + 1] in _DIVIDES:
            return True
        at = text.find(word, at + 1)
    return False


def _seen(words: Words, found: Found, source: str) -> _Printed:
    tokens, right = words.tokens, found.right
    start, end = tokens[found.left][0], tokens[right][1]
    cut = found.left + 1 if found.family else found.left + found.given
    if not found.family and all(PARTICLE.match(words.keys[i]) and not words.flags[i] & GIVEN for i in range(found.left, cut)):
        cut = found.left        # `Van Royen`
    initials = found.family and all(is_initial(words.printed[i]) for i in range(cut, right + 1))       # `Andropov Yu.V.`
    fathers = found.family and right == cut + 1 and is_address(words.keys[cut], words.keys[right])       # `Dzyuba Ivan Mykhailovych`
    behind = initials or fathers or hungarian(tuple(words.printed[found.left:right + 1]))
    if found.family:
        surname = _printed(source, start, tokens[found.left][1], words.text)
        given = _printed(source, tokens[cut][0], end, words.text, initial=initials)
        if surname.isupper() and words.printed[cut].isupper() and not initials:
            surname = surname.title()       # `MAO ZEDONG`
    elif cut > found.left:
        begin = particles_before(words.text, tokens[cut][0])
        given, surname = _printed(source, start, tokens[cut - 1][1], words.text, initial=True), _printed(source, begin, end, words.text)
    else:
        surname, given = _printed(source, particles_before(words.text, start), end, words.text), ""
    suffix = _SUFFIX.match(words.text, end) if right + 1 < len(tokens) and words.flags[right + 1] & SUFFIX else None
    role = _role(words, found, suffix.end() if suffix else end)
    return surname, given, suffix[1] if suffix else "", found.family and not behind, _title(words, found) if found.title else "", role


def _title(words: Words, found: Found) -> str:
    """The words of office right before a name (`General Secretary`); courtesy only where it tells a woman."""
    key = TITLES.get(found.title.lower(), "~")
    if key.startswith("~"):
        return found.title if key == "~mrs" else ""
    at = found.left - 1
    out = [found.title]
    while at > 0 and words.joined(at - 1) and (words.flags[at - 1] & TITLE or words.printed[at - 1].lower() in _WITH_TITLE):
        at -= 1
        out.insert(0, words.printed[at])
    while len(out) > 1 and TITLES.get(out[0].lower(), "").startswith("~"):
        del out[0]      # `Comrade Minister`
    return " ".join(out)


def _printed(source: str, start: int, end: int, folded: str, *, initial: bool = False) -> str:
    """The source's own letters of a stretch, without what is no letter of the name (page marks, line ends, brackets)."""
    if initial and folded[end:end + 1] == ".":
        end += 1
    if (plain := source[start:end]).isalpha() and (len(plain) < 4 or not plain.isupper()):
        return plain
    kept = "".join(" " if f.isspace() else s for s, f in zip(source[start:end], folded[start:end], strict=True) if f != WORD_JOINER)
    kept = " ".join(kept.split())
    return kept.title() if kept.isupper() and len(kept) > 3 else kept


def _role(words: Words, found: Found, end: int) -> str:
    """The office that stands behind a name, divided by a comma; empty where the list only goes on to the next name."""
    text = words.text
    if text[end:end + 2] != ", " or not (match := _ROLE_AFTER.match(text, end + 2)):
        return ""
    first, *more = match[2].split(", ")
    office = _clause(first)
    behind = range(found.right + 1, min(found.right + 6, len(words.tokens)))
    following = [words.flags[i] for i in behind if words.tokens[i][1] <= match.start(2) + len(office)]
    if not _OFFICE.search(office) or any(not flag or flag & (GIVEN | INITIAL) for flag in following):
        return ""
    if match[1] and _SAYS.match(first, len(office)):      # `Mr. Lind, the Ambassador replied`
        return ""
    whole = office == first
    for piece in more:
        body = _clause(piece)
        if not whole or not _BODY.match(body) or _may_be_name(body):
            break
        office, whole = f"{office}, {body}", body == piece
    return office[:90].rsplit("," if "," in office[:90] else None, 1)[0] if len(office) > 90 else office


def _clause(text: str) -> str:
    """The words up to where a sentence goes on: `Minister of Trade and Industry and said` -> `Minister of Trade and Industry`."""
    for cut in _CLAUSE.finditer(text):
        after = _CAPITAL.match(text, cut.end() + 1) if cut[1] == "and" else None
        if not after or _may_be_name(after[0]) or kind(after[0]) & TITLE:
            return text[:cut.start()].strip(" ,")
    return text.strip(" ,")


def _may_be_name(text: str) -> bool:
    """Whether the first capitalised word may belong to the name of another person."""
    word = _CAPITAL.search(text)
    return word is not None and (not kind(word[0]) or bool(kind(word[0]) & (GIVEN | INITIAL)))
