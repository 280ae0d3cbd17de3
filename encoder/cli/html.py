"""`edition html`: the edition as a static site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from encoder.cli.telling import fail_clearly, tell_problem

_PATH = click.Path(path_type=Path)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=_PATH)
@click.option("--out", "-o", required=True, type=_PATH, help="Folder for the site; files of an earlier run in it are renewed.")
@click.option(
    "--sources",
    type=_PATH,
    metavar="FOLDER",
    help="The source texts, to be shown beside the TEI (default: seeds/ beside the edition, if there is one).",
)
@click.option("--pdf", "pdfs", type=_PATH, metavar="FOLDER", help="Documents as PDF, under the names of the TEI files, to be offered for download.")
@click.option(
    "--settings",
    "settings_file",
    type=_PATH,
    metavar="FILE",
    help="The edition's settings (default: edition.toml in or beside the edition, or here).",
)
@click.option("--jobs", "-j", type=click.IntRange(1), default=None, help="Processes to work in (default: one for each core).")
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@click.option("--force", is_flag=True, help="Render every page, whether its input changed or not.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@fail_clearly
def html(
    folder: Path,
    out: Path,
    sources: Path | None,
    pdfs: Path | None,
    settings_file: Path | None,
    jobs: int | None,
    no_search: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Build the edition in FOLDER as a static site: any web server can carry it, none is needed to build it.

    Only pages whose TEI, authority entries or neighbours changed are rendered again. Exit status: 0 built, 1 some file could not be read (the
    others are published), 2 wrong usage.
    """
    from encoder import settings
    from encoder.publish.html import Options, build

    chosen = settings.load(settings_file) if settings_file else settings.find(folder)
    beside = folder.resolve().parent / "seeds"
    built = build(
        Options(folder, out, chosen, sources or (beside if beside.is_dir() else None), pdfs, jobs or os.cpu_count() or 1, not no_search, force),
        _progress(quiet),
    )
    for problem in built.problems:
        if not quiet or problem.severity == "error":
            tell_problem(problem)
    if not quiet:
        click.echo(
            f"{out}: {built.documents} document{'s' * (built.documents != 1)}, {built.pages} pages "
            f"({built.written} files written, {built.removed} pages removed) in {built.seconds:.1f} s"
        )
    sys.exit(1 if any(p.severity == "error" for p in built.problems) else 0)


def _progress(quiet: bool):  # type: ignore[no-untyped-def]
    if quiet or not sys.stderr.isatty():
        return lambda stage, done, total: None

    def draw(stage: str, done: int, total: int) -> None:
        if done % 50 == 0 or done == total:
            sys.stderr.write(f"\r{stage} {done} of {total}" + ("\r\033[K" if done == total else ""))
            sys.stderr.flush()

    return draw
