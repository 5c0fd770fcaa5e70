"""An empty warehouse in memory: a copy, since tables and views take a fifth of a second to make and a copy of them a tenth of that."""

from __future__ import annotations

from pathlib import Path

import duckdb


def in_memory(empty_warehouse: Path) -> duckdb.DuckDBPyConnection:
    """Of the file of the fixture `empty_warehouse`."""
    con = duckdb.connect()
    con.execute(f"attach ':memory:' as warehouse; attach '{empty_warehouse}' as empty (read_only)")
    con.execute("copy from database empty to warehouse; detach empty; use warehouse; set timezone = 'UTC'")
    return con
