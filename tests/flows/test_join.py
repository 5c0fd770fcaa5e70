"""Copies set aside, tellings joined, history kept: what a load makes of the pages it is given."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from extractors.records import Incident, Item, Location, Report
from extractors.same_article import fingerprint
from flows.join import Loaded, load
from flows.read import Fetched, Outcome
from flows.worker import Told
from tests.empty import in_memory
from tests.fakes import NOW, article, entry, fact, incident, poll, report
from warehouse import feeds
from warehouse.connection import transaction
from warehouse.rows import query, select

WORDS = ("La columna salió de la base al amanecer y avanzó por la quebrada durante varias horas bajo la lluvia. Los "
         "pobladores oyeron disparos cerca del río y avisaron por radio a la comisaría más próxima del distrito. ")


def outcome(con: duckdb.DuckDBPyConnection, url: str, text: str, says: Report, title: str = "Emboscada en Anchihuay",
            feed: str = "a", at: datetime = NOW) -> Outcome:
    """An item of a feed, with what its page came to."""
    (one,) = _items(con, url, title, feed, at)
    told = Told("reported" if says.relevant else "off_topic", says.why, article(title, text, url, at),
                fingerprint(title, text), says)
    return Outcome(Fetched(one), told)


def _items(con: duckdb.DuckDBPyConnection, url: str, title: str, feed: str, at: datetime) -> Sequence[Item]:
    known = feeds.item_id(feed, url)
    if not con.execute("select 1 from store.items where item_id = ?", [known]).fetchone():
        feeds.store_poll(con, 1, poll(feed, replace(entry(url, title), published=at)), "u", [url])
    row = select(con, "select item_id, feed, lang, url, title, summary, content, published_at, first_seen_at, state, "
                      "reason, attempts, next_try_at from store.items where item_id = ?", [known])[0]
    return [Item(**row)]


def stored(con: duckdb.DuckDBPyConnection, *outcomes: Outcome, now: datetime = NOW) -> Loaded:
    with transaction(con):
        loaded = load(con, 1, outcomes, "rules", now)
    assert not [row for row in select(con, query("integrity")) if row["n"]]
    return loaded


def ambush(killed: float, **what: object) -> Report:
    return report(incident(fact("killed", "police", killed), **what))  # type: ignore[arg-type]


def text(n: int) -> str:
    """Another report's words each time."""
    words = WORDS.split()
    random.Random(n).shuffle(words)
    return " ".join(words) * 2


def all_incidents(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return con.execute("select incident_id, killed_low, killed, killed_high, n_reports from incidents "
                       "order by 1").fetchall()


def test_one_event_told_three_times_is_one_incident(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    later = NOW + timedelta(hours=6)
    loaded = stored(con, outcome(con, "https://b.example/1", text(2), ambush(3), feed="b"),
                    outcome(con, "https://c.example/1", text(3), ambush(4), feed="c", at=later), now=later)
    assert all_incidents(con) == [(1, 2, 4, 4, 3)]
    (change,) = loaded.changes
    assert change.before
    assert change.after
    assert (change.before["killed"], change.after["killed"]) == (2, 4)


def test_two_districts_on_one_day_stay_two(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)),
           outcome(con, "https://b.example/1", text(2), ambush(2, district="Samugari"), feed="b"))
    assert len(all_incidents(con)) == 2


def test_a_copy_is_a_further_source_of_the_report_it_repeats(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    loaded = stored(con, outcome(con, "https://b.example/9", text(1), ambush(2), "Otro título", feed="b"))
    assert (loaded.new_reports, loaded.changes) == ((), ())
    assert con.execute("select feed, how from report_sources order by 1").fetchall() == [("a", "first"), ("b", "exact")]
    assert con.execute("select state, report_id from feed_items where feed = 'b'").fetchall() == [("copy", 1)]


def test_copies_within_one_batch_are_met_too(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)),
           outcome(con, "https://b.example/9", text(1), ambush(2), feed="b"))
    assert con.execute("select count(*) from reports").fetchone() == (1,)


def test_a_dispatch_sent_again_with_a_higher_toll_is_a_report_of_its_own(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    again = outcome(con, "https://b.example/1", "Suben a tres. " + text(1), ambush(3), feed="b")
    cut = outcome(con, "https://c.example/1", "Lo último. " + text(1), report(incident()), feed="c")
    assert stored(con, again).new_reports == (2,)
    third = outcome(con, "https://d.example/1", "Suben a tres ya. " + text(1), ambush(3), feed="d")
    assert stored(con, third).new_reports == (), "a copy of the second dispatch"
    assert stored(con, cut).new_reports == (), "what leaves figures out is a copy"
    assert all_incidents(con) == [(1, 2, 3, 3, 2)]


def test_two_feeds_of_one_publisher_list_one_page(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2), feed="b"))
    assert con.execute("select feed, how from report_sources order by 1").fetchall() == [("a", "first"), ("b", "url")]


