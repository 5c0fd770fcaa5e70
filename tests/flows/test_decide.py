"""People's decisions hold: at once, when reports are read again, and for reports that come later."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from extractors.records import Report
from flows import decide
from flows.decide import CannotDecide
from flows.regroup import new_reading, store_readings
from tests.fakes import NOW, fact, incident, report
from tests.flows.test_join import ambush, outcome, stored, text
from warehouse import articles
from warehouse.connection import open_warehouse, transaction
from warehouse.publish import publish
from warehouse.rows import query, select

BY = ("Ana", "the ministry says so")
THEN = NOW + timedelta(days=1)
RAID = report(incident(fact("captured", "trafficker", 2), types=("capture",), district="Samugari", day="2026-11-12"))


def read_again(con: duckdb.DuckDBPyConnection, says: dict[int, Report], now: datetime = THEN + timedelta(days=1)) -> None:
    """A replay: the reports' texts read by other rules."""
    with transaction(con):
        texts = articles.texts(con, says)
        store_readings(con, [new_reading(n, t.version, t.reading + 1, says[n], NOW.date()) for n, t in texts.items()],
                       "other rules", now, "replay")
    consistent(con)


def consistent(con: duckdb.DuckDBPyConnection) -> None:
    assert not [row for row in select(con, query("integrity")) if row["n"]]


