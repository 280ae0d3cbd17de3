"""Whether the pages of persons, places, bodies and terms say of each what the edition's files say, and of none what they say of another."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from encoder.publish.html.catalogue import Catalogue, read
from encoder.publish.html.entries import Entry
from tests.publish.pages import TEI

NAMES = frozenset(TEI + name for name in ("persName", "placeName", "orgName", "term", "name", "rs"))


def same_ids(catalogue: Catalogue) -> int:
    """How many xml:ids name an entry in more than one file."""
    counted = Counter(key.partition("#")[2] for key in catalogue.entries)
    return sum(number > 1 for number in counted.values())


def mistaken(edition: Path, site: Path) -> list[str]:
    """Entries without a page of their own, whose page does not say who they are, or does not have each of their mentions once."""
    catalogue = read(edition)
    written: Counter[str] = Counter()
    for text in catalogue.texts:
        written.update(_pointers(edition, text.name))
    paths, found = Counter(entry.path for entry in catalogue.entries.values()), []
    for key, entry in catalogue.entries.items():
        if paths[entry.path] > 1:
            found.append(f"{key} shares its page {entry.path}.html with another entry")
        elif wrong := _wrong(entry, site, written[key]):
            found.append(f"{key}: {wrong}")
    return found


def _pointers(edition: Path, name: str) -> Iterator[str]:
    """The keys that the marks in the text of a document point to, read from the file itself."""
    for element in etree.parse(str(edition / f"{name}.xml")).getroot().find(f"{TEI}text").iter(*NAMES):
        path, _, fragment = (element.get("ref") or "").strip().partition("#")
        if fragment and "://" not in path:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) + f"#{fragment}" if path else f"{name}.xml#{fragment}"


def _wrong(entry: Entry, site: Path, mentions: int) -> str:
    sheets = [html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot() for path in _sheets(site / f"{entry.path}.html")]
    if not sheets:
        return "has no page"
    said = sheets[0].find_class("entry")[0].text_content()
    if entry.name not in said or entry.who not in said or (entry.group and entry.group not in said):
        return "its page does not say who it is"
    shown = sum(len(sheet.find_class("passage")) for sheet in sheets)
    return "" if shown == mentions else f"{mentions} mentions in the texts, {shown} on its page"


def _sheets(first: Path) -> Iterator[Path]:
    """The sheets of an entry's page: x.html, x.2.html ..."""
    path, number = first, 1
    while path.is_file():
        yield path
        number += 1
        path = first.with_name(f"{first.stem}.{number}.html")
