"""Pieces of SVG, written so that the same edition gives the same lines.

Each picture is drawn twice, for a page and for a phone; the style sheet shows one of them."""

from __future__ import annotations

from dataclasses import dataclass

from encoder.publish.html.markup import element, text

SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Plate:
    """The measures of a drawing, in pixels: `name` is its class, `left` and `right` are the columns of its labels, `row` the height that a
    label wants; it may have `lines` of so many `letters`."""

    name: str
    width: int
    left: int
    right: int
    row: int
    letters: int = 0
    lines: int = 1


def drawing(plate: Plate, height: float, *content: str) -> str:
    return element("svg", *content, xmlns=SVG, viewBox=f"0 0 {plate.width} {number(height)}", focusable="false", class_=plate.name)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return element("line", x1=number(x1), y1=number(y1), x2=number(x2), y2=number(y2), class_=kind)


def label(x: float, y: float, words: str, kind: str) -> str:
    return element("text", text(words), x=number(x), y=number(y), class_=kind)


def label_lines(x: float, middle: float, lines: list[str], kind: str) -> str:
    """Words in one line or more, around a height."""
    first = middle + 4 - 6.5 * (len(lines) - 1)
    spans = [element("tspan", text(words), x=number(x), y=number(first + 13 * n)) for n, words in enumerate(lines)]
    return element("text", *spans, class_=kind)


def titled(name: str, words: str, **attributes: str) -> str:
    """A shape that says what it is when it is pointed at."""
    return element(name, element("title", text(words)), **attributes)


def number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
