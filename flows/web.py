"""The only download: guards, pace, deadlines. Whatever leaves this machine through our own code leaves through `Web`.

The guard sits where a socket is opened (`_GuardedBackend`): the address that was checked is the address connected,
whatever the host name was, on the first request and on each hop of a redirect.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpcore2
import httpx2
from protego import Protego

from flows.settings import Network

MAX_REDIRECTS = 5
MAX_RETRY_AFTER_S = 24 * 3600.0
MAX_CRAWL_DELAY_S = 10.0  # a longer one would hold up a whole cycle for one site
ROBOTS_MAX_BYTES = 500_000  # what Google reads of a robots.txt
ROBOTS_TTL_S = 6 * 3600.0
MAX_VALIDATOR = 4096  # a longer ETag is not sent back: servers refuse such headers

HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
FEED = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Response:
    url: str  # where the body came from, after redirects
    requested_url: str
    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes  # decompressed
    fetched_at: datetime  # UTC
    permanent_url: str | None = None  # where 301 and 308 alone led, when they led anywhere


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


class Web:
    """Downloads, safely and politely. Thread-safe; one request at a time per host (name and port)."""

    def __init__(self, network: Network, *, resolve: Callable[[str, int], list[str]] | None = None) -> None:
        """`resolve`: host, port → addresses; the system's resolver when None."""
        self._network = network
        self._max_bytes = int(network.max_body_mb * 1_000_000)
        self._backend = _GuardedBackend(network.allow_private, resolve or _resolve)
        self._client = httpx2.Client(
            transport=_GuardedTransport(self._backend, network.concurrency),
            headers=_sendable({"User-Agent": network.user_agent, "Accept-Encoding": "gzip, deflate"}),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # none kept: they would tie requests together
            follow_redirects=False, trust_env=False, timeout=network.timeout_s,
        )
        self._pace = _Pace(network.per_host_delay_s)
        self._robots: dict[str, tuple[float, Protego | None]] = {}
        self._robots_locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = HTML,
            robots: bool = False) -> Response:
        """The document at a web address; a 304 is a Response too. FetchError for everything else."""
        headers = {"Accept": accept}
        if etag and len(etag) <= MAX_VALIDATOR and _is_header(etag):
            headers["If-None-Match"] = etag
        if last_modified and len(last_modified) <= 100 and _is_header(last_modified):
            headers["If-Modified-Since"] = last_modified
        return self._follow(url, headers, robots=robots and self._network.robots, max_bytes=self._max_bytes)

    def post_json(self, url: str, body: bytes, headers: Mapping[str, str] | None = None) -> Response:
        """Sends a JSON document (our own webhook). Redirects are not followed: a webhook is named exactly."""
        checked = _checked(url)
        with self._pace.turn(checked), self._deadline():
            sent = {**(headers or {}), "Content-Type": "application/json"}
            answer = self._exchange("POST", checked, sent, self._max_bytes, content=body)
        if answer.status >= 300:
            raise _http_error(answer)
        return answer

    def close(self) -> None:
        self._client.close()
        self._backend.close()

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- one request after another ---

    def _follow(self, url: str, headers: dict[str, str], *, robots: bool, max_bytes: int) -> Response:
        here = _checked(url)
        permanent: str | None = None
        only_permanent = True
        first_origin = _origin(here)
        seen = {here}
        credentials = _credentials(here)
        for _ in range(MAX_REDIRECTS + 1):
            if robots:
                self._ask_robots(here)
            sent = headers if _origin(here) == first_origin else _without_validators(headers)
            auth = credentials if _origin(here) == first_origin else None
            with self._pace.turn(here), self._deadline():
                answer = self._exchange("GET", here, sent, max_bytes, auth=auth)
            if answer.status not in (301, 302, 303, 307, 308):
                return _finished(answer, url, permanent)
            only_permanent = only_permanent and answer.status in (301, 308)
            here = _next_hop(answer, here)
            permanent = here if only_permanent else permanent
            if here in seen:
                raise FetchError("redirects", url, "redirects in a circle")
            seen.add(here)
        raise FetchError("redirects", url, f"more than {MAX_REDIRECTS} redirects")

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], max_bytes: int, *,
                  content: bytes | None = None, auth: httpx2.BasicAuth | None = None) -> Response:
        bare = _without_credentials(url)
        try:
            with self._client.stream(method, bare, headers=_sendable(headers), content=content, auth=auth) as answer:
                names = _headers(answer)
                redirect = answer.status_code in (301, 302, 303, 307, 308)
                # a redirect's body is never read: nobody needs it, and it may be a bomb
                body = b"" if redirect or answer.status_code == 304 else _body(answer, url, names, max_bytes)
                return Response(bare, url, answer.status_code, names, body, datetime.now(UTC))
        except _Refused as e:
            raise FetchError("refused", url, str(e)) from None
        except (httpx2.TimeoutException, _TooLate) as e:
            raise FetchError("timeout", url, f"no full answer within {self._network.timeout_s:g} s") from e
        except (httpx2.RemoteProtocolError, httpx2.LocalProtocolError, httpx2.DecodingError, zlib.error) as e:
            raise FetchError("malformed", url, f"not an HTTP answer one can read: {_short(e)}") from e
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError, ValueError) as e:
            raise FetchError("refused", url, f"not an address: {_short(e)}") from e
        except (httpx2.HTTPError, httpcore2.NetworkError, OSError) as e:
            raise FetchError("unreachable", url, _short(e)) from e

    @contextmanager
    def _deadline(self) -> Iterator[None]:
        """The whole request, name look-up and body included, ends by now + timeout_s; kept by the socket below."""
        _clock.ends = time.monotonic() + self._network.timeout_s
        try:
            yield
        finally:
            _clock.ends = None

    # --- robots.txt ---

    def _ask_robots(self, url: str) -> None:
        origin = _origin(url)
        rules = self._robots_of(origin)
        if rules is None:
            return
        if not rules.can_fetch(_without_credentials(url), self._network.user_agent):
            raise FetchError("robots", url, "robots.txt asks not to fetch this page")
        delay = rules.crawl_delay(self._network.user_agent)
        if delay:
            self._pace.slow_down(url, min(float(delay), MAX_CRAWL_DELAY_S))

    def _robots_of(self, origin: str) -> Protego | None:
        """The rules of an origin, asked once; None when it has none. Unreachable: RFC 9309 says wait, so do we."""
        with self._lock:
            lock = self._robots_locks.setdefault(origin, threading.Lock())
        with lock:
            known = self._robots.get(origin)
            if known and known[0] > time.monotonic():
                return known[1]
            try:
                answer = self._follow(f"{origin}/robots.txt", {"Accept": "text/plain,*/*;q=0.5"}, robots=False,
                                      max_bytes=self._max_bytes)
                text = answer.body[:ROBOTS_MAX_BYTES].decode("utf-8", "replace")
                rules = Protego.parse(text.lstrip("\ufeff"))
            except FetchError as e:
                if e.kind == "http" and e.status is not None and (e.status >= 500 or e.status == 429):
                    raise FetchError("unreachable", e.url, f"robots.txt answers {e.status}: page left for later",
                                     retry_after_s=e.retry_after_s) from e
                if e.kind in ("unreachable", "timeout", "refused"):
                    raise
                rules = None  # 404 and the like: nothing is forbidden
            except Exception:  # protego on hostile text: unreadable rules forbid nothing
                rules = None
            self._robots[origin] = (time.monotonic() + ROBOTS_TTL_S, rules)
            return rules


