"""The children and the text of one element against its content model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from encoder.validate.automaton import Automaton, Edit
from encoder.validate.names import listed
from encoder.validate.odd import ElementSpec
from encoder.validate.schema import schema
from encoder.validate.telling import Teller, automaton, parents, split

_COMMON = frozenset(
    "div p item list table row opener closer body teiHeader fileDesc person figure quote postscript head note cell titleStmt publicationStmt "
    "sourceDesc profileDesc encodingDesc listPerson listPlace listOrg place org choice subst lg address persName".split())
"""Elements that an editor knows: where something belongs is told by these."""

_MOST = 20
"""Misplaced children that are told of in one element; whoever has more has one cause for them."""

_TEXT_GOES_INTO = ("p", "seg", "item", "cell", "l", "head", "addrLine", "note", "persName", "orgName", "placeName", "title")


class Content:
    """One element: its definition, and its children with the names that they have or were meant to have (None: unknown)."""

    def __init__(self, teller: Teller, element: Any, spec: ElementSpec, children: Sequence[tuple[Any, str | None]]) -> None:
        self.teller, self.element, self.spec = teller, element, spec
        self.children = [(child, name) for child, name in children if name is not None]
        self.all_known = len(self.children) == len(children)
        self.names = [name for _, name in self.children]
        self.machine: Automaton = automaton(spec.name)

    def check(self) -> None:
        """Says what is misplaced, what is missing, and what text stands where none may."""
        stray = not self.machine.text and self._stray()
        edits = self.machine.edits(self.names)
        missing = [e for e in edits if e.kind == "missing"]
        misplaced = [e for e in edits if e.kind == "misplaced"]
        for edit in misplaced[:_MOST]:
            if edit.name in self.machine.alphabet:
                self._out_of_order(edit)
            elif not (stray and edit.name in automaton("p").alphabet):      # words and the marks on them are told of together
                self._intruder(edit)
        moved = {e.name for e in misplaced}
        if self.all_known:      # an element that was not recognised may be the one that is missing
            for edit in missing:
                if edit.name not in moved:
                    self._missing(edit)
        if stray:
            self._text(*stray)

    def _intruder(self, edit: Edit) -> None:
        """A child that has no place in this element at all."""
        name, spec = edit.name, self.spec.name
        places = [p for p in parents(name) if p in _COMMON] or list(parents(name))
        inside = f"<{name}> stands in {listed(places, most=9)}." if places else f"<{name}> is the outermost element."
        if name == spec or any(isinstance(a.tag, str) and split(a.tag)[1] == name for a in self.element.iterancestors()):
            mend = f"End the <{name}> before it first: {inside}"
        elif self.machine.alphabet and not self.machine.text:
            mend = f"In <{spec}> may stand: {listed(sorted(self.machine.alphabet), most=10)}. {inside}"
        elif self.machine.text:
            mend = f"End <{spec}> before it: {inside}"
        else:
            mend = f"<{spec}/> is empty: put it before or behind. {inside}"
        self._say(self.children[edit.index][0], "element-misplaced", f"<{name}> cannot stand in <{spec}>.", mend)

    def _out_of_order(self, edit: Edit) -> None:
        """A child that might stand in this element, but not there."""
        spec = self.spec.name
        siblings = [c for k, (c, _) in enumerate(self.children) if k != edit.index]
        target = self._fitting(edit)
        if target is None:
            if self.names.count(edit.name) > 1:
                message, mend = f"<{spec}> can have only one <{edit.name}> here.", "Remove one of them, or bring both together."
            else:
                message = f"<{edit.name}> cannot stand at this place in <{spec}>."
                mend = f"Here may stand: {listed(edit.expected)}." if edit.expected else "Nothing more may stand here."
        elif target < edit.index:
            message = f"<{edit.name}> cannot stand after {_the(siblings[edit.index - 1])} in <{spec}>."
            mend = f"Move it up before the {_the(siblings[target])} of line {self.teller.line(siblings[target])}."
        else:
            message = f"<{edit.name}> cannot stand before {_the(siblings[edit.index])} in <{spec}>."
            mend = f"Move it down behind the {_the(siblings[target - 1])} of line {self.teller.line(siblings[target - 1])}."
        self._say(self.children[edit.index][0], "element-misplaced", message, mend)

    def _fitting(self, edit: Edit) -> int | None:
        """Where among the other children the child would be right, the nearest place first."""
        others = [*self.names[:edit.index], *self.names[edit.index + 1:]]
        farthest = max(3, 20_000 // (len(others) + 1))      # among thousands of children only the neighbourhood is tried
        for distance in range(1, min(len(others), farthest) + 1):
            for at in (edit.index - distance, edit.index + distance):
                if 0 <= at <= len(others) and self.machine.accepts([*others[:at], edit.name, *others[at:]]):
                    return at
        return None

    def _missing(self, edit: Edit) -> None:
        spec, at = self.spec.name, edit.index
        wanted = [n for n in edit.expected if self.machine.accepts([*self.names[:at], n, *self.names[at:]])] or [edit.name]
        what = listed([f"<{n}>" for n in wanted], most=8)
        if not self.children:
            message = f"<{spec}> is empty; it needs {what}."
        elif at < len(self.children):
            message = f"In <{spec}>, {what} is missing before <{self.names[at]}>."
        else:
            message = f"In <{spec}>, {what} is missing at the end, after <{self.names[-1]}>."
        example = next((e for e in (self.spec.example, schema().elements[edit.name].example) if f"<{edit.name}" in e and len(e) < 240), "")
        mend = f"For example: {example}" if example and len(wanted) == 1 else "Put it in, or remove the element."
        self._say(self.children[at][0] if at < len(self.children) else self.element, "element-missing", message, mend)

    def _stray(self) -> tuple[Any, bool, str] | None:
        """The first characters where only elements may stand: the element that they belong to, whether as its tail, the words."""
        pieces = [(self.element, False, self.element.text), *((c, True, c.tail) for c in self.element)]
        return next(((owner, tail, " ".join(text.split())) for owner, tail, text in pieces if text and text.strip()), None)

    def _text(self, owner: Any, tail: bool, words: str) -> None:
        spec = self.spec.name
        quoted = f"“{words[:57]}…”" if len(words) > 60 else f"“{words}”"
        inside = [n for n in _TEXT_GOES_INTO if n in self.machine.alphabet]
        if not self.machine.alphabet:
            message, mend = f"<{spec}/> must be empty, but has text in it: {quoted}.", "Put the text before or behind it."
        else:
            message = f"Text cannot stand directly in <{spec}>: {quoted}."
            mend = f"Put it into <{inside[0]}>." if inside else f"In <{spec}> may stand: {listed(sorted(self.machine.alphabet))}."
        self.teller.say_of_text(owner, tail, "text-misplaced", message, mend, weight=80)

    def _say(self, element: Any, rule: str, message: str, mend: str) -> None:
        self.teller.say(element, rule, message, mend, weight=80)


def _the(element: Any) -> str:
    return f"<{split(element.tag)[1]}>"
