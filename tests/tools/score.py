"""`make score`: encodes each volume of the published TEI into a folder of its own and compares; prints one table.

Beside our figures stand those of a baseline: the same structure, the surnames and abbreviations of the authority files wherever they stand in the
text, linked to the first entry that bears them, and each `Document 12` as a reference. `python -m tests.tools.score_errors` puts what does not agree
under its causes.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from encoder import pipeline
from encoder.annotate import Knowledge
from encoder.model import Document, Span
from encoder.settings import Settings
from tests.tools.score_errors import volumes

_BOTH = re.compile(r"^(persons~?|terms~|refs~) +[\d.]+ +precision ([\d.]+) +recall ([\d.]+)", re.M)
_BY_HAND = re.compile(r"^(persons|dates|date values|relative)\s+(?:F1 ([\d.]+)\s+precision ([\d.]+)\s+)?recall ([\d.]+)", re.M)


class AsListed:
    """The baseline annotator: every surname and abbreviation of the authority, as it stands, linked to its first bearer; `Document 12`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.first: dict[str, tuple[str, str]] = {}
        for kind, entries in (("persName", knowledge.authority.persons), ("term", knowledge.authority.terms)):
            for entry in entries.values():
                name = entry.name.split(",")[0].strip() if kind == "persName" else entry.name.strip()
                self.first.setdefault(name, (kind, f"{'persons' if kind == 'persName' else 'terms'}.xml#{entry.id}"))
        names = sorted(map(re.escape, self.first), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)") if names else None

    def __call__(self, document: Document, marks: Sequence[Span]) -> list[Span]:
        spans = [Span(m.start(1), m.end(1), "ref", {"n": m[2]}) for m in re.finditer(r"\b(Document (\d+))\b", document.view)]
        for match in self.pattern.finditer(document.view) if self.pattern else ():
            kind, ref = self.first[match[0]]
            spans.append(Span(match.start(), match.end(), kind, {"ref": ref}))
        return spans


def encode(texts: Path, out: Path, authorities: Sequence[Path] = ()) -> None:
    """Encodes a folder, and stops where a document failed."""
    out.mkdir(parents=True, exist_ok=True)
    report = pipeline.run(pipeline.Options((texts,), out, tuple(authorities), Settings()))
    for problem in report.review():
        if problem.severity == "error":
            sys.exit(f"failed: {problem}")


def encode_volumes(gold: Path, out: Path) -> None:
    """Each volume with its own authority files into a folder of its name."""
    for volume in sorted(p for p in (gold / "frus-dev").iterdir() if p.is_dir()):
        encode(volume / "text", out / volume.name, [p for p in (volume / "persons.xml", volume / "terms.xml") if p.exists()])


def baseline(gold: Path, out: Path) -> None:
    """The same with the baseline annotator alone."""
    from encoder import encoding, pipeline
    real, gathered = encoding.annotators, pipeline.gather_entries
    encoding.annotators = lambda knowledge: (AsListed(knowledge),)
    pipeline.gather_entries = lambda authority, *_: (authority, {"persons": {}, "terms": {}})
    try:
        encode_volumes(gold, out)
    finally:
        encoding.annotators, pipeline.gather_entries = real, gathered


def scores(gold: Path, encoded: Path) -> dict[str, float]:
    """The figures of the official comparison."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        script = gold.parent / "evaluate" / "score.py"
        done = subprocess.run([sys.executable, script, gold / "frus-dev", encoded, "--json", file.name], capture_output=True, text=True, check=True)
        (encoded / "score.txt").write_text(done.stdout)
        figures: dict[str, float] = json.loads(Path(file.name).read_text())
    found = {m[1]: (float(m[2]), float(m[3])) for m in _BOTH.finditer(done.stdout)}
    out: dict[str, float] = {}
    for name, figure in figures.items():
        out[name] = figure
        if name in found:
            out[f"{name} precision"], out[f"{name} recall"] = found[name]
    return out


def by_hand(gold: Path, encoded: Path) -> dict[str, float]:
    """The figures of the comparison with the annotation by hand (cold start)."""
    script = gold.parent / "evaluate" / "score_by_hand.py"
    done = subprocess.run([sys.executable, script, gold / "by-hand-dev", encoded], capture_output=True, text=True, check=True)
    out: dict[str, float] = {}
    for name, f1, precision, recall in _BY_HAND.findall(done.stdout):
        out[f"by hand: {name}"] = float(f1 or recall)
        if precision:
            out[f"by hand: {name} precision"], out[f"by hand: {name} recall"] = float(precision), float(recall)
    return out


def _shown(figure: float) -> str:
    return f"{figure:10.0f}" if figure > 1 else f"{figure:10.4f}"


def main(gold: Path, out: Path) -> None:
    """Encodes into empty folders, compares, prints the table."""
    if not (gold / "frus-dev").is_dir():
        sys.exit(f"{gold}: there is no published TEI to measure against. Name its folder: make score GOLD=...")
    for old in ("ours", "baseline", "by-hand"):       # what an earlier version wrote into the authority files would stay in them, and count
        shutil.rmtree(out / old, ignore_errors=True)
    encode_volumes(gold, out / "ours")
    baseline(gold, out / "baseline")
    encode(gold / "by-hand-dev" / "text", out / "by-hand")
    ours, base = scores(gold, out / "ours"), scores(gold, out / "baseline")
    ours["unlinked in the published TEI"] = sum(k is None for v in volumes(gold, out / "ours").values() for d, _, _ in v.documents for *_, k in d)
    ours |= by_hand(gold, out / "by-hand")
    print(f"{'':32}{'ours':>10}{'baseline':>10}")
    for name, figure in ours.items():
        other = base.get(name)
        print(f"{name:32}{_shown(figure)}{_shown(other) if other is not None else ''}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
