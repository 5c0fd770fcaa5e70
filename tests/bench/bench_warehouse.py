"""`python -m tests.bench.bench_warehouse [REPORTS …]`: how the warehouse does at these sizes. Prints, never fails."""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from extractors.records import Entry, FeedState, Poll
from extractors.same_article import Fingerprint
from flows.commands.tables import table
from flows.join import load
from flows.read import Fetched, Outcome
from flows.worker import Told
from tests.bench.readers import Seen, reading
from tests.bench.synthetic import fill, fill_items, make
from warehouse import feeds
from warehouse.connection import transaction, view_files, writer
from warehouse.publish import ANALYST, publish
from warehouse.rows import insert, value

SIZES = (10_000, 50_000, 1_000_000)
ITEMS_A_REPORT, MOST_ITEMS = 20, 1_000_000  # in twenty news one is ours; a million items at most, but one for each report
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
LIMIT_MS = {50_000: 50, 1_000_000: 200}  # of a trend view, of a question of docs/queries.md
SCREEN = 500  # rows that `vraem sql` shows
QUERIES = Path(__file__).parent.parent.parent / "docs" / "queries.md"
READERS, LOADS = 8, 100
LOADED = "loaded"  # rules version of what came after the first fill


@dataclass(slots=True)
class Measured:
    reports: int
    items: int = 0
    load_per_s: float = 0
    publish_s: float = 0
    file_mb: float = 0
    load_100_s: float = 0
    poll_100_s: float = 0
    ledger_ms: float = 0
    questions: dict[str, float] = field(default_factory=dict)  # median ms


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median_ms(con: duckdb.DuckDBPyConnection, sql: str, times: int = 5) -> float:
    return 1000 * statistics.median(timed(lambda: con.execute(sql).fetchmany(SCREEN)) for _ in range(times))


def questions() -> dict[str, str]:
    """What is asked: each trend view, macro `trend` by each grain, and the questions of docs/queries.md."""
    asked = {p.stem: f"from {p.stem}" for p in view_files() if p.parent.name == "trends"}
    asked |= {f"trend('killed', '{g}')": f"from trend('killed', '{g}')"
              for g in ("week", "month", "quarter", "year", "department", "province", "district")}
    return asked | dict(re.findall(r"^## (.+?)\n```sql\n(.+?)```", QUERIES.read_text("utf-8"), re.DOTALL | re.MULTILINE))


# --- an installation of that size ------------------------------------------------------------------------------------


@contextmanager
def installation(m: Measured) -> Iterator[tuple[Path, duckdb.DuckDBPyConnection]]:
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder), "bench") as con:
        con.execute("insert into store.feeds (feed, url, configured_url, first_poll_at, last_poll_at, last_good_at, "
                    "last_status) select 'outlet' || n, 'u', 'u', '2016-11-01', $now, $now, 'new' from range(40) as r(n)",
                    {"now": NOW})
        m.load_per_s = m.reports / sum(fill(con, m.reports))
        m.items = max(m.reports, min(ITEMS_A_REPORT * m.reports, MOST_ITEMS))
        fill_items(con, m.reports, m.items)
        con.execute("checkpoint warehouse")
        yield Path(folder), con


def outcomes(con: duckdb.DuckDBPyConnection, size: int) -> list[Outcome]:
    """New items with their reports, as many a day as before, so that each load brings the news of another week."""
    first = int(value(con, "select max(position) + 1 from store.items"))
    loaded = int(value(con, "select count(*) from store.readings where rules_version = ?", [LOADED]))
    out = []
    for n in range(first, first + size):
        made = make(n, first - loaded)  # dated behind the last of those before
        told = Told("reported", "made", made.article,
                    Fingerprint(made.print.exact, made.print.minhash, made.print.bands), made.report)
        out.append(Outcome(Fetched(made.item), told))
    insert(con, "store.items", [{
        "item_id": o.item.item_id, "position": first + n, "feed": o.item.feed, "lang": "es", "url": o.item.url,
        "title": o.item.title, "summary": "", "content": "", "published_at": o.item.published_at, "first_seen_at": NOW,
        "last_seen_at": NOW, "seen": 1, "content_sha": "", "state": "pending", "state_since": NOW}
        for n, o in enumerate(out)])
    return out


def load_reports(con: duckdb.DuckDBPyConnection, size: int = 100) -> float:
    """Seconds for new reports through copies, joining, settling and all writes, in one transaction."""
    new = outcomes(con, size)

    def work() -> None:
        with transaction(con):
            load(con, 1, new, LOADED, NOW)

    return timed(work)


