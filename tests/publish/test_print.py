"""The printed edition, read back from the PDF."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from encoder.cli.print import print_
from encoder.publish.print import Printed, print_edition
from encoder.publish.print_register import place
from encoder.publish.print_texts import read
from encoder.settings import Settings
from tests.publish import pdf as reader
from tests.publish.book import Book
from tests.tools.print_check import Found, check, check_structure

HERE = Path(__file__).parent
SOURCE = HERE / "print" / "xml"
TEI = "{http://www.tei-c.org/ns/1.0}"
SETTINGS = Settings(
    title="Talks at Geneva",
    subtitle="Documents of 1961",
    editors=("Anna Erste", "Bert Zweiter"),
    publisher="The Press",
    place="Geneva",
    year="2024",
    licence="CC0 1.0",
    version="2.1",
    about=("What this is.",),
    print=(("hyphenation", "no"),),
)

pytestmark = reader.needs_poppler


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Printed]:
    made = print_edition(SOURCE, SETTINGS)
    path = tmp_path_factory.mktemp("print") / "edition.pdf"
    path.write_bytes(made.pdf)
    return path, made


@pytest.fixture(scope="module")
def pages(printed: tuple[Path, Printed]) -> list[str]:
    return reader.pages(printed[0])


@pytest.fixture(scope="module")
def structure_lines(printed: tuple[Path, Printed]) -> list[str]:
    return [line for line in reader.structure_text(printed[0]).splitlines() if line.strip() and not line.lstrip().startswith("/")]


@pytest.fixture(scope="module")
def raw(printed: tuple[Path, Printed]) -> list[str]:
    return reader.reading(printed[0])


def test_every_word_of_text_and_notes_is_printed_in_its_place(printed: tuple[Path, Printed]) -> None:
    """A reader of the book would lack words of the document, look for a note in vain, or be led to a wrong page or document."""
    found = check(SOURCE, Book.of(printed[0]))
    assert found.wrong == []
    assert (found.characters, found.notes, found.contents, found.entries) == (1446, 7, 2, 4)


@pytest.mark.parametrize(
    ("there", "harmed", "said"),
    [
        ("a calendar of", "a clendar of", "d1.xml: 'calendar' is not printed after 'Counselor opened with a'"),
        ("counted again.", "counted.", "d1.xml note 5: 'again.' is not printed after 'Delta note: counted'"),
        ("北京机场", "北京场", "d1.xml: '周恩来与柯西金在北京机场会谈' is not printed after 'Київ, Ђорђе; Ἀθῆναι, Καραμανλής;'"),
        ("paper3 had", "paper had", "d1.xml note 3: the number is not printed after 'e”besides.515Thepaper'"),
        ("\u20602\n", "\u20603\n", "contents: d2.xml begins on page 2, the contents say 3"),
        ("Geneva: 1, 2", "Geneva: 1", "index: Geneva: 1, 2 is not there"),
        ("Klara: 1, 2", "Klara: 1, 2, 3", "index: Aldermann, Klara: 1, 2 is not there"),
    ],
)
def test_what_is_wrong_in_a_book_is_found(printed: tuple[Path, Printed], there: str, harmed: str, said: str) -> None:
    """`print_check` would say that all is well whatever the PDF holds."""
    book = Book.of(printed[0])
    whole = "\f".join(book.raw)
    assert whole.count(there) == 1
    assert check(SOURCE, Book.made(whole.replace(there, harmed).split("\f"), book.folios)).wrong == [said]


def test_note_on_another_page_than_its_number_is_found(printed: tuple[Path, Printed]) -> None:
    """`print_check` would say that a note stands in its place though it does not."""
    book = Book.of(printed[0])
    page = next(index for index, text in enumerate(book.raw) if "Alpha note" in text)
    note = next(line for line in book.raw[page].split("\n") if "Alpha note" in line)
    raw = [*book.raw[:page], book.raw[page].replace(f"{note}\n", ""), f"{book.raw[page + 1]}{note}\n", *book.raw[page + 2 :]]
    assert check(SOURCE, Book.made(raw, book.folios)).wrong == ["d1.xml note 2 begins on page 2, its number stands on page 1"]


def test_notes_of_a_long_document_stand_on_the_pages_of_their_numbers(tmp_path: Path) -> None:
    """With many and long notes a note would start on another page than its number, or a heading would end a page."""
    number = 0
    divisions = []
    for section in range(1, 13):
        paragraphs = []
        for _ in range(4):
            number += 1
            words = f"Note{number}begins {'and goes on ' * (number * 7 % 60)}Note{number}ends."
            note = f'<note n="{number}" xml:id="fn{number}" place="foot" type="editorial">{words}</note>'
            paragraphs.append(
                f"<p>{'Words and words and more words. ' * (number * 5 % 23)}Anchor{number}x{note} {'and so on ' * (number * 3 % 31)}.</p>"
            )
        divisions.append(f'<div type="section"><head>Heading{section}h</head>{"".join(paragraphs)}</div>')
    path = write(tmp_path, f'<div type="report" n="1"><head>1. Long Report</head>{"".join(divisions)}</div>')
    target = tmp_path / "long.pdf"
    target.write_bytes(print_edition(path, Settings(print=(("hyphenation", "no"),))).pdf)
    pages = [reader.squeezed(page) for page in reader.reading(target)]
    assert len(pages) > 5
    for index in range(1, number + 1):
        assert [f"Anchor{index}x" in page for page in pages] == [f"Note{index}begins" in page for page in pages]
        assert any(f"Note{index}ends." in page for page in pages)
    for section in range(1, 13):
        page = next(page for page in pages if f"Heading{section}h" in page)
        assert f"Anchor{4 * section - 3}x" in page.split(f"Heading{section}h")[1] or "Words" in page.split(f"Heading{section}h")[1].split("Note")[0]


def test_no_heading_is_left_at_the_foot_of_a_page(tmp_path: Path) -> None:
    """A reader would turn the page to find what a heading is about."""
    folder = tmp_path / "xml"
    folder.mkdir()
    for number in range(1, 41):
        source = f'<note xml:id="fn1" n="1" place="foot" type="source">Source{number}s: {"Central Files. " * (number * 7 % 13)}</note>'
        opener = (
            "<opener><dateline>Geneva, undated.</dateline><seg type='class'>secret</seg><salute>Dear Sir,</salute></opener>" if number % 2 else ""
        )
        line = '<note type="source" place="inline" rend="inline">611.93/1: Letter</note>' if number % 3 == 0 else ""
        body = f"<p>Begins{number}b {'and goes on ' * (number * 37 % 170)}.</p>"
        division = f'<div type="letter" n="{number}">{line}<head>{number}. Heading{number}h{source}</head>{opener}{body}</div>'
        (folder / f"d{number}.xml").write_text(tei(division), encoding="utf-8")
    target = tmp_path / "many.pdf"
    made = print_edition(folder, Settings(print=(("hyphenation", "no"),)))
    target.write_bytes(made.pdf)
    assert made.problems == ()
    pages = [page for page in reader.reading(target) if "Contents" not in page and "....." not in page]
    for number in range(1, 41):
        page = next(page for page in pages if re.search(rf"^{number}\. Heading{number}h", page, re.M) and f"Source{number}s" in page)
        assert f"Begins{number}b" in page


def test_signature_stands_with_the_last_lines_of_its_text(tmp_path: Path) -> None:
    """A signature would stand alone at the head of a page, as one forged would."""
    folder = tmp_path / "xml"
    folder.mkdir()
    for number in range(1, 41):
        begins = " ".join(["and goes on"] * (number * 37 % 60))
        words = " ".join(f"w{number}x{index}" for index in range(20 + number * 7 % 30, 0, -1))
        text = f"<p>{words} <persName>Ends{number}e</persName>.</p>" if number % 3 else f"<list><item>One</item><item>{words} Ends{number}e.</item></list>"
        note = f'<note n="1" xml:id="fn1" place="foot">Copy{number}c of a typed letter.</note>' if number % 2 else ""
        closer = f"<closer><salute>Yours,</salute><signed>Signs{number}s{note}</signed><seg type='title'>Minister{number}m</seg></closer>"
        division = f'<div type="letter" n="{number}"><head>{number}. Letter</head><p>Begins {begins}.</p>{text}{closer}</div>'
        (folder / f"d{number}.xml").write_text(tei(division), encoding="utf-8")
    target = tmp_path / "signed.pdf"
    made = print_edition(folder, Settings(print=(("hyphenation", "no"),)))
    target.write_bytes(made.pdf)
    assert made.problems == ()
    pages = reader.reading(target)
    ends = 0
    for number in range(1, 41):
        page = next(page for page in pages if f"Signs{number}s" in page)
        assert sum(f"w{number}x" in line or line.startswith(f"Ends{number}e") for line in page.splitlines()) > 1, f"only one line of document {number} stands with its signature"
        for word in (f"Ends{number}e.", f"Minister{number}m", f"Copy{number}c" if number % 2 else ""):
            assert word in page, f"{word} is not on the page of the signature"
        ends += page.find(f"Signs{number}s") < 600
    assert ends > 3, "some signatures must come near the head of a page, else this tests nothing"


def test_contents_name_the_pages_on_which_things_begin(pages: list[str]) -> None:
    """The contents would lead to a wrong page."""
    contents = next(page for page in pages if page.strip().startswith("Contents"))
    listed = re.findall(r"^\s*(.+?)[ .]{4,}\W*([0-9]+|[ivxl]+)$", contents, re.M)
    names = {name.strip(): number for name, number in listed if name.strip()}
    assert {
        "About this edition",
        "Editorial method",
        "Sources",
        "Abbreviations and terms",
        "Persons",
        "Documents",
        "Index of persons",
        "Index of places",
        "Index of organisations",
        "1. Memorandum of Conversation, January 2, 1961",
    } <= set(names)
    for name, number in names.items():
        heading = re.sub(r", [A-Z]\w+ \d+, \d{4}$", "", name)
        found = [page for page in pages if re.search(rf"^\s*{re.escape(heading)}\s?[\d*]?$", page, re.M)]
        assert [reader.folio(page) for page in found] == [number], name


def test_front_matter_is_numbered_in_roman_and_documents_from_one(pages: list[str]) -> None:
    """Citations by page would be ambiguous."""
    numbers = [reader.folio(page) for page in pages]
    main = next(i for i, page in enumerate(pages) if "1. Memorandum of Conversation1" in page)
    assert numbers[0:2] == ["", ""]
    assert numbers[2] == "iii"
    assert numbers[main] == "1"
    assert main % 2 == 0, "the documents begin on a right-hand page"
    assert all(number in ("", *"iii iv v vi vii viii ix x xi xii".split()) for number in numbers[:main])


def test_title_page_and_imprint_say_what_the_settings_say(pages: list[str]) -> None:
    """Librarians could not catalogue the volume."""
    for words in ("Talks at Geneva", "Documents of 1961", "Edited by Anna Erste and Bert Zweiter", "The Press, Geneva, 2024"):
        assert words in pages[0]
    for words in ("Version 2.1", "May 6, 2024", "Licence: CC0 1.0", "May be copied for every purpose."):
        assert words in pages[1]


def test_index_names_the_documents_in_which_a_name_stands_and_says_so(raw: list[str]) -> None:
    """The index would send a reader to documents that do not name the person."""
    for heading, entries in (
        ("Index of persons", {"Aldermann, Klara": "1, 2", "Trung, Nguyễn Văn": "1"}),
        ("Index of places", {"Geneva": "1, 2"}),
        ("Index of organisations", {"Assembly of the States": "1"}),
    ):
        page = next(page for page in raw if page.strip().startswith(heading))
        assert "Numbers are those of the documents, not of pages." in page
        assert dict(re.findall(r"^(.+): ([0-9, ]+)$", page, re.M)) == entries


def test_lists_of_persons_abbreviations_and_sources(raw: list[str]) -> None:
    """Front matter would lack what the authority files and headers say."""
    whole = " ".join(" ".join(raw).split())
    for words in (
        "Aldermann, Klara, Counselor of Embassy at Geneva",
        "Zoltán, Béla, courier; until 1960",
        "NSC, National Security Council",
        "National Archives Central Files: 1, 2",
        "Words in brackets are those of the editors.",
    ):
        assert words in whole


def test_documents_of_which_no_collection_is_known_stand_behind_the_archive(tmp_path: Path) -> None:
    """A number would stand alone in a line of its own."""
    target = tmp_path / "out.pdf"
    target.write_bytes(print_edition(HERE.parents[1] / "xml", Settings()).pdf)
    page = next(page for page in reader.reading(target) if page.startswith("Sources"))
    assert re.search(r"^PRC FMA: 1$", page, re.M)
    assert re.search(r"1/31/79: 2$", page, re.M)


def test_cross_reference_names_the_page_of_its_target(pages: list[str]) -> None:
    """A reference in a printed book would be of no use without the page."""
    target = next(page for page in pages if "611.93/2–361" in page)
    notes = next(page for page in pages if "Alpha note" in page)
    assert f"Document 2 [p. {reader.folio(target)}]" in notes
    assert "footnote 1 above," in notes, "no page is named where the target is on the same one"
    assert f"footnote 5, Document 1 [p. {reader.folio(notes)}]" in target
    assert f"the opening [p. {reader.folio(notes)}]" in target
    assert "Document 99;" in " ".join(pages)


def test_pages_of_the_original_stand_in_the_margin(printed: tuple[Path, Printed], pages: list[str]) -> None:
    """A citation by the page of the original could not be found."""
    at = next(i for i, page in enumerate(pages, 1) if "The Counselor opened" in page)
    words = reader.words(printed[0], at)
    edge = max(word.right for word in words if word.text in ("calendar", "was", "recieved", "[received]", "name"))
    numbers = {word.text: word for word in words if word.text in ("515", "516")}
    assert set(numbers) == {"515", "516"}
    assert all(word.left > edge for word in numbers.values())
    line = next(word.top for word in words if word.text == "paper3" or word.text == "paper")
    assert abs(numbers["515"].top - line) < 6


def test_running_head_names_document_and_date(tmp_path: Path) -> None:
    """A reader who opens the book somewhere would not know where he is."""
    path = tmp_path / "xml"
    path.mkdir()
    text = (SOURCE / "d1.xml").read_text(encoding="utf-8").replace("<p>Names in", "<p>Filler of the page.</p>" * 200 + "<p>Names in")
    (path / "d1.xml").write_text(text, encoding="utf-8")
    target = tmp_path / "long.pdf"
    target.write_bytes(print_edition(path, SETTINGS).pdf)
    heads = [next((line for line in page.splitlines() if line.strip()), "").strip() for page in reader.pages(target) if "Filler of the page." in page]
    assert len(heads) > 3
    assert re.fullmatch(r"2 +Talks at Geneva", heads[1])
    assert re.fullmatch(r"1\. Memorandum of Conversation +January 2, 1961 +3", heads[2])


def test_running_head_has_as_many_words_as_its_line_has_room_for(tmp_path: Path) -> None:
    """A long title would be cut though there is room, or run over the page number; a date would stand twice."""
    filler = "<p>Filler of the page.</p>" * 120
    titles = ("Memorandum of Conversation, Geneva, January 1, 1961", "Memorandum From the Special Assistant to the President for National Security Affairs to the Counselor of the Mission")
    heads = []
    for title in titles:
        folder = tmp_path / title[:20].replace(" ", "") / str(len(heads))
        folder.mkdir(parents=True)
        (folder / "d1.xml").write_text(tei(f'<div type="letter" n="1"><head>1. {title}</head>{filler}</div>'), encoding="utf-8")
        target = tmp_path / "out.pdf"
        target.write_bytes(print_edition(folder, Settings(title="Talks")).pdf)
        heads.append([" ".join(page.splitlines()[0].split()) for page in reader.pages(target) if "Filler" in page][2])
    assert heads[0] == f"1. {titles[0]} 3"
    assert re.fullmatch(r"1\. Memorandum From the Special Assistant to the President for National … January 1, 1961 3", heads[1])


def test_draft_is_marked_and_the_mark_can_be_left_out(pages: list[str], tmp_path: Path) -> None:
    """A machine's draft would pass for an edited text; or a finished book would bear a draft's marks."""
    drafts = [page for page in pages if "Draft: encoded by machine" in page]
    assert drafts
    assert all("Foxtrot" not in page or "Attachment" in page for page in drafts)
    target = tmp_path / "clean.pdf"
    target.write_bytes(print_edition(SOURCE, Settings(print=(("draft_marks", "no"),))).pdf)
    assert "Draft:" not in " ".join(reader.pages(target))


def test_pdf_is_accessible_and_bears_the_date_of_the_texts(printed: tuple[Path, Printed]) -> None:
    """Readers with a screen reader could not use it; the same texts would give another file on another day."""
    meta = reader.run("pdfinfo", "-meta", str(printed[0]))
    assert re.search(r"pdfuaid:part(>|=\")1", meta)
    info = reader.run("pdfinfo", "-isodates", str(printed[0]))
    assert re.search(r"^Title: +Talks at Geneva$", info, re.M)
    assert re.search(r"^Author: +Anna Erste, Bert Zweiter$", info, re.M)
    assert re.search(r"^CreationDate: +2024-05-06T00:00:00", info, re.M)
    assert re.search(r"^Tagged: +yes$", info, re.M)


def test_structure_has_headings_notes_lists_and_tables_where_they_belong(printed: tuple[Path, Printed]) -> None:
    """A screen reader would read a note after another paragraph, or a list as one line."""
    found = Found()
    check_structure(reader.structure(printed[0]), place(read(SOURCE)[0]), found)
    assert (found.elements, found.wrong) == (16, [])
    (document,) = reader.structure(printed[0]).inside
    outline = [element.kind for element in document.inside]
    begins, ends = (next(index for index, element in enumerate(document.inside) if element.title.startswith(title)) for title in ("1. Memo", "2. Tele"))
    assert " ".join(outline[begins:ends]) == (
        "H2 P P P P P P L P L P P Span P P Table BlockQuote P L P P P P P H3 P P H4 P P P P P"
    )  # summary, opener of four lines, SUBJECT, PARTICIPANTS, text, page 516, text, table, quotation, verses, list, figure, closing, attachment, unplaced note, source line
    assert [element.kind for element in document.inside[begins].inside] == ["Lbl", "Note"]
    assert outline.count("TOC") == 1
    assert [element.kind for element in document.inside[outline.index("TOC")].inside] == [*["TOCI"] * 6, "TOC", *["TOCI"] * 3]


@pytest.mark.parametrize(("subject", "items"), [("SUBJECT", ["The calendar of the talks"]), ("PARTICIPANTS", ["Klara Aldermann, Counselor", "Nguyễn Văn Trung, Second Secretary"])])
def test_list_follows_its_heading_in_the_structure(structure_lines: list[str], subject: str, items: list[str]) -> None:
    """A screen reader would not say how many took part."""
    at = structure_lines.index(f'    "{subject}"')
    assert structure_lines[at - 1 : at + 2 : 2] == ["  P (block)", "  L (block):"]
    inside = itertools.takewhile(lambda line: line.startswith("   "), structure_lines[at + 2 :])
    assert [line.strip().strip('"') for line in inside if line.lstrip().startswith('"')][: len(items)] == items


def test_every_text_belongs_to_an_element_of_the_structure(structure_lines: list[str]) -> None:
    """A screen reader would run lines of an opener or a signature into one."""
    kinds: dict[int, str] = {}
    for line in structure_lines:
        depth = len(line) - len(line.lstrip())
        if line.lstrip().startswith('"'):
            above = {kind for indent, kind in kinds.items() if indent < depth}
            assert above & {"P", "H1", "H2", "H3", "H4", "LBody", "Lbl", "TD", "TH", "TOCI", "Title"} or line.strip() == '"516"', line
        elif depth % 2 == 0:
            kinds = {indent: kind for indent, kind in kinds.items() if indent < depth} | {depth: re.findall(r"\w+", line)[0]}


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda heading, paragraph, after: paragraph.inside.pop(), "the text ['note in a paragraph', "),
        (lambda heading, paragraph, after: after.inside.append(heading.inside.pop()), "the text ['note in a heading', "),
    ],
)
def test_note_in_a_wrong_place_of_the_structure_is_found(printed: tuple[Path, Printed], harm: Callable[..., None], said: str) -> None:
    """`print_check` would say that notes stand where they belong whatever the PDF holds."""
    tree, found = reader.structure(printed[0]), Found()
    top = tree.inside[0].inside
    begins = next(index for index, element in enumerate(top) if element.title.startswith("1. Memo"))
    paragraph = next(element for element in top[begins + 1 :] if any(inside.kind == "Note" for inside in element.inside))
    paragraph.inside[:] = [inside for inside in paragraph.inside if inside.kind == "Note"]
    harm(top[begins], paragraph, top[begins + 1])
    check_structure(tree, place(read(SOURCE)[0]), found)
    assert [wrong.startswith("d1.xml: the structure tree has") and said in wrong for wrong in found.wrong] == [True]


def test_same_input_gives_same_bytes(printed: tuple[Path, Printed]) -> None:
    """Version control and archives would see changes where there are none."""
    assert print_edition(SOURCE, SETTINGS).pdf == printed[1].pdf


def test_bookmarks_lead_to_the_documents(printed: tuple[Path, Printed]) -> None:
    """A PDF of a thousand pages could not be navigated."""
    assert re.search(rb"/Type/Outlines", printed[1].pdf)
    assert re.search(rb"/Title\s*\(1\. Memorandum of Conversation, January 2, 1961\)", printed[1].pdf)


def test_one_document_alone_is_an_offprint(tmp_path: Path) -> None:
    """`edition print xml/ONE.xml` would print a book around one letter."""
    result = CliRunner().invoke(print_, [str(SOURCE / "d2.xml"), "--out", str(tmp_path / "one.pdf")])
    assert result.exit_code == 0, result.output
    pages = reader.pages(tmp_path / "one.pdf")
    assert len(pages) == 1
    assert "Foxtrot note" in pages[0]
    assert "Contents" not in pages[0]


def test_notes_can_be_renumbered(tmp_path: Path) -> None:
    """An edition whose source counts its notes through a chapter could not begin with 1 in each document."""
    head = '<head>1. One<note xml:id="fn0" n="57" place="foot" type="source">Alpha.</note></head>'
    path = write(tmp_path, f'<div type="letter" n="1">{head}<p>Word<note xml:id="fn1" n="58" place="foot">Bravo.</note></p></div>')
    target = tmp_path / "one.pdf"
    for notes, numbers in (("renumbered", ("1", "2")), ("as-written", ("57", "58"))):
        target.write_bytes(print_edition(path, Settings(notes=notes)).pdf)
        assert f"{numbers[0]} Alpha.\n{numbers[1]} Bravo." in reader.reading(target)[0]


def test_words_of_the_volume_are_in_its_language(tmp_path: Path) -> None:
    """A German volume would have English headings."""
    target = tmp_path / "de.pdf"
    target.write_bytes(print_edition(SOURCE, Settings(title="Gespräche", print=(("language", "de"), ("paper", "a5"), ("size", "9pt")))).pdf)
    whole = " ".join(reader.pages(target))
    for word in ("Inhalt", "Personenregister", "Quellen", "3. Februar 1961", "[S. "):
        assert word in whole
    assert re.search(r"Page size: +419\.5\d* x 595", reader.run("pdfinfo", str(target)))


def test_hyphenation_and_quotation_marks_go_by_the_language(tmp_path: Path) -> None:
    """A German passage would be parted as if it were English, and a French one quoted so."""
    passages = "".join(
        f"<p xml:lang='{language}'><quote>{word}</quote> {f'{word} ' * 40}</p>"
        for language, word in (("de", "Außenministerkonferenz"), ("fr", "gouvernementaux"), ("en", "representatives"))
    )
    path = write(tmp_path, f'<div type="letter" n="1"><head>1. One</head>{passages}</div>')
    parted = {}
    for hyphenation in ("yes", "no"):
        (tmp_path / "out.pdf").write_bytes(print_edition(path, Settings(print=(("paper", "100mm x 300mm"), ("hyphenation", hyphenation)))).pdf)
        text = "".join(reader.reading(tmp_path / "out.pdf"))
        assert all(quoted in reader.squeezed(text).replace("\xad", "") for quoted in ("„Außenministerkonferenz“", "«gouvernementaux»", "“representatives”"))
        parted[hyphenation] = set(re.findall(r"(\w+)\xad\n", text))
    assert parted["no"] == set()
    assert parted["yes"] & {"Au", "Außen", "Außenmi", "Außenminis", "Außenminister", "Außenministerkon", "Außenministerkonfe"}
    assert parted["yes"] <= {
        *("Au", "Außen", "Außenmi", "Außenminis", "Außenminister", "Außenministerkon", "Außenministerkonfe"),
        *("gou", "gouver", "gouverne", "gouvernemen"),
        *("rep", "repre", "represen", "representa", "representat"),
    }


def test_fonts_are_embedded_and_chosen_by_the_settings(printed: tuple[Path, Printed], tmp_path: Path) -> None:
    """Another machine would show other letters, or a house could not print in its own type."""
    chosen = tmp_path / "chosen.pdf"
    chosen.write_bytes(print_edition(SOURCE / "d2.xml", Settings(print=(("font", "New Computer Modern"),))).pdf)
    for path, first in ((printed[0], "LibertinusSerif"), (chosen, "NewCM10")):
        fonts = reader.run("pdffonts", str(path)).splitlines()[2:]
        assert any(first in font for font in fonts)
        assert all(re.search(r" yes (yes|no ) yes +\d+ +\d+$", font) for font in fonts), "embedded, and with the characters for each glyph"


def test_every_element_of_the_schema_in_a_text_has_a_form(tmp_path: Path) -> None:
    """What an editor may write would be printed without form, or not at all."""
    grammar = etree.parse(HERE.parent.parent / "schemas" / "edition.rng").getroot()
    names = sorted({element.get("name") for element in grammar.iter("{http://relaxng.org/ns/structure/1.0}element") if element.get("name")})
    header = set("TEI teiHeader fileDesc standOff text body".split())
    inside = [
        name
        for name in names
        if name not in header
        and not re.search(
            r"Stmt$|Desc$|Decl$|^list[A-Z]|^(person|place|org|app.*|catRef|category|change|keywords|language|langUsage|"
            r"textClass|creation|abstract|corresp.*|altIdentifier|ms.*|licence|availability|authority|taxonomy|revisionDesc|seriesStmt|correction|hyphenation|interpretation|normalization|"
            r"punctuation|quotation|edition|repository|institution|collection|resp|funder|sponsor)$",
            name,
        )
    ]
    assert len(inside) > 60
    body = "".join(
        f"<p>before{name} <{name}>inside{name}</{name}> after</p>"
        for name in inside
        if name not in ("note", "row", "cell", "graphic", "pb", "lb", "anchor", "ptr")
    )
    path = write(tmp_path, f'<div type="other" n="1"><head>1. All</head>{body}</div>')
    made = print_edition(path, Settings())
    assert [problem.message for problem in made.problems if problem.rule == "unknown-element"] == []
    (tmp_path / "all.pdf").write_bytes(made.pdf)
    whole = reader.squeezed("".join(reader.reading(tmp_path / "all.pdf"))).replace("-", "").replace("‐", "")
    lost = [name for name in inside if f"inside{name}" in body and f"inside{name}" not in whole]
    assert lost == ["choice", "figure", "list", "table"] or set(lost) <= {"choice", "list", "table", "subst"}, lost


def test_unknown_element_is_printed_and_reported_by_name(tmp_path: Path) -> None:
    """What the stylesheet does not know would be lost without a word."""
    path = write(tmp_path, '<div type="other" n="1"><head>1. One</head>\n<p>Some <metamark>words</metamark> here.</p></div>')
    made = print_edition(path, Settings())
    problem = next(problem for problem in made.problems if problem.rule == "unknown-element")
    assert "<metamark>" in problem.message
    assert problem.line == 3
    (tmp_path / "out.pdf").write_bytes(made.pdf)
    assert "Some words here." in reader.reading(tmp_path / "out.pdf")[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<TEI", "no well-formed XML"),
        (
            '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><p>&x;</p></div></body></text></TEI>',
            "entity",
        ),
    ],
)
def test_bad_file_gets_a_clear_message(tmp_path: Path, content: str, says: str) -> None:
    """An editor would see a traceback, or the print would hold another file's content."""
    path = tmp_path / "bad.xml"
    path.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(print_, [str(path), "--out", str(tmp_path / "x.pdf")])
    assert result.exit_code == 1
    assert says in result.output
    assert "bad.xml" in result.output
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [("paper", "huge"), ("size", "big"), ("draft_marks", "perhaps"), ("colour", "red"), ("font_folder", "/no/such/place"), ("language", "English!")],
)
def test_wrong_setting_is_refused_with_what_it_can_be(tmp_path: Path, key: str, value: str) -> None:
    """A slip in edition.toml would pass unseen or end in a traceback."""
    (tmp_path / "edition.toml").write_text(f'[edition.print]\n{key} = "{value}"\n', encoding="utf-8")
    result = CliRunner().invoke(print_, [str(SOURCE), "--out", str(tmp_path / "x.pdf"), "--settings", str(tmp_path / "edition.toml")])
    assert result.exit_code == 2
    assert f"`{key}`" in result.output


