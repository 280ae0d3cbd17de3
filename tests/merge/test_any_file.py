"""Whatever an editor's file holds, slips of the hand included: it is left alone, or merged into one that is as good. Else an editor loses work to a merge."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.merge.settle import settle
from encoder.validate import is_valid
from tests.conftest import examples
from tests.merge import oracle

BASE = (Path(__file__).parents[1] / "validate" / "edition" / "d301.xml").read_bytes()
PIECES = st.sampled_from([b"<", b">", b"</p>", b"<p>", b"</p>\n<p>", b"&", b"&amp;", b'"', b"<!--", b"-->", b"<!-- why -->", b"<![CDATA[x]]>", b"\xff", b"\0", b"<?x ?>",
                          b"\xef\xbb\xbf", b"</TEI>", b"<note>", b"<hi>a</hi>", b"<pb/>", b' ref="x"', b" xml:id='a'", b"\xe2\x80\x9c", b"&#233;", b"\r\n", b" ", b"word ",
                          b"</persName>", b'<persName ref="persons.xml#a">', b'<?xml version="1.0"?>', b' xmlns="x"'])
SLIPS = st.lists(st.tuples(st.integers(0, len(BASE)), PIECES, st.integers(0, 30)), max_size=5)
WORDS = [found.span() for found in re.finditer(rb"(?<= )[A-Za-z]+(?= )(?=[^<>]*<)", BASE) if found.start() > BASE.index(b"<text")]
GENTLE = st.sampled_from([b"", b"word", b"two words", b"<hi>a</hi>", b'<date when="1960">then</date>', b'<persName ref="persons.xml#a">Aas</persName>', b"<!-- why -->", b"<?x y?>",
                          b"&#233;&amp;", b"\r\n", b"</p>\n<p>", b'<note n="9" place="foot">n</note>', b"<gap/>", b"<lb/>"])
EDITS = st.lists(st.tuples(st.sampled_from(WORDS), GENTLE, st.booleans()), max_size=6)
"""What leaves a file well-formed: something in the place of a word, or before it."""
CHANGES = st.lists(st.sampled_from([(rb"<persName\b[^>]*>([^<]*)</persName>", rb"\1"), (rb"(<date\b[^>]*when=)\"[^\"]*\"", rb'\1"1999-09-09"'), (rb" said ", rb" said again "),
                                    (rb"</p>\s*<p>", b" "), (rb"<p>", b"<p>New words. "), (rb"<title>[^<]*", b"<title>New"), (rb" the ", b" ")]), min_size=1, max_size=3)


def valid(data: bytes) -> bool:
    try:
        return is_valid(etree.fromstring(data, etree.XMLParser(resolve_entities=False)))
    except etree.XMLSyntaxError:
        return False


def changed(data: bytes, slips: list[tuple[int, bytes, int]], edits: list[tuple[tuple[int, int], bytes, bool]]) -> bytes:
    for (start, end), piece, instead in sorted({edit[0]: edit for edit in edits}.values(), reverse=True):
        data = data[:start] + piece + data[end if instead else start:]
    for at, piece, cut in slips:
        data = data[:at] + piece + data[at + cut:]
    return data


@settings(max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.just([]), st.just([]), SLIPS), EDITS, CHANGES)
def test_a_file_of_any_making_is_left_alone_or_merged_into_one_as_good(
    slips: list[tuple[int, bytes, int]], edits: list[tuple[tuple[int, int], bytes, bool]], changes: list[tuple[bytes, bytes]]
) -> None:
    editor, new = changed(BASE, slips, edits), BASE
    for pattern, instead in changes:
        new = re.sub(pattern, instead, new, count=2)
    found = settle("d301.xml", BASE, editor, new, today="2026-02-02", valid=valid)
    assert "could not be merged with the new encoding" not in " ".join(p.message for p in found.problems), "a fault of the merge"
    assert found.beside in (None, new)
    if found.file is None:
        return
    assert valid(found.file) or not valid(editor)
    if editor != BASE:
        machine = [BASE.decode(), new.decode()]
        assert oracle.lost_and_invented(editor.decode("utf-8-sig"), machine, found.file.decode("utf-8-sig"))[0] == {}
    again = settle("d301.xml", found.base or BASE, found.file, new, today="2026-02-02", valid=valid)
    assert again.file in (None, found.file), "a second run changes it once more"
