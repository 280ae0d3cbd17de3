"""The site in a real browser: what a reader can do, and what must never happen."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from encoder.publish.html import search
from tests.browser.conftest import PAGES, need_module
from tests.browser.driver import serving
from tests.browser.reading import AXE, NU, faults, nu_errors, pages_of, violations
from tests.conftest import need_tool

NOTE = "a[role=doc-noteref][href='#fn2']"


def test_a_note_opens_at_its_place_by_mouse(page: Any, address: str) -> None:
    """Else a reader loses the line at every note."""
    page.goto(address + "documents/d1.html")
    page.click(NOTE)
    box = page.locator("#note-box")
    assert box.is_visible()
    assert "Consul since 1963" in box.inner_text()
    number, shown = page.locator(NOTE).bounding_box(), box.bounding_box()
    assert abs(shown["y"] - number["y"]) < 200
    page.mouse.click(5, 400)
    assert not box.is_visible()


def test_a_note_opens_and_closes_by_keyboard(page: Any, address: str) -> None:
    """Else who has no mouse reads no note in its place."""
    page.goto(address + "documents/d1.html")
    page.locator(NOTE).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "note-box"
    page.keyboard.press("Escape")
    assert not page.locator("#note-box").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#fn2"


def test_a_note_and_a_person_open_by_touch(phone: Any, address: str) -> None:
    """On a phone there is no margin: a tap says who it is, within the screen."""
    phone.goto(address + "documents/d1.html")
    phone.tap(NOTE)
    shown = phone.locator("#note-box").bounding_box()
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390
    phone.locator("#note-box .onward a").tap()
    assert phone.url.endswith("#fn2")
    phone.locator(".text a.n", has_text="Harbour Board").tap()
    assert "Authority over the port" in phone.locator("#note-box").inner_text()


def test_an_address_that_is_not_there_leads_back_from_any_depth(page: Any, address: str) -> None:
    """Else who follows an old link sees a page without form, whose ways lead nowhere either."""
    page.goto(address + "harbour/documents/deep/below/nothing.html")
    assert "No such page" in page.title()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source Serif')
    page.locator("header a").first.click()
    page.wait_for_url("**/harbour/index.html")
    assert page.locator("h1").count()


ANSWERS = """async words => {
  const { load } = await import(new URL("assets/engine.js", document.baseURI).href);
  const found = await (await load({ highlightParam: "highlight" })).search(words);
  return (await Promise.all(found.results.map(result => result.data()))).map(data => data.url).sort();
}"""


def test_an_index_in_parts_answers_as_one(page: Any, address: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a reader of a large edition finds what one part of it holds, and links that lead nowhere."""
    shutil.copytree(site, tmp_path / "site")
    monkeypatch.setattr(search, "LARGEST", 8_000)
    assert search.index(tmp_path / "site") > 3
    page.goto(address + "search.html")
    with serving(tmp_path / "site") as parted:
        other = page.context.new_page()
        other.goto(parted + "search.html")
        for words in ("quay", "Hammarskjöld", "the", "consul", "Saigon"):
            found = page.evaluate(ANSWERS, words)
            assert found
            assert other.evaluate(ANSWERS, words) == found, words
        other.goto(parted + "search.html?q=quay")
        other.locator("#results a[href*='documents/d1.html']").click()
        other.wait_for_url("**/documents/d1.html?highlight=quay")


def test_the_margin_says_who_is_named(page: Any, address: str) -> None:
    """Else a reader must leave the page to learn who Vance is."""
    page.goto(address + "documents/d1.html")
    gloss = page.locator(".in-margin", has_text="Deputy Secretary of Defense").first
    text = page.locator(".text")
    assert gloss.is_visible()
    assert gloss.bounding_box()["x"] > text.bounding_box()["x"] + text.bounding_box()["width"]


@pytest.mark.parametrize(
    ("words", "where"), [("quay", "documents/d1.html"), ("Hammarskjöld", "persons/hammarskjold.html"), ("middle of a name", "documents/d2.html")]
)
def test_search_finds_words_names_and_notes(page: Any, address: str, words: str, where: str) -> None:
    """Else the edition cannot be searched from a static host."""
    page.goto(address + f"search.html?q={words}")
    link = page.locator(f"#results a[href*='{where}']")
    link.wait_for(timeout=30_000)
    link.click()
    page.wait_for_url(f"**/{where}?highlight=*")
    page.wait_for_load_state()
    assert page.evaluate("CSS.highlights.get('found').size") > 0


