"""The merge of three files: decided on positions in the text, done on the editor's bytes, checked on the result."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from lxml import etree

from encoder.errors import Problem
from encoder.merge import revision
from encoder.merge.compare import Difference, compare
from encoder.merge.decide import Change, Decision, Judge, changes, together
from encoder.merge.header import Fields, HeaderMerge, merge_headers, told, write_header
from encoder.merge.place import Placer
from encoder.merge.scan import BLOCKS, HEADER, Scan, Unmergeable, scan

_STRING = etree.XPath("string()")
_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Merged:
    """`file` and `base` as they should be now; `count` of the machine's changes in question; `taken` the numbers of those that came in;
    `more`: with those in, some of the others may find a place."""

    file: bytes
    base: bytes
    count: int
    problems: tuple[Problem, ...]
    taken: tuple[int, ...] = ()
    more: bool = False


def decode(data: bytes) -> tuple[str, str]:
    """A file's text and codec; a byte order mark stays a character. Raises `Unmergeable`."""
    declared = _DECLARED.match(data)
    codec = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2]) or (declared[1].decode() if declared else "utf-8")
    try:
        codecs.lookup(codec)
        return data.decode(codec), codec
    except (LookupError, UnicodeDecodeError):
        raise Unmergeable(f"it is not written in {codec}, as it claims") from None


@lru_cache(maxsize=4)
def well_formed(data: bytes) -> Any:
    """The root of a file as a parser sees it; kept for a moment, so nobody may change it. Raises `Unmergeable` with the line where it is not
    well-formed, or declares entities."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise Unmergeable(f"it is not well-formed: {error.msg}", error.position[0] if error.position else 0) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unmergeable("it has a document type declaration, which may hide text in entities")
    return root


@lru_cache(maxsize=8)
def scanned(data: bytes, ours: bool = False, header: bool = True) -> tuple[Scan, str]:
    """A file as it is read, and its codec; kept for a moment, since a merge looks at a file more than once. What the encoder wrote (`ours`) is
    well-formed, all else is looked at. Raises `Unmergeable`."""
    if not ours:
        well_formed(data)
    text, codec = decode(data)
    return scan(text, header=header), codec


def merge(path: str, base: bytes, editor: bytes, new: bytes, *, without: frozenset[int] = frozenset()) -> Merged:
    """Merges; changes whose numbers (as `Merged.taken` gives them) are in `without` stay out. Raises `Unmergeable`."""
    headed = revision.header(base) != revision.header(new)
    e, codec = scanned(editor, header=headed)
    b, n = scanned(base, True, headed)[0], scanned(new, True, headed)[0]
    mine, machine = compare(b, e), compare(b, n)
    wanted = changes(machine)
    judge = Judge(mine, machine)
    decision = judge.decide(wanted)
    numbers = {id(change): number for number, change in enumerate(wanted)}
    _leave_out(decision, {id(wanted[number]) for number in without})
    header = merge_headers(Fields(b), Fields(e), Fields(n)) if headed else HeaderMerge()
    placed = partial(_placed, e, codec, mine, machine, decision, header)
    data = placed()
    while bad := _try_each(placer := Placer(b, None, machine), decision.taken):      # with them, file and base would drift apart
        decision.refused += bad
        _drop_dependants(decision, {id(c) for c, _ in bad})
        data = placed()
    kept = new if not (decision.refused or decision.agreed or header.refused) else _base(placer, machine, header)
    count = len(wanted) - len(decision.agreed) + len(header.steps) + len(header.refused)
    problems = tuple(_problems(path, e, mine, decision, header, b, n))
    more = _more(decision, kept, n, {*judge.altered})
    return Merged(data, kept, count, problems, tuple(numbers[id(c)] for c in decision.taken), more)


def _more(decision: Decision, base: bytes, n: Scan, edited: set[int]) -> bool:
    """Whether a merge of what this one made could change it again: changes were refused for want of a place, a mark moved that the editor has altered
    (`edited`, by order), or the new `base` lacks other changes than those that did not come in."""
    others = [*(c for c, _ in decision.refused), *decision.agreed]
    if not others or not decision.taken:
        return False
    moved = {c.altered.one.order for c in decision.taken if c.altered is not None and c.altered.moved}
    if decision.unplaced or not moved.isdisjoint(edited):
        return True
    if not (moved or any(c.block or c.text is not None for c in decision.taken)):
        return False
    return Counter(c.signature for c in others) != Counter(c.signature for c in changes(compare(scanned(base, True, n.headed)[0], n)))


def _leave_out(decision: Decision, unwanted: set[int]) -> None:
    kept = [c for c in decision.taken if id(c) not in unwanted]
    decision.refused += [(c, "the file would not be valid any more") for c in decision.taken if id(c) in unwanted]
    decision.taken = kept
    together(decision)


def _placed(target: Scan, codec: str, mine: Difference, machine: Difference, decision: Decision, header: HeaderMerge) -> bytes:
    """The editor's file with all that is taken; what has no sure place there is refused after all."""
    while True:
        placer = Placer(target, mine, machine)
        bad = _try_each(placer, decision.taken)
        if not bad:
            try:
                return _finished(placer, codec, mine, machine, decision.taken, header)
            except Unmergeable as why:
                bad = [(_culprit(target, codec, mine, machine, decision.taken, header), str(why))]
        decision.refused += bad
        _drop_dependants(decision, {id(c) for c, _ in bad})


