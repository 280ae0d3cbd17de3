"""What a single line or paragraph shows by itself: dateline, class, salute, signature, speaker, label. Each is one question to one text."""

from __future__ import annotations

import re
from functools import lru_cache

from encoder.read.kinds import kind_of
from encoder.read.plain_words import (
    ADDRESSES,
    BODIES,
    CLASS_CORES,
    CLASSES,
    COMPLIMENTS,
    DISTRIBUTION,
    MONTHS,
    PLACE_WORDS,
    PRECEDENCE_CORES,
    PRECEDENCES,
    PROCESSING,
    SALUTES,
)

_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b(?:{MONTHS}\.? {_DAY}(?:\s?[–-]\s?{_DAY})?(?:,? {_YEAR})?|{_DAY}(?:\s?[–-]\s?{_DAY})? (?:de )?{MONTHS}\.?(?:,? (?:de )?{_YEAR})?|{MONTHS},? {_YEAR}"
    rf"|{_YEAR}\. {MONTHS} {_DAY}|\d{{1,2}}[./-](?:\d{{1,2}}|[IVX]{{1,4}})[./-](?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d|{_YEAR})\b"
    rf"|{_YEAR} ?年(?: ?\d+ ?月)?(?: ?\d+ ?日)?|\b[Uu]ndated\b|\bo\. ?D\.|\bn\.d\.", re.I)
_TIME = re.compile(r"[\d:.,;]+(?:st|nd|rd|th|h|hrs|[ap]\.?m\.?|z)?|[\[(]?[A-Z]{1,4}[\])]?|[^\w]+|[ap]\.?m\.?|г\.?,?", re.I)
_PLACE = re.compile(r"[\[(“\"]?[A-ZÀ-ÞŞİĆČŠŽŁĐА-Я][\w.’'()/-]*[\])”\",.;:]*")
_STOPS = re.compile(r"[.!?]['”\")\]]*\s+[A-ZÀ-ÞА-Я“\"(]")
_SENTENCE_END = re.compile(r"[.!?:;…。！？]['”\"’)\]»“]*\d{0,3}$")
_VERBS = re.compile(r"\b(?:is|was|were|are|has|have|had|will|would|should|said|that|which|who|ist|war|hat|wird|dass|daß|est|été|qui|что|был[аои]?|который|es|fue|que)\b")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LABEL_GAP = r"(?:\s*[:：]\s*|\s*\.?\s*[–—]\s+|\t+|\s{2,}|$)"

_INK = re.compile(r"[^\W_]")
_PAGE = re.compile(r"\[Page ([^\]\s]{1,12})\]$")
_STAMP = re.compile(r"[\[(<]\s*(?:round |square |incoming |outgoing )?(?:stamp|seal|sceau|cachet|stempel|siegel|штамп|печать|sello|emblem|coat of arms)\b", re.I)
_HAND = re.compile(r"[\[(<]?\s*(?:hand[- ]?writ|in (?:pencil|ink|the) (?:hand|margin|red|blue)|marginal|marginalia|in hand\b|manuscript|initial(?:s|led|ed)\b|resolution:)", re.I)
_SIGNATURE = re.compile(r"[\[(]?\s*(?:hand[- ]?written )?(?:signed|signature|signatures|illegible signature|gez\.|подпись|signé|firmado|unterschrift|podpis|aláírás|/s/|s/)(?![a-z])", re.I)
_COPIES = re.compile(
    r"(?:cop(?:y|ies)|ex\.|экз\w*\.?|ausfertigung|exemplaire|ejemplar|szám[úu] példány)\b.{0,40}\d|\d+(?:st|nd|rd|th|\.)? ?(?:cop(?:y|ies)|ausfertigung|exemplare?)\b.{0,30}$"
    r"|(?:making|copying|taking|reproduction).{0,25}(?:prohibited|forbidden)|(?:to be|must be|not to be) (?:returned|copied|destroyed)|(?:original|copy)$|\[?(?:carbon|true) copy", re.I)
