"""An edition that would like to be a program, in a real browser that forbids it nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from encoder.publish.html import Options, build
from encoder.settings import load
from tests.browser.driver import serving
from tests.publish.scripted import PWNED, spoilt


def test_an_edition_that_would_like_to_be_a_program_stays_a_text(browser: Any, tmp_path: Path) -> None:
    """Every page is opened and pointed at, and all is searched. The pages' own prohibition of foreign scripts is off: the pages alone must hold."""
    folder = spoilt(tmp_path)
    build(Options(folder / "xml", folder / "site", load(folder / "edition.toml"), folder / "seeds"))
    context = browser.new_context(bypass_csp=True)
    page, ran, asked = context.new_page(), [], []
    page.expose_function(PWNED, lambda *_: ran.append(page.url))
    page.on("dialog", lambda dialog: (ran.append(page.url), dialog.dismiss()))
    with serving(folder / "site") as address:
        page.on("request", lambda request: None if request.url.startswith((address, "data:")) else asked.append(request.url))
        page.goto(address)
        page.evaluate(f"document.body.innerHTML += '<img src=/nowhere onerror={PWNED}()>'")
        page.wait_for_timeout(200)
        assert ran, "a script that is there does not run: nothing would be tested"
        ran.clear()
        for path in sorted((folder / "site").rglob("*.html")):
            page.goto(address + quote(path.relative_to(folder / "site").as_posix()))
            page.evaluate("""document.querySelectorAll('main a, main img, main svg, main [tabindex]').forEach((e) =>
                ['mouseover', 'focus', 'focusin', 'load', 'error'].forEach((kind) => e.dispatchEvent(new Event(kind, { bubbles: true }))))""")
        for words in (PWNED, f"<img src=x onerror={PWNED}()>"):
            page.goto(f"{address}search.html?q={quote(words)}")
            page.wait_for_selector("#results li")
        page.wait_for_timeout(200)
    context.close()
    assert ran == []
    assert asked == []
