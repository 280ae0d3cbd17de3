"""What becomes of a file when the encoder has a new encoding of its text.

`base` is what the encoder wrote last, `editor` the file as it stands now, `new` the new encoding. After each run the base holds those of
the machine's changes that came into the file and no others, so that what the editor did is, for all time, the difference between the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from encoder.errors import Problem
from encoder.merge import revision
from encoder.merge.scan import Unmergeable
from encoder.merge.threeway import Merged, merge, offered, well_formed

_ROUNDS = 4
_CULPRITS = 6
"""After so many changes that break the grammar a file is put beside."""

Action = Literal["written", "unchanged", "kept", "merged", "beside"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What to do: `written` (a new file, or one that nobody touched), `unchanged`, `kept` (the editor's file stays byte for byte),
    `merged`, `beside` (left alone; the new encoding goes beside it). `file` are the bytes to write at its place, None for nothing; `beside`
    likewise for the file beside it, which else goes, unless it `stays`; `base` the bytes to keep as the new base; `problems` what the editor should
    see."""

    action: Action
    file: bytes | None = None
    base: bytes | None = None
    beside: bytes | None = None
    stays: bool = False
    problems: tuple[Problem, ...] = ()


def settle(path: str, base: bytes | None, editor: bytes | None, new: bytes, *, today: str = "",
           valid: Callable[[bytes], bool] | None = None) -> Settled:
    """Decides for one file; never raises for what an editor may have done to it. `path` is what messages call it; `today` (ISO 8601) dates
    the `change` of a file that a run alters; `valid` tells whether bytes are a valid file, so that a valid file stays one."""
    if editor is None:
        return Settled("written", new, new, problems=() if base is None else (_gone(path),))
    if editor == new:      # with an older base the editor did by hand what the machine does now: that stays the editor's word
        return Settled("unchanged", base=new if base is None else None)
    plain = revision.without(new)
    if editor == base:
        if revision.without(editor) == plain:
            return Settled("unchanged")
        data = revision.with_change(new, today, revision.told(editor, new))
        return Settled("written", data, data)
    if base is not None and revision.without(base) == plain:      # nothing new: what an earlier run offered is still offered
        return Settled("kept", stays=True)
    if revision.without(editor) == plain:
        return Settled("unchanged", base=new if base is None else None)
    try:
        return _settled(path, base, editor, new, today, valid)
    except Unmergeable as why:
        if spoilt := base is not None and _fault(base):
            return _spoilt(path, spoilt, new)
        return _beside(path, f"the file cannot be merged with the new encoding: {why}.", new, why.line)
    except RecursionError:
        return _beside(path, "the file is nested too deeply to be merged with the new encoding.", new)
    except Exception as fault:      # a fault of ours must never cost an editor's work
        if spoilt := base is not None and _fault(base):
            return _spoilt(path, spoilt, new)
        return _beside(path, f"the file could not be merged with the new encoding ({type(fault).__name__}: {fault}).", new)


def _settled(path: str, base: bytes | None, editor: bytes, new: bytes, today: str, valid: Callable[[bytes], bool] | None) -> Settled:
    reviewed = revision.status(editor) == "reviewed"
    if base is None:
        return _without_base(path, editor, new, reviewed, valid)
    result = _merged(path, base, editor, new)
    if reviewed:
        message = f"the encoder would change {result.count} places now; the file is marked as reviewed and was left alone."
        problem = Problem(path, 0, 0, "reviewed", message,
                          'To let changes in, set revisionDesc/@status to "draft" and encode again.', "review", weight=15)
        return Settled("kept", problems=(problem,) if result.count else ())
    if valid is not None and result.file != editor and not valid(result.file) and valid(editor):
        careful = _valid_merge(path, base, editor, new, result, valid)
        if careful is None:
            return _beside(path, "merged with the new encoding the file would not be valid any more.", new)
        result = careful
    return _told(result, base, editor, today)


