"""What Prefect is told about us: the flows with their schedules, what to do with runs that a kill or a pause left over.

Everything here needs a server that answers.
"""

from __future__ import annotations

import asyncio
import hashlib
import platform
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterEndTime,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.exceptions import ObjectNotFound
from prefect.flows import EntrypointType
from prefect.schedules import Cron
from prefect.states import Crashed

from flows import settings as config
from flows.settings import Settings

UNFINISHED = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
MANY = 200  # rows that the server gives at once


def serve(config_file: Path) -> int:
    """Runs what the schedules say, each run a process of its own, until it is ended."""
    asyncio.run(_serve(config_file))
    return 0


async def _serve(config_file: Path) -> None:
    from prefect.runner import Runner  # half a second that a cycle need not spend

    known = config.load(config_file)
    # What was planned while nobody served is done once, not as often as it was missed; see `settle`.
    runner = Runner(name=installation(known), pause_on_shutdown=False, limit=None, query_seconds=5)
    ids = [await runner.aadd_deployment(deployment) for deployment in await deployments(known, config_file)]
    await settle(ids)
    await runner.start()


async def deployments(known: Settings, config_file: Path) -> list[Any]:
    """The cycle, the digests and the nightly maintenance, each never twice at the same time."""
    from flows.cycle import maintain, run_cycle, send_due

    given = {"config_file": str(config_file.absolute())}
    name, zone = installation(known), known.schedule.timezone
    alone = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    return [
        await flow.ato_deployment(name=name, schedule=Cron(cron, timezone=zone), parameters=given, description=says,
                                  concurrency_limit=alone, tags=["vraem"], entrypoint_type=EntrypointType.MODULE_PATH)
        for flow, cron, says in (
            (run_cycle, known.schedule.cron, "Polls the feeds, reads what is new, tells whom it concerns."),
            (send_due, known.schedule.digests, "Sends the digests that are due, and what was put off."),
            (maintain, known.schedule.maintenance, "Backup, archive and history: keeps the installation in its bounds."),
        )]


def installation(known: Settings) -> str:
    """What tells this installation from others on one server: the machine, and which of its folders."""
    where = hashlib.sha256(str(known.data_dir).encode()).hexdigest()[:6]
    return re.sub(r"[^A-Za-z0-9_-]", "-", platform.node() or "here") + f"-{where}"


# --- what is left over -----------------------------------------------------------------------------------------------


async def settle(deployment_ids: Sequence[UUID]) -> tuple[int, int]:
    """Runs of these deployments whose process is gone are crashed; of the starts that were missed the last of each is
    left to be made up for → (crashed, dropped). Only while nobody else serves them."""
    async with get_client() as client:
        crashed = await mark_crashed(client, deployment_ids)
        return crashed, sum([await _drop_missed(client, one) for one in deployment_ids])


async def mark_crashed(client: PrefectClient, deployment_ids: Sequence[UUID] | None = None,
                       run_ids: Sequence[UUID] | None = None) -> int:
    """Unfinished runs are marked crashed, those of some deployments, or these, or (None) all → how many."""
    among = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=UNFINISHED)),
        id=None if run_ids is None else FlowRunFilterId(any_=list(run_ids)),
        deployment_id=None if deployment_ids is None else FlowRunFilterDeploymentId(any_=list(deployment_ids)))
    left = await client.read_flow_runs(flow_run_filter=among, limit=MANY)
    for run in left:  # not by force: only the usual way gives its place under the concurrency limit back
        await client.set_flow_run_state(run.id, Crashed(message="Its process was ended before it was done."))
    return len(left)


@contextmanager
def on_record(data_dir: Path, run_id: str) -> Iterator[None]:
    """Keeps a file with the run's id while it writes, under the warehouse's lock: one that is there already is of a run that
    was killed, on whatever server, and is marked crashed."""
    path = data_dir / "prefect" / "writing"
    path.parent.mkdir(exist_ok=True)
    with suppress(OSError, ValueError):  # ValueError: cut off while it was written
        before = UUID(path.read_text())
        asyncio.run(_mark_crashed(before))
    path.write_text(run_id)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


async def _mark_crashed(run_id: UUID) -> None:
    async with get_client() as client:
        await mark_crashed(client, run_ids=[run_id])


async def _drop_missed(client: PrefectClient, deployment_id: UUID) -> int:
    missed = await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
            deployment_id=FlowRunFilterDeploymentId(any_=[deployment_id]),
            expected_start_time=FlowRunFilterExpectedStartTime(before_=datetime.now(UTC))),  # type: ignore[arg-type]
        sort=FlowRunSort.EXPECTED_START_TIME_DESC, limit=MANY)
    return await _delete(client, [run for run in missed if run.auto_scheduled][1:])


async def forget_runs(keep_days: int) -> int:
    """Deletes runs that ended longer ago → how many. Their logs and artifacts go with the server's own vacuum."""
    before, forgotten = datetime.now(UTC) - timedelta(days=keep_days), 0
    async with get_client() as client:
        while old := await client.read_flow_runs(
                flow_run_filter=FlowRunFilter(end_time=FlowRunFilterEndTime(before_=before)),  # type: ignore[arg-type]
                limit=MANY):
            forgotten += await _delete(client, old)
    return forgotten


async def _delete(client: PrefectClient, runs: Sequence[FlowRun]) -> int:
    for run in runs:
        try:
            await client.delete_flow_run(run.id)
        except ObjectNotFound:  # somebody was quicker
            continue
    return len(runs)


def tidy(keep_days: int) -> None:
    """Of a server of our own that nobody else uses: what a kill left unfinished is marked crashed, old runs go."""

    async def both() -> None:
        async with get_client() as client:
            await mark_crashed(client)
        await forget_runs(keep_days)

    asyncio.run(both())
