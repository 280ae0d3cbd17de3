"""Sources from file to file: what a run does with each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from lxml import etree

from encoder import __version__
from encoder.annotate import Annotator, Knowledge, annotators
from encoder.annotate.dates import contradictions, document_date
from encoder.authorities import KINDS
from encoder.batches import batches, in_stages
from encoder.describe import describe
from encoder.errors import FidelityError, InvalidOutput, NameTaken, Problem
from encoder.files import LARGEST_XML, Found, read_or_none, stamp
from encoder.merge import Lessons, Settled, apply_lessons, base_of, keep, recover, relocate, settle
from encoder.merge.revision import FIRST, changes
from encoder.merge.scan import Unmergeable
from encoder.merge.threeway import well_formed
from encoder.model import Document, Metadata, Span
from encoder.read import lists
from encoder.reading import second_look
from encoder.results import Result
from encoder.settings import Settings
from encoder.tei import Imprint, Written, nested, serialise, write
from encoder.validate import fidelity, is_valid, quick
from encoder.validate.schema import model_instructions

_SCALE = {"low": 40, "medium": 20}


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A mark that the machine was not sure of: its words, and the place of its element among all of the tree."""

    span: Span
    words: str
    place: int


@dataclass(slots=True)
class _Encoding:
    """The way of one source to its file: each stage adds what the next ones need."""

    found: Found
    target: Path
    result: Result | None = None
    document: Document = field(init=False)
    layers: list[Sequence[Span]] = field(init=False)
    spans: list[Span] = field(init=False)
    meta: Metadata = field(init=False)
    seen: str = field(init=False)
    current: bytes | None = field(init=False)
    base: bytes | None = field(init=False)
    doubts: list[_Doubt] = field(init=False)
    data: bytes = field(init=False)
    parsed: etree._Element = field(init=False)


class Encoder:
    """Called with source files; writes their TEI below `out` and tells what it found. Never raises for what is in a file."""

    def __init__(self, knowledge: Knowledge, out: Path, settings: Settings, today: str, taught: Lessons | None = None) -> None:
        self.out, self.settings, self.today, self.taught = out, settings, today, taught or Lessons()
        self.annotators = annotators(knowledge)
        self.stages: tuple[Callable[[_Encoding], None], ...] = (
            self._read, *(partial(_annotate, annotator) for annotator in self.annotators), self._nest, self._describe, self._open, self._write,
            _parse, _check, _compare, self._settle)

    def __call__(self, items: Sequence[Found]) -> list[Result]:
        out: list[Result] = []
        for batch in batches(items):
            works = [_Encoding(found, self.out / f"{found.name}.xml") for found in batch]
            in_stages(works, self.stages, lambda w, problem: Result(str(w.found.path), str(w.target), "failed", problems=(problem,)))
            out += (work.result for work in works if work.result)
        return out

    def annotate(self, document: Document) -> list[Span]:
        """All marks of a document, nested as elements must be."""
        layers: list[Sequence[Span]] = [document.spans]
        for annotator in self.annotators:
            layers.append(_marks(annotator, document, layers))
        return self._nested(document, layers)

    def _nested(self, document: Document, layers: list[Sequence[Span]]) -> list[Span]:
        return apply_lessons(document, nested(document, layers), self.taught)

    def _read(self, work: _Encoding) -> None:
        work.document = document = second_look(work.found)
        work.layers = [document.spans]
        if document.reader == lists.NAME:
            work.result = self._listed(document, work.found)
        elif work.found.name.casefold() in KINDS:
            raise NameTaken(f"it would write {work.found.name}.xml, which is the edition's list of {work.found.name.casefold()}.",
                            path=str(work.found.path), mend="It is a document and no list: rename it.")

    def _nest(self, work: _Encoding) -> None:
        work.spans = self._nested(work.document, work.layers)
        work.layers = []        # here and below: what a long text no longer needs is let go, before the next stage needs as much

    def _describe(self, work: _Encoding) -> None:
        date = document_date(work.document, work.spans)
        work.meta = describe(work.document, work.spans, date.span if date else None, language=self.settings.language)

    def _open(self, work: _Encoding) -> None:
        """What the folder has of this document already."""
        base = base_of(self.out, work.found.name)
        recover(work.target, base)
        work.seen = stamp(work.target)
        work.current, work.base = read_or_none(work.target, LARGEST_XML), read_or_none(base, LARGEST_XML)

    def _write(self, work: _Encoding) -> None:
        settings = self.settings
        told = changes(work.current) or changes(work.base) or ((self.today, FIRST),)
        imprint = Imprint(settings.title, settings.editors, settings.publisher, settings.licence, settings.licence_url, __version__, told)
        tree = write(work.document, work.spans, work.meta, imprint, depth=work.found.depth)
        work.data, work.doubts = serialise(tree.root, model_instructions(work.found.depth)), _doubts(tree)

    def _settle(self, work: _Encoding) -> None:
        settled = self._settled(work)
        if stamp(work.target) != work.seen:     # an editor saved it while the text was being encoded: that is the file to settle with
            self._open(work)
            settled = self._settled(work)
        keep(work.target, base_of(self.out, work.found.name), settled)
        doubts = _to_review(work.doubts, work.parsed, work.target)
        if doubts:
            doubts = _in_file(doubts, work.data, settled.file or work.current or work.data, settled.action)
        problems = [*work.document.problems, *contradictions(work.document, work.spans), *doubts, *settled.problems]
        work.result = _result(work.document, work.spans, work.meta, work.found, work.target, settled.action, problems)

    def _settled(self, work: _Encoding) -> Settled:
        return settle(str(work.target), work.base, work.current, work.data, today=self.today, valid=_valid)

    def _listed(self, document: Document, found: Found) -> Result:
        count = len(lists.entries(document))
        return Result(str(found.path), str(self.out / f"{document.type}.xml"), "authority", document.type, persons=count,
                      characters=len(document.source.text), problems=document.problems)


