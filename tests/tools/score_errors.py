"""The errors in persons and terms that remain, by kind and volume: `python -m tests.tools.score_errors GOLD ENCODED` (ENCODED: `build/score/ours`).

GOLD and the comparison are those of `make score`; here each link that does not agree is put under one cause. Causes say whose the difference
is: `see entry`, `title inside`, `extent` and the untagged ones are differences of practice or omissions of the published TEI; `other entry`,
`open` and `missed` are ours, until somebody has read the place. `--sample 200` behind the folders prints places to read.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from lxml import etree

from encoder.annotate.persons.text import fold
from encoder.annotate.persons.words import TITLES

CAUSES = (
    ("right", "the same extent, the same entry"),
    ("title inside", "the same entry; the published mark holds a title or rank besides the name"),
    ("extent", "the same entry; the published mark is longer or shorter otherwise"),
    ("see entry", "one of the two is an entry such as `Diem, see Ngo Dinh Diem`"),
    ("other entry", "another entry of the list"),
    ("no link: namesakes", "tagged without a link there; others of the list have the surname"),
    ("no link", "tagged without a link there, though nobody else of the list has the surname"),
    ("untagged: volume", "a person whom the published volume tags nowhere"),
    ("untagged: form", "a form of the name that the published volume tags nowhere"),
    ("untagged: document", "a person whom the published document tags nowhere else"),
    ("untagged: place", "a person whom the published document tags elsewhere"),
    ("open", "published with a link, marked by us without one"),
    ("missed", "published with a link, not marked by us"),
)
Place = tuple[str, int, int, str | None]


@dataclass
class Volume:
    """One volume's list, and each of its documents as (published, ours mapped to the offsets of the published, text by stream)."""

    names: dict[str, str] = field(default_factory=dict)
    see: set[str] = field(default_factory=set)
    documents: list[tuple[list[Place], list[Place], Mapping[str, str]]] = field(default_factory=list)


