"""What watches look at and messages are made of: rows of incidents and reports, and all that stands behind one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import duckdb

from warehouse.rows import Row, query, select


def rows(con: duckdb.DuckDBPyConnection, kind: str, ids: Iterable[int]) -> list[Row]:
    """Rows of `incidents` (with `title` and `text`: those of its reports, for watches on words) or of `reports`."""
    return select(con, query(f"watched_{kind}s"), [sorted(set(ids))])


def recent(con: duckdb.DuckDBPyConnection, kind: str, since: datetime) -> list[int]:
    """Ids of incidents of these days (or of an unknown day, first reported since), or of reports published since."""
    sql = {
        "incident": "select incident_id from incidents where event_date >= $1::timestamptz::date "
                    "or (event_date is null and first_reported_at >= $1)",
        "report": "select report_id from reports where coalesce(published_at, first_seen_at) >= $1",
    }[kind]
    return [i for i, in con.execute(sql, [since]).fetchall()]


def briefly(con: duckdb.DuckDBPyConnection, incident_ids: Iterable[int]) -> list[Row]:
    """What, where, when and how many of some incidents, a row each."""
    return select(con, query("incidents_briefly"), [sorted(set(incident_ids))])


def context(con: duckdb.DuckDBPyConnection, kind: str, subject_id: int) -> Row:
    """For a message: the row, the reports that tell it, the settled facts, the quotations behind them, every source.

    {"incident": row or None, "report": row or None, "facts": […], "quotes": […], "reports": […], "sources": […]}
    """
    if kind == "incident":
        incident = select(con, "select * from incidents where incident_id = ?", [subject_id])
        report_ids = [i for i, in con.execute("select distinct report_id from report_incidents where incident_id = ? "
                                              "order by 1", [subject_id]).fetchall()]
        quotes = select(con, "select * exclude (rules_version) from report_facts where incident_id = ? "
                             "order by report_id, span_in desc, span_start", [subject_id])
    else:
        incident, report_ids = [], [subject_id]
        quotes = select(con, "select * exclude (rules_version) from report_facts where report_id = ? "
                             "order by span_in desc, span_start", [subject_id])
    reports = select(con, query("telling_reports"), [report_ids])
    return {
        "incident": incident[0] if incident else None,
        "report": reports[0] if kind == "report" and reports else None,
        "facts": select(con, "select * from facts where incident_id = ? order by action, object, unit",
                        [subject_id if kind == "incident" else -1]),
        "quotes": quotes,
        "reports": reports,
        "sources": select(con, query("sources"), [report_ids]),
    }
