"""Copies of the warehouse: which there are, whether one can be used, and one in place of the warehouse."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.connection import NAME, WarehouseError, copy_file, migrations, schema_version
from warehouse.publish import wal

FOLDER = "backup"


def name(now: datetime) -> str:
    return f"warehouse-{now:%Y%m%dT%H%M%SZ}.duckdb"


def of(data_dir: Path) -> list[Path]:
    """The backups made by `vraem backup`, the newest last."""
    return sorted((data_dir / FOLDER).glob("warehouse-*.duckdb"))


def make(con: duckdb.DuckDBPyConnection, data_dir: Path, target: Path) -> None:
    """A copy of the open warehouse. Only under `lock`, outside of any transaction."""
    con.execute("checkpoint warehouse")
    copy_file(data_dir / NAME, target)


def check(path: Path) -> int:
    """The schema of a backup. WarehouseError when it is none, damaged, or written by a newer program."""
    if not path.is_file():
        raise WarehouseError(f"{path}: not there")
    con = duckdb.connect()
    try:
        con.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as warehouse (read_only)")
        con.execute("use warehouse")
        version = schema_version(con)
    except duckdb.Error as e:
        raise WarehouseError(f"{path}: cannot be used: {str(e).strip().partition(chr(10))[0]}") from e
    finally:
        con.close()
    newest = migrations()[-1][0]
    if not version:
        raise WarehouseError(f"{path}: no warehouse of vraem-watch")
    if version > newest:
        raise WarehouseError(f"{path}: written by a newer version of vraem-watch (schema {version}, this one knows "
                             f"{newest}): update vraem-watch, or take an older backup")
    return version


def put_in_place(data_dir: Path, new: Path, now: datetime) -> Path | None:
    """A closed file in place of the warehouse → where the one before is kept. Only under `lock`.

    Cut off at any moment, there is a warehouse: the one before or the new one.
    """
    target, kept = data_dir / NAME, None
    if target.exists():
        kept = data_dir / FOLDER / f"replaced-{now:%Y%m%dT%H%M%SZ}.duckdb"
        for old, copy in ((target, kept), (wal(target), wal(kept))):
            if old.exists():
                _keep(old, copy)
    wal(target).unlink(missing_ok=True)  # it belongs to the one before, and beside the new one would make it unopenable
    os.replace(new, target)
    return kept


def _keep(old: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, copy)
    except OSError:  # a file system without links
        copy_file(old, copy)
