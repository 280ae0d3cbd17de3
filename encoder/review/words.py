"""What differs between two encodings of a text, in words: marks, attributes, places, text, header; not lines of XML."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any

from encoder.merge.compare import Altered, Difference, compare
from encoder.merge.header import Fields, paired
from encoder.merge.scan import Mark, Scan

_REMARK = re.compile(r"<!--(.*?)-->|<\?(?!xml)(.*?)\?>", re.S)


@dataclass(frozen=True, slots=True)
class Said:
    """One difference: `what` (added, removed, moved, renamed, attribute, text, header, comment), its `line` in the second file (in the first
    where the second has it no more), and the sentence."""

    what: str
    line: int
    words: str

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


def differences(one: Scan, other: Scan) -> list[Said]:
    """All differences from `one` to `other`, in the order of lines. Raises `Unmergeable` where the texts cannot be compared."""
    found = compare(one, other)
    out = [*_header(one, other), *_texts(found), *_marks(found), *_remarks(one, other)]
    return sorted(out, key=lambda said: (said.line, said.what))


def _marks(found: Difference) -> Iterator[Said]:
    one, other = found.one, found.other
    for mark in found.removed:
        if not _swallowed(found, mark):
            where = f" around `{_short(one, mark)}`" if mark.width else ""
            yield Said("removed", one.line(mark.open), f"{_named(mark)}{where} removed")
    for mark, *_ in found.added:
        words = _short(other, mark)
        where = f" around `{words}`" if mark.width else f": `{words}`" if words else ""
        yield Said("added", other.line(mark.open), f"{_named(mark)}{where} added{_said(mark)}")
    for change in found.altered:
        yield from _altered(found, change)


def _swallowed(found: Difference, mark: Mark) -> bool:
    """Whether a mark went with all its text: the text is told already."""
    return bool(mark.width) and any(i <= mark.first and mark.last <= k for i, k, _, _ in found.texts.get(mark.stream, ()))


def _altered(found: Difference, change: Altered) -> Iterator[Said]:
    one, other = found.one, found.other
    line, words = other.line(change.other.open), _short(other, change.other)
    if change.renamed:
        yield Said("renamed", line, f"`{words}`: {change.one.name} became {change.other.name}")
    if change.moved and change.other.anchor:
        now, then = _before(other, change.other), _before(one, change.one)
        yield Said("moved", line, f"{_named(change.other)} moved: now behind `{now}`, before behind `{then}`")
    elif change.moved:
        yield Said("moved", line, f"{change.other.name}: now around `{words}`, before around `{_short(one, change.one)}`")
    for name, (before, after) in change.attributes.items():
        now = f'{name}="{after}"' if after is not None else f"no {name}"
        was = f' (before "{before}")' if before is not None else ""
        yield Said("attribute", line, f"{change.other.name}{f' `{words}`' if words else ''}: {now}{was}")


def _texts(found: Difference) -> Iterator[Said]:
    for name, texts in found.texts.items():
        mine, yours, theirs = found.one, found.other, found.names[name]
        for i, k, j, m in _in_words(found, name, texts):
            before, after = _whole(mine, name, i, k), _whole(yours, theirs, j, m)
            line = yours.line(yours.place(theirs, min(j, yours.streams[theirs].length - 1))[0]) if yours.streams[theirs].length else 0
            if not before:
                yield Said("text", line, f"text added: `{after}`")
            elif not after:
                yield Said("text", line, f"text removed: `{before}`")
            else:
                yield Said("text", line, f"text: `{before}` became `{after}`")


def _in_words(found: Difference, name: str, texts: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Changes of letters widened to the words that they lie in; several in one word are one."""
    mine, yours = found.one, found.other
    one, other = (_word_bounds(doc, stream) for doc, stream in ((mine, name), (yours, found.names[name])))
    out: list[tuple[int, int, int, int]] = []
    for i, k, j, m in texts:
        left = min(i - one[bisect_right(one, i) - 1], j - other[bisect_right(other, j) - 1])
        if (k > i or i not in one) and (m > j or j not in other):      # inside a word: the whole word
            i, j = (i - left, j - left) if left else (i, j)
            right = min(one[bisect_left(one, k)] - k, other[bisect_left(other, m)] - m)
            k, m = k + right, m + right
        if out and i <= out[-1][1] and j <= out[-1][3]:
            out[-1] = (out[-1][0], max(k, out[-1][1]), out[-1][2], max(m, out[-1][3]))
        else:
            out.append((i, k, j, m))
    return out


