"""What the operator is told: a feed gone quiet, broken or without texts, alerts that could not be delivered. Each matter once.

The message goes by the outbox, as alerts do: written in one transaction with the note of it, tried again, never lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb

from flows.poll import is_quiet
from flows.settings import Settings
from flows.words import filled
from warehouse import connection, feeds, outbox
from warehouse.outbox import OPERATOR, Queued

LIMA = ZoneInfo("America/Lima")
BROKEN_FOR = timedelta(hours=24)  # sites have bad nights; a day is longer than that
BROKEN_POLLS = 3
MOST = 40  # lines of a message


@dataclass(frozen=True, slots=True)
class Matter:
    """`key` tells it from the next one of its kind, as a silence from the silence after it."""

    key: str
    kind: str  # quiet | broken | dead
    subject: str  # the feed, or the watch
    says: str  # in the operator's language


def take_note(con: duckdb.DuckDBPyConnection, known: Settings, now: datetime) -> list[Matter]:
    """What there is to tell and was not told before, noted and put into the outbox → it."""
    matters = [*_of_feeds(con, known, now), *_of_alerts(con, known)]
    with connection.transaction(con):
        new = outbox.new_matters(con, [m.key for m in matters])
        fresh = [m for m in matters if m.key in new]
        outbox.note_matters(con, [{"matter": m.key, "kind": m.kind, "subject": m.subject, "noted_at": now} for m in fresh])
        if fresh:
            outbox.queue(con, _message(known, fresh, now))
    return fresh


def _of_feeds(con: duckdb.DuckDBPyConnection, known: Settings, now: datetime) -> list[Matter]:
    """Of the configured feeds; those taken out of the configuration may rest."""
    lang, names = known.operator.language, {f.name for f in known.feeds}
    out = []
    for row in feeds.health(con):
        name = row["feed"]
        if name not in names:
            continue
        since = row["last_good_at"] or row["first_poll_at"]
        if row["gone"] or (row["failures"] >= BROKEN_POLLS and now - since > BROKEN_FOR):
            out.append(Matter(f"broken {name} {since.isoformat()}", "broken", name,
                              filled(lang, "operator.broken", name, _day(since), row["last_error"] or "")))
            continue
        arrivals = feeds.arrivals(con, name)
        if is_quiet(arrivals, now):
            last = max(arrivals)
            out.append(Matter(f"quiet {name} {last.isoformat()}", "quiet", name,
                              filled(lang, "operator.quiet", name, _day(last))))
    out += [Matter(f"textless {row['feed']} {row['last_text_at'].isoformat()}", "broken", row["feed"],
                   filled(lang, "operator.textless", row["feed"], _day(row["last_text_at"])))
            for row in feeds.textless(con) if row["feed"] in names]
    return out


def _of_alerts(con: duckdb.DuckDBPyConnection, known: Settings) -> list[Matter]:
    """Alerts that were given up; a note to the operator that could not be delivered is no matter for another one."""
    return [Matter(f"dead {a['alert_id']} {a['channel']}", "dead", a["watch"],
                   filled(known.operator.language, "operator.dead", a["watch"], a["channel"], a["alert_id"],
                          a["last_error"] or ""))
            for a in outbox.dead(con)]


def _message(known: Settings, matters: Sequence[Matter], now: datetime) -> list[Queued]:
    digest = hashlib.sha256("\0".join(m.key for m in matters).encode()).hexdigest()[:20]
    lines = [m.says for m in matters[:MOST]]
    if len(matters) > MOST:
        lines.append(filled(known.operator.language, "message.more", len(matters) - MOST))
    context = {"watch": OPERATOR, "on": None, "condition": "", "reason": "note", "alert_id": f"note-{digest}",
               "created_at": now, "lines": lines, "changes": [], "incident": None, "report": None, "facts": [],
               "quotes": [], "sources": []}
    return [Queued(f"note-{digest}", str(n), OPERATOR, "watch", None, "note", (), context, now)
            for n, address in enumerate(known.operator.notify) if address.is_set()]


def _day(at: datetime) -> str:
    return f"{at.astimezone(LIMA):%Y-%m-%d %H:%M}"
