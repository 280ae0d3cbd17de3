"""Positions: if a letter is taken for another, a mark lands on the wrong words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from encoder.merge.align import align
from encoder.merge.place import quoted
from encoder.merge.scan import BODY, attributes_of, scan

WORDS = st.lists(st.sampled_from(["the", "there", "of", "often", "a", ".", "Vance", "Vanze", "“", "1979"]), max_size=40)


@given(WORDS, WORDS)
def test_aligned_letters_are_the_same_and_what_lies_between_makes_one_text_the_other(one: list[str], other: list[str]) -> None:
    found = align(one, other)
    text, text2 = "".join(one), "".join(other)
    for a, b, n in found.blocks:
        assert text[a:a + n] == text2[b:b + n]
    for i, k, j, m in reversed(found.changes()):
        text = text[:i] + text2[j:m] + text[k:]
    assert text == text2


@given(WORDS, WORDS, st.integers(0, 60), st.integers(0, 60))
def test_a_range_taken_back_holds_only_letters_that_both_have(one: list[str], other: list[str], start: int, size: int) -> None:
    found = align(one, other)
    first, last = min(start, found.other), min(start + size, found.other)
    a, b, there = found.back(first, last)
    assert 0 <= a <= b <= found.size
    if there:
        assert first <= (found.over(a) or 0) < last
        assert first <= (found.over(b - 1) or 0) < last


@given(st.text(alphabet="ab <&>é\n\t“𝒳", max_size=60))
def test_every_letter_has_its_place_in_the_file(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    file = f"<TEI><text><p>{escaped[:20]}<hi>x</hi>{escaped[20:]}</p></text></TEI>" if "&" not in escaped else f"<TEI><p>{escaped}</p></TEI>"
    doc = scan(file)
    for position, letter in enumerate(doc.streams[BODY].chars):
        start, end = doc.place(BODY, position)
        assert file[start:end] in (letter, {"&": "&amp;", "<": "&lt;"}.get(letter))


PIECES = st.one_of(
    st.sampled_from(["Vance", " said ", "\n  ", "é“𝒳", "&amp;", "&#x41;", "a > b", "]]", "<!-- a <b> > c -->", "<?x <y> > ?>",
                     "<![CDATA[<p>raw</p> & ]]>", "<lb/>", "<pb n='5' />", "<g ref=\"a>b\"/>", "<g ref='\"' n='/>'/>"]),
    st.tuples(st.sampled_from(["p", "hi rend='x'", "persName\n    ref=\"persons.xml#a\"\n", "note n=\"1\"", "q who='a>b'", "x:seg ", "p a = \"1>2\""]),
              st.lists(st.sampled_from(["word ", "<lb/>", "<!-- c -->", "x > y", "&lt;"]), max_size=3)).map(
                  lambda e: f"<{e[0]}>{''.join(e[1])}</{e[0].split()[0]} >"))


@given(st.lists(PIECES, max_size=12), st.booleans())
def test_a_file_is_read_as_a_parser_reads_it(pieces: list[str], other_line_ends: bool) -> None:
    """Whatever an editor types between the tags or in them: what is misread here is put in a wrong place by the merge."""
    file = f'<?xml version="1.0"?>\n<!-- <TEI> -->\n<TEI xmlns:x="u"><text>{"".join(pieces)}</text></TEI>\n'
    file = file.replace("\n", "\r\n") if other_line_ends else file
    root, doc = etree.fromstring(file.encode()), scan(file)
    elements = list(root.iter(etree.Element))
    assert [(m.name, dict(m.attributes)) for m in doc.marks if m.name != "TEI"] == [
        (etree.QName(e).localname, dict(e.attrib)) for e in elements if e is not root]
    for mark, element in zip(doc.marks, elements, strict=True):
        assert "".join(etree.fromstring(f"<r xmlns:x='u'>{file[mark.open:mark.end]}</r>".encode()).itertext(etree.Element)) == "".join(
            element.itertext(etree.Element))
    text = "".join("".join(stream.chars) for stream in doc.streams.values())
    assert sorted(text) == sorted("".join("".join(root.itertext(etree.Element)).split()))
    for name, stream in doc.streams.items():
        for position, letter in enumerate(stream.chars):
            start, end = doc.place(name, position)
            assert letter in file[start:end] or file[start:end].startswith("&")


@given(st.text(alphabet="ab \"'<&>é\n\t", max_size=30))
def test_an_attribute_that_is_written_is_read_again(value: str) -> None:
    read = attributes_of(f' ref="{quoted(value)}"')["ref"]
    assert re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), read) == value
