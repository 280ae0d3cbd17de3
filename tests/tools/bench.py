"""`make bench`: what encoding costs. Times every stage, the whole run against its floor and against pandoc in the same run, memory, growth.

The texts are those of the published volumes where they are to be had, else the seeds over and over. Machines differ and are noisy: quote ratios.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from lxml import etree

from encoder import pipeline
from encoder.annotate import ANNOTATORS, Knowledge
from encoder.annotate.persons.survey import survey
from encoder.authorities import known
from encoder.batches import MOST
from encoder.describe import describe
from encoder.model import Span
from encoder.read import read
from encoder.read.decode import decode
from encoder.resources import folder
from encoder.settings import Settings
from encoder.tei import Imprint, nested, serialise, write
from encoder.validate import fidelity, quick
from tests.tools import html_speed
from tests.tools.picture import bars

ROOT = Path(__file__).resolve().parents[2]


Out = TypeVar("Out")
ROUNDS = 3
"""How often stages, whole run and pandoc are measured, one after the other; of each the fastest counts."""


class Clock:
    """Adds up seconds by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], Out]) -> Out:
        began = time.perf_counter()
        out = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began
        return out


def volumes(gold: Path) -> list[tuple[Path, list[Path]]]:
    """Folders of texts, each with its authority files."""
    found = [(v / "text", [p for p in (v / "persons.xml", v / "terms.xml") if p.exists()]) for v in sorted((gold / "frus-dev").glob("*/")) if (v / "text").is_dir()]
    return found or [(ROOT / "seeds", [])]


def stages(gold: Path) -> tuple[dict[str, float], dict[str, float], int, int]:
    """Milliseconds a document for each stage and for the floor (build, parse and validate the same documents); number of documents, characters."""
    clock, floor, count, size = Clock(), Clock(), 0, 0
    grammar = etree.RelaxNG(etree.parse(str(folder("schemas") / "edition.rng")))
    for texts, authorities in volumes(gold):
        knowledge = Knowledge(known(Path("nowhere"), authorities)[0])
        annotators = [(factory.__name__.lower(), factory(knowledge)) for factory in ANNOTATORS]
        paths = sorted(texts.glob("*.txt"))
        for at in range(0, len(paths), MOST):
            batch([path.read_bytes() for path in paths[at:at + MOST]], annotators, clock, floor, grammar)
        count, size = count + len(paths), size + sum(path.stat().st_size for path in paths)
    per = 1000 / count
    return {k: v * per for k, v in clock.seconds.items()}, {k: v * per for k, v in floor.seconds.items()}, count, size


def batch(texts: list[bytes], annotators: Iterable[tuple[str, Callable[..., list[Span]]]], clock: Clock, floor: Clock, grammar: etree.RelaxNG) -> None:
    """Some documents through all stages, as a run takes them (`encoder.batches`)."""
    documents = clock("read", lambda: [read(decode(data, path="x.txt", name="x")) for data in texts])
    clock("survey", lambda: [survey(document) for document in documents])
    layers: list[list[Sequence[Span]]] = [[document.spans] for document in documents]
    for name, annotator in annotators:
        found = clock(name, lambda a=annotator: [a(d, [*chain.from_iterable(each)]) for d, each in zip(documents, layers, strict=True)])  # type: ignore[misc]
        for each, layer in zip(layers, found, strict=True):
            each.append(layer)
    spans = clock("nest", lambda: [nested(d, each) for d, each in zip(documents, layers, strict=True)])
    metas = clock("describe", lambda: [describe(d, s, None) for d, s in zip(documents, spans, strict=True)])
    imprint = Imprint(version="1", changes=(("2000-01-01", "Encoded."),))

    def build() -> list[etree._Element]:
        return [write(d, s, m, imprint).root for d, s, m in zip(documents, spans, metas, strict=True)]

    trees = clock("build", build)
    files = clock("serialise", lambda: [serialise(tree) for tree in trees])
    parser = etree.XMLParser(resolve_entities=False, collect_ids=False)
    roots = clock("parse", lambda: [etree.fromstring(data, parser) for data in files])
    clock("check", lambda: [quick("x.xml", root) for root in roots])
    clock("fidelity", lambda: [fidelity.compare(root, d.source.text, "x.xml") for root, d in zip(roots, documents, strict=True)])
    floor("build and serialise", lambda: [serialise(tree) for tree in build()])
    floor("parse and validate", lambda: [grammar.validate(etree.fromstring(data, parser)) for data in files])


def timed_run(gold: Path) -> float:
    with tempfile.TemporaryDirectory() as scratch:
        return whole_run(gold, Path(scratch))


def whole_run(gold: Path, out: Path) -> float:
    """Seconds for everything, files in and out, in this process."""
    began = time.perf_counter()
    for number, (texts, authorities) in enumerate(volumes(gold)):
        pipeline.run(pipeline.Options((texts,), out / str(number), tuple(authorities), Settings()))
    return time.perf_counter() - began


def pandoc(gold: Path) -> float | None:
    """Seconds that pandoc takes for the same files in one process; None where it is not installed."""
    try:
        import pypandoc
        program = pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        return None
    files = [str(p) for texts, _ in volumes(gold) for p in sorted(texts.glob("*.txt"))]
    began = time.perf_counter()
    subprocess.run([program, "-f", "markdown", "-t", "tei", "--file-scope", "-o", "/dev/null", *files], check=True, capture_output=True)
    return time.perf_counter() - began


