"""Hostile XML in the place of an editor's file or of an authority file: a clear word or a right use, no traceback, no network, no other file read."""

from __future__ import annotations

import importlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from encoder.cli.edition import COMMANDS
from tests.robust.hostile import MAKERS, SECRET
from tests.robust.running import here, letter, letters


class Ear:
    """Listens on the loopback address and remembers who asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.asked += 1
            connection.close()


@pytest.fixture
def ear() -> Iterator[Ear]:
    made = Ear()
    yield made
    made.listener.close()
    assert made.asked == 0, "a file of the edition made the program ask the network"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


def nothing_leaked(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert SECRET.encode() not in data, path
            assert b"root:x:0" not in data, path


def test_no_editors_file_is_lost_and_none_stops_the_run(tmp_path: Path, secret: Path, ear: Ear) -> None:
    sources, out = tmp_path / "in", tmp_path / "xml"
    for name in MAKERS:
        (sources / name).parent.mkdir(exist_ok=True)
        (sources / f"{name}.txt").write_text(letter(5), encoding="utf-8")
    assert here("encode", sources, "--out", out, "--jobs", "1").exit_code == 0
    files = {name: make(secret, ear.address) for name, make in MAKERS.items()}
    for name, data in files.items():
        (out / f"{name}.xml").write_bytes(data)
        (sources / f"{name}.txt").write_text(letter(5, "A new word."), encoding="utf-8")
    done = here("encode", sources, "--out", out, "--jobs", "1", "--all")
    assert "Traceback" not in done.output
    assert "fault of the encoder" not in done.output
    assert SECRET not in done.output
    for name, data in files.items():
        assert (out / f"{name}.xml").read_bytes() == data, f"{name}: the editor's file was overwritten"
    nothing_leaked(out)


@pytest.mark.parametrize("name", MAKERS)
def test_an_authority_file_is_used_or_refused_with_its_place(tmp_path: Path, secret: Path, ear: Ear, name: str) -> None:
    sources, authority = letters(tmp_path / "in", 2), tmp_path / "people.xml"
    authority.write_bytes(MAKERS[name](secret, ear.address))
    done = here("encode", sources, "--out", tmp_path / "xml", "--authority", authority, "--jobs", "1")
    assert done.exit_code in (0, 1)
    assert "fault of the encoder" not in done.output
    assert done.exit_code == 0 or "people.xml" in done.output
    assert SECRET not in done.output
    nothing_leaked(tmp_path / "xml")


@pytest.fixture(scope="module")
def hostile_edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Ear]]:
    folder, ear = tmp_path_factory.mktemp("hostile"), Ear()
    secret = folder / "secret.txt"
    secret.write_text(SECRET)
    sources, out = letters(folder / "in", 2), folder / "xml"
    assert here("encode", sources, "--out", out, "--jobs", "1").exit_code == 0
    for name, make in MAKERS.items():
        (out / f"{name}.xml").write_bytes(make(secret, ear.address))
    yield out, ear
    ear.listener.close()


ARGUMENTS = {"validate": ("{xml}",), "html": ("{xml}", "--out", "{site}"), "print": ("{xml}", "--out", "{site}.pdf"), "status": ("{xml}",),
             "review": ("{xml}",), "accept": ("{xml}", "--preview")}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_every_command_ends_in_words_on_an_edition_full_of_harm(hostile_edition: tuple[Path, Ear], tmp_path: Path, name: str) -> None:
    out, ear = hostile_edition
    try:
        importlib.import_module(COMMANDS[name].partition(":")[0])
    except ModuleNotFoundError as missing:
        pytest.skip(f"there is no such command yet ({missing.name})")
    before = {p.name: p.read_bytes() for p in out.glob("*.xml")}
    done = here("edition", name, *(a.format(xml=out, site=tmp_path / "site") for a in ARGUMENTS[name]))
    assert done.exit_code in (0, 1)
    assert "fault of the encoder" not in done.output
    assert SECRET not in done.output
    assert {p.name: p.read_bytes() for p in out.glob("*.xml")} == before
    nothing_leaked(tmp_path)
    assert ear.asked == 0, "a file of the edition made the program ask the network"


@pytest.mark.parametrize("arguments", [("explain", "{file}", "--source", "{xml}/../in"), ("diff", "{file}"), ("diff", "{file}", "{xml}/d001.xml"),
                                       ("diff", "{xml}/d001.xml", "{file}"), ("accept", "{file}"), ("review", "{file}")])
def test_commands_for_one_file_end_in_words_whatever_is_in_it(hostile_edition: tuple[Path, Ear], arguments: tuple[str, ...]) -> None:
    out, ear = hostile_edition
    for name in MAKERS:
        file = out / f"{name}.xml"
        before = file.read_bytes()
        try:
            done = here("edition", *(a.format(xml=out, file=file) for a in arguments))
        finally:
            after = file.read_bytes()
            file.write_bytes(before)
        assert done.exit_code in (0, 1, 2), name
        assert "fault of the encoder" not in done.output, done.output
        assert SECRET not in done.output + after.decode("utf-8", "replace"), name
    assert ear.asked == 0


@pytest.mark.parametrize("name", ["bomb", "external-entity", "external-entity-utf16", "deep", "huge-attribute", "script", "gb18030", "many-errors"])
def test_validation_of_one_hostile_file_names_its_place(hostile_edition: tuple[Path, Ear], name: str) -> None:
    out, ear = hostile_edition
    done = here("edition", "validate", out / f"{name}.xml")
    assert done.exit_code == 1
    assert f"{name}.xml" in done.output
    assert SECRET not in done.output
    assert ear.asked == 0
