"""What many tests need: the real seeds, the outside material where it exists, tools of the machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings


def examples(usual: int) -> int:
    """How many examples a property gets: `usual` in the suite, `make fuzz` asks for many times as many (EDITION_FUZZ_CASES, 150 in the suite)."""
    return max(1, usual * int(os.environ.get("EDITION_FUZZ_CASES", "150")) // 150)


# The suite tries the same examples every time; `make fuzz` searches for new ones. A machine that is busy is no fault of ours: no deadline.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None, max_examples=examples(100))
settings.load_profile(os.environ.get("EDITION_EXAMPLES", "suite"))


ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def need_tool(name: str, package: str) -> str:
    """The path of a program. Without it the test skips with a reason, or fails where EDITION_REQUIRE_TOOLS is set (continuous integration)."""
    path = shutil.which(name)
    if path:
        return path
    reason = f"{name} is not installed (Debian package {package})"
    if os.environ.get("EDITION_REQUIRE_TOOLS"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    """The seeds by their names, as text."""
    return {p.stem: p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))}


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of published TEI to measure against; skips where it does not exist."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("there is no published TEI to measure against (../shared/gold)")
    return folder
