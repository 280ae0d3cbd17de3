"""The stylesheet piece by piece: TEI and the HTML expected of it, in the files of `cases/`; trees are compared."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from encoder.publish.html.dates import label
from encoder.publish.html.markup import PAGE, element, text
from encoder.resources import folder
from encoder.xslt import Stylesheet, StylesheetError
from tests.conftest import examples
from tests.publish.pages import page_text, tight

CASES = Path(__file__).parent / "cases"
TEI = "http://www.tei-c.org/ns/1.0"
TITLED = '<t:head xmlns:t="http://www.tei-c.org/ns/1.0">Title</t:head>'


def cases() -> Iterator[Any]:
    for file in sorted(CASES.glob("*.xml")):
        for case in etree.parse(str(file)).getroot().iter("case"):
            yield pytest.param(case.find("tei"), case.find("html"), id=f"{file.stem}: {case.get('name')}")


@cache
def strict() -> Stylesheet:
    """The stylesheet, compiled so that two templates which claim one node are an error."""
    return Stylesheet(folder("xslt") / "html.xsl", {"on-multiple-match": "fail"})


def rendered(inside: str) -> Any:
    """What stands in the division of a document whose TEI has this in its only div."""
    tei = f'<TEI xmlns="{TEI}" xmlns:t="{TEI}"><teiHeader/><text><body><div>{inside}</div></body></text></TEI>'
    page = element(
        "page",
        element("site", title="E", language="en", url=""),
        element("document", status="draft"),
        tei,
        xmlns=PAGE,
        kind="document",
        title="T",
        up="",
    )
    result = html.document_fromstring(strict().transform(page))
    return result.find_class("text")[0][0]


def shape(node: Any) -> Any:
    """A tree as plain data: white space single, attributes in order."""
    return (
        node.tag,
        sorted(node.attrib.items()),
        " ".join((node.text or "").split()),
        [(shape(child), " ".join((child.tail or "").split())) for child in node],
    )


@pytest.mark.parametrize(("tei", "expected"), list(cases()))
def test_piece(tei: Any, expected: Any) -> None:
    """Else this construct of the schema reaches no reader as the convention says."""
    inside = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in tei)
    found = [shape(child) for child in rendered(inside)]
    assert found == [shape(child) for child in expected]


def test_two_templates_for_one_node_are_an_error(tmp_path: Path) -> None:
    """Else the tests above compile a stylesheet that lets the last of two templates win, and nobody sees the first is dead."""
    shutil.copytree(folder("xslt"), tmp_path / "xslt")
    blocks = tmp_path / "xslt" / "modules" / "blocks.xsl"
    again = '<xsl:template match="tei:row" mode="text" as="element()"><tr/></xsl:template></xsl:stylesheet>'
    blocks.write_text(blocks.read_text(encoding="utf-8").replace("</xsl:stylesheet>", again), encoding="utf-8")
    page = f'<page xmlns="{PAGE}" kind="document" up="" title="T"><site title="E" language="en" url=""/><document status="draft"/>'
    page += f'<TEI xmlns="{TEI}"><teiHeader/><text><body><div><table><row><cell>a</cell></row></table></div></body></text></TEI></page>'
    with pytest.raises(StylesheetError):
        Stylesheet(tmp_path / "xslt" / "html.xsl", {"on-multiple-match": "fail"}).transform(page)


NAMES = [
    "p",
    "hi",
    "persName",
    "list",
    "item",
    "note",
    "quote",
    "table",
    "row",
    "cell",
    "add",
    "del",
    "supplied",
    "choice",
    "sic",
    "corr",
    "ref",
    "date",
    "seg",
    "closer",
    "signed",
    "figure",
    "lg",
    "l",
    "stamp",
    "unclear",
    "foreign",
    "div",
    "strange",
    "label",
    "opener",
    "dateline",
    "address",
    "addrLine",
    "gap",
    "pb",
    "head",
]
words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="�￾￿"), min_size=1, max_size=8)
trees = st.recursive(
    words.map(text),
    lambda inner: st.builds(lambda name, parts: element("t:" + name, *parts), st.sampled_from(NAMES), st.lists(inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=examples(120), deadline=None)
@given(trees)
def test_no_word_is_lost_whatever_stands_in_what(tree: str) -> None:
    """Files come as editors left them: even elements in places where no schema allows them keep their words."""
    page = rendered(TITLED + element("t:p", tree))
    source = etree.fromstring(f'<x xmlns:t="{TEI}">{tree}</x>')
    whole = tight("".join(page.getroottree().getroot().find_class("document")[0].itertext()))
    for piece in source.itertext():
        assert tight(piece) in whole
    assert not page.getroottree().getroot().xpath("//main//script")
    assert tight("Title") in tight(page_text(page))


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ({"from": "1972-06-19T10:25:00", "to": "1972-06-19T23:20:00"}, "June 19, 1972"),
        ({"from": "1964-04-16", "to": "1964-04-17"}, "April 16–17, 1964"),
        ({"from": "1964-04-30T09:00:00", "to": "1964-05-01"}, "April 30, 1964 to May 1, 1964"),
        ({"when": "1965-04-11", "cert": "low"}, "[April 11, 1965?]"),
    ],
)
def test_a_date_is_said_as_a_reader_says_it(date: dict[str, str], words: str) -> None:
    """Else a talk of an hour is dated from a day to the same day."""
    assert label(date) == words
