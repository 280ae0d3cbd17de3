"""Authority files: what an editor wrote stays, ids never change, nobody is merged behind the editor's back."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from encoder.errors import AuthorityError
from encoder.model import Authority, Entry
from encoder.tei.authority import FILES, load, merge, update
from encoder.tei.authority.names import same_person

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GRAMMAR = SHARED / "tei" / "tei_all.rng"
KOSYGIN = Entry("kosygin-aleksei", "Kosygin, Aleksei", "Chairman of the Council of Ministers", ("Kosygin",), made=True)
VANCE = Entry("p_VC1", "Vance, Cyrus R.", "Secretary of State", idnos=("vance-1",))
EDITORS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- ours: </listPerson> is at the end -->
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>People</title></titleStmt><publicationStmt><p>x</p></publicationStmt>
  <sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>
  <standOff>
    <listPerson   type='main'>
\t<person sex="1"  xml:id='rusk'><persName>Rusk, Dean</persName></person>   <!-- check -->
\t<listPerson><person xml:id="a"><persName><forename>Anatoly</forename> <surname>Dobrynin</surname></persName></person></listPerson>
    </listPerson>
  </standOff>
</TEI>
"""


def write(folder: Path, text: str, name: str = "persons.xml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def wrapped(inner: str) -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{inner}</TEI>'


def people(*entries: Entry) -> Authority:
    return Authority(persons={entry.id: entry for entry in entries})


# ---- load

def test_persons_of_an_editor_are_read_with_variants_roles_and_ids(tmp_path: Path) -> None:
    path = write(tmp_path, wrapped("""<standOff><listPerson><person xml:id="k"><persName>Kosygin, Aleksei</persName>
      <persName type="variant">Kossygin</persName><note>Chairman</note><note>to 1980</note><idno type="VIAF">7</idno></person>
      </listPerson></standOff>"""))
    assert load(path).persons == {"k": Entry("k", "Kosygin, Aleksei", "Chairman; to 1980", ("Kossygin",), ("7",), str(path))}


def test_names_in_parts_are_read_as_lists_print_them(tmp_path: Path) -> None:
    path = write(tmp_path, wrapped("""<text><body><listPerson><person xml:id="g" resp="#encoder"><persName><forename>Charles</forename>
      <nameLink>de</nameLink> <surname>Gaulle</surname></persName></person></listPerson></body></text>"""))
    entry = load(path).persons["g"]
    assert (entry.name, entry.made) == ("Gaulle, Charles de", True)


def test_comments_in_a_name_are_not_read_as_its_letters(tmp_path: Path) -> None:
    path = write(tmp_path, wrapped(
        '<standOff><listPerson><person xml:id="r"><persName>Rusk<!-- sic? -->, Dean</persName></person></listPerson></standOff>'))
    assert load(path).persons["r"].name == "Rusk, Dean"


def test_terms_places_and_bodies_may_stand_in_one_file(tmp_path: Path) -> None:
    path = write(tmp_path, wrapped("""<standOff>
      <list type="gloss"><label><term xml:id="t_RG_1">RG</term></label><item>Record Group</item>
        <label xml:id="nato">NATO</label><item>Treaty</item></list>
      <list><item><term xml:id="arvn">ARVN</term><gloss>Army of the Republic of Vietnam</gloss></item></list>
      <listPlace><place xml:id="saigon"><placeName>Saigon</placeName></place></listPlace>
      <listOrg><org xml:id="fma"><orgName>Ministry of Foreign Affairs</orgName><orgName>MFA</orgName></org></listOrg></standOff>"""))
    read = load(path)
    assert [(x.id, x.name, x.note) for x in read.terms.values()] == [
        ("t_RG_1", "RG", "Record Group"), ("nato", "NATO", "Treaty"), ("arvn", "ARVN", "Army of the Republic of Vietnam")]
    assert list(read.places) == ["saigon"]
    assert read.organisations["fma"].variants == ("MFA",)


@pytest.mark.parametrize(("text", "line", "says"), [
    ("", 0, "empty"),
    ("<TEI", 1, "not well-formed"),
    ("<TEI>\n</TEI>", 0, "no TEI list"),
    (wrapped("<standOff/>"), 0, "no TEI list"),
    (wrapped("\n<standOff><listPerson>\n<person><persName>X</persName></person></listPerson></standOff>"), 3, "xml:id"),
    (wrapped('\n<standOff><listPerson><person xml:id="x"/></listPerson></standOff>'), 2, "no name"),
    (wrapped('<standOff><listPerson><person xml:id="x"><persName>A</persName></person>\n'
             '<person xml:id="x"><persName>B</persName></person></listPerson></standOff>'), 2, "line 1"),
    ('<?xml version="1.0"?>\n<!DOCTYPE TEI [\n<!ENTITY a "aaaa">]><TEI>&a;</TEI>', 3, "entity"),
])
def test_a_broken_file_is_refused_with_its_line_and_a_way_to_mend_it(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(AuthorityError) as caught:
        load(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert says in caught.value.message
    assert caught.value.mend


def test_a_missing_file_and_a_binary_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="cannot be read"):
        load(tmp_path / "none.xml")
    (tmp_path / "x.xml").write_bytes(b"\x00\x01\xff\xfe\x00")
    with pytest.raises(AuthorityError, match="not well-formed"):
        load(tmp_path / "x.xml")


def test_every_list_of_the_published_volumes_is_read() -> None:
    files = sorted(SHARED.glob("gold/frus-dev/*/persons.xml")) + sorted(SHARED.glob("gold/frus-dev/*/terms.xml"))
    if not files:
        pytest.skip("the published volumes are not here")
    for path in files:
        marked = sum(1 for element in etree.parse(path).iter() if element.get("{http://www.w3.org/XML/1998/namespace}id"))
        read = load(path)
        assert len(read.persons) + len(read.terms) == marked > 20


# ---- merge

def test_an_id_that_means_another_already_is_prefixed_with_its_folder_and_kept_as_idno() -> None:
    ours = people(Entry("p_JL_1", "Johnson, Lyndon B.", origin="xml/persons.xml"))
    theirs = people(Entry("p_JL_1", "Jones, Louis", origin="in/frus1964-68v03/persons.xml"))
    merged, problems = merge([ours, theirs])
    assert merged.persons == {**ours.persons, "frus1964-68v03-p_JL_1": Entry(
        "frus1964-68v03-p_JL_1", "Jones, Louis", idnos=("p_JL_1",), origin="in/frus1964-68v03/persons.xml")}
    assert problems == ()


def test_a_file_with_a_name_of_its_own_prefixes_with_that_and_the_prefix_is_an_xml_name() -> None:
    merged, _ = merge([people(Entry("x", "Rusk, Dean", origin="persons.xml")), people(Entry("x", "Vance, Cyrus", origin="68 our people.xml"))])
    assert list(merged.persons) == ["x", "_68-our-people-x"]


def test_the_next_run_finds_the_prefixed_entry_again_in_whatever_order_the_files_are_given() -> None:
    a, b = people(Entry("p", "Rusk, Dean", origin="a/persons.xml")), people(Entry("p", "Vance, Cyrus", origin="b/persons.xml"))
    first, _ = merge([a, b])
    edition = people(first.persons["b-p"])
    again, _ = merge([edition, b, a])
    assert {key: entry.name for key, entry in again.persons.items()} == {"b-p": "Vance, Cyrus", "p": "Rusk, Dean"}


@given(st.lists(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(["Rusk, Dean", "Vance, Cyrus", "Ball, George", "Kim, Il"])), max_size=3,
                         unique_by=lambda row: row[0]), min_size=1, max_size=5), st.permutations(range(5)))
