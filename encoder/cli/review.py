"""`edition review`: what wants an editor's eye."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from encoder.cli.telling import fail_clearly, some

_COLOUR = {"broken": "red", "pointer": "red", "candidates": "yellow", "low": "yellow", "date": "yellow", "merge": "magenta"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", "-k", "kinds", multiple=True, metavar="KIND",
              help="Only places of this kind: candidates, low, medium, name, date, note, pointer, merge, other. Repeatable.")
@click.option("--person", "-p", metavar="ID", help="Only places that concern this entry, as persons.xml names it.")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or for programs.")
@click.option("--page", type=click.Path(path_type=Path), metavar="FILE.html",
              help="Write a page to open in a browser, with filters, and one click to copy a place.")
@click.option("--limit", "-n", type=click.IntRange(0), default=0, help="Show only so many.")
@fail_clearly
def review(paths: tuple[Path, ...], kinds: tuple[str, ...], person: str | None, form: str, page: Path | None, limit: int) -> None:
    """List what wants an editor's eye, the worst first: doubts, undecided candidates, names without entry, contradictions, notes without place.

    PATHS are folders of an edition, or files in it.
    """
    from encoder.errors import UsageError
    from encoder.review.edition import documents
    from encoder.review.places import KINDS, counted, places

    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(f"`{kind}` is no kind of place.", mend=f"Known are: {', '.join(KINDS)}.")
    found = [p for p in places(documents(paths)) if not kinds or p.kind in kinds]
    if person:
        found = [p for p in found if person in p.person.replace("#", " ").replace(",", " ").split()]
    if page is not None:
        from encoder.files import write_whole
        from encoder.review.page import page as page_of
        write_whole(page, page_of(found).encode())
        click.echo(f"{page}: {some(len(found), 'place')}; open it in a browser.")
    elif form == "json":
        click.echo(json.dumps([p.as_dict() for p in found], ensure_ascii=False, indent=1))
    else:
        for place in found[:limit or None]:
            words = click.style(f"[{place.words}]", bold=True) if place.words else ""
            gap = "" if place.after[:1] in ",.;:!?’”)" else " "
            kind = click.style(place.kind, fg=_COLOUR.get(place.kind))
            click.echo(f"{click.style(place.place, bold=True)}: {kind}: {f'{place.before} {words}{gap}{place.after}'.strip()}".rstrip(" :"))
            click.echo(f"    {place.thinks}")
        counts = Counter(p.kind for p in found)
        each = ", ".join(counted(kind, counts[kind]) for kind in KINDS if counts[kind])
        click.echo(f"{some(len(found), 'place')}{': ' if found else ''}{each}.")
