"""What `embedded.child` starts: `python -m flows.service.child server HOST PORT` or `… runner CONFIG`.

Both end when the pipe on their standard input does, that is, with the process that started them.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

AFTER_S = {"server": 5, "runner": 0}  # between asking and killing: a database closes its file, a run may be cut off


def main(args: list[str]) -> int:
    threading.Thread(target=_end_with_the_owner, args=(AFTER_S[args[0]],), daemon=True).start()
    if args[0] == "server":
        return _server(args[1], int(args[2]))
    from flows.service.deployments import serve

    return serve(Path(args[1]))


def _end_with_the_owner(after_s: float) -> None:
    while os.read(0, 4096):
        pass
    if after_s:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(after_s)
    os.killpg(os.getpgrp(), signal.SIGKILL)  # we lead the group: `embedded.child` gave us a session of our own


def _server(host: str, port: int) -> int:
    import uvicorn

    # as `prefect server start` does it, in this process
    os.environ["PREFECT__SERVER_FINAL"] = "1"
    uvicorn.run("prefect.server.api.server:create_app", factory=True, host=host, port=port, log_level="error",
                lifespan="on", timeout_keep_alive=5, timeout_graceful_shutdown=2)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
