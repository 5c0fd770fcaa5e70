"""`make bench`: how the warehouse does at 10,000, 50,000 and (with --large) 1,000,000 reports."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from extractors.same_article import Fingerprint
from flows.commands.tables import table
from flows.join import load
from flows.read import Fetched, Outcome
from flows.worker import Told
from tests.bench.synthetic import fill, make
from warehouse import feeds
from warehouse.connection import transaction, view_files, writer
from warehouse.publish import publish
from warehouse.rows import insert

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median_ms(con: duckdb.DuckDBPyConnection, sql: str, times: int = 5) -> float:
    return 1000 * statistics.median(timed(lambda: con.execute(sql).fetchall()) for _ in range(times))


def load_100(con: duckdb.DuckDBPyConnection, total: int, k: int) -> float:
    """Seconds for 100 new reports through copies, joining, settling and all writes, in one transaction."""
    outcomes = []
    for n in range(total + 1 + 100 * k, total + 101 + 100 * k):
        made = make(n, total + 1000)
        told = Told("reported", "made", made.article, Fingerprint(made.print.exact, made.print.minhash, made.print.bands),
                    made.report)
        outcomes.append(Outcome(Fetched(made.item), told))
    insert(con, "store.items", [{
        "item_id": o.item.item_id, "position": 0, "feed": o.item.feed, "lang": "es", "url": o.item.url,
        "title": o.item.title, "summary": "", "content": "", "published_at": o.item.published_at, "first_seen_at": NOW,
        "last_seen_at": NOW, "seen": 1, "content_sha": "", "state": "pending", "state_since": NOW} for o in outcomes])

    def work() -> None:
        with transaction(con):
            load(con, 1, outcomes, "made", NOW)

    return timed(work)


def measure(total: int) -> tuple[list[object], list[tuple[str, float]]]:
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder), "bench") as con:
        con.execute("insert into store.feeds (feed, url, configured_url, first_poll_at, last_poll_at, last_good_at, "
                    "last_status) values ('a', 'u', 'u', '2016-11-01', ?, ?, 'new')", [NOW, NOW])
        cycle = feeds.begin_cycle(con, "bench", NOW)
        rate = total / sum(fill(con, total))
        publishing = [timed(lambda: publish(con, Path(folder))) for _ in range(3)]
        size = (Path(folder) / "analyst.duckdb").stat().st_size / 1e6
        with duckdb.connect(str(Path(folder) / "analyst.duckdb"), read_only=True) as analyst:
            names = [p.stem for p in view_files() if p.parent.name == "trends"]
            views = [(name, median_ms(analyst, f"from {name}")) for name in names]
            views += [(f"trend('killed', '{g}')", median_ms(analyst, f"from trend('killed', '{g}')"))
                      for g in ("week", "month", "district")]
        loading = [load_100(con, total, k) for k in range(3)]
        feeds.end_cycle(con, cycle, NOW, True)
        return [total, round(rate), statistics.median(publishing), size, statistics.median(loading),
                max(ms for _, ms in views)], views


def main() -> None:
    args = argparse.ArgumentParser(prog="make bench")
    args.add_argument("--large", action="store_true", help="1,000,000 reports too (minutes, and 10 GB of disk)")
    sizes = [10_000, 50_000] + ([1_000_000] if args.parse_args().large else [])
    found = [measure(n) for n in sizes]
    print(table(["reports", "bulk load/s", "publish s", "file MB", "load of 100 s", "slowest trend ms"],
                [[f"{v:.3g}" if isinstance(v, float) else v for v in row] for row, _ in found]))
    print()
    print(table(["median ms", *(f"{n:,}" for n in sizes)],
                [[name, *(round(dict(views)[name], 1) for _, views in found)] for name, _ in found[0][1]]))


if __name__ == "__main__":
    main()
