"""The header, field by field: each element of the machine's that the editor left alone is renewed, all others stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from encoder.merge.edits import Edits
from encoder.merge.place import attribute_edits
from encoder.merge.scan import Mark, Scan

OWN = frozenset({"revisionDesc"})
"""Kept by other rules (`encoder.merge.revision`)."""

_NAME = attrgetter("name")


@dataclass(slots=True)
class HeaderMerge:
    """`steps` are what comes in: (what, mark of base, mark of editor, mark of new or None); `refused` (mark of base or new, reason) what does not."""

    steps: list[tuple[str, Mark, Mark, Mark | None]] = field(default_factory=list)
    refused: list[tuple[Mark, Mark | None, str]] = field(default_factory=list)


class Fields:
    """A header as a tree of fields, each with its content in one form whatever its layout."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.root = scan, scan.named("teiHeader")
        self._content: dict[int, str] = {}
        self._children: dict[int, list[Mark]] = {}

    def children(self, mark: Mark) -> list[Mark]:
        """The fields of a field."""
        if mark.order not in self._children:
            self._children[mark.order] = self.scan.children(mark)
        return self._children[mark.order]

    def content(self, mark: Mark) -> str:
        """What the element says: attributes in order of their names, text, children; comments and instructions too."""
        if mark.order not in self._content:
            pieces, at, text = [], mark.inner, self.scan.text
            for child in self.children(mark):
                pieces += [" ".join(text[at:child.open].split()), self.content(child)]
                at = child.end
            pieces.append(" ".join(text[at:mark.close].split()))
            attributes = " ".join(f"{k}={v!r}" for k, v in sorted(mark.attributes.items()))
            self._content[mark.order] = f"<{mark.name} {attributes}>{''.join(pieces)}</>"
        return self._content[mark.order]

    def typed(self, mark: Mark) -> str:
        """The element as it stands in the file: what is typed alike says the same, and most of two headers is."""
        return self.scan.text[mark.open:mark.end]

    def loose(self, mark: Mark) -> bool:
        """Whether there is text of its own in it."""
        at, text = mark.inner, self.scan.text
        for child in self.children(mark):
            if text[at:child.open].strip() and not text[at:child.open].strip().startswith("<"):
                return True
            at = child.end
        tail = text[at:mark.close].strip()
        return bool(tail) and not tail.startswith("<")


def merge_headers(base: Fields, editor: Fields, new: Fields) -> HeaderMerge:
    """What of the machine's changes (base -> new) comes into the editor's header."""
    out = HeaderMerge()
    if base.root is not None and editor.root is not None and new.root is not None:
        _merge(out, (base, editor, new), base.root, editor.root, new.root)
    return out


def _merge(out: HeaderMerge, trees: tuple[Fields, Fields, Fields], b: Mark, e: Mark, n: Mark) -> None:
    base, editor, new = trees
    if b.name in OWN or base.typed(b) == new.typed(n):
        return
    if base.children(b) and editor.children(e) and new.children(n) and not (base.loose(b) or editor.loose(e) or new.loose(n)):
        _merge_attributes(out, b, e, n)
        _merge_children(out, trees, b, e, n)
    elif new.content(n) in (base.content(b), editor.content(e)):
        return
    elif base.content(b) == editor.content(e):
        out.steps.append(("replace", b, e, n))
    else:
        _merge_attributes(out, b, e, n)
        if base.scan.plain(b.inner, b.close) != new.scan.plain(n.inner, n.close):
            out.refused.append((b, n, "you changed this field"))


def _merge_attributes(out: HeaderMerge, b: Mark, e: Mark, n: Mark) -> None:
    changed = {k for k in {**b.attributes, **n.attributes} if b.attributes.get(k) != n.attributes.get(k)}
    touched = {k for k in {**b.attributes, **e.attributes} if b.attributes.get(k) != e.attributes.get(k)}
    if not changed or all(e.attributes.get(k) == n.attributes.get(k) for k in changed):
        return
    if touched:
        out.refused.append((b, n, "you changed its attributes"))
    else:
        out.steps.append(("attributes", b, e, n))


