"""`encode`: source texts -> TEI, the main job."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from encoder import __version__
from encoder.cli.places import FileOrAddress
from encoder.cli.telling import fail_clearly, tell_problems, tell_results
from encoder.errors import UsageError

if TYPE_CHECKING:
    from encoder.addresses.hand import AtHand
    from encoder.results import Report

_FOLDERS = FileOrAddress()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", nargs=-1, required=True, type=_FOLDERS)
@click.option("--out", "-o", required=True, type=_FOLDERS, help="Folder for the TEI; the tree of the sources is mirrored in it.")
@click.option("--authority", "-a", "authorities", multiple=True, type=_FOLDERS, metavar="FILE",
              help="A list of persons, terms, places or organisations in TEI that the marks may refer to. Repeatable; those in the output "
                  "folder are always used.")
@click.option("--settings", "settings_file", type=_FOLDERS, metavar="FILE",
              help="The edition's settings (default: edition.toml in or beside the output folder, or here).")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE.json",
              help="Write what was found, and what wants an editor's eye, for programs.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=None, help="Processes to work in (default: one for each core).")
@click.option("--scheduler", metavar="tcp://HOST:PORT", help="Work on the machines of this Dask scheduler (extra: distributed).")
@click.option("--force", is_flag=True, help="Do everything again, also what has not changed since the last run.")
@click.option("--all", "show_all", is_flag=True, help="List every place that wants an editor's eye, not the first twenty.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.version_option(__version__, prog_name="encode")
@fail_clearly
def main(sources: tuple[Path | str, ...], out: Path | str, authorities: tuple[Path | str, ...], settings_file: Path | str | None,
         report: Path | None, jobs: int | None, scheduler: str | None, force: bool, show_all: bool, quiet: bool) -> None:
    """Mark up transcriptions of historical documents as TEI P5.

    SOURCES are folders of plain text, or text files. Each document becomes a TEI file in the output folder, persons and other names go into
    authority files beside them (persons.xml ...). What editors corrected in these files is kept. Any of them may be an address,
    s3://bucket/folder (extra: remote).

    Exit status: 0 all encoded, 1 some file failed (the others are written), 2 wrong usage.
    """
    from encoder.addresses.hand import at_hand

    with at_hand(sources, out, authorities, settings_file) as given:
        outcome = _encoded(given, jobs, scheduler, force, quiet)
        if report:
            from encoder.files import write_whole
            write_whole(report, outcome.as_json())
        if not quiet:
            tell_results(outcome)
        tell_problems(outcome, quiet=quiet, limit=None if show_all else 20)
    sys.exit(1 if outcome.failed else 0)


def _encoded(given: AtHand, jobs: int | None, scheduler: str | None, force: bool, quiet: bool) -> Report:
    from encoder import settings
    from encoder.files import clear_abandoned
    from encoder.pipeline import Options, run
    from encoder.validate.schema import install

    for missing in (path for path in (*given.sources, *given.authorities) if not path.exists()):
        raise UsageError("there is no such file or folder.", path=str(missing), mend="Nothing was written.")
    out = given.out
    if out.exists() and not out.is_dir():
        raise UsageError("this is a file, not a folder.", path=str(out), mend="Name a folder with --out.")
    chosen = settings.load(given.settings_file) if given.settings_file else settings.find(out)
    out.mkdir(parents=True, exist_ok=True)
    clear_abandoned(out)
    install(out)
    options = Options(given.sources, out, given.authorities, chosen, jobs or os.cpu_count() or 1, _today(), force=force)
    if scheduler:
        from encoder.distributed import on_cluster
        with on_cluster(scheduler, options, shared=not given.away) as spread:
            return given.ended(run(given.begun(spread), _progress(quiet)))
    return given.ended(run(given.begun(options), _progress(quiet)))


def _today() -> str:
    """The date of the run, or that of SOURCE_DATE_EPOCH where builds are to be repeatable."""
    from datetime import UTC, datetime
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    except (OverflowError, OSError, ValueError):
        raise UsageError("SOURCE_DATE_EPOCH is no moment in time.", mend="It counts seconds since 1970; take it out of the environment.") from None
    return moment.date().isoformat()


def _progress(quiet: bool):  # type: ignore[no-untyped-def]
    """Draws a bar on a terminal for runs that take more than a moment."""
    if quiet or not sys.stderr.isatty():
        return lambda stage, done, total: None
    import time
    began = last = time.monotonic()

    def draw(stage: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - began < 1 or (now - last < 0.1 and done < total):
            return
        last = now
        filled = 30 * done // max(total, 1)
        end = "\r" if done < total else "\r\033[K"
        sys.stderr.write(f"\r{stage:9} [{'#' * filled}{'.' * (30 - filled)}] {done} of {total}{end}")
        sys.stderr.flush()
    return draw
