"""Fails where a reader of the documentation is sent to a page or a picture that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [t for t in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_tests_that_prove_a_line_are_there(page: Path) -> None:
    named = re.findall(r"`((?:\w+/)*\w+\.py)::(\w+)`", page.read_text(encoding="utf-8"))
    assert named or page.name != "robustness.md"
    assert [(file, name) for file, name in named if not (path := ROOT / "tests" / file).is_file() or f"\ndef {name}(" not in path.read_text(encoding="utf-8")] == []


def test_every_page_is_in_the_table_of_contents() -> None:
    contents = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    missing = [p.name for p in PAGES if p.parent.name == "docs" and p.name != "README.md" and f"({p.name})" not in contents]
    assert missing == []
