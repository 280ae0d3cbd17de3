"""Stores for the tests of addresses: one in memory, and a real server of S3 on the loopback address."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest


class Bucket:
    """A bucket of its own, empty."""

    def __init__(self, protocol: str) -> None:
        self.protocol, self.name = protocol, f"b{uuid4().hex[:12]}"
        self.fs = fsspec.filesystem(protocol, use_listings_cache=False)
        self.fs.mkdir(self.name)

    def address(self, path: str = "") -> str:
        return f"{self.protocol}://{self.name}/{path}".rstrip("/")

    def put(self, path: str, data: bytes | str) -> None:
        self.fs.pipe_file(f"{self.name}/{path}", data.encode() if isinstance(data, str) else data)

    def get(self, path: str) -> bytes:
        return bytes(self.fs.cat_file(f"{self.name}/{path}"))

    def fill(self, folder: Path, path: str) -> None:
        """Puts the files of a folder there."""
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                self.put(f"{path}/{file.relative_to(folder).as_posix()}", file.read_bytes())

    def tree(self, path: str) -> dict[str, bytes]:
        """All objects below a path."""
        top = f"{self.name}/{path}/"
        names = self.fs.find(top)
        found = {}
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                found[name.lstrip("/")[len(top):]] = bytes(self.fs.cat_file(name))
        return found

    def stamps(self, path: str) -> dict[str, str]:
        """What the store calls the content of all objects below a path."""
        return {name: str(info.get("ETag")) for name, info in self.fs.find(f"{self.name}/{path}", detail=True).items()}

    def restore(self, path: str, objects: dict[str, bytes]) -> None:
        """Makes what lies below a path what it once was."""
        for name in self.tree(path):
            if name not in objects:
                self.fs.rm_file(f"{self.name}/{path}/{name}")
        for name, data in objects.items():
            self.put(f"{path}/{name}", data)


@contextmanager
def s3_server() -> Iterator[str]:
    """A server of S3; the environment tells botocore of it."""
    from moto.server import ThreadedMotoServer
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1",
                            "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_EC2_METADATA_DISABLED": "true", "NO_PROXY": "127.0.0.1"}.items():
            patch.setenv(name, value)
        try:
            yield os.environ["AWS_ENDPOINT_URL"]
        finally:
            fsspec.filesystem("s3").clear_instance_cache()
            server.stop()
