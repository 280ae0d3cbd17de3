"""Labelled lines above a text: `SUBJECT: ...`, `TO` over its lines, `FM AMEMBASSY ...`."""

from __future__ import annotations

import re

from encoder.read.plain_words import any_of

FIELDS = {
    "to": any_of("To | For | Memorandum (?:for|to) | Action | Addressees? | To the | An | Кому | Para | Destinataire | Recipient"),
    "from": any_of("From | Memorandum from | Fm | Sender | Von | De | От кого | От | Expéditeur | Absender | Drafting office"),
    "subject": any_of("Subjects? | Subj | Re | Topics? | Concerning | Betr(?:eff|ifft)? | Objet | Asunto | Тема | Содержание | Tárgy | Věc",
    "Dotyczy | Theme | Title"),
    "participants": any_of(
        "Participants? | Present | Also present | Others present | Those present | Were present | Attendees | Attending | Attendance",
        "In attendance",
        "(?:Also )?(?:participating|taking part|present)(?: (?:in|at) the (?:conversation|meeting|talks?|discussions?))?",
    "The following were (?:also )?(?:present|in attendance) | Secretariat | (?:From|On) (?:our|their) side",
    "Members present | Persons present | Присутствовали | Teilnehmer | Anwesend(?: waren)? | Présents | Étaient présents",
        "Participantes | Presentes | Jelen vannak | Obecni | Přítomni | Prezent | U\\.?S\\.? | U\\.?S\\.?S\\.?R\\.? | Interpreters?",
        "Note-?takers?",
        "(?:On|For|From) the [A-Z][\\w. ]{2,40}(?: side)? | [A-Z]\\w+ (?:side|participants|delegation) | Absent | Absences | Chair(?:ed by|ing)",
        "Presided(?: over)? by | Attended by | Invited"),
    "references": any_of("Refs? | References? | Your ref | Our ref | In reply refer to | Bezug | Référence | Referencia"),
    "date": any_of("Date distr | Date of report",
    "Date | Date (?:and|&) time | Dated | Time (?:and|&) date | Time | Datum | Fecha | Дата | Data | Dátum | Date of meeting"),
    "place": any_of("Place | Country | Countries | Area | Place acquired | Location | Venue | Ort | Lieu | Lugar | Место | Luogo"),
    "through": any_of("Via | Through | Thru | Über | Par"),
    "distribution": any_of("Info | Information | c\\.?c | Copies(?: to)? | Copy to | Distribution"
    " | Repeated (?:for information )?(?:and saving )?to | And saving to | Verteiler"),
    "class": any_of("Class | Classification | Precedence | Security classification | Priority | Degree of secrecy | Category",
    "Original classification | E\\.?O\\.? \\d{5}"),
    "processing": any_of(
        "Date (?:sent|received|acquired|of receipt|of info(?:rmation)?|of despatch|of dispatch) | Supplement to report no",
        "No\\. of pages | No\\. of encls?",
        "Drafted(?: by)? | Approved(?: by)? | Prepared by | Recorded by | Translator | Received | Sent | Dispatched",
    "Transmitted | Released | Author | Cleared"),
    "registry": any_of("TAGS | Report no | Requirement no",
    "No | Number | File(?: no)? | Serial | Reg\\.? no | Document no | Telegram no | Cable no | Doc(?:ument)?"),
}
"""What labels a line may have, by the `@type` of the list or `seg` that it becomes."""

LISTED = frozenset({"to", "from", "subject", "participants", "references", "date", "place", "through", "distribution"})
"""Fields that become a `list` with `head` and `item`; other labelled lines are a `seg`."""

SEG_TYPES = {"references": "reference"}
"""The `@type` of a `seg` where it is another word than the role of the line."""

_LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in FIELDS.items()) + "", re.I)
_BARE = re.compile(any_of(
    "TO | FROM | FM | SUBJECTS? | SUBJ | TOPIC | PARTICIPANTS? | PRESENT | ALSO PRESENT | OTHERS PRESENT | IN ATTENDANCE | REFS? | REFERENCES?",
    "DATE | TIME",
    "DATE (?:AND|&) TIME | PLACE | LOCATION | VIA | THROUGH | THRU | INFO | C\\.?C | COPIES TO | MEMORANDUM (?:FOR|TO) | TEILNEHMER | BETREFF",
    "ПРИСУТСТВОВАЛИ",
    "ТЕМА") + "$")
"""Labels that need no colon where they are in capitals."""
_LINE = re.compile(rf"(?:{_LABEL.pattern})(?P<gap>\.?\s*[:：]\s*|\s*\.?\s*[–—]\s+|[ ]*\t\s*|\s{{2,}}|$)", re.I)
_POST = "(?:FOREIGN OFFICE|F\\.?C?\\.?O\\b|UKMIS|UKREP|MODUK|CABINET OFFICE|" \
    "SECSTATE|AMEMBASSY|AMCONSUL|RU[A-Z]{2,6}|DEPT|WASHDC|ZEN|USMISSION|EMBASSY)"
_TELEGRAM = re.compile(
    rf"(?:(?P<sender>FM)|(?P<info>INFO|RPTD?|REPEATED(?: FOR INFORMATION)?(?= TO\b)|AND TO)|TO(?= (?:\S+ ){{0,2}}{_POST}))(?P<gap>\s+)(?=[A-Z])")


def field_of(text: str) -> tuple[str, int, int] | None:
    """The type of a labelled line, the end of its label (with the colon), and the beginning of what it labels; None where it has no label.

    A label ends in a colon, or is in capitals and stands alone or before a gap; telegrams have theirs before a blank.
    """
    match = _LINE.match(text[:200])
    if not match or not _is_label(match):
        return _telegram(text)
    name = next(key for key in FIELDS if match[key] is not None)
    gap = match["gap"]
    colon = max(gap.find(":"), gap.find("："))
    value = match.end()
    while value < len(text) and text[value].isspace():
        value += 1
    return name, match.start("gap") + (colon + 1 if colon >= 0 else 0), value


def _is_label(match: re.Match[str]) -> bool:
    gap = match["gap"]
    if ":" in gap or "：" in gap:
        return True
    return bool(_BARE.match(match[0][:match.start("gap") - match.start()]))


def _telegram(text: str) -> tuple[str, int, int] | None:
    match = _TELEGRAM.match(text) if len(text) < 120 and text.isupper() else None
    if not match:
        return None
    name = "from" if match["sender"] else "distribution" if match["info"] else "to"
    return name, match.start("gap"), match.end()
