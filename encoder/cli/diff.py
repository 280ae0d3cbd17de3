"""`edition diff`: two encodings of a text, compared in words."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click

from encoder.cli.telling import fail_clearly
from encoder.errors import TooLarge, UsageError

_BASE_SPOILT = "This is what the encoder wrote last: take it back from your version control."
_COLOUR = {"added": "green", "removed": "red", "text": "magenta", "header": "blue", "comment": "blue"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("one", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path), required=False)
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or for programs.")
@fail_clearly
def diff(one: Path, other: Path | None, form: str) -> None:
    """Tell in words what changed from ONE to OTHER: tags added, removed, moved; attributes; text; header.

    With one file: what its editor changed since the encoder wrote it.

    Exit status: 0 nothing differs, 1 something does, 2 a file cannot be read or compared.
    """
    from encoder.merge.scan import Unmergeable
    from encoder.review.words import differences

    try:
        said = differences(_read(_base(one), _BASE_SPOILT), _read(one)) if other is None else differences(_read(one), _read(other))
    except Unmergeable as why:
        with_what = f"with {one}" if other else "with what the encoder wrote"
        raise UsageError(f"it cannot be compared {with_what}: {why}.", path=str(other or one), mend="Are these two encodings of one text?") from None
    if form == "json":
        click.echo(json.dumps([s.as_dict() for s in said], ensure_ascii=False, indent=1))
    else:
        for item in said:
            click.echo(f"{click.style(f'{other or one}:{item.line}', bold=True)}: {click.style(item.words, fg=_COLOUR.get(item.what))}")
        counts = Counter(item.what for item in said)
        click.echo(", ".join(f"{number} {what}" for what, number in sorted(counts.items())) if said else "no difference but layout.")
    sys.exit(1 if said else 0)


def _base(file: Path):  # type: ignore[no-untyped-def]
    from encoder.review.edition import documents
    found = documents([file])
    if not file.is_file() or not found[0].base.is_file():
        raise UsageError("it is not known what the encoder wrote for it.", path=str(file), mend="Name two files to compare.")
    return found[0].base


def _read(path: Path, mend: str = "Mend the file first."):  # type: ignore[no-untyped-def]
    from encoder.files import read_limited
    from encoder.merge.scan import Unmergeable, scan
    from encoder.merge.threeway import decode, well_formed
    if not path.is_file():
        raise UsageError("there is no such file.", path=str(path), mend="Give two TEI files.")
    try:
        data = read_limited(path)
        well_formed(data)
        return scan(decode(data)[0])
    except Unmergeable as why:
        raise UsageError(f"the file cannot be compared: {why}.", path=str(path), line=why.line, mend=mend) from None
    except TooLarge as error:
        raise UsageError(error.message, path=str(path), mend=error.mend) from None
    except OSError as error:
        raise UsageError(f"the file cannot be read: {error.strerror}.", path=str(path), mend="Check its rights.") from None
