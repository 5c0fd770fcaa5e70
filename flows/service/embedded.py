"""Prefect's server as a child of ours: one per installation, known by name, ended with its owner, however that ends.

Prefect's own embedded server outlives a killed run and prints its shutdown as errors. Ours reads a pipe that its owner
holds open: when the owner is gone, the pipe ends and so does the server. Should one be left over all the same, whoever
comes next finds it on record and ends it.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warehouse.connection import Busy

CHILD = "flows.service.child"
START_S = 180  # a fresh database takes 20 s on a good machine, and minutes on a small one
STOP_S = 4
LOG_BYTES = 2_000_000  # of a log that is kept; a longer one is begun anew at the next start


class NotStarted(Exception):
    """The server did not come up; the text says why and where its log is."""


@dataclass(frozen=True, slots=True)
class Record:
    """What stands in server.json: who runs a server for this installation, and where."""

    pid: int
    api: str
    command: str  # run | demo | serve: whose it is
    owner: int


class Server:
    """Prefect's server below `home`; `command` is whose it is. Ends with `stop`, at the latest with this process."""

    def __init__(self, home: Path, command: str, *, host: str = "127.0.0.1", port: int = 0,
                 env: Mapping[str, str] | None = None) -> None:
        """Busy when another process runs one here; a left-over one is ended."""
        self._home, self._command, self._host = home, command, host
        self._env = dict(env or {})
        self._lock: int | None = _locked(home)
        end_leftover(home)
        self._port = port or free_port()
        self.url = f"http://{near(host)}:{self._port}"
        self.api = f"{self.url}/api"
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> Server:
        """Returns at once; `wait` waits until it answers."""
        self._child = child("server", self._host, str(self._port), env=self._env, log=self._home / "server.log")
        record = Record(self._child.pid, self.api, self._command, os.getpid())
        part = self._home / ".server.json.part"
        part.write_text(json.dumps({s: getattr(record, s) for s in Record.__slots__}) + "\n")
        part.replace(self._home / "server.json")
        atexit.register(self.stop)
        return self

    def wait(self, seconds: float = START_S, unless: Callable[[], bool] = lambda: False) -> Server:
        """Until it answers, or `unless` holds. NotStarted when it ends before, or takes longer."""
        until = time.monotonic() + seconds
        while not unless() and not answers(self.api):
            if not self.alive():
                raise NotStarted(f"Prefect's server ended while it started: {_last_line(self._home / 'server.log')} "
                                 f"(log: {self._home / 'server.log'})")
            if time.monotonic() > until:
                raise NotStarted(f"Prefect's server did not answer within {seconds:.0f} s "
                                 f"(log: {self._home / 'server.log'})")
            time.sleep(0.1)
        return self

    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def stop(self, seconds: float = STOP_S) -> None:
        if self._child is not None:
            end(self._child, seconds)
            self._child = None
            (self._home / "server.json").unlink(missing_ok=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        atexit.unregister(self.stop)


# --- children --------------------------------------------------------------------------------------------------------


def child(*args: str, env: Mapping[str, str], log: Path | None = None) -> subprocess.Popen[bytes]:
    """A process of ours (`flows.service.child`) that ends when we do. In a session of its own: Ctrl-C is for us."""
    out: Any = None
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
        out = log.open("ab" if log.exists() and log.stat().st_size < LOG_BYTES else "wb")
    try:
        return subprocess.Popen([sys.executable, "-m", CHILD, *args], stdin=subprocess.PIPE, stdout=out, stderr=out,
                                env={**os.environ, **env}, start_new_session=True)
    finally:
        if out is not None:
            out.close()


def end(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Asks it to end, and ends it, with all that it started, when it has not after some seconds."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    kill_group(process.pid)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def kill_group(leader: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


# --- whose it is -----------------------------------------------------------------------------------------------------


def running(home: Path) -> Record | None:
    """The server that another process of this installation runs at this moment; None when there is none."""
    try:
        os.close(_locked(home))
    except Busy:
        return recorded(home)
    return None


def recorded(home: Path) -> Record | None:
    try:
        return Record(**json.loads((home / "server.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


def end_leftover(home: Path) -> bool:
    """Ends a server whose owner is gone → whether there was one. Only for who holds the lock."""
    record = recorded(home)
    (home / "server.json").unlink(missing_ok=True)
    if record is None or CHILD not in command_line(record.pid):
        return False  # the number may have passed to a program of somebody else
    for sign, seconds in ((signal.SIGTERM, STOP_S), (signal.SIGKILL, STOP_S)):
        with suppress(ProcessLookupError):
            os.killpg(record.pid, sign)
        until = time.monotonic() + seconds
        while CHILD in command_line(record.pid) and time.monotonic() < until:
            time.sleep(0.05)
    return True


def command_line(pid: int) -> str:
    """The words a process was started with; "" when there is none of that number, or it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        pass
    if Path("/proc/self").exists():
        return ""
    done = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _locked(home: Path) -> int:
    """Holds server.lock → its descriptor. Busy when another does."""
    home.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(home / "server.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        record = recorded(home)
        whose = f"vraem {record.command} (PID {record.owner})" if record else "another command that starts"
        raise Busy(f"{home.parent}: in use by {whose}") from None
    return descriptor


# --- ports -----------------------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def taken(host: str, port: int, patience_s: float = 2) -> str | None:
    """Why an address cannot be opened; None when it can. A process that was killed holds its own a moment longer."""
    until = time.monotonic() + patience_s
    while True:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind((host, port))
                return None
            except OSError as e:
                if time.monotonic() > until:
                    return e.strerror or str(e)
        time.sleep(0.1)


def near(host: str) -> str:
    """How this machine itself reaches what is open on an address, as it is written in a URL."""
    here = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)
    return f"[{here}]" if ":" in here and not here.startswith("[") else here


def wait_for(api: str, seconds: float = START_S) -> None:
    """Until somebody else's server answers. NotStarted when it takes longer."""
    until = time.monotonic() + seconds
    while not answers(api):
        if time.monotonic() > until:
            raise NotStarted(f"Prefect's server at {api} did not answer within {seconds:.0f} s")
        time.sleep(0.1)


def answers(api: str) -> bool:
    parts = urlsplit(api)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    try:
        connection.request("GET", f"{parts.path}/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _last_line(path: Path) -> str:
    try:
        lines = path.read_text("utf-8", "replace").strip().splitlines()
    except OSError:
        return "no log"
    return lines[-1][:300] if lines else "without a word"
