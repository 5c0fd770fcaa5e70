"""Headers as they come and go, and bodies read piece by piece within a limit."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from flows.web_address import FetchError

MAX_RETRY_AFTER_S = 24 * 3600.0


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Names in lower case, values byte for byte as Latin-1, so that a validator goes back as it came."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def sendable(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    return {name.encode("latin-1"): value.encode("latin-1", "replace") for name, value in headers.items()}


def is_header(value: str) -> bool:
    return bool(re.fullmatch(r"[\t\x20-\x7e\x80-\xff]+", value))


def read_body(pieces: Iterable[bytes], url: str, headers: Mapping[str, str], max_bytes: int) -> bytes:
    """The decompressed body, read piece by piece and never beyond max_bytes."""
    codings = [c.strip().lower() for c in headers.get("content-encoding", "").split(",") if c.strip()]
    codings = [c for c in codings if c != "identity"]
    if len(codings) > 1 or (codings and codings[0] not in ("gzip", "x-gzip", "deflate")):
        raise FetchError("malformed", url, f"sent in an encoding we did not ask for: {', '.join(codings)[:80]}")
    inflate = _Inflate(raw_possible=codings[0] == "deflate") if codings else None
    out = bytearray()
    for piece in pieces:
        out += inflate(piece, max_bytes + 1 - len(out)) if inflate else piece
        if len(out) > max_bytes:
            raise FetchError("too_large", url, f"larger than {max_bytes / 1e6:g} MB")
    if inflate and out[:2] == b"\x1f\x8b":
        raise FetchError("malformed", url, "compressed more than once")
    return bytes(out)


class _Inflate:
    """gzip, zlib or raw deflate → bytes, no more than asked for at a time."""

    def __init__(self, raw_possible: bool) -> None:
        self._raw_possible = raw_possible
        self._unzip = zlib.decompressobj(47)  # gzip or zlib, by its first bytes

    def __call__(self, piece: bytes, room: int) -> bytes:
        out = b""
        while piece and len(out) < room:
            if self._unzip.eof:
                if not piece.startswith(b"\x1f\x8b"):  # what follows the stream is padding
                    break
                self._unzip = zlib.decompressobj(31)  # gzip files may be joined
            out += self._some(piece, room - len(out))
            piece = self._unzip.unused_data
        return out

    def _some(self, piece: bytes, room: int) -> bytes:
        try:
            out = self._unzip.decompress(piece, room)
        except zlib.error:
            if not self._raw_possible:
                raise
            self._unzip = zlib.decompressobj(-15)  # "deflate" without its zlib header, as some servers send it
            out = self._unzip.decompress(piece, room)
        self._raw_possible = False
        return out



def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Retry-After in either form → seconds from now, between 0 and a day; None when it says nothing."""
    if not value:
        return None
    value = value.strip()
    if re.fullmatch(r"\d{1,20}", value):
        return min(float(value), MAX_RETRY_AFTER_S)
    try:
        when = parsedate_to_datetime(value)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        seconds = (when - now).total_seconds()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(seconds, 0.0), MAX_RETRY_AFTER_S)
