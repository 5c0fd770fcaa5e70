"""The report page and the watches' Atom files on a local port: two folders, read only, nothing else."""

from __future__ import annotations

import os
import re
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from flows.service.embedded import near
from flows.settings import Settings

SERVED_AT = "VRAEM_PAGE_URL"  # set by `vraem serve` for the runs it starts
_TYPES = {".html": "text/html; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8"}


def link(known: Settings) -> str:
    """Where a reader finds the report page: as configured, as served on this machine, else the file."""
    return known.serve.public_url or os.environ.get(SERVED_AT) or (known.data_dir / "site" / "index.html").as_uri()


class PageServer:
    """Serves while open; a context manager. OSError when the address is taken."""

    def __init__(self, data_dir: Path, host: str, port: int) -> None:
        kind = type("_Six", (ThreadingHTTPServer,), {"address_family": socket.AF_INET6}) if ":" in host else ThreadingHTTPServer
        self._server = kind((host, port), _handler(data_dir))
        self._server.daemon_threads = True
        self.url = f"http://{near(host)}:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    def __enter__(self) -> PageServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def file_of(data_dir: Path, path: str) -> Path | None:
    """The file behind a request's path: the page, or a watch's Atom file; None for anything else."""
    if path.partition("?")[0] in ("/", "/index.html"):
        return data_dir / "site" / "index.html"
    # a watch's name as the configuration allows it, which holds no "/" and does not begin with "."
    found = re.fullmatch(r"/alerts/([a-z0-9][a-z0-9._-]{0,59}\.atom)", path.partition("?")[0])
    return data_dir / "alerts" / found[1] if found else None


def _handler(data_dir: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version, sys_version = "vraem", ""
        timeout = 30

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, body: bool) -> None:
            file = file_of(data_dir, self.path)
            try:
                content = file.read_bytes() if file else b""
            except OSError:
                file = None
            if file is None:
                content = b"Not there (yet: the page comes with the first cycle).\n"
            self.send_response(200 if file else 404)
            self.send_header("Content-Type", _TYPES[file.suffix] if file else "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            for name, value in (("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"),
                                ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer")):
                self.send_header(name, value)
            self.end_headers()
            if body:
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Who reads the page is nobody's business."""

    return Handler