_REGISTRY = re.compile(
    r"(?:\b(?:No|Nr|Nos|Num|Ref|Fol|Inv|Prot|Reg|Az|Tgb|Исх|Вх|Ser|Iktató)\b[.:]?|[№#]|\bN[°º]|\bszám\b|\b(?:index|serial|file|case|folio|series|journal|protocol|register)\b (?:no\W*)?)\s*"
    r"[\w./–-]*\d|^\S{0,3}\d*[A-Z]*[./–-][\w./–-]*\d[\w./–-]*$|^[A-ZА-Я]{1,4}\.? ?\d+(?:[/–.-][\w.]+)+$|^\d[\w.]*[/–-][\w./–-]+$", re.I)
_FROM = re.compile(r"(?:from|von|de la part|от|aus)\b(?! now| this| what| our| his| their).{2,100}$", re.I)
_TO = re.compile(rf"(?:{ADDRESSES})(?=[\s.]).{{1,120}}$")
_BODY = re.compile(rf"(?:the |\W)?{BODIES}(?![a-z])", re.I)
_REFERENCE = re.compile(r"(?:ref(?:erence|s)?|in repl?y (?:to|refer)|your (?:letter|telegram|no|ref)|re|betr(?:eff)?|bezug|objet|asunto|concern(?:s|ing)|на (?:№|ваш))\b\.?\s*[:.]?.{2,150}$", re.I)
_SALUTE = re.compile(rf"{SALUTES}.{{0,140}}?[:,!.—–-]\d{{0,2}}$", re.I)
_SALUTE_BARE = re.compile(r"(?:My )?(?:dear|dearest|lieber|liebe|sehr geehrte\w?|cher|chère|уважаем\w+|estimad[oa]|querid[oa])\b.{2,80}$", re.I)
_COMPLIMENT = re.compile(rf"{COMPLIMENTS}.{{0,160}}$", re.I | re.S)
_DISTRIBUTION = re.compile(rf"{DISTRIBUTION}(?:\s*[:：]|\s+\S|$)", re.I)
_DISTRIBUTION_COLON = re.compile(rf"{DISTRIBUTION}[^:.]{{0,40}}[:：]", re.I)
_PROCESSING = re.compile(rf"[\[(]?{PROCESSING}\b.{{0,160}}$", re.I)
_POSTSCRIPT = re.compile(r"(?:P\. ?(?:P\. ?)?S|PS|N\. ?B|Postscript|NS|З?П\. ?С)\b[.:]?\s*", re.I)
_ATTACHMENT = re.compile(
    r"[\[(]?(?:sub)?(?:attachment|enclosure|annex|annexe|appendix|addendum|supplement|anlage|anhang|приложение|pièce jointe|anexo|allegato|melléklet|załącznik|příloha)s?\b"
    r"(?:\s?(?:no\.?|nr\.?|№)?\s?(?:\d{1,3}|[A-Z]|[IVX]{1,5}))?[\])]?(?:[.:–—-]?\s.{0,120})?[:.]?$", re.I)
_TURN = re.compile(r"(?:(?:Cde|Com|Comrade|Mr|Mrs|Dr|Gen|Sen|Amb|Тов|т|Gen|Genosse|M|Marshal|President|Prime Minister|Premier|Secretary|Chairman|Minister|Ambassador)\.? )?"
                   r"(?:[A-ZÀ-ÞА-Я][\w.’'-]*,? ?){1,5}(?:\s?[\[(][^\])]{1,60}[\])])?\s?[:：]\s+\S")
