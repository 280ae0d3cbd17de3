"""The Schematron rules, run on one file through the stylesheet made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import Any

from lxml import etree

from encoder.errors import Problem, Severity
from encoder.resources import folder
from encoder.validate.places import Places
from encoder.xslt import StylesheetError, stylesheet

_TOO_MUCH = etree.XPath("boolean(//*[count(ancestor::*) > 95 or count(@*) > 190])")
"""What the XML parser of Saxon refuses."""

_STEP = re.compile(r"Q\{([^}]*)\}([^\[/]+)\[(\d+)\]")


_ABOUT = {
    "note-id": {"id", "n"}, "note-number": {"n", "place"}, "note-order": {"n"}, "note-twice": {"n"}, "page-order": {"n"},
    "page-line": {"n", "subtype"},
    "date-order": {"from", "to"}, "date-range": {"notBefore", "notAfter"}, "date-twice": {"when", "from", "to", "notBefore", "notAfter"},
    "date-disagrees": {"when"}, "sent-disagrees": {"when"}, "cert-without-resp": {"cert", "resp"}, "ref-nowhere": {"target", "n"},
    "ref-other-kind": {"ref"}, "number-disagrees": {"n"}, "entry-id": {"id"}, "term-id": {"id"},
}
"""The attributes that a rule is about: where one of them has been blamed already, the rule has nothing to add.
Others are about the element itself."""


def broken_rules(xml: str, root: Any, path: str, places: Places, blamed: Mapping[Any, Set[str]] = MappingProxyType({})) -> list[Problem]:
    """The rules that a file breaks. `xml` is the text of the file, `root` its tree; `blamed` the elements of which something was said, with the
    attributes concerned. Two milliseconds; 0.4 s the first time in a process."""
    if _TOO_MUCH(root):
        return [Problem(path, 0, 0, "depth", "Elements stand inside each other more than a hundred deep, or one has hundreds of attributes.",
                        "Take some away; the rules were not tried.")]
    try:
        said = stylesheet(folder("schemas") / "edition.xsl").transform(xml, name=path)
    except StylesheetError as error:
        return [Problem(path, 0, 0, "rules", f"The rules could not be tried: {error.message}", "Mend the other errors of the file first.", "warning")]
    out = []
    for line in said.splitlines():
        rule, role, where, message, mend = [*line.split("\t"), ""][:5]
        element = _element(root, where)
        if not blamed.get(element, set()).isdisjoint(_ABOUT.get(rule, {""})):
            continue
        place = places.of(element)
        severity: Severity = "warning" if role == "warning" else "error"
        out.append(Problem(path, place[0], place[1], rule, message, mend, severity, weight=30 if role == "warning" else 60))
    return out


def _element(root: Any, where: str) -> Any:
    """The element at an XPath 3 path: `/Q{namespace}TEI[1]/Q{namespace}text[1]`."""
    element = root
    for namespace, name, position in _STEP.findall(where)[1:]:
        tag = f"{{{namespace}}}{name}" if namespace else name
        element = [child for child in element if child.tag == tag][int(position) - 1]
    return element
