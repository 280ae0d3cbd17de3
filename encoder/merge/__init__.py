"""The machine's last text, its new text and the editor's file -> one file."""

from encoder.merge.lessons import Lessons, apply_lessons, deleted_entries, lessons
from encoder.merge.relocate import relocate
from encoder.merge.settle import Settled, settle
from encoder.merge.store import BASE, base_of, explain, keep, recover

__all__ = ["BASE", "Lessons", "Settled", "apply_lessons", "base_of", "deleted_entries", "explain", "keep", "lessons", "recover", "relocate", "settle"]
