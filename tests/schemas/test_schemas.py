"""The schemas: what they accept TEI accepts, and what is made from them says the same as they do."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, isoschematron

from encoder.resources import folder
from encoder.validate.explain import explain
from encoder.validate.guarantees import broken_promises
from encoder.validate.odd import Attribute, read_odd
from encoder.validate.relaxng import relax_ng
from encoder.validate.schema import grammar
from encoder.validate.schematron import stylesheet_of
from encoder.validate.values import matches
from encoder.xslt import _processor
from tests.conftest import examples, need_tool
from tests.schemas.generated import documents
from tests.schemas.inclusion import Grammar, counterexample, of_odd

SCHEMAS = folder("schemas")
ODD = SCHEMAS / "edition.odd"
SCHEMA = read_odd(ODD)
TEI_ALL = Path(__file__).parents[3] / "shared" / "tei" / "tei_all.rng"
needs_tei = pytest.mark.skipif(not TEI_ALL.is_file(), reason="tei_all.rng, TEI's own grammar, is not here")
GENERATE = settings(max_examples=int(os.environ.get("GENERATED_DOCUMENTS", "0")) or examples(8), deadline=None, phases=[Phase.generate], database=None,
                    suppress_health_check=list(HealthCheck))


def jing(schema: Path, *files: Path) -> str:
    done = subprocess.run([need_tool("jing", "jing"), "-i", str(schema), *map(str, files)], capture_output=True, text=True, check=False)
    return done.stdout


def test_the_grammar_is_made_from_the_odd() -> None:
    """Else an editor's program would check against something that the documentation does not say."""
    assert (SCHEMAS / "edition.rng").read_bytes() == relax_ng(SCHEMA)


def test_the_stylesheet_is_made_from_the_schematron() -> None:
    """Else `edition validate` and oXygen XML would disagree about the rules."""
    assert (SCHEMAS / "edition.xsl").read_bytes() == stylesheet_of(SCHEMAS / "edition.sch")


@needs_tei
def test_whatever_our_content_models_accept_tei_accepts() -> None:
    """Proof, for every element and every sequence of children; a file that is valid here and not in TEI would be no TEI."""
    tei = Grammar(TEI_ALL)
    wrong = {name: found for name,
             spec in SCHEMA.elements.items() if (found := counterexample(of_odd(SCHEMA, spec.content), tei.content(name))) is not None}
    assert wrong == {}


@needs_tei
def test_tei_knows_all_our_attributes() -> None:
    tei = Grammar(TEI_ALL)
    assert {name: missing for name, spec in SCHEMA.elements.items() if (missing := spec.attributes.keys() - tei.attributes(name))} == {}


SAMPLES = {
    "date": ["1965-04-10", "0001-01-01", "2000-02-29"], "gYearMonth": ["1965-04"], "gYear": ["1965", "0800", "9999"],
    "dateTime": ["1965-04-11T21:55:00", "1965-04-11T00:00:00Z", "1965-04-11T23:59:59-12:00"], "time": ["21:55:00", "00:00:00+13:00"],
    "gMonthDay": ["--04-10", "--02-29"], "gMonth": ["--04"], "gDay": ["---31"], "ID": ["a", "_1.-"], "language": ["en", "zh-Latn-pinyin", "de-1996"],
    "nonNegativeInteger": ["0", "10", "007"], "anyURI": ["#a", "persons.xml#a", "../x/y.xml#kosygin-aleksei", "https://example.org/?a=b&c=d#e", "d172.xml",
                                                        "müller.xml#müller", "a%20b.xml"],
    "token": ["a", "A-1.b_c", "1", "1.0", "2.1.3", "0123456789abcdef" * 4, "Z9"], "string": ["172", "211 2", "— 2 —", "[12]", "- 2 -", "Page 2 of 3"],
}


@needs_tei
def test_whatever_values_our_attributes_accept_tei_accepts() -> None:
    """Each value of each closed list, and samples of each type of data, against TEI's own definition of the attribute."""
    tei = Grammar(TEI_ALL)
    checks: dict[bytes, etree.RelaxNG] = {}
    refused = []
    for spec in SCHEMA.elements.values():
        theirs = tei.attributes(spec.name)
        for name, attribute in spec.attributes.items():
            if name.startswith("xml:"):
                continue
            pattern = etree.tostring(theirs[name], with_tail=False)
            check = checks.setdefault(pattern, element_with(pattern))
            refused += [(spec.name, name, value) for value in values(attribute) if not check.validate(etree.Element("x", {name: value}))]
    assert refused == []


def values(attribute: Attribute) -> list[str]:
    if attribute.values:
        return list(attribute.values)
    assert attribute.datatype is not None
    samples = [v for base, _ in attribute.datatype.alternatives for v in SAMPLES[base] if matches(attribute.datatype, v)]
    assert samples, attribute.datatype.name
    return [*samples, " ".join(samples[:3])] if attribute.many else samples


def element_with(attribute: bytes) -> etree.RelaxNG:
    """A grammar for `x` with one attribute."""
    return etree.RelaxNG(etree.fromstring(b'<element name="x" xmlns="http://relaxng.org/ns/structure/1.0" '
                                          b'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">' + attribute + b"</element>"))


def test_the_proof_finds_what_tei_does_not_allow() -> None:
    """The prover itself: a paragraph after a closer, text in a body."""
    p, closer = ("name", "p"), ("name", "closer")
    ours = ("seq", closer, ("star", p))
    assert counterexample(ours, closer) == ["closer", "p"]
    assert counterexample(closer, ours) is None


