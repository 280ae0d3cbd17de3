"""Our message, jing's and xmllint's for the same mistakes: `python -m tests.validate.comparison` writes them into docs/validation.md."""

from __future__ import annotations

import re
import subprocess
import tempfile
import textwrap
from pathlib import Path

from encoder.read.decode import read_source
from encoder.resources import folder
from encoder.validate.check import validate_bytes
from encoder.validate.edition import Edition
from tests.validate.mistakes import HERE, MISTAKES, Mistake

DOCS = Path(__file__).parents[2] / "docs" / "validation.md"
BEGIN, END = "<!-- comparison: begin -->\n", "<!-- comparison: end -->"
KINDS = ("element misspelt", "end tag of a paragraph missing", "heading after a paragraph", "text directly in the div", "& alone",
         "list without items",
         "page without number", "type misspelt", "prose in when", "day that does not exist", "several errors at once", "id misspelt in ref",
         "word deleted")
GRAMMAR = folder("schemas") / "edition.rng"


def ours(mistake: Mistake) -> list[str]:
    data, _ = mistake.made()
    edition = Edition(HERE / "edition", [HERE / "sources"], read_source)
    return [f"{p.line}:{p.column}: {p.message} → {p.mend}" for p in validate_bytes(data, HERE / "edition" / mistake.file, edition=edition)]


def theirs(mistake: Mistake, *command: str) -> list[str]:
    """What a program says on its output, file names and hints of its own left out."""
    with tempfile.TemporaryDirectory() as where:
        file = Path(where) / mistake.file
        file.write_bytes(mistake.made()[0])
        done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    lines = [re.sub(r"^\S*?" + re.escape(mistake.file) + r":?", "", line).strip() for line in (done.stdout + done.stderr).splitlines()]
    return [line for line in lines if re.search(r"error|parser|fatal", line) and not line.startswith("[warning]")]


def table() -> str:
    """For each mistake a block of text."""
    out = []
    for kind in KINDS:
        mistake = next(m for m in MISTAKES if m.kind == kind)
        out.append(f"**{kind}**\n\n```")
        for name, said in (("here", ours(mistake)), ("jing", theirs(mistake, "jing", str(GRAMMAR))),
                           ("xmllint", theirs(mistake, "xmllint", "--noout", "--relaxng", str(GRAMMAR)))):
            lines = [line for text in said for line in wrapped(shortened(text))] or ["(nothing)"]
            out += [f"{name if k == 0 else '':8} {line}" for k, line in enumerate(lines)]
        out.append("```\n")
    return "\n".join(out)


def shortened(line: str) -> str:
    """A message without the long tail of a list of names."""
    return re.sub(r"((?:\"[\w:.-]+\", ){4})(?:\"[\w:.-]+\"(?:, | or |$)?)+", r"\1…", line)


def wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, 120, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def write() -> None:
    text = DOCS.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    DOCS.write_text(text[:start] + "\n" + table() + "\n" + text[end:], encoding="utf-8")


if __name__ == "__main__":
    write()
