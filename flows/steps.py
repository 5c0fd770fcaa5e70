"""One cycle, in plain functions: poll → read → join → tell → publish. `flows/cycle.py` runs the same under Prefect.

`cycle` holds the order and nothing else; each step is a function of a `Room`. What reaches outside (web, clock,
workers, deliveries) comes with the room, so that tests bring their own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import duckdb

from extractors.records import FeedState, Item, Poll
from extractors.url import item_identity
from extractors.version import rules_version
from flows import deliveries, read, tell
from flows.archive import LIMA, Archive
from flows.forget import is_forgotten, without_forgotten
from flows.join import Loaded, load
from flows.operator_notes import Matter, take_note
from flows.poll import poll_feed
from flows.read import Outcome, Reader
from flows.settings import Settings
from flows.web import FetchError, Web
from warehouse import connection, feeds
from warehouse.feeds import Counts
from warehouse.forget import blank_items, forgotten
from warehouse.publish import publish

log = logging.getLogger("vraem")
T = TypeVar("T")


@dataclass(slots=True)
class Room:
    """What a cycle works with: open from `open_room` on, closed with it."""

    settings: Settings
    con: duckdb.DuckDBPyConnection
    web: Any  # flows.web.Web, or a fake that remembers
    archive: Archive
    reader: Reader
    now: datetime
    command: str
    cycle_id: int
    first_run: bool
    after_kill: bool = False  # the run before was cut off

    @property
    def data_dir(self) -> Path:
        return self.settings.data_dir


@dataclass(slots=True)
class Result:
    """What a cycle did, for its last words and its exit code."""

    ledger: list[dict[str, Any]] = field(default_factory=list)
    polls: list[Poll] = field(default_factory=list)
    counts: dict[str, Counts] = field(default_factory=dict)
    new_reports: int = 0
    edited_reports: int = 0
    new_incidents: int = 0
    new_incident_ids: list[int] = field(default_factory=list)  # of those, what is news: none of a first run or a backfill
    changed_incidents: int = 0
    told: int = 0  # alerts raised
    listed: list[str] = field(default_factory=list)  # what was not told, a line each
    delivered: dict[str, int] = field(default_factory=dict)  # sent, failed, dead
    noted: list[Matter] = field(default_factory=list)  # what the operator is told
    published: Path | None = None
    page: Path | None = None
    troubles: list[str] = field(default_factory=list)  # what went wrong beside the main job

    @property
    def polled(self) -> int:
        """Feeds that answered."""
        return sum(p.status in ("new", "unchanged") for p in self.polls)

    @property
    def ok(self) -> bool:
        """False only when feeds were due and not one could be polled."""
        return self.polled > 0 or all(p.status == "not_due" for p in self.polls)


class Runner(Protocol):
    """Who calls the steps: directly, or as tasks of a Prefect flow."""

    def one(self, kind: str, name: str, step: Callable[[], T]) -> T: ...

    def each(self, kind: str, steps: Sequence[tuple[str, Callable[[], T]]], at_once: int) -> list[T]: ...


class Direct:
    """Calls the steps, those of `each` in threads."""

    def one(self, kind: str, name: str, step: Callable[[], T]) -> T:
        log.info("%s", name)
        return step()

    def each(self, kind: str, steps: Sequence[tuple[str, Callable[[], T]]], at_once: int) -> list[T]:
        if not steps:
            return []
        with ThreadPoolExecutor(min(at_once, len(steps)), thread_name_prefix=kind) as pool:
            return list(pool.map(lambda step: step[1](), steps))


# --- the room --------------------------------------------------------------------------------------------------------


@contextmanager
def open_room(settings: Settings, command: str, now: datetime | None = None, *, web: Any = None,
              workers: int | None = None, wait_s: float = 30) -> Iterator[Room]:
    """The lock, the warehouse, the archive (torn tails cut off), the web and the workers. Busy when another writes."""
    now = now or datetime.now(UTC)
    with connection.writer(settings.data_dir, command, wait_s) as con:
        archive = Archive(settings.data_dir / "archive")
        archive.repair(feeds.archive_ends(con))
        own_web = Web(settings.network) if web is None else None
        reader = Reader(workers)
        try:
            cycle_id = feeds.begin_cycle(con, command, now)
            yield Room(settings, con, web if web is not None else own_web, archive, reader, now, command, cycle_id,
                       feeds.is_first_run(con), feeds.was_interrupted(con, cycle_id))
        finally:
            reader.close()
            if own_web is not None:
                own_web.close()


# --- the order -------------------------------------------------------------------------------------------------------


def cycle(room: Room, run: Runner, only: Sequence[str] = ()) -> Result:
    """One cycle from feeds to alerts. `only`: names of the feeds to poll, all when empty."""
    result = Result()
    states = states_of(room, only)
    polls = run.each("poll", [(f"poll {s.name}", partial(poll, room, s)) for s in states],
                     room.settings.network.concurrency)
    run.one("store polls", "store what the feeds brought", partial(store_polls, room, polls, result))
    work = read.batches(due_items(room))
    for n, batch in enumerate(work, 1):
        which = f"batch {n} of {len(work)}"
        outcomes = run.one("read pages", f"read pages, {which} ({len(batch)} items)", partial(pages, room, batch))
        run.one("load", f"load, {which}", partial(store, room, outcomes, result))
    run.one("alert", "deliver alerts", partial(deliver, room, result))
    run.one("publish", "publish", partial(publish_all, room, result))
    finish(room, result)
    beat(room, result)
    return result


def send(room: Room) -> Result:
    """What is due in the outbox, without a poll: digests at their hour, what was put off."""
    result = Result()
    deliver(room, result)
    publish_all(room, result)
    finish(room, result)
    return result


# --- the steps -------------------------------------------------------------------------------------------------------


def states_of(room: Room, only: Sequence[str]) -> list[FeedState]:
    sources = [f for f in room.settings.feeds if not only or f.name in only]
    return feeds.feed_states(room.con, [(f.name, f.url, f.lang) for f in sources])


def poll(room: Room, state: FeedState) -> Poll:
    answer = poll_feed(room.web, state, room.now, room.archive,
                       max_entries=room.settings.network.max_entries_per_feed)
    room.reader.warm_up() if answer.status == "new" else None
    return answer


def store_polls(room: Room, polls: Sequence[Poll], result: Result) -> None:
    """A transaction per feed. A feed whose entries cannot be stored is a failed feed, and the others go on.

    Feeds that brought nothing go together: there may be hundreds, and a transaction costs milliseconds.
    """
    result.polls += polls
    for p in polls:
        if p.status in ("failed", "gone") and result.ok:  # when none answers, that is said once, at the end
            log.warning("%s: %s", p.feed, p.error or p.status)
    busy = [p for p in polls if p.entries or p.over_cap or p.archive_file]
    idle = [(p, room.settings.feed(p.feed).url) for p in polls if not (p.entries or p.over_cap or p.archive_file)]
    with connection.transaction(room.con):
        feeds.store_idle_polls(room.con, room.cycle_id, idle)
    result.counts |= {p.feed: Counts() for p, _ in idle}
    keys = forgotten(room.con)
    for p in busy:
        try:
            result.counts[p.feed] = _store_poll(room, p, keys)
        except duckdb.Error as e:
            result.troubles.append(f"{p.feed}: what it brought could not be stored: {e}")


def _store_poll(room: Room, p: Poll, keys: Collection[int]) -> Counts:
    entries = [*p.entries, *p.over_cap]
    hidden = {n for n, e in enumerate(entries) if is_forgotten(e.link, keys)}
    with connection.transaction(room.con):
        counts = feeds.store_poll(room.con, room.cycle_id, p, room.settings.feed(p.feed).url, item_identity(entries), hidden)
        if p.archive_file:
            feeds.vouch_for_archive(room.con, room.archive.sync())
    return counts


def due_items(room: Room) -> list[Item]:
    return feeds.open_items(room.con, room.now, room.settings.network.max_pages_per_cycle)


def pages(room: Room, items: Sequence[Item]) -> list[Outcome]:
    """The items' pages, fetched and read; in the order in which the items came."""
    network = room.settings.network
    room.reader.warm_up()
    fetched = read.fetch_all(room.web, items, room.archive, room.now, robots=network.robots,
                             concurrency=network.concurrency, extra_terms=room.settings.topic.terms)
    return read.read_all(room.reader, fetched)


