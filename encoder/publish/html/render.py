"""Pages through the stylesheet and onto the disk, in several processes; a page whose input is that of the last run is left as it is."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.errors import EditionError, Problem
from encoder.files import unfinished
from encoder.parallel import Killed, stay_with_parent
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


def render(pages: Iterable[Page], out: Path, known: dict[str, str], finished: int, version: str, jobs: int,
           parameters: dict[str, str]) -> Iterator[Rendered]:
    """Renders pages into `out`. `known` are the digests of the last run by address, `finished` is when it ended (ns): a page that is younger comes
    from a run that was killed. `version` stands for stylesheets and program, `parameters` are those of the stylesheet. Raises Killed."""
    stream = iter(pages)
    first = list(islice(stream, _BATCH))
    begun = (out, known, finished, version, parameters)
    _begin(*begun)
    if jobs <= 1 or len(first) < 32:
        yield from map(_render, first)
        yield from map(_render, stream)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_join, initargs=begun)
    try:
        while first:
            kept = [(page, _kept(page)) for page in first]
            yield from (same for _, same in kept if same)
            yield from pool.map(_render, [page for page, same in kept if not same], chunksize=16)
            first = list(islice(stream, _BATCH))
    except BrokenProcessPool:
        raise Killed("a process that made pages was killed.",
                     mend="Run again: the pages that are there stay. Was the memory full? Use fewer processes (--jobs 1).") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_state: tuple[Path, dict[str, str], int, str, dict[str, str]] | None = None


def _begin(out: Path, known: dict[str, str], finished: int, version: str, parameters: dict[str, str]) -> None:
    global _state
    _state = (out, known, finished, version + repr(sorted(parameters.items())), parameters)


def _join(out: Path, known: dict[str, str], finished: int, version: str, parameters: dict[str, str]) -> None:
    stay_with_parent()
    _begin(out, known, finished, version, parameters)


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
    out, _, _, _, parameters = _state
    xml, digest = _described(page)
    if _is_there(page, digest):
        return Rendered(page.address, digest, False)
    html = stylesheet(folder("xslt") / "html.xsl").transform(xml, name=str(page.tei or page.address), parameters=parameters)
    return Rendered(page.address, digest, write(out / page.address, html.encode()), tuple(_UNKNOWN.findall(html)))


def _described(page: Page) -> tuple[str, str]:
    """What the stylesheet is given for a page, and its digest."""
    assert _state is not None
    xml = page.xml if page.tei is None else page.xml.replace(SLOT, tei_of(page.tei), 1)
    return xml, hashlib.sha256((_state[3] + xml).encode()).hexdigest()[:32]


def _is_there(page: Page, digest: str) -> bool:
    assert _state is not None
    if _state[1].get(page.address) != digest:
        return False
    try:
        return os.stat(_state[0] / page.address).st_mtime_ns <= _state[2]
    except OSError:
        return False


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
    temporary = Path(unfinished(path))
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return True
