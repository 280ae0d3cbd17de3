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


@dataclass(frozen=True, slots=True)
class Settings:
    """The edition as its editors describe it.

    `title`, `subtitle`, `editors` (names), `publisher`, `place`, `year`, `series`, `licence` (its name), `licence_url`, `id_prefix` (put before
    the ids of entries that the encoder makes), `language` (BCP 47 tag of the documents where a text does not show it), `editor_id` (the `@resp`
    with which `edition accept` signs, `#` and an xml:id; empty: decisions are not signed), `notes` (`as-written` or `renumbered`: the numbers of
    footnotes, in every form of the edition), `about` and `method` (paragraphs for the front matter), `print` and `html` (settings of the two
    forms).
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
    print: tuple[tuple[str, str], ...] = ()
    html: tuple[tuple[str, str], ...] = ()


def load(path: Path) -> Settings:
    """The settings of a file. Raises UsageError with file and line where it is no TOML or has a field that we do not know."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is no TOML: {error}.", path=str(path), mend="Mend the line named.") from None
    except OSError as error:
        raise UsageError(f"the file cannot be read: {error.strerror}.", path=str(path)) from None
    known = {f.name for f in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in data.get("edition", data).items():
        if key not in known:
            raise UsageError(f"`{key}` is no setting.", path=str(path), line=_line_of(path, key), mend=f"Known are: {', '.join(sorted(known))}.")
        values[key] = _shaped(path, key, value)
    return Settings(**values)


def _shaped(path: Path, key: str, value: Any) -> Any:
    if key in ("print", "html"):
        if isinstance(value, dict):
            return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    elif key in ("editors", "about", "method"):
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
    elif key == "notes":
        if value in ("as-written", "renumbered"):
            return value
    elif key in ("url", "licence_url") and isinstance(value, str):
        if re.fullmatch(r"(https?://[^\s<>\"]+)?", value):
            return value
        raise UsageError(f"`{key}` is no address of the web: {value!r}.", path=str(path), line=_line_of(path, key), mend="It begins with https://.")
    elif isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise UsageError(f"`{key}` has a value of the wrong sort: {value!r}.", path=str(path), line=_line_of(path, key), mend=_MEND)


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip().split("=")[0].strip().strip('"[]') == key:
            return number
    return 0


def find(start: Path) -> Settings:
    """The settings in `edition.toml` beside the output folder, in it, or in the folder of work; defaults where there is none."""
    for folder in (start, start.parent, Path.cwd()):
        if (folder / FILE_NAME).is_file():
            return load(folder / FILE_NAME)
    return Settings()
