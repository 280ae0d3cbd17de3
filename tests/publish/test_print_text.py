"""Whatever a text holds, the PDF shows it: nothing in it is markup or code, and what no font has is reported with its place."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import typst
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.errors import EditionError, Problem
from encoder.publish import print_glyphs
from encoder.publish.print import print_edition
from encoder.publish.print_settings import PrintSettings
from encoder.publish.print_typeset import fonts, has_cjk, inputs
from encoder.resources import folder
from encoder.settings import Settings
from encoder.xslt import stylesheet
from tests.conftest import examples
from tests.publish import pdf as reader

XML = st.characters(
    codec="utf-8", exclude_categories=("Cs",), exclude_characters="".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
)
"""Every character of every plane that XML allows."""

CODE = st.sampled_from(
    [
        *"#$\\\"'`[]{}()*_=-+<>@~;:&%|^",
        *("```", "//", "/*", "*/", "--", '#panic("x")', '#read("/etc/passwd")', "$x^2$", "\\u{41}", '"; #panic("x") "', "#let x = 1", "#import", "#include"),
        *("https://a.b/c", "<label>", "@ref", "- item", "= head", "1.", "word", " ", "  ", "\t"),
        *"\u202e\u2066\u0085\u2028\ufeff\u00ad\u200b\u200f\u3164\U000e0041",
    ]
)
HOSTILE = st.lists(st.one_of(CODE, st.text(XML, max_size=8)), min_size=1, max_size=12).map("".join)
PRINTED = st.text(
    st.one_of(
        st.characters(min_codepoint=0x21, max_codepoint=0x7E),
        st.sampled_from("äéñøßçœłőřšžğıăâîșțąęđảấệịơỡưừýАБвгђћіїєґъΆλφάῆᾳ周恩来与柯西金北京日本国안보한국«»“”‘’–—…§¶†‡°€£"),
    ),
    min_size=1,
    max_size=40,
)


def document(paragraphs: list[str]) -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>One</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>'
        f'</fileDesc></teiHeader><text><body><div type="other" n="1"><head>1. One</head>{body}</div></body></text></TEI>'
    )


def collapsed(text: str) -> str:
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


@settings(max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(HOSTILE, min_size=1, max_size=100))
@example(['#panic("x")', "\\", '"', '\\"', '"; #panic("x"); "', "a // b", "/* a", "$", "[", "]", "`", "\\u{41}"])
def test_text_in_the_source_is_the_text_and_never_code(texts: list[str]) -> None:
    """A transcription could break the print, or run as a program. Typst itself is asked what its source says."""
    source = stylesheet(folder("xslt") / "print.xsl").transform(
        document([f"<<{text}>>" for text in texts]), parameters={"path": "one.xml", "absent": ""}
    )
    paragraphs = source.split("\n\n")
    written = [paragraph.strip(" \n") for paragraph in paragraphs if "<<" in paragraph]
    assert len(written) == len(texts)
    assert all("\n" not in paragraph for paragraph in written)
    literals = [re.fullmatch(r'#("(?:[^"\\]|\\["\\])*");', paragraph) for paragraph in written]
    assert all(literals), "a paragraph of text is one string literal"
    probe = "#metadata((" + ", ".join(literal[1] for literal in literals if literal) + ",))<said>"
    said = json.loads(typst.query(probe.encode(), "<said>", field="value", one=True))
    assert said == [collapsed(f"<<{text}>>") for text in texts]


@settings(max_examples=examples(4), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large])
@given(st.lists(PRINTED, min_size=20, max_size=100))
def test_pdf_shows_every_character(tmp_path: Path, texts: list[str]) -> None:
    """A reader would lack characters: Latin with its marks, Vietnamese, Cyrillic, Greek, Chinese, Japanese, Korean, and the signs of programs."""
    if not has_cjk() and not os.environ.get("EDITION_REQUIRE_TOOLS"):
        pytest.skip("the font for Chinese, Japanese and Korean is not installed")
    shown, problems = printed(tmp_path, texts)
    assert problems == []
    assert shown == [plain(text) for text in texts]


def printed(folder: Path, texts: list[str]) -> tuple[list[str], list[Problem]]:
    """What the PDF shows of each of some texts, printed as paragraphs on one tall page; and what was reported."""
    path = folder / "one.xml"
    path.write_text(document([piece for number, text in enumerate(texts) for piece in (f"Mark{number}begins", text)] + ["Mark.ends"]), encoding="utf-8")
    made = print_edition(path, Settings(print=(("hyphenation", "no"), ("paper", "170mm x 999cm"))))
    (folder / "one.pdf").write_bytes(made.pdf)
    (page,) = reader.reading(folder / "one.pdf")
    return re.split(r"Mark\d+begins", plain(page).partition("Mark.ends")[0])[1:], list(made.problems)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


UNSEEN = re.compile("[\xad\u034f\u061c\u200b-\u200f\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""What is set though it shows nothing: soft hyphens, joiners, marks of direction, selectors of a variant. They say how the letters beside them are set."""


