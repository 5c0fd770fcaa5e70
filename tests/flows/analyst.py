"""A published database with just the rows a test needs: the views' own columns, filled by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import in_memory

NOW = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
Row = dict[str, Any]


def analyst(path: Path, **rows: list[Row]) -> Path:
    """`analyst(path, incidents=[incident(1)], feeds=[…])`: every view as a table, columns not named are null."""
    con = _views()
    con.execute(f"attach '{path}' as made")
    names = [n for n, in con.execute("select distinct table_name from information_schema.columns where "
                                     "table_schema = 'main' and table_catalog = current_database()").fetchall()]
    assert set(rows) <= set(names)
    for name in names:
        con.execute(f"create table made.main.{name} as from {name} limit 0")
        for row in rows.get(name, ()):
            con.execute(f"insert into made.main.{name} ({', '.join(row)}) values ({', '.join('?' for _ in row)})",
                        list(row.values()))
    con.execute("detach made")
    return path


@cache
def _views() -> duckdb.DuckDBPyConnection:
    """A warehouse to take the columns from."""
    con = in_memory()
    con.execute("set timezone = 'UTC'")
    return con


def incident(incident_id: int, headline: str = "Emboscada en Sivia", **given: Any) -> Row:
    """An attack in Sivia on 23 November 2026 with two dead policemen."""
    return {
        "incident_id": incident_id, "event_date": date(2026, 11, 23), "date_precision": "day", "recalled": False,
        "types": ["attack"], "department": "Ayacucho", "province": "Huanta", "district": "Sivia", "place": "Sivia",
        "lat": -12.512, "lon": -73.859, "place_precision": "place", "vraem_zone": "core", "in_vraem": True,
        "actors": ["shining_path", "police"], "killed": 2, "killed_low": 2, "killed_high": 3, "killed_forces": 2,
        "wounded": None, "captured": None, "cocaine_seized_kg": None, "corrected": False,
        "n_reports": 1, "first_reported_at": NOW, "updated_at": NOW, "headline": headline, **given}


def report(report_id: int, incident_id: int, title: str = "Dos policías muertos", url: str = "https://diario.example/1",
           quote: str = "dos policías murieron") -> dict[str, list[Row]]:
    """All rows of one report that tells one incident."""
    return {
        "reports": [{"report_id": report_id, "version": 1, "feed": "diario", "url": url, "title": title, "lang": "es",
                     "published_at": NOW, "first_seen_at": NOW, "from_feed": False, "rules_version": "abcdef0123456789"}],
        "report_sources": [{"report_id": report_id, "feed": "diario", "url": url, "title": title, "first_seen_at": NOW, "how": "first"},
                           {"report_id": report_id, "feed": "radio", "url": "https://radio.example/x", "title": title,
                            "first_seen_at": NOW, "how": "near"}],
        "report_incidents": [{"report_id": report_id, "incident_id": incident_id, "types": ["attack"], "place_quote": "en Sivia",
                              "place_rule": "es.place.district"}],
        "report_facts": [{"report_id": report_id, "version": 1, "incident_id": incident_id, "action": "killed", "object": "police",
                          "quantity": 2, "unit": "count", "quote": quote, "span_in": "text", "span_start": 0, "span_end": 9,
                          "rule": "es.fact.killed.die"}],
        "facts": [{"incident_id": incident_id, "action": "killed", "object": "police", "unit": "count", "quantity": 2,
                   "quantity_low": 2, "quantity_high": 3, "n_reports": 1}],
    }
