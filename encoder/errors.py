"""What can go wrong, and how it is said: every message names file, line, what is wrong and how to mend it."""

from __future__ import annotations

import traceback
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "review"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a person should know about one place of one file.

    `line` and `column` count from 1 (0: the file as a whole). `rule` is a stable short name of the kind of
    problem; `weight` orders problems of the same severity, the worst first (larger is worse).
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    mend: str = ""
    severity: Severity = "error"
    excerpt: str = ""
    weight: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain data, for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        mend = f" {self.mend}" if self.mend else ""
        return f"{place}: {self.message}{mend}"


class EditionError(Exception):
    """The family of all errors that a user can mend. Carries data; the sentence is built last.

    `exit_status` is what the command line returns when the error ends the run.
    """

    exit_status = 1

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0, mend: str = "") -> None:
        super().__init__(message)
        self.message, self.path, self.line, self.column, self.mend = message, path, line, column, mend

    @property
    def rule(self) -> str:
        return type(self).__name__

    def problem(self) -> Problem:
        """The same as a `Problem`, for reports."""
        return Problem(self.path, self.line, self.column, self.rule, self.message, self.mend)

    def __str__(self) -> str:
        return str(self.problem()) if self.path else " ".join(filter(None, (self.message, self.mend)))


class UsageError(EditionError):
    """The command was called with arguments that cannot work."""

    exit_status = 2


class NotADocument(EditionError):
    """The file is binary, empty, or otherwise no text of a document."""


class UndecodableText(EditionError):
    """The bytes of the file are not text in the encoding they claim."""


class Unwritable(EditionError):
    """The system does not let a file be written: no space, no right, no such place. What was there is still there."""


class NameTaken(EditionError):
    """A document bears the name of a file that the edition needs for something else."""


class TooLarge(EditionError):
    """The file is longer than any document is: reading it would take the memory of all others."""


class AuthorityError(EditionError):
    """An authority file (list of persons, terms, places) cannot be used."""


class FidelityError(EditionError):
    """The source cannot be rebuilt from the TEI: a character was lost, added or moved."""


class InvalidOutput(EditionError):
    """The encoder made TEI that its own grammar refuses: a fault of the encoder, never of the user."""


OURS = "This is a fault of the encoder, not of your text: nothing was written; please report it with the text."


def fault(error: BaseException) -> str:
    """What to say of an exception that nobody foresaw: its kind and where in the encoder it arose, in a sentence."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for it"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "encoder" in f.filename]
    place = f", at {frames[-1].filename.rpartition('encoder')[2].lstrip('/')} line {frames[-1].lineno}" if frames else ""
    said = " ".join(str(error).split())[:200]
    return f"the encoder gave up on it ({type(error).__name__}{f': {said}' if said else ''}{place})"
