"""kill −9 at every named step of a cycle: the next cycle ends with the rows of one that nobody disturbed (threat F10)."""

from __future__ import annotations

import errno
import itertools
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest

from flows import deliveries, read, steps, tell
from flows.archive import Archive
from flows.steps import open_room
from tests.flows.loopback import Loopback, http
from tests.flows.paper import AMBUSH, NOW, Installation, Paper, Story
from warehouse import connection, feeds, outbox, publish
from warehouse.rows import query, select

LABORATORY = (
    "La Policía destruyó dos laboratorios de cocaína en el distrito de Pichari, en el VRAEM, el lunes 23 de noviembre de 2026, "
    "e incautó 30 kilos de droga, informó la Dirección Antidrogas en un comunicado difundido en Lima.",)
FIRST = Story("/1", "Primera: hallan droga en el VRAEM", LABORATORY, guid="1")
EDITED = Story("/1", "Primera: hallan más droga en el VRAEM", (LABORATORY[0].replace("30 kilos", "35 kilos"),), guid="1")
NEWS = (Story("/2", guid="2"), Story("/3", "Fútbol", ("Un partido sin goles en Lima, dijo el árbitro. " * 8,), guid="3"), EDITED,
        Story("/ill", "VRAEM: página enferma", guid="4"))
ECHO = Story("/eco", "VRAEM: dos policías muertos en emboscada", (*AMBUSH, "(Agencia)"), guid="9")


@dataclass(frozen=True)
class Point:
    """Where the process ends: before or after the nth call of a function."""

    module: Any
    name: str
    after: bool = False
    nth: int = 1


POINTS = {
    "when the room is open": Point(steps, "states_of"),
    "when the cycle is on record": Point(feeds, "begin_cycle", after=True),
    "before a feed is polled": Point(steps, "poll_feed"),
    "when a feed was polled": Point(steps, "poll_feed", after=True),
    "when a feed's body is in the archive": Point(Archive, "append", after=True),
    "in the middle of storing a poll": Point(feeds, "_store_feed"),
    "when a poll is stored and not committed": Point(feeds, "store_poll", after=True),
    "between two polls": Point(feeds, "store_poll", nth=2),
    "when all polls are stored": Point(steps, "due_items"),
    "when a page is in the archive": Point(Archive, "append", after=True, nth=4),
    "when the pages are fetched": Point(read, "fetch_all", after=True),
    "when the pages are read": Point(read, "read_all", after=True),
    "when the archive is on disk": Point(Archive, "sync", after=True, nth=3),
    "before the load": Point(steps, "load"),
    "when the load is written and not committed": Point(steps, "load", after=True),
    "when the alerts are queued and not committed": Point(tell, "evaluate", after=True),
    "when the archive is vouched for and not committed": Point(feeds, "vouch_for_archive", after=True, nth=3),
    "when the load is committed": Point(steps, "deliver"),
    "before the Atom file": Point(deliveries, "write_atom"),
    "when the Atom file is there and not marked": Point(deliveries, "write_atom", after=True),
    "when one delivery is marked": Point(outbox, "mark_sent", after=True),
    "when all is delivered": Point(steps, "publish_all"),
    "before the copy is made": Point(publish, "copy_file"),
    "when the copy is made and not in place": Point(publish, "copy_file", after=True),
    "before the page": Point(steps, "write_page"),
    "when the page is written": Point(steps, "write_page", after=True),
    "before the cycle's end": Point(steps, "finish"),
}


@pytest.fixture(scope="module")
def papers() -> Iterator[list[Paper]]:
    with Loopback() as one, Loopback() as two:
        yield [Paper(one, "a"), Paper(two, "b")]


