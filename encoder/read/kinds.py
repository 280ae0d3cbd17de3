"""What sort of document a heading announces: the `@type` of the TEI div."""

from __future__ import annotations

import re

from encoder.read.plain_words import PARTIES

_KINDS: tuple[tuple[str, str], ...] = (
    ("editorialNote", r"editorial note"),
    ("conversation", r"memorand(um|a) (for the record )?of (a )?(\w+ )?conversation|record of (a |the )?(\w+ )?(conversation|talk)s?|memcon|"
        r"transcript of (a )?(\w+ )?(conversation|talk)|\bconversation, |telephone conversation|conversation (?:between|with|among)|\binterview\b|"
        r"talks? between|stenographic"),
    ("minutes", r"\bminutes\b|summary (record|notes|of conclusions)\b|(notes|highlights|summary) of (the )?discussion|"
        r"record of (the |a )?(\w+ ){0,3}meeting|notes (of|on) (the |a )?(\w+ ){0,4}meeting|meeting of the|memorandum of discussion|protocol of"),
    ("telegram", r"telegram|\bcable\b|cipher|ciphered|backchannel message|telex"),
    ("airgram", r"airgram"),
    ("letter", r"\bletter\b|\bd[ei]spatch (no|from)\b"),
    ("memorandum", r"memorand(um|a)\b|aide[- ]m[ée]moire|memo\b"),
    ("note", r"\bnote (verbale|from|by|to)\b|note verbale|\b(personal|draft|diplomatic|oral) note\b|circular\b(?! (tele|air)gram)|instruction"),
    ("report", r"\breports?\b|intelligence (estimate|memorandum|note)|estimate|paper\b|study\b(?! memorand)|briefing(?! memorand)|assessment|"
        r"appraisal|directive|statement of policy|action plan|record of action|talking points|information on|resolution|decision(?! memorand)|"
        r"bulletin|weekly review"),
    ("message", r"\bmessage\b"),
    ("speech", r"\bspeech\b|address\b|remarks|statement\b|press conference"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)
_FROM_TO = re.compile(
    rf"^(?:No\. ?)?(?:\d+[a-z]?\.?\s+)?(?:(?i:The .{{3,200}}? to (?:the|certain|all) )|"
    rf"{PARTIES}[ .](?:.{{1,90}} )??to (?:the )?{PARTIES}[ .].{{2,100}}$)")
"""Who wrote to whom: `The Ambassador in France (Holm) to the Secretary of State`, `Mr. Holm to the Earl of Aldous.`"""


def kind_of(heading: str, hint: str = "") -> str:
    """The type of document from its heading and, where that is silent, from a hint (the source line above it, say)."""
    best = ("other", 10**9)
    for kind, pattern in _COMPILED:
        match = pattern.search(heading)
        if match and match.start() < best[1]:
            best = (kind, match.start())
    if best[0] != "other":
        return best[0]
    for kind, pattern in _COMPILED:
        if hint and pattern.search(hint):
            return kind
    return "letter" if _FROM_TO.match(heading) else "other"
