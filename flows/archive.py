"""Pages and changed feeds, in and out of WARC files: one a day (America/Lima), a gzip member per record.

A record starts at the offset that `append` gives; what lies behind the last committed record may be torn and is cut
off by `repair`. Files are read and written by the one writer process only; its threads share a lock.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import threading
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import BinaryIO, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.web import FetchError, Response

LIMA = ZoneInfo("America/Lima")
MAX_RECORD_BYTES = 250_000_000  # nothing larger was ever put in; more on reading is damage

# Only what helps to read a page later; the rest (cookies, tracing) has no business in an archive.
_KEPT_HEADERS = ("content-type", "content-language", "last-modified", "etag", "date", "link")
_KIND_HEADER, _FINAL_HEADER, _PERMANENT_HEADER = "VRAEM-Kind", "VRAEM-Final-URI", "VRAEM-Permanent-URI"


class ArchiveError(Exception):
    """A record that cannot be read; names file and offset."""


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    at: datetime  # UTC
    kind: str = "page"  # 'page' | 'feed' | 'failure' (asked for, and not had: the body is JSON, see `failure`)
    final_url: str = ""  # where redirects led
    permanent_url: str | None = None  # where permanent redirects alone led, when they led anywhere


class Archive:
    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = threading.Lock()

    def append(self, kind: Literal["page", "feed"], url: str, response: Response, at: datetime) -> tuple[str, int]:
        """Stores a response under `url` → (file name, offset). OSError when the disk is full: the file is as before."""
        return self._append(_record(kind, url, response, at), at)

    def append_failure(self, url: str, error: FetchError, at: datetime) -> None:
        """Stores that an address was asked for in vain, so that the archive tells the whole way of every item."""
        said = {"kind": error.kind, "message": error.message, "status": error.status, "retry_after_s": error.retry_after_s}
        answer = Response(url, url, error.status or 0, {"content-type": "application/json"}, json.dumps(said).encode(), at)
        self._append(_record("failure", url, answer, at), at)

    def _append(self, record: bytes, at: datetime) -> tuple[str, int]:
        name = f"{at.astimezone(LIMA):%Y-%m-%d}.warc.gz"
        with self._lock:
            self._directory.mkdir(parents=True, exist_ok=True)
            # unbuffered: what a buffer could not write, it would write again when closed, behind our cut
            with (self._directory / name).open("ab", buffering=0) as file:
                offset = file.seek(0, os.SEEK_END)
                try:
                    left = memoryview(record)
                    while left:
                        left = left[file.write(left):]
                except OSError:
                    os.ftruncate(file.fileno(), offset)
                    raise
        return name, offset

    def sync(self) -> dict[str, int]:
        """Forces today's and yesterday's files to disk → their ends, for the load to commit (see `repair`)."""
        ends = {}
        for path in self._files()[-2:]:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
                ends[path.name] = file.seek(0, os.SEEK_END)
        return ends

    def read(self, file_name: str, offset: int) -> ArchivedPage:
        """ArchiveError when there is no whole record at that place, or it was forgotten."""
        path = self._path(file_name)
        try:
            with path.open("rb") as file:
                member = _member(file, offset)
                page = _page_in(member[0]) if member else None
        except (OSError, ArchiveLoadFailed, ValueError, LookupError) as e:
            raise ArchiveError(f"{file_name} at {offset}: {e}") from e
        if page is None:
            raise ArchiveError(f"{file_name}: no record at {offset}")
        return page

    def pages(self, behind: Mapping[str, int] | None = None) -> Iterator[tuple[str, int, ArchivedPage]]:
        """Every whole record, oldest file first → (file name, offset, page). A torn tail ends its file.

        `behind`: file name → where to begin in it, its first byte when not named.
        """
        for path in self._files():
            with path.open("rb") as file:
                for offset, _, record in _members(file, (behind or {}).get(path.name, 0)):
                    page = _page_in(record)
                    if page is not None:
                        yield path.name, offset, page

    def repair(self, committed: Mapping[str, int] | None = None) -> dict[str, int]:
        """Cuts off torn tails → {file name: bytes cut}.

        With `committed` (file name → end of its last committed record) a file is cut there; records behind it belong
        to a load that never happened and will be fetched again. Files it does not name are cut to their last whole
        record.
        """
        cut = {}
        with self._lock:
            for path in self._files():
                size = path.stat().st_size
                end = committed.get(path.name) if committed is not None else None
                if end is None or end > size:
                    end = _whole_until(path)
                if end < size:
                    os.truncate(path, end)
                    cut[path.name] = size - end
        return cut

    def ends(self) -> dict[str, int]:
        """File name → end of its last whole record."""
        return {path.name: _whole_until(path) for path in self._files()}

    def forget(self, urls: Collection[str]) -> tuple[int, int]:
        """Overwrites the records of an address (in all its spellings), and of feeds that carried it → how many of each.

        An empty record of the same length takes the place of each: the offsets of all others stay as they are, so that
        what the warehouse holds keeps pointing right.
        """
        pages = feeds = 0
        wanted, traces = {_ascii(url) for url in urls}, _traces(urls)
        with self._lock:
            for path in self._files():
                with path.open("rb+") as file:
                    for offset, end, record in _members(file):
                        page = _page_in(record)
                        carried = page is not None and page.kind == "feed" and any(t in page.body for t in traces)
                        if page is None or not (carried or wanted & {page.url, page.final_url}):
                            continue
                        file.seek(offset)
                        file.write(_blank(end - offset))
                        pages, feeds = pages + (not carried), feeds + carried
                    os.fsync(file.fileno())
        return pages, feeds

    def prune(self, before: date) -> list[str]:
        """Deletes the files of days before that date → their names."""
        with self._lock:
            old = [path for path in self._files() if path.name[:10] < before.isoformat()]
            for path in old:
                path.unlink()
        return [path.name for path in old]

    def _files(self) -> list[Path]:
        return sorted(self._directory.glob("????-??-??.warc.gz"))

    def _path(self, file_name: str) -> Path:
        path = self._directory / file_name
        if path not in self._files():  # also keeps '../' and the like out
            raise ArchiveError(f"{file_name}: no longer in the archive (or never there; see archive_days)")
        return path


def _record(kind: str, url: str, response: Response, at: datetime) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = [(name, _one_line(response.headers[name])) for name in _KEPT_HEADERS if name in response.headers]
    http = StatusAndHeaders(f"{response.status:03} as-fetched", headers, protocol="HTTP/1.1")
    warc = {"WARC-Date": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), _KIND_HEADER: kind}
    if response.url != url:
        warc[_FINAL_HEADER] = _ascii(response.url)
    if response.permanent_url:
        warc[_PERMANENT_HEADER] = _ascii(response.permanent_url)
    record = writer.create_warc_record(_ascii(url), "response", payload=io.BytesIO(response.body), http_headers=http,
                                       warc_headers_dict=warc)
    writer.write_record(record)
    return out.getvalue()


def failure(page: ArchivedPage) -> FetchError:
    """What a record of kind 'failure' says."""
    said = json.loads(page.body)
    return FetchError(said["kind"], page.url, said["message"], status=said["status"], retry_after_s=said["retry_after_s"])


def as_asked(url: str) -> str:
    """An address as records name it."""
    return _ascii(url)


def _one_line(value: str) -> str:
    return "".join(c if 0x20 <= ord(c) < 0x7F else "?" for c in value)


def _ascii(url: str) -> str:
    """An address as it is written in requests, without password; a space or line end would break the record's header."""
    url = re.sub(r"^(https?://)[^/?#]*@", r"\1", url)
    return "".join(chr(b) if 0x20 < b < 0x7F else f"%{b:02X}" for b in url.encode("utf-8", "replace"))


