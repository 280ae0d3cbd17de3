"""`edition print`: the edition as a PDF, one document of it, or each by itself."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from encoder import settings
from encoder.cli.telling import fail_clearly, some, tell_problem
from encoder.errors import UsageError
from encoder.files import write_whole


@click.command("print")
@click.argument("source", type=click.Path(path_type=Path), default=Path("xml"))
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The PDF to write; default: edition.pdf, or the name of the one document with .pdf.",
)
@click.option(
    "--each",
    "offprints",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Print each document of SOURCE as an offprint of its own into FOLDER, under the name of its TEI file.",
)
@click.option("--jobs", "-j", type=click.IntRange(1), default=None, help="With --each: processes to work in (default: one for each core).")
@click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="An edition.toml; default: the one in or beside the folder.",
)
@fail_clearly
def print_(source: Path, out: Path | None, offprints: Path | None, jobs: int | None, settings_file: Path | None) -> None:
    """Print SOURCE, a folder of TEI (default: xml) as a volume, or one TEI file as an offprint, to PDF/UA-1.

    A volume has title page, imprint, front matter with contents, sources, abbreviations and persons, the documents, and indexes by document number.
    What the fonts lack or the print cannot show is told with its place.
    Paper, fonts and language are set in the table [edition.print] of edition.toml.

    Exit status: 0 printed, 1 some document could not be, 2 wrong usage.
    """
    chosen = settings.load(settings_file) if settings_file else settings.find(source if source.is_dir() else source.parent)
    if offprints:
        _each(source, out, offprints, chosen, jobs or os.cpu_count() or 1)
    else:
        _one(source, out, chosen)


def _one(source: Path, out: Path | None, chosen: settings.Settings) -> None:
    from encoder.publish.print import print_edition

    target = out or Path("edition.pdf" if source.is_dir() else f"{source.stem}.pdf")
    if target.resolve() == source.resolve():
        raise UsageError("this would overwrite the source.", path=str(target), mend="Give another file with --out.")
    started = time.perf_counter()
    printed = print_edition(source, chosen)
    write_whole(target, printed.pdf)
    for problem in printed.problems:
        tell_problem(problem)
    count = some(printed.documents, "document")
    click.echo(f"{source} -> {target}: {count}, {len(printed.pdf) / 1e6:.1f} MB, PDF/UA-1, in {time.perf_counter() - started:.1f} s")


def _each(source: Path, out: Path | None, offprints: Path, chosen: settings.Settings, jobs: int) -> None:
    from encoder.publish.print_offprints import print_each

    if out or not source.is_dir():
        raise UsageError("--each prints the documents of a folder.", path=str(source), mend="Give the folder of the edition, and no --out.")
    started = time.perf_counter()
    printed = written = failed = 0
    for made in print_each(source, offprints, chosen, jobs):
        printed, written, failed = printed + (not made.failed), written + made.written, failed + made.failed
        for problem in made.problems:
            tell_problem(problem)
    click.echo(f"{source} -> {offprints}: {some(printed, 'document')}, {some(written, 'file')} written, in {time.perf_counter() - started:.1f} s")
    sys.exit(1 if failed else 0)
