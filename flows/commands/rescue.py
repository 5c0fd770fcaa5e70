"""`vraem backup`, `restore`, `rebuild`: copies of the warehouse, and the warehouse from them."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.common import settings, settings_with_watches
from flows.commands.errors import DONE, WorkFailed

if TYPE_CHECKING:
    from flows.restore import Restored


def backup(args: Namespace) -> int:
    """A copy of the warehouse, and of nothing else: archive and configuration are plain files."""
    from warehouse import backups
    from warehouse.connection import NAME, writer

    known = settings(args)
    if not (known.data_dir / NAME).exists():
        raise WorkFailed(f"{known.data_dir / NAME}: not there yet")
    target = Path(args.to) if args.to else known.data_dir / backups.FOLDER / backups.name(datetime.now(UTC))
    with writer(known.data_dir, "backup") as con:
        backups.make(con, known.data_dir, target)
    print(target)
    return DONE


def restore(args: Namespace) -> int:
    """A backup in place of the warehouse; the one before is kept."""
    from flows.restore import latest
    from flows.restore import restore as run

    known = settings(args)
    done = run(known, Path(args.file) if args.file else latest(known.data_dir))
    _said(done)
    if done.newer:
        print(f"the archive holds {done.newer / 1e6:.1f} MB more than the backup knows: `vraem rebuild` reads it in",
              file=sys.stderr)
    return DONE


def rebuild(args: Namespace) -> int:
    """The last backup, and what the archive holds since, in place of the warehouse; the one before is kept."""
    from flows.commands.run import quiet_logs
    from flows.rebuild import rebuild as run
    from warehouse import backups

    quiet_logs()
    known = settings_with_watches(args)
    found = backups.of(known.data_dir)
    source = Path(args.source) if args.source else found[-1] if found and not args.from_nothing else None
    if source is None:
        print("no backup is used: all of the archive is read", file=sys.stderr)
    done = run(known, source)
    assert done.restored is not None
    _said(done.restored)
    r = done.result
    print(f"{done.moments} cycles of the archive, {done.pages} pages: {r.new_reports} reports, {r.new_incidents} incidents")
    if done.open_items:
        print(f"{done.open_items} items wait for their pages: the next `vraem run` takes them up and tells nobody of them",
              file=sys.stderr)
    if done.unknown_feeds:
        print(f"{done.unknown_feeds} archived feeds belong to no feed of config.yaml and were left out", file=sys.stderr)
    for line in r.troubles:
        print(line, file=sys.stderr)
    return DONE


def _said(done: Restored) -> None:
    print(f"restored from {done.source or 'nothing'}")
    if done.kept:
        print(f"the warehouse before stands in {done.kept}")
    if done.lost is None:
        print("what people decided since then cannot be read any more", file=sys.stderr)
    for line in done.lost or ():
        print(f"decided since then, and not in it: {line}", file=sys.stderr)
    for line in done.troubles:
        print(line, file=sys.stderr)