def _merge_children(out: HeaderMerge, trees: tuple[Fields, Fields, Fields], b: Mark, e: Mark, n: Mark) -> None:
    base, editor, new = trees
    edited, renewed = paired(base, b, editor, e), paired(base, b, new, n)
    for child in base.children(b):
        mine, theirs = edited.get(child.order), renewed.get(child.order)
        if child.name in OWN:
            continue
        if mine is None and theirs is None:
            continue
        if mine is not None and theirs is not None:
            _merge(out, trees, child, mine, theirs)
        elif mine is None:
            if theirs is not None and base.content(child) != new.content(theirs):
                out.refused.append((child, theirs, "you removed this field"))
        elif base.content(child) == editor.content(mine):
            out.steps.append(("remove", child, mine, None))
        else:
            out.refused.append((child, None, "you changed this field"))
    own = [c for c in editor.children(e) if c not in edited.values()]
    last_b, last_e = b, e
    back = {m.order: o for o, m in renewed.items()}
    by_order = {c.order: c for c in base.children(b)}
    for child in new.children(n):
        old = back.get(child.order)
        if old is not None:
            last_b, last_e = by_order[old], edited.get(old, last_e)
        elif child.name in OWN or any(editor.content(c) == new.content(child) for c in own):
            continue
        elif any(_key(c) == _key(child) for c in own):
            out.refused.append((last_b, child, "you added a field of this kind"))
        else:
            out.steps.append(("insert", last_b, last_e, child))


def _key(mark: Mark) -> tuple[str, str | None, str | None, str | None]:
    a = mark.attributes
    return mark.name, a.get("xml:id"), a.get("type"), a.get("n")


def _distinct(marks: list[Mark]) -> bool:
    return len({_key(mark) for mark in marks}) == len(marks)


def paired(one: Fields, b: Mark, other: Fields, x: Mark) -> dict[int, Mark]:
    """Children of `b` by order -> those of `x`: typed alike first, then of the same content, then of the same kind, in order."""
    out: dict[int, Mark] = {}
    children, left = one.children(b), list(other.children(x))
    ways: tuple[tuple[Callable[[Mark], object], Callable[[Mark], object]], ...] = (
        (one.typed, other.typed), (one.content, other.content), (_key, _key), (_NAME, _NAME))
    for mine, theirs in ways:
        if mine == one.content and _distinct(left) and _distinct([mark for mark in children if mark.order not in out]):
            continue      # the kinds alone tell them apart
        waiting: dict[object, list[Mark]] = {}
        for mark in left:
            waiting.setdefault(theirs(mark), []).append(mark)
        for mark in children:
            if mark.order not in out and (found := waiting.get(mine(mark))):
                out[mark.order] = found.pop(0)
        taken = {mark.order for mark in out.values()}
        left = [mark for mark in left if mark.order not in taken]
        if not left or len(out) == len(children):
            break
    return out


def write_header(edits: Edits, target: Scan, new: Scan, merged: HeaderMerge, on_base: bool) -> None:
    """Puts the steps into the edits of a target: the editor's file, or the base."""
    for number, (what, b, e, n) in enumerate(merged.steps):
        mark = b if on_base else e
        if what == "attributes" and n is not None:
            wanted = {k: n.attributes.get(k) for k in {**b.attributes, **n.attributes} if b.attributes.get(k) != n.attributes.get(k)}
            for start, end, words in attribute_edits(target.text, mark, wanted):
                edits.changes.append((start, end, (1, number), words))
        elif what == "replace" and n is not None:
            if mark.empty or n.empty or b.attributes != n.attributes:
                edits.replace(mark.open, mark.end, new.text[n.open:n.end])
            else:
                edits.replace(mark.inner, mark.close, new.text[n.inner:n.close])
        elif what == "remove":
            edits.replace(*_line(target.text, mark))
        elif what == "insert" and n is not None:
            _insert(edits, target, new, mark, n, number)


def _insert(edits: Edits, target: Scan, new: Scan, mark: Mark, n: Mark, number: int) -> None:
    """Behind a sibling, or as the first child of the parent."""
    parent = n.parent
    first = parent is not None and mark.name == parent.name and mark.stream == n.stream and mark.parent is not None and (
        parent.parent is None or mark.parent.name == parent.parent.name)
    at = mark.inner if first else mark.end
    sibling = next(iter(target.children(mark)), None) if first else mark
    lead = ""
    if sibling is not None:
        before = target.text[:sibling.open]
        lead = before[len(before.rstrip()):]
    edits.put(at, lead + new.text[n.open:n.end], (1, number))


def _line(text: str, mark: Mark) -> tuple[int, int]:
    start = len(text[:mark.open].rstrip())
    return (start, mark.end) if text[mark.end:mark.end + 1].isspace() or text[start:mark.open].strip(" \t") else (mark.open, mark.end)


def told(merged: HeaderMerge, base: Scan, new: Scan) -> Iterator[tuple[Mark, str, str]]:
    """For each refused step the mark of the base that it is about, the reason, and what the machine would have written."""
    for mark, n, reason in merged.refused:
        yield mark, reason, (new.plain(n.open, n.end) or n.name) if n is not None else "nothing"
