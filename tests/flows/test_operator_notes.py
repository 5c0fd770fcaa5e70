"""What the operator is told: each matter once, by the outbox, in words; and the heartbeat after a good cycle."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows import steps
from flows.deliveries import deliver
from flows.operator_notes import take_note
from flows.settings import FeedSource, Operator, Secret, Settings, Watch
from flows.steps import Result, Room
from tests.flows.test_alerts_delivery import at, web
from tests.flows.test_alerts_delivery import hook as hook  # a fixture
from warehouse import outbox
from warehouse.outbox import Queued
from warehouse.rows import insert, select

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FEEDS = (FeedSource(name="andina", url="https://andina.example/rss"),)


def feed(con: duckdb.DuckDBPyConnection, name: str = "andina", **given: Any) -> None:
    insert(con, "store.feeds", [{"feed": name, "url": "https://a.example", "configured_url": "https://a.example",
                                 "first_poll_at": NOW - timedelta(days=30), "last_poll_at": NOW, "last_status": "failed",
                                 "failures": 0, "gone": False, "last_good_at": None, "last_error": None, **given}])


def item(con: duckdb.DuckDBPyConnection, n: int, days_ago: float, name: str = "andina", state: str = "off_topic") -> None:
    moment = NOW - timedelta(days=days_ago)
    insert(con, "store.items", [{"item_id": f"{name} {n}", "position": n, "feed": name, "title": "t", "summary": "",
                                 "content": "", "content_sha": "", "first_seen_at": moment, "last_seen_at": moment,
                                 "seen": 1, "state": state, "state_since": moment}])


def alert(con: duckdb.DuckDBPyConnection, alert_id: str, state: str, watch: str = "attacks") -> None:
    outbox.queue(con, [Queued(alert_id, "0", watch, "incident", 1, "new", (), {}, NOW)])
    con.execute("update store.outbox set state = ?, last_error = 'webhook: refused' where alert_id = ?", [state, alert_id])


def known(*addresses: str, **operator: Any) -> Settings:
    return Settings(feeds=FEEDS, watches=(Watch(name="attacks", types=("attack",)),),
                    operator=Operator(notify=tuple(Secret(a) for a in addresses), language="en", **operator))


def noted(con: duckdb.DuckDBPyConnection, now: datetime = NOW) -> list[str]:
    return [m.says for m in take_note(con, known(), now)]


# --- what is told ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("given", "told"), [
    ({"failures": 2, "last_good_at": NOW - timedelta(days=3)}, False),
    ({"failures": 9, "last_good_at": NOW - timedelta(hours=20)}, False),
    ({"failures": 3, "last_good_at": NOW - timedelta(hours=25)}, True),
    ({"failures": 3, "last_good_at": None}, True),
    ({"failures": 1, "last_good_at": NOW, "gone": True}, True),
])
def test_a_feed_that_cannot_be_read_for_a_day_is_told(con: duckdb.DuckDBPyConnection, given: dict[str, Any],
                                                      told: bool) -> None:
    feed(con, last_error="answers 404 (not found)", **given)
    found = noted(con)
    assert bool(found) is told
    assert all(line.startswith("Feed andina cannot be read since ") and "404" in line for line in found)


def test_a_feed_that_fell_silent_is_told(con: duckdb.DuckDBPyConnection) -> None:
    feed(con, last_good_at=NOW)
    for n in range(20):
        item(con, n, 10 - n / 24)  # hourly, and then nothing for nine days
    assert noted(con) == ["Feed andina has been silent since 2026-11-15 02:00 (Lima), far longer than usual"]


@pytest.mark.parametrize(("states", "told"), [
    (["reported", *["no_article"] * 5], True),
    (["reported", *["no_article"] * 4], False),
    (["reported", *["no_article"] * 3, "copy", "no_article", "no_article"], False),
    (["no_article"] * 8, False),  # a feed of pictures never had texts
    (["reported", *["no_article", "off_topic"] * 5], True),
])
def test_a_feed_whose_pages_give_no_article_any_more_is_told(con: duckdb.DuckDBPyConnection, states: list[str],
                                                             told: bool) -> None:
    feed(con, last_good_at=NOW)
    for n, state in enumerate(states):
        item(con, n, 1 - n / 100, state=state)
    assert [line.startswith("Feed andina: its latest pages gave no article") for line in noted(con)] == [True] * told


def test_an_alert_that_was_given_up_is_told(con: duckdb.DuckDBPyConnection) -> None:
    alert(con, "a1", "dead")
    alert(con, "a2", "queued")
    assert noted(con) == ["An alert of watch attacks did not reach its address 0 and was given up (id a1): webhook: refused"]


def test_a_feed_that_left_the_configuration_may_rest(con: duckdb.DuckDBPyConnection) -> None:
    feed(con, "gone-feed", failures=50)
    assert noted(con) == []


def test_a_matter_is_told_once_and_the_next_of_its_kind_again(con: duckdb.DuckDBPyConnection) -> None:
    feed(con, failures=3)
    assert len(noted(con)) == 1
    assert noted(con, NOW + timedelta(days=9)) == []
    con.execute("update store.feeds set last_good_at = ?", [NOW + timedelta(days=10)])  # it came back, and broke again
    assert len(noted(con, NOW + timedelta(days=12))) == 1


# --- how it is told --------------------------------------------------------------------------------------------------


def test_the_note_goes_to_the_operator_and_names_every_matter(con: duckdb.DuckDBPyConnection, hook: Any,
                                                              tmp_path: Path) -> None:
    hook.mood = 200
    feed(con, failures=3, last_error="<script>alert(1)</script>")
    alert(con, "a1", "dead")
    settings = known(f"vraem+http://{at(hook)}/").model_copy(update={"data_dir": tmp_path})
    take_note(con, settings, NOW)
    assert deliver(con, settings, web(hook), NOW).sent == 1
    [(_, _, body)] = hook.taken
    told = json.loads(body)
    assert told["reason"] == "note"
    assert told["subject"].startswith("VRAEM · note for the operator: Feed andina cannot be read")
    assert len(told["lines"]) == 2
    assert select(con, "select * from alerts where watch = '_operator'") == []  # analysts look for alerts there


def test_a_note_that_could_not_be_delivered_makes_no_note(con: duckdb.DuckDBPyConnection) -> None:
    alert(con, "note-1", "dead", outbox.OPERATOR)
    assert noted(con) == []


def test_a_note_is_tried_again(con: duckdb.DuckDBPyConnection, hook: Any, tmp_path: Path) -> None:
    hook.mood = 500
    settings = known(f"vraem+http://{at(hook)}/").model_copy(update={"data_dir": tmp_path})
    alert(con, "a1", "dead")
    take_note(con, settings, NOW)
    done = deliver(con, settings, web(hook), NOW)
    assert (done.sent, done.failed) == (0, 1)
    assert done.troubles[0].startswith("note to the operator not delivered to its address 0: webhook: ")
    hook.mood = 200
    assert deliver(con, settings, web(hook), NOW + timedelta(hours=1)).sent == 1
    assert len({headers["X-Vraem-Alert-Id"] for _, headers, _ in hook.taken}) == 1


# --- the heartbeat ---------------------------------------------------------------------------------------------------


class Asked:
    """A web that remembers what it was asked for."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def get(self, url: str, **_: Any) -> None:
        self.urls.append(url)


@pytest.mark.parametrize("good", [True, False])
def test_a_heartbeat_follows_a_good_cycle_only(good: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAEM_BEAT", "https://beat.example/1")
    asked: Any = Asked()
    room = Room(known(heartbeat=Secret("${VRAEM_BEAT}")), None, asked, None, None, NOW, "run", 1, False)  # type: ignore[arg-type]
    result = Result()
    monkeypatch.setattr(Result, "ok", property(lambda _: good))
    steps.beat(room, result)
    assert asked.urls == (["https://beat.example/1"] if good else [])


def test_a_heartbeat_that_fails_says_so_without_its_address(hook: Any) -> None:
    hook.mood = 200  # it takes POST only
    secret = f"http://{at(hook)}/s3cret"
    room = Room(known(heartbeat=Secret(secret)), None, web(hook), None, None, NOW, "run", 1, False)  # type: ignore[arg-type]
    result = Result()
    steps.beat(room, result)
    (said,) = result.troubles
    assert said.startswith("operator.heartbeat: ")
    assert "s3cret" not in said
