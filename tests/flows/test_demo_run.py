"""`vraem demo` around its cycles: which it runs, when, on what, and what it shows at the end."""

from __future__ import annotations

import io
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from flows.demo import run, stage
from flows.demo.stage import FIRST_CYCLE, SECOND_CYCLE
from flows.settings import Settings


class FakeCycle:
    """Reads one feed, as a cycle would, and leaves an analyst database of one row each."""

    def __init__(self, fails_at: datetime | None = None) -> None:
        self.calls: list[tuple[datetime, bool]] = []
        self.fails_at = fails_at

    def __call__(self, settings: Settings, now: datetime) -> None:
        if now == self.fails_at:
            raise RuntimeError("killed")
        body = urllib.request.urlopen(settings.feed("gallo-de-papel").url, timeout=10).read().decode()
        self.calls.append((now, "ya son cinco" in body))
        with duckdb.connect(settings.data_dir / "analyst.duckdb") as con:
            con.execute("create or replace table feeds as select 'gallo-de-papel' as feed, null::varchar as last_error")
            con.execute("create or replace table feed_items as select 'gallo-de-papel' as feed, 'reported' as state")
            con.execute("""
                create or replace table incidents as select 1 as incident_id, date '2026-11-19' as event_date,
                ['attack', 'explosion'] as types, 'Anchihuay' as district, 'La Mar' as province,
                'Ayacucho' as department, 5 as killed, 2 as killed_low, 5 as killed_high, 2 as wounded,
                null::double as cocaine_seized_kg, 5 as n_reports, false as recalled,
                'Muere otro suboficial' as headline""")
            con.execute("create or replace table reports as select 1 as report_id, 'Muere otro suboficial' as title")
            con.execute("""
                create or replace table alerts as select 'attacks-and-deaths' as watch, 1 as incident_id,
                null::bigint as report_id, 'changed' as reason, ['killed: 4 → 5'] as changes, 'atom' as channel,
                'sent' as state""")


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.setattr(stage.open_newsroom, "__defaults__", ([0],))  # any free port: others run their tests, too
    return Console(file=io.StringIO(), width=160)


def text_of(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_new_demo_runs_a_cycle_on_each_edition_and_shows_what_came_of_it(tmp_path: Path, out: Console) -> None:
    cycle = FakeCycle()
    run.main(tmp_path / "demo", cycle, out)
    assert cycle.calls == [(FIRST_CYCLE, False), (SECOND_CYCLE, True)]
    for shown in ("24 Nov 2026, 05:00 in Lima", "nobody is told", "Ledger", "Anchihuay", "attack, explosion",
                  "killed: 4 → 5", "atom sent", "analyst.duckdb"):
        assert shown in text_of(out)
    assert text_of(out).count("vraem sql --config") == 3


def test_run_again_it_looks_once_more_at_what_it_has(tmp_path: Path, out: Console) -> None:
    cycle = FakeCycle()
    run.main(tmp_path, cycle, out)
    run.main(tmp_path, cycle, out)
    assert cycle.calls[2:] == [(SECOND_CYCLE + timedelta(hours=1), True)]
    assert "nothing has been published since" in text_of(out)


def test_a_demo_that_died_in_its_second_cycle_takes_it_up_again(tmp_path: Path, out: Console) -> None:
    with pytest.raises(RuntimeError, match="killed"):
        run.main(tmp_path, FakeCycle(fails_at=SECOND_CYCLE), out)
    cycle = FakeCycle()
    run.main(tmp_path, cycle, out)
    assert cycle.calls == [(SECOND_CYCLE, True)]


def test_the_questions_to_try_are_one_line_each() -> None:
    assert len(run.TO_TRY) == 3
    assert not any("\n" in sql or '"' in sql for sql in run.TO_TRY)


@pytest.mark.parametrize("sql", [run.LEDGER, run.INCIDENTS, run.ALERTS, *run.TO_TRY])
def test_whatever_is_asked_is_understood_by_the_real_schema(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    assert con.execute(sql).fetchall() == []
