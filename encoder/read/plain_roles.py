"""What a line above a text is by its own words: stamp, class, registry number, letterhead, sender, addressee."""

from __future__ import annotations

import re

from encoder.read.datelines import is_dateline
from encoder.read.kinds import kind_of
from encoder.read.plain_signs import has_verb, is_class, is_precedence, is_processing, is_prose, is_salute, names_parties
from encoder.read.plain_words import ADDRESSES, BODIES, COPIES, HANDWRITING, OFFICES, REFERENCES, REGISTRIES, STAMPS

_STAMP = re.compile(rf"[\[(<]\s*(?:round|square|incoming|outgoing|illegible|faded)?\s*{STAMPS}\b|[\[(]\s*L\. ?S\.\s*[\])]$", re.I)
_HAND = re.compile(rf"[\[(<]\s*{HANDWRITING}", re.I)
_COPIES = re.compile(COPIES, re.I)
_REGISTRY = re.compile(REGISTRIES, re.I)
_SERIAL = re.compile(r"[A-Z][A-Z’' -]{2,30} \d{2,6}$")
_FILE_NUMBER = re.compile(r"[\w.]{0,12}\d[\w. ]{0,40}/\d{1,2}[–-]\d+")
_FROM = re.compile(r"(?:from|von|de la part|от|aus)\b(?! now| this| what| our| his| their).{2,100}$", re.I)
_TO = re.compile(rf"{ADDRESSES}(?=[\s.]).{{1,120}}$")
_BODY = re.compile(rf"(?:the |\W)?{BODIES}(?!\w)", re.I)
_NAMED_BODY = re.compile(rf"(?:[A-ZÀ-Þ][\w.’'-]+ ){{1,4}}{OFFICES}\b")
_REFERENCE = re.compile(rf"{REFERENCES}\s*[:.]?.{{2,150}}$", re.I)
_ADDRESSED = re.compile(r"(?:To|An) (?:the )?(?:Comrades?|Cdes?\.?|Messrs|Members|All|Genossen|Ambassadors?)\b", re.I)
_INSTRUCTION = re.compile(r"(?:not |hold )?for (?:immediate |press )?(?:release|publication)\b.{0,40}$", re.I)
_BETWEEN = re.compile(r"\b(?:between|on the|regarding|concerning|about)\b")


def is_body(text: str) -> bool:
    """The name of a ministry, embassy, party, office."""
    if len(text) > 100 or len(text.split()) > 12 or _BETWEEN.search(text):
        return False
    return bool(_BODY.match(text) or (_NAMED_BODY.match(text) and kind_of(text) == "other"))


def header_role(text: str) -> str | None:
    """What a line above the text is: the `@type` of its `seg`, `dateline` or `salute`; None where it shows no sign."""
    if _STAMP.match(text):
        return "stamp"
    if _HAND.match(text):
        return "handwriting"
    if len(text) > 200 or "\t" in text:
        return None
    for role, shows in (("class", is_class), ("precedence", is_precedence), ("dateline", is_dateline), ("salute", is_salute)):
        if shows(text):
            return role
    if text.startswith(("Addressed to ", "ADDRESSED TO ")) and len(text) < 120:
        return "to"
    if is_prose(text):
        return "to" if _ADDRESSED.match(text) and text.count(",") > 1 and not has_verb(text) else None
    return _office_role(text)


def _office_role(text: str) -> str | None:
    if len(text) <= 120 and _COPIES.match(text):
        return "copies"
    if len(text) <= 120 and is_processing(text):
        return "processing"
    if len(text) <= 120 and _FILE_NUMBER.match(text):
        return "registry"
    if len(text) <= 60 and text.endswith(("DISTRIBUTION", "Distribution")):
        return "distribution"
    if _INSTRUCTION.match(text):
        return "instruction"
    kind = kind_of(text)
    if _SERIAL.match(text) or (kind == "other" and len(text) <= 100 and len(text.split()) < 10 and _REGISTRY.search(text)):
        return "registry"
    if len(text) <= 110 and _FROM.match(text):
        return "from"
    if is_body(text):
        return "letterhead"
    if _TO.match(text) and not names_parties(text) and kind in ("other", "speech") and not has_verb(text):
        return "to"
    return "reference" if _REFERENCE.match(text) else None
