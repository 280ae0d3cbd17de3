"""The register of a volume: what stands around the documents, as the XML that `xslt/print/volume.xsl` reads."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lxml import etree

from encoder.publish.print_entries import Entry, entries_of, fold, order, said_of
from encoder.publish.print_texts import Authority, Text, natural, words
from encoder.settings import Settings

NAMESPACE = "{urn:diplomatic-edition:register}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A document at its place: `numeral` that of its part ("" where there is but one), `given` the number that the edition gives it ("" where it has
    its own), `number` the one that the index names."""

    text: Text
    numeral: str
    given: str
    number: str
    file: str


def place(texts: Sequence[Text]) -> list[Placed]:
    """The documents in the order of print: a part for each folder; in it by number where all have their own, else by date, numbered anew."""
    parts = [list(group) for _, group in groupby(sorted(texts, key=lambda text: natural(text.folder)), key=lambda text: text.folder)]
    placed: list[Placed] = []
    for index, part in enumerate(parts, 1):
        numbered = len({text.number for text in part}) == len(part) and all(text.number for text in part)
        part.sort(key=lambda text: natural(text.number) if numbered else (text.date == "", text.date, natural(text.path)))
        for position, text in enumerate(part, 1):
            number = text.number if numbered else str(position)
            placed.append(Placed(text, roman(index) if len(parts) > 1 else "", "" if numbered else number, number, f"d{len(placed) + 1}.typ"))
    return placed


def register(placed: Sequence[Placed], authorities: Iterable[Authority], settings: Settings, *, single: bool, absent: bool) -> str:
    """The register as XML. `absent`: some character has no glyph, so the sign for it is explained."""
    texts = [item.text for item in placed]
    root = etree.Element(f"{NAMESPACE}volume", _imprint(texts, settings), nsmap={"r": NAMESPACE[1:-1]})
    root.set("single", "yes" if single else "no")
    root.set("absent", "yes" if absent else "no")
    for name in settings.editors:
        _add(root, "editor", name)
    for kind, values in (
        ("about", settings.about),
        ("method", settings.method or _unique(p for text in texts for p in text.method)),
        ("rights", _unique(p for text in texts for p in text.rights)),
    ):
        for value in values:
            _add(root, kind, value)
    entries = list(entries_of(authorities))
    _sources(root, placed)
    _lists(root, entries, {key for text in texts for key in text.mentions})
    _parts(root, placed, settings)
    _indexes(root, entries, placed)
    return str(etree.tostring(root, encoding="unicode"))


def title_of(texts: Sequence[Text], settings: Settings) -> str:
    """The title of the volume: that of the settings; else that of its one document; else what it is."""
    if settings.title:
        return settings.title
    return (texts[0].title or "Untitled document") if len(texts) == 1 else "Documents"


def _imprint(texts: Sequence[Text], settings: Settings) -> dict[str, str]:
    dated = sorted((text for text in texts if text.date), key=lambda text: text.date)
    changed = max((text.changed for text in texts), default="")
    span = f"{dated[0].date[:4]}–{dated[-1].date[:4]}" if dated and not settings.title and len(texts) > 1 else ""
    return {
        "title": title_of(texts, settings),
        "subtitle": settings.subtitle or span,
        "series": settings.series,
        "publisher": settings.publisher,
        "place": settings.place,
        "year": settings.year,
        "version": settings.version,
        "url": settings.url,
        "state": changed,
        "licence": settings.licence or "; ".join(_unique(text.licence for text in texts if text.licence)),
        "licence-url": settings.licence_url,
        "description": settings.subtitle,
        "documents": str(len(texts)),
        "drafts": str(sum(text.draft for text in texts)),
        "from": (dated[0].date_words or dated[0].date) if dated else "",
        "to": (dated[-1].date_words or dated[-1].date) if dated else "",
    }


def _lists(root: Any, entries: Sequence[Entry], mentioned: set[str]) -> None:
    for kind in ("terms", "persons"):
        parent = _add(root, "list", of="abbreviations" if kind == "terms" else kind)
        told: set[tuple[str, str]] = set()
        for entry in sorted((e for e in entries if e.kind == kind), key=order):
            content = said_of(entry)
            if kind == "persons" and not content and entry.key in mentioned:
                continue  # nothing to say but the name: it stands in the index
            if (said := (entry.name, " ".join(words(piece) for piece in content))) in told:
                continue  # the list of another part says the same
            told.add(said)
            made = _add(parent, "entry", name=entry.name)
            for index, piece in enumerate(content):
                twin = copy.deepcopy(piece)
                twin.tail = "; " if index < len(content) - 1 else None
                made.append(twin)


def _sources(root: Any, placed: Sequence[Placed]) -> None:
    kept: dict[tuple[str, str], list[Placed]] = {}
    for item in placed:
        if item.text.repository or item.text.collection:
            kept.setdefault((item.text.repository, item.text.collection), []).append(item)
    for (repository, collection), items in sorted(kept.items(), key=lambda pair: (fold(pair[0][0]), fold(pair[0][1]), pair[0])):
        _numbers(_add(root, "source", repository=repository, collection=collection), items)


def _parts(root: Any, placed: Sequence[Placed], settings: Settings) -> None:
    for numeral, items in groupby(placed, key=lambda item: item.numeral):
        held = list(items)
        parent = _add(root, "part", numeral=numeral, name=settings.part(held[0].text.folder))
        for item in held:
            _add(parent, "document", file=item.file)


def _indexes(root: Any, entries: Sequence[Entry], placed: Sequence[Placed]) -> None:
    where: dict[str, list[Placed]] = {}
    for item in placed:
        for key in item.text.mentions:
            where.setdefault(key, []).append(item)
    for kind in ("persons", "places", "organisations"):
        named = [entry for entry in entries if entry.kind == kind and entry.key in where]
        if named:
            parent = _add(root, "index", of=kind)
            names = Counter(entry.name for entry in named)
            for entry in sorted(named, key=lambda entry: (*order(entry)[:2], " ".join(words(piece) for piece in said_of(entry)), entry.key)):
                note = "; ".join(words(piece) for piece in said_of(entry)) if names[entry.name] > 1 else ""  # which of that name
                _numbers(_add(parent, "entry", name=entry.name, note=note), where[entry.key])


def _numbers(parent: Any, items: Iterable[Placed]) -> None:
    for item in items:
        _add(parent, "in", path=item.text.path, numeral=item.numeral, number=item.number)


def _add(parent: Any, tag: str, text: str = "", /, **attributes: str) -> Any:
    element = etree.SubElement(parent, NAMESPACE + tag, attributes)
    element.text = text or None
    return element


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def roman(number: int) -> str:
    """A number in Roman numerals."""
    out = ""
    for value, letters in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += letters * (number // value)
        number %= value
    return out
