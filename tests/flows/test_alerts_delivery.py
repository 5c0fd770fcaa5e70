"""Alerts over real sockets on loopback: a mail server and a webhook receiver that take, refuse, hang and answer late."""

from __future__ import annotations

import email
import email.policy
import hashlib
import hmac
import json
import logging
import socketserver
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.alerts import outbox
from flows.alerts.message import compose, digest
from flows.alerts.outbox import NotDelivered, send
from flows.cli import main
from flows.report import charts
from flows.report.charts import Series
from flows.settings import Network
from flows.web import Web
from tests.flows.test_alerts import CONTEXT


class Mail(socketserver.StreamRequestHandler):
    """As much of SMTP as a sender needs. `mood`: take, refuse (at DATA), hang (says nothing at all)."""

    def handle(self) -> None:
        server: Any = self.server
        if server.mood == "hang":
            server.over.wait(30)
            return
        self.say("220 mail.example")
        while line := self.rfile.readline().decode().strip():
            command = line.upper().split(" ")[0].split(":")[0]
            if command == "DATA":
                if server.mood == "refuse":
                    self.say("554 no")
                    continue
                self.say("354 go on")
                lines = []
                while (got := self.rfile.readline()) != b".\r\n":
                    lines.append(got)
                server.taken.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))
                self.say("250 taken")
            elif command == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 well")

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


