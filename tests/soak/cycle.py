"""One cycle in a process of its own, at a time of the soak's clock: `python -m tests.soak.cycle CONFIG NOW [prefect]`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from flows.commands.run import one_cycle, quiet_logs
from flows.settings import load
from flows.steps import Direct, cycle, open_room
from warehouse.connection import WarehouseError


def main(config: Path, now: datetime, prefect: bool) -> int:
    quiet_logs()
    known = load(config)
    try:
        if prefect:
            one_cycle(known, config, "run", direct=False, now=now)
            return 0
        with open_room(known, "run", now, workers=0, wait_s=0.3) as room:
            cycle(room, Direct())
    except WarehouseError as e:  # held by another: the next cycle's turn
        print(e, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), sys.argv[3:] == ["prefect"]))
