"""Which of the machine's changes come into an edited file: all that touch nothing of the editor's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from encoder.merge.compare import Altered, Difference
from encoder.merge.scan import BODY, Mark

SAYS = frozenset("ref key when from to notBefore notAfter when-iso from-iso to-iso cert resp target type calendar reason unit quantity".split())
"""Attributes that together are one statement: who changes one of them has decided the others."""

DECIDES = frozenset("""persName placeName orgName name rs date time term ref ptr choice sic corr orig reg abbr expan supplied gap unclear del add
    subst num measure idno surname forename roleName foreign""".split())
"""Marks of an editor in which the machine marks nothing; in others (hi, q, quote, seg ...) it may."""

_BESIDE = 24
"""Letters. Words that change so near to each other are one new wording."""

READS = frozenset("choice sic corr orig reg abbr expan supplied gap unclear del add subst".split())
"""Marks that say how words are to be read: their words are the editor's."""


@dataclass(slots=True, eq=False)
class Change:
    """One thing that the machine does otherwise now, in positions of the base. `kind` is add, remove, alter or text; `old` the base's mark,
    `new` that of the new encoding."""

    kind: str
    stream: str
    first: int
    last: int
    old: Mark | None = None
    new: Mark | None = None
    altered: Altered | None = None
    text: tuple[int, int, int, int] | None = None
    block: bool = False
    whole: bool = False
    """A deletion that takes all the text of the mark with it."""

    @property
    def signature(self) -> tuple[object, ...]:
        """What is changed, in positions of the new encoding: of two bases that lack the same it is the same."""
        if self.text is not None:
            return self.kind, self.stream, *self.text[2:]
        if self.new is not None:
            return self.kind, self.new.order, tuple(self.altered.attributes) if self.altered is not None else ()
        return self.kind, self.stream, self.old and (self.old.name, self.old.raw)


@dataclass(slots=True)
class Decision:
    """`taken` come in; `refused` (change, reason) do not; `agreed` the editor has done as well."""

    taken: list[Change] = field(default_factory=list)
    refused: list[tuple[Change, str]] = field(default_factory=list)
    agreed: list[Change] = field(default_factory=list)
    unplaced: bool = False
    """Some were refused for want of a place, not for what the editor did: once others are in, there may be one."""


def changes(machine: Difference) -> list[Change]:
    """The machine's changes from base to new encoding, without marks that come with new text."""
    out: list[Change] = []
    for stream, texts in machine.texts.items():
        out += [Change("text", stream, i, k, text=(i, k, j, m)) for i, k, j, m in texts]
    for mark in machine.removed:
        whole = bool(mark.width) and any(i <= mark.first and mark.last <= k for i, k, _, _ in machine.texts.get(mark.stream, ()))
        out.append(Change("remove", mark.stream, mark.first, mark.last, old=mark, block=mark.block, whole=whole))
    for mark, stream, first, last, there in machine.added:
        if (there or not mark.width) and not _inside_fragment(machine, mark, stream):
            out.append(Change("add", stream, first, last, new=mark, block=mark.block))
    for altered in machine.altered:
        block = altered.one.block and (altered.moved or altered.renamed)
        out.append(Change("alter", altered.one.stream, altered.first, altered.last, old=altered.one, new=altered.other, altered=altered, block=block))
    return out


def _inside_fragment(machine: Difference, mark: Mark, stream: str) -> bool:
    """Whether a mark without width comes with the words that are new around it."""
    parent = mark
    for _, _, j, m in machine.texts.get(stream, ()):
        if m <= j or mark.width:
            continue
        if j < mark.first < m:
            return True
        while parent.parent is not None and parent.parent.stream == mark.stream:
            parent = parent.parent
            if j <= parent.first and parent.last <= m and parent.width and parent.order not in machine.back:
                return True
        parent = mark
    return False


