"""What `encode` checks of each file that it writes: the grammar, and what a writer must guarantee."""

from __future__ import annotations

from typing import Any

from lxml import etree

from encoder.errors import Problem
from encoder.validate.guarantees import broken_promises
from encoder.validate.schema import grammar


def quick(path_for_messages: str, root_or_bytes: Any) -> list[Problem]:
    """Problems of one TEI file: none for a valid one. About a millisecond.

    Takes the root element, or the bytes of the file, which must be well-formed (`lxml.etree.XMLSyntaxError` else).
    """
    root = root_or_bytes
    if isinstance(root, bytes | str):
        root = etree.fromstring(root, etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False))
    problems = broken_promises(root, path_for_messages)
    if not grammar().validate(root):
        from encoder.validate.explain import explain  # loaded only where something is wrong: a run of `encode` starts quicker

        problems += explain(root, path_for_messages)
        if not problems:
            problems.append(libxml2_says(path_for_messages))
    return problems


def is_valid(root: Any) -> bool:
    """Whether `quick` has nothing to say of a tree; does not look for the reasons."""
    return bool(grammar().validate(root)) and not broken_promises(root, "")


def libxml2_says(path: str) -> Problem:
    """Why the grammar refused the last tree, where the walk over the content models found nothing."""
    entry = grammar().error_log.last_error
    message = entry.message if entry is not None else "The file does not follow the schema"
    return Problem(path, entry.line if entry is not None else 0, 0, "grammar", f"{message}.", "Compare the place with the schema.")