@settings(max_examples=examples(5), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large])
@given(st.lists(HOSTILE, min_size=20, max_size=100))
@example(["\u0301 mark first", "e\u0301\u0302\u0303", "\U00010380\u0301", "\u202eabc", "\ue000", "\U000e0001", "\u0378", "👩\u200d🚀", "\u1100\u1161\u11a8", "a\u3164b"])
@example(["########\U00101964\r\u17be", "a\n\u0301b"])
def test_every_character_is_shown_or_reported_with_its_place(tmp_path: Path, texts: list[str]) -> None:
    """One odd character in one file would stop the print of a whole volume, or vanish from it without a word."""
    shown, problems = printed(tmp_path, texts)
    lines = re.split("\r\n|\r|\n", (tmp_path / "one.xml").read_text(encoding="utf-8"))
    reported = []
    for problem in problems:
        assert problem.rule == "glyph"
        cluster = "".join(chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", problem.message.partition(" (")[0]))
        assert lines[problem.line - 1].startswith(cluster, problem.column - 1)
        reported.append(cluster)
    absent = re.compile("|".join(map(re.escape, sorted(reported, key=len, reverse=True))) or "(?!)")
    for text, said in zip(texts, shown, strict=True):
        expected = plain(UNSEEN.sub("", absent.sub(lambda found: " ".join(f"U+{ord(c):04X}" for c in found[0]), collapsed(text))))
        said = UNSEEN.sub("", said)
        if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") or unicodedata.category(c)[0] == "M" for c in text):
            assert Counter(said) >= Counter(expected)  # a reader of PDF may give these in another order, a letter with several marks twice
        else:
            assert said == expected


def test_missing_glyph_is_named_with_its_line(tmp_path: Path) -> None:
    """An editor could not find the character that the book lacks."""
    path = tmp_path / "one.xml"
    path.write_text(
        document(["plain", "x"]).replace("<p>x</p>", "\n<p>an \U00010380 alpha, \U00010380</p>\n<p>turned \u202eround</p>"), encoding="utf-8"
    )
    problems = print_edition(path, Settings()).problems
    assert [(problem.line, problem.column) for problem in problems] == [(2, 7), (3, 11)]
    assert "U+10380 (ugaritic letter alpa) is in no font" in problems[0].message
    assert "2 times" in problems[0].message
    assert "U+202E" in problems[1].message


def test_glyphs_are_asked_of_the_fonts_that_set_the_text() -> None:
    """The report would name the wrong characters."""
    chosen = PrintSettings()
    found = print_glyphs.clusters(["Nguyễn Thị Định", "Kosygin – Косыгин", "周恩来", "\U00010380", "e\u0323\u0302"])
    assert print_glyphs.absent(found, fonts(None), inputs(chosen, single=True)) == (["\U00010380"] if has_cjk() else ["周", "恩", "来", "\U00010380"])
    assert print_glyphs.pattern(["]", "ab", "\\"]) == r"ab|[\\\]]"


_BLOCKS = (
    "p",
    "list",
    "table",
    "quote",
    "lg",
    "opener",
    "closer",
    "div",
    "head",
    "note",
    "pb",
    "figure",
    "postscript",
    "dateline",
    "signed",
    "trailer",
)
_INSIDE = (
    "hi",
    "persName",
    "note",
    "pb",
    "lb",
    "supplied",
    "gap",
    "sic",
    "choice",
    "add",
    "del",
    "unclear",
    "foreign",
    "ref",
    "ptr",
    "quote",
    "list",
    "item",
    "label",
    "table",
    "row",
    "cell",
    "seg",
    "stamp",
    "address",
    "addrLine",
    "l",
    "graphic",
    "figDesc",
    "term",
    "title",
    "g",
    "anchor",
    "bibl",
    "subst",
    "corr",
    "abbr",
    "expan",
    "gloss",
    "date",
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        (
            "n",
            "rend",
            "type",
            "place",
            "target",
            "anchored",
            "cols",
            "rows",
            "role",
            "cert",
            "ref",
            "url",
            "{http://www.w3.org/XML/1998/namespace}lang",
            "reason",
            "break",
        )
    ),
    st.sampled_from(
        (
            "1",
            "0",
            "2",
            "x",
            "",
            "bold",
            "center",
            "inline",
            "source",
            "marginal",
            "foot",
            "false",
            "low",
            "label",
            "#fn1",
            "d.xml",
            "https://a.b/",
            "zh-Hant-TW",
            "a b",
            "participants",
            "99",
        )
    ),
    max_size=3,
)


def tree(names: tuple[str, ...], children: st.SearchStrategy[list[etree._Element]]) -> st.SearchStrategy[etree._Element]:
    def build(name: str, attributes: dict[str, str], text: str, inside: list[etree._Element]) -> etree._Element:
        element = etree.Element(f"{{http://www.tei-c.org/ns/1.0}}{name}", attributes)
        element.text = text
        for child in inside:
            child.tail = text
            element.append(child)
        return element

    return st.builds(build, st.sampled_from(names), _ATTRIBUTES, st.sampled_from(("", " ", "word", " word ", "\n  ")), children)


TREES = st.lists(
    tree(
        _BLOCKS,
        st.lists(st.recursive(tree(_INSIDE, st.just([])), lambda inner: tree(_INSIDE, st.lists(inner, max_size=3)), max_leaves=6), max_size=4),
    ),
    min_size=10,
    max_size=40,
)


@settings(
    max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
)
@given(TREES)
def test_whatever_elements_stand_where_the_text_is_printed_or_the_file_refused(tmp_path: Path, trees: list[etree._Element]) -> None:
    """A file that an editor left invalid would end the print of the volume in a traceback, or words of it would be lost."""
    root = etree.fromstring(document([]))
    division = root.find(".//{*}div")
    division.extend(trees)
    path = tmp_path / "one.xml"
    path.write_bytes(etree.tostring(root, encoding="utf-8"))
    try:
        made = print_edition(path, Settings(print=(("hyphenation", "no"),)))
    except EditionError as refused:
        said = str(refused)
    else:
        said = ""
    if said:
        assert str(path) in said
        return
    (tmp_path / "one.pdf").write_bytes(made.pdf)
    whole = plain("".join(reader.reading(tmp_path / "one.pdf")))
    header = whole.count("word")
    assert header >= len(re.findall("word", "".join(root.find(".//{*}text").itertext())))
