"""Encoded documents to correct: the seeds, and a text of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.merge.histories import encoded


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """TEI as the encoder writes it, by the names of the source texts."""
    folder: Path = tmp_path_factory.mktemp("encoded")
    return encoded(folder)