class Judge:
    """Knows what the editor did and says of each change of the machine whether it may come in."""

    def __init__(self, editor: Difference, machine: Difference) -> None:
        self.editor, self.machine = editor, machine
        self.removed = {m.order for m in editor.removed}
        self.altered = {a.one.order: a for a in editor.altered}
        self.spots: dict[str, list[tuple[int, int, Mark, bool]]] = defaultdict(list)
        for mark, stream, first, last, _ in editor.added:
            self.spots[stream].append((first, last, mark, True))
        for mark in editor.removed:
            self.spots[mark.stream].append((mark.first, mark.last, mark, False))
        for a in editor.altered:
            if a.moved or a.renamed or SAYS & a.attributes.keys():
                self.spots[a.one.stream].append((a.first, a.last, a.other, True))

    def decide(self, wanted: list[Change]) -> Decision:
        """Judges all; changes of structure that touch each other come in together or not at all."""
        out = Decision()
        blocks: list[tuple[Change, str]] = []
        for change in wanted:
            change.block = change.block or (change.kind == "text" and self._brings_blocks(change))
            reason = self.reason(change)
            if reason == "agreed":
                out.agreed.append(change)
            elif change.block:
                blocks.append((change, reason))
            elif reason:
                out.refused.append((change, reason))
            else:
                out.taken.append(change)
        for group in _touching(blocks):
            bad = next((reason for _, reason in group if reason), "")
            if bad:
                out.refused += [(change, reason or bad) for change, reason in group]
            else:
                out.taken += [change for change, _ in group]
        together(out)
        return out

    def _brings_blocks(self, change: Change) -> bool:
        assert change.text is not None
        i, k, j, m = change.text
        stream = self.machine.names.get(change.stream, change.stream)
        new = self.machine.other.streams[stream].marks
        if m > j and any(x.block and j <= x.first and x.last <= m and x.width for x in new):
            return True
        return k > i and any(x.block and i <= x.first and x.last <= k and x.width for x in self.machine.one.streams[change.stream].marks)

    def reason(self, change: Change) -> str:
        """Why a change must not come in: empty if it may, `agreed` if the editor did the same."""
        if change.stream in self.editor.gone:
            return "you removed the note in which it stands"
        return {"add": self._add, "remove": self._remove, "alter": self._alter, "text": self._text}[change.kind](change)

    def _add(self, change: Change) -> str:
        new = change.new
        assert new is not None
        if new.holds is not None and new.holds in self.editor.fresh and self._same_note(new):
            return "agreed"
        for first, last, mark, present in self.spots[change.stream]:
            if present and mark.holds is None and mark.name == new.name and (first, last) == (change.first, change.last):
                return "agreed"
        identifier = new.attributes.get("xml:id")
        if identifier and any(m.attributes.get("xml:id") == identifier for m in self.editor.other.marks if "xml:id" in m.raw):
            return f'your file has another element with xml:id="{identifier}"'
        return self._words_touched(change.stream, change.first, change.last, change.block) or self._marks_touched(change)

    def _same_note(self, new: Mark) -> bool:
        assert new.holds is not None
        return self.editor.other.streams[new.holds].chars == self.machine.other.streams[new.holds].chars

    def _remove(self, change: Change) -> str:
        old = change.old
        assert old is not None
        if old.order in self.removed:
            return "agreed"
        if old.order in self.altered:
            return "you changed this mark"
        if old.holds is not None and (self._note_touched(old.holds) or old.holds in self.editor.gone):
            return "you worked in this note"
        return self._words_touched(change.stream, change.first, change.last, change.block) or self._marks_touched(change)

    def _alter(self, change: Change) -> str:
        altered = change.altered
        assert altered is not None
        if altered.one.order in self.removed:
            return "you removed this mark"
        mine = self.altered.get(altered.one.order)
        if mine is not None:
            if self._same(mine, altered):
                return "agreed"
            clash = set(mine.attributes) & set(altered.attributes) or (SAYS & set(mine.attributes) and SAYS & set(altered.attributes))
            if clash or mine.moved or mine.renamed or (altered.renamed and mine.attributes):
                return "you changed this mark"
        if altered.to is not None and altered.moved:
            stream, at = altered.to
            if stream in self.editor.gone:
                return "you removed the note into which it would go"
            here = self._words_touched(stream, at, at) or self._words_touched(change.stream, altered.one.first, altered.one.first)
            return here or self._marks_touched(Change("alter", stream, at, at, old=change.old, new=change.new))
        if altered.moved or altered.renamed:
            return self._words_touched(change.stream, change.first, change.last, change.block) or self._marks_touched(change)
        return ""

    def _same(self, mine: Altered, theirs: Altered) -> bool:
        """Whether the editor's mark is by now as the machine would have it."""
        place = (mine.first, mine.last, mine.to) == (theirs.first, theirs.last, theirs.to) and mine.moved
        return ((place or not theirs.moved) and mine.other.name == theirs.other.name
                and all(mine.other.attributes.get(key) == after for key, (_, after) in theirs.attributes.items()))

    def _text(self, change: Change) -> str:
        assert change.text is not None
        i, k, j, m = change.text
        new = self.machine.other.streams[self.machine.names[change.stream]].chars[j:m]
        for a, b, c, d in self.editor.texts.get(change.stream, ()):
            words = self.editor.other.streams[self.editor.names[change.stream]].chars[c:d]
            if a == b and i == k and self._same_insertion(change.stream, a, words, i, new):
                return "agreed"
            if a <= k and b >= i and ((a < k and b > i) or a == b or i == k):
                if (a, b) == (i, k) and words == new:
                    return "agreed"
                return "you changed these words"
        for first, last, mark, present in self.spots[change.stream]:
            if present and mark.name in READS and first <= k and last >= i:
                return f"you marked these words ({mark.name})"
        for mark in self.editor.removed:
            if mark.holds is None and mark.block and i < k and mark.stream == change.stream and i <= mark.first and mark.last <= k and mark.width:
                return "you changed the structure here"
        return "you worked on these words" if j == m and self._worked_on(change.stream, i, k) else ""

    def _worked_on(self, stream: str, first: int, last: int) -> bool:
        """Whether words bear a mark of the editor's, or one that they changed: it would be left without words."""
        mine = [(a, b) for a, b, mark, present in self.spots[stream] if present and mark.holds is None]
        back = self.editor.alignments[stream].back if stream in self.editor.alignments else None
        mine += [back(a.other.first, a.other.last)[:2] for a in self.editor.altered if a.one.stream == stream and a.one.holds is None and back]
        return any(first <= a < b <= last for a, b in mine)

    def _same_insertion(self, stream: str, at: int, words: str, at2: int, words2: str) -> bool:
        """Whether two insertions give the same text, though they were put some letters apart."""
        if len(words) != len(words2) or abs(at - at2) > 2000:
            return False
        low, high = min(at, at2), max(at, at2)
        between = self.editor.one.streams[stream].chars[low:high]
        early, late = (words, words2) if at <= at2 else (words2, words)
        return early + between == between + late

    def _note_touched(self, stream: str) -> bool:
        editor = self.editor
        if stream in editor.texts or any(m.stream == stream for m in editor.removed) or any(a.one.stream == stream for a in editor.altered):
            return True
        return any(name == stream for _, name, *_ in editor.added)

    def _words_touched(self, stream: str, first: int, last: int, block: bool = False) -> str:
        for a, b, c, d in self.editor.texts.get(stream, ()):
            if block:
                if a <= first <= b or a <= last <= b:
                    return "you changed the words here"
            elif first == last:
                if a <= first <= b:
                    return "you changed the words here"
            elif (a < last and b > first and (b > a or a > first)) or (a == b and a in (first, last) and self._glued(stream, a, first, c, d)):
                return "you changed the words here"
        return ""

    def _glued(self, stream: str, at: int, first: int, c: int, d: int) -> bool:
        """Whether words that the editor put in right beside a place are one word with it."""
        scan, name = self.editor.other, self.editor.names[stream]
        try:
            here = scan.place(name, d - 1)[1] if at == first else scan.place(name, c)[0]
        except IndexError:
            return True
        text = scan.text
        return here < len(text) and not (text[here].isspace() if at == first else text[here - 1].isspace())

    def _marks_touched(self, change: Change) -> str:
        first, last, block = change.first, change.last, change.block
        own = change.old
        for a, b, mark, _ in self.spots[change.stream]:
            if own is not None and (mark is own or self.editor.paired.get(own.order) is mark):
                continue
            if mark.block != block and not (mark.anchor and block):
                continue      # a name inside a paragraph that moved, a paragraph around a name: tags that do not meet
            if first == last:
                meets = a < first < b or (a == b == first and mark.name == (change.new or change.old or mark).name)
            elif a == b:
                meets = first < a < last or (block and first <= a <= last)
            else:
                meets = a < last and b > first if not block else a <= last and b >= first
            if not meets:
                continue
            if not block and not mark.block and mark.name not in DECIDES and a <= first and last <= b:
                continue
            return f"you decided about {mark.name} here"
        return ""