def comparison(gold: Path) -> Any:
    """The official comparison as a module: its reading of TEI is used here too."""
    spec = importlib.util.spec_from_file_location("official", gold.parent / "evaluate" / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{gold}: the comparison is not beside it.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def volumes(gold: Path, encoded: Path, what: str = "persons") -> dict[str, Volume]:
    """All volumes that have such a list; `what` is persons or terms."""
    official, out = comparison(gold), {}
    marks = {"persons": "names", "terms": "terms"}[what]
    for row in json.loads((gold / "frus-dev" / "manifest.json").read_text()):
        folder = gold / "frus-dev" / row["volume"]
        if not (folder / f"{what}.xml").exists():
            continue
        volume = out.setdefault(row["volume"], Volume())
        if not volume.names:
            _learn(volume, folder / f"{what}.xml")
        published = official.Doc(official.body(str(folder / "tei" / f"{row['id']}.xml")), skip_dateline=not row["dateline_shown"])
        ours = official.Doc(official.body(str(encoded / row["volume"] / f"{row['id']}.xml")))
        tables = {s: official.mapping(ours.text.get(s, ""), published.text.get(s, ""))[0] for s in {*published.text, *ours.text}}
        volume.documents.append((
            [(s, a, b, k if k in volume.names else None) for s, a, b, k in getattr(published, marks)],
            [(s, _at(tables[s], a), _at(tables[s], b), k if k in volume.names else None) for s, a, b, k in getattr(ours, marks)],
            published.text))
    return out


def _at(table: Sequence[int] | None, offset: int) -> int:
    return table[offset] if table else offset


def _learn(volume: Volume, path: Path) -> None:
    for element in etree.parse(path).iter("{*}person", "{*}term"):
        identifier = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if identifier:
            name = element if etree.QName(element).localname == "term" else element.find("{*}persName")
            volume.names[identifier] = " ".join("".join(name.itertext()).split()) if name is not None else ""
            if " ".join(element.itertext("{*}note")).strip().lower().startswith("see "):
                volume.see.add(identifier)


def causes(volume: Volume) -> Counter[str]:
    """How many links of a volume fall under each cause."""
    tagged, forms = set(), set()
    for published, _, text in volume.documents:
        tagged |= {k for *_, k in published if k}
        forms |= {text[s][a:b] for s, a, b, k in published if k}
    bearers = Counter(fold(name).split(",")[0].split(" ")[0].lower() for name in volume.names.values())
    out: Counter[str] = Counter()
    for published, ours, text in volume.documents:
        here = {k for *_, k in published if k}
        for mark in ours:
            if mark[3]:
                out[_cause(mark, published, text, volume, tagged, forms, here, bearers)] += 1
        out.update(_lost(published, ours))
        out["without link: ours"] += sum(k is None for *_, k in ours)
        out["without link: published"] += sum(k is None for *_, k in published)
    return out


def _cause(mark: Place, published: list[Place], text: Mapping[str, str], volume: Volume, tagged: set[str], forms: set[str], here: set[str],
           bearers: Mapping[str, int]) -> str:
    stream, start, end, key = mark
    assert key is not None
    over = [p for p in published if p[0] == stream and p[1] < end and start < p[2]]
    same = [p for p in over if p[3] == key]
    surface = text[stream][start:end]
    if any((a, b) == (start, end) for _, a, b, _ in same):
        return "right"
    if same:
        longer = text[stream][same[0][1]:start]
        return "title inside" if longer and any(fold(longer).lower().startswith(title) for title in TITLES) else "extent"
    if linked := [p[3] for p in over if p[3]]:
        return "see entry" if {key, *linked} & volume.see else "other entry"
    if over:
        family = fold(volume.names[key]).split(",")[0].split(" ")[0].lower()
        return "no link: namesakes" if bearers[family] > 1 else "no link"
    if key not in tagged:
        return "untagged: volume"
    if surface not in forms:
        return "untagged: form"
    return "untagged: place" if key in here else "untagged: document"


def _lost(published: list[Place], ours: list[Place]) -> Iterator[str]:
    """Links of the published TEI that no link of ours touches."""
    for stream, start, end, key in published:
        if key:
            over = [p for p in ours if p[0] == stream and p[1] < end and start < p[2]]
            if not over:
                yield "missed"
            elif not any(k for *_, k in over):
                yield "open"


def sample(gold: Path, encoded: Path, count: int) -> Iterator[str]:
    """So many of our links of persons that the published text has not, chosen by chance but always alike: cause, our entry, what is published there,
    the words around. For reading: which of them are wrong?"""
    found = []
    for name, volume in sorted(volumes(gold, encoded).items()):
        tagged = {k for published, _, _ in volume.documents for *_, k in published if k}
        forms = {text[s][a:b] for published, _, text in volume.documents for s, a, b, k in published if k}
        bearers = Counter(fold(n).split(",")[0].split(" ")[0].lower() for n in volume.names.values())
        for published, ours, text in volume.documents:
            here = {k for *_, k in published if k}
            for mark in ours:
                stream, start, end, key = mark
                if key and (cause := _cause(mark, published, text, volume, tagged, forms, here, bearers)) != "right":
                    over = [f"{text[s][a:b]}: {volume.names.get(k or '', 'no link')}" for s, a, b, k in published if s == stream and a < end and start < b]
                    around = f"{text[stream][max(0, start - 60):start]}[{text[stream][start:end]}]{text[stream][end:end + 40]}"
                    found.append(f"{name.removeprefix('frus')} {cause} | {volume.names[key]} | {'; '.join(over) or 'untagged'} | {around}")
    return iter(Random(1).sample(found, min(count, len(found))))


def main(gold: Path, encoded: Path) -> None:
    """Prints one table for persons, one for terms."""
    for what in ("persons", "terms"):
        found = {name: causes(volume) for name, volume in sorted(volumes(gold, encoded, what).items())}
        total: Counter[str] = sum(found.values(), Counter())
        names = [*(cause for cause, _ in CAUSES), "without link: ours", "without link: published"]
        print(f"\n{what}, by cause and volume")
        print(f"{'':24}{'all':>7}" + "".join(f"{name.removeprefix('frus')[-8:]:>9}" for name in found))
        for cause in filter(total.get, names):
            print(f"{cause:24}{total[cause]:7}" + "".join(f"{counts[cause]:9}" for counts in found.values()))
    print()
    told: dict[str, str] = defaultdict(str, CAUSES)
    for cause in told:
        print(f"{cause:24}{told[cause]}")


if __name__ == "__main__":
    if sys.argv[3:4] == ["--sample"]:
        print("\n".join(sample(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[4]))))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
