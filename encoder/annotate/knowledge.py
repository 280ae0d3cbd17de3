"""What annotators know besides the document: the edition's authority and its other documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from encoder.model import Authority, Document, Span


@dataclass(frozen=True)
class Knowledge:
    """Shared by all documents of a run; annotators compile it once a process and never change it.

    `documents` has, for each folder of the edition (`""` the top), the file name of each numbered document:
    `{"": {"172": "d172.xml"}}`.
    """

    authority: Authority = field(default_factory=Authority)
    documents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Annotator(Protocol):
    """Finds spans in a document and returns them; changes nothing. `marks` are the spans found so far, those of the reader first."""

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]: ...


Factory = Callable[[Knowledge], Annotator]
