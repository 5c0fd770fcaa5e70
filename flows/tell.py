"""Which watches have something to say of a load, and to whom: what is new or materially changed → notices and outbox.

A watch takes notice of an incident (or report) once, and again when something material changed. Taking notice leads to
an alert, unless the load is one that tells nobody (first run, backfill, replay), the watch is new, or the event is old:
then it is listed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from flows.join import Loaded
from flows.settings import Watch
from warehouse import outbox, subjects
from warehouse.outbox import Notice, Queued
from warehouse.rows import Row, as_json

LIMA = ZoneInfo("America/Lima")
HOW = ("notify", "digest", "max_age_days", "again", "again_percent", "language")  # how a watch tells, not what it looks for


@dataclass(slots=True)
class Told:
    told: int = 0
    listed: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    queued: list[Queued] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def evaluate(con: duckdb.DuckDBPyConnection, watches: Sequence[Watch], loaded: Loaded, quiet: str | None,
             now: datetime) -> Told:
    """Notices and alerts for what a load changed, stored. `quiet`: why it tells nobody. Within its transaction."""
    told = Told()
    conditions = {w.name: condition(w) for w in watches}
    fresh = outbox.new_watches(con, conditions)
    changed = {
        "incident": [c.incident_id for c in loaded.changes if c.after is not None],
        "report": [*loaded.new_reports, *loaded.edited_reports],
    }
    for watch in watches:
        kind = "incident" if watch.on == "incidents" else "report"
        ids: Iterable[int] = changed[kind]
        if watch.name in fresh and quiet is None:
            # what it would have told of what is known already; this load's own news among it
            ids = subjects.recent(con, kind, now - timedelta(days=watch.max_age_days))
        _one_watch(con, watch, kind, ids, quiet or ("new watch" if watch.name in fresh else None), now, told)
    outbox.remember_watches(con, conditions, now)
    outbox.store_notices(con, told.notices, now)
    outbox.queue(con, told.queued)
    return told


def condition(watch: Watch) -> str:
    """Digest of what a watch looks for, whomever it tells."""
    looks_for = watch.model_dump(exclude={"name", *HOW})
    return hashlib.sha256(as_json(looks_for).encode()).hexdigest()[:16]


def _one_watch(con: duckdb.DuckDBPyConnection, watch: Watch, kind: str, ids: Iterable[int], quiet: str | None,
               now: datetime, told: Told) -> None:
    from flows.alerts.watch import ConditionError, matches, material_change

    rows = subjects.rows(con, kind, ids)
    if not rows:
        return
    key = f"{kind}_id"
    try:
        matching = {row[key]: json.loads(as_json(row)) for row in matches(watch, rows)}
    except ConditionError as e:  # one that only these rows break; the load must not be lost for it
        told.troubles.append(f"watch {watch.name}: {e}")
        return
    before = outbox.noticed(con, watch.name, kind, matching)
    for subject_id, row in sorted(matching.items()):
        known = before.get(subject_id)
        changes = tuple(material_change(known["snapshot"], row, watch)) if known else ()
        if known and not changes:
            continue
        why_not = quiet or ("too old" if _too_old(row, kind, watch, now) else None)
        number = known["notices"] + 1 if known else 1
        alert_id = _alert_id(watch.name, kind, subject_id, number) if why_not is None else None
        reason = "changed" if known else "new"
        told.notices.append(Notice(watch.name, kind, subject_id, why_not is None, why_not, alert_id, reason, changes,
                                   _snapshot(row)))
        if alert_id is None:
            told.listed.append(f"{watch.name}: {_line(row)} ({why_not})")
            continue
        told.told += 1
        context = {"watch": watch.name, "on": watch.on, "condition": said(watch), "reason": reason,
                   "changes": list(changes), "alert_id": alert_id, "created_at": now,
                   **subjects.context(con, kind, subject_id)}
        told.queued += [
            Queued(alert_id, channel, watch.name, kind, subject_id, reason, changes, json.loads(as_json(context)), now,
                   next_try_at=digest_time(watch.digest, now) if channel.isdigit() else now)
            for channel in channels(watch)]


def channels(watch: Watch) -> list[str]:
    """Where a watch's alerts go: its Atom file, the console, and each of its addresses that has a value."""
    return ["atom", "console", *(str(n) for n, address in enumerate(watch.notify) if address.is_set())]


def digest_time(digest: str, now: datetime) -> datetime:
    """When what is queued now goes out: at once, or at the next full hour, 07:00, or Monday 07:00 in Lima."""
    if digest == "none":
        return now
    here = now.astimezone(LIMA)
    if digest == "hourly":
        return (here + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0).astimezone(UTC)
    at = here.replace(hour=7, minute=0, second=0, microsecond=0)
    while at <= here or (digest == "weekly" and at.weekday() != 0):
        at += timedelta(days=1)
    return at.astimezone(UTC)


def said(watch: Watch) -> str:
    """The condition as its owner wrote it."""
    if watch.when:
        return watch.when
    given = watch.model_dump(exclude={"name", "on", "when", *HOW}, exclude_defaults=True)
    return ", ".join(f"{k}: {json.dumps(json.loads(as_json(v)), ensure_ascii=False)}" for k, v in given.items())


def _alert_id(watch: str, kind: str, subject_id: int, number: int) -> str:
    return hashlib.sha256(f"{watch}\0{kind}\0{subject_id}\0{number}".encode()).hexdigest()[:20]


def _too_old(row: dict[str, Any], kind: str, watch: Watch, now: datetime) -> bool:
    day = row.get("event_date") if kind == "incident" else (row.get("published_at") or row.get("first_seen_at"))
    if day is None:
        return False
    return date.fromisoformat(str(day)[:10]) < (now - timedelta(days=watch.max_age_days)).date()


def _snapshot(row: Row) -> Row:
    """What a later change is compared with; texts are long and no figure."""
    return {k: v for k, v in row.items() if k not in ("text", "titles")}


def _line(row: Row) -> str:
    where = row.get("district") or row.get("province") or row.get("department") or "no place"
    if "headline" in row:
        return f"incident {row['incident_id']}, {row['event_date'] or 'no date'}, {where}: {row['headline']}"
    return f"report {row['report_id']}: {row['title']}"
