"""Finds what an editor would mark in the running text. Each annotator returns spans and changes nothing."""

from __future__ import annotations

from encoder.annotate.dates import Dates
from encoder.annotate.knowledge import Annotator, Factory, Knowledge
from encoder.annotate.organisations import Organisations
from encoder.annotate.persons import Persons
from encoder.annotate.places import Places
from encoder.annotate.references import References
from encoder.annotate.terms import Terms

ANNOTATORS: tuple[Factory, ...] = (References, Dates, Persons, Organisations, Terms, Places)
"""In the order in which they work; where the marks of two cross, the earlier wins."""


def annotators(knowledge: Knowledge) -> tuple[Annotator, ...]:
    """The annotators, ready for any number of documents."""
    return tuple(factory(knowledge) for factory in ANNOTATORS)


__all__ = ["ANNOTATORS", "Annotator", "Factory", "Knowledge", "annotators"]
