"""No file can make validation hang, reach the network, read another file, or print a traceback."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from encoder.errors import Problem
from encoder.validate.check import validate_bytes
from encoder.validate.edition import Edition
from tests.conftest import examples

HERE = Path(__file__).parent
TALK = (HERE / "edition" / "d301.xml").read_bytes()
AT = HERE / "edition" / "d301.xml"


def validated(data: bytes) -> list[Problem]:
    return validate_bytes(data, AT, edition=Edition(HERE / "edition"), shown="d301.xml")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("validation tried to reach the network")
    monkeypatch.setattr(socket, "socket", refuse)


def many_notes(count: int) -> bytes:
    notes = "".join(f'<p>Text<note xml:id="fn{n}" n="{n}" place="foot">Note.</note> goes on.</p>\n' for n in range(5, 5 + count)).encode()
    return TALK.replace(b"        <closer>", notes + b"        <closer>")


HOSTILE = {
    "deep nesting": TALK.replace(b"<p>4. At", b"<p>4." + b"<hi>" * 5000 + b"</hi>" * 5000 + b" At"),
    "deep nesting, not closed": TALK.replace(b"<p>4. At", b"<p>4." + b"<hi>" * 20000 + b" At"),
    "deep divs": TALK.replace(b"<p>4. At", b'<div type="section">' * 200 + b"<p>x</p>" + b"</div>" * 200 + b"<p>4. At"),
    "huge attribute": TALK.replace(b'n="613"', b'n="' + b"9" * 3_000_000 + b'"'),
    "thousands of attributes": TALK.replace(b'<pb n="613"/>', b'<pb n="613" ' + b" ".join(b'a%d=""' % n for n in range(5000)) + b"/>"),
    "thousands of errors": TALK.replace(b"<p>4. At", b"<foo>x</foo>" * 5000 + b"<p>4. At"),
    "thousands of wrong children": TALK.replace(b"<p>4. At", b"<p>x</p><head>y</head>" * 2000 + b"<p>4. At"),
    "thousands of lone ampersands": TALK.replace(b"<p>4. At", b"<p>4." + b"& < " * 20000 + b" At"),
    "quotation marks without end": TALK.replace(b"<p>4. At", b'<p a="' * 3000 + b"4. At"),
    "entity bomb": b'<!DOCTYPE TEI [<!ENTITY a "haha"><!ENTITY b "' + b"&a;" * 5000 + b'">]>' + TALK.partition(b"?>")[2],
    "parameter entity": b'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>' + TALK.partition(b"?>")[2],
    "external DTD": b'<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd">' + TALK.partition(b"?>")[2],
    "XInclude": TALK.replace(b"<p>4. At", b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/><p>4. At'),
    "stylesheet instruction": TALK.replace(b"<TEI", b'<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/x.xsl"?><TEI', 1),
    "pointer out of the edition": TALK.replace(b"persons.xml#mikoyan", b"../../../../../../etc/passwd.xml#root"),
    "source path out of the folder": TALK.replace(b">d301</idno>", b">../../../../etc/passwd</idno>"),
    "one line of 2 MB": TALK.replace(b"4. At", b"4. " + "Moscow “said” ".encode() * 120_000 + b"At"),
    "Cyrillic in every name": TALK.replace(b"<p>", "<п>".encode()),
    "NUL in the middle": TALK.replace(b"4. At", b"4.\0 At"),
    "surrogate bytes": TALK.replace(b"4. At", b"4.\xed\xa0\x80 At"),
    "ten thousand footnotes": many_notes(10_000),
    "numbers beyond integers": TALK.replace(b'n="613"', b'n="' + b"9" * 400 + b'"').replace(b'n="3" place', b'n="' + b"8" * 400 + b'" place'),
    "ids without end": TALK.replace(b"<p>", b'<p xml:id="a">'),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_get_an_answer_in_time(name: str) -> None:
    began = time.process_time()
    problems = validated(HOSTILE[name])
    assert time.process_time() - began < 10
    assert all(p.message for p in problems)
    if name not in ("stylesheet instruction", "deep divs", "source path out of the folder", "pointer out of the edition", "one line of 2 MB"):
        assert problems, "nothing was found"


def test_nothing_outside_the_edition_is_read(tmp_path: Path) -> None:
    """A pointer must not tell whether a file of somebody else exists or what ids it has."""
    outside = tmp_path / "secret.xml"
    outside.write_text('<x xml:id="here"/>')
    inside = tmp_path / "xml"
    inside.mkdir()
    data = TALK.replace(b"persons.xml#mikoyan", b"../secret.xml#there")
    found = validate_bytes(data, inside / "d301.xml", edition=Edition(inside))
    assert not [p for p in found if "secret" in p.message]


PIECES = st.sampled_from([b"<", b">", b"</p>", b"<p>", b"&", b'"', b"'", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"\xff", b"\0", b"<?x ", b"?>",
                          b"\xef\xbb\xbf",
                          b"</TEI>", b"<note>", b' ref="', b" xml:id='a'", b"\xe2\x80\x9c", b"&#0;", b"&x;", b"\r", b"<tei:p>", b' xmlns="x"'])


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(TALK)), PIECES, st.integers(0, 12)), min_size=1, max_size=6))
def test_whatever_a_slip_of_the_hand_makes_of_a_file_it_gets_an_answer(slips: list[tuple[int, bytes, int]]) -> None:
    data = TALK
    for at, piece, cut in slips:
        data = data[:at] + piece + data[at + cut:]
    for problem in validated(data):
        assert problem.line <= data.count(b"\n") + data.count(b"\r") + 1


@settings(max_examples=examples(60), deadline=None)
@example(b"\xa0")
@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    assert validated(data)
