"""The XML of pages as text: escaped in one place."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

PAGE = "urn:diplomatic-edition:page"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_USUAL = re.compile("[^&<>\"\x00-\x1f\ud800-\udfff\ufffe\uffff]*")
"""Words that stand in XML as they are: nearly all, so it is asked first."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
_PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def text(words: str) -> str:
    """Words as XML text; characters that XML does not know become U+FFFD."""
    return words if _USUAL.fullmatch(words) else _NOT_XML.sub("�", words).translate(_PLAIN)


def element(name: str, /, *content: str, **attributes: str | None) -> str:
    """An element of a page. `content` is markup (use `text` for words); an attribute of None is left out, `kind_label` is written `kind-label`."""
    inside = "".join(content)
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{value if _USUAL.fullmatch(value) else _NOT_XML.sub("�", value).translate(_ESCAPES)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def way(page: str, target: str) -> str:
    """The address of `target` on `page`, both from the top of the site."""
    folder = posixpath.dirname(page)
    if folder.partition("/")[0] != target.partition("/")[0]:
        return address("../" * (folder.count("/") + 1 if folder else 0) + target)
    return address(posixpath.relpath(target, folder))


def address(path: str) -> str:
    """A path as the address of a link: what may not stand in a URI is written as %XX."""
    return quote(path, safe="/-._~()!,;=@")
