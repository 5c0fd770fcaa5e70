"""`vraem serve`: Prefect's server, the runner of the schedules and the report page, started in order, watched, ended.

This process does none of the work: it starts two children, sees that they live, and ends them. A stop waits a moment for
a cycle that is about to end and cuts off one that is not: the next cycle takes up what that one left.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import threading
import time
from collections import deque
from pathlib import Path
from types import FrameType
from typing import Any

from flows.prefect_env import prepare
from flows.service import embedded
from flows.service.embedded import Server, child, kill_group, taken
from flows.service.page import SERVED_AT, PageServer
from flows.settings import Settings
from warehouse import connection
from warehouse.connection import Busy

log = logging.getLogger("vraem")

GRACE_S = 3.0  # for a cycle under way, of the 10 s that a stop may take
SERVER_STOP_S = 4.0
STARTS, WITHIN_S = 5, 600  # what ends more often than that is not saved by another start
OWN_SERVER = "VRAEM_OWN_SERVER"  # tells the runs that the server's history is ours to keep short


class NotServed(Exception):
    """It could not be started, or ended again and again; the text says what."""


def serve(known: Settings, config_file: Path) -> None:
    """Until SIGINT or SIGTERM. Busy when this installation is served already; NotServed."""
    stop = threading.Event()
    before = {sign: signal.signal(sign, _sets(stop)) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        foreign = prepare(known.data_dir)
        server = Server(known.data_dir / "prefect", "serve", host=known.serve.host, port=known.serve.ui_port,
                        env=_server_env(known))
        try:
            with _page(known) as page:
                log.info("report page: %s", known.serve.public_url or page.url)
                runner = _Runner(known.data_dir, config_file, {SERVED_AT: page.url})
                if not foreign:
                    _free(known.serve.host, known.serve.ui_port, "ui_port")
                    runner.env |= {"PREFECT_API_URL": server.api, OWN_SERVER: "1"}
                _keep_up(None if foreign else server, runner, stop)
        finally:
            server.stop(SERVER_STOP_S)
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
    log.info("stopped")


def _keep_up(server: Server | None, runner: _Runner, stop: threading.Event) -> None:
    """Starts both, and again when one of them ends, until `stop`."""
    starts: deque[float] = deque(maxlen=STARTS)
    try:
        while not stop.is_set():
            if len(starts) == STARTS and time.monotonic() - starts[0] < WITHIN_S:
                raise NotServed(f"given up: started {STARTS} times within {WITHIN_S // 60} minutes")
            starts.append(time.monotonic())
            if server is not None and not server.alive():
                log.info("starting Prefect's server (the first time takes half a minute) …")
                server.start().wait(unless=stop.is_set)
            if stop.is_set():
                return
            if server is not None and len(starts) == 1:
                log.info("Prefect's UI: %s", server.url)
            runner.start()
            while runner.alive() and (server is None or server.alive()):
                if stop.wait(0.3):
                    return
            log.error("%s ended; starting it again", "the runner of the schedules" if not runner.alive() else
                      "Prefect's server")
            runner.stop(0)
    except embedded.NotStarted as e:
        raise NotServed(str(e)) from e
    finally:
        runner.stop(GRACE_S)


class _Runner:
    """The process that starts the runs, and they with it."""

    def __init__(self, data_dir: Path, config_file: Path, env: dict[str, str]) -> None:
        self.env = env
        self._data_dir, self._config_file = data_dir, config_file
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._child = child("runner", str(self._config_file.absolute()), env=self.env)

    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def stop(self, grace_s: float) -> None:
        """Lets a command that writes come to its end, if it does within the grace; then ends all at once: Prefect's own
        way takes half a minute for a run that does not listen."""
        if self._child is None:
            return
        until = time.monotonic() + grace_s
        while time.monotonic() < until and _writes(self._data_dir):
            time.sleep(0.1)
        kill_group(self._child.pid)
        self._child.wait()
        if self._child.stdin is not None:
            self._child.stdin.close()
        self._child = None


def _writes(data_dir: Path) -> bool:
    try:
        with connection.lock(data_dir, "serve", wait_s=0):
            return False
    except Busy:
        return True


def _sets(stop: threading.Event) -> Any:
    def handler(number: int, frame: FrameType | None) -> None:
        if not stop.is_set():
            log.info("stopping …")
        stop.set()

    return handler


def _page(known: Settings) -> PageServer:
    _free(known.serve.host, known.serve.page_port, "page_port")
    try:
        return PageServer(known.data_dir, known.serve.host, known.serve.page_port)
    except OSError as e:  # taken since
        raise NotServed(f"serve.page_port: {e.strerror or e}") from e


def _free(host: str, port: int, name: str) -> None:
    why = taken(host, port)
    if why is not None:
        raise NotServed(f"{host}:{port}: {why}: choose another serve.{name} (or serve.host) in the configuration")


def _server_env(known: Settings) -> dict[str, str]:
    """A server that stays: UI, schedules, a history that does not grow for ever, no page of others may call its API."""
    serve, url = known.serve, f"http://{embedded.near(known.serve.host)}:{known.serve.ui_port}"
    own = {url, f"http://localhost:{serve.ui_port}"}
    return {
        "PREFECT_API_URL": f"{url}/api",
        "PREFECT_UI_API_URL": os.environ.get("PREFECT_UI_API_URL", f"{url}/api"),
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": os.environ.get("PREFECT_SERVER_CORS_ALLOWED_ORIGINS", ",".join(sorted(own))),
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs,orphans",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(serve.keep_runs_days * 86400),
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": f"P{serve.keep_runs_days}D",
    }
