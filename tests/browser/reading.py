"""What must hold for every page, read in a real browser or by a checker: for the tests and for `tests.tools.html_check`. Each answers with what is wrong."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

MODULES = Path(__file__).parent / "node_modules"
AXE, NU = MODULES / "axe-core" / "axe.min.js", MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

HIDDEN = """[...document.querySelectorAll(".text *, .notes *")]
  .filter(e => getComputedStyle(e).display === "none" && !e.closest(".in-margin")).map(e => `${e.localName} class="${e.className}"`)"""
"""Elements of the text that the style sheet hides; what stands in the margin is there a second time."""


def faults(browser: Any, address: str, pages: Iterable[str], width: int) -> list[str]:
    """Pages on which the console speaks, another host is asked, the window scrolls sideways or text is hidden."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("request", lambda request: found.append(f"{page.url}: asks {request.url}") if urlsplit(request.url).netloc != urlsplit(address).netloc else None)
    for name in pages:
        page.goto(address + name)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{name}: scrolls sideways at {width} px")
        found += [f"{name}: <{hidden}> of the text is not shown at {width} px" for hidden in page.evaluate(HIDDEN)]
    context.close()
    return found


def violations(browser: Any, address: str, pages: Iterable[str], scheme: str, width: int = 1280) -> list[str]:
    """What axe-core finds, in light or dark colours; of a document also with a note open."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    source, found = AXE.read_text(encoding="utf-8"), []
    for name in pages:
        page.goto(address + name)
        note = page.locator(".text p a[role=doc-noteref]")
        if note.count():
            note.first.click()
        page.evaluate(source)
        for violation in page.evaluate("axe.run().then((result) => result.violations)"):
            found.append(f"{name}: {violation['id']}: {violation['nodes'][0]['html'][:120]}")
    context.close()
    return found


def nu_errors(java: str, pages: Sequence[Path], at_once: int = 500) -> list[str]:
    """What the Nu checker calls an error."""
    found = []
    for start in range(0, len(pages), at_once):
        files = [str(path) for path in pages[start : start + at_once]]
        done = subprocess.run([java, "-jar", str(NU), "--errors-only", *files], capture_output=True, text=True, check=False)
        found += [line for line in done.stderr.splitlines() if "error" in line.lower()]
    return found


def pages_of(site: Path) -> list[Path]:
    """The pages of a site, without those of the search engine."""
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)
