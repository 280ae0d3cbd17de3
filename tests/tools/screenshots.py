"""Pictures of each kind of page of a built site: `python -m tests.tools.screenshots SITE [OUT] [KIND ...]`.

Each at 390 and 1280 px, light and dark, from its top; of documents also the end, and one with an open note. Two pictures of a kind side by side make a sheet, KIND-a.png (wide and
light, narrow and dark) and KIND-b.png (the other two), to be looked at by a person. Default OUT: build/screenshots.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.driver import chromium, executable, serving
from tests.browser.kinds import kinds

WIDTHS, HEIGHT = (390, 1280), 1400
SEARCHED = "?q=treaty"


@dataclass(frozen=True)
class View:
    """A page by its address, from the element that `top` selects, with the note or list open that `click` selects."""

    address: str
    top: str = ""
    click: str = ""


def views(site: Path, wanted: list[str]) -> dict[str, View]:
    """What is to be taken, by name."""
    out = {}
    for kind, address in kinds(site).items():
        if wanted and kind not in wanted:
            continue
        out[kind] = View(address + (SEARCHED if kind == "search" else ""))
        if kind.startswith("document-"):
            out[f"{kind}-end"] = View(address, top=".apparatus")
        if kind == "document-notes":
            out[f"{kind}-open"] = View(address, click=".text p a[role=doc-noteref]")
        if kind in ("timeline", "correspondence"):
            out[f"{kind}-numbers"] = View(address, top=".numbers", click=".numbers summary")
    return out


def shoot(browser: Any, address: str, pictures: dict[str, View], out: Path) -> None:
    """Takes all pictures, as OUT/parts/NAME-WIDTH-SCHEME.png."""
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, is_mobile=width == 390, has_touch=width == 390)
            page = context.new_page()
            for name, view in pictures.items():
                page.goto(address + view.address, wait_until="networkidle" if "?" in view.address else "load")
                if view.click:
                    page.locator(view.click).first.click()
                if view.top:
                    page.eval_on_selector(view.top, "e => scrollTo({top: e.getBoundingClientRect().top + scrollY - 300, behavior: 'instant'})")
                page.screenshot(path=out / "parts" / f"{name}-{width}-{scheme}.png")
            context.close()


def sheets(browser: Any, names: list[str], out: Path) -> None:
    """Puts the pictures side by side."""
    page = browser.new_page(viewport={"width": sum(WIDTHS) + 30, "height": HEIGHT})
    for name in names:
        for letter, wide, narrow in (("a", "light", "dark"), ("b", "dark", "light")):
            images = "".join(f'<img src="{(out / "parts").resolve().as_uri()}/{name}-{width}-{scheme}.png" style="margin-right:10px">' for width, scheme in ((1280, wide), (390, narrow)))
            (out / "parts" / "sheet.html").write_text(f'<body style="margin:0;background:#888;white-space:nowrap">{images}', encoding="utf-8")
            page.goto((out / "parts" / "sheet.html").resolve().as_uri())
            page.screenshot(path=out / f"{name}-{letter}.png")
    page.close()


def main(site: Path, out: Path, wanted: list[str]) -> int:
    """Takes the pictures and says where they are."""
    browser_path = executable()
    if not browser_path:
        print("no Chromium on this machine; CHROMIUM may name one", file=sys.stderr)
        return 2
    (out / "parts").mkdir(parents=True, exist_ok=True)
    pictures = views(site, wanted)
    with serving(site) as address, chromium(browser_path) as browser:
        shoot(browser, address, pictures, out)
        sheets(browser, list(pictures), out)
    print(f"{2 * len(pictures)} sheets in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path("build/screenshots"), sys.argv[3:]))
