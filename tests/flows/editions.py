"""Installations that read the demo's newspapers: those of its first edition, or of its second."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from flows.demo.newsroom import Newsroom
from flows.settings import FeedSource, Network, Settings, Watch
from flows.steps import Direct, Result, cycle, open_room

WATCHES = (Watch(name="attacks", when="list_contains(types, 'attack')", max_age_days=3650),
           Watch(name="loads", min_cocaine_kg=100, max_age_days=3650),
           Watch(name="aliases", on="reports", words=("camarada", "comrade"), max_age_days=3650))


def settings(data_dir: Path, newsroom: Newsroom, watches: tuple[Watch, ...] = WATCHES) -> Settings:
    return Settings(
        data_dir=data_dir, watches=watches,
        network=Network(allow_private=(newsroom.address,), per_host_delay_s=0, timeout_s=10),
        feeds=tuple(FeedSource(name=n, url=u, lang=lang) for n, u, lang in newsroom.feeds))  # type: ignore[arg-type]


def run(known: Settings, now: datetime, **room: Any) -> Result:
    with open_room(known, "run", now, workers=0, **room) as opened:
        return cycle(opened, Direct())