@pytest.fixture(scope="module")
def start(papers: list[Paper], tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation after its first fill; the papers have news since."""
    home = Installation(tmp_path_factory.mktemp("start") / "data", papers)
    papers[0].publish(FIRST)
    papers[1].publish()
    home.cycle(NOW)
    papers[0].publish(*NEWS)
    papers[0].site.answers["/ill"] = http(status="503 Busy", retry_after="7200")
    papers[1].publish(ECHO)
    return home


@pytest.fixture(scope="module")
def undisturbed(start: Installation, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    home = start.copy(tmp_path_factory.mktemp("undisturbed") / "data")
    assert home.cycle(NOW + timedelta(hours=1)).told == 1
    home.cycle(NOW + timedelta(hours=2))
    return rows(home)


# When, in which run and how often is not what a row says.
APART = ("cycle_id", "_at", "_since", "known_from", "known_to", "seen", "archive_offset", "snapshot", "context", "attempts", "last_status")


def rows(home: Installation) -> dict[str, list[tuple[Any, ...]]]:
    """Table → its rows, but for times and numbers of runs."""
    found = {}
    with open_room(home.settings, "look", home.now, workers=0) as room:
        assert not [row for row in select(room.con, query("integrity")) if row["n"]]
        tables = room.con.execute("select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('store', 'main') "
                                  "and database_name = 'warehouse'").fetchall()
        for table, in tables:
            if table in ("store.cycles", "store.polls", "store.item_states", "store.archive_ends", "main.schema_versions"):
                continue
            columns = [c for c, in room.con.execute(
                "select column_name from duckdb_columns() where schema_name || '.' || table_name = ?", [table]).fetchall()
                if not c.endswith(APART)]
            found[table] = room.con.execute(f"select {', '.join(columns)} from {table} order by all").fetchall()
        found["pages that can be shown"] = [(i, Archive(home.data_dir / "archive").read(f, o).url) for i, f, o in room.con.execute(
            "select item_id, archive_file, archive_offset from store.items where archive_file is not null order by 1").fetchall()]
    found["published"] = home.ask("select incident_id, killed, n_reports from incidents order by all")
    return found


def killed(home: Installation, point: Point) -> None:
    """A cycle in a process of its own, which ends at that point."""
    pid = os.fork()
    if pid == 0:
        try:
            setattr(point.module, point.name, _deadly(getattr(point.module, point.name), point))
            home.cycle(NOW + timedelta(hours=1))
        finally:
            os._exit(9)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), "the cycle came to its end: there is no such point"


def _deadly(function: Callable[..., Any], point: Point) -> Callable[..., Any]:
    calls = 0

    def die() -> NoReturn:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    def wrapped(*args: Any, **how: Any) -> Any:
        nonlocal calls
        calls += 1
        mine = calls == point.nth
        if mine and not point.after:
            die()
        answer = function(*args, **how)
        if mine:
            die()
        return answer

    return wrapped


@pytest.mark.parametrize("point", POINTS.values(), ids=POINTS)
def test_f10_killed_at(point: Point, start: Installation, undisturbed: dict[str, list[tuple[Any, ...]]],
                       tmp_path: Path) -> None:
    home = start.copy(tmp_path / "data")
    killed(home, point)
    home.cycle(NOW + timedelta(hours=2))
    after = rows(home)
    differ = [t for t in after if after[t] != undisturbed[t]]
    assert {t: after[t] for t in differ} == {t: undisturbed[t] for t in differ}
    entries = (home.data_dir / "alerts" / "attacks.atom").read_text("utf-8").count("<entry>")
    assert (entries, (home.data_dir / "site" / "index.html").exists()) == (1, True)
    assert connection.NAME in {p.name for p in home.data_dir.iterdir()}


FULL = {
    "a feed's body": Point(Archive, "append"), "a page": Point(Archive, "append", nth=4), "the load": Point(steps, "load"),
    "the Atom file": Point(deliveries, "write_atom"), "the copy": Point(publish, "copy_file"), "the page": Point(steps, "write_page"),
}


@pytest.mark.parametrize("point", FULL.values(), ids=FULL)
def test_f10_a_full_disk_costs_nothing_but_time(point: Point, start: Installation, tmp_path: Path,
                                                undisturbed: dict[str, list[tuple[Any, ...]]]) -> None:
    home = start.copy(tmp_path / "data")
    with pytest.MonkeyPatch.context() as patch, suppress(OSError):
        calls = itertools.count(1)
        whole = getattr(point.module, point.name)

        def full(*args: Any, **how: Any) -> Any:
            if next(calls) == point.nth:
                raise OSError(errno.ENOSPC, "No space left on device")
            return whole(*args, **how)

        patch.setattr(point.module, point.name, full)
        home.cycle(NOW + timedelta(hours=1))
    home.cycle(NOW + timedelta(hours=2))
    after = rows(home)
    differ = [t for t in after if after[t] != undisturbed[t]]
    assert {t: after[t] for t in differ} == {t: undisturbed[t] for t in differ}
    assert "Anchihuay" in (home.data_dir / "site" / "index.html").read_text("utf-8")
    assert (home.data_dir / "alerts" / "attacks.atom").read_text("utf-8").count("<entry>") == 1