def measured(sources: Path, out: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak memory (MB) of a whole `encode` process on a folder."""
    code = "import sys; sys.argv[0] = 'encode'; from encoder.cli.encode import main; main()"
    before = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, str(sources), "--out", str(out), "--quiet", "--jobs", "1", *arguments], cwd=ROOT,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    import os
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - before, usage.ru_maxrss / 1024


def copies(texts: list[Path], count: int, out: Path) -> Path:
    """A folder with `count` documents: the texts over and over under new names."""
    out.mkdir(parents=True)
    for number in range(count):
        shutil.copyfile(texts[number % len(texts)], out / f"t{number:06}.txt")
    return out


def names(count: int, out: Path) -> Path:
    """An authority file of that many persons."""
    people = "".join(f'<person xml:id="p{n}"><persName>Surname{n:x}, Given{n % 97}</persName><note>Officer {n}</note></person>' for n in range(count))
    out.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Names</title></titleStmt><publicationStmt><p>x</p></publicationStmt>'
                   f'<sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><standOff><listPerson>{people}</listPerson></standOff></TEI>')
    return out


def growth(gold: Path, most: int, figures: dict[str, float]) -> None:
    """Time and memory of whole processes: by number of documents, by length of a text, with many names."""
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        texts = [p for t, _ in volumes(gold) for p in sorted(t.glob("*.txt"))]
        for number in [n for n in (100, 1000, 10_000) if n <= most]:
            seconds, memory = measured(copies(texts, number, work / f"n{number}"), work / f"o{number}")
            figures |= {f"{number} documents, ms each": seconds * 1000 / number, f"{number} documents, MB": memory}
        for kilobytes in (1, 10, 100, 1000, 5000):
            long = work / f"long{kilobytes}"
            long.mkdir()
            paragraph = "On April 11, 1965, Mr. Marsh told Ambassador Kohler that the Embassy in Moscow had no answer. "
            (long / "t.txt").write_text("Dear Sir,\n\n" + ("\n\n".join([paragraph * 5] * (kilobytes * 1000 // (5 * len(paragraph)) + 1))))
            seconds, memory = measured(long, work / f"lo{kilobytes}")
            figures |= {f"text of {kilobytes} KB, s": seconds, f"text of {kilobytes} KB, MB": memory}
        seconds, memory = measured(copies(texts, 500, work / "many"), work / "om", "--authority", str(names(20_000, work / "names.xml")))
        figures |= {"500 documents with 20,000 names, ms each": seconds * 2, "500 documents with 20,000 names, MB": memory}


def main() -> None:
    """Measures and prints; `--json` keeps the figures, `--picture` draws them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--most", type=int, default=10_000, help="the largest number of documents for growth")
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--picture", type=Path)
    a = arguments.parse_args()
    figures: dict[str, float] = {}
    growth(a.gold, a.most, figures)     # first: what a process begins with counts among its memory
    rounds = [(timed_run(a.gold), stages(a.gold), pandoc(a.gold)) for _ in range(ROUNDS)]
    _, (_, _, count, size), _ = rounds[0]
    per_stage, per_floor = ({name: min(r[1][which][name] for r in rounds) for name in rounds[0][1][which]} for which in (0, 1))
    floor = sum(per_floor.values())
    print(f"{count} documents, {size / count:.0f} bytes each\n\nmilliseconds a document")
    for name, value in per_stage.items():
        print(f"  {name:24}{value:8.3f}")
    print(f"  {'all stages':24}{sum(per_stage.values()):8.3f}\nfloor")
    for name, value in per_floor.items():
        print(f"  {name:24}{value:8.3f}")
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        run = min(r[0] for r in rounds) * 1000 / count
        other = min((r[2] for r in rounds if r[2]), default=None)
        checking = sum(per_stage[name] for name in ("build", "serialise", "parse", "check"))
        annotating = sum(per_stage[f.__name__.lower()] for f in ANNOTATORS)
        figures["annotating : building, parsing and checking the grammar"] = annotating / checking
        figures["annotating : the same with the proof of fidelity"] = annotating / (checking + per_stage["fidelity"])
        figures |= {"whole run, ms a document": run, "documents a second": 1000 / run, "ratio to the floor": run / floor}
        if other:
            figures |= {"pandoc, documents a second": count / other, "ratio to pandoc": other / (run * count / 1000)}
        whole_run(a.gold, work / "run")
        figures["HTML, ms a document (TEI Consortium's stylesheets: 44)"] = html_speed.measure(work / "run")[1]
    print()
    for name, value in figures.items():
        print(f"{name:60}{value:10.2f}")
    print(f"{'this process, MB':60}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.1f}")
    if a.json:
        a.json.write_text(json.dumps({"stages": per_stage, "floor": per_floor, "figures": figures}, indent=1))
    if a.picture:
        a.picture.write_text(bars("Milliseconds a document, by stage", per_stage | {"floor: " + k: v for k, v in per_floor.items()}))


if __name__ == "__main__":
    main()
