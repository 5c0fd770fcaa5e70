"""One feed, polled once: conditional request → entries, and what to remember for the next time. No bad feed raises."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from extractors import feed as feed_reader
from extractors.feed_date import parse_date
from extractors.records import Feed, FeedState, Poll
from flows.archive import Archive
from flows.web import FEED, FetchError, Response, Web

MAX_PAUSE = timedelta(hours=24)  # whatever a site or feed asks for: news that is a day late is late
FIRST_BACK_OFF = timedelta(minutes=15)
JITTER = 0.2  # so that feeds that failed together do not come back together
_EARLY = timedelta(seconds=90)  # a schedule fires a little early or late; a feed due within it is due


def poll_feed(web: Web, state: FeedState, now: datetime, archive: Archive | None, *, max_entries: int) -> Poll:
    """Never raises for what a feed or its server does. OSError when the archive's disk is full.

    The validators in the new state are for the caller to store, and only together with the entries: a crash in
    between must fetch the same entries again.
    """
    if state.gone:
        return Poll(state.name, now, "gone", state, error="gone: answered 410 before")
    if not is_due(state, now):
        return Poll(state.name, now, "not_due", state)
    try:
        answer = web.get(state.url, etag=state.etag, last_modified=state.last_modified, accept=FEED)
    except FetchError as e:
        return _failed(state, now, e.message, e.status, e.retry_after_s)
    if answer.status == 304:
        return _unchanged(state, now, answer)
    digest = hashlib.sha256(answer.body).hexdigest()
    if digest == state.body_sha256:
        return _unchanged(state, now, answer)
    try:
        feed = feed_reader.parse(answer.body, answer.url, answer.headers)
    except feed_reader.FeedError as e:
        return _failed(state, now, f"no feed: {e}", answer.status, None)
    where = archive.append("feed", state.url, answer, now) if archive is not None else (None, None)
    return Poll(
        feed=state.name, at=now, status="new", http_status=answer.status,
        state=_moved_on(replace(state, body_sha256=digest), now, answer, feed),
        entries=feed.entries[:max_entries],
        over_cap=feed.entries[max_entries:],
        error=f"{feed.over_cap} more entries were not read" if feed.over_cap else None,
        archive_file=where[0], archive_offset=where[1],
    )


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether the feed may be asked. A time further off than any pause lasts comes from a clock that was wrong."""
    at = state.next_poll_at
    return at is None or at <= now + _EARLY or at > now + 2 * MAX_PAUSE


# --- outcomes --------------------------------------------------------------------------------------------------------


def _unchanged(state: FeedState, now: datetime, answer: Response) -> Poll:
    return Poll(state.name, now, "unchanged", _moved_on(state, now, answer, None), http_status=answer.status)


def _moved_on(state: FeedState, now: datetime, answer: Response, feed: Feed | None) -> FeedState:
    """The state after a good answer."""
    # a 304 may leave a validator out, which then still holds; a full answer that has none, has none
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if answer.status == 304:
        etag, modified = etag or state.etag, modified or state.last_modified
    pause = _asked_pause(answer, feed)
    return replace(
        state,
        url=answer.permanent_url or state.url,
        etag=etag, last_modified=modified,
        next_poll_at=now + pause if pause else None,
        failures=0,
    )


def _failed(state: FeedState, now: datetime, error: str, status: int | None, retry_after_s: float | None) -> Poll:
    """Validators stay as they were: what the next good answer brings must not be taken for known."""
    failures = state.failures + 1
    gone = status == 410
    pause = min(FIRST_BACK_OFF * 2 ** min(failures - 1, 10), MAX_PAUSE) * _jitter(state.name, failures)
    if retry_after_s is not None:
        pause = max(timedelta(seconds=min(retry_after_s, MAX_PAUSE.total_seconds())), FIRST_BACK_OFF)
    after = replace(state, failures=failures, gone=gone, next_poll_at=now + pause)
    if status is not None and 200 <= status < 300:
        # a good status with a bad body: ask without conditions, or a 304 would keep it bad for ever
        after = replace(after, etag=None, last_modified=None, body_sha256=None)
    return Poll(state.name, now, "gone" if gone else "failed", after, http_status=status, error=error)


def _jitter(name: str, failures: int) -> float:
    """Between 1 - JITTER and 1 + JITTER, the same for the same feed and failure: a replayed cycle is the same cycle."""
    return 1 + JITTER * (2 * random.Random(f"{name} {failures}").random() - 1)


# --- how long a feed wants to be left alone --------------------------------------------------------------------------


def _asked_pause(answer: Response, feed: Feed | None) -> timedelta | None:
    """The longest that feed (ttl) or server (max-age, Expires) asks for, clamped; None when they ask for nothing."""
    cache = answer.headers.get("cache-control", "").lower()
    max_age = re.search(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,18})", cache)
    seconds = [float(max_age[1])] if max_age and "no-cache" not in cache and "no-store" not in cache else []
    if not max_age and (expires := _expires_s(answer)):
        seconds.append(expires)
    if feed is not None and feed.ttl_s:
        seconds.append(float(feed.ttl_s))
    longest = min(max(seconds, default=0.0), MAX_PAUSE.total_seconds())
    return timedelta(seconds=longest) if longest > 0 else None


def _expires_s(answer: Response) -> float | None:
    expires, _ = parse_date(answer.headers.get("expires"))
    served, _ = parse_date(answer.headers.get("date"))
    return (expires - (served or answer.fetched_at)).total_seconds() if expires else None


# --- silence ---------------------------------------------------------------------------------------------------------


def is_quiet(first_seen: list[datetime], now: datetime) -> bool:
    """Whether a feed has been silent for far longer than its own habit. `first_seen`: when its latest items came.

    Far longer: four times its longest gap of late, two days at least (week-ends), and only when a habit is known.
    """
    times = sorted(first_seen)
    if len(times) < 5:
        return False
    longest = max(b - a for a, b in pairwise(times))
    return now - times[-1] > max(4 * longest, timedelta(days=2))