_POINT = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+\S|\d{1,2}\.\d{1,2}\.?\s+\S|[*•·▪‣–—-]\s+\S|§ ?\d")
_SECTION = re.compile(
    r"(?:(?:part|chapter|section|article|item|point|teil|kapitel|abschnitt|часть|глава|раздел|chapitre|titre|capítulo|question)\s+(?:\d{1,3}|[ivx]{1,6}|[a-z]|one|two|three|first|second)\b"
    r"|[IVX]{1,5}\.?\s+\S|summary$|introduction$|conclusions?$|background$|discussion$|recommendations?$|agenda$|action requested$|comments?$|begin summary$)", re.I)
_FUNCTION_WORDS = frozenset(
    "of the in for and to at on by from a an von der des die und für bei im de la le du des et pour à en el los las del y e по и в на при из ii iii iv jr van den al bin ibn".split())  # noqa: SIM905
_GENERIC = frozenset(
    "end message text unquote quote copy secret confidential ditto continued attachment enclosure annex page over table figure note notes finis fin ende stop конец the meeting".split())  # noqa: SIM905
_CAPITAL = re.compile(r"[\[(“\"/]{0,2}[A-ZÀ-ÞŞİĆČŠŽŁĐА-ЯŐŰ]")

FIELDS = {
    "to": r"To|For|Memorandum (?:for|to)|Action|Addressees?|To the|An|Kom[uу]|Кому|Para|Destinataire|Recipient",
    "from": r"From|Memorandum from|Fm|Sender|Von|De|От кого|От|Expéditeur|Absender|Drafting office",
    "subject": r"Subjects?|Subj|Re|Topics?|Concerning|Betr(?:eff|ifft)?|Objet|Asunto|Тема|О чем|Содержание|Tárgy|Věc|Dotyczy|Theme|Title",
    "participants": r"Participants?|Present|Also present|Others present|Those present|Were present|Attendees|Attending|Attendance|In attendance|Members present|Participating|Persons present|"
                    r"Присутствовали|Teilnehmer|Anwesend(?: waren)?|Présents|Étaient présents|Participantes|Presentes|Jelen vannak|Obecni|Přítomni|Prezent|U\.?S\.?|U\.?S\.?S\.?R\.?|"
                    r"(?:On|For|From) the [A-Z][\w. ]{2,40}(?: side)?|[A-Z]\w+ (?:side|participants|delegation)|Absent|Absences|Chair(?:ed by|man|ing|person)?|Presided(?: over)? by",
    "references": r"Refs?|References?|Your ref|Our ref|In reply refer to|Bezug|Référence|Referencia",
    "date": r"Date|Date and time|Dated|Time and date|Time|Datum|Fecha|Дата|Data|Dátum|Date of meeting",
    "place": r"Place|Location|Venue|Ort|Lieu|Lugar|Место|Luogo",
    "through": r"Via|Through|Thru|Über|Par",
    "distribution": r"Info|Information|c\.?c|Copies(?: to)?|Copy to|Repeated to|Distribution|Verteiler",
    "class": r"Class|Classification|Precedence|Security classification|Priority|Degree of secrecy|Category|Original classification",
    "processing": r"Drafted(?: by)?|Approved(?: by)?|Prepared by|Recorded by|Interpreters?|Translator|Notetakers?|Received|Sent|Dispatched|Transmitted|Released|Author|Cleared",
    "registry": r"No|Number|File(?: no)?|Serial|Reg\.? no|Document no|Telegram no|Cable no|Doc(?:ument)?",
}
_FIELD = re.compile("|".join(f"(?P<{name}>(?:{pattern}))" for name, pattern in FIELDS.items()) + "", re.I)
_FIELD_LINE = re.compile(rf"(?:{_FIELD.pattern})(?P<gap>{_LABEL_GAP})", re.I)


def has_words(text: str) -> bool:
    return bool(_INK.search(text[:400]))


def page_mark(text: str) -> str:
    """The number of a page mark that stands alone (`[Page 515]`); empty otherwise."""
    match = _PAGE.match(text) if len(text) < 40 else None
    return match[1] if match else ""


