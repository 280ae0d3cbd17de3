"""Every kind of correction survives a run of a changed encoder. If one of these fails, months of an editor's work are at stake."""

from __future__ import annotations

from random import Random

import pytest

from encoder.merge.settle import settle
from tests.merge.editing import CORRECTIONS
from tests.merge.histories import History, changed, history
from tests.merge.machine import CHANGES


def test_there_are_forty_kinds_of_correction_at_least() -> None:
    assert len(CORRECTIONS) >= 40


@pytest.mark.parametrize("name", sorted(CORRECTIONS))
def test_a_correction_alone_survives(name: str, documents: dict[str, str]) -> None:
    made = 0
    for key, text in documents.items():
        for attempt in range(2):
            chance = Random(f"{name} {key} {attempt}")
            one = History(text, chance)
            one.round([name], chance.sample(sorted(CHANGES), 4))
            assert not one.faults, (key, one.done, one.faults)
            made += name in one.done
    assert made, f"no document has room for {name}"


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_change_of_the_encoder_comes_into_a_file_that_was_edited_elsewhere(name: str, documents: dict[str, str]) -> None:
    """Otherwise editors would never get what a better encoder finds."""
    made = 0
    for text in documents.values():
        chance = Random(name)
        new, done = changed(text, [name], CHANGES, chance)
        if not done:
            continue
        made += 1
        editor = text.replace("</body>", "<!-- seen --></body>")
        settled = settle("f.xml", text.encode(), editor.encode(), new[-1].encode())
        assert settled.file is not None, name
        assert "".join(settled.file.decode().replace("<!-- seen -->", "").split()) == "".join(new[-1].split())
        assert settled.base == new[-1].encode()
        assert not settled.problems
    assert made, f"no document has room for {name}"


@pytest.mark.parametrize(("name", "number"), [("d7", 185), ("003_8b5645335082d8a2", 1207)])
def test_histories_that_once_went_wrong(name: str, number: int, documents: dict[str, str]) -> None:
    """In the first half of a new wording came in beside words of the editor's; in the second a run after the next changed the file once more, since
    a note had moved away from where the editor had worked."""
    found = history(documents[name], f"history {number}")
    assert not found.faults


@pytest.mark.parametrize("number", range(16))
def test_twenty_corrections_at_random_survive_some_runs(number: int, documents: dict[str, str]) -> None:
    """The sample of what `make merge-nightly` does a thousand times."""
    names = sorted(documents)
    found = history(documents[names[number % len(names)]], f"sample {number}")
    assert not found.faults, (found.done, found.faults)
    assert found.actions.count("beside") == 0