def test_once_all_is_copied_later_runs_bring_nobody_new(rows: list[list[tuple[str, str]]], order: list[int]) -> None:
    given_files = [people(*(Entry(i, name, origin=f"{n}/persons.xml") for i, name in file)) for n, file in enumerate(rows)]
    first, _ = merge(given_files)
    edition = Authority(persons={i: replace(entry, origin="xml/persons.xml") for i, entry in first.persons.items()})
    again, _ = merge([edition, *(given_files[n] for n in order if n < len(given_files))])
    assert list(again.persons) == list(first.persons)
    assert len({(entry.name, entry.id) for entry in first.persons.values()}) == len(first.persons)


def test_the_editors_wording_of_an_entry_stays_when_its_file_is_given_again() -> None:
    edition = people(Entry("k", "Kosygin, Aleksei Nikolaevich", "corrected", origin="persons.xml"))
    merged, _ = merge([edition, people(Entry("k", "Kosygin, Alexei", "Premier", ("Kossygin",), origin="list.xml"))])
    assert merged.persons == {"k": Entry("k", "Kosygin, Aleksei Nikolaevich", "corrected", ("Kosygin, Alexei", "Kossygin"), origin="persons.xml")}


def test_one_person_under_two_ids_is_offered_and_not_merged() -> None:
    a, b = people(Entry("p_RD1", "Rusk, Dean", origin="a/persons.xml")), people(Entry("p_RD2", "Rusk, Dean D.", origin="b/persons.xml"))
    merged, problems = merge([a, b])
    assert list(merged.persons) == ["p_RD1", "p_RD2"]
    assert [(x.severity, "p_RD1" in x.message and "p_RD2" in x.message) for x in problems] == [("review", True)]


