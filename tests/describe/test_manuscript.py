"""Where the original is kept, as source notes say it."""

from __future__ import annotations

import pytest

from encoder.describe import describe
from encoder.describe.manuscript import from_archive_line, from_inline_source, from_source_note, source_sentence
from encoder.model import Manuscript, Source
from encoder.read import read


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Source: Department of State, Central Files, POL 17 LAOS. Secret; Nodis. Drafted by Webb.", Manuscript("Department of State", "Central Files", "", "POL 17 LAOS")),
        ("Source: Department of State, Central Files, POL LAOS-US. Secret.", Manuscript("Department of State", "Central Files", "", "POL LAOS-US")),
        ("Source: Department of State, Central Files, DEF 4 VIET S. Secret; Limdis.", Manuscript("Department of State", "Central Files", "", "DEF 4 VIET S")),
        ("Source: Department of State, Central Files, 742.5811/3–1456. Confidential.", Manuscript("Department of State", "Central Files", "", "742.5811/3–1456")),
        ("Source: Department of State, S/AN Files: Lot 71 D 15, Memoranda, 1963–1964. Secret.", Manuscript("Department of State", "S/AN Files, Memoranda, 1963–1964", "", "Lot 71 D 15")),
        ("Source: Central Intelligence Agency, Job 81-00412B, Box 7, Folder 3. Secret.", Manuscript("Central Intelligence Agency", "", "Box 7, Folder 3", "Job 81-00412B")),
        ("Source: Johnson Library, National Security File, Laos, Vol. IV. Top Secret; Sensitive.", Manuscript("Johnson Library", "National Security File, Laos, Vol. IV")),
        ("Source: National Archives, NSC Files, Box 12, Harbour Talks, 3/71–8/71. No classification marking.", Manuscript("National Archives", "NSC Files, Harbour Talks, 3/71–8/71", "Box 12")),
        ("Source: National Archives, RG 59, Papers of Harry S. Lowe. Secret.", Manuscript("National Archives", "RG 59, Papers of Harry S. Lowe")),
    ],
)
def test_a_source_note_is_read_as_an_archivist_reads_it(note: str, kept: Manuscript) -> None:
    """Else the header of every document names a folder's years, or its classification, as the shelfmark."""
    assert from_source_note(note) == kept


def test_the_statement_of_the_source_ends_before_the_classification() -> None:
    """Else `Secret` is cited as part of the file number."""
    assert source_sentence("Source: Johnson Library, Trip Files, Vol. II. Secret; Exdis. Drafted by Webb.") == "Johnson Library, Trip Files, Vol. II"


@pytest.mark.parametrize(("line", "kept"), [
    ("851G.99/3–649: Telegram", Manuscript("Department of State", "Central Files", "", "851G.99/3–649")),
    ("PPS files, lot 64 D 999", Manuscript("Department of State", "PPS files, lot 64 D 999")),
    ("Marsh Library, Marsh papers, PSF–Subject file", Manuscript("Marsh Library", "Marsh papers, PSF–Subject file")),
    ("Department of Defense files", Manuscript("Department of Defense", "Department of Defense files")),
    ("Department of State Atomic Energy Files", Manuscript("Department of State", "Department of State Atomic Energy Files")),
    ("Marsh papers, telephone conversations", Manuscript("", "Marsh papers, telephone conversations")),
    ("Department of State Bulletin, May 4, 1953, p. 999", Manuscript()),
])
def test_a_source_line_names_the_keeper_or_none(line: str, kept: Manuscript) -> None:
    """Else the header sends the reader to the Department of State for papers that lie in a library."""
    assert from_inline_source(line) == kept


@pytest.mark.parametrize(("line", "kept", "names"), [
    ("AVPRF fond 0999, opis 16, delo 7. Translated by Christian F. Osterland.", Manuscript("AVPRF", "", "", "fond 0999, opis 16, delo 7"), ("Christian F. Osterland",)),
    ("PRC FMA 999-03654-02, 9-12. Translated by A.B. Smith and Larry L. Watson.", Manuscript("PRC FMA", "", "", "999-03654-02", "9-12"),
     ("A.B. Smith", "Larry L. Watson")),
])
def test_an_archive_line_gives_the_shelfmark_and_who_translated(line: str, kept: Manuscript, names: tuple[str, ...]) -> None:
    """Else the archive bears the fond's number, and the translator is called `Christian F`."""
    assert from_archive_line(line) == (kept, names)


@pytest.mark.parametrize(("words", "names"), [
    ("Marsh Family Foundation", ("Marsh Family Foundation",)),
    ("Marsh Family Foundation, Lane Fund, and the Aas Corporation of New York", ("Marsh Family Foundation", "Lane Fund", "Aas Corporation of New York")),
    ("John D. and Catherine T. Marsh Foundation", ("John D. and Catherine T. Marsh Foundation",)),
    ("Henry Lane Foundation and Leon Marsh Foundation", ("Henry Lane Foundation", "Leon Marsh Foundation")),
])
def test_each_funder_has_its_own_name(seeds: dict[str, str], words: str, names: tuple[str, ...]) -> None:
    """Else the header thanks one foundation with a long name."""
    text = seeds["000_4acf9ac392d82be6"].replace("Henry Luce Foundation", words, 1)
    assert describe(read(Source("x.txt", text, "x")), [], None).funders == names