def store(room: Room, outcomes: Sequence[Outcome], result: Result, why_quiet: str | None = None) -> list[Loaded]:
    """One transaction: item states, articles, facts, incidents, outbox; and how far the archive is vouched for.

    What was added by hand tells nobody, in whatever cycle it is read.
    """
    ends = room.archive.sync()
    quiet = why_quiet or ("first run" if room.first_run else None)
    outcomes, hidden = without_forgotten(outcomes, forgotten(room.con), room.archive)
    by_hand = feeds.quiet_items(room.con, [o.item.item_id for o in outcomes])
    parts = [([o for o in outcomes if (o.item.item_id in by_hand) == added], quiet or ("backfill" if added else None))
             for added in (False, True)]
    with connection.transaction(room.con):
        done = [(why, *_store_part(room, part, why)) for part, why in parts if part]
        blank_items(room.con, hidden)
        feeds.vouch_for_archive(room.con, ends)
    for why, loaded, told in done:
        result.new_reports += len(loaded.new_reports)
        result.edited_reports += len(loaded.edited_reports)
        result.new_incidents += sum(c.before is None for c in loaded.changes)
        if why is None:
            result.new_incident_ids += [c.incident_id for c in loaded.changes if c.before is None]
        result.changed_incidents += sum(c.before is not None for c in loaded.changes)
        result.told += told.told
        result.listed += told.listed
        result.troubles += told.troubles
    return [loaded for _, loaded, _ in done]


