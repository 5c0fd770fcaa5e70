"""Cycle, digests and maintenance as Prefect flows: nothing but names. The order and the work are plain functions
(`flows/steps.py`, `flows/maintain.py`).

Tasks are per feed or batch, never per article: each costs about ten milliseconds and rows in the server's database.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.artifacts import create_link_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event
from prefect.futures import wait
from prefect.states import Completed, Failed, State
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import Task

from extractors.records import Poll
from flows import maintain as maintenance
from flows import settings as config
from flows.commands.run import summary
from flows.service.deployments import forget_runs, on_record
from flows.service.page import link
from flows.service.serve import OWN_SERVER
from flows.steps import Result, Room, cycle, open_room, send
from warehouse import subjects
from warehouse.connection import Busy
from warehouse.rows import as_json

log = logging.getLogger("vraem")
LIMA = ZoneInfo("America/Lima")
T = TypeVar("T")


# What fails in these is passing (a full disk, a server that hangs), and doing it again does nothing twice. A load is
# one transaction and is left to the next cycle, which takes up whatever is pending.
RETRIES = {"poll": 2, "read pages": 1, "publish": 2}


class AsTasks:
    """Each step a task run with a name that a person can read in the UI."""

    def one(self, kind: str, name: str, step: Callable[[], T]) -> T:
        answer: T = _task(kind, name, step)()
        return answer

    def each(self, kind: str, steps: Sequence[tuple[str, Callable[[], T]]], at_once: int) -> list[T]:
        futures = [_task(kind, name, _shown(step)).submit() for name, step in steps]
        wait(futures)
        return [future.result() for future in futures]


def _task(kind: str, name: str, step: Callable[[], Any]) -> Any:
    return Task(fn=lambda: step(), name=kind, task_run_name=name, cache_policy=NO_CACHE, persist_result=False,
                retries=RETRIES.get(kind, 0), retry_delay_seconds=5)


def _shown(step: Callable[[], T]) -> Callable[[], Any]:
    """A feed that failed is seen as such in the UI; it is recorded in the warehouse and fails nothing else."""

    def run() -> Any:
        answer = step()
        if isinstance(answer, Poll) and answer.status in ("failed", "gone"):
            return Completed(name="Feed failed", message=f"{answer.feed}: {answer.error}", data=answer)
        return answer

    return run


def _run_name() -> str:
    from prefect.runtime import flow_run

    given = flow_run.parameters
    now = given.get("now") or datetime.now(LIMA)
    moment = datetime.fromisoformat(now) if isinstance(now, str) else now
    what = {"vraem-cycle": given.get("command", "run")}.get(flow_run.flow_name, flow_run.flow_name.removeprefix("vraem-"))
    return f"{what} {moment.astimezone(LIMA):%Y-%m-%d %H:%M}"


@flow(name="vraem-cycle", flow_run_name=_run_name, persist_result=False, validate_parameters=False,
      task_runner=ThreadPoolTaskRunner(max_workers=16))  # type: ignore[arg-type]
def run_cycle(config_file: str = "config.yaml", feeds: Sequence[str] = (), command: str = "run",
              now: datetime | None = None) -> Any:
    """One cycle: feeds → pages → reports → incidents → alerts → page. Its Result; a State in a run of a deployment."""
    settings = config.load(Path(config_file))
    try:
        with open_room(settings, command, now) as room, on_record(room.data_dir, _run_id()):
            result = cycle(room, AsTasks(), feeds)
            _artifacts(room, result)
            _events(room, result)
    except Busy as e:
        if not _scheduled():
            raise
        return Completed(name="Skipped", message=str(e))
    return _last_word(result) if _scheduled() else result


@flow(name="vraem-digests", flow_run_name=_run_name, persist_result=False, validate_parameters=False)
def send_due(config_file: str = "config.yaml") -> State[Any]:
    """Sends what is due: digests at their hour, what was put off. Between cycles, and without polling."""
    try:
        with open_room(config.load(Path(config_file)), "digests") as room:
            result = send(room)
    except Busy as e:  # the cycle that writes now sends it all at its end
        return Completed(name="Skipped", message=str(e))
    for line in result.troubles:
        log.warning("%s", line)
    return Completed(message=", ".join(f"{n} {what}" for what, n in result.delivered.items()))


@flow(name="vraem-maintenance", flow_run_name=_run_name, persist_result=False, validate_parameters=False, retries=3,
      retry_delay_seconds=600)
def maintain(config_file: str = "config.yaml") -> State[Any]:
    """The night's work: a copy of the warehouse; old copies, archive files and Prefect's old runs go."""
    settings = config.load(Path(config_file))
    done = maintenance.maintain(settings, datetime.now(UTC))
    if os.environ.get(OWN_SERVER):
        done.append(f"forgot {asyncio.run(forget_runs(settings.serve.keep_runs_days))} runs of Prefect's history")
    for line in done:
        log.info("%s", line)
    return Completed(message="; ".join(done))


MOST_EVENTS = 100  # a cycle with more news than that is a backlog, and an automation for each would be a flood


def _events(room: Room, result: Result) -> None:
    """What Prefect's automations may wait for. Sent once the load stands; one that is lost is lost: alerts are not events."""
    for row in subjects.briefly(room.con, result.new_incident_ids[:MOST_EVENTS]):
        emit_event("vraem.incident.new", payload=json.loads(as_json(row)), resource={
            "prefect.resource.id": f"vraem.incident.{row['incident_id']}", "prefect.resource.name": row["headline"] or "",
            "vraem.district": row["district"] or "", "vraem.types": " ".join(row["types"])})
    for matter in result.noted:
        if matter.kind == "quiet":
            emit_event("vraem.feed.quiet", payload={"says": matter.says}, resource={
                "prefect.resource.id": f"vraem.feed.{matter.subject}", "prefect.resource.name": matter.subject})


def _run_id() -> str:
    from prefect.runtime import flow_run

    return str(flow_run.id)


def _scheduled() -> bool:
    """Whether this run is one of a deployment's, and not somebody's at a terminal."""
    from prefect.runtime import deployment

    if deployment.id is None:
        return False
    log.setLevel(logging.INFO)  # nobody watches: what it did goes to the UI and the journal
    return True


def _last_word(result: Result) -> State[Any]:
    """How a run of a deployment ends: its words are what the UI and the journal show of it."""
    said = summary(result)
    for line in result.troubles:
        log.warning("%s", line)
    if not result.ok:
        log.error("no feed could be polled: %s", said)
        return Failed(message=f"No feed could be polled. {said}")
    log.info("%s", said)
    return Completed(message=said.partition("\n")[0])


def _artifacts(room: Room, result: Result) -> None:
    """The ledger as a table, and the way to the report page."""
    states = ("items", "reported", "copy", "off_topic", "no_article", "pending", "retry", "over_cap", "gone", "failed")
    create_table_artifact(
        key="vraem-ledger", description="Each item of a feed is in one state.",
        table=[{"feed": row["feed"], "last poll": row["last_status"] or "", **{s: row[s] for s in states},
                "trouble": row["last_error"] or ""} for row in result.ledger])
    create_link_artifact(key="vraem-report", link=link(room.settings), link_text="Report page")
