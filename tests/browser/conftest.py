"""A site built from the edition for tests, served to a real browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from encoder.publish.html import Options, build
from encoder.settings import load
from tests.conftest import need_tool

MODULES = Path(__file__).parent / "node_modules"
EDITION = Path(__file__).parents[1] / "publish" / "edition"
PAGES = (
    "index.html",
    "documents.html",
    "documents/d1.html",
    "documents/d2.html",
    "documents/second/d1.html",
    "documents/d1.source.html",
    "persons.html",
    "persons/vance-cyrus.html",
    "persons/second/vance-cyrus.html",
    "places/saigon.html",
    "organisations.html",
    "terms/NODIS.html",
    "timeline.html",
    "correspondence.html",
    "about.html",
    "method.html",
    "licence.html",
    "search.html",
    "404.html",
)
"""One page of each kind, and a few more."""


def need_module(path: str) -> Path:
    """A file of a checker from npm. Without it the test skips with a reason, or fails where EDITION_REQUIRE_TOOLS is set."""
    file = MODULES / path
    if not file.is_file():
        reason = f"{path} is not installed (npm install --prefix tests/browser --no-package-lock --ignore-scripts)"
        if os.environ.get("EDITION_REQUIRE_TOOLS"):
            pytest.fail(reason)
        pytest.skip(reason)
    return file


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("browser") / "site"
    built = build(Options(EDITION / "xml", out, load(EDITION / "edition.toml"), EDITION / "seeds"))
    assert not [p for p in built.problems if p.severity == "error"]
    return out


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder that a web server carries."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = os.environ.get("CHROMIUM") or shutil.which("google-chrome") or need_tool("chromium", "chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install -e '.[dev]')")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True, color_scheme="dark")
    yield context.new_page()
    context.close()
