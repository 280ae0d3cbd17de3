"""What tests of the site share: the text of a TEI file and of a page, brought to the same form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ADDED = {"added", "noteref", "pb", "pb-line", "in-margin", "source-note", "graphic"}
PLACED_HERE = ("margin", "inline", "opposite", "overleaf", "top")


def is_listed(note: Any) -> bool:
    """Whether a note is printed elsewhere than at its place."""
    return note.get("type") != "marginal" and note.get("place") not in PLACED_HERE and "inline" not in (note.get("rend") or "").split()


def tight(text: str) -> str:
    """The characters of a text without white space."""
    return re.sub(r"\s+", "", text)


def tei_text(element: Any) -> str:
    """The characters of a TEI element in their order, without notes that are printed elsewhere."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not (child.tag == f"{TEI}note" and is_listed(child)):
            pieces.append(tei_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def page_text(element: Any) -> str:
    """The same of a page: without what the edition adds."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not ADDED & set((child.get("class") or "").split()):
            pieces.append(page_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def losses(tei_file: Path, page_file: Path) -> list[str]:
    """What of the text and the notes of a TEI file is not on its page, or stands there in another order."""
    root = etree.parse(str(tei_file)).getroot()
    page = html.parse(str(page_file), html.HTMLParser(encoding="utf-8")).getroot()
    text = next(e for e in root.iter(f"{TEI}text"))
    body = page.find_class("text")[0]
    written = [tight(tei_text(note)) for note in text.iter(f"{TEI}note") if is_listed(note)]
    for line in page.find_class("source-line"):      # the source note of a text without a heading to hang it on, or one that stands in the text
        if (words := tight(page_text(line))) in written:
            written.remove(words)
            line.set("class", "added")
    found = [] if tight(tei_text(text)) == tight(page_text(body)) else [f"{tei_file}: text"]
    shown = [tight(page_text(note)) for note in page.find_class("note-text")]
    return found + ([] if written == shown else [f"{tei_file}: notes"])


def top_of(site: Path) -> str:
    """Where a site believes to lie on its server: the page that is shown in the place of any other says so."""
    missing = site / "404.html"
    style = html.parse(str(missing)).getroot().xpath("string(//link[@rel='stylesheet']/@href)") if missing.is_file() else ""
    return str(style).removesuffix("assets/edition.css")


def dangling(site: Path) -> list[str]:
    """Links and anchors of a site that lead nowhere within it."""
    top = top_of(site)
    ids: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for file in sorted(site.rglob("*.html")):
        page = html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot()
        ids[file.resolve()] = set(page.xpath("//@id"))
        links += [(file, link) for link in page.xpath("//@href | //@src | //@action")]
    out = []
    for file, link in links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        way = parts.path.removeprefix(top) if top and file.name == "404.html" else parts.path
        target = (file.parent / unquote(way)).resolve() if parts.path else file.resolve()
        if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in ids.get(target, ())):
            out.append(f"{file.relative_to(site)}: {link}")
    return out
