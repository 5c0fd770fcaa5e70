"""`vraem replay --from-archive`: pages read again by a better gate or extractor, without asking anybody for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows import worker
from flows.cli import main
from flows.read import Reader
from flows.reextract import Reextracted, from_archive
from flows.replay import Replayed, replay
from tests.flows.paper import AMBUSH, NOW, Installation, Paper, Story


@pytest.fixture
def home(paper: Paper, tmp_path: Path) -> Installation:
    paper.publish(Story(guid="1"))
    return Installation(tmp_path / "data", [paper])


def again(home: Installation, apply: bool = True, since: Any = None) -> tuple[Replayed, Reextracted]:
    from flows.archive import Archive

    archive = Archive(home.data_dir / "archive")
    done = replay(home.data_dir, None, apply, NOW,
                  pages=lambda con, now: from_archive(con, archive, Reader(workers=0), since, (), now))
    assert done.pages is not None
    return done, done.pages


def test_what_the_gate_wrongly_set_aside_becomes_a_report_and_tells_nobody(
        paper: Paper, home: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    home.started()
    with monkeypatch.context() as patch:
        patch.setattr(worker, "could_be_on_topic", lambda *_, **__: None)
        home.cycle()
    assert home.states() == {"Emboscada en el VRAEM": "off_topic"}
    paper.site.requests.clear()
    shown, pages = again(home, apply=False)
    assert (len(pages.new_reports), len(shown.changes)) == (1, 1)
    assert home.states() == {"Emboscada en el VRAEM": "off_topic"}
    again(home)
    assert home.states() == {"Emboscada en el VRAEM": "reported"}
    assert home.ask("select quantity, quote from report_facts where action = 'killed'") == [(2.0, "Dos policías")]
    assert home.ask("select count(*) from alerts") == [(0,)]
    assert paper.site.requests == []
    assert again(home)[1].new_reports == ()


def test_a_text_that_lost_half_gets_it_back(home: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = worker.extract
    with monkeypatch.context() as patch:
        patch.setattr(worker, "extract", lambda *a: replace(whole(*a), text=AMBUSH[0]))  # type: ignore[type-var]
        home.cycle()
    _, pages = again(home)
    assert (pages.new_reports, len(pages.edited_reports)) == ((), 1)
    assert home.ask("select version, text from reports") == [(2, "\n\n".join(AMBUSH))]


def test_a_page_that_gives_nothing_any_more_keeps_its_text_and_is_named(
        paper: Paper, home: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    home.cycle()
    before = home.ask("select version, text from reports")
    with monkeypatch.context() as patch:
        patch.setattr(worker, "extract", lambda *a: None)
        _, pages = again(home)
    assert pages.lost == [f"{paper.site.base}/1"]
    assert home.ask("select version, text from reports") == before


def test_pages_that_left_the_archive_are_counted(home: Installation) -> None:
    home.cycle()
    for path in (home.data_dir / "archive").iterdir():
        path.unlink()
    _, pages = again(home)
    assert (pages.pages, pages.missing) == (0, 1)


def test_the_same_extractor_changes_nothing(home: Installation) -> None:
    home.cycle()
    done, pages = again(home)
    assert (pages.pages, pages.new_reports, pages.edited_reports, done.changes) == (1, (), (), [])
    assert home.stored("select state, reason like 'edited%' from store.items") == [("reported", False)]


def test_the_command(home: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    home.cycle()
    config = home.data_dir.parent / "config.yaml"
    config.write_text(f"data_dir: {home.data_dir}\n", encoding="utf-8")
    assert main(["replay", "--from-archive", "--config", str(config)]) == 0
    assert "1 archived pages, 0 new reports, 0 with another text" in capsys.readouterr().out
    assert main(["show", "1", "--page", "--config", str(config)]) == 0
    assert "<h1>Emboscada en el VRAEM</h1>" in capsys.readouterr().out
