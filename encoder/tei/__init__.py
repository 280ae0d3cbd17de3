"""The model -> TEI: header, body, one stable form of the file."""

from encoder.tei.document import Written, write
from encoder.tei.header import Imprint
from encoder.tei.nesting import nested
from encoder.tei.serialise import serialise

__all__ = ["Imprint", "Written", "nested", "serialise", "write"]
