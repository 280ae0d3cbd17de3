"""Everything that can be said against one file of an edition: encoding, XML, grammar, rules, references, fidelity."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.errors import Problem, TooLarge
from encoder.files import read_limited
from encoder.validate import fidelity
from encoder.validate.consequences import without_consequences
from encoder.validate.decoding import decode
from encoder.validate.edition import Edition
from encoder.validate.explain import Explainer
from encoder.validate.places import Places
from encoder.validate.quick import libxml2_says
from encoder.validate.references import References
from encoder.validate.rules import broken_rules
from encoder.validate.schema import grammar
from encoder.validate.wellformed import scan

_DOCTYPE = re.compile(r"<!DOCTYPE\s(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*(?:\[(?:[^\]\"'<]|\"[^\"]*\"|'[^']*'|<!--.*?-->|<)*\]\s*)?>", re.DOTALL)
_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_OVERLONG = etree.XPath("//@*[string-length() > 4000]")
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "collect_ids": False, "huge_tree": False}
def validate_file(path: Path, *, edition: Edition | None = None, shown: str = "") -> list[Problem]:
    """The problems of one file in the order of its lines; none for a file with which all is well.

    `edition` is what lies around it (`Edition`): without it nothing but the file itself is read. `shown` is what messages call the file.
    """
    name = shown or str(path)
    try:
        data = read_limited(path)
    except TooLarge as error:
        return [replace(error.problem(), path=name)]
    except OSError as error:
        return [Problem(name, 0, 0, "unreadable", f"The file cannot be read: {error.strerror}.", "Check its name and its rights.", weight=100)]
    return validate_bytes(data, path, edition=edition, shown=name)


def validate_bytes(data: bytes, path: Path, *, edition: Edition | None = None, shown: str = "") -> list[Problem]:
    """The same for the bytes of a file that lies, or will lie, at `path`."""
    check = _Check(path, shown or str(path), edition)
    return sorted((check.with_excerpt(p) for p in check.run(data)), key=lambda p: (p.line, p.column, -p.weight))


class _Check:
    def __init__(self, path: Path, shown: str, edition: Edition | None) -> None:
        self.path, self.shown, self.edition = path, shown, edition
        self.problems: list[Problem] = []
        self.lines: list[str] = []

    def with_excerpt(self, problem: Problem) -> Problem:
        """The problem with the words of the file around its place."""
        if not 0 < problem.line <= len(self.lines):
            return problem
        line, at = self.lines[problem.line - 1], max(problem.column - 1, 0)
        return replace(problem, excerpt=line[max(0, at - 40):at + 80].strip())

    def run(self, data: bytes) -> list[Problem]:
        text, self.problems = decode(data, self.shown)
        self.lines = text.split("\n") if text is not None else []
        if text is None:
            return self.problems
        text, entities = self._without_doctype(_without_declaration(text))
        if entities:
            return self.problems
        parsed = self._parsed(text)
        if parsed is not None:
            self._tree(*parsed)
        return self.problems

    def _without_doctype(self, text: str) -> tuple[str, bool]:
        """The text with blanks where the DOCTYPE was, and whether that declares entities: then nothing more can be said."""
        at = text.find("<!DOCTYPE")
        if at < 0 or 0 <= text.find("<TEI") < at:
            return text, False
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        found = _DOCTYPE.match(text, at)
        if not found or "<!ENTITY" in found.group():
            inside = text.find("<!ENTITY", at)
            if inside >= 0:
                line, column = text.count("\n", 0, inside) + 1, inside - text.rfind("\n", 0, inside)
                self._say(line, column, "entity", "The DOCTYPE declares an entity; it was not read.",
                          "Remove the DOCTYPE and write the characters themselves.")
            else:
                self._say(line, column, "doctype", "This DOCTYPE has no end.", "Remove it: the edition’s files have none.")
            return text, True
        self._say(line, column, "doctype", "The file has a DOCTYPE.",
                  "Remove it: the edition’s files say with xml-model what they are valid against.")
        return text[:at] + re.sub(r"\S", " ", found.group()) + text[found.end():], False

    def _parsed(self, text: str) -> tuple[str, Any, Places] | None:
        """The text, as far as it can be repaired, its tree and its places; None where the tree would be a guess."""
        shifts: list[tuple[int, int]] = []
        try:
            root = self._tree_of(text)
        except etree.XMLSyntaxError as error:
            found = scan(text, self.shown)
            self.problems += found.problems
            if found.broken or not found.problems:
                if not found.problems:
                    self._parser_says(error)
                return None
            text, shifts = found.repaired(text)
            try:
                root = self._tree_of(text)
            except etree.XMLSyntaxError:
                return None
        return text, root, Places(text, root, shifts)

    @staticmethod
    def _tree_of(text: str) -> Any:
        return etree.fromstring(text.encode(), etree.XMLParser(**_PARSER))

    def _parser_says(self, error: etree.XMLSyntaxError) -> None:
        line, column = error.position
        words = re.sub(r", line \d+, column \d+.*", "", error.msg or "it is not well-formed XML")
        self._say(line, column, "not-well-formed", f"The parser gives up here: {words}.", "Compare the place with the last version that was right.")

    def _tree(self, text: str, root: Any, places: Places) -> None:
        if self._overlong(root, places):
            return
        xml, valid = text, grammar().validate(root)
        found: list[Problem] = []
        blamed: dict[Any, set[str]] = {}
        if not valid:
            explainer = Explainer(self.shown, places)
            found = explainer.explain(root)
            blamed = explainer.teller.blamed
            if explainer.correct():
                xml = etree.tostring(root, encoding="unicode")
        references = References(root, self.path, self.shown, places, self.edition)
        missed = references.check()
        if not valid and not found and not missed:
            found.append(libxml2_says(self.shown))
        rules = [p for p in broken_rules(xml, root, self.shown, places, blamed) if p.rule not in ("rules", "depth") or not found]
        differing = self._fidelity(root, places)
        self.problems += found + without_consequences(missed, rules, differing, self.problems, found, references.missed)

    def _overlong(self, root: Any, places: Places) -> bool:
        """Says of attributes that no pattern should be tried on: libxml2 may need hours for a value of a million characters."""
        found = _OVERLONG(root)
        for value in found[:10]:
            owner, name = value.getparent(), value.attrname
            line, column = places.of(owner, name)
            self._say(line, column, "attribute-value",
                      f"{name.rpartition('}')[2]} of <{owner.tag.rpartition('}')[2]}> is {len(value)} characters long.",
                      "Shorten it; nothing else of the file was checked.")
        return bool(found)

    def _fidelity(self, root: Any, places: Places) -> list[Problem]:
        if self.edition is None:
            return []
        source, other = self.edition.source(root)
        if source is not None:
            return fidelity.compare(root, source.text, self.shown, places=places)
        if other is None:
            return []
        return [Problem(self.shown, 0, 0, "source-changed", f"{other} is not the source that this file was encoded from (its SHA-256 differs).",
                        "Encode it again, or restore the source; until then the two are not compared.", "warning")]

    def _say(self, line: int, column: int, rule: str, message: str, mend: str) -> None:
        self.problems.append(Problem(self.shown, line, column, rule, message, mend, weight=100))


def _without_declaration(text: str) -> str:
    """The text with blanks for the XML declaration: its encoding was that of the bytes, and this is characters."""
    return _DECLARATION.sub(lambda m: re.sub(r"\S", " ", m.group()), text, count=1) if text.startswith("<?xml") else text
