"""`vraem forget URL`: what one address brought leaves archive, warehouse, analysts' copy, page and alerts' files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from extractors.records import Report
from extractors.url import canonical
from extractors.version import rules_version
from flows.archive import Archive
from flows.read import Fetched, Outcome
from flows.regroup import new_reading, store_readings
from flows.settings import Settings
from warehouse import articles, connection, feeds
from warehouse import forget as store
from warehouse.articles import lima_day

NOTHING = Report(relevant=False, why="forgotten", lang="")


@dataclass(frozen=True, slots=True)
class Forgotten:
    items: int
    reports: int
    incidents: int  # settled anew or dissolved
    reopened: int  # copies at other addresses, to be read for themselves
    pages: int  # records of the archive
    feeds: int  # archived feeds that carried it
    backups: tuple[Path, ...]  # copies of the warehouse that still hold it


def forget(settings: Settings, url: str, now: datetime | None = None) -> Forgotten:
    """Idempotent: cut off in the middle, it is done again. ValueError for what is no web address."""
    now = now or datetime.now(UTC)
    address = canonical(url)
    if address is None:
        raise ValueError(f"{url}: no web address")
    data_dir = settings.data_dir
    with connection.writer(data_dir, "forget") as con:
        archive = Archive(data_dir / "archive")
        archive.repair(feeds.archive_ends(con))
        known = [u for u in store.addresses(con, (urlsplit(address).hostname or "")) if canonical(u) == address]
        at = store.stands_at(con, sorted({url, address, *known}))
        pages, carried = archive.forget(at.urls)  # first: afterwards the warehouse knows the spellings no more
        with connection.transaction(con):
            incidents, reopened = _from_warehouse(con, at, articles.address_key(address), now)
        _publish(con, settings, now)
    backups = tuple(sorted((data_dir / "backup").glob("*.duckdb")))
    return Forgotten(len(at.items), len(at.reports), incidents, reopened, pages, carried, backups)


def forget_again(con: duckdb.DuckDBPyConnection, keys: Collection[int], now: datetime) -> int:
    """What was forgotten after a backup was made leaves the backup's warehouse too → how many addresses it still held."""
    spellings: dict[int, set[str]] = {key: set() for key in keys}
    for url in store.addresses(con, "") if keys else ():
        address = canonical(url)
        if address is not None and (key := articles.address_key(address)) in spellings:
            spellings[key] |= {url, address}
    for key, urls in spellings.items():
        with connection.transaction(con):
            _from_warehouse(con, store.stands_at(con, sorted(urls)), key, now)
    return sum(bool(urls) for urls in spellings.values())


def _from_warehouse(con: duckdb.DuckDBPyConnection, at: store.At, key: int, now: datetime) -> tuple[int, int]:
    cycle_id = feeds.begin_cycle(con, "forget", now)
    silent = [new_reading(n["report_id"], n["version"], n["reading"] + 1, NOTHING,
                          lima_day(n["published_at"], n["first_seen_at"])) for n in store.numbers(con, at.reports)]
    changes = store_readings(con, silent, rules_version(), now, "forgotten")
    reopened = store.erase(con, at, cycle_id, now)
    store.remember(con, key, now)
    feeds.end_cycle(con, cycle_id, now, False)
    return len(changes), reopened


def _publish(con: duckdb.DuckDBPyConnection, settings: Settings, now: datetime) -> None:
    """All that is drawn from the warehouse, drawn anew."""
    from flows.deliveries import write_atom
    from flows.steps import write_page
    from warehouse.publish import publish

    connection.compact(con, settings.data_dir)
    publish(con, settings.data_dir)
    for file in (settings.data_dir / "alerts").glob("*.atom"):
        watch = next((w for w in settings.watches if w.name == file.stem), None)
        write_atom(con, file.parent, file.stem, watch.language if watch else "es")
    write_page(settings.data_dir, now)


# --- so that it does not come back -----------------------------------------------------------------------------------


def is_forgotten(url: str | None, keys: Collection[int]) -> bool:
    """`keys`: of `warehouse.forget.forgotten`."""
    address = canonical(url) if keys else None
    return address is not None and articles.address_key(address) in keys


def without_forgotten(outcomes: Sequence[Outcome], keys: Collection[int],
                      archive: Archive) -> tuple[Sequence[Outcome], list[str]]:
    """Outcomes of pages that turned out to stand at a forgotten address (behind a redirect, or by their own word) say only
    that, and their page leaves the archive → (all outcomes, ids of those items)."""
    hidden = {o.item.item_id: o.item.url for o in outcomes if keys and _leads_to_forgotten(o, keys)}
    if hidden:
        archive.forget([url for url in hidden.values() if url])
    return [Outcome(Fetched(o.item, state="gone", reason="forgotten")) if o.item.item_id in hidden else o
            for o in outcomes], sorted(hidden)


def _leads_to_forgotten(o: Outcome, keys: Collection[int]) -> bool:
    article = o.told.article if o.told else None
    return article is not None and any(is_forgotten(u, keys) for u in (o.item.url, article.url, article.canonical_url))
