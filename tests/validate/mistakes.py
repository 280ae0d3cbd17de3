"""Mistakes that editors make by hand, each made in a really encoded document (`edition/`, its sources in `sources/`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TALK, MESSAGE, CABLE, PERSONS = "d301.xml", "003_8b5645335082d8a2.xml", "000_4acf9ac392d82be6.xml", "persons.xml"


@dataclass(frozen=True)
class Mistake:
    """`old` of a file becomes `new`; or `bytes` changes its bytes. `line`: where the message belongs, counted from the line of the change.
    `near`: words of the changed file in whose line it belongs instead; `problems`: how many there are, for mistakes that are several."""

    group: str
    kind: str
    old: str = ""
    new: str = ""
    file: str = TALK
    line: int = 0
    at: int | None = None
    near: str = ""
    problems: int = 1
    bytes: Callable[[bytes], bytes] | None = None

    def made(self) -> tuple[bytes, int]:
        """The file with the mistake in it, and the line where an editor looks for it."""
        data = (HERE / "edition" / self.file).read_bytes()
        if self.bytes:
            data = self.bytes(data)
            text = data.decode("cp1252", "replace") if self.near.isascii() else data.decode()
            return data, text.count("\n", 0, text.index(self.near)) + 1 if self.near else self.at if self.at is not None else 1
        text = data.decode()
        assert self.old in text, (self.kind, self.old)
        at = text.index(self.old)
        same = next((k for k, (a, b) in enumerate(zip(self.old, self.new + "\0", strict=False)) if a != b), len(self.old))
        line = text.count("\n", 0, at + same) + 1 + self.line
        text = text.replace(self.old, self.new, 1)
        if self.near:
            line = text.count("\n", 0, text.index(self.near)) + 1
        return text.encode(), line


def changed(data: bytes, *pairs: tuple[str, str]) -> bytes:
    """The file with several words replaced, each once."""
    text = data.decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text.encode()


def m(group: str, *rows: tuple) -> list[Mistake]:  # type: ignore[type-arg]
    return [Mistake(group, kind, *rest, **more) for kind, *rest, more in ((*row, {}) if not isinstance(row[-1], dict) else row for row in rows)]


PARAGRAPH_1 = """        <p>1. Ambassador <persName ref="persons.xml#dobrynin-anatoly-f">Dobrynin</persName>"""
WHITFIELD = '<persName ref="persons.xml#whitfield-harold-t">Whitfield</persName> and approved'
NOTE_2 = '<note xml:id="fn2" n="2" place="foot" type="editorial">Not printed. (Ibid., 611.61/3–563)</note>'
TO_MOSCOW = "Telegram 2417 to <placeName>Moscow</placeName>"


def swapped(data: bytes, first: str, second: str) -> bytes:
    """Two lines of the file exchanged, by what stands in them."""
    lines = data.decode().split("\n")
    a, b = (next(i for i, line in enumerate(lines) if words in line) for words in (first, second))
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines).encode()


def without_line(data: bytes, words: str) -> bytes:
    return "\n".join(line for line in data.decode().split("\n") if words not in line).encode()


BOMB = '<!DOCTYPE TEI [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\n<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">\n]>\n<TEI '

MISTAKES: list[Mistake] = [
    *m("XML",
       ("& alone", "percent &amp; more", "percent & more"),
       ("entity of HTML", "USSR</placeName>.", "USSR</placeName>&nbsp;."),
       ("entity for a letter", "Foreign Trade", "Foreign Trad&eacute;"),
       ("entity without semicolon", "percent &amp; more", "percent &amp more"),
       ("< alone", "12 percent", "<12 percent"),
       ("end tag of a name missing", "Moscow</placeName> for", "Moscow for"),
       ("end tag of a paragraph missing", "taken up again.</p>", "taken up again."),
       ("end tag of the div missing", "      </div>\n", "", {"near": "<div "}),
       ("end tag that ends nothing", "taken up again.</p>", "taken up again.</hi></p>"),
       ("end tag with small letters", "Dobrynin</persName> said", "Dobrynin</persname> said"),
       ("start tag misspelt", '<persName ref="persons.xml#mikoyan">', '<persname ref="persons.xml#mikoyan">'),
       ("elements that overlap", "<placeName>United States</placeName> had", "<hi><placeName>United States</hi></placeName> had"),
       ("value without quotation marks", 'ref="persons.xml#mikoyan"', "ref=persons.xml#mikoyan"),
       ("closing quotation mark missing", 'ref="persons.xml#mikoyan">', 'ref="persons.xml#mikoyan>'),
       ("curly quotation marks", 'ref="persons.xml#mikoyan"', "ref=“persons.xml#mikoyan”"),
       ("attribute twice", 'ref="persons.xml#mikoyan"', 'ref="persons.xml#mikoyan" ref="persons.xml#mikoyan"'),
       ("attribute without value", 'ref="persons.xml#mikoyan"', "ref"),
       ("no space between attributes", 'xml:id="fn3" n="3"', 'xml:id="fn3"n="3"'),
       ("> of a tag missing", "<item>The Secretary</item>", "<item The Secretary</item>"),
       ("> of an end tag missing", "Moscow</placeName> for", "Moscow</placeName for"),
       ("comment without end", "<p>4. At", "<!-- check this <p>4. At"),
       ("two hyphens in a comment", "<p>4. At", "<!-- check -- this --><p>4. At"),
       ("CDATA without end", "a book, Foreign", "a <![CDATA[book, Foreign"),
       ("]]> in the text", "taken up again.", "taken up again]]>."),
       ("control character", "with care.", "with\x1b care."),
       ("number of a control character", "with care.", "with&#8; care."),
       ("processing instruction without end", "<p>4. At", "<?check this <p>4. At"),
       ("blank line before the XML declaration", '<?xml version="1.0"', '\n<?xml version="1.0"', {"at": 1}),
       ("text behind the end", "</TEI>", "</TEI>\nto be continued", {"line": 1}),
       ("second root", "</TEI>", "</TEI>\n<TEI></TEI>", {"line": 1}),
       ("file cut off", "", "", {"bytes": lambda d: d[:d.index(b"4. At the end")], "at": 79}),
       ("prefix that is not declared", "<p>4. At", "<tei:p>4. At"),
       ("several errors at once", "percent &amp; more in a single year.", "percent & more in a <b>single</b> year, <persname>Kosygin</persname>.",
        {"problems": 4}),
       ),
    *m("Encoding",
       ("saved as Windows-1252", "", "", {"bytes": lambda d: d.decode().encode("cp1252"), "near": "611.61/3"}),
       ("saved as UTF-16", "", "", {"bytes": lambda d: d.decode().encode("utf-16")}),
       ("another encoding declared", 'encoding="UTF-8"', 'encoding="ISO-8859-1"'),
       ("one character garbled", "Mikoyan</persName>’s", "Mikoyan</persName>â€™s"),
       ("file emptied", "", "", {"bytes": lambda d: b"\n", "at": 0}),
       ("binary file", "", "", {"bytes": lambda d: b"PK\x03\x04\x14\0\0\0\x08\0\xb7\xac\xce" + bytes(range(256))}),
       ),
    *m("DOCTYPE and namespace",
       ("DOCTYPE", "<TEI ", '<!DOCTYPE TEI SYSTEM "http://www.tei-c.org/release/xml/tei/custom/schema/dtd/tei_all.dtd">\n<TEI '),
       ("entity bomb", "<TEI ", BOMB, {"line": 1}),
       ("external entity", "<TEI ", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<TEI '),
       ("namespace missing", ' xmlns="http://www.tei-c.org/ns/1.0"', ""),
       ("namespace wrong", "http://www.tei-c.org/ns/1.0", "http://www.tei-c.org/ns/2.0"),
       ("namespace taken away from a paragraph", "<p>4. At", '<p xmlns="">4. At'),
       ),
    *m("Elements",
       ("element misspelt", "<placeName>Washington</placeName>", "<placeNam>Washington</placeNam>"),
       ("element with small letters", "<placeName>Washington</placeName>", "<placename>Washington</placename>"),
       ("element of HTML", "a book, Foreign Trade", "a book, <i>Foreign Trade</i>"),
       ("line break of HTML", "which was calm,", "which was<br/> calm,"),
       ("element that is not used", "a book, Foreign Trade", "a book, <emph>Foreign Trade</emph>"),
       ("element of another schema", "a book, Foreign Trade", "a book, <booktitle>Foreign Trade</booktitle>"),
       ("paragraph in a paragraph", "", "",
        {"bytes": lambda d: changed(d, ("<p>4. At", "<p>4. <p>At"), ("2</ref> above.</p>", "2</ref> above.</p></p>")), "near": "4. <p>"}),
       ("paragraph not ended before the next", "taken up again.</p>", "taken up again.<p/>"),
       ("heading after a paragraph", "", "",
        {"bytes": lambda d: changed(d, ("<p>4.", "<head>4."), ("2</ref> above.</p>", "2</ref> above.</head>")), "near": "<head>4."}),
       ("opener after the first paragraph", "", "", {"bytes": lambda d: changed(
           d, ("<p>4.", "<opener><salute>4."), ("2</ref> above.</p>", "2</ref> above.</salute></opener>")), "near": "<opener><salute>4."}),
       ("paragraph after the closer", "", "",
        {"bytes": lambda d: changed(d, ("<p>3. Mr.", "<closer><signed>3. Mr."), ("explanation.</p>", "explanation.</signed></closer>")),
                                               "near": "<closer><signed>3."}),
       ("text directly in the div", "", "",
        {"bytes": lambda d: changed(d, ("<p>4.", "4."), ("2</ref> above.</p>", "2</ref> above.")), "near": "4. At the end"}),
       ("item outside a list", "", "",
        {"bytes": lambda d: changed(d, ("<p>4.", "<item>4."), ("2</ref> above.</p>", "2</ref> above.</item>")), "near": "<item>4."}),
       ("list without items", "<p>4. At", "<list></list>\n<p>4. At"),
       ("signature in a paragraph", "<p>4. At", "<p><signed>4.</signed> At"),
       ("paragraph in a line of the header", "<authority>", "<authority><p>By</p>"),
       ("publicationStmt twice", "<sourceDesc>", "<publicationStmt><p>x</p></publicationStmt><sourceDesc>"),
       ("title missing", "<title>301. Memorandum of Conversation</title>", "", {"line": 1}),
       ("titleStmt twice", "", "",
        {"bytes": lambda d: d.replace(b"<sourceDesc>", b"<titleStmt><title>x</title></titleStmt><sourceDesc>", 1), "at": 20}),
       ("choice with one reading", "<sic>was</sic>", "<choice><sic>was</sic></choice>"),
       ("pb with text in it", '<pb n="613"/>', '<pb n="613">[613]</pb>'),
       ),
    *m("Attributes",
       ("attribute that is not used", '<pb n="612"/>', '<pb n="612" facsimile-of="x"/>'),
       ("attribute with a capital", 'Ref="persons.xml#mikoyan"'.lower(), 'Ref="persons.xml#mikoyan"'),
       ("id instead of xml:id", 'xml:id="fn3"', 'id="fn3"'),
       ("key instead of ref", 'ref="persons.xml#mikoyan"', 'key="persons.xml#mikoyan"'),
       ("page without number", '<pb n="613"/>', "<pb/>"),
       ("div without type", '<div type="conversation" n="301">', '<div n="301">'),
       ("type misspelt", 'type="conversation"', 'type="converstion"'),
       ("type that does not exist", 'type="conversation"', 'type="dialogue"'),
       ("prose in when", 'when="1963-03-05"', 'when="March 5, 1963"'),
       ("date without hyphens", 'when="1963-03-05"', 'when="19630305"'),
       ("date with one digit", 'when="1963-03-05"', 'when="1963-3-5"'),
       ("day that does not exist", 'when="1963-02-28"', 'when="1963-02-30"'),
       ("month that does not exist", 'when="1963-03-05"', 'when="1963-13-05"'),
       ("ref without file", 'ref="persons.xml#mikoyan"', 'ref="mikoyan"'),
       ("ref without id", 'ref="persons.xml#mikoyan"', 'ref="persons.xml"'),
       ("ref empty", 'ref="persons.xml#mikoyan"', 'ref=""'),
       ("cert in figures", '<placeName>Washington</placeName>', '<placeName cert="0.7" resp="#encoder">Washington</placeName>'),
       ("xml:id with a space", 'xml:id="fn3"', 'xml:id="fn 3"'),
       ("xml:id that begins with a digit", 'xml:id="fn3"', 'xml:id="3"'),
       ),
    *m("References",
       ("id misspelt in ref", "persons.xml#mikoyan", "persons.xml#mikoian"),
       ("ref to nobody", "persons.xml#mikoyan", "persons.xml#stevenson"),
       ("file misspelt", "persons.xml#mikoyan", "person.xml#mikoyan"),
       ("document that is not there", 'target="#fn2"', 'target="d212.xml#fn2"'),
       ("note that is not there", 'target="#fn2"', 'target="#fn7"'),
       ("resp of nobody", "<placeName>Washington</placeName>", '<placeName cert="low" resp="#jd">Washington</placeName>'),
       ("id twice", '<p>4. At', '<p xml:id="fn2">4. At'),
       ("id twice in persons.xml", 'xml:id="dobrynin-anatoly-f"', 'xml:id="brezhnev-leonid"', {"file": PERSONS}),
       ("entry without id", ' xml:id="dobrynin-anatoly-f"', "", {"file": PERSONS}),
       ("entry without name", "<persName>Dobrynin, Anatoly F.</persName>", "", {"file": PERSONS, "line": 1}),
       ("ref into the wrong list", 'ref="persons.xml#mikoyan"', 'ref="places.xml#mikoyan"'),
       ("ref that leads nowhere", '<ref target="#fn2">', "<ref>"),
       ),
    *m("Rules",
       ("note without number", ' xml:id="fn3" n="3" place="foot"', ' place="foot"'),
       ("note numbers exchanged", "", "", {"bytes": lambda d: changed(
           d, ('xml:id="fn2" n="2"', "@"), ('xml:id="fn3" n="3"', 'xml:id="fn2" n="2"'), ("@", 'xml:id="fn3" n="3"')), "near": 'xml:id="fn3"'}),
       ("note number twice", 'xml:id="fn3" n="3"', 'xml:id="fn3" n="2"'),
       ("page out of order", '<pb n="613"/>', '<pb n="631"/>'),
       ("name empty", '<persName ref="persons.xml#mikoyan">Mikoyan</persName>', '<persName ref="persons.xml#mikoyan"></persName>Mikoyan'),
       ("paragraph empty", "<p>4. At", "<p></p>\n<p>4. At"),
       ("name in a name", '<persName ref="persons.xml#mikoyan">Mikoyan</persName>',
        '<persName><persName ref="persons.xml#mikoyan">Mikoyan</persName></persName>'),
       ("cert without resp", "<placeName>Washington</placeName>", '<placeName cert="low">Washington</placeName>'),
       ("from after to", '<date when="1963-03-05">', '<date from="1963-03-05" to="1963-03-01">'),
       ("when beside from", '<date when="1963-03-05">', '<date when="1963-03-05" from="1963-03-01">'),
       ("header and dateline disagree", '<date when="1963-03-14">March 14, 1963, 4:30–5:15 p.m.</date></dateline>',
        '<date when="1963-03-15">March 14, 1963, 4:30–5:15 p.m.</date></dateline>', {"near": '<date when="1963-03-14">'}),
       ("correction without choice", "[sic] a word", "[sic] a <corr>word</corr>"),
       ("possessive in the name", "Mikoyan</persName>’s letter", "Mikoyan’s</persName> letter"),
       ("title in the name", 'Mr. <persName ref="persons.xml#mikoyan">Mikoyan', '<persName ref="persons.xml#mikoyan">Mr. Mikoyan'),
       ("number of the document wrong", 'n="301"', 'n="310"'),
       ),
    *m("Fidelity to the source",
       ("word deleted", "on instructions", "instructions"),
       ("word added", "The Secretary replied", "The Secretary then replied"),
       ("word corrected silently", "single year", "single month"),
       ("letter lost", "explanation", "explanaton"),
       ("spelling made modern", "The Secretary thanked", "The secretary thanked"),
       ("quotation marks exchanged", "“OK to send out. ", '"OK to send out. ', {"file": MESSAGE}),
       ("hyphen for a dash", "4:30–5:15 p.m.</date></dateline>", "4:30-5:15 p.m.</date></dateline>"),
       ("paragraph deleted", "", "", {"bytes": lambda d: without_line(d, "<p>1. Ambassador"), "near": "<p>2. The Secretary"}),
       ("paragraphs exchanged", "", "",
        {"bytes": lambda d: swapped(d, "<p>2. The Secretary", "<p>4. At the end"), "near": "<p>4. At the end", "problems": 2}),
       ("item deleted", "          <item>The Secretary</item>\n", ""),
       ("note deleted", '<note xml:id="fn3" n="3" place="foot" type="editorial">' + TO_MOSCOW
        + ', <date when="1963-03-15">March 15</date>, asked the Embassy to compare the figures.</note>', ""),
       ("note at another place", "", "", {"bytes": lambda d: changed(d, (NOTE_2, ""), ("taken up again.", "taken up again." + NOTE_2)),
                                         "near": "taken up again.<note"}),
       ("text of a note cut", "asked the Embassy to compare the figures.", "asked the Embassy."),
       ("page mark deleted", '<pb n="613"/> ', ""),
       ("gap deleted", '<gap reason="classified"><desc>place not declassified</desc></gap>', ""),
       ("words of a gap changed", "place not declassified", "name not declassified"),
       ("supplied words unwrapped", '<supplied reason="editorial">Aleksei</supplied>', "Aleksei"),
       ("space lost", "never refused", "neverrefused"),
       ("space added", "Ambassador said", "Ambassador  said"),
       ("markup in CDATA", "a book, Foreign Trade", "a book, <![CDATA[<hi>Foreign Trade</hi>]]>"),
       ("line of the page changed in the header", ">Skip to content<", ">Skip content<", {"file": CABLE}),
       ),
]

HARMLESS: list[Mistake] = [
    *m("Harmless",
       ("byte order mark", "", "", {"bytes": lambda d: b"\xef\xbb\xbf" + d}),
       ("line ends of Windows", "", "", {"bytes": lambda d: d.replace(b"\n", b"\r\n")}),
       ("line ends of old Macs", "", "", {"bytes": lambda d: d.replace(b"\n", b"\r")}),
       ("comment", "<p>4. At", "<!-- check --><p>4. <!-- really? -->At"),
       ("comment before the root", "<TEI ", "<!-- <p> & so on --><TEI "),
       ("processing instruction", "<p>4. At", '<p>4. <?oxy_comment_start author="jd"?>At'),
       ("attributes in another order", 'xml:id="fn3" n="3" place="foot"', 'place="foot" n="3" xml:id="fn3"'),
       ("single quotation marks", 'ref="persons.xml#mikoyan"', "ref='persons.xml#mikoyan'"),
       ("start and end tag for an empty element", '<pb n="613"/>', '<pb n="613"></pb>'),
       ("number of a character", "Mikoyan</persName>’s", "Mikoyan</persName>&#8217;s"),
       ("CDATA for an ampersand", "percent &amp; more", "percent <![CDATA[&]]> more"),
       ("line broken in a paragraph", "taken up again", "taken\n            up again"),
       ("indentation", "        <p>4. At", "\t<p>4. At"),
       ("blank lines", "        <p>4. At", "\n\n        <p>4. At"),
       ("no XML declaration", '<?xml version="1.0" encoding="UTF-8"?>\n', ""),
       ("xml:id on a paragraph", "<p>4. At", '<p xml:id="p4">4. At'),
       ("correction in a choice", "single year", "single <choice><sic>year</sic><corr>month</corr></choice>"),
       ("note of an editor", "single year.", 'single year<note type="editorial" resp="#encoder">The figures are right.</note>.'),
       ("a dateline that is wrong in the source, with a note", '<date when="1963-03-14">March 14, 1963, 4:30–5:15 p.m.</date></dateline>',
        '<date when="1963-03-15">March 14, 1963, 4:30–5:15 p.m.</date><note type="editorial" resp="#encoder">A slip.</note></dateline>'),
       ("words supplied", "on instructions", "on <supplied>his</supplied> instructions"),
       ("italics", "Foreign Trade of the", '<hi rend="italic">Foreign Trade</hi> of the'),
       ("name marked that was not", "book, Foreign", "<rs>book</rs>, Foreign"),
       ("mark removed", '<persName ref="persons.xml#mikoyan">Mikoyan</persName>', "Mikoyan"),
       ("paragraph split by an editor", "taken up again.</p>", 'taken up</p>\n<p>again.</p>'),
       ),
]
