"""Addresses as text: which may be asked for, how they are shown; and the error that names one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit


class FetchError(Exception):
    """A request that brought nothing. `kind` is one of KINDS; str(e) names the address, without its credentials."""

    KINDS = ("refused", "robots", "unreachable", "timeout", "too_large", "redirects", "http", "malformed")

    def __init__(self, kind: str, url: str, message: str, *, status: int | None = None,
                 retry_after_s: float | None = None) -> None:
        assert kind in self.KINDS
        super().__init__(f"{redacted(url)}: {message}")
        self.kind = kind
        self.url = url
        self.message = message
        self.status = status
        self.retry_after_s = retry_after_s


def checked(url: str) -> str:
    """The address, its fragment cut off. FetchError when it is none that may be asked for."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as e:
        raise FetchError("refused", url, f"not an address: {short(e)}") from e
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError("refused", url, "only http and https are fetched")
    if not host or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        raise FetchError("refused", url, "not an address")
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def redacted(url: str) -> str:
    """An address fit for logs: without user and password, on one line."""
    line = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", "", url)
    return re.sub(r"//[^/?#@]*@", "//", line)[:500]


def without_credentials(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def host_and_port(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return (parts.hostname or "").rstrip(".").lower(), parts.port or (443 if parts.scheme == "https" else 80)


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def short(error: BaseException) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return re.sub(r"^\[Errno -?\d+\] ", "", text)[:200]
