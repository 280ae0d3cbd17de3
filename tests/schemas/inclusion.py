"""Proof that one regular tree grammar is part of another, element by element.

In TEI, as in our grammar, an element's name alone decides what it may contain. So our grammar is part of TEI's if, for every element of
ours, each sequence of children (and text) that ours allows is one that TEI's allows. Both content models are regular expressions; their
derivatives (Brzozowski) are walked together, from the start, over every pair that can be reached: finitely many.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.validate import odd

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEXT = "#text"

# A pattern is a tuple, its kind first: ("none",) ("empty",) ("text",) ("name", x) ("seq", a, b) ("or", frozenset) ("star", a) ("mix", a, b)
Pattern = tuple[Any, ...]
NONE: Pattern = ("none",)
EMPTY: Pattern = ("empty",)
CHARACTERS: Pattern = ("text",)


def seq(a: Pattern, b: Pattern) -> Pattern:
    if NONE in (a, b):
        return NONE
    return b if a == EMPTY else a if b == EMPTY else ("seq", a, b)


def either(*parts: Pattern) -> Pattern:
    flat: set[Pattern] = set()
    for p in parts:
        flat |= p[1] if p[0] == "or" else {p}
    flat.discard(NONE)
    return NONE if not flat else next(iter(flat)) if len(flat) == 1 else ("or", frozenset(flat))


def star(a: Pattern) -> Pattern:
    return EMPTY if a in (NONE, EMPTY) else a if a[0] in ("star", "text") else ("star", a)


def mix(a: Pattern, b: Pattern) -> Pattern:
    if NONE in (a, b):
        return NONE
    return b if a == EMPTY else a if b == EMPTY else ("mix", a, b)


@cache
def nullable(p: Pattern) -> bool:
    match p[0]:
        case "empty" | "text" | "star":
            return True
        case "seq" | "mix":
            return nullable(p[1]) and nullable(p[2])
        case "or":
            return any(nullable(x) for x in p[1])
    return False


@cache
def derivative(p: Pattern, symbol: str) -> Pattern:
    match p[0]:
        case "text":
            return p if symbol == TEXT else NONE
        case "name":
            return EMPTY if symbol == p[1] else NONE
        case "or":
            return either(*(derivative(x, symbol) for x in p[1]))
        case "star":
            return seq(derivative(p[1], symbol), p)
        case "mix":
            return either(mix(derivative(p[1], symbol), p[2]), mix(p[1], derivative(p[2], symbol)))
        case "seq":
            first = seq(derivative(p[1], symbol), p[2])
            return either(first, derivative(p[2], symbol)) if nullable(p[1]) else first
    return NONE


def symbols(p: Pattern) -> frozenset[str]:
    match p[0]:
        case "text":
            return frozenset({TEXT})
        case "name":
            return frozenset({p[1]})
        case "or":
            return frozenset().union(*(symbols(x) for x in p[1]))
        case "seq" | "mix":
            return symbols(p[1]) | symbols(p[2])
        case "star":
            return symbols(p[1])
    return frozenset()


def counterexample(ours: Pattern, theirs: Pattern) -> list[str] | None:
    """The shortest sequence of children that `ours` allows and `theirs` does not; None where there is none."""
    alphabet = sorted(symbols(ours))
    seen = {(ours, theirs)}
    queue: list[tuple[Pattern, Pattern, list[str]]] = [(ours, theirs, [])]
    for a, b, way in queue:
        if nullable(a) and not nullable(b):
            return way
        for symbol in alphabet:
            pair = derivative(a, symbol), derivative(b, symbol)
            if pair[0] != NONE and pair not in seen:
                seen.add(pair)
                queue.append((*pair, [*way, symbol]))
    return None


class Grammar:
    """What a RELAX NG grammar (full syntax, one file) says of each element: its content, and its attributes."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(str(path)).getroot()
        self.defines: dict[str, list[Any]] = {}
        for define in root.iter(RNG + "define"):
            self.defines.setdefault(define.get("name"), []).append(define)
        self.elements: dict[str, Any] = {}
        for element in root.iter(RNG + "element"):
            if element.get("name"):
                assert element.get("name") not in self.elements
                self.elements[element.get("name")] = element
        self._named: dict[str, Pattern] = {}

    def content(self, name: str) -> Pattern:
        """The content of an element, attributes left out."""
        return self._group(self.elements[name])

    def attributes(self, name: str) -> dict[str, Any]:
        """The attributes that an element may have, by name (`xml:id`)."""
        return {a.get("name") or a.find(RNG + "name").text: a for a in self._attributes(self.elements[name])}

    def _attributes(self, node: Any) -> Iterator[Any]:
        for child in node:
            if child.tag == RNG + "attribute":
                yield child
            elif child.tag == RNG + "ref":
                for define in self.defines[child.get("name")]:
                    yield from self._attributes(define)
            elif child.tag != RNG + "element":
                yield from self._attributes(child)

    def _group(self, node: Any) -> Pattern:
        out = EMPTY
        for child in reversed([c for c in node if isinstance(c.tag, str) and c.tag.startswith(RNG)]):
            out = seq(self._pattern(child), out)
        return out

    def _pattern(self, node: Any) -> Pattern:
        match node.tag.removeprefix(RNG):
            case "element":
                return ("name", node.get("name") or "#any")
            case "ref":
                return self._define(node.get("name"))
            case "text" | "data" | "value" | "list":
                return CHARACTERS
            case "group":
                return self._group(node)
            case "choice":
                return either(*(self._pattern(c) for c in node if c.tag.startswith(RNG)))
            case "optional":
                return either(EMPTY, self._group(node))
            case "zeroOrMore":
                return star(self._group(node))
            case "oneOrMore":
                inner = self._group(node)
                return seq(inner, star(inner))
            case "mixed":
                return mix(CHARACTERS, self._group(node))
            case "interleave":
                out = EMPTY
                for child in node:
                    out = mix(out, self._pattern(child))
                return out
            case "notAllowed":
                return NONE
        return EMPTY      # attribute, empty, documentation

    def _define(self, name: str) -> Pattern:
        if name not in self._named:
            self._named[name] = EMPTY       # an attribute class may refer to itself; content never does but through an element
            parts = [self._group(define) for define in self.defines[name]]
            self._named[name] = parts[0] if len(parts) == 1 else either(*parts)
        return self._named[name]


def of_odd(schema: odd.Schema, content: odd.Content) -> Pattern:
    """A content model of the ODD as a pattern."""
    match content:
        case odd.Text():
            return CHARACTERS
        case odd.Element(name):
            return ("name", name)
        case odd.Named(name):
            return of_odd(schema, schema.named[name])
        case odd.Choice(parts):
            return either(*(of_odd(schema, p) for p in parts))
        case odd.Sequence(parts):
            out = EMPTY
            for p in reversed(parts):
                out = seq(of_odd(schema, p), out)
            return out
        case odd.Repeat(part, least, most):
            inner = of_odd(schema, part)
            return either(EMPTY, inner) if most == 1 else star(inner) if least == 0 else seq(inner, star(inner))
    return EMPTY