def is_prose(text: str) -> bool:
    """Whether the text is running text: sentences, rather than a title, an address or a label."""
    if len(text) > 350:
        return True
    if "。" in text:
        return True
    if _STOPS.search(text) and len(_WORDS.findall(text)) > 11 and _VERBS.search(text):
        return True
    count = len(text.split())
    return count >= 8 and bool(_SENTENCE_END.search(text)) and (count >= 16 or bool(_VERBS.search(text)) or text.endswith("."))


@lru_cache(maxsize=4096)
def is_dateline(text: str) -> bool:
    """Whether a short line says when, and perhaps where, and nothing else."""
    if len(text) > 110:
        return False
    match = _DATE.search(text)
    if not match:
        return False
    before, after = text[:match.start()], text[match.end():]
    if match[0].isdigit() and before and not before.rstrip().endswith((",", " in")):
        return False
    return not _PROCESSING.match(text) and kind_of(before) == "other" and _is_place(before.split(), bool(before)) and _is_place(after.split(), False)


def _is_place(tokens: list[str], first: bool) -> bool:
    bare = [t.strip(".,;:()[]—–-") for t in tokens]
    return len(tokens) <= 9 and all(
        not t or t.lower() in PLACE_WORDS or _TIME.fullmatch(t) or _PLACE.fullmatch(t) and not any(c.isdigit() for c in t) for t in bare) and not (
        first and tokens[0].lower() in ("on", "of", "from"))


def has_date(text: str) -> bool:
    return bool(_DATE.search(text[:200]))


def is_class(text: str) -> bool:
    """`TOP SECRET`, `Secret; Nodis`, `Совершенно секретно`."""
    return _all_of(text, CLASSES, CLASS_CORES)


def is_precedence(text: str) -> bool:
    """`NIACT`, `Very urgent`."""
    return _all_of(text, PRECEDENCES | CLASSES, PRECEDENCE_CORES)


def _all_of(text: str, allowed: frozenset[str], cores: frozenset[str]) -> bool:
    if len(text) > 90:
        return False
    tokens = [t for t in re.split(r"[^\w.]+", text.lower()) if t.strip(".")]
    return bool(tokens) and all(t in allowed or t.rstrip(".") in allowed for t in tokens) and any(t.rstrip(".") in cores or t in cores for t in tokens)


def field_of(text: str) -> tuple[str, int, int] | None:
    """The type of a labelled line (`SUBJECT: ...`), the end of its label and the beginning of what it labels; None where it has no label.

    A label ends in a colon, or is in capitals and stands alone or before a gap.
    """
    match = _FIELD_LINE.match(text[:200])
    if not match:
        return None
    name = next(key for key in FIELDS if match[key] is not None)
    label, gap = match[name], match["gap"]
    if ":" not in gap and "：" not in gap and not (label.isupper() and len(label) > 1):
        return None
    colon = max(gap.find(":"), gap.find("："))
    return name, match.start("gap") + (colon + 1 if colon >= 0 else 0), match.end()


def is_salute(text: str) -> bool:
    return len(text) <= 160 and bool(_SALUTE.match(text) or (len(text) <= 60 and _SALUTE_BARE.match(text))) and not field_of(text)


def is_compliment(text: str) -> bool:
    """A complimentary close, alone in its line or paragraph."""
    return len(text) <= 220 and bool(_COMPLIMENT.match(text)) and (len(text) <= 60 or text.endswith(",") or _starts_formula(text))


def _starts_formula(text: str) -> bool:
    return bool(re.match(r"Accept|Please accept|Veuillez|Agréez|Je vous prie|Примите|Genehmigen|Reciba|I (?:am|remain|have the)|With (?:the )?(?:assurance|renewed|communist|comradely)", text))


def is_signed(text: str) -> bool:
    """`[signature]`, `(signed) ...`, `/s/ ...`."""
    return len(text) <= 160 and bool(_SIGNATURE.match(text))


