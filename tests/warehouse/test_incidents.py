"""The columns of an incident by the codebook, and its history."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest

from extractors.records import Incident, SettledFact
from tests.fakes import NOW, fact, incident
from warehouse import incidents
from warehouse.incidents import SettledIncident, StoredTelling, incident_row
from warehouse.rows import select


def told(n: int, what: Incident) -> StoredTelling:
    return StoredTelling(n, n, None, date(2026, 11, 20), NOW + timedelta(hours=n), f"Headline {n}", what)


def figure(action: str, object: str, quantity: float | None, unit: str = "count") -> SettledFact:
    return SettledFact(action, object, unit, quantity, quantity, quantity, None, 1)


def settled(*figures: SettledFact, tellings: tuple[StoredTelling, ...] = (), day: str | None = "2026-11-19",
            incident_id: int = 1) -> SettledIncident:
    members = tellings or (told(1, incident()),)
    first = members[0].incident
    return SettledIncident(incident_id, ("attack",), day, first.location, ("police",), False, figures, "Headline 1",
                           members)


KILLED = {
    "all of one side": ((("police", 4),), (4, 4, 0, 0, 0)),
    "both sides": ((("military", 1), ("armed_group", 5)), (6, 1, 5, 0, 0)),
    "self-defence is civilian, the unknown are other": ((("civilian", 2), ("unknown", 1), ("trafficker", 1)),
                                                        (4, 0, 0, 2, 2)),
    "no figure at all": ((), (None, None, None, None, None)),
    "said, but without a number": ((("civilian", None),), (None, None, None, None, None)),
}


@pytest.mark.parametrize(("objects", "expected"), KILLED.values(), ids=KILLED)
def test_the_dead_by_side(objects: tuple[tuple[str, float | None], ...], expected: tuple[int | None, ...]) -> None:
    row = incident_row(settled(*(figure("killed", o, q) for o, q in objects)), NOW)
    names = ("killed", "killed_forces", "killed_armed_group", "killed_civilians", "killed_other")
    assert tuple(row[n] for n in names) == expected


def test_low_and_high_are_totals_of_single_reports() -> None:
    members = (told(1, incident(fact("killed", "police", 2))),
               told(2, incident(fact("killed", "police", 3), fact("killed", "civilian", 1))))
    row = incident_row(settled(figure("killed", "police", 3), figure("killed", "civilian", 1), tellings=members), NOW)
    assert (row["killed_low"], row["killed"], row["killed_high"], row["n_reports"]) == (2, 4, 4, 2)


def test_loads_are_told_apart() -> None:
    row = incident_row(settled(
        figure("seized", "cocaine", 100.5, "kg"), figure("seized", "cocaine_base", 20, "kg"),
        figure("seized", "drugs", 7, "kg"), figure("destroyed", "cocaine", 3, "kg"),
        figure("seized", "precursor", 900, "L"), figure("destroyed", "laboratory", 2),
        figure("destroyed", "maceration_pit", 5), figure("eradicated", "coca_crop", 1.5, "ha")), NOW)
    assert {k: row[k] for k in ("cocaine_seized_kg", "drugs_seized_kg", "cocaine_destroyed_kg", "labs_destroyed",
                                "airstrips_destroyed", "eradicated_ha")} == {
        "cocaine_seized_kg": 120.5, "drugs_seized_kg": 7, "cocaine_destroyed_kg": 3, "labs_destroyed": 7,
        "airstrips_destroyed": None, "eradicated_ha": 1.5}


DATES = {"2026-11-19": (date(2026, 11, 19), "day"), "2026-11": (date(2026, 11, 1), "month"),
         "2026": (date(2026, 1, 1), "year"), None: (None, None)}


@pytest.mark.parametrize("written", DATES)
def test_a_date_keeps_how_much_of_it_is_known(written: str | None) -> None:
    row = incident_row(settled(day=written), NOW)
    assert (row["event_date"], row["date_precision"]) == DATES[written]


def test_what_does_not_change_is_not_written_again(con: duckdb.DuckDBPyConnection) -> None:
    one = settled(figure("killed", "police", 2))
    assert len(incidents.store_settled(con, [one], {}, {}, NOW)) == 1
    assert incidents.store_settled(con, [one], {}, {1: "report"}, NOW + timedelta(hours=1)) == []
    assert con.execute("select count(*) from store.incident_versions").fetchone() == (1,)


def test_what_was_known_at_any_time_can_be_asked(con: duckdb.DuckDBPyConnection) -> None:
    later = NOW + timedelta(hours=5)
    incidents.store_settled(con, [settled(figure("killed", "police", 2))], {}, {}, NOW)
    (change,) = incidents.store_settled(con, [settled(figure("killed", "police", 4))], {}, {1: "report"}, later)
    assert change.before
    assert change.after
    assert (change.before["killed"], change.after["killed"], change.cause) == (2, 4, "report")
    history = select(con, "select version, killed, known_from, known_to, cause from incident_versions order by 1")
    assert [(h["killed"], h["known_to"], h["cause"]) for h in history] == [(2, later, "new"), (4, None, "report")]
    assert con.execute("select quantity from store.fact_versions order by version").fetchall() == [(2,), (4,)]


def test_an_incident_that_stands_no_more_leaves_its_history(con: duckdb.DuckDBPyConnection) -> None:
    incidents.store_settled(con, [settled(figure("killed", "police", 2))], {}, {}, NOW)
    (change,) = incidents.store_settled(con, [], {1: "merged"}, {}, NOW + timedelta(hours=1))
    assert (change.after, change.cause) == (None, "merged")
    assert con.execute("select count(*) from incidents").fetchone() == (0,)
    assert con.execute("select count(*) from facts").fetchone() == (0,)
    assert con.execute("select standing from incident_versions order by version").fetchall() == [(True,), (False,)]


def test_aliases_follow_each_other(con: duckdb.DuckDBPyConnection) -> None:
    incidents.store_aliases(con, {5: 3}, NOW)
    incidents.store_aliases(con, {3: 1}, NOW + timedelta(hours=1))
    assert [incidents.resolve(con, i) for i in (5, 3, 1)] == [1, 1, 1]
    assert con.execute("select incident_id, same_as from aliases order by 1").fetchall() == [(3, 1), (5, 1)]