# --- pace ------------------------------------------------------------------------------------------------------------


class _Pace:
    """One request at a time per host and port, and a pause between the end of one and the start of the next."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s
        self._hosts: dict[tuple[str, int], _Host] = {}
        self._lock = threading.Lock()

    def _host(self, url: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(_host_and_port(url), _Host(self._delay_s))

    def slow_down(self, url: str, delay_s: float) -> None:
        host = self._host(url)
        host.delay_s = max(host.delay_s, delay_s)

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        host = self._host(url)
        with host.lock:
            time.sleep(max(0.0, host.free_at - time.monotonic()))
            try:
                yield
            finally:
                host.free_at = time.monotonic() + host.delay_s


class _Host:
    __slots__ = ("delay_s", "free_at", "lock")

    def __init__(self, delay_s: float) -> None:
        self.lock = threading.Lock()
        self.delay_s = delay_s
        self.free_at = 0.0


# --- where a request may go ------------------------------------------------------------------------------------------


class _Refused(Exception):
    pass


class _TooLate(Exception):
    pass


class _Clock(threading.local):
    ends: float | None = None


_clock = _Clock()  # the deadline of the request that this thread is making


def _left(timeout: float | None) -> float:
    """Seconds that a socket operation may take: its own timeout, never beyond the request's deadline."""
    if _clock.ends is None:
        return timeout or 20.0
    left = _clock.ends - time.monotonic()
    if left <= 0:
        raise _TooLate
    return min(left, timeout) if timeout else left


