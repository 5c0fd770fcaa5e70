"""Stored articles → today's rules → what changed. Printed; stored only when asked, in one transaction. Tells nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from extractors.records import Report
from extractors.report.read import read
from extractors.version import rules_version
from flows.reextract import Reextracted
from flows.regroup import new_reading, store_readings
from warehouse import articles, connection
from warehouse.articles import NewReading, StoredText, lima_day
from warehouse.incidents import Change
from warehouse.rows import value

CHUNK = 500
_SHOWN = ("types", "event_date", "department", "province", "district", "place", "killed", "wounded", "captured",
          "cocaine_seized_kg", "drugs_seized_kg", "cocaine_destroyed_kg", "airstrips_destroyed", "labs_destroyed",
          "eradicated_ha", "recalled")

Read = Callable[..., Report]


class _Undo(Exception):
    """Ends a transaction that was only to show what it would do."""


@dataclass(slots=True)
class Replayed:
    reports: int = 0  # looked at
    reread: int = 0  # read by other rules than today's before
    changes: list[Change] = field(default_factory=list)
    applied: bool = False
    pages: Reextracted | None = None  # what the archived pages gave, when they were asked


def replay(data_dir: Path, since: datetime | None, apply: bool, now: datetime | None = None,
           reader: Read = read, pages: Callable[[duckdb.DuckDBPyConnection, datetime], Reextracted] | None = None) -> Replayed:
    """Re-reads every stored article (published since a moment) that today's rules have not read. Busy as any writer.

    `pages`: reads the archived pages first (`flows.reextract.from_archive`), within the same transaction.
    """
    now = now or datetime.now(UTC)
    with connection.writer(data_dir, "replay") as con:
        done = Replayed(applied=apply)
        try:
            with connection.transaction(con):
                if pages is not None:
                    done.pages = pages(con, now)
                    done.changes += done.pages.changes
                _reread(con, since, now, reader, done)
                if not apply:
                    raise _Undo
        except _Undo:
            return done
        if done.changes or (done.pages and (done.pages.new_reports or done.pages.edited_reports)):
            from warehouse.publish import publish

            publish(con, data_dir)
    return done


def _reread(con: duckdb.DuckDBPyConnection, since: datetime | None, now: datetime, reader: Read,
            done: Replayed) -> None:
    version = rules_version()
    readings: list[NewReading] = []
    for text in _texts(con, since):
        done.reports += 1
        if text.rules_version == version:
            continue
        published = lima_day(text.published_at, text.first_seen_at)
        report = reader(text.title, text.text, published, text.lang)
        readings.append(new_reading(text.report_id, text.version, text.reading + 1, report, published))
    done.reread = len(readings)
    done.changes += store_readings(con, readings, version, now, "replay")


def _texts(con: duckdb.DuckDBPyConnection, since: datetime | None) -> Iterator[StoredText]:
    after = 0
    newest = int(value(con, "select coalesce(max(report_id), 0) from store.reports"))
    while after < newest:
        part = articles.all_texts(con, since, after, CHUNK)
        if not part:
            return
        yield from part
        after = part[-1].report_id


def said(change: Change) -> list[str]:
    """What became of an incident, a line per column that differs."""
    before, after = change.before, change.after
    row = after or before
    assert row is not None
    name = f"incident {change.incident_id} ({row['headline']})"
    if before is None:
        return [f"new: {name}: {', '.join(row['types'])}, {row['event_date'] or 'no date'}, "
                f"{row['district'] or row['department'] or 'no place'}"]
    if after is None:
        return [f"{change.cause}: {name}"]
    return [f"{name}: {column}: {_figure(before[column])} → {_figure(after[column])}" for column in _SHOWN
            if before[column] != after[column]] or [f"{name}: facts or actors"]


def _figure(v: object) -> str:
    return "none" if v is None else ", ".join(map(str, v)) if isinstance(v, list) else f"{v:g}" if isinstance(
        v, float) else str(v)
