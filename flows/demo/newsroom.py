"""A small server on the loopback address that publishes invented news: what `vraem demo` polls, and the tests.

    with Newsroom(edition=1) as newsroom:
        newsroom.feeds             # [(name, url, lang), …]
        newsroom.publish(2)        # more news, one toll raised, one article edited
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from flows.demo import page, press, syndication

HOST = "127.0.0.1"
ROBOTS = "User-agent: *\nDisallow: /gallo-de-papel/reservado/\n"
EDITIONS = (1, 2)


@dataclass(frozen=True, slots=True)
class Document:
    """What one path answers."""

    body: bytes
    content_type: str
    status: int = 200
    last_modified: datetime | None = None
    slow_s: float = 0.0

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


class PortTaken(Exception):
    """The asked port belongs to another program."""


class Newsroom:
    """All outlets on one address, each below its own path; a context manager that serves while it is open.

    `port` 0 takes any free one. Addresses of items hold the port, so that a caller who wants to meet the same items
    again must ask for the same one (`flows.demo.run` keeps it in the demo's folder).
    """

    def __init__(self, edition: int = 1, port: int = 0) -> None:
        try:
            self._server = ThreadingHTTPServer((HOST, port), _handler(self))
        except OSError as e:
            raise PortTaken(f"{HOST}:{port}: {e.strerror or e}") from e
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True,
                                        name="newsroom")
        self.requests: list[tuple[str, str, int]] = []  # method, path, status: for tests
        self.publish(edition)

    def __enter__(self) -> Newsroom:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        """`host:port`, as `network.allow_private` takes it."""
        return f"{HOST}:{self.port}"

    @property
    def base(self) -> str:
        return f"http://{self.address}"

    @property
    def feeds(self) -> list[tuple[str, str, str]]:
        """Name, address and language of each outlet's feed; the truncated and the missing one are among them."""
        return [(outlet.slug, self.base + outlet.feed_path, outlet.lang) for outlet in press.outlets().values()]

    def publish(self, edition: int) -> None:
        """From now on the sites stand at this edition."""
        if edition not in EDITIONS:
            raise ValueError(f"edition {edition}: there are {EDITIONS}")
        self.edition = edition
        self._site = site(edition, self.base)

    def answer(self, path: str) -> Document:
        """What the server says to a path; query strings change nothing, as on most sites."""
        return self._site.get(path.partition("?")[0]) or _text(page.missing(), status=404)


def site(edition: int, base: str) -> dict[str, Document]:
    """Every path of the newsroom at an edition, and its document."""
    return site_of(press.on_show(edition), base)


def site_of(pieces: Sequence[press.Piece], base: str) -> dict[str, Document]:
    """The same with just these pieces on show."""
    documents = {"/robots.txt": Document(ROBOTS.encode(), "text/plain; charset=utf-8")}
    for outlet in press.outlets().values():
        own = [piece for piece in pieces if piece.outlet == outlet]
        printed = [piece for piece in own if piece.kind != "link"]
        documents[f"/{outlet.slug}/"] = _text(page.front(outlet, base, printed), outlet.charset)
        if not outlet.feed.get("missing"):
            documents[outlet.feed_path] = _feed(outlet, own, base)
        for piece in own:
            documents.update(_pages(piece, base, own))
    return documents


def _pages(piece: press.Piece, base: str, own: list[press.Piece]) -> dict[str, Document]:
    """The paths of one piece: none for a mere link, two for one with an AMP page."""
    charset = piece.outlet.charset
    if piece.kind == "link":
        return {}
    if piece.kind == "gone":
        return {piece.path: _text(page.missing(piece.outlet.lang), status=404)}
    if piece.kind == "no_article":
        return {piece.path: _text(page.gallery(piece, base), charset, piece)}
    # only older ones under their first headline, so that a page stays as it was when more is published
    earlier = [press.everything()[p.id] for p in own if p.published < piece.published and p.kind != "link"][:3]
    pages = {piece.path: _text(page.article(piece, base, earlier), charset, piece)}
    if piece.amp:
        pages[piece.amp_path] = _text(page.amp(piece, base), charset, piece)
    return pages


def _feed(outlet: press.Outlet, own: list[press.Piece], base: str) -> Document:
    body = syndication.render(outlet, own, base, press.everything())
    newest = max((piece.updated for piece in own), default=None)
    return Document(body, f"application/{outlet.feed['kind']}+xml; charset=utf-8", last_modified=newest)


def _text(html: str, charset: str = "utf-8", piece: press.Piece | None = None, status: int = 200) -> Document:
    # an old site names its charset in the page only
    content_type = "text/html; charset=utf-8" if charset == "utf-8" else "text/html"
    return Document(html.encode(charset, "xmlcharrefreplace"), content_type, status,
                    piece.updated if piece else None, piece.slow_s if piece else 0.0)


def _handler(newsroom: Newsroom) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "Newsroom"
        sys_version = ""
        timeout = 30
        disable_nagle_algorithm = True  # or every answer on a kept connection waits 40 ms for its second packet

        def do_GET(self) -> None:
            document = newsroom.answer(self.path)
            if document.slow_s:
                time.sleep(document.slow_s)
            status = 304 if document.status == 200 and _unchanged(document, self.headers.get) else document.status
            newsroom.requests.append((self.command, self.path, status))
            self.send_response(status)
            if document.status == 200:
                self.send_header("ETag", document.etag)
                if document.last_modified:
                    self.send_header("Last-Modified", _http_date(document.last_modified))
            if status != 304:
                self.send_header("Content-Type", document.content_type)
                self.send_header("Content-Length", str(len(document.body)))
            self.end_headers()
            if status != 304 and self.command != "HEAD":
                self.wfile.write(document.body)

        do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the demo's own lines are what its reader looks at."""

    return Handler


def _unchanged(document: Document, header: Callable[[str], str | None]) -> bool:
    """Does the client have this already? ETag first; the date counts only where no tag is sent (RFC 9110, 13.2.2)."""
    tags = header("If-None-Match")
    if tags is not None:
        return document.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
    since = header("If-Modified-Since")
    if since is None or document.last_modified is None:
        return False
    try:
        return document.last_modified <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


def _http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
