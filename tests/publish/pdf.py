"""Reading a PDF back, with poppler: its text page by page, where words stand, its structure tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

_LACKS = shutil.which("pdftotext") is None and not os.environ.get("EDITION_REQUIRE_TOOLS")
needs_poppler = pytest.mark.skipif(_LACKS, reason="poppler (pdftotext, pdfinfo) is not installed")


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the upper left corner of its page."""

    text: str
    left: float
    top: float
    right: float


def pages(pdf: Path) -> list[str]:
    """The text of each page, lines as they stand."""
    return run("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1]


def reading(pdf: Path) -> list[str]:
    """The text of each page in the order in which the PDF has it, so that a column is read to its end."""
    return run("pdftotext", "-raw", str(pdf), "-").split("\f")[:-1]


def words(pdf: Path, page: int) -> list[Word]:
    """The words of one page (from 1)."""
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>',
        run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"),
    )
    return [Word(text, float(left), float(top), float(right)) for left, top, right, text in found]


def folio(page: str) -> str:
    """The page number that is printed on a page: at the outer end of its first line, or alone on one of its last lines; "" if none."""
    lines = [line for line in page.splitlines() if line.strip()]
    if not lines:
        return ""
    head = re.match(r"^ *([0-9]+|[ivxl]+) {3,}\S|.* {3,}([0-9]+|[ivxl]+)$", lines[0])
    if head:
        return head[1] or head[2]
    return next((line.strip() for line in lines[-2:] if re.fullmatch(r" *([0-9]+|[ivxl]+)", line)), "")


@dataclass
class Element:
    """An element of the structure tree: its kind (`H2`, `P`, `Note`), its title where it has one, and the elements in it."""

    kind: str
    title: str
    inside: list[Element]


def structure(pdf: Path) -> Element:
    """The structure tree."""

    def read(found: pikepdf.Dictionary) -> Element:
        kids = found.get("/K", [])
        inside = [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        return Element(str(found.get("/S", "/"))[1:], str(found.get("/T", "")), [read(kid) for kid in inside])

    with pikepdf.open(pdf) as opened:
        return read(opened.Root.StructTreeRoot)


def structure_text(pdf: Path) -> str:
    """The structure tree with its text, as poppler prints it: a line for each element and each text, set in by two blanks for each step."""
    return run("pdfinfo", "-struct-text", str(pdf))


def squeezed(text: str) -> str:
    """A text without its white space."""
    return re.sub(r"\s+", "", text)
