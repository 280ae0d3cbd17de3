"""What a run costs that has nothing to do: `python -m tests.tools.large --documents 100000`.

Makes so many letters (about 1 KB each, no two alike), encodes them once, and runs again over what did not change. With `--copied` the first run
copies the encoding of one letter for all of them, which is quicker and leaves the second run as much to look at. Told are the seconds and the peak
memory (MB) of each run, the processes of `--jobs` together, for each number of documents. What the site of so many costs: `tests.tools.html_large`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from encoder import pipeline, settings
from encoder.encoding import Encoder
from encoder.files import Found
from encoder.merge import BASE
from encoder.surveying import Surveyed, Surveyor
from tests.robust.running import command, environment

_PLACES = ("Port Elgin", "Norwick", "Saint Anne", "Kirkby", "Lowestead", "Marnham", "Osterby")
_WORDS = "harbour convoy cable treaty quay visit reply census ferry tariff pilot survey minister envoy consul ballot".split()
_FOLDER = 1000
"""Letters in one folder."""


def letter(number: int) -> str:
    """A letter like no other; its words come from its number."""
    place, day, year = _PLACES[number % 7], number % 28 + 1, 1950 + number % 30
    words = [_WORDS[number // 16**power % 16] for power in range(5)]
    return (f"{number}. Letter From Consul Aas to Minister Marsh1\n\n{place}, May {day}, {year}.\n\nDear Mr. Minister:\n\n"
            f"I thank you for letter no. {number} about the {words[0]} and the {words[1]}. Mr. Per Holm spoke of the {words[2]} on April {day}, "
            f"{year}, and asked for a {words[3]}. See Document {max(number - 1, 1)}.\n\nThe {words[4]} was discussed with the Embassy in Oslo "
            f"and with NATO, which [2 lines not declassified] answered on the same day that it would wait.2 " + "Nothing more was said of it. " * 15
            + f"\n\nYours truly,\n\nOle Aas\n  1. Source: Marsh Library, box {number % 90}.\n  2. Not printed.\n")


def letters(folder: Path, count: int) -> Path:
    """A folder of that many letters, a thousand in each folder below it."""
    for number in range(1, count + 1):
        path = folder / f"{number // _FOLDER:03}" / f"d{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(letter(number), encoding="utf-8")
    return folder


class Copier:
    """Stands for a survey or an encoder: does its work for one letter, and gives the like for the others."""

    def __init__(self, real: Callable[[Sequence[Found]], list[Any]]) -> None:
        self.real, self.first, self.out = real, "", Any

    def __call__(self, items: Sequence[Found]) -> list[Any]:
        if not self.first:
            self.first, (self.out,) = items[0].name, self.real(items[:1])
        return [self._like(found) for found in items]

    def _like(self, found: Found) -> Any:
        if isinstance(self.out, Surveyed):
            return replace(self.out, name=found.name, number=str(int(found.name[-6:])))
        for folder in (self.real.out, self.real.out / BASE):  # type: ignore[attr-defined]
            path = folder / f"{found.name}.xml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((folder / f"{self.first}.xml").read_bytes())
        return replace(self.out, source=str(found.path), target=str(self.real.out / f"{found.name}.xml"))  # type: ignore[attr-defined]


def copied(sources: Path, out: Path) -> None:
    """A first run that encodes one letter and copies it for the others."""
    with patch.object(pipeline, "Surveyor", lambda: Copier(Surveyor())), patch.object(pipeline, "Encoder", lambda *given: Copier(Encoder(*given))):
        pipeline.run(pipeline.Options((sources,), out, settings=settings.find(out)))


@dataclass(frozen=True)
class Cost:
    """Seconds of a command by the clock and of the processor, and the most memory (MB) that its processes had together."""

    seconds: float
    processor: float
    memory: float


def measured(name: str, *arguments: str | Path) -> Cost:
    """Runs a command and watches it. Raises CalledProcessError where it fails."""
    began, most = time.monotonic(), 0.0
    before = os.times()
    process = subprocess.Popen(command(name, *arguments), env=environment(), stdout=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, sum(_resident(pid) for pid in _family(process.pid)))
        time.sleep(0.05)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, name)
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.monotonic() - began, processor, most)


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _resident(pid: int) -> float:
    """Memory of a process in MB, what it shares with others counted in proportion; 0 where it is gone."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in said.splitlines() if line.startswith("Pss:")), 0.0)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, nargs="+", default=[100, 1_000, 10_000])
    arguments.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--copied", action="store_true", help="make the first run by copying one encoding")
    given = arguments.parse_args()
    print(f"{'documents':>9}  {'run':12} {'seconds':>8} {'processor':>9} {'MB':>6}  ({given.jobs} processes)", flush=True)
    for count in given.documents:
        with tempfile.TemporaryDirectory() as scratch:
            work = Path(scratch)
            sources, encode = letters(work / "in", count), ("--out", work / "out", "--quiet", "--jobs", str(given.jobs))
            runs = [("encode", ("encode", sources, *encode)), ("unchanged", ("encode", sources, *encode))]
            if given.copied:
                copied(sources, work / "out")
                runs = runs[1:]
            for name, line in runs:
                cost = measured(str(line[0]), *line[1:])
                print(f"{count:9,}  {name:12} {cost.seconds:8.1f} {cost.processor:9.1f} {cost.memory:6.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
