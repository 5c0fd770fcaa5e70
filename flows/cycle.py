"""The cycle as a Prefect flow: nothing but names. The order and the work are plain functions (`flows/steps.py`).

Tasks are per feed or batch, never per article: each costs about ten milliseconds and rows in the server's database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.artifacts import create_link_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import wait
from prefect.states import Completed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import Task

from extractors.records import Poll
from flows import settings as config
from flows.steps import Result, Room, cycle, open_room

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
    now = given.get("now") or datetime.now(ZoneInfo("America/Lima"))
    moment = datetime.fromisoformat(now) if isinstance(now, str) else now
    return f"{given.get('command', 'run')} {moment.astimezone(ZoneInfo('America/Lima')):%Y-%m-%d %H:%M}"


@flow(name="vraem-cycle", flow_run_name=_run_name, persist_result=False, validate_parameters=False,
      task_runner=ThreadPoolTaskRunner(max_workers=16))  # type: ignore[arg-type]
def run_cycle(config_file: str = "config.yaml", feeds: Sequence[str] = (), command: str = "run",
              now: datetime | None = None) -> Result:
    """One cycle: feeds → pages → reports → incidents → alerts → page."""
    settings = config.load(Path(config_file))
    with open_room(settings, command, now) as room:
        result = cycle(room, AsTasks(), feeds)
        _artifacts(room, result)
    return result


def _artifacts(room: Room, result: Result) -> None:
    """The ledger as a table, and the way to the report page."""
    states = ("items", "reported", "copy", "off_topic", "no_article", "pending", "retry", "over_cap", "gone", "failed")
    create_table_artifact(
        key="vraem-ledger", description="Each item of a feed is in one state.",
        table=[{"feed": row["feed"], "last poll": row["last_status"] or "", **{s: row[s] for s in states},
                "trouble": row["last_error"] or ""} for row in result.ledger])
    if result.page:
        create_link_artifact(key="vraem-report", link=result.page.as_uri(), link_text="Report page")
