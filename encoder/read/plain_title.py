"""Lines above a text that show no sign of their own: of the title, or of the name of an office, or of an address, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from encoder.model import Block
from encoder.read.datelines import is_dateline
from encoder.read.kinds import kind_of
from encoder.read.plain_parts import Front, Part, leaf, line_break
from encoder.read.plain_roles import header_role
from encoder.read.plain_signs import (
    has_words,
    is_name,
    is_name_or_title,
    is_point,
    is_prose,
    is_section,
    is_turn,
    is_vocative,
    may_be_title,
    names_parties,
    names_section,
)
from encoder.read.plain_units import Unit
from encoder.read.plain_words import ADDRESSED

_MOST_HEADS = 4
_GOES_ON = re.compile(
    r"[a-zа-я(]|(?:Between|With|Of|On|Concerning|Regarding|From|To|At|In|Held)\b|(?:BETWEEN|WITH|OF|ON|CONCERNING|REGARDING|FROM|TO|AT|IN|HELD)\b")
_OF = re.compile(r"(?:of|for|in|für|beim|bei|des|der|im|при|de|du|del|auprès) [^.]{2,90}$")
_TO_WHOM = re.compile(r"(?:à|au|aux|to|an|a|al|к) ")
_ADDRESSED = re.compile(ADDRESSED, re.I)
_PERSON = re.compile(r"(?:Sir|Lord|Viscount|Mr\.?|Earl|Dr\.?)\s")
_PLAIN = re.compile(r"\W+")


def take_unknown(units: Sequence[Unit], front: Front, titles: Sequence[str]) -> bool:
    """Takes a line that shows no sign as part of the title or of the address; False where the text begins with it."""
    unit, last = units[front.end], front.parts[-1] if front.parts else None
    text = unit.text
    if "\t" in text or len(text) > 600:
        return False
    if unit.bullet:
        return False
    if last and last.role == "head" and not unit.blank and not is_prose(text) and not is_point(text) and len(text) < 200:
        front.breaks.append(line_break(last.blocks[-1].end, unit.start))
        last.blocks[-1] = Block("head", last.blocks[-1].start, unit.end)
        return True
    if any(part.listed and not part.line for part in front.parts) or not has_words(text):
        return False
    role = "head" if _repeats(text, titles) else _neighbour(units, front) or _title_or_address(units, front)
    if role:
        front.parts.append(Part(role, [leaf(role, unit)]))
    return bool(role)


def _repeats(text: str, titles: Sequence[str]) -> bool:
    words = folded(text)
    return len(words.split()) > 2 and any(words in title for title in titles)


def _title_or_address(units: Sequence[Unit], front: Front) -> str:
    """`to` for a line of the address (a salute follows), `head` for one of the title; empty where it is neither."""
    text, roles = units[front.end].text, front.roles()
    heads = roles.count("head")
    named = kind_of(text) != "other"
    if heads < _MOST_HEADS and names_parties(text):
        return "head"
    if not heads and may_be_title(text) and not (is_point(text) and is_prose(text)):
        return "head"
    below = units[front.end + 1] if front.end + 1 < len(units) else None
    if is_vocative(text) and below and below.blank and (is_prose(below.text) or below.text[-1] in ".!?"):
        return "salute"
    if text[-1] in ".!?" and not (named or is_name_or_title(text)) and not text.isupper() and len(text.split()) > 3:
        return ""
    if is_prose(text) or is_point(text) or heads >= _MOST_HEADS or (is_turn(text) and not named):
        return ""
    if text.isupper() and not {"to", "dateline", "head"} & set(roles) and any(is_dateline(unit.text) for unit in units[front.end + 1:front.end + 4]):
        return "letterhead" if _salute_follows(units, front.end) and not named else "head"
    if _salute_follows(units, front.end) and (is_name_or_title(text) or roles[-1:] == ["to"]) and (heads or not named):
        return "to"
    if not heads or named or (roles[-1] == "head" and (_GOES_ON.match(text) or _is_subtitle(units, front.end))):
        return "head"
    return ""


def _is_subtitle(units: Sequence[Unit], at: int) -> bool:
    """Whether a line under the title has no text of its own: it belongs to the title, and is no heading of a section."""
    if not is_section(units[at].text):
        return True
    return not names_section(units[at].text) and at + 1 < len(units) and is_section(units[at + 1].text)


def _neighbour(units: Sequence[Unit], front: Front) -> str:
    """The role that a line without sign shares with the line right above or below it: `Political Department` under the name of an embassy."""
    unit, last = units[front.end], front.parts[-1] if front.parts else None
    below = units[front.end + 1] if front.end + 1 < len(units) else None
    near = below.text if below and not below.blank else ""
    if last and not last.listed and near and _PERSON.match(unit.text) and is_name(unit.text) and header_role(near) in ("registry", "dateline"):
        return "from"
    if is_dateline(near) and not (last and last.role == "to" and not unit.blank) and _is_writers_address(units, front.end):
        return "address"
    if last and not unit.blank and not last.listed:
        if last.role == "copies" and len(unit.text) < 80 and not unit.text[0].isupper():
            return "copies"
        if last.role == "to" and len(unit.text) < 120 and not is_prose(unit.text):
            return "to"
        if last.role == "from" and _TO_WHOM.match(unit.text) and len(unit.text) < 160:
            return "to"
        if last.role in ("from", "letterhead") and kind_of(unit.text) == "other" and (is_name_or_title(unit.text) or _OF.match(unit.text)):
            return last.role
        if last.role in ("dateline", "registry") and len(unit.text.split()) < 3 and is_name(unit.text) and kind_of(unit.text) == "other":
            return "dateline"
    if _ADDRESSED.match(near) and len(unit.text) < 80 and not is_prose(unit.text) and unit.text[-1] not in ".:;,":
        return "from"
    if not is_name_or_title(unit.text) or kind_of(unit.text) != "other":
        return ""
    if _TO_WHOM.match(near):
        return "from"
    return "letterhead" if near and header_role(near) == "letterhead" and not is_section(unit.text) else ""


def _is_writers_address(units: Sequence[Unit], at: int) -> bool:
    """Whether a line right above the dateline of a letter tells from where it is written: `Hôtel du Lac, Vevey`."""
    text = units[at].text
    return len(text.split()) < 8 and is_name_or_title(text) and kind_of(text) == "other" and _salute_follows(units, at + 1)


def _salute_follows(units: Sequence[Unit], at: int) -> bool:
    for unit in units[at + 1:at + 9]:
        if header_role(unit.text) == "salute":
            return True
        if is_prose(unit.text) or is_point(unit.text):
            return False
    return False


def folded(text: str) -> str:
    return " ".join(_PLAIN.sub(" ", text).casefold().split())
