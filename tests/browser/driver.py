"""A site on an address of its own, and a browser to read it: for the tests and for the tools that look at a whole edition."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.publish.pages import top_of


class _Silent(http.server.SimpleHTTPRequestHandler):
    """As a web server does it: the site also at its own place, and its page for what is not there."""

    def log_message(self, *args: Any) -> None:
        """Says nothing."""

    def translate_path(self, path: str) -> str:
        top = top_of(Path(self.directory)).rstrip("/")
        return super().translate_path(path.removeprefix(top) if path.startswith(f"{top}/") else path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(missing.read_bytes())


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves a folder on this machine; its address, with a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def executable() -> str | None:
    """The browser of this machine, if it has one; CHROMIUM names another."""
    return os.environ.get("CHROMIUM") or shutil.which("google-chrome") or shutil.which("chromium")


@contextmanager
def chromium(path: str) -> Iterator[Any]:
    """A headless Chromium, by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
