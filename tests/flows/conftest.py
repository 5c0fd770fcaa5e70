"""A newspaper on loopback, for the tests of flows that need one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.flows.loopback import Loopback
from tests.flows.paper import Paper
from warehouse import connection


@pytest.fixture
def paper() -> Iterator[Paper]:
    with Loopback() as site:
        yield Paper(site)


@pytest.fixture(autouse=True)
def _new_warehouses_are_copies(empty_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How one is made is tested beside it (tests/warehouse); here it is found made and empty."""
    opened = connection.open_warehouse

    def ready(data_dir: Path) -> duckdb.DuckDBPyConnection:
        if not (data_dir / connection.NAME).exists():
            shutil.copyfile(empty_warehouse, data_dir / connection.NAME)
        return opened(data_dir)

    monkeypatch.setattr(connection, "open_warehouse", ready)
