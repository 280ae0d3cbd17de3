"""How long the transformation of a document takes: `python -m tests.tools.html_speed FOLDER_OF_TEI`.

Only the stylesheet is measured, on pages ready as text (parsing that text and serialising the HTML included), warm, in one process.
The TEI Consortium's own stylesheets need 44 ms for documents of this size.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from encoder.publish.html import catalogue
from encoder.publish.html.frame import SLOT, Frame
from encoder.publish.html.pages_documents import Documents
from encoder.publish.html.render import tei_of
from encoder.resources import folder
from encoder.settings import Settings
from encoder.xslt import stylesheet

THEIRS = 44.0


def measure(edition: Path, rounds: int = 3) -> tuple[int, float, float]:
    """Documents, and milliseconds a document: of wall time in the best round, and of processor time in it."""
    frame = Frame(Settings(), catalogue.read(edition))
    pages = [page.xml.replace(SLOT, tei_of(page.tei), 1) for page in Documents(frame).pages() if page.tei]
    sheet = stylesheet(folder("xslt") / "html.xsl")
    for page in pages[:50]:
        sheet.transform(page)
    taken = []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        for page in pages:
            sheet.transform(page)
        taken.append((time.perf_counter() - wall, time.process_time() - processor))
    best = min(taken)
    return len(pages), best[0] / len(pages) * 1000, statistics.fmean(t[1] for t in taken) / len(pages) * 1000


if __name__ == "__main__":
    number, wall, processor = measure(Path(sys.argv[1]))
    print(f"{number} documents, {wall:.2f} ms each ({processor:.2f} ms of processor time); the TEI Consortium's stylesheets: {THEIRS:.0f} ms")
