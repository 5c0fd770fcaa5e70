"""One feed polled: what is asked, what is remembered, and when it is asked again (threats F, and E6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extractors.records import FeedState, Poll
from flows.archive import Archive
from flows.poll import MAX_PAUSE, is_quiet, poll_feed
from flows.settings import Network
from flows.web import Web
from tests.flows.loopback import Loopback, http, moved

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def rss(*titles: str, extra: str = "") -> bytes:
    items = "".join(f"<item><title>{t}</title><link>http://diario.pe/{t}</link></item>" for t in titles)
    return f'<rss version="2.0"><channel><title>Diario</title>{extra}{items}</channel></rss>'.encode()


def poll(site: Loopback, state: FeedState | None = None, archive: Archive | None = None, now: datetime = NOW,
         max_entries: int = 100) -> Poll:
    with Web(Network(allow_private=(site.allowed,), per_host_delay_s=0, timeout_s=1)) as web:
        return poll_feed(web, state or FeedState("diario", f"{site.base}/rss"), now, archive, max_entries=max_entries)


def test_a_new_feed_gives_its_entries(site: Loopback, tmp_path: Path) -> None:
    site.answers["/rss"] = http(rss("a", "b"), etag='W/"1"', last_modified="Wed, 25 Nov 2026 10:00:00 GMT")
    archive = Archive(tmp_path)
    got = poll(site, archive=archive)
    assert (got.status, got.http_status, [e.title for e in got.entries]) == ("new", 200, ["a", "b"])
    assert (got.state.etag, got.state.last_modified) == ('W/"1"', "Wed, 25 Nov 2026 10:00:00 GMT")
    stored = archive.read(got.archive_file or "", got.archive_offset or 0)
    assert (stored.kind, stored.body) == ("feed", rss("a", "b"))


def test_f1_validators_go_back_verbatim_and_304_changes_nothing(site: Loopback, tmp_path: Path) -> None:
    site.answers["/rss"] = http(rss("a"), etag="no-quotes", last_modified="some day")
    first = poll(site)
    site.answers["/rss"] = http(status="304 Not Modified")
    archive = Archive(tmp_path)
    second = poll(site, first.state, archive)
    assert (site.header("if-none-match"), site.header("if-modified-since")) == ("no-quotes", "some day")
    assert (second.status, second.entries, second.state) == ("unchanged", (), first.state)
    assert list(archive.pages()) == []


def test_f1_the_same_body_under_a_new_etag_is_unchanged(site: Loopback) -> None:
    site.answers["/rss"] = http(rss("a"), etag='"1"')
    first = poll(site)
    site.answers["/rss"] = http(rss("a"), etag='"2"')
    second = poll(site, first.state)
    assert (second.status, second.state.etag) == ("unchanged", '"2"')


def test_f1_a_new_body_under_the_same_etag_is_new(site: Loopback) -> None:
    site.answers["/rss"] = http(rss("a"), etag='"1"')
    first = poll(site)
    site.answers["/rss"] = http(rss("b"), etag='"1"')
    assert [e.title for e in poll(site, first.state).entries] == ["b"]


def test_f1_a_304_that_nobody_asked_for_loses_nothing(site: Loopback) -> None:
    site.answers["/rss"] = http(status="304 Not Modified")
    got = poll(site)
    assert (got.status, got.state.etag, got.state.body_sha256) == ("unchanged", None, None)


def test_a_validator_that_is_no_longer_sent_is_no_longer_kept(site: Loopback) -> None:
    site.answers["/rss"] = http(rss("a"), etag='"1"')
    first = poll(site)
    site.answers["/rss"] = http(rss("b"))
    assert poll(site, first.state).state.etag is None


def test_f2_a_bad_body_is_asked_for_again_without_conditions(site: Loopback) -> None:
    site.answers["/rss"] = http(rss("a"), etag='"1"')
    first = poll(site)
    site.answers["/rss"] = http(b"<html><title>Login</title></html>", etag='"2"')
    bad = poll(site, first.state)
    assert (bad.status, bad.http_status, bad.error) == ("failed", 200, "no feed: its root element is <html>")
    assert (bad.state.etag, bad.state.body_sha256) == (None, None)


@pytest.mark.parametrize(("body", "said"), [
    (b"", "empty"), (b"{}", "no JSON Feed"), (b"%PDF-1.7", "not text"), (rss("a")[:60], "breaks off"),
])
def test_c6_what_is_no_feed_says_what_it_is(site: Loopback, body: bytes, said: str) -> None:
    site.answers["/rss"] = http(body)
    got = poll(site)
    assert got.status == "failed"
    assert said in (got.error or "")


def test_f3_a_feed_that_is_gone_is_left_alone(site: Loopback) -> None:
    site.answers["/rss"] = http(status="410 Gone")
    got = poll(site)
    assert (got.status, got.state.gone, got.http_status) == ("gone", True, 410)
    assert "gone for good" in (got.error or "")
    again = poll(site, got.state, now=NOW + timedelta(days=30))
    assert (again.status, len(site.requests)) == ("gone", 1)


@pytest.mark.parametrize(("retry_after", "pause"), [
    ("7200", timedelta(hours=2)), ("1", timedelta(minutes=15)), ("99999999999", MAX_PAUSE),
])
def test_f4_retry_after_is_obeyed_within_limits(site: Loopback, retry_after: str, pause: timedelta) -> None:
    site.answers["/rss"] = http(status="503 Busy", retry_after=retry_after)
    assert poll(site).state.next_poll_at == NOW + pause


def test_a_failing_feed_is_asked_less_and_less_often_but_daily(site: Loopback) -> None:
    state, pauses = FeedState("diario", f"{site.base}/rss", etag='"1"'), []
    site.answers["/rss"] = http(status="500 E")
    for _ in range(10):
        got = poll(site, replace(state, next_poll_at=None))
        assert got.status == "failed"
        pauses.append((got.state.next_poll_at or NOW) - NOW)
        state = got.state
    assert state.failures == 10
    assert state.etag == '"1"'  # what we know of it still holds
    assert timedelta(minutes=12) <= pauses[0] <= timedelta(minutes=18)
    assert pauses[0] < pauses[2] < pauses[4]
    assert max(pauses) <= MAX_PAUSE * 1.2
    site.answers["/rss"] = http(rss("a"))
    good = poll(site, replace(state, next_poll_at=None))
    assert (good.state.failures, good.state.next_poll_at) == (0, None)


def test_feeds_that_failed_together_do_not_come_back_together(site: Loopback) -> None:
    site.answers["/rss"] = http(status="500 E")
    times = {poll(site, FeedState(f"feed-{n}", f"{site.base}/rss")).state.next_poll_at for n in range(10)}
    assert len(times) == 10


def test_a_feed_is_not_asked_before_its_time(site: Loopback) -> None:
    state = FeedState("diario", f"{site.base}/rss", next_poll_at=NOW + timedelta(hours=1))
    assert poll(site, state).status == "not_due"
    assert site.requests == []
    site.answers["/rss"] = http(rss("a"))
    assert poll(site, state, now=NOW + timedelta(minutes=59)).status == "new"  # a schedule fires a little early


def test_f10_a_time_from_a_clock_that_was_wrong_does_not_hold(site: Loopback) -> None:
    site.answers["/rss"] = http(rss("a"))
    state = FeedState("diario", f"{site.base}/rss", next_poll_at=NOW + timedelta(days=400))
    assert poll(site, state).status == "new"


@pytest.mark.parametrize(("headers", "extra", "pause"), [
    ({"cache_control": "max-age=1800"}, "", timedelta(minutes=30)),
    ({"cache_control": "max-age=31536000"}, "", MAX_PAUSE),
    ({"cache_control": "no-cache, max-age=1800"}, "", None),
    ({"cache_control": "s-maxage=1800"}, "", None),
    ({"date": "Wed, 25 Nov 2026 12:00:00 GMT", "expires": "Wed, 25 Nov 2026 13:00:00 GMT"}, "", timedelta(hours=1)),
    ({"date": "Wed, 25 Nov 2026 12:00:00 GMT", "expires": "Sat, 25 Nov 2096 13:00:00 GMT"}, "", MAX_PAUSE),
    ({"expires": "0"}, "", None),
    ({}, "<ttl>45</ttl>", timedelta(minutes=45)),
    ({}, "<ttl>999999</ttl>", MAX_PAUSE),
    ({}, "<ttl>-5</ttl>", None),
    ({"cache_control": "max-age=60"}, "<ttl>45</ttl>", timedelta(minutes=45)),
])
def test_f9_feeds_and_servers_say_when_to_come_back(site: Loopback, headers: dict[str, str], extra: str,
                                                    pause: timedelta | None) -> None:
    site.answers["/rss"] = http(rss("a", extra=extra), **headers)
    assert poll(site).state.next_poll_at == (NOW + pause if pause else None)


def test_f5_a_permanent_move_is_remembered_after_success_only(site: Loopback) -> None:
    site.answers |= {"/rss": moved("/new", "301 Moved"), "/new": http(b"<html>parked</html>")}
    assert poll(site).state.url == f"{site.base}/rss"
    site.answers["/new"] = http(rss("a"))
    assert poll(site).state.url == f"{site.base}/new"
    site.answers["/rss"] = moved("/new", "302 Found")
    assert poll(site).state.url == f"{site.base}/rss"


@pytest.mark.parametrize("state", [
    FeedState("x", "file:///etc/passwd"), FeedState("x", "http://127.0.0.1:1/"), FeedState("x", "http://[::1/"),
])
def test_a_feed_that_may_not_be_asked_fails_like_any_other(site: Loopback, state: FeedState) -> None:
    got = poll(site, state)
    assert (got.status, got.state.failures) == ("failed", 1)


def test_b5_entries_beyond_the_cap_are_told(site: Loopback) -> None:
    site.answers["/rss"] = http(rss(*map(str, range(5))))
    got = poll(site, max_entries=3)
    assert ([e.title for e in got.entries], [e.title for e in got.over_cap]) == (["0", "1", "2"], ["3", "4"])


def test_b5_a_hundred_thousand_entries_are_counted(site: Loopback) -> None:
    site.answers["/rss"] = http(rss(*map(str, range(20_000))))
    got = poll(site, max_entries=200)
    assert (len(got.entries), len(got.over_cap), got.error) == (200, 1800, "18000 more entries were not read")


# --- silence ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("gaps_h", "silent_h", "quiet"), [
    ([1] * 20, 24, False), ([1] * 20, 60, True), ([24] * 10, 72, False), ([24] * 10, 100, True), ([1, 1], 999, False),
    ([0, 0, 0, 0, 0, 0], 30, False), ([0, 0, 0, 0, 0, 0], 50, True),
])
def test_a_feed_is_quiet_when_silent_far_beyond_its_habit(gaps_h: list[int], silent_h: int, quiet: bool) -> None:
    times = [NOW]
    for gap in gaps_h:
        times.append(times[-1] + timedelta(hours=gap))
    assert is_quiet(times, times[-1] + timedelta(hours=silent_h)) is quiet
