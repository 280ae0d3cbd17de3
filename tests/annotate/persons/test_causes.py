"""The closing figures put an error of ours down to the published TEI, or the other way round, where this fails."""

from __future__ import annotations

import pytest

from tests.tools.score_errors import Place, Volume, causes

NAMES = {"a": "Brent, Hugh", "b": "Brent, Ada", "d": "Diem", "n": "Ngo Dinh Diem", "c": "Cole, Guy"}
TEXT = "GeneralBrentsawDiemandColeagain"
BRENT, GENERAL, DIEM, COLE = (7, 12), (0, 12), (15, 19), (22, 26)


def marks(*given: tuple[tuple[int, int], str | None]) -> list[Place]:
    return [("", *extent, key) for extent, key in given]


@pytest.mark.parametrize(("published", "ours", "expected"), [
    (marks((BRENT, "a")), marks((BRENT, "a")), {"right"}),
    (marks((GENERAL, "a")), marks((BRENT, "a")), {"title inside"}),
    (marks((BRENT, "a")), marks((BRENT, "b")), {"other entry"}),
    (marks((DIEM, "n")), marks((DIEM, "d")), {"see entry"}),
    (marks((BRENT, None)), marks((BRENT, "a")), {"no link: namesakes", "without link: published"}),
    (marks((COLE, None)), marks((COLE, "c")), {"no link", "without link: published"}),
    (marks(), marks((COLE, "c")), {"untagged: volume"}),
    (marks((BRENT, "a")), marks((BRENT, None)), {"open", "without link: ours"}),
    (marks((BRENT, "a")), marks(), {"missed"}),
])
def test_each_difference_has_its_cause(published: list[Place], ours: list[Place], expected: set[str]) -> None:
    found = causes(Volume(NAMES, {"d"}, [(published, ours, {"": TEXT})]))
    assert {cause for cause, count in found.items() if count} == expected


def test_untagged_at_the_place_in_the_document_or_under_this_form() -> None:
    first = (marks((COLE, "c")), marks((COLE, "c")), {"": TEXT})
    twice = (marks((COLE, "c")), marks((COLE, "c"), ((31, 35), "c")), {"": TEXT + "Cole"})
    other = (marks(), marks((COLE, "c")), {"": TEXT})
    form = (marks(), marks((COLE, "c")), {"": TEXT.replace("Cole", "COLE")})
    assert causes(Volume(NAMES, set(), [first, other]))["untagged: document"] == 1
    assert causes(Volume(NAMES, set(), [first, form]))["untagged: form"] == 1
    assert causes(Volume(NAMES, set(), [twice]))["untagged: place"] == 1
