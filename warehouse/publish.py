"""The analysts' copy: a whole file at one moment, replaced at once; who holds the old one open keeps it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.comments import comment_statements
from warehouse.connection import HERE, NAME, WarehouseError, copy_file

ANALYST = "analyst.duckdb"


def publish(con: duckdb.DuckDBPyConnection, data_dir: Path) -> Path:
    """Checkpoint, copy, macros, replace → the published file. Only under `lock`, outside of any transaction."""
    con.execute("checkpoint warehouse")
    target = data_dir / ANALYST
    part = data_dir / f".{ANALYST}.new"
    for leftover in (part, wal(part)):
        leftover.unlink(missing_ok=True)
    copy_file(data_dir / NAME, part)
    add_macros(part)
    # a log left by somebody who had opened the old file for writing would make the new one unopenable
    wal(target).unlink(missing_ok=True)
    os.replace(part, target)
    wal(target).unlink(missing_ok=True)
    return target


@contextmanager
def reader(analyst: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only, in UTC: for our own questions (those of strangers go through `ask`).

    WarehouseError when it is not there or cannot be opened.
    """
    if not analyst.exists():
        raise WarehouseError(f"{analyst}: not there yet: run `vraem run` or `vraem demo` first")
    try:
        con = duckdb.connect(str(analyst), read_only=True)
    except duckdb.Error as e:
        if wal(analyst).exists() and not _is_held(e):
            # left by somebody who had opened an earlier file for writing: it is no part of this one
            wal(analyst).unlink(missing_ok=True)
            with reader(analyst) as con:
                yield con
            return
        raise WarehouseError(f"{analyst}: cannot be opened: {str(e).strip().partition(chr(10))[0]}") from e
    try:
        con.execute("set timezone = 'UTC'")
        con.execute("set enable_progress_bar = false")
        yield con
    finally:
        con.close()


def _is_held(e: duckdb.Error) -> bool:
    """Whether another program holds the file: then its log is in use."""
    return "lock on file" in str(e).lower()


def mend(analyst: Path) -> None:
    """Takes away a log beside the published file that keeps it from being opened. WarehouseError when that does not help."""
    if wal(analyst).exists():
        with reader(analyst):
            pass


def add_macros(path: Path) -> None:
    """They name `analyst.main.…`, so that they also work where the file is attached to another one under that name."""
    copy = duckdb.connect()
    try:
        copy.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as analyst")
        copy.execute("use analyst")
        for file in sorted((HERE / "views" / "macros").glob("*.sql")):
            sql = file.read_text("utf-8")
            copy.execute(sql)
            for statement in comment_statements(sql):
                copy.execute(statement)
        copy.execute("checkpoint analyst")
    finally:
        copy.close()


def wal(path: Path) -> Path:
    """The log that DuckDB keeps beside a database file."""
    return path.with_name(path.name + ".wal")
