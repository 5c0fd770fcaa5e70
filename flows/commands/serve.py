"""`vraem serve`: everything on one machine, until it is stopped."""

from __future__ import annotations

import logging
from argparse import Namespace

from flows.commands.common import config_path, settings_with_watches
from flows.commands.errors import DONE, WorkFailed, WrongUsage


def serve(args: Namespace) -> int:
    from flows.commands.run import quiet_logs
    from flows.service import serve as service

    known = settings_with_watches(args)
    if not known.feeds:
        raise WrongUsage(f"{config_path(args)}: no feeds to poll")
    quiet_logs()
    logging.getLogger("vraem").info("serving %s; Ctrl-C stops it", known.data_dir)
    try:
        service.serve(known, config_path(args))
    except service.NotServed as e:
        raise WorkFailed(str(e)) from e
    return DONE