def told(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return con.execute("select incident_id, district, killed, corrected, (select list_sort(list(report_id)) from "
                       "report_incidents as r where r.incident_id = i.incident_id) from incidents as i order by 1").fetchall()


@pytest.fixture
def two(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Incident 1 told by reports 1 and 2, incident 2 by report 3."""
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)),
           outcome(con, "https://b.example/1", text(2), ambush(3), feed="b"),
           outcome(con, "https://c.example/1", text(3), RAID, feed="c"))
    assert told(con) == [(1, "Anchihuay", 3, False, [1, 2]), (2, "Samugari", None, False, [3])]
    return con


SAME = {1: ambush(2), 2: ambush(3), 3: RAID}


def test_a_link_makes_two_incidents_one(two: duckdb.DuckDBPyConnection) -> None:
    done = decide.link(two, 2, 1, *BY, THEN)
    assert told(two) == [(1, "Anchihuay", 3, True, [1, 2, 3])]
    assert two.execute("select incident_id, same_as from aliases").fetchall() == [(2, 1)]
    assert [(c.incident_id, c.cause) for c in done.changes] == [(1, "correction"), (2, "merged")]
    consistent(two)


def test_a_link_outlives_a_replay_in_which_one_side_was_not_read_at_all(two: duckdb.DuckDBPyConnection) -> None:
    decide.link(two, 1, 2, *BY, THEN)
    read_again(two, SAME)
    assert told(two) == [(1, "Anchihuay", 3, True, [1, 2, 3])]
    read_again(two, {3: report()}, THEN + timedelta(days=2))
    assert told(two) == [(1, "Anchihuay", 3, True, [1, 2])]
    read_again(two, {3: RAID}, THEN + timedelta(days=3))
    assert told(two) == [(1, "Anchihuay", 3, True, [1, 2, 3])]


def test_a_split_sets_a_report_apart_and_the_incident_keeps_its_id(two: duckdb.DuckDBPyConnection) -> None:
    done = decide.split(two, 1, 1, *BY, THEN)  # the report that told it first
    assert told(two) == [(1, "Anchihuay", 3, True, [2]), (2, "Samugari", None, False, [3]), (3, "Anchihuay", 2, True, [1])]
    assert done.correction.other_id == 3
    read_again(two, SAME)
    assert [t[4] for t in told(two)] == [[2], [3], [1]]


def test_what_was_linked_can_be_split_and_the_other_way_round(two: duckdb.DuckDBPyConnection) -> None:
    decide.link(two, 1, 2, *BY, THEN)
    decide.split(two, 1, 3, *BY, THEN + timedelta(hours=1))
    assert [(t[0], t[4]) for t in told(two)] == [(1, [1, 2]), (2, [3])], "the id of before stands again"
    assert two.execute("from aliases").fetchall() == []
    decide.link(two, 1, 2, *BY, THEN + timedelta(hours=2))
    assert [t[4] for t in told(two)] == [[1, 2, 3]]
    consistent(two)


CORRECTED = {
    "a figure": ("killed/police/count", 5.0, "killed", 5),
    "a date": ("date", "2026-11-18", "event_date::varchar", "2026-11-18"),
    "a place": ("district", "Ayacucho/Huanta/Sivia", "district", "Sivia"),
    "kinds": ("types", ["attack", "explosion"], "types::varchar", "[attack, explosion]"),
}


@pytest.mark.parametrize("field", CORRECTED)
def test_a_correction_stands_and_outlives_replays_and_new_reports(two: duckdb.DuckDBPyConnection, field: str) -> None:
    name, value, column, expected = CORRECTED[field]

    def now() -> object:
        return two.execute(f"select {column}, corrected from incidents where incident_id = 1").fetchone()

    decide.correct(two, 1, name, value, *BY, THEN)  # type: ignore[arg-type]
    assert now() == (expected, True)
    read_again(two, SAME)
    assert now() == (expected, True)
    stored(two, outcome(two, "https://d.example/1", text(4), ambush(4), feed="d"), now=THEN + timedelta(days=2))
    assert now() == (expected, True)
    assert two.execute("select n_reports from incidents where incident_id = 1").fetchone() == (3,)


def test_a_corrected_figure_is_marked_and_keeps_what_reports_say(two: duckdb.DuckDBPyConnection) -> None:
    decide.correct(two, 1, "killed/police/count", 5.0, *BY, THEN)
    assert two.execute("select quantity, quantity_low, quantity_high, corrected from facts where incident_id = 1"
                       ).fetchall() == [(5, 2, 3, True)]
    assert two.execute("select killed_low, killed, killed_high from incidents where incident_id = 1").fetchone() == (2, 5, 5)


def test_a_dismissed_incident_is_none_whoever_tells_it_later(two: duckdb.DuckDBPyConnection) -> None:
    decide.dismiss(two, 1, *BY, THEN)
    assert [t[0] for t in told(two)] == [2]
    read_again(two, SAME)
    stored(two, outcome(two, "https://d.example/1", text(4), ambush(4), feed="d"), now=THEN + timedelta(days=2))
    assert [t[0] for t in told(two)] == [2]
    assert two.execute("select distinct incident_ids from reports where report_id in (1, 4)").fetchall() == [([],)]
    assert two.execute("select count(*) from report_facts where report_id in (1, 2, 4)").fetchone() == (0,)
    assert two.execute("select cause, standing from incident_versions where incident_id = 1 order by version desc limit 1"
                       ).fetchone() == ("dismissed", False)


def test_every_decision_can_be_taken_back(two: duckdb.DuckDBPyConnection) -> None:
    before = told(two)
    decide.correct(two, 1, "killed/police/count", 5.0, *BY, THEN)
    decide.link(two, 1, 2, *BY, THEN)
    decide.dismiss(two, 1, *BY, THEN)
    decide.withdraw(two, 3, "Eva", "it was no drill", THEN + timedelta(hours=1))
    assert [t[2] for t in told(two)] == [5]
    for n in (2, 1):
        decide.withdraw(two, n, "Eva", "looked again", THEN + timedelta(hours=2))
        consistent(two)
    assert told(two) == before
    assert two.execute("select withdrawn_by, withdrawn_why from corrections where correction_id = 1").fetchone() == (
        "Eva", "looked again")


def test_two_tellings_of_one_report_can_be_one_incident(con: duckdb.DuckDBPyConnection) -> None:
    stored(con, outcome(con, "https://a.example/1", text(1), report(
        incident(fact("killed", "police", 2)), incident(fact("killed", "police", 2), fact("killed", "civilian", 1),
                                                        district="Samugari"))))
    decide.link(con, 1, 2, *BY, THEN)
    assert con.execute("select killed_low, killed, killed_high, n_reports from incidents").fetchall() == [(3, 3, 3, 1)]


SENSELESS = {
    "an incident that is not there": (lambda c: decide.dismiss(c, 99, *BY, THEN), "no incident 99"),
    "one with itself": (lambda c: decide.link(c, 1, 1, *BY, THEN), "one already"),
    "a report that tells another": (lambda c: decide.split(c, 1, 3, *BY, THEN), "these do: 1, 2"),
    "the only report": (lambda c: decide.split(c, 2, 3, *BY, THEN), "alone"),
    "a decision that is not there": (lambda c: decide.withdraw(c, 7, *BY, THEN), "no correction 7"),
}


@pytest.mark.parametrize("what", SENSELESS)
def test_what_makes_no_sense_is_refused(two: duckdb.DuckDBPyConnection, what: str) -> None:
    does, says = SENSELESS[what]
    with pytest.raises(CannotDecide, match=says):
        does(two)


def test_what_was_known_at_a_time_can_be_asked_through_all_of_it(tmp_path: Path) -> None:
    con = open_warehouse(tmp_path)
    stored(con, outcome(con, "https://a.example/1", text(1), ambush(2)))
    stored(con, outcome(con, "https://b.example/1", text(2), ambush(3), feed="b"),
           outcome(con, "https://c.example/1", text(3), RAID, feed="c"), now=NOW + timedelta(hours=2))
    hours = iter(range(3, 9))
    for step in (lambda at: decide.correct(con, 1, "killed/police/count", 4.0, *BY, at),
                 lambda at: decide.link(con, 1, 2, *BY, at), lambda at: decide.split(con, 1, 3, *BY, at),
                 lambda at: decide.dismiss(con, 1, *BY, at), lambda at: decide.withdraw(con, 4, *BY, at)):
        with transaction(con):
            step(NOW + timedelta(hours=next(hours)))
    publish(con, tmp_path)
    con.close()
    with duckdb.connect(str(tmp_path / "analyst.duckdb"), read_only=True) as analyst:

        def known(hours: float) -> list[tuple[object, ...]]:
            return analyst.execute("select incident_id, killed, n_reports, corrected from incidents_as_of(?::timestamptz) "
                                   "order by 1", [NOW + timedelta(hours=hours)]).fetchall()

        assert known(-1) == []
        assert known(1) == [(1, 2, 1, False)]
        assert known(2) == [(1, 3, 2, False), (2, None, 1, False)], "the very moment of a load"
        assert known(3.5) == [(1, 4, 2, True), (2, None, 1, False)]
        assert known(4.5) == [(1, 4, 3, True)]
        assert known(5.5) == [(1, 4, 2, True), (2, None, 1, True)]
        assert known(6.5) == [(2, None, 1, True)]
        assert known(99) == [(1, 4, 2, True), (2, None, 1, True)]
        assert known(99) == analyst.execute("select incident_id, killed, n_reports, corrected from incidents order by 1").fetchall()
