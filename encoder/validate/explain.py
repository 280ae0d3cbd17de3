"""What is wrong with a file by the grammar, in an editor's words.

A grammar compiled by libxml2 or jing answers yes or no fast, and says why in the words of a machine; it stops, too, where it loses its
way. So where it says no, this walk over the same content models finds every error, once, and what mends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from encoder.errors import Problem
from encoder.validate.automaton import Automaton, Edit
from encoder.validate.names import ATTRIBUTE_ADVICE, ELEMENT_ADVICE, listed, nearest
from encoder.validate.odd import ElementSpec
from encoder.validate.schema import schema
from encoder.validate.values import wrong

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"


@cache
def automaton(name: str) -> Automaton:
    """The machine of an element's content model."""
    return Automaton.of(schema(), schema().elements[name].content)


@cache
def parents(name: str) -> tuple[str, ...]:
    """The elements in which one may stand."""
    return tuple(spec.name for spec in schema().elements.values() if name in automaton(spec.name).alphabet)


def split(tag: str) -> tuple[str, str]:
    """Namespace and local name."""
    if tag.startswith("{"):
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    return "", tag


def shown(attribute: str) -> str:
    """The name of an attribute as one writes it."""
    return f"xml:{attribute.removeprefix(_XML)}" if attribute.startswith(_XML) else attribute.rpartition("}")[2]


