"""A lost warehouse comes back: from a backup, and from the archive alone, row for row."""

from __future__ import annotations

import gzip
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.archive import Archive
from flows.demo.newsroom import Newsroom
from flows.demo.stage import FIRST_CYCLE, SECOND_CYCLE
from flows.forget import forget
from flows.rebuild import Rebuilt, rebuild
from flows.restore import latest, restore
from flows.settings import Settings
from tests.fakes import NOW, FakeWeb, page, rss
from tests.flows.editions import run, settings
from warehouse import backups, connection
from warehouse.connection import WarehouseError, copy_file, writer

# What the archive does not hold: polls that brought nothing new, feeds that never answered, and what was told to whom.
NOT_ARCHIVED = ("cycles", "polls", "notices", "outbox", "watches", "archive_ends")
LEFT_OUT = {"feeds": "* exclude (etag, last_modified, next_poll_at, last_poll_at, last_good_at, last_status, failures, "
                     "last_error, gone)",
            "items": "* exclude (seen, last_seen_at)", "item_states": "* exclude (cycle_id)"}

ONLY = {"feeds": "where body_sha256 is not null"}


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Table → all its rows, in order."""
    with duckdb.connect() as con:
        con.execute("set timezone = 'UTC'")
        con.execute(f"attach '{path}' as w (read_only)")
        names = con.execute("select schema_name || '.' || table_name, table_name from duckdb_tables() where database_name = 'w' "
                            "and table_name <> 'schema_versions' order by 1").fetchall()
        return {full: con.execute(f"select {LEFT_OUT.get(name, '*')} from w.{full} {ONLY.get(name, '')} order by all").fetchall()
                for full, name in names if name not in NOT_ARCHIVED}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Two cycles, a backup between them."""
    folder = tmp_path_factory.mktemp("installation")
    with Newsroom(edition=1) as newsroom:
        known = settings(folder, newsroom)
        run(known, FIRST_CYCLE)
        with writer(folder, "backup") as con:
            con.execute("checkpoint warehouse")
            copy_file(folder / connection.NAME, folder / backups.FOLDER / backups.name(FIRST_CYCLE))
        newsroom.publish(2)
        run(known, SECOND_CYCLE)
    return known


def copy_of(known: Settings, tmp_path: Path) -> Settings:
    """The same installation in another folder."""
    folder = tmp_path / "data"
    shutil.copytree(known.data_dir, folder)
    return known.model_copy(update={"data_dir": folder})


def warehouse(known: Settings) -> Path:
    return known.data_dir / connection.NAME


def lost(installation: Settings, folder: Path) -> Settings:
    """The same with the warehouse and what is made of it gone."""
    known = copy_of(installation, folder)
    for name in (connection.NAME, "analyst.duckdb", "site/index.html"):
        (known.data_dir / name).unlink()
    return known


@pytest.fixture(scope="module")
def rebuilt(installation: Settings, tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Rebuilt]:
    """One that came back from the archive alone, and what was said of that."""
    known = lost(installation, tmp_path_factory.mktemp("rebuilt"))
    return known, rebuild(known, None, workers=0)


@pytest.mark.parametrize("from_backup", [True, False], ids=["from the last backup", "from the archive alone"])
def test_a_lost_warehouse_comes_back_row_for_row(installation: Settings, rebuilt: tuple[Settings, Rebuilt], tmp_path: Path,
                                                 from_backup: bool) -> None:
    before = rows(warehouse(installation))
    known, done = rebuilt
    if from_backup:
        known = lost(installation, tmp_path)
        done = rebuild(known, latest(known.data_dir), workers=0)
    after = rows(warehouse(known))
    for table in before:
        assert after[table] == before[table], table
    assert len(after["main.incidents"]) > 20
    assert {state for *_, state in _states(after)} >= {"reported", "copy", "off_topic", "gone"}
    assert done.moments == (1 if from_backup else 2)
    assert done.result.troubles == []


