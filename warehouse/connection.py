"""Opening the warehouse: one writer at a time, the schema brought up to date, the views loaded, times in UTC."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import duckdb

from warehouse.comments import comment_statements

HERE = Path(__file__).parent
NAME = "warehouse.duckdb"
STORAGE_VERSION = "v1.2.0"  # DuckDB 1.5 and 2.0, and the packaged command-line client, all read and write it
MEMORY_LIMIT = "2GB"


class WarehouseError(Exception):
    """The warehouse cannot be used; the text says what to do."""


class Busy(WarehouseError):
    """Another command writes; the text names it and its process."""


# --- one writer ------------------------------------------------------------------------------------------------------


@contextmanager
def lock(data_dir: Path, command: str, wait_s: float = 30) -> Iterator[None]:
    """Holds `vraem.lock` in `data_dir`. Busy when another holds it for longer than `wait_s`.

    A lock of the kernel: it ends with the process that holds it, however that ends.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / "vraem.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        until = time.monotonic() + wait_s
        while not _try_lock(descriptor):
            if time.monotonic() >= until:
                raise Busy(f"{data_dir}: in use by {_holder(descriptor)}")
            time.sleep(0.05)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"vraem {command} (PID {os.getpid()})".encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        if e.errno in (errno.EAGAIN, errno.EACCES):
            return False
        raise
    return True


def _holder(descriptor: int) -> str:
    return os.pread(descriptor, 200, 0).decode("utf-8", "replace") or "another command"


# --- opening ---------------------------------------------------------------------------------------------------------


@contextmanager
def writer(data_dir: Path, command: str, wait_s: float = 30) -> Iterator[duckdb.DuckDBPyConnection]:
    """The lock and an open warehouse, as one."""
    with lock(data_dir, command, wait_s):
        con = open_warehouse(data_dir)
        try:
            yield con
        finally:
            con.close()


def open_warehouse(data_dir: Path) -> duckdb.DuckDBPyConnection:
    """The warehouse of an installation, made when there is none. Only under `lock`.

    WarehouseError when the file is damaged, held by a foreign program, or written by a newer version of this one.
    """
    path = data_dir / NAME
    con = duckdb.connect()
    try:
        con.execute(f"attach {_quoted(path)} as warehouse (storage_version '{STORAGE_VERSION}')")
        con.execute("use warehouse")
    except duckdb.Error as e:
        con.close()
        raise WarehouseError(f"{path}: cannot be opened: {_first_line(e)}") from e
    try:
        _set_up(con, path)
    except BaseException:
        con.close()
        raise
    return con


@contextmanager
def attached(con: duckdb.DuckDBPyConnection, other: Path) -> Iterator[None]:
    """Another warehouse file beside an open one, read-only, under the name `other`. duckdb.Error when it cannot be read."""
    con.execute(f"attach {_quoted(other)} as other (read_only)")
    try:
        yield
    finally:
        con.execute("detach other")


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing."""
    con.execute("begin")
    try:
        yield
        con.execute("commit")
    except BaseException:
        with suppress(duckdb.Error):  # a failed commit has rolled back already
            con.execute("rollback")
        raise


def in_memory() -> duckdb.DuckDBPyConnection:
    """A warehouse that is gone when closed: for tests, and for trying things out."""
    con = duckdb.connect()
    con.execute("attach ':memory:' as warehouse")
    con.execute("use warehouse")
    _set_up(con, None)
    return con


def _set_up(con: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    con.execute("set timezone = 'UTC'")
    con.execute("set enable_progress_bar = false")
    con.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
    con.execute("set preserve_insertion_order = true")
    if path is not None:
        con.execute(f"set temp_directory = {_quoted(path.parent / 'temp')}")
    _bring_up_to_date(con, path)
    _load_views(con)


def _quoted(path: Path | str) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _first_line(e: BaseException) -> str:
    return str(e).strip().partition("\n")[0]


def compact(con: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Writes the warehouse anew, so that what was deleted is no longer in the file. Only under `lock`.

    DuckDB leaves deleted rows in blocks that it merely marks as free.
    """
    path = data_dir / NAME
    fresh = path.with_name(f".{NAME}.fresh")
    fresh.unlink(missing_ok=True)
    con.execute("checkpoint warehouse")
    con.execute(f"attach {_quoted(fresh)} as fresh (storage_version '{STORAGE_VERSION}')")
    con.execute("copy from database warehouse to fresh")
    con.execute("detach fresh")
    con.execute("use memory")
    con.execute("detach warehouse")
    os.replace(fresh, path)
    con.execute(f"attach {_quoted(path)} as warehouse (storage_version '{STORAGE_VERSION}')")
    con.execute("use warehouse")