class _GuardedTransport(httpx2.HTTPTransport):
    """httpx2's transport over sockets that the guard opens. httpx2 has no public way to hand a backend in."""

    def __init__(self, backend: httpcore2.NetworkBackend, concurrency: int) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(), max_connections=concurrency * 2,
            max_keepalive_connections=concurrency, keepalive_expiry=30.0, network_backend=backend,
        )


class _GuardedBackend(httpcore2.NetworkBackend):
    """Looks a name up, checks every address it has, and connects to one of exactly those."""

    def __init__(self, allow_private: tuple[str, ...], resolve: Callable[[str, int], list[str]]) -> None:
        self._ranges = [ipaddress.ip_network(a, strict=False) for a in allow_private if _is_range(a)]
        self._names = frozenset(allow_private)
        self._resolve = resolve
        self._lookups = ThreadPoolExecutor(max_workers=16, thread_name_prefix="lookup")  # getaddrinfo has no timeout

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
                    socket_options: Any = None) -> httpcore2.NetworkStream:
        addresses = self._addresses(host, port, timeout)
        for address in addresses:
            self._check(host, port, address)
        failure: OSError = OSError(f"{host} has no address")
        for address in addresses[:4]:
            try:
                sock = socket.create_connection((address, port), timeout=_left(timeout))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return _TimedStream(sock)
            except TimeoutError as e:
                raise httpcore2.ConnectTimeout(str(e)) from e
            except OSError as e:
                failure = e
        raise httpcore2.ConnectError(str(failure)) from failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise _Refused("not an http or https address")

    def close(self) -> None:
        self._lookups.shutdown(wait=False, cancel_futures=True)

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        try:
            return list(dict.fromkeys(self._lookups.submit(self._resolve, host, port).result(_left(timeout))))
        except (FutureTimeout, TimeoutError) as e:
            raise httpcore2.ConnectTimeout(f"{host} was not looked up in time") from e
        except (OSError, UnicodeError) as e:
            raise httpcore2.ConnectError(f"{host} is not known: {_short(e)}") from e

    def _check(self, host: str, port: int, address: str) -> None:
        ip = ipaddress.ip_address(address.partition("%")[0])
        if is_public(ip):
            return
        named = {host.lower(), f"{host.lower()}:{port}", str(ip), f"{ip}:{port}", f"[{ip}]:{port}"}
        if named & self._names or any(ip in r for r in self._ranges if r.version == ip.version):
            return
        raise _Refused(f"{host} leads to {ip}, which is not a public address (network.allow_private permits it)")


