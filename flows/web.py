"""The only download: guards, pace, deadlines. Whatever leaves this machine through our own code leaves through `Web`.

Beside it: `web_address` (which addresses may be asked for), `web_guard` (where a socket may lead, and until when) and
`web_body` (headers and bodies). Nothing else imports an HTTP library.
"""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpcore2
import httpx2
from protego import Protego

from flows.settings import Network
from flows.web_address import FetchError, checked, host_and_port, origin_of, redacted, short, without_credentials
from flows.web_body import headers_of, is_header, read_body, retry_after_s, sendable
from flows.web_guard import GuardedBackend, Refused, TooLate, clock, look_up

__all__ = ["FEED", "HTML", "FetchError", "Response", "Web"]

MAX_REDIRECTS = 5
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


class Web:
    """Downloads, safely and politely. Thread-safe; one request at a time per host (name and port)."""

    def __init__(self, network: Network, *, resolve: Callable[[str, int], list[str]] | None = None) -> None:
        """`resolve`: host, port → addresses; the system's resolver when None."""
        self._network = network
        self._max_bytes = int(network.max_body_mb * 1_000_000)
        self._backend = GuardedBackend(network.allow_private, resolve or look_up)
        self._client = httpx2.Client(
            transport=_GuardedTransport(self._backend, network.concurrency),
            headers=sendable({"User-Agent": network.user_agent, "Accept-Encoding": "gzip, deflate"}),
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
        if etag and len(etag) <= MAX_VALIDATOR and is_header(etag):
            headers["If-None-Match"] = etag
        if last_modified and len(last_modified) <= 100 and is_header(last_modified):
            headers["If-Modified-Since"] = last_modified
        return self._follow(url, headers, robots=robots and self._network.robots, max_bytes=self._max_bytes)

    def post_json(self, url: str, body: bytes, headers: Mapping[str, str] | None = None) -> Response:
        """Sends a JSON document (our own webhook). Redirects are not followed: a webhook is named exactly."""
        exact = checked(url)
        with self._pace.turn(exact), self._deadline():
            sent = {**(headers or {}), "Content-Type": "application/json"}
            answer = self._exchange("POST", exact, sent, self._max_bytes, content=body)
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
        here = checked(url)
        permanent: str | None = None
        only_permanent = True
        first_origin = origin_of(here)
        seen = {here}
        credentials = _credentials(here)
        for _ in range(MAX_REDIRECTS + 1):
            if robots:
                self._ask_robots(here)
            sent = headers if origin_of(here) == first_origin else _without_validators(headers)
            auth = credentials if origin_of(here) == first_origin else None
            with self._pace.turn(here), self._deadline():
                answer = self._exchange("GET", here, sent, max_bytes, auth=auth)
            if answer.status not in (301, 302, 303, 307, 308):
                return _finished(answer, url, permanent)
            only_permanent = only_permanent and answer.status in (301, 308)
            here = _next_hop(answer, here)
            permanent = _with_credentials_of(url, here) if only_permanent else permanent
            if here in seen:
                raise FetchError("redirects", url, "redirects in a circle")
            seen.add(here)
        raise FetchError("redirects", url, f"more than {MAX_REDIRECTS} redirects")

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], max_bytes: int, *,
                  content: bytes | None = None, auth: httpx2.BasicAuth | None = None) -> Response:
        bare = without_credentials(url)
        try:
            with self._client.stream(method, bare, headers=sendable(headers), content=content, auth=auth) as answer:
                names = headers_of(answer.headers.raw)
                redirect = answer.status_code in (301, 302, 303, 307, 308)
                # a redirect's body is never read: nobody needs it, and it may be a bomb
                body = b"" if redirect or answer.status_code == 304 else read_body(answer.iter_raw(65536), url, names, max_bytes)
                return Response(bare, url, answer.status_code, names, body, datetime.now(UTC))
        except Refused as e:
            raise FetchError("refused", url, str(e)) from None
        except (httpx2.TimeoutException, TooLate) as e:
            raise FetchError("timeout", url, f"no full answer within {self._network.timeout_s:g} s") from e
        except (httpx2.RemoteProtocolError, httpx2.LocalProtocolError, httpx2.DecodingError, zlib.error) as e:
            raise FetchError("malformed", url, f"not an HTTP answer one can read: {short(e)}") from e
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError, ValueError) as e:
            raise FetchError("refused", url, f"not an address: {short(e)}") from e
        except (httpx2.HTTPError, httpcore2.NetworkError, OSError) as e:
            raise FetchError("unreachable", url, short(e)) from e

    @contextmanager
    def _deadline(self) -> Iterator[None]:
        """The whole request, name look-up and body included, ends by now + timeout_s; kept by the socket below."""
        clock.ends = time.monotonic() + self._network.timeout_s
        try:
            yield
        finally:
            clock.ends = None

    # --- robots.txt ---

    def _ask_robots(self, url: str) -> None:
        origin = origin_of(url)
        rules = self._robots_of(origin)
        if rules is None:
            return
        if not rules.can_fetch(without_credentials(url), self._network.user_agent):
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
            return self._hosts.setdefault(host_and_port(url), _Host(self._delay_s))

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


class _GuardedTransport(httpx2.HTTPTransport):
    """httpx2's transport over sockets that the guard opens. httpx2 has no public way to hand a backend in."""

    def __init__(self, backend: httpcore2.NetworkBackend, concurrency: int) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(), max_connections=concurrency * 2,
            max_keepalive_connections=concurrency, keepalive_expiry=30.0, network_backend=backend,
        )


def _next_hop(answer: Response, here: str) -> str:
    location = answer.headers.get("location", "").strip()
    if not location:
        raise FetchError("malformed", here, f"answers {answer.status} without saying where to")
    try:
        # Location comes as Latin-1; what is not ASCII in it was UTF-8 before
        location = location.encode("latin-1").decode("utf-8") if not location.isascii() else location
        target = checked(urljoin(without_credentials(here), location))
    except (UnicodeError, ValueError) as e:
        raise FetchError("malformed", here, f"redirects to what is no address: {short(e)}") from e
    except FetchError as e:
        raise FetchError("refused", here, f"redirects to {redacted(location)[:200]}: {e.message}") from e
    return without_credentials(target)


def _with_credentials_of(asked: str, target: str) -> str:
    """The target with the password of the address that was asked for, when it is of the same site."""
    name, at, _ = urlsplit(asked.strip()).netloc.rpartition("@")
    if not at or origin_of(checked(asked)) != origin_of(target):
        return target
    parts = urlsplit(target)
    return urlunsplit(parts._replace(netloc=f"{name}@{parts.netloc}"))


def _credentials(url: str) -> httpx2.BasicAuth | None:
    parts = urlsplit(url)
    return httpx2.BasicAuth(parts.username or "", parts.password or "") if parts.username or parts.password else None


def _without_validators(headers: dict[str, str]) -> dict[str, str]:
    """Another site's ETag means nothing to this one."""
    return {k: v for k, v in headers.items() if k not in ("If-None-Match", "If-Modified-Since")}


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
