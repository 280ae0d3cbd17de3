"""Random histories of a file: an editor corrects, the encoder changes its mind, the editor corrects again; nothing of the editor's may be lost.

As a program: `python -m tests.merge.histories --count 1000 [--texts FOLDER ...]`, the form for the night.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lxml import etree

from encoder.merge.settle import Settled, settle
from encoder.pipeline import Options, run
from encoder.validate import is_valid
from tests.merge import oracle
from tests.merge.editing import CORRECTIONS, Correction
from tests.merge.machine import CHANGES

ROOT = Path(__file__).resolve().parents[2]


def encoded(folder: Path, *sources: Path) -> dict[str, str]:
    """What the encoder makes of source texts, by their names."""
    run(Options(sources or (ROOT / "seeds", ROOT / "tests" / "merge" / "texts"), folder, today="2026-01-01"))
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((folder / ".encoder").rglob("*.xml"))}
    return {name: text for name, text in texts.items() if "<body" in text}


def valid(data: bytes) -> bool:
    return is_valid(etree.fromstring(data))


def well_formed(text: str) -> bool:
    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError:
        return False
    return True


def changed(text: str, names: list[str], known: dict[str, Correction], chance: Random) -> tuple[list[str], list[str]]:
    """The text after each of the changes that it has room for, and their names. What would not be XML is not saved by an editor either."""
    out, done = [text], []
    for name in names:
        after = known[name](out[-1], chance)
        if after and after != out[-1] and well_formed(after):
            out.append(after)
            done.append(name)
    return out, done


@dataclass
class History:
    """One file over some runs; `faults` tells what went wrong."""

    base: str
    chance: Random
    file: str = ""
    machine: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    seconds: float = 0.0
    sizes: int = 0

    def __post_init__(self) -> None:
        self.file, self.machine = self.base, [self.base]

    def round(self, corrections: list[str], changes: list[str]) -> None:
        """The editor works, the encoder runs."""
        edited, done = changed(self.file, corrections, CORRECTIONS, self.chance)
        machine, more = changed(self.machine[-1], changes, CHANGES, self.chance)
        self.done += [*done, "|", *more, "||"]
        self.machine += machine[1:]
        self._run(edited[-1], first=len(self.actions) == 0)

    def back(self) -> None:
        """The encoder is as it was in the beginning."""
        self.machine.append(self.machine[0])
        self._run(self.file)

    def _run(self, editor: str, *, first: bool = False) -> None:
        before, new = self.base, self.machine[-1]
        began = time.perf_counter()
        settled = settle("f.xml", before.encode(), editor.encode(), new.encode(), today="2026-02-02", valid=valid)
        self.seconds += time.perf_counter() - began
        self.actions.append(settled.action)
        self.faults += list(self._judged(settled, before, editor, new, first))
        self.file = (settled.file or editor.encode()).decode()
        self.base = settled.base.decode() if settled.base is not None else before

    def _judged(self, settled: Settled, before: str, editor: str, new: str, first: bool) -> Iterator[str]:
        if settled.action == "beside":
            yield f"put beside: {settled.problems[0].message}"
            return
        merged = (settled.file or editor.encode()).decode()
        yield from oracle.faults(before, editor, self.machine, merged, few=first and len(self.done) < 10)
        if valid(editor.encode()) and not valid(merged.encode()):
            yield "not valid any more"
        base = settled.base if settled.base is not None else before.encode()
        again = settle("f.xml", base, merged.encode(), new.encode(), today="2026-03-03", valid=valid)
        if again.file is not None or again.base not in (None, base):
            yield f"a second run changes something again ({again.action})"


def history(base: str, seed: str, corrections: int = 20, rounds: int = 3) -> History:
    """A random history: at first many corrections, then some more before each further run, and at last the encoder as it was."""
    chance = Random(seed)
    out = History(base, chance)
    for number in range(rounds):
        out.round(chance.choices(sorted(CORRECTIONS), k=corrections if not number else corrections // 4), chance.choices(sorted(CHANGES), k=6))
    out.back()
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first history")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders of source texts (default: those of the tests)")
    parser.add_argument("--most", type=int, default=60, help="documents to take, spread over all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        documents = list(encoded(Path(folder), *options.texts).items())
    documents = documents[::max(1, len(documents) // options.most)]
    actions: Counter[str] = Counter()
    corrections: Counter[str] = Counter()
    bad, seconds, runs = 0, 0.0, 0
    for number in range(options.first, options.first + options.count):
        name, text = documents[number % len(documents)]
        found = history(text, f"history {number}")
        actions.update(found.actions)
        corrections.update(d for d in found.done if d in CORRECTIONS)
        seconds, runs = seconds + found.seconds, runs + len(found.actions)
        if found.faults:
            bad += 1
            print(f"history {number} of {name}: {'; '.join(found.faults)[:1500]}\n  {' '.join(found.done)}", flush=True)
    print(f"{options.count} histories of {len(documents)} documents, {runs} runs, {corrections.total()} corrections of {len(corrections)} kinds: "
          f"{bad} with faults; {dict(actions)}; {1000 * seconds / max(runs, 1):.1f} ms a merge")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
