"""The authority files of an edition: persons, terms, places and organisations.

Read with `load`, brought together with `merge`, grown with `update` (TEI Guidelines chapters 14, names, and 17.10, standOff).
"""

from encoder.tei.authority.merging import merge
from encoder.tei.authority.reading import FILES, load
from encoder.tei.authority.writing import update

__all__ = ["FILES", "load", "merge", "update"]
