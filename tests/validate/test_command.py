"""`edition validate` as an editor, a shell script and a continuous integration meet it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from encoder.cli.validate import validate

HERE = Path(__file__).parent


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition of three texts with its sources beside it."""
    shutil.copytree(HERE / "edition", tmp_path / "xml")
    shutil.copytree(HERE / "sources", tmp_path / "texts")
    return tmp_path / "xml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(validate, [str(a) for a in arguments])


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_valid_edition_ends_with_0_and_says_so(edition: Path) -> None:
    done = run(edition)
    assert done.exit_code == 0
    assert done.output == "✓ 4 files: nothing to say against them.\n"


def test_an_error_ends_with_1_and_shows_the_line_with_a_mark_under_the_place(edition: Path) -> None:
    spoil(edition / "d301.xml", 'when="1963-03-05"', 'when="March 5, 1963"')
    done = run(edition / "d301.xml")
    assert done.exit_code == 1
    place, line, mark, mend = done.output.splitlines()[:4]
    assert place == f"{edition}/d301.xml:76:177: when of <date> cannot be “March 5, 1963”. [attribute-value]"
    assert line[mark.index("^"):].startswith('when="March 5, 1963"')
    assert mend.startswith('  → Write when="1963-03-05"')


def test_the_source_is_found_beside_the_edition_or_where_the_option_says(edition: Path, tmp_path: Path) -> None:
    """Without it the check of fidelity would silently be none."""
    spoil(edition / "d301.xml", "on instructions", "instructions")
    assert "The source has “on”" in run(edition).output
    (tmp_path / "texts").rename(tmp_path / "elsewhere")
    shutil.move(tmp_path / "elsewhere", tmp_path / "deep" / "elsewhere")
    assert run(edition).exit_code == 0
    assert "The source has “on”" in run(edition, "--source", tmp_path / "deep" / "elsewhere").output


def test_another_source_than_the_encoded_one_is_a_warning(edition: Path, tmp_path: Path) -> None:
    spoil(tmp_path / "texts" / "d301.txt", "on instructions", "on strict instructions")
    done = run(edition)
    assert done.exit_code == 0
    assert "is not the source that this file was encoded from" in done.output
    assert run(edition, "--quiet").output == "✓ 4 files: nothing to say against them.\n"


@pytest.mark.parametrize("arguments", [["nowhere"], [], ["--format", "xml", "."]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_json_has_every_field_of_a_problem(edition: Path) -> None:
    spoil(edition / "d301.xml", '<pb n="613"/>', "<pb/>")
    said = json.loads(run(edition, "--format", "json").output)
    assert (said["valid"], said["files"]) == (False, 4)
    [problem] = said["problems"]
    assert (problem["line"], problem["rule"], problem["severity"]) == (77, "attribute-missing", "error")
    assert json.loads(run(edition / "persons.xml", "-f", "json").output) == {"valid": True, "files": 1, "problems": []}


def test_github_annotations_escape_what_would_end_them(edition: Path) -> None:
    spoil(edition / "d301.xml", "12 percent", "50% less")
    [line] = run(edition, "--format", "github").output.splitlines()
    assert line.startswith(f"::error file={edition}/d301.xml,line=78,col=")
    assert "50%25 less" in line


def test_sarif_names_rule_file_line_and_column(edition: Path) -> None:
    spoil(edition / "d301.xml", "persons.xml#mikoyan", "persons.xml#mikoian")
    log = json.loads(run(edition, "--format", "sarif").output)
    assert log["version"] == "2.1.0"
    [result] = log["runs"][0]["results"]
    assert result["ruleId"] == "pointer"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 77, "startColumn": 155}


def test_hidden_folders_are_not_the_edition(edition: Path) -> None:
    """The encoder keeps what it last wrote in one: an editor's corrections would be compared with themselves."""
    shutil.copytree(HERE / "edition", edition / ".encoder")
    assert "4 files" in run(edition).output


def test_a_file_in_a_subfolder_finds_the_authority_files_above_it(edition: Path) -> None:
    (edition / "1963").mkdir()
    file = edition / "1963" / "d301.xml"
    (edition / "d301.xml").rename(file)
    file.write_text(file.read_text(encoding="utf-8").replace('ref="persons.xml', 'ref="../persons.xml'), encoding="utf-8")
    assert run(file).exit_code == 0
    spoil(file, "../persons.xml#mikoyan", "persons.xml#mikoyan")
    assert 'Write ref="../persons.xml#mikoyan".' in run(file).output


def test_watch_says_what_a_saved_file_has_become(edition: Path) -> None:
    """An editor sees the message while the XML editor is still open."""
    code = "from encoder.cli.validate import validate; validate()"
    watching = subprocess.Popen([sys.executable, "-u", "-c", code, str(edition), "--watch"], stdout=subprocess.PIPE, text=True,
                                cwd=Path(__file__).parents[2])
    assert watching.stdout is not None
    try:
        assert "nothing to say" in watching.stdout.readline()
        time.sleep(0.1)
        spoil(edition / "d301.xml", "<p>4. At", "<p><em>4.</em> At")
        assert "d301.xml" in watching.stdout.readline()
        assert "no element <em>" in watching.stdout.readline()
    finally:
        watching.terminate()
        watching.wait()
