"""A site built from the edition for tests, served to a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from encoder.publish.html import Options, build
from encoder.settings import load
from tests.browser.driver import chromium, executable, serving
from tests.conftest import need_tool

EDITION = Path(__file__).parents[1] / "publish" / "edition"
PAGES = (
    "index.html",
    "documents.html",
    "documents/d1.html",
    "documents/d2.html",
    "documents/second/d1.html",
    "sources/d1.html",
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


def need_module(file: Path) -> None:
    """A file of a checker from npm. Without it the test skips with a reason, or fails where EDITION_REQUIRE_TOOLS is set."""
    if not file.is_file():
        reason = f"{file.name} is not installed (npm install --prefix tests/browser --no-package-lock --ignore-scripts)"
        if os.environ.get("EDITION_REQUIRE_TOOLS"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("browser") / "site"
    built = build(Options(EDITION / "xml", out, load(EDITION / "edition.toml"), EDITION / "seeds"))
    assert not [p for p in built.problems if p.severity == "error"]
    return out


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serving(site) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = executable() or need_tool("chromium", "chromium")
    pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install -e '.[dev]')")
    with chromium(path) as started:
        yield started


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
