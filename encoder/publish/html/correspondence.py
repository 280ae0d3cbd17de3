"""Who writes to whom: a picture, and the same as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from textwrap import wrap

from encoder.publish.html.catalogue import Catalogue
from encoder.publish.html.markup import element, text
from encoder.publish.html.svg import Plate, drawing, label, label_lines, number, titled
from encoder.publish.html.texts import Party

SHOWN = 14
"""Senders and addressees with a name of their own in the picture."""
OTHERS = "others"
PLATES = (Plate("wide", 960, 290, 290, 18, 36), Plate("narrow", 360, 124, 124, 32, 16, 2))
HEIGHT, BREADTH = 420, 24
"""Of all bars of a side together, without the space between them, and of the band of one document at most; in pixels."""

Pairs = Counter[tuple[str, str]]
"""Documents by sender and addressee."""


def _pairs(catalogue: Catalogue) -> Pairs:
    def name(party: Party) -> str:
        entry = catalogue.entries.get(party.key)
        return entry.name if entry else party.name

    return Counter((name(a), name(b)) for t in catalogue.texts for a in t.senders[:1] for b in t.addressees[:1])


def picture(catalogue: Catalogue) -> str:
    """Bands from senders to addressees, the most frequent first; drawn for page and phone. Empty where no document names both."""
    pairs = _pairs(catalogue)
    if not pairs:
        return ""
    left, right = _top(pairs, 0), _top(pairs, 1)
    bands: Pairs = Counter()
    for (a, b), n in pairs.items():
        if a in left or b in right:
            bands[(a if a in left else OTHERS, b if b in right else OTHERS)] += n
    return "".join(_drawn(plate, bands, [*left, OTHERS], [*right, OTHERS]) for plate in PLATES)


def _top(pairs: Pairs, side: int) -> list[str]:
    counted: Counter[str] = Counter()
    for pair, n in pairs.items():
        counted[pair[side]] += n
    return [name for name, _ in sorted(counted.items(), key=lambda x: (-x[1], x[0]))[:SHOWN]]


@dataclass(slots=True)
class _Bar:
    """A correspondent on one side: how many documents, where the bar begins, how far it is filled with bands."""

    name: str
    count: int
    top: float
    height: float
    used: float = 0.0

    def take(self, height: float) -> float:
        """Room for a band; where it begins."""
        self.used += height
        return self.top + self.used - height


def _drawn(plate: Plate, bands: Pairs, lefts: list[str], rights: list[str]) -> str:
    unit = min(HEIGHT / sum(bands.values()), BREADTH)
    senders, foot = _stack(plate, bands, lefts, 0, unit)
    addressees, other_foot = _stack(plate, bands, rights, 1, unit)
    x1, x2 = plate.left + 8, plate.width - plate.right
    middle, out = number((x1 + x2) / 2), []
    for a in senders:
        for b in addressees:
            if n := bands[a.name, b.name]:
                h = n * unit
                y1, y2 = a.take(h), b.take(h)
                upper = f"M{x1} {number(y1)}C{middle} {number(y1)} {middle} {number(y2)} {x2} {number(y2)}"
                lower = f"V{number(y2 + h)}C{middle} {number(y2 + h)} {middle} {number(y1 + h)} {x1} {number(y1 + h)}Z"
                out.append(titled("path", f"{a.name} to {b.name}: {n}", d=upper + lower, class_="band"))
    for bars, x, at, kind in ((senders, plate.left, plate.left - 8, "sender"), (addressees, x2, x2 + 16, "addressee")):
        out.append(label(at, 16, "From" if kind == "sender" else "To", f"{kind} side"))
        for bar in bars:
            out.append(element("rect", x=str(x), y=number(bar.top), width="8", height=number(max(bar.height, 2)), class_="bar"))
            out.append(label_lines(at, bar.top + bar.height / 2, _lines(bar, plate), kind))
    return drawing(plate, max(foot, other_foot), *out)


def _stack(plate: Plate, bands: Pairs, names: list[str], side: int, unit: float) -> tuple[list[_Bar], float]:
    """The bars of a side, one below the other with room for their labels, and where they end."""
    out, y = [], 34.0
    for name in names:
        if count := sum(n for pair, n in bands.items() if pair[side] == name):
            height = count * unit
            room = max(height + plate.row / 3, plate.row, 18)
            out.append(_Bar(name, count, y + (room - height) / 2, height))
            y += room + 6
    return out, y + 10


def _lines(bar: _Bar, plate: Plate) -> list[str]:
    """The name and the number, in as many lines as there may be."""
    count = f"\N{NO-BREAK SPACE}{bar.count}"
    lines = wrap(bar.name + count, plate.letters)
    if len(lines) > plate.lines:
        rest = " ".join(lines[plate.lines - 1 :]).removesuffix(count)
        lines[plate.lines - 1 :] = [_cut(rest, plate.letters - len(count)) + count]
    return lines


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip(" ,(") + "…"


def numbers(catalogue: Catalogue) -> str:
    """The pairs as a table, at most 200."""
    pairs = sorted(_pairs(catalogue).items(), key=lambda x: (-x[1], x[0]))[:200]
    lines = [element("line", element("value", text(a)), element("value", text(b)), element("value", str(n))) for (a, b), n in pairs]
    return element("numbers", element("column", "From"), element("column", "To"), element("column", "Documents"), *lines, title="The numbers")
