"""The analysts' tables as files: CSV that no spreadsheet takes for formulas, Parquet, GeoJSON, an ACLED-style CSV."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.ask import FORMULA_STARTS
from warehouse.publish import reader
from warehouse.rows import query, value

FORMATS = ("csv", "parquet", "geojson", "acled")


class ExportError(Exception):
    """A file could not be written; the text names it."""


@dataclass(frozen=True, slots=True)
class Written:
    path: Path
    rows: int
    note: str | None = None  # what is not in it


def export(analyst: Path, folder: Path, form: str) -> Iterator[Written]:
    """Writes the files of one format, each whole or not at all, over earlier ones → each as it is done.

    ExportError when one cannot be written.
    """
    with reader(analyst) as con:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise ExportError(f"{folder}: {e.strerror or e}") from e
        yield from {"csv": _csv_files, "parquet": _parquet_files, "geojson": _geojson, "acled": _acled}[form](con, folder)


def _csv_files(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Written]:
    for name in tables(con):
        yield _copy(con, formula_safe(con, name), folder / f"{name}.csv", "format csv, header")
    yield _dictionary(con, folder)


def _parquet_files(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Written]:
    for name in tables(con):
        yield _copy(con, f"from {_name(name)}", folder / f"{name}.parquet", "format parquet, compression zstd")
    yield _dictionary(con, folder)


def _dictionary(con: duckdb.DuckDBPyConnection, folder: Path) -> Written:
    """What every column means: comments do not travel with CSV or Parquet."""
    return _copy(con, query("dictionary"), folder / "columns.csv", "format csv, header")


def _geojson(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Written]:
    """One feature an incident (RFC 7946); one without a point has a null geometry, so that none vanishes."""
    path = folder / "incidents.geojson"
    placeless = int(value(con, "select count(*) from incidents where lat is null or lon is null"))
    found, rows = con.execute(query("features")), 0
    with whole(path) as part, part.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        while chunk := found.fetchmany(5000):
            file.write((",\n" if rows else "\n") + ",\n".join(feature for feature, in chunk))
            rows += len(chunk)
        file.write("\n]}\n")
    yield Written(path, rows, f"{placeless} incidents have no point (geometry null)" if placeless else None)


def _acled(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Written]:
    done = _copy(con, formula_safe(con, "acled"), folder / "acled.csv", "format csv, header")
    left = int(value(con, "select count(*) from incidents")) - done.rows
    note = f"{left} incidents are not in it: no day or month is known, or accidents" if left else None
    yield Written(done.path, done.rows, note)


# --- tables ----------------------------------------------------------------------------------------------------------


def tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables and views that analysts query, by name."""
    return [name for name, in con.execute(query("analyst_tables")).fetchall()]


def formula_safe(con: duckdb.DuckDBPyConnection, name: str) -> str:
    """The statement that gives a table or view with texts guarded by a quote sign, and lists and records as JSON."""
    starts = ", ".join(f"chr({ord(c)})" for c in FORMULA_STARTS)
    columns = []
    for column, kind, *_ in con.execute(f"describe {_name(name)}").fetchall():
        c = _name(column)
        if kind.endswith("]") or kind.startswith(("STRUCT", "MAP")):
            columns.append(f"to_json({c})::varchar as {c}")
        elif kind in ("VARCHAR", "JSON"):
            columns.append(f"case when {c}[1:1] in ({starts}) then chr(39) || {c} else {c} end as {c}")
        else:
            columns.append(c)
    return f"select {', '.join(columns)} from {_name(name)}"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


# --- files -----------------------------------------------------------------------------------------------------------


def _copy(con: duckdb.DuckDBPyConnection, sql: str, path: Path, options: str) -> Written:
    with whole(path) as part:
        quoted = str(part).replace("'", "''")
        row = con.execute(f"copy ({sql}) to '{quoted}' ({options})").fetchone()
    return Written(path, int(row[0]) if row else 0)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to write to, put in place of `path` when all of it is written. ExportError names `path`."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    except (OSError, duckdb.Error) as e:
        raise ExportError(f"{path}: cannot be written: {str(e).strip().partition(chr(10))[0]}") from e
    finally:
        part.unlink(missing_ok=True)