def _word_bounds(doc: Scan, stream: str) -> list[int]:
    return list(accumulate(map(len, doc.streams[stream].words(doc.text)), initial=0))


def _whole(doc: Scan, stream: str, first: int, last: int) -> str:
    """The text of a range of letters."""
    if last <= first:
        return ""
    return _cut(doc.plain(doc.place(stream, first)[0], doc.place(stream, last - 1)[1]), 100)


def _header(one: Scan, other: Scan) -> Iterator[Said]:
    mine, yours = Fields(one), Fields(other)
    if mine.root is not None and yours.root is not None:
        yield from _fields(mine, mine.root, yours, yours.root, "")


def _fields(mine: Fields, a: Mark, yours: Fields, b: Mark, path: str) -> Iterator[Said]:
    if mine.content(a) == yours.content(b):
        return
    here = f"{path}/{b.name}" if path else b.name
    line = yours.scan.line(b.open)
    for key in sorted({**a.attributes, **b.attributes}):
        before, after = a.attributes.get(key), b.attributes.get(key)
        if before != after:
            yield Said("header", line, f"header, {_field(here)}: {key} {_change(before, after)}")
    if mine.loose(a) or yours.loose(b) or not (mine.children(a) or yours.children(b)):
        before, after = mine.scan.plain(a.inner, a.close), yours.scan.plain(b.inner, b.close)
        if before != after:
            yield Said("header", line, f"header, {_field(here)}: {_change(before, after)}")
    pairs = paired(mine, a, yours, b)
    for child in mine.children(a):
        if child.order in pairs:
            yield from _fields(mine, child, yours, pairs[child.order], here)
        else:
            yield Said("header", line, f"header, {_field(here)}: {child.name} `{_cut(mine.scan.plain(child.open, child.end))}` removed")
    met = set(pairs.values())
    for child in yours.children(b):
        if child not in met:
            words = _cut(yours.scan.plain(child.open, child.end))
            yield Said("header", yours.scan.line(child.open), f"header, {_field(here)}: {child.name} `{words}` added")


def _field(path: str) -> str:
    return "/".join(path.split("/")[-2:])


def _change(before: str | None, after: str | None) -> str:
    if not before:
        return f"now `{_cut(after or '')}`"
    return f"`{_cut(before)}` became `{_cut(after)}`" if after else f"`{_cut(before)}` removed"


def _remarks(one: Scan, other: Scan) -> Iterator[Said]:
    before, after = (Counter(m[0] for m in _REMARK.finditer(x.text)) for x in (one, other))
    for done, found, doc in (("added", after - before, other), ("removed", before - after, one)):
        for words in found:
            kind = "comment" if words.startswith("<!") else "instruction"
            yield Said("comment", doc.line(doc.text.index(words)), f"{kind} {done}: `{_cut(words.strip('<>!?- '))}`")


def _named(mark: Mark) -> str:
    label = mark.attributes.get("xml:id") or mark.attributes.get("n")
    return f"{mark.name} {label}" if label else mark.name


def _said(mark: Mark) -> str:
    said = ", ".join(f'{k}="{v}"' for k, v in mark.attributes.items() if k not in ("xml:id", "n"))
    return f" ({said})" if said else ""


def _short(doc: Scan, mark: Mark) -> str:
    return _cut(doc.words(mark))


def _before(doc: Scan, mark: Mark) -> str:
    return _cut(doc.plain(max(0, mark.open - 150), mark.open).rpartition(">")[2], 40, end=True) or "the beginning"


def _cut(words: str, size: int = 60, *, end: bool = False) -> str:
    if len(words) <= size:
        return words
    return f"...{words[-size:]}" if end else f"{words[:size]}..."