def test_a_search_keeps_to_the_kind_of_page_that_was_asked_for(page: Any, address: str) -> None:
    """Else ten entries for NATO stand before the letter that one looks for."""
    from playwright.sync_api import expect

    page.goto(address + "search.html?q=Vance")
    results = page.locator("#results li a")
    results.first.wait_for(timeout=30_000)
    everything = results.count()
    page.select_option("#in", "names")
    expect(page.locator("#results a[href*='documents/']")).to_have_count(0)
    expect(page.locator("#results a[href*='persons/']").first).to_be_visible()
    assert page.locator("#results li").count() < everything
    assert page.url.endswith("?q=Vance&in=names")
    page.reload()
    expect(page.locator("#in")).to_have_value("names")
    expect(page.locator("#results a[href*='persons/']").first).to_be_visible()
    expect(page.locator("#results a[href*='documents/']")).to_have_count(0)


def test_the_list_filters_and_sorts(page: Any, address: str) -> None:
    """Else one of ten thousand documents is not found. What the page does when its list has come is awaited, not hoped for."""
    from playwright.sync_api import expect

    page.goto(address + "documents.html")
    rows, titles, count = page.locator("#documents tbody tr"), page.locator("td.title"), page.locator("#count")
    expect(rows).to_have_count(3)
    page.locator("#filter-type").focus()
    page.locator("#filter-type option").nth(1).wait_for(state="attached")
    page.select_option("#filter-type", "Telegram")
    expect(count).to_have_text("1 of 3 documents")
    page.click("button[type=reset]")
    page.fill("#filter-from", "1965-05")
    page.fill("#filter-to", "1965")
    expect(titles).to_have_text(["2. Memorandum of Conversation"])
    page.click("button[type=reset]")
    page.fill("#filter-person", "Cyrus S.")
    expect(titles).to_have_text(["Editorial Note"])
    page.click("button[type=reset]")
    page.fill("#filter-sender", "dupré")
    expect(rows).to_have_count(1)
    page.click("button[type=reset]")
    page.click("th[data-sort=title] button")
    page.click("th[data-sort=title] button")
    expect(page.locator("th[data-sort=title]")).to_have_attribute("aria-sort", "descending")
    expect(titles.first).to_contain_text("Editorial Note")


def test_dark_by_system_and_by_choice(browser: Any, address: str) -> None:
    """Else the page glares at night, or forgets what the reader chose."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    ground = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"
    page.goto(address + "documents/d1.html")
    assert page.evaluate(ground) < 60
    page.click(".theme")
    assert page.evaluate(ground) > 200
    page.goto(address + "about.html")
    assert page.evaluate(ground) > 200
    context.close()


def test_all_content_is_there_without_javascript(browser: Any, address: str) -> None:
    """Scripts only add comfort."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "documents/d1.html")
    assert page.locator("#fn2").is_visible()
    page.click(NOTE)
    assert page.url.endswith("#fn2")
    page.click("#fn2 a.back")
    assert page.url.endswith("#ref-fn2")
    page.goto(address + "documents.html")
    assert page.locator("#documents tbody tr").count() == 3
    page.goto(address + "search.html")
    assert "needs JavaScript" in page.locator("#search-status").inner_text()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways_errs_or_calls_out(browser: Any, address: str, width: int) -> None:
    """On each kind of page: it fits the screen, the console is silent, no other host is asked."""
    assert faults(browser, address, PAGES, width) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Any, address: str, scheme: str) -> None:
    """Else readers with a screen reader, or weak eyes, are shut out."""
    need_module(AXE)
    assert violations(browser, address, PAGES if scheme == "light" else PAGES[::3], scheme) == []


def test_the_nu_checker_finds_no_error(site: Path) -> None:
    """Else browsers must guess what a page means."""
    need_module(NU)
    assert nu_errors(need_tool("java", "default-jre-headless"), pages_of(site)) == []


def test_paper_shows_the_text_and_not_the_furniture(page: Any, address: str) -> None:
    """Printing from the browser gives the document, its notes and its source."""
    page.goto(address + "documents/d1.html")
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert page.locator(".text").is_visible()
    assert page.locator("#fn2").is_visible()


def test_text_can_never_become_script(page: Any, address: str) -> None:
    """A name such as <script> in an authority file stays a name."""
    alerts: list[Any] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog), dialog.dismiss()))
    for name in ("documents/d1.html", "persons/dupre-elise.html", "persons.html", "search.html?q=<img src=x onerror=alert(1)>"):
        page.goto(address + name)
        page.wait_for_timeout(50)
    assert alerts == []
    assert re.search("<script>alert", page.content()) is None
