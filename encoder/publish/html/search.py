"""The index that the browser searches: Pagefind, run over the finished pages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from encoder.errors import EditionError

FOLDER = "pagefind"
_NOT_SEARCHED = "sup.noteref, .pb[role], .in-margin[aria-hidden], article > .over, a.back, span.back, .entry > .kind, .entry > .facts, #notes-heading"
_GLOB = "{documents,persons,places,organisations,terms}/**/*.html"


class SearchError(EditionError):
    """The search index could not be made; the pages are whole."""


def index(site: Path) -> None:
    """Makes the index of a site anew. Raises SearchError with what Pagefind said."""
    fresh = site / f".{FOLDER}"
    shutil.rmtree(fresh, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "pagefind_bin",
        "--site",
        str(site),
        "--glob",
        _GLOB,
        "--output-subdir",
        fresh.name,
        "--exclude-selectors",
        _NOT_SEARCHED,
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (fresh / "pagefind.js").is_file():
        shutil.rmtree(fresh, ignore_errors=True)
        said = " ".join((done.stderr or done.stdout).split())[-400:]
        raise SearchError(
            f"Pagefind could not index the site: {said or 'it wrote nothing'}.",
            path=str(site),
            mend="The pages are whole; only the search is missing.",
        )
    for path in fresh.iterdir():
        if path.suffix == ".css" or path.name.startswith(("pagefind-ui", "pagefind-modular", "pagefind-component")):
            path.unlink()  # its ready-made interface is not used
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    fresh.rename(site / FOLDER)
