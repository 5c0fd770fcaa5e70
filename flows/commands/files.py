"""`vraem export` and `vraem reconcile`: our tables as files, and other people's files beside our tables."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import analyst
from flows.commands.errors import DONE, FAILED, WorkFailed, WrongUsage

if TYPE_CHECKING:
    from flows.events_file import Event
    from flows.reconcile import Line, Ours


def export(args: Namespace) -> int:
    """The analyst tables as files; a line each on standard output."""
    from warehouse.export import export as write

    for done in write(analyst(args), Path(args.dir), args.format):
        print(f"{done.path}  {done.rows} rows")
        if done.note:
            print(f"{done.path.name}: {done.note}", file=sys.stderr)
    return DONE


# --- reconcile -------------------------------------------------------------------------------------------------------

COLUMNS = {
    "status": "VARCHAR", "their_id": "VARCHAR", "their_date": "DATE", "their_place": "VARCHAR", "their_kind": "VARCHAR",
    "their_deaths": "BIGINT", "incident_id": "BIGINT", "our_date": "DATE", "our_place": "VARCHAR",
    "our_kind": "VARCHAR", "our_deaths": "BIGINT", "days_apart": "BIGINT", "km_apart": "DOUBLE",
    "deaths_apart": "BIGINT", "headline": "VARCHAR"}


def reconcile(args: Namespace) -> int:
    """Another file's events beside our incidents: matched, missed, extra."""
    from flows.commands.ask import write
    from flows.events_file import NotRecognised, read_events
    from flows.reconcile import Reconciled, lay_beside
    from warehouse.ask import Answer

    path = analyst(args)
    try:
        file = read_events(Path(args.file))
    except OSError as e:
        raise WorkFailed(f"{args.file}: {e.strerror or e}") from e
    except NotRecognised as e:
        raise WrongUsage(str(e)) from e
    found = lay_beside(file.events, _ours(path, file.events, args.days), args.days, args.km) if file.events else (
        Reconciled([], 0))
    rows = iter([_row(line) for line in found.lines])
    write(Answer(tuple(COLUMNS), tuple(COLUMNS.values()), rows), args.format, args.out)
    matched, missed = found.count("matched"), found.count("missed")
    share = f" ({100 * matched / (matched + missed):.0f} % of theirs)" if matched + missed else ""
    for line in file.wrong:
        print(line, file=sys.stderr)
    print(f"{file.source}: {len(file.events) + file.elsewhere} events, {found.outside + file.elsewhere} of them "
          f"outside of the VRAEM; inside {matched} matched"
          f"{share}, {missed} missed; {found.count('extra')} extra", file=sys.stderr if args.format != "table" else None)
    return FAILED if file.wrong else DONE


def _ours(path: Path, theirs: Sequence[Event], days: int) -> list[Ours]:
    from flows.reconcile import ours
    from warehouse.publish import reader
    from warehouse.rows import query, select

    # a month more on both sides: what we know by its month only begins on its first day
    first = min(e.first for e in theirs) - timedelta(days=days + 31)
    last = max(e.last for e in theirs) + timedelta(days=days + 31)
    with reader(path) as con:
        return [ours(row) for row in select(con, query("comparable"), [first, last])]


def _row(line: Line) -> list[Any]:
    t, o = line.theirs, line.ours
    return [line.status, t and t.id, t and t.first.isoformat(), t and t.place, t and t.kind, t and t.deaths,
            o and o.id, o and o.first.isoformat(), o and o.place, o and o.kind, o and o.deaths, line.days, line.km,
            line.deaths, o and o.headline]