class Explainer:
    """Walks one tree. `places` gives lines and columns; without it lines are those of the parser."""

    def __init__(self, path: str, places: Any = None) -> None:
        self.path, self.places = path, places
        self.problems: list[Problem] = []
        self.elements = schema().elements

    def explain(self, root: Any) -> list[Problem]:
        """Every error of the tree by the grammar."""
        namespace, name = split(root.tag)
        spec = self._known(root, "", (schema().start,))
        if spec is None or spec.name != schema().start:
            if spec is not None:
                self._say(root, "root", f"The root of the file is <{name}>.", "It must be <TEI xmlns=\"http://www.tei-c.org/ns/1.0\">.", weight=100)
        if namespace != NAMESPACE and spec is not None:
            self._namespace(root, namespace, name)
        todo: list[tuple[Any, ElementSpec | None, str]] = [(root, spec, namespace)]
        while todo:
            element, spec, namespace = todo.pop()
            if spec is not None:
                self._attributes(element, spec)
            todo += self._children(element, spec, namespace)
        return self.problems

    # elements

    def _children(self, element: Any, spec: ElementSpec | None, namespace: str) -> Iterator[tuple[Any, ElementSpec | None, str]]:
        children = [c for c in element if isinstance(c.tag, str)]
        machine = automaton(spec.name) if spec else None
        expected = machine.alphabet if machine else ()
        specs = [self._known(child, namespace, expected) for child in children]
        if machine and spec:
            self._order(element, spec, machine, children, specs)
            if not machine.text:
                self._text(element, spec)
        for child, child_spec in zip(children, specs, strict=True):
            if child_spec is not None or split(child.tag)[0] in (NAMESPACE, namespace):
                yield child, child_spec, split(child.tag)[0]

    def _known(self, element: Any, around: str, expected: Any) -> ElementSpec | None:
        """The definition of an element, by its name or by the name that was meant; says so where that is not the same."""
        namespace, name = split(element.tag)
        if namespace != NAMESPACE and namespace != around and around:
            if name in self.elements:
                self._namespace(element, namespace, name)
                return self.elements[name]
            self._say(element, "element-unknown", f"<{name}> belongs to the namespace “{namespace}”, which has no place in this edition.",
                      "Remove it, or say it with elements of TEI.", weight=90)
            return None
        if name in self.elements:
            return self.elements[name]
        meant = nearest(name, self.elements, expected)
        if meant and name not in ELEMENT_ADVICE:
            self._say(element, "element-unknown", f"There is no element <{name}>.", f"Write <{meant}>.", weight=90)
            return self.elements[meant]
        mend = ELEMENT_ADVICE.get(name)
        if mend:
            mend = mend[0].upper() + mend[1:] + "."
        else:
            mend = f"Here may stand: {listed(sorted(expected))}." if expected else "Remove it, or choose an element of the schema."
        self._say(element, "element-unknown", f"The edition has no element <{name}>.", mend, weight=90)
        return None

    def _namespace(self, element: Any, namespace: str, name: str) -> None:
        there = f"the namespace “{namespace}”" if namespace else "no namespace"
        mend = ('Write xmlns="http://www.tei-c.org/ns/1.0" in the TEI element.' if name == "TEI"
                else 'Remove its xmlns attribute or prefix: all of the file is in the namespace http://www.tei-c.org/ns/1.0.')
        self._say(element, "namespace", f"<{name}> is in {there}, not in TEI’s.", mend, weight=100)

    def _order(self, element: Any, spec: ElementSpec, machine: Automaton, children: list[Any], specs: list[ElementSpec | None]) -> None:
        named = [(child, s.name) for child, s in zip(children, specs, strict=True) if s is not None]
        names = [name for _, name in named]
        edits = machine.edits(names)
        if not edits:
            return
        missing = {e.name: e for e in edits if e.kind == "missing"}
        moved: set[str] = set()
        for edit in edits:
            if edit.kind == "misplaced":
                if edit.name in missing:
                    moved.add(edit.name)
                self._misplaced(element, spec, machine, named, edit)
        for edit in edits:
            if edit.kind == "missing" and edit.name not in moved and not self._has_unknown(children, specs):
                self._missing(element, spec, named, edit)

    @staticmethod
    def _has_unknown(children: list[Any], specs: list[ElementSpec | None]) -> bool:
        """Whether a child was not recognised at all: what is missing is then perhaps what it was meant to be."""
        return any(s is None for s in specs)

    def _misplaced(self, element: Any, spec: ElementSpec, machine: Automaton, named: list[tuple[Any, str]], edit: Edit) -> None:
        child, name = named[edit.index]
        others = [n for k, (_, n) in enumerate(named) if k != edit.index]
        if edit.name not in machine.alphabet:
            places = [p for p in parents(name) if p in _COMMON] or list(parents(name))
            inside = f"<{name}> stands in {listed(places, most=9)}" if places else f"<{name}> stands nowhere else"
            if name == spec.name or self._within(element, name):
                mend = f"Close the one before it first: {inside}."
            elif machine.alphabet and not machine.text:
                mend = f"In <{spec.name}> may stand: {listed(sorted(machine.alphabet), most=10)}. {inside[0].upper() + inside[1:] if places else inside}."
            else:
                mend = f"Close <{spec.name}> before it: {inside}."
            self._say(child, "element-misplaced", f"<{name}> cannot stand in <{spec.name}>.", mend, weight=80)
            return
        target = self._fits(machine, others, name, edit.index)
        if target is None:
            only = [n for n in others if n == name]
            if only:
                message, mend = f"<{spec.name}> can have only one <{name}> here.", "Remove one of them, or bring both together."
            else:
                message = f"<{name}> cannot stand at this place in <{spec.name}>."
                mend = f"Here may stand: {listed(edit.expected)}." if edit.expected else "Nothing more may stand here."
        else:
            siblings = [c for k, (c, _) in enumerate(named) if k != edit.index]
            if target < edit.index:
                before = siblings[target]
                message = f"<{name}> cannot stand after {self._the(siblings[edit.index - 1])} in <{spec.name}>."
                mend = f"Move it up before {self._the(before)} of line {self._line(before)}."
            else:
                after = siblings[target - 1]
                message = f"<{name}> cannot stand before {self._the(siblings[edit.index])} in <{spec.name}>."
                mend = f"Move it down behind {self._the(after)} of line {self._line(after)}."
        self._say(child, "element-misplaced", message, mend, weight=80)

    @staticmethod
    def _within(element: Any, name: str) -> bool:
        return any(isinstance(a.tag, str) and split(a.tag)[1] == name for a in element.iterancestors())

    @staticmethod
    def _the(element: Any) -> str:
        return f"<{split(element.tag)[1]}>"

    def _line(self, element: Any) -> int:
        return self.places.of(element)[0] if self.places else element.sourceline or 0

    @staticmethod
    def _fits(machine: Automaton, others: list[str], name: str, index: int) -> int | None:
        """Where among the other children the child would be right, the nearest place first."""
        for distance in range(1, len(others) + 1):
            for at in (index - distance, index + distance):
                if 0 <= at <= len(others) and machine.accepts([*others[:at], name, *others[at:]]):
                    return at
        return None

    def _missing(self, element: Any, spec: ElementSpec, named: list[tuple[Any, str]], edit: Edit) -> None:
        names = [n for _, n in named]
        accepts = automaton(spec.name).accepts
        wanted = [n for n in edit.expected if accepts([*names[:edit.index], n, *names[edit.index:]])] or [edit.name]
        what = listed([f"<{n}>" for n in wanted], most=8)
        if not named:
            message = f"<{spec.name}> is empty; it needs {what}."
        elif edit.index < len(named):
            message = f"In <{spec.name}> {what} is missing before <{named[edit.index][1]}>."
        else:
            message = f"In <{spec.name}> {what} is missing at the end, after <{named[-1][1]}>."
        example = self.elements[edit.name].example
        mend = f"Put it in, for example {example}" if example and len(example) < 120 else "Put it in."
        self._say(element if edit.index >= len(named) else named[edit.index][0], "element-missing", message, mend, weight=80)

    def _text(self, element: Any, spec: ElementSpec) -> None:
        """Characters where only elements may stand."""
        pieces = [(element, False, element.text), *((c, True, c.tail) for c in element)]
        found = [(owner, tail, text) for owner, tail, text in pieces if text and text.strip()]
        if not found:
            return
        owner, tail, text = found[0]
        words = " ".join(text.split())
        quoted = f"“{words[:57] + '…' if len(words) > 60 else words}”"
        inside = [n for n in _WORDS if n in automaton(spec.name).alphabet]
        what = f"Text cannot stand directly in <{spec.name}>: {quoted}." if spec.content else f"<{spec.name}> must be empty, but has text: {quoted}."
        if not automaton(spec.name).alphabet:
            what, mend = f"<{spec.name}/> must be empty, but has text in it: {quoted}.", "Put the text before or behind it."
        else:
            mend = f"Put it into <{inside[0]}>." if inside else f"In <{spec.name}> may stand: {listed(sorted(automaton(spec.name).alphabet))}."
        line, column = self.places.text(owner, tail, 0) if self.places else (owner.sourceline or 0, 0)
        self.problems.append(Problem(self.path, line, column, "text-misplaced", what, mend, excerpt=quoted, weight=80))

    # attributes

    def _attributes(self, element: Any, spec: ElementSpec) -> None:
        present = dict(element.attrib)
        taken: set[str] = set()
        for key, value in present.items():
            name = shown(key)
            if name in spec.attributes and (key == name or key.startswith(_XML)):
                if found := wrong(spec.attributes[name], value):
                    self._say(element, "attribute-value", f"{name} of <{spec.name}> {found[0]}.", found[1], attribute=key, weight=70)
            else:
                taken.add(self._unknown_attribute(element, spec, key, present))
        for attribute in spec.attributes.values():
            if attribute.required and attribute.name not in {shown(k) for k in present} | taken:
                values = f" Allowed: {listed(list(attribute.values), most=20)}." if attribute.values else ""
                self._say(element, "attribute-missing", f"<{spec.name}> needs {attribute.name}: {_lower(attribute.description)}",
                          f"Add {attribute.name}=\"…\".{values}", weight=70)

    def _unknown_attribute(self, element: Any, spec: ElementSpec, key: str, present: dict[str, str]) -> str:
        """Says what is wrong with the name of an attribute; returns the name that was probably meant."""
        name = shown(key)
        free = [n for n in spec.attributes if n not in {shown(k) for k in present}]
        meant = nearest(name, free)
        advice = ATTRIBUTE_ADVICE.get(name, "")
        if advice in free and not (meant and meant.casefold() == name.casefold()):
            meant = advice
        if meant:
            mend = f"Write {meant}."
        elif "{" in key and not key.startswith(_XML):
            mend = "Remove it: only attributes of TEI and those with xml: are used."
        else:
            others = [s.name for s in self.elements.values() if name in s.attributes]
            where = f"{name} belongs to {listed(others, most=6)}. " if 0 < len(others) < 40 else ""
            mend = f"{where}<{spec.name}> has {listed(list(spec.attributes), 'and', most=16)}."
        self._say(element, "attribute-unknown", f"<{spec.name}> has no attribute {name}.", mend, attribute=key, weight=70)
        return meant or ""

    def _say(self, element: Any, rule: str, message: str, mend: str, *, attribute: str = "", weight: int = 50) -> None:
        line, column = self.places.of(element, attribute) if self.places else (element.sourceline or 0, 0)
        self.problems.append(Problem(self.path, line, column, rule, message, mend, weight=weight))


_COMMON = frozenset({"div", "p", "item", "list", "table", "row", "opener", "closer", "body", "teiHeader", "fileDesc", "person", "figure", "quote", "postscript",
                     "head", "note", "cell", "titleStmt", "publicationStmt", "sourceDesc", "profileDesc", "encodingDesc", "listPerson", "listPlace", "listOrg",
                     "place", "org", "choice", "subst", "lg", "address", "persName"})
_WORDS = ("p", "seg", "item", "cell", "l", "head", "addrLine", "note", "persName", "orgName", "placeName", "title")


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def explain(root: Any, path: str, places: Any = None) -> list[Problem]:
    """Every error of a tree by the grammar, in no particular order."""
    return Explainer(path, places).explain(root)
