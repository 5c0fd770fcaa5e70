"""One writer, one schema, UTC."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from warehouse import connection
from warehouse.connection import Busy, WarehouseError, copy_file, in_memory, open_warehouse, writer
from warehouse.publish import publish


def hold(data_dir: Path) -> subprocess.Popen[str]:
    """Another process that writes, until it is ended."""
    code = ("import sys, time\nfrom pathlib import Path\nfrom warehouse.connection import writer\n"
            "with writer(Path(sys.argv[1]), 'run'):\n print('held', flush=True)\n time.sleep(60)")
    other = subprocess.Popen([sys.executable, "-c", code, str(data_dir)], stdout=subprocess.PIPE, text=True)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    return other


def test_a_new_warehouse_has_the_newest_schema_and_utc(tmp_path: Path) -> None:
    with writer(tmp_path, "run") as con:
        assert connection.schema_version(con) == connection.migrations()[-1][0]
        assert con.execute("select current_setting('timezone')").fetchone() == ("UTC",)


def test_the_file_opens_in_both_duckdb_versions(tmp_path: Path) -> None:
    with writer(tmp_path, "run") as con:
        tags = con.execute("select tags['storage_version'] from duckdb_databases() "
                           "where database_name = 'warehouse'").fetchone()
    assert tags
    assert tags[0].startswith("v1.2.0")


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    other = hold(tmp_path)
    try:
        with pytest.raises(Busy, match=rf"vraem run \(PID {other.pid}\)"), writer(tmp_path, "replay", wait_s=0.2):
            pass
    finally:
        other.kill()
        other.wait()


def test_the_lock_goes_with_its_holder_however_that_ends(tmp_path: Path) -> None:
    other = hold(tmp_path)
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    with writer(tmp_path, "run", wait_s=5) as con:
        assert connection.schema_version(con) > 0


def test_a_waiting_writer_gets_its_turn(tmp_path: Path) -> None:
    other = hold(tmp_path)
    started = time.monotonic()
    other.terminate()
    with writer(tmp_path, "run", wait_s=10):
        assert time.monotonic() - started < 8
    other.wait()


def test_publishing_does_not_let_a_second_program_write(tmp_path: Path) -> None:
    # closing a copy of the file in the writer would release the lock that DuckDB holds on it
    with writer(tmp_path, "run") as con:
        publish(con, tmp_path)
        code = "import duckdb, sys\nduckdb.connect(sys.argv[1])"
        other = subprocess.run([sys.executable, "-c", code, str(tmp_path / connection.NAME)], capture_output=True,
                               text=True, check=False)
        assert other.returncode != 0
        assert "lock" in other.stderr


def test_a_newer_warehouse_is_refused(tmp_path: Path) -> None:
    with writer(tmp_path, "run") as con:
        con.execute("insert into schema_versions values (9999, 'later.sql', now())")
    with pytest.raises(WarehouseError, match="newer version"):
        open_warehouse(tmp_path)


def test_an_older_warehouse_is_copied_and_then_brought_up_to_date(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writer(tmp_path, "run"):
        pass
    number, _ = connection.migrations()[-1]
    later = tmp_path / f"{number + 1:04d}_later.sql"
    later.write_text("/* table store.later: a row\n   n: a number\n*/\ncreate table store.later (n integer);")
    steps = (*connection.migrations(), (number + 1, later))
    monkeypatch.setattr(connection, "migrations", lambda: steps)
    with writer(tmp_path, "run") as con:
        assert connection.schema_version(con) == number + 1
        assert con.execute("select count(*) from store.later").fetchone() == (0,)
    assert (tmp_path / "backup" / f"before-schema-{number + 1:04d}.duckdb").exists()


def test_a_warehouse_of_the_first_schema_opens_today_with_all_its_rows(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *later = connection.migrations()
    assert later
    with monkeypatch.context() as then:
        then.setattr(connection, "migrations", lambda: (first,))
        then.setattr(connection, "_views", lambda: ("views/then", ()))
        with writer(tmp_path, "run") as con:
            con.execute("insert into facts values (1, 'killed', 'police', 'count', 2, 2, 2, null, 1)")
    with writer(tmp_path, "run") as con:
        assert connection.schema_version(con) == later[-1][0]
        assert con.execute("select quantity from facts").fetchall() == [(2.0,)]
        publish(con, tmp_path)
    with duckdb.connect(str(tmp_path / "backup" / f"before-schema-{later[0][0]:04d}.duckdb"), read_only=True) as before:
        assert before.execute("select quantity from facts").fetchall() == [(2.0,)]


def test_a_step_that_landed_after_one_with_a_higher_number_is_applied(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = connection.migrations()
    earlier = tmp_path / "0002_earlier.sql"
    earlier.write_text("create table store.earlier (n integer);")
    with writer(tmp_path, "run"):
        pass
    monkeypatch.setattr(connection, "migrations", lambda: (steps[0], (2, earlier), *steps[1:]))
    with writer(tmp_path, "run") as con:
        assert con.execute("select count(*) from store.earlier").fetchone() == (0,)
        assert connection.schema_version(con) == steps[-1][0]


def test_a_broken_step_leaves_the_warehouse_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writer(tmp_path, "run"):
        pass
    number, _ = connection.migrations()[-1]
    broken = tmp_path / f"{number + 1:04d}_broken.sql"
    broken.write_text("create table store.half (n integer); select no_such_function();")
    steps = (*connection.migrations(), (number + 1, broken))
    with monkeypatch.context() as patch:
        patch.setattr(connection, "migrations", lambda: steps)
        with pytest.raises(duckdb.Error):
            open_warehouse(tmp_path)
    with writer(tmp_path, "run") as con:
        assert connection.schema_version(con) == number
        assert con.execute("select count(*) from duckdb_tables() where table_name = 'half'").fetchone() == (0,)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / connection.NAME).write_bytes(b"no database at all" * 1000)
    with pytest.raises(WarehouseError, match=r"warehouse\.duckdb: cannot be opened"):
        open_warehouse(tmp_path)


def test_a_copy_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError):
        copy_file(tmp_path / "missing", tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_views_are_loaded_once_and_again_when_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    con = in_memory()
    before = con.execute("select file from schema_versions where version = 0").fetchone()
    monkeypatch.setattr(connection, "_views", lambda: ("views/other", ("create view only_one as select 1 as a;",)))
    connection._load_views(con)
    assert con.execute("select file from schema_versions where version = 0").fetchone() != before
    names = con.execute("select view_name from duckdb_views() where not internal").fetchall()
    assert names == [("only_one",)]