def _annotate(annotator: Annotator, work: _Encoding) -> None:
    work.layers.append(_marks(annotator, work.document, work.layers))


def _marks(annotator: Annotator, document: Document, layers: list[Sequence[Span]]) -> Sequence[Span]:
    """What an annotator finds in a document that has the marks of those before it."""
    return annotator(document, [*chain.from_iterable(layers)])


def _parse(work: _Encoding) -> None:
    """The tree as a reader of the file will see it."""
    work.parsed = etree.fromstring(work.data, etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False, huge_tree=True))


def _check(work: _Encoding) -> None:
    for problem in quick(str(work.target), work.parsed):
        raise InvalidOutput(f"the encoder made TEI that its own grammar refuses: {problem.message}", path=work.document.source.path,
                            mend="This is a fault of the encoder, not of your text: nothing was written; please report it with the text.")


def _compare(work: _Encoding) -> None:
    for problem in fidelity.compare(work.parsed, work.document.source.text, str(work.target)):
        raise FidelityError(f"the source could not be rebuilt from the TEI: {problem.message}", path=work.document.source.path, line=problem.line,
                            mend="This is a fault of the encoder, not of your text: nothing was written; please report it with the text.")


def _valid(data: bytes) -> bool:
    """Whether the grammar has nothing to say against a file."""
    try:
        return is_valid(well_formed(data))
    except Unmergeable:
        return False


def _doubts(tree: Written) -> list[_Doubt]:
    flagged = [(span, element) for span, element in tree.marks if span.certainty or span.candidates]
    if not flagged:
        return []
    places = {id(element): place for place, element in enumerate(tree.root.iter())}
    return [_Doubt(span, "".join(element.itertext()), places[id(element)]) for span, element in flagged]


def _to_review(doubts: list[_Doubt], parsed: etree._Element, target: Path) -> list[Problem]:
    """What the machine was not sure of, at its line in the file that was written."""
    if not doubts:
        return []
    wanted = {doubt.place for doubt in doubts}
    lines = {place: element.sourceline for place, element in enumerate(parsed.iter()) if place in wanted}
    out = []
    for doubt in doubts:
        span, words = doubt.span, doubt.words
        what = f"`{words}` is marked as {span.kind} with certainty {span.certainty}" if span.certainty else f"`{words}` could not be told apart"
        mend = f"Candidates: {', '.join(span.candidates)}." if span.candidates else "Confirm or correct the mark."
        weight = 50 if span.candidates else _SCALE.get(span.certainty or "", 10)
        out.append(Problem(str(target), lines.get(doubt.place) or 0, 0, "uncertain" if not span.candidates else "undecided",
                           f"{what}: {span.evidence or span.rule}.", mend, "review", words, weight))
    return out


def _in_file(doubts: list[Problem], new: bytes, file: bytes, action: str) -> list[Problem]:
    """Doubts about the new encoding, at their lines in the file as it stands now."""
    if action not in ("written", "unchanged"):
        return relocate(doubts, file)
    below = file.count(b"\n") - new.count(b"\n")      # the same file but for its revisionDesc, which stands above the text
    return [replace(problem, line=problem.line + below) for problem in doubts] if below else doubts


def _result(document: Document, spans: list[Span], meta: Metadata, found: Found, target: Path, action: str, problems: list[Problem]) -> Result:
    persons = [s for s in spans if s.kind == "persName"]
    text = document.source.text
    blocks_pages = sum(1 for s in spans if s.kind == "pb") + _pages(document.blocks)
    return Result(
        str(found.path), str(target), action, document.type, meta.title,
        _shown(meta.date), len(persons), sum("ref" in s.attributes for s in persons), sum(s.kind == "date" for s in spans),
        len(document.footnotes), blocks_pages, len(text),
        frozenset(chain((s.attributes["ref"] for s in spans if "ref" in s.attributes),
                        (f"persons.xml#{candidate}" for s in persons for candidate in s.candidates))),
        tuple((h.line, text[h.start:h.end]) for h in document.held if h.role == "furniture"), tuple(problems))


def _shown(date: Mapping[str, str]) -> str:
    """A date for the line that a run prints."""
    begin, end = date.get("from") or date.get("notBefore"), date.get("to") or date.get("notAfter")
    return date.get("when") or "–".join(filter(None, (begin, end)))


def _pages(blocks: Sequence[object]) -> int:
    return sum((b.kind == "pb") + _pages(b.children) for b in blocks)  # type: ignore[attr-defined]
