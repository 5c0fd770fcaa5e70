"""Stands for `flows.service.child`: answers as Prefect's server does when asked for its health, ends with its pipe."""

from __future__ import annotations

import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/api/health" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Not a word."""


def watch() -> None:
    os.read(0, 1)
    os._exit(0)


if __name__ == "__main__":
    _, what, host, port = sys.argv
    if os.environ.get("FAKE_FAILS"):
        sys.exit("the database is of a newer version")
    threading.Thread(target=watch, daemon=True).start()
    HTTPServer((host, int(port)), Healthy).serve_forever()
