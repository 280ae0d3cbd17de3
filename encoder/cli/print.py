"""`edition print`: the edition as a PDF, or one document of it."""

from __future__ import annotations

import time
from pathlib import Path

import click

from encoder import settings
from encoder.cli.telling import fail_clearly, tell_problem
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
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="An edition.toml; default: the one in or beside the folder.",
)
@fail_clearly
def print_(source: Path, out: Path | None, settings_file: Path | None) -> None:
    """Print SOURCE, a folder of TEI (default: xml) as a volume, or one TEI file as an offprint, to PDF/UA-1.

    A volume has title page, imprint, front matter with contents, sources, abbreviations and persons, the documents, and indexes by document number.
    What the fonts lack or the print cannot show is told with its place.
    Paper, fonts and language are set in the table [edition.print] of edition.toml.
    """
    from encoder.publish.print import print_edition

    target = out or Path("edition.pdf" if source.is_dir() else f"{source.stem}.pdf")
    if target.resolve() == source.resolve():
        raise UsageError("this would overwrite the source.", path=str(target), mend="Give another file with --out.")
    started = time.perf_counter()
    printed = print_edition(source, settings.load(settings_file) if settings_file else settings.find(source if source.is_dir() else source.parent))
    write_whole(target, printed.pdf)
    for problem in printed.problems:
        tell_problem(problem)
    count = "1 document" if printed.documents == 1 else f"{printed.documents} documents"
    click.echo(f"{source} -> {target}: {count}, {len(printed.pdf) / 1e6:.1f} MB, PDF/UA-1, in {time.perf_counter() - started:.1f} s")
