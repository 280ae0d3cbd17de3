"""`edition.toml`: what no text says about an edition. Every field has a default; a wrong one is refused with its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from encoder.errors import UsageError

FILE_NAME = "edition.toml"
_MEND = 'Give a text in quotation marks, or a list of them where there may be several; for notes "as-written" or "renumbered".'


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = (r"https?://[^\s<>\"]+", "address of the web", "It begins with https://.")
_NAME = "It begins with a letter and has letters, digits, hyphens, dots and underscores."
_FORMS = {
    "url": _ADDRESS,
    "licence_url": _ADDRESS,
    "language": (r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "language", 'Give its tag, such as "en", "fr" or "zh-Hans".'),
    "id_prefix": (r"[^\W\d][\w.-]*", "beginning of an xml:id", _NAME),
    "editor_id": (r"#?[^\W\d][\w.-]*", "xml:id", _NAME),
}
"""For settings that stand in attributes: the form of a value, what it is, what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The edition as its editors describe it.

    `title`, `subtitle`, `editors` (names), `publisher`, `place`, `year`, `series`, `licence` (its name), `licence_url`, `id_prefix` (put before
    the ids of persons whom the encoder finds in the texts), `language` (BCP 47 tag of the documents where a text does not show it),
    `editor_id` (the `@resp` with which `edition accept` signs, `#` and an xml:id; empty: decisions are not signed), `notes` (`as-written` or
    `renumbered`: the numbers of footnotes, in every form of the edition), `about` and `method` (paragraphs for the front matter), `parts`
    (folders of the edition, with `/`, and the titles of the volumes or parts in them), `print` and `html` (settings of the two forms).
    """

    title: str = ""
    subtitle: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    place: str = ""
    year: str = ""
    series: str = ""
    licence: str = ""
    licence_url: str = ""
    id_prefix: str = ""
    language: str = "en"
    editor_id: str = ""
    version: str = ""
    url: str = ""
    notes: str = "as-written"
    about: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    print: tuple[tuple[str, str], ...] = ()
    html: tuple[tuple[str, str], ...] = ()

    def for_texts(self) -> tuple[object, ...]:
        """What of the settings is written into the TEI: who changes no more than the look of the edition need not have it encoded again."""
        return self.title, self.editors, self.publisher, self.licence, self.licence_url, self.language, self.id_prefix

    def part(self, folder: str) -> str:
        """What a part of the edition is called, given its folder below the top; nothing for the top itself."""
        return next((title for name, title in self.parts if name == folder), folder)


def load(path: Path) -> Settings:
    """The settings of a file. Raises UsageError with file and line where it is no TOML or has a field that we do not know."""
    data = _read(path)
    known = {f.name for f in fields(Settings)}
    values: dict[str, Any] = {}
    table = data.get("edition", data)
    if not isinstance(table, dict):
        raise UsageError("`edition` is no table.", path=str(path), line=_line_of(path, "edition"), mend="Write [edition], and the settings below it.")
    for key, value in table.items():
        if key not in known:
            raise UsageError(f"`{key}` is no setting.", path=str(path), line=_line_of(path, key), mend=f"Known are: {', '.join(sorted(known))}.")
        values[key] = _shaped(path, key, value)
        if _NOT_XML.search(_words(values[key])):
            raise UsageError(f"`{key}` holds a control character, which XML cannot.", path=str(path), line=_line_of(path, key), mend="Take it out.")
    return Settings(**values)


def _read(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; the byte order mark that some programs put before it is passed over."""
    text = ""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, *place = re.split(r" \(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
        line, column = (int(place[0]), int(place[1])) if place and place[0] else (len(text.splitlines()), 0)
        raise UsageError(f"this is no TOML: {what}.", path=str(path), line=line, column=column, mend=_MEND) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError("the file is no UTF-8.", path=str(path), line=line, mend="Save it as UTF-8.") from None
    except OSError as error:
        raise UsageError(f"the file cannot be read: {error.strerror}.", path=str(path), mend="Check its name and its rights.") from None


def _shaped(path: Path, key: str, value: Any) -> Any:
    if key in ("parts", "print", "html"):
        if isinstance(value, dict) and not any(isinstance(v, dict | list) for v in value.values()):
            return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    elif key in ("editors", "about", "method"):
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
    elif key == "notes":
        if value in ("as-written", "renumbered"):
            return value
    elif key in _FORMS and isinstance(value, str):
        form, what, mend = _FORMS[key]
        if not value or re.fullmatch(form, value):
            return value
        raise UsageError(f"`{key}` is no {what}: {value!r}.", path=str(path), line=_line_of(path, key), mend=mend)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise UsageError(f"`{key}` has a value of the wrong sort: {value!r}.", path=str(path), line=_line_of(path, key), mend=_MEND)


def _words(shaped: Any) -> str:
    return shaped if isinstance(shaped, str) else "".join(map(_words, shaped))


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip().split("=")[0].strip().strip('"[]') == key:
            return number
    return 0


def find(start: Path) -> Settings:
    """The settings in `edition.toml` beside the output folder, in it, or in the folder of work; defaults where there is none."""
    for folder in (start, start.parent, Path.cwd()):
        if (folder / FILE_NAME).is_file():
            return load(folder / FILE_NAME)
    return Settings()
