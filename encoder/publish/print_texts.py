"""The TEI files of an edition as the print needs them: documents with the facts that a volume is ordered by, and authority files."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.errors import EditionError, UsageError
from encoder.files import lies_in, read_limited

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
NAMES = tuple(TEI + name for name in ("persName", "placeName", "orgName", "name", "rs", "term"))
AUTHORITIES = ("persons", "places", "organisations", "terms")
"""The stems of the names of authority files."""

_SPACE = re.compile(r"\s+")


class UnprintableFile(EditionError):
    """A file of the edition is no TEI that can be printed."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document. `path` is relative to the top of the edition, with `/`; `xml` the whole file, serialised anew, without DOCTYPE.

    `number` is the @n of its text; `date` in ISO form, to sort by, `date_words` as the document has it; `mentions` the keys of the entries that
    it names (path of the authority file, `#`, xml:id), `changed` the last @when of its revisionDesc; `images` the addresses of its pictures.
    """

    path: str
    file: Path
    xml: str
    title: str = ""
    number: str = ""
    date: str = ""
    date_words: str = ""
    mentions: frozenset[str] = frozenset()
    repository: str = ""
    collection: str = ""
    rights: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    licence: str = ""
    draft: bool = False
    changed: str = ""
    images: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.path)


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority file: its path relative to the top, and its root element."""

    path: str
    root: Any


def find(top: Path) -> list[Path]:
    """The XML files below a folder, in order of name; hidden files and folders and links that lead out are left alone."""
    found: list[Path] = []
    for folder, folders, files in os.walk(top, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(folder) / name for name in sorted(files) if name.endswith(".xml") and not name.startswith("."))
        found += [path for path in paths if lies_in(path, top)]
    return found


def parse(path: Path) -> Any:
    """The root of an XML file; nothing is fetched, no entity expanded. Raises UnprintableFile with the line."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)
    try:
        data = read_limited(path)
        root = etree.fromstring(data, parser)
    except OSError as error:
        raise UnprintableFile(f"the file cannot be read: {error.strerror}.", path=str(path), mend="Check its name and its rights.") from None
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnprintableFile(
            f"the file is no well-formed XML: {error.msg}.",
            path=str(path),
            line=line,
            column=column,
            mend="Mend the place; `edition validate` says more.",
        ) from None
    if (entity := next(root.iter(etree.Entity), None)) is not None:
        raise UnprintableFile(
            f"the file uses an entity of its own, {entity.text}.",
            path=str(path),
            line=entity.sourceline or 0,
            mend="Write the characters themselves.",
        )
    return root


def read(top: Path) -> tuple[list[Text], list[Authority]]:
    """The documents and authority files of an edition (a folder), or of one file. Raises UsageError where there is no document."""
    if not top.exists():
        raise UsageError("there is no such file or folder.", path=str(top), mend="Give the folder of the edition, or one TEI file of it.")
    base = top if top.is_dir() else top.parent
    texts: list[Text] = []
    authorities: list[Authority] = []
    for path in find(top) if top.is_dir() else [top]:
        root = parse(path)
        relative = path.relative_to(base).as_posix()
        if root.tag != f"{TEI}TEI":
            continue
        if root.find(f"{TEI}text/{TEI}body/{TEI}div") is None and (path.stem in AUTHORITIES or root.find(f"{TEI}text") is None):
            authorities.append(Authority(relative, root))
        else:
            texts.append(text_of(relative, path, root))
    if not texts:
        raise UsageError("there is no TEI document to print.", path=str(top), mend="Encode some first: encode seeds/ --out xml/.")
    return texts, authorities


def text_of(relative: str, path: Path, root: Any) -> Text:
    """The facts of one document."""
    header = root.find(f"{TEI}teiHeader")
    header = etree.Element(f"{TEI}teiHeader") if header is None else header
    date = header.find(f"{TEI}profileDesc/{TEI}creation/{TEI}date")
    division = root.find(f"{TEI}text/{TEI}body/{TEI}div")
    revision = header.find(f"{TEI}revisionDesc")
    return Text(
        path=relative,
        file=path,
        xml=etree.tostring(root, encoding="unicode", with_tail=False),
        title=words(header.find(f"{TEI}fileDesc/{TEI}titleStmt/{TEI}title")),
        number=(division.get("n") or "").strip() if division is not None else "",
        date=_first(date, "when", "from", "notBefore", "to", "notAfter"),
        date_words=words(date),
        mentions=frozenset(_mentions(relative, root)),
        repository=words(header.find(f".//{TEI}msIdentifier/{TEI}repository")),
        collection=words(header.find(f".//{TEI}msIdentifier/{TEI}collection")),
        rights=tuple(filter(None, (words(p) for p in header.iterfind(f".//{TEI}availability/{TEI}p"))))
        if header.find(f".//{TEI}availability[@status='unknown']") is None
        else (),
        method=tuple(filter(None, (words(p) for p in header.iterfind(f"{TEI}encodingDesc/{TEI}editorialDecl//{TEI}p")))),
        licence=words(header.find(f".//{TEI}availability/{TEI}licence")),
        draft=revision is not None and revision.get("status") == "draft",
        changed=max((change.get("when") or "" for change in header.iterfind(f"{TEI}revisionDesc/{TEI}change")), default=""),
        images=tuple(filter(None, (graphic.get("url") for graphic in root.iter(f"{TEI}graphic")))),
    )


def _mentions(relative: str, root: Any) -> Iterator[str]:
    folder = posixpath.dirname(relative)
    for text in root.iterfind(f"{TEI}text"):
        for element in text.iter(*NAMES):
            for ref in (element.get("ref") or "").split():
                file, _, identifier = ref.partition("#")
                if identifier and ":" not in file:
                    yield f"{posixpath.normpath(posixpath.join(folder, file)) if file else relative}#{identifier}"


def _first(element: Any, *names: str) -> str:
    return "" if element is None else next(filter(None, (element.get(name) for name in names)), "")


def words(element: Any) -> str:
    """The text of an element, white space made single; "" for None."""
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext(with_tail=False))).strip()


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which d9 stands before d10."""
    return tuple(
        (0, int(piece), "") if piece.isdecimal() and piece.isascii() else (1, 0, piece.casefold()) for piece in re.split(r"([0-9]+)", name) if piece
    )
