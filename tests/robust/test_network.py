"""No network is ever touched: archives work on machines that have none, and nobody outside may learn which documents are read there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.robust.hostile import MAKERS
from tests.robust.running import environment, here, letters
from tests.robust.test_hostile_xml import Ear

_WATCHED = """
import os, sys
def heard(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind") or event == "socket.connect" and given[0].family != 1:
        os.write(2, f"NETWORK: {event} {given[1:]}".encode())
        os._exit(99)
sys.addaudithook(heard)
"""
"""Ends a process that asks for a name, an address, or a port; its children too, as far as they are forked."""


def watched(code: str, *arguments: str | Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*before, sys.executable, "-c", _WATCHED + code, *map(str, arguments)], capture_output=True, text=True,
                          errors="backslashreplace", env=environment(), timeout=300, check=False)


def commands(most: int, *lines: tuple[str | Path, ...], before: tuple[str, ...] = ()) -> None:
    """Runs commands, all in one watched process; fails where one ends with more than `most`."""
    done = watched("import json, sys; from tests.robust.running import here\n"
                   "for line in json.loads(sys.argv[2]):\n    done = here(*line)\n    assert done.exit_code <= int(sys.argv[1]), (line, done.output)",
                   str(most), json.dumps([[str(word) for word in line] for line in lines]), before=before)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", ["import socket; socket.create_connection(('127.0.0.1', 9))", "import socket; socket.getaddrinfo('example.org', 80)",
                                  "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')"])
def test_the_watch_sees_who_asks(code: str) -> None:
    assert watched(code).returncode == 99


def without_network() -> tuple[str, ...]:
    """What begins a command on a machine without any network, not even the loopback address; nothing where this user may not do so."""
    trial = ("unshare", "--net")
    return trial if shutil.which("unshare") and not subprocess.run([*trial, "true"], capture_output=True, check=False).returncode else ()


def test_an_edition_is_encoded_checked_and_published_without_a_network(tmp_path: Path) -> None:
    sources, out = letters(tmp_path / "in", 40, "See http://example.org/x.xml and ftp://example.org."), tmp_path / "out"
    commands(0, ("encode", sources, "--out", out, "--jobs", "2"), ("encode", sources, "--out", out, "--force"), ("edition", "validate", out),
             ("edition", "status", out), ("edition", "review", out, "--page", tmp_path / "r.html"), ("edition", "explain", out / "d001.xml"),
             ("edition", "html", out, "--out", tmp_path / "site", "--jobs", "2"), ("edition", "print", out, "--out", tmp_path / "x.pdf"),
             before=without_network())
    assert list((tmp_path / "site" / "pagefind").glob("*/pagefind.js"))
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_files_that_name_addresses_make_nobody_ask_them(tmp_path: Path) -> None:
    """Document types, entities, inclusions, stylesheets and schemas of other machines, in editors' files and in lists."""
    ear, secret = Ear(), tmp_path / "secret.txt"
    secret.write_text("x")
    sources, out = letters(tmp_path / "in", 2), tmp_path / "out"
    assert here("encode", sources, "--out", out, "--jobs", "1").exit_code == 0
    for name in ("network-entity", "parameter-entity", "external-dtd", "public-dtd", "xinclude", "instructions", "schema-location", "script"):
        (out / f"{name}.xml").write_bytes(MAKERS[name](secret, ear.address))
        (sources / f"{name}.txt").write_text((sources / "d001.txt").read_text(encoding="utf-8"), encoding="utf-8")
    commands(1, *(("encode", sources, "--out", out, "--authority", path) for path in sorted(out.glob("*-*.xml"))), ("edition", "validate", out),
             ("edition", "review", out), ("edition", "status", out), ("edition", "html", out, "--out", tmp_path / "site", "--no-search"),
             ("edition", "print", out, "--out", tmp_path / "x.pdf"))
    ear.listener.close()
    assert ear.asked == 0
