"""Arguments that are files and folders, or addresses of them."""

from __future__ import annotations

from pathlib import Path

import click


class FileOrAddress(click.ParamType[Path | str]):
    """A path; what begins with `s3://` or another protocol stays text, `file://` is a path too."""

    name = "path"

    def convert(self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        from encoder.addresses.store import is_address
        if isinstance(value, Path):
            return value
        for local in ("file://", "local://"):
            if value.lower().startswith(local):
                return Path(value[len(local):])
        return value if is_address(value) else Path(value)
