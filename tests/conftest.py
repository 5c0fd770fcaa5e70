"""What every test may count on: no network but loopback, and a warehouse in memory."""

from __future__ import annotations

import gc
import ipaddress
import socket
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.empty import in_memory
from warehouse import connection

# Files whose tests share what is costly to make, an installation or what the rules say of all articles. pytest-xdist would
# deal their tests out to every worker, and each would make it: here they stay on one, those of one name on the same.
TOGETHER = {
    "tests/extractors/test_stories.py": "stories", "tests/flows/test_order.py": "stories",
    "tests/flows/test_cli.py": "second edition", "tests/flows/test_cli_decide.py": "second edition",
    "tests/flows/test_cycle.py": "first edition", "tests/flows/test_forget.py": "forget", "tests/flows/test_killed.py": "killed",
    "tests/flows/test_rebuild.py": "rebuild", "tests/flows/test_under_prefect.py": "Prefect", 
    "tests/test_accuracy.py": "accuracy", "tests/test_slots.py": "accuracy",
}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Only with `-n`."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return TOGETHER.get(nodeid.partition("::")[0], nodeid)

    return Together(config, log)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: to look through thousands of tests for garbage again and again is a fifth of reading articles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(7_000, 10, 10)


def _is_loopback(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of this machine's file system
    try:
        return ipaddress.ip_address(str(address[0]).partition("%")[0]).is_loopback
    except ValueError:
        return str(address[0]) == "localhost"


@pytest.fixture(autouse=True, scope="session")
def _network_is_shut() -> Iterator[None]:
    """A test that reaches for another machine fails at once instead of waiting, or of depending on it."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:
        if not _is_loopback(address):
            raise OSError(f"tests stay on this machine: {address}")
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        if not _is_loopback(address):
            raise OSError(f"tests stay on this machine: {address}")
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _a_database_has_one_thread() -> Iterator[None]:
    """Ours have a few rows: starting and waking further threads takes a third of a cycle's time, and they find nothing to do.

    Nor does it look for pandas with each parameter, once it is known that there is none.
    """
    connect = duckdb.connect

    def alone(*args: Any, config: dict[str, Any] | None = None, **how: Any) -> duckdb.DuckDBPyConnection:
        return connect(*args, config={"threads": "1", **(config or {})}, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", alone)
        if find_spec("pandas") is None:
            patch.setitem(sys.modules, "pandas", None)
        yield


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a warehouse with nothing in it."""
    home = tmp_path_factory.mktemp("empty")
    connection.open_warehouse(home).close()
    return home / connection.NAME


@pytest.fixture
def con(empty_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse, gone after the test."""
    warehouse = in_memory(empty_warehouse)
    yield warehouse
    warehouse.close()
