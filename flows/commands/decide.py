"""`vraem link`, `split`, `correct`, `dismiss`, `withdraw`: a person's decision, with name and reason."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.common import settings_with_watches
from flows.commands.errors import DONE, WorkFailed, WrongUsage

if TYPE_CHECKING:
    import duckdb

    from flows.decide import Decided


def link(args: Namespace) -> int:
    from flows import decide

    return _made(args, lambda con, by, why, now: decide.link(con, args.id, args.other, by, why, now))


def split(args: Namespace) -> int:
    from flows import decide

    return _made(args, lambda con, by, why, now: decide.split(con, args.id, args.report, by, why, now))


def correct(args: Namespace) -> int:
    from extractors.decide import parse
    from flows import decide

    try:
        field, value = parse(args.field, args.value)
    except ValueError as e:
        raise WrongUsage(str(e)) from None
    return _made(args, lambda con, by, why, now: decide.correct(con, args.id, field, value, by, why, now))


def dismiss(args: Namespace) -> int:
    from flows import decide

    return _made(args, lambda con, by, why, now: decide.dismiss(con, args.id, by, why, now))


def withdraw(args: Namespace) -> int:
    from flows import decide

    return _made(args, lambda con, by, why, now: decide.withdraw(con, args.id, by, why, now))


def _made(args: Namespace, does: Callable[[duckdb.DuckDBPyConnection, str, str, datetime], Decided]) -> int:
    """One transaction under the lock, then the analysts' copy and the page; prints what changed."""
    from flows import tell
    from flows.decide import CannotDecide
    from flows.join import Loaded
    from flows.replay import said
    from warehouse import connection, feeds
    from warehouse.publish import publish

    by, why = args.by.strip(), args.why.strip()
    if not by or not why:
        raise WrongUsage("--by and --why: who decides, and for what reason; neither may be empty")
    known = settings_with_watches(args)
    if not (known.data_dir / connection.NAME).exists():
        raise WorkFailed(f"{known.data_dir}: nothing there yet: run `vraem run` or `vraem demo` first")
    now = datetime.now(UTC)
    with connection.writer(known.data_dir, args.command) as con:
        try:
            with connection.transaction(con):
                cycle_id = feeds.begin_cycle(con, "correct", now)
                done = does(con, by, why, now)
                listed = tell.evaluate(con, known.watches, Loaded(changes=done.changes), "correction", now).listed
                feeds.end_cycle(con, cycle_id, now, False)
        except CannotDecide as e:
            raise WorkFailed(str(e)) from None
        publish(con, known.data_dir)
    _write_page(known.data_dir, now)
    for line in (line for change in done.changes for line in said(change)):
        print(line)
    for line in listed:
        print(f"not told: {line}", file=sys.stderr)
    verb = "taken back" if args.command == "withdraw" else "holds, also when reports are read again"
    print(f"correction {done.correction.correction_id} ({done.correction.kind}) {verb}"
          + ("" if done.changes else "; nothing else changed"))
    return DONE


def _write_page(data_dir: Path, now: datetime) -> None:
    from flows.steps import write_page

    try:
        write_page(data_dir, now)
    except Exception as e:  # the decision stands; the page is drawn again by the next cycle
        print(f"the report page could not be written: {type(e).__name__}: {e}", file=sys.stderr)
