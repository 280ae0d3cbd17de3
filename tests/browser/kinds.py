"""One page of each kind that a site has: the one that shows most of what is particular to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

FRONT = ("index", "documents", "persons", "places", "organisations", "terms", "timeline", "correspondence", "search", "about", "method", "licence", "404")
DOCUMENTS: dict[str, Callable[[str], float]] = {
    "longest": len,
    "notes": lambda page: page.count('role="doc-backlink"'),
    "participants": lambda page: 'class="list participants"' in page and page.count('class="in-margin"'),
    "attachment": lambda page: page.count('class="div attachment"') + page.count('class="div enclosure"'),
    "table": lambda page: page.count("<td"),
    "sections": lambda page: page.count('<p class="line"') / len(page),
    "signed": lambda page: page.count('class="signed"') / len(page),
    "doubts": lambda page: page.count("unsure ") / len(page),
    "signs": lambda page: page.count('class="gap"') + page.count('class="supplied') + page.count("<del") + page.count("<ins"),
}
"""What makes a document the one to look at: the page with the highest number is taken, each page once."""


def kinds(site: Path) -> dict[str, str]:
    """The name of each kind of page and the address of one; a kind that the site has not is left out."""
    pages = {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in sorted((site / "documents").rglob("*.html"))}
    documents: dict[str, str] = {}
    for kind, measure in DOCUMENTS.items():
        number, address = max((measure(page), address) for address, page in pages.items() if address not in documents.values())
        if number:
            documents[f"document-{kind}"] = address
        if len(documents) == len(pages):
            break
    out = {name: f"{name}.html" for name in FRONT if (site / f"{name}.html").is_file()}
    out |= documents
    for kind in ("persons", "places", "organisations", "terms"):
        pages = sorted((site / kind).rglob("*.html"), key=lambda path: (path.stat().st_size, path))
        if pages:
            out[f"{kind}-one"] = pages[-1].relative_to(site).as_posix()
            out[f"{kind}-little"] = pages[len(pages) // 4].relative_to(site).as_posix()
    sources = sorted((site / "sources").rglob("*.html"), key=lambda path: (path.stat().st_size, path))
    out["source"] = sources[len(sources) // 2].relative_to(site).as_posix()
    return out
