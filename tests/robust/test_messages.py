"""Odd calls and odd settings: each is answered with the file, what is wrong and what to do, and nothing is half done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.robust.running import bound, here, letters

SETTINGS = {
    "title = [": "no TOML",
    "title": "s.toml:1: this is no TOML",
    'a = "é"': "`a` is no setting",
    "edition = 1": "`edition` is no table",
    "[[edition]]": "`edition` is no table",
    "[parts]\na = { b = 1 }": "s.toml:1: `parts` has a value of the wrong sort",
    "[parts]\na = \"\\u0001\"": "s.toml:1: `parts` holds a control character",
    "\n\ntitle = true": "s.toml:3: `title` has a value of the wrong sort",
    'title = "a\\u0000"': "s.toml:1: `title` holds a control character",
    'about = ["x", "\\u0007"]': "s.toml:1: `about` holds a control character",
    'language = "no such!"': "s.toml:1: `language` is no language",
    'id_prefix = "1 <"': "s.toml:1: `id_prefix` is no beginning of an xml:id",
    'editor_id = "a b"': "s.toml:1: `editor_id` is no xml:id",
    'url = "javascript:x"': "s.toml:1: `url` is no address of the web",
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messages")
    letters(folder / "in", 2)
    assert here("encode", "in", "--out", "xml", "--jobs", "1", cwd=folder).exit_code == 0
    return folder


@pytest.mark.parametrize("text", SETTINGS)
def test_a_wrong_setting_is_named_with_its_line_before_anything_is_written(edition: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "s.toml").write_text(text, encoding="utf-8-sig")
    done = here("encode", edition / "in", "--out", tmp_path / "out", "--settings", tmp_path / "s.toml")
    assert done.exit_code == 2
    assert SETTINGS[text] in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_settings_in_another_encoding_are_named_with_the_line(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_bytes('title = "x"\npublisher = "é"\n'.encode("latin-1"))
    assert "s.toml:2: the file is no UTF-8" in here("encode", edition / "in", "--out", tmp_path / "out", "--settings", tmp_path / "s.toml").stderr


CALLS = {
    "encode nowhere --out o": "nowhere: there is no such file",
    "encode in --out in/d001.txt": "a file, not a folder",
    "encode in --out in/d001.txt/x": "in/d001.txt/x",
    "encode in --out o --authority nowhere": "nowhere: there is no such",
    "encode in --out o --authority in": "in: The file cannot be read",
    "encode in --out o --settings nowhere": "nowhere: the file cannot be read",
    "encode in --out o --report in": "in: the file cannot be written",
    "encode in --out o --jobs 0": "--jobs",
    "encode xml --out o": "xml: there is no text in it. Texts are files whose names end in .txt.",
    "edition nothing": "No such command",
    "edition validate nowhere": "nowhere: there is no such",
    "edition validate in/d001.txt": "in/d001.txt:1:1: Text stands before the first element",
    "edition validate xml --source nowhere": "nowhere: there is no such",
    "edition status nowhere": "nowhere: there is no such",
    "edition status in/d001.txt": "broken",
    "edition review nowhere": "nowhere: there is no such",
    "edition review xml --kind odd": "`odd` is no kind of place. Known are",
    "edition review xml --page in": "in: the file cannot be written",
    "edition accept nowhere": "nowhere: there is no such",
    "edition accept xml --same x": "Write it as FILE:LINE",
    "edition accept xml --same xml/d001.xml:9999": "xml/d001.xml:9999: it is not clear which mark is meant",
    "edition accept xml --link x": "Add --words or --person",
    "edition accept xml --undo": "there is nothing to undo",
    "edition diff nowhere": "nowhere: there is no such",
    "edition diff xml": "Name two files",
    "edition diff in/d001.txt xml/d001.xml": "in/d001.txt:1: the file cannot be compared",
    "edition explain nowhere": "nowhere: the file cannot be read",
    "edition explain xml": "xml: the file cannot be read",
    "edition explain xml/d001.xml --source nowhere": "Name the folder of the sources",
    "edition html nowhere --out s": "nowhere: there is no such folder",
    "edition html in --out s": "in: there is no TEI document in it",
    "edition html xml --out in": "in: the folder holds something that is no site of ours",
    "edition html xml --out in/d001.txt": "a file, not a folder",
    "edition html xml --out s --sources nowhere": "nowhere: there is no such folder",
    "edition html xml --out s --pdf nowhere": "nowhere: there is no such folder",
    "edition print nowhere --out p.pdf": "nowhere: there is no such",
    "edition print in --out p.pdf": "in: there is no TEI document to print",
    "edition print in/d001.txt --out p.pdf": "in/d001.txt:1:1: the file is no well-formed XML",
}


@pytest.mark.parametrize("call", CALLS)
def test_an_odd_call_is_answered_in_words(edition: Path, call: str) -> None:
    done = here(*call.split(), cwd=edition)
    assert CALLS[call] in done.output
    assert "fault of the encoder" not in done.output
    assert "[Errno" not in done.output


@pytest.mark.parametrize("junk", ["x", "[1]", '[{"files": 1}]', '[{"what": "x", "when": "x", "files": [{"path": "../../x", "before": "", "after": ""}]}]'])
def test_a_spoilt_or_strange_list_of_what_can_be_undone_undoes_nothing(edition: Path, tmp_path: Path, junk: str) -> None:
    (edition / "xml" / ".encoder" / "undo.json").write_text(junk, encoding="utf-8")
    done = here("edition", "accept", edition / "xml", "--undo")
    (edition / "xml" / ".encoder" / "undo.json").unlink()
    assert done.exit_code == 2
    assert "nothing" in done.stderr


def test_nothing_outside_the_edition_is_ever_undone(edition: Path, tmp_path: Path) -> None:
    import base64
    import hashlib
    import zlib
    outside = edition / "outside.txt"
    outside.write_bytes(b"mine")
    step = {"path": "../outside.txt", "before": base64.b64encode(zlib.compress(b"theirs")).decode(), "after": hashlib.sha256(b"mine").hexdigest()}
    (edition / "xml" / ".encoder" / "undo.json").write_text(json.dumps([{"what": "x", "when": "x", "files": [step]}]), encoding="utf-8")
    assert here("edition", "accept", edition / "xml", "--undo").exit_code == 2
    (edition / "xml" / ".encoder" / "undo.json").unlink()
    assert outside.read_bytes() == b"mine"


@pytest.mark.parametrize("arguments", [("status", "xml"), ("validate", "xml"), ("review", "xml"), ("accept", "xml", "--preview"), ("diff", "xml/d001.xml"),
                                       ("explain", "xml/d001.xml"), ("html", "xml", "--out", "site"), ("print", "xml", "--out", "x.pdf")])
def test_a_folder_that_may_not_be_looked_into_is_named(edition: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (edition / "xml").chmod(0)
    try:
        done = bound("edition", *arguments, cwd=edition)
    finally:
        (edition / "xml").chmod(0o755)
    assert done.returncode in (1, 2)
    assert "xml" in done.stderr
    assert "fault of the encoder" not in done.stderr
