"""A changed encoder: what another run may give for the same text, or for a better transcription of it."""

from __future__ import annotations

import re
from random import Random

from tests.merge.editing import Correction, header_and_text, in_header, pick, put, swap, word_in_text

CHANGES: dict[str, Correction] = {
    "drops_a_mark": swap(r"<(persName|date|term|ref|placeName|orgName)\b[^>]*>([^<]*)</\1>", r"\2"),
    "links_otherwise": swap(r'(<persName\b[^>]*? ref=")[^"]*"', r'\1persons.xml#machine"'),
    "links_a_name": swap(r"<(orgName|placeName)>", r'<\1 ref="places.xml#machine">'),
    "drops_a_link": swap(r'(<persName\b[^>]*?) ref="[^"]*"', r"\1"),
    "dates_otherwise": swap(r'(<date\b[^>]*? when=")[^"]*"', r'\g<1>1999-09-09"'),
    "is_less_sure": swap(r"<(persName|date)\b((?:(?!cert=)[^>])*)>", r'<\1\2 cert="medium" resp="#encoder">'),
    "is_sure": swap(r' cert="(?:low|medium)" resp="#encoder"', ""),
    "widens_a_name": swap(r"\b(\w+) (<persName\b[^>]*>)([^<]*</persName>)", r"\2\1 \3"),
    "narrows_a_name": swap(r"(<persName\b[^>]*>)(\S+) ([^<]+</persName>)", r"\2 \1\3"),
    "retags": swap(r"<persName\b[^>]*>([^<]*)</persName>", r"<orgName>\1</orgName>"),
    "reads_a_new_paragraph": swap(
        r"</p>(?=\s*<p>)", lambda m: f"</p>\n        <p>Addition {m.start()}: a line that the first <persName>Transcriber</persName> skipped.</p>"),
    "loses_a_paragraph": swap(r"\s*<p>(?:(?!</?p>|<note).){30,400}</p>", ""),
    "splits_a_paragraph": swap(r"(?<=[a-z]\.) (?=[A-Z][a-z]+ [a-z])(?=[^<>]*<(?!/note))", "</p>\n        <p>"),
    "joins_paragraphs": swap(r"</p>\s*<p>", " "),
    "makes_a_section": swap(r"<p>((?:(?!</?p>).){10,})</p>", r'<quote><p>\1</p></quote>'),
    "titles_otherwise": in_header(r"<title>[^<]*</title>", "<title>A machine's title</title>"),
    "finds_a_language": in_header(r'ident="en"', 'ident="en-US"'),
    "dates_the_creation": in_header(r"<creation\s*/>|<creation>.*?</creation>", '<creation><date when="1990-01-01">today</date></creation>'),
    "reads_another_source": in_header(r'(<idno type="sha256">)[^<]*', r"\1ffff"),
    "finds_a_funder": in_header(r"(\s*)(<respStmt)", r"\1<funder>A Foundation</funder>\1\2"),
}
TEXT = ("corrects_the_source", "drops_a_word", "reads_a_word_more", "reads_a_new_paragraph", "loses_a_paragraph")


def finds_a_name(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<persName ref="persons.xml#found">{found[0]}</persName>') if found else None


def finds_a_date(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<date when="1977">{found[0]}</date>') if found else None


def corrects_the_source(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), found[0][:2] + "x" + found[0][2:]) if found else None


def drops_a_word(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start() - 1, found.end(), "") if found else None


def reads_a_word_more(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start(), "additional ") if found else None


def moves_a_note(text: str, chance: Random) -> str | None:
    found = pick(r"<note xml:id=\"fn\d+\"[^>]*>(?:(?!<note\b).)*?</note>", text, chance, re.S)
    if found is None:
        return None
    rest = put(text, *found.span(), "")
    place = word_in_text(rest, chance)
    return put(rest, place.end(), place.end(), found[0]) if place else None


def finds_a_note(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    name = f"fn{900 + chance.randrange(90)}"
    if found is None or name in text:
        return None
    note = f'<note xml:id="{name}" n="{name[2:]}" place="foot" type="editorial">Found later, by <persName>Smith</persName>.</note>'
    return put(text, found.end(), found.end(), note)


def finds_a_page(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start(), f'<pb n="{800 + chance.randrange(90)}"/> ') if found else None


for change in (finds_a_name, finds_a_date, corrects_the_source, drops_a_word, reads_a_word_more, moves_a_note, finds_a_note, finds_a_page):
    CHANGES[change.__name__] = change

__all__ = ["CHANGES", "header_and_text"]