def test_an_entry_that_the_editor_merged_by_hand_is_found_by_its_old_id() -> None:
    edition = people(Entry("p_RD1", "Rusk, Dean", idnos=("p_RD2",), origin="persons.xml"))
    merged, problems = merge([edition, people(Entry("p_RD2", "Rusk, Dean D.", origin="b/people.xml"))])
    assert list(merged.persons) == ["p_RD1"]
    assert problems == ()


def test_the_same_letters_with_two_meanings_are_two_terms() -> None:
    def terms(note: str, origin: str) -> Authority:
        return Authority(terms={"t_AC1": Entry("t_AC1", "AC", note, origin=origin)})
    merged, _ = merge([terms("Atlantic Council", "a/terms.xml"), terms("the Atlantic Council", "b/terms.xml"), terms("Air Command", "c/terms.xml")])
    assert list(merged.terms) == ["t_AC1", "c-t_AC1"]


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Johnson, Lyndon B.", "Johnson, Louis A.", False), ("Carter, Jimmy", "Carter, Hodding", False), ("Carter, Jimmy", "Carver, John", False),
    ("Johnson, U. Alexis", "Johnson, Ural Alexis", True), ("Hammarskjöld, Dag", "Hammarskjold, Dag", True),
    ("Kosygin, Aleksei", "Kosygin, Alexei N.", True),
    ("Byrd, Harry F., Jr.", "Byrd, Harry F.", True), ("Dean Rusk", "Rusk, Dean", True),
])
def test_names_that_can_be_one_persons(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


# ---- update

def test_a_new_file_holds_its_entries_in_order_and_reads_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "persons.xml"
    data = update(path, [VANCE, KOSYGIN], "An edition", schemas=['href="tei.rng" type="application/xml"'])
    assert data is not None
    path.write_bytes(data)
    read = load(path).persons
    assert list(read) == ["kosygin-aleksei", "p_VC1"]
    assert [(x.name, x.note, x.variants, x.idnos, x.made) for x in read.values()] == [
        (x.name, x.note, x.variants, x.idnos, x.made) for x in (KOSYGIN, VANCE)]
    assert b'<?xml-model href="tei.rng" type="application/xml"?>\n<TEI' in data
    assert update(path, [KOSYGIN, VANCE], "An edition") is None, "a second run must change nothing"


def test_nothing_is_written_where_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert update(tmp_path / "persons.xml", [], "An edition") is None


def test_every_byte_of_an_editors_file_stays(tmp_path: Path) -> None:
    path = write(tmp_path, EDITORS)
    data = update(path, [VANCE, KOSYGIN], "")
    assert data is not None
    text = data.decode()
    rest = iter(text)
    assert all(character in rest for character in EDITORS), "the old file must be there in order, character by character"
    before, _, after = EDITORS.rpartition("\n    </listPerson>")
    assert before[before.index("</titleStmt>"):] in text
    assert text.endswith("\n    </listPerson>" + after)
    path.write_bytes(data)
    assert list(load(path).persons) == ["rusk", "a", "kosygin-aleksei", "p_VC1"]
    assert '\n\t<person xml:id="kosygin-aleksei" resp="#encoder">\n' in text, "in the indentation of the file"
    assert 'xml:id="encoder"' in text, "#encoder must point to something"


@pytest.mark.parametrize(("inner", "prefix"), [
    ("<standOff><listPerson/></standOff>", ""),
    ('<standOff><listPerson n="1" /></standOff>', ""),
    ("<standOff>\r\n<listPerson>\r\n</listPerson>\r\n</standOff>", ""),
    ('<standOff><listPerson><person xml:id="q"><persName>Q</persName></person></listPerson></standOff>', ""),
    ("<tei:standOff xmlns:tei='http://www.tei-c.org/ns/1.0'><tei:listPerson><!-- x --></tei:listPerson></tei:standOff>", "tei:"),
])
def test_entries_go_into_any_form_of_list(tmp_path: Path, inner: str, prefix: str) -> None:
    path = tmp_path / "persons.xml"
    path.write_bytes(wrapped(inner).encode())
    data = update(path, [VANCE], "")
    assert data is not None
    path.write_bytes(data)
    assert load(path).persons["p_VC1"].name == VANCE.name
    assert f"<{prefix}person ".encode() in data
    assert (b"\r\n" in data) == ("\r\n" in inner)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8-sig", "iso-8859-1"])
def test_the_encoding_of_a_file_stays(tmp_path: Path, encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding[:6] if "16" in encoding else encoding)
    bom = "\ufeff" if "16" in encoding else ""
    old = (bom + f'<?xml version="1.0" encoding="{declared}"?>' + wrapped("<standOff><listPerson></listPerson></standOff>")).encode(encoding)
    path = tmp_path / "persons.xml"
    path.write_bytes(old)
    data = update(path, [Entry("z", "Żółkiewski, Adam")], "")
    assert data is not None
    assert data[:40] == old[:40]
    path.write_bytes(data)
    assert load(path).persons["z"].name == "Żółkiewski, Adam"


def test_a_file_without_the_list_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    path = write(tmp_path, wrapped('<standOff><listPlace><place xml:id="x"><placeName>X</placeName></place></listPlace></standOff>'))
    with pytest.raises(AuthorityError, match="no listPerson"):
        update(path, [VANCE], "")


NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).map(lambda x: " ".join(x.split())).filter(
    lambda x: x and all(c >= " " and c not in "\ufffe\uffff" for c in x) and not any(0x7f <= ord(c) < 0xa0 for c in x))