def _merged(path: str, base: bytes, editor: bytes, new: bytes) -> Merged:
    """The merge, gone on with until another run would change nothing more."""
    result = merge(path, base, editor, new)
    for _ in range(_ROUNDS):
        if not result.more:
            break
        result = merge(path, result.base, result.file, new)
    return result


def _valid_merge(path: str, base: bytes, editor: bytes, new: bytes, result: Merged, valid: Callable[[bytes], bool]) -> Merged | None:
    """The merge without those changes that would break the grammar, found one by one by halving; None where it stays broken."""
    out: frozenset[int] = frozenset()
    for _ in range(_CULPRITS):
        low, high = 0, len(result.taken)      # with the first `low` changes it is valid, with `high` it is not
        while high - low > 1:
            middle = (low + high) // 2
            if valid(merge(path, base, editor, new, without=out | frozenset(result.taken[middle:])).file):
                low = middle
            else:
                high = middle
        out |= frozenset(result.taken[low:high])
        result = merge(path, base, editor, new, without=out)
        if valid(result.file):
            return result
        if not result.taken:
            return None
    return None


def _told(result: Merged, base: bytes, editor: bytes, today: str) -> Settled:
    kept_base = None if result.base == base else result.base
    if revision.without(result.file) == revision.without(editor):
        return Settled("kept", base=kept_base, problems=result.problems)
    words = revision.told(editor, result.file)
    data = revision.with_change(result.file, today, words)
    return Settled("merged", data, kept_base and revision.with_change(kept_base, today, words), problems=result.problems)


def _without_base(path: str, editor: bytes, new: bytes, reviewed: bool, valid: Callable[[bytes], bool] | None) -> Settled:
    """What the machine wrote last is not known: the editor's file wins whole, additions are offered."""
    file, count = offered(editor, new)
    message = "it is not known what the encoder wrote last, so the file was left alone"
    if reviewed or not count or (valid is not None and not valid(file)):
        mend = f"`edition diff {path}` shows how it differs from the new encoding; from now on that counts as your work."
        return Settled("kept", base=new, problems=(Problem(path, 0, 0, "no-base", f"{message}.", mend, "review", weight=15),))
    additions = "1 addition that touches nothing of yours is" if count == 1 else f"{count} additions that touch nothing of yours are"
    mend = f"Compare it with {path}.new, take what you want, and delete that file."
    return Settled("beside", base=new, beside=file, problems=(Problem(path, 0, 0, "no-base", f"{message}; {additions} offered.", mend, "warning"),))


def _gone(path: str) -> Problem:
    message = "the file was not there any more, and was written anew as the encoder has it; what you had corrected in it is not in it."
    mend = ("If you renamed it: rename its source, and the file of that name in .encoder, likewise, and delete this one. "
            "To leave the text out: take its source away, too.")
    return Problem(path, 0, 0, "written-anew", message, mend, "warning")


def _fault(base: bytes) -> str:
    """What is wrong with a base: who merged two of them in version control, or edited one, may have spoilt it. Empty if it is well-formed."""
    try:
        well_formed(base)
    except Unmergeable as why:
        return f"{why}"
    return ""


def _spoilt(path: str, fault: str, new: bytes) -> Settled:
    message = f"what the encoder wrote last, in .encoder, is spoilt ({fault}), so it is not known what you changed; the file was left alone."
    mend = f"Take that of .encoder back from your version control, or delete it: then your file wins whole. The new encoding is in {path}.new."
    return Settled("beside", beside=new, problems=(Problem(path, 0, 0, "spoilt-base", message, mend, "warning"),))


def _beside(path: str, message: str, new: bytes, line: int = 0) -> Settled:
    mend = f"The file was left alone; the new encoding stands beside it, in {path}.new: mend the file, or take over what you want, and encode again."
    problem = Problem(path, line, 0, "not-merged", message, mend, "warning")
    return Settled("beside", beside=new, problems=(problem,))
