"""What is wrong with a file by the grammar, in an editor's words.

A grammar compiled by libxml2 or jing answers yes or no fast, and says why in the words of a machine; it stops, too, where it loses its
way. So where it says no, this walk over the same content models finds every error, once, and what mends it. A name that is
a slip of another counts as that other: nothing that only follows from it is reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from encoder.errors import Problem
from encoder.validate.attributes import check_attributes
from encoder.validate.content import Content
from encoder.validate.names import ELEMENT_ADVICE, listed, nearest
from encoder.validate.odd import ElementSpec
from encoder.validate.schema import schema
from encoder.validate.telling import XML, Teller, automaton, split

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_Found = tuple[Any, ElementSpec | None, str]


class Explainer:
    """Walks one tree. After `explain`, `correct` makes of it what was meant."""

    def __init__(self, path: str, places: Any = None) -> None:
        self.teller = Teller(path, places)
        self.elements = schema().elements
        self.renamed: list[tuple[Any, str]] = []
        self.attributes: list[tuple[Any, dict[str, str]]] = []

    def explain(self, root: Any) -> list[Problem]:
        """Every error of the tree by the grammar, in no particular order."""
        spec = self._known(root, None, (schema().start,))
        if spec is not None and spec.name != schema().start:
            self.teller.say(root, "root", f"The root of the file is <{spec.name}>.", f"It must be <TEI xmlns=\"{NAMESPACE}\">.", weight=100)
        todo: list[_Found] = [(root, spec, split(root.tag)[0])]
        while todo:
            element, spec, namespace = todo.pop()
            if spec is not None and (meant := check_attributes(self.teller, element, spec)):
                self.attributes.append((element, meant))
            todo += self._children(element, spec, namespace)
        return self.teller.problems

    def correct(self) -> bool:
        """Gives elements and attributes the names that were meant. Whether anything was changed."""
        for element, name in self.renamed:
            element.tag = f"{{{NAMESPACE}}}{name}"
        for element, meant in self.attributes:
            for wrong, right in meant.items():
                element.set(XML + right[4:] if right.startswith("xml:") else right, element.attrib.pop(wrong))
        return bool(self.renamed or self.attributes)

    def _children(self, element: Any, spec: ElementSpec | None, namespace: str) -> Iterator[_Found]:
        children = [c for c in element if isinstance(c.tag, str)]
        expected = automaton(spec.name).alphabet if spec else frozenset()
        specs = [self._known(child, namespace, expected) for child in children]
        if spec is not None:
            Content(self.teller, element, spec, [(c, s.name if s else None) for c, s in zip(children, specs, strict=True)]).check()
        for child, found in zip(children, specs, strict=True):
            if found is not None or split(child.tag)[0] in (NAMESPACE, namespace):
                yield child, found, split(child.tag)[0]

    def _known(self, element: Any, around: str | None, expected: Collection[str]) -> ElementSpec | None:
        """The definition of an element, by its name or by the name that was meant; says so where that is not the same."""
        namespace, name = split(element.tag)
        if namespace != NAMESPACE:
            if name not in self.elements and namespace != around and around is not None:
                self.teller.say(element, "element-unknown",
                                f"<{name}> belongs to the namespace “{namespace}”, which has no place in this edition.",
                                "Remove it, or say it with elements of TEI.", weight=90)
                return None
            if namespace != around:
                self._namespace(element, namespace, name)
            self.renamed.append((element, name))
        if name in self.elements:
            return self.elements[name]
        meant = nearest(name, self.elements, expected) if name not in ELEMENT_ADVICE else None
        if meant:
            self.teller.say(element, "element-unknown", f"There is no element <{name}>.", f"Write <{meant}>.", weight=90)
            self.renamed.append((element, meant))
            return self.elements[meant]
        mend = ELEMENT_ADVICE.get(name) or _choices(expected)
        self.teller.say(element, "element-unknown", f"The edition has no element <{name}>.", f"{mend[0].upper()}{mend[1:]}.", weight=90)
        return None

    def _namespace(self, element: Any, namespace: str, name: str) -> None:
        there = f"the namespace “{namespace}”" if namespace else "no namespace"
        mend = (f"Write <TEI xmlns=\"{NAMESPACE}\">." if element.getparent() is None
                else f"Remove its xmlns attribute or prefix: the whole file is in the namespace {NAMESPACE}.")
        self.teller.say(element, "namespace", f"<{name}> is in {there}, not in TEI’s.", mend, weight=100)


_USUAL = ("persName", "placeName", "orgName", "date", "term", "title", "hi", "ref", "note", "quote", "foreign", "supplied", "p", "list", "head",
          "div")


def _choices(expected: Collection[str]) -> str:
    """What to do about an element that nobody knows."""
    if "hi" in expected:
        usual = [n for n in _USUAL if n in expected]
        return f"remove the tags and keep the words, or say what they are: {listed(usual)}"
    return f"here may stand: {listed(sorted(expected))}" if expected else "choose an element of the schema, or remove it"


def explain(root: Any, path: str, places: Any = None) -> list[Problem]:
    """Every error of a tree by the grammar, in no particular order."""
    return Explainer(path, places).explain(root)
