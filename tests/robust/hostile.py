"""XML that means harm, or comes out of broken programs. Each maker gets a secret file and an address that nobody must ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

SECRET = "the-secret-of-another-file"
_BODY = ('<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt><publicationStmt><p>x</p></publicationStmt>'
         "<sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>{standoff}<text><body><div><p>{text}</p></div></body></text>")
_PEOPLE = '<standOff><listPerson><person xml:id="a"><persName{attribute}>Marsh, John {text}</persName></person></listPerson></standOff>'


_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tei(text: str = "", *, before: str = "", attribute: str = "", inside: str = "", declaration: str = _DECLARATION) -> str:
    """A TEI file that is a list of persons and a text at once; `before` stands before its root."""
    body = _BODY.format(standoff=_PEOPLE.format(text=text, attribute=attribute), text=text)
    return f'{declaration}{before}<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"{inside}>{body}</TEI>'


def bomb(levels: int = 12) -> str:
    """Ten times as much with each level."""
    lines = ['<!ENTITY e0 "lol">', *(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))]
    return f"<!DOCTYPE TEI [{''.join(lines)}]>"


def external(file: Path) -> str:
    return f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{file.as_uri()}">]>'


MAKERS: dict[str, Callable[[Path, str], bytes]] = {
    "external-entity": lambda file, site: tei("&x;", before=external(file)).encode(),
    "external-entity-utf16": lambda file, site: tei(
        "&x;", before=external(file), declaration='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
    "external-entity-utf7": lambda file, site: tei(
        "&x;", before=external(file), declaration='<?xml version="1.0" encoding="UTF-7"?>').encode("utf-7"),
    "network-entity": lambda file, site: tei("&x;", before=f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{site}/x">]>').encode(),
    "parameter-entity": lambda file, site: tei(before=f'<!DOCTYPE TEI [<!ENTITY % p SYSTEM "{site}/p.dtd"> %p;]>').encode(),
    "external-dtd": lambda file, site: tei(before=f'<!DOCTYPE TEI SYSTEM "{site}/tei.dtd">').encode(),
    "public-dtd": lambda file, site: tei(before=f'<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "{site}/tei.dtd">').encode(),
    "bomb": lambda file, site: tei("&e11;", before=bomb()).encode(),
    "bomb-in-attribute": lambda file, site: tei(before=bomb(), attribute=' n="&e11;"').encode(),
    "one-large-entity": lambda file, site: tei("&a;" * 20_000, before=f'<!DOCTYPE TEI [<!ENTITY a "{"a" * 50_000}">]>').encode(),
    "circular-entity": lambda file, site: tei("&a;", before='<!DOCTYPE TEI [<!ENTITY a "&b;"><!ENTITY b "&a;">]>').encode(),
    "default-attribute": lambda file, site: tei(before='<!DOCTYPE TEI [<!ATTLIST p onclick CDATA "alert(1)">]>').encode(),
    "xinclude": lambda file, site: tei(f'<xi:include href="{file.as_uri()}" parse="text"/><xi:include href="{site}/x.xml"/>').encode(),
    "instructions": lambda file, site: tei(
        before=f'<?xml-stylesheet type="text/xsl" href="{site}/x.xsl"?><?xml-model href="{site}/x.rng"?>').encode(),
    "schema-location": lambda file, site: tei(
        inside=f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x {site}/x.xsd" '
        f'xml:base="{site}/"').encode(),
    "deep": lambda file, site: tei("<hi>" * 20_000 + "</hi>" * 20_000).encode(),
    "deep-unclosed": lambda file, site: tei("<hi>" * 20_000).encode(),
    "hundred-levels": lambda file, site: tei("<hi>" * 240 + "x" + "</hi>" * 240).encode(),
    "huge-attribute": lambda file, site: tei(attribute=f' n="{"a" * 11_000_000}"').encode(),
    "huge-text": lambda file, site: tei("a" * 11_000_000).encode(),
    "many-attributes": lambda file, site: tei(attribute="".join(f' a{n}="x"' for n in range(20_000))).encode(),
    "many-namespaces": lambda file, site: tei(inside="".join(f' xmlns:n{n}="urn:x:{n}"' for n in range(5_000))).encode(),
    "many-errors": lambda file, site: tei("</p><p" * 5_000).encode(),
    "long-name": lambda file, site: tei(f"<{'n' * 60_000}/>").encode(),
    "nul": lambda file, site: tei("a\0b").encode(),
    "control": lambda file, site: tei("a\x01\x08\x1bb").encode(),
    "control-reference": lambda file, site: tei("&#0;&#1;&#x1b;&#xFFFE;&#xD800;&#99999999999;").encode(),
    "surrogate": lambda file, site: tei("a\ud800b").encode("utf-8", "surrogatepass"),
    "bidi": lambda file, site: tei("a\u202eb\u2066c").encode(),
    "latin-1": lambda file, site: tei("Señor").encode("latin-1"),
    "latin-1-declared": lambda file, site: tei("Señor", declaration='<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1"),
    "gb18030": lambda file, site: tei("外交部", declaration='<?xml version="1.0" encoding="GB18030"?>').encode("gb18030"),
    "unknown-encoding": lambda file, site: tei("x", declaration='<?xml version="1.0" encoding="nonsense-1"?>').encode(),
    "utf-16": lambda file, site: tei("外交部", declaration="").encode("utf-16"),
    "utf-32": lambda file, site: tei("x", declaration="").encode("utf-32"),
    "mixed": lambda file, site: tei("外交部").encode() + "<!-- Señor -->".encode("latin-1"),
    "planes": lambda file, site: tei("".join(chr(plane << 16 | 0x1234) for plane in range(17))).encode(),
    "bom": lambda file, site: b"\xef\xbb\xbf" + tei("x").encode(),
    "bom-twice": lambda file, site: b"\xef\xbb\xbf\xef\xbb\xbf" + tei("x").encode(),
    "crlf": lambda file, site: tei("a\r\nb\rc").replace("><", ">\r\n<").encode(),
    "xml-1.1": lambda file, site: tei("a&#1;b", declaration='<?xml version="1.1"?>').encode(),
    "empty": lambda file, site: b"",
    "blank": lambda file, site: b" \n\t\n",
    "binary": lambda file, site: bytes(range(256)) * 20,
    "half": lambda file, site: tei("a").encode()[:-200],
    "twice": lambda file, site: tei("a").encode() + tei("a", declaration="").encode(),
    "other-root": lambda file, site: b"<html><script>alert(1)</script></html>",
    "no-namespace": lambda file, site: tei("a").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "").encode(),
    "script": lambda file, site: tei('<ref target="javascript:alert(1)">a</ref><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
                                          attribute=' ref="javascript:alert(1)"').encode(),
    "climbing": lambda file, site: tei(
        '<ref target="../../../../etc/passwd">a</ref><persName ref="../../../../etc/passwd#x">b</persName>').encode(),
    "ids": lambda file, site: tei('<p xml:id="a"/><p xml:id="a"/><p xml:id="1 &#10;2"/>').encode(),
    "comments": lambda file, site: tei("<!-- " + "- - " * 100_000 + "-->" + "<?p ?>" * 5_000).encode(),
    "cdata": lambda file, site: tei("<![CDATA[<script>alert(1)</script>]]>" * 100).encode(),
}
"""Name of the harm -> what makes the bytes of the file."""
