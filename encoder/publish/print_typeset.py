"""Typst source -> PDF. Only the fonts of the program and of the edition's own folder are used, never those of the machine: the same everywhere."""

from __future__ import annotations

import functools
import importlib.util
import json
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
    return [
        Problem(
            "edition.toml",
            0,
            0,
            "font",
            f"the font {name!r} is not at hand; another takes its place.",
            "Put it into a folder and name that as font_folder in [edition.print].",
            "warning",
        )
        for name in settings.fonts
        if name.lower() not in there
    ]


def inputs(settings: PrintSettings, *, single: bool) -> dict[str, str]:
    """What `xslt/print/edition.typ` asks for."""
    there = {family.lower() for family in fonts(settings.font_folder).families()}
    names = [name for name in dict.fromkeys((*settings.fonts, *FALLBACK)) if name.lower() in there]
    return {
        "width": settings.width,
        "height": settings.height,
        "fonts": ",".join(names),
        "size": settings.size,
        "inside": settings.inside,
        "outside": settings.outside,
        "language": settings.language,
        "region": settings.region,
        "single": "yes" if single else "no",
        "hyphenation": "yes" if settings.hyphenation else "no",
    }


def _forget() -> None:
    """Lets the typesetter drop the pages of an earlier pass: it keeps what it has laid out until ten compilations have not asked for it.

    That costs time, as everything is laid out anew; but two layouts at once are too much for a volume of a thousand pages.
    """
    for _ in range(12):
        typst.compile(b"", format="pdf")


class Volume:
    """`main.typ` and what it includes, in a folder of their own, where the pictures lie already."""

    def __init__(self, work: Path, settings: PrintSettings, *, single: bool, names: Mapping[str, str]) -> None:
        """`names` says of which document a source is, for messages."""
        self.work, self.names = work, names
        shutil.copyfile(folder("xslt") / "print" / "edition.typ", work / "edition.typ")
        self._compiler = typst.Compiler(
            input=str(self._write("main.typ", "")), root=str(work), font_paths=fonts(settings.font_folder), sys_inputs=inputs(settings, single=single)
        )

    def put(self, sources: Mapping[str, str]) -> None:
        """Puts sources in, or others in their place."""
        for name, source in sources.items():
            self._write(name, source)

    def misplaced(self) -> list[str]:
        """The labels of the notes that do not begin on the page of their number. Raises TypesettingError."""
        _forget()
        try:
            found: list[str] = json.loads(self._compiler.query("<misplaced>", field="value", one=True))
        except RuntimeError as error:  # it says no place; the same error says it in `pdf`
            self.pdf(0)
            raise self._refused(error) from None
        return found

    def pdf(self, timestamp: int) -> tuple[bytes, list[Problem]]:
        """The PDF (PDF/UA-1), bearing a date in seconds since 1970, UTC; and what the typesetter warns of. Raises TypesettingError."""
        try:
            made, warnings = self._compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
        except RuntimeError as error:
            raise self._refused(error) from None
        assert isinstance(made, bytes)
        return made, [Problem("", 0, 0, "typesetting", f"the typesetter says: {warning.message}", "", "warning") for warning in warnings]

    def _write(self, name: str, source: str) -> Path:
        (self.work / name).write_text(source, encoding="utf-8", newline="\n")
        return self.work / name

    def _refused(self, error: RuntimeError) -> TypesettingError:
        place = _PLACE.search(getattr(error, "diagnostic", "") or "")
        said = getattr(error, "message", str(error))
        return TypesettingError(
            f"the typesetter refuses it: {said}.",
            path=self.names.get(place[1], "") if place else "",
            mend="Look for lists, quotations or marks nested very deep, or a picture that is none.",
        )
