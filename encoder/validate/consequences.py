"""One mistake, one message: leaves out what only follows from something that is told already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from encoder.errors import Problem

_NUMBERS = ("note-order", "note-twice", "note-number", "note-id")
_PAGES = ("fidelity-page", "fidelity-moved")


def without_consequences(references: Sequence[Problem], rules: Sequence[Problem], fidelity: Sequence[Problem], characters: Sequence[Problem],
                         grammar: Sequence[Problem], missed: Mapping[str, Sequence[Problem]]) -> list[Problem]:
    """The problems of three checks that stand on their own feet.

    `grammar` are those of the grammar; `characters` those of encoding and XML, found before; `missed` the problems of
    `references` by the id of this file that they did not find. A mojibake
    warning goes out of `characters` (which is changed) where the source shows the right reading.
    """
    rule_names, fidelity_names = {p.rule for p in rules}, {p.rule for p in fidelity}
    if not rule_names.isdisjoint(_NUMBERS):      # notes with wrong numbers stand at wrong places of the list, too
        fidelity = [p for p in fidelity if p.rule not in ("fidelity-note", "fidelity-moved")]
    places = {(p.line, p.column) for p in grammar}
    fidelity = [p for p in fidelity if (p.line, p.column) not in places]
    repaired = [p for p in characters if p.rule == "not-well-formed"]
    fidelity = [p for p in fidelity if not any(p.line == r.line and abs(p.column - r.column) < 12 for r in repaired)]
    if not fidelity_names.isdisjoint(_PAGES):
        rules = [p for p in rules if p.rule != "page-order"]
    wrong_list = {p.line for p in rules if p.rule == "ref-other-kind"}
    gone = [p for identifier, problems in missed.items() if identifier.startswith("fn") for p in problems]
    lost = not fidelity_names.isdisjoint({"fidelity-note", "fidelity-lost"})
    references = [p for p in references if not (p.rule.startswith("pointer") and p.line in wrong_list) and not (lost and p in gone)]
    if "fidelity-encoding" in fidelity_names:
        told = {p.line for p in fidelity if p.rule == "fidelity-encoding"}
        assert isinstance(characters, list)
        characters[:] = [p for p in characters if p.rule != "mojibake" or p.line not in told]
    return [*references, *rules, *fidelity]
