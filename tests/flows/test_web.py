"""What the only door to the world lets out, lets in, and refuses (threats A, B and F)."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest

from flows.settings import Network
from flows.web import FetchError, Web
from flows.web_address import redacted
from flows.web_body import retry_after_s
from flows.web_guard import is_public
from tests.flows.loopback import Loopback, http, moved

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def web(*allowed: str, **settings: object) -> Web:
    return Web(Network.model_validate({"allow_private": allowed, "per_host_delay_s": 0, "timeout_s": 2, **settings}))


def failure(client: Web, url: str, **how: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.get(url, **how)  # type: ignore[arg-type]
    return caught.value


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


# --- where a request may go ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [
    "file:///etc/passwd", "/etc/hostname", "ftp://example.org/feed", "gopher://example.org/", "data:text/xml,<rss/>",
    "feed://example.org/rss", "javascript:alert(1)", "http://", "http:///path", "https://[::1", "http://a b.pe/",
    "http://example.org:99999/", "http://example.org\\@127.0.0.1/", "",
])
def test_a1_only_http_and_https_addresses_are_fetched(url: str) -> None:
    assert failure(web(), url).kind == "refused"


@pytest.mark.parametrize("host", [
    "127.0.0.1", "localhost", "[::1]", "0.0.0.0", "169.254.169.254", "10.1.2.3", "172.16.0.1", "192.168.1.1",
    "100.64.0.1", "[fc00::1]", "[fe80::1]", "224.0.0.1", "255.255.255.255", "[ff02::1]", "[::]",
])
def test_a2_private_addresses_are_refused(host: str) -> None:
    error = failure(web(), f"http://{host}/")
    assert error.kind == "refused"
    assert "not a public address" in str(error)


@pytest.mark.parametrize("host", [
    "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]", "[64:ff9b::7f00:1]",
    "localhost.", "127。0。0。1", "[2002:7f00:1::]", "[::127.0.0.1]",
])
def test_a3_other_spellings_of_private_addresses_are_refused(host: str) -> None:
    # a resolver that does not know such a spelling at all is as good
    assert failure(web(), f"http://{host}/").kind in ("refused", "unreachable")


@pytest.mark.parametrize(("address", "public"), [
    ("8.8.8.8", True), ("2800:200::1", True), ("64:ff9b::808:808", True), ("192.0.2.1", False), ("198.18.0.1", False),
    ("192.88.99.1", False), ("fec0::1", False), ("240.0.0.1", False), ("2001:db8::1", False),
    ("::ffff:10.0.0.1", False), ("2001:0:4136:e378:8000:63bf:807f:fffe", False),
])
def test_public_means_the_whole_world_can_reach_it(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def test_a4_the_address_checked_is_the_address_connected(site: Loopback) -> None:
    site.answers["/"] = http(b"secret")
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])  # public for whoever checks first, private for whoever connects then
    client = Web(Network(per_host_delay_s=0, timeout_s=1), resolve=lambda host, port: next(answers))
    assert failure(client, f"http://rebind.example:{site.port}/").kind in ("unreachable", "timeout")
    assert site.requests == []


def test_a4_a_name_with_one_private_address_is_refused(site: Loopback) -> None:
    client = Web(Network(per_host_delay_s=0), resolve=lambda host, port: ["8.8.8.8", "127.0.0.1"])
    assert failure(client, f"http://both.example:{site.port}/").kind == "refused"
    assert site.requests == []


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize("target", [
    "http://127.0.0.1:1/", "http://169.254.169.254/latest", "//127.0.0.1:1/", "file:///etc/passwd",
    "javascript:alert(1)", "http://[::1]:1/", "gopher://127.0.0.1/",
])
def test_a5_every_hop_of_a_redirect_is_checked(site: Loopback, status: str, target: str) -> None:
    site.answers["/"] = moved(target, status)
    assert failure(web(site.allowed), f"{site.base}/").kind == "refused"


def test_a5_a_relative_redirect_is_followed(site: Loopback) -> None:
    site.answers |= {"/a/old": moved("../new?x=1"), "/new": http(b"here")}
    answer = web(site.allowed).get(f"{site.base}/a/old")
    assert (answer.body, answer.url, answer.requested_url) == (b"here", f"{site.base}/new?x=1", f"{site.base}/a/old")


def test_a5_a_redirect_to_nowhere_is_malformed(site: Loopback) -> None:
    site.answers["/"] = http(status="302 Found")
    assert failure(web(site.allowed), f"{site.base}/").kind == "malformed"


def test_a6_our_own_webhook_has_the_same_guard(site: Loopback) -> None:
    site.answers["/hook"] = http(b"ok")
    with pytest.raises(FetchError) as caught:
        web().post_json(f"{site.base}/hook", b"{}")
    assert caught.value.kind == "refused"
    answer = web(site.allowed).post_json(f"{site.base}/hook", b'{"a":1}', {"X-Signature": "abc"})
    assert answer.status == 200
    assert site.header("content-type") == "application/json"
    assert site.header("x-signature") == "abc"


def test_a6_a_webhook_is_not_redirected(site: Loopback) -> None:
    site.answers |= {"/hook": moved("/other", "307 Temporary"), "/other": http(b"ok")}
    with pytest.raises(FetchError):
        web(site.allowed).post_json(f"{site.base}/hook", b"{}")
    assert site.paths() == ["/hook"]


def test_a7_credentials_stay_with_their_host_and_out_of_messages(site: Loopback) -> None:
    with Loopback({"/": http(b"other")}) as other:
        site.answers["/"] = moved(f"{other.base}/")
        web(site.allowed, other.allowed).get(f"http://user:secret@127.0.0.1:{site.port}/")
        assert site.header("authorization") is not None
        assert other.header("authorization") is None
    site.answers["/"] = http(status="500 Oops")
    error = failure(web(site.allowed), f"http://user:secret@127.0.0.1:{site.port}/")
    assert "secret" not in str(error)
    assert redacted("https://u:p@h/x\r\nSet-Cookie: a") == "https://h/xSet-Cookie: a"


def test_a7_cookies_are_not_kept(site: Loopback) -> None:
    site.answers |= {"/a": http(b"1", set_cookie="id=7; Path=/"), "/b": http(b"2")}
    client = web(site.allowed)
    client.get(f"{site.base}/a")
    client.get(f"{site.base}/b")
    assert site.header("cookie") is None


@pytest.mark.parametrize("entry", ["127.0.0.1", "127.0.0.0/8", "{host}", "localhost"])
def test_the_operator_may_allow_a_private_host(site: Loopback, entry: str) -> None:
    site.answers["/"] = http(b"inside")
    host = "localhost" if entry == "localhost" else "127.0.0.1"
    assert web(entry.format(host=site.allowed)).get(f"http://{host}:{site.port}/").body == b"inside"


def test_an_allowed_port_allows_no_other(site: Loopback) -> None:
    assert failure(web(f"127.0.0.1:{site.port + 1}"), f"{site.base}/").kind == "refused"


def test_a_proxy_from_the_environment_is_not_used(site: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/"] = http(b"direct")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")  # it would connect for us, unchecked
    assert web(site.allowed).get(f"{site.base}/").body == b"direct"


# --- how long and how much -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_b1_the_cap_counts_decompressed_bytes(site: Loopback, coding: str, pack: object) -> None:
    bomb = pack(b"\0" * 50_000_000)  # type: ignore[operator]
    site.answers["/"] = http(bomb, content_encoding=coding)
    assert failure(web(site.allowed, max_body_mb=1), f"{site.base}/").kind == "too_large"


def test_b1_many_small_bombs_in_a_row_count_together(site: Loopback) -> None:
    site.answers["/"] = http(gzip.compress(b"\0" * 300_000) * 200, content_encoding="gzip")
    assert failure(web(site.allowed, max_body_mb=1), f"{site.base}/").kind == "too_large"


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "gzip, br"])
def test_b1_encodings_that_were_not_asked_for_are_refused(site: Loopback, coding: str) -> None:
    site.answers["/"] = http(gzip.compress(b"x"), content_encoding=coding)
    assert failure(web(site.allowed), f"{site.base}/").kind == "malformed"


def test_b1_a_body_zipped_twice_is_refused(site: Loopback) -> None:
    site.answers["/"] = http(gzip.compress(gzip.compress(b"x")), content_encoding="gzip")
    assert failure(web(site.allowed), f"{site.base}/").kind == "malformed"


def test_b1_the_body_of_a_redirect_is_not_read(site: Loopback) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    site.answers |= {"/": http(bomb, "302 Found", location="/to", content_encoding="gzip"), "/to": http(b"here")}
    assert web(site.allowed, max_body_mb=1).get(f"{site.base}/").body == b"here"


def test_raw_deflate_and_gzip_are_read(site: Loopback) -> None:
    raw = zlib.compressobj(wbits=-15)
    site.answers |= {"/raw": http(raw.compress(b"hola") + raw.flush(), content_encoding="deflate"),
                     "/gz": http(gzip.compress(b"hola"), content_encoding="gzip"),
                     "/two": http(gzip.compress(b"ho") + gzip.compress(b"la") + b"\0" * 9, content_encoding="gzip")}
    client = web(site.allowed)
    assert [client.get(f"{site.base}{path}").body for path in ("/raw", "/gz", "/two")] == [b"hola"] * 3


def test_b2_an_endless_body_ends_at_the_cap(site: Loopback) -> None:
    def endless(_: str) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"x" * 100_000

    site.answers["/"] = endless
    assert failure(web(site.allowed, max_body_mb=1), f"{site.base}/").kind == "too_large"


@pytest.mark.parametrize("answer", [
    b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
    b"nonsense\r\n\r\n",
    b"",
    b"HTTP/1.1 200 OK\r\nbroken header\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain",
])
def test_b2_a_broken_answer_is_malformed(site: Loopback, answer: bytes) -> None:
    site.answers["/"] = [answer]
    assert failure(web(site.allowed), f"{site.base}/").kind in ("malformed", "unreachable")


@pytest.mark.parametrize("drip", [b"HTTP/1.1 200 OK\r\nX-A: 1\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_b3_the_deadline_is_for_the_whole_request(site: Loopback, drip: bytes) -> None:
    def loris(_: str) -> Iterator[bytes]:
        yield drip
        while True:  # a byte in time for every read timeout
            time.sleep(0.1)
            yield b"a"

    site.answers["/"] = loris
    began = time.monotonic()
    assert failure(web(site.allowed, timeout_s=0.5), f"{site.base}/").kind == "timeout"
    assert time.monotonic() - began < 1.5


def test_b3_a_name_that_is_not_answered_in_time(site: Loopback) -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["8.8.8.8"]

    client = Web(Network(timeout_s=0.3), resolve=resolve)
    began = time.monotonic()
    assert failure(client, "http://slow.example/").kind == "timeout"
    assert time.monotonic() - began < 0.9


def test_b4_circles_and_long_chains_of_redirects_end(site: Loopback) -> None:
    site.answers |= {"/a": moved("/b"), "/b": moved("/a")}
    site.answers |= {f"/{n}": moved(f"/{n + 1}") for n in range(50)}
    client = web(site.allowed)
    assert failure(client, f"{site.base}/a").kind == "redirects"
    assert failure(client, f"{site.base}/0").kind == "redirects"
    assert len(site.requests) <= 2 + 6


# --- manners ---------------------------------------------------------------------------------------------------------


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
