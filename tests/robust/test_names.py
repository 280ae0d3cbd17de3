"""Which files are read of a folder: names that no file system, no XML and no terminal likes, links, loops, two sources for one file."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import unicodedata
from pathlib import Path

import pytest
from lxml import etree

from encoder.errors import Problem, UsageError
from encoder.files import find_sources
from tests.robust.hostile import SECRET
from tests.robust.running import here, letter


def text(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(letter(1), encoding="utf-8")
    return path


def found(*inputs: Path, out: Path | None = None) -> tuple[list[str], list[Problem]]:
    sources, problems = find_sources(inputs, out)
    return [s.name for s in sources], problems


ODD = ["q'\"<&>.txt", "100% #1?.txt", "-rf.txt", "名前 é.txt", "a..b.txt", "x.new.txt", "CON.txt", "\u202etxt.exe.txt", "😀.txt", "a b/c d.txt",
       "…/é.txt", "{}$(x)`y`.txt", "名" * 80 + ".txt", "n" * 240 + ".txt", "persons/x.txt", "schemas/edition.rng.txt", "https:/x.txt",
       "no suffix", "UPPER.TXT"]


def test_odd_names_are_encoded_and_the_file_keeps_its_name(tmp_path: Path) -> None:
    for name in ODD:
        text(tmp_path / "in" / name)
    done = here("encode", "in", "--out", "out", "--jobs", "1", cwd=tmp_path)
    assert done.exit_code == 0, done.stderr
    for name in ODD:
        stem = name.removesuffix(".txt").removesuffix(".TXT")
        root = etree.parse(str(tmp_path / "out" / f"{stem}.xml")).getroot()
        assert root.findtext(".//{*}idno[@type='path']") == stem
    assert "\u202e" not in done.stdout


@pytest.mark.parametrize("name", [b"a\nb.txt", b"tab\there.txt", b"bell\x07.txt", b"esc\x1b[31m.txt", b"bad\xff.txt",
                                  "nel\x85.txt".encode(), "line\u2028.txt".encode()])
def test_a_name_that_cannot_stand_in_xml_is_refused_and_shown_harmlessly(tmp_path: Path, name: bytes) -> None:
    text(tmp_path / "in" / "good.txt")
    try:
        text(tmp_path / "in" / os.fsdecode(name))
    except OSError:
        pytest.skip("this file system does not permit such a name")
    names, problems = found(tmp_path / "in")
    assert names == ["good"]
    assert [(p.rule, p.severity) for p in problems] == [("name", "error")]
    assert "Rename it." in problems[0].mend


def test_a_folder_whose_name_is_no_utf8_is_refused_and_a_file_in_a_report_has_its_bytes_by_number(tmp_path: Path) -> None:
    try:
        text(tmp_path / os.fsdecode(b"bad\xff") / "good.txt")
        text(tmp_path / "in" / os.fsdecode(b"bad\xff.txt"))
    except OSError:
        pytest.skip("this file system does not permit such a name")
    text(tmp_path / "in" / "good.txt")
    for sources, out in ((os.fsdecode(b"bad\xff"), "out"), ("in", os.fsdecode(b"out\xff"))):
        done = here("encode", sources, "--out", out, cwd=tmp_path)
        assert done.exit_code == 2
        assert "Rename it." in done.output
        assert not list(tmp_path.rglob("*.xml"))
    assert here("encode", "in", "--out", "out", "--report", "report.json", cwd=tmp_path).exit_code == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [file["source"] for file in report["files"]] == ["in/good.txt"]
    assert os.fsencode(report["review"][0]["path"]) == b"in/bad\xff.txt"


@pytest.mark.parametrize(("first", "second"), [("a.txt", "a.text"), ("a.txt", "a"), ("Case.txt", "case.txt"), ("sub/x.txt", "SUB/x.txt"),
                                               *((unicodedata.normalize("NFC", n), unicodedata.normalize("NFD", n))
                                                 for n in ("é.txt", "Ångström.txt"))])
def test_two_sources_that_would_write_one_file_are_told_apart_before_anything_is_written(tmp_path: Path, first: str, second: str) -> None:
    for name in (first, second):
        text(tmp_path / name)
    if len([p for p in tmp_path.rglob("*") if p.is_file()]) < 2:
        pytest.skip("this file system takes the two names for one")
    names, problems = found(tmp_path)
    assert len(names) == 1
    assert [p.rule for p in problems] == ["same-name"]
    assert problems[0].mend


def test_the_same_name_in_two_folders_of_the_command_line_is_told(tmp_path: Path) -> None:
    names, problems = found(text(tmp_path / "one" / "x.txt").parent, text(tmp_path / "two" / "x.txt").parent)
    assert names == ["x"]
    assert "one" in problems[0].message


def test_a_file_named_twice_is_encoded_once(tmp_path: Path) -> None:
    path = text(tmp_path / "in" / "x.txt")
    assert found(path, path.parent, tmp_path / "in" / ".." / "in") == (["x"], [])


def test_links_out_of_the_folder_and_in_circles_are_told_and_not_followed(tmp_path: Path) -> None:
    secret, folder = text(tmp_path / "secret.txt"), text(tmp_path / "in" / "good.txt").parent
    text(tmp_path / "in" / "sub" / "other.txt")
    links = {"out.txt": "../secret.txt", "absolute.txt": str(secret),
             "dangling.txt": "nowhere.txt", "self.txt": "self.txt", "loop": ".", "sub/up": "../..",
             "etc": "/etc", "a.txt": "b.txt", "b.txt": "a.txt", "passwd.txt": "/etc/passwd", "proc.txt": "/proc/self/environ"}
    for name, target in links.items():
        (folder / name).symlink_to(target)
    (folder / "again.txt").symlink_to("good.txt")
    names, problems = found(folder)
    assert names == ["good", "sub/other"]
    assert {os.path.relpath(p.path, folder) for p in problems} == set(links)
    assert {p.severity for p in problems} == {"warning"}


def test_what_is_no_file_is_told_and_not_opened(tmp_path: Path) -> None:
    folder = text(tmp_path / "good.txt").parent
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        with contextlib.chdir(folder):      # the name of a socket must be short
            listener.bind("socket.txt")
        names, problems = found(folder)
    assert names == ["good"]
    assert sorted(Path(p.path).name for p in problems) == ["pipe.txt", "socket.txt"]


def test_an_edition_with_links_out_of_it_and_in_circles_publishes_and_reads_only_what_is_in_it(tmp_path: Path) -> None:
    text(tmp_path / "in" / "d1.txt")
    out, secret = tmp_path / "xml", tmp_path / "elsewhere"
    assert here("encode", tmp_path / "in", "--out", out).exit_code == 0
    secret.mkdir()
    words = (out / "d1.xml").read_text(encoding="utf-8").replace("Marsh Library", SECRET)
    (secret / "d2.xml").write_text(re.sub('(?s)<bibl type="source-file">.*?</bibl>', "<bibl>x</bibl>", words), encoding="utf-8")
    (secret / "d3.txt").write_text(SECRET, encoding="utf-8")
    (out / "d3.xml").write_text((secret / "d2.xml").read_text(encoding="utf-8").replace(SECRET, "x"), encoding="utf-8")
    for name, target in {"loop": ".", "sub": "../elsewhere", "d2.xml": "../elsewhere/d2.xml", "self.xml": "self.xml", "nowhere.xml": "nothing"}.items():
        (out / name).symlink_to(target)
    (tmp_path / "in" / "d3.txt").symlink_to("../elsewhere/d3.txt")
    for arguments in (("html", out, "--out", tmp_path / "site", "--sources", tmp_path / "in"), ("print", out, "--out", tmp_path / "x.pdf"),
                      ("validate", out), ("status", out), ("review", out), ("accept", out, "--preview")):
        done = here("edition", *arguments)
        assert done.exit_code in (0, 1), arguments
        assert "fault of the encoder" not in done.output, arguments
        assert "d2.xml" not in done.output
    for name in ("d2.xml", "self.xml", "sub"):
        assert "fault of the encoder" not in here("edition", "status", out / name).output
    published = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert not [path for path in published if SECRET.encode() in path.read_bytes()]
    assert (tmp_path / "site" / "documents" / "d3.html") in published
    assert not [path for path in published if path.stem == "d2"]


def test_the_output_folder_inside_the_sources_is_no_source(tmp_path: Path) -> None:
    text(tmp_path / "good.txt")
    text(tmp_path / "xml" / "note.txt")
    assert found(tmp_path, out=tmp_path / "xml") == (["good"], [])
    assert found(tmp_path, out=tmp_path / "." / "xml" / ".." / "xml") == (["good"], [])


@pytest.mark.parametrize("name", ["persons", "Persons", "terms", "places", "organisations"])
def test_a_document_never_takes_the_place_of_a_list_of_the_edition(tmp_path: Path, name: str) -> None:
    text(tmp_path / "in" / f"{name}.txt")
    text(tmp_path / "in" / "good.txt")
    done = here("encode", "in", "--out", "out", "--quiet", cwd=tmp_path)
    assert done.exit_code == 1
    assert "rename it" in done.stderr
    persons = tmp_path / "out" / f"{name}.xml"
    assert not persons.exists() or b"standOff" in persons.read_bytes()


def test_dots_and_missing_files_on_the_command_line(tmp_path: Path) -> None:
    folder = text(tmp_path / "in" / "x.txt").parent
    assert found(folder / ".." / "in" / "." / "x.txt")[0] == ["x"]
    (folder / "...").write_text(letter(1), encoding="utf-8")
    assert [p.rule for p in found(folder / "...")[1]] == ["name"]
    for missing in ("nowhere", "x.txt/y", "nul\0name", "n" * 5000, ""):
        with pytest.raises(UsageError):
            find_sources([folder / missing / "z"])


def test_a_deep_tree_of_folders_is_mirrored(tmp_path: Path) -> None:
    name = "/".join("d" * 3 for _ in range(60))
    text(tmp_path / "in" / name / "x.txt")
    assert here("encode", "in", "--out", "out", "--quiet", cwd=tmp_path).exit_code == 0
    root = etree.parse(str(tmp_path / "out" / name / "x.xml")).getroot()
    assert root.find(".//{*}persName").get("ref", "").startswith("../" * 60)
