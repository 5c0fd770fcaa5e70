"""Prefect's settings for a run on this machine, made before Prefect is imported: quiet, patient, in nobody's way.

With an API address (in the environment or in the active profile) that server is used, untouched. Without one Prefect
starts an embedded server; its home is then in `data_dir`, so that a fresh machine needs no set-up, and somebody's own
Prefect database is neither read nor upgraded.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # the default of 20 s is too short on a small machine
    "PREFECT_CLI_COLORS": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "vraem",  # our own lines stand in the UI too
}
EMBEDDED = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",  # its shutdown prints cancelled tasks as errors
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "true",
    # what an unattended server needs and a run of a minute does not
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
}


def prepare(data_dir: Path) -> bool:
    """Sets what is not set yet → whether a server of somebody's is used."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    if os.environ.get("PREFECT_API_URL") or _profile_has_server():
        return True
    for name, value in EMBEDDED.items():
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
