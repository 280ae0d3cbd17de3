"""In the site, text can never become script: whoever writes into a transcription, a list or the settings must not run a program at the readers'."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from encoder.errors import UsageError
from encoder.publish.html import Options, build
from encoder.settings import load
from tests.publish.scripted import ADDRESSES, PWNED, spoilt

_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")
_OURS = re.compile(r"(\.\./)*assets/[a-z.]+\.js")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = spoilt(tmp_path_factory.mktemp("scripted"))
    built = build(Options(folder / "xml", folder / "site", load(folder / "edition.toml"), folder / "seeds", search=False))
    assert built.documents == 6
    assert not [p for p in built.problems if p.severity == "error"]
    return sorted((folder / "site").rglob("*.html"))


def test_no_element_and_no_attribute_of_a_page_comes_out_of_a_text(pages: list[Path]) -> None:
    shown = 0
    for path in pages:
        root = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
        shown += PWNED in "".join(root.itertext())
        for element in root.iter("script"):
            if element.get("type") == "application/ld+json":
                json.loads(element.text_content())
                assert not len(element)
            else:
                assert _OURS.fullmatch(element.get("src", "")), (path, element.attrib)
                assert not element.text
        assert not list(root.iter("iframe", "object", "embed", "base", "frame", "applet"))
        assert not root.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']")
        for element in root.iter(html.etree.Element):
            assert not [name for name in element.attrib if name.startswith("on") or name == "srcdoc"], (path, element.tag, element.attrib)
            for name in _ADDRESSES:
                address = re.sub(r"[\x00-\x20]", "", element.get(name, "")).lower()
                assert not address.startswith(("javascript:", "vbscript:", "data:text", "//")), (path, element.tag, address)
            assert PWNED not in element.get("style", "")
    assert shown > 20, "the words of the texts are not on the pages: nothing was tested"


def test_scripts_of_the_site_that_hold_texts_are_data(pages: list[Path]) -> None:
    data = next(path for path in pages if path.name == "documents.html").with_name("assets") / "documents.data.js"
    said = data.read_text(encoding="utf-8")
    assert PWNED in said
    json.loads(said[said.index("{"):said.rindex("}") + 1])
    assert "\u2028" not in said


@pytest.mark.parametrize("address", ADDRESSES)
def test_settings_take_only_addresses_of_the_web(tmp_path: Path, address: str) -> None:
    path = tmp_path / "edition.toml"
    for key in ("url", "licence_url"):
        path.write_text(f"[edition]\n{key} = {json.dumps(address)}\n", encoding="utf-8")
        with pytest.raises(UsageError, match="begins with https") as caught:
            load(path)
        assert caught.value.line == 2


def test_pages_forbid_what_they_do_not_need(pages: list[Path]) -> None:
    """Should something slip through all the same, the browser does not run it."""
    for path in pages:
        policy = html.parse(str(path)).getroot().xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert "script-src 'self' 'wasm-unsafe-eval';" in policy
