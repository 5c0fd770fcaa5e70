"""Readers in a loop while loads run: each opens the published file, asks, checks that what it sees is whole, and closes it.

A module of its own, run as `python -m tests.bench.readers FILE`, so that each reader is a process of its own, as an
analyst is. It reads until its standard input is closed and then prints what it saw.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

# Each must give 0 in a file that is whole.
WHOLE = {
    "facts without their incident": "select count(*) from facts where incident_id not in (select incident_id from incidents)",
    "incidents that no report tells": "select count(*) from incidents where incident_id not in "
                                      "(select incident_id from report_incidents)",
    "reports without a text": "select count(*) from reports where text is null",
}
QUESTIONS = ("from trend_incidents_by_month", "from trend_casualties_by_month", "from trend('killed', 'year')")


@dataclass(slots=True)
class Seen:
    """What the readers saw, all together or each."""

    reads: int = 0
    versions: int = 0  # different states of the file
    errors: list[str] = field(default_factory=list)


def look(path: str, seen: Seen, newest: int) -> int:
    """One reading → reports in it; what is wrong goes into `seen`."""
    with duckdb.connect(path, read_only=True) as con:
        con.execute("set threads = 1")
        row = con.execute("select count(*) from reports").fetchone()
        reports = int(row[0]) if row else 0
        if reports < newest:
            seen.errors.append(f"{reports} reports after {newest}")
        for what, sql in WHOLE.items():
            if (wrong := con.execute(sql).fetchone()) and wrong[0]:
                seen.errors.append(f"{wrong[0]} {what}")
        for sql in QUESTIONS:
            con.execute(sql).fetchall()
    seen.reads += 1
    seen.versions += reports > newest
    return reports


def main(path: str) -> None:
    """Reads once, says so, reads on until told to stop, and once more then."""
    os.nice(10)  # what is measured is whether they disturb each other, not who gets the processor
    seen, newest, told = Seen(), 0, False
    while not told or not select.select([sys.stdin], [], [], 0)[0]:
        newest = _try(path, seen, newest)
        if not told:
            print("reading", flush=True)
            told = True
    _try(path, seen, newest)
    print(json.dumps([seen.reads, seen.versions, seen.errors[:20]]))


def _try(path: str, seen: Seen, newest: int) -> int:
    try:
        return look(path, seen, newest)
    except duckdb.Error as e:
        seen.errors.append(str(e).partition("\n")[0])
        return newest


@contextmanager
def reading(path: Path, readers: int) -> Iterator[Seen]:
    """Readers at work during the block; what they saw is there when it ends."""
    seen = Seen()
    command = [sys.executable, "-m", "tests.bench.readers", str(path)]
    root = Path(__file__).parent.parent.parent
    work = [subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(readers)]
    try:
        for reader in work:
            assert reader.stdout
            reader.stdout.readline()
        yield seen
        for reader in work:
            assert reader.stdin
            reader.stdin.close()
        for reader in work:
            assert reader.stdout
            said = reader.stdout.read()
            if reader.wait() or not said:
                seen.errors.append(f"a reader ended with {reader.returncode}")
                continue
            reads, versions, errors = json.loads(said)
            seen.reads += reads
            seen.versions += versions
            seen.errors += errors
    finally:
        for reader in work:
            if reader.poll() is None:
                reader.kill()
                reader.wait()
            for pipe in (reader.stdin, reader.stdout):
                if pipe:
                    pipe.close()


if __name__ == "__main__":
    main(sys.argv[1])
