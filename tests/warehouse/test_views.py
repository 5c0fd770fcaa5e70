"""What analysts query: zeroes only where somebody looked, background left out, and what could not be placed is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import duckdb

from tests.bench.synthetic import fill
from tests.fakes import NOW
from tests.warehouse.test_incidents import figure, settled
from warehouse import incidents


def monitored(con: duckdb.DuckDBPyConnection, first: datetime, last: datetime) -> None:
    con.execute("insert into store.feeds (feed, url, configured_url, first_poll_at, last_poll_at, last_good_at, "
                "last_status) values ('a', 'u', 'u', ?, ?, ?, 'new')", [first, last, last])


def told(con: duckdb.DuckDBPyConnection, *days: str | None, recalled: bool = False, start: int = 1) -> None:
    rows = [replace(settled(figure("killed", "police", 2), day=day, incident_id=n), recalled=recalled)
            for n, day in enumerate(days, start)]
    incidents.store_settled(con, rows, {}, {}, NOW)


def by_month(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    rows = con.execute("select strftime(month, '%Y-%m'), killed from trend_casualties_by_month").fetchall()
    return dict(rows)


def test_months_without_incidents_are_zero_only_while_feeds_were_polled(con: duckdb.DuckDBPyConnection) -> None:
    monitored(con, datetime(2026, 9, 10, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC))
    told(con, "2026-03-04", "2026-11-19")
    assert by_month(con) == {"2026-03": 2, "2026-09": 0, "2026-10": 0, "2026-11": 2}


def test_recalled_incidents_are_left_out(con: duckdb.DuckDBPyConnection) -> None:
    told(con, "2026-11-19")
    told(con, "2019-02-11", recalled=True, start=2)
    assert by_month(con) == {"2026-11": 2}


def test_a_row_says_how_many_could_not_be_placed(con: duckdb.DuckDBPyConnection) -> None:
    told(con, "2026-11-19", "2026", None)
    assert con.execute("select incidents, left_out from trend_incidents_by_month").fetchall() == [(1, 2)]


def test_a_month_known_only_as_a_month_counts_in_it(con: duckdb.DuckDBPyConnection) -> None:
    told(con, "2026-11")
    assert by_month(con) == {"2026-11": 2}


def test_a_surge_stands_out_from_the_year_before(con: duckdb.DuckDBPyConnection) -> None:
    monitored(con, datetime(2025, 11, 1, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC))
    told(con, "2026-01-05", "2026-05-06", "2026-11-01", "2026-11-03", "2026-11-09", "2026-11-19")
    rows = con.execute("select strftime(month, '%Y-%m'), surge from trend_surges where surge").fetchall()
    assert rows == [("2026-11", True)]
    assert con.execute("select surge from trend_surges order by month limit 1").fetchall() == [(None,)]


def test_an_incident_of_several_kinds_counts_in_each(con: duckdb.DuckDBPyConnection) -> None:
    one = replace(settled(figure("killed", "police", 2)), types=("attack", "explosion"))
    incidents.store_settled(con, [one], {}, {}, NOW)
    assert con.execute("select type, incidents from trend_types_by_month").fetchall() == [
        ("attack", 1), ("explosion", 1)]
    assert con.execute("select incidents, attacks, explosions from trend_incidents_by_month").fetchall() == [(1, 1, 1)]


def test_the_first_to_tell_is_who_was_seen_first_not_who_was_stored_first(con: duckdb.DuckDBPyConnection) -> None:
    list(fill(con, 4))  # reports 1 to 4 of outlet1 to outlet4, two an incident
    con.execute("insert into store.feeds (feed, url, configured_url, first_poll_at, last_poll_at, last_status) "
                "select 'outlet' || n, 'u', 'u', now(), now(), 'new' from range(1, 6) as r(n)")
    con.execute("update store.reports set first_seen_at = first_seen_at - interval 1 day where report_id = 4")
    assert con.execute("select feed, reports, incidents, first, share_first from trend_sources order by feed").fetchall() == [
        ("outlet1", 1, 1, 1, 1.0), ("outlet2", 1, 1, 0, 0.0), ("outlet3", 1, 1, 0, 0.0), ("outlet4", 1, 1, 1, 1.0),
        ("outlet5", 0, 0, 0, None)]
