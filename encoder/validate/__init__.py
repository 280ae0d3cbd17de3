"""TEI -> problems: encoding, XML, grammar, rules, references, fidelity to the source.

`quick` is what `encode` asks of each file that it writes; `validate_file` says everything that can be said against a file that editors have changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from encoder.errors import Problem
from encoder.validate.quick import is_valid, quick

if TYPE_CHECKING:
    from encoder.validate.edition import Edition

__all__ = ["is_valid", "quick", "validate_file"]


def validate_file(path: Path, *, edition: Edition | None = None, shown: str = "") -> list[Problem]:
    """The problems of one file in the order of its lines; none for a file with which all is well.

    `edition` is what lies around it: without it nothing but the file itself is read. `shown` is what messages call the file.
    """
    from encoder.validate.check import validate_file as check  # what `encode` has no use for is loaded only here

    return check(path, edition=edition, shown=shown)
