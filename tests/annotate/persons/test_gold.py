"""Measured on texts that were annotated by hand, without a list: what an editor who begins anew may expect."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.annotate.persons.reading import annotate


def _surface(text: str) -> str:
    return " ".join(re.sub(r"\[Page [^\]]*\]", " ", text).replace("[", "").replace("]", "").split())


def test_cold_start(gold: Path) -> None:
    """More than one in ten names is lost, or one in twenty is none."""
    folder = gold / "by-hand-dev"
    names = sorted(path.stem for path in folder.glob("*.tsv"))
    texts = [(folder / "text" / f"{name}.txt").read_text(encoding="utf-8") for name in names]
    spans, _ = annotate(texts, cold=True)
    right = found = wanted = 0
    for name, text, marked in zip(names, texts, spans, strict=True):
        rows = [row.split("\t") for row in (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if row.startswith("person\t")]
        sure, unsure = (Counter(_surface(row[1]) for row in rows if (row[3] == "unsure") is is_unsure) for is_unsure in (False, True))
        seen = Counter(_surface(text[span.start:span.end]) for span in marked)
        hits = sum((seen & sure).values())
        right, wanted = right + hits, wanted + sum(sure.values())
        found += hits + sum((seen - sure - unsure).values())
    assert right / wanted > 0.90
    assert right / found > 0.95
