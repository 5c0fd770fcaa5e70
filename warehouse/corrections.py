"""People's decisions, and the tellings they were made about. Appended and withdrawn, never overwritten."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import attached
from warehouse.incidents import StoredTelling, as_tellings
from warehouse.rows import Row, as_json, execute, insert, query, select, value


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. `about`: the tellings it was made about; `apart`: those of them that a split sets apart."""

    correction_id: int
    kind: str  # 'link' | 'split' | 'correct' | 'dismiss'
    author: str
    why: str
    made_at: datetime
    incident_id: int | None
    other_id: int | None = None
    report_id: int | None = None
    field: str | None = None
    value: Any = None
    about: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()


def next_id(con: duckdb.DuckDBPyConnection) -> int:
    return int(value(con, "select coalesce(max(correction_id), 0) + 1 from store.corrections"))


def store(con: duckdb.DuckDBPyConnection, c: Correction) -> None:
    """Within the caller's transaction."""
    insert(con, "store.corrections", [{
        "correction_id": c.correction_id, "made_at": c.made_at, "author": c.author, "why": c.why, "kind": c.kind,
        "incident_id": c.incident_id, "other_id": c.other_id, "report_id": c.report_id, "field": c.field,
        "value": None if c.field is None else as_json(c.value)}])
    insert(con, "store.correction_tellings", [
        {"correction_id": c.correction_id, "telling_id": t, "apart": t in c.apart} for t in c.about])


def set_other(con: duckdb.DuckDBPyConnection, correction_id: int, other_id: int | None) -> None:
    """For a split, the incident that the report tells since: known when the groups are made. In the same transaction."""
    con.execute("update store.corrections set other_id = ? where correction_id = ?", [other_id, correction_id])


def withdraw(con: duckdb.DuckDBPyConnection, correction_id: int, by: str, why: str, now: datetime) -> None:
    """Within the caller's transaction."""
    con.execute("update store.corrections set withdrawn_at = ?, withdrawn_by = ?, withdrawn_why = ? "
                "where correction_id = ?", [now, by, why, correction_id])


def standing(con: duckdb.DuckDBPyConnection) -> list[Correction]:
    """The decisions that hold, in the order in which they were made."""
    return _corrections(con, select(con, "select * from store.corrections where withdrawn_at is null "
                                         "order by made_at, correction_id"))


def one(con: duckdb.DuckDBPyConnection, correction_id: int) -> tuple[Correction, str | None] | None:
    """A decision, and who took it back."""
    rows = select(con, "select * from store.corrections where correction_id = ?", [correction_id])
    return (_corrections(con, rows)[0], rows[0]["withdrawn_by"]) if rows else None


def _corrections(con: duckdb.DuckDBPyConnection, rows: list[Row]) -> list[Correction]:
    about: dict[int, list[int]] = defaultdict(list)
    apart: dict[int, list[int]] = defaultdict(list)
    for t in select(con, "select * from store.correction_tellings order by telling_id") if rows else ():
        about[t["correction_id"]].append(t["telling_id"])
        if t["apart"]:
            apart[t["correction_id"]].append(t["telling_id"])
    return [Correction(r["correction_id"], r["kind"], r["author"], r["why"], r["made_at"], r["incident_id"],
                       r["other_id"], r["report_id"], r["field"], None if r["value"] is None else json.loads(r["value"]),
                       tuple(about[r["correction_id"]]), tuple(apart[r["correction_id"]])) for r in rows]


def missing(con: duckdb.DuckDBPyConnection, other: Path) -> list[str] | None:
    """Decisions that stand in another warehouse file and not here, a line each; None when that file cannot be read."""
    try:
        with attached(con, other):
            return [line for line, in con.execute(query("missing_decisions")).fetchall()]
    except duckdb.Error:
        return None


def same_readings(con: duckdb.DuckDBPyConnection, telling_ids: Iterable[int]) -> list[StoredTelling]:
    """All tellings of the readings that these belong to, standing or not."""
    return as_tellings(con, query("same_readings"), [sorted(set(telling_ids))])


def former_ids(con: duckdb.DuckDBPyConnection, telling_ids: Iterable[int]) -> dict[int, int]:
    """Telling id → the incident it told before that was found to be another; ids that could stand again."""
    return dict(execute(con, query("former_ids"), [sorted(set(telling_ids))]).fetchall())


def dismissal(con: duckdb.DuckDBPyConnection, incident_id: int) -> Row | None:
    """Why an incident is none: the newest version of one that does not stand, or None."""
    rows = select(con, "select cause, known_from, headline from store.incident_versions where incident_id = ? "
                       "and known_to is null and not standing", [incident_id])
    return rows[0] if rows else None
