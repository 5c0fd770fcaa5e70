"""`vraem export` and `vraem reconcile`: our tables as files, and other people's files beside our tables."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from flows.commands.common import analyst
from flows.commands.errors import DONE


def export(args: Namespace) -> int:
    """The analyst tables as files; a line each on standard output."""
    from warehouse.export import export as write

    for done in write(analyst(args), Path(args.dir), args.format):
        print(f"{done.path}  {done.rows} rows")
        if done.note:
            print(f"{done.path.name}: {done.note}", file=sys.stderr)
    return DONE
