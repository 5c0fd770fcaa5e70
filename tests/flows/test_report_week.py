"""The report page's week: what it counts as news, and when a week is high, usual or low."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.report import week
from flows.report.page import render
from tests.flows.analyst import NOW, TODAY, analyst, incident


def weeks(*counts: int) -> list[dict[str, Any]]:
    """So many incidents in each week, the last one being the present."""
    return [incident(1, event_date=TODAY - timedelta(days=7 * back)) for back, n in enumerate(reversed(counts)) for _ in range(n)]


LONG_AGO = date(2020, 1, 1)
A_QUARTER_AGO = TODAY - timedelta(days=90)  # the first day of 13 weeks


@pytest.mark.parametrize(("counts", "since", "word"), [
    ((1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 2), A_QUARTER_AGO, "usual"),
    ((1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9), A_QUARTER_AGO, "high"),
    ((5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 0), A_QUARTER_AGO, "low"),
    ((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), A_QUARTER_AGO, "usual"),  # one event after silence is no wave
    ((1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9), TODAY - timedelta(days=20), "unjudged"),
    ((1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9), None, "unjudged"),
])
def test_a_week_against_its_usual_level(counts: tuple[int, ...], since: date | None, word: str) -> None:
    found = week.level(weeks(*counts), (), TODAY, since)
    assert (found.values[-len(counts):], found.word) == (tuple(map(float, counts)), word)
    if since is not None:
        assert week.judged(TODAY, since) is (word != "unjudged")


def test_the_usual_level_is_that_of_a_year() -> None:
    found = week.level(weeks(*[0] * 40, *[2] * 13), (), TODAY, LONG_AGO)
    assert found.usual == pytest.approx(24 / 52)
    assert (len(found.values), found.word) == (53, "usual")


def test_a_figure_adds_its_columns_and_unknown_is_nothing() -> None:
    made = [incident(1, killed=3, wounded=None), incident(2, killed=None)]
    assert week.level(made, ("killed", "wounded"), TODAY, None).now == 3


def version(n: int, known_from: datetime, cause: str, killed: int) -> dict[str, Any]:
    return {"incident_id": 1, "version": n, "known_from": known_from, "cause": cause, "standing": True, "killed": killed}


@pytest.mark.parametrize(("first", "cause", "told"), [
    (NOW, "report", "last 24 h: +4"),  # new: all of it
    (NOW - timedelta(days=2), "report", "last 24 h: +2"),  # known before: what was told anew
    (NOW - timedelta(days=2), "replay", "last 24 h: 0"),  # new rules are no news
])
def test_what_the_last_day_brought(tmp_path: Path, first: datetime, cause: str, told: str) -> None:
    path = analyst(tmp_path / "analyst.duckdb", incidents=[incident(1, killed=4, first_reported_at=first)],
                   incident_versions=[version(1, first, "new", 2), version(2, NOW, cause, 4)])
    killed = re.search(r'data-t="week\.killed".*?data-t="week\.day"[^>]*>([^<]*)<', render(path, NOW, "en"))
    assert killed
    assert killed[1] == told


def test_a_week_that_cannot_be_judged_says_why(tmp_path: Path) -> None:
    why = "Six weeks of monitoring"
    for since, shown in ((date(2026, 11, 1), True), (LONG_AGO, False)):
        path = analyst(tmp_path / f"{since}.duckdb", monitored=[{"first_day": since}])
        assert (f">{why}" in render(path, NOW, "en")) is shown


def test_background_and_months_are_no_news_of_a_week() -> None:
    assert week.in_week([incident(1, recalled=True), incident(2, date_precision="month"), incident(3, event_date=None)], TODAY) == []
