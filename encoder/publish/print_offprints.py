"""Each document of an edition as a PDF of its own, under the name of its TEI file, for the site to offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from encoder.errors import EditionError, Problem, UsageError
from encoder.files import read_or_none, write_whole
from encoder.parallel import each
from encoder.publish.print import print_edition
from encoder.publish.print_texts import AUTHORITIES, find
from encoder.settings import Settings


@dataclass(frozen=True, slots=True)
class Offprint:
    """What became of one document: the PDF's path, whether it was `written` (not: it was so already), what an editor should know."""

    target: Path
    written: bool
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


class Offprints:
    """Called with TEI files below `top`; prints each into `out`. Never raises for what is in a file."""

    def __init__(self, top: Path, out: Path, settings: Settings) -> None:
        self.top, self.out, self.settings = top, out, settings

    def __call__(self, files: Sequence[Path]) -> list[Offprint]:
        return [self._print(file, (self.out / file.relative_to(self.top)).with_suffix(".pdf")) for file in files]

    def _print(self, file: Path, target: Path) -> Offprint:
        try:
            printed = print_edition(file, self.settings)
            new = read_or_none(target) != printed.pdf
            if new:
                write_whole(target, printed.pdf)
        except EditionError as error:
            return Offprint(target, False, (error.problem(),))
        return Offprint(target, new, printed.problems)


def print_each(top: Path, out: Path, settings: Settings, jobs: int) -> Iterator[Offprint]:
    """The documents of the folder `top`, one after the other. Raises UsageError where there is none, or where `out` would spoil the edition."""
    files = [path for path in find(top) if path.stem not in AUTHORITIES]
    if not files:
        raise UsageError("there is no TEI document to print.", path=str(top), mend="Give the folder of the edition: edition print xml/ --each pdf/.")
    if out.is_file():
        raise UsageError("this is a file, not a folder.", path=str(out), mend="Name a folder with --each.")
    return each(Offprints, (top, out, settings), files, jobs)
