"""What merging costs beside encoding: `python -m tests.merge.speed [FOLDER ...]` prints both and their ratio, taken in one run.

Each document is encoded, corrected by an editor (twenty corrections at random, `--corrections`), and encoded again by an encoder that changed its
mind about it (six changes at random, `--changes`). Told is the processor time of the second run: that of the merge, and that of all else that is
done for a document (the first look: read, survey; the second: annotate, describe, write, check). A folder is one of texts, or a volume with `text/` and
authority files beside it; without any, the texts of the tests.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from encoder import encoding, surveying
from encoder.merge.settle import Settled, settle
from encoder.pipeline import Options, run
from tests.merge.editing import CORRECTIONS
from tests.merge.histories import ROOT, changed
from tests.merge.machine import CHANGES


@dataclass
class Cost:
    """Seconds of the processor for all documents of a run."""

    documents: int = 0
    merged: int = 0
    encoding: float = 0.0
    merging: float = 0.0

    def __str__(self) -> str:
        each = 1000 / max(self.documents, 1)
        return (f"{self.documents} documents, {self.merged} merged: {each * self.encoding:.2f} ms to encode one, {each * self.merging:.2f} ms to merge it, "
                f"ratio {self.merging / self.encoding:.2f}")


def measure(folder: Path | None, corrections: int = 20, changes: int = 6) -> Cost:
    """Encodes, corrects each document, and encodes again."""
    sources = [ROOT / "seeds", ROOT / "tests" / "merge" / "texts"] if folder is None else [folder / "text" if (folder / "text").is_dir() else folder]
    authorities = tuple(sorted(folder.glob("*.xml"))) if folder is not None else ()
    with tempfile.TemporaryDirectory() as scratch:
        options = Options(tuple(sources), Path(scratch), authorities, today="2026-01-01", jobs=1)
        run(options)
        options = replace(options, force=True)      # the first look too
        bases = [p for p in sorted(Path(scratch, ".encoder").rglob("*.xml")) if "<body" in p.read_text(encoding="utf-8")]
        found = {}
        for base in bases:
            chance, text = Random(base.stem), base.read_text(encoding="utf-8")
            target = Path(scratch) / base.relative_to(Path(scratch, ".encoder"))
            target.write_text(changed(text, chance.choices(sorted(CORRECTIONS), k=corrections), CORRECTIONS, chance)[0][-1], encoding="utf-8", newline="")
            found[str(target)] = changed(text, chance.choices(sorted(CHANGES), k=changes), CHANGES, chance)[0][-1].encode()
        return _timed(options, found)


def _timed(options: Options, found: dict[str, bytes]) -> Cost:
    cost = Cost()

    def merging(path: str, base: bytes | None, editor: bytes | None, new: bytes, **how: Any) -> Settled:
        if path not in found:
            return settle(path, base, editor, new, **how)
        began = time.process_time()
        settled = settle(path, base, editor, found[path], **how)
        cost.merging += time.process_time() - began
        cost.merged += settled.action == "merged"
        return settled

    whole: Callable[..., Any] = encoding.Encoder.__call__

    def encoded(self: encoding.Encoder, sources: Any) -> Any:
        before, began = cost.merging, time.process_time()
        results = whole(self, sources)
        cost.encoding += time.process_time() - began - (cost.merging - before)
        cost.documents += len(sources)
        return results

    look: Callable[..., Any] = surveying.Surveyor.__call__

    def looked(self: surveying.Surveyor, sources: Any) -> Any:
        began = time.process_time()
        found = look(self, sources)
        cost.encoding += time.process_time() - began
        return found

    with (patch.object(encoding, "settle", merging), patch.object(encoding.Encoder, "__call__", encoded),
          patch.object(surveying.Surveyor, "__call__", looked)):
        run(options)
    return cost


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", type=Path, nargs="*")
    arguments.add_argument("--corrections", type=int, default=20)
    arguments.add_argument("--changes", type=int, default=6)
    given = arguments.parse_args()
    for folder in given.folders or [None]:
        print(f"{folder.name if folder else 'texts of the tests'}: {measure(folder, given.corrections, given.changes)}", flush=True)


if __name__ == "__main__":
    main()
