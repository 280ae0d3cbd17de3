"""What editors decided in one document is used for the others: names linked, unlinked, marked, unmarked by hand; entries merged or deleted.

Computed from the difference between each file and its base, so nothing has to be kept: who takes a correction back takes its lesson back.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from encoder.errors import AuthorityError, TooLarge
from encoder.files import read_limited
from encoder.merge.compare import compare
from encoder.merge.scan import Mark, Scan, Unmergeable, scan
from encoder.merge.store import BASE, same_time
from encoder.merge.threeway import decode, well_formed
from encoder.model import Document, Span

KINDS = ("persName", "placeName", "orgName", "term")
AUTHORITIES = ("persons", "terms", "places", "organisations")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

Key = tuple[str, str, str]
Context = tuple[str, str, str, str]


@dataclass(frozen=True)
class Lessons:
    """`links` (element, words, the machine's ref or "") -> the editors' ref ("": none); `names` (element, words) -> ref of names that the machine
    did not see; `unmarked` (element, words, word before, word after); `entries` ref -> the entry into which it was merged ("": it was deleted)."""

    links: dict[Key, str] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    unmarked: dict[Context, bool] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.links or self.names or self.unmarked or self.entries)


def lessons(out: Path) -> Lessons:
    """What the editors of an output folder teach. Costs a look at the size and time of each file where nobody edited anything. Raises AuthorityError
    where it is not known which entries were deleted."""
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    unmarked: set[Context] = set()
    for base, file in edited(out):
        try:
            data = read_limited(file)
            well_formed(data)
            _learn(scan(decode(base.read_bytes())[0]), scan(decode(data)[0]), votes, names, unmarked)
        except (Unmergeable, TooLarge, OSError):
            continue
    links = {key: next(iter(count)) for key, count in votes.items() if len(count) == 1 and next(iter(count)) != key[2]}
    added = {key: next(iter(count)) for key, count in names.items() if len(count) == 1}
    return Lessons(links, added, dict.fromkeys(sorted(unmarked), True), _entries(out))


def edited(out: Path) -> Iterator[tuple[Path, Path]]:
    """Base and file of each document that is not as the encoder wrote it, in order of their names."""
    top = out / BASE
    if not top.is_dir():
        return
    for folder, folders, files in os.walk(top):
        folders.sort()
        for name in sorted(files):
            base = Path(folder, name)
            file = out / base.relative_to(top)
            if name.endswith(".xml") and not (Path(folder) == top and name[:-4] in AUTHORITIES) and not untouched(base, file):
                yield base, file


def untouched(base: Path, file: Path) -> bool:
    """Whether a file is as its base says. Of two that are alike both have the same time, so that next time they need not be read."""
    try:
        one, other = base.stat(), file.stat()
        if one.st_size != other.st_size:
            return False
        if one.st_mtime_ns == other.st_mtime_ns:
            return True
        same = base.read_bytes() == file.read_bytes()
    except OSError:
        return True
    if same:
        same_time(base, file)
    return same


def _learn(base: Scan, file: Scan, votes: dict[Key, Counter[str]], names: dict[tuple[str, str], Counter[str]], unmarked: set[Context]) -> None:
    difference = compare(base, file)
    if difference.nothing:
        return
    removed = {m.order for m in difference.removed}
    decided: list[tuple[Key, str]] = []
    other: Counter[Key] = Counter()
    for mark in base.marks:
        if mark.name not in KINDS or mark.stream == "header":
            continue
        key = (mark.name, base.words(mark), reference(mark))
        mate = difference.paired.get(mark.order)
        if mark.order in removed:
            if not _remarked(difference.added, mark):
                unmarked.add((*key[:2], *_around(base, mark)))
        elif mate is not None and mate.name == mark.name and (mate.first == mark.first or mate.width == mark.width):
            confirmed = "cert" in mark.attributes and "cert" not in mate.attributes
            if (reference(mate) != key[2] or confirmed) and not reference(mate).startswith("#"):      # what is in this file means nothing in others
                decided.append((key, reference(mate)))
            else:
                other[key] += 1
    for key, ref in decided:
        votes[key][ref] += 1
        if other[key]:      # here the editor left the same name as it was: one decision, no rule
            votes[key][key[2]] += 1
    _learn_names(base, difference.added, names)


def _learn_names(base: Scan, added: Iterable[tuple[Mark, str, int, int, bool]], names: dict[tuple[str, str], Counter[str]]) -> None:
    for mark, stream, first, last, there in added:
        if mark.name in KINDS and there and last > first and reference(mark).partition("#")[0]:
            words = base.plain(base.place(stream, first)[0], base.place(stream, last - 1)[1])
            if len(words) > 2 and words[0].isupper() and words[-1].isalnum():
                names[mark.name, words][reference(mark)] += 1


def _remarked(added: Iterable[tuple[Mark, str, int, int, bool]], mark: Mark) -> bool:
    return any(stream == mark.stream and first < mark.last and last > mark.first and new.name in KINDS for new, stream, first, last, _ in added)


def reference(mark: Mark) -> str:
    """`@ref` relative to the top of the edition."""
    return re.sub(r"^(?:\.\./)+", "", mark.attributes.get("ref", ""))


def _around(base: Scan, mark: Mark) -> tuple[str, str]:
    before = base.plain(max(0, mark.open - 120), mark.open).rpartition(">")[2].split()
    after = base.plain(mark.end, mark.end + 120).partition("<")[0].split()
    return before[-1] if before else "", after[0] if after else ""


def deleted_entries(out: Path, kind: str) -> frozenset[str]:
    """xml:ids that an authority file once had and has no more: an editor deleted, renamed or merged these entries. Raises AuthorityError where it is
    not known what it had."""
    path, old = out / f"{kind}.xml", out / BASE / f"{kind}.xml"
    if not old.is_file() or not path.is_file() or untouched(old, path):
        return frozenset()
    try:
        before = _ids(_parse(old))
    except etree.XMLSyntaxError as error:
        raise AuthorityError(f"what the encoder wrote last is spoilt ({error.msg}), so it is not known which entries were deleted.", path=str(old),
                             mend="Take it back from your version control, or delete it: then all entries that the texts name come back.") from None
    try:
        return frozenset(before - _ids(_parse(path)))
    except etree.XMLSyntaxError:
        return frozenset()


def _ids(root: etree._Element) -> set[str]:
    return {identifier for element in root.iter(etree.Element) if (identifier := element.get(_XML_ID))}


def _entries(out: Path) -> dict[str, str]:
    """Entries that editors merged into others (whose `idno` or whose own `sameAs` or `corresp` says so) or deleted."""
    moved: dict[str, str] = {}
    for kind in AUTHORITIES:
        path = out / f"{kind}.xml"
        moved |= {f"{kind}.xml#{was}": "" for was in sorted(deleted_entries(out, kind))}
        if path.is_file() and (moved or not untouched(out / BASE / path.name, path)):
            with contextlib.suppress(etree.XMLSyntaxError, OSError):
                moved |= {f"{kind}.xml#{a}": f"{kind}.xml#{b}" for a, b in _merged(_parse(path)).items()}
    return moved


def _merged(root: etree._Element) -> dict[str, str]:
    ids, into = _ids(root), dict[str, str]()
    for element in root.iter("{*}person", "{*}place", "{*}org", "{*}term", "{*}label", "{*}item"):
        own = element.get(_XML_ID)
        same = (element.get("sameAs") or element.get("corresp") or "").partition("#")[2]
        if own and same in ids and same != own:
            into[own] = same
        for idno in element.iterchildren("{*}idno"):
            if own and idno.text and idno.text.strip() not in ids:
                into.setdefault(idno.text.strip(), own)
    return into


def _parse(path: Path) -> etree._Element:
    return etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)).getroot()


def apply_lessons(document: Document, spans: Sequence[Span], taught: Lessons) -> list[Span]:
    """The spans of a document as the editors would have them. `spans` are nested, and so is what is returned."""
    if not taught:
        return list(spans)
    out = [new for span in spans if (new := _taught(document.view, span, taught))]
    return sorted([*out, *_unseen(document, out, taught)], key=lambda s: (s.start, -s.end)) if taught.names else out


def _taught(view: str, span: Span, taught: Lessons) -> Span | None:
    if span.kind not in KINDS:
        return span
    words, ref = " ".join(view[span.start:span.end].split()), span.attributes.get("ref", "")
    if ref in taught.entries:
        ref = taught.entries[ref]
        span = _linked(span, ref)
    wanted = taught.links.get((span.kind, words, ref))
    if wanted is not None:
        evidence = "an editor linked the same words so" if wanted else "an editor took the link of the same words away"
        span = _linked(span, wanted)._replace(certainty=None, candidates=(), rule="editor", evidence=evidence)
    before, after = view[max(0, span.start - 60):span.start].split()[-1:], view[span.end:span.end + 60].split()[:1]
    context = (span.kind, words, before[0] if before else "", after[0] if after else "")
    return None if context in taught.unmarked else span


def _linked(span: Span, ref: str) -> Span:
    attributes = {key: value for key, value in span.attributes.items() if key != "ref"}
    return span._replace(attributes=attributes | ({"ref": ref} if ref else {}))


def _unseen(document: Document, spans: Sequence[Span], taught: Lessons) -> list[Span]:
    """Names that an editor marked elsewhere and that stand unmarked here."""
    view, out = document.view, list[Span]()
    marked = sorted((s.start, s.end) for s in spans if s.kind != "hi")
    for (kind, words), ref in taught.names.items():
        for found in re.finditer(r"(?<!\w)" + r"[ ]+".join(map(re.escape, words.split())) + r"(?!\w)", view):
            start, end = found.span()
            if all(b <= start or a >= end for a, b in marked) and any(leaf.start <= start and end <= leaf.end for leaf in document.leaves):
                marked.append((start, end))
                out.append(Span(start, end, kind, {"ref": ref}, None if " " in words else "medium", "editor", "an editor marked the same words so"))
    return out
