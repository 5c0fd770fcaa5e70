"""Nothing vanishes: an item stands in one state, and the states add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest

from extractors.codebook import ITEM_STATES
from extractors.records import Entry
from extractors.url import item_identity
from tests.fakes import NOW, entry, poll
from warehouse import feeds
from warehouse.feeds import Counts, Move
from warehouse.rows import select, value

A, B, C = (entry(f"https://a.example/{n}") for n in "abc")
URL = "https://a.example/rss"


def store(con: duckdb.DuckDBPyConnection, p: object, cycle: int = 1) -> Counts:
    return feeds.store_poll(con, cycle, p, URL, item_identity([*p.entries, *p.over_cap]))  # type: ignore[attr-defined,arg-type]


def states(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return dict(con.execute("select state, count(*) from store.items group by 1").fetchall())


def test_a_new_entry_is_pending_and_its_coming_is_recorded(con: duckdb.DuckDBPyConnection) -> None:
    assert store(con, poll("a", A, B)) == Counts(new=2)
    assert states(con) == {"pending": 2}
    assert con.execute("select from_state, to_state from store.item_states").fetchall() == [(None, "pending")] * 2


def test_an_entry_seen_again_only_counts_seen(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A))
    assert store(con, poll("a", B, A)) == Counts(new=1, seen=1)
    assert con.execute("select seen from store.items order by position").fetchall() == [(2,), (1,)]


def test_the_older_entries_of_a_feed_come_first(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A, B, C))
    assert [i.url for i in feeds.open_items(con, NOW, 10)] == [C.link, B.link, A.link]


def test_entries_over_the_cap_are_on_record(con: duckdb.DuckDBPyConnection) -> None:
    assert store(con, poll("a", A, over_cap=(B, C))) == Counts(new=1, over_cap=2)
    assert states(con) == {"pending": 1, "over_cap": 2}


def test_one_guid_in_two_feeds_is_two_items(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A))
    store(con, poll("b", A))
    assert states(con) == {"pending": 2}


def test_validators_are_remembered_verbatim(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A, etag='W/"x y"'))
    (state,) = feeds.feed_states(con, [("a", URL, "es")])
    assert state.etag == 'W/"x y"'


def test_validators_are_saved_only_with_the_items(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("begin")
    store(con, poll("a", A, etag='"1"'))
    con.execute("rollback")
    (state,) = feeds.feed_states(con, [("a", URL, "es")])
    assert (state.etag, states(con)) == (None, {})


def test_a_changed_address_starts_afresh(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A, etag='"1"'))
    (state,) = feeds.feed_states(con, [("a", "https://other.example/rss", "es")])
    assert (state.etag, state.url) == (None, "https://other.example/rss")


def test_a_failed_poll_is_on_record_with_its_error(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", status="failed", error="answers 404"))
    (row,) = feeds.ledger(con)
    assert (row["last_status"], row["last_error"], row["items"]) == ("failed", "answers 404", 0)


def reported(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A))
    (item,) = feeds.open_items(con, NOW, 10)
    feeds.move_items(con, 1, [Move(item, "reported", "x", report_id=1)], NOW)


def edited(words: str) -> Entry:
    return replace(A, summary=words)


def test_a_report_whose_words_change_is_read_again(con: duckdb.DuckDBPyConnection) -> None:
    reported(con)
    assert store(con, poll("a", edited("ahora tres muertos"))) == Counts(seen=1, edited=1)
    assert states(con) == {"pending": 1}


def test_what_was_set_aside_stays_aside_when_edited(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A))
    (item,) = feeds.open_items(con, NOW, 10)
    feeds.move_items(con, 1, [Move(item, "off_topic", "gate")], NOW)
    assert store(con, poll("a", edited("otra cosa"))) == Counts(seen=1)


def test_a_text_that_changes_at_every_poll_is_left_alone_after_a_while(con: duckdb.DuckDBPyConnection) -> None:
    reported(con)
    for n in range(feeds.MAX_EDITS + 3):
        store(con, poll("a", edited(f"son las {n}")))
        for item in feeds.open_items(con, NOW, 10):
            feeds.move_items(con, 1, [Move(item, "reported", "x", report_id=1)], NOW)
    assert value(con, "select edits from store.items") == feeds.MAX_EDITS


def test_an_item_in_retry_waits_for_its_time(con: duckdb.DuckDBPyConnection) -> None:
    store(con, poll("a", A))
    (item,) = feeds.open_items(con, NOW, 10)
    feeds.move_items(con, 1, [Move(item, "retry", "answers 503", next_try_at=NOW + timedelta(hours=1))], NOW)
    assert feeds.open_items(con, NOW, 10) == []
    (again,) = feeds.open_items(con, NOW + timedelta(hours=1), 10)
    assert (again.attempts, again.reason) == (1, "answers 503")


@pytest.mark.parametrize("state", ITEM_STATES)
def test_items_are_the_sum_of_the_states_and_every_step_is_recorded(con: duckdb.DuckDBPyConnection, state: str) -> None:
    store(con, poll("a", A, B, C))
    item, *_ = feeds.open_items(con, NOW, 10)
    feeds.move_items(con, 1, [Move(item, state, "why")], NOW)
    (row,) = feeds.ledger(con)
    assert row["items"] == 3 == sum(row[s] for s in ITEM_STATES)
    latest = select(con, "select to_state from store.item_states where item_id = ? order by rowid desc limit 1",
                    [item.item_id])
    assert latest == [{"to_state": state}]


def test_the_first_run_is_the_first_that_read_a_feed_to_its_end(con: duckdb.DuckDBPyConnection) -> None:
    assert feeds.is_first_run(con)
    offline = feeds.begin_cycle(con, "run", NOW)
    feeds.end_cycle(con, offline, NOW, filled=False)
    killed = feeds.begin_cycle(con, "run", NOW)
    assert feeds.is_first_run(con)
    done = feeds.begin_cycle(con, "run", NOW)
    feeds.end_cycle(con, done, NOW, filled=True)
    assert (killed, done, feeds.is_first_run(con)) == (2, 3, False)
