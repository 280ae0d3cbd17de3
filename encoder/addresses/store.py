"""What lies at an address: listed, read, and written only where it is as we saw it last. The only module that knows fsspec (the extra `remote`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from encoder.errors import EditionError, UsageError

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://(.*)", re.S)
_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "memory"})
"""Where an object appears whole or not at all, so that an edition may be written there."""
_CONDITIONAL = frozenset({"s3", "s3a"})
"""Where the store itself refuses to write over what changed in between."""
HANDS = 32
"""How many objects are fetched or brought back at the same time."""
_RENEW = "What is there is whole; run again."


class AddressError(EditionError):
    """An address cannot be read or written."""


class Changed(Exception):
    """The object is not the one that we saw."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object: `name` below its address (empty: the address itself is one), `size` in bytes, `stamp` the same as long as it is the same."""

    name: str
    size: int
    stamp: str


def is_address(text: str) -> bool:
    """Whether this names a place by protocol, or by several joined."""
    return re.match("[A-Za-z][A-Za-z0-9+.-]+(::[^/]*)?://", text) is not None


def split(address: str) -> tuple[str, str]:
    """Protocol and place. Raises UsageError where the place could lead elsewhere, or joins several protocols."""
    found = _ADDRESS.fullmatch(address.rstrip("/"))
    if not found or "::" in address or {"", ".", ".."} & set(found[2].split("/")) or re.search(r"[\x00-\x1f?#]", address):
        raise UsageError("this is no address of a folder.", path=address, mend="Write it as s3://bucket/folder, without `.`, `..`, `::` or `?`.")
    return found[1].lower(), found[2]


class Store:
    """The objects below an address. Raises UsageError where fsspec or what it needs for the protocol is missing; every method AddressError where the
    store cannot be reached or refuses."""

    def __init__(self, address: str) -> None:
        self.address, (self.protocol, _) = address.rstrip("/"), split(address)
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise UsageError("for addresses fsspec must be installed.", path=address, mend="pip install 'diplomatic-edition[remote]'") from None
        try:
            self._fs, self._top = url_to_fs(self.address, use_listings_cache=False)
        except ImportError as error:
            raise UsageError(f"a package is missing for {self.protocol}:// ({error}).", path=address, mend="Install it with pip.") from None
        except ValueError as error:
            raise UsageError(f"fsspec does not know such addresses ({error}).", path=address, mend="Write it as s3://bucket/folder.") from None

    @property
    def writable(self) -> bool:
        """Whether objects appear there whole or not at all."""
        return self.protocol in _WHOLE

    def things(self) -> list[Thing]:
        """All objects, in order of their names; none where there is nothing."""
        with _told(self.address):
            try:
                found = self._fs.find(self._top, detail=True)
            except FileNotFoundError:
                return []
        return sorted((Thing(path[len(self._top) + 1:], int(info["size"] or 0), _stamp(info)) for path, info in found.items()
                       if info["type"] == "file" and not path.endswith("/")), key=lambda thing: thing.name)

    def one(self, name: str) -> Thing | None:
        """One object as it is now."""
        with _told(self._address(name)):
            try:
                info = self._fs.info(self._path(name))
            except FileNotFoundError:
                return None
        return Thing(name, int(info["size"] or 0), _stamp(info)) if info["type"] == "file" else None

    def read(self, names: Sequence[str]) -> dict[str, bytes]:
        """The bytes of several objects, fetched at once; without those that are gone."""
        with ThreadPoolExecutor(HANDS) as pool:
            found = zip(names, pool.map(self._read, names), strict=True)
            return {name: data for name, data in found if data is not None}

    def _read(self, name: str) -> bytes | None:
        with _told(self._address(name)):
            try:
                return bytes(self._fs.cat_file(self._path(name)))       # `cat` would take brackets and stars in the name for a pattern
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes, seen: str) -> str:
        """Puts an object there, and gives its stamp; `seen` is the stamp of what it may replace (empty: nothing). Raises Changed where something
        else is there now."""
        self._unchanged(name, seen)
        path, conditions = self._path(name), dict[str, Any]()
        if self.protocol in _CONDITIONAL:
            conditions = {"IfMatch": seen.partition(":")[2]} if seen else {"mode": "create"}
        with _told(self._address(name)):
            try:
                answer = self._fs.pipe_file(path, data, **conditions)
            except OSError as error:
                if conditions and _refused(error):
                    raise Changed from None
                raise
        if isinstance(answer, dict) and answer.get("ETag"):
            return _stamp({"size": len(data), "ETag": answer["ETag"]})
        now = self.one(name)
        return now.stamp if now and now.size == len(data) else ""

    def remove(self, name: str, seen: str) -> None:
        """Takes an object away. Raises Changed where it is not the one that was seen; nothing happens where it is gone."""
        if self.one(name) is not None:
            self._unchanged(name, seen)
            with _told(self._address(name)):
                self._fs.rm_file(self._path(name))

    def _unchanged(self, name: str, seen: str) -> None:
        now = self.one(name)
        if (now.stamp if now else "") != seen:
            raise Changed

    def _path(self, name: str) -> str:
        return f"{self._top}/{name}" if name else str(self._top)

    def _address(self, name: str) -> str:
        return f"{self.address}/{name}" if name else self.address


def _stamp(info: dict[str, Any]) -> str:
    """What an object is known by: the store's own tag of its content, or size and time; empty where the store tells neither."""
    for key in ("ETag", "etag", "md5Hash", "content_md5"):
        if info.get(key):
            return f"{info['size']}:{info[key]}"
    moments = (info.get(key) for key in ("mtime", "LastModified", "last_modified", "modify", "modified", "updated", "created"))
    moment = next((_moment(m) for m in moments if m), "")
    return f"{info['size']}:{moment}" if moment else ""


def _moment(value: Any) -> str:
    return repr(value.timestamp() if hasattr(value, "timestamp") else value)


def _refused(error: OSError) -> bool:
    """Whether a conditional write was refused because the condition did not hold (412, and 409 where another is writing)."""
    return isinstance(error, FileExistsError) or "pre-condition" in str(error).lower() or "precondition" in str(error).lower() or error.errno == 16


@contextmanager
def _told(address: str) -> Iterator[None]:
    """What fsspec and the packages behind it raise, in our words: there is no family of errors that they share."""
    try:
        yield
    except (EditionError, Changed, MemoryError):
        raise
    except FileNotFoundError as error:
        raise AddressError(f"there is no such bucket or object ({_said(error)}).", path=address, mend="Check the address; make the bucket.") from None
    except PermissionError as error:
        raise AddressError(f"the store refuses ({_said(error)}).", path=address, mend=f"Check your keys and your rights. {_RENEW}") from None
    except Exception as error:
        raise AddressError(f"the store cannot be reached, or does not answer as it should ({type(error).__name__}: {_said(error)}).", path=address,
                           mend=f"Check address, keys and network. {_RENEW}") from None


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
