"""The machine's last text, its new text and the editor's file -> one file."""

from encoder.merge.settle import Settled, settle

BASE = ".encoder"
"""The folder, in the output folder, that keeps what the encoder wrote last. It belongs in version control."""

__all__ = ["BASE", "Settled", "settle"]
