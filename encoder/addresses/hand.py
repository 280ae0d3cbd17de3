"""What `encode` is given at addresses, at hand as files; and what it wrote there, brought back.

The folder that holds it lies where this machine keeps what can be fetched again (`XDG_CACHE_HOME`; EDITION_CACHE names another place).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from encoder import settings
from encoder.addresses.mirror import Mirror, Place
from encoder.addresses.renaming import renamed, renamed_problem
from encoder.addresses.store import is_address
from encoder.encoding import Encoder
from encoder.errors import EditionError, Problem, UsageError
from encoder.files import LARGEST_TEXT, LARGEST_XML, TEXT_SUFFIXES
from encoder.merge import base_of
from encoder.merge.store import beside_of
from encoder.parallel import Each
from encoder.pipeline import Options
from encoder.results import Findings, Report, Result
from encoder.sources import forget_sources

TOGETHER = 256
"""So many texts are brought back at a time: what a run that is stopped has done in vain at most, beside what is under way."""
_EDITION = re.compile(r"|(.*/)?[^/]+\.(xml|xml\.new|rng|sch|toml)|\.encoder/.*")


@dataclass
class AtHand:
    """The arguments of a run as files. `away`: whether any of them lies at an address."""

    sources: tuple[Path, ...]
    out: Path
    authorities: tuple[Path, ...] = ()
    settings_file: Path | None = None
    problems: list[Problem] = field(default_factory=list)
    _mirror: Mirror | None = None
    _place: Place | None = None

    @property
    def away(self) -> bool:
        return self._mirror is not None

    def begun(self, options: Options) -> Options:
        """The options of a run that brings back what it writes as it goes. What is there already goes first: where the store refuses it, no text
        is encoded in vain. Raises AddressError."""
        if self._place is None or self._mirror is None:
            return options
        self._mirror.push(self._place)
        return replace(options, each=self._bringing(options.each))

    def ended(self, report: Report) -> Report:
        """Brings the rest back; the report names addresses. Raises AddressError."""
        if self._mirror is None:
            return report
        refused = dict[Path, Problem]()
        if self._place:
            forget_sources(self.out, outside=self._mirror.folder)       # the way to a folder of this machine is of no use to others
            refused = self._mirror.push(self._place)
        problems = (renamed_problem(p, self.shown) for p in report.problems)
        return replace(report, found=_Renamed(report.found, self.shown), problems=(*self.problems, *problems, *refused.values()))

    def shown(self, text: str) -> str:
        """Words in which files of the mirror are called by their addresses."""
        top = re.escape(os.fspath(self._mirror.folder)) if self._mirror else "(?!)"
        return re.sub(rf"{top}/([a-z0-9+.-]+)/", r"\1://", text)

    def _bringing(self, inner: Each) -> Each:
        def each(make: Callable[..., Any], arguments: tuple[Any, ...], items: Sequence[Any], jobs: int,
                 done: Callable[[int], None] = lambda count: None) -> Iterator[Any]:
            results = inner(make, arguments, items, jobs, done)
            return self._brought(results) if make is Encoder else results
        return each

    def _brought(self, results: Iterator[Result]) -> Iterator[Result]:
        """The results, each as soon as its file is at its address; where somebody changed it there, it failed."""
        some = list[Result]()
        for result in results:
            some.append(result)
            if len(some) == TOGETHER:
                yield from self._bring(some)
                some = []
        yield from self._bring(some)

    def _bring(self, results: Sequence[Result]) -> Iterator[Result]:
        assert self._mirror is not None
        assert self._place is not None
        targets = [Path(result.target) for result in results if result.action not in ("failed", "authority")]
        names = [target.relative_to(self.out).as_posix().removesuffix(".xml") for target in targets]
        beside = map(beside_of, targets)
        refused = self._mirror.push(self._place, [*targets, *(base_of(self.out, name) for name in names), *beside])
        for result in results:
            problem = refused.get(Path(result.target))
            yield replace(result, action="failed", problems=(*result.problems, problem)) if problem else result


class _Renamed:
    """What a run found, told with addresses."""

    def __init__(self, found: Findings, shown: Callable[[str], str]) -> None:
        self._found, self._shown = found, shown

    def results(self) -> Iterator[Result]:
        return (renamed(result, self._shown) for result in self._found.results())

    def problems(self) -> Iterator[Problem]:
        return (renamed_problem(problem, self._shown) for problem in self._found.problems())


@contextmanager
def at_hand(sources: Sequence[Path | str], out: Path | str, authorities: Sequence[Path | str] = (),
            settings_file: Path | str | None = None) -> Iterator[AtHand]:
    """What is given, addresses (str) as files; without any, as it is. Raises UsageError and AddressError."""
    if not any(isinstance(given, str) for given in (*sources, out, *authorities, settings_file)):
        yield AtHand(tuple(map(Path, sources)), Path(out), tuple(map(Path, authorities)), Path(settings_file) if settings_file else None)
        return
    mirror = Mirror(_cache() / _folder_name(out))
    hand = AtHand((), Path(), _mirror=mirror)
    try:
        hand.sources = tuple(_source(mirror, given, hand.problems) for given in sources)
        hand.authorities = tuple(_file(mirror, given) for given in authorities)
        hand.settings_file = _file(mirror, settings_file) if settings_file else None
        hand.out, hand._place = _edition(mirror, out, hand.problems)
        yield hand
    except EditionError as error:
        error.path, error.message, error.mend = map(hand.shown, (error.path, error.message, error.mend))
        raise
    except OSError as error:
        error.filename = hand.shown(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else error.filename
        raise
    finally:
        mirror.close()


def _cache() -> Path:
    chosen = os.environ.get("EDITION_CACHE")
    return Path(os.path.abspath(chosen)) if chosen else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "diplomatic-edition")


def _folder_name(out: Path | str) -> str:
    """One folder for each edition, wherever it lies."""
    place = out.rstrip("/") if isinstance(out, str) else os.path.realpath(out)
    return f"{re.sub(r'[^A-Za-z0-9]+', '-', place)[-40:].strip('-')}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:12]}"


def _source(mirror: Mirror, given: Path | str, problems: list[Problem]) -> Path:
    if isinstance(given, Path):
        return given
    place = mirror.place(given)
    problems += mirror.pull(place, _is_text, LARGEST_TEXT)
    if not place.folder.exists():
        raise UsageError("there is no such file or folder.", path=given, mend="Nothing was written.")
    return place.folder


def _is_text(name: str) -> bool:
    """As `find_sources` looks at names."""
    path = PurePosixPath(name)
    return not name or (path.suffix.lower() in TEXT_SUFFIXES and not any(part.startswith(".") for part in path.parts if part not in (".", "..")))


def _file(mirror: Mirror, given: Path | str) -> Path:
    found = mirror.pull_one(given) if isinstance(given, str) else given
    if found is None:
        raise UsageError("there is no such file or folder.", path=str(given), mend="Nothing was written.")
    return found


def _edition(mirror: Mirror, given: Path | str, problems: list[Problem]) -> tuple[Path, Place | None]:
    if isinstance(given, Path):
        return given, None
    place = mirror.place(given)
    if not place.store.writable:
        raise UsageError("objects appear there before they are whole, so no edition can be kept there.", path=given,
                         mend="Mount it as a folder, or write to a folder and copy that.")
    problems += mirror.pull(place, lambda name: _EDITION.fullmatch(name) is not None, LARGEST_XML)
    above = given.rstrip("/").rpartition("/")[0]
    if is_address(above) and not above.endswith("/"):
        mirror.pull_one(f"{above}/{settings.FILE_NAME}")
    return place.folder, place
