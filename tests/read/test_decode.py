"""Bytes -> text: whoever feeds a file that is no text is told why, and where."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.errors import NotADocument, UndecodableText
from encoder.read.decode import decode


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", codecs.BOM_UTF8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\x06\0"])
def test_what_is_no_document_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(NotADocument) as caught:
        decode(data, path="x.txt")
    assert caught.value.path == "x.txt"
    assert caught.value.mend


def test_a_byte_in_another_encoding_is_named_with_its_place_and_the_likely_encoding() -> None:
    with pytest.raises(UndecodableText) as caught:
        decode("Lettre\n\ndu Ministère des Affaires étrangères".encode("cp1252"), path="x.txt")
    assert (caught.value.line, caught.value.column) == (3, 10)
    assert "Latin-1" in caught.value.mend


def test_chinese_in_another_encoding_is_recognised_for_the_message() -> None:
    with pytest.raises(UndecodableText) as caught:
        decode("外交部电报 特急 关于苏联对越南局势的最近反应".encode("gb18030"), path="x.txt")
    assert "GB18030" in caught.value.mend


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_announces_the_encoding(encoding: str) -> None:
    assert decode("Präsident Chruščëv\n".encode(encoding), path="x.txt").text == "Präsident Chruščëv\n"


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")))
def test_any_text_comes_through_but_for_its_line_ends(text: str) -> None:
    try:
        got = decode(text.encode(), path="x.txt").text
    except NotADocument:
        assert not text.removeprefix("\ufeff").strip()
    else:
        assert got.split() == re.sub("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text.removeprefix("\ufeff")).split()


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_clear_refusal(data: bytes) -> None:
    try:
        decode(data, path="x.bin")
    except (NotADocument, UndecodableText) as error:
        assert str(error).startswith("x.bin")
