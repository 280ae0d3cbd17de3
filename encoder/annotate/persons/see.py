"""Cross-references of a list that stand as entries ("Diem, see Ngo Dinh Diem"): which other entry they lead to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from encoder.annotate.persons.names import Name, parse, same_given
from encoder.model import Entry

_SEE = re.compile(r"[(\[]?\s*[Ss]ee (?:also )?(.+?)[.)\]]*")


def pointed(persons: Mapping[str, Entry], names: Callable[[str], tuple[Name, ...]]) -> dict[str, str]:
    """The id of each entry that is only a cross-reference, with that of the one entry that it can mean; what fits none or several is left out."""
    seeing = {i: match[1] for i, entry in persons.items() if (match := _SEE.fullmatch(entry.note.strip()))}
    if not seeing:
        return {}
    by_surname: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for i in persons.keys() - seeing.keys():
        for name in names(i)[:1]:
            by_surname[name.surname].append(i)
    out = {}
    for i, text in seeing.items():
        for wanted in parse(text)[:1]:
            fits = [other for other in by_surname.get(wanted.surname, ()) if _agree(wanted, names(other)[0])]
            if len(fits) == 1:
                out[i] = fits[0]
    return out


def _agree(wanted: Name, name: Name) -> bool:
    """Whether the first given names are the same, where both have one, and both or neither is a Madame."""
    if ("~mrs" in wanted.ranks) != ("~mrs" in name.ranks):
        return False
    return not (wanted.given and name.given) or same_given(wanted.given[0], name.given[0])
