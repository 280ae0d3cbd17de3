"""Persons whom one line names after each other -> a stretch for each: `Kreis, Foreign Minister; P. Holm`, `Rey, Lund, von Aas`."""

from __future__ import annotations

import re

_PIECE = re.compile(r"[^;]*\w[^;]*;?\W*?(?=\s|$)|[^;]+$")
_NAME = re.compile(r"[^,]*\w[^,]*(?:,(?=\s)|$)")
_BARE_NAME = re.compile(
    r"(?:(?:Comrades?|Cdes?\.|Messrs\.?|Mr\.?|Mrs\.?|Dr\.?|Gen\.?|General|Ambassador|Sir|Lord|and|и|und|et|y|тт?\.|MM?\.) ?)*"
    r"(?:(?:(?:von|van|der|den|de|la|du|da|di|del|do|al|el) )*[A-ZÀ-ÞА-Я][\w.’'-]* ?){1,3}(?:\([^)]{1,40}\))?$")
_OFFICE = re.compile(r"(?:Minister|Secretary|Ambassador|Director|Chairman|Counsel(?:l?or)?|Embassy|Attach[ée]|Adviser|Advisor|President|Chief|"
    r"Delegate|Representative|Commissioner|Governor|General|Consul|Staff|Officer|Deputy|Notetaker|Interpreter|Department|State|Desk)$")


def name_pieces(text: str, value: int, *, least: int = 3) -> list[tuple[int, int]]:
    """The stretches from offset `value` on: one between semicolons each, and between commas where all are bare names, `least` at least.

    The sign that divides them stays with the name before it.
    """
    out: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text, value):
        names = list(_NAME.finditer(text, piece.start(), piece.end()))
        whole = len(names) < least or not all(_is_bare(name[0].strip(" ,;.")) for name in names)
        out += [piece] if whole else names
    if len(out) < 2:
        return [(value, len(text))]
    return [(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in out]


def _is_bare(name: str) -> bool:
    return bool(_BARE_NAME.match(name)) and not _OFFICE.search(name)
