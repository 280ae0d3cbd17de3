"""Whatever the schema allows reaches the page, or is named when the site is built."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from encoder.publish.html import Options, build
from encoder.resources import folder
from encoder.validate.odd import read_odd
from tests.conftest import examples
from tests.publish.pages import dangling, losses
from tests.schemas.generated import NAMESPACE, elements

SCHEMA = read_odd(folder("schemas") / "edition.odd")
EXAMPLES = int(os.environ.get("GENERATED_DOCUMENTS", "0")) or examples(40)


def test_no_text_that_the_schema_allows_is_dropped(tmp_path: Path) -> None:
    """Every character of texts and notes in order, every link; no element of the schema is unknown to the stylesheet. One site of all texts: cheap."""
    edition, site = tmp_path / "xml", tmp_path / "site"
    edition.mkdir()

    @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(text=elements(SCHEMA, "text"))
    def write(text: etree._Element) -> None:
        root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
        etree.SubElement(root, f"{{{NAMESPACE}}}teiHeader")
        root.append(text)
        number = len(list(edition.iterdir()))
        (edition / f"d{number}.xml").write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))

    write()
    print(f"{len(list(edition.iterdir()))} documents generated")
    built = build(Options(edition, site, search=False))
    assert not built.problems, [str(problem) for problem in built.problems]
    assert [loss for tei in edition.iterdir() for loss in losses(tei, site / "documents" / f"{tei.stem}.html")] == []
    assert dangling(site) == []


def test_what_the_generated_texts_once_found(tmp_path: Path) -> None:
    """A row of a table in which one cell says how many columns it takes and the next does not; a source note in a text without heading."""
    (tmp_path / "xml").mkdir()
    body = ('<div type="minutes"><p><table><row><cell cols="2">a</cell><cell>b</cell></row><row><cell>c</cell></row></table></p><note type="source">s</note></div>')
    (tmp_path / "xml" / "d1.xml").write_text(f'<TEI xmlns="{NAMESPACE}"><teiHeader/><text><body>{body}</body></text></TEI>')
    assert build(Options(tmp_path / "xml", tmp_path / "site", search=False)).problems == ()
    assert losses(tmp_path / "xml" / "d1.xml", tmp_path / "site" / "documents" / "d1.html") == []
