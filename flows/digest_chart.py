"""The chart of a digest: what a watch found month by month, drawn as the page draws its own."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from flows.report.charts import Series, Spec, monthly, months_between
from flows.settings import Watch
from warehouse import subjects
from warehouse.rows import select

LIMA = ZoneInfo("America/Lima")
MONTHS = 12


def draw(con: duckdb.DuckDBPyConnection, watch: Watch, now: datetime) -> Spec:
    """The last MONTHS months: incidents (or reports) that match, those told as background left out."""
    from flows.alerts.watch import matches

    today = now.astimezone(LIMA).date()
    first = date(today.year - 1, today.month, 1) if today.month == 12 else date(today.year - 1, today.month + 1, 1)
    kind = "incident" if watch.on == "incidents" else "report"
    start = datetime(first.year, first.month, 1, tzinfo=LIMA)
    found = matches(watch, subjects.rows(con, kind, subjects.recent(con, kind, start)))
    per_month = Counter(day.replace(day=1) for row in found if (day := _day(row)) is not None)
    months = months_between(first, today)
    watched = select(con, "select first_day from monitored")
    since = watched[0]["first_day"] if watched else None
    return monthly(months, [since is not None and m >= since.replace(day=1) for m in months],
                   [Series(f"message.{watch.on}", 1, [float(per_month.get(m, 0)) for m in months])],
                   "message.chart", watch.language)


def _day(row: dict[str, Any]) -> date | None:
    """The day that a row stands for in a chart: none for what is told as background, or known by its year alone."""
    if "event_date" in row:
        return None if row["recalled"] or row["date_precision"] == "year" else row["event_date"]
    at = row["published_at"] or row["first_seen_at"]
    return at.astimezone(LIMA).date() if at else None
