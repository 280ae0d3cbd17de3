"""Bars as SVG, for the docs."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape


def bars(title: str, values: Mapping[str, float], width: int = 720) -> str:
    """Horizontal bars with their names and values; legible on light and dark ground."""
    most, row = max(values.values()) or 1, 24
    height = row * len(values) + 48
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="13">',
           f"<title>{escape(title)}</title>", f'<rect width="{width}" height="{height}" fill="#fff"/>', f'<text x="8" y="24" font-size="15" fill="#222">{escape(title)}</text>']
    for number, (name, value) in enumerate(values.items()):
        y, length = 40 + row * number, (width - 290) * value / most
        colour = "#9a9a9a" if name.startswith("floor") else "#2f5d8a"
        out.append(f'<text x="196" y="{y + 15}" text-anchor="end" fill="#222">{escape(name)}</text><rect x="204" y="{y + 3}" width="{max(length, 1):.1f}" height="16" fill="{colour}"/>'
                   f'<text x="{210 + length:.1f}" y="{y + 15}" fill="#222">{value:.2f}</text>')
    return "\n".join([*out, "</svg>"]) + "\n"
