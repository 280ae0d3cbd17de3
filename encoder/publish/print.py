"""The print edition: TEI -> PDF, the whole flow from top to bottom."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from lxml import etree

from encoder.errors import Problem
from encoder.publish import print_glyphs
from encoder.publish.print_register import Placed, place, register
from encoder.publish.print_settings import PrintSettings, print_settings
from encoder.publish.print_texts import TEI, Authority, Text, parse, read
from encoder.publish.print_typeset import Volume, check_fonts, fonts, has_cjk, inputs
from encoder.resources import folder
from encoder.settings import Settings
from encoder.xslt import Stylesheet, stylesheet

_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"))
_PASSES = 8
"""How often a volume is set again to bring notes to the pages of their numbers."""

_UNKNOWN = re.compile(r'#unknown\("([^"\\]*)"\)')


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF, how many documents are in it, and what an editor should know."""

    pdf: bytes
    documents: int
    problems: tuple[Problem, ...]


def print_edition(top: Path, settings: Settings) -> Printed:
    """The PDF of an edition (a folder of TEI), or of one document (a file). Raises EditionError where it cannot be made."""
    chosen = print_settings(settings)
    texts, authorities = read(top)
    single = not top.is_dir()
    placed = place(texts)
    missing = _missing(texts, authorities, settings, chosen, single)
    problems = [*check_fonts(chosen), *print_glyphs.problems(texts, missing, _mend())]
    with tempfile.TemporaryDirectory(prefix="edition-print-") as made:
        work = Path(made)
        pictures, lost = _pictures(top if top.is_dir() else top.parent, texts, work)
        common = {
            "language": chosen.language,
            "absent": print_glyphs.pattern(missing),
            "draft": _word(chosen.draft_marks),
            "pages": _word(chosen.page_references),
            "depth": "1" if single else "2",
            "moved": "",
            "notes": settings.notes,
            "stubborn": "",
        }
        sources = {item.file: _document(item, common, pictures, single) for item in placed}
        volume = register(placed, authorities, settings, single=single, absent=bool(missing))
        sources["main.typ"] = _stylesheet().transform(volume, name=str(top), parameters={**common, "path": "volume", "number": "", "images": ""})
        problems += [*lost, *_unknown(placed, sources)]
        book = Volume(work, chosen, single=single, names={item.file: str(item.text.file) for item in placed})
        book.put(sources)
        left = _settle_notes(book, placed, lambda item, more: _document(item, {**common, **more}, pictures, single))
        pdf, said = book.pdf(_timestamp(texts, settings))
        problems += [*said, *_misplaced(placed, left)]
    return Printed(pdf, len(placed), tuple(sorted(problems)))


def _stylesheet() -> Stylesheet:
    return stylesheet(folder("xslt") / "print.xsl")


def _settle_notes(book: Volume, placed: Sequence[Placed], source: Callable[[Placed, dict[str, str]], str]) -> list[str]:
    """Sets the volume until each note begins on the page of its number; the labels of those that would not."""
    moved: set[str] = set()
    stubborn: set[str] = set()
    for _ in range(_PASSES):
        found = book.misplaced()
        if not set(found) - stubborn:
            return found
        stubborn |= moved.intersection(found)
        moved.update(found)
        again = [item for item in placed if any(label.startswith(f"{item.text.path}#") for label in found)]
        given = {"moved": "\n".join(sorted(moved)), "stubborn": "\n".join(sorted(stubborn))}
        book.put({item.file: source(item, given) for item in again})
    return book.misplaced()


def _document(item: Placed, common: dict[str, str], pictures: dict[tuple[str, str], str], single: bool) -> str:
    """The Typst source of one document."""
    images = "\n".join(f"{url}={file}" for (path, url), file in pictures.items() if path == item.text.path)
    given = {**common, "path": item.text.path, "number": "" if single else item.given, "images": images}
    return _stylesheet().transform(item.text.xml, name=str(item.text.file), parameters=given)


def _missing(texts: Sequence[Text], authorities: Sequence[Authority], settings: Settings, chosen: PrintSettings, single: bool) -> list[str]:
    """What cannot be shown, of all that may be printed: what has no form, and what no font has."""
    around = [etree.tostring(authority.root, encoding="unicode") for authority in authorities]
    said = [
        settings.title,
        settings.subtitle,
        settings.series,
        settings.publisher,
        settings.place,
        settings.licence,
        *settings.editors,
        *settings.about,
        *settings.method,
    ]
    found = print_glyphs.clusters([*(text.xml for text in texts), *around, *said])
    formless = sorted(cluster for cluster in found if print_glyphs.unprintable(cluster))
    return formless + print_glyphs.absent(found, fonts(chosen.font_folder), inputs(chosen, single=single))


def _mend() -> str:
    more = "" if has_cjk() else " For Chinese, Japanese and Korean install the package noto-cjk-sans-jp-regular."
    return f"Put a font that has it into a folder, and name folder and font as font_folder and font in [edition.print] of edition.toml.{more}"


def _pictures(top: Path, texts: Iterable[Text], work: Path) -> tuple[dict[tuple[str, str], str], list[Problem]]:
    """Copies the pictures of the documents into the folder of work: (path of the document, address) -> file; and a warning for each that lacks."""
    found: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for text in texts:
        for url in text.images:
            file = (text.file.parent / url).resolve() if ":" not in url else Path()
            if file.suffix.lower() in _PICTURES and file.is_relative_to(top.resolve()) and file.is_file():
                found[text.path, url] = name = f"picture{len(found) + 1}{PurePosixPath(url).suffix.lower()}"
                shutil.copyfile(file, work / name)
            else:
                problems.append(
                    Problem(
                        str(text.file),
                        0,
                        0,
                        "picture",
                        f"the picture {url!r} is not in the edition's folder, or of a kind that cannot be printed; its address is printed.",
                        "Put it there as PNG, JPEG, SVG, GIF or WebP.",
                        "warning",
                    )
                )
    return found, problems


def _unknown(placed: Iterable[Placed], sources: dict[str, str]) -> list[Problem]:
    """A warning for each kind of element that the stylesheet does not know; its text is printed."""
    problems = []
    for item in placed:
        for name in sorted(set(_UNKNOWN.findall(sources[item.file]))):
            line = next((e.sourceline for e in parse(item.text.file).iter(TEI + name)), 0) or 0
            problems.append(
                Problem(
                    str(item.text.file),
                    line,
                    0,
                    "unknown-element",
                    f"the print has no form for <{name}>; its text is printed as it stands.",
                    "Use an element of the edition's schema (`edition validate` names them).",
                    "warning",
                )
            )
    return problems


def _misplaced(placed: Iterable[Placed], labels: Sequence[str]) -> list[Problem]:
    """A warning for each note that could not be brought to the page of its number."""
    files = {item.text.path: item.text.file for item in placed}
    return [
        Problem(
            str(files.get(label.partition("#")[0], label)),
            0,
            0,
            "note-page",
            f"the note {label.partition('#')[2]} begins on another page than its number.",
            "",
            "warning",
        )
        for label in labels
    ]


def _timestamp(texts: Iterable[Text], settings: Settings) -> int:
    """Midnight (UTC) of the last change to any text; else the first day of the year of publication; else that of 1970."""
    for written in (max((text.changed for text in texts), default=""), settings.year):
        if found := re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", written):
            year, month, day = (int(piece or 1) for piece in found.groups())
            try:
                return int(datetime(max(year, 1970), month, day, tzinfo=UTC).timestamp())
            except ValueError:
                continue
    return 0


def _word(value: bool) -> str:
    return "yes" if value else "no"
