"""The order of work: read the edition, make its pages, render them, take along what is downloaded, index the whole."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from encoder import __version__
from encoder.errors import Problem, UsageError
from encoder.files import clear_abandoned, lies_in
from encoder.publish.html import catalogue as catalogues
from encoder.publish.html import citations, search, texts
from encoder.publish.html.catalogue import Catalogue
from encoder.publish.html.frame import Frame, Page, document_address
from encoder.publish.html.pages_documents import Documents
from encoder.publish.html.pages_entries import Entries
from encoder.publish.html.pages_front import Front
from encoder.publish.html.render import render, write
from encoder.publish.html.texts import Text
from encoder.resources import folder
from encoder.settings import Settings

STATE = ".edition-html.json"
"""Beside the pages: the digest of each page's input, so that the next run renders only what changed."""


@dataclass(frozen=True, slots=True)
class Options:
    """`edition` is the folder of TEI; `out` that of the site; `sources` that of the source texts, `pdfs` that of documents as PDF (None: none)."""

    edition: Path
    out: Path
    settings: Settings = field(default_factory=Settings)
    sources: Path | None = None
    pdfs: Path | None = None
    jobs: int = 1
    search: bool = True
    force: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What was done: `documents` and `pages` there are, pages `written` in this run, seconds, and what an editor should know."""

    documents: int
    pages: int
    written: int
    removed: int
    seconds: float
    problems: tuple[Problem, ...]


def build(options: Options, progress: Callable[[str, int, int], None] = lambda stage, done, total: None) -> Built:
    """Builds the site. Raises UsageError where there is nothing to build from, or the output folder holds something else."""
    began = time.monotonic()
    _check(options)
    _begin(options.out)
    catalogue = catalogues.read(options.edition)
    problems = list(catalogue.problems)
    frame = Frame(options.settings, catalogue)
    documents = Documents(frame, _files(catalogue, options.sources, ".txt"), _files(catalogue, options.pdfs, ".pdf"))
    front = Front(frame, documents.sheets())
    known, finished = ({}, 0) if options.force else _state(options.out)
    digests: dict[str, str] = {}
    unknown: Counter[tuple[str, str]] = Counter()
    written = 0
    total = 2 * len(catalogue.texts) + len(catalogue.entries) + 8
    pages = chain(documents.pages(), _source_pages(documents, options), Entries(frame).pages(), front.pages())
    for done in render(pages, options.out, known, finished, _version(), options.jobs, _parameters(options.settings)):
        digests[done.address] = "" if done.unknown else done.digest  # what an editor is told of a page is told again
        problems += [done.problem] if done.problem else []
        written += done.written
        unknown.update((done.address, name) for name in done.unknown)
        progress("pages", len(digests), max(total, len(digests)))
    written += _downloads(documents, options)
    problems += [_strange(options, address, name, n) for (address, name), n in sorted(unknown.items())]
    removed = _remove(options.out, set(known) - set(digests))
    problems += _index(options)
    write(options.out / STATE, json.dumps(dict(sorted(digests.items())), indent=0).encode())
    os.utime(options.out / STATE)       # younger than every page, also where nothing in it changed
    return Built(len(catalogue.texts), len(digests), written, removed, time.monotonic() - began, tuple(problems))


def _check(options: Options) -> None:
    out = options.out
    for given in (options.sources, options.pdfs):
        if given is not None and not given.is_dir():
            raise UsageError("there is no such folder.", path=str(given), mend="Name the folder, or leave the option out.")
    if out.exists() and not out.is_dir():
        raise UsageError("this is a file, not a folder.", path=str(out), mend="Name a folder with --out.")
    if out.is_dir() and any(out.iterdir()) and not (out / STATE).is_file() and not (out / "assets" / "edition.css").is_file():
        raise UsageError(
            "the folder holds something that is no site of ours.", path=str(out), mend="Name an empty folder, or one that an earlier run has written."
        )
    if out.resolve() == options.edition.resolve() or options.edition.resolve().is_relative_to(out.resolve()):
        raise UsageError("the site cannot be written over the edition.", path=str(out), mend="Name another folder with --out.")


def _begin(out: Path) -> None:
    """Marks the folder as a site of ours, so that the next run goes on with it if this one is cut short; clears away what such a run left."""
    if not (out / STATE).is_file():
        write(out / STATE, b"{}")
    clear_abandoned(out)


PARAMETERS = {"uncertain": "show-uncertain", "margin": "margin-names"}
"""Settings of `html` in edition.toml, yes or no, and the parameters of the stylesheet that they set (xslt/parameters.xsl)."""


def _parameters(settings: Settings) -> dict[str, str]:
    out = {"notes": settings.notes}
    for key, value in settings.html:
        if key not in PARAMETERS or value not in ("yes", "no"):
            raise UsageError(
                f"`{key} = {value!r}` is no setting of html.", path="edition.toml", mend=f'Known are {", ".join(PARAMETERS)}, each "yes" or "no".'
            )
        out[PARAMETERS[key]] = value
    return out


def _state(out: Path) -> tuple[dict[str, str], int]:
    """The digests of the last run that came to its end, and when that was."""
    try:
        data, when = json.loads((out / STATE).read_bytes()), (out / STATE).stat().st_mtime_ns
    except (OSError, ValueError):
        return {}, 0
    return ({str(k): str(v) for k, v in data.items()} if isinstance(data, dict) else {}), when


def _version() -> str:
    """Changes with the program and its stylesheets."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(folder("xslt").rglob("*.xsl")):
        if "print" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(catalogue: Catalogue, top: Path | None, suffix: str) -> dict[str, Path]:
    """For each document the file of the same path below `top`, if there is one."""
    if top is None:
        return {}
    found = {}
    for document in catalogue.texts:
        for name in dict.fromkeys((document.source_name if suffix == ".txt" else document.name, document.name)):
            path = top / f"{name}{suffix}"
            if name and ".." not in Path(name).parts and path.is_file() and lies_in(path, top) and (suffix != ".txt" or _is_source(document, path)):
                found[document.name] = path
                break
    return found


