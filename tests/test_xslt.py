"""What a stylesheet may do: nothing but turn a text into a text. Who publishes an edition must not find files of the machine in it, or new ones beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from encoder.xslt import Stylesheet, StylesheetError, stylesheet
from tests.conftest import ROOT
from tests.robust.hostile import SECRET

_SHEET = ('<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" exclude-result-prefixes="#all">'
          '<xsl:template match="/"><out>{}</out></xsl:template></xsl:stylesheet>')
_READS = {
    "unparsed-text": '<xsl:value-of select="unparsed-text(\'{0}/secret.txt\')"/>',
    "unparsed-text, relative": '<xsl:value-of select="unparsed-text(\'secret.txt\')"/>',
    "unparsed-text-lines": '<xsl:value-of select="unparsed-text-lines(\'{0}/secret.txt\')"/>',
    "json-doc": '<xsl:value-of select="json-doc(\'{0}/secret.json\')"/>',
    "doc": '<xsl:copy-of select="doc(\'{0}/secret.xml\')"/>',
    "document": '<xsl:copy-of select="document(\'secret.xml\')"/>',
    "document of the input": '<xsl:copy-of select="document(/*/@href)"/>',
    "source-document": '<xsl:source-document href="{0}/secret.xml"><xsl:copy-of select="."/></xsl:source-document>',
    "collection": '<xsl:copy-of select="collection(\'{0}?select=*.xml\')"/>',
    "uri-collection": '<xsl:value-of select="uri-collection(\'{0}\')"/>',
    "evaluate": '<xsl:evaluate xpath="string(/*/@xpath)" context-item="/"/>',
    "transform": '<xsl:sequence select="transform(map{{\'stylesheet-location\': \'{0}/other.xsl\', \'source-node\': .}})?output"/>',
    "entity": '<xsl:copy-of select="parse-xml(\'&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;{0}/secret.txt&quot;>]>&lt;a>&amp;x;&lt;/a>\')"/>',
    "network": '<xsl:copy-of select="doc(\'http://127.0.0.1:9/x.xml\')"/>',
    "environment": '<xsl:value-of select="environment-variable(\'SECRET\'), available-environment-variables()"/>',
    "properties": '<xsl:value-of select="system-property(\'user.home\')"/>',
}
"""What a stylesheet would write to read a file; `{0}` is the address of its folder."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SECRET", SECRET)
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "secret.json").write_text(f'"{SECRET}"')
    (tmp_path / "secret.xml").write_text(f"<a>{SECRET}</a>")
    (tmp_path / "other.xsl").write_text(_SHEET.format("<xsl:value-of select=\"unparsed-text('secret.txt')\"/>"))
    return tmp_path


def said(folder: Path, body: str, xml: str = "<a/>") -> str:
    """What comes of an input, the words of an error included."""
    (folder / "sheet.xsl").write_text(_SHEET.format(body))
    try:
        return Stylesheet(folder / "sheet.xsl").transform(xml)
    except StylesheetError as error:
        return str(error)


@pytest.mark.parametrize("name", _READS)
def test_a_stylesheet_that_runs_reads_nothing(folder: Path, name: str) -> None:
    uri = folder.as_uri()
    xml = f'<a href="{uri}/secret.xml" xpath="unparsed-text(\'{uri}/secret.txt\')"/>'
    out = said(folder, _READS[name].format(uri), xml)
    assert SECRET not in out
    assert "gave up" in out or out.endswith("<out/>")


@pytest.mark.parametrize("href", ["{0}/written.xml", "written.xml", "../written.xml"])
def test_a_stylesheet_that_would_write_a_file_does_not_compile(folder: Path, href: str) -> None:
    before = sorted(folder.parent.rglob("*"))
    assert "does not compile" in said(folder, f'<xsl:result-document href="{href.format(folder.as_uri())}"><x/></xsl:result-document>')
    assert sorted(folder.parent.rglob("*")) == sorted([*before, folder / "sheet.xsl"])
    assert not Path("written.xml").exists()


@pytest.mark.parametrize("before", ['<!DOCTYPE a [<!ENTITY x SYSTEM "{0}/secret.txt">]>', '<!DOCTYPE a SYSTEM "{0}/secret.txt">',
                                    '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">', '<!DOCTYPE a [<!ENTITY % p SYSTEM "{0}/secret.txt"> %p;]>'])
def test_an_input_with_entities_of_other_files_is_refused(folder: Path, before: str) -> None:
    out = said(folder, '<xsl:value-of select="."/>', before.format(folder.as_uri()) + ("<a>&x;</a>" if "ENTITY x" in before else "<a/>"))
    assert "gave up" in out
    assert SECRET not in out


def test_a_stylesheet_finds_the_parts_that_it_includes(folder: Path) -> None:
    (folder / "part.xsl").write_text(_SHEET.format("from the part"))
    (folder / "whole.xsl").write_text('<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:include href="part.xsl"/></xsl:stylesheet>')
    assert "from the part" in Stylesheet(folder / "whole.xsl").transform("<a/>")


def test_a_document_of_any_number_of_escaped_signs_is_read(folder: Path) -> None:
    """The parser of Saxon stops at 100,000: pages that show TEI as text have more."""
    assert "<out>600000 &lt;p&gt;" in said(folder, '<xsl:value-of select="string-length(.), substring(., 1, 3)"/>', f"<a>{'&lt;p&gt;' * 200_000}</a>")


def test_a_stylesheet_is_compiled_once_a_process_and_never_in_a_thread(folder: Path) -> None:
    """Else a site costs a second for each page, or the process crashes: Saxon does not bear a processor for each thread."""
    (folder / "sheet.xsl").write_text(_SHEET.format("x"))
    assert stylesheet(folder / "sheet.xsl") is stylesheet(folder / "sheet.xsl")
    users = [path for path in (ROOT / "encoder").rglob("*.py") if "encoder.xslt" in path.read_text(encoding="utf-8")]
    assert len(users) > 2
    assert [path for path in users if re.search("import threading|ThreadPool", path.read_text(encoding="utf-8"))] == []
