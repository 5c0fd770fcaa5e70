"""SQL from strangers, contained: a child process without files, network, settings or much memory answers it.

`read_only` alone is not enough: a COPY inside a CTE still writes files. The child (`ask_child.py`) runs with external
access off and its configuration locked, under limits of memory, processor time and file size, in an empty
environment; here it has a limit of time.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

CHILD = Path(__file__).with_name("ask_child.py")
SAVED = Path(__file__).with_name("saved")
# A cell that begins so is a formula to some spreadsheet; the last four are the full-width forms of the first.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


class AskError(Exception):
    """The question could not be answered; the text is for whoever asked it."""


@dataclass(frozen=True, slots=True)
class Limits:
    wall_s: float = 60
    cpu_s: int = 60
    memory_mb: int = 3000  # of address space
    duckdb_mb: int = 1000
    answer_mb: int = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """Names and DuckDB types of the columns, and the rows as they come: plain JSON values."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[list[Any]]


def ask(analyst: Path, sql: str, limits: Limits = Limits()) -> Answer:
    """The result of the last statement. AskError for anything that goes wrong, also while the rows are read."""
    if not analyst.exists():
        raise AskError(f"{analyst}: not there yet: run `vraem run` or `vraem demo` first")
    child = subprocess.Popen([sys.executable, "-I", str(CHILD)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, env={}, text=True, encoding="utf-8")
    assert child.stdin
    assert child.stdout
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(limits.wall_s, stop)
    timer.daemon = True
    timer.start()
    try:
        child.stdin.write(json.dumps({"path": str(analyst.absolute()), "sql": sql, "cpu_s": limits.cpu_s,
                                      "memory_mb": limits.memory_mb, "duckdb_mb": limits.duckdb_mb}))
        child.stdin.close()
        lines = _lines(child, child.stdout, timer, late, limits)
        head = next(lines)
    except BrokenPipeError:
        _end(child, timer)
        raise AskError(_why_ended(child, late, limits)) from None
    except BaseException:
        _end(child, timer)
        raise
    return Answer(tuple(head["columns"]), tuple(head["types"]), lines)


def _lines(child: subprocess.Popen[str], out: IO[str], timer: threading.Timer, late: threading.Event,
           limits: Limits) -> Iterator[Any]:
    size, ended = 0, False
    try:
        for line in out:
            size += len(line)
            if size > limits.answer_mb * 1_000_000:
                raise AskError(f"the answer is larger than {limits.answer_mb} MB")
            if not line.endswith("\n"):
                break
            message = json.loads(line)
            if isinstance(message, dict) and "error" in message:
                raise AskError(message["error"])
            if message == "end":
                ended = True
                break
            yield message
        if not ended:
            child.wait()
            raise AskError(_why_ended(child, late, limits))
    finally:
        _end(child, timer)


def _end(child: subprocess.Popen[str], timer: threading.Timer) -> None:
    timer.cancel()
    if child.poll() is None:
        child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None and not pipe.closed:
            with contextlib.suppress(OSError):  # what was not written is not wanted any more
                pipe.close()


def _why_ended(child: subprocess.Popen[str], late: threading.Event, limits: Limits) -> str:
    if late.is_set():
        return f"stopped after {limits.wall_s:g} s"
    return (f"the query was stopped: more than {limits.cpu_s} s of processor time or {limits.memory_mb} MB of memory "
            f"(exit {child.returncode})")


# --- trends ----------------------------------------------------------------------------------------------------------


def trend_sql(metric: str, grain: str, where: str | None = None) -> str:
    """The statement behind macro `trend`, with a condition on the incidents: it runs contained, as any other."""
    text = (Path(__file__).parent / "views" / "macros" / "trend.sql").read_text("utf-8")
    body = text[text.index("as table (") + len("as table (") : text.rindex(");")]
    body = body.replace("analyst.main.", "")
    condition = f"where not recalled and (\n{where}\n)" if where else "where not recalled"
    body = body.replace("where not recalled", condition, 1)
    return (f"create temp macro asked(metric, grain) as table ({body});\n"
            f"from asked('{metric}', '{grain}')")


# --- saved queries ---------------------------------------------------------------------------------------------------


def saved() -> dict[str, str]:
    """Name → statement; the first line of each, a comment, says what it answers."""
    return {path.stem: path.read_text("utf-8") for path in sorted(SAVED.glob("*.sql"))}
