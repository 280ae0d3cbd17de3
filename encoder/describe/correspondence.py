"""Who wrote to whom, from the heading (TEI Guidelines 2.4.6, correspDesc)."""

from __future__ import annotations

import re

from encoder.model import Correspondent, Document

_FROM = re.compile(r"\b[Ff]rom\s+")
_BY = re.compile(r"\b[Bb]y\s+(?=the |Mr\.|President|Secretary|[A-Z])")
_TO = re.compile(r"\s+[Tt]o\s+")
_ROLE_TO = re.compile(
    r"\b(Assistants?|Advis[eo]rs?|Counselors?|Ambassadors?|Representatives?|Missions?|Deputy|Aides?|Delegations?|Observers?|Envoys?|Liaison|Secretary|"
    r"Ministers?|Consultants?|Delegates?|Commissioners?|Visit|Trip|Reply|Response|Embassy|Legation|Addressed|Next|Subject|due|prior)$")
_MISSIVE = re.compile(
    r"\b(Telegrams?|Messages?|Letters?|Memorand(?:um|a)|Cables?|Notes?|Airgrams?|Reports?|Instructions?|Papers?|Des?patch|Despatch|Circular|Communication|Statement|"
    r"Aide-M[ée]moire|Memo|Ciphered|Transmission|Proposal|Information|Appeal|Response|Reply|Summary|Estimate)\b", re.I)
_PERSON = re.compile(
    r"(The|Sir|Lord|Earl|Viscount|Count|Baron|Prince|M\.|Mrs\.|Dr\.|General|Admiral|Colonel|Consul|President|Prime Minister|Secretary|Premier|"
    r"Chairman|Ambassador|Mr\.|King|Chancellor)\s")
_CLAUSE = re.compile(
    r"\.—|\s(?=on (?:a|the|his|her|their) (?:conversations?|meetings?|talks?|visits?|discussions?|negotiations?|situation|status|question)\b)|"
    r",? ['‘“\"]|, (?=(?:dated|on|concerning|regarding|re|with|about)\b)|,? (?:concerning|regarding) |"
    r", (?=(?:[A-Z][\w.’' -]{2,30}, )?(?:January|February|March|April|May|June|July|August|September|October|November|December|undated)\b)")
_NUMBER = re.compile(r"(?:\d{1,4}[A-Za-z]?\.|No\. \d{1,4}[A-Za-z]?(?=\s+[A-Z]))\s+")
_LABEL = re.compile(
    r"\s*(?:(?:Addressed to|From|FROM|FM|To|TO|An (?:den|die|das)|De la part de|À|à|Al(?= (?:Señor|Excel))|От)(?![^\W\d_])\s*:?|"
    r"(?:Von|An|De|Para|A|Кому)\s?:)\s*(?=\S)")
_TO_ABROAD = re.compile(
    r"(?:(?<=,)|(?<=\n)|(?<=\w)|(?<=\)))\s+(?:[àÀ] (?=(?:M\.|MM\.|Monsieur|Madame|Mme|Son |Sa )\s?)|"
    r"aux? (?=(?:ministre|président|ambassadeur|Ministre|Président|Ambassadeur"
    r"|Département|Quai|Gouvernement|gouvernement|Consul|consul))|"
    r"an (?=(?:den|die|das|Herrn|Frau|Bundes\w+|Botschafter|Staatssekretär|Minister\w*|"
    r"Genossen)\s)"
    r"|al? (?=(?:Señor|señor|Sr\.|Sra\.|Señora|Excelentísimo|Ministro|Ministerio|ministro|Presidente|presidente|Embajador|embajador)\b)"
    r"|к (?=(?:товарищу|господину|тов\.)))(?:d(?:en|ie|as) )?")
_FROM_TO = re.compile(r"\s+TO\s+")
_HONORIFIC = re.compile(r"(?:(?:His|Her|Your) Excellency|The (?:Right )?Hon(?:ou?rable|\.)|Herrn|Monsieur|H\. ?E\.)\W*")
_NUMBERED = re.compile(r"\s+(?:telegram|TELEGRAM|telno|TELNO)\b")
_FROM_ABROAD = re.compile(
    r"^(?:\W*(?:Lettre|Télégramme|Note|Dépêche|Carta|Telegrama|Nota|Schreiben|Brief|Telegramm|Fernschreiben|Письмо|Телеграмма)\b[^,\n]{0,20}?"
    r"\s(?:de la|de l['’]|del|du|de|des|vom|von|der|от)\s)?")
_TAIL = re.compile(r"[\s,.;:]+$")


def correspondents(document: Document) -> tuple[Correspondent | None, Correspondent | None]:
    """Sender and addressee as the page's title or the first heading names them, else the lists (FROM, TO); None where the document does not say.

    Where none of these names a sender the signature does, where none names an addressee the salute (`To the Foreign Ministry:`).
    """
    sender: Correspondent | None = None
    addressee: Correspondent | None = None
    if document.type not in ("editorialNote", "minutes", "conversation"):
        for start, end, text in _headings(document):
            named_sender, named_addressee = _from_heading(text, start, end)
            sender, addressee = sender or named_sender, addressee or named_addressee
    from_list, to_list = _from_lists(document)
    sender, addressee = sender or from_list, addressee or to_list
    if document.type not in ("editorialNote", "minutes", "conversation"):
        sender, addressee = sender or _signed(document), addressee or _addressed(document)
    return _told(document, sender), _told(document, addressee)


