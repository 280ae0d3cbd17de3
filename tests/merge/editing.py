"""What editors do to a file: more than forty kinds of correction, each made as a person makes it in a text editor.

A correction is called with the file's text and a source of chance; it returns the new text, or None where the file has nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from lxml import etree

Correction = Callable[[str, Random], str | None]
CORRECTIONS: dict[str, Correction] = {}
INLINE = "persName|placeName|orgName|date|term|ref"
NAMES = "persName|placeName|orgName"


def correction(function: Correction) -> Correction:
    CORRECTIONS[function.__name__] = function
    return function


def header_and_text(text: str) -> tuple[str, str]:
    at = text.index("</teiHeader>")
    return text[:at], text[at:]


def pick(pattern: str, text: str, chance: Random, flags: int = 0) -> re.Match[str] | None:
    """One match in the text (not the header)."""
    start = text.index("</teiHeader>")
    found = list(re.compile(pattern, flags).finditer(text, start))
    return chance.choice(found) if found else None


def put(text: str, start: int, end: int, words: str) -> str:
    return text[:start] + words + text[end:]


def swap(pattern: str, words: str | Callable[[re.Match[str]], str]) -> Correction:
    def apply(text: str, chance: Random) -> str | None:
        found = pick(pattern, text, chance)
        if found is None:
            return None
        return put(text, *found.span(), words(found) if callable(words) else found.expand(words))
    return apply


def signed(apply: Correction) -> Correction:
    """With it the editor is named in the header, so that what is signed `#ed` points to somebody."""
    def applied(text: str, chance: Random) -> str | None:
        after = apply(text, chance)
        if after is None or 'xml:id="ed"' in after:
            return after
        return after.replace("</respStmt>", '</respStmt>\n        <respStmt xml:id="ed"><resp>editing</resp><name>Ann Onymous</name></respStmt>', 1)
    applied.__name__ = getattr(apply, "__name__", "")
    return applied


def word_in_text(text: str, chance: Random, pattern: str = r"[a-z]{4,}") -> re.Match[str] | None:
    """A word of running text, in a paragraph's own text and in no mark."""
    marks = "persName|placeName|orgName|date|term|ref|supplied"
    outside = rf"(?=[ ,.][^<>]*<(?!/(?:{marks}|desc|sic|corr|orig|reg|note|hi)\b))"
    return pick(rf"(?<=[ ]){pattern}{outside}(?=[^<>]*(?:</p>|<(?:{marks}|pb|note)))", text, chance)


# names and dates

CORRECTIONS["removes_a_mark"] = swap(rf"<({INLINE})\b[^>]*>([^<]*)</\1>", r"\2")
CORRECTIONS["removes_a_link"] = swap(r'(<(?:persName|term|placeName|orgName)\b[^>]*?) ref="[^"]*"', r"\1")
CORRECTIONS["links_otherwise"] = swap(r'(<(?:persName|term|placeName|orgName)\b[^>]*? ref=")[^"]*"', r'\1persons.xml#by-hand"')
CORRECTIONS["links_a_name"] = swap(r"<(persName|orgName|placeName)>", r'<\1 ref="persons.xml#by-hand">')
CORRECTIONS["retags"] = swap(rf"<({INLINE})\b[^>]*>([^<]*)</\1>", r'<rs type="other">\2</rs>')
CORRECTIONS["retags_keeping_attributes"] = swap(r"<persName\b([^>]*)>([^<]*)</persName>", r"<orgName\1>\2</orgName>")
CORRECTIONS["extends_a_name_to_the_left"] = swap(rf"\b(\w+) (<({NAMES})\b[^>]*>)([^<]*</\3>)", r"\2\1 \4")
CORRECTIONS["extends_a_name_to_the_right"] = swap(rf"(<({NAMES})\b[^>]*>[^<]*)(</\2>) (\w+)", r"\1 \4\3")
CORRECTIONS["shortens_a_name"] = swap(rf"(<({NAMES}|date)\b[^>]*>)(\S+) ([^<]+</\2>)", r"\3 \1\4")
CORRECTIONS["shortens_a_name_at_its_end"] = swap(rf"(<({NAMES}|date)\b[^>]*>[^<]+)( [^\s<]+)(</\2>)", r"\1\4\3")
CORRECTIONS["joins_two_marks"] = swap(rf"(<({INLINE})\b[^>]*>)([^<]+)</\2>([^<>]{{1,40}})<({INLINE})\b[^>]*>([^<]+)</\5>", r"\1\3\4\6</\2>")
CORRECTIONS["fixes_a_date"] = swap(r'(<date\b[^>]*? when=")[^"]*"', r'\g<1>1979-02-03"')
CORRECTIONS["makes_a_date_a_range"] = swap(r'(<date\b[^>]*?) when="([^"]*)"', r'\1 notBefore="\2" notAfter="\2"')
CORRECTIONS["confirms_a_mark"] = swap(r' cert="(?:low|medium)" resp="#encoder"', "")
CORRECTIONS["doubts_a_mark"] = signed(swap(rf"<({INLINE})\b((?:(?!cert=)[^>])*)>", r'<\1\2 cert="low" resp="#ed">'))
CORRECTIONS["marks_inside_a_name"] = swap(r"(<persName\b[^>]*>[^<]*?)(\b[A-Z]\w+)(</persName>)", r"\1<surname>\2</surname>\3")
CORRECTIONS["two_names_for_one"] = swap(r"<(persName)\b([^>]*)>(\S+) ([^<]*)</\1>", r'<\1\2>\3</\1> <\1 type="variant">\4</\1>')


