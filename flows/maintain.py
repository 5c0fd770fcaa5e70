"""What a night's maintenance does: a copy of the warehouse; of the copies it made before, the oldest go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flows.settings import Settings
from warehouse import backups, connection

WAIT_S = 900  # for a cycle that is under way


def maintain(known: Settings, now: datetime) -> list[str]:
    """Does it all → a line for each thing done. Busy when another command writes for longer than WAIT_S."""
    target = known.data_dir / backups.FOLDER / backups.name(now)
    with connection.writer(known.data_dir, "maintenance", WAIT_S) as con:
        backups.make(con, known.data_dir, target)
    return [f"copied to {target}", *[f"removed {path.name}" for path in _oldest(target.parent, known.serve.keep_backups)]]


def _oldest(folder: Path, keep: int) -> list[Path]:
    """Removes all but the newest of the copies named by their time → those removed. What people named stays."""
    old = sorted(folder.glob("warehouse-????????T??????Z.duckdb"))[:-keep]
    for path in old:
        path.unlink()
    return old
