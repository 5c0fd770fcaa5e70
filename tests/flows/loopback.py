"""A server on the loopback address that answers raw bytes, so that tests can be as rude as the real web."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from types import TracebackType

import pytest

from flows.settings import Network
from flows.web import FetchError, Web

Answer = bytes | Iterable[bytes]


def http(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole HTTP/1.1 answer; `content_type="text/html"` becomes `Content-Type: text/html`."""
    lines = {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines.setdefault("Content-Length", str(len(body)))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode("latin-1") + body


def moved(to: str, status: str = "302 Found") -> bytes:
    return http(status=status, location=to)


class Loopback:
    """`answers`: path → bytes, pieces of bytes, or a function of the request's head that gives either."""

    def __init__(self, answers: dict[str, Answer | Callable[[str], Answer]] | None = None,
                 tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.answers = dict(answers or {})
        self.requests: list[str] = []  # heads, as received
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def allowed(self) -> str:
        return f"127.0.0.1:{self.port}"

    def header(self, name: str, request: int = -1) -> str | None:
        """A header of one of the requests received."""
        for line in self.requests[request].split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return None

    def paths(self) -> list[str]:
        return [head.split(" ")[1] for head in self.requests]

    def __enter__(self) -> Loopback:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        if self._tls is not None:
            try:
                connection = self._tls.wrap_socket(connection, server_side=True)
            except OSError:  # the other side does not trust us
                return
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
            text = head.decode("latin-1")
            self.requests.append(text)
            answer = self.answers.get(text.split(" ")[1].partition("?")[0], http(b"none", "404 Not Found"))
            answer = answer(text) if callable(answer) else answer
            try:
                for piece in [answer] if isinstance(answer, bytes) else answer:
                    connection.sendall(piece)
            except OSError:  # the other side had enough
                return


def web(*allowed: str, **settings: object) -> Web:
    """Our client as a test needs it: in no hurry to wait, and let through to these hosts."""
    return Web(Network.model_validate({"allow_private": allowed, "per_host_delay_s": 0, "timeout_s": 2, **settings}))


def failure(client: Web, url: str, **how: object) -> FetchError:
    """What it raises."""
    with pytest.raises(FetchError) as caught:
        client.get(url, **how)  # type: ignore[arg-type]
    return caught.value
