"""What `vraem serve` is made of: a server with an owner, the page on a port, the night's work. All of it: test_under_prefect.py."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from flows.maintain import maintain
from flows.service import embedded
from flows.service.embedded import NotStarted, Record, Server, command_line, end_leftover, free_port, running
from flows.service.page import PageServer, file_of, link
from flows.settings import Serve, Settings
from warehouse import connection
from warehouse.connection import Busy

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


def until(true: Callable[[], Any], seconds: float = 30) -> Any:
    """Waits for something to become true → it; fails when it does not."""
    over = time.monotonic() + seconds
    while time.monotonic() < over:
        if found := true():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come to that")


# --- a server of our own ---------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(embedded, "CHILD", "tests.flows.fake_server")
    return tmp_path / "prefect"


def test_a_server_is_on_record_while_it_runs(home: Path) -> None:
    server = Server(home, "run").start().wait()
    record = running(home)
    assert record is not None
    assert (record.command, record.owner, record.api) == ("run", os.getpid(), server.api)
    server.stop()
    assert running(home) is None
    assert command_line(record.pid) == ""


def test_an_installation_has_one_server_and_whose_it_is_is_said(home: Path) -> None:
    server = Server(home, "serve").start()
    with pytest.raises(Busy, match=rf"in use by vraem serve \(PID {os.getpid()}\)"):
        Server(home, "run")
    server.stop()
    Server(home, "run").stop()


def test_a_server_that_ends_at_its_start_says_why(home: Path) -> None:
    server = Server(home, "run", env={"FAKE_FAILS": "1"}).start()
    with pytest.raises(NotStarted, match="newer version"):
        server.wait()
    server.stop()


OWNER = """
import sys, time
from pathlib import Path
from flows.service import embedded
embedded.CHILD = "tests.flows.fake_server"
embedded.Server(Path(sys.argv[1]), "serve").start().wait()
print("up", flush=True)
time.sleep(60)
"""


def threads(pid: int) -> set[str]:
    """The states of a process's threads: T stands still."""
    return {task.read_text().rpartition(")")[2].split()[0] for task in Path(f"/proc/{pid}/task").glob("*/stat")}


@pytest.fixture
def killed(home: Path) -> Callable[[bool], Record]:
    """Kills an owner whose server runs → what it left on record. `deaf`: the server does not notice."""

    def kill(deaf: bool) -> Record:
        with subprocess.Popen([sys.executable, "-c", OWNER, str(home)], stdout=subprocess.PIPE) as owner:
            assert owner.stdout is not None
            assert owner.stdout.readline() == b"up\n"
            record = embedded.recorded(home)
            assert record is not None
            if deaf:
                os.kill(record.pid, signal.SIGSTOP)
                until(lambda: threads(record.pid) == {"T"})  # not before each of its threads stands still
            owner.kill()
        return record

    return kill


def test_a_server_ends_with_its_owner_however_that_ends(killed: Callable[[bool], Record]) -> None:
    record = killed(False)
    until(lambda: not command_line(record.pid))


def test_a_server_that_is_left_over_all_the_same_is_ended_at_the_next_start(
        home: Path, killed: Callable[[bool], Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "STOP_S", 0.3)
    record = killed(True)
    assert command_line(record.pid)
    Server(home, "run").stop()
    assert not command_line(record.pid)


def test_a_number_that_passed_to_another_program_is_left_alone(home: Path) -> None:
    home.mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True) as other:
        (home / "server.json").write_text(json.dumps({"pid": other.pid, "api": "http://x", "command": "run", "owner": 1}))
        assert end_leftover(home) is False
        assert other.poll() is None
        other.kill()


# --- the page --------------------------------------------------------------------------------------------------------

PATHS = {"/": "site/index.html", "/index.html": "site/index.html", "/?lang=en": "site/index.html",
         "/alerts/attacks.atom": "alerts/attacks.atom", "/alerts/..atom": None, "/alerts/../warehouse.duckdb": None,
         "/alerts/%2e%2e/x.atom": None, "/warehouse.duckdb": None, "//etc/passwd": None, "/alerts/": None,
         "/alerts/a/b.atom": None, "/alerts/a.atom\n": None}


@pytest.mark.parametrize("path", PATHS)
def test_two_kinds_of_files_are_served_and_nothing_else(path: str) -> None:
    found = file_of(Path("/data"), path)
    assert found == (Path("/data") / PATHS[path] if PATHS[path] else None)  # type: ignore[operator]


def test_the_page_is_there_as_soon_as_it_is_written(tmp_path: Path) -> None:
    with PageServer(tmp_path, "127.0.0.1", free_port()) as server:
        host = server.url.removeprefix("http://").rstrip("/")

        def ask(method: str) -> tuple[int, bytes, str | None]:
            c = HTTPConnection(host, timeout=5)
            c.request(method, "/")
            answer = c.getresponse()
            return answer.status, answer.read(), answer.getheader("X-Content-Type-Options")

        assert ask("GET")[0] == 404
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "index.html").write_text("<p>page")
        assert ask("GET") == (200, b"<p>page", "nosniff")
        assert ask("HEAD") == (200, b"", "nosniff")
        assert ask("POST")[0] == 501


def test_a_link_leads_to_where_the_page_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Settings(data_dir=tmp_path)
    assert link(known) == (tmp_path / "site" / "index.html").as_uri()
    monkeypatch.setenv("VRAEM_PAGE_URL", "http://127.0.0.1:4280/")
    assert link(known) == "http://127.0.0.1:4280/"
    assert link(Settings(serve=Serve(public_url="https://vraem.example/"))) == "https://vraem.example/"


# --- the night -------------------------------------------------------------------------------------------------------


def test_a_night_leaves_a_copy_and_takes_the_oldest_away(tmp_path: Path) -> None:
    known = Settings(data_dir=tmp_path, serve=Serve(keep_backups=2))
    (tmp_path / "backup").mkdir()
    (tmp_path / "backup" / "before-the-move.duckdb").write_bytes(b"")
    for n in range(3):
        done = maintain(known, NOW + timedelta(days=n))
    assert done == [f"copied to {tmp_path / 'backup' / 'warehouse-20261126T083000Z.duckdb'}",
                    "removed warehouse-20261124T083000Z.duckdb"]
    assert sorted(p.name for p in (tmp_path / "backup").iterdir()) == [
        "before-the-move.duckdb", "warehouse-20261125T083000Z.duckdb", "warehouse-20261126T083000Z.duckdb"]


def test_a_copy_opens_as_a_warehouse(tmp_path: Path) -> None:
    maintain(Settings(data_dir=tmp_path), NOW)
    (copy,) = (tmp_path / "backup").iterdir()
    copy.rename(tmp_path / "backup" / connection.NAME)
    with connection.writer(tmp_path / "backup", "look") as con:
        assert connection.schema_version(con) == connection.migrations()[-1][0]
