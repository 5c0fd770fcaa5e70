"""SQL from strangers: answered, or refused; nothing is read, written or changed outside of the published file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.warehouse.test_publish import load
from warehouse.ask import AskError, Limits, ask, saved, trend_sql


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load(tmp_path_factory.mktemp("ask"), 2)


ROOMY = Limits()


def rows(path: Path, sql: str, limits: Limits = ROOMY) -> list[list[object]]:
    return list(ask(path, sql, limits).rows)


def test_a_question_is_answered_with_names_and_types(analyst: Path) -> None:
    answer = ask(analyst, "select killed, district, types, event_date from incidents")
    assert answer.columns == ("killed", "district", "types", "event_date")
    assert answer.types == ("BIGINT", "VARCHAR", "VARCHAR[]", "DATE")
    assert list(answer.rows) == [[2, "Anchihuay", ["attack"], "2026-11-19"]]


def test_the_last_of_several_statements_answers(analyst: Path) -> None:
    assert rows(analyst, "create temp table t as select 1 as a; select a + 1 from t;") == [[2]]


ESCAPES = {
    "copy to a file": "copy (select 1) to '{file}'",
    "copy inside a CTE": "with x as (copy (select 1) to '{file}') select 1",
    "export": "export database '{file}'",
    "read a file": "select * from read_text('/etc/passwd')",
    "read a CSV": "select * from read_csv('/etc/passwd')",
    "read a JSON": "select * from read_json('/etc/passwd')",
    "read a Parquet": "select * from read_parquet('/etc/passwd')",
    "a file as a table": "from '/etc/passwd'",
    "list files": "select * from glob('/etc/*')",
    "attach a file": "attach '{file}'",
    "attach a database in memory and write": "attach ':memory:' as m; copy (select 1) to '{file}'",
    "install an extension": "install fts",
    "load an extension": "load httpfs",
    "a setting": "set memory_limit = '10GB'",
    "a setting, globally": "set global enable_external_access = true",
    "a pragma": "pragma threads = 64",
    "unlock": "set lock_configuration = false",
    "reset": "reset enable_external_access",
    "a secret": "create secret (type s3)",
    "the secrets": "from duckdb_secrets()",
    "the environment": "select getenv('HOME')",
    "change a table": "delete from incidents",
    "make a table": "create table mine (a integer)",
    "drop a view": "drop view reports",
    "checkpoint elsewhere": "vacuum; checkpoint; create schema s",
    "a profile into a file": "pragma profiling_output = '{file}'",
    "a log into a file": "set log_query_path = '{file}'",
}


@pytest.mark.parametrize("sql", ESCAPES.values(), ids=ESCAPES)
def test_no_way_out(analyst: Path, tmp_path: Path, sql: str) -> None:
    file = tmp_path / "out"
    with pytest.raises(AskError):
        rows(analyst, sql.format(file=file))
    assert not file.exists()


GREEDY = {
    "a long expression": "select sum(length(repeat(a.range::varchar, 100000))) from range(100000) a, range(1000) b",
    "a large text": "select length(repeat('x', 2000000000) || repeat('y', 2000000000)) from range(50)",
    "a join without end": "select count(*) from range(10000000) a, range(10000000) b where a.range + b.range = 7",
    "a recursion without end": "with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t",
}


@pytest.mark.parametrize("sql", GREEDY.values(), ids=GREEDY)
def test_what_takes_too_much_is_stopped(analyst: Path, sql: str) -> None:
    started = time.monotonic()
    with pytest.raises(AskError):
        rows(analyst, sql, Limits(wall_s=3, cpu_s=2, memory_mb=2000, duckdb_mb=500))
    assert time.monotonic() - started < 10


def test_an_error_shows_the_place_and_the_near_name(analyst: Path) -> None:
    with pytest.raises(AskError) as e:
        rows(analyst, "select killd from incidents")
    assert '"killed"' in str(e.value)
    assert "^" in str(e.value)


def test_a_reader_who_stops_early_leaves_no_process(analyst: Path) -> None:
    answer = ask(analyst, "select range from range(1000000)")
    assert next(answer.rows) == [0]
    answer.rows.close()  # type: ignore[attr-defined]


def test_nothing_published_yet(tmp_path: Path) -> None:
    with pytest.raises(AskError, match="not there yet"):
        ask(tmp_path / "analyst.duckdb", "select 1")


@pytest.mark.parametrize("name", saved())
def test_every_saved_query_runs_and_says_what_it_answers(analyst: Path, name: str) -> None:
    assert saved()[name].startswith("-- ")
    ask(analyst, saved()[name])


@pytest.mark.parametrize("grain", ["week", "month", "quarter", "year", "department", "province", "district"])
def test_a_trend_with_a_condition(analyst: Path, grain: str) -> None:
    assert [r[2] for r in rows(analyst, trend_sql("killed", grain, "killed > 1"))] == [2.0]
    assert sum(r[3] for r in rows(analyst, trend_sql("killed", grain, "killed > 2"))) == 0  # type: ignore[misc]
