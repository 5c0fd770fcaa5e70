"""All of it under Prefect, as it is used: the demo, and `vraem serve`. No other test starts Prefect's server.

To make its database takes most of a start: the demo makes one, and what is served goes on with a copy of that.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from flows.service.embedded import free_port, recorded, running
from tests.flows.test_serve import until


@dataclass(frozen=True)
class Demo:
    home: Path
    folder: Path
    done: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """`vraem demo`, whole, in a process of its own."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run([sys.executable, "-m", "flows.cli", "demo", "--dir", str(home / "demo")], capture_output=True, text=True,
                          env={"HOME": str(home), "PATH": "/usr/bin:/bin"}, timeout=300, check=False)
    return Demo(home, home / "demo", done)


def test_the_demo_is_quiet(demo: Demo) -> None:
    assert demo.done.returncode == 0, demo.done.stderr
    assert "Traceback" not in demo.done.stdout + demo.done.stderr
    assert "ERROR" not in demo.done.stdout + demo.done.stderr
    assert "ALERT" in demo.done.stdout
    assert (demo.folder / "analyst.duckdb").exists()
    assert not (demo.home / ".prefect").exists()  # its server's files are in the demo's folder


def test_served_killed_and_served_again(demo: Demo, tmp_path: Path) -> None:
    """Prefect's server with its services: schedules, a kill in a run, Ctrl-C, and SIGTERM before it is up."""
    prefect = tmp_path / "data" / "prefect"
    shutil.copytree(demo.folder / "prefect", prefect)
    ports = free_port(), free_port()
    config = tmp_path / "config.yaml"
    config.write_text("network: {allow_private: ['127.0.0.1']}\nfeeds:\n  - {name: far, url: 'http://127.0.0.1:9/rss'}\n"
                      f"schedule: {{cron: '0 0 1 1 *', digests: '0 0 1 1 *', maintenance: '0 0 1 1 *'}}\n"
                      f"serve: {{ui_port: {ports[0]}, page_port: {ports[1]}}}\n")
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    log, started = tmp_path / "log", []

    def start() -> subprocess.Popen[bytes]:
        with log.open("wb") as out:
            started.append(subprocess.Popen([sys.executable, "-m", "flows.cli", "serve", "--config", str(config)],
                                            stdout=out, stderr=out, env=home))
        return started[-1]

    def ask(path: str, body: dict[str, Any]) -> Any:
        c = HTTPConnection("127.0.0.1", ports[0], timeout=10)
        c.request("POST", f"/api{path}", json.dumps(body), {"Content-Type": "application/json"})
        return json.loads(c.getresponse().read())

    def deployments() -> list[dict[str, Any]]:
        try:
            found = ask("/deployments/filter", {})
        except OSError:
            return []
        return found if len(found) == 3 and all(d["status"] == "READY" for d in found) else []

    def state_of(run: str) -> str | None:
        """None while no server answers: the killed one's may for a moment, till it sees that its owner is gone."""
        try:
            return str(ask("/flow_runs/filter", {"flow_runs": {"id": {"any_": [run]}}})[0]["state_type"])
        except OSError:
            return None

    def stopped(process: subprocess.Popen[bytes], sign: int) -> int:
        process.send_signal(sign)
        return process.wait(10)

    try:
        first = start()
        made = until(deployments, 120)
        assert not any(d["paused"] for d in made)
        run = ask("/flow_runs/", {"flow_id": made[0]["flow_id"], "deployment_id": made[0]["id"],
                                  "state": {"type": "RUNNING"}})
        first.kill()
        first.wait()
        second = start()
        until(lambda: state_of(run["id"]) == "CRASHED", 120)
        assert [s["active"] for d in until(deployments, 120) for s in d["schedules"]] == [True] * 3
        assert stopped(second, signal.SIGINT) == 0
        third = start()
        until(lambda: recorded(prefect), 120)
        assert stopped(third, signal.SIGTERM) == 0
    finally:
        for process in started:
            process.kill()
    assert "Traceback" not in log.read_text()
    assert log.read_text().endswith("stopping …\nstopped\n")
    assert running(prefect) is None
