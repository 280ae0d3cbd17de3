"""Authority files as the edition keeps them: new entries go in, and not one byte of what stands there changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from encoder.errors import AuthorityError
from encoder.model import Entry
from encoder.tei.authority.names import fold
from encoder.tei.authority.reading import XML_ID, parse

_FORMS = {
    "persons": ("Persons", "listPerson", "person", "persName"),
    "places": ("Places", "listPlace", "place", "placeName"),
    "organisations": ("Organisations", "listOrg", "org", "orgName"),
    "terms": ("Abbreviations and terms", 'list type="gloss"', "", ""),
}
"""For each kind the title of its file, its list, its entry and its name."""

_TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?P<close>/?)(?P<prefix>[\w.-]+:)?(?P<name>[\w.-]+)"
                    r"(?P<attributes>(?:[^<>\"'/]|\"[^\"]*\"|'[^']*')*)(?P<empty>/?)>", re.S)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RESPONSIBLE = '<respStmt xml:id="encoder"><resp>automatic markup</resp><name type="software">encode</name></respStmt>'


def update(path: Path, entries: Iterable[Entry], title: str = "", *, kind: str = "", schemas: Sequence[str] = (),
           unsure: Collection[str] = ()) -> bytes | None:
    """The bytes of an authority file with those of the `entries` that it lacks, or None where nothing is to be written.

    `kind` is persons, terms, places or organisations (default: the stem of `path`); `title` that of the edition; `schemas` the
    contents of `xml-model` lines for a new file. New entries stand in order of their names before the end tag of the file's
    list; one that the encoder made is signed `@resp="#encoder"`, with `@cert="medium"` if its id is among `unsure`. What the
    file holds stays byte for byte.

    Raises `AuthorityError` where the file cannot be read or has no list to put the entries into.
    """
    kind = kind or path.stem
    existing = path.read_bytes() if path.exists() else b""
    if not existing.strip():
        new = _ordered(entries)
        return _fresh(kind, new, title, schemas, unsure).encode() if new else None
    root = parse(path, existing)
    ids = {element.get(XML_ID) for element in root.iter()}
    new = _ordered(entry for entry in entries if entry.id not in ids)
    if not new:
        return None
    encoding = _encoding(existing, root.getroottree().docinfo.encoding)
    text = _insert(existing.decode(encoding), _FORMS[kind][1], [line for entry in new for line in _lines(kind, entry, unsure)], path)
    if "encoder" not in ids and any(entry.made for entry in new):
        text = _insert(text, "titleStmt", [_RESPONSIBLE], path)
    return text.encode(encoding, "xmlcharrefreplace")


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    unique = {entry.id: entry for entry in entries}
    return sorted(unique.values(), key=lambda entry: (fold(entry.name), entry.name, entry.id))


def _encoding(data: bytes, declared: str | None) -> str:
    """The codec that keeps a byte order mark as a character, so that it is written again as it stood."""
    return {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2], declared or "utf-8")


def _lines(kind: str, entry: Entry, unsure: Collection[str]) -> list[str]:
    """One entry as lines of TEI, indented by two blanks a level."""
    signed = f" xml:id={quoteattr(entry.id)}"
    if entry.made:
        signed += ' resp="#encoder"' + (' cert="medium"' if entry.id in unsure else "")
    idnos = [f"<idno>{_clean(idno)}</idno>" for idno in entry.idnos]
    if kind == "terms":
        variants = "".join(f'<term type="variant">{_clean(name)}</term>' for name in entry.variants)
        label = f"<label><term{signed}>{_clean(entry.name)}</term>{variants}{''.join(idnos)}</label>"
        return [label, f"<item>{_clean(entry.note)}</item>"]
    element, name = _FORMS[kind][2:]
    inside = [f"<{name}>{_clean(entry.name)}</{name}>"]
    inside += [f'<{name} type="variant">{_clean(variant)}</{name}>' for variant in entry.variants]
    inside += idnos      # an org has its idno before its note
    inside += [f"<note>{_clean(entry.note)}</note>"] if entry.note else []
    return [f"<{element}{signed}>", *("  " + line for line in inside), f"</{element}>"]


def _clean(text: str) -> str:
    return escape(_NOT_XML.sub(" ", text))


def _fresh(kind: str, entries: Sequence[Entry], title: str, schemas: Sequence[str], unsure: Collection[str]) -> str:
    heading, opening = _FORMS[kind][:2]
    full = _clean(": ".join(filter(None, (title, heading))))
    models = "".join(f"<?xml-model {schema}?>\n" for schema in schemas)
    body = "".join(f"      {line}\n" for entry in entries for line in _lines(kind, entry, unsure))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
{models}<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{full}</title>
        {_RESPONSIBLE}
      </titleStmt>
      <publicationStmt>
        <p>Authority file of the edition.</p>
      </publicationStmt>
      <sourceDesc>
        <p>Gathered from the texts of the edition and from the authority files given with them.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
    <{opening}>
{body}    </{opening.split()[0]}>
  </standOff>
</TEI>
"""


def _insert(text: str, opening: str, lines: Sequence[str], path: Path) -> str:
    """`text` with `lines` as the last children of its first `opening` element, in the file's own indentation and prefix."""
    start, end = _bounds(text, opening, path)
    if start is end:      # an empty tag: it must be opened first
        at = start.end("attributes")
        text = f"{text[:at].rstrip()}></{start['prefix'] or ''}{start['name']}>{text[start.end():]}"
        start, end = _bounds(text, opening, path)
    before = text[:end.start()].rstrip(" \t\r\n")
    newline = "\r\n" if "\r\n" in text else "\n"
    outer = re.search(r"(?:^|\n)([ \t]*)[^\n]*\Z", text[:end.start()])
    margin = outer[1] if outer else ""
    child = re.match(r"[ \t\r]*\n([ \t]*)<", text[start.end():end.start()])
    inner = child[1] if child else margin + "  "
    prefix = start["prefix"] or ""
    marked = [re.sub(r"<(/?)(?=\w)", rf"<\g<1>{prefix}", line) if prefix else line for line in lines]
    added = "".join(newline + inner + line for line in marked)
    return before + added + (text[len(before):end.start()] or newline + margin) + text[end.start():]


def _bounds(text: str, opening: str, path: Path) -> tuple[re.Match[str], re.Match[str]]:
    """The start tag and the end tag of the first element that is meant (for an empty tag the same match twice)."""
    name, _, wanted = opening.partition(" ")
    start, depth = None, 0
    for token in _TOKEN.finditer(text):
        if token["name"] != name:
            continue
        if start is None:
            if not token["close"] and (not wanted or "gloss" in token["attributes"]):
                start, depth = token, 1
                if token["empty"]:
                    return token, token
        elif token["close"]:
            depth -= 1
            if not depth:
                return start, token
        elif not token["empty"]:
            depth += 1
    raise AuthorityError(f"The file has no {opening} to put new entries into.", path=str(path),
                         mend=f"Add an empty <{opening}> to its standOff, or move the file away.")
