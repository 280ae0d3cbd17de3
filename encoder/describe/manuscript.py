"""Where the original is kept, from the source note or the page's source line (TEI Guidelines 11.4)."""

from __future__ import annotations

import re

from encoder.model import Document, Manuscript

_LEAD = re.compile(r"\s*\[?Sources?:\s*")
_CLASSIFIED = r"(?:Top Secret|Secret|Confidential|Restricted|Limited Official|Official Use|Unclassified|No classification|For Official)\b"
_END = re.compile(rf"\.(?=\s+{_CLASSIFIED})|(?<![^A-Za-z][A-Z])(?<!\bNo)(?<!\bNos)(?<!\b[Vv]ol)(?<!\bDr)(?<!\bMr)(?<!\bpt)(?<!\bcf)\."
                  r"(?=\s+[A-Z“(]|\s*$|(?=[A-Z][a-z]))")
_BOX = re.compile(r"\b(?:Box(?:es)?|Reel|Folder|Fond|Opis|Delo|Carton|Container)\b.*")
_FILE_NUMBER = r"(?=.*(?:\d|[A-Z]{2}.*[ –-][A-Z]))[A-Z0-9][A-Z0-9./]*(?:[ –-]+[A-Z0-9][A-Z0-9./]*){0,8}"
_SHELFMARK = re.compile(rf"(?:[Ll]ot(?: File)?|Job|FRC|Accession) \d.*|(?!RG\b){_FILE_NUMBER}")
_NO_SHELFMARK = re.compile(r"\d+(?:\s*[–-]\s*\d+)?|[\d/]+/\d\d(?:\s*[–-]\s*[\d/]+)?")
"""Numbers that are no shelfmark: years, a copy, days and months of a folder's title."""
_SERIES_NOTE = re.compile(r"[\w.]*\d[\w. –-]*/\d+[–-]\d+\w*")
_KEEPER = re.compile(r"(?P<keeper>[^,]*\b(?:Library|University|Archives|Institution)\b(?! files)|Department of (?!State\b)[A-Z]\w+|"
                     r"Atomic Energy Commission)(?:, (?P<rest>.*)|.*)$")
_PRIVATE = re.compile(r"(?!.*\b(?:[Ff]iles?|[Ll]ot|Department of State)\b).*\b(?:[Pp]apers|[Dd]iar(?:y|ies)|[Rr]ecords)\b")
"""The papers of somebody, whose keeper the line takes for known: `Hagerty papers`."""
_PRINTED = re.compile(r".*\bBulletin\b.*, pp?\. \d")
_TRANSLATED = re.compile(r"\b[Tt]ranslated\s+(?:for \w+\s+|from \w+\s+)?by\s+((?:[^.;]|(?<=\b[A-Z])\.(?=\s?[A-Z]))+)")
_FOND = re.compile(r"\s+(?=(?:fond|f\.|opis|op\.|delo|d\.)\s?\d)", re.I)
"""Where the shelfmark begins that stands right behind its archive: `AVPRF fond 0102`."""
_ARCHIVE_LINE = re.compile(r"^(?P<repository>[^\d,]+?)[, ]+(?P<idno>(?:fond|f\.|opis|op\.|delo|d\.|no\.|file|"
    r"[A-Z]-)?\s*\d[\w./ –-]*)(?:,\s*(?P<pages>(?:pp?\.\s*|list?y?\s*|ll?\.\s*)?\d[\d, –-]*))?\s*$", re.I)


def source_sentence(note: str) -> str:
    """The sentence of a source note that names the place of keeping: up to its first full stop."""
    lead = _LEAD.match(note)
    start = lead.end() if lead else 0
    end = _END.search(note, start)
    return note[start:end.start() if end else len(note)].strip()


def from_source_note(note: str) -> Manuscript:
    """`Department of State, Central Files, POL CHINAT-US` -> repository, collection, identifier."""
    parts = [p.strip() for p in re.split(r",\s*|;\s*|:\s*(?=(?:Lot|Job|FRC)\b)", source_sentence(note)) if p.strip()]
    if not parts or len(parts[0]) > 90:
        return Manuscript()
    boxes = [p for p in parts[1:] if _BOX.match(p)]
    rest = [p for p in parts[1:] if not _BOX.match(p)]
    mark = next((n for n, p in reversed(list(enumerate(rest))) if _SHELFMARK.fullmatch(p) and not _NO_SHELFMARK.fullmatch(p)), None)
    idno = rest.pop(mark) if mark is not None else ""
    return Manuscript(parts[0], ", ".join(rest), ", ".join(boxes), idno)


def from_inline_source(line: str) -> Manuscript:
    """`851G.01/3–649: Telegram` -> the file number; `Department of State Atomic Energy Files`, `Hale Library, Hale papers` -> the collection."""
    place, _, _ = line.partition(": ")
    if _SERIES_NOTE.match(place):
        return Manuscript(repository="Department of State", collection="Central Files", idno=place.strip())
    if _PRINTED.match(place):
        return Manuscript()
    if keeper := _KEEPER.match(place):
        return Manuscript(repository=keeper["keeper"], collection=keeper["rest"] or place.strip())
    return Manuscript(repository="" if _PRIVATE.match(place) else "Department of State", collection=place.strip())


def from_archive_line(line: str) -> tuple[Manuscript, tuple[str, ...]]:
    """`PRC FMA 109-03654-02, 9-12.Translated by David Cowhig.` -> archive, file number, pages; and the translators."""
    translated = _TRANSLATED.search(line)
    names = tuple(n.strip() for n in re.split(r",\s*|\s+and\s+", translated[1])) if translated else ()
    statement = line[:translated.start()] if translated else line
    statement = re.split(r"\.(?=\s*(?:Obtained|Contributed|Provided|Published|Translat|Document)|\s*$)|(?:Obtained|Contributed|Provided) "
        r"(?:by|for)", statement)[0].strip(" .;")
    match = _ARCHIVE_LINE.match(statement)
    if match:
        return Manuscript(match["repository"].strip(), "", "", match["idno"].strip(), (match["pages"] or "").strip()), names
    parts = [p.strip() for p in _FOND.sub(", ", statement, count=1).split(",") if p.strip()]
    return (Manuscript(parts[0], "", "", ", ".join(parts[1:])) if parts else Manuscript()), names


def manuscript(document: Document) -> tuple[Manuscript, str, tuple[str, ...]]:
    """Place of keeping, the statement of the source as it stands, translators."""
    text, view = document.source.text, document.view
    for held in document.held:
        if held.role == "source":
            line = text[held.start:held.end]
            kept, names = from_archive_line(line)
            return kept, line, names
    for leaf in document.leaves:
        if leaf.kind == "note":
            return from_inline_source(view[leaf.start:leaf.end]), text[leaf.start:leaf.end], ()
    for note in document.footnotes:
        if note.type == "source":
            words = " ".join(view[note.blocks[0].start:note.blocks[0].end].split())
            translated = _TRANSLATED.search(words)
            return from_source_note(words), source_sentence(words), (translated[1].strip(),) if translated else ()
    return Manuscript(), "", ()
