"""Changes of a file's text by place: all of them at once, everything else stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from encoder.merge.scan import Unmergeable

Rank = tuple[int, int]


@dataclass(slots=True)
class Edits:
    """Insertions and deletions in `text`, and stretches that move. Places are those of the unchanged text."""

    text: str
    changes: list[tuple[int, int, Rank, str]] = field(default_factory=list)
    moves: list[tuple[int, int, int, Rank, str, str]] = field(default_factory=list)

    def put(self, at: int, words: str, rank: Rank = (1, 0)) -> None:
        """Inserts; of several at one place the lower rank comes first."""
        self.changes.append((at, at, rank, words))

    def replace(self, start: int, end: int, words: str = "") -> None:
        """Puts `words` in the place of a stretch."""
        self.changes.append((start, end, (9, 0), words))

    def meets(self, since: int) -> bool:
        """Whether a change from the number `since` on meets an earlier one."""
        return any(_meet(new, old) for new in self.changes[since:] for old in self.changes[:since])

    def move(self, start: int, end: int, to: int, rank: Rank = (1, 0), before: str = "", after: str = "") -> None:
        """Moves a stretch, with what changes inside it, to another place, with blanks before and after it."""
        self.moves.append((start, end, to, rank, before, after))

    def apply(self) -> str:
        """The new text. Raises `Unmergeable` where two changes would meet."""
        for start, end, to, rank, before, after in sorted(self.moves, key=lambda m: m[1] - m[0]):      # the inner one first
            if start <= to <= end:
                raise Unmergeable("something would have to move into itself")
            inner = [c for c in self.changes if start <= c[0] and c[1] <= end and not (c[0] == c[1] and c[0] in (start, end))]
            for change in inner:
                self.changes.remove(change)
            words = _applied(self.text, inner, start, end)
            self.changes.append((start, end, (9, 0), ""))
            self.changes.append((to, to, rank, before + words + after))
        self.moves = []
        return _applied(self.text, self.changes, 0, len(self.text))


def _meet(one: tuple[int, int, Rank, str], other: tuple[int, int, Rank, str]) -> bool:
    (a, b, _, words), (c, d, _, words2) = one, other
    if a == b or c == d:
        return (a == b and c < a < d and bool(words)) or (c == d and a < c < b and bool(words2))
    return a < d and c < b and not (not words and not words2 and ((a <= c and d <= b) or (c <= a and b <= d)))


def _applied(text: str, changes: list[tuple[int, int, Rank, str]], start: int, end: int) -> str:
    out, at = [], start
    for first, last, _, words in sorted(dict.fromkeys(changes), key=lambda c: (c[0], c[0] != c[1], c[2])):
        if first < at:
            if last <= at and not words:
                continue
            raise Unmergeable("two changes meet in one place")
        out += [text[at:first], words]
        at = last
    out.append(text[at:end])
    return "".join(out)
