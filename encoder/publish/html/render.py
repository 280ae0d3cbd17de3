"""Pages through the stylesheet and onto the disk, in several processes; a page whose input is that of the last run is left as it is."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.errors import EditionError, Problem
from encoder.publish.html import texts
from encoder.publish.html.frame import SLOT, Page
from encoder.publish.html.mentions import TEI, XML_ID
from encoder.resources import folder
from encoder.xslt import stylesheet

_UNKNOWN = re.compile(r'data-unknown="([^"]*)"')
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a page: its `address`, the `digest` of its input, whether it was `written`, the elements that no template knows,
    and the `problem` for which it could not be made."""

    address: str
    digest: str
    written: bool
    unknown: tuple[str, ...] = ()
    problem: Problem | None = None


def render(pages: Iterable[Page], out: Path, known: dict[str, str], version: str, jobs: int, parameters: dict[str, str]) -> Iterator[Rendered]:
    """Renders pages into `out`. `known` are the digests of the last run by address; `version` stands for
    stylesheets and program, `parameters` are those of the stylesheet."""
    stream = iter(pages)
    first = list(islice(stream, _BATCH))
    _begin(out, known, version, parameters)
    if jobs <= 1 or len(first) < 32:
        yield from map(_render, first)
        yield from map(_render, stream)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(out, known, version, parameters)) as pool:
        while first:
            kept = [(page, _kept(page)) for page in first]
            yield from (same for _, same in kept if same)
            yield from pool.map(_render, [page for page, same in kept if not same], chunksize=16)
            first = list(islice(stream, _BATCH))


_state: tuple[Path, dict[str, str], str, dict[str, str]] | None = None


def _begin(out: Path, known: dict[str, str], version: str, parameters: dict[str, str]) -> None:
    global _state
    _state = (out, known, version + repr(sorted(parameters.items())), parameters)


def _render(page: Page) -> Rendered:
    try:
        return _made(page)
    except EditionError as error:
        return Rendered(page.address, "", False, problem=error.problem())


def _kept(page: Page) -> Rendered | None:
    """A page that is as the last run left it. Asked before it is sent to another process, which costs more than the answer."""
    assert _state is not None
    if page.address not in _state[1]:
        return None
    try:
        _, digest = _described(page)
    except EditionError:
        return None
    return Rendered(page.address, digest, False) if _is_there(page, digest) else None


def _made(page: Page) -> Rendered:
    assert _state is not None
    out, _, _, parameters = _state
    xml, digest = _described(page)
    if _is_there(page, digest):
        return Rendered(page.address, digest, False)
    html = stylesheet(folder("xslt") / "html.xsl").transform(xml, name=str(page.tei or page.address), parameters=parameters)
    return Rendered(page.address, digest, write(out / page.address, html.encode()), tuple(_UNKNOWN.findall(html)))


def _described(page: Page) -> tuple[str, str]:
    """What the stylesheet is given for a page, and its digest."""
    assert _state is not None
    xml = page.xml if page.tei is None else page.xml.replace(SLOT, tei_of(page.tei), 1)
    return xml, hashlib.sha256((_state[2] + xml).encode()).hexdigest()[:32]


def _is_there(page: Page, digest: str) -> bool:
    assert _state is not None
    return _state[1].get(page.address) == digest and (_state[0] / page.address).is_file()


def tei_of(path: Path) -> str:
    """The TEI element of a file as text that can stand inside another document.

    Of the header, whose facts the page has already, only the ids stay: an address in the text must not be one of them.
    """
    root: Any = texts.parse(path)
    for header in root.findall(f"{TEI}teiHeader"):
        taken = [e.get(XML_ID) for e in header.iter(etree.Element) if e.get(XML_ID)]
        header.clear()
        for identifier in taken:
            etree.SubElement(header, f"{TEI}idno", {XML_ID: identifier})
    return str(etree.tostring(root, encoding="unicode", with_tail=False))


def write(path: Path, data: bytes) -> bool:
    """Writes a file of the site in one move, if it is not so already; says whether it did. A site can be made again: nothing waits for the disk."""
    with contextlib.suppress(OSError):
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return True
