"""Which characters of the edition no font has: asked of the typesetter itself, once a print, before anything is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import typst
from lxml import etree

from encoder.errors import Problem
from encoder.publish.print_texts import Text, parse

UNPRINTABLE = re.compile(
    "[\x7f-\x9f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028-\u202e\u2061-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""What is never set: controls, line separators, characters that turn the direction of writing around, fillers, tags and what else shows nothing."""

_PLACE = re.compile(r"┌─ [^\n]*?:([0-9]+):[0-9]+")
_NOTHING = frozenset(("Co", "Cn"))
_SPECIAL = re.compile(r"([\\|.?*+(){}\[\]^$-])")


def clusters(texts: Iterable[str]) -> set[str]:
    """The characters beyond ASCII of some texts, each with the marks that stand on it."""
    joined = list(texts)
    characters: set[str] = set().union(*joined) if joined else set()
    marks = "".join(sorted(c for c in characters if unicodedata.category(c)[0] == "M" or c == "\u200d"))
    found = {c for c in characters if ord(c) > 0x7E}
    if marks:
        pattern = re.compile(f"[^\n\r\t{re.escape(marks)}][{re.escape(marks)}]+")
        found.update(cluster for text in joined for cluster in pattern.findall(text))
        found -= set(marks)
        opening = re.compile(f"(?<=[>\n\r\t])[{re.escape(marks)}]+")  # a mark with nothing before it in its element or line
        found.update(cluster for text in joined for cluster in opening.findall(text))
    return found


def unprintable(cluster: str) -> bool:
    """Whether it has no form, whatever the fonts have: such a control, or a private or unassigned code."""
    return bool(UNPRINTABLE.search(cluster)) or any(unicodedata.category(c) in _NOTHING for c in cluster)


def absent(found: Iterable[str], fonts: typst.Fonts, inputs: dict[str, str]) -> list[str]:
    """Those of the clusters that no font can show. Raises TypstError where something else is wrong."""
    asked = sorted(cluster for cluster in found if not unprintable(cluster))
    if not asked:
        return []
    lines = ["".join(f"\\u{{{ord(c):x}}}" for c in cluster) for cluster in asked]
    source = '#set document(title: [g])\n#set page(width: auto)\n#set text(font: sys.inputs.fonts.split(","))\n' + "".join(
        f'#"{line}";#linebreak();\n' for line in lines
    )
    compiler = typst.Compiler(font_paths=fonts, sys_inputs=inputs)
    try:
        compiler.compile(input=source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error.message):
            raise
        return [asked[int(line) - 4] for line in _PLACE.findall(error.diagnostic) if 0 <= int(line) - 4 < len(asked)]
    return []


def pattern(missing: Sequence[str]) -> str:
    """The regular expression (XPath) for some clusters, the longest first; single characters as one class, which is fast however many they are."""
    several = sorted((cluster for cluster in missing if len(cluster) > 1), key=lambda c: (-len(c), c))
    single = "".join(_SPECIAL.sub(r"\\\1", cluster) for cluster in sorted(missing) if len(cluster) == 1)
    return "|".join([*(_SPECIAL.sub(r"\\\1", cluster) for cluster in several), *([f"[{single}]"] if single else [])])


def problems(texts: Iterable[Text], missing: Sequence[str], mend: str) -> list[Problem]:
    """For each file and cluster that is not shown: where it stands first, and how often."""
    out: list[Problem] = []
    for text in texts:
        here = sorted(cluster for cluster in missing if cluster in text.xml)
        lines = _lines(text.file) if here else []
        for cluster in here:
            line, column = _where(text, lines, cluster)
            code = " ".join(f"U+{ord(c):04X}" for c in cluster)
            name = unicodedata.name(cluster[0], "without name")
            never = unprintable(cluster)
            out.append(
                Problem(
                    str(text.file),
                    line,
                    column,
                    "glyph",
                    f"{code} ({name.lower()}) "
                    + ("is a character that has no form" if never else "is in no font")
                    + f" and is printed as its code; it stands here {text.xml.count(cluster)} times.",
                    "Write what it was meant to be." if never else mend,
                    "warning",
                )
            )
    return out


def _lines(file: Path) -> list[str]:
    """The lines of a file in UTF-8; none of one in another encoding."""
    try:
        return re.split("\r\n|\r|\n", file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return []


def _where(text: Text, lines: Sequence[str], cluster: str) -> tuple[int, int]:
    """Line and column of a cluster; the line of its element where it is written as a character reference, or the lines cannot be read."""
    for number, line in enumerate(lines, 1):
        if (at := line.find(cluster)) >= 0:
            return number, at + 1
    for element in parse(text.file).iter(etree.Element):
        if cluster in (element.text or "") or any(cluster in (child.tail or "") for child in element):
            return element.sourceline or 0, 0
    return 0, 0
