"""What lies in deploy/ and prefect.yaml names things that are there, and says what config.yaml says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import yaml

from flows.settings import load

ROOT = Path(__file__).parent.parent.parent


def test_a_work_pool_runs_the_flows_that_serve_runs_at_the_times_of_the_shipped_configuration() -> None:
    told = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    schedule = load(ROOT / "config.yaml").schedule
    assert {d["entrypoint"]: [(s["cron"], s["timezone"]) for s in d["schedules"]] for d in told} == {
        "flows.cycle.run_cycle": [(schedule.cron, schedule.timezone)],
        "flows.cycle.send_due": [(schedule.digests, schedule.timezone)],
        "flows.cycle.maintain": [(schedule.maintenance, schedule.timezone)]}
    assert all(d["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"} for d in told)


def test_the_flows_take_the_parameters_that_are_given() -> None:
    functions = {f.name: [a.arg for a in f.args.args] for f in ast.parse((ROOT / "flows" / "cycle.py").read_text()).body
                 if isinstance(f, ast.FunctionDef)}
    for d in yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]:
        assert set(d["parameters"]) <= set(functions[d["entrypoint"].rpartition(".")[2]])


def test_the_image_is_built_of_what_is_there_and_allowed() -> None:
    allowed = set((ROOT / "deploy" / "Dockerfile.dockerignore").read_text().split())
    copied = [name for line in re.findall(r"^COPY (?!--from)(.*) \S+$", (ROOT / "deploy" / "Dockerfile").read_text(), re.M)
              for name in line.split()]
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert f"!{name}" in allowed, name


def test_a_stop_of_the_service_leaves_the_ten_seconds_that_a_stop_may_take() -> None:
    unit = (ROOT / "deploy" / "vraem.service").read_text()
    assert int(re.findall(r"^TimeoutStopSec=(\d+)$", unit, re.M)[0]) > 10
    assert "KillMode=mixed" in unit  # the first process ends the others: it alone is asked


def test_every_test_that_the_delivery_table_names_exists() -> None:
    told = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "serve.md").read_text()))
    written = {name for path in (ROOT / "tests" / "flows").glob("test_*.py") for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)}
    assert told
    assert told <= written
