"""How the only door to the world behaves towards the servers it asks: what it sends, what it makes of their errors, how it obeys (threat F)."""

from __future__ import annotations

import ssl
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.settings import Network
from flows.web import Web
from flows.web_body import retry_after_s
from tests.flows.loopback import Loopback, failure, http, moved, web

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_validators_go_out_as_they_came_in(site: Loopback) -> None:
    site.answers["/"] = http(status="304 Not Modified", etag='W/"a"')
    answer = web(site.allowed).get(f"{site.base}/", etag='W/"a-ñ"', last_modified="Fri, 12 Dec 2014 08:00:00 GMT")
    assert answer.status == 304
    assert answer.body == b""
    assert site.header("if-none-match") == 'W/"a-ñ"'
    assert site.header("if-modified-since") == "Fri, 12 Dec 2014 08:00:00 GMT"


@pytest.mark.parametrize("etag", ['"' + "x" * 10_000 + '"', '"a\r\nX-Injected: 1"', ""])
def test_f1_a_validator_that_no_header_can_hold_is_left_out(site: Loopback, etag: str) -> None:
    site.answers["/"] = http(b"x")
    web(site.allowed).get(f"{site.base}/", etag=etag)
    assert site.header("if-none-match") is None
    assert site.header("x-injected") is None


def test_f5_a_permanent_move_is_told_apart_from_a_passing_one(site: Loopback) -> None:
    site.answers |= {"/a": moved("/b", "301 Moved"), "/b": moved("/c", "308 Permanent"), "/c": moved("/d"),
                     "/d": http(b"x")}
    client = web(site.allowed)
    assert client.get(f"{site.base}/a").permanent_url == f"{site.base}/c"
    assert client.get(f"{site.base}/c").permanent_url is None


@pytest.mark.parametrize("status", ["401 U", "403 F", "404 N", "410 G", "500 E", "502 B", "504 T"])
def test_f6_an_error_of_the_server_is_typed(site: Loopback, status: str) -> None:
    site.answers["/"] = http(b"<html>sorry</html>", status)
    error = failure(web(site.allowed), f"{site.base}/")
    assert (error.kind, error.status, error.retry_after_s) == ("http", int(status[:3]), None)


def test_f4_retry_after_comes_with_the_error(site: Loopback) -> None:
    site.answers["/"] = http(status="429 Too Many", retry_after="120")
    assert failure(web(site.allowed), f"{site.base}/").retry_after_s == 120


@pytest.mark.parametrize(("value", "seconds"), [
    ("120", 120), ("0", 0), ("99999999999", 86400), ("-5", None), ("soon", None), ("", None), (None, None),
    ("Wed, 25 Nov 2026 12:10:00 GMT", 600), ("Wed, 25 Nov 2025 12:10:00 GMT", 0),
    ("Sun, 25 Nov 2096 12:10:00 GMT", 86400), ("Wed, 99 Nov 2026 12:10:00 GMT", None),
])
def test_f4_retry_after_in_either_form_clamped(value: str | None, seconds: float | None) -> None:
    assert retry_after_s(value, NOW) == seconds


def test_f6_a_certificate_that_nobody_vouches_for_is_not_accepted() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(Path(__file__).with_name("self-signed.pem"))  # made for these tests, trusted by nobody
    with Loopback({"/": http(b"x")}, tls) as site:
        error = failure(web(site.allowed), f"https://127.0.0.1:{site.port}/")
        assert (error.kind, "certificate" in error.message.lower()) == ("unreachable", True)
        assert site.requests == []  # nothing was said, and it was not asked again without the check


def test_f6_a_server_that_speaks_no_tls_is_unreachable(site: Loopback) -> None:
    error = failure(web(site.allowed, timeout_s=0.5), f"https://127.0.0.1:{site.port}/")
    assert error.kind in ("unreachable", "malformed", "timeout")


def test_f6_tls_is_never_weakened() -> None:
    tls = web()._client._transport._pool._ssl_context  # type: ignore[attr-defined]
    assert tls.verify_mode is ssl.CERT_REQUIRED
    assert tls.check_hostname


