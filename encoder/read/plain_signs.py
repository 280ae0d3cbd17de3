"""What a single line or paragraph shows by itself: class, salute, signature, speaker, heading. Each is one question to one text."""

from __future__ import annotations

import re
import unicodedata

from encoder.read.datelines import is_dateline
from encoder.read.kinds import kind_of
from encoder.read.plain_fields import field_of
from encoder.read.plain_words import (
    ATTACHMENTS,
    CLASS_CORES,
    CLASSES,
    COMPLIMENTS,
    DISTRIBUTION,
    FORMULAS,
    FUNCTION_WORDS,
    GENERIC,
    PARTIES,
    PRECEDENCE_CORES,
    PRECEDENCES,
    PROCESSING,
    SALUTES,
    SECTIONS,
    SIGNATURES,
    TITLES,
    VERBS,
)

_PRECEDENCES = PRECEDENCES | CLASSES
_INK = re.compile(r"[^\W_]")
_PAGE = re.compile(r"\[Page ([^\]\s]{1,12})\]$")
_SHORTENED = "Mr Mrs Ms Dr St No Nr Cde Com Gen Sen Col Maj Lt Amb Prof Rep Gov Hon Тов тов Hr Fr Sr".split()
_STOPS = re.compile(
    r"[.!?]" + "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED) + r"(?<!\b[A-ZА-Я]\.)(?<!\b\d\.)(?<!\b\d\d\.)"
    r"['”\")\]]*\s+[A-ZÀ-ÞА-Я“\"(]")
_SENTENCE_END = re.compile(r"[.!?:;…。！？]['”\"’)\]»«“]*(?:\d{0,3}|\[\w{1,3}\]|[⁰¹²³⁴-⁹]{1,3})$")
_ABBREVIATED = re.compile(r"(?:[ap]\.m|\bJr|\bSr|\bD\.C|\bU\.S|\bInc|\bCo|\bEsq|\betc|\b[A-Z])\.$")
_VERBS = re.compile(rf"\b{VERBS}\b", re.I)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_STOP = re.compile(r"\bSTOP\b")

_SIGNATURE = re.compile(rf"[\[(]?\s*(?:hand[- ]?written )?{SIGNATURES}(?![a-z])", re.I)
_SIGNED_INSIDE = re.compile(r"[\[(]\s*(?:signature|signed|signé|gez\.|подпись)\s*[\])]|(?:^|\s)/s/(?:\s|$)", re.I)
_TO_OFFICE = re.compile(r"The [A-Z].{3,160} to (?:the|certain|all) [A-Z].{3,120}$")
_PARTIES = re.compile(rf"{PARTIES}[ .](?:.{{1,90}} )??to (?:the |{PARTIES}[ .]|all |certain ).{{2,100}}$")
_OFFICER = re.compile(
    r"(?:The )?(?:Secretary|Chairman|Chairwoman|Chair|Rapporteur|Recording Secretary|Secretary of the \w+|President of the \w+)"
    r"\s?:\s+(?P<name>\S.{2,40})$", re.I)
_SIGNER = re.compile(r"(?:[A-ZÀ-ÞА-Я]\. ?){1,2}[A-ZÀ-ÞА-Я][\w’'-]+$|[A-ZÀ-ÞА-Я][\w’'-]+ (?:[A-ZÀ-ÞА-Я]\. )?[A-ZÀ-ÞА-Я][\w’'-]+$")
_TYPED_PAGE = re.compile(r"(?:[-–—] ?([0-9]{1,3}) ?[-–—]|(?:Page|page|PAGE|Seite|стр\.) ([0-9]{1,3})(?: of [0-9]{1,3})?)$")
_TYPIST = re.compile(r"[A-Z]{1,4}(?:[:/][A-Za-z]{1,8}){1,3}$")
_SALUTE = re.compile(rf"{SALUTES}.{{0,140}}?[:,!：！—–-]\d{{0,2}}$", re.I)
_SALUTE_BARE = re.compile(r"(?:My )?(?:dear|dearest|lieber|liebe|sehr geehrte\w?|cher|chère|уважаем\w+|estimad[oa]|querid[oa])\b.{2,80}$", re.I)
_SALUTE_HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7af、 ]{2,24}[：:]$")
_COMPLIMENT = re.compile(rf"{COMPLIMENTS}.{{0,160}}$", re.I | re.S)
_FORMULA = re.compile(FORMULAS, re.I)
_DISTRIBUTION = re.compile(rf"{DISTRIBUTION}(?:\s*[:：]|\s+\S|$)", re.I)
_DISTRIBUTION_COLON = re.compile(rf"{DISTRIBUTION}[^:.]{{0,40}}[:：]", re.I)
_PROCESSING = re.compile(rf"[\[(]?{PROCESSING}\b.{{0,160}}$", re.I)
_SENTENCE = re.compile(r"\b(?:that|which|we|I)\b")
_POSTSCRIPT = re.compile(r"(?:P\. ?(?:P\. ?)?S|PS|N\. ?B|Postscript|NS|П\. ?С|З\. ?Ы)\b[.:]?\s*", re.I)
_ATTACHMENT = re.compile(
    rf"[\[(]?(?:sub)?{ATTACHMENTS}\b(?:\s?(?:no\.?|nr\.?|№)?\s?(?:\d{{1,3}}|[A-Z]|[IVX]{{1,5}}))?[\])]?(?:[.:–—-]?\s.{{0,120}})?[:.]?$", re.I)
