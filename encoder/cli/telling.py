"""How the commands speak: results, problems, and the one way in which an error ends a run."""

from __future__ import annotations

import functools
import os
import re
import sys
from collections.abc import Callable
from typing import Any

import click

from encoder.errors import OURS, EditionError, Problem, UsageError, fault
from encoder.results import Report, Result

_COLOUR = {"error": "red", "warning": "yellow", "review": "cyan"}


def some(number: int, what: str) -> str:
    """So many things, the one in the singular."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def fail_clearly(command: Callable[..., Any]) -> Callable[..., Any]:
    """Wraps a command: whatever goes wrong is said in a sentence, with the exit status of its kind; no traceback reaches a user.

    Programmers see one with EDITION_TRACEBACK=1 in the environment.
    """
    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        _say_everything()
        try:
            return command(*args, **kwargs)
        except EditionError as error:
            tell_problem(error.problem()) if error.path else _fail(str(error))
            sys.exit(error.exit_status)
        except BrokenPipeError:
            raise       # whoever read our output has seen enough: click ends quietly
        except OSError as error:
            _fail(f"{error.filename or 'a file'}: {error.strerror or error}. Check the place, its rights and the space left on the disk; "
                  "nothing that was there is lost.")
            sys.exit(1)
        except KeyboardInterrupt:
            click.echo("stopped; what is written is whole, the next run goes on from here.", err=True)
            sys.exit(130)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("EDITION_TRACEBACK"):
                raise
            _fail(f"{fault(error)}. {OURS}")
            sys.exit(1)
    return wrapped


def _say_everything() -> None:
    """A terminal that cannot show a character shows its number instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Words of a text or a name of a file, fit for a terminal: what would move its cursor or turn its lines around is shown by its number."""
    return _UNSEEN.sub(lambda found: repr(found.group())[1:-1], text)


def _fail(message: str) -> None:
    click.echo(f"{click.style('error', fg='red')}: {plain(message)}", err=True)


def tell_results(report: Report) -> None:
    """One line a file, then the sum."""
    for result in report.results:
        click.echo(click.style(plain(_line(result)), fg="red" if result.action == "failed" else None))
    total = sum(report.actions.values())
    done = total - report.actions["failed"] - report.actions["authority"]
    counts = ", ".join(some(number, kind.removesuffix("s")) for kind, number in report.authority.items() if number)
    click.echo(f"{done} of {total} encoded in {report.seconds:.1f} s" + (f"; in the authority files: {counts}" if counts else ""))


def _line(result: Result) -> str:
    if result.action == "failed":
        return f"{result.source}: failed"
    if result.action == "authority":
        return f"{result.source} -> {result.target}: list of {result.type}, {result.persons} entries"
    unlinked = result.persons - result.linked
    return (f"{result.source} -> {result.target} ({result.action}): {result.type}, {result.date or 'no date'}; persons {result.linked} linked"
            f"{f' and {unlinked} not' if unlinked else ''}, dates {result.dates}, notes {result.notes}, pages {result.pages}")


def tell_problems(report: Report, *, quiet: bool, limit: int | None = 20) -> None:
    """What wants an editor's eye, the worst first; in quiet only errors."""
    left = 0
    for number, problem in enumerate(p for p in report.review() if not quiet or p.severity == "error"):
        if number == 0 and not quiet:
            click.echo("\nTo review, the worst first:", err=True)
        if problem.severity == "error" or limit is None or limit > 0:
            tell_problem(problem)
            limit = limit if limit is None or problem.severity == "error" else limit - 1
        else:
            left += 1
    if left:
        click.echo(f"... and {left} more (--all shows them, --report FILE.json keeps them).", err=True)


def tell_problem(problem: Problem) -> None:
    """One problem: place, what is wrong, how to mend it."""
    label = click.style(problem.severity, fg=_COLOUR[problem.severity])
    click.echo(f"{label}: {plain(str(problem))}", err=True)


__all__ = ["UsageError", "fail_clearly", "plain", "tell_problem", "tell_problems", "tell_results"]
