"""What stands in the outbox → on its way: Atom files, the console, the watches' addresses. Outside of any load.

At least once: a delivery is marked when it is done, and one that was cut off in between is done again with the same id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from flows.settings import ConfigError, Secret, Settings, Watch
from warehouse import connection, outbox
from warehouse.outbox import OPERATOR, Queued

if TYPE_CHECKING:
    from flows.report.charts import Picture

FLOOD = 20  # alerts per watch and cycle; more become one message
IN_ATOM = 200  # newest alerts kept in a watch's file


@dataclass(slots=True)
class Sent:
    sent: int = 0
    failed: int = 0  # to be tried again
    dead: int = 0
    console: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def deliver(con: duckdb.DuckDBPyConnection, settings: Settings, web: Any, now: datetime) -> Sent:
    """Tries everything that is due. A failed delivery is put off, or given up after a limit; nothing is raised."""
    done = Sent()
    watches = {w.name: w for w in settings.watches}
    for name in watches:
        with connection.transaction(con):
            outbox.merge_flood(con, name, now, FLOOD, now)
    due = outbox.due(con, now)
    for name in sorted({a.watch for a in due if a.channel == "atom"}):
        _atom(con, settings.data_dir / "alerts", name, watches.get(name), now, done)
    for group in _groups([a for a in due if a.channel != "atom"], watches):
        _one(con, group, settings, web, now, done)
    return done


def _groups(due: list[Queued], watches: dict[str, Watch]) -> list[list[Queued]]:
    """One by one; those of a digest together by watch and channel."""
    digests: dict[tuple[str, str], list[Queued]] = defaultdict(list)
    single: list[list[Queued]] = []
    for a in due:
        watch = watches.get(a.watch)
        if watch is not None and watch.digest != "none" and a.channel.isdigit():
            digests[a.watch, a.channel].append(a)
        else:
            single.append([a])
    return [*single, *digests.values()]


def _one(con: duckdb.DuckDBPyConnection, group: list[Queued], settings: Settings, web: Any, now: datetime,
         done: Sent) -> None:
    from flows.alerts.message import compose, digest
    from flows.alerts.outbox import NotDelivered, next_try, send

    first = group[0]
    watch = next((w for w in settings.watches if w.name == first.watch), None)
    context: Mapping[str, Any] = first.context if len(group) == 1 else digest([a.context for a in group])
    if watch is not None and watch.digest != "none" and first.channel.isdigit():
        context = {**context, "chart": _chart(con, watch, now, done)}
    try:
        message = compose(context, watch.language if watch else settings.operator.language)
        if first.channel == "console":
            done.console.append(f"ALERT {first.watch}: {message.subject}"
                                + (f" ({'; '.join(first.changes)})" if first.changes else ""))
        else:
            addresses = settings.operator.notify if first.watch == OPERATOR else watch.notify if watch else ()
            send(_address(addresses, first.channel), message, context, web)
    except NotDelivered as e:
        for a in group:
            at = next_try(a.alert_id, a.channel, a.attempts + 1, now)
            outbox.mark_failed(con, a.alert_id, a.channel, str(e), at)
            done.failed += at is not None
            done.dead += at is None
        whose = "note to the operator" if first.watch == OPERATOR else f"alert of {first.watch}"
        done.troubles.append(f"{whose} not delivered to its address {first.channel}: {e}"
                             + (" (given up)" if done.dead else ""))
        return
    for a in group:
        outbox.mark_sent(con, a.alert_id, a.channel, now)
    done.sent += len(group)


def _chart(con: duckdb.DuckDBPyConnection, watch: Watch, now: datetime, done: Sent) -> Picture | None:
    from flows.digest_chart import draw
    from flows.report.charts import picture

    try:
        return picture(draw(con, watch, now))
    except Exception as e:  # a digest without its chart is better than none
        done.troubles.append(f"chart of {watch.name}: {type(e).__name__}: {e}")
        return None


def _address(addresses: Sequence[Secret], channel: str) -> str:
    from flows.alerts.outbox import NotDelivered

    if not channel.isdigit() or int(channel) >= len(addresses):
        raise NotDelivered("the configuration has no such address any more")
    try:
        return addresses[int(channel)].reveal()
    except ConfigError as e:
        raise NotDelivered(str(e)) from None


def _atom(con: duckdb.DuckDBPyConnection, folder: Path, name: str, watch: Watch | None, now: datetime,
          done: Sent) -> None:
    waiting = [a for a in outbox.due(con, now) if a.watch == name and a.channel == "atom"]
    try:
        write_atom(con, folder, name, watch.language if watch else "es")
    except OSError as e:
        done.troubles.append(f"alerts/{name}.atom: {e.strerror or e}")
        return
    for a in waiting:
        outbox.mark_sent(con, a.alert_id, "atom", now)
    done.sent += len(waiting)


def write_atom(con: duckdb.DuckDBPyConnection, folder: Path, name: str, language: str) -> None:
    """The watch's file with its latest alerts, replaced at once."""
    from flows.alerts.atom import render

    body = render(name, [a.context for a in outbox.alerts_of(con, name, IN_ATOM)], language)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{name}.atom.part"
    part.write_bytes(body)
    part.replace(folder / f"{name}.atom")
