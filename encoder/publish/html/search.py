"""The index that the browser searches: Pagefind, run over the finished pages, in parts of a size that any machine has the memory for.

The pages of documents and those of names have parts of their own, so that a reader can search in one kind. Pagefind needs some ten times the bytes
of the pages that it looks at: so the pages of a kind are dealt out to as many parts as it takes, each page always to the same one. A part is made
again only if one of its pages changed, and the browser puts the answers of all parts together (`xslt/assets/engine.js`).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from encoder.errors import EditionError

FOLDER = "pagefind"
PARTS = "parts.json"
"""In the folder: the names of the parts' folders, each with a digest of its pages. Written last."""
LARGEST = 120_000_000
"""Bytes of pages in a part at most: some 3,000 documents with their persons and terms, for which Pagefind needs 1.2 GB."""
_NOT_SEARCHED = "sup.noteref, .pb[role], .in-margin[aria-hidden], article > .over, a.back, span.back, .entry > .kind, .entry > .facts, #notes-heading"
_KINDS = {"texts": ("documents",), "names": ("persons", "places", "organisations", "terms")}
"""The folders of the pages by what a reader looks for; the names of parts begin so (`texts-1`), which `engine.js` relies on."""


class SearchError(EditionError):
    """The search index could not be made; the pages are whole."""


def index(site: Path) -> int:
    """Brings the index of a site up to date; how many parts were made anew. Raises SearchError with what Pagefind said, OSError."""
    dealt = _dealt(site)
    known = _known(site / FOLDER)
    stale = [name for name, (digest, _) in dealt.items() if known.get(name) != digest]
    if not stale and known.keys() == dealt.keys():
        return 0
    fresh = site / f".{FOLDER}"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for name in stale:
            _make(site, dealt[name][1], fresh, name)
        for name in dealt:
            if name not in stale:
                (site / FOLDER / name).rename(fresh / name)
        (fresh / PARTS).write_text(json.dumps({name: digest for name, (digest, _) in dealt.items()}, indent=0), encoding="utf-8")
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        fresh.rename(site / FOLDER)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return len(stale)


def _dealt(site: Path) -> dict[str, tuple[str, list[str]]]:
    """For each part its digest and its pages."""
    return {name: part for kind, tops in _KINDS.items() for name, part in _dealt_of_kind(site, kind, tops).items()}


def _dealt_of_kind(site: Path, kind: str, tops: Iterable[str]) -> dict[str, tuple[str, list[str]]]:
    """The same for one kind: as many parts as powers of two, so that a site that grows a little keeps them."""
    pages = {str(path.relative_to(site)): path for top in tops for path in sorted((site / top).rglob("*.html"))}
    number, size = 1, sum(path.stat().st_size for path in pages.values())
    while size > number * LARGEST:
        number *= 2
    out: dict[str, list[str]] = {f"{kind}-{part + 1}": [] for part in range(number)}
    digests = {name: hashlib.sha256(f"{version('pagefind_bin')} {_NOT_SEARCHED}".encode()) for name in out}
    for name, path in pages.items():
        part = f"{kind}-{zlib.crc32(name.encode('utf-8', 'surrogateescape')) % number + 1}"
        out[part].append(name)
        digests[part].update(f"\0{name}\0".encode("utf-8", "surrogateescape") + hashlib.sha256(path.read_bytes()).digest())
    return {name: (digests[name].hexdigest(), out[name]) for name in out if out[name]}


def _known(folder: Path) -> dict[str, str]:
    """The digests of the parts that there are."""
    try:
        data = json.loads((folder / PARTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in data.items() if (folder / str(k) / "pagefind.js").is_file()} if isinstance(data, dict) else {}


def _make(site: Path, pages: Iterable[str], fresh: Path, name: str) -> None:
    """One part. Pagefind takes all pages of a folder: those of the part stand in one of their own, as links that cost no room."""
    top = fresh / f"pages-{name}"
    for page in pages:
        (top / page).parent.mkdir(parents=True, exist_ok=True)
        _linked(site / page, top / page)
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(top), "--glob", "**/*.html", "--output-path",
               str(fresh / name), "--exclude-selectors", _NOT_SEARCHED, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (fresh / name / "pagefind.js").is_file():
        said = " ".join((done.stderr or done.stdout).split())[-400:]
        raise SearchError(f"Pagefind could not index the site: {said or 'it wrote nothing'}.", path=str(site),
                          mend="The pages are whole; only the search is missing.")
    for path in (fresh / name).iterdir():
        if path.suffix == ".css" or path.name.startswith(("pagefind-ui", "pagefind-modular", "pagefind-component")):
            path.unlink()  # its ready-made interface is not used
    shutil.rmtree(top)


def _linked(page: Path, link: Path) -> None:
    try:
        os.link(page, link)
    except OSError:     # a file system without links
        shutil.copyfile(page, link)
