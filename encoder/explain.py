"""Why a mark is there: the encoder reads the source again and tells, for a line of the TEI, which rule and what evidence decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from encoder.annotate import Knowledge
from encoder.authorities import known
from encoder.describe import describe
from encoder.encoding import Encoder
from encoder.errors import UsageError
from encoder.files import read_limited
from encoder.merge import lessons
from encoder.model import Span
from encoder.read import read
from encoder.read.decode import read_source
from encoder.settings import Settings
from encoder.sources import edition_of, source_of
from encoder.tei import Imprint, write
from encoder.tei.names import Element, q


@dataclass(frozen=True, slots=True)
class Explanation:
    """One mark: its element and words as they stand in the file; `span` is what the encoder found there, None where it found nothing (the mark
    is an editor's)."""

    line: int
    element: str
    words: str
    span: Span | None


def explain(file: Path, line: int | None = None, *, source: Path | None = None) -> list[Explanation]:
    """The marks of a line (of the whole file without one). `source` is the folder of the sources where the edition does not know it.

    Raises UsageError where the file is no TEI of ours, or its source is not to be found.
    """
    try:
        root = etree.fromstring(read_limited(file), etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False))
    except OSError as error:
        raise UsageError(f"the file cannot be read: {error.strerror}.", path=str(file), mend="Give a TEI file of an edition.") from None
    except etree.XMLSyntaxError as error:
        raise UsageError(f"the file cannot be read as XML: {error}.", path=str(file), mend="`edition validate` says what is wrong in it.") from None
    out = edition_of(file)
    text = _source(root, out, source, file)
    found = _decisions(text, out)
    return [e for e in _explained(root, found) if line is None or e.line == line]


def _source(root: Element, out: Path, given: Path | None, file: Path) -> Path:
    name = root.findtext(f".//{q('idno')}[@type='path']") or file.stem
    path = source_of(name, out, given)
    if path is None:
        raise UsageError(f"its source text `{name}` is not to be found.", path=str(file), mend="Name the folder of the sources with --source.")
    return path


def _decisions(source: Path, out: Path) -> dict[tuple[str, str], list[Span]]:
    """What the encoder marks in the source, by element and words, in the order of the text."""
    document = read(read_source(source))
    authority, _ = known(out, ())
    spans = Encoder(Knowledge(authority), out, Settings(), "", lessons(out)).annotate(document)
    marks = write(document, spans, describe(document, spans, None), Imprint()).marks
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for span, element in marks:
        found[span.kind, _words(element)].append(span)
    return found


def _explained(root: Element, found: dict[tuple[str, str], list[Span]]) -> list[Explanation]:
    seen: dict[tuple[str, str], int] = defaultdict(int)
    out = []
    text = root.find(q("text"))
    for element in text.iter() if text is not None else ():
        if not isinstance(element.tag, str):
            continue
        kind = etree.QName(element).localname
        if kind not in _MARKS:
            continue
        key = kind, _words(element)
        spans = found.get(key, [])
        out.append(Explanation(element.sourceline or 0, kind, key[1], spans[seen[key]] if seen[key] < len(spans) else None))
        seen[key] += 1
    return out


_MARKS = frozenset({"persName", "placeName", "orgName", "date", "term", "ref", "gap", "supplied", "sic"})


def _words(element: Element) -> str:
    """The words of a mark without the notes in it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != q("note"):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
