"""`vraem forget` and `vraem replay --from-archive`: the archived pages, removed or read again."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flows.commands.common import settings
from flows.commands.errors import DONE, WorkFailed, WrongUsage

if TYPE_CHECKING:
    from flows.reextract import Reextracted
    from flows.settings import Settings


def forget(args: Namespace) -> int:
    from flows.forget import forget as run
    from warehouse.connection import NAME

    known = settings(args)
    if not (known.data_dir / NAME).exists():
        raise WorkFailed(f"{known.data_dir}: nothing there yet")
    try:
        done = run(known, args.url)
    except ValueError as e:
        raise WrongUsage(str(e)) from e
    print(f"{done.items} items, {done.reports} reports, {done.pages} archived pages and {done.feeds} archived feeds that "
          f"carried it removed; {done.incidents} incidents settled anew; the address will not be read again")
    if done.reopened:
        print(f"{done.reopened} copies at other addresses will be read for themselves at the next cycle")
    for path in done.backups:
        print(f"{path}: still holds it", file=sys.stderr)
    return DONE


@contextmanager
def reading_pages(known: Settings, since: datetime | None) -> Iterator[Callable[[Any, datetime], Reextracted]]:
    """For `replay`: reads the archived pages in worker processes, which are ended afterwards."""
    from flows.archive import Archive
    from flows.read import Reader
    from flows.reextract import from_archive

    reader, archive = Reader(), Archive(known.data_dir / "archive")
    try:
        yield lambda con, now: from_archive(con, archive, reader, since, known.topic.terms, now)
    finally:
        reader.close()
