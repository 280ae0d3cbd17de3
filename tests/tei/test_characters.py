"""A character that XML cannot hold is kept by its code, in the text and in the lines that the header keeps."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from encoder.pipeline import Options, run

T = "{http://www.tei-c.org/ns/1.0}"


def test_no_control_character_of_a_page_is_lost_and_none_stops_the_run(tmp_path: Path, seeds: dict[str, str]) -> None:
    text = seeds["000_4acf9ac392d82be6"].replace("Cable from", "Cable\x08 from").replace("Translated by", "Trans\x01lated by").replace("72 copies", "72\x03 copies")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    report = run(Options((tmp_path / "in",), tmp_path / "out"))
    assert not report.failed, list(report.review())
    root = etree.parse(str(tmp_path / "out" / "a.xml")).getroot()
    assert [g.get("n") for g in root.iter(T + "g")] == ["U+0008", "U+0001", "U+0003"]
    assert root.findtext(f".//{T}titleStmt/{T}title", "").startswith("Cable from")
