"""What each check costs: `python -m tests.validate.measure XML_FOLDER [SOURCE_FOLDER]` prints milliseconds of processor time a document."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.read.decode import read_source
from encoder.validate import fidelity, quick
from encoder.validate.check import validate_bytes
from encoder.validate.edition import Edition
from encoder.validate.places import Places
from encoder.validate.references import References
from encoder.validate.rules import broken_rules
from encoder.validate.schema import grammar


def measured(work: Callable[[Any], object], things: list[Any]) -> float:
    """Milliseconds of processor time for each thing, the first round not counted; the better of two rounds."""
    for thing in things[:20]:
        work(thing)
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        for thing in things:
            work(thing)
        best = min(best, time.process_time() - began)
    return best / len(things) * 1000


def main(top: Path, sources: list[Path]) -> None:
    edition = Edition(top, sources, read_source)
    files = [p for p in sorted(top.rglob("*.xml")) if not any(part.startswith(".") for part in p.relative_to(top).parts)]
    read = [(p, p.read_bytes()) for p in files]
    parser = etree.XMLParser(resolve_entities=False, collect_ids=False)
    trees = [(p, data, etree.fromstring(data, parser)) for p, data in read]
    texts = [(p, data, root, source) for p, data, root in trees if (source := edition.source(root)[0]) is not None]
    characters = sum(len("".join(root.itertext())) for _, _, root in trees) / len(trees)
    elements = sum(sum(1 for _ in root.iter()) for _, _, root in trees) / len(trees)
    print(f"{len(files)} files, {characters:.0f} characters and {elements:.0f} elements on average; {len(texts)} with their source")
    for name, work, things in (
        ("parse", lambda t: etree.fromstring(t[1], parser), read),
        ("grammar", lambda t: grammar().validate(t[2]), trees),
        ("quick (grammar and guarantees, in encode)", lambda t: quick(str(t[0]), t[2]), trees),
        ("references", lambda t: References(t[2], t[0], "x", Places("", t[2]), edition).check(), trees),
        ("Schematron", lambda t: broken_rules(t[1].decode(), t[2], "x", Places("", t[2])), trees),
        ("fidelity", lambda t: fidelity.compare(t[2], t[3].text, "x"), texts),
        ("all of edition validate", lambda t: validate_bytes(t[1], t[0], edition=edition), trees),
    ):
        print(f"{measured(work, things):7.2f}  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(a) for a in sys.argv[2:]])