def _finished(placer: Placer, codec: str, mine: Difference, machine: Difference, taken: list[Change], header: HeaderMerge) -> bytes:
    write_header(placer.edits, placer.target, machine.other, header, on_base=False)
    _prolog(placer, machine, mine)
    data = placer.edits.apply().encode(codec, "xmlcharrefreplace")
    _check(data, placer.target, mine, machine, taken)
    return data


def _culprit(target: Scan, codec: str, mine: Difference, machine: Difference, taken: list[Change], header: HeaderMerge) -> Change:
    """The first change with which those before it cannot be written together. Raises `Unmergeable` where it is not a change of the text."""
    def fits(count: int) -> bool:
        placer = Placer(target, mine, machine)
        try:
            if _try_each(placer, taken[:count]):
                return False
            _finished(placer, codec, mine, machine, taken[:count], header)
        except Unmergeable:
            return False
        return True
    low, high = 0, len(taken)
    if not taken or not fits(0):
        raise Unmergeable("the changes of the header have no sure place in it")
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return taken[high - 1]


def _try_each(placer: Placer, taken: list[Change]) -> list[tuple[Change, str]]:
    bad = []
    try:
        placer.prepare(taken)
        for change in taken:
            try:
                placer.put(change)
            except Unmergeable as why:
                bad.append((change, str(why)))
            except LookupError:
                bad.append((change, "its place is not there any more"))
    except Unmergeable as why:      # pragma: no cover
        bad.append((taken[0], str(why)))
    return bad


def _drop_dependants(decision: Decision, bad: set[int]) -> None:
    """Structure comes in together or not at all."""
    decision.unplaced = True
    blocks = any(id(c) in bad and c.block for c in decision.taken)
    left = [c for c in decision.taken if id(c) not in bad]
    if blocks:
        decision.refused += [(c, "the structure here is not as the encoder left it") for c in left if c.block]
        left = [c for c in left if not c.block]
    decision.taken = left
    together(decision)


def _prolog(placer: Placer, machine: Difference, mine: Difference) -> None:
    """The lines above the root: renewed where the editor left them alone."""
    heads = [x.text[:x.marks[0].open] for x in (machine.one, machine.other, mine.other)]
    if heads[0] != heads[1] and heads[0].split() == heads[2].split():
        placer.edits.replace(0, len(heads[2]), heads[1].replace("\n", placer.newline))


def _check(data: bytes, target: Scan, mine: Difference, machine: Difference, taken: list[Change]) -> None:
    """No character more or less than there must be, as another reader of XML than ours sees them. Raises `Unmergeable`."""
    expected = {name: stream.chars for name, stream in target.streams.items() if name != HEADER}
    by_stream: dict[str, list[tuple[int, int, str]]] = {}
    for change in taken:
        if change.text is not None:
            i, k, j, m = change.text
            alignment = mine.alignments[change.stream]
            a = alignment.over(i) if k > i else None
            if a is None:
                a = _behind(alignment.over, i)
            words = machine.other.streams[machine.names[change.stream]].chars[j:m]
            by_stream.setdefault(mine.names[change.stream], []).append((a, a + k - i, words))
        elif change.kind == "remove" and change.old is not None and change.old.holds is not None:
            expected.pop(mine.names.get(change.old.holds, ""), None)
    for name, splices in by_stream.items():
        if name in expected:
            text = expected[name]
            for a, b, words in sorted(splices, reverse=True):
                text = text[:a] + words + text[b:]
            expected[name] = text
    have = _texts(deepcopy(well_formed(data)))
    for name, text in expected.items():
        if text not in have:
            raise Unmergeable(f"the text of {name or 'the document'} would not be kept whole")
        have.remove(text)


def _texts(root: Any) -> list[str]:
    """The text of each note and that around them, without white space; the tree is used up."""
    for header in list(root.iter("{*}teiHeader")):
        header.clear(keep_tail=True)
    out = []
    for element in [*reversed(list(root.iter("{*}note"))), root]:      # a note in a note before it
        out.append("".join(_STRING(element).split()))
        element.clear(keep_tail=True)
    return out


