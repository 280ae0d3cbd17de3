"""Names in TEI's namespace."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

TEI = "http://www.tei-c.org/ns/1.0"
Element = Any
"""An lxml element (lxml brings no types)."""

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@lru_cache(maxsize=512)
def q(name: str) -> str:
    """The name as lxml wants it: `{namespace}name`."""
    return f"{{{TEI}}}{name}"
