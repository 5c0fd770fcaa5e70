"""Rows in, rows out: the two ways in which all of this room talks to DuckDB.

Rows go in as one JSON text: the one bulk way that DuckDB 1.5 and 2.0 share without further packages (140,000 rows a
second; lists as parameters make 1,300 on 1.5, `executemany` 800).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

QUERIES = Path(__file__).parent / "queries"
CHUNK = 20_000

Row = dict[str, Any]


@cache
def query(name: str) -> str:
    """The statement in queries/NAME.sql."""
    return (QUERIES / f"{name}.sql").read_text("utf-8")


def execute(con: duckdb.DuckDBPyConnection, sql: str,
            params: Sequence[Any] | Mapping[str, Any] = ()) -> duckdb.DuckDBPyConnection:
    """Runs a statement. A list among `params` goes as JSON text: `in (select unnest(from_json(?::json, '["BIGINT"]')))`.

    As a list it would cost a failed import (of numpy) for each of its elements on DuckDB 1.5.
    """
    if isinstance(params, Mapping):
        return con.execute(sql, params)
    return con.execute(sql, [as_json(p) if isinstance(p, (list, tuple, set, frozenset)) else p for p in params])


def among(column: str, ids: Iterable[int], kind: str = "BIGINT") -> str:
    """A condition: the column is one of these numbers. Written into the statement: a parameter costs more than a short
    list, and the range of the numbers lets DuckDB skip most blocks, and read no text of the rest of a block."""
    numbers = sorted({int(i) for i in ids})
    if not numbers:
        return "false"
    listed = ", ".join(map(str, numbers))
    within = f"{column} between {numbers[0]} and {numbers[-1]} and {column} in"
    if len(numbers) <= _FEW:
        return f"{within} ({listed})"
    return f"{within} (select unnest(from_json('[{listed}]'::json, '[\"{kind}\"]')))"


def one_of(column: str, ids: Iterable[int]) -> str:
    """The same for a column that is no key. DuckDB tests a handful of alternatives faster than it looks them up, but finds a
    key only under `in`."""
    numbers = sorted(set(ids))
    if not 1 < len(numbers) <= _HANDFUL:
        return among(column, numbers)
    return f"{column} between {numbers[0]} and {numbers[-1]} and ({' or '.join(f'{column} = {n}' for n in numbers)})"


def on(day: date) -> str:
    """A day, to be written into a statement: as a parameter it would cost a failed import (of pandas) on DuckDB 1.5."""
    return f"date '{day.isoformat()}'"


_HANDFUL = 20
_FEW = 200  # more are looked up in a table that DuckDB makes of them


def select(con: duckdb.DuckDBPyConnection, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
    """The rows of a query, a dict each."""
    found = execute(con, sql, params)
    names = [d[0] for d in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def value(con: duckdb.DuckDBPyConnection, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
    """The first value of the first row; None when there is no row."""
    row = execute(con, sql, params).fetchone()
    return row[0] if row else None


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> int:
    """Appends rows to a table → how many. A column that a row leaves out gets its default."""
    rows = list(rows)
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        columns = tuple(part[0])
        types = _types(con, table)
        shape = json.dumps([{c: "VARCHAR" if types[c] in ("BLOB", "JSON") else types[c] for c in columns}])
        picked = ", ".join(f"unhex(r.{c})" if types[c] == "BLOB" else f"r.{c}" for c in columns)
        con.execute(
            f"insert into {table} ({', '.join(columns)}) "
            f"select {picked} from (select unnest(from_json(?::json, '{shape}')) as r)",
            [as_json(part)],
        )
    return len(rows)


def as_json(rows: object) -> str:
    return json.dumps(rows, default=_plain, ensure_ascii=False)


def _plain(v: object) -> object:
    if isinstance(v, (datetime, date)):
        return v.isoformat()
    if isinstance(v, bytes):
        return v.hex()
    if isinstance(v, (tuple, set, frozenset)):
        return list(v)
    raise TypeError(f"no value for a row: {type(v).__name__}")


_SEEN: dict[str, dict[str, Any]] = {}


def _types(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, Any]:
    """Column → type, as from_json wants it; the schema is the same for every connection of one program."""
    if table not in _SEEN:
        schema, _, name = table.rpartition(".")
        temporary = schema == "temp"
        found = con.execute(
            "select column_name, data_type from duckdb_columns() where schema_name = ? and table_name = ? "
            "and database_name = if(?, 'temp', current_database())",
            ["main" if temporary else schema or "main", name, temporary]).fetchall()
        _SEEN[table] = {c: _json_type(t) for c, t in found}
    return _SEEN[table]


def _json_type(t: str) -> Any:
    return [_json_type(t[:-2])] if t.endswith("[]") else "TIMESTAMPTZ" if t == "TIMESTAMP WITH TIME ZONE" else t
