"""Alerts: what each watch has taken notice of, and what is to be told to whom. Written in the load's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from warehouse.rows import Row, as_json, execute, insert, query, select

OPERATOR = "_operator"  # stands for a watch in the outbox where the operator is told; no watch can have that name


@dataclass(frozen=True, slots=True)
class Notice:
    """A watch took notice of a subject: told of it, or only listed it."""

    watch: str
    subject: str  # 'incident' | 'report'
    subject_id: int
    told: bool
    why_not: str | None
    alert_id: str | None
    reason: str  # 'new' | 'changed'
    changes: tuple[str, ...]
    snapshot: Row


@dataclass(frozen=True, slots=True)
class Queued:
    """An alert on one channel, to be delivered."""

    alert_id: str
    channel: str
    watch: str
    subject: str  # 'incident' | 'report' | 'watch'
    subject_id: int | None
    reason: str  # 'new' | 'changed' | 'flood' | 'digest'
    changes: tuple[str, ...]
    context: Row
    created_at: datetime
    attempts: int = 0
    next_try_at: datetime | None = None


# --- watches ---------------------------------------------------------------------------------------------------------


def new_watches(con: duckdb.DuckDBPyConnection, conditions: dict[str, str]) -> set[str]:
    """Which of these watches (name → digest of the condition) were never evaluated with that condition."""
    known = set(con.execute("select watch, condition from store.watches").fetchall())
    return {watch for watch, condition in conditions.items() if (watch, condition) not in known}


def remember_watches(con: duckdb.DuckDBPyConnection, conditions: dict[str, str], now: datetime) -> None:
    insert(con, "store.watches", [{"watch": watch, "condition": conditions[watch], "first_seen_at": now}
                                  for watch in sorted(new_watches(con, conditions))])


# --- notices ---------------------------------------------------------------------------------------------------------


def noticed(con: duckdb.DuckDBPyConnection, watch: str, subject: str, ids: Iterable[int]) -> dict[int, Row]:
    """Subject id → the latest notice's snapshot (plain JSON values), and how many notices there were."""
    rows = select(con, query("noticed"), [watch, subject, sorted(set(ids))])
    return {r["subject_id"]: {"snapshot": json.loads(r["snapshot"]), "notices": r["notices"]} for r in rows}


def store_notices(con: duckdb.DuckDBPyConnection, notices: Sequence[Notice], now: datetime) -> None:
    insert(con, "store.notices", [{
        "watch": n.watch, "subject": n.subject, "subject_id": n.subject_id, "noticed_at": now, "told": n.told,
        "why_not": n.why_not, "alert_id": n.alert_id, "reason": n.reason, "changes": n.changes,
        "snapshot": as_json(n.snapshot)} for n in notices])


# --- the outbox ------------------------------------------------------------------------------------------------------


def queue(con: duckdb.DuckDBPyConnection, alerts: Sequence[Queued]) -> None:
    """Within the caller's transaction: an alert is on record if and only if what it tells is."""
    insert(con, "store.outbox", [{
        "alert_id": a.alert_id, "channel": a.channel, "watch": a.watch, "subject": a.subject,
        "subject_id": a.subject_id, "reason": a.reason, "changes": a.changes, "context": as_json(a.context),
        "created_at": a.created_at, "next_try_at": a.next_try_at or a.created_at} for a in alerts])


_QUEUED = ("alert_id, channel, watch, subject, subject_id, reason, changes, context, created_at, attempts, next_try_at")


def due(con: duckdb.DuckDBPyConnection, now: datetime) -> list[Queued]:
    """What is to be delivered now, oldest first."""
    return _queued(con, f"select {_QUEUED} from store.outbox where state = 'queued' and next_try_at <= ? "
                        "order by created_at, watch, subject, subject_id, channel", [now])


def alerts_of(con: duckdb.DuckDBPyConnection, watch: str, limit: int) -> list[Queued]:
    """The latest alerts of a watch, newest first, one row each whatever its channels: for its Atom file."""
    return _queued(con, f"select {_QUEUED} from store.outbox where watch = ? and channel = 'atom' "
                        "order by created_at desc, alert_id limit ?", [watch, limit])


