"""The chart of a digest shows what its watch finds, month by month, and where nobody looked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import duckdb
import pytest

from flows import deliveries
from flows.digest_chart import draw
from flows.report import charts
from flows.settings import Watch
from warehouse.rows import insert

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WATCH = Watch(name="deaths", min_killed=1, language="en")


def incident(con: duckdb.DuckDBPyConnection, number: int, day: date, **given: Any) -> None:
    insert(con, "incidents", [{"incident_id": number, "event_date": day, "date_precision": "day", "recalled": False,
                               "types": ["attack"], "actors": [], "killed": 2, "n_reports": 1, "first_reported_at": NOW,
                               "updated_at": NOW, "headline": "x", "corrected": False, **given}])


def told(spec: dict[str, Any]) -> dict[str, float]:
    """Month → what its bar counts; months without a bar are 0."""
    _, bars = spec["layer"]
    found = {row["month"]: row["value"] for row in bars["data"]["values"]}
    return {month: found.get(month, 0) for month in bars["encoding"]["x"]["scale"]["domain"]}


def test_a_year_of_months_counts_what_matches(con: duckdb.DuckDBPyConnection) -> None:
    incident(con, 1, date(2026, 11, 3))
    incident(con, 2, date(2026, 11, 20))
    incident(con, 3, date(2026, 9, 1))
    incident(con, 4, date(2026, 9, 2), killed=None)
    found = told(draw(con, WATCH, NOW))
    assert next(iter(found)) == "2025-12"
    assert len(found) == 12
    assert {m: n for m, n in found.items() if n} == {"2026-09": 1, "2026-11": 2}


@pytest.mark.parametrize("given", [{"recalled": True}, {"date_precision": "year"}])
def test_what_a_chart_of_the_page_leaves_out_is_left_out(con: duckdb.DuckDBPyConnection, given: dict[str, Any]) -> None:
    incident(con, 1, date(2026, 11, 3), **given)
    assert set(told(draw(con, WATCH, NOW)).values()) == {0}


def test_a_watch_on_reports_counts_reports_and_nothing_found_is_a_chart_too(con: duckdb.DuckDBPyConnection) -> None:
    spec = draw(con, Watch(name="w", on="reports", words=("camarada",)), NOW)
    assert set(told(spec).values()) == {0}
    assert "2026-11" in "".join(ET.fromstring(charts.picture(spec).svg).itertext())


def test_a_chart_that_cannot_be_drawn_is_a_trouble_and_the_digest_goes_without(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Any) -> Any:
        raise ValueError("no font")

    monkeypatch.setattr(charts, "picture", broken)
    done = deliveries.Sent()
    assert deliveries._chart(con, WATCH, NOW, done) is None
    assert done.troubles == ["chart of deaths: ValueError: no font"]
