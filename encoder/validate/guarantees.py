"""What a writer of TEI must guarantee beyond the grammar: ids once, pointers that hit, notes under their number, nothing empty."""

from __future__ import annotations

from typing import Any

from lxml import etree

from encoder.errors import Problem

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_POINTING = ("ref", "target", "resp", "who", "scheme")
_HOLDS_TEXT = frozenset(_TEI + n for n in (
    "p", "head", "item", "persName", "placeName", "orgName", "date", "term", "note", "dateline", "salute", "signed", "seg", "ref", "supplied", "hi"))
_MAY_BE_EMPTY = frozenset({_TEI + "creation", _TEI + "correspAction", _TEI + "item"})


_IDS = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)
_POINTERS = etree.XPath(f"descendant-or-self::*/@*[contains(., '#') and ({' or '.join(f'name() = {n!r}' for n in _POINTING)})]", smart_strings=False)
_EMPTY = etree.XPath("descendant-or-self::*[not(node())]")


def broken_promises(root: Any, path: str) -> list[Problem]:
    """Duplicate ids, pointers into the file that hit nothing, notes whose id and number differ, elements without content."""
    ids = _IDS(root)
    known = set(ids)
    pointed = {part[1:] for value in _POINTERS(root) for part in value.split() if part[0] == "#"}
    if len(known) == len(ids) and pointed <= known and not any(element.tag in _HOLDS_TEXT for element in _EMPTY(root)):
        return []
    return _searched(root, path)


def _searched(root: Any, path: str) -> list[Problem]:
    """The same, element by element: a walk that costs more than the question whether there is anything to find."""
    ids: dict[str, Any] = {}
    pointers: list[tuple[Any, str, str]] = []
    problems: list[Problem] = []
    for element in root.iter(_TEI + "*"):
        attributes = element.attrib
        if attributes:
            identifier = attributes.get(_XML_ID)
            if identifier is not None:
                if identifier in ids:
                    problems.append(_problem(path, element, "id-twice", f'xml:id="{identifier}" stands on two elements.'))
                ids[identifier] = element
            for name in _POINTING:
                value = attributes.get(name)
                if value and "#" in value:
                    pointers += [(element, name, part[1:]) for part in value.split() if part[0] == "#"]
        if element.text is None and len(element) == 0 and element.tag in _HOLDS_TEXT and element.getparent().tag not in _MAY_BE_EMPTY:
            problems.append(_problem(path, element, "empty", f"<{element.tag.removeprefix(_TEI)}> is empty."))
    problems += [_problem(path, element, "pointer", f'{name}="#{target}" points to nothing in the file.')
                 for element, name, target in pointers if target not in ids]
    return problems


def _problem(path: str, element: Any, rule: str, message: str) -> Problem:
    return Problem(path, element.sourceline or 0, 0, rule, message)
