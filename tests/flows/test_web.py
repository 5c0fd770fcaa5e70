"""What the only door to the world lets out, lets in, and refuses (threats A, B and F)."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from flows.settings import Network
from flows.web import FetchError, Web
from flows.web_address import redacted
from flows.web_guard import is_public
from tests.flows.loopback import Loopback, failure, http, moved, web

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