def _queued(con: duckdb.DuckDBPyConnection, sql: str, params: Sequence[Any]) -> list[Queued]:
    return [Queued(**{**row, "changes": tuple(row["changes"]), "context": json.loads(row["context"])})
            for row in select(con, sql, params)]


def merge_flood(con: duckdb.DuckDBPyConnection, watch: str, since: datetime, most: int, now: datetime) -> int:
    """More than `most` undelivered alerts of a watch since a moment become one message a channel → how many."""
    many = [a for a in due(con, now) if a.watch == watch and a.created_at >= since and a.subject != "watch"]
    ids = sorted({a.alert_id for a in many})
    if len(ids) <= most:
        return 0
    first = many[0]
    flood_id = f"flood-{first.alert_id}"
    lines = list(dict.fromkeys(_line(a) for a in many))
    sources = [source for a in {a.alert_id: a for a in many}.values() for source in a.context.get("sources", [])]
    context = {"watch": watch, "on": first.context.get("on"), "condition": first.context.get("condition"),
               "reason": "flood", "alert_id": flood_id, "created_at": first.created_at, "lines": lines, "changes": [],
               "incident": None, "report": None, "facts": [], "quotes": [], "sources": sources}
    execute(con, "delete from store.outbox where state = 'queued' and attempts = 0 and alert_id in "
                "(select unnest(from_json(?::json, '[\"VARCHAR\"]')))", [ids])
    queue(con, [Queued(flood_id, channel, watch, "watch", None, "flood", (), context, now)
                for channel in sorted({a.channel for a in many})])
    return len(ids)


def _line(a: Queued) -> str:
    """One alert of many, in a line."""
    row = a.context.get("incident") or a.context.get("report") or {}
    where = row.get("district") or row.get("province") or row.get("department")
    told = row.get("headline") or row.get("title") or a.alert_id
    return " · ".join(str(x) for x in (row.get("event_date"), where, told, "; ".join(a.changes)) if x)


def mark_sent(con: duckdb.DuckDBPyConnection, alert_id: str, channel: str, now: datetime) -> None:
    con.execute("update store.outbox set state = 'sent', attempts = attempts + 1, sent_at = ?, last_error = null "
                "where alert_id = ? and channel = ?", [now, alert_id, channel])


def mark_failed(con: duckdb.DuckDBPyConnection, alert_id: str, channel: str, error: str,
                next_try_at: datetime | None) -> None:
    """`next_try_at` None: it is dead, the operator is told."""
    con.execute("update store.outbox set state = if(?::timestamptz is null, 'dead', 'queued'), "
                "attempts = attempts + 1, next_try_at = coalesce(?::timestamptz, next_try_at), last_error = ? "
                "where alert_id = ? and channel = ?", [next_try_at, next_try_at, error, alert_id, channel])


def undelivered(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many stand queued and dead."""
    found = dict(con.execute("select state, count(*) from store.outbox group by state").fetchall())
    return {"queued": found.get("queued", 0), "dead": found.get("dead", 0)}


def dead(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """Alerts that were given up, oldest first: alert_id, channel, watch, last_error."""
    return select(con, "select alert_id, channel, watch, last_error from store.outbox where state = 'dead' and watch <> ? "
                       "order by created_at, alert_id, channel", [OPERATOR])


# --- the operator ----------------------------------------------------------------------------------------------------


def new_matters(con: duckdb.DuckDBPyConnection, matters: Sequence[str]) -> set[str]:
    """Those that the operator was not told of."""
    known = {m for m, in execute(con, "select matter from store.operator_notes where matter in "
                                      "(select unnest(from_json(?::json, '[\"VARCHAR\"]')))", [list(matters)]).fetchall()}
    return set(matters) - known


def note_matters(con: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Rows of store.operator_notes."""
    insert(con, "store.operator_notes", rows)