def poll_feed(con: duckdb.DuckDBPyConnection, k: int) -> float:
    """Seconds for a feed with 100 entries, half of them known."""
    entries = tuple(Entry(f"g{n}", f"https://outlet1.example/new/{n}", f"Titular {n}", "", "", NOW)
                    for n in range(50 * k, 50 * k + 100))
    poll = Poll("outlet1", NOW, "new", FeedState("outlet1", "u", "es"), 200, None, entries, ())

    def work() -> None:
        with transaction(con):
            feeds.store_poll(con, 1, poll, "u", [e.link or "" for e in entries])

    return timed(work)


def measure(reports: int) -> Measured:
    m = Measured(reports)
    with installation(m) as (folder, con):
        m.publish_s = statistics.median(timed(lambda: publish(con, folder)) for _ in range(3))
        m.file_mb = (folder / ANALYST).stat().st_size / 1e6
        with duckdb.connect(str(folder / ANALYST), read_only=True) as analyst:
            analyst.execute("set timezone = 'UTC'")
            analyst.execute("set enable_progress_bar = false")
            m.questions = {name: median_ms(analyst, sql) for name, sql in questions().items()}
        m.poll_100_s = statistics.median(poll_feed(con, k) for k in range(5))
        m.ledger_ms = 1000 * statistics.median(timed(lambda: feeds.ledger(con)) for _ in range(5))
        m.load_100_s = statistics.median(load_reports(con) for _ in range(5))
    return m


def read_while_loading(reports: int) -> tuple[Seen, list[str], float]:
    """100 loads of 100 reports, published each, while 8 readers read → what they saw, what went wrong here, seconds."""
    wrong: list[str] = []
    with installation(Measured(reports)) as (folder, con):
        publish(con, folder)
        began = time.perf_counter()
        with reading(folder / ANALYST, READERS) as seen:
            for _ in range(LOADS):
                try:
                    load_reports(con, 100)
                    publish(con, folder)
                except Exception as e:  # all are counted
                    wrong.append(f"{type(e).__name__}: {e}")
        return seen, wrong, time.perf_counter() - began


# --- tables ----------------------------------------------------------------------------------------------------------


def marked(ms: float, reports: int) -> str:
    return f"{ms:.1f}{' !' if ms > LIMIT_MS.get(reports, ms) else ''}"


def print_tables(found: Mapping[int, Measured]) -> None:
    print(table(["reports", "feed items", "bulk load/s", "publish s", "file MB", "load of 100 s", "poll of 100 s",
                 "ledger ms", "slowest question ms"],
                [[f"{m.reports:,}", f"{m.items:,}", round(m.load_per_s), round(m.publish_s, 2), round(m.file_mb),
                  round(m.load_100_s, 2), round(m.poll_100_s, 3), round(m.ledger_ms, 1), marked(max(m.questions.values()), m.reports)]
                 for m in found.values()]))
    least, most = min(found), max(found)
    print(f"a load of 100 at {most:,} takes {found[most].load_100_s / found[least].load_100_s:.2f} times what it takes at {least:,}")
    print(f"\nmedian ms to the first {SCREEN} rows (! above the limit: {', '.join(f'{v} ms at {k:,}' for k, v in LIMIT_MS.items())})")
    print(table(["question", *(f"{n:,}" for n in found)],
                [[name, *(marked(m.questions[name], n) for n, m in found.items())] for name in questions()], max_cell=75))


def print_load() -> None:
    busy, processors = os.getloadavg()[1], os.cpu_count() or 1
    if busy > processors:
        print(f"(this machine was busy: {busy:.1f} programs for {processors} processors over five minutes; a quiet one is faster)")


def print_readers(reports: int) -> None:
    seen, wrong, took = read_while_loading(reports)
    print(f"\n{READERS} readers in a loop while {LOADS} loads of 100 reports run at {reports:,}: {len(seen.errors)} errors of "
          f"readers, {len(wrong)} of loads; {seen.reads} readings of {seen.versions} new states in {took:.0f} s")
    for line in [*wrong[:5], *seen.errors[:5]]:
        print(f"  {line}")


def main(args: list[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.bench_warehouse", description=__doc__)
    options.add_argument("reports", nargs="*", type=int, default=list(SIZES), help=f"default {SIZES}")
    sizes = options.parse_args(args).reports
    found = {}
    for n in sorted(sizes):
        print(f"{n:,} reports …", file=sys.stderr)
        found[n] = measure(n)
    print_tables(found)
    print_load()
    print_readers(sorted(sizes)[len(sizes) // 2])


if __name__ == "__main__":
    main()
