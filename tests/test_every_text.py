"""What must hold for every text: a clear refusal, or valid TEI in which every character is kept."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.annotate import Knowledge
from encoder.annotate.knowledge import Goal
from encoder.describe import describe
from encoder.encoding import Encoder
from encoder.errors import EditionError
from encoder.model import Authority, Entry
from encoder.read import read
from encoder.read.decode import decode
from encoder.settings import Settings
from encoder.tei import Imprint, serialise, write
from encoder.validate import fidelity, quick
from tests.conftest import examples

_AUTHORITY = Authority(
    {"marsh": Entry("marsh", "Marsh, John Q., Jr.", "President from 1961 until 1965"), "aas": Entry("aas", "Aas, Per", "Prime Minister of Norland"),
     "aas-ole": Entry("aas-ole", "Aas, Ole", "Ambassador")},
    {"nato": Entry("nato", "NATO", "North Atlantic Treaty Organization")})
_ENCODER = Encoder(Knowledge(_AUTHORITY, {"": {"12": Goal("d12.xml", range(1, 4))}}), Path("out"), Settings(), "2000-01-01")

_PIECES = st.sampled_from([
    "12. Telegram From the Embassy in Norland to the Department of State1", "88. Editorial Note", "851.00/3–649: Telegram", "Washington, June 9, 1966, 3–3:40 p.m.",
    "SUBJECT", "PARTICIPANTS", "  * Mr. John Marsh, EUR", "* 1. Item", "a.", "2.", "[Page 41]", "secret", "Dear Mr. President:", "[Enclosure]", "Attachment", "", "", "",
    "He said “that.2 Mr. Aas [2 lines not declassified] was [Page 42] tired [sic] at NATO.3 See Document 12 and footnote 2 above.", "John Marsh1", "P.S. One more.",
    "  1. Source: Department of State, Central Files, 611.99/3–361. Secret.", "  2. Not printed.", "  3. See Document 11.", "Skip to content", "Document Information",
    "April 10, 1965", "Distribution: Chairman Mao, Liu Shaoqi", "Received on April 11 at 21:55", "To the Foreign Ministry:", "TO: The President", "Name\tOffice\tYear",
    "June 28, 197212 and 19541 [Aleksei] Kosygin[", "]", "<p>&amp; ]]> <!-- -->", "\x08\x7f\ufffe", "\u202eסוד\u202c 毛泽东 Phạm Văn Đồng 𝔘", "x" * 300,
])
_LINES = st.lists(st.one_of(_PIECES, st.text(max_size=60)), min_size=1, max_size=30).map("\n".join)
TEXTS = st.one_of(_LINES, _LINES, st.text(max_size=300))


def encoded(data: bytes) -> None:
    """Encodes as a run does, and fails where a character is lost or the TEI is not valid."""
    try:
        document = read(decode(data, path="any.txt", name="any"))
    except EditionError as error:
        assert error.path == "any.txt"
        assert error.mend
        return
    spans = _ENCODER.annotate(document)
    tree = write(document, spans, describe(document, spans, None), Imprint(version="1.0", changes=(("2000-01-01", "Encoded."),)))
    root = etree.fromstring(serialise(tree.root), etree.XMLParser(resolve_entities=False, huge_tree=True, collect_ids=False))
    assert fidelity.compare(root, document.source.text, "any.xml") == []
    assert [p for p in quick("any.xml", root) if p.severity == "error"] == []


@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_every_text_is_kept_to_the_last_character_in_valid_tei(text: str) -> None:
    encoded(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=examples(50), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300))
def test_every_file_is_encoded_or_refused_with_a_reason(data: bytes) -> None:
    encoded(data)


def test_one_line_of_five_megabytes_is_encoded() -> None:
    encoded(("Mr. Marsh said on May 3, 1961, that NATO was [Page 7] well. " * 84_000).encode())
