"""A copy of the warehouse in place of the warehouse: whole, or not at all; what was there before is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from flows.archive import Archive
from flows.forget import forget_again
from flows.settings import Settings
from flows.steps import write_page
from warehouse import backups, connection, corrections, feeds
from warehouse.connection import WarehouseError, transaction
from warehouse.forget import forgotten, forgotten_in
from warehouse.publish import publish

FOLDER = "restoring"  # of the data folder: where the new warehouse grows until it is whole


@dataclass(slots=True)
class Restored:
    source: Path | None  # None: from nothing
    kept: Path | None  # where the warehouse before stands now
    newer: int = 0  # bytes of the archive that the warehouse does not know
    lost: list[str] | None = field(default_factory=list)  # decisions made since; None when they cannot be read any more
    troubles: list[str] = field(default_factory=list)


def restore(settings: Settings, source: Path | None, command: str = "restore",
            read_on: Callable[[duckdb.DuckDBPyConnection], None] | None = None) -> Restored:
    """A backup in place of the warehouse, brought up to date and published. Busy when another writes.

    `read_on`: what is done to it before it takes the place. WarehouseError when the backup cannot be used: then all is
    as it was.
    """
    data_dir, folder = settings.data_dir, settings.data_dir / FOLDER
    with connection.lock(data_dir, command):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            newer = _make(folder, data_dir / connection.NAME, source, Archive(data_dir / "archive"), command, read_on)
            done = Restored(source, backups.put_in_place(data_dir, folder / connection.NAME, datetime.now(UTC)), newer)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        con = connection.open_warehouse(data_dir)
        try:
            done.lost = corrections.missing(con, done.kept) if done.kept else []
            publish(con, data_dir)
        finally:
            con.close()
        try:
            write_page(data_dir, datetime.now(UTC))
        except Exception as e:  # the page shows the work, it is not the work
            done.troubles.append(f"the report page could not be written: {type(e).__name__}: {e}")
    return done


def _make(folder: Path, before: Path, source: Path | None, archive: Archive, command: str,
          read_on: Callable[[duckdb.DuckDBPyConnection], None] | None) -> int:
    """The new warehouse, whole and closed → bytes of the archive that it does not know."""
    folder.mkdir(parents=True)
    if source is not None:
        backups.check(source)
        connection.copy_file(source, folder / connection.NAME)
    con = connection.open_warehouse(folder)
    try:
        now = datetime.now(UTC)
        ends, known = archive.ends(), feeds.archive_ends(con)
        erased = forget_again(con, (forgotten_in(con, before) or set()) - forgotten(con) if before.exists() else (), now)
        if read_on is not None:
            read_on(con)
        with transaction(con):
            # or the next run would cut the archive back to where the backup knew it
            feeds.vouch_for_archive(con, ends)
            feeds.end_cycle(con, feeds.begin_cycle(con, command, now), now, False)
        con.execute("checkpoint warehouse")
        if erased:
            connection.compact(con, folder)
    finally:
        con.close()
    return 0 if read_on else sum(max(0, end - known.get(name, 0)) for name, end in ends.items())


def latest(data_dir: Path) -> Path:
    """The newest backup. WarehouseError when there is none."""
    with suppress(IndexError):
        return backups.of(data_dir)[-1]
    raise WarehouseError(f"{data_dir / backups.FOLDER}: no backup there (`vraem backup` makes one)")
