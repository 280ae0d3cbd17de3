"""Whether what points hits something: in the file, and in the other files of the edition. Ids that stand twice."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from encoder.errors import Problem
from encoder.validate.edition import Edition
from encoder.validate.names import listed, nearest
from encoder.validate.places import Places

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_POINTING = ("ref", "target", "resp", "who", "scheme")


class References:
    """Checks one tree. `path` is where its file lies; without `edition` only pointers into the file itself are followed."""

    def __init__(self, root: Any, path: Path, shown: str, places: Places, edition: Edition | None = None) -> None:
        self.root, self.path, self.shown, self.places, self.edition = root, path, shown, places, edition
        self.problems: list[Problem] = []
        self.blamed: dict[Any, set[str]] = {}
        self.missed: dict[str, list[Problem]] = {}
        self.ids: dict[str, Any] = {}
        self._files: dict[str, frozenset[str] | None] = {}

    def check(self) -> list[Problem]:
        """Every pointer that misses, and every id that stands twice."""
        pointing = []
        for element in self.root.iter("{*}*"):
            attributes = element.attrib
            if not attributes:
                continue
            identifier = attributes.get(_XML_ID)
            if identifier is not None:
                self._identified(element, identifier)
            pointing += [(element, name, value) for name in _POINTING if (value := attributes.get(name))]
        for element, name, value in pointing:
            for part in dict.fromkeys(value.split()):
                self._follow(element, name, part)
        return self.problems

    def _identified(self, element: Any, identifier: str) -> None:
        first = self.ids.setdefault(identifier, element)
        if first is not element:
            line = self.places.of(first)[0]
            name = element.tag.rpartition("}")[2]
            mend = ("Give this note the number that the source shows, in n and xml:id." if name == "note" and element.get("place") == "foot"
                    else "Give this one an id of its own, or remove it.")
            self._say(element, _XML_ID, "id-twice", f"xml:id=\"{identifier}\" stands already in line {line}, on <{first.tag.rpartition('}')[2]}>.",
                      mend)

    def _follow(self, element: Any, name: str, pointer: str) -> None:
        file, mark, identifier = pointer.partition("#")
        if not file:
            if mark and identifier and unquote(identifier) not in self.ids:
                self._missed(element, name, "", identifier, self.ids)
            return
        if self.edition is None or ":" in file or file.startswith("/") or not file.endswith(".xml"):
            return
        if file not in self._files:
            self._files[file] = self.edition.ids(self.path.parent / unquote(file))
        known = self._files[file]
        if known is None:
            if (self.path.parent / unquote(file)).resolve().is_relative_to(self.edition.top):
                self._no_file(element, name, file, identifier)
        elif mark and unquote(identifier) not in known:
            self._missed(element, name, file, identifier, known)

    def _missed(self, element: Any, name: str, file: str, identifier: str, known: Collection[str]) -> None:
        numbered = re.fullmatch(r"(\D+)\d+", identifier)
        near = None if numbered else nearest(identifier, known)
        where = file or "this file"
        if near:
            mend = f"Write {name}=\"{file}#{near}\"."
        elif numbered and (others := [i for i in known if re.fullmatch(rf"{re.escape(numbered.group(1))}\d+", i)]):
            mend = f"{where[0].upper()}{where[1:]} has {listed(others, 'and')}."
        elif name == "resp":
            mend = f"Write the xml:id of who answers for it, or make a respStmt with xml:id=\"{identifier}\" in the header."
        elif file:
            mend = f"Correct it, or make an entry with xml:id=\"{identifier}\" in {file}."
        else:
            mend = "Correct it" + (f", or name the file before #: persons.xml#{identifier}." if name == "ref" else ", or remove it.")
        problem = self._say(element, name, "pointer", f"{name}=\"{file}#{identifier}\" points to nothing: {where} has no xml:id \"{identifier}\".",
                            mend)
        if not file:
            self.missed.setdefault(identifier, []).append(problem)

    def _no_file(self, element: Any, name: str, file: str, identifier: str) -> None:
        folder, _, base = file.rpartition("/")
        assert self.edition is not None
        here = self.edition.files(self.path.parent / folder)
        above = [f"../{n}" for n in self.edition.files(self.path.parent / folder / "..")]
        near = base if base in here else nearest(base, here)
        if near:
            near = f"{folder}/{near}" if folder else near
        elif f"../{base}" in above:
            near = f"../{file}"
        mark = f"#{identifier}" if identifier else ""
        if near:
            mend = f"Write {name}=\"{near}{mark}\"."
        elif element.tag.endswith("}ref"):
            known = re.fullmatch(r"(?:.*/)?d(\d+)\.xml(?:#fn(\d+))?", file + mark)
            number = " ".join(filter(None, known.groups())) if known else "172"
            mend = f"Correct it; a document that the edition has not got is named by its number: n=\"{number}\"."
        else:
            mend = "Correct the name of the file, or make it."
        self._say(element, name, "pointer-file", f"{name}=\"{file}{mark}\" points to a file that is not there.", mend)

    def _say(self, element: Any, attribute: str, rule: str, message: str, mend: str) -> Problem:
        line, column = self.places.of(element, attribute)
        problem = Problem(self.shown, line, column, rule, message, mend, weight=75)
        self.problems.append(problem)
        self.blamed.setdefault(element, set()).add(attribute.rpartition("}")[2])
        return problem
