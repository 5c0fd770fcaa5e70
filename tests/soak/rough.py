"""A newsroom that grows and fails, and a receiver of alerts that refuses and hangs: what the soak runs against."""

from __future__ import annotations

import json
import random
import threading
from collections import defaultdict
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from flows.demo import press
from flows.demo.newsroom import Document, Newsroom, site_of

FEED_FAULTS = ("fails", "is slow", "is malformed", "has pages that fail")


class Growing(Newsroom):
    """Shows the first pieces of the demo's second edition, oldest first; `faults`: outlet → one of FEED_FAULTS."""

    def __init__(self) -> None:
        super().__init__(edition=2)
        self.pieces = sorted(press.on_show(2), key=lambda piece: (piece.published, piece.id))
        self.faults: dict[str, str] = {}
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a killed cycle hangs up in mid-sentence

    def show(self, share: float) -> None:
        shown = self.pieces[: max(1, round(share * len(self.pieces)))]
        self._site = site_of(sorted(shown, key=lambda piece: (piece.updated, piece.id), reverse=True), self.base)

    def answer(self, path: str) -> Document:
        document = super().answer(path)
        slug = path.split("/")[1]
        fault, is_feed = self.faults.get(slug), path == press.outlets()[slug].feed_path if slug in press.outlets() else False
        if (fault == "fails" and is_feed) or (fault == "has pages that fail" and not is_feed):
            return Document(b"no", "text/plain", status=503)
        if fault == "is slow":
            return replace(document, slow_s=document.slow_s + 0.2)
        if fault == "is malformed" and is_feed:
            return replace(document, body=document.body[: len(document.body) // 3])
        return document


class Receiver:
    """Takes alerts, refuses a fifth of them and answers some too late; `taken`: id → how often it was taken."""

    def __init__(self, rng: random.Random) -> None:
        self.taken: dict[str, int] = defaultdict(int)
        self.refused = self.late = 0
        self.rough = False
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                chance = rng.random() if receiver.rough else 1.0
                if chance < 0.2:
                    receiver.refused += 1
                    self.send_response(503)
                else:
                    if chance < 0.25:  # it has it, and the sender will not know
                        receiver.late += 1
                        threading.Event().wait(2.5)
                    receiver.taken[body["id"]] += 1
                    self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Not a word."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
