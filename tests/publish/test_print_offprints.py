"""Each document of an edition as a PDF of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from encoder.publish.html import Options, build
from encoder.settings import load
from tests.robust.running import here

EDITION = Path(__file__).parent / "edition"


def test_each_document_gets_a_pdf_that_the_site_offers(tmp_path: Path) -> None:
    """Else who wants them calls the command two hundred times, and the site has no PDF to take away."""
    done = here("edition", "print", EDITION / "xml", "--each", tmp_path / "pdf", "--settings", EDITION / "edition.toml")
    assert done.exit_code == 0
    documents = sorted(p.relative_to(EDITION / "xml").with_suffix(".pdf") for p in (EDITION / "xml").rglob("d*.xml"))
    assert sorted(p.relative_to(tmp_path / "pdf") for p in (tmp_path / "pdf").rglob("*.*")) == documents
    assert all((tmp_path / "pdf" / path).read_bytes().startswith(b"%PDF") for path in documents)
    again = here("edition", "print", EDITION / "xml", "--each", tmp_path / "pdf", "--settings", EDITION / "edition.toml")
    assert f"{len(documents)} documents, 0 files written" in again.stdout

    build(Options(EDITION / "xml", tmp_path / "site", load(EDITION / "edition.toml"), pdfs=tmp_path / "pdf", search=False))
    for path in documents:
        assert (tmp_path / "site" / "documents" / path).read_bytes() == (tmp_path / "pdf" / path).read_bytes()
        page = (tmp_path / "site" / "documents" / path).with_suffix(".html").read_text(encoding="utf-8")
        assert f'<meta name="citation_pdf_url" content="https://papers.example.org/harbour/documents/{path.as_posix()}">' in page


def test_a_document_that_cannot_be_printed_stops_no_other(tmp_path: Path) -> None:
    """One ill-formed file would cost the PDFs of all behind it."""
    shutil.copytree(EDITION / "xml", tmp_path / "xml")
    (tmp_path / "xml" / "a.xml").write_text("<TEI><text>", encoding="utf-8")
    done = here("edition", "print", tmp_path / "xml", "--each", tmp_path / "pdf")
    assert done.exit_code == 1
    assert "a.xml:1" in done.stderr
    assert (tmp_path / "pdf" / "second" / "d1.pdf").is_file()
    assert not (tmp_path / "pdf" / "a.pdf").exists()


def test_offprints_want_a_folder(tmp_path: Path) -> None:
    """The PDF of one document would be called by a name that nobody asked for."""
    for arguments in ([EDITION / "xml" / "d1.xml", "--each", tmp_path], [EDITION / "xml", "--each", tmp_path, "--out", tmp_path / "one.pdf"], [tmp_path, "--each", tmp_path]):
        done = here("edition", "print", *arguments)
        assert done.exit_code == 2
        assert "error" in done.stderr
    assert not list(tmp_path.iterdir())