def test_documents_without_number_are_numbered_by_date(tmp_path: Path) -> None:
    """The index could not name them."""
    folder = tmp_path / "xml"
    folder.mkdir()
    for name, date, title in (("a", "1961-05-01", "Later"), ("b", "1960-05-01", "Earlier")):
        (folder / f"{name}.xml").write_text(tei(f'<div type="letter"><head>{title} letter</head><p>Text.</p></div>', date), encoding="utf-8")
    target = tmp_path / "out.pdf"
    target.write_bytes(print_edition(folder, Settings()).pdf)
    whole = " ".join(" ".join(reader.reading(target)).split())
    assert "1. Earlier letter, May 1, 1960" in whole
    assert "1. Earlier letter Text. 2. Later letter Text." in whole


def test_parts_of_an_edition_are_told_apart(tmp_path: Path) -> None:
    """In an edition of several volumes the index would name a document that two volumes have, and take two persons of one name for one."""
    for part, who in (("a", "a minister"), ("b", "a courier")):
        folder = tmp_path / "xml" / part
        folder.mkdir(parents=True)
        name = '<persName ref="persons.xml#smith">Smith</persName>'
        (folder / "d1.xml").write_text(tei(f'<div type="letter" n="1"><head>1. Letter</head><p>To {name}.</p></div>'), encoding="utf-8")
        persons = (SOURCE / "persons.xml").read_text(encoding="utf-8").replace("aldermann", "smith").replace("Aldermann, Klara", "Smith")
        (folder / "persons.xml").write_text(persons.replace("Counselor of Embassy at Geneva", who), encoding="utf-8")
    target = tmp_path / "out.pdf"
    target.write_bytes(print_edition(tmp_path / "xml", Settings(parts=(("b", "The Couriers"),))).pdf)
    whole = " ".join(" ".join(reader.reading(target)).split())
    assert "Part I. a 1. Letter" in whole
    assert "Part II. The Couriers 1. Letter" in whole
    assert "Smith, a courier: II 1 Smith, a minister: I 1" in whole
    assert whole.count("Zoltán, Béla, courier; until 1960") == 1


def write(folder: Path, division: str) -> Path:
    path = folder / "one.xml"
    path.write_text(tei(division), encoding="utf-8")
    return path


def tei(division: str, date: str = "1961-01-01") -> str:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>One</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>'
        f'<profileDesc><creation><date when="{date}"/></creation></profileDesc></teiHeader>\n<text><body>{division}</body></text></TEI>'
    )