@needs_tei
def test_the_odd_is_valid_tei() -> None:
    assert jing(TEI_ALL, ODD) == ""


@needs_tei
def test_generated_documents_are_valid_for_us_for_jing_and_for_tei(tmp_path: Path) -> None:
    """Attributes and their values too: whatever the schema allows, TEI allows; libxml2, jing and our own walk agree."""
    files: list[Path] = []

    @GENERATE
    @given(root=documents(SCHEMA))
    def generate(root: etree._Element) -> None:
        assert explain(root, "x") == []
        assert grammar().validate(root), grammar().error_log
        files.append(tmp_path / f"{len(files)}.xml")
        files[-1].write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))

    generate()
    print(f"{len(files)} documents generated")
    assert jing(SCHEMAS / "edition.rng", *files) == ""
    assert jing(TEI_ALL, *files) == ""


MUTATIONS = st.tuples(st.sampled_from(["rename", "delete", "double", "move", "text", "attribute", "value"]), st.integers(0, 10**6),
                      st.integers(0, 10**6))


@GENERATE
@given(root=documents(SCHEMA), changes=st.lists(MUTATIONS, min_size=1, max_size=3))
def test_our_walk_and_the_grammar_agree_about_what_is_wrong(root: etree._Element, changes: list[tuple[str, int, int]]) -> None:
    """A file that the grammar refuses without our saying why, or that we blame though it is valid, would leave an editor helpless."""
    for kind, one, two in changes:
        mutate(root, kind, one, two)
    root = etree.fromstring(etree.tostring(root), etree.XMLParser(collect_ids=False))
    said = explain(root, "x")
    twice = [p for p in broken_promises(root, "x") if p.rule == "id-twice"]
    assert bool(said or twice) == (not grammar().validate(root)), (said, grammar().error_log, etree.tostring(root))


def mutate(root: etree._Element, kind: str, one: int, two: int) -> None:
    elements = list(root.iter("{*}*"))
    element = elements[one % len(elements)]
    names = sorted(SCHEMA.elements)
    parent = element.getparent()
    match kind:
        case "rename":
            element.tag = f"{{http://www.tei-c.org/ns/1.0}}{names[two % len(names)]}"
        case "delete" if parent is not None:
            parent.remove(element)
        case "double" if parent is not None:
            parent.append(wrapped(element))
        case "move" if parent is not None and len(parent) > 1:
            parent.insert(two % len(parent), element)
        case "text":
            element.text = "Moscow"
        case "attribute":
            element.set(("when", "type", "n", "foo", "cert")[two % 5], ("1965-04-10", "letter", "low", "x y")[two % 4])
        case "value" if element.attrib:
            element.set(sorted(element.attrib)[two % len(element.attrib)], ("", "19650410", "a b", "#x")[two % 4])


@pytest.mark.parametrize("name", sorted(SCHEMA.elements))
def test_every_element_says_how_it_is_used_and_shows_it(name: str) -> None:
    """An editor who looks an element up finds a sentence and a valid example of this edition."""
    spec = SCHEMA.elements[name]
    assert spec.gloss
    assert spec.description.endswith(".")
    assert re.search(rf"<{name}[\s/>]", spec.example)
    root = etree.fromstring(f'<x xmlns="http://www.tei-c.org/ns/1.0">{spec.example}</x>')
    if "…" not in spec.example or name not in ("TEI", "teiHeader", "fileDesc", "text", "body"):
        said = [p for child in root for p in explain(wrapped(child), "x") if "root of the file" not in p.message]
        assert said == []


def wrapped(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False), etree.XMLParser(collect_ids=False))


def test_schematron_has_a_diagnostic_and_an_id_for_each_assertion() -> None:
    root = etree.parse(str(SCHEMAS / "edition.sch")).getroot()
    sch = "{http://purl.oclc.org/dsdl/schematron}"
    asserts = list(root.iter(sch + "assert"))
    ids = [a.get("id") for a in asserts]
    assert len(ids) == len(set(ids))
    assert None not in ids
    assert {a.get("diagnostics") for a in asserts} == {d.get("id") for d in root.iter(sch + "diagnostic")}


def test_the_rules_are_iso_schematron() -> None:
    """Else oXygen XML would refuse the file."""
    iso = Path(isoschematron.__file__).parent / "resources" / "rng" / "iso-schematron.rng"
    assert jing(iso, SCHEMAS / "edition.sch") == ""


def test_the_patterns_that_python_checks_say_the_same_in_oxygen(tmp_path: Path) -> None:
    """`edition validate` checks references itself, for better messages; an editor in oXygen XML must learn of the same mistakes."""
    complete = tmp_path / "all.xsl"
    complete.write_bytes(stylesheet_of(SCHEMAS / "edition.sch", leave_out=()))
    edition = Path(__file__).parents[1] / "validate" / "edition"
    (tmp_path / "persons.xml").write_bytes((edition / "persons.xml").read_bytes())
    text = (edition / "d301.xml").read_text(encoding="utf-8")
    file = tmp_path / "d301.xml"
    file.write_text(text.replace("persons.xml#mikoyan", "persons.xml#nobody").replace('target="#fn2"', 'target="#fn9"')
                    .replace("<p>4. At", '<p xml:id="fn3">4. At'), encoding="utf-8")
    processor = _processor()
    executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(complete))
    said = executable.transform_to_string(xdm_node=processor.parse_xml(xml_file_name=str(file)))
    assert sorted({line.split("\t")[0] for line in said.splitlines()}) == ["id-twice", "pointer-dangling", "pointer-unknown"]
