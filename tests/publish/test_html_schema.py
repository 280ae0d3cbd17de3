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
