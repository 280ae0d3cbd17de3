"""Authority files as they come: TEI lists of persons, terms, places and organisations, wherever in the file they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.errors import AuthorityError
from encoder.files import read_limited
from encoder.model import Authority, Entry

NAMESPACE = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FILES = {"persons": "persons.xml", "terms": "terms.xml", "places": "places.xml", "organisations": "organisations.xml"}
"""The kinds of authority, as `Authority` names them, and the file of each in the folder of an edition."""

_STRING = etree.XPath("string()")
_LISTS = {f"{NAMESPACE}{name}" for name in ("listPerson", "list", "listPlace", "listOrg")}
_MEND_SYNTAX = "Open it in an XML editor and mend the place it names."


def load(path: Path) -> Authority:
    """Reads one authority file: `person`, `place` and `org` entries anywhere in it, and the labels or terms of lists.

    Entries keep the order of the file. An entry signed `@resp="#encoder"` is `made`.

    Raises `AuthorityError`, with file and line, for a file that cannot be read, is no well-formed XML, declares entities, holds
    no list, or has an entry without `@xml:id` or name, or one `@xml:id` twice.
    """
    root = parse(path, _bytes(path))
    if not any(element.tag in _LISTS for element in root.iter()):
        raise AuthorityError("The file holds no TEI list of persons, terms, places or organisations.", path=str(path),
                             mend="An authority file has listPerson, list, listPlace or listOrg; is its root in the TEI namespace?")
    _refuse_same_ids(root, path)
    authority = Authority()
    for tag, into in (("person", authority.persons), ("place", authority.places), ("org", authority.organisations)):
        for element in root.iter(NAMESPACE + tag):
            entry = _named(element, tag, path)
            into[entry.id] = entry
    for entry in _terms(root, path):
        authority.terms[entry.id] = entry
    return authority


def parse(path: Path, data: bytes) -> Any:
    """The root element of `data`; nothing is fetched and no entity expanded. Raises `AuthorityError`."""
    if (at := data.find(b"<!ENTITY")) >= 0:
        raise AuthorityError("The file declares an entity.", path=str(path), line=data.count(b"\n", 0, at) + 1,
                             mend="Write the characters themselves instead.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise AuthorityError(f"The file is not well-formed XML: {error.msg}.", path=str(path), line=line, column=column,
                             mend=_MEND_SYNTAX) from None


def _bytes(path: Path) -> bytes:
    try:
        data = read_limited(path)
    except OSError as error:
        raise AuthorityError(f"The file cannot be read: {error.strerror}.", path=str(path), mend="Check its name and its rights.") from None
    if not data.strip():
        raise AuthorityError("The file is empty.", path=str(path), mend="Delete it, or put a TEI list into it.")
    return data


def _refuse_same_ids(root: Any, path: Path) -> None:
    seen: dict[str, int] = {}
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in seen:
            raise AuthorityError(f'xml:id="{identifier}" stands here and in line {seen[identifier]}.', path=str(path),
                                 line=element.sourceline, mend="Give one of the two entries another xml:id.")
        seen[identifier] = element.sourceline


def _named(element: Any, tag: str, path: Path) -> Entry:
    """A `person`, `place` or `org`: the first name is the name, all others are variants."""
    names = [name for child in element.iterchildren(f"{NAMESPACE}{'pers' if tag == 'person' else tag}Name") if (name := _name(child))]
    if not names:
        raise AuthorityError(f"This {tag} has no name.", path=str(path), line=element.sourceline,
                             mend=f"Give it a {'pers' if tag == 'person' else tag}Name.")
    notes = [text for child in element.iterchildren() if child.tag in _NOTES and (text := _text(child))]
    return Entry(_identifier(element, tag, path), names[0], "; ".join(notes), tuple(dict.fromkeys(names[1:])),
                 _all(element, "idno"), str(path), _is_made(element))


_NOTES = {f"{NAMESPACE}{name}" for name in ("note", "desc", "occupation", "state", "p")}


def _terms(root: Any, path: Path) -> Iterator[Entry]:
    """The terms of a `list`: `label` and `item` by turns, or items with `term` and `gloss` in them."""
    for label in root.iter(f"{NAMESPACE}label"):
        item = label.getnext()
        if label.getparent().tag == f"{NAMESPACE}list" and item is not None and item.tag == f"{NAMESPACE}item":
            yield _term(label, _text(item), path)
    for item in root.iter(f"{NAMESPACE}item"):
        if item.find(f"{NAMESPACE}term") is not None and item.find(f"{NAMESPACE}gloss") is not None:
            yield _term(item, "; ".join(_all(item, "gloss")), path)


def _term(element: Any, note: str, path: Path) -> Entry:
    names = _all(element, "term") or (_text(element),)
    if not names[0]:
        raise AuthorityError("This term has no words.", path=str(path), line=element.sourceline, mend="Write the abbreviation into its term.")
    holder = next((x for x in element.iter(etree.Element) if x.get(XML_ID)), element)
    return Entry(_identifier(holder, "term", path), names[0], note, names[1:], _all(element, "idno"), str(path), _is_made(holder))


def _identifier(element: Any, tag: str, path: Path) -> str:
    identifier: str | None = element.get(XML_ID)
    if not identifier:
        raise AuthorityError(f"This {tag} has no xml:id, so nothing can point to it.", path=str(path), line=element.sourceline,
                             mend="Give it an xml:id of its own.")
    return identifier


def _is_made(element: Any) -> bool:
    return "#encoder" in (element.get("resp") or "").split()


def _name(element: Any) -> str:
    """A name as lists print it: `Kosygin, Aleksei` also where the file has `forename` and `surname`."""
    whole = _text(element)
    surname = " ".join(_all(element, "surname"))
    if not surname or "," in whole:
        return whole
    rest = " ".join(filter(None, (_text(child) for child in element.iterchildren(etree.Element) if child.tag != f"{NAMESPACE}surname")))
    return f"{surname}, {rest}" if rest else surname


def _all(element: Any, tag: str) -> tuple[str, ...]:
    found = (_text(child) for child in element.iterchildren(NAMESPACE + tag))
    return tuple(dict.fromkeys(filter(None, found)))


def _text(element: Any) -> str:
    return " ".join(str(_STRING(element)).split())
