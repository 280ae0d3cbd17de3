"""What a run of the encoder has to tell: one line a file, and what wants an editor's eye."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from encoder.errors import Problem

_ORDER = {"error": 0, "warning": 1, "review": 2}


@dataclass(frozen=True, slots=True)
class Result:
    """One source file: where it went, what was found in it. `action` is written, unchanged, kept, merged, beside, failed or authority
    (a list that went into an authority file); `set_aside` the lines of the page that are no part of the document, with their numbers."""

    source: str
    target: str
    action: str
    type: str = ""
    title: str = ""
    date: str = ""
    persons: int = 0
    linked: int = 0
    dates: int = 0
    notes: int = 0
    pages: int = 0
    characters: int = 0
    used: frozenset[str] = frozenset()
    set_aside: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        out = asdict(self)
        out.pop("used")
        out["set_aside"] = [{"line": line, "text": text} for line, text in self.set_aside]
        out["problems"] = [p.as_dict() for p in self.problems]
        return out


@dataclass(frozen=True)
class Report:
    """A whole run. `results` in the order of the sources; `problems` those that belong to no single source."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    authority: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return any(r.action == "failed" for r in self.results) or any(p.severity == "error" for p in self.problems)

    def review(self) -> list[Problem]:
        """All problems, the worst first."""
        every = [*self.problems, *(p for r in self.results for p in r.problems)]
        return sorted(every, key=lambda p: (_ORDER[p.severity], -p.weight, p.path, p.line, p.column))

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "files": [r.as_dict() for r in self.results],
            "review": [p.as_dict() for p in self.review()],
            "authority": self.authority,
            "failed": self.failed,
        }
