"""A lost warehouse made again: the last backup, then every moment of the archive since, by the very steps of a cycle.

All records of one cycle carry that cycle's time, so that each moment can be run again as it was, with the archive in the
place of the web. What was never archived cannot come back: `docs/files.md` names it.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Literal

import duckdb

from extractors.records import Item
from extractors.url import canonical, web_link
from flows import read, steps
from flows.archive import Archive, ArchivedPage, as_asked, failure
from flows.read import Reader
from flows.restore import Restored, restore
from flows.settings import Settings
from flows.steps import Result, Room
from flows.web import HTML, FetchError, Response
from warehouse import feeds
from warehouse.connection import transaction

log = logging.getLogger("vraem")
WHY_QUIET = "rebuild"
EVER = timedelta(days=36500)


@dataclass(frozen=True, slots=True)
class Record:
    """Where a record stands, and what it is of."""

    file: str
    offset: int
    kind: str
    url: str
    at: datetime


@dataclass(slots=True)
class Rebuilt:
    moments: int = 0
    pages: int = 0
    result: Result = field(default_factory=Result)
    unknown_feeds: int = 0  # archived feeds of addresses that no feed has any more
    open_items: int = 0  # to be taken up by the next run, which tells nobody of them
    restored: Restored | None = None


class Shelf(Archive):
    """One moment of an archive, as web and as archive: pages come from it, and stand where they stand already."""

    def __init__(self, archive: Path, records: list[Record]) -> None:
        super().__init__(archive)
        self._by_address: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for r in records:
            self._by_address[("feed" if r.kind == "feed" else "page", r.url)].append(r)
        self._handed: dict[int, tuple[Response, Record]] = {}  # the answer is kept, so that its id stays its own

    def has(self, kind: str, url: str | None) -> bool:
        return url is not None and bool(self._by_address.get((kind, as_asked(url))))

    def left(self) -> list[Record]:
        """Pages that nobody asked for."""
        return [r for (kind, _), records in self._by_address.items() if kind == "page" for r in records]

    def feeds_left(self) -> int:
        return sum(len(records) for (kind, _), records in self._by_address.items() if kind == "feed")

    # as the web

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = HTML,
            robots: bool = False) -> Response:
        """FetchError as the record says, and where there is none."""
        kind = "page" if accept == HTML else "feed"
        if not self.has(kind, url):
            raise FetchError("unreachable", url, "is not in the archive")
        record = self._by_address[(kind, as_asked(url))].pop(0)
        page: ArchivedPage = self.read(record.file, record.offset)
        if page.kind == "failure":
            raise failure(page)
        final = url if page.final_url == page.url else page.final_url
        answer = Response(final, url, page.status, page.headers, page.body, page.at, page.permanent_url)
        self._handed[id(answer)] = (answer, record)
        return answer

    # as the archive

    def append(self, kind: Literal["page", "feed"], url: str, response: Response, at: datetime) -> tuple[str, int]:
        record = self._handed.pop(id(response))[1]
        return record.file, record.offset

    def append_failure(self, url: str, error: FetchError, at: datetime) -> None:
        """It stands there already."""

    def sync(self) -> dict[str, int]:
        return {}  # vouched for when all is read


def rebuild(settings: Settings, backup: Path | None, workers: int | None = None) -> Rebuilt:
    """The last backup and the archive since, in place of the warehouse. Busy when another writes.

    `backup` None: from nothing, by the whole archive. WarehouseError when the backup cannot be used.
    """

    def read_on(con: duckdb.DuckDBPyConnection) -> None:
        reader = Reader(workers)
        try:
            for now, records in moments(archive, feeds.archive_ends(con)):
                _again(settings, con, archive, reader, now, records, done)
        finally:
            reader.close()
        done.open_items = feeds.silence_open(con)

    archive, done = Archive(settings.data_dir / "archive"), Rebuilt()
    done.restored = restore(settings, backup, "rebuild", read_on)
    return done


def moments(archive: Archive, behind: Mapping[str, int]) -> Iterator[tuple[datetime, list[Record]]]:
    """The records that a backup does not know yet, by the cycle that brought them, in the order in which they came."""
    records = (Record(name, offset, page.kind, page.url, page.at) for name, offset, page in archive.pages(behind))
    for now, together in groupby(records, key=lambda r: r.at):
        yield now, list(together)


def _again(settings: Settings, con: duckdb.DuckDBPyConnection, archive: Archive, reader: Reader, now: datetime, records: list[Record],
           done: Rebuilt) -> None:
    """One cycle, or one backfill, as it was."""
    shelf = Shelf(settings.data_dir / "archive", records)
    # one page at a time: where two items share an address, the first gets the first record
    known = settings.model_copy(update={"network": settings.network.model_copy(update={"concurrency": 1})})
    room = Room(known, con, shelf, shelf, reader, now, WHY_QUIET, feeds.begin_cycle(con, WHY_QUIET, now), False)
    states = [s for s in steps.states_of(room, ()) if shelf.has("feed", s.url)]
    steps.store_polls(room, [steps.poll(room, s) for s in states], done.result)
    due = [i for i in feeds.open_items(con, now + EVER, 1_000_000)
           if shelf.has("page", i.url) or (i.url is None and i.state == "pending")]
    for batch in read.batches(due):
        steps.store(room, steps.pages(room, batch), done.result, WHY_QUIET)
    _added(room, shelf, done.result)
    feeds.end_cycle(con, room.cycle_id, now, bool(states))
    done.moments += 1
    done.pages += sum(r.kind == "page" for r in records)
    done.unknown_feeds += shelf.feeds_left()
    log.info("%s: %d records, %d reports so far", now.isoformat(" ", "minutes"), len(records), done.result.new_reports)


def _added(room: Room, shelf: Shelf, result: Result) -> None:
    """Pages that no feed led to: they were added by hand."""
    items = [i for i in (added_item(r.url, room.now) for r in shelf.left()) if i is not None]
    with transaction(room.con):
        fresh = feeds.add_items(room.con, room.cycle_id, items)
    for batch in read.batches(fresh):
        steps.store(room, steps.pages(room, batch), result, WHY_QUIET)


def added_item(url: str, now: datetime) -> Item | None:
    """The item of an address given by hand; None for what is no web address."""
    link = web_link(url)
    if link is None:
        return None
    return Item(feeds.item_id("added", canonical(link) or link), "added", None, link, "", "", "", None, now)