def _states(tables: dict[str, list[tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
    """The steps of all items."""
    return [(row[0], row[3]) for row in tables["store.item_states"]]


def test_what_analysts_and_the_page_show_is_rebuilt_too(rebuilt: tuple[Settings, Rebuilt]) -> None:
    known, _ = rebuilt
    assert "Anchihuay" in (known.data_dir / "site" / "index.html").read_text("utf-8")
    with duckdb.connect(str(known.data_dir / "analyst.duckdb"), read_only=True) as con:
        assert con.execute("select count(*) > 20 from incidents").fetchone() == (True,)


def test_a_rebuilt_installation_tells_nothing_twice(rebuilt: tuple[Settings, Rebuilt], tmp_path: Path) -> None:
    known = copy_of(rebuilt[0], tmp_path)
    feed = rss(("https://n.example/1", "Nada", ""))
    result = run(known, SECOND_CYCLE + timedelta(hours=3), web=FakeWeb({f.url: feed for f in known.feeds}))
    assert result.told == 0


def test_the_warehouse_before_is_kept_and_the_archive_is_not_cut(installation: Settings, tmp_path: Path) -> None:
    known = copy_of(installation, tmp_path)
    before, ends = rows(warehouse(known)), Archive(known.data_dir / "archive").ends()
    done = restore(known, latest(known.data_dir))
    assert done.kept is not None
    assert rows(done.kept) == before
    assert done.newer > 0
    run(known, SECOND_CYCLE + timedelta(hours=3), web=FakeWeb({}))
    assert {n: e for n, e in Archive(known.data_dir / "archive").ends().items() if e < ends.get(n, 0)} == {}


def test_a_restored_warehouse_is_the_backup(installation: Settings, tmp_path: Path) -> None:
    known = copy_of(installation, tmp_path)
    source = latest(known.data_dir)
    restore(known, source)
    assert rows(warehouse(known)) == rows(source)
    assert list(known.data_dir.glob("restor*")) == []


def test_decisions_made_since_the_backup_are_named(installation: Settings, tmp_path: Path) -> None:
    known = copy_of(installation, tmp_path)
    with writer(known.data_dir, "dismiss") as con:
        con.execute("insert into store.corrections (correction_id, made_at, author, why, kind, incident_id) "
                    "values (1, '2026-11-25 10:00:00+00', 'A. Quispe', 'a drill', 'dismiss', 5)")
    done = restore(known, latest(known.data_dir))
    assert done.lost == ["dismiss 5 (by A. Quispe, 2026-11-25 10:00 UTC: a drill)"]


def test_what_was_forgotten_since_the_backup_does_not_come_back(installation: Settings, tmp_path: Path) -> None:
    known = copy_of(installation, tmp_path)
    source = latest(known.data_dir)
    with duckdb.connect(str(source), read_only=True) as con:
        url, title = con.execute("select r.url, v.title from store.reports as r join store.report_versions as v "
                                 "using (report_id) where r.report_id = 1").fetchall()[0]
    forget(known, url)
    restore(known, source)
    with duckdb.connect(str(warehouse(known)), read_only=True) as con:
        assert con.execute("select count(*) from store.reports where url = ?", [url]).fetchone() == (0,)
        assert con.execute("select count(*) from store.forgotten").fetchone() == (1,)
    assert title.encode() not in warehouse(known).read_bytes()


def test_a_torn_warehouse_with_its_log_is_replaced(installation: Settings, tmp_path: Path) -> None:
    known = copy_of(installation, tmp_path)
    warehouse(known).write_bytes(b"no database at all" * 1000)
    (known.data_dir / f"{connection.NAME}.wal").write_bytes(b"nor a log")
    done = restore(known, latest(known.data_dir))
    assert done.lost is None
    assert len(rows(warehouse(known))["main.incidents"]) > 20


BAD = {
    "no file": (lambda p: None, "not there"),
    "no database": (lambda p: p.write_bytes(b"x" * 5000), "cannot be used"),
    "another database": (lambda p: duckdb.connect(str(p)).close(), "no warehouse of vraem-watch"),
    "of a newer program": (lambda p: _newer(p), "written by a newer version"),
}


def _newer(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("create table schema_versions as select 9999 as version")


@pytest.mark.parametrize(("make", "says"), BAD.values(), ids=BAD)
def test_a_backup_that_cannot_be_used_changes_nothing(tmp_path: Path, make: Any, says: str) -> None:
    known = Settings(data_dir=tmp_path)
    with writer(tmp_path, "run"):
        pass
    before = warehouse(known).read_bytes()
    make(tmp_path / "source.duckdb")
    with pytest.raises(WarehouseError, match=says):
        restore(known, tmp_path / "source.duckdb")
    assert warehouse(known).read_bytes() == before


def test_without_a_backup_there_is_nothing_to_restore(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no backup there"):
        latest(tmp_path)


# --- pages that no feed led to ---------------------------------------------------------------------------------------


MORE = ("La patrulla volvía a su base cuando fue atacada desde dos lados, dijo el jefe del comando. Los heridos fueron llevados "
        "en helicóptero a Ayacucho, y las fuerzas del orden buscan a los atacantes en los cerros cercanos.")


def test_articles_added_by_address_come_back(tmp_path: Path) -> None:
    from flows.rebuild import added_item
    from flows.steps import Result, open_room, pages, store
    from warehouse import feeds

    known = Settings(data_dir=tmp_path)
    text = ("Tres militares murieron el jueves en un ataque de Sendero Luminoso contra una patrulla en el distrito de "
            "Llochegua, en el VRAEM, informó el Comando Conjunto de las Fuerzas Armadas.")
    url = "https://a.example/viejo"
    web = FakeWeb({url: page("Ataque en el VRAEM", text, MORE)})
    with open_room(known, "add", NOW, web=web, workers=0) as room:
        item = added_item(url, NOW)
        assert item
        with connection.transaction(room.con):
            feeds.add_items(room.con, room.cycle_id, [item])
        store(room, pages(room, [item]), Result(), "backfill")
    before = rows(warehouse(known))
    rebuild(known, None, workers=0)
    after = rows(warehouse(known))
    assert {t: after[t] for t in before} == before
    assert len(after["store.reports"]) == 1


def test_a_torn_archive_gives_what_is_whole(installation: Settings, tmp_path: Path) -> None:
    known = copy_of(installation, tmp_path)
    (file, *_) = sorted((known.data_dir / "archive").glob("*.warc.gz"))
    with file.open("ab") as archive:
        archive.write(gzip.compress(b"WARC/1.0\r\n")[:-4])
    assert rebuild(known, None, workers=0).moments == 2
