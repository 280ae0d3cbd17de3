"""Imports run one way: who changes a stage must not find that another hangs on its inside."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "encoder"

ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "files": {"errors"},
    "results": {"errors"},
    "settings": {"errors"},
    "resources": set(),
    "xslt": {"errors", "resources"},
    "read": {"errors", "files", "model"},
    "annotate": {"errors", "model"},
    "describe": {"errors", "model"},
    "tei": {"errors", "files", "model"},
    "validate": {"errors", "model", "resources", "xslt", "files"},
}
"""For each package or module below `encoder` those it may import; packages may always import themselves."""


def imported(path: Path) -> set[str]:
    """The packages and modules right below `encoder` that a file imports."""
    out: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names] if isinstance(node, ast.Import) else []
        out |= {name.split(".")[1] for name in names if name.startswith("encoder.")}
    return out


def files(name: str) -> list[Path]:
    return sorted((PACKAGE / name).rglob("*.py")) if (PACKAGE / name).is_dir() else [PACKAGE / f"{name}.py"]


@pytest.mark.parametrize("name", ALLOWED)
def test_a_stage_imports_only_what_comes_before_it(name: str) -> None:
    for path in files(name):
        assert imported(path) <= ALLOWED[name] | {name}, path


@pytest.mark.parametrize("library", ["click", "saxonche", "typst", "fsspec"])
def test_a_library_is_known_in_one_place_only(library: str) -> None:
    at_home = {"click": "cli", "saxonche": "xslt.py", "typst": "publish", "fsspec": "addresses"}[library]
    for path in PACKAGE.rglob("*.py"):
        words = path.read_text(encoding="utf-8")
        if f"import {library}" in words or f"from {library}" in words:
            assert path.relative_to(PACKAGE).parts[0] == at_home, path


def test_only_the_commands_print() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] == "cli":
            continue
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "print"]
        assert not calls, path


def test_encoding_does_not_load_what_only_publishing_needs() -> None:
    import subprocess
    import sys
    code = "import sys, encoder.cli.encode, encoder.pipeline; print([m for m in ('saxonche', 'typst') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
