"""The Schematron of the edition as a stylesheet: `schemas/edition.sch` -> `schemas/edition.xsl`.

`python -m encoder.validate.schematron` makes it anew; a test proves that the two agree. ISO Schematron's own implementations compile to
XSLT that writes an SVRL report, which is then read again; ours writes one line of text for each failure, and nothing for a valid file: 2 ms a
document instead of 7 (lxml.isoschematron) or 1,300 (pyschematron). It knows what edition.sch uses: patterns, rules with `let`, `assert` and `report`,
diagnostics, `value-of`, `name`, XSLT keys.
"""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.resources import folder

_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XSL = "http://www.w3.org/1999/XSL/Transform"
IN_PYTHON = frozenset({"identity", "references", "authorities"})
"""Patterns that `encoder.validate.references` checks: with the nearest right name, and without opening files from a stylesheet."""


def stylesheet_of(schema: Path, leave_out: Collection[str] = IN_PYTHON) -> bytes:
    """The stylesheet for all patterns but those of `leave_out`. It writes, for each failure, id, role, path, message and mend, with
    tabs between them."""
    root = etree.parse(str(schema), etree.XMLParser(remove_comments=True, resolve_entities=False)).getroot()
    prefixes = {ns.get("prefix"): ns.get("uri") for ns in root.iter(_SCH + "ns")}
    out = etree.Element(f"{{{_XSL}}}stylesheet", {"version": "3.0", "exclude-result-prefixes": "#all"},
                        nsmap={"xsl": _XSL, "xs": "http://www.w3.org/2001/XMLSchema", **prefixes})
    out.append(etree.Comment(" Made from edition.sch by encoder/validate/schematron.py: change it there. "))
    _add(out, "output", method="text", encoding="UTF-8")
    for child in root:
        if child.tag == f"{{{_XSL}}}key":
            out.append(deepcopy(child))
        elif child.tag == _SCH + "let":
            _let(out, child)
    diagnostics = {d.get("id"): d for d in root.iter(_SCH + "diagnostic")}
    patterns = [p for p in root.iter(_SCH + "pattern") if p.get("id") not in leave_out]
    _entry(out, patterns)
    for pattern in patterns:
        rules = list(pattern.iter(_SCH + "rule"))
        for position, rule in enumerate(rules):
            _rule(out, rule, pattern.get("id"), len(rules) - position, diagnostics)
    etree.indent(out)
    result: bytes = etree.tostring(out, xml_declaration=True, encoding="UTF-8") + b"\n"
    return result


def _entry(out: Any, patterns: list[Any]) -> None:
    template = _add(out, "template", match="/")
    _add(template, "variable", name="elements", select="//*")
    for pattern in patterns:
        _add(template, "apply-templates", select="$elements", mode=pattern.get("id"))
        _add(out, "mode", **{"name": pattern.get("id"), "on-no-match": "deep-skip"})


def _rule(out: Any, rule: Any, mode: str, priority: int, diagnostics: dict[str, Any]) -> None:
    template = _add(out, "template", match=" ".join(rule.get("context").split()), mode=mode, priority=str(priority))
    for child in rule:
        if child.tag == _SCH + "let":
            _let(template, child)
        elif child.tag in (_SCH + "assert", _SCH + "report"):
            test = child.get("test")
            failed = _add(template, "if", test=f"not({test})" if child.tag == _SCH + "assert" else test)
            _add(failed, "value-of", select=f"'{child.get('id')}&#9;{child.get('role', 'error')}&#9;'".replace("&#9;", "\t"))
            _add(failed, "value-of", select="path()")
            _told(failed, child)
            for name in child.get("diagnostics", "").split():
                _told(failed, diagnostics[name])
            _add(failed, "text").text = "\n"


def _told(parent: Any, message: Any) -> None:
    """A tab, and the words of a message on one line."""
    _add(parent, "text").text = "\t"
    variable = _add(parent, "variable", name=f"words{len(parent)}")
    _words(variable, message.text)
    for child in message:
        if child.tag == _SCH + "value-of":
            _add(variable, "value-of", select=child.get("select"))
        elif child.tag == _SCH + "name":
            _add(variable, "value-of", select=f"local-name({child.get('path', '.')})")
        _words(variable, child.tail)
    _add(parent, "value-of", select=f"normalize-space(${variable.get('name')})")


def _words(parent: Any, text: str | None) -> None:
    if text:
        _add(parent, "text").text = text


def _let(parent: Any, let: Any) -> None:
    _add(parent, "variable", name=let.get("name"), select=" ".join(let.get("value").split()))


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{_XSL}}}{tag}", attributes)


def write(schemas: Path | None = None) -> None:
    """Makes `edition.xsl` beside `edition.sch`."""
    here = schemas or folder("schemas")
    (here / "edition.xsl").write_bytes(stylesheet_of(here / "edition.sch"))


if __name__ == "__main__":
    write()
