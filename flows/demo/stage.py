"""The demo's folder and its clock: what must stay the same when `vraem demo` is run again.

The newsroom's port is part of every address and so of every item's identity: it is chosen once, kept in `newsroom.json`
and asked for again ever after. A port that somebody else holds by then is an error, not a reason to take another one.

The clock is set, the articles are not: they were "published" on fixed days, name those days in their texts, and would
contradict themselves if they were moved. So the cycles run at fixed times of 24 November 2026, whatever day it is, and
the watches find the news as fresh as it was then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from flows.demo.newsroom import Newsroom, PortTaken

FIRST_CYCLE = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # 05:00 in Lima: edition 1 is out, edition 2 is being written
SECOND_CYCLE = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)  # 17:30 in Lima: edition 2 is out
PORTS = range(8765, 8865)  # below the ranges that systems hand out to programs that ask for any port
ADDRESS_IN_CONFIG = "127.0.0.1:0"


class NotTheDemos(Exception):
    """The folder is somebody's installation."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a demo stands: the newsroom's port, and the last cycle that came to its end (edition 0: none yet)."""

    port: int
    edition: int = 0
    clock: datetime | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A cycle to run: with what on the sites, and at what time."""

    edition: int
    now: datetime


def acts(stage: Stage) -> list[Act]:
    """What is left to do: both cycles of a new demo, the second of an interrupted one, one more of a finished one."""
    if stage.edition == 0:
        return [Act(1, FIRST_CYCLE), Act(2, SECOND_CYCLE)]
    if stage.edition == 1:
        return [Act(2, SECOND_CYCLE)]
    return [Act(2, (stage.clock or SECOND_CYCLE) + timedelta(hours=1))]


def open_newsroom(folder: Path, ports: Iterable[int] = PORTS) -> tuple[Stage, Newsroom]:
    """The folder's stage and its newsroom, not yet serving; a new folder gets both, and a config.yaml.

    PortTaken when the folder's port, or each of a new folder's `ports`, belongs to another program. NotTheDemos when
    the folder has a configuration, but no demo was begun in it.
    """
    config = folder / "config.yaml"
    stage = read(folder)
    if stage is None and config.exists():
        raise NotTheDemos(f"{config} is not the demo's: choose another folder")
    newsroom = Newsroom(edition=max(stage.edition, 1), port=stage.port) if stage else _first_free(ports)
    if stage is None:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Stage(newsroom.port)
        write(folder, stage)
    if not config.exists():
        template = (files("flows.demo") / "config.yaml").read_text(encoding="utf-8")
        _replace(config, template.replace(ADDRESS_IN_CONFIG, newsroom.address))
    return stage, newsroom


def read(folder: Path) -> Stage | None:
    """None for a folder in which no demo was begun."""
    try:
        saved = json.loads((folder / "newsroom.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    clock = saved["clock"]
    return Stage(saved["port"], saved["edition"], datetime.fromisoformat(clock) if clock else None)


def write(folder: Path, stage: Stage) -> None:
    saved = asdict(stage) | {"clock": stage.clock.isoformat() if stage.clock else None}
    _replace(folder / "newsroom.json", json.dumps(saved) + "\n")


def _first_free(ports: Iterable[int]) -> Newsroom:
    taken: PortTaken | None = None
    for port in ports:
        try:
            return Newsroom(edition=1, port=port)
        except PortTaken as e:
            taken = e
    raise taken or PortTaken("no port to try")


def _replace(path: Path, text: str) -> None:
    """Whole or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