def test_an_edited_article_is_a_new_version_and_its_facts_are_read_again(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    later = NOW + timedelta(hours=2)
    loaded = stored(con, outcome(con, "https://a.example/1", text(2), ambush(4)), now=later)
    assert (loaded.new_reports, loaded.edited_reports) == ((), (1,))
    assert all_incidents(con) == [(1, 4, 4, 4, 1)]
    assert con.execute("select version, known_to from store.report_versions order by 1").fetchall() == [
        (1, later), (2, None)]
    assert con.execute("select killed, cause from incident_versions order by version").fetchall() == [
        (2, "new"), (4, "edit")]


def test_an_incident_that_its_only_report_takes_back_stands_no_more(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    loaded = stored(con, outcome(con, "https://a.example/1", text(2), report()), now=NOW + timedelta(hours=2))
    assert all_incidents(con) == []
    assert [(c.cause, c.after) for c in loaded.changes] == [("dissolved", None)]


def test_an_edit_that_moves_the_event_keeps_its_id(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    stored(con, outcome(con, "https://a.example/1", text(2), ambush(2, day="2026-11-18", district="Samugari")),
           now=NOW + timedelta(hours=2))
    assert con.execute("select incident_id, district from incidents").fetchall() == [(1, "Samugari")]


def test_when_two_turn_out_to_be_one_the_older_id_stays(con: duckdb.DuckDBPyConnection) -> None:
    # the first tells neither place nor figures, so that only the victim's name joins it with the others
    first = ambush(2, district=None)
    first = replace(first, incidents=(replace(first.incidents[0], location=Location()),))
    second = ambush(2, district="Anchihuay")
    stored(con, outcome(con, "https://a.example/1", text(1), report(replace(first.incidents[0], facts=(), persons=()))))
    stored(con, outcome(con, "https://b.example/1", text(2), second, feed="b"), now=NOW + timedelta(hours=1))
    before = [row[0] for row in all_incidents(con)]
    from extractors.records import Person
    from tests.fakes import evidence

    named = tuple(Person(n, "victim", evidence()) for n in ("Rosa Quispe Huamán",))
    edit = report(replace(first.incidents[0], persons=named))
    stored(con, outcome(con, "https://a.example/1", text(4), edit), now=NOW + timedelta(hours=2))
    third = report(replace(second.incidents[0], persons=named))
    stored(con, outcome(con, "https://c.example/1", text(3), third, feed="c"), now=NOW + timedelta(hours=3))
    assert before == [1, 2]
    assert [row[0] for row in all_incidents(con)] == [1]
    assert con.execute("select incident_id, same_as from aliases").fetchall() == [(2, 1)]


def test_an_irrelevant_page_leaves_no_report(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), report(relevant=False)))
    assert con.execute("select count(*) from store.reports").fetchone() == (0,)
    assert con.execute("select state, reason from feed_items").fetchall() == [("off_topic", "es.relevance.test")]


def test_a_load_that_fails_leaves_nothing(con: duckdb.DuckDBPyConnection) -> None:
    one = outcome(con, "https://a.example/1", text(1), ambush(2))
    try:
        with transaction(con):
            load(con, 1, [one], "rules", NOW)
            raise OSError("the disk is full")
    except OSError:
        pass
    assert con.execute("select count(*) from store.reports").fetchone() == (0,)
    assert con.execute("select state from feed_items").fetchall() == [("pending",)]


STORY: list[tuple[str, Incident]] = [
    ("a", incident(fact("killed", "police", 2))),
    ("b", incident(fact("killed", "police", 3))),
    ("c", incident(fact("killed", "police", 3), fact("wounded", "police", 2))),
    ("d", incident(fact("captured", "trafficker", 2), types=("capture",), district="Samugari")),
    ("e", incident(fact("captured", "trafficker", 2), types=("capture",), district="Samugari")),
    ("f", incident(fact("killed", "civilian", 1), types=("killing",), day="2026-10-02")),
]


def test_the_groups_do_not_depend_on_order_or_batches(empty_warehouse: Path) -> None:
    seen = set()
    for seed in range(6):
        order = random.Random(seed)
        story = list(enumerate(STORY))
        order.shuffle(story)
        con = in_memory(empty_warehouse)
        while story:
            batch, story = story[: (n := order.randint(1, 3))], story[n:]
            stored(con, *(outcome(con, f"https://{f}.example/1", text(k), report(i), f"Título {f}", f)
                          for k, (f, i) in batch))
        seen.add(repr(con.execute(
            "select district, event_date, killed, killed_low, killed_high, wounded, captured, n_reports, "
            "(select list_sort(list(r.feed)) from reports as r where list_contains(r.incident_ids, i.incident_id)) "
            "from incidents as i order by all").fetchall()))
        con.close()
    assert len(seen) == 1
