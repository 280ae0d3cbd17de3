"""Names of files in what a run tells, changed into those that the reader knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from encoder.errors import Problem
from encoder.results import Result
from encoder.surveying import Surveyed

Rename = Callable[[str], str]
_Thing = TypeVar("_Thing", Result, Surveyed)


def renamed_problem(problem: Problem, rename: Rename) -> Problem:
    """A problem, its words included."""
    return replace(problem, path=rename(problem.path), message=rename(problem.message), mend=rename(problem.mend))


def renamed(thing: _Thing, rename: Rename) -> _Thing:
    """What a run knows of a source."""
    if isinstance(thing, Result):
        problems = tuple(renamed_problem(p, rename) for p in thing.problems)
        return replace(thing, source=rename(thing.source), target=rename(thing.target), problems=problems)
    return replace(thing, problem=renamed_problem(thing.problem, rename)) if thing.problem else thing
