"""Runs of `encode` over an edition that editors have corrected, killed at random moments: `python -m tests.robust.kills --count 300`.

It tells as it goes, and ends after `--minutes` with what it has. The edition is small, so that a minute has room for a hundred kills: it holds letters, the seeds and a memorandum, three of four with corrections of an editor. A better transcription is encoded into it, once in
peace and then over and over from the same beginning, each time in a process of its own that is sent SIGKILL. After each kill every file must be, byte
for byte, that of before or that of after, and no base newer than its file; the next run must bring the edition to where the peaceful run brought it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from encoder.files import clear_abandoned
from encoder.merge import BASE
from encoder.merge.store import NOTE
from encoder.pipeline import Options, run
from tests.merge import oracle
from tests.merge.editing import CORRECTIONS
from tests.merge.histories import ROOT, changed
from tests.robust.running import letters, tree

COUNT = 6
STEP = 25
KINDS = sorted(name for name in CORRECTIONS if not re.search("name|link|mark|retag|person|date|confirm|doubt", name))
"""Corrections that teach nothing: those that do change what the encoder writes in the other files, and it could not be told what they lost."""
MORE = "Secretary Kohler spoke of it on May 3, 1961, and Mr. Aas agreed."


@dataclass
class Trial:
    """An edition before and after a run; `faults` tells what a kill did to it."""

    folder: Path
    seed: int
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    seconds: float = 0.0
    kills: int = 0
    struck: int = 0
    between: int = 0
    faults: list[str] = field(default_factory=list)

    def prepare(self) -> int:
        """Encodes, corrects, and runs in peace; the number of corrections. What the peaceful run loses of them is a fault."""
        first, second, chance = self.folder / "first", self.folder / "second", Random(self.seed)
        for folder, more in ((first, ""), (second, MORE)):
            letters(folder, COUNT, more)
            for source in (*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "merge" / "texts").glob("*.txt")):
                text = source.read_text(encoding="utf-8")
                (folder / source.name).write_text(text.replace(" the ", " the said ", 3) if more else text, encoding="utf-8")
        run(self.options(first))
        run(Options((second,), self.folder / "fresh", today="2026-02-02"))
        made = self._correct(chance)
        shutil.copytree(self.out, self.folder / "kept")
        self.before = tree(self.out)
        began = time.monotonic()
        os.waitpid(self._child(), 0)
        self.seconds, self.after = time.monotonic() - began, tree(self.out)
        self._nothing_lost()
        return made

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def options(self, sources: Path) -> Options:
        return Options((sources,), self.out, today="2026-02-02")

    def _correct(self, chance: Random) -> int:
        made = 0
        for number, path in enumerate(sorted(self.out.glob("*.xml"))):
            text = path.read_text(encoding="utf-8")
            if number % 4 and "<body" in text:
                texts, done = changed(text, chance.choices(KINDS, k=6), CORRECTIONS, chance)
                path.write_text(texts[-1], encoding="utf-8", newline="")
                made += len(done)
        return made

    def _nothing_lost(self) -> None:
        for name, data in self.before.items():
            if "/" in name or b"<body" not in data:
                continue
            machine = [self.before[f"{BASE}/{name}"].decode(), (self.folder / "fresh" / name).read_text(encoding="utf-8")]
            if lost := oracle.lost_and_invented(data.decode(), machine, self.after[name].decode())[0]:
                self.faults.append(f"{name}: the peaceful run lost {dict(lost)}")

    def _child(self) -> int:
        """A process that encodes the better transcription into the edition."""
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):
                run(self.options(self.folder / "second"))
                os._exit(0)
            os._exit(1)
        return child

    def kill(self, after: float) -> None:
        """One kill, from the beginning, and the run that repairs."""
        shutil.rmtree(self.out)
        shutil.copytree(self.folder / "kept", self.out)
        child = self._child()
        self.kills += 1
        time.sleep(after)
        self.struck += os.waitpid(child, os.WNOHANG)[0] == 0
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        here = tree(self.out)
        self.faults += [f"killed after {after:.3f} s: {fault}" for fault in self._torn(here)]
        self.between += any(self.after.get(n) == d != self.before.get(n) for n, d in here.items()) and any(
            self.before[n] == d != self.after[n] for n, d in here.items() if n in self.before and n in self.after)
        clear_abandoned(self.out)      # as the command does
        run(self.options(self.folder / "second"))
        there = tree(self.out)
        self.faults += [f"killed after {after:.3f} s, and run again: {name} is not as an unkilled run leaves it"
                        for name in sorted({*there, *self.after}) if there.get(name) != self.after.get(name)]

    def _torn(self, here: dict[str, bytes]) -> Iterator[str]:
        for name, data in here.items():
            if name.endswith((".part", NOTE)):
                continue
            if data not in (self.before.get(name), self.after.get(name)):
                yield f"{name} is neither old nor new"
            own = name.removeprefix(f"{BASE}/")
            if own != name and own in self.after and self.before.get(name) != data and here.get(own) != self.after[own]:
                yield f"the base of {own} is newer than the file"
        yield from (f"{name} is gone" for name in self.before if name not in here)


def trial(count: int, seed: int = 1, minutes: float = 10.0) -> Trial:
    """Kills `count` runs at moments that are spread at random over the time that a run needs; no more once `minutes` have gone by."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        out, chance = Trial(Path(scratch), seed), Random(seed)
        made = out.prepare()
        print(f"{len(out.after)} files with {made} corrections, {out.seconds:.2f} s a run", flush=True)
        while out.kills < count and time.monotonic() - began < 60 * minutes:
            known = len(out.faults)
            out.kill(chance.uniform(0.0, 1.05) * out.seconds)
            for fault in out.faults[known:]:
                print(fault, flush=True)
            if out.kills % STEP == 0:
                print(f"{out.kills} kills in {time.monotonic() - began:.0f} s, {out.struck} struck, {len(out.faults)} faults", flush=True)
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--minutes", type=float, default=10.0, help="end after so long, with what there is")
    given = arguments.parse_args()
    found = trial(given.count, given.seed, given.minutes)
    print(f"{found.struck} of {found.kills} kills struck a run at work, {found.between} of them between old and new: " + (
        f"{len(found.faults)} faults" if found.faults else
        "every file whole, every base consistent, every correction there, every next run ended where an unkilled one does"))
    if found.kills < given.count:
        print(f"{given.count - found.kills} of the kills asked for were not made: {given.minutes:g} minutes had gone by")
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
