"""Builds the site of an edition, with search, and reads it back: `python -m tests.tools.html_check FOLDER_OF_TEI [SITE]`.

Says time, memory, pages and sizes; then what is wrong: characters of texts and notes that are not on their page or stand there in another order, links and
anchors that lead nowhere, persons of the same id taken for each other, mentions not told, pages of documents over 100 KB, what the Nu checker and, on one page
of each kind, a real browser and axe-core find, words and names that the search does not. Ends with 1 where anything is. Default SITE: build/site.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.publish.html.catalogue import Catalogue
from encoder.publish.html.catalogue import read as read_edition
from tests.browser.driver import chromium, executable, serving
from tests.browser.kinds import kinds
from tests.browser.reading import AXE, NU, faults, nu_errors, pages_of, violations
from tests.publish.naming import mistaken, same_ids
from tests.publish.pages import TEI, dangling, losses

LARGEST = 100_000
"""Bytes of a document's page."""

ANSWERS = """async words => {
  const { load } = await import(new URL("assets/engine.js", document.baseURI).href);
  const engine = await load();
  const found = await engine.search(words);
  return (await Promise.all(found.results.map(result => result.data()))).map(data => data.url.split("?")[0]);
}"""


def build(edition: Path, site: Path) -> str:
    """Builds from nothing, in a process of its own; what it cost."""
    shutil.rmtree(site, ignore_errors=True)
    began = time.perf_counter()
    code = "import sys; sys.argv[0] = 'edition html'; from encoder.cli.html import html; html()"
    done = subprocess.run([sys.executable, "-c", code, str(edition), "--out", str(site)], check=True, capture_output=True, encoding="utf-8")
    wall, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return f"{(done.stdout + done.stderr).strip()}\n{wall:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor time, {used.ru_maxrss / 1024:.0f} MB in the largest process"


def sizes(site: Path) -> tuple[str, list[str]]:
    """How large the pages of documents are, and which are too large; how large the index of the search."""
    pages = [(path.stat().st_size, path) for path in (site / "documents").rglob("*.html")]
    index = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
    told = f"{len(pages_of(site)):,} pages; a document {sum(size for size, _ in pages) / len(pages) / 1000:.0f} KB on average, {max(pages)[0] / 1000:.0f} KB the largest; index {index / 1e6:.1f} MB"
    return told, [f"{path.relative_to(site)} has {size:,} bytes" for size, path in pages if size >= LARGEST]


def asked(edition: Path, read: Catalogue, number: int = 12) -> Iterator[tuple[str, str]]:
    """What the search is asked, and the page it must find: of some documents the longest word, of some entries the name."""
    for text in read.texts[:: max(1, len(read.texts) // number)]:
        words = re.findall(r"\b[a-z]+\b", " ".join(etree.parse(str(edition / f"{text.name}.xml")).getroot().find(f"{TEI}text").itertext()))
        yield max(words, key=len), f"documents/{text.name}.html"
    for entry in list(read.entries.values())[:: max(1, len(read.entries) // number)]:
        yield entry.name, f"{entry.path}.html"


def unfound(browser: Any, address: str, questions: Iterable[tuple[str, str]]) -> list[str]:
    """Pages that are not among the answers of the index, asked in the browser; its first answers must also come up on the page."""
    page, missing = browser.new_page(), []
    page.goto(f"{address}search.html")
    for words, where in questions:
        if not any(url.endswith(where) for url in page.evaluate(ANSWERS, words)):
            missing.append(f"{words!r} does not lead to {where}")
        page.fill("#q", words)
        page.locator("#results a").first.wait_for(timeout=20000)
    page.close()
    return missing


def in_browser(edition: Path, site: Path, read: Catalogue) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """The checks that want a browser."""
    path, sample = executable(), sorted(set(kinds(site).values()))
    if not path:
        yield "browser: none on this machine, CHROMIUM may name one", lambda: ["nothing was looked at in a browser"]
        return
    with serving(site) as address, chromium(path) as browser:
        for width in (390, 1280):
            yield f"browser, {len(sample)} pages at {width} px: console, other hosts, sideways scroll, hidden text", lambda width=width: faults(browser, address, sample, width)
        for scheme in ("light", "dark"):
            yield f"axe-core, {len(sample)} pages, {scheme}", lambda scheme=scheme: violations(browser, address, sample, scheme)
        yield "axe-core on a phone", lambda: violations(browser, address, sample, "light", 390)
        questions = list(asked(edition, read))
        yield f"search, {len(questions)} words and names", lambda: unfound(browser, address, questions)


def checks(edition: Path, site: Path) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """Each check: what it looks at, and how it finds what is wrong."""
    read = read_edition(edition)
    yield f"characters of {len(read.texts):,} texts and their notes", lambda: [
        loss for text in read.texts for loss in losses(edition / f"{text.name}.xml", site / "documents" / f"{text.name}.html")]
    yield "links and anchors", lambda: dangling(site)
    yield f"{len(read.entries):,} entries ({same_ids(read)} ids in more than one volume) and {sum(len(text.mentions) for text in read.texts):,} mentions", lambda: mistaken(edition, site)
    yield f"pages under {LARGEST // 1000} KB", lambda: sizes(site)[1]
    yield f"Nu checker, {len(pages_of(site)):,} pages", lambda: nu_errors(shutil.which("java") or "java", pages_of(site)) if NU.is_file() else ["vnu-jar is not installed"]
    yield from in_browser(edition, site, read) if AXE.is_file() else [("axe-core", lambda: ["axe-core is not installed"])]


def main(edition: Path, site: Path) -> int:
    """Builds, reads, says."""
    print(build(edition, site), sizes(site)[0], f"{os.cpu_count()} cores", sep="\n", flush=True)
    wrong = 0
    for what, find in checks(edition, site):
        began = time.perf_counter()
        found = find()
        wrong += len(found)
        print(f"{what}: {len(found)} wrong ({time.perf_counter() - began:.0f} s)", *(f"  {line}" for line in found[:20]), sep="\n", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path("build/site")))
