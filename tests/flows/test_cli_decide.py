"""`vraem link`, `split`, `correct`, `dismiss`, `withdraw` as a person types them, over an installation with news in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.replay import replay
from tests.flows.conftest import SecondEdition
from tests.flows.opened import opened
from tests.flows.test_cli import vraem
from warehouse import connection

BY = ("--by", "R. Paz", "--why", "the ministry corrected it")


@pytest.fixture(scope="module")
def folder(second_edition: SecondEdition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = second_edition.copy(tmp_path_factory.mktemp("decide"))
    (made / "config.yaml").write_text(
        "data_dir: .\nfeeds: [{name: a, url: 'https://a.example/rss', lang: es}]\n"
        "watches: [{name: attacks, when: \"list_contains(types, 'attack')\", max_age_days: 3650}]\n")
    return made


def ask(folder: Path, sql: str) -> Any:
    with duckdb.connect(str(folder / "analyst.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()


def ambush(folder: Path) -> int:
    return int(ask(folder, "select incident_id from incidents where district = 'Anchihuay' "
                           "and list_contains(types, 'attack') order by n_reports desc")[0][0])  # in August a digger was burnt there, too


def test_a_correction_is_published_shown_and_outlives_a_replay_and_tells_nobody(
        folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, incident = ("--config", str(folder / "config.yaml")), ambush(folder)
    alerts = ask(folder, "select count(*) from alerts")
    code, out, err = vraem("correct", str(incident), "killed/police", "7", *BY, *config, capsys=capsys)
    assert (code, "killed: 5 → 7" in out, "holds" in out) == (0, True, True)
    assert "not told: attacks" in err
    assert ask(folder, "select count(*) from alerts") == alerts
    code, out, _ = vraem("incident", str(incident), *config, capsys=capsys)
    assert "corrected by a person" in out
    assert "R. Paz: killed/police/count = 7 (the ministry corrected it)" in out
    assert "the ministry corrected it" in opened((folder / "site" / "index.html").read_text("utf-8"))
    with connection.writer(folder, "test") as con:
        con.execute("update store.readings set rules_version = 'older' where known_to is null")
    assert replay(folder, None, True, datetime(2026, 11, 27, tzinfo=UTC)).reread > 30
    assert ask(folder, f"select killed, corrected from incidents where incident_id = {incident}") == [(7, True)]


def test_what_was_dismissed_is_shown_with_its_reason_and_can_come_back(
        folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, incident = ("--config", str(folder / "config.yaml")), ambush(folder)
    assert vraem("dismiss", str(incident), *BY, *config, capsys=capsys)[0] == 0
    code, out, err = vraem("incident", str(incident), *config, capsys=capsys)
    assert (code, "no incident (the ministry corrected it)" in out) == (1, True)
    assert f"no incident {incident}: dismissed" in err
    (number,) = ask(folder, "select max(correction_id) from corrections")[0]
    assert vraem("withdraw", str(number), *BY, *config, capsys=capsys)[0] == 0
    assert ambush(folder) == incident


WRONG = {
    "no name": (("dismiss", "1", "--why", "x"), 2, "--by"),
    "an empty reason": (("dismiss", "1", "--by", "x", "--why", " "), 2, "--why"),
    "no such field": (("correct", "1", "weather", "3", *BY), 2, "no such field"),
    "no such place": (("correct", "1", "district", "Atlantis", *BY), 2, "no district"),
    "no such incident": (("dismiss", "9999", *BY), 1, "no incident 9999"),
    "a report of another": (("split", "1", "--report", "9999", *BY), 1, "these do"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_decisions_are_answered(folder: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    args, expected, says = WRONG[what]
    code, _, err = vraem(*args, "--config", str(folder / "config.yaml"), capsys=capsys)
    assert (code, says in err) == (expected, True), err