class Hook(BaseHTTPRequestHandler):
    """`mood`: an HTTP status, or the seconds it waits before 200."""

    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if isinstance(server.mood, float):
            server.over.wait(server.mood)
        server.taken.append((self.path, dict(self.headers), body))
        self.send_response(server.mood if isinstance(server.mood, int) else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Not a word."""


def opened(server: Any) -> Iterator[Any]:
    server.taken, server.over, server.daemon_threads = [], threading.Event(), True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def mail() -> Iterator[Any]:
    yield from opened(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail))


@pytest.fixture
def hook() -> Iterator[Any]:
    yield from opened(ThreadingHTTPServer(("127.0.0.1", 0), Hook))


def at(server: Any) -> str:
    return f"127.0.0.1:{server.server_address[1]}"


def web(server: Any, timeout_s: float = 5) -> Web:
    return Web(Network(allow_private=(at(server),), per_host_delay_s=0, timeout_s=timeout_s))


# --- mail ------------------------------------------------------------------------------------------------------------


def by_mail(server: Any) -> str:
    return f"mailto://{at(server)}?from=watch@vraem.example&to=analyst@vraem.example&mode=insecure&cto=1&rto=1"


def test_mail_carries_one_subject_and_harmless_html(mail: Any) -> None:
    mail.mood = "take"
    send(by_mail(mail), compose(CONTEXT, "es"), CONTEXT)
    [got] = mail.taken
    assert "ataque" in got["Subject"]
    assert got["Bcc"] is None
    html = got.get_body(("html",)).get_content()
    assert "https://diario.example/1" in html
    assert "<script>" not in html


CHART = charts.picture(charts.monthly([date(2026, 10, 1), date(2026, 11, 1)], [False, True], [Series("message.incidents", 1, [0, 3])], "message.chart", "en"))


def test_a_digest_brings_its_chart_within_a_mail_and_our_webhook(mail: Any, hook: Any) -> None:
    mail.mood, hook.mood = "take", 200
    told = {**digest([CONTEXT, {**CONTEXT, "alert_id": "def"}]), "chart": CHART}
    send(by_mail(mail), compose(told, "en"), told)
    got = mail.taken[0]
    (chart,) = [part for part in got.walk() if part.get_content_maintype() == "image"]
    assert (chart.get_filename(), chart.get_content_type()) == ("vraem.png", "image/png")
    assert chart.get_content() == CHART.png
    assert f'<img src="cid:{chart["Content-ID"].strip("<>")}">' in got.get_body(("html",)).get_content()
    assert "Emboscada" in got.get_body(("plain",)).get_content(), "to be read without a picture, too"
    send(f"vraem+http://{at(hook)}/", compose(told, "en"), told, web(hook))
    assert json.loads(hook.taken[0][2])["chart"] == CHART.svg
    send(f"json://{at(hook)}/", compose(told, "en"), told)  # elsewhere a file would be a message of its own
    assert not json.loads(hook.taken[1][2])["attachments"]


@pytest.mark.parametrize("mood", ["refuse", "hang"])
def test_mail_that_is_not_taken_is_not_delivered(mail: Any, mood: str) -> None:
    mail.mood = mood
    began = time.monotonic()
    with pytest.raises(NotDelivered):
        send(by_mail(mail), compose(CONTEXT), CONTEXT)
    assert time.monotonic() - began < 20
    assert not mail.taken


# --- webhooks, ours and Apprise's ------------------------------------------------------------------------------------


def test_our_webhook_is_signed_and_keeps_its_secret(hook: Any) -> None:
    hook.mood = 200
    send(f"vraem+http://{at(hook)}/alerts?secret=s3cret&team=a", compose(CONTEXT), CONTEXT, web(hook))
    [(path, headers, body)] = hook.taken
    assert path == "/alerts?team=a"
    assert headers[outbox.SIGNATURE] == "sha256=" + hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()
    assert json.loads(body)["id"] == headers[outbox.ALERT_ID] == "abc123"
    assert json.loads(body)["incident"]["incident_id"] == 7


def test_our_webhook_goes_to_no_private_address_unless_allowed(hook: Any) -> None:
    hook.mood = 200
    with pytest.raises(NotDelivered, match="refused"):
        send(f"vraem+http://{at(hook)}/", compose(CONTEXT), CONTEXT, Web(Network(per_host_delay_s=0)))
    assert not hook.taken


def test_apprise_takes_the_rest(hook: Any) -> None:
    hook.mood = 200
    send(f"json://{at(hook)}/any", compose(CONTEXT, "en"), CONTEXT)
    [(_, _, body)] = hook.taken
    assert "killed: 3 → 5" in json.loads(body)["message"]


@pytest.mark.parametrize("mood", [400, 404, 410, 429, 500, 503, 8.0])
@pytest.mark.parametrize("kind", ["vraem+http", "json"])
def test_what_is_refused_or_answered_too_late_is_tried_again_with_the_same_id(hook: Any, kind: str, mood: int | float) -> None:
    hook.mood = mood
    address = f"{kind}://user:pass@{at(hook)}/x?secret=s3cret" + ("&rto=0.5&cto=0.5" if kind == "json" else "")
    with pytest.raises(NotDelivered) as e:
        send(address, compose(CONTEXT), CONTEXT, web(hook, timeout_s=0.5))
    assert not any(s in str(e.value) for s in ("s3cret", "pass", at(hook)))
    hook.mood = 200
    hook.over.set()
    if kind == "vraem+http":
        send(address, compose(CONTEXT), CONTEXT, web(hook))
        assert json.loads(hook.taken[-1][2])["id"] == "abc123"


def watch_test(folder: Path, hook: Any, *addresses: str) -> int:
    config = folder / "config.yaml"
    config.write_text(f"network: {{allow_private: ['{at(hook)}'], per_host_delay_s: 0}}\nwatches:\n  - name: attacks\n"
                      f"    types: [attack]\n    language: en\n    notify: {list(addresses)}\n")
    return main(["watch", "test", "attacks", "--config", str(config)])


def test_a_test_message_is_marked_and_goes_to_every_address(tmp_path: Path, hook: Any,
                                                            capsys: pytest.CaptureFixture[str]) -> None:
    hook.mood = 200
    assert watch_test(tmp_path, hook, f"vraem+http://{at(hook)}/a?secret=s3cret", f"json://{at(hook)}/b") == 0
    told = [json.loads(body) for _, _, body in hook.taken]
    assert (told[0]["reason"], told[0]["subject"].startswith("[TEST] VRAEM")) == ("test", True)
    assert told[1]["title"].startswith("[TEST] VRAEM")
    assert "s3cret" not in "".join(capsys.readouterr())
    assert not (tmp_path / "data").exists()  # nothing is recorded


def test_a_test_message_that_does_not_arrive_is_exit_1(tmp_path: Path, hook: Any, capsys: pytest.CaptureFixture[str],
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    hook.mood = 500
    monkeypatch.delenv("VRAEM_UNSET", raising=False)
    assert watch_test(tmp_path, hook, f"vraem+http://{at(hook)}/a", "${VRAEM_UNSET}") == 1
    assert capsys.readouterr().out.count("not delivered: ") == 2
    assert watch_test(tmp_path, hook, "${VRAEM_UNSET}") == 2
    assert "VRAEM_UNSET" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["nosuch://user:s3cret@host", "mailto://", "json://", "", "s3cret", "vraem+https://", "vraem+ftp://s3cret",
                                     "json://user:s3cret@127.0.0.1:9/"])
def test_no_address_and_no_secret_gets_into_words_or_logs(address: str, caplog: pytest.LogCaptureFixture,
                                                         capfd: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(NotDelivered) as e:
        send(address, compose(CONTEXT), CONTEXT, Web(Network(per_host_delay_s=0)))
    told = "".join((str(e.value), repr(e.value.__cause__), caplog.text, *capfd.readouterr()))
    assert "s3cret" not in told
