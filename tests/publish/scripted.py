"""An edition in which everything that somebody can write would like to become a script: `spoilt(folder)`."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

from lxml import etree

EDITION = Path(__file__).parent / "edition"
PWNED = "pwned"
WORDS = (
    f"<script>{PWNED}()</script>",
    f"</script><script>{PWNED}()</script>",
    f"<img src=x onerror={PWNED}()>",
    f'"><svg onload={PWNED}()>',
    f"' onmouseover='{PWNED}()' x='",
    f'" autofocus onfocus="{PWNED}()',
    f"javascript:{PWNED}()",
    f"&lt;script&gt;{PWNED}()&lt;/script&gt;",
    f"&#60;img src=x onerror={PWNED}()>",
    f"</title></style></textarea></pre><script>{PWNED}()</script>",
    f"--><script>{PWNED}()</script><!--",
    f"]]><script>{PWNED}()</script>",
    f"\u2028{PWNED}()\u2029//",
    f"\\\";{PWNED}();//",
    f"`${{{PWNED}()}}`",
    f"<mark><img src=x onerror={PWNED}()></mark>",
    f"<iframe srcdoc='<script>parent.{PWNED}()</script>'>",
)
ADDRESSES = (f"javascript:{PWNED}()", f" JaVaScRiPt:{PWNED}()", f"java\nscript:{PWNED}()", f"data:text/html,<script>parent.{PWNED}()</script>",
             f"vbscript:{PWNED}()", f'x" onclick="{PWNED}()', f"//{PWNED}.example/x.js", f"../../../{PWNED}")
_KEPT = {"{http://www.w3.org/XML/1998/namespace}id", "type", "when", "from", "to"}
"""Attributes that keep their value where only words are spoilt; of the others the address-like ones are spoilt too."""
_ADDRESSES = {"target", "url", "ref", "corresp", "source", "facs", "sameAs", "key"}


def spoilt(folder: Path) -> Path:
    """A folder with `xml` (words spoilt, and in `xml/links` addresses and all other attributes too), `seeds` and `edition.toml`."""
    shutil.copytree(EDITION, folder, dirs_exist_ok=True)
    words, addresses = itertools.cycle(WORDS), itertools.cycle(ADDRESSES)
    (folder / "xml" / "links").mkdir()
    for path in sorted((folder / "xml").rglob("*.xml")):
        root = etree.parse(str(path)).getroot()
        for element in root.iter(etree.Element):
            if element.text and element.text.strip() and "idno" not in element.tag:
                element.text += f" {next(words)}"
            if element.tail and element.tail.strip():
                element.tail += f" {next(words)}"
        path.write_bytes(etree.tostring(root))
        for element in root.iter(etree.Element):
            for name in set(element.attrib) - _KEPT:
                element.set(name, next(addresses) if name in _ADDRESSES else next(words).replace("\u2028", " "))
        if path.parent == folder / "xml" and "standOff" not in path.read_text(encoding="utf-8"):
            (folder / "xml" / "links" / path.name).write_bytes(etree.tostring(root))
    shutil.copyfile(folder / "xml" / "d1.xml", folder / "xml" / f"<svg onload={PWNED}()>.xml")
    for path in (folder / "seeds").glob("*.txt"):
        path.write_text("\n".join(WORDS), encoding="utf-8")
    settings = [f"{key} = {json.dumps(next(words))}" for key in ("title", "subtitle", "publisher", "place", "year", "series", "licence", "version")]
    settings += [f"{key} = {json.dumps('https://x.example/' + WORDS[4].replace(' ', ''))}" for key in ("licence_url", "url")]
    settings += [f"{key} = {json.dumps(WORDS)}" for key in ("editors", "about", "method")]
    (folder / "edition.toml").write_text("[edition]\n" + "\n".join(settings), encoding="utf-8")
    return folder
