"""`edition validate`: everything that can be said against the files of an edition."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from encoder.cli.telling import fail_clearly
from encoder.errors import Problem, UsageError

if TYPE_CHECKING:
    from encoder.validate.edition import Edition

_PATHS = click.Path(path_type=Path)
_COLOUR = {"error": "red", "warning": "yellow", "review": "cyan"}
_WIDTH = 100


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@click.option("--source", "-s", "sources", multiple=True, type=_PATHS, metavar="DIR",
              help="Folder of the source texts, to compare with. Repeatable. Without it they are looked for in the folders beside the edition.")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True,
              help="For people, or for programs.")
@click.option("--watch", "-w", is_flag=True, help="Go on, and check each file again when it is saved.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing of what is only a warning.")
@fail_clearly
def validate(paths: tuple[Path, ...], sources: tuple[Path, ...], form: str, watch: bool, quiet: bool) -> None:
    """Check TEI files that editors have worked on.

    PATHS are folders of an edition or single files. Checked are encoding, XML, the grammar, the rules of the edition, what points to something,
    and that the text is that of the source; what an editor corrected by means of TEI is no loss.

    Exit status: 0 valid, 1 not, 2 wrong usage.
    """
    for path in (*paths, *sources):
        if not path.exists():
            raise UsageError("there is no such file or folder.", path=str(path), mend="Give the folder of the edition, or a file of it.")
    checker = _Checker(paths, sources, quiet)
    problems = checker.all()
    _tell(problems, form, len(checker.files))
    if watch:
        _watch(checker, form)
    sys.exit(1 if any(p.severity == "error" for p in problems) else 0)


class _Checker:
    """The files of a run, each with the edition that it belongs to."""

    def __init__(self, paths: tuple[Path, ...], sources: tuple[Path, ...], quiet: bool) -> None:
        self.paths, self.sources, self.quiet = paths, sources, quiet
        self.editions: dict[Path, Edition] = {}
        self.files = dict(self._found())

    def _found(self) -> Iterator[tuple[Path, Path]]:
        """Each TEI file, and the top folder of its edition."""
        from encoder.files import lies_in
        for path in self.paths:
            if path.is_dir():
                for file in sorted(path.rglob("*.xml")):
                    if not any(part.startswith(".") for part in file.relative_to(path).parts) and file.is_file() and lies_in(file, path):
                        yield file, path
            else:
                yield path, _top(path)

    def all(self) -> list[Problem]:
        return [p for file in self.files for p in self.one(file)]

    def one(self, file: Path) -> list[Problem]:
        from encoder.read.decode import read_source
        from encoder.validate import validate_file
        from encoder.validate.edition import Edition

        top = self.files[file]
        if top not in self.editions:
            self.editions[top] = Edition(top, self.sources, read_source)
        found = validate_file(file, edition=self.editions[top], shown=str(file))
        return [p for p in found if p.severity == "error" or not self.quiet]

    def again(self) -> None:
        """Looks for files anew."""
        self.files = dict(self._found())


def _top(file: Path) -> Path:
    """The folder of the edition that a file lies in: the nearest above it with schemas or persons.xml, else its own."""
    for folder in file.resolve().parents[:6]:
        if (folder / "schemas" / "edition.rng").is_file() or (folder / "persons.xml").is_file():
            return folder
    return file.parent


def _tell(problems: list[Problem], form: str, files: int) -> None:
    if form == "text":
        for problem in problems:
            click.echo(_shown(problem))
        click.echo(_sum(problems, files))
        return
    from encoder.validate.report import as_github, as_json, as_sarif

    said = as_json(problems, files) if form == "json" else as_github(problems) if form == "github" else as_sarif(problems)
    if said:
        click.echo(said)


def _shown(problem: Problem) -> str:
    """Place and message, the line of the file with a mark under the place, and what mends it."""
    label = click.style(f"{problem.severity}: ", fg=_COLOUR[problem.severity], bold=True) if problem.severity != "error" else ""
    place = click.style(":".join(str(x) for x in (problem.path, problem.line, problem.column) if x), bold=True)
    lines = [f"{place}: {label}{problem.message} [{problem.rule}]", *_line(problem)]
    if problem.mend:
        lines.append(click.style("  → ", fg="green") + problem.mend)
    return "\n".join(lines) + "\n"


def _line(problem: Problem) -> list[str]:
    """The line of the file around the place, and the mark."""
    text = _text_of(problem.path) if problem.line else None
    if text is None or problem.line > len(text):
        return []
    line, column = text[problem.line - 1].replace("\t", " "), max(problem.column, 1)
    first = len(line) - len(line.lstrip()) if problem.column == 0 else max(0, column - 1 - _WIDTH // 2)
    if first < 12 and len(line) <= _WIDTH:
        first = 0
    piece = ("…" if first else "") + line[first:first + _WIDTH] + ("…" if len(line) > first + _WIDTH else "")
    number = f"{problem.line:>6} | "
    shown = "".join(ch if ch.isprintable() else "�" for ch in piece)
    out = [click.style(number, dim=True) + shown]
    if problem.column:
        mark = click.style("^", fg=_COLOUR[problem.severity], bold=True)
        out.append(" " * (len(number) - 2) + click.style("| ", dim=True) + " " * (column - 1 - first + bool(first)) + mark)
    return out


def _text_of(path: str) -> list[str] | None:
    try:
        data = Path(path).read_bytes()
    except OSError:
        return None
    from encoder.validate.decoding import decode

    text, _ = decode(data, path)
    return text.split("\n") if text is not None else None


def _sum(problems: list[Problem], files: int) -> str:
    what = f"{files} file{'' if files == 1 else 's'}"
    if not problems:
        return click.style("✓ ", fg="green") + f"{what}: nothing to say against {'it' if files == 1 else 'them'}."
    counts = [f"{n} {word}{'' if n == 1 else 's'}" for word in ("error", "warning") if (n := sum(p.severity == word for p in problems))]
    bad = len({p.path for p in problems})
    return f"{what}: {', '.join(counts)} in {bad}."


def _watch(checker: _Checker, form: str) -> None:
    """Looks twice a second which files were saved: works on every file system, network drives included."""
    stamps = {file: _stamp(file) for file in checker.files}
    while True:
        time.sleep(0.5)
        checker.again()
        for file in checker.files:
            stamp = _stamp(file)
            if stamp and stamps.get(file) != stamp:
                stamps[file] = stamp
                click.echo(f"— {file}, {time.strftime('%H:%M:%S')}")
                _tell(checker.one(file), form, 1)
        sys.stdout.flush()


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
