"""`edition`: all that comes after encoding, one command a module, loaded only when it is called."""

from __future__ import annotations

import importlib

import click

from encoder import __version__

COMMANDS = {
    "validate": "encoder.cli.validate:validate",
    "explain": "encoder.cli.explain:explain",
    "status": "encoder.cli.status:status",
    "review": "encoder.cli.review:review",
    "accept": "encoder.cli.accept:accept",
    "diff": "encoder.cli.diff:diff",
    "html": "encoder.cli.html:html",
    "print": "encoder.cli.print:print_",
}
"""Name of the command -> module and object."""


class _Lazy(click.Group):
    """A group that imports a command's module when the command is asked for: start-up stays quick."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        place = COMMANDS.get(name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition")
def main() -> None:
    """Work with an encoded edition: check it, review it, publish it."""
