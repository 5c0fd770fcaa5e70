"""A newspaper on loopback, for the tests of flows that need one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import httpx2
import pytest

from flows.demo.newsroom import Newsroom
from flows.demo.stage import SECOND_CYCLE
from flows.report import charts
from tests.flows.editions import run, settings
from tests.flows.loopback import Loopback
from tests.flows.paper import Paper
from warehouse import connection


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def paper() -> Iterator[Paper]:
    with Loopback() as site:
        yield Paper(site)


@pytest.fixture(autouse=True, scope="session")
def _authorities_are_read_once() -> Iterator[None]:
    """Whom the system trusts is the same for all tests, and no cheap thing to read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx2, "create_ssl_context", cache(httpx2.create_ssl_context))
        yield


@pytest.fixture(autouse=True, scope="session")
def _a_chart_is_drawn_once() -> Iterator[None]:
    """One of the same months and numbers is the same chart; drawing them is half of writing a page."""
    known: dict[str, charts.Spec] = {}
    draw = charts.monthly

    def drawn(*args: Any) -> charts.Spec:
        if (wanted := repr(args)) not in known:
            known[wanted] = draw(*args)
        return known[wanted]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "monthly", drawn)
        yield


@dataclass(frozen=True)
class SecondEdition:
    """An installation that has read the second edition; the newsroom is open."""

    data_dir: Path
    newsroom: Newsroom

    def copy(self, folder: Path) -> Path:
        shutil.copytree(self.data_dir, folder, dirs_exist_ok=True)
        return folder


@pytest.fixture(scope="session")
def second_edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecondEdition]:
    """Read once; a module that changes something takes a copy."""
    with Newsroom(edition=2) as newsroom:
        folder = tmp_path_factory.mktemp("second-edition")
        run(settings(folder, newsroom), SECOND_CYCLE)
        yield SecondEdition(folder, newsroom)


@pytest.fixture(autouse=True)
def _new_warehouses_are_copies(empty_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How one is made is tested beside it (tests/warehouse); here it is found made and empty."""
    opened = connection.open_warehouse

    def ready(data_dir: Path) -> duckdb.DuckDBPyConnection:
        if not (data_dir / connection.NAME).exists():
            shutil.copyfile(empty_warehouse, data_dir / connection.NAME)
        return opened(data_dir)

    monkeypatch.setattr(connection, "open_warehouse", ready)
