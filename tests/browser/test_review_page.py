"""The page of `edition review`, opened from the disk in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from encoder.pipeline import Options, run
from encoder.review.edition import documents
from encoder.review.page import page as written
from encoder.review.places import places
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("review")
    run(Options((ROOT / "seeds",), folder / "xml", today="2026-01-01"))
    (folder / "review.html").write_text(written(places(documents([folder / "xml"]))), encoding="utf-8")
    return (folder / "review.html").as_uri()


def shown(page: Any) -> list[dict[str, str]]:
    return list(page.eval_on_selector_all("li:not([hidden])", "items => items.map(i => ({...i.dataset, text: i.innerText}))"))


def test_filters_leave_what_was_asked_for_and_count_it(page: Any, review: str) -> None:
    page.goto(review)
    everything = shown(page)
    page.select_option("#kind", "low")
    low = shown(page)
    assert low
    assert low == [item for item in everything if item["kind"] == "low"]
    assert page.inner_text("#count") == f"{len(low)} of {len(everything)}"
    page.select_option("#kind", "")
    page.select_option("#person", "brzezinski")
    assert [item for item in everything if "brzezinski" in item["person"].split()] == shown(page) != []
    page.select_option("#person", "")
    page.fill("#words", "jAnUaRy 26")
    assert [item for item in everything if "January 26" in item["text"]] == shown(page) != []


def test_one_click_copies_the_place(browser: Any, review: str) -> None:
    """Without it an editor types file names and lines by hand, a thousand times."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(review)
    button = page.locator("li button").nth(2)
    button.click()
    page.wait_for_selector("li button.copied")
    place = page.evaluate("navigator.clipboard.readText()")
    assert place == button.inner_text()
    path, _, line = place.rpartition(":")
    assert Path(path).is_file()
    assert int(line) > 1
    assert not faults
    context.close()
