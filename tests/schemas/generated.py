"""Documents drawn from the schema: whatever it allows."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import strategies as st
from lxml import etree

from encoder.validate import odd
from encoder.validate.values import matches

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=12)


VISIBLE = st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=("Cc", "Cf", "Zs"))
LETTERS = st.characters(codec="ascii", categories=("L", "N"), include_characters="#./-_")
DAYS = st.dates().map(lambda d: d.isoformat())
DATES = {
    "date": DAYS, "gYearMonth": DAYS.map(lambda d: d[:7]), "gYear": DAYS.map(lambda d: d[:4]), "gMonthDay": DAYS.map(lambda d: "-" + d[4:]),
    "gMonth": DAYS.map(lambda d: "-" + d[4:7]), "gDay": DAYS.map(lambda d: "--" + d[7:]),
    "time": st.times().map(lambda t: t.isoformat("seconds")), "dateTime": st.datetimes().map(lambda t: t.isoformat(timespec="seconds") + "Z"),
}


class Writer:
    """Draws one document; deeper than `depth` it takes the shortest way out."""

    def __init__(self, schema: odd.Schema, draw: Any, known: dict[str, int], depth: int = 6) -> None:
        self.schema, self.draw, self.heights, self.depth, self.ids = schema, draw, known, depth, count()

    def element(self, name: str, depth: int = 0) -> Any:
        spec = self.schema.elements[name]
        node = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})
        for attribute in spec.attributes.values():
            if attribute.required or self.draw(st.integers(0, 9)) == 0:
                key = XML + attribute.name[4:] if attribute.name.startswith("xml:") else attribute.name
                node.set(key, self.value(attribute))
        self.fill(node, spec.content, depth + 1)
        return node

    def value(self, attribute: odd.Attribute) -> str:
        if attribute.values:
            one = st.sampled_from(sorted(attribute.values))
        elif attribute.datatype and attribute.datatype.alternatives[0][0] == "ID":
            return f"id{next(self.ids)}"
        else:
            assert attribute.datatype
            kind = attribute.datatype
            base, pattern = self.draw(st.sampled_from(kind.alternatives))
            letters = LETTERS if base == "anyURI" else VISIBLE
            one = DATES[base] if base in DATES else st.from_regex(pattern, fullmatch=True, alphabet=letters).filter(lambda v: matches(kind, v))
        return " ".join(self.draw(st.lists(one, min_size=1, max_size=2))) if attribute.many else self.draw(one)

    def fill(self, node: Any, content: odd.Content, depth: int) -> None:
        match content:
            case odd.Text():
                words = self.draw(WORDS)
                if len(node):
                    node[-1].tail = (node[-1].tail or "") + words
                else:
                    node.text = (node.text or "") + words
            case odd.Element(name):
                node.append(self.element(name, depth))
            case odd.Named(name):
                self.fill(node, self.schema.named[name], depth)
            case odd.Sequence(parts):
                for part in parts:
                    self.fill(node, part, depth)
            case odd.Choice(parts):
                lowest = min(height(self.schema, p, self.heights) for p in parts)
                short = [p for p in parts if height(self.schema, p, self.heights) == lowest]
                self.fill(node, self.draw(st.sampled_from(short if depth > self.depth else list(parts))), depth)
            case odd.Repeat(part, least, most):
                more = 0 if depth > self.depth else 1 if most == 1 else 2
                for _ in range(self.draw(st.integers(least, max(least, more)))):
                    self.fill(node, part, depth)


def heights(schema: odd.Schema) -> dict[str, int]:
    """How deep the smallest tree of each element is."""
    out = dict.fromkeys(schema.elements, 1000)
    for _ in range(40):
        for name, spec in schema.elements.items():
            out[name] = min(out[name], 1 + height(schema, spec.content, out))
    return out


def height(schema: odd.Schema, content: odd.Content, known: dict[str, int]) -> int:
    match content:
        case odd.Element(name):
            return known[name]
        case odd.Named(name):
            return height(schema, schema.named[name], known)
        case odd.Sequence(parts):
            return max((height(schema, p, known) for p in parts), default=0)
        case odd.Choice(parts):
            return min((height(schema, p, known) for p in parts), default=1000)
        case odd.Repeat(part, least):
            return height(schema, part, known) if least else 0
    return 0


def documents(schema: odd.Schema) -> st.SearchStrategy[Any]:
    """Roots of documents that the schema allows."""
    return elements(schema, schema.start)


def elements(schema: odd.Schema, name: str) -> st.SearchStrategy[Any]:
    """Elements of a name with whatever the schema allows in them."""
    known = heights(schema)

    @st.composite
    def element(draw: Any) -> Any:
        return Writer(schema, draw, known).element(name)

    return element()
