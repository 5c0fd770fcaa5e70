"""What every test may count on: no network but loopback, and a warehouse in memory."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse import connection


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


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a warehouse with nothing in it. Tables and views take a fifth of a second to make, a copy of them a tenth of that."""
    home = tmp_path_factory.mktemp("empty")
    connection.open_warehouse(home).close()
    return home / connection.NAME


@pytest.fixture
def con(empty_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse, gone after the test."""
    warehouse = duckdb.connect()
    warehouse.execute(f"attach ':memory:' as warehouse; attach '{empty_warehouse}' as empty (read_only)")
    warehouse.execute("copy from database empty to warehouse; detach empty; use warehouse; set timezone = 'UTC'")
    yield warehouse
    warehouse.close()
