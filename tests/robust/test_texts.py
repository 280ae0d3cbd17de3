"""Texts in every encoding, with every character, of every size: kept to the last character, or refused in words that say how to mend them."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from lxml import etree

from encoder.errors import EditionError
from encoder.read import read
from encoder.read.decode import decode
from encoder.validate import fidelity
from tests.robust.running import here, letter
from tests.test_every_text import encoded

WORDS = letter(7, "Señor Phạm Văn Đồng, 毛泽东, Хрущёв.")
READ = {
    "utf-8": WORDS.encode(),
    "bom": WORDS.encode("utf-8-sig"),
    "utf-16": WORDS.encode("utf-16"),
    "utf-16-be": codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    "utf-32": WORDS.encode("utf-32"),
    "crlf": WORDS.replace("\n", "\r\n").encode(),
    "cr": WORDS.replace("\n", "\r").encode(),
    "nel": WORDS.replace("\n", "\x85").encode(),
    "u2028": WORDS.replace("\n", "\u2028").encode(),
}
REFUSED = {
    "latin-1": ("Señor\n".encode("latin-1"), "Latin-1"),
    "windows-1252": ("“Señor” said yes.\n".encode("cp1252"), "Windows-1252"),
    "gb18030": ("外交部电报 特急".encode("gb18030"), "GB18030"),
    "mixed": (WORDS.encode() + "Señor".encode("latin-1"), "correct this place"),
    "utf-16 without mark": (WORDS.encode("utf-16-le"), "UTF-16"),
    "nul": (b"a\0b\n", "plain text"),
    "surrogate": (b"a\xed\xa0\x80b", "UTF-8"),
    "overlong": (b"a\xc0\xafb", "UTF-8"),
    "cut off": ("Señ".encode()[:-1], "UTF-8"),
    "odd utf-16": (codecs.BOM_UTF16_LE + b"abc", "UTF-8"),
    "surrogate in utf-16": (codecs.BOM_UTF16_LE + b"a\0\x00\xd8", "UTF-8"),
    "empty": (b"", "transcription"),
    "mark alone": (codecs.BOM_UTF8, "transcription"),
    "blank": (b" \n\t", "transcription"),
    "pdf": (b"%PDF-1.4\n\x93\x8c\x8b\x9e\0\0", "plain text"),
    "zip": (b"PK\3\4\x14\0\x08", "plain text"),
}

@pytest.mark.parametrize("name", READ)
def test_the_same_words_come_out_of_every_encoding_that_says_what_it_is(name: str) -> None:
    assert decode(READ[name], path="x.txt").text == WORDS


def test_texts_in_encodings_that_do_not_are_refused_by_one_run_with_the_way_to_mend_them(tmp_path: Path) -> None:
    for number, data in enumerate([*READ.values(), *(data for data, _ in REFUSED.values())]):
        path = tmp_path / "in" / f"t{number:02}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    done = here("encode", "in", "--out", "out", "--quiet", "--jobs", "1", cwd=tmp_path)
    assert done.exit_code == 1
    said = done.output.splitlines()
    assert len(said) == len(REFUSED), done.output
    for line, (name, (_, way)) in zip(sorted(said), REFUSED.items(), strict=True):
        assert way in line, f"{name}: {line}"
    assert len(list((tmp_path / "out").glob("t*.xml"))) == len(READ)


@pytest.mark.parametrize("plane", range(17))
def test_every_character_of_every_plane_is_kept_or_refused(plane: int) -> None:
    step = 61 if plane in (1, 2, 3) else 127
    characters = "".join(chr(c) for c in range(plane << 16, (plane + 1) << 16, 7 if plane == 0 else step) if not 0xD800 <= c <= 0xDFFF and c)
    encoded(f"Dear Sir,\n\n{characters[: len(characters) // 2]}\n\nOn May 3, 1961, {characters[len(characters) // 2 :]}\n".encode())


ODD = {
    "controls": "".join(map(chr, [*range(1, 32), *range(127, 160)])),
    "bidi": "\u202eabc\u202c \u2066x\u2069 \u200f\u061c\u200b\u200d\ufeff",
    "not characters": "\ufdd0\ufffe\uffff\U0001fffe\U0010ffff",
    "markup": "<p>&amp; ]]> <!-- --> <?xml?> <![CDATA[ &#0; &lt;script>alert(1)</script>",
    "templates": "{{7*7}} ${x} %s {0} $1 \\1 \\n",
    "combining": "a" + "\u0301" * 5_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 100,
    "brackets": "[" * 2_000 + "]" * 2_000,
    "parentheses": "(" * 3_000,
    "quotation marks": "“‘" * 2_000,
    "digits": "1" * 20_000,
    "footnote numbers": "word1" * 3_000,
    "spaces": " " * 5_000 + "x",
    "lines": "\n" * 20_000 + "x",
    "tabs": "\t\t\t\n" * 2_000,
    "bullets": "  * \n" * 500,
    "names": "Mr. Marsh " * 1_000,
    "dates": "May 3, 1961, " * 2_000,
    "pages": "[Page 7]\n" * 2_000,
    "months": "January " * 1_000,
    "capitals": "NATO SEATO " * 1_000,
    "one word": "A" * 4_000,
    "dashes": "–—-" * 5_000,
    "dots": ". . . " * 5_000,
    "numbers of notes": "".join(f"  {n}. Ibid.\n" for n in range(1_000)),
    "colons": "A: " * 5_000,
    "initials": "J. Q. " * 5_000,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters_and_endless_repetition_are_kept(name: str) -> None:
    for text in (
        ODD[name],
        f"Dear Sir,\n\n{ODD[name]}\n\nYours truly,\n\nJohn Marsh\n",
        f"12. Telegram From {ODD[name]}\n\nWashington, {ODD[name]}\n\n1. {ODD[name]}1\n  1. {ODD[name]}\n",
    ):
        encoded(text.encode())


def test_ten_thousand_footnotes_are_each_at_their_place() -> None:
    paragraphs = "\n\n".join(f"He said that no. {n} was well.{n}" for n in range(1, 10_001))
    text = f"12. Telegram From the Embassy in Norland to the Department of State\n\n{paragraphs}\n\n" + "".join(
        f"  {n}. Not printed ({n}).\n" for n in range(1, 10_001)
    )
    encoded(text.encode())
    assert len(read(decode(text.encode(), path="x.txt", name="x")).footnotes) == 10_000


def test_fidelity_sees_one_lost_character() -> None:
    document = read(decode(WORDS.encode(), path="x.txt", name="x"))
    root = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><p>{WORDS[:-9]}</p></div></body></text></TEI>')
    assert fidelity.compare(root, document.source.text, "x.xml")


def test_refusals_name_the_line(tmp_path: Path) -> None:
    with pytest.raises(EditionError) as caught:
        decode(b"one\ntwo\nthr\xe9e\n", path="x.txt")
    assert (caught.value.line, caught.value.column) == (3, 4)
