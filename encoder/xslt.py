"""XSLT 3.0 through saxonche, the only place that imports it: each stylesheet is compiled once a process, by a processor of its own (a command needs
one stylesheet, so there is one processor a process), never in a thread.

saxonche is loaded when the first stylesheet is asked for, not before: it costs a quarter of a second. Stylesheets get their input as text and
give text back. While one is compiled it may read files (the parts that it includes); when it runs, Saxon opens nothing, whatever stylesheet or
input ask for: no file, no address, no entity, no variable of the environment. A stylesheet that would write files does not compile.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from encoder.errors import EditionError


class StylesheetError(EditionError):
    """A stylesheet cannot be compiled, or gave up on an input: a fault of the stylesheet, or an input that is no well-formed XML."""


class Stylesheet:
    """A compiled stylesheet. Use `stylesheet(path)`, which compiles each one once; `static` are static parameters, for tests."""

    def __init__(self, path: Path, static: dict[str, str] | None = None) -> None:
        self.path, self._processor = path, _processor()
        try:
            compiler = self._processor.new_xslt30_processor()
            for key, value in (static or {}).items():
                compiler.set_parameter(key, self._processor.make_string_value(value))
            self._executable = compiler.compile_stylesheet(stylesheet_file=str(path))
            self._processor.set_configuration_property(_PROTOCOLS, "none")      # for good: Saxon knows no way back
        except Exception as error:  # saxonche raises its own class, which cannot be named before it is loaded
            raise StylesheetError(f"the stylesheet does not compile: {_plain(error)}", path=str(path)) from None

    def transform(self, xml: str, *, name: str = "", parameters: dict[str, str] | None = None) -> str:
        """The serialised result for an XML document; `name` is what an error calls it. Raises StylesheetError."""
        executable, processor = self._executable, self._processor
        try:
            if parameters is not None:
                executable.clear_parameters()
                for key, value in parameters.items():
                    executable.set_parameter(key, processor.make_string_value(value))
            node = processor.parse_xml(xml_text=_parsable(xml))
            result: str | None = executable.transform_to_string(xdm_node=node)
        except Exception as error:
            raise StylesheetError(f"{self.path.name} gave up on it: {_plain(error)}", path=name or str(self.path)) from None
        return result or ""


@cache
def stylesheet(path: Path) -> Stylesheet:
    """The stylesheet of a file, compiled once a process. Raises StylesheetError."""
    return Stylesheet(path)


_MOST = 100_000
_NUMBERS = {"&lt;": "&#60;", "&gt;": "&#62;", "&amp;": "&#38;", "&quot;": "&#34;", "&apos;": "&#39;"}


def _parsable(xml: str) -> str:
    """The same document. Of `&lt;` and the like the parser takes 100,000 and no more; it does not count those that are written by number."""
    if xml.count("&") < _MOST or "<![CDATA[" in xml:
        return xml
    for name, number in _NUMBERS.items():
        xml = xml.replace(name, number)
    return xml


_PROTOCOLS = "http://saxon.sf.net/feature/allowedProtocols"
_TRUST = "http://saxon.sf.net/feature/allow-external-functions"


def _processor() -> Any:
    from saxonche import PySaxonProcessor

    made = PySaxonProcessor(license=False)
    made.set_configuration_property(_TRUST, "false")      # no xsl:result-document, no code of others
    return made


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:600]
