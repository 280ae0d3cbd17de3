"""On published volumes: what was reached must not be lost. Runs where the published TEI is at hand."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import SHARED, need_tool
from tests.tools import score

STRUCTURE = {"parsed": 1.0, "text": 0.9999, "blocks": 0.999, "roles": 0.99, "head": 0.99, "items": 0.98, "notes": 0.99, "note text": 0.998, "pages": 1.0,
             "dates": 0.98, "perfect": 0.95}
NAMES = {"spans": 0.97, "refs~": 0.96, "terms~": 0.955, "persons": 0.88}
BY_HAND = {"by hand: persons": 0.92, "by hand: persons precision": 0.93, "by hand: dates": 0.95, "by hand: date values": 0.94, "by hand: relative": 0.85}


@pytest.fixture(scope="module")
def encoded(gold: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("gold")
    score.encode_volumes(gold, out)
    return out


@pytest.fixture(scope="module")
def figures(gold: Path, encoded: Path) -> dict[str, float]:
    return score.scores(gold, encoded)


@pytest.mark.parametrize(("name", "least"), [*STRUCTURE.items(), *NAMES.items()])
def test_no_figure_falls_below_what_editors_were_promised(figures: dict[str, float], name: str, least: float) -> None:
    assert figures[name] >= least


def test_the_baseline_beside_our_figures_can_be_made(gold: Path, tmp_path: Path) -> None:
    """`make score` would end before it prints a figure."""
    part = tmp_path / "gold" / "frus-dev"
    part.mkdir(parents=True)
    volume = min((gold / "frus-dev").glob("*/persons.xml")).parent
    (part / volume.name).symlink_to(volume)
    score.baseline(tmp_path / "gold", tmp_path / "baseline")
    assert len(list((tmp_path / "baseline" / volume.name).glob("d*.xml"))) == len(list((volume / "text").glob("*.txt")))


def test_names_and_dates_of_a_cold_start_stay_as_good_as_they_were(gold: Path, tmp_path: Path) -> None:
    score.encode(gold / "by-hand-dev" / "text", tmp_path)
    figures = score.by_hand(gold, tmp_path)
    assert {name: figures[name] for name, least in BY_HAND.items() if figures[name] < least} == {}


def test_every_document_is_valid_for_all_of_tei(encoded: Path) -> None:
    jing = need_tool("jing", "jing")
    files = [str(p) for p in encoded.rglob("*.xml") if ".encoder" not in p.parts]
    done = subprocess.run([jing, str(SHARED / "tei" / "tei_all.rng"), *files], capture_output=True, text=True)
    assert [line for line in done.stdout.splitlines() if ": error:" in line][:3] == []
    assert len(files) > 555
