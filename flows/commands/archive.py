"""`vraem forget`: what must be removed is removed everywhere, and does not come back."""

from __future__ import annotations

import sys
from argparse import Namespace

from flows.commands.common import settings
from flows.commands.errors import DONE, WorkFailed, WrongUsage


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
