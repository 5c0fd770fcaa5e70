"""Analysts keep their file open; what they open is whole."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tests.fakes import NOW
from tests.warehouse.test_incidents import figure, settled
from warehouse import incidents
from warehouse.connection import transaction, writer
from warehouse.publish import mend, publish


def load(data_dir: Path, killed: float, hours: int = 0) -> Path:
    with writer(data_dir, "run") as con:
        with transaction(con):
            incidents.store_settled(con, [settled(figure("killed", "police", killed))], {}, {1: "report"},
                                    NOW + timedelta(hours=hours))
        return publish(con, data_dir)


def read(path: Path, sql: str = "select killed from incidents") -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_a_reader_that_stays_open_blocks_no_load_and_sees_no_half_file(tmp_path: Path) -> None:
    path = load(tmp_path, 2)
    with duckdb.connect(str(path), read_only=True) as reader:
        load(tmp_path, 4, hours=1)
        assert reader.execute("select killed from incidents").fetchall() == [(2,)]
    assert read(path) == [(4,)]


def test_an_analyst_who_opened_it_for_writing_breaks_nothing(tmp_path: Path) -> None:
    path = load(tmp_path, 2)
    analyst = duckdb.connect(str(path))
    analyst.execute("create table mine (a integer)")  # leaves a log beside the file
    assert path.with_name("analyst.duckdb.wal").exists()
    load(tmp_path, 4, hours=1)
    analyst.close()
    assert read(path) == [(4,)]


def test_a_stale_log_never_makes_the_new_file_unopenable(tmp_path: Path) -> None:
    path = load(tmp_path, 2)
    path.with_name("analyst.duckdb.wal").write_bytes(b"left by somebody")
    load(tmp_path, 4, hours=1)
    assert read(path) == [(4,)]


def test_a_log_that_came_after_publishing_is_taken_away(tmp_path: Path) -> None:
    path = load(tmp_path, 2)
    log = path.with_name("analyst.duckdb.wal")
    with duckdb.connect() as other:  # the log of a table that the published file does not have
        other.execute(f"attach '{tmp_path / 'other.duckdb'}' as other")
        other.execute("create table other.mine (a integer)")
        other.execute("checkpoint other")
        other.execute("insert into other.mine values (1)")
        log.write_bytes((tmp_path / "other.duckdb.wal").read_bytes())
    with pytest.raises(duckdb.Error):
        read(path)
    mend(path)
    assert read(path) == [(2,)]
    assert not log.exists()


def test_what_was_interrupted_is_done_again(tmp_path: Path) -> None:
    (tmp_path / ".analyst.duckdb.new").write_bytes(b"half")
    assert read(load(tmp_path, 2)) == [(2,)]


MACROS = {
    "a trend": ("select value from trend('killed', 'month')", [(2.0,)]),
    "a trend over places": ("select place, value from trend('killed', 'district')", [("Anchihuay", 2.0)]),
    "what was known then": (f"select killed from incidents_as_of('{NOW.isoformat()}')", [(2,)]),
    "what was not known yet": ("select killed from incidents_as_of('2001-01-01')", []),
}


@pytest.mark.parametrize(("sql", "expected"), MACROS.values(), ids=MACROS)
def test_macros_work_alone_and_attached(tmp_path: Path, sql: str, expected: list[tuple[object, ...]]) -> None:
    path = load(tmp_path, 2)
    assert read(path, sql) == expected
    with duckdb.connect() as other:
        other.execute(f"attach '{path}' as analyst (read_only)")
        asked = sql.replace("from ", "from analyst.main.")
        assert other.execute(asked).fetchall() == expected
        assert other.execute("select killed from analyst.incidents").fetchall() == [(2,)]


def test_trends_answer_for_unknown_words_with_an_error(tmp_path: Path) -> None:
    path = load(tmp_path, 2)
    for sql, word in (("from trend('deaths', 'month')", "deaths"), ("from trend('killed', 'fortnight')", "fortnight")):
        with pytest.raises(duckdb.Error, match=word):
            read(path, sql)
