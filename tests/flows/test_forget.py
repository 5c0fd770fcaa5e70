"""What must be removed: gone from every file, not read again, and nothing else harmed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flows.cli import main
from flows.forget import forget
from tests.flows.loopback import Loopback, moved
from tests.flows.opened import opened
from tests.flows.paper import AMBUSH, NOW, Installation, Paper, Story
from warehouse.rows import query, select

MARK = "Zacarías Quispealaya"
SECRET = Story("/secreto", f"Emboscada en el VRAEM: {MARK}", (
    AMBUSH[0].replace("Dos policías", f"Dos policías, entre ellos {MARK},"), AMBUSH[1]), guid="1", summary=f"{MARK} murió")
OTHER = Story("/otra", "Hallan laboratorio en el VRAEM", (
    "La Policía destruyó dos laboratorios de cocaína en el distrito de Pichari, en el VRAEM, el lunes 23 de noviembre de "
    "2026, e incautó 30 kilos de droga, informó la Dirección Antidrogas en un comunicado difundido en Lima.",), guid="2")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that has read and told both."""
    with Loopback() as site:
        home = Installation(tmp_path_factory.mktemp("start") / "data", [Paper(site)])
        home.papers[0].publish(SECRET, OTHER)
        home.started().cycle()
        yield home


@pytest.fixture
def home(start: Installation, tmp_path: Path) -> Installation:
    """A copy of that."""
    return start.copy(tmp_path / "data")


@pytest.fixture
def paper(home: Installation) -> Paper:
    """Its paper, with both in it and nothing else."""
    (paper,) = home.papers
    paper.site.answers.clear()
    paper.publish(SECRET, OTHER)
    return paper


def holding(home: Installation) -> list[str]:
    """The files in which the name stands; archives and what a page has packed are looked into."""
    found = []
    for path in sorted(home.data_dir.rglob("*")):
        if path.is_file():
            body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            body += opened(body.decode()).encode() if path.suffix == ".html" else b""
            if any(word.encode() in body for word in MARK.split()):
                found.append(str(path.relative_to(home.data_dir)))
    return found


def url(paper: Paper, story: Story = SECRET) -> str:
    return paper.site.base + story.path


def test_no_file_holds_it_any_more(paper: Paper, home: Installation) -> None:
    assert {name.partition("/")[0] for name in holding(home)} == {"warehouse.duckdb", "analyst.duckdb", "site", "alerts", "archive"}
    done = forget(home.settings, url(paper), home.now)
    assert (done.items, done.reports, done.incidents, done.pages, done.feeds) == (1, 1, 1, 1, 1)
    assert holding(home) == []


def test_the_rest_stays(paper: Paper, home: Installation) -> None:
    facts = "select action, object, quantity, quote, url from report_facts join reports using (report_id) where url like '%otra' order by all"
    before = home.ask(facts)
    forget(home.settings, url(paper), home.now)
    assert home.ask(facts) == before != []
    assert home.ask("select count(*) from incidents where list_contains(types, 'attack')") == [(0,)]
    assert home.stored("select state, reason from store.items where title = ''") == [("gone", "forgotten")]
    from flows.steps import open_room

    with open_room(home.settings, "look", home.now, workers=0) as room:
        assert not [row for row in select(room.con, query("integrity")) if row["n"]]


def test_it_is_not_read_again_under_any_guid_or_spelling(paper: Paper, home: Installation) -> None:
    forget(home.settings, url(paper) + "/?utm_source=x", home.now)
    paper.site.requests.clear()
    paper.publish(SECRET, Story(**{**vars(SECRET), "guid": "77"}),
                  Story("/hacia", "VRAEM: otra dirección", guid="5"), OTHER)
    paper.site.answers["/hacia"] = moved("/secreto")
    result = home.cycle()
    assert (result.new_reports, result.told) == (0, 0)
    assert paper.site.paths().count("/secreto") == 1  # behind the redirect, which nobody can know before
    assert [n for n in holding(home) if not n.startswith("archive")] == []
    assert home.ask("select distinct state from feed_items where title = ''") == [("gone",)]


def test_copies_elsewhere_stand_for_themselves_and_tell_nobody_again(paper: Paper, home: Installation) -> None:
    with Loopback() as site:
        other = Paper(site, "otro")
        other.publish(Story("/eco", "Emboscada en el VRAEM", SECRET.paragraphs, guid="1"))
        home.papers.append(other)
        home.cycle()
        assert home.states()["Emboscada en el VRAEM"] == "copy"
        assert forget(home.settings, url(paper), home.now).reopened == 1
        result = home.cycle()
    assert (result.new_reports, result.told) == (1, 0)
    assert home.ask("select feed from reports join report_incidents using (report_id) "
                    "where list_contains(types, 'attack')") == [("otro",)]


@pytest.mark.parametrize(("kept_days", "files"), [(None, 2), (40, 2), (30, 1), (1, 1)])
def test_pages_leave_the_archive_after_the_configured_days(paper: Paper, home: Installation, kept_days: int | None,
                                                           files: int) -> None:
    home.config = lambda known: known.model_copy(update={"archive_days": kept_days})
    paper.publish(replace(OTHER, path="/tercera", guid="3", title="VRAEM: tercera"))
    home.cycle(NOW + timedelta(days=35))
    kept = sorted(p.name[:10] for p in (home.data_dir / "archive").iterdir())
    assert kept == ["2026-11-24", "2026-12-29"][-files:]
    assert {name[:10] for name, in home.stored("select archive_file from store.archive_ends")} == set(kept)
    assert home.cycle().polled == 1


def test_twice_is_as_good_as_once(paper: Paper, home: Installation) -> None:
    forget(home.settings, url(paper), home.now)
    again = forget(home.settings, url(paper), home.now)
    assert (again.items, again.reports, again.pages) == (0, 0, 0)


def test_the_command(paper: Paper, home: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    config = home.data_dir.parent / "config.yaml"
    config.write_text(f"data_dir: {home.data_dir}\n", encoding="utf-8")
    backup = home.data_dir / "backup" / "warehouse-1.duckdb"
    backup.parent.mkdir()
    backup.write_bytes(b"")
    assert main(["forget", url(paper), "--config", str(config)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("1 items, 1 reports, 1 archived pages and 1 archived feeds")
    assert said.err == f"{backup}: still holds it\n"
    assert main(["forget", "javascript:x", "--config", str(config)]) == 2
    assert main(["add", url(paper), "--config", str(config)]) == 1
    assert "was forgotten" in capsys.readouterr().err
