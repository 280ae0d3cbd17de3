"""Problems for programs: JSON, annotations of GitHub Actions, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from encoder import __version__
from encoder.errors import Problem

_LEVELS = {"error": "error", "warning": "warning", "review": "note"}


def as_json(problems: Sequence[Problem], files: int) -> str:
    """`{"valid": ..., "files": ..., "problems": [...]}`, a problem with the fields of `Problem`."""
    valid = not any(p.severity == "error" for p in problems)
    return json.dumps({"valid": valid, "files": files, "problems": [p.as_dict() for p in problems]}, ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem]) -> str:
    """A workflow command a problem: GitHub shows it at the line of the pull request."""
    out = []
    for p in problems:
        level = {"error": "error", "warning": "warning"}.get(p.severity, "notice")
        place = f"file={_property(p.path)}" + (f",line={p.line}" if p.line else "") + (f",col={p.column}" if p.column else "")
        out.append(f"::{level} {place},title={_property(p.rule)}::{_data(f'{p.message} {p.mend}'.strip())}")
    return "\n".join(out)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(problems: Sequence[Problem]) -> str:
    """A SARIF log (OASIS, version 2.1.0) with one run."""
    rules = sorted({p.rule for p in problems})
    run = {
        "tool": {"driver": {"name": "edition validate", "version": __version__, "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(p, rules.index(p.rule)) for p in problems],
    }
    return json.dumps({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(p: Problem, index: int) -> dict[str, Any]:
    region = {"startLine": p.line} | ({"startColumn": p.column} if p.column else {}) if p.line else None
    physical: dict[str, Any] = {"artifactLocation": {"uri": p.path.replace("\\", "/")}}
    if region:
        physical["region"] = region
    return {"ruleId": p.rule, "ruleIndex": index, "level": _LEVELS[p.severity], "message": {"text": f"{p.message} {p.mend}".strip()},
            "locations": [{"physicalLocation": physical}]}