def together(decision: Decision) -> None:
    """Words that go take their marks along: both come in or neither, lest a mark be left without words or words without their mark. Of the two only
    the words are told. Likewise words that change side by side: half of a new sentence is no sentence."""
    while halves := _halves(decision):
        decision.refused += [(c, "what is new beside it cannot come in") for c in halves]
        decision.taken = [c for c in decision.taken if c not in halves]
    gone, stay = _deletions(decision.taken), _deletions(c for c, _ in decision.refused)
    kept = [c for c, _ in decision.refused if c.old is not None and c.old.width and c.kind in ("remove", "alter")]
    bad = [c for c in gone if any(_covers(c, mark) for mark in kept)]
    decision.refused += [(c, "you worked on these words") for c in bad]
    stay += bad
    out = {id(c) for c in (*bad, *(c for c in decision.taken if c.whole and any(_covers(text, c) for text in stay)))}
    decision.taken = [c for c in decision.taken if id(c) not in out]


def _halves(decision: Decision) -> list[Change]:
    """Words that would come in beside words that do not."""
    stay = [c for c, _ in decision.refused if c.text is not None]
    return [c for c in decision.taken if c.text is not None and any(
        c.stream == other.stream and c.first <= other.last + _BESIDE and other.first <= c.last + _BESIDE for other in stay)] if stay else []


def _deletions(changes: Iterable[Change]) -> list[Change]:
    return [c for c in changes if c.text is not None and c.text[2] == c.text[3]]


def _covers(text: Change, mark: Change) -> bool:
    return mark.old is not None and text.stream == mark.old.stream and text.first <= mark.old.first and mark.old.last <= text.last


def _touching(blocks: list[tuple[Change, str]]) -> Iterator[list[tuple[Change, str]]]:
    group: list[tuple[Change, str]] = []
    end, stream = -1, BODY
    for item in sorted(blocks, key=lambda x: (x[0].stream, x[0].first, x[0].last)):
        change = item[0]
        if group and (change.stream != stream or change.first > end):
            yield group
            group, end = [], -1
        group.append(item)
        end, stream = max(end, change.last), change.stream
    if group:
        yield group
