"""Two pictures as SVG, drawn so that the same edition gives the same lines: documents by date, and who writes to whom."""

from __future__ import annotations

from collections import Counter, defaultdict

from encoder.publish.html.catalogue import Catalogue
from encoder.publish.html.dates import NO_DATE, sort_key, spoken
from encoder.publish.html.frame import type_label
from encoder.publish.html.markup import address, element, text
from encoder.publish.html.texts import Party, Text

SVG = "http://www.w3.org/2000/svg"
WIDTH = 960
LEFT = 130
MONTHS_AT_MOST = 72
"""Up to so many months a bar is a month, beyond them a year."""


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


def timeline(catalogue: Catalogue, places: dict[str, str], *, small: bool = False) -> str:
    """Bars by period, below them a lane for each kind of document. Empty where no document has a date."""
    periods, found = _bins(catalogue)
    if not periods:
        return ""
    left = 20 if small else LEFT
    step = (WIDTH - left - 20) / len(periods)
    most = max(len(documents) for documents in found.values())
    high, base = (90, 110) if small else (180, 210)
    out = [_line(left, base, WIDTH - 20, base, "axis")]
    for number, period in enumerate(periods):
        x = left + number * step
        documents = found.get(period, [])
        if documents:
            height = max(3.0, high * len(documents) / most)
            broad = min(max(step * 0.8, 1), 26)
            bar = element("rect", x=_n(x + (step - broad) / 2), y=_n(base - height), width=_n(broad), height=_n(height), class_="bar")
            many = f"{spoken(period)}: {len(documents)} document{'s' * (len(documents) != 1)}"
            out.append(element("a", element("title", text(many)), bar, href=address(places[documents[0].name]).replace("%23", "#"), aria_label=many))
    out += _ticks(periods, left, step, base, 90 if small else 46)
    bottom: float = base + 34
    if not small:
        lanes, bottom = _lanes(periods, found, left, step, bottom + 10)
        out += [
            _label(left - 12, base - high + 12, f"{most} document{'s' * (most != 1)}", "scale"),
            _line(left - 8, base - high, WIDTH - 20, base - high, "grid"),
            *lanes,
        ]
    return _svg(bottom, *out)


def _ticks(periods: list[str], left: float, step: float, base: float, room: int) -> list[str]:
    every = 1
    while every * step < room:
        every += 1
    out = []
    yearly = len(periods[0]) == 4
    for number, period in enumerate(periods):
        january = period.endswith("-01")
        if number % every == 0 if yearly else january or every == 1 or (number == 0 and period[5:] < "10"):
            words = period[:4] if yearly or every > 1 or january else spoken(period)[:3] + (f" {period[:4]}" if number == 0 else "")
            x = left + (number + 0.5) * step
            out += [_line(x, base, x, base + 5, "axis"), _label(x, base + 20, words, "tick")]
    return out


def _lanes(periods: list[str], found: dict[str, list[Text]], left: float, step: float, top: float) -> tuple[list[str], float]:
    kinds = Counter(t.type for documents in found.values() for t in documents)
    most = max(Counter((p, t.type) for p, documents in found.items() for t in documents).values())
    out = []
    for row, (kind, _) in enumerate(sorted(kinds.items(), key=lambda x: (-x[1], x[0]))):
        y = top + row * 30 + 15
        out += [_label(left - 12, y + 4, type_label(kind), "lane"), _line(left, y, WIDTH - 20, y, "grid")]
        for number, period in enumerate(periods):
            many = sum(t.type == kind for t in found.get(period, ()))
            if many:
                radius = 3 + 9 * (many / most) ** 0.5
                circle = element(
                    "circle",
                    element("title", text(f"{type_label(kind)}, {spoken(period)}: {many}")),
                    cx=_n(left + (number + 0.5) * step),
                    cy=_n(y),
                    r=_n(radius),
                    class_="dot",
                )
                out.append(circle)
    return out, top + len(kinds) * 30 + 16


def timeline_numbers(catalogue: Catalogue, places: dict[str, str]) -> str:
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


# Who writes to whom

SHOWN = 14
"""Senders and addressees with a name of their own in the picture."""
OTHERS = "others"