def test_f6_an_unknown_host_is_unreachable() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("[Errno -2] Name or service not known")

    error = failure(Web(Network(), resolve=nowhere), "http://nope.example/")
    assert (error.kind, "nope.example" in str(error)) == ("unreachable", True)


ROBOTS = b"User-agent: *\nDisallow: /closed/\nCrawl-delay: 0.2\n"


def test_f7_pages_obey_robots_txt_and_feeds_do_not_ask(site: Loopback) -> None:
    site.answers |= {"/robots.txt": http(ROBOTS), "/closed/a": http(b"x"), "/open": http(b"y")}
    client = web(site.allowed)
    assert failure(client, f"{site.base}/closed/a", robots=True).kind == "robots"
    assert client.get(f"{site.base}/closed/a").body == b"x"
    assert client.get(f"{site.base}/open", robots=True).body == b"y"
    assert site.paths().count("/robots.txt") == 1
    assert web(site.allowed, robots=False).get(f"{site.base}/closed/a", robots=True).body == b"x"


def test_f7_a_redirect_does_not_lead_around_robots_txt(site: Loopback) -> None:
    site.answers |= {"/robots.txt": http(ROBOTS), "/open": moved("/closed/a"), "/closed/a": http(b"x")}
    assert failure(web(site.allowed), f"{site.base}/open", robots=True).kind == "robots"


@pytest.mark.parametrize("answer", [
    http(status="404 N"), http(status="403 F"), http(b"\xff\xfe<html>no</html>"), http(b""),
])
def test_f7_without_readable_rules_everything_is_allowed(site: Loopback, answer: bytes) -> None:
    site.answers |= {"/robots.txt": answer, "/a": http(b"x")}
    assert web(site.allowed).get(f"{site.base}/a", robots=True).body == b"x"


def test_f7_rules_that_cannot_be_had_now_are_asked_again_later(site: Loopback) -> None:
    site.answers |= {"/robots.txt": http(status="500 E"), "/a": http(b"x")}
    client = web(site.allowed)
    assert failure(client, f"{site.base}/a", robots=True).kind == "unreachable"
    site.answers["/robots.txt"] = http(status="404 N")
    assert client.get(f"{site.base}/a", robots=True).body == b"x"


def test_f7_a_huge_robots_txt_is_cut(site: Loopback) -> None:
    site.answers |= {"/robots.txt": http(b"User-agent: *\nDisallow: /closed/\n" + b"# x\n" * 500_000), "/a": http(b"x")}
    client = web(site.allowed)
    assert client.get(f"{site.base}/a", robots=True).body == b"x"
    assert failure(client, f"{site.base}/closed/", robots=True).kind == "robots"


def test_f8_one_request_at_a_time_per_host_with_a_pause_between(site: Loopback) -> None:
    running, most, lock = 0, 0, threading.Lock()

    def answer(_: str) -> bytes:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.03)
        with lock:
            running -= 1
        return http(b"x")

    site.answers["/"] = answer
    client = web(site.allowed, per_host_delay_s=0.05)
    threads = [threading.Thread(target=client.get, args=(f"{site.base}/",)) for _ in range(5)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert time.monotonic() - began >= 5 * 0.03 + 4 * 0.05


def test_f8_hosts_do_not_wait_for_each_other(site: Loopback) -> None:
    site.answers["/"] = http(b"x")
    with Loopback({"/": http(b"y")}) as other:
        client = web(site.allowed, other.allowed, per_host_delay_s=30)
        began = time.monotonic()
        client.get(f"{site.base}/")
        client.get(f"{other.base}/")
        assert time.monotonic() - began < 5


def test_we_say_who_we_are(site: Loopback) -> None:
    site.answers["/"] = http(b"x")
    web(site.allowed, user_agent="vraem-watch (ana@example.org)").get(f"{site.base}/")
    assert site.header("user-agent") == "vraem-watch (ana@example.org)"
