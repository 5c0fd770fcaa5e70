"""`python -m tests.bench.bench_joining`: how well copies are told and reports joined, and what one new article costs.

The cost is that of the two questions asked of each new article (is it a copy? which incident does it tell?) over a
warehouse of 10,000 and 100,000 (with --large 1,000,000) reports, as many a day in each.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from extractors.same_article import Fingerprint
from flows.commands.tables import table
from flows.join import _Memory
from flows.people import Decisions, decisions
from flows.read import Fetched, Outcome
from flows.regroup import _connected
from flows.worker import Told
from tests import copies, stories
from tests.bench.synthetic import fill, told_twice
from warehouse.connection import writer
from warehouse.incidents import StoredTelling

CHECKED = 40  # new articles, spread over the last ten days


def joined() -> str:
    sets = [("all", stories.score())] + [(f"{n}xx", stories.score(str(n))) for n in (*range(1, 11), 14)]
    return table(["stories", "pairs", "precision", "recall", "recall of all", "false"], [
        [name, len(s.found) + len(s.missed) + len(s.unread), f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.recall_of_all:.3f}",
         len(s.false)] for name, s in sets])


def copied() -> str:
    scores = copies.score()
    rows = [[name, s.found, len(s.missed), len(s.false)] for name, s in scores.items()]
    total = copies.total(scores)
    return table(["copies", "found", "missed", "false"], [*rows, ["all", total.found, len(total.missed), len(total.false)]]
                 ) + f"\nF1 {total.f1:.4f} ({len(copies.originals())} articles, each edited; 3 texts of another event a formula)"


# --- what one new article costs --------------------------------------------------------------------------------------


def new_article(k: int, total: int) -> tuple[Outcome, StoredTelling]:
    """An article of the last ten days: each second an edited copy of a stored one, each tells the incident of a stored one."""
    old = told_twice(total - 3 * k, total)
    copy = k % 2 == 0
    text = "Lo que se sabe hasta ahora. " + old.article.text if copy else told_twice(total + 1 + k, total).article.text
    seen = old.article.published_at or datetime(2026, 10, 30, tzinfo=UTC)
    article = replace(old.article, url=f"https://new.example/{k}", canonical_url=f"https://new.example/{k}", text=text)
    known = old.print if copy else told_twice(total + 1 + k, total).print
    told = Told("reported", "made", article, Fingerprint(f"new {k}", known.minhash, known.bands), old.report)
    item = replace(old.item, item_id=f"new{k}", first_seen_at=seen + timedelta(hours=1))
    telling = StoredTelling(-1, -1, None, old.day, seen, "", old.report.incidents[0])
    return Outcome(Fetched(item), told), telling


def cost(con: duckdb.DuckDBPyConnection, total: int) -> tuple[float, float, float]:
    """Median milliseconds: to know a copy; to know that an article is none; to find the incident of one that is none."""
    known, new, joined_ms = [], [], []
    nothing: Decisions = decisions(con)
    for k in range(-3, CHECKED):
        outcome, telling = new_article(abs(k), total)
        assert outcome.told
        began = time.perf_counter()
        copy = _Memory(con, [outcome], []).copy_of(outcome.told)
        between = time.perf_counter()
        same = {} if copy else _connected(con, [telling], nothing)
        ended = time.perf_counter()
        assert bool(copy) == (abs(k) % 2 == 0)
        assert copy or len(same) > 1
        if k >= 0:  # the first ones also wait for the disk
            (known if copy else new).append(1000 * (between - began))
            joined_ms += [] if copy else [1000 * (ended - between)]
    return statistics.median(known), statistics.median(new), statistics.median(joined_ms)


def measured(total: int, keep: Path | None) -> list[object]:
    folder = keep / str(total) if keep else Path(tempfile.mkdtemp())
    try:
        if not (folder / "warehouse.duckdb").exists():
            with writer(folder, "bench") as con:
                for _ in fill(con, total, maker=told_twice):
                    pass
        with writer(folder, "bench") as con:
            known, new, found = cost(con, total)
            return [total, *(f"{ms:.1f}" for ms in (known, new, found, new + found))]
    finally:
        if keep is None:
            shutil.rmtree(folder)


def main() -> None:
    args = argparse.ArgumentParser(prog="python -m tests.bench.bench_joining")
    args.add_argument("--large", action="store_true", help="1,000,000 reports too (minutes, and 10 GB of disk)")
    args.add_argument("--keep", type=Path, metavar="DIR", help="where the filled warehouses stay, to measure again")
    given = args.parse_args()
    print(joined(), copied(), sep="\n\n", end="\n\n")
    sizes = [10_000, 100_000] + ([1_000_000] if given.large else [])
    print(table(["reports", "a copy ms", "no copy ms", "its incident ms", "a new report ms"], [measured(n, given.keep) for n in sizes]))


if __name__ == "__main__":
    main()
