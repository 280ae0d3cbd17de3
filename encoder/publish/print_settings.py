"""The table `[edition.print]` of `edition.toml`: read, checked, and in the form that the stylesheet and the typesetter take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from encoder.errors import UsageError
from encoder.settings import Settings

PAPERS = {
    "a4": ("210mm", "297mm"),
    "a5": ("148mm", "210mm"),
    "b5": ("176mm", "250mm"),
    "letter": ("8.5in", "11in"),
    "royal": ("156mm", "234mm"),
    "6x9": ("6in", "9in"),
}
"""Name -> width and height."""

_LENGTH = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?(mm|cm|in|pt)")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_KNOWN = {
    "paper": "a4, a5, b5 (the default), letter, royal, 6x9, or width x height: 170mm x 240mm",
    "font": "names of fonts, the first that has a letter sets it: Libertinus Serif",
    "font_folder": "a folder with more fonts",
    "size": "size of the text: 10.5pt",
    "inside": "the margin at the spine: 22mm",
    "outside": "the outer margin, where the pages of the original stand: 27mm",
    "language": "language of the volume's own words and of its hyphenation: en, en-GB, fr, de, es",
    "hyphenation": "yes or no",
    "draft_marks": "yes or no: whether drafts and uncertain marks are shown as such",
    "page_references": "yes or no: whether a cross-reference gets its page",
}


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """How the volume is printed. Lengths are a number with unit; `fonts` in order of preference; `language` and `region` as BCP 47 has them."""

    width: str = "176mm"
    height: str = "250mm"
    fonts: tuple[str, ...] = ("Libertinus Serif",)
    font_folder: Path | None = None
    size: str = "10.5pt"
    inside: str = "22mm"
    outside: str = "27mm"
    language: str = "en"
    region: str = ""
    hyphenation: bool = True
    draft_marks: bool = True
    page_references: bool = True


def print_settings(settings: Settings) -> PrintSettings:
    """The settings of the print. Raises UsageError for a name or value that cannot be used, and says what can."""
    given = dict(settings.print)
    for key in given:
        if key not in _KNOWN:
            raise UsageError(f"`{key}` is no setting of [edition.print].", mend=f"Known are: {', '.join(_KNOWN)}.")
    width, height = _paper(given.get("paper", "b5"))
    language, region = _language(given.get("language", settings.language or "en"))
    folder = Path(given["font_folder"]) if "font_folder" in given else None
    if folder and not folder.is_dir():
        raise _wrong("font_folder", str(folder))
    return PrintSettings(
        width,
        height,
        tuple(name.strip() for name in given.get("font", "Libertinus Serif").split(",") if name.strip()),
        folder,
        _length(given, "size", "10.5pt"),
        _length(given, "inside", "22mm"),
        _length(given, "outside", "27mm"),
        language,
        region,
        _yes(given, "hyphenation"),
        _yes(given, "draft_marks"),
        _yes(given, "page_references"),
    )


def _paper(written: str) -> tuple[str, str]:
    if written.strip().lower() in PAPERS:
        return PAPERS[written.strip().lower()]
    sides = tuple(side.strip() for side in re.split(r"[x×]", written))
    if len(sides) == 2 and all(_LENGTH.fullmatch(side) for side in sides):
        return sides[0], sides[1]
    raise _wrong("paper", written)


def _language(written: str) -> tuple[str, str]:
    found = _LANGUAGE.fullmatch(written.strip())
    if not found:
        raise _wrong("language", written)
    return found[1], (found[2] or "").lower()


def _length(given: dict[str, str], key: str, default: str) -> str:
    written = given.get(key, default).replace(" ", "")
    if not _LENGTH.fullmatch(written):
        raise _wrong(key, written)
    return written


def _yes(given: dict[str, str], key: str) -> bool:
    written = given.get(key, "yes").lower()
    if written not in ("yes", "no", "true", "false"):
        raise _wrong(key, written)
    return written in ("yes", "true")


def _wrong(key: str, value: str) -> UsageError:
    return UsageError(f"`{key}` of [edition.print] cannot be {value!r}.", mend=f"It is {_KNOWN[key]}.")
