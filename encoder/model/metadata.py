"""What the header says of a document: drawn from its text, each fact with the words it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from encoder.model.document import Attributes, no_attributes


@dataclass(frozen=True, slots=True)
class Correspondent:
    """One side of a correspondence: the words of the source from `start` to `end` that name it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Where the original is kept (TEI Guidelines 11.4, msIdentifier). Empty strings where the source does not say."""

    repository: str = ""
    collection: str = ""
    box: str = ""
    idno: str = ""
    pages: str = ""

    def __bool__(self) -> bool:
        return bool(self.repository or self.collection or self.idno or self.box)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The header's facts. `date` has the attributes of TEI's date; `date_text` the words of the page, empty where it shows none;
    `place` the offsets of the place of writing; `source_statement` the sentence or line that gives the source; `translators`, `funders` names;
    `rights` the page's own statement; `abstract` its summary; `language` a BCP 47 tag."""

    title: str
    language: str = "en"
    date: Attributes = field(default_factory=no_attributes)
    date_text: str = ""
    date_certainty: str = ""
    place: tuple[int, int] | None = None
    sender: Correspondent | None = None
    addressee: Correspondent | None = None
    manuscript: Manuscript = Manuscript()
    source_statement: str = ""
    translators: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    series: str = ""