_TURN = re.compile(rf"(?:{TITLES}\.? )?(?:[A-ZÀ-ÞА-Я][\w.’'-]*+,? ?){{1,5}}(?:\s?[\[(][^\])]{{1,60}}[\])])?\s?[:：]\s+\S")
_POINT = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+\S|\d{1,2}\.\d{1,2}\.?\s+\S|[*•·▪‣–—-]\s+\S|§ ?\d")
_VOCATIVE = re.compile(r"[A-ZÀ-ÞА-Я][\w.’'-]+(?: [A-ZÀ-ÞА-Я][\w.’'-]+){0,2}[,!]$")
_PERSON = re.compile(r"(?:[A-ZÀ-ÞА-Я]\. ?){2,3}[A-ZÀ-ÞА-Я][\w’'-]|M\. [A-ZÀ-Þ][\w’'-]+,")      # initials, or Monsieur
_TITLE_NUMBER = re.compile(r"(?:\d{1,4}[A-Za-z]?\.|No\. \d{1,4}[A-Za-z]?)\s+(?=[A-Z“])")
_NUMBER = re.compile(r"(?:No|Nr|№)\.? ?\d+/", re.I)
_FILE = re.compile(r"\d[–-][\d.]+/\d")
_INITIALS = re.compile(r"\(?[A-ZÀ-ÞА-Я]\. ?[A-ZÀ-ÞА-Я]")
_SECTION = re.compile(SECTIONS, re.I)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit."""
    return bool(_INK.search(text[:400]))


def has_verb(text: str) -> bool:
    """Whether one of the verbs and conjunctions stands in it that no title, address or list has."""
    return bool(_VERBS.search(text))


def page_mark(text: str) -> str:
    """The number of a page mark that stands alone (`[Page 515]`); empty otherwise."""
    match = _PAGE.match(text) if len(text) < 40 else None
    return match[1] if match else ""


def typed_page(text: str) -> str:
    """The number of a page as a typist sets it by itself (`- 2 -`); empty otherwise."""
    match = _TYPED_PAGE.match(text) if len(text) < 20 else None
    return (match[1] or match[2]) if match else ""


def is_officer(text: str) -> bool:
    """Who answers for minutes, at their end: `Secretary: K. Holm`."""
    match = _OFFICER.match(text) if len(text) < 80 else None
    return bool(match and _SIGNER.match(match["name"]))


def is_prose(text: str) -> bool:
    """Whether the text is running text: sentences, rather than a title, an address or a label."""
    if len(text) > 350 or "。" in text:
        return True
    words = text.split()
    if len(words) < 8:
        return False
    if _SENTENCE_END.search(text, len(text) - 8) and (not _ABBREVIATED.search(text, len(text) - 8) or _VERBS.search(text)):
        return True
    return "STOP" in words or (len(words) > 11 and bool(_STOPS.search(text)) and bool(_VERBS.search(text)))


def is_telegraphic(text: str) -> bool:
    """Whether sentences end in `STOP`."""
    return bool(_STOP.search(text))


def may_be_title(text: str) -> bool:
    """A line, with a number or without, that names a kind of document and makes no statement."""
    text = _TITLE_NUMBER.sub("", text[:360])
    if _TO_OFFICE.match(text) or (len(text) < 180 and _PARTIES.match(text)):
        return not _VERBS.search(text)
    return len(text) < 350 and kind_of(text) != "other" and not any(p.search(text) for p in (_VERBS, _STOPS, _STOP))


def names_parties(text: str) -> bool:
    """A line that says who wrote to whom: `Mr. Holm to the Earl of Aldous.`"""
    return len(text) < 180 and bool(_PARTIES.match(text)) and not has_verb(text)


def is_class(text: str) -> bool:
    """`TOP SECRET`, `Secret; Nodis`, `Совершенно секретно`."""
    return not _FILE.search(text[:40]) and not _NUMBER.match(text) and _all_of(text, CLASSES, CLASS_CORES)


def is_precedence(text: str) -> bool:
    """`NIACT`, `Very urgent`."""
    return _all_of(text, _PRECEDENCES, PRECEDENCE_CORES)


def _all_of(text: str, allowed: frozenset[str], cores: frozenset[str]) -> bool:
    first = text.split(None, 1)[0].strip("[(.,;:!*").lower() if len(text) <= 90 else ""
    if not first[:1].isdigit() and re.split(r"[^\w.]", first, maxsplit=1)[0].rstrip(".") not in allowed:
        return False
    words = [word.rstrip(".") for word in re.split(r"[^\w.]+", text.lower()) if word.strip(".") and not word.isdigit()]
    return bool(words) and all(word in allowed for word in words) and any(word in cores for word in words)


def is_salute(text: str) -> bool:
    """`Dear Mr. President:`, `Уважаемый господин Министр!`, `To the Foreign Ministry:`."""
    if len(text) > 160 or field_of(text) or (len(text) > 60 and _VERBS.search(text)):
        return False
    return bool(_SALUTE.match(text) or (len(text) <= 60 and _SALUTE_BARE.match(text)) or _SALUTE_HAN.match(text))


def is_compliment(text: str) -> bool:
    """A complimentary close, alone in its line or paragraph."""
    return len(text) <= 220 and bool(_COMPLIMENT.match(text)) and (len(text) <= 60 or text.endswith(",") or bool(_FORMULA.match(text)))


def is_signed(text: str) -> bool:
    """`[signature]`, `(signed) ...`, `/s/ ...`, `Secretary: [signature]`."""
    if len(text) > 160:
        return False
    return bool(_SIGNATURE.match(text) or (len(text) <= 100 and ("[" in text or "(" in text or "/s/" in text) and _SIGNED_INSIDE.search(text)))


def is_name_or_title(text: str) -> bool:
    """Words as names, titles and offices are written: with capitals (where the script has them), without the end of a sentence."""
    if len(text) > 140 or text[-1] in ":;?!…：。" or (_POINT.match(text) and not _INITIALS.match(text)):
        return False
    words = text.split()
    bare = [word.strip(".,()[]“”\"’'").lower() for word in words]
    if len(words) > 16 or all(word in GENERIC for word in bare if word) or (text[-1] == "." and len(words) > 4 and not _ABBREVIATED.search(text)):
        return False
    return _is_capital(words[0]) and all(_is_capital(word) or low in FUNCTION_WORDS for word, low in zip(words, bare, strict=True))


def _is_capital(word: str) -> bool:
    first = next((char for char in word if char.isalnum()), "")
    return not first or first.isupper() or first.istitle() or (unicodedata.category(first) == "Lo" and len(word) <= 24)


def is_name(text: str) -> bool:
    """A line that may be a signature by itself: few words, no digits."""
    words = text.split()
    if len(words) > 8 or any(c.isdigit() for c in text) or (len(words) > 2 and words[1].lower() in ("the", "of")):
        return False
    return is_name_or_title(text)


def is_distribution(text: str) -> bool:
    """`Distribution: ...`, `cc: ...`, `Verteiler`."""
    return bool(_DISTRIBUTION_COLON.match(text[:90]) or (len(text) <= 160 and _DISTRIBUTION.match(text) and not is_prose(text)))


def is_processing(text: str) -> bool:
    """`Received on April 11 at 21:55`: a short line that says what an office did with the document."""
    if len(text) > 170 or _STOPS.search(text) or _SENTENCE.search(text):
        return False
    return bool(_PROCESSING.match(text) or _TYPIST.match(text))


def is_postscript(text: str) -> bool:
    """`P.S. ...`"""
    return bool(_POSTSCRIPT.match(text[:20]))


def attachment_kind(text: str) -> str:
    """`attachment` or `enclosure` where a line is the heading of one; empty otherwise."""
    if len(text) > 160 or not _ATTACHMENT.match(text) or is_prose(text):
        return ""
    return "enclosure" if "enclosure" in text.lower()[:14] else "attachment"


def is_vocative(text: str) -> bool:
    """`Walt,`: a name that may be a salute, where a paragraph follows."""
    return len(text) <= 30 and bool(_VOCATIVE.match(text))


def is_turn(text: str) -> bool:
    """A speaker and what is said."""
    return bool(_TURN.match(text[:160])) and not field_of(text)


def is_point(text: str) -> bool:
    """A numbered, lettered or bulleted paragraph."""
    return bool(_POINT.match(text[:40])) and not _PERSON.match(text)


def names_section(text: str) -> bool:
    """A heading that says so: `Part II`, `Summary`, `III. Conclusions`."""
    return len(text) <= 120 and bool(_SECTION.match(text)) and text[-1] not in ",;" and not is_prose(text)


def is_section(text: str) -> bool:
    """A heading of a section: it says so, or it is in capitals."""
    if len(text) > 120 or names_section(text):
        return len(text) <= 120
    return (text.isupper() and text[-1] not in ".,;:" and sum(c.isalpha() for c in text) > 5
            and not is_class(text) and not is_precedence(text) and not is_dateline(text))