class _TimedStream(httpcore2.NetworkStream):
    """A socket on which every wait counts against the deadline of the whole request."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _as_httpcore(httpcore2.ReadTimeout, httpcore2.ReadError):
            self._sock.settimeout(_left(timeout))
            return self._sock.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _as_httpcore(httpcore2.WriteTimeout, httpcore2.WriteError):
            view = memoryview(buffer)
            while view:
                self._sock.settimeout(_left(timeout))
                view = view[self._sock.send(view):]

    def close(self) -> None:
        self._sock.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore2.NetworkStream:
        with _as_httpcore(httpcore2.ConnectTimeout, httpcore2.ConnectError):
            self._sock.settimeout(_left(timeout))
            try:
                return _TimedStream(ssl_context.wrap_socket(self._sock, server_hostname=server_hostname))
            except BaseException:
                self._sock.close()
                raise

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # the pool asks whether an idle connection was closed by the other side
            self._sock.settimeout(0)
            try:
                return self._sock.recv(1, socket.MSG_PEEK) is not None
            except (BlockingIOError, ssl.SSLWantReadError):
                return False
            except (OSError, ValueError):
                return True
        return {"client_addr": self._sock.getsockname, "server_addr": self._sock.getpeername,
                "socket": lambda: self._sock}.get(info, lambda: None)()


@contextmanager
def _as_httpcore(timeout: type[Exception], other: type[Exception]) -> Iterator[None]:
    try:
        yield
    except TimeoutError as e:
        raise timeout(str(e)) from e
    except OSError as e:
        raise other(str(e)) from e


def _resolve(host: str, port: int) -> list[str]:
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_RELAY_6TO4 = ipaddress.ip_network("192.88.99.0/24")


def is_public(ip: IP) -> bool:
    """Whether an address belongs to the public internet; an IPv6 address that carries an IPv4 one is judged by that."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _carried(ip)
        if inner is not None:
            return is_public(inner)
        return ip.is_global and not (ip.is_multicast or ip.is_site_local or ip.is_reserved)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip in _RELAY_6TO4)


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    if ip in _NAT64 or int(ip) >> 32 == 0:  # ::a.b.c.d, the old way of carrying
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def _is_range(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True


# --- addresses as text -----------------------------------------------------------------------------------------------


def _checked(url: str) -> str:
    """The address, its fragment cut off. FetchError when it is none that may be asked for."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as e:
        raise FetchError("refused", url, f"not an address: {_short(e)}") from e
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError("refused", url, "only http and https are fetched")
    if not host or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        raise FetchError("refused", url, "not an address")
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def _next_hop(answer: Response, here: str) -> str:
    location = answer.headers.get("location", "").strip()
    if not location:
        raise FetchError("malformed", here, f"answers {answer.status} without saying where to")
    try:
        # Location comes as Latin-1; what is not ASCII in it was UTF-8 before
        location = location.encode("latin-1").decode("utf-8") if not location.isascii() else location
        target = _checked(urljoin(_without_credentials(here), location))
    except (UnicodeError, ValueError) as e:
        raise FetchError("malformed", here, f"redirects to what is no address: {_short(e)}") from e
    except FetchError as e:
        raise FetchError("refused", here, f"redirects to {redacted(location)[:200]}: {e.message}") from e
    return _without_credentials(target)


def redacted(url: str) -> str:
    """An address fit for logs: without user and password, on one line."""
    line = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", "", url)
    return re.sub(r"//[^/?#@]*@", "//", line)[:500]


def _without_credentials(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def _credentials(url: str) -> httpx2.BasicAuth | None:
    parts = urlsplit(url)
    return httpx2.BasicAuth(parts.username or "", parts.password or "") if parts.username or parts.password else None


def _host_and_port(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return (parts.hostname or "").rstrip(".").lower(), parts.port or (443 if parts.scheme == "https" else 80)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


# --- headers and bodies ----------------------------------------------------------------------------------------------


def _headers(answer: httpx2.Response) -> dict[str, str]:
    """Names in lower case, values byte for byte as Latin-1, so that a validator goes back as it came."""
    found: dict[str, str] = {}
    for name, value in answer.headers.raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _sendable(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    return {name.encode("latin-1"): value.encode("latin-1", "replace") for name, value in headers.items()}


def _is_header(value: str) -> bool:
    return bool(re.fullmatch(r"[\t\x20-\x7e\x80-\xff]+", value))


def _without_validators(headers: dict[str, str]) -> dict[str, str]:
    """Another site's ETag means nothing to this one."""
    return {k: v for k, v in headers.items() if k not in ("If-None-Match", "If-Modified-Since")}


def _body(answer: httpx2.Response, url: str, headers: Mapping[str, str], max_bytes: int) -> bytes:
    """The decompressed body, read piece by piece and never beyond max_bytes."""
    codings = [c.strip().lower() for c in headers.get("content-encoding", "").split(",") if c.strip()]
    codings = [c for c in codings if c != "identity"]
    if len(codings) > 1 or (codings and codings[0] not in ("gzip", "x-gzip", "deflate")):
        raise FetchError("malformed", url, f"sent in an encoding we did not ask for: {', '.join(codings)[:80]}")
    inflate = _Inflate(raw_possible=codings[0] == "deflate") if codings else None
    out = bytearray()
    for piece in answer.iter_raw(65536):
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
        if self._unzip.eof:  # what follows the stream is padding
            return b""
        try:
            out = self._unzip.decompress(piece, room)
        except zlib.error:
            if not self._raw_possible:
                raise
            self._unzip = zlib.decompressobj(-15)  # "deflate" without its zlib header, as some servers send it
            out = self._unzip.decompress(piece, room)
        self._raw_possible = False
        return out


def _finished(answer: Response, requested: str, permanent: str | None) -> Response:
    if answer.status == 304 or 200 <= answer.status < 300:
        return Response(answer.url, requested, answer.status, answer.headers, answer.body, answer.fetched_at,
                        permanent_url=permanent)
    raise _http_error(answer)


def _http_error(answer: Response) -> FetchError:
    wait = retry_after_s(answer.headers.get("retry-after"), answer.fetched_at) if answer.status in (429, 503) else None
    why = _HTTP_WORDS.get(answer.status, "")
    if answer.headers.get("cf-mitigated") == "challenge":
        why = "a browser check stands before the site"
    return FetchError("http", answer.requested_url, f"answers {answer.status}" + (f" ({why})" if why else ""),
                      status=answer.status, retry_after_s=wait)


_HTTP_WORDS = {401: "wants a login", 403: "forbidden", 404: "not found", 410: "gone for good", 429: "too many requests",
               500: "server error", 502: "bad gateway", 503: "not available now", 504: "gateway timeout"}


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


def _short(error: BaseException) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return re.sub(r"^\[Errno -?\d+\] ", "", text)[:200]
