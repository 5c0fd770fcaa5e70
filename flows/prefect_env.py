"""Prefect's settings for a run on this machine, made before Prefect is imported: quiet, patient, in nobody's way.

With an API address (in the environment or in the active profile) that server is used, untouched. Without one there is a
server of our own (`flows.service.embedded`); its home is in `data_dir`, so that a fresh machine needs no set-up, and
somebody's own Prefect database is neither read nor upgraded.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from flows.service.embedded import Server, running, wait_for
from warehouse.connection import Busy

DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_CLI_COLORS": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "vraem",  # our own lines stand in the UI too
}
OWN = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",  # never one of Prefect's own making
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "true",
}
# what an unattended server needs and a run of a minute does not
FOR_A_RUN = {
    "PREFECT_UI_ENABLED": "false",
    **{f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false"
       for name in ("SCHEDULER", "LATE_RUNS", "CANCELLATION_CLEANUP", "PAUSE_EXPIRATIONS", "TRIGGERS", "FOREMAN",
                    "REPOSSESSOR")},
}

_mine: list[Server] = []  # the one server of this process: a demo's cycles share it
_others: list[str] = []  # the address of the one that `vraem serve` runs, which may have begun just now


def connect(data_dir: Path, command: str) -> str | None:
    """Prefect is ready to be imported, a server of our own starts when there is no other (`ready` waits for it) →
    the address of somebody's server, None when it is ours. Busy when another command runs ours."""
    if _mine:
        return None
    if prepare(data_dir):
        return os.environ.get("PREFECT_API_URL", "that of your profile")
    home = data_dir / "prefect"
    other = running(home)
    if other is not None and other.command != "serve":
        raise Busy(f"{data_dir}: in use by vraem {other.command} (PID {other.owner})")
    if other is not None:
        os.environ["PREFECT_API_URL"] = other.api
        _others[:] = [other.api]
        return other.api
    _mine.append(Server(home, command, env=FOR_A_RUN).start())
    os.environ["PREFECT_API_URL"] = _mine[0].api
    return None


def ready() -> bool:
    """Waits for the server of this process, or of `vraem serve` → whether it is of this process. NotStarted."""
    for server in _mine:
        server.wait()
    for api in _others:
        wait_for(api)
    return bool(_mine)


def prepare(data_dir: Path) -> bool:
    """Sets what is not set yet → whether a server of somebody's is used."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    if os.environ.get("PREFECT_API_URL") or _profile_has_server():
        return True
    for name, value in OWN.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(data_dir / "prefect"))
    return False


def _profile_has_server() -> bool:
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml")
    try:
        profiles = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    return bool(profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL"))
