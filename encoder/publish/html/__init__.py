"""The HTML edition: TEI files -> a static site.

`texts` and `entries` read what the editors have; `catalogue` puts it in order; the modules `pages_*` say what stands on each page, as XML
in the namespace `urn:diplomatic-edition:page`; `render` sends that through
`xslt/html.xsl`; `search` indexes the result; `build` is the order of work.
"""

from encoder.publish.html.build import Built, Options, build

__all__ = ["Built", "Options", "build"]