# --- schema ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def migrations() -> tuple[tuple[int, Path], ...]:
    """Number and file of each step of the schema, in order."""
    return tuple((int(p.name[:4]), p) for p in sorted((HERE / "schema").glob("[0-9][0-9][0-9][0-9]_*.sql")))


def schema_version(con: duckdb.DuckDBPyConnection) -> int:
    """0 for an empty file."""
    known = con.execute("select count(*) from duckdb_tables() where database_name = current_database() "
                        "and schema_name = 'main' and table_name = 'schema_versions'").fetchone()
    if not known or not known[0]:
        return 0
    row = con.execute("select max(version) from schema_versions").fetchone()
    return int(row[0] or 0) if row else 0


def _bring_up_to_date(con: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    have, newest = schema_version(con), migrations()[-1][0]
    if have > newest:
        raise WarehouseError(f"{path}: written by a newer version of vraem-watch (schema {have}, this one knows "
                             f"{newest}): update vraem-watch, or restore an older backup")
    # a step may land after one with a higher number
    done = {n for n, in con.execute("select version from schema_versions").fetchall()} if have else set()
    missing = [(number, file) for number, file in migrations() if number not in done]
    if not missing:
        return
    if have and path is not None:
        con.execute("checkpoint")
        copy_file(path, path.parent / "backup" / f"before-schema-{missing[0][0]:04d}.duckdb")
    with transaction(con):
        for number, file in missing:
            _apply(con, number, file)


def _apply(con: duckdb.DuckDBPyConnection, number: int, file: Path) -> None:
    sql = file.read_text("utf-8")
    if number == 1:
        con.execute(_VERSIONS_TABLE)
    con.execute(";\n".join([sql.rstrip().rstrip(";"), *comment_statements(sql)]))
    con.execute("insert into schema_versions values (?, ?, ?)", [number, file.name, datetime.now(UTC)])


_VERSIONS_TABLE = """
create table schema_versions (version integer not null, file varchar not null, applied_at timestamptz not null);
comment on table schema_versions is 'a step of the schema that was applied';
comment on column schema_versions.version is 'number of the step';
comment on column schema_versions.file is 'file that holds it; views/… for the digest of the views';
comment on column schema_versions.applied_at is 'when it was applied (UTC)';
"""


def view_files() -> list[Path]:
    """Base views first; within a folder by name."""
    return sorted((HERE / "views" / "base").glob("*.sql")) + sorted((HERE / "views" / "trends").glob("*.sql"))


@lru_cache(maxsize=1)
def _views() -> tuple[str, tuple[str, ...]]:
    sources = tuple(p.read_text("utf-8") for p in view_files())
    return "views/" + hashlib.sha256("\0".join(sources).encode()).hexdigest()[:16], sources


def _load_views(con: duckdb.DuckDBPyConnection) -> None:
    """Views are replaced when their text changed, all of them at once."""
    digest, sources = _views()
    row = con.execute("select max(file) from schema_versions where version = 0").fetchone()
    if row and row[0] == digest:
        return
    with transaction(con):
        for name, in con.execute("select view_name from duckdb_views() where not internal and schema_name = 'main' "
                                 "and database_name = current_database()").fetchall():
            con.execute(f'drop view if exists "{name}"')
        for source in sources:
            con.execute(";\n".join([source.rstrip().rstrip(";"), *comment_statements(source)]))
        con.execute("delete from schema_versions where version = 0")
        con.execute("insert into schema_versions values (0, ?, ?)", [digest, datetime.now(UTC)])


# --- copying ---------------------------------------------------------------------------------------------------------


def copy_file(source: Path, target: Path) -> None:
    """Copies a database file through a child process. The target appears whole or not at all.

    Never by this process: when it closed the file, the kernel would release the lock that DuckDB holds on it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    done = subprocess.run(["cp", "--", str(source), str(part)], capture_output=True, text=True, check=False)
    if done.returncode:
        part.unlink(missing_ok=True)
        raise WarehouseError(f"{target}: cannot be written: {done.stderr.strip()}")
    os.replace(part, target)
