"""Items → pages → articles → what they say. Downloads in threads, reading in worker processes that can be killed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from extractors.records import Item
from flows.archive import Archive
from flows.web import HTML, FetchError, Response
from flows.worker import Page, Told, read_page, start

PAGE_TIMEOUT_S = 30.0  # an article takes 50 ms; one of 30 s is built to stop us
MAX_ATTEMPTS = 6  # then it is final: 15 minutes, half an hour, … about eight hours in all
FIRST_RETRY = timedelta(minutes=15)
BATCH = 100  # pages per task and per transaction

# What a failed request means for its item: from the feed (its own words are read), retry, gone, failed.
_BLOCKED = (401, 402, 403, 451)
_GONE = (404, 410)


class Gets(Protocol):
    """The part of `flows.web.Web` that is needed here."""

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = HTML,
            robots: bool = False) -> Response: ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """An item and its page, or the state it enters without one."""

    item: Item
    page: Page | None = None
    note: str | None = None  # why the feed's own words are read
    state: str | None = None  # 'retry' | 'gone' | 'failed', when there is nothing to read
    reason: str | None = None
    next_try_at: datetime | None = None
    archive_file: str | None = None
    archive_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item; `told` when its page was read."""

    fetched: Fetched
    told: Told | None = None

    @property
    def item(self) -> Item:
        return self.fetched.item


# --- batches ---------------------------------------------------------------------------------------------------------


def batches(items: Sequence[Item], size: int = BATCH) -> list[list[Item]]:
    """Hosts mixed, so that no batch waits for a single one; within a host the older first."""
    turn: dict[str, int] = {}
    ranked = []
    for n, item in enumerate(items):
        host = urlsplit(item.url or "").netloc
        turn[host] = turn.get(host, 0) + 1
        ranked.append((turn[host], n))
    order = [items[n] for _, n in sorted(ranked)]
    return [order[k : k + size] for k in range(0, len(order), size)]


# --- pages -----------------------------------------------------------------------------------------------------------


def fetch_all(web: Gets, items: Sequence[Item], archive: Archive | None, now: datetime, *, robots: bool,
              concurrency: int, extra_terms: tuple[str, ...] = ()) -> list[Fetched]:
    """The items' pages, in the order of the items."""
    with ThreadPoolExecutor(max_workers=min(concurrency, max(len(items), 1)), thread_name_prefix="page") as pool:
        return list(pool.map(lambda item: fetch(web, item, archive, now, robots, extra_terms), items))


def fetch(web: Gets, item: Item, archive: Archive | None, now: datetime, robots: bool,
          extra_terms: tuple[str, ...] = ()) -> Fetched:
    """One item's page. OSError when the archive's disk is full."""
    alone = Page(item, url=item.url or "", extra_terms=extra_terms, at=now)
    if not item.url:
        return Fetched(item, alone, note="no address in the feed")
    try:
        answer = web.get(item.url, accept=HTML, robots=robots)
    except FetchError as e:
        if archive is not None:
            archive.append_failure(item.url, e, now)
        return _without_page(item, alone, e, now)
    where = archive.append("page", item.url, answer, now) if archive is not None else (None, None)
    page = replace(alone, body=answer.body, url=answer.url, headers=answer.headers)
    return Fetched(item, page, archive_file=where[0], archive_offset=where[1])


def _without_page(item: Item, alone: Page, e: FetchError, now: datetime) -> Fetched:
    passing = e.kind in ("unreachable", "timeout") or (
        e.kind == "http" and (e.status is None or e.status in (408, 425, 429) or e.status >= 500))
    if e.kind == "http" and e.status in _GONE:
        return Fetched(item, state="gone", reason=e.message)
    if passing and item.attempts + 1 < MAX_ATTEMPTS:
        pause = FIRST_RETRY * 2**item.attempts
        if e.retry_after_s:
            pause = max(pause, timedelta(seconds=min(e.retry_after_s, 86400)))
        return Fetched(item, state="retry", reason=e.message, next_try_at=now + pause)
    if e.kind == "robots" or (e.kind == "http" and e.status in _BLOCKED) or e.kind in ("too_large", "malformed"):
        return Fetched(item, alone, note=e.message)
    return Fetched(item, state="failed", reason=e.message)


# --- reading ---------------------------------------------------------------------------------------------------------


class Reader:
    """Worker processes, started when the first page comes. A page that hangs or crashes one costs only that page."""

    def __init__(self, workers: int | None = None, timeout_s: float = PAGE_TIMEOUT_S) -> None:
        """`workers` 0: in this process, without limits (tests, single articles)."""
        self._workers = min(os.cpu_count() or 1, 8) if workers is None else workers
        self._timeout_s = timeout_s
        self._pool: object | None = None

    def warm_up(self) -> None:
        """Starts the workers, so that they load while pages are being fetched."""
        if self._workers:
            from multiprocessing import get_context

            from pebble import ProcessPool

            if self._pool is None:
                # spawned, not forked: a fork would inherit the database's descriptors
                self._pool = ProcessPool(max_workers=self._workers, initializer=start, context=get_context("spawn"),
                                         max_tasks=2000)
            self._pool.schedule(_nothing)  # type: ignore[attr-defined]

    def read(self, pages: Sequence[Page]) -> list[Told | Exception]:
        """One answer a page, in their order; an exception for one that could not be read."""
        return self.run(read_page, pages)

    def run(self, function: Callable[..., Told], args: Iterable[object]) -> list[Told | Exception]:
        if not self._workers:
            return [_answer(lambda a=a: function(a)) for a in args]  # type: ignore[misc]
        self.warm_up()
        futures = [self._pool.schedule(function, args=(a,), timeout=self._timeout_s)  # type: ignore[union-attr]
                   for a in args]
        return [_answer(future.result) for future in futures]

    def close(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[attr-defined]
            self._pool.join()  # type: ignore[attr-defined]
            self._pool = None


def _nothing() -> None:
    """A task for a worker that is only to be started."""


def _answer(ask: Callable[[], Told]) -> Told | Exception:
    try:
        return ask()
    except TimeoutError:
        return TimeoutError("reading it took too long and was stopped")
    except Exception as e:
        return e


def read_all(reader: Reader, fetched: Sequence[Fetched]) -> list[Outcome]:
    """What the pages say, in their order. A page that breaks the reader is read once more from the feed alone."""
    told = dict(zip((n for n, f in enumerate(fetched) if f.page is not None),
                    reader.read([f.page for f in fetched if f.page is not None]), strict=True))
    broken = [n for n, t in told.items() if isinstance(t, Exception)]
    again = reader.read([replace(page, body=b"", url=page.item.url or "", headers={})
                         for n in broken if (page := fetched[n].page)])
    outcomes = []
    for n, f in enumerate(fetched):
        answer = told.get(n)
        if isinstance(answer, Exception):
            second = again[broken.index(n)]
            trouble = f"the page could not be read: {_named(answer)}"
            answer = Told("failed", trouble) if isinstance(second, Exception) else _noted(second, trouble)
        elif answer is not None and f.note:
            answer = _noted(answer, f.note)
        outcomes.append(Outcome(f, answer))
    return outcomes


def _named(e: Exception) -> str:
    return str(e) if isinstance(e, TimeoutError) else f"{type(e).__name__}: {e}".strip(": ")[:300]


def _noted(told: Told, note: str) -> Told:
    """With the reason why only the feed's words were read."""
    article = told.article
    if article is not None:
        article = replace(article, note="; ".join(filter(None, (note, article.note))))
    reason = f"{note}; {told.reason}" if told.state == "no_article" else told.reason
    return replace(told, article=article, reason=reason)