def _traces(urls: Collection[str]) -> set[bytes]:
    """How a feed may write an address: its host and path, plain or as XML and JSON escape them."""
    found = set()
    for url in urls:
        parts = urlsplit(url)
        bare = parts.netloc.rpartition("@")[2] + parts.path
        found |= {written.encode() for written in (bare, escape(bare), bare.replace("/", "\\/"))} if parts.path.strip("/") else set()
        found |= {f"{written}?{query}".encode() for written in (bare,) for query in (parts.query, escape(parts.query))
                  if parts.query and not parts.path.strip("/")}
    return found


def _page_in(record: bytes) -> ArchivedPage | None:
    """The page in one decompressed record; None for a blanked one. ArchiveError when it is cut short."""
    for found in ArchiveIterator(io.BytesIO(record)):
        if found.rec_type == "response" and found.http_headers is not None:
            return _page(found)
    return None


def _page(record: ArcWarcRecord) -> ArchivedPage:
    warc, http = record.rec_headers, record.http_headers
    url = warc.get_header("WARC-Target-URI")
    body = record.content_stream().read()
    if len(body) != int(warc.get_header("Content-Length")) - len(http.to_bytes()):
        raise ArchiveError(f"{url}: record is cut short")
    at = datetime.fromisoformat(warc.get_header("WARC-Date").replace("Z", "+00:00"))
    headers = {name.lower(): value for name, value in http.headers}
    return ArchivedPage(url, int(http.get_statuscode()), headers, body, at, warc.get_header(_KIND_HEADER) or "page",
                        warc.get_header(_FINAL_HEADER) or url, warc.get_header(_PERMANENT_HEADER))


def _members(file: BinaryIO, start: int = 0) -> Iterator[tuple[int, int, bytes]]:
    """Start, end and content of each whole gzip member from `start` on; ends at the first torn one."""
    while (member := _member(file, start)) is not None:
        content, end = member
        yield start, end, content
        start = end


def _member(file: BinaryIO, start: int) -> tuple[bytes, int] | None:
    """Content and end of the gzip member that starts there; None when there is no whole one."""
    file.seek(start)
    unzip = zlib.decompressobj(31)
    content, at = bytearray(), start
    while not unzip.eof:
        piece = file.read(65536)
        if not piece or len(content) > MAX_RECORD_BYTES:
            return None
        at += len(piece)
        try:
            content += unzip.decompress(piece)
        except zlib.error:
            return None
    return bytes(content), at - len(unzip.unused_data)


def _whole_until(path: Path) -> int:
    end = 0
    with path.open("rb") as file:
        for _, end, _ in _members(file):  # noqa: B007  (the last one is wanted)
            pass
    return end


def _blank(length: int) -> bytes:
    """An empty gzip member of exactly that length: the room is filled by the comment field of its header."""
    empty = gzip.compress(b"", mtime=0)
    header, tail = bytearray(empty[:10]), empty[10:]
    room = length - len(empty) - 1  # the comment ends with a zero byte
    if room < 0:
        raise ArchiveError("record too short to blank")
    header[3] |= 0x10
    return bytes(header) + b" " * room + b"\0" + tail
