"""The documents by date and kind: a picture, and the same as a table."""

from __future__ import annotations

from collections import Counter, defaultdict

from encoder.publish.html.catalogue import Catalogue
from encoder.publish.html.dates import NO_DATE, sort_key, spoken
from encoder.publish.html.frame import type_label
from encoder.publish.html.markup import address, element, text
from encoder.publish.html.svg import Plate, drawing, label, line, number, titled
from encoder.publish.html.texts import Text

MONTHS_AT_MOST = 72
"""Up to so many months a bar is a month, beyond them a year."""
PLATES = (Plate("wide", 960, 130, 20, 30), Plate("narrow", 360, 92, 8, 24))
ROUND = (1, 2, 5, 10, 20, 50, 100)
"""From one year with a number to the next."""
HALF = 3.5
"""Of the breadth of a letter below the axis: no label goes beyond the edge of the picture."""
SMALL = (Plate("wide", 960, 20, 20, 0), Plate("narrow", 360, 8, 8, 0))
"""Of the title page: bars without the kinds."""


def _bins(catalogue: Catalogue) -> tuple[list[str], dict[str, list[Text]]]:
    """The periods from the first to the last document, without holes, and the documents of each."""
    dated = [(sort_key(t.date), t) for t in catalogue.texts if sort_key(t.date) != NO_DATE and sort_key(t.date)[:4].isdigit()]
    if not dated:
        return [], {}
    first, last = int(dated[0][0][:4]), int(dated[-1][0][:4])
    monthly = (last - first + 1) * 12 <= MONTHS_AT_MOST and all(len(key) >= 7 for key, _ in dated)
    found: dict[str, list[Text]] = defaultdict(list)
    for key, document in dated:
        found[key[:7] if monthly else key[:4]].append(document)
    if not monthly:
        return [f"{year:04}" for year in range(first, last + 1)], found
    months = [f"{year:04}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
    return [m for m in months if dated[0][0][:7] <= m <= dated[-1][0][:7]], found


def picture(catalogue: Catalogue, places: dict[str, str], *, small: bool = False) -> str:
    """Bars by period, below them a lane for each kind of document; drawn for page and phone. Empty where no document has a date."""
    periods, found = _bins(catalogue)
    return "".join(_drawn(plate, periods, found, places) for plate in (SMALL if small else PLATES)) if periods else ""


def _drawn(plate: Plate, periods: list[str], found: dict[str, list[Text]], places: dict[str, str]) -> str:
    end = plate.width - plate.right
    step = (end - plate.left) / len(periods)
    most = max(len(documents) for documents in found.values())
    high, base = (180, 210) if plate.row else (90, 110)
    out = [line(plate.left, base, end, base, "axis")]
    out += [_bar(plate.left + (n + 0.5) * step, base, step, high / most, p, found[p], places) for n, p in enumerate(periods) if p in found]
    out += _ticks(plate, periods, step, base)
    if not plate.row:
        return drawing(plate, base + 34, *out)
    lanes, bottom = _lanes(plate, periods, found, step, base + 44)
    scale = label(plate.left - 10, base - high + 12, f"{most} document{'s' * (most != 1)}", "scale")
    return drawing(plate, bottom, *out, scale, line(plate.left - 6, base - high, end, base - high, "grid"), *lanes)


def _bar(middle: float, base: float, step: float, unit: float, period: str, documents: list[Text], places: dict[str, str]) -> str:
    """The documents of a period, linked to the first of them in the list."""
    height, broad = max(3.0, unit * len(documents)), min(max(step * 0.8, 1), 26)
    shape = element("rect", x=number(middle - broad / 2), y=number(base - height), width=number(broad), height=number(height), class_="bar")
    many = f"{spoken(period)}: {len(documents)} document{'s' * (len(documents) != 1)}"
    return element("a", element("title", text(many)), shape, href=address(places[documents[0].name]).replace("%23", "#"), aria_label=many)


def _ticks(plate: Plate, periods: list[str], step: float, base: float) -> list[str]:
    """Years, or months, as many as fit."""
    room = 46 if plate.row else 90
    every = next((number for number in ROUND if number * step >= room), ROUND[-1])
    out = []
    yearly = len(periods[0]) == 4
    for n, period in enumerate(periods):
        january = period.endswith("-01")
        if int(period) % every == 0 if yearly else january or every == 1 or (n == 0 and period[5:] < "10"):
            words = period[:4] if yearly or every > 1 or january else spoken(period)[:3] + (f" {period[:4]}" if n == 0 else "")
            x = plate.left + (n + 0.5) * step
            out += [line(x, base, x, base + 5, "axis"), label(min(x, plate.width - HALF * len(words)), base + 20, words, "tick")]
    return out


def _lanes(plate: Plate, periods: list[str], found: dict[str, list[Text]], step: float, top: float) -> tuple[list[str], float]:
    """A line for each kind of document with a dot in each period, its surface by their number; and where the lines end."""
    counted = Counter((t.type, p) for p, documents in found.items() for t in documents)
    kinds = Counter(t.type for documents in found.values() for t in documents)
    most, largest = max(counted.values()), min(0.4 * plate.row, max(0.75 * step, 4))
    out = []
    for row, (kind, _) in enumerate(sorted(kinds.items(), key=lambda x: (-x[1], x[0]))):
        y = top + (row + 0.5) * plate.row
        out += [label(plate.left - 10, y + 4, type_label(kind), "lane"), line(plate.left, y, plate.width - plate.right, y, "grid")]
        for n, period in enumerate(periods):
            if many := counted[kind, period]:
                words, radius = f"{type_label(kind)}, {spoken(period)}: {many}", largest * (0.25 + 0.75 * (many / most) ** 0.5)
                out.append(titled("circle", words, cx=number(plate.left + (n + 0.5) * step), cy=number(y), r=number(radius), class_="dot"))
    return out, top + len(kinds) * plate.row + 16


def numbers(catalogue: Catalogue, places: dict[str, str]) -> str:
    """The same as a table."""
    periods, found = _bins(catalogue)
    lines = [
        element(
            "line",
            element("value", text(spoken(p)), href=address(places[found[p][0].name]).replace("%23", "#")),
            element("value", str(len(found[p]))),
            element("value", text(", ".join(f"{type_label(k)} {n}" for k, n in sorted(Counter(t.type for t in found[p]).items())))),
        )
        for p in periods
        if p in found
    ]
    undated = sum(sort_key(t.date) == NO_DATE for t in catalogue.texts)
    if undated:
        lines.append(element("line", element("value", "without date"), element("value", str(undated)), element("value", "")))
    return element("numbers", element("column", "Period"), element("column", "Documents"), element("column", "Kinds"), *lines, title="The numbers")
