"""`make fuzz`: longer runs of what must hold for every text, and of what must survive being killed. Tells how many cases, and what they found."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = {
    "every text: readers, annotators, writer": ["tests/test_every_text.py", "tests/annotate", "tests/read"],
    "every TEI file: validation, fidelity": ["tests/validate/test_hostile.py", "tests/validate/test_fidelity.py", "tests/tei", "tests/schemas"],
    "merge of editors' work and new encodings": ["tests/merge"],
    "stylesheets: HTML and print": ["tests/publish"],
    "odd texts, odd names, hostile XML": ["tests/robust/test_texts.py", "tests/robust/test_names.py", "tests/robust/test_hostile_xml.py", "tests/robust/test_sizes.py"],
    "disks, killed runs, killed processes": ["tests/robust/test_disk.py", "tests/robust/test_killed.py", "tests/robust/test_parallel.py", "tests/robust/test_publishing.py"],
    "machines of a Dask scheduler, addresses": ["tests/robust/test_distributed.py", "tests/robust/test_addresses.py"],
}
_EXAMPLES = re.compile(r"(\d+) passing, (\d+) failing, and \d+ invalid test cases")
_GENERATED = re.compile(r"^(\d+) documents generated", re.M)
_COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")
_KILLS = re.compile(r"(\d+) of \d+ kills struck")


def run(paths: list[str], cases: int, kills: int, large: int) -> tuple[dict[str, int], str]:
    """Counts of one part (tests by outcome, generated cases, kills), and what pytest said."""
    environment = {**os.environ, "EDITION_EXAMPLES": "search", "EDITION_FUZZ_CASES": str(cases), "EDITION_KILLS": str(kills), **({"EDITION_LARGE": str(large)} if large else {})}
    command = [sys.executable, "-m", "pytest", "-s", "-v", "--hypothesis-show-statistics", "--tb=short", "-p", "no:cacheprovider", *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    counts: dict[str, int] = {name: int(number) for number, name in _COUNTS.findall(done.stdout.rpartition("\n=")[2] or done.stdout[-300:])}
    counts["cases"] = sum(int(good) + int(bad) for good, bad in _EXAMPLES.findall(done.stdout)) + sum(map(int, _GENERATED.findall(done.stdout)))
    counts["kills"] = sum(int(number) for number in _KILLS.findall(done.stdout))
    counts["status"] = done.returncode
    return counts, done.stdout


def _failures(said: str) -> str:
    """Of what pytest said the part on what failed, with the cases that show it."""
    begin = said.find("= FAILURES =")
    return said[begin if begin >= 0 else -6_000:].partition("= Hypothesis Statistics =")[0][:20_000]


def main() -> None:
    """Runs all parts that there are; exit status 1 where one of them found something."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=5_000, help="generated cases of the dearest property of texts; the others in proportion")
    arguments.add_argument("--kills", type=int, default=100, help="runs of encode to kill")
    arguments.add_argument("--large", type=int, default=0, metavar="MB", help="also encode one file of that size")
    arguments.add_argument("--only", default="", help="only parts with this word in their name")
    given = arguments.parse_args()
    wrong, cases, kills = 0, 0, 0
    for name, paths in PARTS.items():
        there = [path for path in paths if (ROOT / path).exists()]
        if given.only not in name or not there:
            continue
        began = time.monotonic()
        counts, said = run(there, given.cases, given.kills, given.large)
        cases, kills = cases + counts["cases"], kills + counts["kills"]
        failed = counts.get("failed", 0) + counts.get("error", 0) + counts.get("errors", 0)
        killed = f", {counts['kills']} kills survived" if counts["kills"] else ""
        print(f"{name}: {counts.get('passed', 0)} tests passed, {failed} failed, {counts.get('skipped', 0)} skipped; "
              f"{counts['cases']} generated cases{killed}; {time.monotonic() - began:.0f} s", flush=True)
        if counts["status"] not in (0, 5):
            wrong += 1
            print(_failures(said))
    print(f"{cases} generated cases, {kills} kills survived; {'nothing was found' if not wrong else f'{wrong} parts found something, see above'}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