IDS = st.from_regex(r"[a-z][a-z0-9_.-]{0,8}", fullmatch=True)


@given(st.lists(st.tuples(IDS, NAMES, NAMES), min_size=1, max_size=4), st.sampled_from(sorted(FILES)), st.booleans())
def test_whatever_a_name_holds_it_is_written_and_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]],
                                                          kind: str, made: bool) -> None:
    path = tmp_path_factory.mktemp("a") / FILES[kind]
    entries = {i: Entry(i, name, note, made=made) for i, name, note in rows if i != "encoder"}
    data: bytes | None = None
    for entry in entries.values():
        data = update(path, [entry], "<&>") or data
        path.write_bytes(data or b"")
    if entries:
        read = getattr(load(path), kind)
        assert {i: (x.name, x.note, x.made) for i, x in read.items()} == {i: (x.name, x.note, made) for i, x in entries.items()}


@pytest.mark.skipif(not GRAMMAR.exists() or not shutil.which("jing"), reason="needs tei_all.rng and jing")
def test_what_is_written_is_valid_tei(tmp_path: Path) -> None:
    for kind, name in FILES.items():
        data = update(tmp_path / name, [Entry("a", "A & B", "note", ("C",), ("d",), made=True), Entry("e", "E")], "Edition", unsure=["a"])
        assert data is not None
        (tmp_path / name).write_bytes(data)
        grown = update(tmp_path / name, [Entry(f"{kind}-f", "F", "more", made=True)], "Edition")
        assert grown is not None
        (tmp_path / name).write_bytes(grown)
    done = subprocess.run(["jing", str(GRAMMAR), *map(str, sorted(tmp_path.glob("*.xml")))], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
