"""How a document is cited: three styles, BibTeX, RIS, and metadata for programs (Highwire tags, schema.org)."""

from __future__ import annotations

import json
import re

from encoder.publish.html.dates import NO_DATE, label, sort_key
from encoder.publish.html.frame import Frame, document_address
from encoder.publish.html.markup import address, element, text
from encoder.publish.html.texts import Text


def url_of(frame: Frame, document: Text) -> str:
    """The lasting address of a document, empty where the edition has none yet (setting `url`)."""
    return frame.url + address(document_address(document.name)) if frame.url else ""


def _authors(document: Text) -> list[str]:
    return list(dict.fromkeys(party.name for party in document.senders))


def styles(frame: Frame, document: Text) -> str:
    """The citation in the styles of Chicago (notes), MLA and APA, as markup of the page."""
    s, date, authors = frame.settings, label(document.date), _authors(document)
    work, url = element("i", text(frame.title)), url_of(frame, document)
    editors, imprint = _joined(list(s.editors)), ", ".join(filter(None, (s.publisher, s.year)))
    who = _joined(authors)
    title = document.title.rstrip(".")
    chicago = [
        text(f"“{title},”" + (f" {date}," if date else "") + " in "),
        work,
        text(", ed. " + editors if editors else ""),
        text(f" ({': '.join(filter(None, (s.place, imprint)))})" if imprint else ""),
        text(f", {url}" if url else ""),
        ".",
    ]
    mla = [
        text((f"{who}. " if who else "") + f"“{title}.”" + (f" {date}." if date else "") + " "),
        work,
        text(f", edited by {editors}" if editors else ""),
        text(f", {imprint}" if imprint else ""),
        text(f", {url}" if url else ""),
        ".",
    ]
    year = f" ({s.year or 'n.d.'}). "
    apa = [
        text(
            (who if who else title).rstrip(".")
            + "."
            + year
            + (f"{title}" if who else "")
            + (f" [{date}]" if date else "")
            + (". In " if who or date else "In ")
        ),
        text(f"{editors} ({'Ed.' if len(s.editors) == 1 else 'Eds.'}), " if editors else ""),
        work,
        text(f". {s.publisher}" if s.publisher else ""),
        ".",
        text(f" {url}" if url else ""),
    ]
    return "".join(element("cite", *parts, style=name) for name, parts in (("Chicago", chicago), ("MLA", mla), ("APA", apa)))


def _joined(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def bibtex(frame: Frame, document: Text) -> str:
    """The document as an entry of BibTeX."""
    s = frame.settings
    fields = [
        ("author", " and ".join(f"{{{_tex(n)}}}" for n in _authors(document))),
        ("title", "{" + _tex(document.title) + "}"),
        ("booktitle", _tex(frame.title)),
        ("editor", " and ".join(_tex(n) for n in s.editors)),
        ("publisher", _tex(s.publisher)),
        ("address", _tex(s.place)),
        ("series", _tex(s.series)),
        ("year", s.year),
        ("note", _tex(label(document.date))),
        ("url", url_of(frame, document)),
    ]
    key = re.sub(r"[^A-Za-z0-9]+", "-", document.name).strip("-") or "document"
    return "@incollection{" + key + ",\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value) + "}\n"


def _tex(words: str) -> str:
    return (
        re.sub(r"([&%$#_{}])", r"\\\1", words.replace("\\", "\\textbackslash ")).replace("~", "\\textasciitilde ").replace("^", "\\textasciicircum ")
    )


def ris(frame: Frame, document: Text) -> str:
    """The document as a record of RIS."""
    s, day = frame.settings, sort_key(document.date)
    lines = [
        ("TY", "CHAP"),
        *(("AU", n) for n in _authors(document)),
        ("TI", document.title),
        ("T2", frame.title),
        *(("A2", n) for n in s.editors),
        ("PB", s.publisher),
        ("CY", s.place),
        ("PY", s.year),
        ("DA", day.replace("-", "/") if day != NO_DATE else ""),
        ("LA", document.language),
        ("UR", url_of(frame, document)),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def metadata(frame: Frame, document: Text, *, printed: bool = False) -> str:
    """Highwire Press tags, links to the other forms of the document (`printed`: there is a PDF), and JSON-LD, as markup of the page."""
    base, day = document.name.rpartition("/")[2], sort_key(document.date)
    url = url_of(frame, document)
    pairs = [
        ("citation_title", document.title),
        *(("citation_author", n) for n in _authors(document)),
        ("citation_date", day.replace("-", "/") if day != NO_DATE else ""),
        ("citation_inbook_title", frame.title),
        *(("citation_editor", n) for n in frame.settings.editors),
        ("citation_publisher", frame.settings.publisher),
        ("citation_publication_date", frame.settings.year),
        ("citation_language", document.language),
        ("citation_fulltext_html_url", url),
        ("citation_pdf_url", f"{url.removesuffix('.html')}.pdf" if url and printed else ""),
    ]
    out = [element("meta", name=name, content=value) for name, value in pairs if value]
    forms = [(".xml", "application/tei+xml", "TEI"), (".txt", "text/plain", "Text"), *([(".pdf", "application/pdf", "PDF")] if printed else [])]
    for suffix, kind, title in forms:
        out.append(element("link", rel="alternate", type=kind, title=title, href=address(base + suffix)))
    out.append(element("jsonld", text(json_ld(frame, document))))
    return "".join(out)


def json_ld(frame: Frame, document: Text) -> str:
    """The document for programs that read schema.org; `<` is written so that no text can end the element it stands in."""
    base = document.name.rpartition("/")[2]
    day = sort_key(document.date)
    data = {
        "@context": "https://schema.org",
        "@type": "ArchiveComponent",
        "name": document.title,
        "inLanguage": document.language,
        "genre": document.type,
        "url": url_of(frame, document),
        "dateCreated": day if day != NO_DATE else "",
        "author": [{"@type": "Person", "name": n} for n in _authors(document)],
        "isPartOf": {"@type": "Collection", "name": frame.title},
        "license": frame.settings.licence_url,
        "creativeWorkStatus": document.status,
        "encoding": {"@type": "MediaObject", "encodingFormat": "application/tei+xml", "contentUrl": address(f"{base}.xml")},
    }
    kept = {key: value for key, value in data.items() if value}
    return json.dumps(kept, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