@correction
def adds_a_name(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<persName ref="persons.xml#new">{found[0]}</persName>') if found else None


@correction
def adds_a_date(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<date when="1965-04">{found[0]}</date>') if found else None


@correction
def emphasises(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<hi rend="italic">{found[0]}</hi>') if found else None


# words

@correction
def corrects_a_letter(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start() + 1, found.start() + 2, "q") if found else None


@correction
def replaces_a_word(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), "replaced") if found else None


@correction
def deletes_a_word(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start() - 1, found.end(), "") if found else None


@correction
def inserts_words(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start(), "formerly forgotten ") if found else None


@correction
def says_sic_and_corr(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f"<choice><sic>{found[0]}</sic><corr>{found[0]}e</corr></choice>") if found else None


@correction
def says_orig_and_reg(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f"<choice><orig>{found[0]}</orig><reg>{found[0].upper()}</reg></choice>") if found else None


@correction
def says_sic(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f"<sic>{found[0]}</sic>") if found else None


@correction
def corrects_a_name_with_choice(text: str, chance: Random) -> str | None:
    found = pick(r"(<persName\b[^>]*>)([^<]+)(</persName>)", text, chance)
    return put(text, *found.span(), f"{found[1]}<choice><sic>{found[2]}</sic><corr>{found[2]}ov</corr></choice>{found[3]}") if found else None


@correction
def expands_an_abbreviation(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f"<choice><abbr>{found[0]}</abbr><expan>{found[0]}ation</expan></choice>") if found else None


@correction
def says_what_was_added_by_hand(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<add place="above">{found[0]}</add>') if found else None


@correction
def says_what_was_struck_out(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start(), '<del rend="strikethrough">stricken</del> ') if found else None


@correction
def marks_as_foreign(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<foreign xml:lang="fr">{found[0]}</foreign>') if found else None


@correction
def begins_a_line(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start(), "<lb/>") if found else None


@correction
def writes_a_reference_for_a_character(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start() + 1, f"&#x{ord(found[0][0]):X};") if found else None


@correction
def marks_as_unclear(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, *found.span(), f'<unclear cert="low">{found[0]}</unclear>') if found else None


@correction
def marks_a_gap(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start(), '<gap reason="damage"/> ') if found else None


CORRECTIONS["undoes_a_supplied"] = swap(r'<supplied reason="editorial">([^<]*)</supplied>', r"[\1]")
CORRECTIONS["spells_a_name"] = swap(r"(<persName\b[^>]*>)([^<]+)(</persName>)", r"\1\2owitz\3")

# notes, pages, structure


@correction
def moves_a_note(text: str, chance: Random) -> str | None:
    found = pick(r"<note xml:id=\"fn\d+\"[^>]*>(?:(?!<note\b).)*?</note>", text, chance, re.S)
    if found is None:
        return None
    rest = put(text, *found.span(), "")
    place = word_in_text(rest, chance)
    return put(rest, place.end(), place.end(), found[0]) if place else None


@correction
def moves_a_page_break(text: str, chance: Random) -> str | None:
    found = pick(r"<pb n=\"[^\"]*\"/> ?", text, chance)
    if found is None:
        return None
    rest = put(text, *found.span(), "")
    place = word_in_text(rest, chance)
    return put(rest, place.start(), place.start(), found[0]) if place else None


@correction
@signed
def writes_a_note(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    if found is None:
        return None
    return put(text, found.end(), found.end(), f'<note type="editorial" resp="#ed" xml:id="ed{chance.randrange(10**6)}">Compare the draft.</note>')


@correction
def adds_to_a_note(text: str, chance: Random) -> str | None:
    found = pick(r"(<note xml:id=\"fn\d+\"[^>]*>(?:(?!<note\b).)*?)</note>", text, chance, re.S)
    return put(text, *found.span(), found[1] + " Thus the original.</note>") if found else None


CORRECTIONS["classes_a_note"] = swap(r'(<note xml:id="fn\d+"[^>]*? type=")[^"]*"', r'\1original"')


@correction
def removes_a_note(text: str, chance: Random) -> str | None:
    found = pick(r"<note xml:id=\"fn\d+\"[^>]*>(?:(?!<note\b).)*?</note>", text, chance, re.S)
    return put(text, *found.span(), "") if found else None


@correction
def splits_a_paragraph(text: str, chance: Random) -> str | None:
    found = pick(r"(?<=[a-z]\.) (?=[A-Z][a-z]+ [a-z])(?=[^<>]*<(?!/note))", text, chance)
    return put(text, *found.span(), "</p>\n        <p>") if found else None


@correction
def joins_paragraphs(text: str, chance: Random) -> str | None:
    found = pick(r"</p>\s*<p>", text, chance)
    return put(text, *found.span(), " ") if found else None


CORRECTIONS["removes_a_paragraph"] = swap(r"\s*<p>(?:(?!</?p>|<note).){10,}</p>(?=\s*<p>)", "")
CORRECTIONS["turns_two_paragraphs"] = swap(r"(<p>(?:(?!</?p>|<note).){10,}</p>)(\s*)(<p>(?:(?!</?p>|<note).){10,}</p>)", r"\3\2\1")
CORRECTIONS["makes_a_list"] = swap(r"<p>((?:(?!</?p>).)*)</p>(\s*)<p>((?:(?!</?p>).)*)</p>", r"<list>\2<item>\1</item>\2<item>\3</item>\2</list>")
CORRECTIONS["gives_a_paragraph_an_id"] = swap(r"<p>", lambda m: f'<p xml:id="p{m.start()}">')
CORRECTIONS["numbers_a_paragraph"] = swap(r"<p>", r'<p n="7">')
CORRECTIONS["makes_a_paragraph_a_heading"] = swap(r"<p>([^<>]{5,80})</p>", r'<ab type="heading">\1</ab>')
CORRECTIONS["writes_a_commentary"] = signed(swap(
    r"</p>(?=\s*<p>)", '</p>\n        <p resp="#ed" rend="indent">The editors could not find the enclosure.</p>'))
CORRECTIONS["changes_the_kind_of_document"] = swap(r'(<div type=")[^"]*"', r'\1report"')
CORRECTIONS["quotes"] = swap(r"“([^<>”]+)”", r"<q>\1</q>")

# what is no markup of the text


@correction
def comments(text: str, chance: Random) -> str | None:
    found = word_in_text(text, chance)
    return put(text, found.start(), found.start(), f"<!-- check {chance.randrange(1000)} against the microfilm -->") if found else None


CORRECTIONS["comments_on_a_name"] = swap(r"(<persName\b[^>]*>)", r"\1<!-- which of the two? -->")
CORRECTIONS["adds_an_instruction"] = swap(r"<p>", r"<?oxygen page-break?><p>")


@correction
def gives_a_name_an_id(text: str, chance: Random) -> str | None:
    found = pick(r"<persName\b(?![^>]*xml:id)", text, chance)
    return put(text, *found.span(), f'<persName xml:id="nm{chance.randrange(10**6)}"') if found else None


@correction
def reindents(text: str, chance: Random) -> str | None:
    head, body = header_and_text(text)
    return head + re.sub(r"\n( *)(?=<)", lambda m: "\n" + "\t" * (len(m[1]) // 2), body)


@correction
def wraps_long_lines(text: str, chance: Random) -> str | None:
    head, body = header_and_text(text)

    def wrap(line: str) -> str:
        out, width = [], 0
        for piece in re.split(r"( )(?=[^<>]*(?:<|$))", line):
            if piece == " " and width > 70:
                out.append("\n            ")
                width = 0
            else:
                out.append(piece)
                width += len(piece)
        return "".join(out)
    return head + "\n".join(wrap(line) if line.lstrip().startswith("<p>") else line for line in body.split("\n"))


@correction
def formats_the_whole_file(text: str, chance: Random) -> str | None:
    """As editors' programs do: the header too, and what stands above the root."""
    root = etree.fromstring(text.encode(), etree.XMLParser(remove_blank_text=True)).getroottree()
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode()


@correction
def saves_with_other_line_ends(text: str, chance: Random) -> str | None:
    return re.sub(r"\r?\n", "\r\n", text)


@correction
def saves_with_a_byte_order_mark(text: str, chance: Random) -> str | None:
    return text if text.startswith("\ufeff") else "\ufeff" + text


CORRECTIONS["quotes_attributes_otherwise"] = swap(r"<\w[^<>]*\"[^<>]*>", lambda m: re.sub("=\"([^\"']*)\"", r"='\1'", m[0]))


@correction
def reorders_attributes(text: str, chance: Random) -> str | None:
    head, body = header_and_text(text)

    def turned(found: re.Match[str]) -> str:
        attributes = re.findall(r'[^ =]+="[^"]*"', found[2])
        return f"<{found[1]} {' '.join(reversed(attributes))}{found[3]}>"
    return head + re.sub(r"<(\w+) ([^<>]*\"[^<>]*?)(/?)>", turned, body)


@correction
def renames_a_person(text: str, chance: Random) -> str | None:
    ids = sorted(set(re.findall(r'ref="persons.xml#([^"]+)"', text)))
    return text.replace(f'persons.xml#{chance.choice(ids)}"', 'persons.xml#renamed"') if ids else None


# the header

def in_header(pattern: str, words: str) -> Correction:
    def apply(text: str, chance: Random) -> str | None:
        head, body = header_and_text(text)
        new, count = re.subn(pattern, words, head, count=1, flags=re.S)
        return new + body if count else None
    return apply


CORRECTIONS["fixes_the_title"] = in_header(r"<title>[^<]*</title>", "<title>A better title</title>")
CORRECTIONS["names_an_editor"] = in_header(r"(\s*)(<respStmt)", r"\1<editor>Ann Onymous</editor>\1\2")
CORRECTIONS["signs_the_work"] = signed(in_header(
    r"(\s*)(</revisionDesc>)", r'\1  <change who="#ed" when="2026-01-02">Collated with the original.</change>\1\2'))
CORRECTIONS["fixes_the_repository"] = in_header(r"<repository>[^<]*</repository>", "<repository>National Archives</repository>")
CORRECTIONS["adds_keywords"] = in_header(r"(<keywords[^>]*>)", r"\1<term>crisis</term>")
CORRECTIONS["fixes_the_date_of_creation"] = in_header(
    r"<creation\s*/>|<creation>.*?</creation>", '<creation><date when="1979-02-17">17 February 1979</date></creation>')
CORRECTIONS["writes_an_abstract"] = in_header(r"(\s*)(<langUsage>)", r"\1<abstract><p>A summary by hand.</p></abstract>\1\2")
