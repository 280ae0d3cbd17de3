"""`edition accept`: the editor's word for many places at once."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from encoder.cli.telling import fail_clearly, some, tell_problem
from encoder.errors import UsageError

if TYPE_CHECKING:
    from encoder.review.accepting import Plan


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", "-k", default="", metavar="ELEMENT", help="Only marks of this element: persName, date, placeName, orgName, term, ref.")
@click.option("--person", "-p", default="", metavar="ID", help="Only marks that link to this entry.")
@click.option("--words", "-w", default="", help="Only marks around exactly these words.")
@click.option("--same", metavar="FILE:LINE", help="Decide all the same marks (same element, same words) as you decided the one at this place.")
@click.option("--link", metavar="REF", help="Link the marks to this entry, e.g. persons.xml#carter-jimmy. Needs --words or --person.")
@click.option("--unmark", is_flag=True, help="Take the tags away; the words stay. Needs --words or --person.")
@click.option("--reviewed", is_flag=True, help="Mark the files as reviewed: all in them is your word, and `encode` changes nothing there.")
@click.option("--preview", "-n", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--undo", is_flag=True, help="Take the last `accept` back.")
@fail_clearly
def accept(paths: tuple[Path, ...], kind: str, person: str, words: str, same: str | None, link: str | None, unmark: bool, reviewed: bool,
           preview: bool, undo: bool) -> None:
    """Confirm what the machine was not sure of: its @cert and @resp go, and yours comes where the edition signs (editor_id in edition.toml).

    PATHS are folders of an edition, or files in it; the options narrow down which marks are meant. All other bytes of the files stay.

    Exit status: 0 done, 1 a file cannot be read and nothing was decided in it, 2 wrong usage, or nothing that can be undone.
    """
    from encoder import settings
    from encoder.review.accepting import Decision, Wanted, linked, plan, same_as
    from encoder.review.edition import documents
    from encoder.review.undoing import carry_out

    files = documents(paths)
    if undo:
        _undo(list(dict.fromkeys(f.top for f in files)))
        return
    if (link is not None or unmark) and not (words or person):
        raise UsageError("--link and --unmark need to know which marks are meant.", mend="Add --words or --person.")
    tops = list(dict.fromkeys(f.top for f in files))
    chosen = settings.find(tops[0]) if tops else settings.Settings()
    today = datetime.now(UTC).date().isoformat()
    sign = f"#{chosen.editor_id.removeprefix('#')}" if chosen.editor_id else ""
    if same:
        wanted, decided, told = same_as(files, same, words)
        decision = replace(decided, sign=sign)
    else:
        wanted = Wanted(kind, person, words, link is not None or unmark)
        decision = Decision({} if link is None else linked(link), unmark, sign, reviewed)
        chosen_by = (("kind", kind), ("person", person), ("words", words), ("link", link))
        told = " ".join(["accept", *map(str, paths), *(f"--{k} {v}" for k, v in chosen_by if v), *["--unmark"] * unmark, *["--reviewed"] * reviewed])
    plans, unread = plan(files, wanted, decision, editor=chosen.editors[0] if chosen.editors else "", today=today)
    if plans and not preview:
        carry_out(plans, told, today)
    _show(plans, preview)
    for problem in unread:
        tell_problem(problem)
    sys.exit(1 if unread else 0)


def _show(plans: list[Plan], preview: bool) -> None:
    for item in plans:
        for step in item.steps:
            after = click.style(step.after, fg="green") if step.after else click.style("no mark", fg="red")
            click.echo(f"{click.style(f'{step.path}:{step.line}', bold=True)}: {step.words}: {step.before} -> {after}")
        if not item.steps:
            click.echo(f"{click.style(str(item.path), bold=True)}: reviewed")
    marks = sum(len(p.steps) for p in plans)
    done = "would change; nothing was written." if preview else "changed; --undo takes it back." if plans else "to decide."
    click.echo(f"{some(marks, 'mark')} in {some(len(plans), 'file')} {done}")


def _undo(tops: list[Path]) -> None:
    from encoder.review.undoing import undo
    for top in tops:
        count = undo(top, lambda what: click.echo(f"undone: {what}"))
        click.echo(f"{some(count, 'file')} {'is as it was' if count == 1 else 'are as they were'} before.")
