"""What was worked out once for each word, within bounds."""

from __future__ import annotations

from typing import TypeVar

MOST = 100_000
"""How many words are remembered at a time: some 10 MB."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Remembered(dict[_Key, _Value]):
    """Word -> what was worked out for it. A collection of millions of texts has words without end: at `MOST` it is begun anew."""

    def room(self) -> None:
        """To be called before something is added."""
        if len(self) >= MOST:
            self.clear()
