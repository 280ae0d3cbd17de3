"""The document model. Imports nothing of ours but `errors`."""

from encoder.model.authority import Authority, Entry
from encoder.model.document import (
    BRACKETED,
    CONSUMING,
    CONTAINERS,
    NO_ATTRIBUTES,
    WORD_JOINER,
    Block,
    Document,
    Footnote,
    Held,
    Leaf,
    Span,
)
from encoder.model.metadata import Correspondent, Manuscript, Metadata
from encoder.model.source import UNWRITABLE, Line, Source, lines_of

__all__ = [
    "BRACKETED", "CONSUMING", "CONTAINERS", "NO_ATTRIBUTES", "UNWRITABLE", "WORD_JOINER", "Authority", "Block", "Correspondent", "Document",
    "Entry", "Footnote", "Held", "Leaf", "Line", "Manuscript", "Metadata", "Source", "Span", "lines_of",
]
