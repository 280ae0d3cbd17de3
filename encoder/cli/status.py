"""`edition status`: how far the work on each file is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from encoder.cli.telling import fail_clearly, some

_COLOUR = {"as encoded": None, "corrected": "yellow", "reviewed": "green", "no base": "yellow", "broken": "red"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or for programs.")
@fail_clearly
def status(paths: tuple[Path, ...], form: str) -> None:
    """Tell of each file whether it is as the encoder wrote it, corrected or reviewed, valid, and what is still unconfirmed.

    PATHS are folders of an edition, or files in it.
    """
    from encoder.review.edition import documents
    from encoder.review.status import status as state_of

    found = [state_of(file) for file in documents(paths)]
    if form == "json":
        click.echo(json.dumps([s.as_dict() for s in found], ensure_ascii=False, indent=1))
        return
    width = max((len(s.path) for s in found), default=0)
    for s in found:
        state = f"corrected ({s.corrections})" if s.state == "corrected" else s.state
        notes = ["valid" if s.valid else click.style("not valid", fg="red"), f"{s.unconfirmed} unconfirmed"]
        notes.append(f"{s.unlinked} without entry" if s.unlinked else "")
        notes.append(click.style(f"a new encoding waits in {Path(s.path).name}.new", fg="yellow") if s.beside else "")
        click.echo(f"{s.path:{width}}  {click.style(f'{state:15}', fg=_COLOUR[s.state])}  {', '.join(filter(None, notes))}")
        if s.message:
            click.echo(f"{'':{width}}  {s.message}")
    counts = Counter(s.state for s in found)
    states = ", ".join(f"{n} {what}" for what, n in counts.items())
    click.echo(f"{some(len(found), 'file')}: {states}; {some(sum(s.unconfirmed for s in found), 'decision')} unconfirmed, "
               f"{some(sum(not s.valid for s in found), 'file')} not valid.")
