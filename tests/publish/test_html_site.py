"""The site as a whole: nothing lost, every link leads somewhere, same input same bytes, only what changed is made again."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from encoder.cli.html import html as command
from encoder.errors import UsageError
from encoder.publish.html import Built, Options, build, pages_entries, search
from encoder.publish.html import catalogue as catalogues
from encoder.settings import Settings, load
from tests.publish.pages import dangling, losses

EDITION = Path(__file__).parent / "edition"
VOLUMES = Path(__file__).parents[3] / "shared" / "gold" / "frus-dev"
AUTHORITY = {"persons.xml", "terms.xml", "places.xml", "organisations.xml"}


def built(out: Path, edition: Path = EDITION / "xml", **more: object) -> Built:
    options = {"settings": load(EDITION / "edition.toml"), "sources": EDITION / "seeds", "search": False, **more}
    return build(Options(edition, out, **options))  # type: ignore[arg-type]


def documents(edition: Path) -> list[Path]:
    return [p for p in sorted(edition.rglob("*.xml")) if p.name not in AUTHORITY and "schemas" not in p.parts and ".encoder" not in p.parts]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("html") / "site"
    built(out)
    return out


def page(site: Path, name: str) -> html.HtmlElement:
    return html.parse(str(site / name), html.HTMLParser(encoding="utf-8")).getroot()


def test_every_character_of_text_and_notes_is_on_the_page(site: Path) -> None:
    """Else the edition prints something else than the sources say."""
    found = [
        loss for tei in documents(EDITION / "xml") for loss in losses(tei, site / "documents" / tei.relative_to(EDITION / "xml").with_suffix(".html"))
    ]
    assert found == []


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    """Else readers end at missing pages, and citations of a paragraph at its top."""
    assert dangling(site) == []


@pytest.mark.parametrize("volume", ["frus1977-80v21"] if not os.environ.get("ALL_VOLUMES") else sorted(p.name for p in VOLUMES.glob("frus*")))
def test_a_published_volume_comes_through_whole(tmp_path: Path, volume: str) -> None:
    """The same for real documents, encoded by us (all volumes with ALL_VOLUMES=1)."""
    if not VOLUMES.is_dir():
        pytest.skip("the volumes are not beside the project (../shared/gold)")
    from encoder.pipeline import Options as EncodeOptions
    from encoder.pipeline import run
    from encoder.settings import Settings

    lists = tuple(p for p in (VOLUMES / volume / "persons.xml", VOLUMES / volume / "terms.xml") if p.is_file())
    xml = tmp_path / "xml"
    xml.mkdir()
    run(EncodeOptions((VOLUMES / volume / "text",), xml, lists, Settings(), 1, "2026-01-01"), lambda stage, done, total: None)
    result = built(tmp_path / "site", xml, sources=None)
    assert result.documents == len(documents(xml))
    assert not result.problems
    assert [loss for tei in documents(xml) for loss in losses(tei, tmp_path / "site" / "documents" / tei.relative_to(xml).with_suffix(".html"))] == []
    assert dangling(tmp_path / "site") == []
    assert max(p.stat().st_size for p in (tmp_path / "site" / "documents").rglob("*.html")) < 100_000


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Else version control and mirrors see changes where there are none; the number of processes does not matter."""
    built(tmp_path / "one", search=True)
    built(tmp_path / "two", search=True, jobs=2)
    first, second = (
        {p.relative_to(top): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()} for top in (tmp_path / "one", tmp_path / "two")
    )
    assert first == second


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    """Else ten thousand documents are rendered for one corrected word, or a page that is gone stays."""
    edition, out = tmp_path / "xml", tmp_path / "site"
    shutil.copytree(EDITION / "xml", edition)
    built(out, edition)
    assert built(out, edition).written == 0
    changed = edition / "second" / "d1.xml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("someone else", "another man"), encoding="utf-8")
    again = built(out, edition)
    assert 1 <= again.written <= 7
    assert "another man" in (out / "documents/second/d1.html").read_text(encoding="utf-8")
    changed.unlink()
    assert built(out, edition).removed >= 2
    assert not (out / "documents/second/d1.html").exists()


