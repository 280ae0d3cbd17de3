"""Typst source -> PDF. Only the fonts of the program and of the edition's own folder are used, never those of the machine: the same everywhere."""

from __future__ import annotations

import functools
import importlib.util
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import typst

from encoder.errors import EditionError, Problem
from encoder.publish.print_settings import PrintSettings
from encoder.resources import folder

CJK = ("noto_cjk_sans_jp_regular", "Noto Sans CJK JP")
"""The module that brings the font for Chinese, Japanese and Korean (all forms in one file, chosen by language), and its name."""

FALLBACK = ("Libertinus Serif", CJK[1], "New Computer Modern", "DejaVu Sans Mono")
"""What sets a letter that the fonts of the settings have not; all but the second are in the typesetter."""

_PLACE = re.compile(r"┌─ (?:[^\n]*/)?([\w.]+\.typ):[0-9]+")


class TypesettingError(EditionError):
    """The typesetter refuses the volume."""


@functools.cache
def fonts(more: Path | None) -> typst.Fonts:
    """The fonts at hand."""
    found = importlib.util.find_spec(CJK[0])
    paths = [str(place) for place in (found.submodule_search_locations or [] if found else [])]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[*paths, *([str(more)] if more else [])])


def has_cjk() -> bool:
    """Whether the font for Chinese, Japanese and Korean is installed."""
    return importlib.util.find_spec(CJK[0]) is not None


def check_fonts(settings: PrintSettings) -> list[Problem]:
    """A warning for each font of the settings that is not there."""
    there = {family.lower() for family in fonts(settings.font_folder).families()}
    return [Problem("edition.toml", 0, 0, "font", f"the font {name!r} is not at hand; another takes its place.", "Put it into a folder and name that as font_folder in [edition.print].", "warning")
            for name in settings.fonts if name.lower() not in there]


def inputs(settings: PrintSettings, *, single: bool) -> dict[str, str]:
    """What `xslt/print/edition.typ` asks for."""
    there = {family.lower() for family in fonts(settings.font_folder).families()}
    names = [name for name in dict.fromkeys((*settings.fonts, *FALLBACK)) if name.lower() in there]
    return {"width": settings.width, "height": settings.height, "fonts": ",".join(names), "size": settings.size, "inside": settings.inside, "outside": settings.outside,
            "language": settings.language, "region": settings.region, "single": "yes" if single else "no",
            "hyphenation": "yes" if settings.hyphenation else "no"}


def typeset(work: Path, sources: Mapping[str, str], settings: PrintSettings, *, single: bool, timestamp: int, names: Mapping[str, str]) -> tuple[bytes, list[Problem]]:
    """The PDF (PDF/UA-1) of `main.typ` among the `sources`, written into the folder `work`, where the pictures lie already.

    `timestamp` (seconds since 1970, UTC) is the date that the PDF bears; `names` says of which document a source is, for messages. Raises TypesettingError.
    """
    shutil.copyfile(folder("xslt") / "print" / "edition.typ", work / "edition.typ")
    for name, source in sources.items():
        (work / name).write_text(source, encoding="utf-8", newline="\n")
    compiler = typst.Compiler(root=str(work), font_paths=fonts(settings.font_folder), sys_inputs=inputs(settings, single=single))
    try:
        made, warnings = compiler.compile_with_warnings(input=str(work / "main.typ"), format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
    except typst.TypstError as error:
        place = _PLACE.search(error.diagnostic or "")
        raise TypesettingError(f"the typesetter refuses it: {error.message}.", path=names.get(place[1], "") if place else "",
                               mend="Look for lists, quotations or marks nested very deep, or a picture that is none.") from None
    assert isinstance(made, bytes)
    return made, [Problem("", 0, 0, "typesetting", f"the typesetter says: {warning.message}", "", "warning") for warning in warnings]
