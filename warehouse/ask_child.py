"""The child of `ask.py`: reads one request on standard input, answers in lines of JSON on standard output.

Started alone (`python -I ask_child.py`), so that it holds nothing of its parent: no descriptors, no environment.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID


def main() -> None:
    request = json.loads(sys.stdin.read())
    megabyte = 1_000_000
    # no file may grow, not even by a byte; a few more descriptors than the database needs
    for what, most in ((resource.RLIMIT_AS, request["memory_mb"] * megabyte), (resource.RLIMIT_CPU, request["cpu_s"]),
                       (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 64)):
        resource.setrlimit(what, (most, most))
    try:
        answer(request)
    except MemoryError:
        say({"error": f"the query needs more than {request['memory_mb']} MB of memory"})
    except Exception as e:
        say({"error": str(e) or type(e).__name__})
    sys.stdout.flush()


def answer(request: dict) -> None:
    import duckdb

    con = duckdb.connect(request["path"], read_only=True, config={
        "enable_external_access": "false", "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false", "allow_community_extensions": "false", "temp_directory": "",
        "memory_limit": f"{request['duckdb_mb']}MB", "threads": "2"})
    con.execute("set enable_progress_bar = false")
    con.execute("set timezone = 'UTC'")
    con.execute("set lock_configuration = true")
    found = None
    for statement in con.extract_statements(request["sql"]):
        found = con.execute(statement)
    if found is None:
        raise ValueError("no statement")
    columns = found.description or []
    say({"columns": [c[0] for c in columns], "types": [str(c[1]) for c in columns]})
    while rows := (found.fetchmany(500) if columns else []):
        for row in rows:
            say([plain(v) for v in row])
    say("end")


def say(message: object) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=True) + "\n")


def plain(v: object) -> object:
    if v is None or isinstance(v, (bool, int, str)):
        return v
    if isinstance(v, float):
        return v if math.isfinite(v) else str(v)
    if isinstance(v, Decimal):
        return float(v)
    if isinstance(v, datetime):
        return v.isoformat(sep=" ")
    if isinstance(v, (date, time)):
        return v.isoformat()
    if isinstance(v, (list, tuple)):
        return [plain(x) for x in v]
    if isinstance(v, dict):
        return {str(plain(k)): plain(x) for k, x in v.items()}
    if isinstance(v, (bytes, bytearray)):
        return bytes(v).hex()
    if isinstance(v, (timedelta, UUID)):
        return str(v)
    return str(v)


if __name__ == "__main__":
    main()
