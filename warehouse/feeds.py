"""Feeds, their items and the ledger: every item stands in exactly one state, every change of state is recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

import duckdb

from extractors.codebook import ITEM_STATES
from extractors.records import Entry, FeedState, Item, Poll
from warehouse.rows import Row, execute, insert, query, select, value

MAX_EDITS = 24  # a page whose text holds a clock is edited at every poll: after so many it is left alone
EDITS_FOR = timedelta(days=60)  # corrections come in days; an item edited a year later is a redesign of the site


@dataclass(frozen=True, slots=True)
class Counts:
    """What a poll brought."""

    new: int = 0
    seen: int = 0
    edited: int = 0
    over_cap: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """An item's step into a state, and what is learned of it on the way."""

    item: Item
    state: str
    reason: str | None = None
    next_try_at: datetime | None = None
    report_id: int | None = None
    archive_file: str | None = None
    archive_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Archived:
    """An item with the place of its page in the archive."""

    item: Item
    position: int
    file: str
    offset: int


# --- cycles ----------------------------------------------------------------------------------------------------------


def begin_cycle(con: duckdb.DuckDBPyConnection, command: str, now: datetime) -> int:
    cycle_id = int(value(con, "select coalesce(max(cycle_id), 0) + 1 from store.cycles"))
    con.execute("insert into store.cycles (cycle_id, command, started_at) values (?, ?, ?)", [cycle_id, command, now])
    return cycle_id


def end_cycle(con: duckdb.DuckDBPyConnection, cycle_id: int, now: datetime, filled: bool) -> None:
    con.execute("update store.cycles set finished_at = ?, filled = ? where cycle_id = ?", [now, filled, cycle_id])


def was_interrupted(con: duckdb.DuckDBPyConnection, cycle_id: int) -> bool:
    """Whether the run before this one never came to its end: what it loaded may not be published yet."""
    return bool(value(con, "select finished_at is null from store.cycles where cycle_id < ? "
                           "order by cycle_id desc limit 1", [cycle_id]))


