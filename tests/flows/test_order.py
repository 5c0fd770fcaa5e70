"""The same reports in any order and in any batches: the same groups, the same settled figures, the same headlines."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.incident_groups import group
from extractors.records import Report
from tests.empty import in_memory
from tests.flows.test_join import outcome, stored
from tests.stories import Article, articles, tellings

# stories whose events lie near each other, so that what comes in between matters; a number is a file
NEAR = (("101", "401"), ("102", "403"), ("107", "503"), ("301", "607"))


@cache
def near(*stories: str) -> tuple[Article, ...]:
    return tuple(a for story in stories for a in articles(story))


def says(a: Article) -> Report:
    return Report(True, "es.relevance.test", a.lang, tuple(t.incident for t in tellings() if t.report_id == a.id))


def known_after(empty: Path, batches: Sequence[Sequence[Article]]) -> list[tuple[object, ...]]:
    """What the warehouse holds when these batches were loaded one after another: incidents by the articles that tell them."""
    con = in_memory(empty)
    for batch in batches:
        stored(con, *(outcome(con, f"https://{a.id}.example/", a.text, says(a), a.title, a.id,
                              datetime.combine(a.published, time(15), UTC)) for a in batch))
    found = con.execute("""
        select (select list_sort(list(distinct r.feed || ' ' || t.district)) from report_incidents as t
                join reports as r using (report_id) where t.incident_id = i.incident_id) as told_by,
          i.* exclude (incident_id, first_reported_at, updated_at),
          (select list_sort(list(f.action || f.object || coalesce(f.quantity, -1) || coalesce(f.quantity_low, -1)
                                 || coalesce(f.quantity_high, -1) || f.n_reports)) from facts as f
           where f.incident_id = i.incident_id) as figures
        from incidents as i order by all""").fetchall()
    con.close()
    return found


@cache
def at_once(empty: Path, chosen: frozenset[str]) -> list[tuple[object, ...]]:
    return known_after(empty, [[a for a in articles() if a.id in chosen]])


@st.composite
def arrivals(draw: st.DrawFn) -> list[list[Article]]:
    """Some stories' articles in some order, cut into batches."""
    order = draw(st.permutations(near(*draw(st.sampled_from(NEAR)))))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), min_size=1, max_size=4)))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(batches=arrivals())
def test_order_and_batches_are_not_seen(empty_warehouse: Path, batches: list[list[Article]]) -> None:
    assert known_after(empty_warehouse, batches) == at_once(empty_warehouse, frozenset(a.id for batch in batches for a in batch))


def test_one_by_one_and_backwards(empty_warehouse: Path) -> None:
    order = list(reversed(near("101", "503")))
    assert known_after(empty_warehouse, [[a] for a in order]) == at_once(empty_warehouse, frozenset(a.id for a in order))


@settings(max_examples=8, deadline=None, derandomize=True)  # each moves all tellings, so that one dependence on order shows in most
@given(st.integers(0, 2**32 - 1))  # the seed of an order: the shuffle itself, swap by swap, is more than hypothesis draws
def test_the_groups_of_all_stories_in_any_order(seed: int) -> None:
    shuffled = list(tellings())
    random.Random(seed).shuffle(shuffled)
    assert group(shuffled) == groups()


@cache
def groups() -> list[tuple[str, ...]]:
    return group(tellings())


def test_there_is_something_to_join(empty_warehouse: Path) -> None:
    for stories in NEAR:
        found = at_once(empty_warehouse, frozenset(a.id for a in near(*stories)))
        assert sum(len(row[0] or ()) > 1 for row in found) >= 3  # type: ignore[arg-type]
