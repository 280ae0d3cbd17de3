"""What annotators know besides the document: the edition's authority and its other documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from encoder.model import Authority, Document, Span


class Goal(NamedTuple):
    """A document to which others may refer: its file within its folder, the numbers that its footnotes have."""

    file: str
    notes: range = range(0)


@dataclass(frozen=True)
class Knowledge:
    """Shared by all documents of a run; annotators compile it once a process and never change it.

    `documents` has, for each folder of the edition (`""` the top), each numbered document: `{"": {"172": Goal("d172.xml", range(1, 4))}}`.
    """

    authority: Authority = field(default_factory=Authority)
    documents: Mapping[str, Mapping[str, Goal]] = field(default_factory=dict)


class Annotator(Protocol):
    """Finds spans in a document and returns them; changes nothing. `marks` are the spans found so far, those of the reader first."""

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]: ...


Factory = Callable[[Knowledge], Annotator]
