"""One event told by several reports, in two languages, beside events that look like it."""

from __future__ import annotations

import pytest

from extractors.incident_groups import group
from tests.stories import Article, Score, articles, score, tellings


@pytest.fixture(scope="module")
def reached() -> Score:
    return score()


def test_events_that_look_alike_stay_apart(reached: Score) -> None:
    assert reached.precision >= 0.97, reached.false


def test_tellings_of_one_event_are_joined(reached: Score) -> None:
    assert reached.recall >= 0.90, reached.missed
    assert reached.recall_of_all >= 0.75, reached.unread


def test_spanish_and_english_meet(reached: Score) -> None:
    lang = {a.id: a.lang for a in articles()}
    across = [p for p in reached.found if lang[p[0]] != lang[p[1]]]
    missed = [p for p in reached.missed if lang[p[0]] != lang[p[1]]]
    assert len(across) > 60
    assert len(across) >= 0.9 * (len(across) + len(missed)), missed


def test_what_has_neither_day_nor_place_stays_alone() -> None:
    vague = {a.id for a in articles("209")}
    assert len(vague) == 5
    assert [g for g in group(tellings()) if len(g) > 1 and any(k.split("#")[0] in vague for k in g)] == []


def test_the_stories_are_what_they_say() -> None:
    known = articles()
    assert len({a.id for a in known}) == len(known) >= 200
    assert {a.lang for a in known} == {"es", "en"}
    told: dict[str, list[Article]] = {}
    for a in known:
        for e in a.events:
            told.setdefault(e.name, []).append(a)
    assert sum(len(t) > 1 for t in told.values()) >= 50