def _pairs(catalogue: Catalogue) -> Counter[tuple[str, str]]:
    def name(party: Party) -> str:
        entry = catalogue.entries.get(party.key)
        return entry.name if entry else party.name

    return Counter((name(a), name(b)) for t in catalogue.texts for a in t.senders[:1] for b in t.addressees[:1])


def correspondence(catalogue: Catalogue) -> str:
    """Bands from senders to addressees, the most frequent first. Empty where no document names both."""
    pairs = _pairs(catalogue)
    if not pairs:
        return ""
    left, right = _top(pairs, 0), _top(pairs, 1)
    bands: Counter[tuple[str, str]] = Counter()
    for (a, b), n in pairs.items():
        if a not in left and b not in right:
            continue
        bands[(a if a in left else OTHERS, b if b in right else OTHERS)] += n
    lefts = [*left, *([OTHERS] if any(a == OTHERS for a, _ in bands) else [])]
    rights = [*right, *([OTHERS] if any(b == OTHERS for _, b in bands) else [])]
    total, gap = sum(bands.values()), 18.0
    unit = 420 / total
    tops = [_stack(names, bands, side, unit, gap) for side, names in ((0, lefts), (1, rights))]
    out, used = [], [dict(tops[0][0]), dict(tops[1][0])]
    for a in lefts:
        for b in rights:
            if n := bands[(a, b)]:
                y1, y2, h = used[0][a], used[1][b], n * unit
                used[0][a] += h
                used[1][b] += h
                path = f"M298 {_n(y1)}C480 {_n(y1)} 480 {_n(y2)} 662 {_n(y2)}V{_n(y2 + h)}C480 {_n(y2 + h)} 480 {_n(y1 + h)} 298 {_n(y1 + h)}Z"
                out.append(element("path", element("title", text(f"{a} to {b}: {n}")), d=path, class_="band"))
    for side, names in ((0, lefts), (1, rights)):
        for name in names:
            n = sum(v for pair, v in bands.items() if pair[side] == name)
            y, h = tops[side][0][name], n * unit
            out.append(element("rect", x="290" if side == 0 else "662", y=_n(y), width="8", height=_n(max(h, 2)), class_="bar"))
            out.append(_label(280 if side == 0 else 680, y + h / 2 + 4, f"{_short(name)} {n}", "sender" if side == 0 else "addressee"))
    return _svg(max(tops[0][1], tops[1][1]) + 10, _label(298, 16, "From", "lane"), _label(662, 16, "To", "addressee"), *out)


def _top(pairs: Counter[tuple[str, str]], side: int) -> list[str]:
    counted: Counter[str] = Counter()
    for pair, n in pairs.items():
        counted[pair[side]] += n
    return [name for name, _ in sorted(counted.items(), key=lambda x: (-x[1], x[0]))[:SHOWN]]


def _stack(names: list[str], bands: Counter[tuple[str, str]], side: int, unit: float, gap: float) -> tuple[dict[str, float], float]:
    out, y = {}, 34.0
    for name in names:
        out[name] = y
        y += sum(n for pair, n in bands.items() if pair[side] == name) * unit + gap
    return out, y


def correspondence_numbers(catalogue: Catalogue) -> str:
    """The pairs as a table, at most 200."""
    pairs = sorted(_pairs(catalogue).items(), key=lambda x: (-x[1], x[0]))[:200]
    lines = [element("line", element("value", text(a)), element("value", text(b)), element("value", str(n))) for (a, b), n in pairs]
    return element("numbers", element("column", "From"), element("column", "To"), element("column", "Documents"), *lines, title="The numbers")


def _short(name: str) -> str:
    return name if len(name) <= 34 else name[:32].rstrip(" ,") + "…"


def _svg(height: float, *content: str) -> str:
    return element("svg", *content, xmlns=SVG, viewBox=f"0 0 {WIDTH} {_n(height)}", focusable="false")


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return element("line", x1=_n(x1), y1=_n(y1), x2=_n(x2), y2=_n(y2), class_=kind)


def _label(x: float, y: float, words: str, kind: str) -> str:
    return element("text", text(words), x=_n(x), y=_n(y), class_=kind)


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
