"""One source from file to file: what a run does with each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from encoder import __version__
from encoder.annotate import Knowledge, annotators
from encoder.annotate.dates import contradictions, document_date
from encoder.authorities import KINDS
from encoder.describe import describe
from encoder.errors import OURS, EditionError, FidelityError, InvalidOutput, NameTaken, Problem, fault
from encoder.files import LARGEST_XML, Found, read_or_none
from encoder.merge import Lessons, apply_lessons, base_of, keep, recover, relocate, settle
from encoder.merge.revision import FIRST, changes
from encoder.model import Document, Metadata, Span
from encoder.read import lists
from encoder.reading import second_look
from encoder.results import Result
from encoder.settings import Settings
from encoder.surveying import unreadable
from encoder.tei import Imprint, Written, nested, serialise, write
from encoder.validate import fidelity, is_valid, quick
from encoder.validate.schema import model_instructions

_SCALE = {"low": 40, "medium": 20}


class Encoder:
    """Called with a source file; writes its TEI below `out` and tells what it found. Never raises for what is in the file."""

    def __init__(self, knowledge: Knowledge, out: Path, settings: Settings, today: str, taught: Lessons | None = None) -> None:
        self.out, self.settings, self.today, self.taught = out, settings, today, taught or Lessons()
        self.annotators = annotators(knowledge)

    def __call__(self, found: Found) -> Result:
        target = self.out / f"{found.name}.xml"
        try:
            return self._encode(found, target)
        except EditionError as error:
            return Result(str(found.path), str(target), "failed", problems=(error.problem(),))
        except OSError as error:
            return Result(str(found.path), str(target), "failed", problems=(unreadable(found, error),))
        except Exception as error:      # a fault of ours in one text must not cost the others
            return Result(str(found.path), str(target), "failed", problems=(Problem(str(found.path), 0, 0, "fault", f"{fault(error)}.", OURS),))

    def _encode(self, found: Found, target: Path) -> Result:
        document = second_look(found)
        if document.reader == lists.NAME:
            return self._listed(document, found)
        if found.name.casefold() in KINDS:
            raise NameTaken(f"it would write {found.name}.xml, which is the edition's list of {found.name.casefold()}.", path=str(found.path),
                            mend="It is a document and no list: rename it.")
        spans = self.annotate(document)
        date = document_date(document, spans)
        meta = describe(document, spans, date.span if date else None, language=self.settings.language)
        instructions = model_instructions(found.depth)
        kept = base_of(self.out, found.name)
        recover(target, kept)
        current, base = read_or_none(target, LARGEST_XML), read_or_none(kept, LARGEST_XML)
        tree = self._tree(document, spans, meta, found, changes(current) or changes(base))
        data = serialise(tree.root, instructions)
        parsed = self._checked(data, document, target)
        settled = settle(str(target), base, current, data, today=self.today, valid=_valid)
        keep(target, kept, settled)
        doubts = _to_review(tree, parsed, target)
        if current is not None and settled.action not in ("written", "unchanged"):
            doubts = relocate(doubts, settled.file or current)
        problems = [*document.problems, *contradictions(document, spans), *doubts, *settled.problems]
        return _result(document, spans, meta, found, target, settled.action, problems)

    def annotate(self, document: Document) -> list[Span]:
        """All marks of a document, nested as elements must be."""
        layers: list[Sequence[Span]] = [document.spans]
        marks = list(document.spans)
        for annotator in self.annotators:
            layer = annotator(document, marks)
            layers.append(layer)
            marks += layer
        return apply_lessons(document, nested(document, layers), self.taught)

    def _tree(self, document: Document, spans: list[Span], meta: Metadata, found: Found, told: tuple[tuple[str, str], ...]) -> Written:
        settings = self.settings
        imprint = Imprint(settings.title, settings.editors, settings.publisher, settings.licence, settings.licence_url, __version__,
                          told or ((self.today, FIRST),))
        return write(document, spans, meta, imprint, depth=found.depth)

    def _checked(self, data: bytes, document: Document, target: Path) -> etree._Element:
        """The tree as a reader of the file will see it; raises where the encoder itself made a mistake."""
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False, huge_tree=True))
        for problem in quick(str(target), root):
            raise InvalidOutput(f"the encoder made TEI that its own grammar refuses: {problem.message}", path=document.source.path,
                                mend="This is a fault of the encoder, not of your text: nothing was written; please report it with the text.")
        for problem in fidelity.compare(root, document.source.text, str(target)):
            raise FidelityError(f"the source could not be rebuilt from the TEI: {problem.message}", path=document.source.path, line=problem.line,
                                mend="This is a fault of the encoder, not of your text: nothing was written; please report it with the text.")
        return root

    def _listed(self, document: Document, found: Found) -> Result:
        count = len(lists.entries(document))
        return Result(str(found.path), str(self.out / f"{document.type}.xml"), "authority", document.type, persons=count,
                      characters=len(document.source.text), problems=document.problems)


def _valid(data: bytes) -> bool:
    """Whether the grammar has nothing to say against a file."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        return False
    return is_valid(root)


def _to_review(tree: Written, parsed: etree._Element, target: Path) -> list[Problem]:
    """What the machine was not sure of, at its line in the file that was written."""
    flagged = [(span, element) for span, element in tree.marks if span.certainty or span.candidates]
    if not flagged:
        return []
    lines = {id(element): line.sourceline for element, line in zip(tree.root.iter(), parsed.iter(), strict=False)}
    out = []
    for span, element in flagged:
        words = "".join(element.itertext())
        what = f"`{words}` is marked as {span.kind} with certainty {span.certainty}" if span.certainty else f"`{words}` could not be told apart"
        mend = f"Candidates: {', '.join(span.candidates)}." if span.candidates else "Confirm or correct the mark."
        weight = 50 if span.candidates else _SCALE.get(span.certainty or "", 10)
        out.append(Problem(str(target), lines.get(id(element)) or 0, 0, "uncertain" if not span.candidates else "undecided",
                           f"{what}: {span.evidence or span.rule}.", mend, "review", words, weight))
    return out


def _result(document: Document, spans: list[Span], meta: Metadata, found: Found, target: Path, action: str, problems: list[Problem]) -> Result:
    persons = [s for s in spans if s.kind == "persName"]
    text = document.source.text
    blocks_pages = sum(1 for s in spans if s.kind == "pb") + _pages(document.blocks)
    return Result(
        str(found.path), str(target), action, document.type, meta.title,
        _shown(meta.date), len(persons), sum("ref" in s.attributes for s in persons), sum(s.kind == "date" for s in spans),
        len(document.footnotes), blocks_pages, len(text),
        frozenset(s.attributes["ref"] for s in spans if "ref" in s.attributes),
        tuple((h.line, text[h.start:h.end]) for h in document.held if h.role == "furniture"), tuple(problems))


def _shown(date: Mapping[str, str]) -> str:
    """A date for the line that a run prints."""
    begin, end = date.get("from") or date.get("notBefore"), date.get("to") or date.get("notAfter")
    return date.get("when") or "–".join(filter(None, (begin, end)))


def _pages(blocks: Sequence[object]) -> int:
    return sum((b.kind == "pb") + _pages(b.children) for b in blocks)  # type: ignore[attr-defined]
