"""Removing what one address brought: the only rows of the warehouse that are ever overwritten or deleted for good."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import attached
from warehouse.rows import Row, as_json, execute, insert, select

_IDS = "(select unnest(from_json(?::json, '[\"BIGINT\"]')))"
_NAMES = "(select unnest(from_json(?::json, '[\"VARCHAR\"]')))"


@dataclass(frozen=True, slots=True)
class At:
    """What stands at an address."""

    items: tuple[str, ...]
    reports: tuple[int, ...]
    urls: tuple[str, ...]  # all its spellings


def addresses(con: duckdb.DuckDBPyConnection, host: str) -> list[str]:
    """Every address that is known of a host, in whatever spelling."""
    found = con.execute(
        "select distinct url from (select url from store.items union all select url from store.reports "
        "union all select canonical_url from store.reports union all select url from store.report_sources "
        "union all select canonical_url from store.report_sources) where contains(lower(url), lower(?))", [host])
    return [url for url, in found.fetchall()]


def stands_at(con: duckdb.DuckDBPyConnection, urls: Sequence[str]) -> At:
    """The items with one of these addresses, and the reports that are theirs."""
    items = [i for i, in execute(con, f"select item_id from store.items where url in {_NAMES} order by position",
                                 [list(urls)]).fetchall()]
    reports = [i for i, in execute(
        con, f"select report_id from store.reports where url in {_NAMES} or canonical_url in {_NAMES} "
             f"or item_id in {_NAMES} order by 1", [list(urls), list(urls), items]).fetchall()]
    return At(tuple(items), tuple(reports), tuple(urls))


def numbers(con: duckdb.DuckDBPyConnection, report_ids: Collection[int]) -> list[Row]:
    """Of each report its newest text's and reading's numbers and the day it was published: to close them."""
    return select(con, "select v.report_id, v.version, g.reading, v.published_at, r.first_seen_at "
                       "from store.report_versions as v join store.readings as g using (report_id) "
                       "join store.reports as r using (report_id) "
                       f"where v.known_to is null and g.known_to is null and report_id in {_IDS}", [sorted(report_ids)])


def erase(con: duckdb.DuckDBPyConnection, at: At, cycle_id: int, now: datetime) -> int:
    """Texts, quotations, names, alerts' words: all that came from there → copies elsewhere that are to be read anew.

    Within the caller's transaction, after the reports' tellings were closed and the incidents settled without them.
    """
    words = _words(con, at)
    _erase_alerts(con, at, words)
    reopened = _reopen_copies(con, at, cycle_id, now)
    tellings = f"(select telling_id from store.tellings where report_id in {_IDS})"
    reports = list(at.reports)
    for table in ("told_facts", "told_persons", "links", "correction_tellings"):
        execute(con, f"delete from store.{table} where telling_id in {tellings}", [reports])
    for table in ("told_statistics", "tellings", "readings", "report_versions", "report_keys", "report_sources", "reports"):
        execute(con, f"delete from store.{table} where report_id in {_IDS}", [reports])
    execute(con, f"delete from store.report_sources where item_id in {_NAMES} or url in {_NAMES} or canonical_url in {_NAMES}",
            [list(at.items), list(at.urls), list(at.urls)])
    execute(con, f"update store.incident_versions set headline = '' where headline in {_NAMES}", [words])
    _erase_items(con, at, cycle_id, now)
    return reopened


def _words(con: duckdb.DuckDBPyConnection, at: At) -> list[str]:
    """Its headlines and quotations, by which traces of it are known."""
    titles = execute(con, f"select title from store.report_versions where report_id in {_IDS} union "
                          f"select title from store.items where item_id in {_NAMES}", [list(at.reports), list(at.items)])
    found = [t for t, in titles.fetchall()]
    quotes = execute(con, "select quote from store.told_facts join store.tellings using (telling_id) "
                          f"where report_id in {_IDS}", [list(at.reports)])
    return sorted({w for w in [*found, *(q for q, in quotes.fetchall())] if w})


def _reopen_copies(con: duckdb.DuckDBPyConnection, at: At, cycle_id: int, now: datetime) -> int:
    """Copies at other addresses stand for themselves now; nobody is told of them a second time."""
    copies = [i for i, in execute(con, f"select item_id from store.items where report_id in {_IDS} "
                                       f"and item_id not in {_NAMES} order by position",
                                  [list(at.reports), list(at.items)]).fetchall()]
    said = "what it repeated was forgotten"
    insert(con, "store.item_states", [{"item_id": i, "changed_at": now, "from_state": "copy", "to_state": "pending",
                                       "reason": said, "cycle_id": cycle_id} for i in copies])
    execute(con, "update store.items set state = 'pending', state_since = ?, reason = ?, report_id = null, attempts = 0, "
                 f"quiet = true where item_id in {_NAMES}", [now, said, copies])
    return len(copies)


def _erase_items(con: duckdb.DuckDBPyConnection, at: At, cycle_id: int, now: datetime) -> None:
    before = execute(con, f"select item_id, state from store.items where item_id in {_NAMES}", [list(at.items)]).fetchall()
    insert(con, "store.item_states", [{"item_id": i, "changed_at": now, "from_state": state, "to_state": "gone",
                                       "reason": "forgotten", "cycle_id": cycle_id} for i, state in before])
    blank_items(con, at.items)
    execute(con, "update store.items set state = 'gone', state_since = ?, reason = 'forgotten', next_try_at = null, "
                 f"report_id = null where item_id in {_NAMES}", [now, list(at.items)])


def blank_items(con: duckdb.DuckDBPyConnection, item_ids: Collection[str]) -> None:
    """Nothing of them but that they were there."""
    execute(con, "update store.items set title = '', summary = '', content = '', content_sha = '', url = null, "
                 f"archive_file = null, archive_offset = null where item_id in {_NAMES}", [sorted(item_ids)])


# --- alerts ----------------------------------------------------------------------------------------------------------


def _erase_alerts(con: duckdb.DuckDBPyConnection, at: At, words: Sequence[str]) -> None:
    for table, column, keys in (("notices", "snapshot", ("watch", "subject", "subject_id", "noticed_at")),
                                ("outbox", "context", ("alert_id", "channel"))):
        rows = select(con, f"select {', '.join(keys)}, {column}::varchar as told from store.{table}")
        for row in rows:
            told = json.loads(row["told"])
            cleaned = _without(told, at, frozenset(words))
            if cleaned != told:
                where = " and ".join(f"{k} = ?" for k in keys)
                con.execute(f"update store.{table} set {column} = ? where {where}",
                            [as_json(cleaned), *(row[k] for k in keys)])


def _without(told: Any, at: At, words: frozenset[str]) -> Any:
    """A record without what came from there: rows of its reports and sources go, its words and addresses are emptied."""
    if isinstance(told, dict):
        return {k: _without(v, at, words) for k, v in told.items()}
    if isinstance(told, list):
        return [_without(v, at, words) for v in told if not _is_of(v, at)]
    if isinstance(told, str) and (told in words or told in at.urls or any(len(w) > 20 and w in told for w in words)):
        return ""
    return told


def _is_of(row: Any, at: At) -> bool:
    return isinstance(row, dict) and (row.get("report_id") in at.reports or row.get("url") in at.urls)


# --- so that it does not come back -----------------------------------------------------------------------------------


def remember(con: duckdb.DuckDBPyConnection, address_key: int, now: datetime) -> None:
    """Within the caller's transaction."""
    if address_key not in forgotten(con):
        con.execute("insert into store.forgotten values (?, ?)", [address_key, now])


def forgotten(con: duckdb.DuckDBPyConnection) -> set[int]:
    """Keys (`articles.address_key`) of the addresses that are not to be read again."""
    return {key for key, in con.execute("select address_key from store.forgotten").fetchall()}


def forgotten_in(con: duckdb.DuckDBPyConnection, other: Path) -> set[int] | None:
    """The same of another warehouse file; None when it cannot be read."""
    try:
        with attached(con, other):
            return {key for key, in con.execute("select address_key from other.store.forgotten").fetchall()}
    except duckdb.Error:
        return None
