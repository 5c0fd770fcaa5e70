"""`vraem watch test NAME`: a marked message by each address of a watch, so that its owner sees it arrive."""

from __future__ import annotations

import secrets
from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import settings_with_watches, watch_named
from flows.commands.errors import DONE, FAILED, WrongUsage

if TYPE_CHECKING:
    from flows.settings import Watch


def run(args: Namespace) -> int:
    """Nothing of it is recorded, and no alert counts as told for it."""
    from flows.alerts.message import compose
    from flows.alerts.outbox import NotDelivered, send
    from flows.web import Web

    known = settings_with_watches(args)
    watch = watch_named(known, args.name)
    if not any(address.is_set() for address in watch.notify):
        raise WrongUsage(f"watch {watch.name}: " + (
            f"none of its addresses has a value: {', '.join(map(repr, watch.notify))}" if watch.notify else
            f"no addresses under `notify`; its alerts go to alerts/{watch.name}.atom and to the terminal"))
    told = _context(watch, known.data_dir / "analyst.duckdb")
    message = compose(told, watch.language)
    print(message.subject)
    failed, web = 0, Web(known.network)
    try:
        for number, address in enumerate(watch.notify):
            says = "sent"
            try:
                if not address.is_set():
                    raise NotDelivered("has no value in the environment")
                send(address.reveal(), message, told, web)
            except NotDelivered as e:
                says, failed = f"not delivered: {e}", failed + 1
            print(f"  address {number} ({address!r}): {says}")
    finally:
        web.close()
    return FAILED if failed else DONE


def _context(watch: Watch, analyst: Path) -> Mapping[str, Any]:
    """What a real alert would be made of: the latest thing the watch matches, or a made-up title when there is none."""
    from flows.tell import said
    from flows.words import word

    bare: Mapping[str, Any] = {"incident": None, "report": {"title": word(watch.language, "message.sample")},
                               "facts": [], "quotes": [], "sources": []}
    return {"watch": watch.name, "on": watch.on, "condition": said(watch), "reason": "test", "changes": [],
            "alert_id": f"test-{secrets.token_hex(8)}", "created_at": datetime.now(UTC),
            **((_latest(watch, analyst) if analyst.exists() else None) or bare)}


def _latest(watch: Watch, analyst: Path) -> Mapping[str, Any] | None:
    from flows.alerts.watch import matches
    from warehouse import subjects
    from warehouse.publish import reader

    kind = "incident" if watch.on == "incidents" else "report"
    day = "event_date" if kind == "incident" else "published_at"
    with reader(analyst) as con:
        rows = subjects.rows(con, kind, subjects.recent(con, kind, datetime(1, 1, 1, tzinfo=UTC)))
        found = sorted(matches(watch, rows), key=lambda row: (str(row[day] or ""), row[f"{kind}_id"]))
        return subjects.context(con, kind, found[-1][f"{kind}_id"]) if found else None
