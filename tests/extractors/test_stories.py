"""One event told by several reports, in two languages, beside events that look like it."""

from __future__ import annotations

import pytest

from extractors.incident_groups import group
from tests.stories import Article, Score, articles, crowded, score, tellings

SEASON = 1700  # the files that are drawn together into one season
LEARNED = 2100  # the files the rules have learned from; of what is numbered higher they know little or nothing


@pytest.fixture(scope="module")
def reached() -> Score:
    return score()


def test_events_that_look_alike_stay_apart(reached: Score) -> None:
    assert reached.precision >= 0.995, reached.false


def test_events_of_one_season_stay_apart() -> None:
    """The stories of the first sixteen sets within one season, five events in two days: far more than the valley has in its worst years."""
    days = round(2 * len({e.name for a in articles() for e in a.events if int(a.id[:-1]) < SEASON}) / 5)
    seasons = [score(groups=group(crowded(days, seed, before=SEASON))) for seed in range(4)]
    found, false = sum(len(s.found) for s in seasons), [p for s in seasons for p in s.false]
    assert found / (found + len(false)) >= 0.975, false


def test_tellings_of_one_event_are_joined(reached: Score) -> None:
    for below, least, of_all in ((LEARNED, 0.87, 0.73), (1700, 0.89, 0.78), (1400, 0.93, 0.85)):  # the later sets are harder to read than those before
        found, missed, unread = (len([p for p in pairs if _number(p) < below]) for pairs in (reached.found, reached.missed, reached.unread))
        assert found >= least * (found + missed), reached.missed
        assert found >= of_all * (found + missed + unread), reached.unread


def _number(pair: tuple[str, str, str]) -> int:
    return int(pair[0][:-1])


@pytest.mark.parametrize(("first", "recall", "of_all"), [("1", 0.93, 0.86), ("2", 0.97, 0.97), ("3", 0.97, 0.90), ("4", 0.97, 0.97),
                                                         ("5", 0.97, 0.97), ("6", 0.97, 0.86), ("7", 0.97, 0.92), ("8", 0.94, 0.85),
                                                         ("9", 0.98, 0.95), ("10", 0.81, 0.67),
                                                         ("14", 0.81, 0.63), ("15", 0.81, 0.66), ("16", 0.89, 0.83), ("17", 0.76, 0.40), ("18", 0.85, 0.63),
                                                         ("19", 0.82, 0.68), ("20", 0.85, 0.65), ("21", 0.82, 0.67), ("22", 0.69, 0.44), ("23", 0.88, 0.68), ("24", 0.83, 0.60)])
def test_no_set_falls_back(first: str, recall: float, of_all: float) -> None:
    """What each set reaches today; the tenth and those from the fourteenth on are low since their texts are hard to read (`tests/stories/README.md`)."""
    s = score(first)
    assert s.recall >= recall, s.missed
    assert s.recall_of_all >= of_all, s.unread


def test_spanish_and_english_meet(reached: Score) -> None:
    lang = {a.id: a.lang for a in articles()}
    across = [p for p in reached.found if lang[p[0]] != lang[p[1]]]
    missed = [p for p in reached.missed if lang[p[0]] != lang[p[1]]]
    assert len(across) > 1100
    for last, least in ((LEARNED - 1, 0.88), (1699, 0.89), (1499, 0.91), (1399, 0.93), (799, 0.97)):  # as above: the later are hard to read
        of_them, missed_of_them = ([p for p in pairs if _number(p) <= last] for pairs in (across, missed))
        assert len(of_them) >= least * (len(of_them) + len(missed_of_them)), missed_of_them


def test_what_has_neither_day_nor_place_stays_alone() -> None:
    vague = {a.id for a in articles("209")}
    assert len(vague) == 5
    assert [g for g in group(tellings()) if len(g) > 1 and any(k.split("#")[0] in vague for k in g)] == []


def test_the_stories_are_what_they_say() -> None:
    known = articles()
    assert len({a.id for a in known}) == len(known) >= 1474
    assert {a.lang for a in known} == {"es", "en"}
    told: dict[str, list[Article]] = {}
    for a in known:
        for e in a.events:
            told.setdefault(e.name, []).append(a)
    assert sum(len(t) > 1 for t in told.values()) >= 520
