"""A content model as a machine that reads the names of children, and says how few changes would make them right.

The positions are those of Glushkov's construction: one for each mention of an element in the model; `follow` says which may come next.
"""

from __future__ import annotations

from collections.abc import Sequence as Names
from dataclasses import dataclass, field
from functools import cached_property

from encoder.validate.odd import Choice, Content, Element, Named, Repeat, Schema, Sequence, Text

_SKIP, _INSERT = 1.0, 1.05
START = -1


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that children need. `misplaced`: the child `index` cannot stand there; `missing`: `name` is wanting before child `index`;
    `expected`: names that may stand there."""

    kind: str
    index: int
    name: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    nullable: bool
    first: frozenset[int]
    last: frozenset[int]


@dataclass
class Automaton:
    """`names[p]` is the element at position p; position `START` stands before all."""

    text: bool
    names: list[str] = field(default_factory=list)
    follow: dict[int, set[int]] = field(default_factory=dict)
    final: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, schema: Schema, content: Content) -> Automaton:
        machine = cls(schema.has_text(content))
        whole = machine._build(schema, content)
        machine.follow[START] = set(whole.first)
        machine.final = set(whole.last) | ({START} if whole.nullable else set())
        return machine

    def _build(self, schema: Schema, content: Content) -> _Part:
        match content:
            case Element(name):
                at = len(self.names)
                self.names.append(name)
                self.follow[at] = set()
                return _Part(False, frozenset({at}), frozenset({at}))
            case Named(name):
                return self._build(schema, schema.named[name])
            case Sequence(parts):
                out = _Part(True, frozenset(), frozenset())
                for part in parts:
                    out = self._after(out, self._build(schema, part))
                return out
            case Choice(parts):
                built = [self._build(schema, p) for p in parts if p != Text()]
                return _Part(len(built) < len(parts) or any(p.nullable for p in built), frozenset().union(*(p.first for p in built)),
                             frozenset().union(*(p.last for p in built)))
            case Repeat(part, least, most):
                one = self._build(schema, part)
                if most != 1:
                    for p in one.last:
                        self.follow[p] |= one.first
                return _Part(one.nullable or least == 0, one.first, one.last)
        return _Part(True, frozenset(), frozenset())

    def _after(self, one: _Part, two: _Part) -> _Part:
        for p in one.last:
            self.follow[p] |= two.first
        return _Part(one.nullable and two.nullable, one.first | two.first if one.nullable else one.first,
                     two.last | one.last if two.nullable else two.last)

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The elements that may stand in it somewhere."""
        return frozenset(self.names)

    def accepts(self, children: Names[str]) -> bool:
        """Whether the children, by name, are right as they stand."""
        states = {START}
        for child in children:
            states = {t for s in states for t in self.follow[s] if self.names[t] == child}
            if not states:
                return False
        return not states.isdisjoint(self.final)

    def edits(self, children: Names[str]) -> list[Edit]:
        """The fewest changes after which the children would be right; none if they are."""
        if self.accepts(children):
            return []
        best: dict[int, tuple[float, tuple[Edit, ...]]] = {START: (0.0, ())}
        for index, child in enumerate(children):
            best = self._step(best, index, child)
        ends = [self._finish(state, cost, edits, len(children)) for state, (cost, edits) in best.items()]
        return list(min(ends, key=lambda end: end[0])[1])

    def _step(self, best: dict[int, tuple[float, tuple[Edit, ...]]], index: int, child: str) -> dict[int, tuple[float, tuple[Edit, ...]]]:
        out: dict[int, tuple[float, tuple[Edit, ...]]] = {}

        def offer(state: int, cost: float, edits: tuple[Edit, ...]) -> None:
            if state not in out or cost < out[state][0]:
                out[state] = (cost, edits)

        for state, (cost, edits) in best.items():
            offer(state, cost + _SKIP, (*edits, Edit("misplaced", index, child, self.expected(state))))
            for t in self.follow[state]:
                if self.names[t] == child:
                    offer(t, cost, edits)
                elif child in self.alphabet:
                    for u in self.follow[t]:
                        if self.names[u] == child:
                            offer(u, cost + _INSERT, (*edits, Edit("missing", index, self.names[t], self.expected(state))))
        return out

    def _finish(self, state: int, cost: float, edits: tuple[Edit, ...], end: int) -> tuple[float, tuple[Edit, ...]]:
        """The shortest way from a state to an end, by what is missing."""
        ways: list[tuple[int, tuple[Edit, ...]]] = [(state, ())]
        seen = {state}
        for at, missing in ways:
            if at in self.final:
                return cost + _INSERT * len(missing), edits + missing
            for t in sorted(self.follow[at]):
                if t not in seen:
                    seen.add(t)
                    ways.append((t, (*missing, Edit("missing", end, self.names[t], self.expected(at)))))
        return cost, edits

    def expected(self, state: int) -> tuple[str, ...]:
        """The names that may come next, in the order of the model."""
        return tuple(dict.fromkeys(self.names[t] for t in sorted(self.follow[state])))
