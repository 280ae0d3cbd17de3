"""`edition explain`: why a mark is there."""

from __future__ import annotations

from pathlib import Path

import click

from encoder.cli.telling import fail_clearly


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("line", type=click.IntRange(1), required=False)
@click.option("--source", type=click.Path(path_type=Path), help="Folder of the source texts, where the edition does not know it.")
@fail_clearly
def explain(file: Path, line: int | None, source: Path | None) -> None:
    """Tell what decided each mark on LINE of FILE (without LINE: of the whole file): the rule, the evidence, the candidates."""
    from encoder.explain import explain as explained

    found = explained(file, line, source=source)
    if not found:
        click.echo(f"{file}{f':{line}' if line else ''}: there is no name, date, term or reference marked here.")
    for item in found:
        click.echo(f"{click.style(f'{file}:{item.line}', bold=True)}: <{item.element}> {item.words}")
        if item.span is None:
            click.echo("  the encoder would not mark this: it is an editor's mark, or the authority files have changed since.")
            continue
        target = item.span.attributes.get("ref") or item.span.attributes.get("target") or " ".join(
            f"{k}={v}" for k, v in item.span.attributes.items())
        click.echo(f"  {target or 'no reference'} ({item.span.certainty or 'certain'}); rule: {item.span.rule or 'not named'}")
        if item.span.evidence:
            click.echo(f"  {item.span.evidence}")
        for candidate in item.span.candidates:
            click.echo(f"  candidate: {candidate}")