def _behind(over: Callable[[int], int | None], position: int) -> int:
    while position > 0:
        there = over(position - 1)
        if there is not None:
            return there + 1
        position -= 1
    return 0


def _base(placer: Placer, machine: Difference, header: HeaderMerge) -> bytes:
    """The base with what was taken, and nothing else. `placer` has put all that into it but for the header."""
    write_header(placer.edits, placer.target, machine.other, header, on_base=True)
    data = placer.edits.apply().encode()
    well_formed(data)
    return data


def offered(editor: bytes, new: bytes) -> tuple[bytes, int]:
    """The editor's file with those marks of the new encoding that stand where it has none, and their number. Raises `Unmergeable`."""
    e, codec = scanned(editor)
    n = scanned(new, True)[0]
    machine = compare(e, n)
    mine = compare(e, e)
    wanted = [c for c in changes(machine) if c.kind == "add" and not c.block and c.new is not None and c.new.name not in BLOCKS and c.new.width
              and not _meets(machine, c)]
    decision = Decision(taken=wanted)
    return _placed(e, codec, mine, machine, decision, HeaderMerge()), len(decision.taken)


def _meets(machine: Difference, change: Change) -> bool:
    first, last = change.first, change.last
    if any(i <= last and k >= first for i, k, _, _ in machine.texts.get(change.stream, ())):
        return True
    return any(m.first < last and m.last > first for m in machine.one.streams[change.stream].marks if not m.block and m.width)


def _problems(path: str, e: Scan, mine: Difference, decision: Decision, header: HeaderMerge, b: Scan, n: Scan) -> list[Problem]:
    out = []
    for change, reason in decision.refused:
        line = _line(e, mine, change)
        out.append(Problem(path, line, 0, "edited", f"the encoder would now {_wish(change, b, n)}; {reason}, so your text stays.",
                           "Nothing to do if you are right; else make the change by hand.", "review", _words(change, b), 30))
    for mark, reason, words in told(header, b, n):
        twin = next((m for m in e.marks if m.stream == HEADER and m.name == mark.name), None)
        message = f"the encoder would now write `{words[:120]}` in {mark.name} of the header; {reason}, so your text stays."
        out.append(Problem(path, e.line(twin.open) if twin else 0, 0, "edited", message,
                           "Nothing to do if you are right; else make the change by hand.", "review", words[:120], 30))
    return out


def _line(e: Scan, mine: Difference, change: Change) -> int:
    name = mine.names.get(change.stream)
    if name is None or change.stream not in mine.alignments:
        return 0
    stream = e.streams[name]
    if not stream.length:
        return 1
    at = _behind(mine.alignments[change.stream].over, change.first + 1)
    return e.line(e.place(name, min(max(at - 1, 0), stream.length - 1))[0])


def _words(change: Change, b: Scan) -> str:
    mark = change.old if change.old is not None else None
    if mark is not None:
        return b.words(mark)[:120]
    stream = b.streams[change.stream]
    if change.last <= change.first or not stream.length:
        return ""
    start, end = b.place(change.stream, change.first)[0], b.place(change.stream, min(change.last, stream.length) - 1)[1]
    return b.plain(start, end)[:120]


def _wish(change: Change, b: Scan, n: Scan) -> str:
    words = _words(change, b)
    if change.kind == "remove" and change.old is not None:
        return f"no longer mark `{words}` as {change.old.name}"
    if change.kind == "add" and change.new is not None:
        said = ", ".join(f'{k}="{v}"' for k, v in change.new.attributes.items())
        return f"mark `{n.words(change.new)[:80]}` as {change.new.name}{f' ({said})' if said else ''}"
    if change.altered is not None:
        said = ", ".join(f'{k}="{after}"' if after is not None else f"no {k}" for k, (_, after) in change.altered.attributes.items())
        moved = f"set it around `{n.words(change.altered.other)[:80]}`" if change.altered.moved else ""
        renamed = change.altered.other.name if change.altered.renamed else ""
        return f"change the {change.altered.one.name} of `{words}`: {', '.join(filter(None, (moved, said, renamed)))}"
    assert change.text is not None
    _, _, j, m = change.text
    return f"read `{change_words(n, change, j, m)}` for `{words}`" if m > j else f"leave out `{words}`"


def change_words(n: Scan, change: Change, j: int, m: int) -> str:
    """The words that come new, as they stand in the new encoding."""
    for name, stream in n.streams.items():
        if name == change.stream and m <= stream.length:
            return n.plain(n.place(name, j)[0], n.place(name, m - 1)[1])[:80]
    return "other words"
