"""The demo's folder and clock: the same addresses on every run, and each cycle once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from flows import settings
from flows.demo import press
from flows.demo.newsroom import Newsroom, PortTaken
from flows.demo.stage import FIRST_CYCLE, SECOND_CYCLE, Act, NotTheDemos, Stage, acts, open_newsroom, read, write


def test_a_new_demo_plays_both_editions() -> None:
    assert acts(Stage(8765)) == [Act(1, FIRST_CYCLE), Act(2, SECOND_CYCLE)]


def test_an_interrupted_demo_goes_on_with_the_second() -> None:
    assert acts(Stage(8765, 1, FIRST_CYCLE)) == [Act(2, SECOND_CYCLE)]


def test_a_finished_demo_looks_again_an_hour_later() -> None:
    assert acts(Stage(8765, 2, SECOND_CYCLE)) == [Act(2, SECOND_CYCLE + timedelta(hours=1))]


def test_each_edition_is_out_before_its_cycle_and_the_second_not_before_the_first_cycle() -> None:
    for piece in press.everything().values():
        assert piece.updated < (FIRST_CYCLE if piece.edition == 1 else SECOND_CYCLE)
        assert piece.edition == 1 or piece.updated > FIRST_CYCLE


def test_a_new_folder_gets_a_stage_and_a_configuration_for_its_newsroom(tmp_path: Path) -> None:
    stage, newsroom = open_newsroom(tmp_path / "demo", ports=[0])
    with newsroom:
        config = settings.load(tmp_path / "demo" / "config.yaml")
        assert read(tmp_path / "demo") == stage == Stage(newsroom.port)
        assert [(feed.name, feed.url, feed.lang) for feed in config.feeds] == newsroom.feeds
        assert config.network.allow_private == (newsroom.address,)
        assert config.data_dir == (tmp_path / "demo").resolve()
        assert len(config.watches) == 3


def test_a_second_run_asks_for_the_same_port_and_leaves_the_configuration_alone(tmp_path: Path) -> None:
    first, newsroom = open_newsroom(tmp_path, ports=[0])
    with newsroom:
        pass
    write(tmp_path, Stage(first.port, 2, SECOND_CYCLE))
    (tmp_path / "config.yaml").write_text("# mine\n", encoding="utf-8")
    second, newsroom = open_newsroom(tmp_path, ports=[])
    with newsroom:
        assert second == Stage(first.port, 2, SECOND_CYCLE)
        assert (newsroom.port, newsroom.edition) == (first.port, 2)
        assert (tmp_path / "config.yaml").read_text(encoding="utf-8") == "# mine\n"


def test_a_taken_port_is_passed_over_in_a_new_folder_and_an_error_in_an_old_one(tmp_path: Path) -> None:
    with Newsroom() as stranger:
        stage, newsroom = open_newsroom(tmp_path, ports=[stranger.port, 0])
        with newsroom:
            assert stage.port != stranger.port
        write(tmp_path, Stage(stranger.port))
        with pytest.raises(PortTaken, match=stranger.address):
            open_newsroom(tmp_path)


def test_somebodys_own_installation_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(NotTheDemos, match="choose another folder"):
        open_newsroom(tmp_path)
