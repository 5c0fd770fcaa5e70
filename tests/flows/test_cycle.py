"""The whole way over real HTTP on loopback: first fill, second edition, nothing twice; and what may go wrong on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractors.codebook import ITEM_STATES
from flows import steps
from flows.demo.newsroom import Newsroom
from flows.demo.stage import FIRST_CYCLE, SECOND_CYCLE
from flows.settings import FeedSource, Network, Settings, Watch
from flows.steps import Result, open_room
from tests.flows.editions import WATCHES, run, settings
from warehouse.rows import query, select

OLD = Watch(name="all", when="true", max_age_days=5)


def ask(data_dir: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(data_dir / "analyst.duckdb"), read_only=True) as con:
        con.execute("set timezone = 'UTC'")
        return con.execute(sql).fetchall()


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(edition=1) as opened:
        yield opened


@pytest.fixture(scope="module")
def filled(newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """An installation after its first fill and what that did, for tests that go on from a copy of it."""
    data_dir = tmp_path_factory.mktemp("filled")
    newsroom.publish(1)
    return data_dir, run(settings(data_dir, newsroom, (*WATCHES, OLD)), FIRST_CYCLE)


@pytest.fixture
def home(filled: tuple[Path, Result], tmp_path: Path) -> Path:
    """A copy of that."""
    return Path(shutil.copytree(filled[0], tmp_path / "home"))


@pytest.fixture(scope="module")
def played(newsroom: Newsroom, filled: tuple[Path, Result],
           tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Result], Settings]:
    """An installation after the first fill, the second edition and a third cycle without news."""
    data_dir = tmp_path_factory.mktemp("played") / "home"
    shutil.copytree(filled[0], data_dir)
    known = settings(data_dir, newsroom)
    newsroom.publish(2)
    return data_dir, [filled[1], run(known, SECOND_CYCLE), run(known, SECOND_CYCLE + timedelta(hours=1))], known


def test_the_first_fill_tells_nobody_and_lists_what_it_would_have_told(
        played: tuple[Path, list[Result], Settings]) -> None:
    first = played[1][0]
    assert first.new_incidents > 20
    assert first.told == 0
    assert first.listed
    assert all("(first run)" in line for line in first.listed)


def test_the_second_cycle_raises_alerts_for_what_is_new_and_what_changed(
        played: tuple[Path, list[Result], Settings]) -> None:
    data_dir, results, _ = played
    assert results[1].told > 0
    reasons = {r for r, in ask(data_dir, "select distinct reason from alerts")}
    assert reasons == {"new", "changed"}
    changes = [c for found, in ask(data_dir, "select changes from alerts where reason = 'changed'") for c in found]
    assert any(c.startswith("killed: ") for c in changes)
    assert ask(data_dir, "select count(*) from alerts where state <> 'sent'") == [(0,)]


def test_one_incident_and_watch_is_one_alert(played: tuple[Path, list[Result], Settings]) -> None:
    twice = ask(played[0], "select watch, incident_id from alerts where incident_id is not null and channel = 'atom' "
                           "group by all having count(*) > 1")
    assert twice == []


def test_run_again_it_adds_nothing_and_tells_nobody(played: tuple[Path, list[Result], Settings]) -> None:
    third = played[1][2]
    assert sum(c.new for c in third.counts.values()) == 0
    assert (third.new_reports, third.new_incidents, third.changed_incidents, third.told) == (0, 0, 0, 0)


def test_every_alert_stands_in_its_watchs_atom_file(played: tuple[Path, list[Result], Settings]) -> None:
    data_dir = played[0]
    for watch, n in ask(data_dir, "select watch, count(*) from alerts where channel = 'atom' group by 1"):
        assert (data_dir / "alerts" / f"{watch}.atom").read_text("utf-8").count("<entry>") == n


def test_the_states_add_up(played: tuple[Path, list[Result], Settings]) -> None:
    for row in played[1][-1].ledger:
        assert row["items"] == sum(row[s] for s in ITEM_STATES)


def test_an_incident_told_by_several_outlets_in_two_languages_is_one_row(
        played: tuple[Path, list[Result], Settings]) -> None:
    (row,) = ask(played[0], "select killed_low, killed_high, n_reports from incidents "
                            "where district = 'Anchihuay' and list_contains(types, 'attack') and event_date >= '2026-11-01' and not recalled")
    assert row[0] == 2
    assert row[1] >= 5
    assert row[2] >= 4
    assert {lang for lang, in ask(played[0], "select distinct lang from reports where title ilike '%ambush%' "
                                             "or title ilike '%emboscada%'")} == {"es", "en"}


def test_copies_are_sources_and_no_reports(played: tuple[Path, list[Result], Settings]) -> None:
    copies = ask(played[0], "select count(*) from report_sources where how <> 'first'")[0][0]
    assert copies == ask(played[0], "select count(*) from feed_items where state = 'copy'")[0][0] > 0


def test_every_quotation_stands_where_it_says(played: tuple[Path, list[Result], Settings]) -> None:
    wrong = ask(played[0], "select f.quote, f.rule from report_facts as f join reports as r using (report_id) "
                           "where f.quote <> substr(if(f.span_in = 'title', r.title, r.text), f.span_start + 1, "
                           "f.span_end - f.span_start)")
    assert wrong == []


def test_pages_can_be_shown_after_they_vanished(played: tuple[Path, list[Result], Settings]) -> None:
    from flows.archive import Archive

    archive = Archive(played[0] / "archive")
    for url, file, offset in ask(played[0], "select url, archive_file, archive_offset from reports where not from_feed"):
        assert b"<html" in archive.read(file, offset).body, url


def test_the_warehouse_is_consistent(played: tuple[Path, list[Result], Settings]) -> None:
    with open_room(played[2], "doctor", SECOND_CYCLE, workers=0) as room:
        assert not [row for row in select(room.con, query("integrity")) if row["n"]]


def test_a_broken_and_a_missing_feed_are_named_and_the_others_go_on(
        played: tuple[Path, list[Result], Settings]) -> None:
    ledger = {row["feed"]: row for row in played[1][0].ledger}
    assert "404" in ledger["gaceta-fantasma"]["last_error"]
    assert ledger["gallo-de-papel"]["items"] > 5
    assert ledger["boletin-de-la-nube"]["items"] > 0  # cut off in the middle: its whole entries are kept


def test_a_replay_by_the_same_rules_changes_nothing(played: tuple[Path, list[Result], Settings]) -> None:
    from flows.replay import replay

    data_dir = played[0]
    done = replay(data_dir, None, apply=False)
    assert (done.reports > 20, done.reread, done.changes) == (True, 0, [])


def test_a_replay_by_other_rules_shows_what_changes_and_tells_nobody(
        played: tuple[Path, list[Result], Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import replay as module

    data_dir = tmp_path / "copy"
    shutil.copytree(played[0], data_dir)
    monkeypatch.setattr(module, "rules_version", lambda: "other rules")
    assert module.replay(data_dir, None, apply=False).changes == []  # read again, and nothing differs
    without = module.read

    def blind(title: str, text: str, published: Any, lang: str | None = None) -> Any:
        from dataclasses import replace

        report = without(title, text, published, lang)
        return replace(report, incidents=tuple(replace(i, facts=()) for i in report.incidents))

    alerts = ask(data_dir, "select count(*) from alerts")
    before = ask(data_dir, "select sum(killed) from incidents")
    shown = module.replay(data_dir, None, apply=False, reader=blind)
    assert shown.changes
    assert ask(data_dir, "select sum(killed) from incidents") == before
    applied = module.replay(data_dir, None, apply=True, reader=blind)
    assert len(applied.changes) == len(shown.changes)
    assert ask(data_dir, "select sum(killed) from incidents") == [(None,)]
    assert ask(data_dir, "select count(*) from alerts") == alerts


# --- when something goes wrong ---------------------------------------------------------------------------------------


def test_killed_before_the_load_the_next_cycle_takes_it_up(newsroom: Newsroom, tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.publish(1)
    known = settings(tmp_path, newsroom)
    with monkeypatch.context() as patch:
        patch.setattr(steps, "load", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            run(known, FIRST_CYCLE)
    again = run(known, FIRST_CYCLE + timedelta(minutes=20))
    assert again.new_reports > 20
    assert again.told == 0  # it is still the first run
    assert ask(tmp_path, "select count(*) from feed_items where state = 'pending'") == [(0,)]


def test_killed_between_load_and_delivery_no_alert_is_lost_and_none_has_two_ids(
        newsroom: Newsroom, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = settings(home, newsroom)
    newsroom.publish(2)
    with monkeypatch.context() as patch:
        patch.setattr(steps, "deliver", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            run(known, SECOND_CYCLE)
    with open_room(known, "look", SECOND_CYCLE, workers=0) as room:
        waiting = {row["alert_id"] for row in select(room.con, "select alert_id from store.outbox")}
    again = run(known, SECOND_CYCLE + timedelta(minutes=15))
    assert (again.told, again.new_reports) == (0, 0)
    assert again.published  # what the killed cycle had loaded
    assert {i for i, in ask(home, "select alert_id from alerts where state = 'sent'")} == waiting != set()


def test_an_address_that_does_not_answer_is_tried_again_later(
        newsroom: Newsroom, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.settings import Secret

    monkeypatch.setenv("VRAEM_TEST_URL", "json://127.0.0.1:9/")
    watch = Watch(name="attacks", when="list_contains(types, 'attack')", notify=(Secret("${VRAEM_TEST_URL}"),))
    newsroom.publish(2)
    result = run(settings(home, newsroom, (watch,)), SECOND_CYCLE)
    assert result.ok
    assert result.delivered["failed"] > 0
    waiting = ask(home, "select distinct state, attempts, last_error from alerts where channel = '0'")
    assert [(state, attempts) for state, attempts, _ in waiting] == [("queued", 1)]
    assert "127.0.0.1" not in str(waiting) + str(result.troubles)


def test_a_new_watch_lists_what_it_would_have_told(newsroom: Newsroom, home: Path) -> None:
    newsroom.publish(2)
    result = run(settings(home, newsroom, tuple(w.model_copy(update={"name": f"new-{w.name}"}) for w in WATCHES)), SECOND_CYCLE)
    assert result.told == 0
    assert result.listed
    assert all("(new watch)" in line for line in result.listed)


def test_old_events_are_listed_and_not_told(newsroom: Newsroom, home: Path) -> None:
    newsroom.publish(2)
    result = run(settings(home, newsroom, (OLD,)), SECOND_CYCLE)
    assert any("(too old)" in line for line in result.listed)
    days = [d for d, in ask(home, "select event_date from alerts join incidents using (incident_id)") if d]
    assert min(days) >= (SECOND_CYCLE - timedelta(days=5)).date()


def test_a_flood_becomes_one_message(newsroom: Newsroom, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import deliveries

    monkeypatch.setattr(deliveries, "FLOOD", 1)
    newsroom.publish(2)
    run(settings(home, newsroom), SECOND_CYCLE)
    floods = ask(home, "select watch, count(distinct alert_id) from alerts where reason = 'flood' group by 1")
    assert floods
    assert {n for _, n in floods} == {1}
    told = ask(home, "select watch, count(distinct alert_id) from alerts group by 1")
    assert {n for _, n in told} == {1}


def test_offline_the_cycle_says_so(tmp_path: Path) -> None:
    known = Settings(data_dir=tmp_path, network=Network(allow_private=("127.0.0.1",), timeout_s=2, per_host_delay_s=0),
                     feeds=(FeedSource(name="a", url="http://127.0.0.1:9/rss"),))
    result = run(known, FIRST_CYCLE)
    assert not result.ok
    assert "refused" in (result.polls[0].error or "").lower()


def test_a_load_of_the_pages_tells_the_same_in_any_number_of_batches(
        newsroom: Newsroom, filled: tuple[Path, Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.publish(1)
    whole = steps.read.batches
    monkeypatch.setattr(steps.read, "batches", lambda items: whole(items, 7))
    run(settings(tmp_path, newsroom), FIRST_CYCLE)
    incidents = ("select event_date, district, killed, killed_low, killed_high, cocaine_seized_kg, n_reports from incidents "
                 "order by all")
    assert ask(tmp_path, incidents) == ask(filled[0], incidents) != []