def test_of_an_index_in_parts_only_those_are_made_again_whose_pages_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else Pagefind takes minutes and gigabytes for one corrected word among ten thousand documents."""
    edition, out = tmp_path / "xml", tmp_path / "site"
    shutil.copytree(EDITION / "xml", edition)
    monkeypatch.setattr(search, "LARGEST", 8_000)
    built(out, edition, search=True)
    parts = json.loads((out / "pagefind" / "parts.json").read_text())
    assert len(parts) > 3
    assert search.index(out) == 0
    changed = edition / "second" / "d1.xml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("someone else", "another man"), encoding="utf-8")
    built(out, edition, search=True)
    again = json.loads((out / "pagefind" / "parts.json").read_text())
    assert 1 <= sum(again[name] != parts[name] for name in parts) < len(parts)
    (out / "pagefind" / "parts.json").write_text("{}")      # a run that was cut short
    assert search.index(out) == len(parts)
    monkeypatch.setattr(search, "LARGEST", 10_000_000)
    assert search.index(out) == 2
    assert sorted(p.name for p in (out / "pagefind").iterdir() if p.is_dir()) == ["names-1", "texts-1"]


def test_a_letter_with_more_names_than_a_sheet_holds_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the list of a large edition has pages of a megabyte."""
    monkeypatch.setattr(pages_entries, "ITEMS", 1)
    built(tmp_path / "site")
    sheets = [page(tmp_path / "site", name) for name in ("persons.html", *(p.name for p in (tmp_path / "site").glob("persons-*.html")))]
    listed = [item.get("href") for sheet in sheets for item in sheet.xpath("//main//section//li/a[starts-with(@href, 'persons/')]")]
    assert len(listed) == len(sheets) == len(set(listed)) > 3
    assert len(listed) == len([p for p in (tmp_path / "site" / "persons").rglob("*.html") if not p.stem.rpartition(".")[2].isdigit()])
    assert dangling(tmp_path / "site") == []


def test_persons_of_the_same_id_are_kept_apart(site: Path) -> None:
    """Two volumes may each have their `vance-cyrus`: who reads of one must not be told of the other."""
    assert "Deputy Secretary" in page(site, "persons/vance-cyrus.html").text_content()
    other = page(site, "persons/second/vance-cyrus.html").text_content()
    assert "Another person with the same id" in other
    assert "Deputy Secretary" not in other


def test_a_part_bears_its_title(site: Path) -> None:
    """Else readers see the name of a folder."""
    title = "Second Part: The Quays"
    for name in ("documents/second/d1.html", "persons/second/vance-cyrus.html", "persons.html", "documents.html"):
        assert title in page(site, name).text_content()
    assert title in (site / "assets/documents.data.js").read_text(encoding="utf-8")
    assert title not in page(site, "documents/d1.html").find_class("facts")[0].text_content()


def test_a_person_has_every_mention(site: Path) -> None:
    """In its context, with the part the person had."""
    told = page(site, "persons/vance-cyrus.html")
    assert len(told.find_class("passage")) == 6
    assert "addressee of 1, participant in 1" in told.text_content()


def test_an_entry_that_says_see_leads_there(site: Path) -> None:
    """Else a reader of a `see` entry must look the other one up; the comma of the printed list goes."""
    told = page(site, "persons/nobody.html")
    assert told.xpath("string(//h1)").strip() == "Nobody, Nemo, “Nem”"
    assert told.xpath("//p[@class='lead']/a/@href") == ["vance-cyrus.html"]


@pytest.mark.parametrize("told", ["(see Vance)", "See also Vance, C. R."])
def test_an_entry_may_point_in_its_own_way(tmp_path: Path, told: str) -> None:
    """Lists put it in brackets, give the surname alone, or shorten the given names; else the reader gets words and no link."""
    xml = tmp_path / "xml"
    shutil.copytree(EDITION / "xml", xml)
    persons = xml / "persons.xml"
    persons.write_text(persons.read_text(encoding="utf-8").replace("see Vance, Cyrus R.", told), encoding="utf-8")
    out = tmp_path / "html"
    built(out, xml)
    assert page(out, "persons/nobody.html").xpath("//p[@class='lead']/a/@href") == ["vance-cyrus.html"]


def test_a_familiar_term_is_not_explained_in_the_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the margin says in each document that U.S. means United States. Persons are always told."""
    read = catalogues.read(EDITION / "xml")
    term, person = read.entries["terms.xml#NODIS"], read.entries["persons.xml#vance-cyrus"]
    assert not read.is_familiar(term)
    monkeypatch.setattr(catalogues, "FAMILIAR", (1, 0.3))
    assert read.is_familiar(term)
    assert not read.is_familiar(person)


def test_pictures_are_drawn_for_page_and_phone(site: Path) -> None:
    """Else a phone shows half of a picture."""
    for name in ("timeline.html", "correspondence.html", "index.html"):
        assert [svg.get("class") for svg in page(site, name).iter("svg")] == ["wide", "narrow"]


def test_an_unknown_element_is_reported_by_name(tmp_path: Path) -> None:
    """Else an editor's slip goes unseen until a reader finds it."""
    result = built(tmp_path / "site")
    assert {p.message.split("<")[1].split(">")[0] for p in result.problems} == {"ident", "app", "rdg"}
    assert all(p.path.endswith("second/d1.xml") for p in result.problems)
    again = built(tmp_path / "site")
    assert (again.problems, again.written) == (result.problems, 0)