def is_first_run(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether no cycle has yet read a feed and come to its end."""
    return not value(con, "select count(*) from store.cycles where filled and command in ('run', 'demo')")


# --- polls -----------------------------------------------------------------------------------------------------------


def feed_states(con: duckdb.DuckDBPyConnection, feeds: Iterable[tuple[str, str, str | None]]) -> list[FeedState]:
    """What is remembered of each configured feed (name, url, lang). A changed address starts afresh."""
    known = {row["feed"]: row for row in select(con, "select * from store.feeds")}
    states = []
    for name, url, lang in feeds:
        row = known.get(name)
        if row is None or row["configured_url"] != url:
            states.append(FeedState(name, url, lang))
        else:
            states.append(FeedState(name, row["url"], lang, row["etag"], row["last_modified"], row["body_sha256"],
                                    row["next_poll_at"], row["failures"], row["gone"]))
    return states


def store_poll(con: duckdb.DuckDBPyConnection, cycle_id: int, poll: Poll, configured_url: str,
               identities: Sequence[str], forgotten: Collection[int] = ()) -> Counts:
    """The entries' items, and only with them the feed's validators. Within the caller's transaction.

    `identities`: one for each of `poll.entries` and then `poll.over_cap` (`extractors.url.item_identity`).
    `forgotten`: places in that order of entries whose address must not be read again; nothing of them is kept.
    """
    if poll.status == "not_due":
        return Counts()
    counts = _store_entries(con, cycle_id, poll, identities, forgotten) if poll.entries or poll.over_cap else Counts()
    _store_feed(con, cycle_id, [(poll, configured_url, counts)])
    return counts


def store_idle_polls(con: duckdb.DuckDBPyConnection, cycle_id: int, polls: Sequence[tuple[Poll, str]]) -> None:
    """Polls that brought no entries, each with its configured address, at once. Within the caller's transaction."""
    _store_feed(con, cycle_id, [(poll, url, Counts()) for poll, url in polls if poll.status != "not_due"])


def _store_feed(con: duckdb.DuckDBPyConnection, cycle_id: int, polls: Sequence[tuple[Poll, str, Counts]]) -> None:
    if not polls:
        return
    execute(con, query("upsert_feed"), [[{
        "feed": p.state.name, "url": p.state.url, "configured_url": url, "lang": p.state.lang, "etag": p.state.etag,
        "last_modified": p.state.last_modified, "body_sha256": p.state.body_sha256, "next_poll_at": p.state.next_poll_at,
        "failures": p.state.failures, "gone": p.state.gone, "now": p.at,
        "good_at": p.at if p.status in ("new", "unchanged") else None, "status": p.status, "error": p.error}
        for p, url, _ in polls]])
    insert(con, "store.polls", [{
        "cycle_id": cycle_id, "feed": p.state.name, "polled_at": p.at, "status": p.status, "http_status": p.http_status,
        "error": p.error, "entries": len(p.entries) + len(p.over_cap), "new_items": counts.new + counts.over_cap,
        "archive_file": p.archive_file, "archive_offset": p.archive_offset} for p, _, counts in polls])


def _store_entries(con: duckdb.DuckDBPyConnection, cycle_id: int, poll: Poll, identities: Sequence[str],
                   forgotten: Collection[int]) -> Counts:
    entries = [_BLANK if n in forgotten else e for n, e in enumerate([*poll.entries, *poll.over_cap])]
    ids = [item_id(poll.feed, identity) for identity in identities]
    known = {row["item_id"]: row for row in select(
        con, "select item_id, state, content_sha, edits, first_seen_at from store.items where item_id in "
             "(select unnest(from_json(?::json, '[\"VARCHAR\"]')))", [ids])}
    new: dict[str, Row] = {}
    seen: set[str] = set()
    edited: dict[str, Row] = {}
    position = int(value(con, "select coalesce(max(position), 0) from store.items"))
    # a feed has its newest entry first; ids and places in the queue go by age
    for n in reversed(range(len(entries))):
        this, entry = ids[n], entries[n]
        if this in known:
            seen.add(this)
            if n < len(poll.entries) and _is_edit(known[this], entry, poll.at):
                edited[this] = _words(entry)
        elif this not in new:
            position += 1
            state, reason = (("gone", "forgotten") if n in forgotten else ("pending", None) if n < len(poll.entries)
                             else ("over_cap", "more entries than are read at once"))
            new[this] = {"item_id": this, "position": position, "feed": poll.feed, "lang": poll.state.lang,
                         **_words(entry), "url": entry.link, "published_at": entry.published or entry.updated,
                         "first_seen_at": poll.at, "last_seen_at": poll.at, "seen": 1, "state": state,
                         "state_since": poll.at, "reason": reason}
    insert(con, "store.items", new.values())
    insert(con, "store.item_states", [_step(r["item_id"], None, r["state"], r["reason"], poll.at, cycle_id)
                                      for r in new.values()])
    if seen:
        execute(con, "update store.items set seen = seen + 1, last_seen_at = ? where item_id in "
                    "(select unnest(from_json(?::json, '[\"VARCHAR\"]')))", [poll.at, sorted(seen)])
    for this, words in sorted(edited.items()):
        con.execute(query("reopen_item"), {"item_id": this, "now": poll.at, **words})
    insert(con, "store.item_states", [_step(this, known[this]["state"], "pending", "edited", poll.at, cycle_id)
                                      for this in sorted(edited)])
    over = sum(r["state"] == "over_cap" for r in new.values())
    return Counts(len(new) - over, len(seen), len(edited), over)


_BLANK = Entry(None, None, "")


def _words(entry: Entry) -> Row:
    digest = hashlib.sha256("\0".join((entry.title, entry.summary, entry.content)).encode("utf-8", "replace"))
    return {"title": entry.title, "summary": entry.summary, "content": entry.content,
            "content_sha": digest.hexdigest()[:32]}


def _is_edit(row: Row, entry: Entry, now: datetime) -> bool:
    """An item that became a report and whose words in the feed are others now. What was set aside stays aside."""
    return (row["state"] == "reported" and row["content_sha"] != _words(entry)["content_sha"]
            and row["edits"] < MAX_EDITS and now - row["first_seen_at"] < EDITS_FOR)


def item_id(feed: str, identity: str) -> str:
    return hashlib.sha256(f"{feed}\0{identity}".encode()).hexdigest()[:24]


def _step(item: str, before: str | None, after: str, reason: str | None, at: datetime, cycle_id: int) -> Row:
    return {"item_id": item, "changed_at": at, "from_state": before, "to_state": after, "reason": reason,
            "cycle_id": cycle_id}


# --- items -----------------------------------------------------------------------------------------------------------

_ITEM = ("item_id, feed, lang, url, title, summary, content, published_at, first_seen_at, state, reason, attempts, "
         "next_try_at")


def open_items(con: duckdb.DuckDBPyConnection, now: datetime, limit: int) -> list[Item]:
    """The items whose turn it is, in the order in which they came."""
    rows = select(con, f"select {_ITEM} from store.items where state = 'pending' "
                       "or (state = 'retry' and next_try_at <= ?) order by position limit ?", [now, limit])
    return [Item(**row) for row in rows]


def add_items(con: duckdb.DuckDBPyConnection, cycle_id: int, items: Sequence[Item]) -> list[Item]:
    """Items that come by hand (backfill), never told about → those not known yet. Within the caller's transaction."""
    known = {i for i, in execute(con, "select item_id from store.items where item_id in (select unnest(from_json(?::json, '[\"VARCHAR\"]')))",
                                     [[i.item_id for i in items]]).fetchall()}
    position = int(value(con, "select coalesce(max(position), 0) from store.items"))
    fresh = list({i.item_id: i for i in items if i.item_id not in known}.values())
    rows = []
    for n, i in enumerate(fresh, position + 1):
        words = _words(Entry(None, i.url, i.title, i.summary, i.content))
        rows.append({**asdict(i), **words, "position": n, "last_seen_at": i.first_seen_at, "seen": 1,
                     "state_since": i.first_seen_at, "quiet": True})
    insert(con, "store.items", rows)
    insert(con, "store.item_states", [_step(i.item_id, None, i.state, i.reason, i.first_seen_at, cycle_id)
                                      for i in fresh])
    return fresh


def move_items(con: duckdb.DuckDBPyConnection, cycle_id: int, moves: Sequence[Move], now: datetime) -> None:
    """Each item into its next state, the steps recorded. Within the caller's transaction."""
    for move in moves:
        assert move.state in ITEM_STATES, move.state
    if not moves:
        return
    con.execute("create or replace temp table moves (item_id varchar, state varchar, reason varchar, attempts integer, "
                "next_try_at timestamptz, report_id bigint, archive_file varchar, archive_offset bigint)")
    insert(con, "temp.moves", [{
        "item_id": m.item.item_id, "state": m.state, "reason": m.reason,
        "attempts": m.item.attempts + 1 if m.state == "retry" else m.item.attempts, "next_try_at": m.next_try_at,
        "report_id": m.report_id, "archive_file": m.archive_file, "archive_offset": m.archive_offset} for m in moves])
    con.execute(query("move_items"), {"now": now})
    insert(con, "store.item_states", [_step(m.item.item_id, m.item.state, m.state, m.reason, now, cycle_id)
                                      for m in moves if (m.item.state, m.item.reason) != (m.state, m.reason)])
    con.execute("drop table temp.moves")


def archived_items(con: duckdb.DuckDBPyConnection, since: datetime | None, after: int, limit: int) -> list[Archived]:
    """The next items behind a position whose page is in the archive and that are reports or were set aside."""
    rows = select(con, f"select {_ITEM}, position, archive_file, archive_offset from store.items "
                       "where archive_file is not null and position > $after and state in ('reported', 'off_topic', "
                       "'no_article', 'failed') and ($since::timestamptz is null or first_seen_at >= $since) "
                       "order by position limit $limit", {"since": since, "after": after, "limit": limit})
    return [Archived(position=row.pop("position"), file=row.pop("archive_file"), offset=row.pop("archive_offset"),
                     item=Item(**row)) for row in rows]


def quiet_items(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> set[str]:
    """Which of these items nobody is told about: added by hand, or known before in a warehouse that was lost."""
    return {i for i, in execute(con, "select item_id from store.items where quiet and item_id in "
                                    "(select unnest(from_json(?::json, '[\"VARCHAR\"]')))", [list(ids)]).fetchall()}


def silence_open(con: duckdb.DuckDBPyConnection) -> int:
    """Items that wait for their page are not told about when it comes → how many."""
    row = con.execute("update store.items set quiet = true where state in ('pending', 'retry')").fetchone()
    return int(row[0]) if row else 0


# --- the ledger ------------------------------------------------------------------------------------------------------


def ledger(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """A row per feed: its last poll and its items by state. The items are the sum of the states, always."""
    return select(con, query("ledger"))


def health(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """A row per feed that was ever polled: feed, failures, gone, first_poll_at, last_good_at, last_error."""
    return select(con, "select feed, failures, gone, first_poll_at, last_good_at, last_error from store.feeds order by feed")


def arrivals(con: duckdb.DuckDBPyConnection, feed: str, limit: int = 30) -> list[datetime]:
    """When the latest items of a feed came, one time per poll that brought any, the first fill left out."""
    return [at for at, in con.execute(query("arrivals"), [feed, limit]).fetchall()]


def textless(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """Feeds whose latest pages all gave no article although earlier ones did: feed, last_text_at. Reads the published copy too."""
    return select(con, query("textless"))


def archive_ends(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {str(name): int(end) for name, end in con.execute("select * from store.archive_ends").fetchall()}


def vouch_for_archive(con: duckdb.DuckDBPyConnection, ends: dict[str, int]) -> None:
    """How far the archive's files are written for good. Within the caller's transaction."""
    for name, end in ends.items():
        con.execute("insert or replace into store.archive_ends values (?, ?)", [name, end])


def forget_archive_ends(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    """For files of the archive that are no more."""
    execute(con, "delete from store.archive_ends where archive_file in "
                 "(select unnest(from_json(?::json, '[\"VARCHAR\"]')))", [list(names)])


def totals(rows: Iterable[Row]) -> dict[str, Any]:
    """The sum line of a ledger."""
    rows = list(rows)
    return {"feed": "all", **{s: sum(r[s] for r in rows) for s in ("items", *ITEM_STATES)}}