def _store_part(room: Room, outcomes: Sequence[Outcome], quiet: str | None) -> tuple[Loaded, tell.Told]:
    loaded = load(room.con, room.cycle_id, outcomes, rules_version(), room.now)
    return loaded, tell.evaluate(room.con, room.settings.watches, loaded, quiet, room.now)


def deliver(room: Room, result: Result) -> None:
    """What stands in the outbox, of this cycle and of earlier ones; then what the operator is to know, of that and of the
    feeds. A failed delivery never fails the cycle."""
    sent = deliveries.deliver(room.con, room.settings, room.web, room.now)
    result.noted = take_note(room.con, room.settings, room.now)
    noted = deliveries.deliver(room.con, room.settings, room.web, room.now) if result.noted else deliveries.Sent()
    result.delivered = {"sent": sent.sent + noted.sent, "failed": sent.failed + noted.failed, "dead": sent.dead + noted.dead}
    result.troubles += [*sent.troubles, *[m.says for m in result.noted], *noted.troubles]
    for line in sent.console:
        print(line)


def publish_all(room: Room, result: Result) -> None:
    """The analysts' copy after a load that changed something, then the page that is drawn from it."""
    target, page = room.data_dir / "analyst.duckdb", room.data_dir / "site" / "index.html"
    changed = result.new_reports or result.edited_reports or result.new_incidents or result.changed_incidents
    if (changed or result.told or any(result.delivered.values()) or any(c.new for c in result.counts.values())
            or room.after_kill or not target.exists()):
        result.published = publish(room.con, room.data_dir)
    elif page.exists() and page.stat().st_mtime_ns >= target.stat().st_mtime_ns:
        return  # neither is older than what it shows
    try:
        result.page = write_page(room.data_dir, room.now)
    except Exception as e:  # the page shows the work, it is not the work
        log.debug("report page", exc_info=True)
        result.troubles.append(f"the report page could not be written: {type(e).__name__}: {e}")


def write_page(data_dir: Path, now: datetime, out: Path | None = None) -> Path:
    """site/index.html, drawn from analyst.duckdb and replaced at once."""
    from flows.report.page import render

    target = (out or data_dir / "site") / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(".index.html.part")
    part.write_text(render(data_dir / "analyst.duckdb", now, "es"), encoding="utf-8")
    part.replace(target)
    return target


def finish(room: Room, result: Result) -> None:
    prune_archive(room)
    feeds.end_cycle(room.con, room.cycle_id, room.now, result.polled > 0)
    result.ledger = feeds.ledger(room.con)


def prune_archive(room: Room) -> None:
    """Pages of days before the last `archive_days` leave; without that setting all are kept for good."""
    if room.settings.archive_days is None:
        return
    today = room.now.astimezone(LIMA).date()
    old = room.archive.prune(today - timedelta(days=room.settings.archive_days))
    if old:
        feeds.forget_archive_ends(room.con, old)
        log.info("archive: %s files of more than %s days removed", len(old), room.settings.archive_days)


def beat(room: Room, result: Result) -> None:
    """Asks the operator's heartbeat address after a good cycle, so that somebody notices when there are none."""
    address = room.settings.operator.heartbeat
    if address is None or not address.is_set() or not result.ok:
        return
    try:
        room.web.get(address.reveal(), accept="*/*")
    except FetchError as e:  # the address is a secret: what went wrong is said without it
        result.troubles.append(f"operator.heartbeat: {e.kind}")
