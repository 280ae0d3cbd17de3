"""What the site of a large edition costs: `python -m tests.tools.html_large FOLDER_OF_TEI [DOCUMENTS]`.

The folder is copied side by side until there are so many documents (default 10,000), each copy with its own lists: as many persons and pages as such an edition
has. Says time and memory of pages and of the index, of the same run again with nothing changed and with one document changed, and the sizes of pages and lists.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from encoder.publish.html import search
from encoder.publish.html.catalogue import LEFT_OUT

MEASURED = """
import resource, sys, time
from encoder.cli.html import html
sys.argv = ["edition html", *sys.argv[1:]]
try:
    html()
finally:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(sum(u.ru_utime + u.ru_stime for u in both), *(u.ru_maxrss / 1024 for u in both), sep="\\t")
"""


def multiplied(edition: Path, out: Path, documents: int) -> int:
    """Copies an edition until it has so many documents; how many it has."""
    files = [path for path in edition.rglob("*.xml") if not LEFT_OUT & set(path.parts) and ".encoder" not in path.parts]
    texts = sum(b"<text>" in path.read_bytes() for path in files)
    copies = max(1, round(documents / texts))
    for copy in range(copies):
        for path in files:
            target = out / f"{copy + 1}" / path.relative_to(edition)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return copies * texts


def built(edition: Path, site: Path, *more: str) -> str:
    """Runs the builder; its own words, seconds, processor time and memory."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", MEASURED, str(edition), "--out", str(site), *more], capture_output=True, encoding="utf-8", check=True)
    *said, figures = done.stdout.strip().splitlines()
    used, own, largest = (float(figure) for figure in figures.split("\t"))
    return f"{time.perf_counter() - began:.1f} s, {used:.1f} s of processor time, {own:.0f} MB (its largest process {largest:.0f} MB); {said[-1].partition(': ')[2]}"


def indexed(site: Path) -> str:
    """Makes the index in a process of its own: parts, seconds, processor time and the memory of Pagefind."""
    began = time.perf_counter()
    code = "import sys, resource; from pathlib import Path; from encoder.publish.html import search; parts = search.index(Path(sys.argv[1])); " \
           "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(parts, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    done = subprocess.run([sys.executable, "-c", code, str(site)], capture_output=True, encoding="utf-8", check=True)
    parts, used, memory = done.stdout.split()
    return f"{parts} parts, {time.perf_counter() - began:.1f} s, {float(used):.1f} s of processor time, {float(memory):.0f} MB"


def largest(site: Path, pattern: str) -> str:
    """Of the pages of a pattern the number, and the size of the largest."""
    sizes = [(path.stat().st_size, path) for path in site.glob(pattern)]
    return f"{len(sizes):,} ({max(sizes)[0] / 1000:.0f} KB the largest: {max(sizes)[1].relative_to(site)})" if sizes else "none"


def main(edition: Path, documents: int) -> int:
    """Copies, builds, builds again, says."""
    with tempfile.TemporaryDirectory() as made:
        copied, site = Path(made) / "xml", Path(made) / "site"
        print(f"{multiplied(edition, copied, documents):,} documents", flush=True)
        print("pages:", built(copied, site, "--no-search"), flush=True)
        print("nothing changed, no index:", built(copied, site, "--no-search"), flush=True)
        index = indexed(site)
        size = sum(path.stat().st_size for path in (site / search.FOLDER).rglob("*") if path.is_file())
        first = sum(path.stat().st_size for pattern in ("*/pagefind-entry.json", "*/*.pf_meta") for path in (site / search.FOLDER).glob(pattern))
        print(f"index: {index}; {size / 1e6:.0f} MB on the disk; {first / 1000:.0f} KB are loaded before the first answer", flush=True)
        changed = next(path for path in sorted(copied.rglob("d*.xml")) if b"<p>The" in path.read_bytes())
        changed.write_bytes(changed.read_bytes().replace(b"<p>The", b"<p>This", 1))
        print("one document changed, with index:", built(copied, site), flush=True)
        for name in ("documents/**/*.html", "persons/**/*.html", "documents*.html", "persons*.html", "terms*.html", "*.html", "assets/*.js"):
            print(f"{name}: {largest(site, name)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000))
