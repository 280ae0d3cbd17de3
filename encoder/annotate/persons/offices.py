"""Titles before names as an entry of the personography says them: whole words, in the singular, each once."""

from __future__ import annotations

from collections.abc import Iterable

from encoder.annotate.persons.words import TITLES

_WHOLE = {
    "adm": "Admiral", "amb": "Ambassador", "ambs": "Ambassador", "brig": "Brigadier", "capt": "Captain", "cdr": "Commander", "col": "Colonel",
    "gen": "General", "gens": "General", "genl": "General", "gov": "Governor", "lieut": "Lieutenant", "lt": "Lieutenant", "maj": "Major",
    "rep": "Representative", "reps": "Representative", "sec": "Secretary", "secy": "Secretary", "sen": "Senator", "sens": "Senator",
    "secretaries": "Secretary", "congressmen": "Congressman", "chairmen": "Chairman", "charges": "Charge", "attaches": "Attache",
}


def in_full(title: str) -> str:
    """`Lt Col` -> `Lieutenant Colonel`, `Senators` -> `Senator`, `PRESIDENT` -> `President`."""
    return " ".join(map(_word, title.split()))


def _word(word: str) -> str:
    low = word.lower().rstrip(".")
    if whole := _WHOLE.get(low):
        return whole
    if low.endswith("s") and not low.endswith("ss") and low not in ("mrs", "ms") and low in TITLES and low[:-1] in TITLES:
        word = word[:-1]
    return word[:1].upper() + (word[1:].lower() if word.isupper() else word[1:])


def told(titles: Iterable[str], roles: Iterable[str]) -> list[str]:
    """The titles in full that no other title and no role says already (`General` beside `Major General`), in their order."""
    whole = list(dict.fromkeys(map(in_full, titles)))
    said = [role.lower() for role in roles]
    return [t for t in whole if not any(t.lower() in other.lower() for other in whole if other != t) and not any(t.lower() in role for role in said)]
