"""The files of an edition as those who work on them name them: folders, or single files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from encoder.errors import TooLarge, UsageError
from encoder.files import lies_in, read_limited
from encoder.merge.scan import HEADER, Mark, Scan, Unmergeable, scan
from encoder.merge.store import BASE
from encoder.merge.threeway import decode, well_formed

AUTHORITIES = ("persons.xml", "terms.xml", "places.xml", "organisations.xml")
MARKS = frozenset("persName placeName orgName date term ref name rs".split())
"""The marks that the encoder makes in running text and that an editor decides about."""


@dataclass(frozen=True)
class File:
    """A TEI document of an edition: `path` as the user named it, `top` the folder of the edition."""

    path: Path
    top: Path

    @property
    def base(self) -> Path:
        """Where the encoder keeps what it wrote last."""
        return self.top / BASE / self.path.resolve().relative_to(self.top.resolve())

    @property
    def name(self) -> str:
        """Its path below the top, without suffix: what the last run calls it."""
        return self.path.resolve().relative_to(self.top.resolve()).with_suffix("").as_posix()

    @cached_property
    def data(self) -> bytes:
        """Raises `Unmergeable` where the file cannot be read."""
        try:
            return read_limited(self.path)
        except TooLarge as error:
            raise Unmergeable(error.message.rstrip(".")) from None
        except OSError as error:
            raise Unmergeable(f"the file cannot be read: {error.strerror}") from None

    @cached_property
    def scan(self) -> Scan:
        """Raises `Unmergeable` where the file is no well-formed XML."""
        well_formed(self.data)
        return scan(decode(self.data)[0])


def documents(paths: Iterable[Path]) -> list[File]:
    """The documents below the paths, in order of their names, authority files left out. Raises UsageError for a path that is not there."""
    out: dict[Path, File] = {}
    for path in paths:
        if not path.exists():
            raise UsageError("there is no such file or folder.", path=str(path), mend="Give the folder of the edition, or files in it.")
        for file in _below(path):
            out.setdefault(file.resolve(), File(file, top_of(file, path)))
    return list(out.values())


def _below(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*.xml")):
        parts = file.relative_to(path).parts
        if any(p.startswith(".") for p in parts) or parts[0] == "schemas" or file.name in AUTHORITIES:
            continue
        if file.is_file() and lies_in(file, path):
            yield file


def top_of(file: Path, given: Path) -> Path:
    """The folder of the edition that a file lies in: the nearest with the encoder's own folder in it."""
    for folder in file.resolve().parents:
        if (folder / BASE).is_dir():
            return folder
    return given if given.is_dir() else file.resolve().parent


def entries(top: Path) -> dict[str, str]:
    """Every `xml:id` of the edition's authority files as `persons.xml#id`, with the words of its entry."""
    out: dict[str, str] = {}
    for name in AUTHORITIES:
        path = top / name
        if not path.is_file():
            continue
        try:
            root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)).getroot()
        except (etree.XMLSyntaxError, OSError):
            continue
        for element in root.iter(etree.Element):
            if identifier := element.get("{http://www.w3.org/XML/1998/namespace}id"):
                first = element[0] if len(element) else element
                out[f"{name}#{identifier}"] = " ".join("".join(map(str, first.itertext())).split())
    return out


def reference(mark: Mark) -> str:
    """`@ref` relative to the top of the edition."""
    ref = mark.attributes.get("ref", "")
    while ref.startswith("../"):
        ref = ref[3:]
    return ref


def unconfirmed(mark: Mark) -> bool:
    """Whether the machine is not sure of a mark and nobody has confirmed it."""
    return "cert" in mark.attributes and "#encoder" in mark.attributes.get("resp", "").split()


def around(doc: Scan, mark: Mark, width: int = 45) -> tuple[str, str]:
    """The words before and after a mark, within its paragraph; in the header, within its field."""
    holder = mark.parent
    while mark.stream != HEADER and holder is not None and not holder.block and holder.holds != mark.stream and holder.parent is not None:
        holder = holder.parent
    if holder is None:
        return "", ""
    left = doc.plain(max(holder.inner, mark.open - 4 * width), mark.open)
    right = doc.plain(mark.end, min(holder.close, mark.end + 4 * width))
    left = left.rpartition(">")[2]
    right = right.partition("<")[0]
    return _ending(left, width), _beginning(right, width)


def _ending(words: str, width: int) -> str:
    """The last words that fit into a width, none of them cut."""
    return words if len(words) <= width else words[-width - 1:].partition(" ")[2].rstrip() or words[-width:]


def _beginning(words: str, width: int) -> str:
    return words if len(words) <= width else words[:width + 1].rpartition(" ")[0].lstrip() or words[:width]

