"""Gathers problems of one file, each at the place of its element."""

from __future__ import annotations

from functools import cache
from typing import Any

from encoder.errors import Problem
from encoder.validate.automaton import Automaton
from encoder.validate.schema import schema

XML = "{http://www.w3.org/XML/1998/namespace}"


class Teller:
    """`places` gives lines and columns; without it lines are those of the parser."""

    def __init__(self, path: str, places: Any = None) -> None:
        self.path, self.places = path, places      # `blamed`: elements of which something was said, with the attributes (without prefix)
        self.problems: list[Problem] = []
        self.blamed: dict[Any, set[str]] = {}

    def say(self, element: Any, rule: str, message: str, mend: str, *, attribute: str = "", weight: int = 50) -> None:
        """A problem at an element, or at its attribute (by its name in lxml's form)."""
        place = self.places.of(element, attribute) if self.places else (element.sourceline or 0, 0)
        self.blamed.setdefault(element, set()).add(attribute.rpartition("}")[2])
        self.problems.append(Problem(self.path, place[0], place[1], rule, message, mend, weight=weight))

    def say_of_text(self, owner: Any, tail: bool, rule: str, message: str, mend: str, *, weight: int = 50) -> None:
        """A problem at the first character of an element's text or tail."""
        place = self.places.text_at(owner, tail, 0) if self.places else (owner.sourceline or 0, 0)
        self.problems.append(Problem(self.path, place[0], place[1], rule, message, mend, weight=weight))

    def line(self, element: Any) -> int:
        """The line of an element, for messages that name it."""
        line: int = self.places.of(element)[0] if self.places else element.sourceline or 0
        return line


@cache
def automaton(name: str) -> Automaton:
    """The machine of an element's content model."""
    return Automaton.of(schema(), schema().elements[name].content)


@cache
def parents(name: str) -> tuple[str, ...]:
    """The elements in which one may stand."""
    return tuple(spec.name for spec in schema().elements.values() if name in automaton(spec.name).alphabet)


def split(tag: str) -> tuple[str, str]:
    """Namespace and local name of a tag in lxml's form."""
    if tag.startswith("{"):
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    return "", tag


def shown(attribute: str) -> str:
    """The name of an attribute as one writes it."""
    return f"xml:{attribute.removeprefix(XML)}" if attribute.startswith(XML) else attribute.rpartition("}")[2]
