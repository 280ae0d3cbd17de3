"""What an editor who mistyped a name probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz.distance import DamerauLevenshtein

ELEMENT_ADVICE = {
    "i": 'write <hi rend="italic">', "em": 'write <hi rend="italic">', "emph": 'write <hi rend="italic">', "b": 'write <hi rend="bold">',
    "strong": 'write <hi rend="bold">', "u": 'write <hi rend="underline">', "sup": 'write <hi rend="superscript">',
    "sub": 'write <hi rend="subscript">', "br": "write <lb/>", "span": "write <seg> or <hi>", "a": "write <ref>", "h1": "write <head>",
    "h2": "write <head>, in a div of its own", "h3": "write <head>, in a div of its own", "li": "write <item>", "ul": "write <list>",
    "ol": "write <list>", "tr": "write <row>", "td": "write <cell>", "th": 'write <cell role="label">', "img": "write <graphic>",
    "blockquote": "write <quote>", "q": "write <quote>; quotation marks stay in the text", "footnote": 'write <note place="foot">',
    "page": 'write <pb n="…"/>', "ab": "write <p>", "byline": "write <seg>, or signed in the closer", "person-name": "write <persName>",
    "forename": "write <persName>", "fw": "leave it out: headers and footers of pages are not kept",
    "div1": "write <div>", "div2": "write <div>", "front": "put it into body", "back": "put it into body, as a div of its own",
    "soCalled": "write the quotation marks as text", "mentioned": 'write <hi rend="italic">', "said": "write <quote>",
    "name-of-place": "write <placeName>",
    "geogName": "write <placeName>", "num": "leave it out: numbers are not marked", "measure": "leave it out: measures are not marked",
    "w": "leave it out: words are not marked", "s": "leave it out: sentences are not marked", "surplus": "write <sic>",
    "damage": "write <unclear> or <gap>",
    "milestone": "write <pb> or <anchor>", "cb": "leave it out: columns are not marked", "ex": "write <expan> in a choice",
    "am": "write <abbr> in a choice",
}
"""For names of HTML and of TEI that this edition does not use: what takes their place."""

ATTRIBUTE_ADVICE = {
    "id": "xml:id", "lang": "xml:lang", "key": "ref", "corresp": "ref", "href": "target", "url": "target", "number": "n", "no": "n", "num": "n",
    "class": "type", "style": "rend", "rendition": "rend", "sameAs": "ref", "date": "when", "value": "when", "when-iso": "when", "from-iso": "from",
    "to-iso": "to", "certainty": "cert", "responsibility": "resp", "who": "resp", "src": "url", "subtype": "type", "when-custom": "when",
}
"""For names of attributes that are meant by many and allowed nowhere: what is probably meant."""


def nearest(name: str, names: Iterable[str], preferred: Collection[str] = ()) -> str | None:
    """The one of `names` that `name` is a slip of; one of `preferred` first. None where nothing is near enough."""
    best: tuple[float, str] | None = None
    folded = name.casefold()
    most = max(1, len(name) // 3)
    for other in names:
        if abs(len(other) - len(name)) > most:
            continue
        if other.casefold() == folded:
            score = 0.1
        else:
            distance = DamerauLevenshtein.distance(folded, other.casefold(), score_cutoff=most)
            if distance > most or distance >= max(len(name), len(other)) - 1:
                continue
            score = float(distance)
        if other in preferred:
            score -= 0.6
        if best is None or (score, other) < best:
            best = (score, other)
    return best[1] if best else None


def listed(names: Collection[str], word: str = "or", most: int = 12) -> str:
    """`a, b or c`; of long lists the first ones and how many more."""
    shown = list(names)
    if len(shown) > most:
        return f"{', '.join(shown[:most])} ({len(shown) - most} more)"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}" if shown else ""