def _is_source(document: Text, path: Path) -> bool:
    """Whether a file is the very text that the document was encoded from."""
    return document.source_sha256 in ("", hashlib.sha256(path.read_bytes()).hexdigest())


def _source_pages(documents: Documents, options: Options) -> Iterator[Page]:
    for document in documents.frame.catalogue.texts:
        tei = _decoded((options.edition / f"{document.name}.xml").read_bytes())
        source = documents.sources.get(document.name)
        yield documents.source_page(document, tei, _decoded(source.read_bytes()) if source else None)


def _decoded(data: bytes) -> str:
    """The characters of a text or XML file, by its byte order mark or its XML declaration, else as UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    declared = re.match(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)", data)
    try:
        return data.decode(declared[1].decode() if declared else "utf-8-sig", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _downloads(documents: Documents, options: Options) -> int:
    """Files that are taken along: assets, TEI, authority files, plain texts, citations; how many of them are new."""
    from encoder.publish.html.plain import plain_text

    out, frame, count = options.out, documents.frame, 0
    assets = folder("xslt") / "assets"
    for path in sorted(p for p in assets.rglob("*") if p.is_file()):
        count += write(out / "assets" / path.relative_to(assets), path.read_bytes())
    count += write(out / "assets" / "documents.data.js", documents.data().encode())
    for document in frame.catalogue.texts:
        data = (options.edition / f"{document.name}.xml").read_bytes()
        source = documents.sources.get(document.name)
        pdf = documents.pdfs.get(document.name)
        fresh = write(out / document_address(document.name, ".xml"), data)
        count += fresh
        text_file = out / document_address(document.name, ".txt")
        if source:
            count += write(text_file, source.read_bytes())
        elif fresh or not text_file.is_file():
            count += write(text_file, plain_text(texts.parse(options.edition / f"{document.name}.xml")).encode())
        count += write(out / document_address(document.name, ".bib"), citations.bibtex(frame, document).encode())
        count += write(out / document_address(document.name, ".ris"), citations.ris(frame, document).encode())
        if pdf:
            count += write(out / document_address(document.name, ".pdf"), pdf.read_bytes())
    for name in sorted({entry.key.partition("#")[0] for entry in frame.catalogue.entries.values()}):
        count += write(out / "documents" / name, (options.edition / name).read_bytes())
    return count


def _strange(options: Options, address: str, name: str, number: int) -> Problem:
    tei = options.edition / (posixpath.splitext(address.removeprefix("documents/"))[0] + ".xml")
    return Problem(
        str(tei),
        0,
        0,
        "unknown-element",
        f"the stylesheet does not know <{name}> ({number} of them); its text is printed without a form of its own.",
        "Use an element of the schema, or add a template to xslt/modules.",
        severity="warning",
    )


def _remove(out: Path, addresses: set[str]) -> int:
    """Takes away pages of the last run that the edition no longer has, and their downloads."""
    count = 0
    for address in sorted(addresses):
        stem = address.removesuffix(".html")
        names = [address] + [f"{stem}{suffix}" for suffix in (".xml", ".txt", ".bib", ".ris", ".pdf") if address.startswith("documents/")]
        for name in names:
            path = out / name
            if ".." not in Path(name).parts and path.is_file():
                path.unlink()
                count += name == address
    return count


def _index(options: Options) -> list[Problem]:
    if not options.search:
        return []
    try:
        search.index(options.out)
    except search.SearchError as error:
        return [error.problem()]
    return []


__all__: list[Any] = ["Built", "Options", "build"]