def is_name_or_title(text: str) -> bool:
    """Words as names, titles and offices are written: with capitals, without an end of a sentence."""
    if len(text) > 140 or text[-1] in ":;?!…" or _POINT.match(text) and not re.match(r"[A-Z]\. ?[A-Z]", text):
        return False
    tokens = text.split()
    bare = [t.strip(".,()[]“”\"’'").lower() for t in tokens]
    if len(tokens) > 16 or all(b in _GENERIC for b in bare if b) or (text.endswith(".") and len(tokens) > 4 and not text.endswith(("Jr.", "Sr."))):
        return False
    return all(_CAPITAL.match(t) or b in _FUNCTION_WORDS or not any(c.isalnum() for c in t) for t, b in zip(tokens, bare, strict=True)) and bool(_CAPITAL.match(text))


def is_name(text: str) -> bool:
    """A line that may be a signature by itself: few words, no small ones but particles."""
    tokens = text.split()
    return is_name_or_title(text) and len(tokens) <= 8 and not any(c.isdigit() for c in text) and (len(tokens) < 3 or tokens[1].lower() not in ("the", "of"))


def is_distribution(text: str) -> bool:
    return bool(_DISTRIBUTION_COLON.match(text[:90]) or (len(text) <= 160 and _DISTRIBUTION.match(text) and not is_prose(text)))


def is_processing(text: str) -> bool:
    """`Received on April 11 at 21:55`: a short line that says what an office did with the document."""
    return len(text) <= 170 and bool(_PROCESSING.match(text)) and not _STOPS.search(text) and not re.search(r"\b(?:that|which|we|I)\b", text)


def is_postscript(text: str) -> bool:
    return bool(_POSTSCRIPT.match(text[:20]))


def attachment_kind(text: str) -> str:
    """`attachment` or `enclosure` where a line is the heading of one; empty otherwise."""
    if len(text) > 160 or not _ATTACHMENT.match(text) or is_prose(text):
        return ""
    return "enclosure" if "enclosure" in text.lower()[:14] else "attachment"


def is_turn(text: str) -> bool:
    """A speaker and what is said."""
    return bool(_TURN.match(text[:160])) and not field_of(text)


def is_point(text: str) -> bool:
    """A numbered, lettered or bulleted paragraph."""
    return bool(_POINT.match(text[:40]))


def is_section(text: str) -> bool:
    """A heading of a section: it says so, or it is in capitals."""
    if len(text) > 120 or text[-1] in ".,;:" and not _SECTION.match(text):
        return False
    if _SECTION.match(text):
        return not is_prose(text) and text[-1] not in ",;"
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and text.isupper() and not is_class(text) and not is_precedence(text) and not is_dateline(text)


def header_role(text: str) -> str | None:
    """What a line above the text is: the `@type` of its `seg`, `dateline` or `salute`; None where it shows no sign."""
    if _STAMP.match(text):
        return "stamp"
    if _HAND.match(text):
        return "handwriting"
    if len(text) > 200:
        return None
    if is_class(text):
        return "class"
    if is_precedence(text):
        return "precedence"
    if is_dateline(text):
        return "dateline"
    if is_salute(text):
        return "salute"
    if is_prose(text):
        return None
    return _office_role(text)


def _office_role(text: str) -> str | None:
    for role, pattern in (("copies", _COPIES), ("processing", _PROCESSING)):
        if pattern.match(text) and len(text) <= 120:
            return role
    kind = kind_of(text)
    if kind == "other" and len(text) <= 100 and _REGISTRY.search(text):
        return "registry"
    if _FROM.match(text) and len(text) <= 110:
        return "from"
    if len(text) <= 100 and _BODY.match(text) and not re.search(r"\b(?:between|on the|regarding|concerning|about)\b", text):
        return "letterhead"
    if _TO.match(text) and kind in ("other", "speech"):
        return "to"
    if _REFERENCE.match(text):
        return "reference"
    return None
