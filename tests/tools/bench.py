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
from collections.abc import Callable, Iterable
from pathlib import Path

from lxml import etree

from encoder import pipeline
from encoder.annotate import ANNOTATORS, Knowledge
from encoder.annotate.persons.survey import survey
from encoder.authorities import known
from encoder.describe import describe
from encoder.model import Document, Span
from encoder.read import read
from encoder.read.decode import decode
from encoder.resources import folder
from encoder.settings import Settings
from encoder.tei import Imprint, nested, serialise, write
from encoder.validate import fidelity, quick
from tests.tools import html_speed
from tests.tools.picture import bars

ROOT = Path(__file__).resolve().parents[2]


class Clock:
    """Adds up seconds by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], object]) -> object:
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
        for path in sorted(texts.glob("*.txt")):
            one(path.read_bytes(), annotators, clock, floor, grammar)
            count, size = count + 1, size + path.stat().st_size
    per = 1000 / count
    return {k: v * per for k, v in clock.seconds.items()}, {k: v * per for k, v in floor.seconds.items()}, count, size


def one(data: bytes, annotators: Iterable[tuple[str, Callable[..., list[Span]]]], clock: Clock, floor: Clock, grammar: etree.RelaxNG) -> None:
    """One document through all stages."""
    document: Document = clock("read", lambda: read(decode(data, path="x.txt", name="x")))  # type: ignore[assignment]
    clock("survey", lambda: survey(document))
    layers, marks = [document.spans], list(document.spans)
    for name, annotator in annotators:
        layer: list[Span] = clock(name, lambda a=annotator, m=marks: a(document, m))  # type: ignore[assignment, misc]
        layers.append(tuple(layer))
        marks += layer
    spans: list[Span] = clock("nest", lambda: nested(document, layers))  # type: ignore[assignment]
    meta = clock("describe", lambda: describe(document, spans, None))
    imprint = Imprint(version="1", changes=(("2000-01-01", "Encoded."),))
    tree = clock("build", lambda: write(document, spans, meta, imprint))  # type: ignore[arg-type]
    bytes_: bytes = clock("serialise", lambda: serialise(tree.root))  # type: ignore[attr-defined, assignment]
    parser = etree.XMLParser(resolve_entities=False, collect_ids=False)
    root = clock("parse", lambda: etree.fromstring(bytes_, parser))
    clock("check", lambda: quick("x.xml", root))
    clock("fidelity", lambda: fidelity.compare(root, document.source.text, "x.xml"))
    floor("build and serialise", lambda: serialise(write(document, spans, meta, imprint).root))  # type: ignore[arg-type]
    floor("parse and validate", lambda: grammar.validate(etree.fromstring(bytes_, parser)))


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


def main() -> None:
    """Measures and prints; `--json` keeps the figures, `--picture` draws them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--most", type=int, default=10_000, help="the largest number of documents for growth")
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--picture", type=Path)
    a = arguments.parse_args()
    figures: dict[str, float] = {}
    per_stage, per_floor, count, size = stages(a.gold)
    floor = sum(per_floor.values())
    print(f"{count} documents, {size / count:.0f} bytes each\n\nmilliseconds a document")
    for name, value in per_stage.items():
        print(f"  {name:24}{value:8.3f}")
    print(f"  {'all stages':24}{sum(per_stage.values()):8.3f}\nfloor")
    for name, value in per_floor.items():
        print(f"  {name:24}{value:8.3f}")
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        run = whole_run(a.gold, work / "run") * 1000 / count
        other = pandoc(a.gold)
        figures |= {"whole run, ms a document": run, "documents a second": 1000 / run, "ratio to the floor": run / floor}
        if other:
            figures |= {"pandoc, documents a second": count / other, "ratio to pandoc": other / (run * count / 1000)}
        texts = [p for t, _ in volumes(a.gold) for p in sorted(t.glob("*.txt"))]
        for number in [n for n in (100, 1000, 10_000) if n <= a.most]:
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
        # last: a process that is begun later would seem to need the memory that the stylesheets took
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
