"""`vraem run` and `vraem demo`: a cycle, under Prefect or directly, and what to say of it."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.common import config_path, settings_with_watches
from flows.commands.errors import DONE, FAILED, WorkFailed, WrongUsage

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.steps import Result


def run(args: Namespace) -> int:
    known = settings_with_watches(args)
    unknown = sorted(set(args.feed or ()) - {f.name for f in known.feeds})
    if unknown:
        raise WrongUsage(f"no such feed: {', '.join(unknown)} (known: {', '.join(f.name for f in known.feeds)})")
    if not known.feeds:
        raise WrongUsage(f"{config_path(args)}: no feeds to poll")
    quiet_logs()
    result = one_cycle(known, config_path(args), "run", direct=args.direct, only=args.feed or ())
    from flows.commands.tables import ledger

    print(ledger(result.ledger))
    print(summary(result))
    for line in result.troubles:
        print(line, file=sys.stderr)
    if not result.ok:
        print("no feed could be polled:", file=sys.stderr)
        for p in result.polls:
            print(f"  {p.feed}: {p.error or p.status}", file=sys.stderr)
        return FAILED
    return DONE


def demo(args: Namespace) -> int:
    from flows.demo.run import NotTheDemos, PortTaken, main

    quiet_logs()
    folder = Path(args.dir).absolute()

    def cycle(known: Settings, now: datetime) -> Result:
        result = one_cycle(known, folder / "config.yaml", "demo", direct=args.direct, now=now)
        print(summary(result))
        for line in result.troubles:
            print(line, file=sys.stderr)
        if not result.ok:
            raise WorkFailed("the sample newsroom could not be polled")
        return result

    try:
        main(folder, cycle)
    except (NotTheDemos, PortTaken) as e:
        raise WorkFailed(str(e)) from e
    return DONE


def one_cycle(known: Settings, path: Path, command: str, *, direct: bool, only: tuple[str, ...] | list[str] = (),
              now: datetime | None = None) -> Result:
    """A cycle, under Prefect unless `direct`."""
    if direct:
        from flows.steps import Direct, cycle, open_room

        with open_room(known, command, now) as room:
            return cycle(room, Direct(), only)
    # a busy warehouse is told at once, before a server is started for nothing
    from warehouse.connection import lock

    with lock(known.data_dir, command):
        pass
    from flows import prefect_env
    from flows.service.embedded import NotStarted

    somebodys = prefect_env.connect(known.data_dir, command)
    print("Running the Prefect flow " + (f"on {somebodys}" if somebodys else "with its own server") + " …", file=sys.stderr)
    from flows.cycle import run_cycle  # takes seconds, in which the server comes up

    try:
        own = prefect_env.ready()
    except NotStarted as e:
        raise WorkFailed(f"{e}; `vraem run --direct` does without") from e
    if own:
        from flows.service.deployments import tidy

        tidy(known.serve.keep_runs_days)
    result: Result = run_cycle(str(path), list(only), command, now)  # type: ignore[assignment]
    return result


def quiet_logs() -> None:
    """Progress goes to stderr in short lines; libraries speak up only when something is wrong."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("vraem").setLevel(logging.INFO)
    for name in ("httpx2", "httpx", "httpcore2", "trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.ERROR)


def summary(r: Result) -> str:
    """What a cycle did, in a few lines."""
    new = sum(c.new + c.over_cap for c in r.counts.values())
    failed = sum(p.status in ("failed", "gone") for p in r.polls)
    lines = [f"{r.polled} of {len(r.polls)} feeds polled{f', {failed} failed' if failed else ''}: {new} new items, "
             f"{r.new_reports} new reports, {r.edited_reports} edited; {r.new_incidents} new incidents, "
             f"{r.changed_incidents} changed; {r.told} alerts"]
    if r.listed:
        lines.append(f"not told: {len(r.listed)}")
        lines += [f"  {line}" for line in r.listed[:20]]
        if len(r.listed) > 20:
            lines.append(f"  … and {len(r.listed) - 20} more")
    return "\n".join(lines)