def test_machines_and_reference_managers_can_read_a_document(site: Path) -> None:
    """Zotero takes it in; the three citations name editors and address."""
    root = page(site, "documents/d1.html")
    assert root.xpath("//meta[@name='citation_title']/@content") == ["1. Telegram From the Consulate General at Saigon to the Department of State"]
    assert root.xpath("//link[@rel='alternate'][@type='application/tei+xml']/@href") == ["d1.xml"]
    data = json.loads(root.xpath("string(//script[@type='application/ld+json'])"))
    assert data["dateCreated"] == "1965-04-11T21:55:00" or data["dateCreated"] == "1965-04-11"
    assert len(root.xpath("//section[@class='cite']//dt")) == 3
    assert "https://papers.example.org/harbour/documents/d1.html" in root.find_class("cite")[0].text_content()
    assert (site / "documents/d1.bib").read_text(encoding="utf-8").startswith("@incollection{d1,")
    assert "TI  - 1. Telegram From" in (site / "documents/d1.ris").read_text(encoding="utf-8")


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """And is named with its line; an entity bomb is one of them."""
    edition = tmp_path / "xml"
    shutil.copytree(EDITION / "xml", edition)
    (edition / "broken.xml").write_text("<TEI>\n<p></TEI>", encoding="utf-8")
    (edition / "bomb.xml").write_text(
        '<!DOCTYPE TEI [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&b;</p></body></text></TEI>'
    )
    done = CliRunner().invoke(command, [str(edition), "--out", str(tmp_path / "site"), "--no-search"])
    assert done.exit_code == 1
    assert "broken.xml:2" in done.output
    assert "bomb.xml" in done.output
    assert (tmp_path / "site" / "documents" / "d1.html").is_file()


def test_wrong_folders_are_refused(tmp_path: Path) -> None:
    """Else a slip of the hand writes a site over somebody's papers."""
    with pytest.raises(UsageError, match="no such folder"):
        built(tmp_path / "site", tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no TEI document"):
        built(tmp_path / "site", tmp_path / "empty")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "thesis.docx").write_text("mine")
    with pytest.raises(UsageError, match="no site of ours"):
        built(tmp_path / "papers")
    assert [p.name for p in (tmp_path / "papers").iterdir()] == ["thesis.docx"]


def test_the_source_stands_beside_the_tei_only_if_it_is_the_source(tmp_path: Path) -> None:
    """Else a reader compares the TEI with another text."""
    sources = tmp_path / "seeds"
    shutil.copytree(EDITION / "seeds", sources)
    built(tmp_path / "site", sources=sources)
    assert "9:55 p.m." in page(tmp_path / "site", "sources/d1.html").get_element_by_id("source-text-heading").getparent().text_content()
    assert (tmp_path / "site" / "documents" / "d1.txt").read_bytes() == (sources / "d1.txt").read_bytes()
    (sources / "d1.txt").write_text("Another text.", encoding="utf-8")
    built(tmp_path / "site", sources=sources)
    assert not page(tmp_path / "site", "sources/d1.html").xpath("//*[@id='source-text-heading']")


def test_settings_of_the_site(tmp_path: Path) -> None:
    """An edition without margin, and a slip in the settings that is named."""
    file = tmp_path / "edition.toml"
    file.write_text('[edition]\nhtml = { margin = "no" }\n', encoding="utf-8")
    built(tmp_path / "site", settings=load(file))
    assert not page(tmp_path / "site", "documents/d1.html").find_class("in-margin")
    assert page(tmp_path / "site", "documents/d1.html").find_class("named")
    file.write_text('[edition]\nhtml = { margins = "no" }\n', encoding="utf-8")
    with pytest.raises(UsageError, match="margins"):
        built(tmp_path / "site", settings=load(file))


def test_a_document_as_pdf_is_offered_when_there_is_one(tmp_path: Path) -> None:
    """Else readers do not find the printed form."""
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "d2.pdf").write_bytes(b"%PDF-1.7\n")
    built(tmp_path / "site", pdfs=tmp_path / "pdf")
    assert page(tmp_path / "site", "documents/d2.html").xpath("//p[@class='downloads']/a[@href='d2.pdf']")
    assert not page(tmp_path / "site", "documents/d1.html").xpath("//p[@class='downloads']/a[contains(@href, '.pdf')]")
    assert (tmp_path / "site" / "documents" / "d2.pdf").is_file()


def test_notes_are_renumbered_where_the_edition_wants_it(tmp_path: Path) -> None:
    """The print edition would count the notes of a document from 1 and the site would not."""
    source = (EDITION / "xml" / "d1.xml").read_text(encoding="utf-8")
    numbers = [n.get("n") for n in html.fromstring(source.encode()).iter("note") if (n.get("n") or "").isdigit()]
    assert numbers
    (tmp_path / "xml").mkdir()
    for number in reversed(numbers):
        source = source.replace(f' n="{number}" place="foot"', f' n="{int(number) + 40}" place="foot"')
    (tmp_path / "xml" / "d1.xml").write_text(source, encoding="utf-8")
    for notes, first in (("as-written", "41"), ("renumbered", "1")):
        out = tmp_path / notes
        build(Options(tmp_path / "xml", out, settings=Settings(notes=notes), search=False))
        text = page(out, "documents/d1.html").text_content()
        calls = [a.text_content().strip() for a in page(out, "documents/d1.html").iter("a") if "#fn" in (a.get("href") or "")]
        assert first in calls, (notes, calls, text[:80])