def _told(document: Document, side: Correspondent | None) -> Correspondent | None:
    """The side where its words say anything: a line of marks alone names nobody."""
    if side is None:
        return None
    words = document.view[side.start:side.end].strip() or document.source.text[side.start:side.end]
    return side if any(c.isalnum() for c in words) else None


def _headings(document: Document) -> list[tuple[int, int, str]]:
    """The page's title, then the first heading, as (start, end, text to read them in)."""
    out = [(h.start, h.end, document.source.text) for h in document.held if h.role == "title"]
    head = next((leaf for leaf in document.leaves if leaf.kind == "head" and not any(p.startswith("list") for p in leaf.path)), None)
    return [*out, (head.start, head.end, document.view)] if head else out


def _signed(document: Document) -> Correspondent | None:
    """The last signature of the letter itself."""
    found = [leaf for leaf in document.leaves if leaf.kind == "signed" and not any(p in ("div:attachment", "div:enclosure") for p in leaf.path)]
    return Correspondent(found[-1].start, found[-1].end) if found and document.type in ("letter", "telegram", "message", "note") else None


def _addressed(document: Document) -> Correspondent | None:
    for leaf in document.leaves:
        if leaf.kind == "salute" and (to := re.match(r"To (?:the )?", document.view[leaf.start:leaf.end])):
            return _side(document.view, leaf.start + to.end(), leaf.end)
    return None


def _from_lists(document: Document) -> tuple[Correspondent | None, Correspondent | None]:
    found: dict[str, Correspondent] = {}
    for leaf in document.leaves:
        if leaf.kind == "item" and leaf.path and leaf.path[-1] in ("list:from", "list:to"):
            found.setdefault(leaf.path[-1], Correspondent(leaf.start, leaf.end))
        elif leaf.kind == "seg" and leaf.type in ("from", "to"):
            label = _LABEL.match(document.view, leaf.start, leaf.end)
            start, end = label.end() if label else leaf.start, leaf.end
            end = cut.start() if (cut := _NUMBERED.search(document.view, start, end)) else end
            if leaf.type == "from" and (both := _FROM_TO.search(document.view, start, end)):
                found.setdefault("list:to", Correspondent(both.end(), end))
                end = both.start()
            if leaf.type == "to" and _HONORIFIC.fullmatch(document.view, start, end):
                end = next((other.end for other in document.leaves if other.start >= leaf.end and other.type == "to"), end)
            found.setdefault(f"list:{leaf.type}", Correspondent(start, end))
    return found.get("list:from"), found.get("list:to")


def _from_heading(view: str, start: int, end: int) -> tuple[Correspondent | None, Correspondent | None]:
    number = _NUMBER.match(view, start, end)
    start = number.end() if number else start
    end = _clause(view, start, end)
    begin = _FROM.search(view, start, end) or _BY.search(view, start, end)
    if begin and not _MISSIVE.search(view, start, begin.start() + 1):
        return None, None
    split = _split(view, begin.end() if begin else start, end)
    abroad = _TO_ABROAD.search(view, start, end) if not begin and not split else None
    if abroad:
        named = _FROM_ABROAD.match(view[start:abroad.start()])
        return _side(view, start + (named.end() if named else 0), abroad.start()), _side(view, abroad.end(), end)
    if begin:
        return _side(view, begin.end(), split[0] if split else end), _side(view, split[1], end) if split else None
    if split and _PERSON.match(view, start, split[0]):
        return _side(view, start, split[0]), _side(view, split[1], end)
    return None, _side(view, split[1], end) if split and _MISSIVE.search(view, start, split[0]) else None


def _clause(view: str, start: int, end: int) -> int:
    """The end of the part that names the parties: a title in quotation marks, a date or a subject may follow it."""
    cut = _CLAUSE.search(view, start, end)
    return cut.start() if cut else end


def _split(view: str, start: int, end: int) -> tuple[int, int] | None:
    """Where ` to ` divides sender from addressee: not the one of `Assistant to the President`."""
    places = [(m.start(), m.end()) for m in _TO.finditer(view, start, end)]
    for a, b in places:
        if not _ROLE_TO.search(view[start:a]):
            return a, b
    return places[-1] if len(places) > 1 else None


def _side(view: str, start: int, end: int) -> Correspondent | None:
    while start < end and (view[start].isspace() or view.startswith(("the ", "The "), start)):
        start += 4 if view.startswith(("the ", "The "), start) else 1
    tail = _TAIL.search(view, start, end)
    end = tail.start() if tail else end
    return Correspondent(start, end) if end - start > 1 else None
